"""Sets in order, totals and estimates, worked out by hand from the formula in the module's text."""

import pytest

from plugins.notation.source import Source, Span
from plugins.notation.workout import Workout, parse
from plugins.notation.workout.model import Range, Reps
from plugins.notation.workout.views import (
    MOST_WEEKS,
    Estimate,
    Totals,
    estimate,
    sets_in_order,
    totals,
    weeks,
    words_of_time,
)


def workout(text: str) -> Workout:
    """Parse ``text``, which has no error."""
    parsed = parse(Source("text", text), Span(0, len(text)), "Case")
    assert not [d for d in parsed.diagnostics if d.severity.value == "error"]
    return parsed.workout


def order(text: str, *, high: bool = False) -> list[tuple[str, int, int, float, float]]:
    """Return name, number, of, work and rest of each set of a one-section workout."""
    (section,) = workout(text).sections
    return [
        (s.exercise.name, s.number, s.of, s.seconds, s.rest_after_s)
        for s in sets_in_order(section, high=high)
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        # 2 × (10 × 3 s), 60 s between; nothing after the last.
        ("- Squat: 2 x 10", 60 + 60, 60 + 60),
        # The written rest in place of the 60 s; per side is twice.
        ("- Lunge: 2 x 10 per leg, rest 30 s", 120 + 30, 120 + 30),
        # A tempo: 3 + 1 + 1 (X) + 0 = 5 s a rep.
        ("- Squat: 8 reps, tempo 3-1-X-0", 40, 40),
        # Both ends of each range: 2 × 24 + 60, and 3 × 36 + 2 × 60.
        ("- Squat: 2-3 x 8-12", 48 + 60, 108 + 120),
        # A hold takes its time, "max" 30 to 45 s, 30 m at 1.5 m/s 20 s; 10 s from one to the next.
        ("- Plank: 40 s\n- Push-up: max\n- Carry: 30 m", 40 + 10 + 30 + 10 + 20, 105 + 20),
        # Steps take 1 s, breaths 4 s.
        ("- Walk: 20 steps\n- Breathe: 5 breaths", 20 + 10 + 20, 20 + 10 + 20),
        # The low end leaves out what is optional.
        ("- Squat: 10 reps\n- Row: 10 reps, optional", 30, 30 + 10 + 30),
        # A rest as a line stands in place of the change.
        ("- Squat: 10 reps\n- Rest: 90 s\n- Row: 10 reps", 30 + 90 + 30, 150),
        # 2 rounds of 30 + 15 + 30, with 60 s between the rounds.
        (
            "*2 rounds, rest 15 s between exercises, 60 s between rounds*\n"
            "- Squat: 10 reps\n- Row: 10 reps",
            75 * 2 + 60,
            75 * 2 + 60,
        ),
        # 2 or 3 rounds, 10 s to change.
        ("*2-3 rounds*\n- Squat: 10 reps\n- Row: 10 reps", 4 * 30 + 3 * 10, 6 * 30 + 5 * 10),
        ("*AMRAP 15 min*\n- Squat: 10 reps", 900, 900),
        ("*EMOM 12 min*\n1. Squat: 10 reps\n2. Rest", 720, 720),
        # 8 × 20 s with 10 s between.
        ("*Tabata*\n- Squat", 230, 230),
        # 3 exercises, 40 on and 20 off, twice; nothing after the last.
        ("*40 s on / 20 s off, 2 rounds*\n- A\n- B\n- C", 6 * 60 - 20, 6 * 60 - 20),
        # 9 + 6 + 3 reps of two exercises, five changes between six sets.
        ("*reps 9-6-3*\n- Squat\n- Row", 2 * 18 * 3 + 50, 2 * 18 * 3 + 50),
        # For time: the sets, and the cap at the upper end.
        ("*for time, cap 5 min*\n- Squat: 50 reps", 150, 300),
        # The sets would take longer than the cap.
        ("*for time, cap 2 min*\n- Squat: 50 reps", 120, 120),
        # A superset: 30 + 10 + 30, then 90 s, and again.
        (
            "*rest 90 s between sets*\n- A1. Squat: 2 x 10\n- A2. Row: 2 x 10",
            70 + 90 + 70,
            70 + 90 + 70,
        ),
        # The optional half of a superset is left out at the low end.
        (
            "- A1. Squat: 2 x 10, rest 30 s\n- A2. Row: 2 x 10, rest 30 s, optional",
            30 + 30 + 30,
            4 * 30 + 3 * 30,
        ),
        # 30 s to the next section; a section without sets is none.
        ("## One\n- Squat: 10 reps\n\n## Two\n- Row: 10 reps", 90, 90),
        # One set scheme after another: 15, 60 s of rest, 15.
        ("- Squat: 1 x 5 @ RPE 6, then 1 x 5 @ RPE 8", 15 + 60 + 15, 15 + 60 + 15),
    ],
)
def test_estimates(text: str, low: int, high: int) -> None:
    """An estimate is what the stated formula gives."""
    assert estimate(workout(text)) == Estimate(low, high)


def test_sets_of_zero_take_no_time() -> None:
    """A mistake in the number of sets does not stop the estimate."""
    text = "- Squat: 0 x 8\n- Row: 3-0 x 8\n"
    parsed = parse(Source("text", text), Span(0, len(text)))

    assert estimate(parsed.workout).low_s >= 0


def test_the_weeks_of_a_table() -> None:
    """The ends are the shortest and the longest week; a cell wins over the line."""
    value = workout(
        "- Squat: see table, tempo 2-0-2-0\n- Row: see table\n\n"
        "| Week | Squat | Row | Rest |\n|---|---|---|---|\n"
        "| 1 | 2 x 10 | - | 60 s |\n"
        "| 2 | 3 x 10, tempo 1-0-1-0 | 1 x 10 | 90 s |\n"
    )
    # Week 1: 2 × 40 + 60, and no row. Week 2: 3 × 20 with 90 s after each, then 30.
    assert [estimate(week) for week in weeks(value)] == [
        Estimate(2 * 40 + 60, 2 * 40 + 60),
        Estimate(3 * 20 + 3 * 90 + 30, 3 * 20 + 3 * 90 + 30),
    ]
    assert estimate(value) == Estimate(140, 360)
    assert totals(value).sets == Range(2, 2)


def test_a_table_without_end_counts_to_its_limit() -> None:
    """Two years of weeks are enough; more of them is a mistake, not a long wait."""
    rows = "| 1 | 2 x 10 |\n" * (MOST_WEEKS + 1)
    text = f"- Squat: see table\n\n| Week | Squat |\n|---|---|\n{rows}"
    parsed = parse(Source("text", text), Span(0, len(text)))

    assert [d.code for d in parsed.diagnostics] == ["too-large"]
    assert len(weeks(parsed.workout)) == MOST_WEEKS


def test_straight_sets_in_order() -> None:
    """All sets of an exercise, then the next."""
    assert order("- Squat: 2 x 10\n- Row: 1 x 5") == [
        ("Squat", 1, 2, 30, 60),
        ("Squat", 2, 2, 30, 60),
        ("Row", 1, 1, 15, 0),
    ]


def test_a_circuit_in_order() -> None:
    """One set of each, and round again."""
    assert order("*2 rounds, rest 60 s between rounds*\n- Squat: 10 reps\n- Row: 5 reps") == [
        ("Squat", 1, 2, 30, 10),
        ("Row", 1, 2, 15, 60),
        ("Squat", 2, 2, 30, 10),
        ("Row", 2, 2, 15, 0),
    ]


def test_a_superset_of_uneven_sets_in_order() -> None:
    """Who has no set left is left out."""
    assert order("- A1. Squat: 2 x 10\n- A2. Row: 1 x 5\n") == [
        ("Squat", 1, 2, 30, 10),
        ("Row", 1, 1, 15, 60),
        ("Squat", 2, 2, 30, 0),
    ]


def test_an_emom_in_order() -> None:
    """What is left of the minute is rest, and a minute of rest belongs to the set before."""
    assert order("*EMOM 4 min*\n1. Squat: 10 reps\n2. Rest") == [
        ("Squat", 1, 2, 30, 90),
        ("Squat", 2, 2, 30, 0),
    ]


def test_an_optional_minute_stays_a_minute() -> None:
    """What is left out at the low end keeps its minute, and its neighbours theirs."""
    text = "*EMOM 4 min*\n1. Squat: 10 reps\n2. Row: 10 reps, optional"

    assert order(text) == [("Squat", 1, 2, 30, 90), ("Squat", 2, 2, 30, 0)]
    assert [name for name, *_ in order(text, high=True)] == ["Squat", "Row", "Squat", "Row"]


def test_intervals_in_order() -> None:
    """The exercises take turns until the bouts are done; the clock is the amount."""
    assert order("*4 x 20 s on / 10 s off*\n- Squat: per side\n- Row") == [
        ("Squat", 1, 2, 20, 10),
        ("Row", 1, 2, 20, 10),
        ("Squat", 2, 2, 20, 10),
        ("Row", 2, 2, 20, 0),
    ]


def test_a_ladder_gives_the_reps() -> None:
    """Each round has its step, and an exercise with an amount of its own keeps it."""
    (section,) = workout("*reps 9-6-3*\n- Squat\n- Run: 30 m").sections
    amounts = [one.scheme.amount for one in sets_in_order(section)]

    assert amounts[0::2] == [Reps(Range.exactly(n)) for n in (9, 6, 3)]
    assert len({str(amount) for amount in amounts[1::2]}) == 1


def test_totals() -> None:
    """Both sides count, holds have no reps, and the two lunges are one exercise."""
    value = workout("- Lunge: 2 x 8-10 per side\n- Plank: 3 x 30 s\n- lunge: 5 reps")

    assert totals(value) == Totals(2, Range(6, 6), Range(2 * 16 + 5, 2 * 20 + 5))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "5 s"),
        (90, "90 s"),
        (119, "119 s"),
        (120, "2 min"),
        (150, "2 min 30 s"),
        (3600, "60 min"),
    ],
)
def test_words_of_time(seconds: int, words: str) -> None:
    """Below two minutes in seconds."""
    assert words_of_time(seconds) == words
