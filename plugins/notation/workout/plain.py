"""The commonest lines, read by one regular expression each.

No second reader: these expressions only find the parts of a line that is written in the plainest
way. What a dose's clause or a scheme's clause *says* is told by the full reader, which is asked
once for each clause that authors use ("8-12 reps per side", "@ RPE 7", "rest 60 s between
rounds"). Whatever is less than plain, or wrong in any way, is ``None`` here and goes to the full
reader whole, which then reports it. ``tests/notation/test_plain.py`` shows that a line read here
gives the same value, spans too, that the full reader gives.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final, TypeAlias

from plugins.late import expression
from plugins.notation.frozen import maker
from plugins.notation.source import Span, span_of
from plugins.notation.workout.dose import FIELDS, LONGEST_ALONE, clause_alone
from plugins.notation.workout.model import (
    Exercise,
    Label,
    Range,
    SetScheme,
    Variant,
    VariantKind,
)

#: Letters in ranges, since a class like ``[^\W\d_]`` takes several times as long to match.
_LETTER: Final = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017e"
_MARK: Final = r"(?:[-*+•]|([0-9]{1,3})[.)]) +"
#: The label and the name, and the colon if there is one. A name has no number here, so that no part
#: of a label or of a dose can be taken for one.
_NAMED: Final = (
    rf"(?:([A-Z])([1-9][0-9]?)[.] +|)(?!(?i:rest)\b)([{_LETTER}][{_LETTER} '’-]*(?<=[{_LETTER}]))"
    r"(: (?! )|)"
)
#: An item as far as its dose, and a sub-item. The parser looks for both where a line begins.
ITEM: Final = _MARK + _NAMED
SUB_ITEM: Final = r"( {2,8})[-*+] +(easier|harder|or|cue): +(\S.*)"
#: An item that is no single line, or has its label for a mark.
_HEAD: Final = expression(rf"(?:{_MARK})?{_NAMED}")
#: The dash that begins a cue, or what may be one: a long one, or one with a space before it. What
#: is a space says the tokenizer. (That the expression begins with a set makes its search fast.)
_DASH: Final = expression(
    r"[-\u2013-\u2015](?:(?<=[\u2014\u2015])|(?<=[\s\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff].))"
)
#: The plain form: one space, the dash, one space, and behind it no number, which would make the
#: dash part of a range.
_CUE: Final = expression(r" [-\u2013-\u2015] (?=[^\d\s\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff])")
_INVISIBLE: Final = expression(r"[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
_SETS: Final = expression(r"([1-9]|1[0-9]|20) ?[x×] ?(?=[0-9])")
_SET_COUNTS: Final = {str(number): Range.exactly(number) for number in range(1, 21)}
_KINDS: Final = {kind.value: kind for kind in VariantKind}


_make_exercise: Final = maker(Exercise)
_make_set_scheme: Final = maker(SetScheme)
_make_variant: Final = maker(Variant)

#: What a dose says: a set scheme's values, and whether the exercise is optional.
_Said: TypeAlias = tuple[tuple[Any, ...], bool]
_UNSAID: Final[_Said] = ((None,) * (len(FIELDS) - 1), False)


def read_exercise(
    text: str, bounds: tuple[int, int], head: re.Match[str] | None, *, gives_amount: bool
) -> Exercise | None:
    """Return the exercise in a plain item that is all that ``bounds`` bound.

    ``head`` is how :data:`ITEM` begins a match, if the item is a single line.
    """
    start, end = bounds
    head = head or _HEAD.match(text, start, end)
    if head is None or text[end - 1].isspace():
        return None
    number, letter, place, name, colon = head.group(1, 2, 3, 4, 5)
    if " -" in name or "  " in name:
        return None
    at = head.end(5)
    dose, dash, cue = text[at:end].partition(" — ")
    if not colon and not dose:
        said: _Said | None = _UNSAID
    else:
        said = dose_alone(dose) if len(dose) <= LONGEST_ALONE else None
    if said is None or (dash and not cue[0].isalpha()):
        found = _DASH.search(text, at, end)
        mark = None if found is None else _CUE.match(text, found.start() - 1, end)
        if found is not None and mark is None:
            return None
        dose = text[at : mark.start() if mark else end]
        cue = text[mark.end() : end] if mark else ""
        said = _dose(dose) if colon or dose else _UNSAID
        if said is None:
            return None
    values, optional = said
    schemes: tuple[SetScheme, ...] = ()
    if not gives_amount and values[0] is None:
        return None
    if colon:
        schemes = (_make_set_scheme(*values, span_of((at, at + len(dose)))),)
    elif dose:
        return None
    return _make_exercise(
        name,
        schemes,
        " ".join(cue.split()) if cue else None,
        optional,
        (),
        Label(letter, int(place)) if letter else None,
        int(number) if number else None,
        span_of((head.start(2 if letter else 4), end)),
    )


def read_dose(text: str, span: Span) -> SetScheme | None:
    """Return the one set scheme in a plain cell of a table."""
    start, end = span
    said = dose_alone(text[start:end]) if end - start <= LONGEST_ALONE else None
    if said is None or said[0][0] is None or said[1]:
        return None
    return _make_set_scheme(*said[0], span)


def read_variant(text: str, match: re.Match[str]) -> tuple[int, Variant] | None:
    """Return a plain sub-item with its indent; ``match`` is of :data:`SUB_ITEM`."""
    end = match.end()
    if text[end - 1].isspace():
        return None
    spaces, kind, words = match.group(6, 7, 8)
    body = span_of((match.start(7), end))
    return len(spaces), _make_variant(_KINDS[kind], " ".join(words.split()), body)


@lru_cache(maxsize=1024)
def dose_alone(dose: str) -> _Said | None:
    """Return what ``dose`` says; ``None`` also for one in which a cue may begin."""
    plain = dose.isascii() and dose.isprintable()  # so that " " is the only space
    return None if not plain or " -" in dose or dose.startswith("-") else _dose(dose)


def _dose(dose: str) -> _Said | None:
    if len(dose) > LONGEST_ALONE or dose != dose.strip():
        return None
    if ", @" in dose or not (dose.isascii() or _INVISIBLE.search(dose) is None):
        return None
    # At a comma without a space behind it no clause ends: it may stand in a number.
    clauses = dose.replace(" @ ", ", @ ").split(", ")
    if len(clauses) > 1:
        clauses[1:] = [each if each.startswith("@") else f", {each}" for each in clauses[1:]]
    said: list[Any] = [None] * len(FIELDS)
    first = clauses[0]
    if ("x" in first or "×" in first) and (sets := _SETS.match(first)):
        said[1] = _SET_COUNTS[sets.group(1)]
        clauses[0] = first[sets.end() :]
    for clause in clauses:
        more = clause_alone(clause)
        if not more:
            return None
        for at, value in more:
            if said[at] is not None:
                return None  # what is said twice is for the full reader to report
            said[at] = value
    optional = said.pop() is not None
    return tuple(said), optional
