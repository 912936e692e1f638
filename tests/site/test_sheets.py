"""The printable sheets of the real site and of the sample, each as its page links to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader

from tests.sheets import ink, reading
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
    found = re.search(r"-(a4|letter)(?=-|$)", sheet.stem)
    assert found is not None
    return found[1]


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
        # Of several, the panel leads to each workout, where they are.
        several = len(page.all("section.workout")) > 1
        in_panel = [_file(printed, path, link) for link in page.all(".sheet-links a[type]")]
        assert in_panel == ([] if several else expected), path


def test_every_choice_is_a_link(printed: Site) -> None:
    """Paper, figures, large print, sessions and unit: each combination is a PDF of its own.

    The list is on the workout's page; of several, on one that it leads to.
    """
    for path, page in printed.workouts.items():
        workouts = page.all("section.workout")
        if len(workouts) > 1:
            path = _file(printed, path, page.one(".every-sheet a")) or ""  # noqa: PLW2901
        lists = printed.pages[path].all(".every-sheet-list")
        assert len(lists) == len(workouts), path
        for every in lists:
            links = every.all("a")
            labels = {link.text for link in links}
            files = {_file(printed, path, link) for link in links}
            assert len(labels) == len(files) == len(links), path
            # Two papers, two sizes, one session or six; with figures or without; in kg or lb.
            figures = any("without figures" not in label for label in labels)
            loads = any(label.endswith("lb") for label in labels)
            assert len(links) == 8 * (1 + figures) * (1 + loads), path


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


def test_the_real_site_has_all_sheets_of_twelve_workouts(published: Site) -> None:
    """Nine workouts in 16 ways, three with loads in 32, cards and weeks; booklets; posters."""
    assert len(sheets(published)) == 9 * (16 + 4) + 3 * (32 + 8) + (2 + 3 * 4) + 2 * 2


def test_every_picture_is_small(published: Site) -> None:
    """The page shows a picture of a few kB, a link elsewhere one of the usual size."""
    previews = sorted(published.folder.rglob("*-preview.webp"))
    shares = sorted(published.folder.rglob("*-share.png"))
    assert len(previews) == len(shares) == 12
    assert max(path.stat().st_size for path in previews) < 18_000
    assert max(path.stat().st_size for path in shares) < 62_000
    for path in shares:
        with Image.open(path) as picture:
            assert picture.size == (1200, 630)


def test_a_link_shows_the_sheet(published: Site) -> None:
    """A page with a workout names its picture, its title and its address for those who link."""
    for path, page in published.workouts.items():
        told = {
            meta.attributes["property"]: meta.attributes["content"]
            for meta in page.all("meta[property]")
        }
        picture = published.file(told["og:image"])
        assert picture is not None, path
        assert picture.endswith("-share.png"), path
        assert told["og:title"], path
        assert told["og:url"].endswith(path.removesuffix("index.html")), path


def test_a_real_workout_is_one_page(published: Site) -> None:
    """Every workout of the site fits one page of either paper in every way, large print two."""
    counts = {sheet.name: len(pages(sheet)) for sheet in sheets(published) if not is_booklet(sheet)}
    long = {name for name, count in counts.items() if count > (2 if "-large" in name else 1)}
    assert long == set()


def test_figures_are_on_every_sheet_that_has_room(published: Site) -> None:
    """In normal print, both log styles and both papers show each exercise, 18 mm high standing."""
    for sheet in sheets(published):
        if re.search(r"-(a4|letter)(-six)?(-lb|-kg)?\.pdf$", sheet.name) and is_sheet(sheet):
            drawn = [
                size
                for words, size in reading.pictured(sheet.read_bytes())
                if not words.startswith("QR")
            ]
            rows = len(drawn) // 2
            assert rows >= 4, sheet.name


def is_booklet(sheet: Path) -> bool:
    return "-booklet-" in sheet.name


def is_sheet(sheet: Path) -> bool:
    """Whether a PDF is a workout's sheet: no card, no plan of weeks, no booklet, no poster."""
    others = ("-booklet-", "-cards-", "-weeks-", "habit-", "bribe-")
    return not any(other in sheet.name for other in others)


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
    # Pocket cards are cut along marks that begin at the paper's edge.
    for sheet in (sheet for sheet in sheets(printed) if "-cards-" not in sheet.name):
        inked = reading.inked(sheet.read_bytes())
        for page, marks in zip(pages(sheet), inked, strict=True):
            assert marks.left >= margin, sheet.name
            assert marks.bottom >= margin, sheet.name
            assert marks.right <= page.width - margin, sheet.name
            assert marks.top <= page.height - margin, sheet.name


@pytest.mark.long
def test_a_sheet_is_mostly_paper(published: Site) -> None:
    """Toner covers six parts of a hundred of a page at most, and nine where there are figures."""
    dark = {}
    for sheet in filter(is_sheet, sheets(published)):
        most = 0.06 if "-no-figures" in sheet.name else 0.09
        # Coarser pictures have thicker lines.
        for number, picture in enumerate(ink.pictures(sheet.read_bytes(), 150), 1):
            covered = 1 - ImageStat.Stat(picture).mean[0] / ink.WHITE
            if covered > most:
                dark[sheet.name, number] = covered
    assert dark == {}


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
        for sheet in filter(is_sheet, sorted(folder.glob("*.pdf"))):
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
