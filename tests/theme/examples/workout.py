"""Workouts as the fragment gets them: every kind of line, table and track, and the odd ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from plugins.notation.workout.present import (
    Duration,
    FactView,
    LogView,
    RowsView,
    RowView,
    SectionView,
    TableView,
    Term,
    TrackView,
    VariantView,
    WorkoutView,
)
from plugins.notation.workout.weights import Weight


@dataclass(frozen=True, slots=True)
class SheetLink:
    """What the fragment reads of a sheet."""

    paper: str
    href: str


SHEETS: Final = (
    SheetLink("A4", "/sheets/total-body-a4.pdf"),
    SheetLink("US Letter", "/sheets/total-body-letter.pdf"),
)

#: Every kind of line and fact, in a circuit with rounds.
CIRCUIT: Final = WorkoutView(
    title="Total body strength",
    anchor="total-body-strength",
    unit="kg",
    estimate=("about ", Duration("25 min", 1500)),
    minutes=(25, 25),
    sections=(
        SectionView(
            title="Warm-up",
            kind="warm-up",
            scheme=("1 round",),
            parts=(
                RowsView(
                    title="",
                    ordered=False,
                    rows=(
                        RowView("exercise", "Leg swings", dose=("10 reps per side",)),
                        RowView("exercise", "Inchworm", dose=("5 reps",)),
                    ),
                ),
            ),
        ),
        SectionView(
            title="Circuit",
            kind="main",
            scheme=(
                "3 rounds. Rest ",
                Duration("15 s", 15),
                " between exercises, ",
                Duration("90 s", 90),
                " between rounds.",
            ),
            track=TrackView("rounds", boxes=("1", "2", "3")),
            parts=(
                RowsView(
                    title="",
                    ordered=True,
                    rows=(
                        RowView(
                            "exercise",
                            "Goblet squat",
                            order="1",
                            dose=("12 reps",),
                            facts=(
                                FactView("Effort", ("RPE 7",)),
                                FactView("Tempo", ("3-1-1-0",)),
                                FactView("Rest", (Duration("60 s", 60),)),
                            ),
                            cue="knees over toes",
                            variants=(
                                VariantView("easier", "Easier", "Squat to a chair"),
                                VariantView("note", "", "Any weight you can hold in two hands"),
                            ),
                            log=LogView(("1", "2", "3"), ("reps", "RIR")),
                        ),
                        RowView(
                            "exercise",
                            "Single-leg deadlift",
                            order="2",
                            dose=("8 reps per side",),
                            facts=(FactView("Load", (Weight("8–12 kg", "8–12 kg", "18–26 lb"),)),),
                            cue="hips level",
                            log=LogView(("1", "2", "3"), ("weight", "L", "R", "RIR")),
                        ),
                        RowView(
                            "exercise",
                            "Push-up",
                            order="3",
                            dose=("8–12 reps",),
                            variants=(
                                VariantView("easier", "Easier", "Hands on the step"),
                                VariantView("harder", "Harder", "Feet on the step"),
                                VariantView("or", "Or", "Bench press"),
                                VariantView("cue", "Cue", "One straight line"),
                            ),
                            log=LogView(("1", "2", "3"), ("reps",)),
                        ),
                        RowView(
                            "exercise",
                            "Pull-up",
                            order="4",
                            dose=("3–6 reps",),
                            optional=True,
                            log=LogView(("1", "2", "3"), ("reps",)),
                        ),
                        RowView("rest", "Rest", dose=(Duration("2 min", 120),)),
                        RowView("note", "Shake out your arms before the last one."),
                        RowView(
                            "exercise",
                            "Side plank",
                            order="5",
                            dose=(Duration("30 s", 30), " per side"),
                            log=LogView(("1", "2", "3"), ("L s", "R s")),
                        ),
                    ),
                ),
            ),
        ),
        SectionView(
            title="",
            kind="cool-down",
            scheme=(),
            parts=(
                RowsView(
                    title="",
                    ordered=False,
                    rows=(RowView("note", "Five slow breaths lying on your back."),),
                ),
            ),
        ),
    ),
    legend=(
        Term("RPE", "rate of perceived exertion: 7 leaves three reps in reserve"),
        Term("RIR", "reps in reserve", cells=True),
        Term("Tempo 3-1-1-0", "seconds down, hold, up, hold"),
    ),
)

#: A minute grid, and orders that are words.
EMOM: Final = WorkoutView(
    title="Kettlebell EMOM",
    anchor="kettlebell-emom",
    estimate=(Duration("20 min", 1200),),
    minutes=(20, 20),
    sections=(
        SectionView(
            title="Every minute",
            kind="main",
            scheme=(
                "At the start of every minute for ",
                Duration("20 min", 1200),
                ": 5 rounds of 4.",
            ),
            track=TrackView("minutes", boxes=tuple(str(minute) for minute in range(1, 21))),
            parts=(
                RowsView(
                    title="",
                    ordered=True,
                    rows=(
                        RowView(
                            "exercise",
                            "Two-hand swing",
                            order="Minute 1",
                            dose=("15 reps",),
                            facts=(FactView("Load", ("16 kg",)),),
                            cue="hips, not arms",
                        ),
                        RowView("exercise", "Goblet squat", order="Minute 2", dose=("10 reps",)),
                        RowView(
                            "exercise",
                            "Clean and press",
                            order="Minute 3",
                            dose=("5 reps per side",),
                            variants=(VariantView("or", "Or", "One-arm press"),),
                        ),
                        RowView("rest", "Rest", order="Minute 4"),
                    ),
                ),
            ),
        ),
    ),
    legend=(
        Term("EMOM", "every minute on the minute: start at each full minute, rest what is left"),
    ),
)

#: Rounds and extra reps; a list whose order matters but has no labels.
AMRAP: Final = WorkoutView(
    title="Storm day",
    anchor="storm-day",
    estimate=(Duration("15 min", 900),),
    minutes=(15, 15),
    sections=(
        SectionView(
            title="",
            kind="main",
            scheme=("As many rounds as you can in ", Duration("15 min", 900)),
            track=TrackView("amrap"),
            parts=(
                RowsView(
                    title="",
                    ordered=True,
                    rows=(
                        RowView("exercise", "Squat", dose=("15 reps",)),
                        RowView("exercise", "Push-up", dose=("10 reps",)),
                        RowView("exercise", "Reverse lunge", dose=("8 reps per side",)),
                    ),
                ),
            ),
        ),
        SectionView(
            title="Finisher",
            kind="main",
            scheme=("21, 15, then 9 reps, for time",),
            track=TrackView("time", note=(Duration("8 min", 480),)),
            parts=(
                RowsView(
                    title="",
                    ordered=False,
                    rows=(RowView("exercise", "Burpee", dose=("21, 15, 9 reps",)),),
                ),
            ),
        ),
    ),
    legend=(),
)

#: A progression over weeks: supersets with letters, and a table.
WEEKS: Final = WorkoutView(
    title="Four-week strength block",
    anchor="four-week-strength-block",
    estimate=(),
    minutes=None,
    sections=(
        SectionView(
            title="",
            kind="main",
            scheme=(),
            parts=(
                RowsView(
                    title="Superset A",
                    ordered=True,
                    rows=(
                        RowView(
                            "exercise",
                            "Goblet squat",
                            order="A1",
                            dose=("see table",),
                            facts=(FactView("Tempo", ("3-1-1-0",)),),
                            log=LogView(("1", "2", "3"), ("reps",)),
                        ),
                        RowView(
                            "exercise",
                            "Single-arm row",
                            order="A2",
                            dose=("see table",),
                            log=LogView(("21", "15", "9"), ("s",)),
                        ),
                    ),
                ),
                TableView(
                    caption="Sets and reps by week",
                    head=("Week", "Goblet squat", "Single-arm row", "Rest"),
                    rows=(
                        (("1",), ("2 × 10, RPE 6",), ("2 × 10 per side",), (Duration("60 s", 60),)),
                        (("4 (easy)",), ("2 × 8",), ("2 × 8 per side",), (Duration("60 s", 60),)),
                    ),
                ),
                TableView(caption="Without a corner", head=("", "Row"), rows=((("1",), ("8",)),)),
            ),
        ),
    ),
    legend=(),
)

#: Text that would break a page which trusts its authors.
_EVIL: Final = "<b>&\"'</b>"
HOSTILE: Final = WorkoutView(
    title=f"Title {_EVIL}",
    anchor="hostile",
    estimate=(f"estimate {_EVIL} ", Duration(f"duration {_EVIL}", 1)),
    minutes=(1, 2),
    sections=(
        SectionView(
            title=f"Section {_EVIL}",
            kind="main",
            scheme=(f"scheme {_EVIL}",),
            track=TrackView("time", boxes=(f"box {_EVIL}",), note=(f"track {_EVIL}",)),
            parts=(
                RowsView(
                    title=f"Rows {_EVIL}",
                    ordered=True,
                    rows=(
                        RowView(
                            "exercise",
                            f"Name {_EVIL}",
                            order=f"order {_EVIL}",
                            dose=(f"dose {_EVIL}",),
                            facts=(FactView(f"term {_EVIL}", (f"fact {_EVIL}",)),),
                            cue=f"cue {_EVIL}",
                            variants=(VariantView("or", f"label {_EVIL}", f"variant {_EVIL}"),),
                            log=LogView((f"cell {_EVIL}", "2"), ("load", f"field {_EVIL}")),
                        ),
                        RowView("note", f"note {_EVIL}"),
                    ),
                ),
                TableView(
                    caption=f"caption {_EVIL}",
                    head=(f"head {_EVIL}",),
                    rows=(((f"row {_EVIL}",),),),
                ),
            ),
        ),
    ),
    legend=(Term(f"short {_EVIL}", f"meaning {_EVIL}"),),
)

#: Nothing but a title.
EMPTY: Final = WorkoutView(
    title="Nothing yet", anchor="nothing-yet", sections=(), estimate=(), minutes=None, legend=()
)

ALL: Final = (CIRCUIT, EMOM, AMRAP, WEEKS, HOSTILE, EMPTY)
