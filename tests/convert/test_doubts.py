"""What is asked rather than read: numbers, sides and loads that a coach may mean in two ways.

The lines are made up. A wrong value costs the author more than a question.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line


@pytest.mark.parametrize(
    ("line", "why"),
    [
        # A number that may be a time, a way, a load or the number of the list.
        ("Ibex plank 3x30", "so many seconds"),
        ("Ibex wall sit 45", "so many seconds"),
        ("Ibex hang 30/30", "so many seconds"),
        ("Run 800", "a way, a time or a count?"),
        ("Row 500", "a way, a time or a count?"),
        ("Run 400 for 6 reps", "two amounts"),
        ("Ibex press 20s x 8r", "dumbbells of so many pounds"),
        ('30" step-up', "inches, or seconds?"),
        ("(9) Ibex press", "a number in brackets"),
        ("Ibex press 10x3", "in which order?"),
        ("Ibex press 6x9 6x8 6x7", "a load and its reps?"),
        ("Ibex press 15, 20, 25 lbs x 9", "of how many sets?"),
        ("Ibex press bar x 9, 40 kg x 5", "two amounts"),
        ("Ibex press 2 x 9 95,135 lb", "decimals, or two loads?"),
        ("3 x 15 ft rope climb", "a unit before the name"),
        ("Ibex raise 9 x 5 sec hold", "sets of so many seconds"),
        # A side, or a part of the name.
        ("Ibex lunge left", "a part of the name, or its side?"),
        ("Ibex lunge left 9", "a side among the words"),
        ("9 left and 9 right leg raises", "these words have no place"),
        ("Ibex lunge: 9 on the left, then 8 on the right", "a number without a unit"),
        ("9 L sit", "a letter before the name"),
        ("9 hip hinges each on the wall side", "each: of what?"),
        ("Ibex press/Goat row 9/9", "for each exercise?"),
        # A thing to lift, or a part of the name.
        ("9 Ibex squats with KB", "a thing to lift"),
        ("9 Ibex squats with a bar", "a thing to lift"),
        ("9 Ibex curls with Light DBs", "a thing to lift"),
        ("9 Ibex squats with a rucksack", "a thing to lift"),
        ("Ibex press with two jugs of milk", "a thing to lift"),
        ("Ibex press with broomstick: 9, 9, 9", "a thing to lift"),
        ("9x Ibex lunge with backpack (M-13 kg, W-9 kg)", "a thing to lift"),
        # The same number before and behind the name, or an abbreviation behind a stroke
        ("4x Ibex lunge 4/4", "sets, or once more how many?"),
        ("9x 1-leg Ibex lunge 9 / 9 @ 13 kg", "sets, or once more how many?"),
        ("9/sd Ibex lunges", "of each side, or of each set?"),
        # What is counted by itself may be the exercise.
        ("45 hops – on the left edge of the mat", "the exercise, or how much of it?"),
        # A scheme among the words.
        ("Ibex press AMRAP 5 min", "a scheme"),
        ("Ibex press pyramid 12-10-8-6", "a scheme"),
        ("Ibex press SS Goat row 3x9", "a scheme"),
        ("Ibex press min 9", "a scheme"),
        ("2 min recovery jog", "a number among the words"),
    ],
)
def test_is_asked(line: str, why: str) -> None:
    """The line is kept as it was written, and the reason says what is unclear."""
    reading = read_line(line)
    assert why in reading.why
    assert {reading.sets, reading.reps, reading.seconds, reading.load} == {""}


@pytest.mark.parametrize(
    "line",
    [
        "Ibex plank 3x30",
        "Ibex press 10x3",
        "9 Ibex squats with KB",
        "9 Ibex squats with KB (16 kg)",
        "Run 800",
        "Ibex lunge left 9",
    ],
)
def test_what_is_asked_keeps_its_words(line: str) -> None:
    """A question loses no word of the line."""
    draft = convert(f"Yard\n\n- Ibex press 3x9\n- {line}\n")
    assert line in draft.text
    assert draft.questions


@pytest.mark.parametrize(
    ("line", "name", "field", "value"),
    [
        ("Ibex plank 3x30 s", "Ibex plank", "seconds", "30"),
        ("Ibex plank 9 reps", "Ibex plank", "reps", "9"),
        ("Ibex dips in L-sit 3x9", "Ibex dips in L-sit", "reps", "9"),
        ("Ibex press 10x3 @ 75%", "Ibex press", "sets", "10"),
        ('9 30" step-up', '30" step-up', "reps", "9"),
        ("(1) Ibex press 3x9", "Ibex press", "reps", "9"),
        ("Ibex lunge, left, 9", "Ibex lunge", "per_side", "L"),
        ("9 L Ibex lunge", "Ibex lunge", "per_side", "L"),
        ("9 Ibex lunges / leg", "Ibex lunges", "per_side", "yes"),
        ("Roll back / shoulders 60 sec", "Roll back / shoulders", "per_side", "no"),
        ("Ibex press 3x9, 60 s recovery", "Ibex press", "rest_s", "60"),
        ("4x Ibex lunge 9/9", "Ibex lunge", "sets", "4"),
        ("9 Ibex squats with a stick overhead", "Ibex squats with a stick overhead", "reps", "9"),
        ("45 steps – Ibex lunge", "Ibex lunge", "reps", "45"),
        ("20x Ibex lunge (10x per leg)", "Ibex lunge", "per_side", "total"),
        ("Ibex lunge 20x (10x per leg)", "Ibex lunge", "per_side", "total"),
    ],
)
def test_what_is_said_plainly_is_read(line: str, name: str, field: str, value: str) -> None:
    """A unit, a mark or a bracket settles what would be asked without it."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert (reading.name, getattr(reading, field)) == (name, value)
