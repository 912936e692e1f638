"""Sets written one by one, and loads whose unit is said once or not at all.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Okapi press 95x9, 105x7", "2 | 9,7 | 95,105"),
        ("Okapi press: 62.5 x 9; 65 x 9", "2 | 9,9 | 62.5,65"),
        ("Okapi press 135x9 (warm-up), 155x6", "2 | 9,6 | 135,155"),
        ("Okapi press: 9/95; 9/105", "2 | 9,9 | 95,105"),
        ("Okapi press 95 x 9 x 4 sets", "4 | 9 | 95"),
        ("Okapi press 95 4x9", "4 | 9 | 95"),
        ("Okapi press 42.5 - 4 x 9", "4 | 9 | 42.5"),
        ("4x9 Okapi press 95", "4 | 9 | 95"),
        ("4x9 Okapi press 95, rest 90 s", "4 | 9 | 95 | 90"),
    ],
)
def test_loads_without_a_unit(line: str, expected: str) -> None:
    """A number is a load where nothing else can stand, and has no unit that nobody gave it."""
    assert said(line) == f"Okapi press | {expected}"


@pytest.mark.parametrize(
    "line",
    [
        "Okapi press 284 x 5",
        "Okapi press 16 x 9",
        "Okapi press 21x9, 24x9",
        "Okapi press 3x8 @ 95",
        "Okapi press 95 x 5 x 10",
        "Run 400x4, 200x4",
        "Plank 60x3, 45x3",
        "Burpees 40x3, 30x3",
        "Box jumps 30 3x9",
        "Run 400 3x2",
        "3x9 box jumps 30",
        "Okapi press 60 kg x 9, 3 x 9",
        "Okapi press 9, 30x3",
        "Okapi press 4x9 90",
        "Okapi press 4x9 45",
    ],
)
def test_numbers_that_may_be_something_else(line: str) -> None:
    """Seconds, metres, inches, sets: what may be one of them is asked about."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Okapi press 40 lb x 9, 45 x 9, 50 x 7", "3 | 9,9,7 | 40,45,50 lb"),
        ("Okapi press BW x 9, 10 kg x 7", "2 | 9,7 | BW,10 kg"),
        ("Okapi press 5x40kg, 2x5x45kg, 3x50kg", "1,2,1 | 5,5,3 | 40,45,50 kg"),
        ("Okapi press 9,9,9", "3 | 9,9,9"),
        ("Okapi press 9-9-9", "3 | 9"),
    ],
)
def test_values_set_by_set(line: str, expected: str) -> None:
    """What an author writes for each set is given for each of them."""
    assert said(line) == f"Okapi press | {expected}"


def test_the_draft_says_equal_sets_once() -> None:
    """Sets that are alike are one amount in the notation, and others one after the other."""
    text = "Okapi press 40 kg x 9, 40 kg x 9\nOkapi row BW x 9, 10 kg x 9\nOkapi dip 9, 9, 9\n"
    assert "- Okapi press: 2 x 9 @ 40 kg\n" in convert(text).text
    assert "- Okapi row: 9 reps @ bodyweight, then 9 reps @ 10 kg\n" in convert(text).text
    assert "- Okapi dip: 3 x 9\n" in convert(text).text


def test_the_draft_asks_for_the_unit() -> None:
    """A load without a unit is no load of the notation: the line is kept, and asked about."""
    draft = convert("- Okapi press 95x9, 105x7\n- Okapi dip: 3 x 9\n")
    assert "> - Okapi press 95x9, 105x7\n" in draft.text
    assert [q.why for q in draft.questions] == ["95,105: a load in kilograms, or in pounds?"]


@pytest.mark.parametrize("words", ["8,8,", "8, 8, ", "135x5, ", "60 kg x 5, "])
def test_a_long_list_is_read_or_asked_about(words: str) -> None:
    """However many numbers follow each other, there are few ways to take them together."""
    assert read_line("Okapi press " + words * 24).line
