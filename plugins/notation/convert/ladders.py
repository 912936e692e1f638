"""Reps that change from set to set: 21-15-9, "12, 10, 8", 12/10/8."""

from __future__ import annotations

import itertools
import re
from typing import Final

from plugins.notation.convert.phrases import Phrase, Rule, What, compiled
from plugins.notation.convert.vocabulary import DASH, MASS_UNIT, REP_WORD, SECONDS, SET_WORD

#: Three numbers between slashes, all of them smaller, may be a tempo or the name of a program.
_FEWEST: Final = 6
#: "x 20, x 3" may be two sets, or three times twenty.
_FEW_SETS: Final = 5
#: So many phases has a tempo at the most.
_PHASES: Final = 4
#: A tempo hardly has three phases of so many seconds, each no longer than the one before.
_LEAST: Final = 3
#: Numbers of which the least is so much may be loads.
_FEWEST_KILOS: Final = 40
#: Reps do not rise so much from the first set to the last.
_STEEPEST: Final = 4


def _ladder(match: re.Match[str]) -> Phrase:
    if "," in match.group() and re.search(rf"\d\s?{DASH}", match.group()):
        return Phrase(What.ASK, reason="a ladder, or sets and a range?")
    steps = re.findall(r"\d+\+?", match.group())
    few = int(steps[0].rstrip("+")) < _FEWEST and len(steps) <= _PHASES
    if "/" in match.group() and len(set(steps)) == 1 and few:
        return Phrase(What.ASK, reason="reps of each set, or a tempo?")
    is_apart = "," in match.group() or ";" in match.group()  # as its author lists them
    if len(set(steps)) == 1 and not is_apart:  # 3-3-3-3-3 is five sets of three
        return Phrase(What.DOSE, sets=str(len(steps)), reps=steps[0])
    values = [int(step.rstrip("+")) for step in steps]
    if match.group()[0] in "x×X" and len(values) == 2 and values[1] <= _FEW_SETS < values[0]:
        return Phrase(What.ASK, reason="reps of two sets, or reps and sets?")
    evenly = len({b - a for a, b in itertools.pairwise(values)}) == 1
    if not evenly and values == sorted(values) and values[-1] > _STEEPEST * values[0]:
        return Phrase(What.ASK, reason="reps of each set, or columns of a table?")
    if min(values) >= _FEWEST_KILOS:
        return Phrase(What.ASK, reason="reps of each set, or loads?")
    if len(values) == 3 and values[0] == values[2] and values[1] > _STEEPEST * values[0]:
        return Phrase(What.ASK, reason="up and down again, in which steps?")
    falls = values == sorted(values, reverse=True) and values[-1] >= _LEAST
    if not falls and re.fullmatch(r"[\d\s]+", match.group()):
        return Phrase(What.ASK, reason="reps of each set, or columns of a table?")
    if "/" in match.group() and few and not falls:
        return Phrase(What.ASK, reason="reps of each set, or a tempo?")
    return Phrase(What.DOSE, sets=str(len(steps)), reps=",".join(steps))


#: Reps of a ladder end at less, loads do not.
_LIGHTEST: Final = 20
#: 10-9-8...1: so many steps at the most are left out.
_MOST_STEPS: Final = 30


def _to_the_end(match: re.Match[str]) -> Phrase | None:
    """Return a ladder of which the steps in the middle are left out."""
    first, *others = map(int, re.findall(r"\d+", match.group()))
    step = others[0] - first
    *shown, last = others
    steps = [*range(first, last, step or 1), last]
    if min(first, last) >= _LIGHTEST:
        return Phrase(What.ASK, reason="reps of each set, or loads?")
    evenly = step and steps[: len(others)] == [first, *shown] and (last - first) % step == 0
    if not evenly or len(steps) > _MOST_STEPS:
        return Phrase(What.ASK, reason="a ladder of which steps?")
    return Phrase(What.DOSE, sets=str(len(steps)), reps=",".join(map(str, steps)))


UNFINISHED: Final = Rule(
    "10-9-8...1",
    compiled(
        rf"\d{{1,3}}(?:(?:\s?{DASH}\s?|,\s?)\d{{1,3}}){{1,}}(?:,|\s?{DASH})?\s?(?:…|\.{{2,3}})\s?(?:{DASH}\s?)?\d{{1,3}}(?![\d.:%])"
        rf"(?:\s?{REP_WORD})?(?!\s?(?:{MASS_UNIT}|{SET_WORD}))"
    ),
    _to_the_end,
)


def _times(match: re.Match[str]) -> Phrase | None:
    times = re.findall(r"\d+", match.group())
    same = len(set(times)) == 1
    return Phrase(What.DOSE, sets=str(len(times)), seconds=times[0] if same else ",".join(times))


#: Holds of their own length in each set
TIMES_LADDER: Final = Rule(
    "40 s, 35 s, 30 s",
    compiled(
        rf"\d{{1,3}}\s?{SECONDS}(?:\s?[,/]\s?\d{{1,3}}\s?{SECONDS}){{2,}}(?!\w)(?!\s?(?:rest|off|[,/]))"
    ),
    _times,
)
REPS_LADDER: Final = Rule(
    "12 reps, 10 reps, 8 reps",
    compiled(
        rf"\d{{1,3}}\s{REP_WORD}(?:\s?[,;/]?\s?(?:then\s)?\d{{1,3}}\s{REP_WORD}){{2,}}"
        rf"(?!\s?(?:of|{MASS_UNIT})\b)"
    ),
    _ladder,
)
LADDER: Final = Rule(
    "21-15-9",
    compiled(
        rf"\d{{1,3}}(?:(?:\s?{DASH}\s?|[,;]\s?(?:then\s)?)\d{{1,3}}){{2,}}\+?(?![\d.:%])"
        rf"(?:\s?{REP_WORD})?(?!\s?{MASS_UNIT})"
        rf"|[x×]\s?\d{{1,3}}(?:\s?[,;]\s?[x×]\s?\d{{1,3}}){{1,}}(?![\d.:%])(?!\s?{SET_WORD})"
        rf"|\d{{1,2}}(?:\s\d{{1,2}}){{3,}}(?=\s*(?:$|[,;)]|{REP_WORD}))(?:\s?{REP_WORD})?"
        rf"|\d{{1,2}}(?:\s?/\s?\d{{1,2}}){{2,}}(?!\s?[\d.:%/])(?:\s?{REP_WORD})?(?!\s?{MASS_UNIT})"
    ),
    _ladder,
)
