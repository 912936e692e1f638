"""Pages on paper, as the browser prints them: a workout is a sheet, an article is its text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, product
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.kinds import EACH_KIND, KINDS, WORKOUTS
from tests.browser.tools import FONTS_READY
from tests.sheets import reading

#: Millimetres, by the names that the browser has.
PAPERS: Final = {"A4": (210, 297), "Letter": (215.9, 279.4)}
#: What every printer leaves white, in points.
EDGE: Final = 4 * reading.POINTS_PER_MM
PIXELS_PER_MM: Final = 96 / 25.4

#: What leads elsewhere or does something, and what only a screen says: none of it is printed.
CHROME: Final = (
    "Skip to content",
    "Print this page",
    "Print it",
    "Open the PDF",
    "All ways to print",
    "Sheet to print",
    "US Letter",
    "At a glance",
    "Move the figures",
    "may be shared and changed",
    "Archives",
    "How to read a workout",
)

#: The choices but for the paper, as the values of the fields that are not what a page comes with.
STATES: Final = tuple(
    tuple(filter(None, chosen))
    for chosen in product(("", "six"), ("", "no-figures"), ("", "large"))
)

#: How the name of a sheet's file ends: its paper, and what is chosen otherwise than usual.
A_SHEET: Final = re.compile(
    r"(?<!-cards)(?<!-weeks)-(a4|letter)"
    r"(?:-(?P<plain>no-figures))?(?:-(?P<large>large))?(?:-(?P<six>six))?(?:-(?P<unit>kg|lb))?\.pdf$"
)

#: What our own sheet says and the browser's does not: the heads of its columns, and the dots
#: between parts of a line, where the browser's has air.
ONLY_OURS: Final = frozenset({"Exercise", "Log", "·"})


def choose(page: Page, values: tuple[str, ...]) -> None:
    for value in values:
        page.locator(f'.choice input[value="{value}"]').check()


def printed(page: Page, paper: str) -> bytes:
    """Print a page as a reader does who changes nothing in the dialog."""
    page.evaluate(FONTS_READY)
    return page.pdf(format=paper, print_background=False, tagged=True)


def words(pdf: bytes) -> str:
    return reading.squashed(" ".join(page.text for page in reading.pages(pdf)))


#: The fullest pages stand for the others, which are printed as well where there is more time.
FULL: Final = ("/total-body-strength/", "/four-week-block/")
each_workout = pytest.mark.parametrize(
    "path",
    [path if path in FULL else pytest.param(path, marks=pytest.mark.long) for path in WORKOUTS],
)


@pytest.mark.parametrize("state", STATES, ids=" ".join)
@each_workout
def test_a_workout_is_a_sheet(open_page: OpenPage, path: str, state: tuple[str, ...]) -> None:
    """Each workout is one sheet of either paper, two in large print, without menu or buttons."""
    page = open_page(path)
    choose(page, state)
    large = "large" in state
    for paper, size in PAPERS.items():
        pdf = printed(page, paper)
        sheets = reading.pages(pdf)
        # Every sheet begins with the name of the site, and what goes on has it not.
        begin = [i for i, sheet in enumerate(sheets) if "Rather Be Running" in sheet.text]
        assert (paper, len(begin)) == (paper, WORKOUTS[path])
        assert max(b - a for a, b in pairwise([*begin, len(sheets)])) <= (2 if large else 1)
        for sheet in sheets:
            # A browser counts in pixels, and those of a paper are no whole number.
            found = (sheet.width / reading.POINTS_PER_MM, sheet.height / reading.POINTS_PER_MM)
            assert found == pytest.approx(size, abs=0.5)
            assert min(word.size for word in sheet.words) >= 9.95
            within_the_margins(sheet)
        if large:
            sizes = Counter(round(word.size) for sheet in sheets for word in sheet.words)
            assert sizes.most_common(1)[0][0] == 16
        text = words(pdf)
        assert [word for word in CHROME if reading.squashed(word) in text] == []


def within_the_margins(sheet: reading.Page) -> None:
    """All words are where every printer prints."""
    for word in sheet.words:
        assert EDGE <= word.left <= word.right <= sheet.width - EDGE
        assert EDGE <= word.bottom <= word.top <= sheet.height - EDGE


@each_workout
def test_the_browsers_sheet_says_what_ours_says(
    open_page: OpenPage, built_site: Path, path: str
) -> None:
    """Whatever is chosen, both have the same words, each as often."""
    page = open_page(path)
    wrong = {}
    anchors = page.locator("section.workout").evaluate_all("all => all.map(e => e.id)")
    for file in sorted((built_site / path.strip("/")).glob("*.pdf")):
        name = file.name
        found = A_SHEET.search(name)
        if found is None:
            continue
        paper = found[1]
        # What is on one paper is on the other; both are looked at in what most people print.
        if paper == "letter" and (found["large"] or found["plain"]):
            continue
        choose(
            page,
            (paper, found["plain"] or "figures", found["large"] or "normal", found["six"] or "one"),
        )
        if page.locator('.choice input[name="unit"]').count():
            choose(page, (found["unit"] or "kg",))
        index = max((a for a in anchors if name.startswith(f"{a}-{paper}")), key=len)
        page.evaluate(
            "n => document.querySelectorAll('.sheet').forEach((e, i) => { e.hidden = i !== n })",
            anchors.index(index),
        )
        ours, browsers = file.read_bytes(), printed(page, {"a4": "A4"}.get(paper, "Letter"))
        numbers = frozenset() if found["plain"] else orders(page, anchors.index(index))
        lost, more = compared(ours, browsers, ONLY_OURS | numbers, large=bool(found["large"]))
        if lost or more:
            wrong[name] = (lost, more)
    assert wrong == {}


def compared(
    ours: bytes, browsers: bytes, allowed: frozenset[str], *, large: bool
) -> tuple[list[str], list[str]]:
    """Return the words that only our file has, or has more often, and those of the browser's.

    In large print a table goes on over the page with its head once more, so words are not counted.
    """
    one, other = said(ours), said(browsers)
    if large:
        texts = words(ours), words(browsers)
        lost = {word for word in one if reading.squashed(word) not in texts[1]}
        more = {word for word in other if reading.squashed(word) not in texts[0]}
        return sorted(lost - allowed - {"continued"}), sorted(more)
    missing = sorted(word for word in (one - other).elements() if word not in allowed)
    extra = sorted((other - one).elements())
    # Two words that stand close to each other may be read as one.
    same = sorted("".join(missing)) == sorted("".join(extra))
    return ([], []) if same else (missing, extra)


def said(pdf: bytes) -> Counter[str]:
    """Count the words of a file, but for those that number its pages."""
    found: Counter[str] = Counter()
    for sheet in reading.pages(pdf):
        # A hyphen at the end of a line is read as one of the reader's own.
        text = re.sub(r"[\x02\ufffe\u00ad]\s*", "-", sheet.text).replace("\u200b", "")
        text = re.sub(r"Page \d+ of \d+", "", text)
        text = text.replace(", continued", " continued")
        # A range may end a line after its dash; the space before a unit is narrow.
        text = re.sub(r"–\s+", "–", text)
        found.update(re.sub(r"(?<=\d)\s+(?=(?:s|min|m|kg|lb)\b)", "", text).split())
    return found


def orders(page: Page, index: int) -> frozenset[str]:
    """The numbers of the exercises, by which figures in a strip of their own are named."""
    names = page.locator(".sheet").nth(index).locator(".line-name > span").all_text_contents()
    return frozenset(names)


@pytest.mark.long
def test_what_is_written_on_is_large_enough(open_page: OpenPage) -> None:
    """Cells are 8 mm high, a standing person 18 mm, whatever is chosen."""
    for path in WORKOUTS:
        page = open_page(path)
        for state in STATES:
            page.emulate_media(media="screen")
            choose(page, ("one", "figures", "normal", *state))
            page.emulate_media(media="print")
            cells = page.locator(
                ".cells:not(.cells--small, .cells--plain) > i, .track--minutes > i"
            )
            heights = cells.evaluate_all(
                "all => all.filter(e => e.checkVisibility()).map(e => e.offsetHeight)"
            )
            assert min(heights) >= 8 * PIXELS_PER_MM - 0.5
            statures = page.locator(".line-figure > svg").evaluate_all(
                """async all => {
                  const text = await (await fetch("drawings.svg")).text();
                  const file = new DOMParser().parseFromString(text, "image/svg+xml");
                  const height = (e) => file.getElementById(
                    e.firstElementChild.href.baseVal.split("#")[1]).viewBox.baseVal.height;
                  return all.filter(e => e.checkVisibility()).map(e =>
                    103.5 * e.getBoundingClientRect().height / height(e));
                }"""
            )
            assert bool(statures) == ("no-figures" not in state)
            assert all(stature >= 18 * PIXELS_PER_MM for stature in statures)


def test_figures_are_drawn(open_page: OpenPage) -> None:
    """They refer to drawings of the page, of which nothing else is printed."""
    page = open_page("/total-body-strength/")
    shapes = []
    for value in ("figures", "no-figures"):
        choose(page, (value,))
        shapes.append(len(reading.pages(printed(page, "A4"))[0].shapes))
    assert shapes[0] > shapes[1] + 100


@pytest.mark.parametrize(
    "kind", ["article", "article with pros and cons", "page", "archives", "front page"]
)
def test_an_article_is_its_text(open_page: OpenPage, kind: str) -> None:
    """What is printed of a page is its main part: all of it, and neither menu nor footer."""
    page = open_page(KINDS[kind])
    for paper in PAPERS:
        pdf = printed(page, paper)
        text = words(pdf)
        expected = page.locator(
            "h1, main .prose :is(p, li, h2, h3, h4):not(:has(a))"
        ).all_inner_texts()
        said = [word for part in expected for word in part.split()]
        lost = [word for word in said if reading.squashed(word) not in text]
        assert lost == []
        for chrome in ("Skip to content", "may be shared and changed", "ask a doctor"):
            assert reading.squashed(chrome) not in text
        for sheet in reading.pages(pdf):
            within_the_margins(sheet)


@pytest.mark.parametrize("path", EACH_KIND)
def test_what_one_clicks_is_not_printed(open_page: OpenPage, path: str) -> None:
    """Menu, footer, skip link and button are for screens."""
    page = open_page(path)
    page.emulate_media(media="print")
    clicked = ".site-nav, .site-footer, .skip-link, button"
    assert page.locator(clicked).locator("visible=true").count() == 0


def test_paper_is_black_on_white(open_page: OpenPage) -> None:
    """All words of a sheet are black, whatever the screen's scheme is; nothing is behind them."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page = open_page("/total-body-strength/")
        page.emulate_media(media="print", color_scheme=scheme)
        colours = page.evaluate(
            """() => [...document.querySelectorAll(".sheet, .sheet *:not(svg, svg *)")]
              .flatMap(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])"""
        )
        assert set(colours) == {"rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"}
