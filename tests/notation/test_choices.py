"""What a printer chooses, and the names of the files."""

from __future__ import annotations

import pytest

from plugins.notation.source import Source, Span
from plugins.notation.workout import parse, present
from plugins.notation.workout.choices import Choice, Paper, choices, file_name
from plugins.notation.workout.present import WorkoutView


def view(load: str) -> WorkoutView:
    text = f"- Squat: 8 reps @ {load}\n"
    return present(parse(Source("case.md", text), Span(0, len(text))).workout)


@pytest.mark.parametrize(
    ("load", "figures", "count"),
    [("bodyweight", False, 8), ("bodyweight", True, 16), ("8 kg", False, 16), ("8 kg", True, 32)],
)
def test_every_combination_is_a_choice(load: str, *, figures: bool, count: int) -> None:
    """A workout without figures or without loads has nothing to choose there."""
    every = choices(view(load), figures=figures)
    assert len(set(every)) == len({choice.key for choice in every}) == count
    assert len({choice.label for choice in every}) == count
    assert len({file_name("x", choice, every[0]) for choice in every}) == count


@pytest.mark.parametrize(("load", "unit"), [("8 kg", "kg"), ("20 lb", "lb")])
def test_the_usual_sheets_come_first(load: str, unit: str) -> None:
    """With figures, normal print, one session, the author's unit; named after the paper only."""
    a4, letter, *_ = every = choices(view(load), figures=True)
    assert [file_name("hips", one, every[0]) for one in (a4, letter)] == [
        "hips-a4.pdf",
        "hips-letter.pdf",
    ]
    assert (a4.figures, a4.large, a4.sessions, a4.unit) == (True, False, 1, unit)


def test_a_name_and_a_label_say_what_is_not_usual() -> None:
    """They can be read by whoever finds the file on a disk."""
    usual = Choice(Paper.A4, unit="kg")
    other = Choice(Paper.LETTER, figures=False, large=True, sessions=6, unit="lb")
    assert file_name("hips", other, usual) == "hips-letter-no-figures-large-six-lb.pdf"
    assert other.label == "US Letter, without figures, large print, six sessions, lb"
    assert other.key == "letter no-figures large six lb"
