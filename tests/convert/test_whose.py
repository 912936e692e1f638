"""Whose a value is: of which sets, of which side, and whether a number is meant as it stands.

What a coach gave to one group of sets is never spread to another without a question, and a sign
that limits, doubts or strikes out a number is no ornament.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    "line",
    [
        "Tapir chop 3x12 R, 3x15 L",
        "Tapir chop 3x12 R, 3x12 L",
        "Tapir chop 3x12 left, 3x15 right",
        "Tapir lunge 3x8 each leg, 2x6",
        "Tapir lunge 3x8 (each leg), 2x6",
        "Tapir press 3x8 @ 60 kg, 2x6",
        "Tapir press 3x8, 2x6 @ 60 kg",
        "Tapir press 3x8 tempo 3110, 2x6",
        "Tapir press 3x8 @ RPE 7, 2x6",
        "Tapir press 3x8 rest 90 s, 2x6",
    ],
)
def test_what_one_group_says_is_asked_about(line: str) -> None:
    """Two coaches would read it differently."""
    assert "which sets" in read_line(line).why


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Tapir press 60 kg: 3x8, 2x6", "Tapir press | 3,2 | 8,6 | 60 kg"),
        ("Tapir press 3x8 @ 60 kg, 2x6 @ 70 kg", "Tapir press | 3,2 | 8,6 | 60,70 kg"),
        ("Tapir chop 3x12 R, 3x15 R", "Tapir chop | 3,3 | 12,15 | R"),
    ],
)
def test_what_holds_for_all_groups_is_read(line: str, values: str) -> None:
    """It stands before all of them, or beside each."""
    assert said(line) == values


def test_the_details_of_a_ladder_are_those_of_each_step() -> None:
    """A detail of the notation is that of its own sets, and a ladder's is said of all."""
    draft = convert("Tapir press 10-8-6 tempo 3010 rest 2 min\n")
    detail = "tempo 3-0-1-0, rest 120 s"
    steps = ", then ".join(f"{reps} reps, {detail}" for reps in (10, 8, 6))
    assert f"- Tapir press: {steps}" in draft.text.replace("2 min", "120 s")
    assert draft.clean


@pytest.mark.parametrize(
    "line",
    [
        "Tapir squat <= 8",
        "Tapir squat ≤8",
        "Tapir squat 3 x <10",
        "Tapir squat 3x8?",
        "Tapir squat 3x8 @ 60 kg?",
        "Tapir squat 3x8 (?)",
    ],
)
def test_a_number_that_is_doubted_is_asked_about(line: str) -> None:
    """At most eight, about eight and perhaps eight are not eight."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "note"),
    [("Tapir squat ~8", "~8"), ("Tapir hold (~40 s)", "~40 s"), ("Tapir squat 3 x ~8", "~8")],
)
def test_about_so_many_stays_said(line: str, note: str) -> None:
    """The number is read, and the note keeps that it is none to the letter."""
    assert note in read_line(line).cues


@pytest.mark.parametrize(
    "line",
    [
        "Tapir squat 3x8 – touch the floor -> then rise",
        "[Tapir squat](https://example.org/watch?v=8?t=3) 3x8",
        "<b>Tapir squat</b> 3x8",
        "Tapir squat / 2x5, 1x5 / 60kg / 180s",
        "Tapir squat / 1x5 @6, 3x5 @7",
        "Tapir squat 3x8 (perhaps I did 9? It was too cold to count)",
    ],
)
def test_a_note_a_link_and_a_field_doubt_nothing(line: str) -> None:
    """Only the amount's own signs do, and only details beside one of several groups."""
    assert not read_line(line).unread


@pytest.mark.parametrize("line", ["Tapir squat -> 3x8", "Tapir squat => 3x8", "> Tapir squat 3x8"])
def test_an_arrow_or_a_quotation_doubts_nothing(line: str) -> None:
    """It only points to the amount."""
    assert said(line) == "Tapir squat | 3 | 8"


@pytest.mark.parametrize(
    "line",
    [
        "~~Tapir row 3x8~~",
        "Tapir row 3x8 ❌",
        "skip tapir rows 3x8",
        "Tapir squat -> tapir press 3x8",
        "Tapir squat → press 3x8",
        "Tapir pull-up 3x8 -20kg assist",
        "Tapir pull-up 3x8 −20 kg",
        "Tapir pull-up 3x8 20 kg assistance",
        "Tapir sprints 20/10",
    ],
)
def test_what_may_be_the_opposite_is_asked_about(line: str) -> None:
    """What is struck out, left out, or lifted by a band; one exercise or two."""
    assert read_line(line).unread
