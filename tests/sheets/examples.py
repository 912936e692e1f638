"""Workouts as the sheet gets them, made by hand: from three lines to forty exercises."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

from plugins import figures
from plugins.notation.exercises import Exercise, Library
from plugins.notation.workout.present import (
    Duration,
    FactView,
    LogView,
    RowsView,
    RowView,
    SectionView,
    TableView,
    Term,
    Text,
    TrackView,
    VariantView,
    WorkoutView,
)
from plugins.sheets.model import Sheet, pictures

THREE = ("1", "2", "3")
REPS = ("reps", "RIR")
LOADED = ("weight", "reps", "RIR")
SIDED = ("weight", "L", "R", "RIR")
HELD = ("L s", "R s")
RPE = Term("RPE", "how hard it feels, from 1 to 10")
RIR = Term("RIR", "reps you could still have done")
TEMPO = Term("Tempo", "seconds down, pause, up, pause")


def seconds(count: int) -> Duration:
    return Duration(f"{count} s", count)


def load(text: str) -> FactView:
    return FactView("Load", (text,))


def tempo(text: str) -> FactView:
    return FactView("Tempo", (text,))


def effort(text: str) -> FactView:
    return FactView("Effort", (text,))


def rest(count: int) -> FactView:
    return FactView("Rest", (seconds(count),))


def easier(text: str) -> VariantView:
    return VariantView("easier", "Easier", text)


def harder(text: str) -> VariantView:
    return VariantView("harder", "Harder", text)


def instead(text: str) -> VariantView:
    return VariantView("or", "Or", text)


def exercise(
    name: str,
    *dose: str | Duration,
    order: str = "",
    facts: tuple[FactView, ...] = (),
    cue: str = "",
    variants: tuple[VariantView, ...] = (),
    log: tuple[str, ...] = (),
    fields: tuple[str, ...] = REPS,
    optional: bool = False,
) -> RowView:
    return RowView(
        "exercise",
        name,
        order=order,
        dose=dose,
        facts=facts,
        optional=optional,
        cue=cue,
        variants=variants,
        log=LogView(log, fields) if log else None,
    )


def workout(
    title: str,
    *sections: SectionView,
    estimate: Text = ("about ", Duration("25 min", 1500)),
    legend: tuple[Term, ...] = (),
) -> WorkoutView:
    return WorkoutView(title, "workout", sections, estimate, (25, 25), legend)


def rows(*lines: RowView, title: str = "", ordered: bool = True) -> RowsView:
    return RowsView(title, lines, ordered)


def sheet(view: WorkoutView, **fields: object) -> Sheet:
    whole = Sheet(
        site="Rather Be Running",
        title=view.title,
        workout=view,
        author="Robin Hale",
        goal="Strength",
        level="Beginner",
        space="2 m by 2 m",
        equipment=("Kettlebell", "Mat"),
        cautions=("Skip the jumps after an ankle sprain.",),
        address="ratherberunning.example/kettlebell-emom/",
        url="https://ratherberunning.example/kettlebell-emom/",
        version="2026-11-20",
        licence="CC BY 4.0",
    )
    return replace(whole, **fields)  # type: ignore[arg-type]


WARM_UP = SectionView(
    "Warm-up",
    "warm-up",
    ("1 round.",),
    (rows(exercise("Leg swings", "10 reps per side"), exercise("Inchworm", "5 reps")),),
)

WARM_UP_ONLY = workout("Warm-up", WARM_UP, estimate=())

SHORT = sheet(
    workout(
        "Three for the hips",
        SectionView(
            "",
            "main",
            ("Straight sets. Rest ", seconds(30), " between sets."),
            (
                rows(
                    exercise(
                        "Dead bug",
                        "3 × 8 reps alternating",
                        cue="lower back stays down",
                        log=THREE,
                    ),
                    exercise(
                        "Side plank", "2 × ", seconds(30), " per side", log=THREE[:2], fields=HELD
                    ),
                    exercise("Glute bridge", "3 × 12 reps", log=THREE),
                ),
            ),
        ),
        estimate=("about ", Duration("10 min", 600)),
    ),
    equipment=(),
    cautions=(),
    goal="",
    space="",
)

TYPICAL = sheet(
    workout(
        "Total body strength",
        WARM_UP,
        SectionView(
            "Circuit",
            "main",
            ("3 rounds. Rest ", seconds(15), " between exercises, ", seconds(90), " after each."),
            (
                rows(
                    exercise(
                        "Goblet squat",
                        "12 reps",
                        order="1",
                        facts=(effort("RPE 7"), tempo("3-1-1-0")),
                        cue="knees over toes",
                        variants=(easier("Squat to a chair"),),
                        log=THREE,
                    ),
                    exercise(
                        "Single-leg deadlift",
                        "8 reps per side",
                        order="2",
                        facts=(load("8–12 kg"),),
                        cue="hips level",
                        log=THREE,
                        fields=SIDED,
                    ),
                    exercise(
                        "Push-up",
                        "8–12 reps",
                        order="3",
                        variants=(easier("Hands on the step"), harder("Feet on the step")),
                        log=THREE,
                    ),
                    exercise("Pull-up", "3–6 reps", order="4", optional=True, log=THREE),
                    exercise(
                        "Side plank",
                        seconds(30),
                        " per side",
                        order="5",
                        log=THREE,
                        fields=HELD,
                    ),
                    exercise("Calf raise", "15 reps", order="6", log=THREE),
                ),
            ),
            TrackView("rounds", THREE),
        ),
        legend=(RPE, TEMPO),
    ),
    title="Total body strength without machines",
)

TWELVE = sheet(
    workout(
        "Full hour for the whole runner",
        SectionView(
            "Warm-up",
            "warm-up",
            ("1 round.",),
            (
                rows(
                    exercise("Leg swings", "10 reps per side", cue="hold on to something"),
                    exercise("Inchworm", "5 reps", variants=(easier("Bend your knees"),)),
                ),
            ),
        ),
        SectionView(
            "Strength",
            "main",
            ("3 rounds. Rest ", seconds(60), " between exercises, ", seconds(120), " after each."),
            (
                rows(
                    exercise(
                        "Goblet squat",
                        "10 reps",
                        order="A1",
                        facts=(load("16 kg"), tempo("3-1-1-0")),
                        cue="knees over toes",
                        variants=(easier("Squat to a chair"), harder("Front squat")),
                        log=THREE,
                    ),
                    exercise(
                        "Single-arm row",
                        "10 reps per side",
                        order="A2",
                        facts=(load("12–16 kg"),),
                        cue="elbow past the ribs",
                        variants=(instead("Band row"),),
                        log=THREE,
                        fields=SIDED,
                    ),
                    title="Superset A",
                ),
                rows(
                    exercise(
                        "Split squat",
                        "8–10 reps per side",
                        order="B1",
                        facts=(effort("RPE 8"), rest(60)),
                        cue="front shin upright",
                        variants=(easier("Hold a chair"), harder("Back foot on a bench")),
                        log=THREE,
                        fields=SIDED,
                    ),
                    exercise(
                        "Push-up",
                        "8–12 reps",
                        order="B2",
                        variants=(easier("Hands on the step"), harder("Feet on the step")),
                        log=THREE,
                    ),
                    exercise(
                        "Single-leg deadlift",
                        "8 reps per side",
                        order="B3",
                        facts=(load("12 kg"),),
                        cue="hips level",
                        variants=(easier("Toes of the other foot stay down"),),
                        log=THREE,
                        fields=SIDED,
                    ),
                    title="Superset B",
                ),
            ),
            TrackView("rounds", THREE),
        ),
        SectionView(
            "Core",
            "main",
            ("2 rounds. Rest ", seconds(30), " after each."),
            (
                rows(
                    exercise(
                        "Side plank",
                        seconds(30),
                        " per side",
                        order="1",
                        variants=(easier("Knees down"), harder("Lift the top leg")),
                        log=THREE[:2],
                        fields=HELD,
                    ),
                    exercise(
                        "Dead bug",
                        "8 reps alternating",
                        order="2",
                        cue="lower back stays down",
                        log=THREE[:2],
                    ),
                    exercise(
                        "Hollow hold",
                        "20–30 s",
                        order="3",
                        variants=(easier("Knees bent"),),
                        log=THREE[:2],
                        fields=HELD,
                    ),
                ),
            ),
            TrackView("rounds", THREE[:2]),
        ),
        SectionView(
            "Cool-down",
            "cool-down",
            (),
            (
                rows(
                    exercise("Calf stretch", seconds(30), " per side"),
                    exercise("Couch stretch", seconds(45), " per side", optional=True),
                ),
            ),
        ),
        estimate=("50–60 min",),
        legend=(RPE, TEMPO),
    )
)

EMOM = sheet(
    workout(
        "Kettlebell EMOM",
        SectionView(
            "Every minute",
            "main",
            ("Every minute on the minute for ", Duration("20 min", 1200), ". 5 rounds of 4."),
            (
                rows(
                    exercise(
                        "Two-hand swing",
                        "15 reps",
                        order="Minute 1",
                        facts=(load("16 kg"),),
                        cue="hips, not arms",
                    ),
                    exercise("Goblet squat", "10 reps", order="Minute 2", facts=(load("16 kg"),)),
                    exercise(
                        "Clean and press",
                        "5 reps per side",
                        order="Minute 3",
                        facts=(load("12 kg"),),
                        variants=(instead("One-arm press"),),
                    ),
                    RowView("rest", "Rest", order="Minute 4", dose=(Duration("1 min", 60),)),
                ),
            ),
            TrackView("minutes", tuple(str(minute) for minute in range(1, 21))),
        ),
        estimate=(Duration("20 min", 1200),),
        legend=(Term("EMOM", "every minute on the minute"),),
    ),
    title="Two kettlebell workouts for a rainy week",
)

AMRAP = sheet(
    workout(
        "Storm day",
        SectionView(
            "Storm day",
            "main",
            ("As many rounds as possible in ", Duration("15 min", 900), "."),
            (
                rows(
                    exercise("Squat", "15 reps"),
                    exercise("Push-up", "10 reps", variants=(easier("Against a table"),)),
                    exercise("Reverse lunge", "8 reps per side"),
                    RowView("note", "Shake your arms out, then go on with the floor."),
                    exercise("Mountain climber", "20 reps total"),
                    exercise("Plank", seconds(30)),
                ),
            ),
            TrackView("amrap", note=(Duration("15 min", 900),)),
        ),
        SectionView(
            "Finisher",
            "main",
            ("For time: 21-15-9.",),
            (rows(exercise("Burpee"), exercise("Sit-up")),),
            TrackView("time", note=(Duration("8 min", 480),)),
        ),
    ),
    title="Stuck inside: six workouts",
    equipment=(),
)

TABLE = sheet(
    workout(
        "Four-week strength block",
        SectionView(
            "",
            "main",
            (),
            (
                rows(
                    exercise("Goblet squat", "see table", order="A1", facts=(tempo("3-1-1-0"),)),
                    exercise("Single-arm row", "see table", order="A2"),
                    title="Superset A",
                ),
                rows(exercise("Single-leg calf raise", "see table", order="B1")),
                TableView(
                    "What to do in each week.",
                    ("Week", "Goblet squat", "Single-arm row", "Single-leg calf raise", "Rest"),
                    (
                        (
                            ("1",),
                            ("2 × 10 reps, RPE 6",),
                            ("2 × 10 reps per side, RPE 6",),
                            ("2 × 12 reps per side",),
                            (seconds(60),),
                        ),
                        (
                            ("2",),
                            ("3 × 10 reps, RPE 7",),
                            ("3 × 10 reps per side, RPE 7",),
                            ("3 × 12 reps per side",),
                            (seconds(60),),
                        ),
                        (
                            ("4 (easy)",),
                            ("2 × 8 reps, RPE 6",),
                            ("2 × 8 reps per side, RPE 6",),
                            ("2 × 10 reps per side",),
                            (seconds(60),),
                        ),
                    ),
                ),
            ),
        ),
        legend=(RPE, TEMPO),
    )
)

FORTY = sheet(
    workout(
        "The long list",
        WARM_UP,
        *(
            SectionView(
                f"Part {part}",
                "main",
                ("3 rounds. Rest ", seconds(60), " after each."),
                (
                    rows(
                        *(
                            exercise(
                                f"Exercise {part}-{number}",
                                "3 × 10 reps per side",
                                order=str(number),
                                facts=(load("16 kg"), effort("RIR 2")),
                                cue="slow and steady",
                                variants=(easier("Half the way"),),
                                log=THREE,
                                fields=SIDED,
                            )
                            for number in range(1, 20)
                        )
                    ),
                ),
                TrackView("rounds", THREE),
            )
            for part in (1, 2)
        ),
        legend=(RIR,),
    )
)

NASTY = "#panic() *x* _y_ $1 + 1$ \\ @ref <a> [b] `c` // d /* e */ = f - g ~ & \"h\" 'i'"
HOSTILE = sheet(
    workout(
        NASTY,
        SectionView(
            NASTY,
            "main",
            (NASTY,),
            (
                rows(
                    exercise(
                        NASTY,
                        NASTY,
                        order="#1",
                        facts=(load(NASTY),),
                        cue=NASTY,
                        variants=(easier(NASTY), VariantView("note", "", NASTY)),
                        log=("*", "#"),
                        fields=("$",),
                    ),
                    RowView("note", NASTY),
                    RowView("note", "x" * 150),
                    title=NASTY,
                ),
                TableView(NASTY, (NASTY, "#b"), (((NASTY,), ("*c*",)),)),
            ),
            TrackView("rounds", ("#1", "*2"), (NASTY + "?",)),
        ),
        legend=(Term("#", NASTY),),
    ),
    title=NASTY + "!",
    author=NASTY,
    goal=NASTY,
    level=NASTY,
    space=NASTY,
    equipment=(NASTY,),
    cautions=(NASTY,),
    licence="#licence *",
)

DRAWN = {
    "squat": ("start: standing — Standing tall", "end: squat — Sitting low"),
    "push-up": ("start: plank — Arms straight", "end: push-up bottom — Chest low"),
    "dead-bug": ("start: tabletop — Arms up", "end: start, right arm overhead — One arm back"),
    "climb": (
        "start: plank — A plank",
        "middle: plank, right hip 104, right knee 124 — Right knee in",
        "end: plank, left hip 104, left knee 124 — Left knee in",
    ),
}


def pictured(plain: Sheet) -> Sheet:
    """The same sheet with a figure for each exercise."""
    slugs = cycle(DRAWN)

    def row(one: RowView) -> RowView:
        return replace(one, exercise=next(slugs)) if one.kind == "exercise" else one

    def part(one: RowsView | TableView) -> RowsView | TableView:
        return one if isinstance(one, TableView) else replace(one, rows=tuple(map(row, one.rows)))

    sections = tuple(
        replace(section, parts=tuple(map(part, section.parts)))
        for section in plain.workout.sections
    )
    view = replace(plain.workout, sections=sections)
    library = {
        slug: Exercise(
            *((), (), (), (), (), (), ()), figures.read([(line, 0) for line in lines]), (), (), ()
        )
        for slug, lines in DRAWN.items()
    }
    return replace(plain, workout=view, figures=pictures(view, Library(library)))


ONE_PAGE = {
    "short": SHORT,
    "typical": TYPICAL,
    "twelve": TWELVE,
    "emom": EMOM,
    "amrap": AMRAP,
    "table": TABLE,
    "short with figures": pictured(SHORT),
    "typical with figures": pictured(TYPICAL),
    "twelve with figures": pictured(TWELVE),
    "emom with figures": pictured(EMOM),
    "table with figures": pictured(TABLE),
}
EVERY = {**ONE_PAGE, "forty": FORTY, "hostile": HOSTILE}
