"""Pages on screens: nothing is cut off, nothing is hard to read, and all of it without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import OpenPage
from tests.browser.kinds import EACH_KIND, FIRST_KINDS, WORKOUTS
from tests.browser.tools import FONTS_READY, OUTSIDE, run_axe

WIDTHS = (320, 360, 768, 1280)
Scheme = Literal["light", "dark"]

each_kind = pytest.mark.parametrize("path", EACH_KIND)
first_kinds = pytest.mark.parametrize("path", FIRST_KINDS)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)
PHONE = ViewportSize(width=412, height=820)
DESK = ViewportSize(width=1280, height=800)
#: Which scripts were asked for before the first paint, if there are any scripts.
EARLY = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const scripts = performance.getEntriesByType("resource")
    .filter((entry) => entry.name.includes("/js/"));
  return [scripts.length > 1, scripts.filter((entry) => entry.startTime < paint.startTime)
    .map((entry) => entry.name)];
}"""
LOOKS = 4
#: Notes what moves on a page that nobody has touched.
#: What scripts bring moves lines. On a busy machine a font that is kept may come a moment after the
#: first paint, and move a word by a letter: thousandths, which no measure counts.
MOVED = """
globalThis.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries().filter((each) => each.value > 0.005))
    for (const { node } of shift.sources)
      moved.push(`${shift.value}: ${node?.outerHTML?.slice(0, 80)}`);
}).observe({ type: "layout-shift", buffered: true });
"""
#: What was noted when all that has come is drawn.
HAS_MOVED = """new Promise((seen) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => seen(moved)))))"""


@first_kinds
def test_no_page_scrolls_sideways(open_page: OpenPage, path: str) -> None:
    """From the smallest phone to a desk, light or dark, all words are within the window."""
    page = open_page(path)
    found = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found[scheme, width] = page.evaluate(OUTSIDE)
    assert {at: seen for at, seen in found.items() if seen != {"wider": 0, "found": []}} == {}


def test_a_table_of_many_columns_fits(open_page: OpenPage) -> None:
    """Where rows are no cards, words are broken before the page is wider than its window."""
    page = open_page("/four-week-block/")
    page.locator(".prose").first.evaluate(
        """prose => {
          const table = document.createElement("table");
          for (const part of [table.createTHead(), table.createTBody()]) {
            const row = part.insertRow();
            for (let n = 0; n < 7; n++) row.insertCell().append("Donaudampfschifffahrt");
          }
          prose.append(table);
        }"""
    )
    found = {}
    for width in (768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(OUTSIDE)
    assert {at: seen for at, seen in found.items() if seen != {"wider": 0, "found": []}} == {}


def test_a_wide_word_is_noticed(open_page: OpenPage) -> None:
    """The measure itself is measured: a word wider than a phone is found."""
    page = open_page("/about/", viewport=(320, 800))
    page.evaluate("document.querySelector('main p').textContent = 'w'.repeat(400)")
    # Not as an element: the page's policy allows no style but its own.
    page.evaluate(
        """() => {
          const wide = new CSSStyleSheet();
          wide.replaceSync("p { overflow-wrap: normal !important; hyphens: none !important }");
          document.adoptedStyleSheets.push(wide);
        }"""
    )
    found = page.evaluate(OUTSIDE)
    assert found["wider"] > 0 or found["found"]


@first_kinds
def test_axe_finds_nothing(open_page: OpenPage, path: str) -> None:
    """No rule of accessibility is broken on a desk or a phone, light or dark."""
    page = open_page(path, reduced_motion="reduce")
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wrong = run_axe(page, colours_only=scheme == "dark")
            found[width, scheme] = "\n".join(map(str, wrong))
    assert {at: text for at, text in found.items() if text} == {}


#: The words and links that can be seen, but for those that depend on scripts by design, which
#: test_choices.py, test_booklet.py and test_finding.py look at.
SEEN = """() => {
  const own = ".print-panel, .scheme-switch, .share button, .shop-form, noscript, "
    + ".to-found, .facets";
  for (const part of document.querySelectorAll(own)) part.remove();
  return {
    words: document.body.innerText.split(/\\s+/).filter(Boolean),
    links: [...document.links].filter((a) => a.checkVisibility()).map((a) => a.href),
  };
}"""


@each_scheme
def test_the_scheme_is_the_readers(open_page: OpenPage, scheme: Scheme) -> None:
    """A dark window has a dark page, a light one a light page."""
    page = open_page("/", color_scheme=scheme)
    background = page.evaluate(
        """() => {
          const colour = (e) => getComputedStyle(e).backgroundColor;
          const drawn = [document.body, document.documentElement].map(colour);
          const canvas = document.createElement("canvas").getContext("2d");
          canvas.fillStyle = drawn.find((c) => c !== "rgba(0, 0, 0, 0)") ?? "white";
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }"""
    )
    bright = sum(background) / 3 > 128
    assert bright == (scheme == "light")


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_far_has_its_room(open_page: OpenPage, width: int) -> None:
    """Exercises that are not laid out yet are as tall as they will be, and found."""
    page = open_page("/exercises/")
    page.set_viewport_size({"width": width, "height": 800})
    tall = "document.documentElement.scrollHeight"
    at_first = page.evaluate(tall)
    for top in range(0, at_first, 800):
        page.evaluate(
            "async top => { scrollTo(0, top); await new Promise(requestAnimationFrame); }", top
        )
    assert page.evaluate(tall) == at_first
    last = page.locator(".move-link").last.text_content()
    page.evaluate("scrollTo(0, 0)")
    assert page.evaluate("text => find(text)", last)


@pytest.mark.parametrize(
    ("path", "set_in"),
    [
        ("/about/", False),
        ("/a-runners-love-hate-relationship-with-strength-training/", False),
        ("/should-runners-strength-train/", True),
        ("/how-to-read-a-workout/", True),
    ],
)
def test_text_is_set_in_where_something_stands_beside_it(
    open_page: OpenPage, path: str, set_in: bool
) -> None:
    """A text begins where its title does, unless its contents or two sides stand in the margin."""
    page = open_page(path)
    title, text = (
        page.locator(name).first.evaluate("(e) => e.getBoundingClientRect().left")
        for name in ("h1", ".prose > p")
    )
    assert (text > title) == set_in


@each_kind
def test_without_scripts_all_is_there(open_page: OpenPage, path: str) -> None:
    """A page says and offers the same with JavaScript off, but for how one chooses."""
    seen = {}
    for scripts in (True, False):
        page = open_page(path, javascript=scripts)
        seen[scripts] = page.evaluate(SEEN)
        assert page.locator(".site-nav a:visible").count() == 6
        assert page.locator("h1:visible").count() == 1
    assert seen[True] == seen[False]


@pytest.mark.parametrize("path", WORKOUTS)
def test_the_print_button_prints(open_page: OpenPage, path: str) -> None:
    """One click on it opens the dialog, once."""
    page = open_page(path)
    page.evaluate(
        "globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1 }; null"
    )
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("globalThis.printed") == 1


@pytest.mark.parametrize("path", WORKOUTS)
def test_there_is_no_print_button_that_does_nothing(open_page: OpenPage, path: str) -> None:
    """Without scripts, or before they have come, it is not shown; the sheets are."""
    page = open_page(path)
    page.evaluate("delete document.documentElement.dataset.started")
    assert page.get_by_role("button", name="Print this page").count() == 0
    page = open_page(path, javascript=False)
    assert page.get_by_role("button").count() == 0
    assert page.locator(".workout-sheets a:visible").count() == 2 * WORKOUTS[path]


@pytest.mark.parametrize("path", ["/about/", "/find/", "/search/"])
def test_there_is_something_to_read_before_a_script_is_fetched(
    open_page: OpenPage, path: str
) -> None:
    """The modules, and what they import, are asked for when the page has been painted.

    A browser tells when the paint was seen, which on a busy machine is later: one look of some
    counts.
    """
    page = open_page(path)
    looks = [page.evaluate(EARLY)]
    while looks[-1] != [True, []] and len(looks) < LOOKS:
        page.reload()
        page.wait_for_selector("html[data-started]", state="attached")
        looks.append(page.evaluate(EARLY))
    assert [True, []] in looks


@each_kind
def test_nothing_moves(open_page: OpenPage, path: str) -> None:
    """What scripts bring has its place before: in the font of a first page, and in ours."""
    page = open_page(path)
    page.add_init_script(MOVED)
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        for font in ("theirs", "ours"):
            page.evaluate("(font) => (localStorage.font = font === 'ours' ? 'kept' : '')", font)
            page.reload()
            page.wait_for_selector("html[data-started]", state="attached")
            page.evaluate(FONTS_READY)
            assert page.evaluate(HAS_MOVED) == [], (viewport, font)


def test_fonts_are_loaded(open_page: OpenPage) -> None:
    """The typeface is ours, in both weights that are used, and not a stand-in."""
    page = open_page("/total-body-strength/")
    page.evaluate(FONTS_READY)
    loaded = page.evaluate(
        "[...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)"
    )
    assert "Atkinson Hyperlegible Next" in {family.strip('"') for family in loaded}
