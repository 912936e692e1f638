"""The plan of four weeks: what is planned for each, and two sessions to write down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.notation.source import Source, Span
from plugins.notation.workout import parse, present
from plugins.notation.workout.choices import Paper
from plugins.sheets import makers
from plugins.sheets.model import Sheet
from plugins.sheets.paper import data_of
from tests.sheets import examples, making, reading, ua

each_paper = pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))

CIRCUIT = """
## Warm-up
- Hip circle: 6 reps per side

## Main circuit
*3 rounds, rest 20 s between exercises, 90 s between rounds*

1. Goblet squat: 8 reps @ 16 kg, tempo 3-1-1-0
2. Push-up: 6-12 reps @ RIR 2 (optional)

> Shoes off for the second one.
"""
TABLE = """
- A1. Split squat: see table
- A2. Push-up: see table

| Week | Split squat | Push-up | Rest |
|---|---|---|---|
| 1 | 2 x 10 per side | 2 x 8 | 60 s |
| 2 | 3 x 8 per side | 3 x 8 | 75 s |
| 3 | 3 x 6 per side | 3 x 10 | 90 s |
| 4 (easy) | 2 x 6 per side | 2 x 6 | 60 s |
"""
EMOM = "*EMOM 12 min*\n\n1. Swing: 12 reps @ 16 kg\n2. Rest\n"
AMRAP = "*AMRAP 12 min*\n\n1. Step-up: 8 reps per side\n2. Push-up: 8 reps\n"
TEXTS = {"circuit": CIRCUIT, "table": TABLE, "EMOM": EMOM, "AMRAP": AMRAP}


def sheet(text: str) -> Sheet:
    view = present(parse(Source("case.md", text), Span(0, len(text)), "Hills").workout)
    return examples.sheet(view, progression="Add a rep a week.")


def weeks(plain: Sheet, paper: Paper = Paper.A4, unit: str = "") -> bytes:
    data = data_of(plain, unit, figures=False) | {"paper": paper.value}
    made = makers.weeks(making.typesetter(), data, plain.version)
    assert made.warnings == ()
    return made.file


def told(pdf: bytes) -> str:
    return reading.squashed(reading.read_out(pdf))


@each_paper
@pytest.mark.parametrize("name", TEXTS)
def test_it_is_one_good_page(name: str, paper: Paper) -> None:
    """One page, in type of 10 points, which can be listened to and is made the same twice."""
    pdf = weeks(sheet(TEXTS[name]), paper)
    (page,) = reading.pages(pdf)
    assert min(word.size for word in page.words) >= 9.99
    assert ua.faults(pdf) == []
    assert weeks(sheet(TEXTS[name]), paper) == pdf


def test_what_was_planned_by_the_author_stands_in_each_week() -> None:
    """Each column is a week of the table, with its name and the rest between sets."""
    text = told(weeks(sheet(TABLE)))
    assert "Week1Week2Week3Week4(easy)" in text
    for plan in ("2×10perside3×8perside3×6perside2×6perside", "60s75s90s60s"):
        assert plan in text
    assert "seetable" not in text


def test_without_a_table_the_first_week_is_the_workout() -> None:
    """How to go on is the author's sentence; the other weeks are written in by hand."""
    text = told(weeks(sheet(CIRCUIT)))
    assert "Howtogoon:Addarepaweek." in text
    assert text.count("8reps") == 1


def test_nothing_of_the_workout_is_lost() -> None:
    """Rounds, rests, loads, tempo, notes and what is optional are what one does each week."""
    text = told(weeks(sheet(CIRCUIT)))
    for words in ("3rounds", "20s", "90s", "Load16kg", "Tempo3110", "(optional)", "Shoesoff"):
        assert words in text, words
    assert "Hipcircle6repsperside" in text


def test_a_clock_has_its_cells_too() -> None:
    """In an EMOM each exercise is written down, in an AMRAP the section."""
    assert "Load16kg" in told(weeks(sheet(EMOM)))
    assert "Load35lb" in told(weeks(sheet(EMOM), unit="lb"))
    assert "Stepup8repsperside" in told(weeks(sheet(AMRAP)))


def test_loads_are_asked_for_where_there_are_any() -> None:
    """In the unit that was chosen, in one of one's own, or not at all."""
    loads, own = "Loadsin", "Writedowntheloadandwhatyoudid."
    usual = told(weeks(sheet(CIRCUIT)))
    assert loads in usual
    assert own in usual
    in_pounds = told(weeks(sheet(CIRCUIT), unit="lb"))
    assert loads not in in_pounds
    assert "Writedowntheloadinlbandwhatyoudid." in in_pounds
    bare = told(weeks(sheet(AMRAP)))
    assert loads not in bare
    assert "Writedownwhatyoudid." in bare


def test_a_result_has_its_cells() -> None:
    """Of an AMRAP and of what is for time; of rounds there is none."""
    assert "Rounds+extrareps" in told(weeks(sheet(AMRAP)))
    assert "Result" in told(weeks(sheet("*21-15-9 for time*\n\n1. Burpee\n2. Squat\n")))
    assert "Result" not in told(weeks(sheet(CIRCUIT)))


def test_a_rest_says_when_it_is() -> None:
    assert "Minute2Rest" in told(weeks(sheet(EMOM)))


def test_a_long_workout_goes_on_over_more_pages() -> None:
    """Rows do not part, and the weeks are named on each page."""
    long = replace(examples.FORTY)
    pages = reading.pages(weeks(long))
    assert len(pages) > 1
    assert all("Week 4" in page.text for page in pages[:-1])
