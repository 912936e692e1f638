"""Figures on the page: they stand still until they are asked to move, and on paper always."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

WORKOUT: Final = "/total-body-strength/"
EXERCISE: Final = "/exercises/goblet-squat/"
SIX: Final = "/six-workouts-for-when-you-are-stuck-inside/"

#: How many animations run, and how many drawings of the first figure stand beside each other.
STATE: Final = """() => {
  const figure = document.querySelector(".figure");
  return {
    moving: document.getAnimations().length,
    drawings: [...figure.querySelectorAll(".figure-cell")].filter((e) => e.checkVisibility())
      .map((e) => e.getBoundingClientRect()).reduce((sum, e) => sum + e.width / e.height, 0),
    arrows: [...figure.querySelectorAll(".figure-arrow")].filter((e) => e.checkVisibility()).length,
  };
}"""
STILL: Final = {"moving": 0, "drawings": 2, "arrows": 1}


def state(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(STATE)
    return found


@pytest.mark.parametrize("path", [WORKOUT, EXERCISE])
@pytest.mark.parametrize("javascript", [True, False])
def test_figures_move_when_they_are_asked_to(
    open_page: OpenPage, path: str, javascript: bool
) -> None:
    """Nothing moves by itself; the keyboard starts it and stops it, without scripts too."""
    page = open_page(path, javascript=javascript)
    assert state(page) == STILL
    box = page.get_by_role("checkbox", name="Move the figure").first
    box.focus()
    page.keyboard.press("Space")
    moving = state(page)
    assert moving["moving"] == page.locator(".movable:has(:checked) .figure").count() > 0
    assert (moving["drawings"], moving["arrows"]) == (3, 0)
    page.keyboard.press("Space")
    assert state(page) == STILL


def test_a_figure_shows_all_its_drawings_in_turn(open_page: OpenPage) -> None:
    """Within one way of the movement, each drawing stands behind the window once, in order."""
    page = open_page(EXERCISE)
    page.get_by_role("checkbox").check()
    seen = page.evaluate(
        """() => {
          const strip = document.querySelector(".figure-strip");
          const [animation] = strip.getAnimations();
          animation.pause();
          const window_ = document.querySelector(".figure-window").getBoundingClientRect();
          const { duration } = animation.effect.getComputedTiming();
          const seen = [];
          for (let i = 0; i < 100; i++) {
            animation.currentTime = (duration * i) / 100;
            const at = (window_.left - strip.getBoundingClientRect().left) / window_.width;
            if (seen.at(-1) !== at) seen.push(at);
          }
          return seen;
        }"""
    )
    assert seen == [0, 1, 2]


def test_what_lies_between_two_positions_is_seen_only_while_they_move(open_page: OpenPage) -> None:
    """At rest a place as wide as one drawing shows the position; moving, what is left of it too."""
    page = open_page(EXERCISE)
    cell = page.locator(".figure-cell").nth(1)
    still = cell.screenshot()
    position = page.evaluate(
        """() => {
          const symbol = document.querySelectorAll(".symbols symbol")[1];
          const drawn = symbol.querySelectorAll(":scope > g");
          return [symbol.viewBox.baseVal.width / symbol.viewBox.baseVal.height, drawn.length];
        }"""
    )
    assert position == [2, 2]
    page.evaluate("document.querySelectorAll('.symbols symbol')[1].firstElementChild.remove()")
    assert cell.screenshot() == still
    page.evaluate("document.querySelectorAll('.symbols symbol')[1].lastElementChild.remove()")
    assert cell.screenshot() != still


@pytest.mark.parametrize("path", [WORKOUT, EXERCISE])
def test_nothing_moves_for_who_wants_nothing_to_move(open_page: OpenPage, path: str) -> None:
    """The control is not offered; were it set, nothing would move all the same."""
    page = open_page(path, reduced_motion="reduce")
    assert page.locator(".mover:visible").count() == 0
    page.locator(".mover-box").first.evaluate("(box) => { box.checked = true }")
    assert state(page) == STILL


def test_one_workouts_figures_move_without_the_others(open_page: OpenPage) -> None:
    """Each workout of a page has a control of its own."""
    page = open_page(SIX)
    page.get_by_role("checkbox", name="Move the figures").nth(1).check()
    moving = page.evaluate(
        """() => [...new Set(document.getAnimations().map(
            (a) => a.effect.target.closest(".workout").id))]"""
    )
    assert moving == [page.locator("section.workout").nth(1).get_attribute("id")]


#: Which drawings are drawn, and how long the page is.
DRAWN: Final = """() => [
  [...document.querySelectorAll(".figure-cell use")]
    .map((e) => e.checkVisibility({ contentVisibilityAuto: true })),
  document.documentElement.scrollHeight,
]"""


@pytest.mark.parametrize("font_size", ["100%", "200%"])
def test_a_drawing_is_drawn_when_somebody_comes_near(open_page: OpenPage, font_size: str) -> None:
    """The first is there at once, the last at the end of the page, which is as long before."""
    page = open_page(SIX, viewport=(360, 800))
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", font_size)
    drawn, before = page.evaluate(DRAWN)
    assert not drawn[-1]
    for place in page.locator(".figure").all():
        place.evaluate("(figure) => figure.scrollIntoView()")
    page.wait_for_function(f"() => ({DRAWN})()[0].at(-1)")
    assert page.evaluate(DRAWN)[1] == before


def test_figures_that_move_begin_together(open_page: OpenPage) -> None:
    """Those far from the window as well: who comes near sees all of them in the same position."""
    page = open_page(WORKOUT, viewport=(360, 800))
    page.get_by_role("checkbox", name="Move the figures").check()
    assert all(page.evaluate(DRAWN)[0])
    begun = page.evaluate(
        """async () => {
          const moving = await Promise.all(document.getAnimations().map((a) => a.ready));
          return [moving.length, new Set(moving.map((a) => a.startTime)).size];
        }"""
    )
    assert begun == [page.locator(".figure").count(), 1]


def test_nobody_lays_out_the_file_of_the_drawings(open_page: OpenPage) -> None:
    """A page takes from it what it shows; all else would be laid out as well, and for nobody."""
    page = open_page(WORKOUT)
    page.goto(f"{page.url}drawings.svg")
    shown = page.evaluate(
        """() => [document.querySelectorAll("symbol").length,
          [...document.documentElement.children].map((e) => getComputedStyle(e).display)]"""
    )
    assert shown == [shown[0], ["none"]]
    assert shown[0] > 0


def test_paper_shows_the_first_and_the_last_position(open_page: OpenPage) -> None:
    """Printed while the figures move, the sheet shows two positions of each, which stand still."""
    page = open_page(WORKOUT)
    page.get_by_role("checkbox", name="Move the figures").check()
    page.emulate_media(media="print")
    shown = page.locator(".line-figure:visible")
    assert shown.count() == 12
    positions = shown.locator("use").evaluate_all(
        """async (all) => {
          const text = await (await fetch("drawings.svg")).text();
          const file = new DOMParser().parseFromString(text, "image/svg+xml");
          const pair = (e) => file.querySelector(e.href.baseVal.split("svg")[1]);
          return all.map((e) => pair(e).querySelectorAll("use").length);
        }"""
    )
    assert positions == [2] * 12
    assert page.locator(".mover:visible, .figure:visible").count() == 0


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_figure_is_large_enough(open_page: OpenPage, width: int) -> None:
    """A drawing is 64 px wide on the smallest phone, and nothing of it is beyond the row."""
    page = open_page(WORKOUT, viewport=(width, 800))
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".figure-cell")].map(
          (e) => {
            const box = e.getBoundingClientRect(), row = e.closest(".row").getBoundingClientRect();
            return [box.width, box.height, box.left >= row.left - 1 && box.right <= row.right + 1];
          })"""
    )
    assert sizes
    assert all(min(w, h) >= 64 and inside for w, h, inside in sizes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_can_be_seen(open_page: OpenPage, scheme: str) -> None:
    """Limbs, near and far, and equipment stand out from what is behind them, in both schemes."""
    page = open_page(EXERCISE, color_scheme="dark" if scheme == "dark" else "light")
    contrasts = page.evaluate(
        """() => {
          const canvas = document.createElement("canvas").getContext("2d");
          const light = (colour) => {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((c) => {
              c /= 255;
              return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
          };
          const panel = document.querySelector(".exercise-figure");
          const probe = document.createElement("i");
          panel.append(probe);
          const of = (name) => {
            probe.style.color = `var(${name})`;
            return light(getComputedStyle(probe).color);
          };
          const back = light(getComputedStyle(panel).backgroundColor);
          const against = (name) => {
            const [low, high] = [back, of(name)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
          };
          return ["--figure-near", "--figure-far", "--figure-thing"].map(against);
        }"""
    )
    near, far, thing = contrasts
    assert near >= 7
    assert far >= 3
    assert thing >= 3


def test_high_contrast_keeps_the_figures(open_page: OpenPage) -> None:
    """With the colours of the system, limbs are drawn in its colour for text."""
    page = open_page(EXERCISE, forced_colors="active")
    colours = page.evaluate(
        """() => [document.querySelector("symbol path[stroke*='near']"), document.body].map(
          (e, i) => getComputedStyle(e)[i ? "color" : "stroke"])"""
    )
    assert colours[0] == colours[1]
