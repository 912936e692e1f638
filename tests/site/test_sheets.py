"""The printable sheets of the real site and of the sample, each as its page links to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.sheets import reading
from tests.site.said import SAID, missing
from tests.site.site import Site
from tests.theme.fragment import Element

SIZES_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}


@pytest.fixture(params=["published", "sample"])
def printed(request: pytest.FixtureRequest) -> Site:
    """A published site."""
    found: Site = request.getfixturevalue(request.param)
    return found


def sheets(site: Site) -> list[Path]:
    return sorted(site.folder.rglob("*.pdf"))


@cache
def pages(sheet: Path) -> list[reading.Page]:
    return reading.pages(sheet.read_bytes())


def paper(sheet: Path) -> str:
    return sheet.stem.rpartition("-")[2]


def test_every_workout_has_both_papers(printed: Site) -> None:
    """A page of workouts has two PDFs for each, beside itself, and links to them in order."""
    for path, page in printed.workouts.items():
        folder = path.removesuffix("index.html")
        expected = [
            f"{folder}{workout.attributes['id']}-{name}.pdf"
            for workout in page.all("section.workout")
            for name in ("a4", "letter")
        ]
        in_text = [_file(printed, path, link) for link in page.all("section.workout a[type]")]
        assert in_text == expected, path
        if page.all(".print-panel"):
            in_panel = [_file(printed, path, link) for link in page.all(".print-panel a[type]")]
            assert in_panel == expected, path


def _file(site: Site, path: str, link: Element) -> str | None:
    return site.file(site.absolute(link.attributes["href"], path))


def test_every_sheet_is_linked(printed: Site) -> None:
    """No PDF lies about that no page leads to."""
    linked = {
        _file(printed, path, link)
        for path, page in printed.pages.items()
        for link in page.all('a[type="application/pdf"]')
    }
    found = {sheet.relative_to(printed.folder).as_posix() for sheet in sheets(printed)}
    assert found == linked


def test_the_real_site_has_two_sheets_for_each_of_twelve_workouts(published: Site) -> None:
    """The six of the stuck runner are six sheets."""
    assert len(sheets(published)) == 24


def test_a_real_workout_is_one_page(published: Site) -> None:
    """Every workout of the site fits one page of either paper."""
    counts = {sheet.name: len(pages(sheet)) for sheet in sheets(published)}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_a_sheet_has_the_size_of_its_paper(printed: Site) -> None:
    """What is called A4 is A4, what is called Letter is Letter."""
    for sheet in sheets(printed):
        for page in pages(sheet):
            size = (page.width / reading.POINTS_PER_MM, page.height / reading.POINTS_PER_MM)
            assert size == pytest.approx(SIZES_MM[paper(sheet)], abs=0.1), sheet.name


def test_no_type_is_below_ten_points(printed: Site) -> None:
    """A sheet can be read at arm's length on the floor."""
    small = {
        sheet.name: size
        for sheet in sheets(printed)
        if (size := min(word.size for page in pages(sheet) for word in page.words)) < 9.99
    }
    assert small == {}


def test_nothing_leaves_the_paper(printed: Site) -> None:
    """All ink lies within the part that every printer prints."""
    margin = 4 * reading.POINTS_PER_MM
    for sheet in sheets(printed):
        file = sheet.read_bytes()
        for page, ink in zip(reading.pages(file), reading.inked(file), strict=True):
            assert ink.left >= margin, sheet.name
            assert ink.bottom >= margin, sheet.name
            assert ink.right <= page.width - margin, sheet.name
            assert ink.top <= page.height - margin, sheet.name


def test_a_sheet_can_be_read_aloud(printed: Site) -> None:
    """Each claims PDF/UA, is tagged, and tells its language and title."""
    for sheet in sheets(printed):
        reader = PdfReader(sheet)
        root: Any = reader.root_object
        assert b"<pdfuaid:part>1</pdfuaid:part>" in sheet.read_bytes(), sheet.name
        assert root["/MarkInfo"]["/Marked"].value is True, sheet.name
        assert root["/Lang"] == "en", sheet.name
        assert reader.metadata is not None
        assert reader.metadata.title, sheet.name
        headings = [tag for tag, _ in reading.tags(sheet.read_bytes()) if re.fullmatch(r"H\d", tag)]
        assert headings[0] == "H1", sheet.name


def test_a_sheet_says_what_its_page_says(printed: Site) -> None:
    """Every word of a workout is on both papers, in the order in which the page has it."""
    lost = []
    for path, page in printed.workouts.items():
        folder = printed.folder / path.removesuffix("index.html")
        for workout in page.all("section.workout"):
            said = [part.text for part in workout.all(SAID)]
            for name in SIZES_MM:
                sheet = folder / f"{workout.attributes['id']}-{name}.pdf"
                lost += [f"{sheet.name}: {text}" for text in missing(said, sheet.read_bytes())]
    assert lost == []


def test_a_sheet_says_the_facts_of_its_page(printed: Site) -> None:
    """Goal, level, space, equipment and cautions are on the paper as well."""
    lost = []
    for path, page in printed.workouts.items():
        folder = printed.folder / path.removesuffix("index.html")
        facts = [
            part.text
            for part in page.all(".facts dd, .facts-list li, .cautions li")
            if not part.all("li, time") and not re.fullmatch(r"[\d–]+ min", part.text)
        ]
        for sheet in sorted(folder.glob("*.pdf")):
            text = reading.squashed(" ".join(each.text for each in pages(sheet)))
            lost += [
                f"{sheet.name}: {fact}" for fact in facts if reading.squashed(fact) not in text
            ]
    assert lost == []


def test_a_lost_word_is_noticed(published: Site) -> None:
    """The comparison itself is compared: a word too many, or two in the wrong order, are told."""
    (sheet,) = published.folder.rglob("ten-minutes-for-hills-a4.pdf")
    pdf = sheet.read_bytes()
    assert missing(["Step-up", "Step-down"], pdf) == []
    assert missing(["Mountain climber", "Step-up", "Sideways"], pdf) == ["Step-up", "Sideways"]
