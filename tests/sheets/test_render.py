"""What a sheet is held to, asked of the finished PDF and never of a snapshot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import RowsView, RowView, SectionView, Text, WorkoutView
from plugins.sheets.model import Sheet
from plugins.sheets.typeset import TypesetError, Typesetter
from tests.sheets import examples, making, reading
from tests.sheets.making import render

SIZES_MM = {Paper.A4: (210, 297), Paper.LETTER: (215.9, 279.4)}
#: One session in detail and six in a grid, which are laid out in two ways.
LOGS = (1, 6)


def figures_of(pdf: bytes) -> list[tuple[str, tuple[float, float]]]:
    """The pictures of a sheet but its QR code."""
    return [one for one in reading.pictured(pdf) if not one[0].startswith("QR code")]


each_paper = pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))
each_example = pytest.mark.parametrize("name", examples.EVERY)
each_one_pager = pytest.mark.parametrize("name", examples.ONE_PAGE)


def pdf(name: str, paper: Paper, **chosen: Any) -> bytes:
    return making.example(name, Choice(paper, **chosen))


def words(sheet: Sheet) -> str:
    return " ".join(page.text for page in reading.pages(render(sheet)))


# --- Figures -------------------------------------------------------------------------------------


@each_paper
@pytest.mark.parametrize("name", [name for name in examples.ONE_PAGE if "figures" in name])
@pytest.mark.parametrize("sessions", LOGS)
def test_each_exercise_has_its_figure_in_words_too(name: str, paper: Paper, sessions: int) -> None:
    """The first and the last position of each exercise are on the sheet, with their words."""
    sheet = examples.EVERY[name]
    rows = [row for row in exercises(sheet.workout) if row.kind == "exercise"]
    told = Counter(
        alternative for alternative, _ in figures_of(pdf(name, paper, sessions=sessions))
    )
    for slug in {row.exercise for row in rows}:
        for position in (sheet.figures[slug][0], sheet.figures[slug][-1]):
            assert told[position.description] >= 1, position.description


@each_paper
def test_figures_are_large_enough_to_be_read(paper: Paper) -> None:
    """A person who stands is 18 mm high where it is tightest, a plank nearly as long."""
    sizes = dict(figures_of(pdf("twelve with figures", paper)))
    assert sizes["Start: Standing tall"][1] >= 17.95
    assert sizes["Start: Arms straight"][0] >= 16.5


@pytest.mark.parametrize("cautions", [1, 30, 60, 112, 140])
def test_figures_never_cost_a_page(cautions: int) -> None:
    """With figures a sheet has as many pages as without them: where there is no room they go."""
    plain = replace(examples.TABLE, cautions=("Mind your back and your neighbour's.",) * cautions)
    with_figures = render(examples.pictured(plain))
    assert len(reading.pages(with_figures)) == len(reading.pages(render(plain)))
    if cautions < 60:
        assert figures_of(with_figures)


def test_a_person_is_of_one_size_on_a_sheet() -> None:
    """A plank takes the width of a standing person's height, not less for being low."""
    figures = examples.EVERY["short with figures"].figures
    assert figures["push-up"][0].width == pytest.approx(figures["squat"][0].height, abs=0.25)
    assert figures["push-up"][0].height < 0.6


# --- Paper ---------------------------------------------------------------------------------------


@each_paper
@each_one_pager
@pytest.mark.parametrize("sessions", LOGS)
def test_up_to_twelve_exercises_take_one_page(name: str, paper: Paper, sessions: int) -> None:
    """A workout of up to twelve exercises fits one page of either paper, in both log styles."""
    assert len(reading.pages(pdf(name, paper, sessions=sessions))) == 1


@each_paper
@each_one_pager
@pytest.mark.parametrize("sessions", LOGS)
def test_large_print_takes_two_pages(name: str, paper: Paper, sessions: int) -> None:
    """Large print has no type below 16 points, and the same workouts fit two pages."""
    found = reading.pages(pdf(name, paper, large=True, sessions=sessions))
    assert len(found) <= 2
    assert min(word.size for page in found for word in page.words) >= 15.99


@each_paper
@each_example
def test_the_page_has_the_size_of_its_paper(name: str, paper: Paper) -> None:
    """Every page has the size of the paper that was asked for."""
    expected = SIZES_MM[paper]
    for page in reading.pages(pdf(name, paper)):
        size = (page.width / reading.POINTS_PER_MM, page.height / reading.POINTS_PER_MM)
        assert size == pytest.approx(expected, abs=0.1)


@each_paper
@each_example
def test_no_type_is_below_ten_points(name: str, paper: Paper) -> None:
    """Nothing on a sheet is set below ten points."""
    sizes = [word.size for page in reading.pages(pdf(name, paper)) for word in page.words]
    assert sizes
    assert min(sizes) >= 9.99


@each_paper
@each_example
def test_nothing_leaves_the_margins(name: str, paper: Paper) -> None:
    """All ink lies 12 mm from the sides and 5 mm from the top and the bottom."""
    side, end = 12 * reading.POINTS_PER_MM, 5 * reading.POINTS_PER_MM
    for page, ink in zip(
        reading.pages(pdf(name, paper)), reading.inked(pdf(name, paper)), strict=True
    ):
        assert ink.left >= side
        assert ink.right <= page.width - side
        assert ink.bottom >= end
        assert ink.top <= page.height - end


@each_paper
@each_example
def test_words_do_not_run_into_each_other(name: str, paper: Paper) -> None:
    """No two pieces of text lie on top of each other."""
    for page in reading.pages(pdf(name, paper)):
        for one, other in combinations(page.words, 2):
            across, down = one.overlap(other)
            assert across < 1 or down < 2, (one, other)


@each_paper
@pytest.mark.parametrize("name", ["short", "typical", "twelve", "forty"])
def test_every_cell_can_be_written_in(name: str, paper: Paper) -> None:
    """Each field of each set has its cell, 8 mm high and 9 mm wide or more."""
    expected = sum(
        len(row.log.sets) * len(row.log.fields)
        for row in exercises(examples.EVERY[name].workout)
        if row.log is not None
    )
    found = cells(pdf(name, paper))
    assert len(found) == expected
    assert min(found) >= 8.9


@each_paper
def test_six_sessions_have_six_cells_each(paper: Paper) -> None:
    """An exercise has a cell for each session, or two where the sides are counted apart."""
    logs = [row.log for row in exercises(examples.TWELVE.workout) if row.log is not None]
    sided = sum(any(field.startswith("L") for field in log.fields) for log in logs)
    found = cells(pdf("twelve", paper, sessions=6))
    # The dates, and how hard it was with how sore one is, stand in the same columns.
    assert len(found) == 6 * (len(logs) + sided) + 6 + 12
    assert min(found) >= 5.9


def cells(pdf: bytes) -> list[float]:
    """The widths of all cells, in mm: boxes of 8 mm or more, parted by lines that stand in them.

    Those of one set are parted by half a line.
    """
    found: list[float] = []
    for page in reading.pages(pdf):
        # The QR code is the only thing that is about as high as it is wide, and large.
        high = [shape for shape in page.shapes if 8 <= shape.height_mm <= 14]
        lines = [one for one in page.shapes if one.width_mm < 0.7 and 3 <= one.height_mm <= 14]
        for box in (shape for shape in high if shape.width_mm >= 12):
            edges = sorted(
                {
                    round(line.left, 1)
                    for line in lines
                    if box.left + 3 < line.left < box.right - 3
                    and box.bottom - 2 < line.bottom < box.top
                }
                | {box.left, box.right}
            )
            found += [(after - before) / reading.POINTS_PER_MM for before, after in pairwise(edges)]
    return found


def test_a_short_workout_is_set_larger_than_a_long_one() -> None:
    """What is left of the page goes to the type and to the cells."""
    largest = {
        name: max(word.size for page in reading.pages(pdf(name, Paper.A4)) for word in page.words)
        for name in ("short with figures", "twelve with figures")
    }
    assert largest["short with figures"] > largest["twelve with figures"]


@each_paper
def test_a_long_workout_breaks_between_its_rows(paper: Paper) -> None:
    """Every exercise keeps its cue on its page, and each page of a table has the header row."""
    found = reading.pages(pdf("forty", paper))
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        text = reading.squashed(page.text)
        rows = len(re.findall(r"Exercise\d\d", text))
        assert text.count("slowandsteady") == text.count("Easier:Halftheway") == rows
        # The head of the table is on each page that has rows.
        assert text.count("Log") >= bool(rows)
        assert f"Page{number}of{len(found)}" in text
        assert ("Thelonglist,continued" in text) is (number > 1)


@each_paper
def test_only_the_last_page_has_the_foot(paper: Paper) -> None:
    """The foot closes the sheet: once, on the last page."""
    feet = ["Stop if it hurts." in page.text for page in reading.pages(pdf("forty", paper))]
    assert feet == [False] * (len(feet) - 1) + [True]


# --- Words ---------------------------------------------------------------------------------------


def exercises(view: WorkoutView) -> Iterator[RowView]:
    for section in view.sections:
        for part in section.parts:
            if isinstance(part, RowsView):
                yield from part.rows


def said(text: Text) -> str:
    return "".join(part if isinstance(part, str) else part.words for part in text)


def in_order(view: WorkoutView) -> Iterator[str]:
    """All texts of a workout as they follow each other on the sheet."""
    yield view.title
    for section in view.sections:
        yield section.title
        yield said(section.scheme)
        if section.track is not None:
            yield from section.track.boxes
            # What the scheme says already is not said again.
            note = said(section.track.note)
            yield "" if note in said(section.scheme) else note
        for part in section.parts:
            if isinstance(part, RowsView):
                yield part.title
                for row in part.rows:
                    yield from in_row(row)
            else:
                yield part.caption
                yield from part.head
                for cells in part.rows:
                    yield from map(said, cells)
    for term in view.legend:
        yield term.short
        yield term.meaning


def in_row(row: RowView) -> Iterator[str]:
    yield from (row.order, row.name, "optional" if row.optional else "", said(row.dose))
    for fact in row.facts:
        yield from (fact.term, said(fact.text))
    yield row.cue
    for variant in row.variants:
        yield from (variant.label, variant.text)
    if row.log is not None:
        # The first set is not numbered: its cells say what is written into them.
        # None of these workouts has a unit that the weight's cell could be headed by.
        fields = tuple("load" if field == "weight" else field for field in row.log.fields)
        first = fields if row.log.sets[0] == "1" else row.log.sets[:1]
        yield from (*first, *row.log.sets[1:])


@each_paper
@each_example
def test_every_word_is_there_in_reading_order(name: str, paper: Paper) -> None:
    """All that the workout says is on the sheet, in the order in which it is read."""
    text = reading.squashed(reading.read_out(pdf(name, paper)))
    at = 0
    for wanted in in_order(examples.EVERY[name].workout):
        found = text.find(reading.squashed(wanted), at)
        assert found >= 0, f"{wanted!r} is not in {text[at : at + 300]!r}"
        at = found + len(reading.squashed(wanted))


@each_paper
@each_example
def test_the_head_and_the_foot_say_what_the_page_says(name: str, paper: Paper) -> None:
    """The facts of the page, its address, version and licence are on the sheet."""
    sheet = examples.EVERY[name]
    text = reading.squashed(" ".join(page.text for page in reading.pages(pdf(name, paper))))
    facts = (sheet.site, sheet.title, sheet.author, sheet.goal, sheet.level, sheet.space)
    rest = (*sheet.equipment, *sheet.cautions, sheet.address, sheet.licence)
    for wanted in (*facts, *rest, said(sheet.workout.estimate), "Version of 20 November 2026"):
        assert reading.squashed(wanted) in text


def test_authors_cannot_write_markup() -> None:
    """What is markup to Typst stays what the author typed, in every field."""
    text = reading.squashed(reading.read_out(render(examples.HOSTILE)))
    typed = reading.squashed(examples.NASTY)
    # The page's title, the workout's, author, goal, level, space, equipment, caution, section,
    # scheme, track, group, name, dose, load, cue, two variants, note, caption, head, cell, legend.
    assert text.count(typed) == 23


def test_what_is_unknown_leaves_no_label() -> None:
    """A sheet without facts has none of their labels."""
    bare = WorkoutView("Bare", "bare", examples.WARM_UP_ONLY.sections, (), None, ())
    text = words(Sheet(site="Site", title="Bare", workout=bare))
    for label in ("Goal", "Level", "Time", "Space", "You need", "Take care", "By ", "Version"):
        assert label not in text
    # Nothing to log: no unit to choose and no column for it.
    for label in ("kg", "Log"):
        assert label not in text


def test_the_legend_is_the_workouts() -> None:
    """A sheet explains the abbreviations that its workout uses, and no others."""
    text = words(examples.TYPICAL)
    assert examples.TEMPO.meaning in text
    assert examples.RIR.meaning not in text


def test_a_page_of_the_same_name_is_not_named_twice() -> None:
    """The page's title stands above the workout's only where it says something else."""
    once = Counter(re.findall("Full hour for the whole runner", words(examples.TWELVE)))
    assert sum(once.values()) == 1
    assert "Stuck inside: six workouts" in words(examples.AMRAP)


def test_a_workout_without_a_title_takes_the_pages() -> None:
    """A sheet is never nameless."""
    nameless = replace(examples.SHORT, workout=replace(examples.SHORT.workout, title=""))
    assert "Three for the hips" in words(nameless)


def test_letters_that_the_font_lacks_come_from_another() -> None:
    """Arrows, Greek and Cyrillic are printed, not lost."""
    sheet = replace(examples.SHORT, goal="A → B, Ωμέγα, Приседания")
    assert reading.squashed("A → B, Ωμέγα, Приседания") in reading.squashed(words(sheet))


def test_a_character_that_no_font_has_is_an_error() -> None:
    """A character that cannot be printed is named, never left out in silence."""
    with pytest.raises(TypesetError, match="深"):
        render(replace(examples.SHORT, goal="深蹲"))


@each_paper
@pytest.mark.parametrize("large", [False, True])
def test_any_number_of_cells_stays_on_the_paper(paper: Paper, large: bool) -> None:
    """Twelve sets on both sides are wrapped, not cut off."""
    sets = tuple(str(number) for number in range(1, 13))
    row = examples.exercise(
        "Single-leg squat", "12 × 5 reps per side", log=sets, fields=examples.SIDED
    )
    section = SectionView("", "main", (), (examples.rows(row),))
    sheet = examples.sheet(examples.workout("Twelves", section))
    made = render(sheet, paper, large=large)
    (page,) = reading.pages(made)
    assert max(thing.right for thing in page.shapes) < page.width - 12 * reading.POINTS_PER_MM
    assert len(cells(made)) == 48


# --- The file ------------------------------------------------------------------------------------


@each_paper
@each_example
def test_the_file_is_tagged_and_says_so(name: str, paper: Paper) -> None:
    """Each sheet claims PDF/UA-1 and has what the claim stands on: tags, a language, a title."""
    sheet = examples.EVERY[name]
    file = reading.document(pdf(name, paper))
    metadata: Any = file.xmp_metadata
    root = reading.root(file)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data().decode()
    (title,) = metadata.dc_title.values()
    assert sheet.workout.title in title
    assert sheet.title in title
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert str(root["/Lang"]) == "en"


@each_paper
@each_example
def test_headings_follow_each_other(name: str, paper: Paper) -> None:
    """The first heading is the only H1, and no level is skipped on the way down."""
    levels = [
        int(tag[1:]) for tag, _ in reading.tags(pdf(name, paper)) if re.fullmatch(r"H\d", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    steps = list(pairwise(levels))
    assert all(after <= before + 1 for before, after in steps)


@each_paper
@each_example
def test_tables_have_header_cells(name: str, paper: Paper) -> None:
    """Each table has a head with header cells, and every cell is in a row of a table."""
    found = reading.tags(pdf(name, paper))
    tables = sum(tag == "Table" for tag, _ in found)
    assert tables
    assert sum(tag == "THead" for tag, _ in found) == tables
    assert sum(tag == "TH" and "THead" in path for tag, path in found) >= tables
    assert all(path[-1] == "TR" for tag, path in found if tag in ("TH", "TD"))


@each_paper
@each_example
def test_all_text_is_in_the_tags(name: str, paper: Paper) -> None:
    """Prose is in paragraphs: nothing hangs loose below the document."""
    loose = [tag for tag, path in reading.tags(pdf(name, paper)) if path == ["Document"]]
    assert "Span" not in loose


@each_paper
@each_example
def test_fonts_are_in_the_file(name: str, paper: Paper) -> None:
    """Every font is embedded, and it is ours."""
    fonts = reading.fonts(reading.document(pdf(name, paper)))
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font
        assert "AtkinsonHyperlegibleNext" in str(font["/FontName"])


@each_paper
def test_the_address_can_be_followed(paper: Paper) -> None:
    """The printed address is a link to the page."""
    links: Any = reading.document(pdf("emom", paper)).pages[0]["/Annots"]
    assert {str(link.get_object()["/A"]["/URI"]) for link in links} == {examples.EMOM.url}


@each_paper
@each_example
def test_the_same_sheet_gives_the_same_bytes(name: str, paper: Paper) -> None:
    """Another run makes the same file, whatever was made before and whatever the time."""
    again = making.made(examples.EVERY[name], Choice(paper), Typesetter(making.TEMPLATES)).file
    assert again == pdf(name, paper)


def test_the_files_date_is_its_versions() -> None:
    """The date in the file is the version's, at midnight UTC."""
    info: Any = reading.document(pdf("short", Paper.A4)).trailer["/Info"]
    date = str(info["/CreationDate"])
    assert date.startswith("D:20261120000000")


@each_paper
@each_one_pager
def test_a_sheet_is_a_small_download(name: str, paper: Paper) -> None:
    """A sheet of one page is below 60 kB, and with figures below 120."""
    assert len(pdf(name, paper)) < (120_000 if "figures" in name else 60_000)
