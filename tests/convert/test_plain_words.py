"""Words that need no answer: a tempo, a way in parts, a choice, a machine, sets of two, a band.

The lines are made up. What looks like them and may change a number is asked about.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected", "kept"),
    [
        # How fast, of which parts, towards what
        ("Topi raise (2 × 4 s tempo) 3 × 12", "3 | 12", "2 × 4 s tempo"),
        ("Topi lunge for 20 feet (2 x 10 feet)", "", "measure=20 feet; 2 x 10 feet"),
        ("Topi walk 40 m (2 x 20 m)", "", "measure=40 m; 2 x 20 m"),
        (
            "Topi squats 5-5-5 working towards 80% of your max",
            "3 | 5 | 80% 1RM",
            "working towards",
        ),
        ("Then topi squats 5 x 5 (70% of your max for all 5 sets)", "5 | 5 | 70% 1RM", None),
        ("Topi squat 4 sets total (2 warm-up)", "4", "2 warm-up"),
        ("Topi squat, a set of 12", "12", ""),
        # 30 s, or so many breaths
        ("Topi stretch: hold for :30-:40 seconds or 5-6 deep breaths", "30-40", None),
        ("Topi stretch 30 seconds or 5 breaths each side", "30 | yes", "alternative=5 breaths"),
        # A choice that is left to the reader
        ("Topi work - any form of topi raise - 4 x 8-12", "4 | 8-12", "any form of topi raise"),
        ("Topi curls: choice of curl or chin-up - 3 x 9", "3 | 9", "choice of curl or chin-up"),
        # What one does on a machine
        (
            "Topi bike: Pedal at a moderate resistance for 10 minutes",
            "600",
            "Pedal at a moderate resistance",
        ),
        # One side, then the other
        ("20 topi hops (on one foot 10x, then the other foot 10x)", "20 | total", None),
        # Loads
        ("Topi run 200 m (M: 45# plate W: 25# plate)", "45 lb plate M / 25 lb plate W", None),
        ("20 topi lunges (men: 24 kg, women: 16 kg)", "20 | 24 kg M / 16 kg W", None),
        ("20 topi wall ball shots (20/16)", "20 | 20/16 lb", ""),
        ("Topi row: 3 plates x 3 x 10", "3 | 10 | 3 plates", ""),
        ("Topi swing - 16K 30 sec on, 30 sec rest x 10 sets", "10 | 30 | 16 kg | 30", ""),
        ("Topi squat 8-12 doubles with 45-65% of 1RM", "8-12 | 2 | 45-65% 1RM", ""),
        ("Topi deadlift: 5 singles @ 90%", "5 | 1 | 90% 1RM", ""),
        ("Topi pull-ups 3 x 5 (with a red band)", "3 | 5 | red band", ""),
        ("Topi pull-ups 3 x 5 (red band)", "3 | 5 | red band", ""),
        ("Topi pull-ups 3 x 5 (with a band)", "3 | 5", "with a band"),
        ("Topi lunges x 12 @ 2 x 15/10kg", "12 | 2 x 15/10 kg", ""),
        # Each set of its own length
        ("Topi hang 40s, 35s, 30s", "3 | 40,35,30", ""),
        ("Topi hang 40 s / 40 s / 40 s", "3 | 40", ""),
        # Both sides, and each of them
        ("5x topi lunges (5x each leg, 10x total)", "5 | yes", None),
        ("10x topi lunges (5x each leg, 10x total)", "10 | total", None),
        ("Topi twists (x20, side to side counts as one)", "20 | yes", "side to side counts as one"),
        ("15 topi twists (per side - total of 30)", "15 | yes", None),
        ("Topi kicks – 4 count – 10 each leg", "10 | yes", "4 count"),
        ("Topi twist: 3 x 15 seconds on a side", "3 | 15 | yes", ""),
        ("Topi squat: stand tall and sit back. Do eight to 12 reps.", "8-12", None),
        (
            "Topi 90 degree drive raise. 10 each slow bring elbow to 90 degrees until you feel it",
            "10 | yes",
            "slow bring elbow to 90 degrees until you feel it",
        ),
        ("Topi lunge forty steps, twenty each leg", "40 | total", None),
        ("Topi drill (10 yards on each side)", "yes", "measure=10 yards"),
        ("Topi pulls x 2 (pictured at right. Push your legs out.)", "2", None),
        (
            "Topi stretch: kneel and push your hips forward. Hold for 30 seconds, then switch to "
            "the other side.",
            "30 | yes",
            None,
        ),
        (
            "Topi squats: Place the band around both legs, push the knees out, hold for two "
            "seconds, then bring them toward each other. Do 10 reps.",
            "10",
            None,
        ),
        ("Topi ski 4 x 30 s max effort", "4 | 30", "max effort"),
        ("Topi lunges 30 s, then switch sides", "30 | yes", ""),
        ("Topi plank: 3 x 30 s, then repeat on the other side.", "3 | 30 | yes", ""),
        ("Topi raise: Stand on a step and lean. Do 15 reps, then switch legs.", "15 | yes", None),
        (
            "Topi raises: Stand on a step. Then very slowly (to a count of 10) drop your heels. Do "
            "three sets of 15 reps.",
            "3 | 15",
            None,
        ),
        (
            "Topi press – 5 x 12 @ 375 lbs. / 170 kg (3 plates on each side)",
            "5 | 12 | 375 lb",
            None,
        ),
        # What leads to the line, and what stands behind it
        ("Followed by 3 sets of 8 topi lifts (10kg barbell)", "3 | 8 | 10 kg barbell", ""),
        ("Then finish with 20 topi squats", "20", ""),
        ("Topi squats 10X IC low & slow", "10", None),
        ("Topi press 5 x 5 @ 3010 tempo between working sets", "5 | 5", None),
        ("Topi press 3 x 8, 60 s between working sets", "3 | 8 | 60", ""),
        ("15 topi raises with medicine ball between knees", "15", ""),
        (
            "15 topi push-ups Start in a plank with your feet together and your hands apart.",
            "15",
            None,
        ),
        # Rows of a table
        (
            "1 | Topi press | 3 | 12 | 2:1:2 | 80% 1RM | 1m |",
            "3 | 12 | 80% 1RM | 60",
            "tempo=2-1-2",
        ),
        ("| Topi press | 3 | 12 | 3-1-1 | 60 kg | 90s |", "3 | 12 | 60 kg | 90", "tempo=3-1-1"),
    ],
)
def test_is_read(line: str, expected: str, kept: str | None) -> None:
    """What is plain is read, and the words beside it are a note."""
    name, _, values = said(line).partition(" | ")
    assert name.casefold().startswith("topi")  # and neither "then" nor "finish"
    assert values == expected
    assert kept is None or read_line(line).notes == kept


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5 inch worms", "inch worms | 5"),
        ("3 x 6 inch worms", "inch worms | 3 | 6"),
        ("20 foot taps", "foot taps | 20"),
        ("A dozen topi squats", "topi squats | 12"),
        ("Half-kneeling topi press x 8", "Half-kneeling topi press | 8"),
        ("10 x 2 Hand Topi Swing", "2 Hand Topi Swing | 10"),
        ("10 x 1-arm topi row", "1-arm topi row | 10"),
        ("In and out topi squats x8 @ bodyweight", "In and out topi squats | 8 | BW"),
        ("50 doubles", "doubles | 50"),
        ("Step-ups: step onto the box and down again. Do 9 on each leg.", "Step-ups | 9 | yes"),
    ],
)
def test_is_a_name(line: str, expected: str) -> None:
    """What is a unit or the word of an advice elsewhere, and here a name."""
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # A second amount
        "Topi raise (2 x 4 s hold) 3 x 12",
        "Topi lunge for 20 feet (4 x 10 feet)",
        "Topi squats 5-5-5 (60% for the first two sets, 70% for the last)",
        "Topi squat 4 sets total (2 warm-up, 2 working)",
        "Topi squats 5-5-5 working up to 80%",
        "5x topi lunges (6x each leg, 10x total)",
        "Topi twists x 20 (x10, side to side counts as one)",
        "Topi hang 40s, 35s",
        "15 topi twists (per side - total of 20)",
        "8 x 1 arm topi row x 8",
        # Another exercise, or a part of the name?
        "10 topi squats (alternating) + arm swings",
        "Topi row 10 each side lift 20 kg more than last time",
        "Topi squats last 3 slow",
        "Topi lunge forty steps, twenty-five each leg",
        "4 rounds of topi kicks w/resistance band",
        "Topi stretch: kneel and push. Hold for 30 s, then repeat 3 times on the other side.",
        # How far, or how many?
        "Half a mile run",
        "A couple of topi squats",
        # Two exercises on a line
        "Topi squats x 10, topi lunges x 10",
        "Topi squats 3 x 10 & lunges",
        "Topi squats/lunges 3 x 10 each",
        "Topi ski 4 x 30 s max effort, 90 s easy",
        # A footnote behind a sign
        "12 topi “Short swing”* @ 1/2 BW",
        # A heading
        "Progression (30s, 45s, 60s)",
        "Goal: 3 x 10",
        # Which side, in which set?
        "Topi lunges 60 s, switch legs",
        "Topi lunges 10 reps on the right, then switch legs",
        "Topi lunges 30 s, rest 10 s, then switch legs",
        "Topi lunge 3 x 9 (alternate sides per set)",
        "15 topi raises between sets",
        # A rate of strokes
        "Row @ 24 reps",
        # Kilograms for two, or pounds?
        "20 topi presses (20/16)",
        # Doubles of a rope
        "Jump rope 50 doubles",
        # How long of the two?
        "Treadmill: Walk briskly for 5 minutes, then run for 10",
        # What the issue of a load is: a side, a plate?
        "Topi row 3 x 9, 3 plates each side",
        "Topi press 3 x 9 @ 8",
        "Topi press 16 x 10",
        "Bench 100-95-90",
        "| Topi press | 12 | 3-1-1 |",
    ],
)
def test_is_asked(line: str) -> None:
    """Two readers would differ."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        (
            "20 squats. Stand with feet 12 inches apart and sit back as if a chair stood behind "
            "you. Count to two on the way down.",
            "20 reps — Stand with feet 12 inches apart",
        ),
        (
            "2) 20 squats: Start with your feet shoulder width apart, go down until your thighs "
            "are parallel to the ground (chest up, hips back). Keep your weight in your heels, "
            "your knees over your ankles and your feet flat. Your knees point in the same "
            "direction as your toes from the first of the movement to the end of it, up and down.",
            "Squats: 20 reps — Start with your feet",
        ),
        (
            "30 seconds of stride lunges – take a long step, keep your spine upright, bend your "
            "front knee to 90 degrees and step up to stride forward with your other leg.",
            "stride lunges: 30 s — take a long step",
        ),
    ],
)
def test_a_description_is_a_note(line: str, lines: str) -> None:
    """A whole exercise at the head of a description is read, and no word of it is lost."""
    text = convert(line).text
    assert lines.casefold() in text.casefold()
    assert line.rstrip(".").rsplit(maxsplit=1)[-1] in text


@pytest.mark.parametrize(
    "line",
    [
        "20 squats. Sit back as if a chair stood there. Rest a minute, then do them all again.",
        "30 seconds of stride lunges – take a long step, then repeat with your other leg.",
        "20 stride lunges: step forward and bend both knees, your back straight. Do both legs.",
        "20 squats: " + "Sit back as if a chair stood behind you, then do ten more. " * 6,
    ],
)
def test_a_description_that_counts_is_asked(line: str) -> None:
    """An amount, a rest or a side in the words behind a whole exercise may change it."""
    assert read_line(line).unread


def test_a_numbered_set_is_one() -> None:
    """It says which one, and so how many: itself."""
    for line in ("Set 2 - 12 step-ups", "Set 2: 12 step-ups"):
        reading = read_line(line)
        assert (reading.name, reading.sets, reading.reps) == ("step-ups", "1", "12"), line
    assert read_line("Set 2: 3 x 12 step-ups").sets == "3"


def test_a_minute_may_have_a_letter() -> None:
    for line in ("Min A: 12 step-ups", "Minute B) 12 step-ups"):
        assert (read_line(line).name, read_line(line).reps) == ("step-ups", "12"), line
