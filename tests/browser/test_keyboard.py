"""Pages without a mouse: where the focus goes, and whether it can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Page

from tests.browser.conftest import OpenPage
from tests.browser.kinds import EACH_KIND
from tests.browser.tools import FONTS_READY

each_kind = pytest.mark.parametrize("path", EACH_KIND)

#: What has the focus, where it is, and what is drawn for it.
FOCUSED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  // The ring may be drawn around what the link stands in: all of a card, not only its title.
  const ringed = (element) => {
    const style = getComputedStyle(element);
    const clear = /rgba?\\([^)]*[,/] ?0\\)/.test(style.outlineColor);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !clear;
  };
  let marked = false;
  for (let e = at; e && !e.matches("main, body"); e = e.parentElement) marked ||= ringed(e);
  return {
    name: at === document.body ? "" : (at.getAttribute("aria-label")
      ?? ([at, ...(at.labels ?? []), ...at.querySelectorAll("img")]
        .map((e) => e.alt || e.textContent).join(" "))).trim(),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    marked,
  };
}"""

FOCUSABLE = (
    "[...document.querySelectorAll('a[href], button:not([hidden]), select, [tabindex=\"0\"]')]"
    ".filter((e) => e.checkVisibility()).length"
)


def walk(page: Page) -> list[dict[str, object]]:
    """Press Tab until the focus leaves the page; return what had it."""
    stops: list[dict[str, object]] = []
    for _ in range(page.evaluate(FOCUSABLE)):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    return stops


@each_kind
def test_one_can_walk_through_a_page(open_page: OpenPage, path: str) -> None:
    """Tab stops at every link and control; each stop is in the window and has a ring."""
    page = open_page(path, reduced_motion="reduce")
    stops = walk(page)
    assert stops[0]["name"] == "Skip to content"
    assert [stop for stop in stops if not (stop["name"] and stop["seen"] and stop["marked"])] == []


@each_kind
def test_the_menu_can_be_skipped(open_page: OpenPage, path: str) -> None:
    """The first stop leads past the menu: what comes next is in the main part or below it."""
    page = open_page(path, reduced_motion="reduce")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


def test_the_skip_link_waits_for_the_keyboard(open_page: OpenPage) -> None:
    """It is out of sight until it has the focus."""
    corner = FloatRect(x=0, y=0, width=400, height=120)
    page, without = open_page("/"), open_page("/")
    without.locator(".skip-link").evaluate("(link) => link.remove()")
    for each in (page, without):
        each.evaluate(FONTS_READY)
    nothing = without.screenshot(clip=corner)
    assert page.screenshot(clip=corner) == nothing
    page.keyboard.press("Tab")
    assert page.screenshot(clip=corner) != nothing


def test_a_wide_table_is_scrolled_by_keys(open_page: OpenPage) -> None:
    """A table that is wider than a phone can be moved without a finger."""
    page = open_page("/four-week-block/", viewport=(320, 700), reduced_motion="reduce")
    # Without the words of its head its rows cannot be cards, such as those of a table in HTML.
    page.locator("[data-label]").evaluate_all("all => all.forEach(e => delete e.dataset.label)")
    table = page.locator(".table-scroll").first
    table.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)
    assert table.evaluate("table => table.scrollLeft") > 0
