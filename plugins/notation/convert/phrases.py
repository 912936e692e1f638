"""A run of words and what it is: the values that the rules of :mod:`.rules` make.

A rule is a name for its reader, a pattern that is matched where a word begins, and what becomes of
the match. The first rule that matches wins, so their order is part of the grammar.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import dataclass
from plugins.notation.convert.vocabulary import (
    HOURS,
    MINUTES,
    NUMBER_WORDS,
    TO,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class What(Enum):
    DOSE = auto()
    BARE = auto()
    """A number alone: a count if nothing else is one."""
    SIDE = auto()
    LOAD = auto()
    REST = auto()
    EFFORT = auto()
    TEMPO = auto()
    CUE = auto()
    INSTEAD = auto()
    ASK = auto()
    """What can be read in two ways; ``reason`` says which."""
    FILLER = auto()
    BRACKET = auto()
    WORD = auto()
    MARK = auto()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``start`` to ``end`` of a line and the values they give."""

    what: What
    start: int = 0
    end: int = 0
    sets: str = ""
    reps: str = ""
    seconds: str = ""
    measure: str = ""
    noun: str = "reps"
    side: str = ""
    limb: str = "side"
    load: str = ""
    rest_s: str = ""
    effort: str = ""
    tempo: str = ""
    text: str = ""
    reason: str = ""
    inside: tuple[Phrase, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it says how much of something."""
        return bool(self.reps or self.seconds or self.measure)


Make: TypeAlias = "Callable[[re.Match[str]], Phrase | None]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read words; ``make`` may still decline with ``None``."""

    reads: str
    pattern: re.Pattern[str]
    make: Make


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def cue(reads: str, pattern: str, *, behind: str = "") -> Rule:
    """Return a rule whose words change no value and are kept, if ``behind`` is said before them."""
    before = compiled(behind)

    def make(match: re.Match[str]) -> Phrase | None:
        is_behind = before.search(match.string, 0, match.start())
        return Phrase(What.CUE, text=match.group()) if is_behind else None

    return Rule(reads, compiled(pattern), make)


def filler(reads: str, pattern: str) -> Rule:
    """Return a rule whose words say nothing by themselves."""
    return Rule(reads, compiled(pattern), lambda _: Phrase(What.FILLER))


# --- Numbers --------------------------------------------------------------------------

_TO: Final = compiled(rf"{TO}(?=[\d:]|(?:an?|{WORD})\b)")
_OR_MORE: Final = compiled(r"\s*(?:\+|or\smore)$")
_UNIT: Final = compiled(rf"(?P<h>{HOURS})|(?P<m>{MINUTES}|['′’](?!'))|(?P<s>.)")


def number(text: str) -> str:
    """Return a number or number word in digits, without a decimal comma or idle zeros."""
    word = text.strip().casefold()
    if word in {"a", "an"}:
        return "1"
    if word in NUMBER_WORDS:
        return str(NUMBER_WORDS[word])
    plain = str(int(word)) if word.isdecimal() else word.replace(",", ".")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain or "0"


def count(text: str) -> str:
    """Return ``8``, ``8-12`` or ``8+``."""
    at_least = "+" if _OR_MORE.search(text) else ""
    ends = _TO.split(_OR_MORE.sub("", text))
    return "-".join(number(end) for end in ends) + at_least


def seconds(text: str) -> str:
    """Return a time or range of times in seconds: "1 min" is ``60``, "30 sec-1 min" ``30-60``."""
    at_least = "+" if text.rstrip().endswith("+") else ""
    ends = _TO.split(text.rstrip().rstrip("+"))
    unit = _unit_seconds(ends[-1])
    values = [_one_time(end, unit) for end in ends]
    return "-".join(f"{value:f}" for value in values) + at_least


def _unit_seconds(text: str) -> int:
    found = re.sub(r"^[\d.,\s-]+|^[a-z]+[\s-]", "", text.strip().casefold())
    match = _UNIT.match(found)
    if match is None or match.lastgroup == "s":
        return 1
    return 60 if match.lastgroup == "m" else 3600


def _one_time(text: str, unit: int) -> Decimal:
    """Return one time in seconds; ``unit`` is for a number that has none of its own."""
    text = text.strip()
    if clock := re.match(r"(\d*)[:'’′](\d\d)", text):
        return Decimal(clock.group(1) or 0) * 60 + Decimal(clock.group(2))
    whole = re.match(r"(\d+(?:[.,]\d+)?|[a-z]+)[\s-]*(.*)", text, re.IGNORECASE)
    if whole is None:
        return Decimal(0)
    digits = number(whole.group(1))
    if not digits[0].isdecimal():
        return Decimal(0)
    amount, rest = Decimal(digits), whole.group(2)
    more = re.search(r"(\d{1,2})\s?[a-z]+\.?$", rest, re.IGNORECASE)
    total = amount * (_unit_seconds(text) if rest else unit) + (
        Decimal(more.group(1)) if more else 0
    )
    return total.quantize(Decimal(1)) if total == total.to_integral_value() else total
