"""A workout back to the notation, in its canonical form.

``parse(format_workout(w))`` gives an equal workout for every one that a text can give without an
error, and formatting the result again changes nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from plugins.notation.workout.model import (
    Amount,
    Amrap,
    Bodyweight,
    Circuit,
    Distance,
    Effort,
    Emom,
    Exercise,
    Form,
    ForTime,
    Hold,
    Intervals,
    Item,
    Ladder,
    Load,
    LoadChoice,
    LoadWords,
    Mass,
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
    SeeTable,
    SetScheme,
    Side,
    SideKind,
    StraightSets,
    Superset,
    SupersetScheme,
    Tempo,
    Variant,
    Workout,
)
from plugins.notation.workout.views import words_of_time


def format_workout(workout: Workout) -> str:
    """Return the lines between the fences, ending with a line end (or nothing at all)."""
    parts = [_section(section) for section in workout.sections]
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _section(section: Section) -> str:
    lines: list[str] = []
    if section.title:
        lines.append(f"## {section.title}")
    if section.scheme is not None:
        words = scheme_words(section.scheme)
        if words:
            lines.append(f"*{words}*")
    last: Item | None = None
    for item in section.items:
        # A table and a note are paragraphs of their own; so is what follows them.
        own = isinstance(item, Progression) or (isinstance(item, Note) and item.number is None)
        was_own = isinstance(last, Progression | Note)
        if lines and (last is None or own or was_own):
            lines.append("")
        lines += _item(item)
        last = item
    return "\n".join(lines)


def _item(item: Item) -> list[str]:
    match item:
        case Exercise():
            return _exercise(item)
        case Superset(exercises=exercises):
            return [line for exercise in exercises for line in _exercise(exercise)]
        case Rest(seconds=seconds, number=number, under=under):
            words = f"Rest: {time(seconds)}" if seconds is not None else "Rest"
            return [f"{_mark(number)} {words}", *(f"    - {note.text}" for note in under)]
        case Note(text=text, number=number):
            return [f"> {text}".rstrip() if number is None else f"{number}. {text}"]
        case Progression():
            return _table(item)


def _mark(number: int | None) -> str:
    return "-" if number is None else f"{number}."


def _exercise(exercise: Exercise) -> list[str]:
    words = [_mark(exercise.number)]
    if exercise.label is not None:
        words.append(f"{exercise.label.letter}{exercise.label.number}.")
    dose = ", then ".join(scheme(one) for one in exercise.schemes)
    if exercise.optional:
        dose = f"{dose}, optional" if dose else "optional"
    words.append(f"{exercise.name}: {dose}" if dose else exercise.name)
    if exercise.cue is not None:
        words.append(f"— {exercise.cue}")
    return [" ".join(words), *(f"    - {_sub(sub)}" for sub in exercise.under)]


def _sub(sub: Variant | Note) -> str:
    return sub.text if isinstance(sub, Note) else f"{sub.kind.value}: {sub.text}"


def _table(table: Progression) -> list[str]:
    rows = [
        [row.name, *(_cell(c, head) for c, head in zip_longest(row.cells, table.columns[1:]))]
        for row in table.rows
    ]
    lines = [_table_row(table.columns), "|" + "---|" * len(table.columns)]
    return [*lines, *(_table_row(row) for row in rows)]


def _table_row(cells: tuple[str, ...] | list[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _cell(cell: SetScheme | Rest | Note | None, column: str | None) -> str:
    match cell:
        case SetScheme():
            return scheme(cell)
        case Rest(seconds=Range() as seconds):
            # Under the name of an exercise a time alone would be a hold.
            alone = column is not None and column.casefold() == "rest"
            if alone:
                return "no rest" if seconds.high == 0 else time(seconds)
            return f"rest {time(seconds)}"
        case Rest():
            return "rest"
        case Note(text=text):
            return text
        case None:
            return ""


# --- Doses ----------------------------------------------------------------------------


def scheme(one: SetScheme) -> str:
    """Return a set scheme as it is written behind the colon."""
    words: list[str] = []
    if one.amount is not None:
        sets = f"{number_range(one.sets)} x " if one.sets is not None else ""
        words.append(sets + amount(one.amount, bare=one.sets is not None))
    elif one.sets is not None:
        words.append(f"{number_range(one.sets)} sets")
    if one.side is not None:
        words.append(side(one.side))
    if one.load is not None:
        words.append(f"@ {load(one.load)}")
    if one.effort is not None:
        words.append(f"@ {effort(one.effort)}")
    text = " ".join(words)
    details = []
    if one.tempo is not None:
        details.append(f"tempo {tempo(one.tempo)}")
    if one.rest_s is not None:
        details.append(f"rest {time(one.rest_s)}" if one.rest_s.high else "no rest")
    return ", ".join([text, *details] if text else details)


def amount(one: Amount, *, bare: bool = False) -> str:
    """Return an amount; ``bare`` leaves out "reps", as behind sets."""
    match one:
        case Reps(count=count, at_least=at_least, noun=noun):
            number = number_range(count) + ("+" if at_least else "")
            if noun != "reps":
                return f"{number} {noun}"
            return number if bare else f"{number} {'rep' if number == '1' else 'reps'}"
        case Hold(seconds=seconds, at_least=True):
            return f"{_in_seconds(seconds)}+ s"
        case Hold(seconds=seconds):
            return time(seconds)
        case Distance(value=value, unit=unit):
            return f"{number_range(value)} {unit.value}"
        case Max():
            return "max"
        case SeeTable():
            return "see table"


def side(one: Side) -> str:
    match one.kind:
        case SideKind.PER_SIDE:
            return f"per {one.limb}"
        case SideKind.TOTAL:
            return "total"
    return one.kind.value if one.limb == "side" else f"{one.kind.value} {one.limb}"


def load(one: Load, dash: str = "-", times: str = "x") -> str:
    match one:
        case Mass(value=value, unit=unit, pieces=pieces):
            weight = f"{number_range(value, dash)} {unit.value}"
            return weight if pieces == 1 else f"{pieces} {times} {weight}"
        case PercentOfMax(percent=percent):
            return f"{number_range(percent, dash)}% 1RM"
        case Bodyweight(plus=plus):
            return f"bodyweight + {load(plus, dash, times)}" if plus is not None else "bodyweight"
        case LoadWords(text=text):
            return text
        case LoadChoice(choices=choices):
            return " / ".join(load(choice, dash, times) for choice in choices)


def effort(one: Effort) -> str:
    match one:
        case Rpe(value=value):
            return f"RPE {number_range(value)}"
        case Rir(count=count):
            return f"RIR {number_range(count)}"


def tempo(one: Tempo) -> str:
    return "-".join("X" if phase is None else str(phase) for phase in one.phases)


def number(one: int | Decimal) -> str:
    """Return a number in plain digits, without zeros that say nothing."""
    if isinstance(one, int):
        return str(one)
    text = f"{one:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_range(one: Range[int] | Range[Decimal], dash: str = "-") -> str:
    low = number(one.low)
    return low if one.is_exact else f"{low}{dash}{number(one.high)}"


def time(seconds: Range[int], dash: str = "-") -> str:
    """Return a time: ``90 s``, ``5 min``, ``20-30 s``, ``2-3 min``."""
    if seconds.is_exact:
        return words_of_time(seconds.low)
    if seconds.low % 60 == 0 and seconds.high % 60 == 0 and seconds.high >= 120:
        return f"{seconds.low // 60}{dash}{seconds.high // 60} min"
    return f"{_in_seconds(seconds, dash)} s"


def _in_seconds(seconds: Range[int], dash: str = "-") -> str:
    return number_range(seconds, dash)


# --- Schemes --------------------------------------------------------------------------


def scheme_words(one: Scheme) -> str:
    """Return a scheme line without the marks of emphasis."""
    clauses = [*_form(one.form)] if one.form is not None else []
    rests = (
        (one.rest_exercises_s, "exercises"),
        (one.rest_rounds_s, "rounds"),
        (one.rest_sets_s, "sets"),
    )
    first = True
    for seconds, what in rests:
        if seconds is None:
            continue
        if seconds.high == 0:
            clauses.append(f"no rest between {what}")
        else:
            clauses.append(f"{'rest ' if first else ''}{time(seconds)} between {what}")
            first = False
    return ", ".join(clauses)


def _form(form: Form) -> list[str]:
    match form:
        case StraightSets():
            return ["straight sets"]
        case SupersetScheme(rounds=rounds):
            return ["superset", *_rounds(rounds)]
        case Circuit(rounds=rounds):
            return _rounds(rounds)
        case Amrap(seconds=seconds):
            return [f"AMRAP {words_of_time(seconds)}"]
        case Emom(seconds=seconds, interval_s=interval, rounds=rounds, round_s=round_s):
            head = "EMOM" if interval == 60 else f"every {words_of_time(interval)} for"
            more = _rounds(Range.exactly(rounds)) if rounds is not None else []
            length = f" of {words_of_time(round_s)}" if round_s is not None else ""
            return [f"{head} {words_of_time(seconds)}", *(f"{one}{length}" for one in more)]
        case Intervals():
            return [*_intervals(form), *_rounds(form.rounds)]
        case Ladder(reps=reps, for_time=for_time, cap_s=cap):
            timed = _for_time(cap) if for_time else []
            return ["reps " + "-".join(map(str, reps)), *timed]
        case ForTime(cap_s=cap, rounds=rounds):
            return [*_rounds(rounds), *_for_time(cap)]


def _rounds(rounds: Range[int] | None) -> list[str]:
    if rounds is None:
        return []
    return [f"{number_range(rounds)} {'round' if rounds.high == 1 else 'rounds'}"]


def _for_time(cap: int | None) -> list[str]:
    return ["for time", *([f"cap {words_of_time(cap)}"] if cap is not None else [])]


def _intervals(form: Intervals) -> list[str]:
    work, off = words_of_time(form.work_s), words_of_time(form.off_s)
    if form.tabata:
        return [f"Tabata {form.repeats or 8} x {work} / {off}"]
    repeats = f"{form.repeats} x " if form.repeats is not None else ""
    return [f"{repeats}{work} on / {off} off"]
