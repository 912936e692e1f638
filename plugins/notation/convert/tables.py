"""A row of a table, whose cells stand between upright strokes: the cells, in plain words.

::

    row  : [LABEL "|"] NAME "|" cell {"|" cell}
    cell : sets "x" amount | count | time | "bodyweight" | words

Two counts are the sets and the reps; a time behind them is the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.loads import BAND, HEAVINESS, HOW_HEAVY
from plugins.notation.convert.nouns import names_exercise
from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.reading import Doubt
from plugins.notation.convert.tails import is_plain_tail
from plugins.notation.convert.vocabulary import (
    DIGITS,
    DISTANCE_UNIT,
    EACH,
    LIMB,
    MASS_UNIT,
    NUMBER,
    REP_WORD,
    SET_WORD,
    TIME,
    TO,
)

if TYPE_CHECKING:
    from plugins.notation.convert.reading import Reading

_LABEL: Final = compiled(r"[a-z]?\d{1,2}[a-h]?[.)]?|[a-h]")
_EMPTY: Final = compiled(r"[-–—\s]*|n/?a|none")
_SIDE: Final = rf"(?:\s?(?:/|x|{EACH})\s?{LIMB}|\s?(?:each|ea\.?|e/s|p/s))?"
#: How heavy or hard, which a coach writes behind an @.
_HOW_HARD: Final = compiled(
    rf"(?:RPE|RIR)\s?[\d.–-]+|[\d.–-]+\s?(?:RPE|RIR)|{NUMBER}(?:{TO}{NUMBER})?\s?(?:{MASS_UNIT}|%(?:\s?(?:of\s)?1\s?RM)?)"
)
_COUNT: Final = compiled(rf"(?P<n>{DIGITS}|max|AMRAP|failure)(?:\s?{REP_WORD})?{_SIDE}")
_SETS: Final = compiled(rf"(?P<n>{DIGITS})\s?{SET_WORD}")
#: 3 x 8 (slowly)
_NOTED: Final = compiled(r"(?P<cell>[^()]*\d[^()]*)\s\((?P<words>[^()\d]*)\)")
#: A box to tick for each set
_BOXES: Final = re.compile(r"[☐□▢]|\[ \]")
#: A sign that a table's author explains elsewhere: 4▲
_SIGN: Final = re.compile(r"[▲△▼▽►◆◇★☆●○■†‡§¶]")
#: What heads a column
_COLUMN: Final = compiled(
    r"(?:(?:working\s)?sets?|reps?|rest|time|weight|load|notes?|comments?|muscles?(?:\sgroups?)?|equipment|type|tempo|rpe|"
    r"day|week|video|link|sets?\s?[x×&/]\s?reps?).*"
)
#: 4 (80% of 1RM)
_LOADED: Final = compiled(
    rf"(?P<cell>[^()]*\d[^()]*?)\s\((?P<load>(?:@\s?)?{NUMBER}(?:{TO}{NUMBER})?\s?"
    rf"(?:{MASS_UNIT}|%(?:\s(?:of\s)?(?:1\s?RM|max))?))\)"
)
#: 30X0, 2:1:2; behind sets and reps 3-1-1, too
_TEMPO: Final = compiled(r"[2-6][0-3][0-3x][0-3]|[0-9x](?::[0-9x]){2,3}")
_PHASES: Final = compiled(r"[0-9x](?:[-/.][0-9x]){2,3}")
#: 2m, behind sets and reps
_FEW_MINUTES: Final = re.compile(r"([1-5])\s?m")
#: How hard, from one to ten, behind sets, reps and a rest.
_EFFORT: Final = compiled(r"(?:[5-9]|10)(?:\.5)?(?:\s?[–-]\s?(?:[5-9]|10)(?:\.5)?)?")
_DOSE: Final = compiled(
    rf"{DIGITS}(?:\s?{SET_WORD})?\s?[x×]\s?{NUMBER}(?:{TO}{NUMBER})?\s?{DISTANCE_UNIT}"
    rf"|{DIGITS}\s?[x×]\s?(?:{TIME}|{DIGITS}(?:\s?{SET_WORD})?|max|AMRAP|failure){_SIDE}"
    rf"|{DIGITS}\s?{SET_WORD}\s?(?:of|[x×,])\s?(?:{TIME}|{DIGITS}(?:\s?{REP_WORD})?){_SIDE}"
)
_TIME: Final = compiled(rf"{TIME}{_SIDE}")
#: Bodyweight or light dumbbells, in a column of loads
_IS_LOAD: Final = compiled(r"(?:body\s?weight|bw|light|moderate|medium|heavy)\b")
#: Light, nothing near the best
_HEAVY_SO: Final = compiled(
    rf"(?P<load>{HEAVINESS.pattern}|{HOW_HEAVY.pattern}),\s(?P<words>(?!or\b)[^\d,]+)"
)
_BODY: Final = compiled(r"body\s?weight|bw")
#: A first column that says which part of the body, or which day, and no exercise.
_PART_OF_BODY: Final = compiled(
    r"(?:(?:upper|lower|full)\s?body|core|abs|legs?|chest|back|arms?|shoulders?|glutes?|hips?|calves|"
    r"warm[\s-]?up|cool[\s-]?down|strength|mobility|power|cardio|flexibility|balance|plyometrics|push|pull|"
    r"(?:active\s)?recovery|stretching|conditioning|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_NAME: Final = compiled(r"[^\W\d]|\d{1,3}[\s-](?:degrees?|arm|leg|hand)\b")
#: More than so many sets are rather reps.
_MOST_SETS: Final = 6
#: A column whose numbers are not those of each set: Total reps, Rep goal
_OF_ALL: Final = compiled(
    rf".*\b(?:total|goal)\b.*\b{REP_WORD}|(?:{REP_WORD})\b.*\b(?:total|goal)\b.*"
)
_SETS_HEAD: Final = compiled(SET_WORD)
_OF_WORK: Final = compiled(r"(?:hold|work|duration)(?:\s(?:time|\(.*\)))?")


def against_heads(heads: str, row: str, reading: Reading) -> str:
    """Return why the heads of a table's columns speak against what its row was read as."""
    for head, cell in zip(_cells(heads), _cells(row), strict=False):
        is_whole = cell.isdecimal() or "total" in head.casefold()  # a goal of 8-12 is each set's
        if is_whole and _OF_ALL.fullmatch(head) and reading.sets and cell == reading.reps:
            return f"{head}: in each set, or in all of them?"
        if _SETS_HEAD.fullmatch(head) and cell.isdecimal() and reading.sets not in {"", cell}:
            return "sets and reps, in which order?"
        if _OF_WORK.fullmatch(head) and cell and reading.rest_s:
            return f"{head}: the time of a set, or a rest?"
    return ""


def _cells(row: str) -> list[str]:
    return [cell.strip(" *_") for cell in row.strip("> ").strip("|").split("|")]


def _parts(cell: str) -> tuple[str, ...]:
    """Return ``4 (80% of 1RM)`` as the two cells that it is, another cell as it stands."""
    match = _LOADED.fullmatch(cell)
    return match.group("cell", "load") if match else (cell,)


#: 15 slow, pumping
_WITH_MANNER: Final = compiled(
    rf"(?P<cell>{DIGITS}(?:\s?[x×]\s?{DIGITS})?(?:\s?{REP_WORD})?),?\s(?P<words>(?!{EACH}|{LIMB})[^\W\d]{{4}}[^\d()]*)"
)


def _with_manner(cell: str) -> re.Match[str] | None:
    """Return a count and the words that say in which manner it is done."""
    match = _WITH_MANNER.fullmatch(cell)
    return match if match and is_plain_tail(match.group("words")) else None


def _is_amount_first(cells: list[str]) -> bool:
    """Whether a row is an amount, a name and a remark: ``30 s | Plank | slowly``."""
    if len(cells) <= 2 or _EMPTY.fullmatch(cells[2]) or re.search(r"\d", " ".join(cells[1:])):
        return False
    return bool(_COUNT.fullmatch(cells[0]) or _TIME.fullmatch(cells[0]))


def row_in_plain_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a row as a coach would write it, and its cells that are no dose."""
    cells = [cell.strip() for cell in text.strip("> ").strip("|").split("|")]
    if text.count("|") < 2 or len(cells) < 2:
        return None
    kept = []
    if _LABEL.fullmatch(cells[0]) or (_EMPTY.fullmatch(cells[0]) and len(cells) > 2):
        del cells[0]
    if len(cells) > 2 and _PART_OF_BODY.fullmatch(cells[0]) and not re.search(r"\d", cells[1]):
        kept.append(cells.pop(0))
    if _is_amount_first(cells):
        cells[:2] = cells[1::-1]
    name, *rest = (part for cell in cells for part in _parts(cell))
    if not _NAME.match(name) or re.search(r"\d\s*[x×]|set\s\d", name, re.IGNORECASE):
        return None
    counts: list[str] = []
    times: list[str] = []
    doses: list[str] = []
    ticked: list[int] = []
    load = ""
    noted = [(cell, _NOTED.fullmatch(cell) or _with_manner(cell)) for cell in rest]
    kept += [match.group("words") for _, match in noted if match]
    for cell in (match.group("cell") if match else whole for whole, match in noted):
        if _EMPTY.fullmatch(cell):
            continue
        if boxes := _BOXES.findall(cell):
            ticked.append(len(boxes))
            continue
        if _SIGN.search(cell):
            raise Doubt(f"{cell}: a sign of what?")
        is_whole = len(counts) == 2 or bool(doses)
        if _TEMPO.fullmatch(cell) or (is_whole and _PHASES.fullmatch(cell)):
            load += f" @ {re.sub('[:/.]', '-', cell)}"
        elif is_whole and not times and (minutes := _FEW_MINUTES.fullmatch(cell)):
            times.append(f"{minutes.group(1)} min")
        elif _DOSE.fullmatch(cell):
            doses.append(cell)
        elif _COUNT.fullmatch(cell) or _SETS.fullmatch(cell):
            counts.append(cell)
        elif _TIME.fullmatch(cell):
            times.append(cell)
        elif _BODY.fullmatch(cell):
            load += " @ bodyweight"
        elif any(p.fullmatch(cell) for p in (_HOW_HARD, HEAVINESS, HOW_HEAVY, BAND)):
            load += f" @ {cell}"
        elif match := _HEAVY_SO.fullmatch(cell):
            load += f" @ {match.group('load')}"
            kept.append(match.group("words"))
        elif _IS_LOAD.match(cell):
            raise Doubt(f"{cell}: a load, or a remark?")
        elif re.search(r"\d", cell):
            return None
        else:
            kept.append(cell)
    if not (counts or times or doses):
        heads = load or any(_COLUMN.fullmatch(cell) for cell in kept)
        return None if heads or not names_exercise(name) else (name, tuple(kept))
    if len(doses) == len(counts) == len(times) == 1 and _EFFORT.fullmatch(counts[0]):
        kept.append(counts.pop())
    if ticked and ticked[0] > 1 and len(counts) == 1 and not doses:  # ☐ ☐ ☐
        counts.append(f"{ticked.pop(0)} sets")
    dose, pause = _dose(counts, times, doses)
    return f"{name}: {dose}{load}{pause}", tuple(kept)


def _dose(counts: list[str], times: list[str], doses: list[str]) -> tuple[str, str]:
    """Return the dose and the rest of a row."""
    if len(doses) == 1 and not counts and len(times) < 2:
        dose = doses[0]
    elif len(counts) == 2 and not doses and len(times) < 2:
        dose = _sets_and_reps(*counts)
    elif len(counts) == 1 and not doses and len(times) in {1, 2} and _is_sets(counts[0]):
        dose = f"{counts[0].partition(' ')[0]} sets of {times[0]}"
    elif len(counts) == 1 and not (doses or times) and not _is_sets(counts[0]):
        return counts[0], ""
    elif len(times) == 1 and not (counts or doses):
        return times[0], ""
    else:
        raise Doubt("a row of a table whose columns have no heading here")
    is_work = len(times) == 1 and len(counts) == 1 and not doses  # 3 | 30 s
    return dose, f", rest {times[-1]}" if times and not is_work else ""


def _sets_and_reps(one: str, two: str) -> str:
    for sets, reps in sorted(
        ((one, two), (two, one)), key=lambda pair: not _SETS.fullmatch(pair[0])
    ):
        if _is_sets(sets):
            return f"{sets.partition(' ')[0]} sets of {reps}"
    raise Doubt("sets and reps, in which order?")


def _is_sets(cell: str) -> bool:
    match = _SETS.fullmatch(cell)
    return bool(match) or (
        bool(re.fullmatch(r"\d(?:\s?[-–]\s?\d)?", cell)) and int(cell[-1]) <= _MOST_SETS
    )
