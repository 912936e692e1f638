"""Meaning: what reads well line by line but cannot be so, or may not be what was meant."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.notation.diagnostics import Label as Place
from plugins.notation.diagnostics import did_you_mean
from plugins.notation.workout.model import (
    Amrap,
    Circuit,
    Emom,
    Exercise,
    ForTime,
    Hold,
    Intervals,
    Ladder,
    Note,
    Progression,
    Reps,
    Rest,
    Scheme,
    Section,
    SeeTable,
    StraightSets,
    Superset,
    SupersetScheme,
    Workout,
)
from plugins.notation.workout.views import (
    MOST_WEEKS,
    members,
    set_seconds,
    words_of_time,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.source import Span
    from plugins.notation.workout.model import Form, Item

# As tuples, which ask faster than unions made anew at each asking.
_WITH_ROUNDS: Final = (SupersetScheme, ForTime)
_REPEATED: Final = (Circuit, Amrap, Emom)
_TIMED: Final = (Amrap, Emom)
_CAPPED: Final = (ForTime, Ladder)
_STATIONS: Final = (Exercise, Superset, Rest)
_NUMBERED: Final = (Exercise, Rest, Note)
#: What a scheme may say besides its rests without a check to follow from it.
_SAYING_NOTHING: Final = frozenset({type(None), StraightSets})
_COUNTED: Final[list[int | None]] = [*range(1, 100)]


#: What the checks ask for of a section: its exercises, those of its supersets too; the numbers of
#: all items but supersets and tables; and whether an exercise may have a label.
_Walked: TypeAlias = tuple[list[Exercise], list[int | None], bool]


def check(workout: Workout, report: Report) -> None:
    """Add to ``report`` what is wrong with the meaning of ``workout``."""
    tables: list[Progression] = []
    walked = [_walk(section, tables) for section in workout.sections]
    named = [exercise for exercises, _, _ in walked for exercise in exercises]
    if not named:
        _check_empty(workout, report)
    unread = _unread(workout, report)
    whole = [not words for words in unread]
    for section, (exercises, numbers, labelled), complete in zip(
        workout.sections, walked, whole, strict=True
    ):
        if named and not section.items:
            report.add(
                "empty-section",
                section.span,
                f"the section '{section.title}' has nothing in it"
                if section.title
                else "this scheme stands above no exercise",
                "write its exercises below, or leave the heading out"
                if section.title
                else "move it below the heading of the section that it is about",
            )
        if section.scheme is not None and type(section.scheme.form) not in _SAYING_NOTHING:
            _check_scheme(section, section.scheme, exercises, report, complete=complete)
        _check_numbers(section.items, numbers, report)
        if labelled:
            _check_labels(exercises, report, complete=complete)
    seeing = [
        exercise for exercise in named for dose in exercise.schemes if type(dose.amount) is SeeTable
    ]
    if tables or seeing:
        _check_tables(tables, seeing, named, report, " ".join(unread).casefold())


def _walk(section: Section, tables: list[Progression]) -> _Walked:
    """Go through a section's items, once; add to the workout's ``tables``."""
    exercises: list[Exercise] = []
    numbers: list[int | None] = []
    labelled = False
    for item in section.items:
        if type(item) is Exercise:
            exercises.append(item)
            numbers.append(item.number)
            if item.label is not None:
                labelled = True
        elif isinstance(item, Superset):
            exercises += item.exercises
            labelled = True
        elif isinstance(item, Progression):
            tables.append(item)
        else:
            numbers.append(item.number)
    return exercises, numbers, labelled


def _check_empty(workout: Workout, report: Report) -> None:
    # A line that could not be read has been reported, and may well be the exercise missed here.
    if not any(d.code != "unread-line" for d in report.found):
        report.add(
            "empty-workout",
            workout.span if not workout.sections else workout.sections[0].span,
            "this workout has no exercise",
            "write - Squat: 8 reps between the /// lines",
        )


def _unread(workout: Workout, report: Report) -> list[str]:
    """Return for each section the words of its lines that were not read: its exercises, maybe."""
    if not report.found:
        return [""] * len(workout.sections)
    starts = sorted(d.span.start for d in report.found)

    def told(item: Item) -> bool:
        at = bisect_left(starts, item.span.start)
        return at < len(starts) and starts[at] <= item.span.end

    return [
        " ".join(item.text for item in section.items if isinstance(item, Note) and told(item))
        for section in workout.sections
    ]


def _check_scheme(
    section: Section, scheme: Scheme, exercises: list[Exercise], report: Report, *, complete: bool
) -> None:
    form = scheme.form
    if isinstance(form, SupersetScheme) and len(exercises) == 1 and complete:
        report.add(
            "superset-of-one",
            exercises[0].span,
            "a superset needs two exercises or more",
            "add the second one, or write straight sets",
        )
    says_how_often = _says_how_often(form)
    for exercise in exercises if says_how_often or isinstance(form, Ladder) else ():
        for dose in exercise.schemes:
            if dose.sets is not None and says_how_often:
                report.add(
                    "sets-in-rounds",
                    dose.span,
                    "the section's scheme says how often, and so does this line",
                    "leave the sets out of the line, or write straight sets as the scheme",
                    also=(Place(scheme.span, "the scheme"),),
                )
            if dose.amount is not None and isinstance(form, Ladder) and _is_plain(dose.amount):
                report.add(
                    "amount-in-ladder",
                    dose.span,
                    "the ladder says how many reps, and so does this line",
                    "leave the reps out of the line",
                    also=(Place(scheme.span, "the ladder"),),
                )
    bouts = form.repeats if isinstance(form, Intervals) and complete else None
    if bouts and exercises and bouts % len(exercises):
        report.add(
            "interval-uneven",
            scheme.span,
            f"{bouts} intervals do not divide among {len(exercises)} exercises",
            f"write {' or '.join(_fitting(bouts, len(exercises)))}, or add or drop an exercise",
        )
    _check_times(section, scheme, exercises, report, complete=complete)


def _fitting(bouts: int, exercises: int) -> list[str]:
    """The numbers of intervals next to ``bouts`` that divide among the exercises."""
    below = bouts - bouts % exercises
    return [f"{number} x" for number in (below, below + exercises) if number]


def _says_how_often(form: Form | None) -> bool:
    """Whether a scheme leaves no room for the sets of a line."""
    if isinstance(form, _WITH_ROUNDS):
        return form.rounds is not None
    return isinstance(form, _REPEATED)


def _is_plain(amount: object) -> bool:
    return isinstance(amount, Reps) and amount.noun == "reps"


def _check_times(
    section: Section, scheme: Scheme, exercises: list[Exercise], report: Report, *, complete: bool
) -> None:
    form = scheme.form
    limit = form.seconds if isinstance(form, _TIMED) else None
    if isinstance(form, _CAPPED):
        limit = form.cap_s
    if limit is not None:
        rests: list[tuple[int, Span]] = [
            (rest.high, scheme.span)
            for rest in (scheme.rest_exercises_s, scheme.rest_rounds_s, scheme.rest_sets_s)
            if rest is not None
        ]
        rests += [
            (item.seconds.high, item.span)
            for item in section.items
            if isinstance(item, Rest) and item.seconds is not None
        ]
        rests += [
            (dose.rest_s.high, dose.span)
            for exercise in exercises
            for dose in exercise.schemes
            if dose.rest_s is not None
        ]
        for seconds, span in rests:
            if seconds >= limit:
                report.add(
                    "rest-longer-than-cap",
                    span,
                    f"a rest of {words_of_time(seconds)} fills the section's "
                    f"{words_of_time(limit)}",
                    "write a shorter rest or a longer time",
                )
    if isinstance(form, Emom):
        _check_emom(section, form, scheme, report, complete=complete)


def _check_emom(
    section: Section, form: Emom, scheme: Scheme, report: Report, *, complete: bool
) -> None:
    if form.seconds % form.interval_s:
        report.add(
            "interval-uneven",
            scheme.span,
            f"{words_of_time(form.seconds)} is no whole number of "
            f"{words_of_time(form.interval_s)} intervals",
            f"write {words_of_time(form.seconds - form.seconds % form.interval_s)} or the like",
        )
    stations = [i for i in section.items if isinstance(i, _STATIONS)]
    if stations and complete:
        _check_passes(len(stations), form, scheme, report)
    for station in stations:
        for exercise in members(station):
            seconds = sum(set_seconds(dose, quick=True) for dose in exercise.schemes)
            if seconds > form.interval_s:
                report.add(
                    "emom-overflow",
                    exercise.span,
                    f"at a brisk pace this takes about {words_of_time(round(seconds))}, the "
                    f"interval has {words_of_time(form.interval_s)}",
                    "write a shorter time or a longer interval"
                    if all(isinstance(dose.amount, Hold) for dose in exercise.schemes)
                    else "write fewer reps or a longer interval",
                )


def _check_passes(count: int, form: Emom, scheme: Scheme, report: Report) -> None:
    """The ``count`` lines of an EMOM fill its intervals a whole number of times."""
    slots = form.seconds // form.interval_s
    if slots % count:
        fitting = form.interval_s * count * max(1, slots // count)
        report.add(
            "emom-uneven",
            scheme.span,
            f"{slots} intervals do not divide among {count} lines",
            f"write {words_of_time(fitting)} in all, or add or drop a line",
        )
    elif form.rounds is not None and form.rounds * count != slots:
        report.add(
            "emom-uneven",
            scheme.span,
            f"{form.rounds} rounds of {count} intervals are not {words_of_time(form.seconds)}",
            f"write {slots // count} rounds",
        )
    elif form.round_s not in {None, form.interval_s * count}:
        report.add(
            "emom-uneven",
            scheme.span,
            f"a round of {count} lines lasts "
            f"{words_of_time(form.interval_s * count)}, not "
            f"{words_of_time(form.round_s or 0)}",
            f"write rounds of {words_of_time(form.interval_s * count)}",
        )


def _check_numbers(items: tuple[Item, ...], numbers: list[int | None], report: Report) -> None:
    """A list numbered 1, 2, 4 lost an item or repeats one; 1, 1, 1 is Markdown's own habit."""
    count = len(items)
    if len(numbers) == count and numbers in ([None] * count, _COUNTED[:count]):
        return  # as most lists are
    numbered = [
        (item.number, item.span)
        for item in _flat(items)
        if isinstance(item, _NUMBERED) and item.number is not None
    ]
    if len(numbered) < 2 or all(number == 1 for number, _ in numbered):
        return
    for (before, _), (number, span) in itertools.pairwise(numbered):
        if number not in {before + 1, 1}:
            report.add(
                "number-out-of-order",
                span,
                f"number {number} follows number {before}",
                f"write {before + 1}.",
            )


def _flat(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Superset):
            yield from item.exercises
        else:
            yield item


def _check_labels(exercises: list[Exercise], report: Report, *, complete: bool) -> None:
    first: dict[tuple[str, int], Span] = {}
    count: dict[str, int] = {}
    for exercise in exercises:
        label = exercise.label
        if label is None:
            continue
        # The place among those of its letter: so what each is told to be makes a whole.
        letter, number = label.letter, label.number
        expected = count[letter] = count.get(letter, 0) + 1
        if (letter, number) in first:
            report.add(
                "duplicate-label",
                exercise.span,
                f"{letter}{number} stands there twice",
                f"write {letter}{expected}"
                if complete
                else f"count up from {letter}1, each number once",
                also=(Place(first[letter, number], "the first one"),),
            )
        elif complete and number != expected:
            report.add(
                "label-gap",
                exercise.span,
                f"{letter}{number} stands where {letter}{expected} is expected",
                f"write {letter}{expected}",
            )
        first.setdefault((letter, number), exercise.span)


def _check_tables(
    tables: list[Progression],
    seeing: list[Exercise],
    named: list[Exercise],
    report: Report,
    unread_words: str,
) -> None:
    if sum(len(table.rows) for table in tables) > MOST_WEEKS:
        report.add(
            "too-large",
            tables[-1].span,
            f"the tables of this workout have more than {MOST_WEEKS} weeks",
            "write a workout for each half year or so",
        )
    unread = any(d.code == "unread-table" for d in report.found)
    called = {exercise.name.casefold(): exercise.name for exercise in named}
    columns = {c.casefold(): c for table in tables for c in table.columns[1:]}
    for exercise in seeing:
        if exercise.name.casefold() not in columns and not unread:
            near = did_you_mean(exercise.name, set(columns.values()) - {*called.values()})
            report.add(
                "table-without-column",
                exercise.span,
                f"no table has a column for {exercise.name}",
                f"write {exercise.name} at the head of the column '{near}'"
                if near
                else f"add a column headed {exercise.name}",
            )
    for table in tables:
        for column in table.columns[1:]:
            key = column.casefold()
            if key != "rest" and key not in called and key not in unread_words:
                near = did_you_mean(column, [*called.values(), "Rest"])
                report.add(
                    "column-without-exercise",
                    table.span,
                    f"no exercise is called '{column}'",
                    f"did you mean '{near}'?" if near else f"add - {column}: see table",
                )
