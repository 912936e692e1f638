"""The manners of writing that need a rule of their own, and what is asked about instead."""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert, read_line

FIELDS = ("name", "sets", "reps", "seconds", "per_side", "load", "rest_s")


def said(line: str) -> dict[str, str]:
    """Return the fields of a line that is read, without those that say nothing."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    values = {name: getattr(reading, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value not in {"", "no"}}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("| Owl squat | 3 | 7-9/leg | Bodyweight | 40-50s | hips |", "3 7-9 yes BW 40-50"),
        ("| Owl squat | 30 | 4 | 45 sec |", "4 30 45"),
        ("| Owl squat | 2 × max | 75s |", "2 max 75"),
        ("| 2a | Owl squat | 4 | 30 sec | 1 min | floor |", "4 30 60"),
    ],
)
def test_rows_of_a_table(line: str, expected: str) -> None:
    """Two counts are sets and reps, in the order that makes sense; a time behind them is a rest."""
    assert said(line) == {"name": "Owl squat", **said(line)}
    assert " ".join(list(said(line).values())[1:]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Owl squat - 3 (sets) x 7-9 (reps)", {"sets": "3", "reps": "7-9"}),
        ("Owl squat (2 or 3x12)", {"sets": "2-3", "reps": "12"}),
        ("Owl squat x3 6-8reps", {"sets": "3", "reps": "6-8"}),
        ("Owl squat 3 sets 14, 11, 8", {"sets": "3", "reps": "14,11,8"}),
        ("Owl squat 6,6,6+", {"sets": "3", "reps": "6,6,6+"}),
        ("Owl squat 40 sec, 3 times", {"sets": "3", "seconds": "40"}),
        ("Owl squat, do 14 times", {"reps": "14"}),
        ("Owl squat 2x11 l/r", {"sets": "2", "reps": "11", "per_side": "yes"}),
        ("Owl squat 3x9ea 12kg", {"sets": "3", "reps": "9", "per_side": "yes", "load": "12 kg"}),
        ("Owl squat 4x9 bodyweight", {"sets": "4", "reps": "9", "load": "BW"}),
        ("Owl squat 4x3 @ 85% of 3RM", {"sets": "4", "reps": "3", "load": "85% 3RM"}),
        ("Owl squat 4x6 tough; rest 80 sec", {"sets": "4", "reps": "6", "rest_s": "80"}),
        ("Owl squat, 11 reps. Breathe out as the heels leave the floor", {"reps": "11"}),
        ("Owl squat 3x9, increasing weight each set", {"sets": "3", "reps": "9"}),
        ("B- Owl squat. 4 sets of 6", {"sets": "4", "reps": "6"}),
        ("Set 2: Owl squat x 11", {"sets": "1", "reps": "11"}),
        ("Even: 11 Owl squat (85/60 lb)", {"reps": "11", "load": "85/60 lb"}),
        ("11 Owl squat (24/20 in)", {"reps": "11"}),
        ('11 Owl squat 24"/20"', {"reps": "11"}),
        ("14/11 Owl squat calories", {}),
        ("3k Owl squat", None),
    ],
)
def test_manners(line: str, expected: dict[str, str] | None) -> None:
    """One meaning in many spellings; what no rule covers stays unread."""
    if expected is None:
        assert read_line(line).unread
    else:
        assert said(line) == {"name": "Owl squat", **expected}


def test_names_keep_their_words() -> None:
    """A figure 8, an angle and an article belong to the name."""
    assert said("Figure 8s 12 reps x 2") == {"name": "Figure 8s", "sets": "2", "reps": "12"}
    assert said("45° lean 2x12")["name"] == "45° lean"
    assert said("The crab: 2 x 35 s")["name"] == "The crab"
    assert read_line("3k run").measure == "3 k"


@pytest.mark.parametrize(
    "line",
    [
        "Owl squat - 3 x 9 - 90 sec",
        "Owl squat 3 sets of 12 - 60 sec",
        "Owl squat, 3, 8",
        "Owl squat: 3 x 155",
        "Owl hold: 3 min total",
        "15 owl sit-ups (30 total)",
        "Owl curls 21s",
        "L owl hold 20s",
        "Owl walk 40'",
        "Max height owl jump",
        "3 laps owl walk",
        "| Owl squat | 9 | 8 |",
    ],
)
def test_what_is_asked(line: str) -> None:
    """Where a second reading is as good, the line is kept as it was written."""
    assert read_line(line).unread


def test_a_first_scheme_needs_no_heading() -> None:
    """The words of a header are not said twice; the next section needs them as its heading."""
    text = convert("Owl day\n\n3 rounds\n9 owl squats\n\n2 rounds for time:\n7 owl jumps\n").text
    assert "## 3 rounds" not in text
    assert "*3 rounds*" in text
    assert "## 2 rounds for time\n*2 rounds, for time*" in text
    kept = convert("Owl day\n\nNest - 3 rounds of:\n9 owl squats\n").text
    assert "## Nest - 3 rounds of\n*3 rounds*" in kept
