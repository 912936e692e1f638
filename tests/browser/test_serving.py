"""An open page while its site is built again and again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plugins.serving.news import News
from plugins.serving.web import Web
from tests import builds
from tests.browser.running import Running


class Open:
    """A long page of a site that is served, in a window, and its news."""

    def __init__(self, web: Web, page: Page) -> None:
        self.web = web
        self.page = page
        self.address = f"http://127.0.0.1:{web.server_address[1]}/"
        self.write("First.")
        page.goto(self.address)

    def write(self, words: str) -> None:
        policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"
        (self.web.folder / "index.html").write_text(
            f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}">'
            f"<title>Page</title><body><p>{words}</p>" + "<p>Line</p>" * 300,
            encoding="utf-8",
        )

    def build(self, words: str, told: str = "", *, failed: bool = False) -> None:
        # A page that begins to listen between the two would take a good one for newer.
        if failed:
            self.web.news.tell(told, failed=True)
        self.write(words)
        if not failed:
            self.web.news.tell(told, failed=False)


@pytest.fixture
def opened(tmp_path: Path, browser: Browser, running: Running) -> Iterator[Open]:
    """A page under the policy that ours have; nothing may be refused, and no script may fail."""
    web = Web(("127.0.0.1", 0), tmp_path, builds.ROOT / "theme/preview", News())
    threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
    page = browser.new_page(viewport={"width": 900, "height": 600})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield Open(web, page)
    with running.closing():
        page.close()
    web.shutdown()
    web.server_close()
    assert [line for line in said if "favicon" not in line and "404" not in line] == []


def test_the_page_follows_and_keeps_its_place(opened: Open) -> None:
    """After each build, without a hand."""
    page = opened.page
    for words in ("Second.", "Third."):
        page.mouse.wheel(0, 500)
        expect(page.get_by_text("Line").first).not_to_be_in_viewport()
        page.wait_for_timeout(200)
        place = page.evaluate("() => scrollY")
        assert place > 300
        opened.build(words)
        expect(page.get_by_text(words)).to_be_attached()
        assert page.evaluate("() => scrollY") == place


def test_a_mistake_is_shown_over_the_last_good_page(opened: Open) -> None:
    """As words, whatever is in them; it goes when it is mended, or when it is closed."""
    page = opened.page
    told = page.get_by_role("status")
    opened.build("Broken.", "a.md:1:2: error: <b>no</b>", failed=True)
    expect(told.locator("pre")).to_have_text("a.md:1:2: error: <b>no</b>")
    expect(page.get_by_text("First.")).to_be_attached()
    opened.build("Mended.")
    expect(page.get_by_text("Mended.")).to_be_attached()
    expect(told).to_have_count(0)
    opened.build("Warned.", "a.md:1:2: warning: so so")
    expect(page.get_by_text("Warned.")).to_be_attached()
    told.get_by_role("button", name="Close").click()
    expect(told).to_have_count(0)
    opened.build("Warned again.", "a.md:1:2: warning: so so")
    expect(page.get_by_text("Warned again.")).to_be_attached()
    expect(told).to_have_count(0)
    opened.build("Other.", "a.md:1:2: warning: another")
    expect(told).to_contain_text("another")


def test_a_page_that_is_what_it_was_is_left_alone(opened: Open) -> None:
    """The build that follows the page that came first has nothing new for it."""
    page = opened.page
    opened.build("Second.")
    expect(page.get_by_text("Second.")).to_be_attached()
    page.evaluate("() => { document.title = 'The same' }")
    opened.web.news.tell("a.md:1:2: warning: so so", failed=False, texts=True)
    expect(page.get_by_role("status")).to_contain_text("so so")
    assert page.title() == "The same"
    opened.write("Third.")
    opened.web.news.tell("", failed=False, texts=True)
    expect(page.get_by_text("Third.")).to_be_attached()
