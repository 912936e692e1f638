"""A workout or pros and cons as a few stable lines, to write expectations in.

A value is its class and what differs from the default: ``Reps 8..12``, ``Mass 16 kg pieces=2``. An
exercise is a line: marks, name, its set schemes after bars, the cue.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from plugins.notation.workout.model import (
    Exercise,
    Note,
    Progression,
    Range,
    Rest,
    SetScheme,
    Superset,
    Tempo,
    Variant,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.pros_cons import ProsCons
    from plugins.notation.workout.model import Item, Workout


def workout(value: Workout) -> str:
    """Return the lines of a workout's sections."""
    lines: list[str] = []
    for section in value.sections:
        lines.append(f"section {section.title!r} ({section.kind.value})")
        if section.scheme is not None:
            lines.append(f"  {_value(section.scheme)}")
        lines += [f"  {line}" for item in section.items for line in _item(item)]
    return "\n".join(lines)


def pros_cons(value: ProsCons) -> str:
    """Return a line for each point, and for the texts around them."""
    lines = [f"intro {value.intro!r}"] if value.intro else []
    lines += ["paired"] if value.paired else []
    for side, points in (("pro", value.pros), ("con", value.cons)):
        lines += [f"{side} {point.lead!r} {point.body!r}" for point in points]
    return "\n".join([*lines, *([f"verdict {value.verdict!r}"] if value.verdict else [])])


def _item(item: Item) -> Iterator[str]:
    match item:
        case Exercise():
            yield _exercise(item)
            yield from (f"  {_sub(sub)}" for sub in item.under)
        case Superset(letter=letter, exercises=exercises):
            yield f"superset {letter}"
            yield from (f"  {line}" for one in exercises for line in _item(one))
        case Rest(seconds=seconds, number=number, under=under):
            yield f"{_mark(number)}rest {'' if seconds is None else _value(seconds)}".rstrip()
            yield from (f"  {_sub(sub)}" for sub in under)
        case Note(number=number):
            yield f"{_mark(number)}{_sub(item)}"
        case Progression(columns=columns, rows=rows):
            yield f"table {' / '.join(columns)}"
            for row in rows:
                cells = " / ".join("-" if cell is None else _value(cell) for cell in row.cells)
                yield f"  {row.name!r}: {cells}"


def _exercise(one: Exercise) -> str:
    words = [_mark(one.number)]
    if one.label is not None:
        words.append(f"{one.label.letter}{one.label.number} ")
    words.append(repr(one.name))
    words += [f" | {_value(scheme)}" for scheme in one.schemes]
    words.append(" | optional" if one.optional else "")
    words.append(f" -- {one.cue!r}" if one.cue is not None else "")
    return "".join(words)


def _mark(number: int | None) -> str:
    return "" if number is None else f"{number}. "


def _sub(sub: Variant | Note) -> str:
    return f"note {sub.text!r}" if isinstance(sub, Note) else f"{sub.kind.value} {sub.text!r}"


def _value(value: Any) -> str:
    match value:
        case Range(low=low, high=high):
            return _value(low) if low == high else f"{_value(low)}..{_value(high)}"
        case Tempo(phases=phases):
            return "tempo " + "-".join("X" if p is None else str(p) for p in phases)
        case Enum():
            return str(value.value)
        case Decimal():
            return f"{value.normalize():f}"
        case tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
    if not is_dataclass(value):
        return repr(value) if isinstance(value, str) else str(value)
    words = [] if isinstance(value, SetScheme) else [type(value).__name__]
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name == "span" or held == field.default:
            continue
        text = _value(held)
        if field.default is MISSING or field.name in {"amount", "tempo", "seconds"}:
            words.append(text)
        elif held is True:
            words.append(field.name)
        else:
            words.append(f"{field.name}=({text})" if " " in text else f"{field.name}={text}")
    return " ".join(words)
