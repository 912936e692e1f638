"""Short forms of whiteboards and notebooks, and what only looks like one of them.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # A ladder of which only the ends are written.
        ("9, 8, 7…1 Otter press", "9 | 9,8,7,6,5,4,3,2,1"),
        ("Otter press 2-4-6...10", "5 | 2,4,6,8,10"),
        # Half of the number for each side.
        ("18 Otter press 9/9", "18 | total"),
        ("18 Otter press, 9/9", "18 | total"),
        # All the sets, and no sides.
        ("Otter press (4 sets total)", "4"),
        ("Otter press: 4 sets total", "4"),
        # The same once for the right and once for the left.
        ("Otter press 4 x 9 (R); 4 x 9 (L)", "4 | 9 | yes"),
        # Which band is how heavy.
        ("Otter press 4 x 9 - green band", "4 | 9 | green band"),
        ("Otter press 4 x 9 (blue band)", "4 | 9 | blue band"),
        ("Otter press 4 x 9 (weighted with a barbell)", "4 | 9 | barbell"),
        ("| Otter press | 4x9 | Light, nothing near the best |", "4 | 9 | Light"),
        # Places in a list, in words or with another noun.
        ("Station Four: Otter press", ""),
        ("Move Two - Otter press", ""),
        ("Partner 2: 14 Otter press", "14"),
        ("Corner 3, 14 Otter press", "14"),
        ("14 Otter press in cadence", "14"),
        # What somebody says of the day has its own numbers.
        ("14 Otter press (much better than the 9 I did on Monday)", "14"),
        ("14 Otter press (chest up - right left counts as one)", "14 | yes"),
        ("Otter press 4 x 9 e/l", "4 | 9 | yes"),
        ("Otter press 4x9 @2111 75s", "4 | 9 | 75"),
        ("Otter press (9-12 yards): 4 reps", "4"),
        ("2nd min: 14 Otter press", "14"),
        ("O- 14 Otter press", "14"),
        ("Do an Otter press for 2 minutes", "120"),
        ("Otter press (max isometric)", "max"),
        ("Otter press: 9 circles each way", "9 | yes"),
        ("Otter press (total of 28)", "28"),
        ("Otter press: 4x20m moderate weight", "4 | moderate weight"),
        (
            "Otter press: Stand with the ball over your head and throw it at the wall. Repeat x 9.",
            "9",
        ),
        ("Otter press 4x9e 20 kg", "4 | 9 | yes | 20 kg"),
        ("Otter press - right side 30 secs", "30 | R"),
        ("Otter press 9 flights", "9"),
        ("Otter press 20 min lvl 8", "1200"),
        ("Otter press 4x9, 75-90s", "4 | 9 | 75-90"),
        ("Otter press: sets 4 reps 9 weight 20kg", "4 | 9 | 20 kg"),
        ("Otter press 4x9 tempo 3110", "4 | 9"),
        ("Otter press 4x20 no weight", "4 | 20"),
        ("Otter press 4x9 R: 75s", "4 | 9 | 75"),
        ("Otter press 4 x 20 seg", "4 | 20"),
        ("Otter press (hold 10 kg plate) x 9", "9 | 10 kg plate"),
        # All of them, and in how many sets.
        ("100 Otter press (4 sets of 25)", "4 | 25"),
        ("100 Otter press (4x25)", "4 | 25"),
        ("Otter press 4 x 9 x body weight", "4 | 9 | BW"),
        ("Otter press, 4 sets @ 9-12 reps", "4 | 9-12"),
        ("Otter press x 9 minutes at 80+ rpm", "540"),
        ("Otter press x 9 (4/4 count)", "9"),
        # Before the sets that count.
        ("Otter press: 2-3 warm-up sets, then 4 x 9", "4 | 9"),
    ],
)
def test_short_form(line: str, expected: str) -> None:
    """The words around it say what is left out."""
    assert said(line) == " | ".join(filter(None, ["Otter press", expected]))


def test_one_machine_or_the_other() -> None:
    """Another exercise before the time is an alternative."""
    reading = read_line("Walk or jog for 9 minutes")
    assert (reading.name, reading.instead, reading.seconds) == ("Walk", ("jog",), "540")


@pytest.mark.parametrize("line", ["Crunches (25 x 3)", "25 x 3 crunches", "Sit-ups 25x3"])
def test_nobody_does_so_many_sets(line: str) -> None:
    """Of what carries no load the larger number is the reps."""
    reading = read_line(line)
    assert (reading.sets, reading.reps) == ("3", "25"), reading.why


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Otter – Ups 4 x 9", "Otter – Ups"),
        ("Otter trot warm-up, 9 minutes", "Otter trot warm-up"),
        ("9 Otter swings with one leg behind you", "Otter swings with one leg behind you"),
        ("9 otters of your choice", "otters of your choice"),
    ],
)
def test_name_is_whole(line: str, name: str) -> None:
    """A mark or a word in the middle of a name does not end it."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert reading.name == name


@pytest.mark.parametrize(
    "line",
    [
        "Otter press x 4-9leg",  # a stroke that was forgotten?
        "Otter press 4 x 9 - 35",  # a range, or reps and a load?
        "Otter press 4 x 9-9",  # two sets in one?
        "Otter press (12.5, 15, 17.5) x 9",  # the loads of three sets?
        "Two sets of otter press, in cadence (14 count)",
        "Otter raise – otter press – lunge: 9 each side",
        "Otter press 18, 8/8",
        "Otter press: 4 sets of 9 reps each",  # of each set, or of each side?
        "| Otter press | 4x9 | Bodyweight or moderate load |",
        "Otter press 25 x 3",  # reps and sets, or a load and its reps?
        "Otter press: 4x9 (90's, or 80's for the first set)",
        "Slope 2 – lunge",  # a place in a list, or twice?
        "Otter press: 4x9 (100's, 105's or 110's for the big ones)",
        "Otter press 20s x 12",  # seconds, or dumbbells of so many pounds?
        "Otter press (-20 kg) 4x9",  # by so much less?
        "Otter press 1x4 RPE 9, 2x4 -10%",
        "2 x 9 each (otter press)",
        "Otter press 9x40, 8x45, 6x50",  # reps and loads
        "Swim 9 x 50",
        "Plank ladder 20-30-40",
        "Otter press 9, 8, 5…1",  # steps of which size?
        "14 Otter press (9 on each side, which I did slowly)",
        "36 Otter press (2 sets of 18, each side)",  # of one side, or of both?
        "Otter press 9 reps (4x12)",
        "Otter press 135 @ 9 reps",
    ],
)
def test_what_only_looks_like_it(line: str) -> None:
    """A line with two meanings is kept as it was written."""
    assert read_line(line).unread
