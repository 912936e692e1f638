"""Amounts that are plain once one knows what stands beside them: a day, a clock, a letter.

The lines are made up. What stands beside them and is not plain is asked about.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected", "kept"),
    [
        # A number that is done in a day is how many.
        ("Okapi swings: 60-90 a day", "60-90", "a day"),
        ("Okapi swings 50 per day", "50", "per day"),
        ("100 okapi swings a day", "100", "a day"),
        ("Okapi swings: 20 each side a day", "20 | yes", "a day"),
        ("Okapi swings 2 min a day", "120", "a day"),
        ("Okapi swings 3 x 10 a day", "3 | 10", "a day"),
        ("Okapi swings 3 x 15 2-3 times per day", "3 | 15", "2-3 times per day"),
        (
            "Instructions: Perform 3 sets of 15 okapi swings 2 times a day for 6 weeks",
            "3 | 15",
            "Instructions; 2 times a day for 6 weeks",
        ),
        # A place on a video's timeline
        ("0:00-0:45 Okapi swings", "45", "0:00-0:45"),
        ("3:20 - 3:40: okapi swings", "20", "3:20 - 3:40"),
        ("0:00-4:00 okapi swings with a 12 kg bell", "240 | 12 kg bell", "0:00-4:00"),
        # The letter of a footnote, behind a plain unit
        ("Okapi swings 3 x 12 repsa", "3 | 12", "a"),
        ("Okapi swings 2 × 40 s^b", "2 | 40", "b"),
        ("Okapi swings 2 x 40 sb", "2 | 40", "b"),
        ("Okapi swings 10 mina", "600", "a"),
        # One load, in kilograms and in pounds
        ("Okapi swings 3 x 8 @ 20/44", "3 | 8 | 20 kg", "@ 20/44"),
        ("Okapi swings: 70/154 x 3 x 10", "3 | 10 | 70 kg", "70/154"),
        ("Okapi swings (53/24)", "24 kg", "53/24"),
        ("Okapi swings (53/35)", "53/35 lb", ""),
        # What a rep is
        ("12 okapi swings (hands up - right left counts as one.)", "12 | yes", None),
        ("12 okapi swings (left + right is one rep.)", "12 | yes", None),
        # What the exercise is without
        ("Okapi swings (no dumbbells): 3 x 10", "3 | 10", "no dumbbells"),
        ("Okapi swings (not weighted) 2 sets 20 reps", "2 | 20", "not weighted"),
        ("Okapi swings (no rest) 3 x 10", "3 | 10 | 0", ""),
        # What leads to the line
        ("• then perform 3 x 12 okapi swings", "3 | 12", ""),
        ("And then do 10 okapi swings", "10", ""),
    ],
)
def test_is_read(line: str, expected: str, kept: str | None) -> None:
    """The number is never lost, and the words beside it are a note."""
    assert said(line).casefold() == f"okapi swings | {expected}"
    assert kept is None or read_line(line).notes == kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("15 push-ups or okapi push-ups", "push-ups or okapi push-ups | 15"),
        (
            "Okapi lunges or walking okapi lunges 3 x 9",
            "Okapi lunges or walking okapi lunges | 3 | 9",
        ),
        (
            "9L, 9R okapi clean or okapi snatch (from floor)",
            "okapi clean or okapi snatch | 9 | yes",
        ),
        ("30 okapi knees or march in place", "okapi knees or march in place | 30"),
        ("Squat or okapi jumps x 9", "Squat or okapi jumps | 9"),
        ("4 sets okapi press or okapi rows 9-12 reps", "okapi press or okapi rows | 4 | 9-12"),
        ("Hip flexor or quad stretch x 30 s", "Hip flexor or quad stretch | 30"),
        ("Okapi squats or goat press: 3 x 9", "Okapi squats | 3 | 9"),
    ],
)
def test_one_or_the_other(line: str, expected: str) -> None:
    """Two exercises of which neither can be told apart are one name, as it stands."""
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # Reps, or times a day?
        "Okapi swings: 2 a day",
        "Okapi swings: 20 a week",
        # A place on a clock, or how long?
        "0:30-1:00 okapi swings",
        "9:00-9:30 okapi yoga",
        "2:00-2:20 okapi plank",
        "3:00-3:15 12 okapi swings",
        # A unit that nobody knows
        "Okapi swings 3 x 30 sq",
        "Okapi swings 3 x 12a",
        # Two loads, or one in two units?
        "Okapi swings 3 x 8 @ 20/44 kg",
        # What is counted as one?
        "12 okapi swings (one step with each leg is one rep)",
        "12 okapi swings – count one full cycle as 1",
        # No other exercise, or one with its own amount
        "20 okapi raises or so",
        "20 okapi raises or lighter",
        "20 okapi raises or ten each",
        "Okapi press or heavier bell 3 x 9",
        "Okapi squats, okapi rows or okapi dips 3 x 9",
        "9 reps or 30 seconds okapi squats",
        "Squats or split squats 9 each",
        # How the step is done, or which leg is counted?
        "30 seconds of okapi lunges – take a long step with the right leg, 5 inches wide",
        "Heron circles – The other direction 9",
    ],
)
def test_is_asked(line: str) -> None:
    """Two readers would differ."""
    assert read_line(line).unread
