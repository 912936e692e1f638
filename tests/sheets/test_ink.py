"""How sheets fare in an office: what they take of toner, and what a copy of a copy leaves."""

from __future__ import annotations

from functools import cache
from typing import Literal

import pytest
import typst
from PIL import Image

from plugins.notation.workout.choices import Choice, Paper
from tests.sheets import examples, ink, making, reading

DARK, PLAIN, PALE = 0.35, 0.5, 0.55
#: The sheets with the smallest type, the most cells and the widest table.
CROWDED = ("twelve with figures", "typical", "table")

each_paper = pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))
each_one_pager = pytest.mark.parametrize("name", examples.ONE_PAGE)
each_crowded = pytest.mark.parametrize("name", CROWDED)


def pdf(name: str, paper: Paper = Paper.A4) -> bytes:
    return making.example(name, Choice(paper))


def made(source: str) -> bytes:
    """A page in our font that is no sheet of ours, to see that what we measure can be bad."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[making.TEMPLATES / "fonts"])
    start = "#set page(width: 90mm, height: 60mm, margin: 8mm)\n"
    start += '#set text(font: "Atkinson Hyperlegible Next")\n'
    file = typst.Compiler((start + source).encode(), font_paths=fonts).compile(format="pdf")
    assert isinstance(file, bytes)
    return file


@cache
def copied(file: bytes, exposure: float) -> tuple[Image.Image, Image.Image]:
    original = ink.pictures(file)[0]
    return original, ink.copied(original, exposure=exposure)


def lost(file: bytes, exposure: float) -> list[str]:
    """The words of the first page that a copy of a copy makes hard to read."""
    original, copy = copied(file, exposure)
    return [word.text for word in ink.words(file) if not ink.wear(original, copy, word).legible]


def longest_gap(file: bytes, exposure: float) -> float:
    _, copy = copied(file, exposure)
    return max(rule.gap_mm(copy) for rule in ink.rules(file))


# --- Sheets --------------------------------------------------------------------------------------


@each_paper
@each_one_pager
@pytest.mark.parametrize("sessions", [1, 6])
def test_a_sheet_is_mostly_paper(name: str, paper: Paper, sessions: Literal[1, 6]) -> None:
    """Toner covers at most six parts of a hundred, and nine where there are figures."""
    file = making.example(name, Choice(paper, sessions=sessions))
    assert ink.coverage(file) <= (0.09 if "figures" in name else 0.06)


@each_paper
@each_one_pager
@pytest.mark.parametrize("sessions", [1, 6])
def test_large_print_is_mostly_paper(name: str, paper: Paper, sessions: Literal[1, 6]) -> None:
    """So are both pages of large print, which has them where one would be black with letters."""
    file = making.example(name, Choice(paper, large=True, sessions=sessions))
    most = max(ink.coverage(file, page) for page in range(len(reading.pages(file))))
    assert most <= (0.09 if "figures" in name else 0.06)


@each_one_pager
def test_ink_is_dark_enough(name: str) -> None:
    """Words and rules have 7:1 to the paper or more; in a drawing what is not white has 3:1."""
    found = ink.inks(pdf(name))
    assert {one.paint for one in found} >= {"words", "lines"}
    for one in found:
        if one.paint == "drawings":
            assert one.contrast >= 3 or one.contrast == 1, one
        else:
            assert one.contrast >= 7, one


@pytest.mark.parametrize("exposure", [DARK, PALE])
@each_crowded
def test_words_outlive_a_copy_of_a_copy(name: str, exposure: float) -> None:
    """Every word is read at a glance on a poor copier's copy of a copy, be it dark or pale."""
    assert lost(pdf(name), exposure) == []


@pytest.mark.parametrize("exposure", [DARK, PALE])
def test_large_words_outlive_a_copy_of_a_copy(exposure: float) -> None:
    """The strokes of large print are thinner for its size, and not too thin."""
    file = making.example("typical", Choice(Paper.A4, large=True))
    assert lost(file, exposure) == []
    assert ink.words(file)


@each_crowded
def test_cells_outlive_a_copy_of_a_copy(name: str) -> None:
    """The lines of cells, blanks and sections are whole: no gap is a millimetre long."""
    assert longest_gap(pdf(name), PLAIN) <= 1


@each_paper
@each_one_pager
def test_no_line_runs_through_a_word(name: str, paper: Paper) -> None:
    """What stands in a cell is not wider than the cell."""
    assert ink.crossed(pdf(name, paper)) == []


# --- What is not a good sheet --------------------------------------------------------------------

GREY = (
    "#set page(fill: luma(200))\n#set text(8pt, luma(120))\n" + "The knees are over the toes. " * 20
)
SMALL = "#set text(5pt)\n" + "The knees are over the toes, easy and even as a bee. " * 6
THIN = '#set text(10pt, weight: "regular")\n#grid(columns: 5 * (8mm,), rows: 8mm, stroke: {}pt)'


def test_grey_on_grey_is_told() -> None:
    """Grey type on grey paper costs toner, has no contrast and does not survive a pale copy."""
    file = made(GREY)
    assert ink.coverage(file) > 0.2
    contrasts = {one.paint: one.contrast for one in ink.inks(file)}
    assert contrasts["words"] == pytest.approx(4.4, abs=0.1)
    assert contrasts["lines"] == pytest.approx(1.67, abs=0.1)
    assert len(lost(file, PALE)) == len(ink.words(file)) > 50


def test_black_type_of_a_good_size_is_not_told() -> None:
    """What the other samples are measured against: it is the ink that is bad, not the measure."""
    file = made("#set text(11pt)\n" + "The knees are over the toes. " * 6)
    assert ink.coverage(file) < 0.12
    for exposure in (DARK, PLAIN):
        assert lost(file, exposure) == []


def test_type_that_is_too_small_is_told() -> None:
    """Below six points the counters of a and e fill on a dark copy, and a pale one tears."""
    assert len(lost(made(SMALL), DARK)) > 20
    assert len(lost(made(SMALL), PALE)) > 20


@pytest.mark.parametrize(("points", "whole"), [(0.6, True), (0.1, False)])
def test_lines_that_are_too_thin_are_told(points: float, whole: bool) -> None:
    """A cell's line of a tenth of a point is gone; one of six tenths stays."""
    file = made(THIN.format(points))
    assert len(ink.rules(file)) >= 4
    assert (longest_gap(file, PLAIN) <= 1) is whole


def test_a_word_that_is_too_wide_is_told() -> None:
    """A word that leaves its cell is crossed by the cell's line; one that fits is not."""
    cell = "#table(columns: (8mm, 8mm), inset: 1mm, stroke: 0.6pt, box(width: 0pt)[{}], [])"
    assert ink.crossed(made(cell.format("RIR"))) == []
    assert ink.crossed(made(cell.format("minutes"))) == ["minutes"]


def test_a_hole_in_a_line_is_told() -> None:
    """Two millimetres wiped off a line are two millimetres, whichever way the line runs."""
    file = made(THIN.format(0.6))
    picture = ink.pictures(file)[0]
    along = max(ink.rules(file), key=lambda rule: rule.right - rule.left)
    down = max(ink.rules(file), key=lambda rule: rule.bottom - rule.top)
    assert along.gap_mm(picture) == down.gap_mm(picture) == 0
    for rule in (along, down):
        wiped = picture.copy()
        x, y = round((rule.left + rule.right) / 2 + 20), round((rule.top + rule.bottom) / 2 + 20)
        wide, high = (24, 8) if rule is along else (8, 24)
        x, y = (x, round(rule.top) - 4) if rule is along else (round(rule.left) - 4, y)
        wiped.paste(ink.WHITE, (x, y, x + wide, y + high))
        assert rule.gap_mm(wiped) == pytest.approx(2, abs=0.1)


def test_a_word_that_is_gone_is_told() -> None:
    """A word that is wiped off is lost, and so is one that is blotted out; the rest is not."""
    file = made("#set text(12pt)\nKnees over toes")
    picture = ink.pictures(file)[0]
    first, second, third = ink.words(file)
    assert [word.text for word in (first, second, third)] == ["Knees", "over", "toes"]
    spoiled = picture.copy()
    spoiled.paste(ink.WHITE, first.box)
    spoiled.paste(0, second.box)
    assert [ink.wear(picture, spoiled, word).legible for word in (first, second, third)] == [
        False,
        False,
        True,
    ]


def test_counters_and_pieces_are_counted() -> None:
    """A filled counter and a torn stroke are each told by themselves."""
    file = made("#set text(40pt)\no H")
    picture = ink.pictures(file)[0]
    round_one, straight = ink.words(file)
    left, top, right, bottom = round_one.box
    filled = picture.copy()
    filled.paste(0, (left + 10, top + 10, right - 10, bottom - 10))
    assert ink.wear(picture, filled, round_one).counters == 1
    left, top, right, bottom = straight.box
    torn = picture.copy()
    torn.paste(ink.WHITE, ((left + right) // 2, top, (left + right) // 2 + 8, bottom))
    wear = ink.wear(picture, torn, straight)
    assert (wear.counters, wear.torn) == (0, 1)
    same = ink.wear(picture, picture, straight)
    assert (round(same.likeness, 6), same.counters, same.torn) == (1, 0, 0)


def test_half_a_page_of_ink_is_half() -> None:
    """A black half of a page is a coverage of a half, and a grey one is less by its grey."""
    half = "#place(dx: -8mm, dy: -8mm, rect(width: 45mm, height: 60mm, fill: {}))"
    assert ink.coverage(made(half.format("black"))) == pytest.approx(0.5, abs=0.005)
    assert ink.coverage(made(half.format("luma(128)"))) == pytest.approx(0.25, abs=0.005)


def test_a_copy_is_the_same_each_time() -> None:
    """The noise of the copier is chosen once: two copies are one."""
    original, copy = copied(pdf("short"), PLAIN)
    assert ink.copied(original, exposure=PLAIN).tobytes() == copy.tobytes()
    assert set(copy.tobytes()) == {0, 255}
