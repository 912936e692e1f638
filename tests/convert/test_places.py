"""Where a word or number may stand in a line, whichever exercise it is about.

The lines are made up.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Okapi press - Sets 3 - Reps 9 - Rest 90 sec", "3 | 9 | 90"),
        ("Okapi press: sets=3, reps=9", "3 | 9"),
        ("Okapi press (sets 3, reps 9)", "3 | 9"),
        ("Okapi press, reps 9 x sets 3", "3 | 9"),
        ("Okapi press - Sets 3 - Time 40 s", "3 | 40"),
        ("Okapi press 3 sets 9 reps 8 kg", "3 | 9 | 8 kg"),
        ("Okapi press three sets 9 reps 8 kg", "3 | 9 | 8 kg"),
        ("Okapi press 9 reps 4 sets 2 min rest", "4 | 9 | 120"),
        ("Okapi press 3s x 9", "3 | 9"),
        ("Okapi press 65%x9 75%x7", "2 | 9,7 | 65,75% 1RM"),
    ],
)
def test_keys_before_their_values(line: str, expected: str) -> None:
    """A form says its keys first; a coach says them behind the number."""
    assert said(line) == f"Okapi press | {expected}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Okapi hold, as long as I can hold it", "max"),
        ("Okapi hold for as long as possible", "max"),
        ("Okapi crunch (as many as you can, up to 30)", "max"),
        ("2 sets of maximum Okapi crunch (usually 20)", "2 | max"),
        ("As many Okapi crunch as you can do in 1 minute", "max | 60"),
        ("As many Okapi crunch as possible in 1 minute", "AMRAP | 60"),
        ("Okapi crunch. Do as many as you can, aiming for a goal of 20", "max"),
    ],
)
def test_as_much_as_one_can(line: str, expected: str) -> None:
    """The number beside it is a goal and no amount."""
    assert said(line).partition(" | ")[2] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("9 1 ¼ okapi squats", "1 ¼ okapi squats | 9"),
        ("1 1/2 okapi raises - 3 x 9", "1 1/2 okapi raises | 3 | 9"),
        ("1.25 okapi squats (3 x 9)", "1.25 okapi squats | 3 | 9"),
        ("3x9 2hand okapi swings", "2hand okapi swings | 3 | 9"),
        ("20-okapi raises", "okapi raises | 20"),
        ("20-2hand okapi swings", "2hand okapi swings | 20"),
        ("Okapi press (Barbell) 3x9", "Okapi press (Barbell) | 3 | 9"),
        ("Okapi press (dumbbells) 3x9", "Okapi press | 3 | 9 | dumbbells"),
        ("Okapi twist (med ball): 9 per side", "Okapi twist | 9 | yes | med ball"),
        ("Okapi press light 3x9", "Okapi press | 3 | 9 | light"),
        ("3 sets of heavy okapi rows x 9", "okapi rows | 3 | 9 | heavy"),
        ("9 okapi squats (65/55% of bodyweight)", "okapi squats | 9 | 65/55% BW"),
        ("3x9 okapi press in a row", "okapi press | 3 | 9"),
        ("Squat jumps: 30 total (PR!)", "Squat jumps | 30"),
        ("Okapi pulls: 30 total", "Okapi pulls | 30"),
        ("Okapi lunges: 30 total", "Okapi lunges | 30 | total"),
        ("30 degree okapi hyper (18 total)", "30 degree okapi hyper | 18"),
        ("18 okapi lunges (36 total)", "okapi lunges | 18 | yes"),
        ("B. 15 okapi erg cal - easy", "okapi erg"),
        ("30 okapi wall balls (20/14 lb, 10/9 ft)", "okapi wall balls | 30 | 20/14 lb"),
        ("Okapi box 3 x 2 min rounds", "Okapi box | 3 | 120"),
        ("Okapi press 3 x 9 reps+", "Okapi press | 3 | 9+"),
        ('"Okapi press 3 x 9', "Okapi press | 3 | 9"),
    ],
)
def test_what_belongs_to_the_name(line: str, expected: str) -> None:
    """Parts of a name that look like amounts, and loads that look like parts of a name."""
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        (
            "Okapi press 3x9, use weights you can lift for nine reps",
            "use weights you can lift for nine reps",
        ),
        (
            "Okapi press 3x9 - increase the weight until 9 are hard",
            "increase the weight until 9 are hard",
        ),
        (
            "Okapi press 3x9, after the last set hold the bar for 20 s",
            "after the last set hold the bar for 20 s",
        ),
        ("Okapi press 3x9 @ 40 kg. Felt easy. 45 kg next time", "Felt easy. 45 kg next time"),
    ],
)
def test_clauses_that_change_nothing(line: str, cue: str) -> None:
    """How heavy to choose, what comes after the last set, what is planned for another day."""
    reading = read_line(line)
    assert (reading.sets, reading.reps, reading.unread) == ("3", "9", False)
    assert reading.cues == (cue,)


@pytest.mark.parametrize(
    "line",
    [
        "1.5 BW okapi squats x 9",
        "1 1/2 min okapi hold",
        "9 okapi raises with Dumbbell",
        "9 okapi jumps with ankle weights",
        "9 L/9 R okapi press, pick load",
        "Okapi dips weighted 3x9",
        "15 okapi erg cal today",
        "3 okapi lunges x 9",
        "Okapi press 3x9 (holding one dumbbell by its end in front of your chest)",
        "Okapi press 3x9 bodyweight or light weight",
        "10x okapi lunges, 10 times",
        "Okapi lunges 3x9 (switch every week)",
        "Okapi pulls 3x9 + 10 kg",
        "Okapi sprints 5 x 40 m @ 90%",
        "Okapi dips, weighted, 3x9",
        "Okapi squats (barbell on back) 4x9",
        "Okapi squats 3x5 @ 70% (of your working weight)",
        "Okapi squats 9 @ 4:00-4:30",
        "Okapi pull (as many as you can) three times",
        "Okapi crunches 30x3, 30x2",
        "Okapi press (6 x 4. Moderate load. Keep tight)",
    ],
)
def test_what_is_asked(line: str) -> None:
    """A share of the body, a thing to lift, a load that nobody says: no value is guessed."""
    assert read_line(line).unread
