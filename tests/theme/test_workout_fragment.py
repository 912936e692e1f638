"""``fragments/workout.html``: a workout as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from jinja2 import UndefinedError

from plugins.notation.workout.present import Duration, TableView, Term, WorkoutView
from tests.theme.examples import workout as examples
from tests.theme.fragment import Element, heading_levels, ids, render, skipped_levels

#: Fields of the view that choose markup and are not words.
NOT_WORDS = {"kind", "minutes", "seconds", "ordered", "optional", "anchor", "exercise", "unit"}
#: What only a sheet shows: where one writes, and loads in its unit.
ONLY_ON_PAPER = {"track", "log", "kg", "lb"}

#: What the fragment gets where no exercise is known.
NO_LIBRARY: dict[str, object] = {"links": {}, "figures": {}}

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
    elif is_dataclass(value) and not (isinstance(value, Term) and value.cells):
        for field in fields(value):
            if field.name not in NOT_WORDS | ONLY_ON_PAPER:
                yield from values(getattr(value, field.name), kind)


@every_workout
def test_every_word_of_the_view_is_there(workout: WorkoutView) -> None:
    """No word is lost, and none is markup: the hostile example has angle brackets in each text."""
    said = page_of(workout).text
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
    """A duration on the page is a ``time`` with its seconds."""
    expected = [
        (duration.words, f"PT{duration.seconds}S")
        for duration in values(workout, Duration)
        if isinstance(duration, Duration)
    ]
    page = page_of(workout)
    found = [(time.text, time.attributes["datetime"]) for time in page.all("time")]
    assert [pair for pair in expected if pair not in found] == []


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
def test_nothing_is_for_paper(workout: WorkoutView) -> None:
    """What is written by hand is on the sheet: a feed reader has no style sheet to hide it."""
    page = page_of(workout)
    assert page.all(".blanks, .track, .log, .six, .one") == []


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
