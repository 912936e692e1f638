"""The switch in the header: the system's colours, or light or dark ones, kept."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

Scheme = Literal["light", "dark"]
PATH = "/total-body-strength/"

#: How bright the page is, and what the browser's own bar is told.
BRIGHT = """() => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data[0] > 128 ? "light" : "dark";
}"""
BAR = """() => [...document.querySelectorAll("meta[name=theme-color]")]
  .filter((e) => matchMedia(e.media).matches).map((e) => e.content)"""
BARS = {"light": ["#f6f7f1"], "dark": ["#081615"]}
#: Looks as soon as there is anything to see, before the page's own modules have run.
EARLY = """
addEventListener("DOMContentLoaded", () => { globalThis.early = (%s)(); });
"""


def looks(page: Page) -> tuple[str, list[str]]:
    return page.evaluate(BRIGHT), page.evaluate(BAR)


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_a_choice_is_kept_and_seen_at_once(
    open_page: OpenPage, system: Scheme, chosen: Scheme
) -> None:
    """Whatever the system says, each page has the colours from its first paint on."""
    page = open_page(PATH, color_scheme=system)
    assert looks(page) == (system, BARS[system])
    field = page.get_by_label("Colours")
    field.select_option(chosen)
    assert looks(page) == (chosen, BARS[chosen])
    page.add_init_script(EARLY % BRIGHT)
    for path in (PATH, "/exercises/"):
        page.goto(path)
        assert page.evaluate("early") == chosen
        # The switch works from when the page's scripts have started.
        page.wait_for_selector("html[data-started]", state="attached")
        assert looks(page) == (chosen, BARS[chosen])
        assert page.get_by_label("Colours").input_value() == chosen
    page.get_by_label("Colours").select_option("")
    assert looks(page) == (system, BARS[system])
    page.reload()
    assert page.evaluate("early") == system


def test_it_is_worked_by_keys(open_page: OpenPage) -> None:
    """A letter chooses, as in every list of a browser."""
    page = open_page(PATH)
    page.get_by_label("Colours").focus()
    page.keyboard.press("d")
    assert looks(page)[0] == "dark"
    page.keyboard.press("ArrowUp")
    assert looks(page)[0] == "light"


def test_paper_is_white_from_either(open_page: OpenPage) -> None:
    """Dark by choice or by system, what is printed is black on white."""
    for system in ("light", "dark"):
        page = open_page("/about/", color_scheme="dark" if system == "dark" else "light")
        page.get_by_label("Colours").select_option("dark")
        page.emulate_media(media="print")
        colours = page.locator("main :is(h1, p, li, a)").evaluate_all(
            "all => all.map(e => getComputedStyle(e).color)"
        )
        assert set(colours) == {"rgb(0, 0, 0)"}
        assert not page.get_by_label("Colours").is_visible()


#: What has been parsed when a browser looks for fields to fill in, which makes it lay out the page.
PARSED = """
addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector(".scheme-switch").getBoundingClientRect().toJSON();
  globalThis.parsed = { fields: document.querySelectorAll("select, input").length, box };
});
"""


def test_the_field_comes_after_the_first_paint(open_page: OpenPage) -> None:
    """No field makes a browser lay out a page before it paints, and nothing moves when it comes."""
    page = open_page("/about/")
    page.add_init_script(PARSED)
    for font in ("their own", "ours"):
        page.reload()
        page.get_by_label("Colours").wait_for()
        parsed = page.evaluate("parsed")
        assert parsed["fields"] == 0
        box = page.locator(".scheme-switch").evaluate("e => e.getBoundingClientRect().toJSON()")
        assert box == parsed["box"], font
        field = page.locator(".scheme-field").bounding_box()
        assert field
        assert field["x"] + field["width"] == pytest.approx(box["right"], abs=1)
        page.wait_for_selector("html[data-started]", state="attached")
        page.evaluate("localStorage.setItem('font', 'kept')")


def test_without_scripts_there_is_no_switch(open_page: OpenPage) -> None:
    """It could do nothing then."""
    page = open_page(PATH, javascript=False)
    assert page.locator(".scheme-switch").count() == 1
    assert not page.locator(".scheme-switch").is_visible()


def test_nothing_stored_is_no_mistake(open_page: OpenPage) -> None:
    """Where storing is forbidden, the choice holds for the page; what is kept may be nonsense."""
    page = open_page(PATH)
    page.evaluate("localStorage.setItem('scheme', 'purple')")
    page.reload()
    assert looks(page)[0] == "light"
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.reload()
    # Before its script is there, which makes up for it.
    page.get_by_label("Colours").select_option("dark")
    page.wait_for_selector("html[data-started]", state="attached")
    assert looks(page)[0] == "dark"
