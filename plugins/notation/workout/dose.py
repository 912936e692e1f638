"""The grammar of a dose: what stands behind an exercise's colon, or in a cell of a table.

::

    dose     : scheme {"," "then" scheme}
    scheme   : [[SETS ("x" | "sets of")] AMOUNT] [SIDE] {"@" target} {"," detail}
             | detail {"," detail}                       (where the section says how much)
             | AMOUNT "x" SETS "sets" …                  (the other order, where the words say so)
    AMOUNT   : range [NOUN] ["+"] | time | distance | "max" | "see table"
    SIDE     : ("per" | "each" | "/") LIMB | "each" | "ea"
             | "alternating" | "left" | "right" | "total"
    target   : "RPE" range | "RIR" range | range "%" ["1RM"] | load {"/" load}
    load     : [PIECES "x"] mass ["per hand"] | "bodyweight" ["+" mass] | WORDS
    detail   : "tempo" tempo | "rest" time | "optional" | "RPE" range | "RIR" range | SIDE | mass
    tempo    : four phases, each a digit or "X"; with dashes between them up to 99 s
"""

from __future__ import annotations

import re
from dataclasses import field
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, TypeAlias

from plugins.late import dataclass, expression
from plugins.notation.diagnostics import Report, Severity, did_you_mean
from plugins.notation.source import Span
from plugins.notation.workout.lexer import Cursor, Kind, tokenize
from plugins.notation.workout.meant import meant
from plugins.notation.workout.model import (
    Amount,
    Bodyweight,
    Distance,
    Effort,
    Hold,
    Load,
    LoadChoice,
    LoadWords,
    Mass,
    MassUnit,
    Max,
    PercentOfMax,
    Range,
    Reps,
    Rir,
    Rpe,
    SeeTable,
    SetScheme,
    Side,
    SideKind,
    Tempo,
)
from plugins.notation.workout.quantities import (
    EACH,
    MOST_DISTANCE,
    MOST_MASS,
    MOST_REPS,
    MOST_SETS,
    SAY_WHAT,
    Quantity,
    Unread,
    ahead,
    at_quantity,
    at_times_sign,
    check_no_side_slip,
    check_no_slip,
    check_no_unknown_unit,
    cue_hint,
    near_limb,
    recover,
    take_cue_words,
    take_quantity,
    take_until,
)
from plugins.notation.workout.words import (
    BODYWEIGHT_WORDS,
    COUNT_NOUNS,
    DETAILS,
    DISTANCE_UNITS,
    LIMBS,
    MASS_UNITS,
    MAX_WORDS,
    NUMBER_WORDS,
    RANGE_DASHES,
    SET_WORDS,
    SIDE_WORDS,
    TIME_PHRASES,
    TIME_UNITS,
    TIMES_SIGNS,
)

#: A product with a first number above this is no sets x reps that a coach would write.
_PLAUSIBLE_SETS: Final = 20

_BRACKETS: Final = expression(r"\(\s*([^()]*[^()\s])\s*(?:\)|$)")
_IN_WORDS: Final = expression(r"[^,@()]*[^\s,@()]")
_AFTER_MINUTES: Final = expression(r"([0-5]\d)(?:\s*s(?:ec)?)?\b")
_DIGITS: Final = TIME_PHRASES | NUMBER_WORDS
_NUMBER_WORDS: Final = expression(rf"\b(?:{'|'.join(_DIGITS)})\b")
_STEPS: Final = expression(
    r"(?:(\d+)\s*[x×]\s*|)"
    r"([1-9]\d*(?:\s*[-\u2010-\u2015\u2212/]\s*[1-9]\d*){2,}"
    r"|[1-9]\d*(?:\s*,\s*[1-9]\d*){2,})(?!\s*\d)"
)
_BEHIND: Final = expression(r"[^,()]*[^\s,()]")
_BARE: Final = expression(r"\d+(?:\.\d+)?(?=\s*(?:[,@]|$))")
_BARE_CHOICE: Final = expression(
    r"(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*(kgs?|lbs?|poods?)?(?=\s*(?:[,@]|$))"
)
_BARE_SEVERAL: Final = expression(r"\d+(?:\.\d+)?(?:\s*[/,]\s*\d+(?:\.\d+)?){2,}")
_SECOND_COLON: Final = expression(r"([^\W\d_][^:,@()\d]*):")

#: What a clause says: the places of values among :data:`FIELDS`, and the values.
Said: TypeAlias = tuple[tuple[int, Any], ...]
#: The fields of a :class:`SetScheme`, in its order, and whether the exercise is optional.
FIELDS: Final = ("amount", "sets", "side", "load", "effort", "tempo", "rest_s", "optional")
#: What is longer is seldom seen twice: it is not to be remembered, and so not asked for alone.
LONGEST_ALONE: Final = 100
_NOTHING: Final = SetScheme()
#: Words of how a thing is done, which are near to others.
_HOW: Final = ("hard", "light", "slow", "easy")
_STEP_MARKS: Final = RANGE_DASHES | {"/", ","}
_MARK: Final = r"[-/:\u2010-\u2015\u2212]"
_IN_A_HAND: Final = frozenset(
    {"dumbbell", "dumbbells", "db", "dbs", "kettlebell", "kettlebells", "kb", "kbs", "bell"}
)
_PHASES: Final = expression(r"([\dx])([\dx])([\dx])([\dx])?")
_PHASES_APART: Final = expression(
    rf"(\d{{1,2}}|x){_MARK}(\d{{1,2}}|x){_MARK}(\d{{1,2}}|x)(?:{_MARK}(\d{{1,2}}|x))?"
)


@dataclass(frozen=True, slots=True)
class Dose:
    """All that a dose says: its set schemes, and what holds for the exercise as a whole."""

    schemes: tuple[SetScheme, ...]
    optional: bool


@dataclass(slots=True)
class _Parts:
    """A set scheme in the making."""

    amount: Amount | None = None
    sets: Range[int] | None = None
    side: Side | None = None
    load: Load | None = None
    effort: Effort | None = None
    tempo: Tempo | None = None
    rest_s: Range[int] | None = None
    seen: dict[str, Span] = field(default_factory=dict)

    def claim(self, what: str, span: Span, report: Report) -> None:
        """Note that ``what`` is given at ``span``, and report that it was given before."""
        if what in self.seen:
            report.add(
                "duplicate-detail",
                span,
                f"the {what} is given twice",
                f"keep one {what}",
            )
            raise Unread
        self.seen[what] = span


def parse_dose(cursor: Cursor, report: Report, text: str) -> Dose:
    """Read the tokens of ``cursor`` to their end.

    ``text`` is the source's whole text, from which words of the author's own are cut.
    Raises :class:`Unread` after reporting why.
    """
    before = len(report.found)
    try:
        return _parse(cursor, report, text)
    finally:
        if len(report.found) > before:
            _report_meant(cursor, report, text, before)


def _report_meant(cursor: Cursor, report: Report, text: str, before: int) -> None:
    """Say in one message what the whole dose is to be, where that is known.

    It takes the place of what was found from number ``before`` on.
    """
    wrong = report.found[before:]
    if not cursor.tokens:
        return
    span = cursor.tokens[0].span.to(cursor.tokens[-1].span)
    found = meant(" ".join(text[span.start : span.end].split()), reads)
    if found is not None:
        message, better = found
        del report.found[before:]
        first = next((d for d in wrong if d.severity is Severity.ERROR), wrong[0])
        report.add(first.code, span, message, f"write {better}")


def _parse(cursor: Cursor, report: Report, text: str) -> Dose:
    schemes: list[SetScheme] = []
    optional = failed = recovered = False
    while True:
        began = cursor.at
        parts = _Parts()
        follows = False
        try:
            _take_amount(cursor, report, parts)
            _take_side(cursor, report, parts)
        except Unread:
            failed = True
            recovered = recover(cursor)
        while not cursor.done and not follows:
            starts, recovered = recovered or (cursor.at == began and _at_detail(cursor)), False
            try:
                if cursor.skip("@"):
                    _take_target(cursor, report, parts, text)
                elif not cursor.skip(",") and not starts:
                    _report_leftover(cursor, report, parts)
                elif cursor.skip("then"):
                    follows = True
                    if cursor.peek() is None:
                        _report_no_amount(cursor, report, "an amount is expected after 'then'")
                elif cursor.word() == "optional":
                    parts.claim("word 'optional'", cursor.take().span, report)
                    optional = True
                else:
                    _take_detail(cursor, report, parts, text)
            except Unread:
                failed = True
                recovered = recover(cursor)
        schemes.append(
            SetScheme(
                parts.amount,
                parts.sets,
                parts.side,
                parts.load,
                parts.effort,
                parts.tempo,
                parts.rest_s,
                span=cursor.since(began),
            )
        )
        if failed and not follows:
            raise Unread
        if not follows:
            return Dose(tuple(s for s in schemes if s != _NOTHING), optional)


# --- Clauses that are seen again and again --------------------------------------------


@lru_cache(maxsize=2048)
def clause_alone(clause: str) -> Said | None:
    """Return what a clause of a dose says by itself.

    ``clause`` is an amount with its sides, a target with its @, or a detail with its comma.
    ``None`` if anything is wrong with it, and if it begins another set scheme.
    """
    if (counted := _counted(clause)) is not None:
        return counted
    cursor = Cursor(tokenize(clause, Span(0, len(clause))), len(clause))
    report = Report()
    parts = _Parts()
    optional = None
    try:
        if cursor.skip("@"):
            _take_target(cursor, report, parts, clause)
        elif not cursor.skip(","):
            _take_amount(cursor, report, parts)
            _take_side(cursor, report, parts)
        elif cursor.skip("optional"):
            optional = True
        else:
            _take_detail(cursor, report, parts, clause)
    except Unread:
        return None
    if report.found or not cursor.done:
        return None
    values = [*(getattr(parts, what) for what in FIELDS[:-1]), optional]
    return tuple((at, value) for at, value in enumerate(values) if value is not None)


#: The clauses that numbers make many of; each other one is soon remembered.
_COUNTED: Final = expression(
    r"([1-9][0-9]?)(?:-([1-9][0-9]?))? (?:(reps)|s)(?: per (side|leg|arm|hand))?"
    r"|@ ([1-9][0-9]?)(?:-([1-9][0-9]?))?(?:( kg)|% 1RM)"
)
_PER_LIMB: Final = {limb: Side(SideKind.PER_SIDE, limb) for limb in ("side", "leg", "arm", "hand")}


def _counted(clause: str) -> Said | None:
    """Read "8-12 reps per side", "30 s", "@ 16 kg", "@ 70% 1RM" ten times as fast as below.

    No number that can stand here is too large for anything; all of them are tested.
    """
    match = _COUNTED.fullmatch(clause)
    if match is None:
        return None
    first, last, reps, limb, light, heavy, mass = match.groups()
    low = int(first or light)
    high = int(last or heavy or low)
    if low > high:
        return None
    if first is None:
        weights = Range(Decimal(low), Decimal(high))
        return ((3, Mass(weights, MassUnit.KILOGRAM) if mass else PercentOfMax(weights)),)
    amount = Reps(Range(low, high)) if reps else Hold(Range(low, high))
    return ((0, amount), (2, _PER_LIMB[limb])) if limb else ((0, amount),)


@lru_cache(maxsize=256)
def rest_alone(words: str) -> Range[int] | None:
    """Return the seconds of a rest that is all of ``words``: "90 s"; ``None`` if it is none."""
    cursor = Cursor(tokenize(words, Span(0, len(words))), len(words))
    report = Report()
    try:
        seconds = take_rest_time(cursor, report)
    except Unread:
        return None
    return seconds if cursor.done and not report.found else None


def _at_detail(cursor: Cursor) -> bool:
    """Whether a detail comes next that no comma needs to announce."""
    word = cursor.word()
    return word in {"tempo", "rest", "optional", "rpe", "rir"} or (
        word == "no" and cursor.word(1) == "rest"
    )


def _report_no_amount(cursor: Cursor, report: Report, message: str) -> None:
    report.add(
        "missing-amount",
        cursor.here,
        message,
        "write how much, such as 3 x 8, 3 x 30 s or 3 x max",
    )
    raise Unread


def _report_leftover(cursor: Cursor, report: Report, parts: _Parts) -> None:
    """Say that the next words fit nowhere."""
    _check_no_side(cursor, report, parts)
    _check_no_number_words(cursor, report)
    _check_no_brackets(cursor, report)
    check_no_slip(cursor, report)
    token = cursor.peek()
    hints = []
    if token is not None and token.kind is Kind.WORD:
        near = did_you_mean(token.text, (*DETAILS, *LIMBS, *SIDE_WORDS, *COUNT_NOUNS))
        if near and token.word not in {near.casefold(), *_HOW}:
            hints.append(f"did you mean '{near}'?")
    first = cursor.at == 0
    span, cue = take_cue_words(cursor)
    if first and "—" in cue:
        cue = f"write how much, too, such as 8 reps {cue[cue.index('—') :]}"
    report.add("unread-dose", span, "these words have no place in a dose", *hints, cue)
    raise Unread


def _check_no_side(cursor: Cursor, report: Report, parts: _Parts) -> None:
    """Report a second side, and one that needs a comma before it."""
    began = cursor.at
    if not _take_side(cursor, report, parts):
        return
    words = " ".join(token.text for token in cursor.tokens[began : cursor.at])
    report.add(
        "unread-dose",
        cursor.since(began),
        f"a comma is expected before '{words}'",
        f"write , {words}",
    )
    raise Unread


def reads(dose: str) -> bool:
    """Whether ``dose`` is one without any mistake."""
    silent = Report()
    try:
        _parse(Cursor(tokenize(dose, Span(0, len(dose))), len(dose)), silent, dose)
    except Unread:
        return False
    return not silent.found


def _check_no_number_words(
    cursor: Cursor, report: Report, code: str = "unread-dose", before: str = ""
) -> None:
    """Report numbers in words, and give their digits if it is plain what they say."""
    match = _IN_WORDS.match(ahead(cursor))
    if match is None:
        return
    written = " ".join(match.group().casefold().split())
    digits = _NUMBER_WORDS.sub(lambda m: _DIGITS[m.group()], written)
    if digits != written and reads(f"{before}{digits}"):
        hint = f"write {digits}"
    elif cursor.word() in NUMBER_WORDS:
        hint = "write digits, such as 3 x 8, 10 reps or 30 s"
    else:
        return
    report.add(code, take_until(cursor, match.end()), "a number is written in digits", hint)
    raise Unread


def _check_no_brackets(cursor: Cursor, report: Report) -> None:
    """Report words in brackets, which are a detail or a cue."""
    match = _BRACKETS.match(ahead(cursor))
    if match is None:
        return
    words = " ".join(match.group(1).split())
    span = take_until(cursor, match.end())
    for detail in (f", {words}", f", {words}-0"):
        if reads(f"8 reps{detail}"):
            hint = f"write it without the brackets: {detail}"
            break
    else:
        hint = SAY_WHAT if words[0].isdecimal() else cue_hint(words, last=cursor.done)
    report.add("unread-dose", span, "nothing stands in brackets in a dose", hint)
    raise Unread


# --- How much -------------------------------------------------------------------------


def _take_amount(cursor: Cursor, report: Report, parts: _Parts) -> None:
    if _take_words_for_amount(cursor, parts):
        if at_times_sign(cursor):  # max x 3 sets
            cursor.take()
            _take_trailing_sets(cursor, report, parts, Reps(Range.exactly(1)))
        return
    if not at_quantity(cursor):
        _check_start(cursor, report)
        return
    _check_no_steps(cursor, report)
    first = take_quantity(cursor, report)
    if not first.unit and cursor.word() in SET_WORDS:
        cursor.take()
        parts.sets = first.whole(report, MOST_SETS, "sets")
        if at_times_sign(cursor):
            cursor.take()
        elif not cursor.skip("of") and not at_quantity(cursor):
            return
        _take_counted(cursor, report, parts)
        return
    if at_times_sign(cursor):
        cursor.take()
        if first.unit:
            amount = _as_amount(first, report)
            parts.amount = amount
            _take_trailing_sets(cursor, report, parts, amount)
            return
        _take_sets_by(cursor, report, parts, first)
        return
    if first.unit in MASS_UNITS:
        _report_load_first(first, report)
        check_no_slip(cursor, report)
        raise Unread
    _check_unit(cursor, report, first)
    parts.amount = _as_amount(first, report)


def _check_unit(cursor: Cursor, report: Report, quantity: Quantity) -> None:
    """Report a word behind ``quantity`` that is meant for its unit, if it has none."""
    if not quantity.unit:
        check_no_unknown_unit(cursor, report, "per", "each", "ea", "a", "on", "in", "every")


def _check_no_steps(cursor: Cursor, report: Report) -> None:
    """Report "12-10-8", "5/3/1" and "3 x 12, 10, 8": other reps in each set."""
    at = 2 if cursor.word(1) in TIMES_SIGNS else 0
    if not {cursor.word(at + 1), cursor.word(at + 3)} <= _STEP_MARKS:
        return
    match = _STEPS.match(ahead(cursor))
    steps = re.findall("[0-9]+", match[2]) if match else []
    if match and match[1] and int(match[1]) != len(steps):
        report.add(
            "unread-dose",
            take_until(cursor, match.end()),
            f"{match[1]} sets have as many numbers of reps",
            f"write what each set is: {', then '.join(f'1 x {step}' for step in steps)}",
        )
        raise Unread
    if match:
        # A side and a load behind them are of each set.
        behind = _BEHIND.match(ahead(cursor), match.end())
        further = " ".join(behind.group().split()) if behind else ""
        # Only the last of "5/3/1+" is for as many as one can.
        shared = f" {further}" if further[:1] not in {"", "+"} and reads(f"1 x 8 {further}") else ""
        end = behind.end() if behind and shared else match.end()
        sets = [f"1 x {step}{shared}" for step in steps]
        report.add(
            "unread-dose",
            take_until(cursor, end),
            "sets that differ follow each other with 'then'",
            f"write {', then '.join(sets)}",
        )
        raise Unread


def _check_start(cursor: Cursor, report: Report) -> None:
    """Report a dose that begins with something near to an amount."""
    if at_times_sign(cursor) and cursor.kind(1) is Kind.NUMBER:
        match = _IN_WORDS.match(ahead(cursor))
        written = " ".join(match.group()[1:].split()) if match else ""
        report.add(
            "unread-dose",
            take_until(cursor, match.end() if match else 1),
            "the number of sets is missing before the x",
            f"write the sets, too, such as 3 x {written}",
        )
        raise Unread
    colon = None if _at_detail(cursor) else _SECOND_COLON.match(ahead(cursor))
    if colon:
        report.add(
            "unread-dose",
            take_until(cursor, colon.end()),
            "a dose has no second colon",
            f"leave out the first colon, so that '{colon.group(1).strip()}' belongs to the name",
        )
        raise Unread
    _check_no_number_words(cursor, report)


def _take_words_for_amount(cursor: Cursor, parts: _Parts) -> bool:
    """Take "max", "to failure", "see table": amounts that are no number."""
    if cursor.skip("see", "table"):
        parts.amount = SeeTable()
        return True
    at = cursor.at
    cursor.skip("to")
    if cursor.word() in MAX_WORDS:
        cursor.take()
        for word in ("reps", "hold", "time"):
            if cursor.skip(word):
                break
        parts.amount = Max()
        return True
    cursor.at = at
    return False


def _take_sets_by(cursor: Cursor, report: Report, parts: _Parts, first: Quantity) -> None:
    """Read what follows ``first x``: the amount of each set, or sets that the words name."""
    if at_quantity(cursor):
        at = cursor.at
        second = take_quantity(cursor, report)
        if not second.unit and cursor.word() in SET_WORDS:
            cursor.take()
            parts.amount = _as_amount(first, report)
            parts.sets = second.whole(report, MOST_SETS, "sets")
            return
        if first.value.high > MOST_MASS:
            first.whole(report, MOST_SETS, "sets")
        if first.value.high > _PLAUSIBLE_SETS:
            report.add(
                "ambiguous-order",
                first.span.to(second.span),
                "this can be a load and its reps or sets and reps",
                "write sets x reps @ load, such as 3 x 5 @ 100 kg",
            )
            raise Unread
        cursor.at = at
    parts.sets = first.whole(report, MOST_SETS, "sets")
    _take_counted(cursor, report, parts)


def _take_counted(cursor: Cursor, report: Report, parts: _Parts) -> None:
    """Read the amount of one set, which must be there."""
    bracketed = cursor.skip("(")
    if not _take_words_for_amount(cursor, parts):
        if not at_quantity(cursor):
            _check_no_number_words(cursor, report)
            _report_no_amount(cursor, report, "an amount is expected after the sets")
        quantity = take_quantity(cursor, report)
        _check_unit(cursor, report, quantity)
        parts.amount = _as_amount(quantity, report)
    if bracketed:
        _take_side(cursor, report, parts)
        cursor.skip(")")


def _take_trailing_sets(cursor: Cursor, report: Report, parts: _Parts, amount: Amount) -> None:
    """Read "x 4 sets" behind an amount; the word is what makes the order plain."""
    if at_quantity(cursor):
        sets = take_quantity(cursor, report)
        if not sets.unit and cursor.word() in SET_WORDS:
            cursor.take()
            parts.sets = sets.whole(report, MOST_SETS, "sets")
            return
        span = sets.span
    else:
        span = cursor.here
    report.add(
        "ambiguous-order",
        span,
        "it is not plain which number is the sets",
        "write sets x reps, such as 3 x 8, or add the word: 8 reps x 3 sets",
    )
    raise Unread


def _report_load_first(quantity: Quantity, report: Report) -> None:
    report.add(
        "unread-dose",
        quantity.span,
        "a load stands where the amount is expected",
        f"write how much before the load, such as 8 reps @ {_range(quantity)} {quantity.unit}",
    )


def _as_amount(quantity: Quantity, report: Report) -> Amount:
    unit = quantity.unit
    if quantity.is_time:
        return Hold(quantity.seconds(report, open_end=True), quantity.at_least)
    if unit in DISTANCE_UNITS:
        quantity.check(report, MOST_DISTANCE, "a distance")
        return Distance(quantity.value, DISTANCE_UNITS[unit])
    if unit in MASS_UNITS:
        _report_load_first(quantity, report)
        raise Unread
    count = quantity.whole(report, MOST_REPS, COUNT_NOUNS.get(unit, "reps"), open_end=True)
    return Reps(count, quantity.at_least, COUNT_NOUNS.get(unit, "reps"))


# --- Sides ----------------------------------------------------------------------------


def _take_side(cursor: Cursor, report: Report, parts: _Parts) -> bool:
    """Take words about sides if they come next, in brackets or not."""
    began = cursor.at
    bracketed = cursor.skip("(")
    check_no_side_slip(cursor, report)
    _check_no_misspelt_limb(cursor, report)
    side = _side(cursor)
    if side is None or (bracketed and not cursor.skip(")")):
        cursor.at = began
        return False
    parts.claim("side", cursor.since(began), report)
    parts.side = side
    return True


def _check_no_misspelt_limb(cursor: Cursor, report: Report) -> None:
    """Report "per sied", and what else has no sides."""
    at = 1 if cursor.word() in EACH and cursor.word(1) in EACH else 0
    each, token = cursor.word(at), cursor.peek(at + 1)
    if each not in EACH or token is None or token.kind is not Kind.WORD or token.word in LIMBS:
        return
    if each == "per" and token.word in _IN_A_HAND:
        cursor.at += at + 2
        report.add(
            "unread-dose",
            cursor.since(cursor.at - 2),
            f"what is held in each hand is counted per hand, not per {token.text}",
            "write per hand",
        )
        raise Unread
    near = near_limb(token.word)
    if near is None and each != "per":
        return
    began = cursor.at
    cursor.at += at + 2
    others = ", ".join(dict.fromkeys(limb for limb in LIMBS.values() if limb != "side"))
    report.add(
        "unread-dose",
        cursor.since(began),
        f"'{token.text}' is no side",
        f"did you mean '{'per' if each == 'per' else 'each'} {near}'?"
        if near
        else f"write per side or per one of {others}",
    )
    raise Unread


def _side(cursor: Cursor) -> Side | None:
    word = cursor.word()
    if word in EACH and cursor.word(1) == "each":
        cursor.take()
        word = cursor.word()
    if word in EACH and cursor.word(1) in LIMBS:
        cursor.take()
        return Side(SideKind.PER_SIDE, LIMBS[cursor.take().word])
    if word in {"each", "ea"}:
        cursor.take()
        if cursor.word() == "." and word == "ea":
            cursor.take()
        return Side(SideKind.PER_SIDE)
    if word == "in" and cursor.word(1) == "total":
        cursor.take()
        word = "total"
    kind = SIDE_WORDS.get(word)
    if kind is None:
        return None
    cursor.take()
    limb = "side"
    if kind is not SideKind.TOTAL and cursor.word() in LIMBS:
        limb = LIMBS[cursor.take().word]
    return Side(kind, limb)


# --- Loads and effort -----------------------------------------------------------------


def _take_target(cursor: Cursor, report: Report, parts: _Parts, text: str) -> None:
    """Read what follows an @."""
    if cursor.done or cursor.word() in {",", "@"}:
        report.add(
            "unread-load",
            cursor.here,
            "nothing stands after the @",
            "write a load or an effort: @ 16 kg, @ RPE 7, @ RIR 2, @ 70% 1RM",
        )
        raise Unread
    if cursor.word() in {"rpe", "rir"}:
        _take_effort(cursor, report, parts)
        return
    if not at_quantity(cursor):
        _check_no_other_words(cursor, report)
    began = cursor.at
    choices = [_take_load(cursor, report, text)]
    while cursor.word() == "/" and not isinstance(choices[-1], LoadWords):
        cursor.take()
        if cursor.word() in {"", ",", "@", "/"}:
            report.add(
                "unread-load",
                cursor.here,
                "a second load is expected after the /",
                "write both, such as @ 12 kg / 16 kg",
            )
            raise Unread
        if cursor.word() in MASS_UNITS:
            report.add(
                "unread-load",
                cursor.here,
                "a load has one unit",
                "write a number before it, too, such as @ 12 kg / 26 lb, or leave one unit out",
            )
            raise Unread
        choices.append(_take_load(cursor, report, text))
    parts.claim("load", cursor.since(began), report)
    parts.load = choices[0] if len(choices) == 1 else LoadChoice(tuple(choices))


#: Words that stand behind an @ and are no load: without a letter, a detail, a misspelt effort, a
#: unit before its number, a number in words.
_UNIT: Final = f"(?:{'|'.join(unit for unit in MASS_UNITS if unit.isalpha())})"
_NO_LOAD: Final = expression(
    r"[^\w,@]+(?=[,@]|$)"
    r"|(?:tempo\s*[\dx]|rest\s*\d|no\s+rest\b|optional\s*(?:[,@]|$))"
    r"|(?:r[a-z]e|rp(?!m)[a-z]|ri(?![gm])[a-z])\s*\d"
    rf"|{_UNIT}\s*(?:\d|$|[,@])"
    rf"|(?:{'|'.join(NUMBER_WORDS)})\s+{_UNIT}\s*(?:[,@]|$)",
    re.IGNORECASE,
)


def _check_no_other_words(cursor: Cursor, report: Report) -> None:
    """Report words that would else be taken for a load in words, and are plainly none."""
    if not _NO_LOAD.match(ahead(cursor)):
        return
    _check_no_number_words(cursor, report, "unread-load", "8 reps @ ")
    report.add(
        "unread-load",
        cursor.rest_of_clause(),
        "this is no load",
        "write a load or an effort after an @: @ 16 kg, @ RPE 7, @ RIR 2, @ 70% 1RM",
    )
    raise Unread


def _take_effort(cursor: Cursor, report: Report, parts: _Parts) -> None:
    began = cursor.at
    scale = cursor.take().word
    cursor.skip("of")
    if not at_quantity(cursor):
        report.add(
            "unread-load",
            cursor.here,
            f"a number is expected after {scale.upper()}",
            f"write {scale.upper()} 7" if scale == "rpe" else "write RIR 2",
        )
        raise Unread
    quantity = take_quantity(cursor, report)
    parts.claim("effort", cursor.since(began), report)
    quantity.check_closed(report, "unread-load")
    if quantity.unit and (scale == "rpe" or COUNT_NOUNS.get(quantity.unit) != "reps"):
        report.add(
            "unread-load",
            quantity.span,
            f"{scale.upper()} has no unit",
            f"write {scale.upper()} {_first(quantity)}, and a load after another @",
        )
        raise Unread
    low, high = quantity.value.low, quantity.value.high
    if high < low:
        quantity.check(report, 1000, scale.upper())
    if scale == "rpe":
        if min(low, high) < 1 or max(low, high) > 10:
            beyond = max(low, high) if max(low, high) > 10 else min(low, high)
            where = "above" if beyond > 10 else "below"
            most = "RPE 10 for a set to failure" if beyond > 10 else "RPE 1 for hardly any effort"
            report.add(
                "rpe-out-of-range",
                quantity.span,
                f"RPE {beyond.normalize():f} is {where} the scale",
                f"RPE goes from 1 to 10; write {most}",
            )
        parts.effort = Rpe(quantity.value)
        return
    if max(low, high) > 10:
        report.add(
            "rir-out-of-range",
            quantity.span,
            f"{max(low, high).normalize():f} reps in reserve is no effort that one can judge",
            "RIR goes from 0 to 10; write the reps and leave the RIR out",
        )
    if low != int(low) or high != int(high):
        report.add(
            "rir-out-of-range",
            quantity.span,
            "reps in reserve are whole reps",
            f"write RIR {int(low)}-{int(low) + 1}",
        )
        raise Unread
    parts.effort = Rir(Range(int(low), int(high)))


def _take_load(
    cursor: Cursor, report: Report, text: str
) -> Mass | PercentOfMax | Bodyweight | LoadWords:
    if cursor.word() in BODYWEIGHT_WORDS or (
        cursor.word() == "body" and cursor.word(1) == "weight"
    ):
        cursor.at += 2 if cursor.word() == "body" else 1
        if not cursor.skip("+"):
            return Bodyweight()
        bare = _BARE.match(ahead(cursor))
        if bare:
            report.add(
                "unread-load",
                take_until(cursor, bare.end()),
                "the weight that is added has a unit",
                f"write {bare.group()} kg",
            )
            raise Unread
        plus = _take_load(cursor, report, text) if at_quantity(cursor) else None
        if isinstance(plus, Mass):
            return Bodyweight(plus)
        report.add(
            "unread-load",
            cursor.here,
            "a weight is expected after 'bodyweight +'",
            "write bodyweight + 10 kg",
        )
        raise Unread
    if not at_quantity(cursor):
        return _take_load_words(cursor, report, text)
    began = cursor.at
    quantity = take_quantity(cursor, report)
    pieces = 1
    if not quantity.unit and at_times_sign(cursor) and quantity.value.is_exact:
        cursor.take()
        if at_quantity(cursor):
            pieces_range = quantity.whole(report, 4, "weights in the hands")
            pieces = pieces_range.low
            quantity = take_quantity(cursor, report)
    quantity.check_closed(report, "unread-load")
    if cursor.skip("%"):
        return _percent(cursor, report, quantity)
    if quantity.unit in MASS_UNITS:
        quantity.check(report, MOST_MASS, "a load")
        for words in (("per", "hand"), ("each", "hand"), ("in", "each", "hand"), ("a", "hand")):
            if cursor.skip(*words):
                pieces = 2
        if cursor.word() in {"each", "ea"} or (cursor.word() == "per" and cursor.word(1) in LIMBS):
            rest = cursor.rest_of_clause()
            report.add(
                "ambiguous-each-side",
                rest,
                "a load on each side can be plates on a bar or a weight in each hand",
                "write the whole load (@ 40 kg), or @ 2 x 10 kg for one in each hand",
                "a side that the reps are for stands before the @: 8 per side @ 10 kg",
            )
            cursor.at = began
            return _take_load_words(cursor, report, text)
        return Mass(quantity.value, MASS_UNITS[quantity.unit], pieces)
    if quantity.unit:
        report.add(
            "unread-load",
            quantity.span,
            "this is no load",
            "a pace is a cue: write it behind a dash, at the end of the line"
            if quantity.is_time
            else "write a load or an effort after an @: @ 16 kg, @ RPE 7, @ RIR 2, @ 70% 1RM",
        )
        raise Unread
    token = cursor.peek()
    if token is not None and token.kind is Kind.WORD:
        near = did_you_mean(token.text, MASS_UNITS)
        report.add(
            "unknown-unit",
            token.span,
            f"'{token.text}' is no unit of a load",
            f"did you mean '{near}'?" if near else "units of a load are kg, lb and pood",
        )
        raise Unread
    if cursor.word() == "." and cursor.kind(1) is Kind.NUMBER:
        report.add(
            "unread-load",
            quantity.span.to(cursor.rest_of_clause()),
            "a number has one decimal point",
            "write one number and its unit, such as @ 12.5 kg",
        )
        raise Unread
    cursor.at = began
    choice = _BARE_CHOICE.match(ahead(cursor))
    several = _BARE_SEVERAL.match(ahead(cursor))
    written = text[cursor.here.start : quantity.span.end]
    if choice:
        one, other, unit = choice.groups("kg")
        meanings = [f"@ {one} {unit} / {other} {unit}"]
    elif several:
        meanings = ["each set with its own load: 1 x 8 @ 20 kg, then 1 x 8 @ 24 kg"]
    elif pieces > 1:
        meanings = [f"@ {pieces} x {text[quantity.span.start : quantity.span.end]} kg"]
    else:
        meanings = _meanings(quantity, written)
    report.add(
        "ambiguous-load",
        quantity.span,
        "a bare number after @ can be a load, a percentage or an RPE",
        f"write {' or '.join(meanings)}",
    )
    return _take_load_words(cursor, report, text)


def _meanings(quantity: Quantity, written: str) -> list[str]:
    """What a bare number behind an @ can have been meant as."""
    number = quantity.value.low
    phases = _PHASES.fullmatch(written)
    if number > MOST_MASS:
        if phases and phases.group(4):
            return [f", tempo {'-'.join(phases.groups())} in place of the @"]
        return ["a load that can be lifted, with its unit, such as @ 16 kg"]
    meant = [f"@ {written} kg"]
    if 1 <= number <= 10:
        meant.append(f"@ RPE {_first(quantity)}")
    if 30 <= number <= 110:
        meant.append(f"@ {_first(quantity)}% 1RM")
    return meant


def _first(quantity: Quantity) -> str:
    return f"{quantity.value.low.normalize():f}"


def _percent(cursor: Cursor, report: Report, quantity: Quantity) -> PercentOfMax:
    cursor.skip("of")
    if cursor.word() == "1" and cursor.word(1) == "rm":
        cursor.at += 2
    elif cursor.word() == "max":
        cursor.take()
    low, high = quantity.value.low, quantity.value.high
    if high < low:
        quantity.check(report, 1000, "a percentage")
    elif low <= 0 or high > 120:
        report.add(
            "percent-out-of-range",
            quantity.span,
            "this is no share of a 1RM that can be lifted",
            "write a percentage from 1 to 120",
        )
    return PercentOfMax(quantity.value)


def _take_load_words(cursor: Cursor, report: Report, text: str) -> LoadWords:
    """Take everything up to the next comma or @ as the author's own words for a load."""
    began = cursor.at
    while not cursor.done and cursor.word() not in {",", "@"}:
        cursor.take()
    span = cursor.since(began)
    return LoadWords(" ".join(text[span.start : span.end].split()))


# --- Details --------------------------------------------------------------------------


def _take_detail(cursor: Cursor, report: Report, parts: _Parts, text: str) -> None:
    """Read what follows a comma."""
    began = cursor.at
    word = cursor.word()
    if word == "tempo":
        cursor.take()
        cursor.skip(":")
        parts.tempo = _take_tempo(cursor, report)
        parts.claim("tempo", cursor.since(began), report)
        return
    if word == "rest" or (word == "no" and cursor.word(1) == "rest"):
        rest = take_rest_time(cursor, report)
        parts.claim("rest", cursor.since(began), report)
        parts.rest_s = rest
        return
    if word in {"rpe", "rir"}:
        _take_effort(cursor, report, parts)
        return
    if _take_side(cursor, report, parts):
        return
    if at_quantity(cursor):
        quantity = take_quantity(cursor, report)
        if quantity.is_time and cursor.skip("rest"):
            parts.claim("rest", cursor.since(began), report)
            parts.rest_s = quantity.seconds(report)
            return
        if quantity.unit in MASS_UNITS:
            cursor.at = began
            _take_target(cursor, report, parts, text)
            return
        cursor.at = began
    span = cursor.rest_of_clause()
    token = cursor.peek()
    near = did_you_mean(token.text, DETAILS) if token and token.kind is Kind.WORD else None
    hints = [
        "details are tempo, rest, optional, RPE, RIR and sides; a cue follows a dash: — sit back"
    ]
    if near:
        hints.insert(0, f"did you mean '{near}'?")
    found = " ".join(text[span.start : span.end].split())
    message = f"'{found}' is no detail" if found else "a detail is expected after the comma"
    report.add("unknown-detail", span, message, *hints)
    raise Unread


def take_rest_time(cursor: Cursor, report: Report) -> Range[int]:
    """Read ``rest 90 s`` or ``no rest``; return seconds, 0 for none."""
    if cursor.skip("no", "rest"):
        return Range(0, 0)
    cursor.skip("rest")
    for filler in ("for", ":"):
        cursor.skip(filler)
    if cursor.word() == "0" and cursor.kind() is Kind.NUMBER:
        zero = cursor.at
        cursor.take()
        if cursor.word() in TIME_UNITS:
            cursor.take()
            return Range(0, 0)
        cursor.at = zero
    if not at_quantity(cursor):
        _check_no_number_words(cursor, report, "unread-rest")
        report.add(
            "unread-rest",
            cursor.here if cursor.done else cursor.rest_of_clause(),
            "a time is expected after 'rest'",
            "write rest 90 s or rest 2 min",
        )
        raise Unread
    quantity = take_quantity(cursor, report)
    if not quantity.unit:
        check_no_unknown_unit(cursor, report, "between", "after", "and", cues=False)
        report.add(
            "missing-unit",
            quantity.span,
            "a rest needs a unit",
            _rest_hint(quantity),
        )
        raise Unread
    if not quantity.is_time:
        clock = _AFTER_MINUTES.match(ahead(cursor)) if quantity.unit == "m" else None
        span = quantity.span.to(take_until(cursor, clock.end())) if clock else quantity.span
        hint = f"write rest {_range(quantity)}:{clock.group(1)}" if clock else _rest_hint(quantity)
        report.add("unread-rest", span, "a rest is a time", hint)
        raise Unread
    return quantity.seconds(report)


def _rest_hint(quantity: Quantity) -> str:
    number = _range(quantity)
    if quantity.unit == "m":
        return f"m is for metres: write rest {number} min"
    if quantity.value.low % 1 or quantity.value.high % 1:
        return f"write rest {number} min"
    minutes = f" or rest {number} min" if quantity.value.low <= 10 else ""
    return f"write rest {number} s{minutes}"


def _range(quantity: Quantity) -> str:
    low, high = (f"{n.normalize():f}" for n in (quantity.value.low, quantity.value.high))
    return low if low == high else f"{low}-{high}"


def _take_tempo(cursor: Cursor, report: Report) -> Tempo:
    """Read four phases: ``3-1-1-0``, ``3110``, ``30X0``, ``3 / 1 / X / 0``, ``10-1-1-0``."""
    span = cursor.rest_of_clause()
    written = ""
    while not cursor.done and cursor.word() not in {",", "@"}:
        written += cursor.take().word
    # Without a mark between them each digit is a phase; with marks "10" is ten seconds.
    match = _PHASES.fullmatch(written) or _PHASES_APART.fullmatch(written)
    phases = [part for part in match.groups() if part] if match else []
    if len(phases) == 4:
        return Tempo(*(None if part == "x" else int(part) for part in phases))
    four = "-".join([*map(str.upper, phases), "0"])
    report.add(
        "unread-tempo",
        span,
        "a tempo has four phases: lowering, pause, lifting, pause",
        f"write {four}" if phases else "write tempo 3-1-1-0 or 3-0-X-0",
        "each is a number of seconds, or X for as fast as it goes",
    )
    raise Unread
