"""What a note may hold, and what is asked wherever in the line it stands.

Every number and every word of an amount, a side, a load or a rest is a value of the line or is
asked about. Phrases are put behind lines that are read: none may be passed over.
"""

from __future__ import annotations

import pytest

from plugins.notation.convert import read_line
from tests.convert.reading import said

#: Lines that are read, each in another manner.
LINES = (
    "Egret lunge 3x9",
    "9 egret lunges",
    "- Egret lunge: 9 reps",
    "2) Egret lunge x 9 (slowly)",
    "Egret lunge, 2 sets of 9-12",
    "Egret lunge – 40 s",
)
#: What may stand behind them, the field that it fills, and the value.
VALUES = (
    (", rest 90 s", "rest_s", "90"),
    (' (30" rest)', "rest_s", "30"),
    (" (2' rest)", "rest_s", "120"),
    (" each side", "per_side", "yes"),
    (" (per leg)", "per_side", "yes"),
    (" (16 kg)", "load", "16 kg"),
    (" with light weight", "load", "light weight"),
    (" (each leg) @ 16 kg", "load", "16 kg"),
)
#: What may stand behind them and can mean more than one thing.
RIDDLES = (
    " (one side at a time)",
    " (do this twice)",
    " (1 leg switch)",
    " (other leg next)",
    " (9)",
    " up to 60 kg",
    " with 25s",
    " (do both legs)",
    ", repeat it three times more",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(("words", "field", "value"), VALUES)
def test_a_value_is_read_or_asked_about(line: str, words: str, field: str, value: str) -> None:
    """No line loses what its end says."""
    reading = read_line(line + words)
    assert reading.unread or getattr(reading, field) == value


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("words", RIDDLES)
def test_a_riddle_is_asked_about(line: str, words: str) -> None:
    """Words that may change a value are no note, in whatever manner the line is read."""
    assert read_line(line + words).unread


@pytest.mark.parametrize(
    ("line", "why"),
    [
        # Words of a few, which may be a value
        ("Egret swing – 2 sets – 3 min – 1 hand switch (12 kg)", "which side"),
        ("Egret press (One Arm R) (16 kg)", "which side"),
        ("9 egret squats or burpees x 3", "of both exercises, or of one?"),
        ("Egret deadlift 9 – light weight – no straps", "a load, or a remark?"),
        # Numbers that are no range
        ("Egret angels 2x10 - 45 lb", "a range of loads"),
        ("Egret press – 3 sets at 50", "so many reps, or a load?"),
        ("Egret press 100 kg 5x3", "in which order?"),
        ("Egret press 100 kg, 10 x 4", "in which order?"),
        # Sets, or reps
        ("10x egret curl three times", "two amounts"),
        ("10x egret curl - 3", "two amounts"),
        ("Egret hops (9 forward, 9 back) x 3", "of how many?"),
        # Two exercises, the second of which no dictionary knows
        ("Egret x 3 + OHS x 3", "two amounts"),
        ("Egret x 20, DU x 40", "two amounts"),
        # A name, or something else
        ("Tabata egret swings (24 kg)", "a scheme before the name"),
        ("Also, egret rows", "a time of which exercise?"),
        ("9 “egrets! at dawn”", "a sentence"),
        ("#egret #legday", "tags"),
        ("| Egret press | 4▲ | ☐ |", "a sign of what?"),
    ],
)
def test_is_asked(line: str, why: str) -> None:
    """The line is kept as it was written, and the reason says what is unclear."""
    assert why in read_line(line).why


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # A dash that stands apart makes no range of numbers that go down
        ("Egret curl x 12 - 4 sets", "Egret curl | 4 | 12"),
        ("Egret curl 12 - 4 sets", "Egret curl | 4 | 12"),
        ("Egret jog – 13 - 2 min rest", "Egret jog | 13 | 120"),
        ("Egret curl 8 - 12 reps", "Egret curl | 8-12"),
        # Between two times, rest is that of the second
        ("Egret plank: 40 s rest 20 s", "Egret plank | 40 | 20"),
        ("Egret plank – 1 minute rest :45", "Egret plank | 60 | 45"),
        # A phase of each rep, and a set of so long
        ("Egret raise 3 x 9 - 3 sec down", "Egret raise | 3 | 9"),
        ("45 s eccentric egret drops", "eccentric egret drops | 45"),
        # Reps that are left over
        ("Egret press – 4 sets, leave 2 in the tank", "Egret press | 4"),
        # Where the line belongs
        ("Part B: 5x5 egret press", "egret press | 5 | 5"),
        ("Block C - 9 egret rows", "egret rows | 9"),
        ("Next, egret rows x 9", "egret rows | 9"),
        ("And egret rows 3x9", "egret rows | 3 | 9"),
        ("Banded egret thrusts x20 as a finisher", "Banded egret thrusts | 20"),
        # Words that change nothing
        ("9 egret balls 20/14# to 10'/9'", "egret balls | 9 | 20/14 lb"),
        ("Egret press 9 reps, slowly, 3 sets", "Egret press | 3 | 9"),
        ("Egret plank 30 sec, rest 20 sec, repeat 3x", "Egret plank | 3 | 30 | 20"),
        ("Egret stretch - hold 30 secs, repeat 3 times each leg", "Egret stretch | 3 | 30 | yes"),
        ("AMRAP egret jumps with remaining time", "egret jumps | AMRAP"),
        ("9 egret jumps not for time", "egret jumps | 9"),
        ("Egret press 3x9 at a slow tempo", "Egret press | 3 | 9"),
        ("9 hang (below the knee) egret snatches", "hang (below the knee) egret snatches | 9"),
        # Names that look like other words
        ("3x9 A skips", "A skips | 3 | 9"),
        ("3x9 Strides", "Strides | 3 | 9"),
        ("I/Y/T raises 3x9", "I/Y/T raises | 3 | 9"),
        ("Pebble pick-ups 3x9", "Pebble pick-ups | 3 | 9"),
        # A box to tick for each set
        ("| Egret press | | 6-8 | ☐ ☐ ☐ | |", "Egret press | 3 | 6-8"),
        ("| Egret press | 5-6 | ☐ ☐ |", "Egret press | 2 | 5-6"),
        ("| Egret press | 9 | ☐ |", "Egret press | 9"),
    ],
)
def test_is_read(line: str, expected: str) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("9 egret box jumps (24)", "24"),
        ("Egret press 225 lb 3x9 (90 lb on each side)", "90 lb on each side"),
        ("Egret hops 20 m (2 x 10 m)", "2 x 10 m"),
        ("Egret dips 3x9 (on one leg)", "on one leg"),
        ("Egret step 3x9 (pictured at right)", "pictured at right"),
    ],
)
def test_what_stays_a_note(line: str, note: str) -> None:
    """Words that say nothing new of an amount, a side or a load."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    assert note in reading.cues
