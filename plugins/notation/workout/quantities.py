"""Numbers with units: the part of the grammar that doses and scheme lines share.

::

    number   : digits | digits "." digits
    range    : number | number ("-" | "to") number
    time     : range TIME-UNIT | number "min" number "s" | minutes ":" seconds | ":" seconds
    distance : range DISTANCE-UNIT
    mass     : range MASS-UNIT
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass, expression
from plugins.notation.diagnostics import did_you_mean
from plugins.notation.workout.lexer import Cursor, Kind
from plugins.notation.workout.model import Range
from plugins.notation.workout.words import (
    COUNT_NOUNS,
    DISTANCE_UNITS,
    LIMBS,
    MASS_UNITS,
    RANGE_DASHES,
    ROUND_WORDS,
    SET_WORDS,
    SIDE_SLIPS,
    SIDE_WORDS,
    TIME_UNITS,
    TIMES_SIGNS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.notation.diagnostics import Report
    from plugins.notation.source import Span

#: The most that anybody is asked for; above it is a slip of the pen (and a sheet without end).
MOST_SETS: Final = 50
MOST_REPS: Final = 2_000
MOST_ROUNDS: Final = 100
MOST_SECONDS: Final = 6 * 3600
MOST_MASS: Final = 1_000
MOST_DISTANCE: Final = 100_000

_MOST_TOKENS: Final = 60

UNITS: Final = frozenset({*TIME_UNITS, *DISTANCE_UNITS, *MASS_UNITS, *COUNT_NOUNS})
#: What is left out where nothing is meant; of anything else it is the whole line.
_LEFT_OUT: Final = {"a load": "load"}
_BEFORE_A_NUMBER: Final = RANGE_DASHES | {":"}
_SIDE_SLIPS_BEGIN: Final = frozenset(words[0] for words in SIDE_SLIPS)
#: What stands before a limb, and what announces a detail that has a number.
EACH: Final = frozenset({"per", "each", "a", "/", "on", "every"})
_ANNOUNCING: Final = frozenset({"tempo", "rest", "rpe", "rir"})
#: How to write a number that may be anything.
SAY_WHAT: Final = "say what each number is, as here: 3 x 8 per side @ 10 kg, rest 60 s"
_AFTER_A_NUMBER: Final = UNITS | SET_WORDS | ROUND_WORDS | LIMBS.keys() | SIDE_WORDS.keys()


class Unread(Exception):  # noqa: N818 - no error to anybody outside: it only leaves a rule early
    """The line cannot be read and the reason has been reported; it stays as a note.

    Its argument, if it has one, is the exercise's name, which could be read.
    """


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range of numbers with the unit as written, before anybody says what it counts.

    A clock time (``1:30``) has been turned into seconds and has the unit "s".
    """

    value: Range[Decimal]
    unit: str
    at_least: bool
    span: Span

    @property
    def is_time(self) -> bool:
        return self.unit in TIME_UNITS

    def whole(self, report: Report, most: int, what: str, *, open_end: bool = False) -> Range[int]:
        """Return the value as whole numbers from 1 to ``most`` of ``what``.

        Only with ``open_end`` may a "+" stand behind it.
        """
        low, high = self.value.low, self.value.high
        if low != low.to_integral_value() or high != high.to_integral_value():
            report.add(
                "unread-dose",
                self.span,
                f"{what} are counted in whole numbers",
                f"write {int(low)} or {int(low) + 1}",
            )
            raise Unread
        self.check(report, most, what, open_end=open_end)
        return Range(int(low), int(high))

    def seconds(self, report: Report, *, open_end: bool = False) -> Range[int]:
        """Return the value, which has a time unit, in whole seconds."""
        factor = TIME_UNITS[self.unit]
        low, high = self.value.low * factor, self.value.high * factor
        self.check(report, MOST_SECONDS // factor, "a time", open_end=open_end)
        if low != low.to_integral_value() or high != high.to_integral_value():
            report.add(
                "unread-dose",
                self.span,
                "a time is counted in whole seconds",
                f"write {int(low) or 1} s or {int(low) + 1} s",
            )
            raise Unread
        return Range(int(low), int(high))

    def check_closed(self, report: Report, code: str = "unread-dose") -> None:
        """Report a "+" where nothing is open-ended: to leave it out would be a guess."""
        if self.at_least:
            report.add(
                code,
                self.span,
                "only reps and holds can be 'at least', with a +",
                "write a number or a range, such as 8-12",
            )
            raise Unread

    def check(self, report: Report, most: int, what: str, *, open_end: bool = False) -> None:
        """Report a zero, a range the wrong way round, a number beyond ``most``."""
        if not open_end:
            self.check_closed(report)
        if self.value.high > most or self.value.low > most:
            number = _plain(max(self.value.low, self.value.high))
            unit = f" {self.unit}" if what.startswith("a ") and self.unit else ""
            report.add(
                "too-large",
                self.span,
                f"{number}{unit} is more than anybody could do",
                f"{what} may be {most}{unit} at the most",
            )
            raise Unread
        if self.value.low == 0:
            report.add(
                "zero-amount",
                self.span,
                f"{what} cannot be 0",
                f"write a number above 0, or leave the {_LEFT_OUT.get(what, 'line')} out",
            )
        elif self.value.high < self.value.low:
            low, high = _plain(self.value.low), _plain(self.value.high)
            report.add(
                "reversed-range",
                self.span,
                f"this range goes down from {low} to {high}",
                f"write {high}-{low}",
            )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def at_quantity(cursor: Cursor) -> bool:
    """Whether a number comes next, with or without a sign or a clock's colon."""
    if cursor.kind() is Kind.NUMBER:
        return True
    return cursor.word() in _BEFORE_A_NUMBER and cursor.kind(1) is Kind.NUMBER


def take_quantity(cursor: Cursor, report: Report) -> Quantity:
    """Read a number or range with its unit, if it has one."""
    began = cursor.at
    if cursor.word() in RANGE_DASHES:
        sign = cursor.take()
        number = cursor.take()
        report.add(
            "negative-amount",
            sign.span.to(number.span),
            f"-{number.text} is negative",
            f"write {number.text}; a dash before a cue has a space on both sides",
        )
        raise Unread
    low, unit = _take_single(cursor, report)
    high = low
    at_least = cursor.skip("+")
    if _at_range(cursor):
        cursor.take()
        high, high_unit = _take_single(cursor, report)
        at_least = cursor.skip("+")
        if unit and high_unit and unit != high_unit:
            low, high, unit = _common(low, unit, high, high_unit, cursor.since(began), report)
        else:
            unit = high_unit or unit
    if at_least and not unit:
        unit = _take_unit(cursor)
    return Quantity(Range(low, high), unit, at_least, cursor.since(began))


def _at_range(cursor: Cursor) -> bool:
    if cursor.word() == "to":
        return cursor.kind(1) is Kind.NUMBER
    if cursor.word() not in RANGE_DASHES:
        return False
    return cursor.kind(1) is Kind.NUMBER or (
        cursor.word(1) == ":" and cursor.kind(2) is Kind.NUMBER
    )


def _common(
    low: Decimal, low_unit: str, high: Decimal, high_unit: str, span: Span, report: Report
) -> tuple[Decimal, Decimal, str]:
    """Bring "30 s - 1 min" to one unit."""
    if low_unit in TIME_UNITS and high_unit in TIME_UNITS:
        return low * TIME_UNITS[low_unit], high * TIME_UNITS[high_unit], "s"
    table = next((t for t in (DISTANCE_UNITS, MASS_UNITS, COUNT_NOUNS) if low_unit in t), None)
    if table is None or table.get(low_unit) != table.get(high_unit):
        report.add(
            "unread-dose",
            span,
            f"a range from {low_unit} to {high_unit} has two units",
            "write both ends in one unit, such as 30-60 s",
        )
        raise Unread
    return low, high, high_unit


def _take_single(cursor: Cursor, report: Report) -> tuple[Decimal, str]:
    if cursor.word() == ":":  # :30, a clock without minutes
        cursor.take()
        return _take_number(cursor, report), _take_unit(cursor) or "s"
    number = _take_number(cursor, report)
    clock = (
        cursor.word() == ":"
        and cursor.kind(1) is Kind.NUMBER
        and cursor.touches_next(-1)
        and cursor.touches_next()
    )
    if clock:
        colon = cursor.take()
        seconds_text = cursor.peek()
        seconds = _take_number(cursor, report)
        if seconds >= 60 or seconds_text is None or len(seconds_text.text) != 2:
            report.add(
                "unread-dose",
                colon.span.to(cursor.tokens[cursor.at - 1].span),
                "a clock time has two digits of seconds, up to 59",
                "write 1:30, or 90 s",
            )
            raise Unread
        # "1:30 min" says the same as "1:30".
        if cursor.word() in TIME_UNITS and TIME_UNITS[cursor.word()] == 60:
            cursor.take()
        return number * 60 + seconds, "s"
    unit = _take_unit(cursor)
    smaller = cursor.word(1) in TIME_UNITS and cursor.kind() is Kind.NUMBER
    if unit in TIME_UNITS and smaller and TIME_UNITS[cursor.word(1)] < TIME_UNITS[unit]:
        more = _take_number(cursor, report)  # 1 min 30 s
        small_unit = _take_unit(cursor)
        return number * TIME_UNITS[unit] + more * TIME_UNITS[small_unit], "s"
    return number, unit


def _take_number(cursor: Cursor, report: Report) -> Decimal:
    thousands = _THOUSANDS.match(ahead(cursor)) if cursor.word(1) == "," else None
    if thousands:
        report.add(
            "too-large",
            take_until(cursor, thousands.end()),
            f"{thousands.group()} is more than anybody could do",
            "write the number that you mean, without commas",
        )
        raise Unread
    token = cursor.take()
    if len(token.text) > 9:
        report.add(
            "too-large",
            token.span,
            "this number is longer than any amount",
            "write the number that you mean",
        )
        raise Unread
    text = token.text
    if "," in text:
        text = text.replace(",", ".")
        report.add(
            "decimal-comma",
            token.span,
            f"{token.text} is read as {text}",
            f"write {text} for the number, or a space after the comma for two",
        )
    return Decimal(text)


def _take_unit(cursor: Cursor) -> str:
    """Take a unit if one comes next; return it case folded, or an empty text."""
    word = cursor.word()
    if word == "'" and cursor.word(1) == "'":
        cursor.at += 2
        return "''"
    if word in UNITS:
        cursor.take()
        # "30 sec." with the full stop of an abbreviation
        if cursor.word() == "." and cursor.touches_next(-1):
            cursor.take()
        return word
    return ""


def check_no_unknown_unit(cursor: Cursor, report: Report, *known: str, cues: bool = True) -> None:
    """Report a word straight behind a number that looks like a unit and is none.

    With ``cues`` the number is complete without a unit, and the word may be the author's own.
    """
    token = cursor.peek()
    if token is None or token.kind is not Kind.WORD or token.word in _AFTER_A_NUMBER:
        return
    if token.word in known:
        return
    check_no_slip(cursor, report)
    near = did_you_mean(token.text, [*sorted(UNITS), *sorted(SIDE_WORDS), *known])
    hints = ["units are reps, s, min, m, km and the like (docs/notation.md lists them)"]
    span = token.span
    if near:
        hints.insert(0, f"did you mean '{near}'?")
    elif cues:
        span, cue = take_cue_words(cursor)
        hints.insert(0, cue)
    report.add("unknown-unit", span, f"'{token.text}' is not a unit", *hints)
    raise Unread


def ahead(cursor: Cursor) -> str:
    """Return the text from the next token on, each place as far from the first as in the source.

    It is cut where no slip of the pen is as long.
    """
    text = ""
    start = cursor.here.start
    for token in cursor.tokens[cursor.at : cursor.at + _MOST_TOKENS]:
        text += " " * (token.start - start - len(text)) + token.text
    return text


def take_until(cursor: Cursor, length: int) -> Span:
    """Take the tokens of the next ``length`` characters; return their span."""
    began = cursor.at
    end = cursor.here.start + length
    while not cursor.done and cursor.here.start < end:
        cursor.take()
    return cursor.since(began)


def cue_hint(words: str, *, last: bool) -> str:
    """How to write words that have no meaning: as a cue, which is the last thing in a line."""
    where = "behind a dash" if last else "behind a dash at the end of the line"
    return f"write it as a cue, {where}: — {' '.join(words.split())}"


def take_cue_words(cursor: Cursor) -> tuple[Span, str]:
    """Take the words up to what means something; return their span and how to write them."""
    text, began = ahead(cursor), cursor.at
    words = _WORDS.match(text)
    end = cursor.here.start + (words.end() if words else 1)
    cursor.take()
    while not cursor.done and cursor.here.start < end and not at_meaning(cursor):
        cursor.take()
    span = cursor.since(began)
    found = text[: span.end - span.start] if words else "sit back"
    found = _TAG.sub(" ", found).strip() or "sit back"
    if re.search(r"\d", found):  # It is an amount of some kind, and no cue.
        return span, SAY_WHAT
    return span, cue_hint(found, last=cursor.done)


def at_meaning(cursor: Cursor) -> bool:
    """Whether words come next that mean something wherever they stand in a dose."""
    word = cursor.word()
    if word in {",", "@"}:
        return True
    if word in _ANNOUNCING:
        return cursor.kind(1) is Kind.NUMBER
    if word == "optional":
        return cursor.word(1) in {"", ",", "@"}
    if word == "no":
        return cursor.word(1) == "rest"
    behind = 1 if word == "(" else 0
    limb = cursor.word(behind + 1)
    return cursor.word(behind) in {"per", "each"} and (limb in LIMBS or near_limb(limb) is not None)


def near_limb(word: str) -> str | None:
    """Return the limb that ``word`` may be a misspelling of."""
    near = did_you_mean(word, LIMBS) if word.isalpha() else None
    return near if near != word else None


def recover(cursor: Cursor) -> bool:
    """Go on, behind a mistake, to what means something; return whether a comma is missing there.

    So a mistake hides none of those after it.
    """
    while not cursor.done and not at_meaning(cursor):
        cursor.take()
    return not cursor.done and cursor.word() not in {",", "@"}


def check_no_side_slip(cursor: Cursor, report: Report) -> None:
    """Report "e/s" and the like, which say "per side" elsewhere."""
    if cursor.word() not in _SIDE_SLIPS_BEGIN:
        return
    began = cursor.at
    for words, meant in SIDE_SLIPS.items():
        if cursor.skip(*words):
            report.add(
                "unread-dose",
                cursor.since(began),
                "a side is written in words here",
                f"write {meant}",
            )
            raise Unread


def check_no_slip(cursor: Cursor, report: Report) -> None:
    """Report what is no dose here, but plain to read: a load without its @, words in brackets."""
    check_no_side_slip(cursor, report)
    text = ahead(cursor)
    for pattern, message, hint in _SLIPS:
        match = pattern.match(text)
        if match:
            span = take_until(cursor, match.end())
            report.add("unread-dose", span, message, hint(match))
            raise Unread
    check_no_comma_missing(cursor, report)


def _load_hint(match: re.Match[str]) -> str:
    number = re.sub(r"(?<=\d),(?=\d)", ".", match["number"])
    unit = match["unit"] if match["unit"] == "%" else f" {match['unit']}"
    return f"write @ {number}{unit}{match['hand'] or ''}"


def _cue_hint(match: re.Match[str]) -> str:
    return cue_hint(match["words"], last=match.end() == len(match.string))


def _effort_hint(match: re.Match[str]) -> str:
    effort = f"{match['scale'].upper()} {match['number']}"
    return f"write , {effort} or @ {effort}"


_THOUSANDS: Final = expression(r"\d{1,3}(?:,\d{3}){2,}(?!\d)")
_NUMBER: Final = r"\d+(?:[.,]\d+)?(?:\s*(?:[-\u2010-\u2015\u2212]|to)\s*\d+(?:[.,]\d+)?)?"
_TAG: Final = expression(r"\x3c/?[a-z]+\s*/?>", re.IGNORECASE)
_WORDS: Final = expression(r"[^,@(]*[^\s,@(]")
#: What may be meant, what is wrong with it and what to write instead.
_SLIPS: Final[tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...]] = (
    (
        expression(
            rf"(?:(?:[x×*]|with|using|at)\s*)?(?P<number>{_NUMBER})\s*"
            rf"(?P<unit>%|{'|'.join(sorted(map(re.escape, MASS_UNITS), key=len, reverse=True))})"
            r"(?!\w)(?P<hand>\s+(?:per|each|a|in each)\s+hand\b)?",
            re.IGNORECASE,
        ),
        "a load stands behind an @",
        _load_hint,
    ),
    (
        expression(r"by(?=\s*\d)", re.IGNORECASE),
        "an x stands between sets and reps",
        lambda _: "write x",
    ),
    (
        expression(r"[x×*\u0445\uff58]\s*\d+", re.IGNORECASE),
        "sets x reps are two numbers, and this is a third",
        lambda _: "say what it is: a load is @ 8 kg, a rest is , rest 60 s",
    ),
    (
        expression(r"[;\uff0c\uff1b\u3001]"),
        "a comma stands between the details of a dose",
        lambda _: "write ,",
    ),
    (
        expression(
            rf"(?P<scale>rpe|rir)\s*(?P<number>{_NUMBER})(?!\s*[\w%])",
            re.IGNORECASE,
        ),
        "an effort stands behind a comma or an @",
        _effort_hint,
    ),
    (
        expression(r"[-\u2010-\u2013]+\s*(?P<words>[^\W\d_](?:[^,@]*[^\s,@])?)"),
        "a dash before a cue has a space on both sides",
        _cue_hint,
    ),
)


def check_no_comma_missing(cursor: Cursor, report: Report) -> None:
    """Report a detail's first word where the comma before it is missing."""
    token = cursor.peek()
    if token is None or token.word not in {"tempo", "rest", "optional", "then", "rpe", "rir"}:
        return
    word = token.text
    report.add(
        "unread-dose",
        token.span,
        f"a comma is expected before '{word}'",
        f"write , {word}",
    )
    raise Unread


def at_times_sign(cursor: Cursor) -> bool:
    return cursor.word() in TIMES_SIGNS
