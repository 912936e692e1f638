"""How a sheet fills its page: what is reckoned, asked against what Typst makes of it."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise, product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typst

from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import RowView, SectionView
from plugins.sheets import fit, makers, reckon
from plugins.sheets.design import MM, Design, Way
from plugins.sheets.lettering import Lettering, joined, lines, spaced
from plugins.sheets.model import qr
from plugins.sheets.paper import data_of
from tests.sheets import examples, making, reading

DESIGN = Design(making.TEMPLATES)
LETTERS = DESIGN.lettering(makers.choice_data(Choice(Paper.A4)))
SENTENCE = "Stop if it hurts: 10–12 reps, half-kneeling, with 16 kg (35 lb)."
NOTE = RowView("note", "Then do it all again.")
EACH_WAY = [
    Choice(paper, large=large, sessions=sessions)  # type: ignore[arg-type]
    for paper, large, sessions in product(Paper, (False, True), (1, 6))
]

each_choice = pytest.mark.parametrize("choice", EACH_WAY, ids=lambda choice: str(choice.key))


@cache
def data(name: str) -> dict[str, Any]:
    sheet = examples.EVERY[name]
    return data_of(replace(sheet, qr=qr(sheet.url)), "")


def pages(way: fit.Fit, choice: Choice) -> int:
    given = {"sheets": [way.data], "choice": makers.choice_data(choice)}
    return len(reading.pages(making.typesetter().pdf("sheet.typ", given).file))


# --- Letters -------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_words_are_as_wide_as_they_are_set(weight: str, large: bool) -> None:
    """Typst finds a line as wide as we do, but for its kerning."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[making.TEMPLATES / "fonts"])
    source = "#set page(width: 900pt, height: 90pt)\n"
    family = "Atkinson Hyperlegible Next" + (" Large" if large else "")
    source += f'#set text(font: "{family}", size: 11pt, weight: "{weight}")\n'
    source += f'#rect(inset: 0pt, width: auto, "{SENTENCE}")'
    file = typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf")
    assert isinstance(file, bytes)
    set_in = max(shape.right - shape.left for shape in reading.pages(file)[0].shapes)
    letters = DESIGN.lettering(makers.choice_data(Choice(Paper.A4, large=large)))
    ours = letters.width(SENTENCE, 11, bold=weight == "bold")
    assert ours == pytest.approx(set_in, rel=0.01)


def test_a_letter_that_the_font_lacks_has_a_width() -> None:
    assert LETTERS.width("→", 10) > LETTERS.width("i", 10) > 0


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("one two", ["one", "two"]),
        ("RPE\u00a07 now", ["RPE\u00a07", "now"]),
        ("half-kneeling", ["half-", "kneeling"]),
        ("3-1-1-0", ["3-1-1-0"]),
        ("10–12", ["10–", "12"]),
        ("ab\u200bcd", ["ab", "cd"]),
        ("", []),
    ],
)
def test_a_line_may_end_where_typst_ends_it(words: str, parts: list[str]) -> None:
    """After spaces, hyphens and dashes; not within a number or at a space that is fixed."""
    found = [wide for wide, _ in LETTERS.pieces(words, 10)]
    assert found == pytest.approx([LETTERS.width(part, 10) for part in parts])


def test_a_line_holds_what_fits() -> None:
    """The space that ends a line takes no room, and a word too long for it has one of its own."""
    assert lines([(10, 2), (10, 2)], 22) == 1
    assert lines([(10, 2), (10, 2)], 21.9) == 2
    assert lines([(10, 0), (99, 0), (10, 0)], 20) == 3
    assert lines([], 20) == 0


def test_texts_are_joined_and_spaced() -> None:
    """What is joined never parts, unless the one before ends in a space."""
    assert joined([(1, 0)], [(2, 3), (4, 0)]) == [(3, 3), (4, 0)]
    assert joined([(1, 5)], [(2, 0)]) == [(1, 5), (2, 0)]
    assert spaced([[(1, 0)], [(2, 0)]], 7) == [(1, 7), (2, 0)]


def test_it_needs_a_font_whose_letters_it_can_find(tmp_path: Path) -> None:
    """A font without a table of format 4 is told, and not taken for one without letters."""
    for path in (making.TEMPLATES / "fonts").glob("*.ttf"):
        raw = bytearray(path.read_bytes())
        at = next(at for at in range(12, 400, 16) if raw[at : at + 4] == b"cmap")
        cmap = int.from_bytes(raw[at + 8 : at + 12], "big")
        for entry in range(cmap + 4, cmap + 4 + 8 * int.from_bytes(raw[cmap + 2 : cmap + 4]), 8):
            table = cmap + int.from_bytes(raw[entry + 4 : entry + 8], "big")
            raw[table : table + 2] = b"\x00\x0c"
        (tmp_path / path.name).write_bytes(raw)
    with pytest.raises(ValueError, match="format 4"):
        Lettering(tmp_path)


# --- The design ----------------------------------------------------------------------------------


@each_choice
def test_no_density_is_too_tight_to_use(choice: Choice) -> None:
    """No type below the label's, no cell lower than 8 mm or narrower than 9, no figure below 18."""
    for way in DESIGN.densities(makers.choice_data(choice)):
        assert way.label == (16 if choice.large else 10)
        assert min(way.title, way.section, way.exercise, way.body, way.small) >= way.label
        assert way.cell >= 8 * MM
        assert way.wide >= 9 * MM
        assert way.figure >= 18 * MM
        assert way.qr >= 15 * MM


@each_choice
def test_densities_go_from_roomy_to_tight(choice: Choice) -> None:
    """So that the first one that fits is the roomiest, and can be looked for by halves."""
    for roomy, tight in pairwise(DESIGN.densities(makers.choice_data(choice))):
        for name in ("title", "section", "exercise", "body", "cell", "row", "gap", "blank"):
            assert getattr(roomy, name) >= getattr(tight, name), name


def test_a_page_has_the_room_that_its_paper_has() -> None:
    """210 by 297 mm, without 13 mm at the sides, 8.5 above and 12 below."""
    width, height = DESIGN.room(makers.choice_data(Choice(Paper.A4)))
    assert (width / MM, height / MM) == pytest.approx((184, 276.5))


# --- Reckoning -----------------------------------------------------------------------------------


@each_choice
def test_what_is_reckoned_is_what_is_set(choice: Choice) -> None:
    """The way that is tried first is mostly right: it fits, and a roomier one would not."""
    held, timid, asked = 0, 0, 0
    for name in examples.ONE_PAGE:
        sheet = data(name)
        first = next(fit.ways(sheet, makers.choice_data(choice), DESIGN))
        held += pages(first, choice) <= first.pages
        roomier = one_step_roomier(first, sheet, choice)
        if first.pages == 1 and roomier is not None:
            asked += 1
            timid += pages(roomier, choice) == 1
    assert held >= len(examples.ONE_PAGE) - 1
    assert timid <= 0.5 * asked


def one_step_roomier(way: fit.Fit, sheet: dict[str, Any], choice: Choice) -> fit.Fit | None:
    """The sheet in the next density with as many figures, if there is one that is roomier."""
    given = makers.choice_data(choice)
    group = [
        each
        for ways in fit.groups_of(DESIGN.densities(given), sheet, large=choice.large)
        for each in ways
        if each.place == way.data["way"]["place"]
    ]
    own = Way(**way.data["way"])
    # What a sheet has left over it has between its rows and sections.
    at = [replace(each, gap=own.gap, extra=own.extra) for each in group].index(own)
    if not at:
        return None
    return fit.Fit(reckon.Reckoned(sheet, group[at - 1], given, DESIGN).placed(group[at - 1]), 1)


@each_choice
def test_there_is_always_another_way_until_none_is_left(choice: Choice) -> None:
    """Ways end, each is one that Typst can set, and the pages they may take only grow."""
    found = list(fit.ways(data("forty"), makers.choice_data(choice), DESIGN))
    assert [way.pages for way in found] == sorted(way.pages for way in found)
    assert pages(found[-1], choice) >= 1


@each_choice
@pytest.mark.parametrize("name", [name for name in examples.ONE_PAGE if "figures" in name])
def test_figures_leave_room_for_words(name: str, choice: Choice) -> None:
    """Beside figures and cells a line has room for two or three words, or figures go elsewhere."""
    for way in fit.ways(data(name), makers.choice_data(choice), DESIGN):
        own = way.data["way"]
        if own["place"] == "beside":
            assert way.data["columns"]["name"] >= 9 * own["body"]


def test_the_same_sheet_is_tried_in_the_same_ways() -> None:
    """Nothing of one sheet's reckoning is left for the next."""
    choice = makers.choice_data(Choice(Paper.A4))
    before = list(islice(fit.ways(data("twelve"), choice, DESIGN), 3))
    list(fit.ways(data("forty"), choice, DESIGN))
    assert list(islice(fit.ways(data("twelve"), choice, Design(making.TEMPLATES)), 3)) == before


def test_many_words_alone_are_set_small() -> None:
    """Without figures the type is modest, and where there are many words it is the smallest."""
    choice = makers.choice_data(Choice(Paper.A4, figures=False))
    few = data("amrap")
    many = {**few, "cautions": ["Stop when your form goes. " * 90]}
    sizes = [next(fit.ways(one, choice, DESIGN)).data["way"]["body"] for one in (few, many)]
    assert sizes == [10.5, 10]


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))
@pytest.mark.parametrize("sessions", [1, 6])
def test_large_print_keeps_its_figures(paper: Paper, sessions: Any) -> None:
    """On two pages there is room for the figures of a usual workout, in letters of 16 points."""
    file = making.example("typical with figures", Choice(paper, large=True, sessions=sessions))
    told = {words for words, _ in reading.pictured(file)}
    assert len(told) > 8
    assert len(reading.pages(file)) <= 2


@pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))
@pytest.mark.parametrize("name", ["typical with figures", "amrap", "short with figures"])
def test_large_print_is_never_cramped_on_one_page(name: str, paper: Paper) -> None:
    """Two pages with air are better than one on which the rules touch the words."""
    choice = makers.choice_data(Choice(paper, large=True))
    for way in fit.ways(data(name), choice, DESIGN):
        assert way.pages > 1 or way.data["way"]["row"] >= 1.5 * MM


def test_what_large_print_has_left_over_is_air() -> None:
    """Between the rows, as long as it costs no page."""
    choice = Choice(Paper.A4, large=True)
    way = next(fit.ways(data("typical with figures"), makers.choice_data(choice), DESIGN))
    assert way.pages == 2
    assert way.data["way"]["extra"] > 0
    assert pages(way, choice) == 2


def test_what_is_ticked_leaves_the_words_their_width() -> None:
    """Rings stand beside a heading unless it would be broken, or its words set in a column."""
    section = data("typical")["workout"]["sections"][1]
    track = {"kind": "rounds", "name": "Intervals", "boxes": list("12345678"), "note": ""}
    words = "Tabata: 8 × 20 s of work and 10 s of rest, the exercises in turn."
    choice = makers.choice_data(Choice(Paper.LETTER, large=True))
    for scheme, below in ((words, True), ("Four minutes.", False)):
        told = {**section, "title": "Second four", "scheme": scheme, "track": track}
        sheet = {**data("typical")}
        sheet["workout"] = {**sheet["workout"], "sections": [told]}
        way = next(fit.ways(sheet, choice, DESIGN))
        assert way.data["workout"]["sections"][0]["head"]["below"] is below


# --- Pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([[30], [30], [30]], (1, [False, False, False])),
        # What would leave little empty goes on the next page whole.
        ([[80], [10, 10, 10]], (2, [False, False])),
        # What would leave half a page empty is parted, and so is what no page holds.
        ([[50], [20, 20, 20]], (2, [False, True])),
        ([[10], [60, 60, 60]], (3, [False, True])),
    ],
)
def test_blocks_are_dealt_to_pages(
    blocks: list[list[float]], expected: tuple[int, list[bool]]
) -> None:
    found = fit.packed(blocks, 100)
    assert (found.pages, list(found.parted)) == expected


def test_a_head_that_is_set_again_takes_room() -> None:
    """What is left of a page is less where a table goes on, and the pages of its rows are told."""
    blocks = [[50], [20, 30, 60], [20]]
    assert fit.packed(blocks, 100).places == ((1,), (1, 1, 2), (2,))
    assert fit.packed(blocks, 100, again={(1, 2): 30}).places == ((1,), (1, 1, 2), (3,))
    assert fit.packed(blocks, 100, again={(1, 1): 30}).places == ((1,), (1, 1, 2), (2,))


@pytest.mark.parametrize("name", examples.EVERY)
def test_each_part_has_its_ink(name: str) -> None:
    """What is reckoned of ink is of the same parts as the heights, and none is forgotten."""
    choice = makers.choice_data(Choice(Paper.A4))
    reckoned = reckon.Reckoned(data(name), DESIGN.densities(choice)[0], choice, DESIGN)
    assert [len(ink) for ink in reckoned.ink] == [len(block) for block in reckoned.blocks]
    assert all(sum(ink) for ink in reckoned.ink)


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        (0, 3000),
        # Air moves a row to the page that has less.
        (3, 2500),
        # More pages than there may be.
        (16, math.inf),
    ],
)
def test_the_ink_of_the_blackest_page_is_told(extra: float, expected: float) -> None:
    """Of pages that have too much, the most is what counts."""
    rows = {(1, number): 0.0 for number in range(4)}
    own: Any = SimpleNamespace(
        blocks=[[50], [20, 20, 20, 20]],
        clinging=set(),
        rows=rows,
        airy=dict.fromkeys(rows, 1),
        ink=[[2000], [500] * 4],
    )
    assert fit.most_ink(own, extra, 100, 2) == expected


def test_a_row_alone_on_the_last_page_costs_something() -> None:
    """So that another one comes with it where that is as good."""
    rows = {(1, number): 0.0 for number in range(3)}
    own: Any = SimpleNamespace(
        blocks=[[50], [20, 20, 20]],
        clinging=set(),
        rows=rows,
        airy=dict.fromkeys(rows, 1),
        ink=[[2000], [500] * 3],
    )
    assert fit.most_ink(own, 0, 100, 2) > 3000
    assert fit.most_ink(own, 3, 100, 2) == 2500


def test_a_note_that_would_begin_a_page_is_told() -> None:
    """The third part of the second block, which is parted, is one that clings."""
    blocks = [[50], [20, 20, 20]]
    assert fit.packed(blocks, 100, {(1, 2)}).torn
    assert not fit.packed(blocks, 100, {(1, 1)}).torn
    assert not fit.packed(blocks, 120, {(1, 2)}).torn


def test_a_note_stays_with_its_exercises() -> None:
    """No page begins with a note alone where a tighter way keeps it with what it belongs to."""
    lines = (*(examples.exercise(f"Squat {number}", "10 reps") for number in range(9)), NOTE)
    sections = [SectionView(name, "main", (), (examples.rows(*lines),)) for name in "AB"]
    sheet = data_of(examples.sheet(examples.workout("Notes", *sections)), "")
    choice = makers.choice_data(Choice(Paper.LETTER, large=True))
    way = next(way for way in fit.ways(sheet, choice, DESIGN) if way.pages > 1)
    reckoned = reckon.Reckoned(sheet, Way(**way.data["way"]), choice, DESIGN)
    assert reckoned.clinging == {(1, 9), (2, 9)}
    assert not fit.packed(reckoned.blocks, DESIGN.room(choice)[1], reckoned.clinging).torn


def test_of_many_positions_the_first_and_the_last_are_shown() -> None:
    """And those that lie most evenly between."""
    assert reckon.chosen("ab", 3) == ["a", "b"]
    assert reckon.chosen("abcde", 2) == ["a", "e"]
    assert reckon.chosen("abcde", 3) == ["a", "c", "e"]
