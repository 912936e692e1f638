"""What a workout is, for the finder: read from its page's facts and the exercise library.

Nothing is promised that is not known. A workout with an exercise that the library does not have is
in no list for a hotel room, for outdoors or for the day before a long run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.finder.model import Facet, Option
from plugins.finder.things import (
    GYM,
    HOME,
    HOTEL,
    OUTDOORS,
    ROOM,
    THINGS,
    WEIGHTS,
    Need,
    met,
    needs_of,
    things_in,
)
from plugins.late import dataclass
from plugins.notation.pages import LEVELS
from plugins.notation.workout.present import RowsView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.notation.exercises import Exercise, Library
    from plugins.notation.pages import Facts
    from plugins.notation.workout import WorkoutView
    from plugins.notation.workout.present import RowView

_MINUTES: Final = (5, 10, 15, 20, 30, 45, 60, 90)
#: What one has at hand, by the option's value.
_HAVE: Final[Mapping[str, frozenset[str]]] = {
    "none": frozenset(),
    "mat": frozenset({"mat"}),
    "step": frozenset({"mat", "step"}),
    "kettlebell": frozenset({"mat", "kettlebell"}),
    "dumbbells": frozenset({"mat", "dumbbell"}),
    "band": frozenset({"mat", "band"}),
    "ball": frozenset({"mat", "ball"}),
}
#: Who has nothing but a mat may be in a room without stairs.
_ROOMS: Final = {"none": ROOM - {"step"}, "mat": ROOM - {"step"}}
#: Movements whose work is the legs', and the muscles that make a movement theirs.
_LEGS: Final = frozenset({"squat", "lunge", "step", "hinge", "calf and foot"})
_LEG_MUSCLES: Final = frozenset({"quadriceps", "hamstrings", "calves"})

FACETS: Final = (
    Facet(
        "minutes",
        "How long have you got?",
        "A workout counts when the shortest way to do it fits in: the fewest rounds and sets that "
        "its sheet allows, with the rests. Where the author gives no time, we add up an estimate.",
        tuple(
            Option(
                str(minutes),
                f"{minutes}-minutes",
                f"{minutes} minutes",
                f"{minutes} minutes",
                str(shorter) if shorter else "",
            )
            for shorter, minutes in zip((0, *_MINUTES), _MINUTES, strict=False)
        ),
    ),
    Facet(
        "equipment",
        "What is within reach?",
        "Nothing more than this is needed. Chairs, walls, socks and rucksacks count as furniture, "
        "and so does a step or a stair beside weights, bands and balls: look at the workout for "
        "which.",
        (
            Option("none", "no-equipment", "Nothing", "No equipment"),
            Option("mat", "mat", "Just a mat", "Just a mat", "none"),
            Option("step", "step-mat", "Step, mat", "Step or stair, and mat", "mat"),
            Option("kettlebell", "kettlebell-mat", "Kettlebell, mat", "Kettlebell and mat", "step"),
            Option("dumbbells", "dumbbells-mat", "Dumbbells, mat", "Dumbbells and mat", "step"),
            Option("band", "band-mat", "Band, mat", "Band and mat", "step"),
            Option("ball", "ball-mat", "Ball, mat", "Stability ball and mat", "step"),
        ),
    ),
    Facet(
        "level",
        "How used to it are you?",
        "The level is its author's.",
        (
            Option("beginner", "beginner", "Beginner", "For beginners"),
            Option("intermediate", "intermediate", "Intermediate", "Intermediate"),
            Option("advanced", "advanced", "Advanced", "Advanced"),
        ),
    ),
    Facet(
        "place",
        "Where are you?",
        "A hotel room has a chair and a wall but no stairs, and somebody sleeps below: no jumps. "
        "Outdoors you lie on nothing, and a kerb or a park bench does for a step. What needs a "
        "barbell, a pull-up bar or a proper bench is for the gym.",
        (
            Option("home", "home", "Home", "At home"),
            Option("hotel", "hotel-room", "Hotel room", "In a hotel room"),
            Option("outdoors", "outdoors", "Outdoors", "Outdoors"),
            Option("gym", "gym", "Gym", "In the gym"),
        ),
    ),
    Facet(
        "tomorrow",
        "What is on tomorrow?",
        "“Long run” leaves out every workout whose main part squats, lunges, steps up, hinges at "
        "the hips, raises the heels, curls the legs or jumps, going by our exercise library; what "
        "is only in a warm-up does not count. That is bookkeeping and no advice: how sore a "
        "workout leaves you, only you find out.",
        (Option("long-run", "long-run-tomorrow", "A long run", "Long run tomorrow"),),
    ),
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What was found out of a workout; ``equipment`` in words, for people."""

    minutes: tuple[int, int] | None
    equipment: tuple[str, ...]
    values: Mapping[str, frozenset[str]]


def traits(view: WorkoutView, facts: Facts, library: Library, *, alone: bool) -> Traits:
    """Return what ``view`` is; ``alone`` tells that its page has no other workout.

    The facts of a page with several workouts hold for all of them together.
    """
    rows = [
        (section.kind, row)
        for section in view.sections
        for part in section.parts
        if isinstance(part, RowsView)
        for row in part.rows
        if row.kind == "exercise"
    ]
    exercises = [library.exercises.get(row.exercise) for _, row in rows]
    known = [exercise for exercise in exercises if exercise is not None]
    all_known = len(known) == len(exercises) > 0
    minutes = (facts.minutes if alone else None) or view.minutes
    words = _equipment(view, facts, [row for _, row in rows], exercises, alone=alone)
    needs = [need for word in words for need in needs_of(word)]
    main = [
        exercise
        for (kind, _), exercise in zip(rows, exercises, strict=True)
        if kind == "main" and exercise is not None
    ]
    place = needs + [frozenset({thing}) for thing in _room(view, facts, alone=alone)]
    return Traits(
        minutes,
        words,
        {
            "minutes": frozenset(str(n) for n in _MINUTES if minutes and minutes[0] <= n),
            "equipment": frozenset(
                value for value, have in _HAVE.items() if met(needs, have | _ROOMS.get(value, ROOM))
            ),
            "level": frozenset(_levels(facts.level)),
            "place": frozenset(_places(place, known, all_known=all_known)),
            "tomorrow": frozenset(
                ["long-run"] if all_known and main and not any(map(_for_legs, main)) else []
            ),
        },
    )


def _levels(level: str) -> tuple[str, ...]:
    """Return the levels from the lowest to the highest of those that are named."""
    named = [n for n, word in enumerate(LEVELS) if word in level.casefold()]
    return LEVELS[min(named) : max(named) + 1] if named else ()


def _equipment(
    view: WorkoutView,
    facts: Facts,
    rows: list[RowView],
    exercises: list[Exercise | None],
    *,
    alone: bool,
) -> tuple[str, ...]:
    """Return the author's words for what is needed, or the library's where there are none.

    Of the list of a page with several workouts, one needs what its exercises need, what it names
    itself, and a weight if it has a load. An exercise that is not known may need all of it.
    """
    if facts.equipment and (alone or None in exercises):
        return facts.equipment
    own = [word for each in exercises if each for word in each.equipment if word != "none"]
    if not facts.equipment:
        loads = ["weights"] if view.unit and not WEIGHTS & things_in(" ".join(own)) else []
        return tuple(dict.fromkeys([*own, *loads]))
    said = things_in(" ".join(_said(view, rows)))
    used = (things_in(" ".join(own)) - WEIGHTS) | said
    if view.unit:
        used |= WEIGHTS
    return tuple(
        item
        for item in facts.equipment
        if any(need & used or not need <= THINGS for need in needs_of(item))
    )


def _said(view: WorkoutView, rows: list[RowView]) -> Iterator[str]:
    yield view.title
    for row in rows:
        yield row.name
        yield row.cue


def _room(view: WorkoutView, facts: Facts, *, alone: bool) -> frozenset[str]:
    """Return what of the room that the author asks for is not in every room."""
    found = things_in(facts.space) & {"step", "hallway", "banister"}
    if alone:
        return found
    rows = [
        row
        for section in view.sections
        for part in section.parts
        if isinstance(part, RowsView)
        for row in part.rows
    ]
    return found & things_in(" ".join(_said(view, rows)))


def _places(needs: list[Need], exercises: list[Exercise], *, all_known: bool) -> Iterator[str]:
    if met(needs, HOME):
        yield "home"
    if any(need <= GYM for need in needs):
        yield "gym"
    if not all_known:
        return
    jumps = any("plyometric" in exercise.patterns for exercise in exercises)
    if met(needs, HOTEL) and not jumps:
        yield "hotel"
    lies = any("mat" in exercise.equipment for exercise in exercises)
    if met(needs, OUTDOORS) and not lies:
        yield "outdoors"


def _for_legs(exercise: Exercise) -> bool:
    """Tell whether an exercise is work for the legs: by what it is first, or by its jumps."""
    first = exercise.patterns[:1]
    if first == ("mobility",):
        return False
    return (
        "plyometric" in exercise.patterns
        or not _LEGS.isdisjoint(first)
        or not _LEG_MUSCLES.isdisjoint(exercise.muscles[:1])
    )
