"""The watchers themselves are watched: what is wrong must be found wrong."""

from playwright.sync_api import Browser

from tests.browser.guard import Guard
from tests.browser.tools import run_axe

SITE = "http://127.0.0.1:9"


def test_axe_finds_a_picture_without_words(browser: Browser) -> None:
    """A page with one known mistake has that mistake found, with the element."""
    page = browser.new_page()
    page.set_content(
        '<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,"></main></html>'
    )

    assert [(found.rule, found.target) for found in run_axe(page)] == [("image-alt", "img")]

    page.context.close()


def test_axe_finds_ink_like_the_paper(browser: Browser) -> None:
    """It is found as well where only the colours are looked at, and nothing else is."""
    page = browser.new_page()
    page.set_content(
        '<html lang="en"><title>A page</title><main><h1 style="color: #777; background: #666">A '
        'page</h1><img src="data:,"></main></html>'
    )

    found = [(found.rule, found.target) for found in run_axe(page, colours_only=True)]
    assert found == [("color-contrast", "h1")]

    page.context.close()


def test_a_request_to_another_host_is_recorded(browser: Browser) -> None:
    """Pictures, scripts and sockets of other hosts are blocked and named."""
    context = browser.new_context()
    guard = Guard(SITE)
    guard.watch(context)
    page = context.new_page()
    page.set_content(
        '<img src="http://127.0.0.1:10/a.png">'
        '<link rel="stylesheet" href="http://127.0.0.1:10/a.css">'
        '<img src="data:,">'
    )
    page.evaluate("new Promise(done => { new WebSocket('ws://127.0.0.1:10/s').onerror = done })")

    assert sorted(guard.foreign) == [
        "http://127.0.0.1:10/a.css",
        "http://127.0.0.1:10/a.png",
        "ws://127.0.0.1:10/s",
    ]

    context.close()


def test_a_script_error_is_recorded(browser: Browser) -> None:
    """A script that throws is a failed page, though it looks right."""
    context = browser.new_context()
    guard = Guard(SITE)
    guard.watch(context)
    page = context.new_page()
    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('oh') })")

    assert guard.problems() == ["A script failed: oh"]

    context.close()
