"""Manners that nine of ten coaches read in one way, and their neighbours that stay a question.

The lines are made up: what a bracket, a mark or a word behind the dose may say, and no more.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Times, also of both sides, and rests behind other words.
        ("Heron hold: 25 seconds to a minute", "25-60"),
        ("Heron reach 25s/25s", "25 | yes"),
        ("Heron press 3x9, :75 of active rest", "3 | 9 | 75"),
        ("Heron press 3x9 @RPE7, 75s", "3 | 9 | 75"),
        ("Heron press - 3 sets - 9 reps - 75s", "3 | 9 | 75"),
        ("Heron press 3x9 (RPE 7, 2 min rest)", "3 | 9 | 120"),
        # Sets one by one.
        ("Heron press: 2 x 9, 7", "2 | 9,7"),
        ("Heron press: 35 kg x 9, 9, 9", "3 | 9,9,9 | 35 kg"),
        ("Heron press: 22,5 kg x 9, 7", "2 | 9,7 | 22.5 kg"),
        ("Heron press 3-3-3 @ 70,75,80%", "3 | 3 | 70,75,80% 1RM"),
        ("Heron press x 2 x 9", "2 | 9"),
        ("3 times 9 Heron press", "3 | 9"),
        ("Heron twist (18 total) x 3", "3 | 18 | total"),
        ("Heron press: 9 forward, 9 backward", "9+9"),
        # Sides.
        ("Heron walk 9 steps L & R", "9 | yes"),
        ("Heron press right x 9", "9 | R"),
        ("Heron press L x 9", "9 | L"),
        ("9ea single-arm heron press", "9 | yes"),
        ("36 total Heron twists", "36 | total"),
        ("Heron press 9 a side", "9 | yes"),
        # Loads.
        ("Heron press 65/45 x 9", "9 | 65/45 lb"),
        ("Heron press x 9 (50/35 DBs)", "9 | 50/35 lb DBs"),
        ("Heron press 3x9 @ 35kg (~60% of my best)", "3 | 9 | 35 kg"),
        ("Heron press 5x3 @ 5RM", "5 | 3 | 5RM"),
        ("Heron press: BW x 9", "9 | BW"),
        ("Heron press: 9 x 40 kg x 3", "3 | 9 | 40 kg"),
        ("Heron press: 40 kg 1x9, 45 kg 2x7", "1,2 | 9,7 | 40,45 kg"),
        ("9 Heron press with body weight", "9 | BW"),
        ("9 Heron press AHAP", "9 | AHAP"),
        ("9 Heron press (20-pound ball, 10-foot-high target)", "9 | 20 lb ball"),
        # What changes nothing.
        ("Heron press 3x9 (3 sets of 9 reps)", "3 | 9"),
        ("10 x heron turn (5 in one direction, 5 in the other)", "10 | total"),
        ("Heron press 3x9 (stop 1 short of failure)", "3 | 9"),
        ("Heron press 3x9 (on one leg or with weight)", "3 | 9"),
        ("Heron press: 40 reps in as few sets as possible", "40"),
        ("3x9 Heron presses or yak presses or gnu presses", "3 | 9"),
        ("Heron press 4-9 reps to failure", "4-9"),
        ("Heron press 3x9ish", "3 | 9"),
        ("Heron press 3x9 (4-count)", "3 | 9"),
        ("Heron press 3x9 (medium stance)", "3 | 9"),
        ("Heron press 9x (with or without a band)", "9"),
        ("Heron press x 3 (15 ft)", "3"),
        ("Heron press 3x9 off a step", "3 | 9"),
        ('Heron press 3x9 from a 6" box', "3 | 9"),
        ("Heron press, 3 sets of 9, then a drop set", "3 | 9"),
        ("Heron press 9 min at a brisk pace", "540"),
        ("Heron press: 9 min with the incline set at 2%", "540"),
        ("9 Heron press, chest to floor", "9"),
        ("9 Heron press unbroken", "9"),
        ("20IC Heron press", "20"),
        ("Novice: Heron press 3x9", "3 | 9"),
        ('"Heron press 3x9",', "3 | 9"),
        ('- "Heron press 3x30s"', "3 | 30"),
        ("| Heron press | 3 × 9 (slowly) | 75s |", "3 | 9 | 75"),
        ("| 2 | Heron press | 3 × 9 | 75s | 8-9 | back |", "3 | 9 | 75"),
        ("| A1 | Heron press | 3 | 9/side | 30X0 | 75s |", "3 | 9 | yes | 75"),
        ("9 Heron press: This one is hard, so start with fewer reps.", "9"),
        ("1. Heron press. The bird stands tall. Perform two sets of 9.", "2 | 9"),
    ],
)
def test_plain_manners(line: str, expected: str) -> None:
    """Each is read with all that it says."""
    assert said(line).split(" | ", 1)[1] == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Heron (low) press 40 sec", "Heron (low) press"),
        ("9 heron (strict) press", "heron (strict) press"),
        ("Hold a side heron for 40 seconds each side", "side heron"),
        ("40-foot heron lunge", "heron lunge"),
        ("Run two miles", "Run"),
        ("9 box jumps, 24 in./20 in.", "box jumps"),
        ('Heron step ups 20" box x 9 each', "Heron step ups"),
        ("Heron row at the rack - 9 reps", "Heron row at the rack"),
        ('Heron "short press" x 9', 'Heron "short press"'),
        ("KBS (70/53)", "KBS"),
        ("9 slow, controlled heron presses", "slow, controlled heron presses"),
        ("Alt. heron press x 9", "Alt. heron press"),
        ("Herons (hold each for one minute)", "Herons"),
    ],
)
def test_where_a_name_ends(line: str, name: str) -> None:
    """A bracket between its words belongs to it; a verb, a way or a height does not."""
    assert said(line).split(" | ")[0] == name


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Heron curl: 16 x 10", "in which order?"),
        ("Heron press 5x5 - 185", "a range, or reps and a load?"),
        ("Heron press, 3 sets of 9 - this builds up slowly to a max rep", "behind the words"),
        ("30 sec each side plank", "each: of what?"),
        ("Heron press 3x9 / Owl row 3x9", "two amounts"),
        ("Heron squats 3x9 & lunges 3x9", "two amounts"),
        ("Heron press (chest; a start", "words behind a mark"),
        ("Heron circles– The other direction 9", "words behind a mark"),
        ("9 both heron hips", "both: of what?"),
        ("½ heron run", "a part of what?"),
        ("35-lb (15-kg) dumbbell", "a load of which exercise?"),
        ("Hold the position for 40 s", "a position of which exercise?"),
        ("9 heron swings with one of the kettlebells", "a thing to lift"),
        ("Heron press: 3 sets of 9 each", "each: of what?"),
        ("Heron press 15 lbs (each hand) 3x9", "one in each hand?"),
        ("Heron press–balance on one leg 9", "words behind a mark"),
        ("Heron,3,12,60kg", "a number among the words"),
    ],
)
def test_what_stays_a_question(line: str, why: str) -> None:
    """What is like one of the above, and may be meant in two ways."""
    reading = read_line(line)
    assert reading.unread
    assert why in reading.why


def test_nothing_of_it_is_lost() -> None:
    """Words that change no value stand in the block as a remark."""
    lines = [
        "Heron press: 9 forward, 9 backward",
        "Heron press 4-9 reps to failure",
        "9 Heron press (50/35 DBs)",
        "Heron press 3x9 (with or without a band)",
        "30 IC Heron press",
    ]
    text = convert("Birds\n\n" + "\n".join(lines)).text
    for words in ("9 backward", "to failure", "DBs", "with or without a band", "IC"):
        assert words in text


def test_a_name_with_a_colon_waits_for_its_dose() -> None:
    """An exercise above its dose is no section; what heads several of them still is."""
    text = convert(
        "Birds\n\nHeron squats:\n3 x 9\n\n### 2. Heron dips\n2 x 7\n\nLegs:\n- Rows 9x"
    ).text
    assert "- Heron squats: 3 x 9" in text
    assert "- Heron dips: 2 x 7" in text
    assert "## Legs" in text


@pytest.mark.parametrize(
    "line", ["Push:", "Push / pull:", "Rows and presses:", "Upper body press:"]
)
def test_a_heading_stays_one(line: str) -> None:
    """Words that head more than one exercise name none."""
    reading = read_line(line)
    assert (reading.kind, reading.name) == (Kind.HEADER, "")
