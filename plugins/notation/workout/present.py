"""What the page and the sheet show of a workout: the same words in the same order.

:func:`present` turns a :class:`~.model.Workout` into display values. The HTML fragment and the
sheet's template both render these and decide nothing about content, so that paper and screen cannot
drift apart. Markup is theirs alone: a text here is plain words, with durations marked so that HTML
can put a ``time`` element around them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from plugins.late import dataclass
from plugins.notation.workout import format as notation
from plugins.notation.workout.model import (
    Amount,
    Amrap,
    Bodyweight,
    Circuit,
    Distance,
    Emom,
    Exercise,
    ForTime,
    Hold,
    Intervals,
    Item,
    Ladder,
    LoadWords,
    Max,
    Note,
    PercentOfMax,
    Progression,
    Range,
    Reps,
    Rest,
    Rir,
    Rpe,
    Scheme,
    Section,
    SectionKind,
    SeeTable,
    SetScheme,
    SideKind,
    StraightSets,
    Superset,
    SupersetScheme,
    Variant,
    Workout,
)
from plugins.notation.workout.views import Estimate, estimate, members, words_of_time
from plugins.notation.workout.weights import Weight, load_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from plugins.notation.workout.model import Form


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in words ("90 s") and in seconds."""

    words: str
    seconds: int


Part: TypeAlias = str | Duration | Weight
Text: TypeAlias = tuple[Part, ...]
"""Words, durations and weights that read as one text when joined."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A term and what holds: ``Load``: ``16 kg``; ``Tempo``: ``3-1-1-0``; ``Rest``: ``60 s``."""

    term: str
    text: Text


@dataclass(frozen=True, slots=True)
class VariantView:
    """``label`` is "Easier", "Harder", "Or", "Cue" or, for a line of the author's own, empty.

    ``exercise`` is the slug of the exercise that the text names, if the library has it.
    """

    kind: Literal["easier", "harder", "or", "cue", "note"]
    label: str
    text: str
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class LogView:
    """The cells to fill in by hand for one exercise.

    ``sets`` are the numbers of its sets or rounds, or the reps of a ladder's steps. Each set has a
    cell for each of ``fields``: ``("weight", "reps", "RIR")``, ``("load", "L", "R", "RIR")`` where
    the sides are counted apart, ``("L s", "R s")`` where they are held. For "weight" a sheet prints
    its unit; a "load" has none, such as a band's colour.
    """

    sets: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A line of a section.

    ``kind`` is "exercise", "rest" (``name`` is "Rest", ``dose`` its length if it has one) or "note"
    (``name`` is the author's words). ``order`` is "1", "A1", "Minute 1" or empty. ``dose`` reads
    "3 × 8–12 reps per side". A note has nothing else. ``exercise`` is the slug of the exercise in
    the library, if it is there.
    """

    kind: Literal["exercise", "rest", "note"]
    name: str
    order: str = ""
    dose: Text = ()
    facts: tuple[FactView, ...] = ()
    optional: bool = False
    cue: str = ""
    variants: tuple[VariantView, ...] = ()
    log: LogView | None = None
    exercise: str = ""


@dataclass(frozen=True, slots=True)
class RowsView:
    """Lines that follow each other; ``title`` is "Superset A" or empty."""

    title: str
    rows: tuple[RowView, ...]
    ordered: bool
    kind: Literal["rows"] = "rows"


@dataclass(frozen=True, slots=True)
class TableView:
    """A progression table; the first cell of each row heads it. ``caption`` is a sentence."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class TrackView:
    """What is ticked or written down for a section as a whole.

    "rounds": a box to tick for each of ``boxes``; "minutes": a grid of them; "amrap": rounds and
    extra reps; "time": the result, with the cap in ``note``. ``note`` is a short text or empty.
    ``name`` is what the scheme calls what is ticked.
    """

    kind: Literal["rounds", "minutes", "amrap", "time"]
    boxes: tuple[str, ...] = ()
    note: Text = ()
    name: str = "Rounds"


@dataclass(frozen=True, slots=True)
class SectionView:
    """``scheme`` is the scheme in plain words: "3 rounds. Rest 15 s between exercises …"."""

    title: str
    kind: Literal["warm-up", "main", "cool-down"]
    scheme: Text
    parts: tuple[RowsView | TableView, ...]
    track: TrackView | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the legend. One of ``cells`` stands only in the cells of single sets."""

    short: str
    meaning: str
    cells: bool = False


@dataclass(frozen=True, slots=True)
class WorkoutView:
    """A workout, ready to be laid out.

    ``anchor`` is unique on the page and names the sheet's files. ``estimate`` is "about 25 min" or
    "20–25 min" and empty when there is nothing to estimate from; ``minutes`` are its whole minutes
    (low, high). ``legend`` explains just the abbreviations that this workout uses. ``unit`` is that
    of its first load, kg or lb, and empty where no load has one.
    """

    title: str
    anchor: str
    sections: tuple[SectionView, ...]
    estimate: Text
    minutes: tuple[int, int] | None
    legend: tuple[Term, ...]
    unit: Literal["kg", "lb", ""] = ""


#: The facts that are written after an @.
_TARGETS: Final = frozenset({"Load", "Effort"})
#: The doses of the tables' columns, by the exercise's name, case folded.
_Cells: TypeAlias = "Mapping[str, Sequence[SetScheme]]"
#: Nobody writes down more sets of an exercise than these.
MOST_SETS: Final = 12
#: More boxes than this are no help to anybody who ticks them.
MOST_BOXES: Final = 60


def present(workout: Workout, anchor: str = "workout") -> WorkoutView:
    """Return what a page and a sheet show of ``workout``; ``anchor`` is unique on the page."""
    time = estimate(workout)
    cells = _table_cells(workout)
    sections = tuple(_section(section, cells) for section in workout.sections)
    return WorkoutView(
        title=workout.title,
        anchor=anchor,
        sections=sections,
        estimate=estimate_words(time),
        minutes=_minutes(time),
        legend=tuple(_legend(workout, sections)),
        unit=_unit_of(sections),
    )


def with_exercises(view: WorkoutView, find: Callable[[str], str]) -> WorkoutView:
    """Return ``view`` with the slugs of its exercises, as ``find`` gives them for their names."""

    def variant(one: VariantView) -> VariantView:
        found = find(one.text) if one.kind in {"easier", "harder", "or"} else ""
        return replace(one, exercise=found) if found else one

    def row(one: RowView) -> RowView:
        if one.kind != "exercise":
            return one
        variants = tuple(variant(each) for each in one.variants)
        return replace(one, exercise=find(one.name), variants=variants)

    return with_rows(view, row)


def with_rows(view: WorkoutView, row: Callable[[RowView], RowView]) -> WorkoutView:
    """Return ``view`` with what ``row`` makes of each line."""

    def part(one: RowsView | TableView) -> RowsView | TableView:
        if isinstance(one, TableView):
            return one
        return replace(one, rows=tuple(row(each) for each in one.rows))

    return replace(
        view,
        sections=tuple(
            replace(section, parts=tuple(part(each) for each in section.parts))
            for section in view.sections
        ),
    )


def exercises_of(view: WorkoutView) -> tuple[str, ...]:
    """Return the slugs of the exercises that have rows of their own, in order, each once."""
    return tuple(dict.fromkeys(row.exercise for row in _rows(view) if row.exercise))


def linked(view: WorkoutView) -> tuple[str, ...]:
    """Return the slugs of all exercises that a workout names, the easier and harder ones too."""
    named = (
        slug
        for row in _rows(view)
        for slug in (row.exercise, *(variant.exercise for variant in row.variants))
    )
    return tuple(dict.fromkeys(slug for slug in named if slug))


def _rows(view: WorkoutView) -> Iterator[RowView]:
    for section in view.sections:
        for part in section.parts:
            if isinstance(part, RowsView):
                yield from part.rows


# --- The estimate ---------------------------------------------------------------------


def _minutes(time: Estimate) -> tuple[int, int] | None:
    if time.high_s == 0:
        return None
    return max(1, round(time.low_s / 60)), max(1, round(time.high_s / 60))


def estimate_words(time: Estimate) -> Text:
    """Return "about 25 min", or "20–25 min" where the ends lie more than a tenth apart."""
    minutes = _minutes(time)
    if minutes is None:
        return ()
    low, high = minutes
    if high - low > max(1, high // 10):
        return (f"{low}–{high} min",)
    return ("about ", Duration(f"{high} min", high * 60))


# --- Sections -------------------------------------------------------------------------


def _section(section: Section, cells: _Cells) -> SectionView:
    scheme = section.scheme or Scheme()
    kind = {
        SectionKind.WARM_UP: "warm-up",
        SectionKind.MAIN: "main",
        SectionKind.COOL_DOWN: "cool-down",
    }[section.kind]
    return SectionView(
        title=section.title,
        kind=kind,  # type: ignore[arg-type]
        scheme=scheme_text(scheme, section.items),
        parts=tuple(_parts(section, scheme, cells)),
        track=_track(scheme.form, section),
    )


def _parts(section: Section, scheme: Scheme, cells: _Cells) -> Iterator[RowsView | TableView]:
    """Rows that follow each other, cut where a table or a superset begins."""
    rows: list[RowView] = []
    count = 0
    ordered = not isinstance(scheme.form, StraightSets | None) or any(
        isinstance(i, Exercise | Rest) and i.number is not None for i in section.items
    )

    def flush() -> Iterator[RowsView]:
        if rows:
            yield RowsView("", tuple(rows), ordered)
            rows.clear()

    # "1. 1. 1." leaves the counting to us; any other number is the author's own.
    written = {i.number for i in section.items if isinstance(i, Exercise | Rest | Note)} - {None, 1}
    for item in section.items:
        if isinstance(item, Exercise | Rest) or (
            isinstance(item, Note) and item.number is not None
        ):
            # A numbered line that could not be read still has its place, and its minute.
            count = item.number if written and item.number is not None else count + 1
        match item:
            case Progression():
                yield from flush()
                yield _table(item)
            case Superset(letter=letter, exercises=exercises):
                yield from flush()
                members_rows = tuple(
                    _exercise(one, "", section, scheme, cells) for one in exercises
                )
                yield RowsView(f"Superset {letter}", members_rows, ordered=True)
            case Exercise():
                rows.append(_exercise(item, _order(count, scheme, ordered), section, scheme, cells))
            case Rest(seconds=seconds, under=under):
                rows.append(
                    RowView(
                        "rest",
                        "Rest",
                        _order(count, scheme, ordered) if isinstance(scheme.form, Emom) else "",
                        time_text(seconds) if seconds is not None else (),
                        variants=tuple(_variant(note) for note in under),
                    )
                )
            case Note(text=text):
                rows.append(RowView("note", text))
    yield from flush()


def _order(count: int, scheme: Scheme, ordered: bool) -> str:
    match scheme.form:
        case Emom(interval_s=60):
            return f"Minute {count}"
        case Emom():
            return f"Interval {count}"
    return str(count) if ordered else ""


def _exercise(
    one: Exercise, order: str, section: Section, scheme: Scheme, cells: _Cells
) -> RowView:
    if one.label is not None:
        order = f"{one.label.letter}{one.label.number}"
    several = len(one.schemes) > 1
    first = one.schemes[0] if one.schemes else SetScheme()
    parts: list[Part] = []
    for i, dosed in enumerate(one.schemes):
        parts += (", then ",) if i else ()
        parts += dose_text(dosed)
        for fact in _facts(dosed) if several else ():
            parts.append(" @ " if fact.term in _TARGETS else ", ")
            parts += _fact_in_a_row(fact)
    dose = tuple(parts)
    if first.amount is None:
        dose = _amount_of_scheme(scheme.form) + ((" ", *dose) if dose else ())
    return RowView(
        kind="exercise",
        name=one.name,
        order=order,
        dose=_joined(dose),
        facts=() if several else tuple(_facts(first)),
        optional=one.optional,
        cue=one.cue or "",
        variants=tuple(_variant(sub) for sub in one.under),
        log=_log(one, section, scheme, cells),
    )


def _amount_of_scheme(form: Form | None) -> Text:
    """How much an exercise is done where its section's scheme says so for all."""
    match form:
        case Intervals(work_s=work):
            return (_duration(work),)
        case Ladder(reps=reps):
            return ("-".join(map(str, reps)) + " reps",)
    return ()


def _variant(sub: Variant | Note) -> VariantView:
    match sub:
        case Variant(kind=kind, text=text):
            return VariantView(kind.value, kind.value.capitalize(), text)
        case Note(text=text):
            return VariantView("note", "", text)


def _table(table: Progression) -> TableView:
    rows = [(((row.name),), *(_cell(cell) for cell in row.cells)) for row in table.rows]
    first, last = (table.rows[0].name, table.rows[-1].name) if table.rows else ("", "")
    # A cell too many is told where it stands. Meanwhile it is shown, in a column without a name.
    count = max(map(len, (table.columns, *rows)))
    return TableView(
        f"The plan by {table.columns[0].lower()}, {first} to {last}",
        (*table.columns, *[""] * (count - len(table.columns))),
        tuple((*row, *[()] * (count - len(row))) for row in rows),
    )


def _cell(cell: SetScheme | Rest | Note | None) -> Text:
    match cell:
        case SetScheme():
            facts = tuple(part for fact in _facts(cell) for part in (", ", *_fact_in_a_row(fact)))
            return _joined(dose_text(cell, short=True) + facts)
        case Rest(seconds=Range() as seconds):
            return time_text(seconds)
        case Rest():
            return ("rest",)
        case Note(text=text):
            return (text,)
    return ("–",)


def _fact_in_a_row(fact: FactView) -> Text:
    return fact.text if fact.term in _TARGETS else (f"{fact.term.lower()} ", *fact.text)


# --- Doses in words -------------------------------------------------------------------


def _joined(text: Text) -> Text:
    """Join neighbouring words into one."""
    parts: list[Part] = []
    for words, run in groupby(text, key=lambda part: isinstance(part, str)):
        if not words:
            parts += run
        elif joined := "".join(part for part in run if isinstance(part, str)):
            parts.append(joined)
    return tuple(parts)


def _duration(seconds: int) -> Duration:
    return Duration(words_of_time(seconds), seconds)


def time_text(seconds: Range[int]) -> Text:
    """Return a time in words; only an exact one is a duration that a machine can read."""
    if seconds.high == 0:
        return ("none",)
    if seconds.is_exact:
        return (_duration(seconds.low),)
    return (notation.time(seconds, "–"),)


def dose_text(dose: SetScheme, *, short: bool = False) -> Text:
    """Return "3 × 8–12 reps per side"; ``short`` leaves out "reps" behind sets."""
    words: Text = ()
    if dose.sets is not None:
        sets = notation.number_range(dose.sets, "–")
        one = "set" if sets == "1" else "sets"
        words += (f"{sets} {one}" if dose.amount is None else f"{sets} × ",)
    if dose.amount is not None:
        words += amount_text(dose.amount, bare=short and dose.sets is not None)
    if dose.side is not None:
        words += (f" {notation.side(dose.side)}" if words else notation.side(dose.side),)
    return _joined(words)


def amount_text(amount: Amount, *, bare: bool = False) -> Text:
    match amount:
        case Reps(count=count, at_least=at_least, noun=noun):
            number = notation.number_range(count, "–") + ("+" if at_least else "")
            word = noun[:-1] if number == "1" else noun
            return (number if bare and noun == "reps" else f"{number} {word}",)
        case Hold(seconds=seconds, at_least=True):
            return (f"{notation.number_range(seconds, '–')}+ s",)
        case Hold(seconds=seconds):
            return time_text(seconds)
        case Distance(value=value, unit=unit):
            return (f"{notation.number_range(value, '–')} {unit.value}",)
        case Max():
            return ("max",)
        case SeeTable():
            return ("see table",)


def _unit_of(sections: Sequence[SectionView]) -> Literal["kg", "lb", ""]:
    """The unit of a workout's first weight."""
    for section in sections:
        for text in _texts(section):
            for part in text:
                if isinstance(part, Weight):
                    return "lb" if part.words == part.lb else "kg"
    return ""


def _texts(section: SectionView) -> Iterator[Text]:
    """Yield the texts of a section that may have weights in them."""
    for part in section.parts:
        if isinstance(part, TableView):
            yield from (cell for row in part.rows for cell in row)
        else:
            for row in part.rows:
                yield from (row.dose, *(fact.text for fact in row.facts))


def _facts(dose: SetScheme) -> Iterator[FactView]:
    if dose.load is not None:
        yield FactView("Load", load_text(dose.load))
    match dose.effort:
        case Rpe(value=value):
            yield FactView("Effort", (f"RPE {notation.number_range(value, '–')}",))
        case Rir(count=count):
            yield FactView("Effort", (f"RIR {notation.number_range(count, '–')}",))
    if dose.tempo is not None:
        yield FactView("Tempo", (notation.tempo(dose.tempo),))
    if dose.rest_s is not None:
        yield FactView("Rest", time_text(dose.rest_s))


# --- Schemes in words -----------------------------------------------------------------


def scheme_text(scheme: Scheme, items: Sequence[Item] = ()) -> Text:
    """Return a scheme in plain words: "3 rounds. Rest 15 s between exercises and 90 s …"."""
    text: Text = ()
    if scheme.form is not None:
        text += (*_form_text(scheme.form, items), ".")
    rests = [
        (seconds, what)
        for seconds, what in (
            (scheme.rest_exercises_s, "between exercises"),
            (scheme.rest_rounds_s, "after each round"),
            (scheme.rest_sets_s, "between sets"),
        )
        if seconds is not None
    ]
    for i, (seconds, what) in enumerate(rests):
        if i == 0:
            text += ((" " if text else "") + ("No rest " if seconds.high == 0 else "Rest "),)
        else:
            text += (" and " if i == len(rests) - 1 else ", ",)
            text += ("no rest ",) if seconds.high == 0 else ()
        text += (*time_text(seconds), " ") if seconds.high else ()
        text += (what,)
    return _joined((*text, ".")) if rests else _joined(text)


def _form_text(form: Form, items: Sequence[Item]) -> Text:
    match form:
        case StraightSets():
            return ("Straight sets: all sets of one exercise, then the next",)
        case SupersetScheme(rounds=rounds):
            return ("Superset: one exercise straight after the other", *_rounds_text(rounds, ", "))
        case Circuit(rounds=rounds):
            return ("Once through",) if rounds.high == 1 else _rounds_text(rounds)
        case Amrap(seconds=seconds):
            return ("As many rounds as possible (AMRAP) in ", _duration(seconds))
        case Emom():
            return _emom_text(form, items)
        case Intervals():
            return _intervals_text(form, items)
        case Ladder(reps=reps, for_time=for_time, cap_s=cap):
            steps = ", ".join(map(str, reps[:-1])) + f", then {reps[-1]}"
            timed = (", for time", *_cap_text(cap)) if for_time else ()
            return (f"{len(reps)} rounds of {steps} reps of each exercise", *timed)
        case ForTime(cap_s=cap, rounds=rounds):
            head = (*_rounds_text(rounds), " for time") if rounds else ("For time",)
            return (*head, ": as fast as good form allows", *_cap_text(cap))


def _rounds_text(rounds: Range[int] | None, before: str = "") -> Text:
    if rounds is None:
        return ()
    word = "round" if rounds.high == 1 else "rounds"
    return (f"{before}{notation.number_range(rounds, '–')} {word}",)


def _cap_text(cap: int | None) -> Text:
    return (", stop at ", _duration(cap)) if cap is not None else ()


def _emom_text(form: Emom, items: Sequence[Item]) -> Text:
    stations = sum(isinstance(i, Exercise | Superset | Rest) for i in items)
    slots = form.seconds // form.interval_s
    if form.interval_s == 60:
        text: Text = ("Every minute on the minute (EMOM) for ", _duration(form.seconds))
    else:
        text = ("Every ", _duration(form.interval_s), " for ", _duration(form.seconds))
    if form.round_s is not None:
        text += (*_rounds_text(Range.exactly(form.rounds or 1), ": "), " of ")
        text += (_duration(form.round_s),)
    elif stations > 1 and slots % stations == 0 and form.rounds in {None, slots // stations}:
        unit = "minutes" if form.interval_s == 60 else "intervals"
        text += (f": {slots // stations} rounds of {stations} {unit}",)
    elif form.rounds is not None:
        text += _rounds_text(Range.exactly(form.rounds), ": ")
    return text


def _intervals_text(form: Intervals, items: Sequence[Item]) -> Text:
    several = sum(len(members(i)) for i in items) > 1
    text: Text = ("Tabata: ",) if form.tabata else ()
    if form.repeats is not None:
        text += (f"{form.repeats} × ",)
    text += (_duration(form.work_s), " of work and ", _duration(form.off_s), " of rest")
    if form.repeats is not None and several:
        text += (", the exercises in turn",)
    return (*text, *_rounds_text(form.rounds, ", "))


# --- What is filled in by hand --------------------------------------------------------


def _track(form: Form | None, section: Section) -> TrackView | None:
    match form:
        case Circuit(rounds=rounds) if 1 < rounds.high <= MOST_BOXES:
            return TrackView("rounds", _counted(rounds.high))
        case Intervals(rounds=Range(high=high)) if 1 < high <= MOST_BOXES:
            return TrackView("rounds", _counted(high))
        case Intervals(repeats=int(repeats)) if repeats <= MOST_BOXES:
            return TrackView("rounds", _counted(repeats), name="Intervals")
        case Emom(seconds=seconds, interval_s=interval) if seconds // interval <= MOST_BOXES:
            return TrackView("minutes", _counted(seconds // interval))
        case Amrap(seconds=seconds):
            return TrackView("amrap", note=(_duration(seconds),))
        case ForTime(cap_s=cap) | Ladder(for_time=True, cap_s=cap):
            return TrackView("time", note=(_duration(cap),) if cap is not None else ())
    return None


def _counted(count: int) -> tuple[str, ...]:
    return tuple(str(i + 1) for i in range(count))


def _log(one: Exercise, section: Section, scheme: Scheme, cells: _Cells) -> LogView | None:
    """The cells of an exercise: a group of them for each set or round."""
    if section.kind is not SectionKind.MAIN:
        return None
    sees = any(isinstance(s.amount, SeeTable) for s in one.schemes)
    schemes = (sees and cells.get(one.name.casefold())) or one.schemes
    own_sets = (
        sum(s.sets.high if s.sets else 1 for s in one.schemes) if schemes is one.schemes else 0
    )
    table_sets = max((s.sets.high if s.sets else 1 for s in schemes), default=1)
    fields = tuple(_fields(schemes))
    sets: tuple[str, ...]
    match scheme.form:
        case Emom():
            # What is left of the minute tells how hard it was.
            return LogView(("1",), tuple(field for field in fields if field != "RIR"))
        case Amrap() | ForTime():
            # The section counts the rounds; only what is lifted is each exercise's own.
            lifted = tuple(field for field in fields if field in {"weight", "load"})
            return LogView(("1",), lifted) if lifted else None
        case Circuit(rounds=rounds) | SupersetScheme(rounds=Range() as rounds):
            sets = _counted(rounds.high)
        case Intervals(rounds=rounds):
            sets = _counted(rounds.high if rounds else 1)
        case Ladder(reps=reps):
            sets = tuple(map(str, reps))
            fields = tuple(field for field in fields if field != "RIR")
        case _:
            sets = _counted(own_sets or table_sets)
    if not sets:
        return None  # no sets, or no rounds: a mistake that is told
    if len(sets) > MOST_SETS:
        # Nobody draws thirty boxes: how many sets it were is one thing to write down.
        return LogView(("1",), (*(f for f in fields if f in {"weight", "load"}), "sets", "reps"))
    return LogView(sets, fields)


def _fields(schemes: Sequence[SetScheme]) -> Iterator[str]:
    """Yield what is written down of a set: the load, how much, how much was left in reserve."""
    loads = [scheme.load for scheme in schemes if scheme.load is not None]
    if any(isinstance(load, LoadWords) for load in loads):
        yield "load"
    elif any(load != Bodyweight() for load in loads):
        yield "weight"
    unit = _unit(schemes)
    if any(s.side is not None and s.side.kind is SideKind.PER_SIDE for s in schemes):
        yield from ((f"{side} {unit}" if unit in {"s", "m"} else side) for side in "LR")
    else:
        yield unit
    # Of a hold, a distance or all that one has, nothing is left in reserve.
    if unit == "reps" and not any(isinstance(scheme.amount, Max) for scheme in schemes):
        yield "RIR"


def _table_cells(workout: Workout) -> _Cells:
    """The cells below each name, for the exercises whose lines say "see table"."""
    found: dict[str, list[SetScheme]] = {}
    for section in workout.sections:
        for item in section.items:
            if not isinstance(item, Progression):
                continue
            for i, column in enumerate(item.columns[1:]):
                cells = (row.cells[i] for row in item.rows)
                doses = [cell for cell in cells if isinstance(cell, SetScheme)]
                found.setdefault(column.casefold(), []).extend(doses)
    return found


def _unit(schemes: Sequence[SetScheme]) -> str:
    match schemes[0].amount if schemes else None:
        case Reps(noun=noun):
            return noun
        case Hold():
            return "s"
        case Distance(unit=unit):
            return unit.value
    return "reps"


# --- The legend -----------------------------------------------------------------------


_MEANINGS: Final = {
    "AMRAP": "as many rounds as possible in the time",
    "EMOM": "every minute on the minute; what is left of it is rest",
    "Tabata": "short, hard bouts: 20 s of work and 10 s of rest, eight times",
    "Superset": "A1 then A2 without a rest between; then rest and begin again",
    "RPE": "rating of perceived exertion, 1 to 10; 10 is all you have",
    "RIR": "reps in reserve: how many more good reps you could have done",
    "1RM": "one-repetition maximum: the most you can lift once",
    "Tempo": "seconds to lower, pause, lift, pause",
    "X": "in a tempo: as fast as it goes",
    "max": "as many, or as long, as good form lasts",
    "L, R": "left, right",
}


def _legend(workout: Workout, sections: Sequence[SectionView]) -> Iterator[Term]:
    """Explain the abbreviations that this workout uses, and no others."""
    used: set[str] = set()
    for section in workout.sections:
        match section.scheme.form if section.scheme else None:
            case Amrap():
                used.add("AMRAP")
            case Emom(interval_s=60):
                used.add("EMOM")
            case Intervals(tabata=True):
                used.add("Tabata")
        for item in section.items:
            if isinstance(item, Superset):
                used.add("Superset")
            cells = (
                (cell for row in item.rows for cell in row.cells)
                if isinstance(item, Progression)
                else ()
            )
            schemes = [cell for cell in cells if isinstance(cell, SetScheme)]
            schemes += [scheme for one in members(item) for scheme in one.schemes]
            for scheme in schemes:
                used |= _terms(scheme)
    logs = [
        row.log
        for section in sections
        for part in section.parts
        if isinstance(part, RowsView)
        for row in part.rows
        if row.log is not None
    ]
    written = {field for log in logs for field in log.fields}
    if written & {"L", "L s", "L m"}:
        used.add("L, R")
    for short, meaning in _MEANINGS.items():
        if short in used:
            yield Term(short, meaning)
        elif short in written:
            yield Term(short, meaning, cells=True)


def _terms(scheme: SetScheme) -> set[str]:
    used: set[str] = set()
    match scheme.effort:
        case Rpe():
            used.add("RPE")
        case Rir():
            used.add("RIR")
    if isinstance(scheme.load, PercentOfMax):
        used.add("1RM")
    if isinstance(scheme.amount, Max):
        used.add("max")
    if scheme.tempo is not None:
        used.add("Tempo")
        if None in scheme.tempo.phases:
            used.add("X")
    return used
