"""Loads in kilograms and in pounds. What is expected was worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.notation.source import Source, Span
from plugins.notation.workout import parse, present
from plugins.notation.workout.model import Mass, MassUnit, Range
from plugins.notation.workout.present import RowsView, Text, WorkoutView
from plugins.notation.workout.weights import Weight, load_text


def view(text: str) -> WorkoutView:
    return present(parse(Source("case.md", text), Span(0, len(text))).workout)


def load(written: str) -> Text:
    (part,) = view(f"- Squat: 8 reps @ {written}\n").sections[0].parts
    assert isinstance(part, RowsView)
    return next(fact.text for fact in part.rows[0].facts if fact.term == "Load")


@pytest.mark.parametrize(
    ("written", "kg", "lb"),
    [
        # What is cast on kettlebells.
        ("8 kg", "8 kg", "18 lb"),
        ("12-20 kg", "12–20 kg", "26–44 lb"),
        ("16 kg", "16 kg", "35 lb"),
        ("24 kg", "24 kg", "53 lb"),
        ("2 x 10 kg", "2 × 10 kg", "2 × 22 lb"),
        ("2.5 kg", "2.5 kg", "6 lb"),
        # Half kilograms below 20, whole ones above.
        ("25 lb", "11.5 kg", "25 lb"),
        ("45 lb", "20 kg", "45 lb"),
        ("135 lb", "61 kg", "135 lb"),
        ("1.5 pood", "24 kg", "53 lb"),
    ],
)
def test_a_load_in_both_units(written: str, kg: str, lb: str) -> None:
    """A weight keeps its author's words and has those of each unit."""
    (weight,) = load(written)
    assert isinstance(weight, Weight)
    assert (weight.kg, weight.lb) == (kg, lb)


def test_an_author_who_wrote_both_units_is_not_corrected() -> None:
    """16 to 24 kg are 35 to 53 lb: each sheet has its own, as it was written."""
    (weight,) = load("16-24 kg / 35-53 lb")
    assert weight == Weight("16–24 kg / 35–53 lb", "16–24 kg", "35–53 lb")


def test_two_choices_stay_two() -> None:
    """12 kg or 16 kg are not one weight in two units."""
    light, between, heavy = load("12 kg / 16 kg")
    assert between == " / "
    assert (light, heavy) == (Weight("12 kg", "12 kg", "26 lb"), Weight("16 kg", "16 kg", "35 lb"))


def test_what_is_no_weight_stays_as_it_is() -> None:
    """A share, the body and an author's words have no unit."""
    assert load("70% 1RM") == ("70% 1RM",)
    assert load("bodyweight") == ("bodyweight",)
    assert load("bodyweight + 10 kg") == ("bodyweight + ", Weight("10 kg", "10 kg", "22 lb"))


@pytest.mark.parametrize(("written", "unit"), [("8 kg", "kg"), ("20 lb", "lb"), ("bodyweight", "")])
def test_a_workout_has_its_authors_unit(written: str, unit: str) -> None:
    """It is that of the first load; without a load to convert there is none."""
    assert view(f"- Squat: 8 reps @ {written}\n").unit == unit


@given(
    st.decimals(min_value=1, max_value=400, places=1),
    st.sampled_from(list(MassUnit)),
    st.sampled_from([1, 2]),
)
def test_nobody_is_given_another_weight(value: Decimal, unit: MassUnit, pieces: int) -> None:
    """Both units mean the same weight, to half a step."""
    (weight,) = load_text(Mass(Range(value, value), unit, pieces))
    assert isinstance(weight, Weight)
    kg, lb = (float(words.split(" × ")[-1].split()[0]) for words in (weight.kg, weight.lb))
    exact = {MassUnit.KILOGRAM: 1.0, MassUnit.POUND: 0.45359237, MassUnit.POOD: 16.0}[unit]
    assert kg == pytest.approx(float(value) * exact, abs=0.5)
    assert lb * 0.45359237 == pytest.approx(float(value) * exact, abs=0.23)


@pytest.mark.parametrize(
    ("line", "sets", "fields"),
    [
        ("Squat: 3 x 8 reps", 3, ("reps", "RIR")),
        ("Squat: 3 x 8 reps @ 16 kg", 3, ("weight", "reps", "RIR")),
        ("Lunge: 2 x 8 reps per side @ 16 kg", 2, ("weight", "L", "R", "RIR")),
        ("Plank: 3 x 30 s", 3, ("s",)),
        ("Side plank: 2 x 30 s per side", 2, ("L s", "R s")),
        ("Carry: 3 x 20 m @ 16 kg", 3, ("weight", "m")),
        ("Push-up: 3 x max", 3, ("reps",)),
        ("Push-up: 3 x 8 reps @ RIR 2", 3, ("reps", "RIR")),
        ("Row: 3 x 8 reps @ red band", 3, ("load", "reps", "RIR")),
        # More sets than anybody draws boxes for.
        ("Squat: 20 x 5 reps @ 20 kg", 1, ("weight", "sets", "reps")),
    ],
)
def test_the_cells_of_an_exercise(line: str, sets: int, fields: tuple[str, ...]) -> None:
    """Load where there is one, what is counted, and what was left in reserve of reps."""
    (part,) = view(f"- {line}\n").sections[0].parts
    assert isinstance(part, RowsView)
    log = part.rows[0].log
    assert log is not None
    assert (len(log.sets), log.fields) == (sets, fields)


@pytest.mark.parametrize(
    ("scheme", "fields"),
    [
        ("EMOM 9 min", ("weight", "reps")),
        ("AMRAP 9 min", ("weight",)),
        ("for time", ("weight",)),
    ],
)
def test_what_is_lifted_by_the_clock_is_written_down(scheme: str, fields: tuple[str, ...]) -> None:
    """The clock or the rounds are the section's; a weight is each exercise's own."""
    part, *_ = view(f"*{scheme}*\n\n1. Swing: 10 reps @ 16 kg\n").sections[0].parts
    assert isinstance(part, RowsView)
    assert part.rows[0].log is not None
    assert part.rows[0].log.fields == fields
