"""Whether every word of the author is still there.

A word is a run of letters or of digits. The notation's own words and units are left out of the
question: the page may say "× 8 per leg" for "x 8 each leg". A number must be there, as it stands or
as what it says: a minute and a half may be shown as 90 s, a tempo 3110 as 3-1-1-0.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from plugins.notation.workout import words as notation
from plugins.notation.workout.views import words_of_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.pros_cons import ProsCons
    from plugins.notation.workout import WorkoutView

#: Words of the grammar that are in no table of :mod:`plugins.notation.workout.words`.
_GRAMMAR: Final = """
    a after all and body cue each ea easier every for harder hold in ladder movements no of on or
    per rm see sets straight supersets table the time to weight with work
"""
KEYWORDS: Final = frozenset(
    word.casefold()
    for table in (
        notation.TIME_UNITS,
        notation.DISTANCE_UNITS,
        notation.MASS_UNITS,
        notation.COUNT_NOUNS,
        notation.SET_WORDS,
        notation.ROUND_WORDS,
        notation.MAX_WORDS,
        notation.LIMBS,
        notation.SIDE_WORDS,
        notation.BODYWEIGHT_WORDS,
        notation.TIMES_SIGNS,
        _GRAMMAR.split(),
        (word for phrase in (*notation.DETAILS, *notation.SCHEMES) for word in phrase.split()),
    )
    for word in table
)
_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_LIST_MARKER: Final = re.compile(r"^[^\S\n]*\d{1,3}[.)](?=\s|$)", re.MULTILINE)
_LONG_UNITS: Final = [unit for unit, seconds in notation.TIME_UNITS.items() if seconds > 1]
_MINUTES: Final = "|".join(sorted(_LONG_UNITS, key=len, reverse=True))
_CLOCK: Final = re.compile(r"(\d*):(\d\d)")
_LONG: Final = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:[-\u2010-\u2015\u2212+]|to)\s*\d+(?:[.,]\d+)?)?"
    rf"\s*({_MINUTES})(?:\s*(\d+))?",
    re.IGNORECASE,
)
_TEMPO: Final = re.compile(r"tempo[\s:]*([\dx.\s\-\u2010-\u2015\u2212/]+)", re.IGNORECASE)
_ONE_PIECE: Final = re.compile(r"1(?=\s*[x×*✕✖])")


#: Fields of a view whose words are not the author's.
_OURS: Final = frozenset({"anchor", "kind", "legend", "log", "estimate", "minutes", "track"})


def lost_from_workout(text: str, view: WorkoutView) -> list[str]:
    """Return the words of ``text``, the lines inside a block, that ``view`` does not show."""
    return _lost(text, "\n".join(_shown(view)))


def lost_from_pros_cons(text: str, value: ProsCons) -> list[str]:
    """Return the words of a block of pros and cons that its value does not have."""
    points = (f"{p.lead}\n{p.body}" for p in (*value.pros, *value.cons))
    shown = {w.casefold() for w in _WORD.findall("\n".join((value.intro, value.verdict, *points)))}
    body = re.sub(r"^[ ]{0,3}\d{1,3}[.)]", "", text, flags=re.MULTILINE)
    own = {"pros", "cons", "pro", "con", "for", "against", "verdict"}
    return [w for w in _WORD.findall(body) if w.casefold() not in shown | own]


def _shown(view: Any) -> Iterator[str]:
    if isinstance(view, str):
        yield view
    elif isinstance(view, tuple):
        for one in view:
            yield from _shown(one)
    elif is_dataclass(view):
        for field in fields(view):
            if field.name not in _OURS:
                yield from _shown(getattr(view, field.name))


def _lost(text: str, shown: str) -> list[str]:
    text = _LIST_MARKER.sub("", text)
    letters = {word.casefold() for word in _LETTERS.findall(shown)}
    numbers = {_plain(n) for n in _NUMBER.findall(shown)}
    numbers |= {_plain(d) for n in _NUMBER.findall(shown) for d in re.split("[.,]", n)}
    lost = [
        word
        for word in _LETTERS.findall(text)
        if (folded := word.casefold()) not in letters and folded not in KEYWORDS
    ]
    said_otherwise = list(_said_otherwise(text, numbers, shown))
    for match in _NUMBER.finditer(text):
        parts = {_plain(match.group())}, {_plain(d) for d in re.split("[.,]", match.group())}
        if any(part <= numbers for part in parts):
            continue
        if not any(start <= match.start() < end for start, end in said_otherwise):
            lost.append(match.group())
    return lost


def _plain(number: str) -> str:
    marks = number.count(".") + number.count(",")
    text = f"{Decimal(number.replace(',', '.')):f}" if marks < 2 else number
    return text.rstrip("0").rstrip(".") if "." in text else text


def _said_otherwise(text: str, numbers: set[str], shown: str) -> Iterator[tuple[int, int]]:
    """Yield the places of numbers whose meaning is shown, if not their digits."""
    for match in _CLOCK.finditer(text):
        if _has_time(Decimal(match[1] or 0) * 60 + Decimal(match[2]), numbers):
            yield match.span()
    for match in _LONG.finditer(text):
        factor = notation.TIME_UNITS[match[2].casefold()]
        own = Decimal(match[1].replace(",", ".")) * factor
        if _has_time(own, numbers) or _has_time(own + Decimal(match[3] or 0), numbers):
            yield match.span()
        for number in _NUMBER.finditer(text, match.start(), match.end()):
            if _has_time(Decimal(number.group().replace(",", ".")) * factor, numbers):
                yield number.span()
    for match in _TEMPO.finditer(text):
        if set(re.findall(r"\d", match[1])) <= numbers:
            yield match.span(1)
    yield from (m.span() for m in _ONE_PIECE.finditer(text))
    if "none" in shown.split() or "o rest" in shown:
        yield from (m.span() for m in re.finditer(r"\b0+\b", text))


def _has_time(seconds: Decimal, numbers: set[str]) -> bool:
    if seconds != int(seconds) or seconds > 10**6:
        return False
    written = set(re.findall(r"\d+", words_of_time(int(seconds))))
    return written <= numbers or str(int(seconds)) in numbers
