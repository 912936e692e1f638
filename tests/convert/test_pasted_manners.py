"""Manners of pasted notes: columns, asides behind the dose, sentences that describe, lists.

The lines are made up. Where two readers would differ, the line is asked about.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kudu press 6-8 x 4, rest 2 min", "4 | 6-8 | 120"),
        ("Kudu press 2-3 x 9", "2-3 | 9"),
        ("Kudu press 3 14, 12, 9", "3 | 14,12,9"),
        ("Kudu press 26LB 14 12 12 9", "4 | 14,12,12,9 | 26 lb"),
        ("Kudu press LB26 3x9", "3 | 9 | 26 lb"),
        ("Kudu press 4x14/12/9/7 @ 35/40/45/50kg", "4 | 14,12,9,7 | 35,40,45,50 kg"),
        ("Kudu press #95/65", "95/65 lb"),
        ("Kudu press 3x9 (rack or wall- 35lb. W, 55lb. M)", "3 | 9 | 35 lb W / 55 lb M"),
        ("14 Kudu press (7 with each arm, 26kg / 18kg)", "14 | total | 26/18 kg"),
        ("9 Kudu press (per leg – no weight)", "9 | yes"),
        ("9 L side, 9 R side Kudu press", "9 | yes"),
        ("9-14 reps per side Kudu press", "9-14 | yes"),
        ("Kudu press sets: 4 x 9", "4 | 9"),
        ("Kudu press 4 lots of 9", "4 | 9"),
        ("Kudu press 4xfail", "4 | failure"),
        ("9 Kudu press reps", "9"),
        ("As many Kudu press as possible in 75 seconds", "AMRAP | 75"),
        ("Kudu press: Do three 40-second intervals.", "3 | 40"),
        ("Kudu press Two sets: 35–-40 seconds", "2 | 35-40"),
        ("Kudu press 14min @ 60% max effort", "840"),
        ("Kudu press 14 min steady pace", "840"),
        ("Kudu press – .25 mi", ""),
        ("Kudu press 3 x 90 revolutions", "3 | 90"),
        ("9 Kudu press OYO", "9"),
        ("Kudu press 3 sets for distance or time", "3"),
        ("Kudu press BW x 5 x 4 superset with", "4 | 5 | BW"),
        ("Kudu press (alternate with Kudu rows every other week) 3x9", "3 | 9"),
        ("Step 2: Kudu press 3x9", "3 | 9"),
        ("#3Kudu press: 3 sets of 9", "3 | 9"),
        ("(4) 9 Kudu press", "9"),
        ('4x9 <a href="x">Kudu press</a>', "4 | 9"),
        ("4x7r Kudu press", "4 | 7"),
        ("Kudu press (B12) 3x9", "3 | 9"),
        ("Kudu press 14 min (zone 2)", "840"),
        ("Kudu press 14 min, holding 24-26 strokes/min (SPM)", "840"),
        ("Kudu press 14 min at 140-150 watts", "840"),
        ("35s | Kudu press | after the rows", "35"),
    ],
)
def test_columns_and_short_words(line: str, expected: str) -> None:
    """Numbers of a table, units before their number and a board's short words have one reading."""
    assert said(line).rstrip(" |") == f"Kudu press | {expected}".rstrip(" |")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kudu press – 2 sets of 9 @ 35lbs was really hard!", "2 | 9 | 35 lb"),
        ("Kudu press 3x9 and my arms were done", "3 | 9"),
        ("9 Kudu press: Stand on your mat and look at the wall.", "9"),
        ("Kudu press: Stand on your mat with one foot before the other.", ""),
        ("Kudu press. If you are in a hurry, do not skip the stretch.", ""),
        ("Kudu press: Find a line on the floor and follow it slowly.", ""),
        (
            "Kudu press: Lie on your back. Look at the wall. Repeat 9x each side for 2 sets",
            "2 | 9 | yes",
        ),
        ("Kudu press. Step forward. Look at the wall. Do five on each leg.", "5 | yes"),
        ("Kudu press. Look at the wall. Move around. 8-9 cycles", "8-9"),
        ("Kudu press (you change the leg that leads each round)", ""),
        ("40m Kudu press, tough effort", ""),
        ("8 min Kudu press to warm up the hips", "480"),
        (
            "Kudu press: Lean on the wall. Hold for 35 s. Repeat 3 times on each leg.",
            "3 | 35 | yes",
        ),
        ("Kudu press: Lie on your back and look up. Hold 4 s. Repeat nine times.", "9"),
    ],
)
def test_what_only_tells_how(line: str, expected: str) -> None:
    """Sentences that describe an exercise change none of its values, and are kept as a cue."""
    assert said(line).rstrip(" |") == f"Kudu press | {expected}".rstrip(" |")
    reading = read_line(line)
    assert reading.cues


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("9 alt. Kudu lunges", "alt. Kudu lunges"),
        ("Kudu stretch #2 30 s", "Kudu stretch #2"),
        ("9 4ct Kudu jacks", "4ct Kudu jacks"),
        ("180 degree Kudu jumps 9-14", "180 degree Kudu jumps"),
        ("Kudu curls w/ Toes In 3x9", "Kudu curls w/ Toes In"),
        ("Squats at Kudu rack - 3 sets of 9", "Squats at Kudu rack"),
        ("Wall-facing Kudu hold 2x20s", "Wall-facing Kudu hold"),
        ("Kudu row, cable 3x9", "Kudu row, cable"),
        ("Rest-pause Kudu rows 3x9", "Rest-pause Kudu rows"),
        ("9 round house kicks on heavy bag", "round house kicks on heavy bag"),
    ],
)
def test_what_belongs_to_a_name(line: str, name: str) -> None:
    """Numbers, short forms and places that are a part of a name stay in it."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert reading.name == name


@pytest.mark.parametrize(
    "line",
    [
        "Back squat: 130",
        "Kudu squat – 1x60kg",
        "2x80kg Kudu squat",
        "9 Kudu press XYZ",
        "9 Kudu twists with med ball (6 kg)",
        "Kudu press 4-5 x 3",
        "Kudu press: 3x with 26 kg",
        "Kudu squat /Kudu press 3x9 /3x12",
        "Kudu dips, Kudu pull-ups 3x9",
        "Kudu rows supersetted with Kudu raises 3x9",
        "Kudu press 9 9 12 14",
        "Kudu press: Lean on the wall for 35 s. Repeat 3 times on each leg.",
        "Kudu press 3x9 with rows",
        "Kudu press 3x9 Treadmill",
        "Kudu press, up the hill or along the road 9",
        "200 easy jog",
        "9 reps of 26/22 in Kudu jump",
        "3 sets of 14 each side. Add a band above the knees.",
        "100 Kudu pull with a buoy",
        "Kudu side plank: Lie on one side. Hold for 35 seconds.",
    ],
)
def test_two_readers_would_differ(line: str) -> None:
    """A load or a count, a cue or a name, one exercise or two: that is asked about."""
    assert read_line(line).unread


def test_the_first_of_two_names_is_the_exercise() -> None:
    """The other is kept as what may be done instead, though neither has a dose."""
    reading = read_line("Pull-ups or Kudu pulldowns")
    assert (reading.name, reading.instead) == ("Pull-ups", ("Kudu pulldowns",))


def test_a_dose_behind_two_names_is_that_of_both() -> None:
    """The reps behind the second exercise go with the sets before the first."""
    reading = read_line("4 sets of Kudu lunges or Kudu rows 9-12 reps")
    assert (reading.sets, reading.reps, reading.instead) == ("4", "9-12", ("Kudu rows",))


def test_a_heading_that_is_held() -> None:
    """A pose and a minute under a heading's mark are an exercise, a circuit's are not."""
    assert said("## Kudu pose: 1 minute each side") == "Kudu pose | 60 | yes"
    assert read_line("## Circuit: 1 minute").kind is Kind.HEADER


def test_a_place_in_a_list_is_no_amount() -> None:
    """What stands behind "Exercise 2" is the exercise."""
    line = "Exercise 2: Kudu squats. Sit down as far as you can."
    assert said(line).rstrip(" |") == "Kudu squats"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kudu bridge: lie on your back. Lift up. 14x", "Kudu bridge | 14"),
        ("Kudu bridge: lie on your back. Lift up. 14x each side", "Kudu bridge | 14 | yes"),
        (
            "Kudu plank: Lie on your front, elbows, forearms and toes down. Hold for 35-60 s.",
            "Kudu plank | 35-60",
        ),
        ("Repeat 9 to 12 times on each leg.", "9-12 | yes"),
        ("Do this exercise 9 times on each side.", "9 | yes"),
    ],
)
def test_an_amount_behind_sentences(line: str, expected: str) -> None:
    """The last sentence of a description says how often or how long."""
    assert said(line).strip(" |") == expected


@pytest.mark.parametrize("line", ["Tip: keep your back straight.", "Repeat 3 times."])
def test_advice_is_no_exercise(line: str) -> None:
    """What heads advice is no name, and a few times are rather rounds."""
    reading = read_line(line)
    assert reading.unread or reading.kind is not Kind.EXERCISE
