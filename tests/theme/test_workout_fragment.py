"""``fragments/workout.html``: a workout as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from jinja2 import UndefinedError

from plugins.notation.workout.present import Duration, TableView, WorkoutView
from tests.theme.examples import workout as examples
from tests.theme.fragment import Element, heading_levels, ids, render, shown, skipped_levels

#: Fields of the view that choose markup and are not words.
NOT_WORDS = {"kind", "minutes", "seconds", "ordered", "optional", "anchor", "span", "exercise"}

#: What the fragment gets where no exercise is known.
NO_LIBRARY: dict[str, object] = {"links": {}, "figures": {}, "symbols": ()}

every_workout = pytest.mark.parametrize("workout", examples.ALL, ids=lambda view: view.anchor)


def page_of(workout: WorkoutView) -> Element:
    return render("workout", workout=workout, sheets=examples.SHEETS, **NO_LIBRARY)


def values(value: object, kind: type) -> Iterator[object]:
    """Walk through a view and yield its values of one type."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from values(item, kind)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_WORDS:
                yield from values(getattr(value, field.name), kind)


@every_workout
def test_every_word_of_the_view_is_there(workout: WorkoutView) -> None:
    """No word is lost, and none is markup: the hostile example has angle brackets in each text."""
    said = shown(page_of(workout))
    words = [str(text) for text in values(workout, str)]
    assert [text for text in words if " ".join(text.split()) not in said] == []


@every_workout
def test_nobodys_words_become_elements(workout: WorkoutView) -> None:
    """The fragment has some ``b`` of its own; none has an author's markup in it."""
    page = page_of(workout)
    assert [b for b in page.all("b") if b.text == "&\"'"] == []


@every_workout
def test_the_section_is_named_by_its_heading(workout: WorkoutView) -> None:
    """The workout is a section of its own, to be linked to by its anchor."""
    page = page_of(workout)
    section = page.one("section.workout")
    assert section.attributes["id"] == workout.anchor
    assert page.one("h2").attributes["id"] == section.attributes["aria-labelledby"]


@every_workout
def test_no_heading_level_is_skipped(workout: WorkoutView) -> None:
    """The title is an ``h2``; what is below is deeper, by one step at a time."""
    page = page_of(workout)
    levels = heading_levels(page)
    assert levels[0] == 2
    assert skipped_levels(page) == []
    assert min(levels[1:], default=3) == 3


@every_workout
def test_ids_are_unique_and_begin_with_the_anchor(workout: WorkoutView) -> None:
    """Several workouts on a page do not get in each other's way."""
    found = ids(page_of(workout))
    assert len(set(found)) == len(found)
    assert all(name.startswith(workout.anchor) for name in found)


@every_workout
def test_every_duration_can_be_read_by_a_machine(workout: WorkoutView) -> None:
    """A duration on the page is a ``time`` with its seconds; the track's note is an attribute."""
    expected = [
        (duration.words, f"PT{duration.seconds}S")
        for duration in values(workout, Duration)
        if isinstance(duration, Duration)
    ]
    page = page_of(workout)
    notes = " ".join(element.attributes["data-note"] for element in page.all("[data-note]"))
    found = [(time.text, time.attributes["datetime"]) for time in page.all("time")]
    assert [pair for pair in expected if pair not in found and pair[0] not in notes] == []


@every_workout
def test_tables_are_tables(workout: WorkoutView) -> None:
    """Each has a caption and header cells with a scope, in a named region that can be focused."""
    page = page_of(workout)
    tables = [
        part
        for section in workout.sections
        for part in section.parts
        if isinstance(part, TableView)
    ]
    assert [table.one("caption").text for table in page.all("table")] == [
        table.caption for table in tables
    ]
    for region in page.all(".table-scroll"):
        assert region.attributes["role"] == "region"
        assert region.attributes["tabindex"] == "0"
        assert region.one("caption").attributes["id"] == region.attributes["aria-labelledby"]
        assert all(cell.text for cell in region.all("th"))
        assert {cell.attributes["scope"] for cell in region.all("thead th")} == {"col"}
        assert {cell.attributes["scope"] for cell in region.all("tbody th")} == {"row"}


@every_workout
def test_what_is_for_paper_only_has_no_text(workout: WorkoutView) -> None:
    """A feed reader, which has no style sheet, shows nothing of the cells and blanks."""
    page = page_of(workout)
    assert [part.text for part in page.all(".blanks, .track, .log") if part.text] == []


def test_nothing_but_its_values_is_used() -> None:
    """Without ``sheets`` the strict environment refuses: the first line lists what there is."""
    with pytest.raises(UndefinedError, match="sheets"):
        render("workout", workout=examples.EMPTY, **NO_LIBRARY)


def test_each_sheet_is_a_link() -> None:
    """The link is called by its paper and says that it leads to a PDF."""
    links = page_of(examples.CIRCUIT).all("a")
    assert [(link.text, link.attributes["href"]) for link in links] == [
        (sheet.paper, sheet.href) for sheet in examples.SHEETS
    ]
    assert {link.attributes["type"] for link in links} == {"application/pdf"}


def test_without_sheets_or_estimate_there_is_no_line_for_them() -> None:
    """No empty paragraph and no label without a value."""
    page = render("workout", workout=examples.EMPTY, sheets=(), **NO_LIBRARY)
    assert page.one("section").text == "Nothing yet"
    assert page.all("p") == []


def test_a_set_has_a_cell() -> None:
    """A cell to write in for each set, with both sides where it is done on both."""
    logs = page_of(examples.CIRCUIT).all(".log")
    cells = [[cell.attributes["data-label"] for cell in log.all(".log-cell")] for log in logs]
    assert cells[:2] == [["1", "2", "3"], ["1 L", "1 R", "2 L", "2 R", "3 L", "3 R"]]
    assert logs[0].one(".log-unit").attributes["data-label"] == "reps"


def test_a_unit_that_is_empty_is_not_printed() -> None:
    """Cells without a unit stand alone."""
    assert page_of(examples.WEEKS).all(".log")[1].all(".log-unit") == []


@pytest.mark.parametrize(
    ("workout", "kind", "labels"),
    [
        (examples.CIRCUIT, "rounds", ["Rounds", "1", "2", "3"]),
        (examples.EMOM, "minutes", ["Minutes", *map(str, range(1, 21))]),
        (examples.AMRAP, "amrap", ["Rounds", "+ extra reps"]),
        (examples.AMRAP, "time", ["Result"]),
    ],
)
def test_a_track_has_its_boxes(workout: WorkoutView, kind: str, labels: list[str]) -> None:
    """What is ticked for a section as a whole is there to be ticked."""
    track = page_of(workout).one(f".track--{kind}")
    own = [track.attributes["data-label"]] if "data-label" in track.attributes else []
    inner = [part.attributes["data-label"] for part in track.all("[data-label]")]
    assert list(dict.fromkeys([*own, *inner])) == labels


def test_orders_of_the_author_are_text_and_no_list_numbers_come_on_top() -> None:
    """With an ordered list a feed reader would say "1. Minute 1"."""
    page = page_of(examples.EMOM)
    assert page.all("ol") == []
    assert [order.text for order in page.all(".row-order")] == [
        f"Minute {minute}" for minute in (1, 2, 3, 4)
    ]


def test_an_order_without_labels_is_an_ordered_list() -> None:
    """The browser numbers what the author did not."""
    assert [len(rows.all("li")) for rows in page_of(examples.AMRAP).all("ol")] == [3]


def test_empty_parts_of_a_row_leave_nothing_behind() -> None:
    """An exercise with a name and a dose has no empty line for facts, cue or variants."""
    page = page_of(examples.AMRAP)
    assert page.all(".row-facts, .row-cue, .row-variants, .row-optional, .legend") == []
