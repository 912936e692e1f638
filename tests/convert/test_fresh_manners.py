"""Manners in which few coaches write, and most readers understand.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sloth press 40 kg for 9 reps; 45 kg for 3 sets of 7 reps", "1,3 | 9,7 | 40,45 kg"),
        ("Sloth press: 9 reps with 40 kg, 2 sets of 7 with 45 kg", "1,2 | 9,7 | 40,45 kg"),
        ("Sloth press 3 x 9 @ 40 kg + 1 x 20 @ 30 kg", "3,1 | 9,20 | 40,30 kg"),
        ("Sloth press 40 kg: 9, 45 kg: 7", "2 | 9,7 | 40,45 kg"),
        ("Sloth press 3x9@70% then 2x12@55-60%", "3,2 | 9,12 | 70,55-60% 1RM"),
        ("Sloth press 9x40kg, 2x7x45kg, 6x45kg,5x50kg", "1,2,1,1 | 9,7,6,5 | 40,45,45,50 kg"),
        ("Sloth press – 9x(40 kg, 45 kg, 50 kg)", "3 | 9 | 40,45,50 kg"),
    ],
)
def test_each_amount_has_its_load(line: str, expected: str) -> None:
    """Amounts of which each has a load of its own are the sets of one exercise."""
    assert said(line) == f"Sloth press | {expected}"


@pytest.mark.parametrize(
    "line",
    [
        "Sloth press 9 @ 40 kg men, 7 @ 30 kg women",
        "Sloth press 9 @ 40 kg, 9 each @ 30 kg",
        "Sloth press 3 x 9 40 kg and sloth row 3 x 9 50 kg",
        "Sloth press 3 x 9 @ 40 kg, 2 x 7 @ 50 lb",
        "Sloth press 3 x 9 @ 40 kg, 30 s @ 20 kg",
        "Sloth press 40, 45, 50 kg x 9",
    ],
)
def test_amounts_and_loads_that_are_no_sets(line: str) -> None:
    """Words, sides or another unit between them may tell of somebody or something else."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("9 DB sloth cleans (20 kg each)", "DB sloth cleans | 9 | 20 kg each"),
        ("Dumbbell sloth press - 3 x 9 - 12 kg each", "Dumbbell sloth press | 3 | 9 | 12 kg each"),
        ("8 each DB sloth step-ups", "DB sloth step-ups | 8 | yes"),
        ("8 ea. sloth lunges", "sloth lunges | 8 | yes"),
        ("10 sloth cleans (2x50/35)", "sloth cleans | 10 | 2 x 50/35 lb"),
        ("Sloth dips 4 x 9 - 2 chains", "Sloth dips | 4 | 9 | 2 chains"),
        ("Sloth press 5 sets of 3 up to 85%", "Sloth press | 5 | 3 | up to 85% 1RM"),
        ("Sloth push 8x 90 s rest", "Sloth push | 8 | 90"),
        ("| 12 x reps | Sloth press | |", "Sloth press | 12"),
        ("Sloth lunges, front foot raised – 3 x 9", "Sloth lunges, front foot raised | 3 | 9"),
        ("9 x sloth sprint reps; walk back", "sloth sprint | 9"),
        ("1 min sloth hold (30 s each side)", "sloth hold | 60 | total"),
        ("Sloth push 8x 1 min. rest", "Sloth push | 8 | 60"),
        ("Sloth pose – hold 5 breaths", "Sloth pose | 5"),
        ("Warm-ups: 95 x 9, 135 x 7", " | 2 | 9,7 | 95,135"),
    ],
)
def test_is_read(line: str, expected: str) -> None:
    """Of two dumbbells each, of a step-up each leg, of whiteboards a pair: no reader doubts it."""
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "expected", "note"),
    [
        ("Sloth press 3 x 9 (do 2-3 ramp-up sets)", "3 | 9", "do 2-3 ramp-up sets"),
        ("Sloth press 3 x 9 (2 reps more than before)", "3 | 9", "2 reps more than before"),
        ("Sloth press x 9 (video starts at 3 min)", "9", "video starts at 3 min"),
        ("Sloth press 20 per arm (total 40 steps)", "20 | yes", "40 steps in total"),
        ("3 x 9 Sloth press, weight goes up every set", "3 | 9", "weight goes up every set"),
        ("9 Sloth press, weight optional", "9", "weight optional"),
        ("Sloth press 3 x 9 or until muscle failure", "3 | 9", "or until muscle failure"),
        ("3 x 9 Sloth press with perfect form", "3 | 9", "with perfect form"),
        ("SLOTH PRESS 20 MINUTES HIGH INTENSITY", "1200", "HIGH INTENSITY"),
        ("30 s Sloth press – max effort", "30", "max effort"),
        ("Sloth press 30 min Z2", "1800", "Z2"),
        ("Sloth press (2 count hold)", "", "2 count hold"),
        (
            "Sloth press: 3 x 9 reps. On your back, lift the hips, and then repeat.",
            "3 | 9",
            "On your back, lift the hips, and then repeat",
        ),
        (
            "Sloth press x 9 reps: Lie on a bench with a dumbbell in each hand, arms straight",
            "9",
            "Lie on a bench with a dumbbell in each hand, arms straight",
        ),
    ],
)
def test_words_become_a_note(line: str, expected: str, note: str) -> None:
    """Words that change no value are a note, word for word."""
    assert said(line).casefold() == " | ".join(filter(None, ["sloth press", expected]))
    assert note in read_line(line).cues


@pytest.mark.parametrize(
    "line",
    [
        "9 sloth cleans (20 kg each)",
        "9 DB sloth cleans @ 20 kg each hand",
        "8 each sloth press",
        "8 each sloth lunges and step-ups",
        "Sloth press 5 x 3, working up to 80%",
        "Sloth press 3 x 9 (2 reps more than the women)",
        "哑铃三组 (15 kg)",
        "Dumbbell sloth press 3 x 9, add 5 lb each set",
        "3x9x60kg -- Form wasn't as tidy as on Monday",
        "30 seconds up/down sloth planks",
        "30 metres against the clock – 3 sets",
        "4 x 400 m w/ ~1 min rest",
        "3 miles easy",
        "400s x 8",
        "Main event: 160 x 6, 160 x 4",
        "9 sloth lunges, weight goes up every set (each leg)",
    ],
)
def test_is_asked(line: str) -> None:
    """Plates or pieces, sides or exercises, an exercise or words of the day: nobody can tell."""
    assert read_line(line).unread


def test_the_draft_keeps_a_load_to_end_at() -> None:
    """A load that only the last set has is none of the notation's, and stays a note."""
    assert "- Sloth press: 5 x 3 — up to 85% 1RM\n" in convert("Sloth press 5 x 3 up to 85%").text
