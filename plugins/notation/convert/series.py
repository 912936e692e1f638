"""Sets one after the other, each with its own load: "60 kg x 8, 70 kg x 6", "8 @ 60 kg, 6 @ 70 kg".

Every load needs its unit: "135 x 5" alone may be pounds, kilograms or reps.
"""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.loads import unit
from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, number
from plugins.notation.convert.vocabulary import MASS_UNIT, NUMBER, REP_WORD, SET_WORD

_REPS: Final = rf"\d{{1,3}}(?!\d)\+?(?:\s?{REP_WORD})?"
_UNIT: Final = rf"(?:{MASS_UNIT}|%)"
_MASS: Final = rf"{NUMBER}\s?{_UNIT}"
_ITEM: Final = (
    rf"(?:{_MASS}\s?(?:[x×]|for)\s?{_REPS}|{_MASS}\s?/\s?\d{{1,3}}\s?{REP_WORD}"
    rf"|{_REPS}\s?(?:@|[x×]|at)\s?{_MASS})"
)
_BETWEEN: Final = r"\s?(?:[,;./]|then|and|,\s?then)\s?"
_PARTS: Final = compiled(
    rf"(?P<m1>{NUMBER})\s?(?P<u1>{_UNIT})\s?(?:[x×/]|for)\s?(?P<r1>\d+\+?)"
    rf"|(?P<r2>\d+\+?)(?:\s?{REP_WORD})?\s?(?:@|[x×]|at)\s?(?P<m2>{NUMBER})\s?(?P<u2>{_UNIT})"
)


def _unit(text: str) -> str:
    """Return a unit as it stands behind its number."""
    return "% 1RM" if text == "%" else f" {unit(text)}"


def _series(match: re.Match[str]) -> Phrase | None:
    """Return the sets of a log, what is the same in each of them said once."""
    items = list(_PARTS.finditer(match.group()))
    units = {_unit(m.group("u1") or m.group("u2")) for m in items}
    if len(units) != 1:
        return None
    reps = [m.group("r1") or m.group("r2") for m in items]
    loads = [number(m.group("m1") or m.group("m2")) for m in items]
    same_reps, same_load = len(set(reps)) == 1, len(set(loads)) == 1
    return Phrase(
        What.DOSE,
        sets=str(len(items)),
        reps=reps[0] if same_reps else ",".join(reps),
        load=f"{loads[0] if same_load else ','.join(loads)}{units.pop()}",
    )


_GROUP: Final = (
    rf"(?:\d{{1,2}}\s?[x×]\s?\d{{1,2}}(?:\s?{REP_WORD})?\s?(?:@|at|with|[x×/])\s?{_MASS}"
    rf"|\d{{1,2}}\s?{SET_WORD}(?:\s?[/,x×]\s?|\sof\s)\d{{1,2}}(?:\s?{REP_WORD})?\s?"
    rf"(?:@|at|with|[x×/])\s?{_MASS})"
)
_NUMBERS: Final = re.compile(NUMBER)


def _groups(match: re.Match[str]) -> Phrase | None:
    """Return groups of sets, each with its own load, as one dose."""
    items = re.findall(_GROUP, match.group(), re.IGNORECASE)
    units = {_unit(found) for found in re.findall(_UNIT, match.group(), re.IGNORECASE)}
    if len(units) != 1:
        return None
    rows = [_NUMBERS.findall(item) for item in items]
    if any(len(row) != 3 for row in rows):
        return None
    sets, reps, loads = (",".join(number(row[i]) for row in rows) for i in range(3))
    same = len(set(loads.split(","))) == 1
    load = loads.split(",")[0] if same else loads
    return Phrase(What.DOSE, sets=sets, reps=reps, load=f"{load}{units.pop()}")


SERIES: Final = (
    Rule(
        "3 x 5 @ 60 kg, 2 x 3 @ 70 kg",
        compiled(rf"{_GROUP}(?:{_BETWEEN}{_GROUP})+(?![\d.,]*\d|\s?[x×@])"),
        _groups,
    ),
    Rule(
        "60 kg x 8, 70 kg x 6",
        compiled(rf"{_ITEM}(?:{_BETWEEN}{_ITEM})+(?![\d.,]*\d|\s?[x×@])"),
        _series,
    ),
)
