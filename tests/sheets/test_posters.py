"""What the two posters are held to, asked of the finished PDF."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from plugins.sheets.typeset import Typesetter
from tests.sheets import reading, ua

TEMPLATES = Path("theme/sheets")
ARTICLE = Path("content/articles/five-things-that-get-us-to-lift.md")
SIZES_MM = {"a4": (210, 297), "letter": (215.9, 279.4)}
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29"><path d="M0 0h29v9H0z"/></svg>'
TYPESETTER = Typesetter(TEMPLATES)

each_poster = pytest.mark.parametrize("poster", ["habit", "bribe"])
each_paper = pytest.mark.parametrize("paper", SIZES_MM)
each_qr = pytest.mark.parametrize("qr", ["", QR], ids=["plain", "qr"])


def data(paper: str = "a4", qr: str = "", **fields: str) -> dict[str, str]:
    return {
        "paper": paper,
        "site": "Rather Be Running",
        "address": "ratherberunning.example/posters/",
        "url": "https://ratherberunning.example/posters/",
        "qr": qr,
        "licence": "CC BY 4.0",
        **fields,
    }


@cache
def pdf(poster: str, paper: str = "a4", qr: str = "") -> bytes:
    made = TYPESETTER.pdf(f"{poster}.typ", data(paper, qr))
    assert made.warnings == ()
    return made.file


def boxes(poster: str, paper: str, qr: str) -> list[reading.Thing]:
    """The boxes to tick: neither lines nor the voucher nor the QR code."""
    (page,) = reading.pages(pdf(poster, paper, qr))
    return [one for one in page.shapes if 20 <= one.width_mm <= 60 and one.height_mm >= 20]


# --- Paper ---------------------------------------------------------------------------------------


@each_qr
@each_paper
@each_poster
def test_a_poster_is_one_page_of_its_paper(poster: str, paper: str, qr: str) -> None:
    """There is one page, of the size that was asked for."""
    (page,) = reading.pages(pdf(poster, paper, qr))
    size = (page.width / reading.POINTS_PER_MM, page.height / reading.POINTS_PER_MM)
    assert size == pytest.approx(SIZES_MM[paper], abs=0.1)


@each_qr
@each_paper
@each_poster
def test_no_type_is_below_ten_points(poster: str, paper: str, qr: str) -> None:
    """The smallest type is that of the sources, and it has ten points."""
    sizes = [word.size for page in reading.pages(pdf(poster, paper, qr)) for word in page.words]
    assert 9.99 <= min(sizes) < 10.01
    assert max(sizes) >= 30


@each_qr
@each_paper
@each_poster
def test_nothing_leaves_the_margins(poster: str, paper: str, qr: str) -> None:
    """All ink lies 12 mm from the sides and 10 mm from the top and the bottom."""
    side, end = 12 * reading.POINTS_PER_MM, 10 * reading.POINTS_PER_MM
    (page,) = reading.pages(pdf(poster, paper, qr))
    (ink,) = reading.inked(pdf(poster, paper, qr))
    assert ink.left >= side
    assert ink.right <= page.width - side
    assert ink.bottom >= end
    assert ink.top <= page.height - end


@each_qr
@each_paper
@each_poster
def test_words_do_not_run_into_each_other(poster: str, paper: str, qr: str) -> None:
    """No two pieces of text lie on top of each other."""
    (page,) = reading.pages(pdf(poster, paper, qr))
    for one, other in combinations(page.words, 2):
        across, down = one.overlap(other)
        assert across < 1 or down < 2, (one, other)


@each_paper
@each_poster
def test_a_poster_spares_ink(poster: str, paper: str) -> None:
    """At most six hundredths of the page are black, and nothing is of a colour."""
    document = pypdfium2.PdfDocument(pdf(poster, paper))
    picture = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    red, green, blue = picture.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    covered = sum(255 - value for value in red.tobytes()) / (255 * red.width * red.height)
    assert 0.005 < covered <= 0.06


# --- What is on it -------------------------------------------------------------------------------


@each_qr
@each_paper
def test_the_tracker_has_a_box_for_each_day(paper: str, qr: str) -> None:
    """Three rows of seven boxes of one size, with room for a tick and a word, in their order."""
    found = boxes("habit", paper, qr)
    assert len(found) == 21
    assert len({round(box.top + box.bottom) for box in found}) == 3
    assert len({round(box.left + box.right) for box in found}) == 7
    assert min(box.width_mm for box in found) >= 23
    assert min(box.height_mm for box in found) >= 25
    for one, other in combinations(found, 2):
        assert min(one.overlap(other)) <= 0
    said = reading.read_out(pdf("habit", paper, qr))
    weeks = said[said.index("Week 1") : said.index("A day missed?")]
    assert re.findall(r"\d+", re.sub(r"Week \d", "", weeks)) == [str(n) for n in range(1, 22)]


@each_qr
@each_paper
def test_the_month_has_two_boxes_a_week_and_one_more(paper: str, qr: str) -> None:
    """Four rows of three boxes of one size; the last of each is extra."""
    found = boxes("bribe", paper, qr)
    assert len(found) == 12
    assert len({round(box.top + box.bottom) for box in found}) == 4
    assert len({round(box.left + box.right) for box in found}) == 3
    assert min(box.height_mm for box in found) >= 20
    said = reading.read_out(pdf("bribe", paper, qr))
    for week in range(1, 5):
        assert re.search(rf"Week {week} Bribe\W+1 Date\W+2 Date\W+Extra Date", said), said
    assert said.index("Week 4") < said.index("When the boxes are full I get")
    assert said.index("Signed") < said.index("Witness")


def test_the_tracker_is_honest_about_its_days() -> None:
    """It says that 21 is no law, what was found instead, and where."""
    said = reading.squashed(reading.read_out(pdf("habit")))
    for words in ("21 days is a start", "66 days", "18 to 254", "doi:10.1002/ejsp.674"):
        assert reading.squashed(words) in said, words


def test_the_month_says_what_the_article_says() -> None:
    """The study, its number and its address are those of the article; so is the witness."""
    said = reading.squashed(reading.read_out(pdf("bribe")))
    article = reading.squashed(ARTICLE.read_text(encoding="utf-8"))
    for words in (
        "tempting audiobooks",
        "51% more often",
        "10.1287/mnsc.2013.1784",
        "slightly ashamed to be seen enjoying",
        "teenager with a clipboard",
        "don't pay it back",
    ):
        squashed = reading.squashed(words).casefold()
        assert squashed in article.casefold(), words
        assert squashed in said.casefold().replace("’", "'"), words


@each_poster
def test_what_is_empty_leaves_no_trace(poster: str) -> None:
    """Without address, licence and QR code a poster is whole, and has no link."""
    made = TYPESETTER.pdf(f"{poster}.typ", data(address="", url="", licence="")).file
    assert "CC BY" not in reading.read_out(made)
    assert "ratherberunning" not in reading.read_out(made)
    assert "/Annots" not in reading.document(made).pages[0]
    assert ua.faults(made) == []


# --- The file ------------------------------------------------------------------------------------


@each_qr
@each_paper
@each_poster
def test_a_poster_can_be_listened_to(poster: str, paper: str, qr: str) -> None:
    """It is PDF/UA-1 as far as a machine can tell, and read in the order in which it is seen."""
    assert ua.faults(pdf(poster, paper, qr)) == []
    assert ua.misplaced(pdf(poster, paper, qr)) == []


@each_poster
def test_headings_come_in_order(poster: str) -> None:
    """The first heading is the only H1, and no level is skipped on the way down."""
    tags = [tag for tag, _ in reading.tags(pdf(poster)) if re.fullmatch(r"H\d", tag)]
    levels = [int(tag[1:]) for tag in tags]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(levels) >= 5


@each_poster
def test_the_code_is_told_in_words(poster: str) -> None:
    """The QR code says where it leads, and is 20 mm wide."""
    ((words, size),) = reading.pictured(pdf(poster, qr=QR))
    assert words == "QR code for ratherberunning.example/posters/"
    assert size == pytest.approx((20, 20), abs=0.1)
    assert reading.pictured(pdf(poster)) == []


@each_poster
def test_the_address_can_be_followed(poster: str) -> None:
    """The printed address is a link to the page."""
    links: Any = reading.document(pdf(poster)).pages[0]["/Annots"]
    found = {str(link.get_object()["/A"]["/URI"]) for link in links}
    assert found == {"https://ratherberunning.example/posters/"}


@each_qr
@each_paper
@each_poster
def test_the_same_poster_gives_the_same_bytes(poster: str, paper: str, qr: str) -> None:
    """Another run makes the same file, and a small one."""
    again = Typesetter(TEMPLATES).pdf(f"{poster}.typ", data(paper, qr)).file
    assert again == pdf(poster, paper, qr)
    assert len(again) < 40_000
