"""Manners learnt from lines that nothing was tuned on: loads by set, tempos, alternatives, prose.

The lines are made up. What two people may read in two ways is asked about instead.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The load of the line before, or one load for each set
        ("13 Gnu press (same)", "13 | same"),
        ("Gnu press 3 x 9, same weight", "3 | 9 | same"),
        ("Gnu press x 9 @ same", "9 | same"),
        (
            "Gnu press: 4 sets; 13, 9, 4, 2 reps (35 lb, 85 lb, 125 lb, 165 lb)",
            "4 | 13,9,4,2 | 35,85,125,165 lb",
        ),
        ("Gnu press – 2x6x35lb (warmup), 4x6x125lb", "2,4 | 6,6 | 35,125 lb"),
        ("Gnu press 1x13@35lb 2x9@45lb", "1,2 | 13,9 | 35,45 lb"),
        ("*3 sets of 9 gnu press at 25#/35#/55#", "3 | 9 | 25,35,55 lb"),
        ("Gnu press 4x6 @ 70kg +2.5kg/w", "4 | 6 | 70 kg"),
        ("Gnu press 4 x 13 @ 45% 1RM (~115)", "4 | 13 | 45% 1RM"),
        ("Gnu press 3x9 (holding dumbbells and keep breathing)", "3 | 9 | dumbbells"),
        ("Gnu press, as heavy as possible for 7-9 reps", "7-9 | as heavy as possible"),
        # Tempos and clocks
        ("Gnu press 3x13 4010", "3 | 13"),
        ("Gnu press 3x9 at 4-0-2", "3 | 9"),
        ("Gnu press 3x9 (4–6 sec down)", "3 | 9"),
        ("Gnu press 13 reps, 0:04 pause at the bottom of each rep", "13"),
        ("6 x 35 on/15 off gnu press", "6 | 35 | 15"),
        ("Gnu press - 6 bursts x 9 sec, rest 75 sec", "6 | 9 | 75"),
        ("Gnu press 35 secondi", "35"),
        # Another amount, another way to count the same
        ("Gnu press – 13 repetitions OR 35 seconds", "13"),
        ("Gnu press 4 x 6 or 2 x 13", "4 | 6"),
        ("35 gnu press, or as many as you can in 2 minutes", "35"),
        ("Gnu press: 3 sets of as many reps as possible (AMRAP)", "3 | AMRAP"),
        ("Gnu press 3 x 9 (9 reps)", "3 | 9"),
        ("Gnu press (4×13 slowly)", "4 | 13"),
        ("Gnu press: 3 sets of 9 reps → touch the floor", "3 | 9"),
        ("Gnu press — 9 slow reps per side", "9 | yes"),
        ("Gnu press as fast as possible, 9 reps", "9"),
        ("Gnu press (I like it on rings best)", ""),
        # What stands around the line
        ("Main: Gnu press - 4 sets of 3 at 85%", "4 | 3 | 85% 1RM"),
        ("2nd Set: Gnu press – 4 sets x 9 reps", "4 | 9"),
        ("| Gnu press | 4 | 9 (75% of 1RM) |", "4 | 9 | 75% 1RM"),
        ("> | 7-9 | Gnu press | slowly |", "7-9"),
    ],
)
def test_short_manners(line: str, expected: str) -> None:
    """What is left out or written in a few letters is plain from the words around it."""
    assert said(line).casefold() == f"gnu press | {expected}".casefold().rstrip(" |")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("13 Alt. 1-Arm Gnu Rows", "Alt. 1-Arm Gnu Rows | 13 | alt"),
        ("13 bar facing burpees", "bar facing burpees | 13"),
        ("13 x gnu lunges using a step", "gnu lunges using a step | 13"),
        ("Box jumps 20 inch box", "Box jumps"),
        ("Box jumps, 20-in. box", "Box jumps"),
        (
            "Gnu curl w/barbell (3 x 9 with 15 lb barbell)",
            "Gnu curl w/barbell | 3 | 9 | 15 lb barbell",
        ),
        ("2. Wall or counter gnu raise", "Wall or counter gnu raise"),
        ("Plank for 2m", "Plank | 120"),
        ("Plank: max seconds", "Plank | max"),
        ("Wall sit:", "Wall sit"),
        ("- Russian twist:", "Russian twist"),
        ("### 2. Gnu dips (on rings)", "Gnu dips"),
        ("| Gnu row | Cable | Back |", "Gnu row"),
    ],
)
def test_names(line: str, expected: str) -> None:
    """Words of the name stay in it, and those of a thing beside it do not."""
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "name", "other"),
    [
        ("Gnu wheel or Pallof press 3 x 9", "Gnu wheel", "Pallof press"),
        ("Sit-to-stand or goblet squat: 3 sets", "Sit-to-stand", "goblet squat"),
        ("2. Elastic gnu row or light gnu row", "Elastic gnu row", "light gnu row"),
        (
            "Gnu pull-apart or doorway chest stretch — 13 reps",
            "Gnu pull-apart",
            "doorway chest stretch",
        ),
        ("Brisk walk or cycling - 25 minutes", "Brisk walk", "cycling"),
        ("35 gnu burpees, or 3 minutes of them", "gnu burpees", "3 minutes of them"),
    ],
)
def test_another_exercise(line: str, name: str, other: str) -> None:
    """The first of two counts where both are named by themselves."""
    reading = read_line(line)
    assert (reading.name, reading.instead) == (name, (other,))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3. Gnu crunches: Lie on your back and curl up. Do 25 of these.", "Gnu crunches | 25"),
        (
            "25 Gnu kicks: This move comes from the gnu lift. Lie down with your legs straight in "
            "front of you. Do 25 reps on each leg.",
            "Gnu kicks | 25 | yes",
        ),
        (
            "Gnu rolls — Roll your arms up and around to the back. Do six in each direction.",
            "Gnu rolls | 6 | yes",
        ),
        (
            "Gnu rolls: Sit tall in a chair. Perform 7-9 gnu rolls in each direction.",
            "Gnu rolls | 7-9 | yes",
        ),
        (
            "Gnu lunge – lift a knee to your chest and step back. Do nine on the left and then "
            "repeat on the right side.",
            "Gnu lunge | 9 | yes",
        ),
        (
            "Gnu lunges: Extend one leg forward and one leg back, dropping the knee to the floor. "
            "Repeat for 13 reps, then change legs.",
            "Gnu lunges | 13 | yes",
        ),
        (
            "Gnu squats: To work your thighs, rest your hands on your hips and sit back. Come up "
            "and do 25 reps.",
            "Gnu squats | 25",
        ),
        (
            "Gnu stretch: front knee 90°, back knee on the mat, hold 40 sec each side",
            "Gnu stretch | 40 | yes",
        ),
    ],
)
def test_prose(line: str, expected: str) -> None:
    """The one amount that a description says is that of its exercise, and no word is lost."""
    assert said(line) == expected
    assert " ".join(read_line(line).cues) in line


@pytest.mark.parametrize(
    "line",
    [
        "Gnu press: bend your knees and push. Do 13 squats.",
        "Gnu press: lean on the wall. Do 13 reps. Do 3 sets.",
        "Gnu press: lift your left leg. Do 13 reps.",
        "Gnu press: lean on the wall for 40 s. Repeat 3 times on each leg.",
        "13 Gnu press: lean on the wall. Do 9 reps on each leg.",
        "Gnu press – lean on a wall and push. Rest 30 s. Do 13 reps.",
        "Gnu press: sit down, hold 3 s, stand up, hold 40 s.",
        "Gnu press 3 x 9 or 3 x 13",
        "Gnu press 13, or 9 each leg",
        "Gnu press 9/13/15 lb x 3",
        "| Press | Sets | Reps |",
        "*9 reps on the right leg, then 9 on the left",
        "Gnu press 3x9 @ 165",
        "Gnu press 3x9 165 175 185",
        "Gnu curl w/dumbbell (3 x 9 with 15 lb barbell)",
    ],
)
def test_two_readers_would_differ(line: str) -> None:
    """Two amounts, one side of two, two exercises, a load without a unit: asked about."""
    reading = read_line(line)
    assert reading.unread or reading.kind is not Kind.EXERCISE


def test_a_word_within_sets_is_kept() -> None:
    """What a log says of one of its sets is a remark of the line."""
    assert read_line("Gnu press – 2x6x35lb (warmup), 4x6x125lb").cues == ("warmup",)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Heel taps 3x10 each 4 inch step", "Heel taps | 3 | 10 | yes"),
        ("6 x 20s strides with full recovery", "strides | 6 | 20"),
        ("Relays 6 x 20 s with a walk back recovery", "Relays | 6 | 20"),
    ],
)
def test_a_box_behind_its_sides_and_a_recovery_without_a_time(line: str, read: str) -> None:
    """Neither is an amount."""
    assert said(line) == read


def test_each_before_a_height_is_asked_about() -> None:
    """It was taken for a word of the height, and the sides were lost."""
    reading = read_line('Heel taps 3x10 each 4" box')

    assert reading.unread
    assert "each side" in reading.why
