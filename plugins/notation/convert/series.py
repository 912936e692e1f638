"""Sets one after the other, each with its own load: "60 kg x 8, 70 kg x 6", "8 @ 60 kg, 6 @ 70 kg".

What is written set by set is given set by set, also where it is the same in each of them. A load
without a unit is one only where nothing else can stand: "135 x 5" alone may be a load or sets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.kinds import HELD
from plugins.notation.convert.loads import unit
from plugins.notation.convert.orders import MOST_SETS
from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, count, number
from plugins.notation.convert.vocabulary import (
    MASS_UNIT,
    NUMBER,
    REP_WORD,
    SET_WORD,
    TO,
    UNLOADED,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPS: Final = rf"\d{{1,3}}(?!\d|\s{SET_WORD})\+?(?:\s?{REP_WORD})?"
_UNIT: Final = rf"(?:{MASS_UNIT}|%)"
_MASS: Final = rf"{NUMBER}\s?{_UNIT}"
_LATER: Final = rf"{NUMBER}(?:\s?{_UNIT})?"
_ITEM: Final = (
    rf"(?:(?:{_MASS}|BW)\s?(?:[x×]|for)\s?{_REPS}|{_MASS}\s?/\s?\d{{1,3}}\s?{REP_WORD}"
    rf"|{_REPS}\s?(?:@|[x×]|at)\s?{_MASS})"
)
#: 75 lb x 9, 85 x 9: the unit is said once
_NEXT: Final = rf"(?:{_ITEM}|{_LATER}\s?[x×]\s?{_REPS})"
#: What a log says of a set: (warm-up), (easy)
_ASIDE: Final = (
    r"(?:warm[\s-]?ups?|w/?u|easy|hard|tough|light|heavy|pr|paused|belt(?:ed)?|joker|working|"
    r"top\sset|back[\s-]?off)"
)
_BETWEEN: Final = r"\s?(?:[,;./]|then|and|,\s?then)\s?"
_PARTS: Final = compiled(
    rf"(?P<m1>{NUMBER}|BW)\s?(?P<u1>{_UNIT})?\s?(?:[x×/]|for)\s?(?P<r1>\d+\+?)(?!\d|\s?{_UNIT})"
    rf"|(?P<r2>\d+\+?)(?:\s?{REP_WORD})?\s?(?:@|[x×]|at)\s?(?P<m2>{NUMBER})\s?(?P<u2>{_UNIT})"
)


def _unit(text: str) -> str:
    """Return a unit as it stands behind its number."""
    return "% 1RM" if text == "%" else f" {unit(text)}"


def _series(match: re.Match[str]) -> Phrase | None:
    """Return the sets of a log, whose unit may be said once."""
    items = list(_PARTS.finditer(match.group()))
    units = {_unit(said) for m in items if (said := m.group("u1") or m.group("u2"))}
    loads = [m.group("m1") or m.group("m2") for m in items]
    bare = [load for load, m in zip(loads, items, strict=True) if not (m["u1"] or m["u2"])]
    if len(units) != 1 or any(load[0] not in "Bb" and _mass(load) <= MOST_SETS for load in bare):
        return None
    reps = [m.group("r1") or m.group("r2") for m in items]
    return _set_by_set(reps, loads, units.pop())


def _mass(text: str) -> float:
    return float(text.replace(",", "."))


def _set_by_set(reps: Sequence[str], loads: Sequence[str], unit_said: str) -> Phrase:
    load = ",".join("BW" if load[0] in "Bb" else number(load) for load in loads) + unit_said
    return Phrase(What.DOSE, sets=str(len(reps)), reps=",".join(reps), load=load)


#: Fewer pounds or kilograms than these may be seconds or reps.
_FEWEST: Final = 30
_LOAD: Final = r"\d{2,3}(?:\.\d{1,2})?"
_BARE: Final = rf"(?<![\w.,:/@]){_LOAD}"
_BARE_REPS: Final = (
    rf"\d{{1,2}}(?![\d.:%])\+?(?:\s?{REP_WORD}|(?!\s?(?:[x×@#]|{MASS_UNIT})|[^\W_]))"
)
_BARE_SERIES: Final = compiled(
    rf"{_BARE}\s?[x×]\s?{_BARE_REPS}(?:{_BETWEEN}{_BARE}\s?[x×]\s?{_BARE_REPS})+(?!\s?{SET_WORD})"
)
#: 9/95; 9/105, as reps and their load
_BARE_STROKES: Final = compiled(
    rf"\d{{1,2}}/{_LOAD}(?:\s?[,;]\s?\d{{1,2}}/{_LOAD})+(?![\w.:%/]|\s?(?:[x×@#]|{MASS_UNIT}))"
)
_BARE_PARTS: Final = re.compile(r"([\d.]+)\s?[x×X/]\s?([\d.]+\+?)")
#: What is not lifted, so that its numbers are seconds, metres or inches
_NOT_LIFTED: Final = compiled(
    rf"\b(?:runs?|running|ski\w*|bikes?|swim\w*|sprints?|jog\w*|walk\w*|carry|hold|plank|hang|rest|rower|erg|box|jumps?|"
    rf"step[\s-]?ups?|{UNLOADED})\b|^\W*row(?:ing)?\b"
)


def _is_lifted(text: str) -> bool:
    return not (_NOT_LIFTED.search(text) or HELD.search(text))


def _bare_series(match: re.Match[str]) -> Phrase | None:
    """Return sets whose first numbers, or last, are too great to be anything but loads."""
    rows = [(m[1], m[2]) for m in _BARE_PARTS.finditer(match.group())]
    if "/" in match.group():
        rows = [(load, reps) for reps, load in rows]
    loads, reps = [row[0] for row in rows], [row[1] for row in rows]
    least, most = min(map(float, loads)), max(int(n.rstrip("+")) for n in reps)
    if least < max(_FEWEST, 2 * most) or not _is_lifted(match.string):
        return None
    return _set_by_set(reps, loads, "")


_BARE_FOR_SETS: Final = compiled(
    rf"(?P<m>{_BARE})\s?[x×]\s?(?P<r>\d{{1,2}})\s?[x×]\s?(?P<s>\d{{1,2}})\s?{SET_WORD}"
)


def _bare_for_sets(match: re.Match[str]) -> Phrase | None:
    load, reps = match["m"], match["r"]
    if float(load) < max(_FEWEST, 2 * int(reps)) or not _is_lifted(match.string):
        return None
    return Phrase(What.DOSE, sets=match["s"], reps=reps, load=number(load))


_ONE_MASS: Final = compiled(
    rf"(?P<m>{NUMBER})\s?(?P<u>{MASS_UNIT})\s?[x×]\s?(?P<r>\d{{1,2}}(?:\s?,\s?\d{{1,2}})+)(?:\s?{REP_WORD})?"
    rf"(?![\d%#+:.–-]|\s?[x×@]|\s?{_UNIT}|\s?,\s?\d)"
)


def _sets_at(match: re.Match[str]) -> Phrase:
    """Return the sets of one load, of which only the reps are listed."""
    steps = re.findall(r"\d+", match.group("r"))
    return Phrase(
        What.DOSE,
        sets=str(len(steps)),
        reps=",".join(steps),
        load=f"{number(match.group('m'))} {unit(match.group('u'))}",
    )


#: Two ways to go, one after the other.
_WAYS: Final = compiled(
    r"(?P<a>\d{1,2})x?\s(?P<one>forwards?|fwd|clockwise|cw|up|in|inwards?|front[\s-](?:to|and)[\s-]back)\s?(?:[,/&+]|and)\s?"
    r"(?P<b>\d{1,2})x?\s(?P<two>backwards?|back|bwd|reverse|counter[\s-]?clockwise|ccw|down|out|outwards?|"
    r"side[\s-](?:to|and)[\s-]side)(?!\w)"
)


def _ways(match: re.Match[str]) -> Phrase:
    return Phrase(What.DOSE, reps=f"{match.group('a')}+{match.group('b')}")


#: "2 x 24 kg x 8" are two bells.
_BELLS: Final = 2
#: So many sets are the last of "8 x 60 kg x 3", of no more reps than sets.
_MOST_SETS: Final = 6
_REPS_MASS_SETS: Final = compiled(
    rf"(?P<r>\d{{1,2}})(?:\s?{REP_WORD})?\s?(?:[x×]|@|at)\s?(?P<m>{NUMBER})\s?(?P<u>{MASS_UNIT})\s?[x×]\s?(?P<s>\d{{1,2}})"
    rf"(?:\s?{SET_WORD})?(?![\d.:%]|\s?[x×@]|\s?{_UNIT}|\s?{REP_WORD})"
)


def _reps_mass_sets(match: re.Match[str]) -> Phrase | None:
    reps, sets = int(match.group("r")), int(match.group("s"))
    if reps <= _BELLS or sets > _MOST_SETS or reps < sets:  # two bells, or sets before reps
        return None
    load = f"{number(match.group('m'))} {unit(match.group('u'))}"
    return Phrase(What.DOSE, sets=match.group("s"), reps=match.group("r"), load=load)


#: So many reps has each of the sets.
_REPS_OF: Final = {"single": "1", "double": "2", "triple": "3"}
_LIFTED: Final = compiled(
    r".*\b(?:squats?|dead\s?lifts?|bench|press(?:es)?|cleans?|snatch(?:es)?|jerks?|pulls?|rows?|chins?)\W*"
)


def _doubles(match: re.Match[str]) -> Phrase | None:
    """Return "5 doubles" of a lift, five sets of two, but not those of a rope."""
    if not _LIFTED.fullmatch(match.string[: match.start()]):
        return None
    return Phrase(
        What.DOSE, sets=count(match.group("n")), reps=_REPS_OF[match.group("w").casefold()]
    )


#: 5 sets, and 2 more that are lighter
_BACK_OFF: Final = compiled(
    rf"(?:\+\s?|(?:plus|then|and|followed\sby)\s)?(?P<n>[1-5]|{WORD})\s(?:back[\s-]?off|down|drop[\s-]?down|lighter)\ssets?"
    r"(?=\s*(?:$|[.,;(]))"
)


def _back_off(match: re.Match[str]) -> Phrase:
    return Phrase(What.DOSE, sets=f"+{count(match.group('n'))}")


#: Find a heavy single; 5RM: the one set that counts
_BEST: Final = compiled(
    r"(?:(?:find|establish|hit|test|max\sout\son)\s(?:an?\s|your\s|today['’]s\s)?)?"
    r"(?:(?P<n>\d{1,2})(?:\s?RM|[\s-]reps?[\s-]max(?:imum)?)|heavy\s(?P<w>single|double|triple))(?!\w)"
)


def _best(match: re.Match[str]) -> Phrase | None:
    """Return how often the best of a lift is lifted, if the line says no other number."""
    before = match.string[: match.start()]
    if any(c.isdecimal() for c in before + match.string[match.end() :]):
        return None
    if word := match.group("w"):
        return Phrase(What.DOSE, reps=_REPS_OF[word.casefold()], load="heavy")
    return Phrase(What.DOSE, reps=match.group("n"), load=f"{match.group('n')}RM")


SERIES: Final = (
    Rule("plus 2 back-off sets", _BACK_OFF, _back_off),
    Rule("5RM, a heavy single", _BEST, _best),
    Rule(
        "5 doubles",
        compiled(
            rf"(?P<n>\d{{1,2}}(?:{TO}\d{{1,2}})?)\s(?P<w>single|double|triple)s(?![\w-]|\s(?:unders?|leg|arm)\b)"
        ),
        _doubles,
    ),
    Rule("10 forward, 10 backward", _WAYS, _ways),
    Rule("60 kg x 5, 5, 5", _ONE_MASS, _sets_at),
    Rule("8 x 60 kg x 3", _REPS_MASS_SETS, _reps_mass_sets),
    Rule(
        "60 kg x 8, 70 kg x 6",
        compiled(
            rf"{_ITEM}(?:(?:\s\({_ASIDE}\))?(?:{_BETWEEN}{_NEXT}|\s{_ITEM}))+(?![\d.,]*\d|\s?[x×@])"
        ),
        _series,
    ),
    Rule("95 x 8, 105 x 6", _BARE_SERIES, _bare_series),
    Rule("8/95; 6/105", _BARE_STROKES, _bare_series),
    Rule("95 x 8 x 3 sets", _BARE_FOR_SETS, _bare_for_sets),
)
