"""Manners that strangers write in: units left out, asides in brackets, words behind the dose.

The lines are made up. What is a guess is asked about instead.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lynx press 3x9, rest 75", "3 | 9 | 75"),
        ("Lynx press 3x9, rest 45-60", "3 | 9 | 45-60"),
        ("Lynx press 3x9 @ 40 kg, 75s rest b/t sets", "3 | 9 | 40 kg | 75"),
        ("Lynx press 3x9 RI: 75s", "3 | 9 | 75"),
        ("Lynx press 35 on/25 off x 6", "6 | 35 | 25"),
        ("Lynx press 4 by 9", "4 | 9"),
        ("Lynx press (40 sec) x3", "3 | 40"),
        ("Lynx press (AMRAP) x 4", "4 | AMRAP"),
        ("Lynx press 4xF", "4 | failure"),
        ("Lynx press 9 Stück pro Seite", "9 | yes"),
        ("Lynx press 9 mal", "9"),
        ("Lynx press 5/4/4", "3 | 5,4,4"),
        ("Lynx press 55%x6, 65%x6, 75%x6+", "3 | 6,6,6+ | 55,65,75% 1RM"),
        ("Lynx press 9,9,9 @ 40,45,50kg", "3 | 9,9,9 | 40,45,50 kg"),
        ("Lynx press x9 #26", "9 | 26 lb"),
        ("Lynx press x 9 (two 14 kg's)", "9 | 2 x 14 kg"),
        ("Lynx press: 4x9xBW", "4 | 9 | BW"),
        ("Lynx press x 9 (65, 45)", "9 | 65/45 lb"),
        ("Lynx press 3x9 currently at 35kg", "3 | 9 | 35 kg"),
        ("Lynx press (9 lynxes per leg)", "9 | yes"),
        ("Lynx press [40 second holds]", "40"),
        ("Lynx press, 14 (alternating, 7 each arm)", "14 | total"),
        ("Lynx press-R", "R"),
        ("Lynx press (4 to failure)", "4 | failure"),
        ("Lynx press (barbell or dumbbells): 3x9", "3 | 9 | barbell or dumbbells"),
        ("Lynx press 3x9, 1,040 lbs", "3 | 9 | 1040 lb"),
        ("Lynx press 9,5 kg", "9.5 kg"),
        ("Lynx press x9 (each leg is 1) OYO", "9 | total"),
        ("Lynx press (each leg counts)", "total"),
        ("Lynx press – 9 reps right arm then 9 reps left arm", "9 | yes"),
        ("Lynx press: 9 on the left, and then 9 on the right side", "9 | yes"),
        ("2 x 9 on the left, 9 on the right Lynx press", "2 | 9 | yes"),
        ("Lynx press 3x9 with one dropset", "3 | 9"),
        ("Lynx press – Perform 9 reps on each leg", "9 | yes"),
        ("Lynx press – Hold position for 40-50 seconds on each side", "40-50 | yes"),
        ("Lynx press | 14 |", "14"),
        ("Lynx press 4x9, 21X0", "4 | 9"),
        ("Lynx press 3 drop sets of 9", "3 | 9"),
        ("Do ten Lynx press", "10"),
        ("40s/side Lynx press", "40 | yes"),
        ("Lynx press: 40+ seconds per side", "40+ | yes"),
        ("Lynx press 3 x 9-12, 75 s", "3 | 9-12 | 75"),
        ("Lynx press: 14-18 presses (7-9 per leg)", "14-18 | total"),
        ("14 L arm Lynx press", "14 | L"),
        ("2a Lynx press 3x9", "3 | 9"),
        ("9 Lynx press R leg", "9 | R"),
    ],
)
def test_short_manners(line: str, expected: str) -> None:
    """What is left out or written in a letter or two is plain from the words around it."""
    assert said(line) == f"Lynx press | {expected}"


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("Lynx press 3 x 9 touch and go", "touch and go"),
        ("Lynx press 3x9 slow and controlled", "slow and controlled"),
        ("Lynx press 3x9 heels elevated", "heels elevated"),
        ("Lynx press 3x9 feet raised", "feet raised"),
        ("Lynx press 3 x 9 steps along the fence", "along the fence"),
        ("Lynx press 9 per side depending on mood", "depending on mood"),
        ("Lynx press 3 x 40 sec or until fatigue", "or until fatigue"),
        ("Lynx press, 9 per leg with optional weight", "with optional weight"),
        ("Lynx press 3x9 with EZ bar", "with EZ bar"),
        ("Lynx press (using the rope handle) 3x9", "using the rope handle"),
        ("Lynx press 9 @ easy pace", "@ easy pace"),
        ("Lynx press 3x9 (weighted if possible)", "weighted if possible"),
        ("Lynx press 3x9 (I did 14 kg)", "I did 14 kg"),
        ("Lynx press 3x9 (add 2 kg each week)", "add 2 kg each week"),
        ("Lynx press 3x9 (both hands on one handle)", "both hands on one handle"),
        ("Lynx press 3x9 (1st set wide, 2nd set narrow)", "1st set wide, 2nd set narrow"),
        (
            "Lynx press 3x9 (slowly: 3 seconds down, 3 seconds up)",
            "slowly: 3 seconds down, 3 seconds up",
        ),
        ("Lynx press 3 x 9 Because it was on my list", "Because it was on my list"),
    ],
)
def test_words_that_change_no_number(line: str, cue: str) -> None:
    """They are kept as a cue, and the numbers before them stand."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert reading.name == "Lynx press"
    assert reading.reps == "9" or reading.seconds == "40"
    assert reading.load == ""
    assert cue in reading.cues


@pytest.mark.parametrize(
    "line",
    [
        "Lynx press 3x9, rest 4",  # minutes?
        "Lynx press 3x9 @ 14kg/hand",  # one of two loads, or both?
        "Lynx press 3x9/s",  # of each side, or of each set?
        "Lynx press 7 x 25/15",  # a work and a rest, or two loads?
        "Lynx press x 25, x 3",  # two sets, or three?
        "Lynx press 3/3/3",  # a tempo?
        "Lynx press, tempo – 3x10",
        "Lynx press 3x9 superset with lynx lunges",
        "Lynx press 3x9 lynx squats",
        "Lynx press 3x9 (55 kg for me, 65 kg for him)",
        "9 Lynx press, then one lap",
        "Lynx press 3 x 9, 20 s",  # a hold?
        "Lynx hold 3 x 9, 75 s",
        "Lynx press 65%/6/4",
        "9 Lynx press with right foot up",  # the right side, or how it is done?
    ],
)
def test_what_is_still_asked(line: str) -> None:
    """A line with two meanings is kept as it was written."""
    reading = read_line(line)
    assert reading.unread
    assert (reading.sets, reading.reps, reading.load) == ("", "", "")


@pytest.mark.parametrize(
    ("line", "name", "field", "value"),
    [
        ("9 L-lynx raises", "L-lynx raises", "per_side", "no"),
        ('25 "Lynx" walks', '"Lynx" walks', "reps", "25"),
        ("9 Lynx carries 3x15 feet elevated", "", "why", None),
        ("Lynx sprint 6x20s 80s jog", "", "why", None),
        ("10x tempo lynx", "tempo lynx", "reps", "10"),
        ("45’ lynx carry", "lynx carry", "seconds", ""),
        ("9 lynx both sides", "lynx", "per_side", "yes"),
        (
            "Heavy lynx row – 3 sets of 9 reps, holding 1 second at top",
            "Heavy lynx row",
            "reps",
            "9",
        ),
        ("Lynx row at the rack: 3x9", "Lynx row at the rack", "sets", "3"),
        ('9 box jumps 24"', "box jumps", "reps", "9"),
        ("9090 lynx – 40 s", "9090 lynx", "seconds", "40"),
    ],
)
def test_marks_that_mislead(line: str, name: str, field: str, value: str | None) -> None:
    """A letter, a quotation mark or a foot is not always what it looks like."""
    reading = read_line(line)
    if value is None:
        assert reading.unread
    else:
        assert not reading.unread, reading.why
        assert (reading.kind, reading.name) == (Kind.EXERCISE, name)
        assert getattr(reading, field) == value
