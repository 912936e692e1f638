"""Pages on paper, as the browser prints them: a workout is a sheet, an article is its text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.kinds import KINDS, WORKOUTS
from tests.sheets import reading
from tests.site.said import SAID, missing

#: Millimetres, by the names that the browser has.
PAPERS: Final = {"A4": (210, 297), "Letter": (215.9, 279.4)}
#: What every printer leaves white, in points.
EDGE: Final = 4 * reading.POINTS_PER_MM

#: What leads elsewhere or does something: no words of these are printed.
CHROME: Final = (
    "Skip to content",
    "Print this page",
    "Print it",
    "Sheet to print",
    "US Letter",
    "may be shared and changed",
    "Archives",
    "How to read a workout",
)

COLOURS: Final = (
    "['body', 'h2', '.row-name', '.row-cue', '.scheme'].map("
    "(s) => getComputedStyle(document.querySelector(s)).color)"
)


def printed(page: Page, paper: str) -> bytes:
    """Print a page as a reader does who changes nothing in the dialog."""
    page.evaluate("document.fonts.ready.then(() => true)")
    return page.pdf(format=paper, print_background=False, tagged=True)


def words(pdf: bytes) -> str:
    return reading.squashed(" ".join(page.text for page in reading.pages(pdf)))


@pytest.mark.parametrize("path", WORKOUTS)
def test_a_workout_is_a_sheet(open_page: OpenPage, path: str) -> None:
    """Each workout is one sheet of either paper, in type of ten points, without menu or buttons."""
    page = open_page(path)
    for paper, size in PAPERS.items():
        pdf = printed(page, paper)
        sheets = reading.pages(pdf)
        assert (paper, len(sheets)) == (paper, WORKOUTS[path])
        for sheet in sheets:
            # A browser counts in pixels, and those of a paper are no whole number.
            found = (sheet.width / reading.POINTS_PER_MM, sheet.height / reading.POINTS_PER_MM)
            assert found == pytest.approx(size, abs=0.5)
            assert min(word.size for word in sheet.words) >= 9.95
            within_the_margins(sheet)
        text = words(pdf)
        assert [word for word in CHROME if reading.squashed(word) in text] == []


def within_the_margins(sheet: reading.Page) -> None:
    """All words are where every printer prints."""
    for word in sheet.words:
        assert EDGE <= word.left <= word.right <= sheet.width - EDGE
        assert EDGE <= word.bottom <= word.top <= sheet.height - EDGE


@pytest.mark.parametrize("path", WORKOUTS)
def test_the_browsers_sheet_says_what_ours_says(
    open_page: OpenPage, built_site: Path, path: str
) -> None:
    """Names, doses, facts, cues, variants, schemes, tables are the same on both, in one order."""
    page = open_page(path)
    lost = []
    everything = []
    for workout in page.locator("section.workout").all():
        said = workout.locator(SAID).all_text_contents()
        everything += said
        ours = built_site / path.strip("/") / f"{workout.get_attribute('id')}-a4.pdf"
        lost += [f"{ours.name}: {text}" for text in missing(said, ours.read_bytes())]
    lost += [f"the browser's: {text}" for text in missing(everything, printed(page, "A4"))]
    assert lost == []


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


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_what_one_clicks_is_not_printed(open_page: OpenPage, path: str) -> None:
    """Menu, footer, skip link and button are for screens."""
    page = open_page(path)
    page.emulate_media(media="print")
    clicked = ".site-nav, .site-footer, .skip-link, button"
    assert page.locator(clicked).locator("visible=true").count() == 0


def test_dark_screens_print_in_black(open_page: OpenPage) -> None:
    """On paper, the colours are those for paper, whatever the screen's are."""
    colours = []
    for scheme in ("light", "dark"):
        page = open_page("/total-body-strength/")
        page.emulate_media(media="print", color_scheme=scheme)
        colours.append(page.evaluate(COLOURS))
    assert colours[0] == colours[1]
