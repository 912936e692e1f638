"""What only looks like a short form that is read: it is asked about, or read as what it is.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    "line",
    [
        # Each set, or each side?
        "Pallof press: 3 sets of 8 reps each",
        "Landmine press, 3 sets of 8 reps each",
        "Suitcase carry: 3 sets of 8 reps each",
        "Bulgarians: 3 sets of 8 reps each",
        "Skater hops 3 sets of 8 reps each",
        "Shoulder taps: 3 sets of 8 reps each",
        # A load and its reps, or reps and sets?
        "Cable crunch 120 x 5",
        "Machine crunches 40 x 5",
        "Weighted sit-ups 25 x 3",
        "Sit-ups 45 x 5",
        "25 x 3 weighted push-ups",
        "Handstand push-ups 15 x 3",
        "Burpees 12 x 4 EMOM",
        "Otter press 3x20/25 kg",
        "Otter press 24 kg/20",
        # Kilos that fall from set to set.
        "Bench press 100-95-90",
        "Bench press 100-95-90...60",
        # Rounds, or a share, that stand in a story.
        "Squats 20 (do this 4 times through, my favourite finisher)",
        "Squats 20 (repeat it 3 times with my buddy next door)",
        "Deadlift 5 (my best is 150 so 80 percent of that)",
        "Squats 3 x 9 (we do 5 rounds)",
        "Otter press 3x9 (heavy), 1x14 (light)",
        # How the reps are broken up, or a tempo?
        "Otter press 15 (5-5-5)",
        # The time of the one rep of a set, or a rest?
        "Otter stretch 2 x 1, 60-90 s",
        # A range, a ladder, or sets and reps?
        "Otter press 1-10",
        "Otter press 1-9-1",
        "Otter press 3 - 10",
        "Otter press 10x x 3",
        # Of the reps, or of the load?
        "Push-ups 3x75% of max",
        "Otter press 50% max reps",
        # Partial reps, or seconds?
        "Curls 3 sets of 21s",
        # More than the time before, or a load?
        "Otter press 3x9, +2.5",
        # What everybody does, or each partner?
        "Push-ups 3 x 8e",
        "| Otter press | 3 | 9 | light or moderate, as it feels |",
        # Over a thing, or more than so much?
        "Row - over 20 lb",
        # More sets today, or the sets of another day, or of somebody else?
        "Otter press 3x9, 4x6 in a few weeks",
        "Otter press 3x9, 4x6 next month",
        "Otter press 3x9, 4x6 from week three",
        "Otter press 3x9, 2x9 on easy days",
        "Otter press 3x9, 4x6 when that is easy",
        "Otter press 3x9, 2x6 for beginners",
        "Otter press 3x9 for the first weeks, 4x6",
        # Each side, or each of the two kinds?
        "Wide squats into narrow squats 9 each",
        "Front plank to side plank 40 s each",
        # Nothing in them has a side.
        "Goblet squats x 9 each",
        "Diamond push-ups 9 each",
    ],
)
def test_is_asked(line: str) -> None:
    """To guess would be to change a dose."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("Push-ups 10-9-8-...-1", "Push-ups", "10 | 10,9,8,7,6,5,4,3,2,1"),
        ("Push-ups 3 sets of 8 reps each", "Push-ups", "3 | 8"),
        ("20 circles each arm", "circles", "20 | yes"),
        ("Squats (10, 8, 6)", "Squats", "3 | 10,8,6"),
        ("Plank - out and back 3 x 30 s", "Plank", "3 | 30"),
        ("Pull-ups 3 x 5 purple band or blue band", "Pull-ups", "3 | 5 | purple band or blue band"),
        ("Deadlift hold 60 kg 3 x 30 s", "Deadlift hold", "3 | 30 | 60 kg"),
        ("Squat 3010 tempo 3 x 5", "Squat", "3 | 5"),
        ("KB swing 20 @ 10% BW", "KB swing", "20 | 10% BW"),
        ("Jump squat 3 x 5 @ 10% 1RM", "Jump squat", "3 | 5 | 10% 1RM"),
        ("Squat 3 x 5 3010 tempo 100 kg", "Squat", "3 | 5 | 100 kg"),
        ("20 circles forward", "circles forward", "20"),
        ("3 flights each leg", "flights", "3 | yes"),
        ("Squats 3 x 12-15, RIR 2-3, 2' pause", "Squats", "3 | 12-15 | 120"),
        ("Deadlift warm-up + 5 x 3 100kg", "Deadlift", "5 | 3 | 100 kg"),
        ("Push-ups 3 x 20, 1 x 40", "Push-ups", "3,1 | 20,40"),
        ("Squat ３ x １０", "Squat", "3 | 10"),
        ("Squat 3 x 9 cada perna", "Squat", "3 | 9 | yes"),
        ("Squat 3 x 9 chaque côté", "Squat", "3 | 9 | yes"),
        ("Squats 3 x 9 (2 warm-up sets)", "Squats", "3 | 9"),
        ("Otter press 3x9, 1x5 at the end", "Otter press", "3,1 | 9,5"),
        ("Knee to elbow 9 each", "Knee to elbow", "9 | yes"),
        ("Spiderman push-ups 9 each", "Spiderman push-ups", "9 | yes"),
    ],
)
def test_is_read(line: str, name: str, expected: str) -> None:
    """As it was before short forms like it were read."""
    assert said(line) == f"{name} | {expected}"


@pytest.mark.parametrize("line", ["Set 1, 2: 10 squats", "Week 1, 2: squats 3 x 10"])
def test_no_number_of_a_list_is_lost(line: str) -> None:
    """Each word is somewhere, or the line is kept as it stands."""
    found = read_line(line)
    assert found.unread or "2" in " ".join((found.name, found.reps, found.label, found.notes))


@pytest.mark.parametrize("words", ["heavy breathing", "light touch"])
def test_a_cell_of_words_keeps_them(words: str) -> None:
    """How one breathes is no load, and the stroke of a table no word."""
    line = f"| Squat | 3 | 10 | {words} |"
    found = read_line(line)
    assert found.unread or (said(line), found.notes) == ("Squat | 3 | 10", words)
