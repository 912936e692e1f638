"""A workout as it is done: its sets in order, totals, and an estimate of the time it takes.

**The estimate.** The time of a workout is the time of its sets, plus what lies between them:

* a rep takes the sum of its tempo's phases (X counts as 1 s), or 3 s where no tempo is written
  (:data:`SECONDS_PER` has the other things that are counted);
* a hold takes its time, whatever its tempo; a distance is covered at 1.5 m/s; "max" takes 30 to
  45 s; "per side" takes twice as long;
* rests count as written; between straight sets without a written rest there are 60 s;
* going from one exercise to the next takes at least 10 s, from one section to the next 30 s;
* AMRAP and EMOM last as long as they say; "for time" lasts as long as its sets, and until its
  cap at the upper end; an interval scheme lasts as long as its intervals.

The lower end takes the low end of every range and leaves out what is optional, the upper end
takes the high end of all. In a workout with a table of weeks, the ends are the shortest and the
longest week. The constants are our own defaults, not
findings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass
from plugins.notation.frozen import maker
from plugins.notation.workout.model import (
    Amrap,
    Circuit,
    Distance,
    DistanceUnit,
    Emom,
    Exercise,
    ForTime,
    Hold,
    Intervals,
    Item,
    Ladder,
    Max,
    Note,
    Progression,
    ProgressionRow,
    Range,
    Reps,
    Rest,
    Scheme,
    Section,
    SeeTable,
    SetScheme,
    SideKind,
    Superset,
    SupersetScheme,
    Workout,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Seconds that one takes without a written tempo.
SECONDS_PER: Final = {
    "reps": 3,
    "steps": 1,
    "breaths": 4,
    "jumps": 1,
    "hops": 1,
    "taps": 1,
    "circles": 2,
    "calories": 4,
    "lengths": 30,
    "laps": 90,
}
#: Seconds of a rep that is done as briskly as an EMOM asks for.
QUICK_REP_S: Final = 1.5
DEFAULT_REST_S: Final = 60
#: A longer table is a slip of the pen; of its weeks, no more than these count.
MOST_WEEKS: Final = 104
TRANSITION_S: Final = 10
SECTION_CHANGE_S: Final = 30
MAX_S: Final = (30, 45)
METRES_PER_SECOND: Final = 1.5
_METRES: Final = {
    DistanceUnit.METRE: 1.0,
    DistanceUnit.KILOMETRE: 1000.0,
    DistanceUnit.MILE: 1609.344,
    DistanceUnit.YARD: 0.9144,
    DistanceUnit.FOOT: 0.3048,
}


@dataclass(frozen=True, slots=True)
class Set:
    """One set as it is done: number ``number`` of ``of`` of its exercise in this section.

    ``seconds`` is the work, both sides where the amount is per side; ``rest_after_s`` what lies
    between it and the next set, 0 after the last of a section.
    """

    exercise: Exercise
    scheme: SetScheme
    number: int
    of: int
    seconds: float
    rest_after_s: float


@dataclass(slots=True)
class _Done:
    """A :class:`Set` in the making: what comes behind it changes its rest."""

    exercise: Exercise
    scheme: SetScheme
    seconds: float
    rest_after_s: float


@dataclass(frozen=True, slots=True)
class Totals:
    """How many exercises, sets and reps; of ranges, the low and the high end."""

    exercises: int
    sets: Range[int]
    reps: Range[int]


@dataclass(frozen=True, slots=True)
class Estimate:
    """Seconds that a workout takes, at the least and at the most."""

    low_s: int
    high_s: int


_make_set: Final = maker(Set)


def words_of_time(seconds: int) -> str:
    """Return a length of time as the notation writes it: ``90 s``, ``5 min``, ``2 min 30 s``."""
    minutes, rest = divmod(seconds, 60)
    if seconds < 120:
        return f"{seconds} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def exercises_of(section: Section) -> Iterator[Exercise]:
    """Yield the exercises of a section, those of its supersets too, in order."""
    for item in section.items:
        yield from members(item)


def members(item: Item) -> tuple[Exercise, ...]:
    """Return the exercises that an item is or holds."""
    if isinstance(item, Exercise):
        return (item,)
    return item.exercises if isinstance(item, Superset) else ()


# --- Sets -----------------------------------------------------------------------------


def set_seconds(scheme: SetScheme, *, high: bool = False, quick: bool = False) -> float:
    """Return the seconds that one set takes; ``quick`` counts reps without a tempo as brisk."""
    match scheme.amount:
        case Reps(count=count, noun=noun):
            reps = count.high if high else count.low
            seconds = reps * _rep_seconds(scheme, noun, quick=quick)
        case Hold(seconds=hold):
            seconds = float(hold.high if high else hold.low)
        case Distance(value=value, unit=unit):
            far = float(value.high if high else value.low) * _METRES[unit]
            seconds = far / METRES_PER_SECOND
        case Max():
            seconds = float(MAX_S[high])
        case _:
            return 0.0
    both = scheme.side is not None and scheme.side.kind is SideKind.PER_SIDE
    return seconds * 2 if both else seconds


def _rep_seconds(scheme: SetScheme, noun: str, *, quick: bool) -> float:
    if scheme.tempo is not None:
        return float(sum(1 if phase is None else phase for phase in scheme.tempo.phases)) or 1.0
    if quick and noun == "reps":
        return QUICK_REP_S
    return float(SECONDS_PER[noun])


def sets_in_order(section: Section, *, high: bool = False) -> list[Set]:
    """Return the sets of ``section`` in the order they are done, by the low or high ends.

    An AMRAP has one round here, an EMOM all of its intervals.
    """
    done = _done(section, high=high)
    of = Counter([id(one.exercise) for one in done])
    so_far: Counter[int] = Counter()
    sets: list[Set] = []
    for one in done:
        key = id(one.exercise)
        so_far[key] += 1
        sets.append(
            _make_set(one.exercise, one.scheme, so_far[key], of[key], one.seconds, one.rest_after_s)
        )
    return sets


def _done(section: Section, *, high: bool) -> list[_Done]:
    scheme = section.scheme or Scheme()
    items = [item for one in section.items if (item := _kept(one, high=high)) is not None]
    match scheme.form:
        case Intervals() as form:
            done = _intervals(items, scheme, form, high=high)
        case Emom() as form:
            done = _emom(section.items, form, high=high)
        case Ladder(reps=steps):
            done = _rounds(items, scheme, len(steps), high=high, steps=steps)
        case Amrap():
            done = _rounds(items, scheme, 1, high=high)
        case Circuit(rounds=rounds):
            done = _rounds(items, scheme, _end(rounds, high=high), high=high)
        case ForTime(rounds=rounds):
            done = _rounds(items, scheme, _end(rounds, high=high), high=high)
        case SupersetScheme(rounds=None):
            done = _superset(_flat(items), scheme, high=high)
        case SupersetScheme(rounds=rounds):
            done = _rounds(items, scheme, _end(rounds, high=high), high=high)
        case _:
            done = _straight(items, scheme, high=high)
    if done:
        done[-1].rest_after_s = 0
    return done


def _kept(item: Item, *, high: bool) -> Item | None:
    """Return what of ``item`` is done; at the low end it is not what is optional."""
    match item:
        case Superset(exercises=exercises) if not high:
            done = tuple(exercise for exercise in exercises if not exercise.optional)
            return replace(item, exercises=done) if done else None
        case Exercise(optional=optional):
            return item if high or not optional else None
        case Superset() | Rest():
            return item
    return None


def _end(span: Range[int] | None, *, high: bool) -> int:
    if span is None:
        return 1
    return span.high if high else span.low


def _flat(items: Sequence[Item]) -> list[Exercise]:
    return [exercise for item in items for exercise in members(item)]


def _do(exercise: Exercise, scheme: SetScheme, rest_s: float, *, high: bool) -> _Done:
    return _Done(exercise, scheme, set_seconds(scheme, high=high), rest_s)


def _own_sets(exercise: Exercise, *, high: bool) -> list[SetScheme]:
    """The sets that an exercise's line asks for, one scheme each."""
    return [
        scheme
        for scheme in exercise.schemes or (SetScheme(),)
        for _ in range(_end(scheme.sets, high=high))
    ]


def _straight(items: Sequence[Item], scheme: Scheme, *, high: bool) -> list[_Done]:
    between_sets = scheme.rest_sets_s
    done: list[_Done] = []
    for item in items:
        match item:
            case Rest(seconds=pause):
                _pause(done, _end(pause, high=high) if pause else 0)
            case Superset(exercises=exercises):
                done += _superset(exercises, scheme, high=high)
            case Exercise():
                own = _own_sets(item, high=high)
                several = len(own) > 1
                for one in own:
                    rest = one.rest_s or between_sets
                    seconds = _end(rest, high=high) if rest else several * DEFAULT_REST_S
                    done.append(_do(item, one, seconds, high=high))
                _change(done, scheme, high=high)
    return done


def _superset(exercises: Sequence[Exercise], scheme: Scheme, *, high: bool) -> list[_Done]:
    """All exercises in turn until each has had its sets; the last one's rest ends the round."""
    own = [(exercise, _own_sets(exercise, high=high)) for exercise in exercises]
    rounds = max((len(sets) for _, sets in own), default=0)
    after_round = scheme.rest_rounds_s or scheme.rest_sets_s
    done: list[_Done] = []
    for number in range(rounds):
        for exercise, sets in own:
            if number < len(sets):
                rest = sets[number].rest_s
                seconds = _end(rest, high=high) if rest else 0
                done.append(_do(exercise, sets[number], max(seconds, TRANSITION_S), high=high))
        last = done[-1]
        if last.scheme.rest_s is None:
            seconds = _end(after_round, high=high) if after_round else DEFAULT_REST_S
            last.rest_after_s = seconds
    return done


def _rounds(
    items: Sequence[Item],
    scheme: Scheme,
    rounds: int,
    *,
    high: bool,
    steps: tuple[int, ...] = (),
) -> list[_Done]:
    """The items one after the other, ``rounds`` times; ``steps`` are the reps of a ladder."""
    done: list[_Done] = []
    for number in range(rounds):
        for item in items:
            match item:
                case Rest(seconds=seconds):
                    _pause(done, _end(seconds, high=high) if seconds else 0)
                    continue
            for exercise in members(item):
                for one in _own_sets(exercise, high=high):
                    step = one
                    if steps and one.amount is None:
                        step = replace(one, amount=Reps(Range.exactly(steps[number])))
                    rest = _end(one.rest_s, high=high) if one.rest_s else 0
                    done.append(_do(exercise, step, rest, high=high))
                _change(done, scheme, high=high)
        if done and scheme.rest_rounds_s is not None:
            rest = _end(scheme.rest_rounds_s, high=high)
            done[-1].rest_after_s = max(rest, TRANSITION_S)
    return done


def _change(done: list[_Done], scheme: Scheme, *, high: bool) -> None:
    """Leave the exercise just done: the rest between exercises, and time to get to the next."""
    if not done:
        return
    between = scheme.rest_exercises_s
    written = done[-1].scheme.rest_s is not None  # a line's own rest wins
    rest = done[-1].rest_after_s if written or between is None else _end(between, high=high)
    done[-1].rest_after_s = max(rest, TRANSITION_S)


def _pause(done: list[_Done], seconds: float) -> None:
    """A rest of its own line stands in place of the change to the next exercise."""
    if done:
        done[-1].rest_after_s = max(done[-1].rest_after_s, seconds)


def _intervals(
    items: Sequence[Item], scheme: Scheme, form: Intervals, *, high: bool
) -> list[_Done]:
    exercises = _flat(items)
    if not exercises:
        return []
    rounds = _end(form.rounds, high=high)
    bouts = form.repeats or len(exercises)
    done: list[_Done] = []
    for _ in range(rounds):
        for bout in range(bouts):
            exercise = exercises[bout % len(exercises)]
            own = exercise.schemes[0] if exercise.schemes else SetScheme()
            worked = replace(own, amount=Hold(Range.exactly(form.work_s)))
            done.append(_Done(exercise, worked, form.work_s, form.off_s))
        if scheme.rest_rounds_s is not None:
            rest = _end(scheme.rest_rounds_s, high=high)
            done[-1].rest_after_s = max(form.off_s, rest)
    return done


def _emom(items: Sequence[Item], form: Emom, *, high: bool) -> list[_Done]:
    stations = [item for item in items if isinstance(item, Exercise | Superset | Rest)]
    done: list[_Done] = []
    for slot in range(form.seconds // form.interval_s):
        if not stations:
            break
        # What is left out keeps its interval, as a rest.
        here = _kept(stations[slot % len(stations)], high=high)
        worked = 0.0
        for exercise in members(here) if here is not None else ():
            for one in _own_sets(exercise, high=high):
                done.append(_do(exercise, one, 0, high=high))
                worked += done[-1].seconds
        left = max(0.0, form.interval_s - worked)
        if done:
            done[-1].rest_after_s += left
    return done


# --- The whole ------------------------------------------------------------------------


def totals(workout: Workout) -> Totals:
    """Count a workout's exercises, sets and reps (both sides), the first week of a table."""
    week = weeks(workout)[0]
    low = [s for section in week.sections for s in _done(section, high=False)]
    high = [s for section in week.sections for s in _done(section, high=True)]
    names = {e.name.casefold() for section in workout.sections for e in exercises_of(section)}
    return Totals(
        len(names),
        Range(len(low), len(high)),
        Range(sum(_reps(s, high=False) for s in low), sum(_reps(s, high=True) for s in high)),
    )


def _reps(one: _Done, *, high: bool) -> int:
    if not isinstance(one.scheme.amount, Reps):
        return 0
    count = one.scheme.amount.count
    both = one.scheme.side is not None and one.scheme.side.kind is SideKind.PER_SIDE
    return (count.high if high else count.low) * (2 if both else 1)


def estimate(workout: Workout) -> Estimate:
    """Return the time that ``workout`` takes, in seconds, by the formula above."""
    low, high = zip(
        *(
            (_workout_seconds(week, high=False), _workout_seconds(week, high=True))
            for week in weeks(workout)
        ),
        strict=True,
    )
    return Estimate(round(min(low)), round(max(*high, min(low))))


def _workout_seconds(workout: Workout, *, high: bool) -> float:
    parts = [_section_seconds(section, high=high) for section in workout.sections]
    done = [seconds for seconds in parts if seconds > 0]
    return sum(done) + SECTION_CHANGE_S * max(0, len(done) - 1)


def _section_seconds(section: Section, *, high: bool) -> float:
    form = section.scheme.form if section.scheme else None
    if isinstance(form, Amrap | Emom):
        return float(form.seconds)
    seconds = sum([s.seconds + s.rest_after_s for s in _done(section, high=high)])
    if isinstance(form, ForTime | Ladder) and form.cap_s is not None:
        return float(form.cap_s) if high else min(seconds, float(form.cap_s))
    return seconds


def weeks(workout: Workout) -> tuple[Workout, ...]:
    """Return the workout of each week of its table, or just the workout if it has none.

    A cell's values win over the exercise's own; the column "Rest" is the rest between sets. An
    exercise whose cell is empty, or a rest, is not done that week. A week has no table.
    """
    tables = [i for s in workout.sections for i in s.items if isinstance(i, Progression)]
    if not tables or not any(table.rows for table in tables):
        return (workout,)
    rows = [(table.columns, row) for table in tables for row in table.rows]
    return tuple(_week(workout, columns, row) for columns, row in rows[:MOST_WEEKS])


def _week(workout: Workout, columns: tuple[str, ...], row: ProgressionRow) -> Workout:
    cells = {c.casefold(): cell for c, cell in zip(columns[1:], row.cells, strict=False)}
    rest = cells.get("rest")

    def scheme(own: SetScheme, cell: SetScheme) -> SetScheme:
        return SetScheme(
            cell.amount,
            cell.sets or own.sets,
            cell.side or own.side,
            cell.load or own.load,
            cell.effort or own.effort,
            cell.tempo or own.tempo,
            cell.rest_s or own.rest_s,
        )

    def exercise(one: Exercise) -> Exercise | None:
        sees = any(isinstance(own.amount, SeeTable) for own in one.schemes)
        if not sees or one.name.casefold() not in cells:
            return one
        cell = cells[one.name.casefold()]
        if isinstance(cell, Note):
            return one
        if not isinstance(cell, SetScheme):
            return None
        return replace(
            one,
            schemes=tuple(
                scheme(own, cell) if isinstance(own.amount, SeeTable) else own
                for own in one.schemes
            ),
        )

    def item(one: Item) -> Item | None:
        match one:
            case Exercise():
                return exercise(one)
            case Superset(exercises=exercises):
                done = tuple(e for each in exercises if (e := exercise(each)) is not None)
                return replace(one, exercises=done) if done else None
            case Progression():
                return None
        return one

    def section(one: Section) -> Section:
        own = one.scheme or Scheme()
        if isinstance(rest, Rest) and own.rest_sets_s is None and _sees_table(one):
            own = replace(own, rest_sets_s=rest.seconds)
        items = tuple(i for each in one.items if (i := item(each)) is not None)
        return replace(one, items=items, scheme=own)

    return replace(workout, sections=tuple(section(s) for s in workout.sections))


def _sees_table(section: Section) -> bool:
    return any(
        isinstance(scheme.amount, SeeTable)
        for exercise in exercises_of(section)
        for scheme in exercise.schemes
    )
