"""A mark behind a number, and the note below that says what it counts."""

from __future__ import annotations

import pytest

from plugins.notation.convert import convert
from plugins.notation.convert.footnotes import read_lines


@pytest.mark.parametrize(
    ("marked", "note", "reps", "side"),
    [
        ("Eland lunge x 18*", "*9 reps on the right leg, then 9 on the left", "18", "total"),
        ("18 eland lunges*", "* 9 on the left, 9 on the right", "18", "total"),
        ("Eland lunge 3 x 9**", "** each side", "9", "yes"),
        ("Eland lunge 3 x 9*", "*reps are per leg", "9", "yes"),
        ("Eland lunge 3 x 9†", "† = on each leg.", "9", "yes"),
    ],
)
def test_a_note_about_sides(marked: str, note: str, reps: str, side: str) -> None:
    """The lines above the note are read with the side that it says."""
    reading, plank, _ = read_lines([marked, "Eland plank 40 s", note])
    assert (reading.name.casefold().rstrip("s"), reading.reps) == ("eland lunge", reps)
    assert (reading.per_side, plank.per_side) == (side, "no")
    assert reading.line == marked


@pytest.mark.parametrize(
    "lines",
    [
        ["Eland lunge x 18*"],  # no note
        ["Eland lunge x 13*", "*9 on the right leg, then 9 on the left"],  # not its half
        ["Eland lunge x 18*", "*9 on the right leg, then 6 on the left"],
        ["Eland lunge x 18*", "** each side"],  # another mark
        ["Eland lunge x 18*", "*slowly"],
        ["*each side", "Eland lunge x 18*"],  # the note of what stands above it
        ["Eland lunge x 18*", "*slowly", "Eland row x 9", "*each side"],
        ["Eland lunge x 18*", *["Eland row x 9"] * 30, "*each side"],
        ["Eland lunge* x 18*", "*each side"],
        ["Eland lunge 9 each leg*", "*each side"],
        ["Eland plank 40 s*", "*9 on the right leg, then 9 on the left"],
    ],
)
def test_what_no_note_answers(lines: list[str]) -> None:
    """A note that is missing, far away or about something else leaves a line as it was read."""
    at = next(i for i, line in enumerate(lines) if line.startswith("Eland lunge") or i == 0)
    alone = read_lines([lines[at]])[0]
    assert read_lines(lines)[at] == alone


def test_items_of_a_list_are_no_notes() -> None:
    """Stars before items of a list do not hide a line from its note."""
    first, *_ = read_lines(["* Eland lunge x 18†", "* Eland row x 9", "† each side"])
    assert (first.reps, first.per_side) == ("18", "yes")


def test_a_text_with_a_note() -> None:
    """The notation says the side, and keeps the note word for word."""
    draft = convert("Elands\n\nEland lunge x 18*\nEland row x 9\n*each side\n")
    assert "- Eland lunge: 18 reps per side" in draft.text
    assert "*each side" in draft.text
