"""What stands behind a complete line and changes no number of it."""

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
    ("line", "expected", "cue"),
    [
        ("Yak bridge 3 x 9, hold 3 s", "3 9", "hold 3 s"),
        ("Yak bridge 3 x 9, hold 3 s, rest 60 s", "3 9 60", "hold 3 s"),
        ("Yak bridge - 9 reps, hold 2-3 seconds at the top", "9", "hold 2-3 seconds at the top"),
        ("Yak bridge x 9, hold for 4 s", "9", "hold for 4 s"),
        ("Yak bridge 3 x 9 with a 4s hold", "3 9", "with a 4s hold"),
        ("Yak bridge x 9 (hold each for 5 seconds)", "9", "hold each for 5 seconds"),
        ("Yak bridge 9 reps (hold five seconds) each side", "9 yes", "hold five seconds"),
    ],
)
def test_a_hold_within_each_rep(line: str, expected: str, cue: str) -> None:
    """The reps stay the amount and the hold is a remark."""
    assert said(line)["name"] == "Yak bridge"
    assert list(said(line).values())[1:] == expected.split()
    assert read_line(line).cues == (cue,)


@pytest.mark.parametrize(
    "line",
    [
        "Yak bridge 9 reps, hold 45 s",
        "9 yak bridges with a 3 s hold",
        "Yak bridge 2 x 9*, hold 3 s",
    ],
)
def test_a_hold_that_is_asked_about(line: str) -> None:
    """A long hold may be the set, one among the words a part of the name."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    ("line", "name", "other"),
    [
        ("13 yak squats or goat lunges", "yak squats", "goat lunges"),
        ("Yak squats or goat press: 3 x 13", "Yak squats", "goat press"),
        ("B) Yak squats or goat press, 3 x 13", "Yak squats", "goat press"),
        ("Yak squats 3 x 13 or goat lunges", "Yak squats", "goat lunges"),
        ("13 yak squats or 11 goat lunges", "yak squats", "11 goat lunges"),
        ("Yak squat x 13 or goat lunge x 9", "Yak squat", "goat lunge x 9"),
        ("13/9 cal row or bike", "row", "bike"),
        ("13 yak rows (rings) or goat rows", "yak rows", "goat rows"),
    ],
)
def test_another_exercise(line: str, name: str, other: str) -> None:
    """The first of two exercises counts, with or without brackets around the second."""
    reading = read_line(line)
    assert (reading.name, reading.instead) == (name, (other,))


def test_two_manners_of_one_exercise_are_its_name() -> None:
    """A word such as "seated" is no exercise by itself."""
    assert said("Seated or standing yak raise 3 x 9")["name"] == "Seated or standing yak raise"


@pytest.mark.parametrize(
    "line",
    [
        "Yak squats, yak rows or yak dips 3 x 9",
        "9 yak squats and yak rows or yak dips",
        "9 yak squats or until you drop",
        "Yak squats 3 x 9 or 3 x 11",
        "9 reps or 30 seconds yak squats",
        "9 yak squats (12 kg) or yak rows (16 kg)",
        "18 yak raises or 9 each leg",
        "9 yak squats or 9 goat lunges, rest 60 s",
        "9 yak squats or 9 goat lunges each leg",
        "Yak squats x 9 or goat squats*",
    ],
)
def test_an_or_that_is_asked_about(line: str) -> None:
    """Two nouns may share their last word, and two amounts may be of one exercise."""
    assert read_line(line).unread


def test_things_to_use() -> None:
    """What is lifted is a load where it stands behind the dose; a chair is a remark."""
    assert said("Yak row 3 x 9 with dumbbells")["load"] == "dumbbells"
    assert said("Yak row 3 x 9 w/ a kettle bell")["load"] == "kettlebell"
    assert said("9 yak rows, holding dumbbells")["load"] == "dumbbells"
    assert said("Yak rows with dumbbells 3 x 9")["name"] == "Yak rows with dumbbells"
    assert read_line("Yak dip 3 x 9 using a chair").cues == ("using a chair",)
    assert said("9 yak rows - with a medicine ball")["load"] == "medicine ball"
    assert read_line("Yak row 3 x 9 with a band").unread
    assert read_line("Yak row 3 x 9, with a band").unread
    assert read_line("9 yak rows (kettlebell)").unread
    assert read_line("Yak row 3 x 9 @ 20 kg with dumbbells").unread


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("9 yak squats, keep your chest up", "keep your chest up"),
        ("9 yak squats keep the heels down!", "keep the heels down"),
        ("Yak squats 9 reps keeping as tall as possible", "keeping as tall as possible"),
        ("Yak bug (9 each side) press your back into the floor", None),
    ],
)
def test_cues(line: str, cue: str | None) -> None:
    """An order to the reader is no part of the name."""
    assert said(line)["reps"] == "9"
    assert cue is None or read_line(line).cues == (cue,)


@pytest.mark.parametrize(
    "line",
    [
        "9 yak squats, keep going for 2 rounds",
        "9 yak squats, don't stop, then yak rows",
        "9 yak squats, stay low, lunges",
        "9 yak squats, keep it heavy",
        "9 yak squats, keep the left foot down",
        "Yak squats (9) over the bar burpees",
    ],
)
def test_a_cue_that_is_asked_about(line: str) -> None:
    """Words that may say how much, how heavy or what comes next are no cue."""
    assert read_line(line).unread


def test_a_hold_below_its_name() -> None:
    """A dose with a hold still finds its name on the line before."""
    assert "- Yak bridge: 3 x 9 — hold 3 s" in convert("Day\n\nYak bridge\n3 x 9, hold 3 s\n").text


def test_the_draft_keeps_the_words() -> None:
    """A draft says the hold and the other exercise in the notation's way, and loses none."""
    text = convert("Yak day\n\nYak bridge 3 x 9, hold 3 s\n9 yak squats or goat lunges\n").text
    assert "- Yak bridge: 3 x 9 — hold 3 s" in text
    assert "    - or: goat lunges" in text
