"""What the pictures of a sheet are held to, asked of their bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from plugins.sheets import pictures
from plugins.sheets.typeset import Typesetter

TEMPLATES = Path("theme/sheets")
TOKENS = Path("theme/static/css/tokens.css")
TYPESETTER = Typesetter(TEMPLATES)
#: Left, top, right and bottom of what the title and the facts may take.
TITLE_ROOM = (60, 130, 660, 446)
FACTS_ROOM = (60, 456, 640, 590)
TITLES = {
    "short": "Hills",
    "usual": "Total body strength without machines",
    "long": "Everything that a runner can do with one kettlebell, one mat and half an hour",
    "endless": "Strength for runners " * 40,
    "one word": "Supercalifragilisticexpialidocious" * 3,
    "no room to break": "Electroencephalographers",
    "wide": "W" * 96,
    "none": "",
}
FACTS = ("Kettlebell", "25 min", "Intermediate")

each_title = pytest.mark.parametrize("name", TITLES)


@cache
def page(paper: str = "a4") -> bytes:
    """A page of paper, as it is set."""
    data = {"site": "S", "address": "example", "url": "", "qr": "", "licence": "", "paper": paper}
    return TYPESETTER.picture("habit.typ", data, ppi=144)


@cache
def card(title: str, facts: tuple[str, ...] = FACTS, address: str = "example/hills/") -> bytes:
    data = {"site": "Rather Be Running", "title": title, "facts": facts, "address": address}
    return TYPESETTER.picture("share.typ", data, ppi=72)


def opened(file: bytes) -> Image.Image:
    return Image.open(io.BytesIO(file))


def brand(name: str) -> tuple[int, ...]:
    """A colour of the site's, as its style sheet has it by day."""
    found = re.search(rf"--{name}: (?:light-dark\()?#(\w{{6}})", TOKENS.read_text(encoding="utf-8"))
    assert found
    return tuple(bytes.fromhex(found[1]))


# --- The small one -------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "height"), [("a4", 385), ("letter", 352)])
def test_a_preview_is_the_page_made_small(paper: str, height: int) -> None:
    """It is WebP of the width that was asked for, and looks like the page."""
    made = pictures.preview(page(paper))
    picture = opened(made)
    assert picture.format == "WEBP"
    assert picture.size == (272, height)
    assert opened(pictures.preview(page(paper), 240)).width == 240
    same = opened(page(paper)).convert("L").resize(picture.size, Image.Resampling.BOX)
    wrong = ImageChops.difference(picture.convert("L"), same).histogram()
    assert sum(wrong[80:]) < 0.01 * picture.width * picture.height


def test_a_preview_is_small() -> None:
    """It has few greys and no colour, and a page of words stays below 12 kB."""
    made = pictures.preview(page())
    assert len(made) <= 12_000
    colours = opened(made).convert("RGB").getcolors()
    assert colours is not None
    assert 3 <= len(colours) <= 4
    assert all(len(set(colour)) == 1 for _, colour in colours if isinstance(colour, tuple))
    assert {(0, 0, 0), (255, 255, 255)} <= {colour for _, colour in colours}


# --- The one that is shared ----------------------------------------------------------------------


@each_title
def test_a_share_picture_has_its_size(name: str) -> None:
    """1200 by 630 pixels of PNG, at most 60 kB, and nothing in it but the picture."""
    made = pictures.share(card(TITLES[name]), page())
    picture = opened(made)
    assert picture.format == "PNG"
    assert picture.size == (1200, 630)
    assert len(made) <= 60_000
    assert [*chunks(made)] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]


def chunks(png: bytes) -> Iterator[bytes]:
    """The kinds of a PNG's parts, in order, each once: a length of four bytes, then the kind."""
    at, before = 8, b""
    while at < len(png):
        kind = png[at + 4 : at + 8]
        if kind != before:
            yield kind
        at, before = at + 12 + int.from_bytes(png[at : at + 4], "big"), kind


@pytest.mark.parametrize("name", ["track", "mark", "track-ink", "mark-ink"])
def test_a_share_picture_has_the_sites_colours(name: str) -> None:
    """The colours are those of the style sheet, to the bit."""
    picture = opened(pictures.share(card("Hills"), page())).convert("RGB")
    colours = picture.getcolors(1_000_000)
    assert colours is not None
    assert brand(name) in {colour for _, colour in colours}
    assert picture.getpixel((5, 5)) == brand("track")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_lies_on_the_right_and_over_the_bottom_edge(paper: str) -> None:
    """White paper is on the right only, off the right edge, and cut by the lower one."""
    plain = opened(card("")).convert("RGB")
    picture = opened(pictures.share(card(""), page(paper))).convert("RGB")
    white = picture.convert("L").point([255 * (value > 251) for value in range(256)])
    box = white.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert 690 <= left <= 760
    assert 60 <= top <= 110
    assert 1140 <= right <= 1190
    assert bottom == 630
    # The left is as it was set, but for the steps that colours are told in.
    off = ImageChops.difference(picture.crop((0, 0, 690, 630)), plain.crop((0, 0, 690, 630)))
    assert max(off.tobytes()) <= 24


@each_title
def test_a_title_keeps_to_its_room(name: str) -> None:
    """However long a title is: it meets neither the name nor the facts nor the lanes."""
    with_title, without = (opened(card(title)).convert("RGB") for title in (TITLES[name], ""))
    box = ImageChops.difference(with_title, without).getbbox()
    if name == "none":
        assert box is None
        return
    assert box is not None
    left, top, right, bottom = TITLE_ROOM
    assert left <= box[0]
    assert top <= box[1]
    assert box[2] <= right
    assert box[3] <= bottom


def test_a_short_title_is_set_larger_than_a_long_one() -> None:
    """The fewer the words, the larger they are."""
    heights = []
    for count in (1, 7, 16):
        with_title, without = (opened(card(title)).convert("L") for title in ("Hills " * count, ""))
        ink = ImageChops.difference(with_title, without)
        rows = [ink.crop((0, y, 1200, y + 1)).getbbox() is not None for y in range(630)]
        first = rows.index(True)
        heights.append(rows.index(False, first) - first)
    assert heights[0] > heights[1] > heights[2]


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        (*FACTS, "Kettlebell, mat, stability ball"),
        tuple(f"Fact {n}" for n in range(40)),
        ("Something that no line can hold " * 9,),
    ],
)
def test_facts_keep_to_their_room(facts: tuple[str, ...]) -> None:
    """Two lines of them at most; those that find no room are left out, the last ones first."""
    with_facts, without = (opened(card("", one, "")).convert("RGB") for one in (facts, ()))
    box = ImageChops.difference(with_facts, without).getbbox()
    if len(facts) == 1:
        assert box is None
        return
    assert box is not None
    left, top, right, bottom = FACTS_ROOM
    assert left <= box[0]
    assert top <= box[1]
    assert box[2] <= right
    assert box[3] <= bottom


def test_a_card_of_another_size_is_refused() -> None:
    """What is no share picture would be shown cut."""
    with pytest.raises(ValueError, match="1200 by 630"):
        pictures.share(page(), page())


def test_the_same_pages_give_the_same_pictures() -> None:
    """Another run makes the same bytes."""
    again = Typesetter(TEMPLATES)
    data = {"site": "Rather Be Running", "title": "Hills", "facts": FACTS, "address": "a"}
    one, other = (each.picture("share.typ", data, ppi=72) for each in (TYPESETTER, again))
    assert one == other
    assert pictures.share(one, page()) == pictures.share(other, page())
    assert pictures.preview(page()) == pictures.preview(page())
