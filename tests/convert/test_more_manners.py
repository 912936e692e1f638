"""Manners of writing that people met on the way: logs, sheets of exercises, whiteboards, tables.

The lines are made up. Where a line says more than its numbers, the words are kept as cues.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, convert, read_line
from tests.convert.reading import said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex press – 40 kg x 9, 45 kg x 7, 50 kg x 5", "3 | 9,7,5 | 40,45,50 kg"),
        ("Ibex press 40lbs x 9, 40lbs x 9", "2 | 9,9 | 40,40 lb"),
        ("Ibex press: 6@55kg, 6@55kg, 6@55kg", "3 | 6,6,6 | 55,55,55 kg"),
        ("Ibex press 40 kg x 9; 45 kg x 9", "2 | 9,9 | 40,45 kg"),
        ("Ibex press / 35kg / 7", "7 | 35 kg"),
        ("Work: Ibex press / BW / 7,7,9", "3 | 7,7,9 | BW"),
        ("Ibex press 14/11/8", "3 | 14,11,8"),
        ("Ibex press: 3 sets of 14, 11, 8", "3 | 14,11,8"),
        ("Ibex press 9; 9; 9", "3 | 9,9,9"),
        ("Ibex press 3 9-12", "3 | 9-12"),
        ("Ibex press 3 12", "3 | 12"),
        ("Ibex press 3 Failure", "3 | failure"),
        ("## 2. Ibex press (9-12 reps)", "9-12"),
        ("### Ibex press - 3x9", "3 | 9"),
        ("Ibex press x 9 (31X0)", "9"),
        ("Ibex press 3x9 @ 24 kg (53 lb)", "3 | 9 | 24 kg"),
    ],
)
def test_sets_of_a_log(line: str, expected: str) -> None:
    """What each set was is told once where it is the same, and in a row where it is not."""
    assert said(line) == f"Ibex press | {expected}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex hold – 40 sec (3x)", "3 | 40"),
        ("Ibex hold 40 sec (2x each side)", "2 | 40 | yes"),
        ("Ibex hold – 3 working sets of 40 s", "3 | 40"),
        ("4 one-minute Ibex hold", "4 | 60"),
        ("6 intervals of 40 s Ibex hold", "6 | 40"),
        ("Ibex hold, warm-up sets + 3 working sets", "3"),
        ("0:40/0:40 Ibex hold", "40 | yes"),
        ("Ibex hold-40 seconds", "40"),
        ("Ibex hold (40 s each leg)", "40 | yes"),
        ("Ibex hold (hold 40 s each leg)", "40 | yes"),
        ("| Ibex hold | 3 | 40 s |", "3 | 40"),
        ("| Ibex hold | 40 s |", "40"),
        ("Ibex hold\t3\t40 s\t60 s", "3 | 40 | 60"),
    ],
)
def test_times_and_how_often(line: str, expected: str) -> None:
    """A bracket, a kind of set or a column may say how often."""
    assert said(line) == f"Ibex hold | {expected}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ibex twist [2 x 9 (each side, alternating)]", "2 | 9 | yes"),
        ("18 Ibex twist, 9 each side", "18 | total"),
        ("18 Ibex twist (each leg counts as 1 rep)", "18 | total"),
        ("18 Ibex twist (L+R = 1)", "18 | yes"),
        ("Ibex twist (9X per each leg)", "9 | yes"),
        ("18 Ibex twist, alternate arms each rep", "18 | alt"),
        ("9 Ibex twist each side*", "9 | yes"),
        ("Ibex twist (alternate legs) - 2x18 reps total (9/side)", "2 | 18 | total"),
    ],
)
def test_more_about_sides(line: str, expected: str) -> None:
    """A half may stand behind a comma, a side in a bracket of a bracket."""
    assert said(line) == f"Ibex twist | {expected}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("45 push-ups total", "push-ups | 45"),
        ("45 – ibex jumps", "ibex jumps | 45"),
        ("18 ibex squats 45's/25's", "ibex squats | 18 | 45/25 lb"),
        ("Ibex squat 18 x bodyweight", "Ibex squat | 18 | BW"),
        ("Ibex pulls: 3x9,2x7", "Ibex pulls | 3,2 | 9,7"),
        ("Ibex steps x 18 (each leg counts)", "Ibex steps | 18 | total"),
        ("Ibex press - 45 total reps", "Ibex press | 45"),
        ("Max ibex hold", "ibex hold | max"),
        ("Ibex plank 3 x max", "Ibex plank | 3 | max"),
        ("Ibex bench -> slow on the way down", "Ibex bench"),
        ("| Ibex jumps | 7-9 × 2 sets | 60s |", "Ibex jumps | 2 | 7-9 | 60"),
        ("Ten count ibex", "Ten count ibex"),
        ("45 ibex reaches total", "ibex reaches | 45 | total"),
        ("Ibex hook / Yak hook (3 sets of 9)", "Ibex hook / Yak hook | 3 | 9"),
        ("Ibex bend in 90-90", "Ibex bend in 90-90"),
        ("15 ft rope climb, 4 ascents", "15 ft rope climb | 4"),
        ("18 20-inch box jumps", "20-inch box jumps | 18"),
        ("18 box jumps (24/20)", "box jumps | 18"),
        ("18 box jumps, 24 inch box", "box jumps | 18"),
        ("18 KB ibex (24/16)", "KB ibex | 18 | 24/16 kg"),
        ("18 ibex balls (20/14#, touch the line)", "ibex balls | 18 | 20/14 lb"),
        ("18 ibex balls (Rx: 12 kg)", "ibex balls | 18 | 12 kg"),
        ("Ibex raises 3x9 (6 kg load)", "Ibex raises | 3 | 9 | 6 kg"),
        ("Ibex raises 3x9 with light weight", "Ibex raises | 3 | 9 | light weight"),
        ("Ibex raises – BW x 9 x 3", "Ibex raises | 3 | 9 | BW"),
        ("14/11 cal ski erg", "ski erg"),
        ("14 ski erg cal", "ski erg"),
        ("15 hr push-ups", "hr push-ups | 15"),
        ("Run 5k", "Run"),
        ("9 min on the ibex", "ibex | 540"),
        ("Nine ibex jumps", "ibex jumps | 9"),
        ("4Ibex bridge 3 sets of 9 reps", "Ibex bridge | 3 | 9"),
        ("III. Ibex bridge x 9", "Ibex bridge | 9"),
        ("Ibex bridge for 40 s", "Ibex bridge | 40"),
        ("Crab hold for 40 s on each side", "Crab hold | 40 | yes"),
        ("[Ibex bridge](https://example.org/x?a=1) 3x9", "Ibex bridge | 3 | 9"),
        ("| Lower body | Ibex bridge | 3 | 9 |", "Ibex bridge | 3 | 9"),
        ("| - | Ibex bridge | 9 reps | 2 sets | 8 kg |", "Ibex bridge | 2 | 9 | 8 kg"),
        ("Ibex bridge, as many as you can in 40 seconds", "Ibex bridge | max | 40"),
        ("Ibex bridge 3x9 (pause 2 sec)", "Ibex bridge | 3 | 9"),
    ],
)
def test_names_loads_and_things(line: str, expected: str) -> None:
    """Digits of a name and sizes of a thing are no count; a whiteboard's pair fits its thing."""
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("9 ibex jumps (last 3 on the toes)", "last 3 on the toes"),
        ("9 ibex jumps (scaled to 18 steps over the log)", "scaled to 18 steps over the log"),
        ("9 ibex jumps on each leg. Bend your knees as you land.", "Bend your knees as you land"),
        ("9 ibex jumps – I like these more than the yak", "I like these more than the yak"),
        ("9 ibex jumps, on the grass if possible", "on the grass if possible"),
        ("9 ibex jumps *mind the knees", "mind the knees"),
        ("Ibex jumps 3 x 9, twice a week", "twice a week"),
        ("Ibex jumps 3 x 9 daily", "daily"),
        ("Ibex jumps 3 x 9 wide grip", "wide grip"),
        ("Ibex jumps 3 x 9 with feet together", "with feet together"),
        ("Ibex jumps 8 x 3 every minute on the minute", "every minute on the minute"),
        ("Ibex jumps 3 x 9 - last set to failure", "last set to failure"),
        ("Ibex jumps 9 min (4% incline, 6 mph)", "4% incline, 6 mph"),
        ("Ibex jumps 3 heavy sets of 9", "heavy sets"),
        ("Ibex jumps 3x9 @ 24 kg (53 lb)", "53 lb"),
    ],
)
def test_words_besides_the_numbers(line: str, cue: str) -> None:
    """How an exercise is done is kept as a cue and changes no number."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert reading.name.casefold() == "ibex jumps"
    assert reading.reps or reading.seconds
    assert cue in reading.cues


@pytest.mark.parametrize(
    "line",
    [
        "Ibex press 3x5 @ 205",
        "Ibex press 15 x 3",
        "Ibex press, 3 x bodyweight",
        "Ibex press 5/3/1",
        "Ibex press,3,12,60",
        "Ibex press-15",
        "Ibex press 3 5",
        "Ibex reach - 45 total reps",
        "Ibex press 3 80",
        "Ibex press 9 x 5 s hold x 2",
        "Ibex hold 10 x 5 s hold, both feet",
        "Ibex reaches and yak bends - 20 sec each",
        "Ibex hops 9, using both feet",
        "9 ibex presses (scaled: 12 kg)",
        "9 ibex presses (Rx 24 kg, scaled 16 kg)",
        "9 ibex presses. Rest a minute and do them again.",
        "9 ibex presses. Then the same on your other side.",
        "9 ibex presses. Lift your left leg as you press.",
        "Ibex raise (one leg, holding a dumbbell)",
        '"Ibex press",3,12,60',
        "| Ibex press | 9 | 60 s |",
    ],
)
def test_what_is_still_asked(line: str) -> None:
    """Bare loads, two possible orders and words that change a number stay as written."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    "line", ["## Warm-up - 5:00", "## Week 2: 3 sets of 9", "# Day 1 - 30 s", "## Circuit 3 x 9"]
)
def test_a_heading_of_a_part_stays_one(line: str) -> None:
    """Only a heading with the dose of one exercise is an exercise."""
    assert read_line(line).kind is Kind.HEADER


def test_the_address_of_a_link_is_kept() -> None:
    """A link's words are the name; where it leads to is not lost."""
    line = "- [Ibex bridge](https://example.org/ibex) 3x9"
    assert "https://example.org/ibex" in convert(f"Ibex day\n\n{line}\n").text
