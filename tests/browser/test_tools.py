"""The watchers themselves are watched: what is wrong must be found wrong."""

from functools import partial

import pytest
from playwright.sync_api import Browser

from tests.browser.guard import Guard
from tests.browser.tools import run_axe
from tests.browser.windows import Windows

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


STORE = """async () => {
  localStorage.setItem("kept", "1");
  sessionStorage.setItem("kept", "1");
  document.cookie = "kept=1";
  await caches.open("kept");
  await new Promise((done) => { indexedDB.open("kept").onsuccess = done });
}"""
STORED = """async () => [
  localStorage.getItem("kept"), sessionStorage.getItem("kept"), document.cookie,
  await caches.keys(), (await indexedDB.databases()).length,
]"""


def test_a_window_is_lent_as_new(windows: Windows) -> None:
    """What one test stored, blocked or did wrong is not there for the next."""
    make = partial(windows.browser.new_context, base_url=windows.address)
    seen = []
    contexts = []
    for _ in range(2):
        window = windows.lend("a test's own", make)
        contexts.append(window.context)
        page = window.context.new_page()
        page.goto("/404.html")
        seen.append((page.evaluate(STORED), window.guard.problems()))
        page.evaluate(STORE)
        assert page.evaluate(STORED) == ["1", "1", "kept=1", ["kept"], 1]
        with page.expect_event("pageerror"):
            page.evaluate("setTimeout(() => { throw new Error('oh') })")
        assert window.guard.problems() != []
        window.context.route("**/*", lambda route: route.abort())
        windows.take_back(window)
    assert contexts[0] is contexts[1]
    assert seen == [([None, None, "", [], 0], [])] * 2


def test_two_at_once_have_a_window_each(windows: Windows) -> None:
    """Pages of one test do not see what the others store; one that was closed is not lent again."""
    make = windows.browser.new_context
    one, other = (windows.lend("a test's own, too", make) for _ in range(2))
    assert one.context is not other.context
    one.context.close()
    windows.take_back(one)
    windows.take_back(other)
    again = windows.lend("a test's own, too", make)
    assert again is other
    windows.take_back(again)


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        (f"{SITE}/", False),
        (f"{SITE}?q", False),
        (SITE, False),
        ("ws://127.0.0.1:9/s", False),
        ("data:,", False),
        ("about:blank", False),
        ("http://127.0.0.1:90/", True),
        ("http://127.0.0.1/", True),
        ("http://127.0.0.1:9@example.org/", True),
        ("http://127.0.0.1:9.example.org/", True),
        ("http://1270001:9/", True),
        ("https://example.org/http://127.0.0.1:9/", True),
        ("database://example.org", True),
    ],
)
def test_another_host_is_told_from_ours(url: str, foreign: bool) -> None:
    """However much of an address looks like ours."""
    assert Guard(SITE).is_foreign(url) is foreign
