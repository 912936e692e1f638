"""``macros/sheet.html``: a workout on paper, as the browser prints it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.notation.workout.present import WorkoutView
from plugins.sheets.model import Sheet
from tests.theme.examples import workout as examples
from tests.theme.fragment import Element, environment, heading_levels, parse, skipped_levels
from tests.theme.test_workout_fragment import values

every_workout = pytest.mark.parametrize("workout", examples.ALL, ids=lambda view: view.anchor)


def sheet_of(workout: WorkoutView, **facts: object) -> Element:
    sheet = replace(Sheet("The site", "A page", workout, version="2026-11-20"), **facts)  # type: ignore[arg-type]
    macro = environment().get_template("macros/sheet.html").module.sheet  # type: ignore[attr-defined]
    html = macro(sheet)
    return parse(f"<!doctype html><html><head><title>.</title></head><body>{html}</body></html>")


@every_workout
def test_every_word_is_on_the_sheet(workout: WorkoutView) -> None:
    """No word of the view is lost, and none is markup."""
    page = sheet_of(workout)
    said = page.one("body").text
    words = [" ".join(str(text).split()) for text in values(workout, str)]
    # A load is there in both units and not as it was written.
    lost = [text for text in words if text not in said]
    assert lost == (["8–12 kg"] if workout is examples.CIRCUIT and lost else [])
    assert [b for b in page.all("b") if b.text == "&\"'"] == []


@every_workout
def test_no_heading_level_is_skipped(workout: WorkoutView) -> None:
    page = sheet_of(workout)
    assert heading_levels(page)[0] == 2
    assert skipped_levels(page) == []


def test_a_load_is_there_in_both_units() -> None:
    """The style sheet shows the one that is chosen."""
    page = sheet_of(examples.CIRCUIT)
    assert "8–12 kg" in [part.text for part in page.all(".kg")]
    assert "18–26 lb" in [part.text for part in page.all(".lb")]


def test_a_set_has_its_cells() -> None:
    """The first set says what is written into it, the others which they are."""
    logs = sheet_of(examples.CIRCUIT).all(".log.one")
    cells = [[[i.text for i in part.all("i")] for part in log.all(".cells")] for log in logs[:2]]
    assert cells == [
        [["reps", "RIR"], ["2", ""], ["3", ""]],
        [["kglb", "L", "R", "RIR"], ["2", "", "", ""], ["3", "", "", ""]],
    ]


def test_a_step_of_a_ladder_is_named_by_its_reps() -> None:
    logs = sheet_of(examples.WEEKS).all(".log.one")
    assert ["21", "15", "9"] in [[i.text for i in log.all("i")] for log in logs]


def test_six_sessions_have_six_cells() -> None:
    """One for each line that is written down, parted where the sides are counted apart."""
    logs = sheet_of(examples.CIRCUIT).all(".log.six")
    assert {len(log.all("i")) for log in logs} == {6}
    assert [len(log.all(".sides")) for log in logs] == [0, 6, 0, 0, 6]
    assert [part.text for part in logs[1].all("span > i:first-child span")] == ["L", "R"]


@pytest.mark.parametrize(
    ("workout", "one", "six"),
    [
        (examples.CIRCUIT, "Rounds 123", "Done"),
        (examples.EMOM, "1234567891011121314151617181920", "Minutes"),
        (examples.AMRAP, "Rounds + extra reps", "Rounds + reps"),
        (examples.AMRAP, "Result cap 8 min", "Result (8 min)"),
    ],
)
def test_what_is_ticked_for_a_section(workout: WorkoutView, one: str, six: str) -> None:
    """Rounds, minutes, rounds and reps, or a time, for one session and for six."""
    page = sheet_of(workout)
    assert one in [track.text for track in page.all(".track")]
    assert six in [line.text for line in page.all(".six-line")]


def test_what_is_empty_leaves_no_trace() -> None:
    """No label without a value."""
    text = sheet_of(examples.EMPTY).one("section").text
    for label in ("By", "Goal", "You need", "Take care", "Next time"):
        assert label not in text
    page = sheet_of(
        examples.EMPTY,
        author="Somebody",
        goal="strength",
        equipment=("mat",),
        cautions=("Not on ice.",),
        progression="Add a rep.",
    )
    text = page.one("section").text
    for words in (
        "By Somebody",
        "Goal strength",
        "You need mat",
        "Take care Not on ice.",
        "Next time: Add a rep.",
        "Version of 20 November 2026",
    ):
        assert words in text
