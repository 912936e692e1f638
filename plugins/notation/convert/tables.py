"""A row of a table, whose cells stand between upright strokes: the cells, in plain words.

::

    row  : [LABEL "|"] NAME "|" cell {"|" cell}
    cell : sets "x" amount | count | time | "bodyweight" | words

Two counts are the sets and the reps; a time behind them is the rest.
"""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.reading import Doubt
from plugins.notation.convert.vocabulary import DIGITS, EACH, LIMB, REP_WORD, SET_WORD, TIME

_LABEL: Final = compiled(r"[a-z]?\d{1,2}[a-h]?[.)]?|[a-h]")
_EMPTY: Final = compiled(r"[-–—\s]*|n/?a|none")
_SIDE: Final = rf"(?:\s?(?:/|{EACH})\s?{LIMB})?"
_COUNT: Final = compiled(rf"(?P<n>{DIGITS}|max|AMRAP|failure)(?:\s?{REP_WORD})?{_SIDE}")
_SETS: Final = compiled(rf"(?P<n>{DIGITS})\s?{SET_WORD}")
_DOSE: Final = compiled(rf"{DIGITS}\s?[x×]\s?(?:{TIME}|{DIGITS}|max|AMRAP|failure){_SIDE}")
_TIME: Final = compiled(rf"{TIME}{_SIDE}")
_BODY: Final = compiled(r"body\s?weight|bw")
#: More than so many sets are rather reps.
_MOST_SETS: Final = 6


def row_in_plain_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a row as a coach would write it, and its cells that are no dose."""
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    if text.count("|") < 2 or len(cells) < 2:
        return None
    if _LABEL.fullmatch(cells[0]):
        del cells[0]
    name, *rest = cells
    if not name[:1].isalpha() or re.search(r"\d\s*[x×]|set\s\d", name, re.IGNORECASE):
        return None
    counts, times, doses, kept = [], [], [], []
    load = ""
    for cell in rest:
        if _EMPTY.fullmatch(cell):
            continue
        if _DOSE.fullmatch(cell):
            doses.append(cell)
        elif _COUNT.fullmatch(cell) or _SETS.fullmatch(cell):
            counts.append(cell)
        elif _TIME.fullmatch(cell):
            times.append(cell)
        elif _BODY.fullmatch(cell):
            load = " @ bodyweight"
        elif re.search(r"\d", cell):
            return None
        else:
            kept.append(cell)
    if not (counts or times or doses):
        return None
    dose, pause = _dose(counts, times, doses)
    return f"{name}: {dose}{load}{pause}", tuple(kept)


def _dose(counts: list[str], times: list[str], doses: list[str]) -> tuple[str, str]:
    """Return the dose and the rest of a row."""
    if len(doses) == 1 and not counts and len(times) < 2:
        dose = doses[0]
    elif len(counts) == 2 and not doses and len(times) < 2:
        dose = _sets_and_reps(*counts)
    elif len(counts) == 1 and not doses and len(times) == 2 and _is_sets(counts[0]):
        dose = f"{counts[0].partition(' ')[0]} sets of {times[0]}"
    else:
        raise Doubt("a row of a table whose columns have no heading here")
    return dose, f", rest {times[-1]}" if times else ""


def _sets_and_reps(one: str, two: str) -> str:
    for sets, reps in ((one, two), (two, one)):
        if _is_sets(sets):
            return f"{sets.partition(' ')[0]} sets of {reps}"
    raise Doubt("sets and reps, in which order?")


def _is_sets(cell: str) -> bool:
    match = _SETS.fullmatch(cell)
    return bool(match) or (
        bool(re.fullmatch(r"\d(?:\s?[-–]\s?\d)?", cell)) and int(cell[-1]) <= _MOST_SETS
    )
