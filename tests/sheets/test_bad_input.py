"""Sheets of what nobody should write, and somebody will: each looks right, or is told."""

from __future__ import annotations

import pytest

from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import RowView, SectionView
from plugins.sheets.model import Sheet
from plugins.sheets.paper import soft
from plugins.sheets.typeset import TypesetError
from tests.sheets import examples, ink, making, reading, ua

CHOICES = [
    Choice(paper, large=large, sessions=sessions)
    for paper in Paper
    for large in (False, True)
    for sessions in (1, 6)
]
each_choice = pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: str(choice.key))


def sheet(*rows: RowView, title: str = "Bad luck", section: str = "Main") -> Sheet:
    body = SectionView(section, "main", ("3 rounds.",), (examples.rows(*rows),))
    return examples.sheet(examples.workout(title, body))


def row(name: str, number: int = 1, cue: str = "slow and steady") -> RowView:
    return examples.exercise(
        name,
        "10 reps per side",
        order=str(number),
        facts=(examples.load("16 kg"),),
        cue=cue,
        log=examples.THREE,
        fields=examples.SIDED,
    )


NAME = "Single-leg Romanian deadlift with a rather long name " * 4
UNBROKEN = "Donaudampfschifffahrtskapitaensmuetze" * 6
CUE = " ".join(f"word{number}" for number in range(500))
BAD = {
    "a name of 200 characters": (sheet(row(NAME)), [NAME]),
    "a name without a space": (sheet(row(UNBROKEN)), [UNBROKEN]),
    "a title of 200 characters": (sheet(row("Squat"), title=NAME), [NAME]),
    "a cue of 500 words": (sheet(row("Squat", cue=CUE)), [CUE]),
    "a note of 600 words": (sheet(row("Squat"), RowView("note", f"{CUE} {CUE[:600]}")), [CUE]),
    "a long title over two pages": (
        sheet(*(row(f"Exercise {number}", number) for number in range(1, 31)), title=NAME),
        [NAME],
    ),
    "forty exercises": (
        sheet(*(row(f"Exercise {number}", number) for number in range(1, 41))),
        [f"Exercise {number}" for number in range(1, 41)],
    ),
    "one exercise": (sheet(row("Squat")), ["Squat"]),
    "no section title": (sheet(row("Squat"), section=""), ["Squat"]),
    "other alphabets": (
        sheet(row("Κάθισμα", cue="Приседания, ćwiczenie, ärmer, ça va")),
        ["Κάθισμα", "Приседания, ćwiczenie, ärmer, ça va"],
    ),
}


@each_choice
@pytest.mark.parametrize("name", BAD)
def test_it_is_a_good_sheet_all_the_same(name: str, choice: Choice) -> None:
    """No word is lost, none overlaps or leaves the paper, and the file can be listened to."""
    bad, expected = BAD[name]
    made = making.made(bad, choice)
    assert made.warnings == ()
    aloud = reading.squashed(reading.read_out(made.file))
    assert [text for text in expected if reading.squashed(text) not in aloud] == []
    assert ua.faults(made.file) == []
    side, end = 12 * reading.POINTS_PER_MM, 4 * reading.POINTS_PER_MM
    pages = reading.pages(made.file)
    for number, page in enumerate(pages):
        assert all(side <= word.left and word.right <= page.width - side for word in page.words)
        assert all(end <= word.bottom and word.top <= page.height - end for word in page.words)
        assert ink.crossed(made.file, number) == []


@each_choice
@pytest.mark.parametrize("name", ["forty exercises", "a cue of 500 words"])
def test_no_page_is_nearly_empty(name: str, choice: Choice) -> None:
    """What goes on over several pages fills at least a fifth of each."""
    pages = reading.pages(making.made(BAD[name][0], choice).file)
    for page in pages:
        marks = [thing.bottom for thing in (*page.words, *page.shapes) if thing.bottom > 40]
        assert min(marks) < 0.8 * page.height


@pytest.mark.parametrize(
    ("words", "missing"),
    [("深蹲", "深"), ("Squat 🏋", "🏋")],
    ids=["Chinese", "emoji"],
)
def test_what_no_font_has_is_told(words: str, missing: str) -> None:
    """Never a silent box: the error names what could not be printed."""
    with pytest.raises(TypesetError) as told:
        making.made(sheet(row(words)), Choice(Paper.A4))
    assert missing in str(told.value)
    assert "write it in other characters" in str(told.value)
    assert told.value.missing


def test_arabic_runs_from_right_to_left() -> None:
    """A number after an Arabic word stands at its left."""
    (page,) = reading.pages(making.made(sheet(row("سرب 7")), Choice(Paper.A4)).file)
    assert "7 سرب" in page.text


def test_a_number_stays_with_its_unit() -> None:
    """In an author's sentence as well as in a dose."""
    assert soft("fill the rucksack, 2 kg at a go") == "fill the rucksack, 2\u00a0kg at a go"


def test_an_accent_stays_on_its_letter() -> None:
    """A long word may break between letters, not between a letter and its accent."""
    assert soft("e\u0301" * 30).replace("\u200b", "") == "e\u0301" * 30
    assert "\u200b\u0301" not in soft("e\u0301" * 30)
