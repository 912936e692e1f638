"""Words that change no value of their line: they become a note, and the rest of it is read.

The lines are made up. What may say how much, how heavy or on which side is still asked about.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected", "note"),
    [
        # Numbers in brackets that belong to the words around them
        ("Saiga press x 9 (down 3, up 1)", "9", "down 3, up 1"),
        (
            "Saiga raises (4 with the palms up, 5 with the palms down) | 3x9",
            "3 | 9",
            "4 with the palms up, 5 with the palms down",
        ),
        (
            "Saiga press 26 kg 3x9 (which means the bar and 26 kg in all)",
            "3 | 9 | 26 kg",
            "which means the bar and 26 kg in all",
        ),
        ("Saiga press - 45 lb - 9 reps * 3 sets (2min interval)", "3 | 9 | 45 lb", "2min interval"),
        ("Saiga press x 9 (video 7:40)", "9", "video 7:40"),
        ("Saiga press x 9 (7:42)", "9", "7:42"),
        ("13 saiga lunges (1=1)", "13", "1=1"),
        # Words behind a mark
        ("13 saiga presses, feet on the wall", "13", "feet on the wall"),
        (
            "Saiga ride (35 min) — steady loops of the lake, on the grass if it snows",
            "2100",
            "steady loops of the lake, on the grass if it snows",
        ),
        ("Saiga press (9) <–mind you, these are mean", "9", "mind you, these are mean"),
        ("Saiga press: 3 sets of max reps → find where the form goes", "3 | max", "find where"),
        (
            "5 x 35 s saiga hold, each interval ends with a long breath out",
            "5 | 35",
            "each interval ends with a long breath out",
        ),
        (
            "Saiga press: (if there is room) 3 x 9 reps from a dead stop",
            "3 | 9",
            "if there is room",
        ),
    ],
)
def test_words_become_a_note(line: str, expected: str, note: str) -> None:
    """No value is lost with them, and none of their words is."""
    name, _, values = said(line).partition(" | ")
    assert name.casefold().startswith("saiga")
    assert values == expected
    assert any(note in cue for cue in read_line(line).cues)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("4. Saiga curl. The nice one of last year.", "Saiga curl"),
        ("3. Saiga squats: the ones from last year.", "Saiga squats"),
        ("Saiga lunges – whichever way the floor lets one go", "Saiga lunges"),
    ],
)
def test_sentences_behind_a_name(line: str, name: str) -> None:
    """An exercise whose words only talk about it has a name, and no amount."""
    reading = read_line(line)
    assert (reading.name, reading.has_dose, reading.kind) == (name, False, Kind.EXERCISE)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Saiga bridge, foot on a chair x9 per side", "Saiga bridge | 9 | yes"),
        ("Saiga squats – all on my count – 25X – good form", "Saiga squats | 25"),
        ("3. Saiga plank; keep the body straight. Hold it for 65 seconds", "Saiga plank | 65"),
        (
            "Saiga lunges: I did sets of 7 reps for each leg. Keep your body upright.",
            "Saiga lunges | 7 | yes",
        ),
        ("1. SAIGA ROPE. Skip for at least 65-95 seconds", "SAIGA ROPE | 65-95"),
        ("Saiga press, any kind.\t5\t9-13", "Saiga press | 5 | 9-13"),
        ("Saiga plank, accumulate 95 seconds", "Saiga plank | 95"),
    ],
)
def test_words_between_a_name_and_its_amount(line: str, expected: str) -> None:
    """They say how the exercise is done; the one amount behind them is the line's own."""
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Saiga dips, saiga pull-ups 3x9",
        "Saiga crunches, leg lifts, fire hydrants, 2×25 each",
        "Saiga lunges, the length of the hall, x 2",
        "Saiga plank: as above, and hold for 7 seconds",
        "Saiga press, top-arm raise - 3 x 9",
    ],
)
def test_what_stands_between_is_asked(line: str) -> None:
    """Other exercises, a part of the name, a way, a rest."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # How heavy, in a word
        ("Saiga squat 3x9 - heavy", "Saiga squat | 3 | 9 | heavy"),
        ("Saiga press 3x9 (heavy)", "Saiga press | 3 | 9 | heavy"),
        ("13 saiga rows, light", "saiga rows | 13 | light"),
        ("4 x 9 saiga curls, medium", "saiga curls | 4 | 9 | medium"),
        ("Saiga press 3 x 9 at a challenging weight", "Saiga press | 3 | 9 | challenging weight"),
        ("Saiga steps x 9 each leg w/ DBs", "Saiga steps | 9 | yes | DBs"),
        # What is held, and which of an exercise's kinds it is
        ("Saiga press (backpack or bottles) x9", "Saiga press | 9 | backpack or bottles"),
        ("Saiga press (Barbell) 3 x 9", "Saiga press (Barbell) | 3 | 9"),
        ("Saiga row (DB or cable) 3 x 9", "Saiga row | 3 | 9"),
        ("Saiga press (with band) x 9", "Saiga press | 9"),
        (
            "Saiga dips: 4 sets; 9 reps (45lb plate hung from the belt)",
            "Saiga dips | 4 | 9 | 45 lb plate",
        ),
        # Numbers alone on a whiteboard
        ("9 saiga deadlifts (275)", "saiga deadlifts | 9 | 275 lb"),
        ("9 saiga box jumps (24)", "saiga box jumps | 9"),
        ("13 saiga slams (20, 14)", "saiga slams | 13 | 20/14 lb"),
        # Sets and their reps
        ("Saiga press 13 / 13 / 13 / 13", "Saiga press | 4 | 13"),
        ("Push-ups, 3 sets, 9 reps each", "Push-ups | 3 | 9"),
        ("Saiga raises: 3 drop sets x 25+ total reps", "Saiga raises | 3 | 25+"),
        ("Saiga press 9 reps each round", "Saiga press | 9"),
        # Where a line begins and its name ends
        ("Biceps – Saiga curls", "Saiga curls"),
        ("Chest- wide saiga press 3 x 9", "wide saiga press | 3 | 9"),
        ("4Single Saiga Bridge 3 x 9", "Single Saiga Bridge | 3 | 9"),
        ("13Saiga squats for 35 s", "Saiga squats | 35"),
        ("Saiga swing or saiga march 4 rounds", "Saiga swing | 4"),
        ('3 saiga overs w/ 20" box', "saiga overs | 3"),
        ("13 saiga rows [Video](https://example.org/saiga)", "saiga rows | 13"),
        ("Quad sets 3 x 9", "Quad sets | 3 | 9"),
        ("- [ ] 35s [[Saiga hold]]", "Saiga hold | 35"),
        ("- 13 [[Exercises/saiga|Saiga curls]]", "Saiga curls | 13"),
        ("2. (1B) Saiga walk", "Saiga walk"),
        ("### B1. Saiga row (heavy)", "Saiga row | heavy"),
        ("## Saiga press - 2:00", "Saiga press | 120"),
        ("1 Saiga clean (65% of body weight)", "Saiga clean | 1 | 65% BW"),
        ("Saiga swing 6 x 25 EMOM w/ 26kg", "Saiga swing | 6 | 25 | 26 kg"),
        (
            "| | Saiga toes | Stand tall, and grip the floor. | 2-3 sets x 9-13m |",
            "Saiga toes | 2-3",
        ),
        ("saiga crosses\t4\t13 slow, pumping", "saiga crosses | 4 | 13"),
        ("Second Pulling Movement: Saiga chins 2 sets of 7-9 reps", "Saiga chins | 2 | 7-9"),
        ("3 rope climbs, 15'", "rope climbs | 3"),
        (
            "Saiga lunges w/ 35lb dumbbells: 3 sets of 9 each leg",
            "Saiga lunges | 3 | 9 | yes | 35 lb dumbbells",
        ),
        ("13 saiga swings with a 26 kilo bell", "saiga swings | 13 | 26 kg bell"),
        ("Saiga run 3 x 700m @ 5k pace", "Saiga run | 3"),
        ("Saiga raise. 3-4 sets of 13 raises, slow", "Saiga raise | 3-4 | 13"),
        (
            "Saiga taps — 3 sets of 26 alternating taps with quiet hips",
            "Saiga taps | 3 | 26 | alt",
        ),
        ("Saiga swings: 3 sets of 9 swings per leg.", "Saiga swings | 3 | 9 | yes"),
        ("1. Saiga press set of 13 reps", "Saiga press | 13"),
        ("Saiga press, one set of 13 reps", "Saiga press | 1 | 13"),
        ("Saiga plank 35s, rest 25s $\\times4$", "Saiga plank | 4 | 35 | 25"),
        ("- [ ] Saiga press: 3 sets of 9 reps Weight: ___ Reps:   ", "Saiga press | 3 | 9"),
        ("2. Warrior 2 lifts x9 each side", "Warrior 2 lifts | 9 | yes"),
        ("13 feet up saiga presses", "feet up saiga presses | 13"),
        ("2.) Saiga row 3x9", "Saiga row | 3 | 9"),
        ("Saiga hold 35 s (hold a 9lb plate if too easy)", "Saiga hold | 35"),
        ("o Saiga curls – 35 s", "Saiga curls | 35"),
        (
            "Saiga walk at an incline of 2.0 and a speed of 4.5 mph for 9 minutes",
            "Saiga walk | 540",
        ),
    ],
)
def test_further_manners(line: str, expected: str) -> None:
    """A reader has no doubt about these."""
    assert said(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        # A load, or whose it is
        "9 saiga cleans (Mx 75/55, Rx 95/65)",
        "Saiga press 3 x 9 (16 kg for me, 24 kg for him)",
        "9 saiga presses (45lb plate for men)",
        "9 saiga squats, lifting weights overhead as you come up",
        "Saiga press 3 x 9 with 225",
        "9 saiga cleans (5)",
        "Saiga press (+20kg) 5x3",
        "9 saiga rows (kettlebell)",
        # A side
        "Saiga hold 60 s (alternate 9 s on each leg)",
        "20 (10 each way) saiga circles each leg",
        "9 saiga presses, left arm first and then the right one",
        # An amount, a set or a rest
        "Saiga press 9, rest a minute and do them again",
        "Saiga sit (hold for 35 seconds) x 5",
        "Saiga hold 2 reps, 35-sec hold, 1 set",
        "Saiga walk 7 minutes after each round",
        "Saiga press last set of 13 reps",
        "Warm-up – 7 minutes prior to the start",
        # Other exercises
        "2 rounds: jump rope, inch worms",
        "9 each: saiga thrusters, saiga sit ups",
        "Saiga press 3x9 superset with saiga lunges",
        "| Press | Sets | Reps |",
    ],
)
def test_what_may_change_a_value_is_asked(line: str) -> None:
    """The words may say more than the rest of the line."""
    reading = read_line(line)
    assert reading.unread or reading.kind is not Kind.EXERCISE, reading


@pytest.mark.parametrize(
    "line",
    [
        # A number before the name, and no amount behind it but, at most, how often
        "13Burpees",
        "25Lunges per leg",
        "3Minute plank",
        "4Single Saiga Bridge",
        "13Burpees x 3",
        # Two sets, or so many
        "Deadlift x 13, x 3",
        "Saiga press x 25, x 5",
        # A number in brackets behind what no bar is lifted for
        "13 squats (50)",
        "13 lunges (50)",
        "13 goblet squats (45)",
        "13 leg presses (90)",
        "13 dumbbell press (50)",
        # The reps of one of the sets, or how they go on
        "Saiga squat 3 x 9 (last set 25)",
        "Saiga squat 3 x 9 (last 25)",
        "Saiga squat 3 x 9 (bring it down to 5)",
        "Saiga squat 5 x 5 (first week 3)",
        "Saiga squat 3 x 9 (start with 25)",
        "Saiga squat 3 x 9 (25 for men)",
        "Push-ups 5 x 9, dropping a rep every set",
        "Push-ups 5 x 9, double the reps on the last set",
        "Push-ups 5 x 9, half as many on the last",
        "Push-ups 5 x 9, five fewer on the last",
        "Push-ups 5 x 9, last set twenty",
        "Push-ups 5 x 9, or twenty",
        "Push-ups 5 x 9, descending",
        "Push-ups 5 x 9, add one each set",
        "Saiga squat 3 x 9, pyramid up",
        "Saiga curl 3 x 9, then to exhaustion",
        "Saiga curl 3 x 9, until you cannot go on",
        # A rest
        "Saiga curl 3 x 9, thirty off between",
        "Saiga curl 3 x 9, wait ninety",
        "Saiga curl 3 x 9, take a minute",
        "Saiga squat 3 x 9 (2:00)",
        "Saiga plank 3 x 35 s (1:00)",
        "Saiga squat 3 x 9, as shown (1:00)",
        # A load, or a side
        "Goblet squat 3 x 9, your heaviest bell",
        "Saiga lunge 3 x 9 (both)",
        "Saiga row 3 x 9 each side (left only)",
        "Saiga row 3 x 9, second side afterwards",
        "Single-leg bridge 3 x 9, then swap",
        "Saiga lunge 3 x 9, R then L",
        "Saiga lunge 3 x 9, first the right",
        "Saiga lunge 3 x 9, switching halfway",
        "Saiga lunge 3 x 9, a side",
        "Saiga row 3 x 9, then the left",
        # Words behind a name alone
        "Push-ups - keep going to failure",
        "Push-ups - until you drop",
        "Push-ups: thirteen or twelve at least",
        "Bench press: bodyweight on the bar",
        "Saiga lunges – alternating all the way",
        "Saiga lunges – keep going on both sides",
    ],
)
def test_words_of_a_note_that_change_a_value(line: str) -> None:
    """A remark in form, and an amount, a load, a side or a rest in what it says."""
    assert read_line(line).unread, read_line(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("13 overhead squats (95)", "overhead squats | 13 | 95 lb"),
        ("13 thrusters (95)", "thrusters | 13 | 95 lb"),
        ("Saiga row 3 x 9 each side, second side afterwards", "Saiga row | 3 | 9 | yes"),
        ("Saiga hold 35 s or until fatigued", "Saiga hold | 35"),
        ("Kudu lunges; stepping back 9 each leg", "Kudu lunges | 9 | yes"),
        ("Gnu press, slow. 3×9", "Gnu press | 3 | 9"),
        ("Saiga press x 13, x 9, x 5", "Saiga press | 3 | 13,9,5"),
    ],
)
def test_words_of_a_note_that_change_none(line: str, expected: str) -> None:
    """What is said already, or is one of two ways, is no riddle."""
    assert said(line) == expected


def test_no_word_is_lost() -> None:
    """What is left out of an exercise stands behind it."""
    draft = convert("Yard\n\n- Saiga press x 9 (down 3, up 1)\n- Saiga press 3x9 (heavy)\n")
    assert "down 3, up 1" in draft.text
    assert "heavy" in draft.text
