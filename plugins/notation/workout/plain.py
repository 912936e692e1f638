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
from typing import Any, Final

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
#: The mark, the label and the name, and the colon if there is one. A name has no number here, so
#: that no part of a label or of a dose can be taken for one.
_HEAD: Final = re.compile(
    rf"(?:(?:[-*+•]|([0-9]{{1,3}})[.)]) +)?(?:([A-Z])([1-9][0-9]?)[.] +)?"
    rf"(?!(?i:rest)\b)([{_LETTER}](?:[{_LETTER} '’-]*[{_LETTER}])?)(: (?! ))?"
)
#: The dash that begins a cue, or what may be one: a long one, or one with a space before it. What
#: is a space says the tokenizer. (That the expression begins with a set makes its search fast.)
_DASH: Final = re.compile(r"[-\u2013-\u2015](?:(?<=[\u2014\u2015])|(?<=[\s\u200b\u2060\ufeff].))")
#: The plain form: one space, the dash, one space, and behind it no number, which would make the
#: dash part of a range.
_CUE: Final = re.compile(r" [-\u2013-\u2015] (?=[^\d\s\u200b\u2060\ufeff])")
_INVISIBLE: Final = re.compile(r"[\u200b\u2060\ufeff]")
_SETS: Final = re.compile(r"([1-9]|1[0-9]|20) ?[x×] ?(?=[0-9])")
_SET_COUNTS: Final = {str(number): Range.exactly(number) for number in range(1, 21)}
_SUB: Final = re.compile(r"([ ]+)[-*+] +(easier|harder|or|cue): +(\S[^\n]*)")
_KINDS: Final = {kind.value: kind for kind in VariantKind}


_make_exercise: Final = maker(Exercise)
_make_set_scheme: Final = maker(SetScheme)
_make_variant: Final = maker(Variant)
_UNSAID: Final[list[Any]] = [None] * len(FIELDS)


def read_exercise(text: str, span: Span, *, gives_amount: bool) -> Exercise | None:
    """Return the exercise in a plain item that is all of ``span``."""
    start, end = span
    head = _HEAD.match(text, start, end)
    if head is None or text[end - 1].isspace():
        return None
    number, letter, place, name, colon = head.groups()
    if " -" in name or "  " in name:
        return None
    at = head.end()
    dose, dash, cue = text[at:end].partition(" — ")
    if _may_have_dash(dose) or (dash and not cue[0].isalpha()):
        found = _DASH.search(text, at, end)
        mark = None if found is None else _CUE.match(text, found.start() - 1, end)
        if found is not None and mark is None:
            return None
        dose = text[at : mark.start() if mark else end]
        cue = text[mark.end() : end] if mark else ""
    schemes: tuple[SetScheme, ...] = ()
    optional = False
    if colon is None:
        if dose or not gives_amount:
            return None
    else:
        said = _dose(dose)
        if said is None or not (gives_amount or said[0][0] is not None):
            return None
        values, optional = said
        schemes = (_make_set_scheme(*values, span_of((at, at + len(dose)))),)
    return _make_exercise(
        name,
        schemes,
        " ".join(cue.split()) or None,
        optional,
        (),
        Label(letter, int(place)) if letter else None,
        int(number) if number else None,
        span_of((head.start(2 if letter else 4), end)),
    )


def _may_have_dash(dose: str) -> bool:
    """Whether a cue may begin in ``dose``; asked before the expression is, which takes longer."""
    plain = dose.isascii() and dose.isprintable()  # so that " " is the only space
    return not plain or " -" in dose or dose.startswith("-")


def read_dose(text: str, span: Span) -> SetScheme | None:
    """Return the one set scheme in a plain cell of a table."""
    said = _dose(text[span.start : span.end])
    if said is None or said[0][0] is None or said[1]:
        return None
    return _make_set_scheme(*said[0], span)


def read_variant(text: str, span: Span) -> tuple[int, Variant] | None:
    """Return a plain sub-item with its indent."""
    match = _SUB.fullmatch(text, *span)
    if match is None or text[span.end - 1].isspace():
        return None
    spaces, kind, words = match.groups()
    body = span_of((match.start(2), span.end))
    return len(spaces), _make_variant(_KINDS[kind], " ".join(words.split()), body)


def _dose(dose: str) -> tuple[tuple[Any, ...], bool] | None:
    """Return what ``dose`` says: a set scheme's values, and whether the exercise is optional."""
    if len(dose) > LONGEST_ALONE or dose != dose.strip():
        return None
    if ", @" in dose or not (dose.isascii() or _INVISIBLE.search(dose) is None):
        return None
    # At a comma without a space behind it no clause ends: it may stand in a number.
    clauses = dose.replace(" @ ", ", @ ").split(", ")
    if len(clauses) > 1:
        clauses[1:] = [each if each.startswith("@") else f", {each}" for each in clauses[1:]]
    said = _UNSAID.copy()
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
