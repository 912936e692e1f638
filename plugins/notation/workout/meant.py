"""What a dose that cannot be read was most likely meant to say.

A table of how doses are written elsewhere. It is asked only when something is wrong, and what it
answers is told only if the reader of doses reads it without a mistake: so no hint leads to another
mistake, and none leaves out a side, a set or an end of a range.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.workout.words import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    _Better: TypeAlias = str | Callable[[re.Match[str]], str]

#: A longer dose is no slip of the pen.
_LONGEST: Final = 200
_N: Final = r"\d+(?:\.\d+)?"
_MARKS: Final = "a dose is plain words, without marks"
_ORDER: Final = "the amount comes first in a dose"
_SIDE: Final = "a side is written in words here, behind the amount"
_SETS: Final = "sets and reps have an x between them"
_DETAIL: Final = "a detail stands behind a comma and begins with its name"
_UNIT: Final = "the units are English words here"
_EFFORT: Final = "an effort is RPE 7, RIR 2 or 70%"
_LOADS: Final = "each of two loads has its unit"
_TIME: Final = r"(?:s|secs?|seconds|mins?|minutes)"
_LIMB: Final = r"(?:side|leg|arm|hand|foot|hip|shoulder)"

_TOLD_APART: Final = "sets that differ follow each other with 'then'"


def _half(match: re.Match[str]) -> str:
    """Return "10/side" for "20 (10/side)"."""
    sets, whole, half, side = match.groups()
    between = "" if side.startswith("/") else " "
    return f"{sets}{half}{between}{side}" if int(whole) == 2 * int(half) else match[0]


def _then(match: re.Match[str]) -> str:
    return ", then " if match[0].startswith(",") else ", "


def _step_by_step(match: re.Match[str]) -> str:
    """Return a set for each of the reps in "5,3,1"."""
    return ", then ".join(f"1 x {reps}" for reps in match[0].split(","))


def _load_by_load(match: re.Match[str]) -> str:
    """Return a set for each of the loads in "3 x 8 @ 20/24/28 kg"."""
    loads = re.findall(_N, match[3])
    unit = match[4] if match[4] == "%" else f" {match[4]}"
    if len(loads) != int(match[1]):
        return match[0]
    return ", then ".join(f"1 x {match[2]} @ {load}{unit}" for load in loads)


#: How it is written elsewhere, what is to be told, and how it is written here.
_OTHER_DOSES: Final[tuple[tuple[str, str, _Better], ...]] = (
    (r"\[([^\]\n]+)\]\([^)\n]*\)", _MARKS, r"\1"),
    (r"\x3c/?[a-z][^\x3c>]*>", _MARKS, ""),
    (r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.*?\S)\1", _MARKS, r"\2"),
    # --- In another order
    (r"^((?:rest|tempo|optional)\b[^,]*),\s*(\d[^,@]*)", _ORDER, r"\2, \1"),
    (r"^(@[^,]*),\s*(\d[^,@]*)", _ORDER, r"\2 \1"),
    (rf"((?:per|each)\s+{_LIMB})\s+({_N}.*)", _ORDER, r"\2 \1"),
    (
        rf"({_N}\s*(?:kg|lbs?|pood)\b)\s*[,;]?\s*(\d+\s*[x×]\s*\d[^,@]*(?<!\s))",
        _ORDER,
        r"\2 @ \1",
    ),
    (r"(\d+(?:-\d+)?)\s+(\d+)\s*[x×](?!\s*\d)", _ORDER, r"\2 x \1"),
    (r"sets?:?\s*(\d+),?\s*reps?:?\s*(\d+(?:-\d+)?)", _ORDER, r"\1 x \2"),
    (r"reps?:?\s*(\d+(?:-\d+)?),?\s*sets?:?\s*(\d+)", _ORDER, r"\2 x \1"),
    (r"^(BW|body ?weight)\s*[x×]\s*(\d.*)", _ORDER, r"\2 @ \1"),
    (
        r"^(\d+\s*[x×]\s*|)(\d+)\s*\(\s*(\d+)\s*((?:/|per\b|each\b|ea\b)[^()]*)\)",
        _SIDE,
        _half,
    ),
    (
        rf"^({_N}(?:-{_N})?\s*(?:{_TIME}|m|km)\b[^x×,@]*?)\s*[x×]\s*(\d+)$",
        "sets come before the x, and how much is behind it",
        r"\2 x \1",
    ),
    (rf"\bhold\s+(?={_N}\s*{_TIME}\b)", "a time is a hold by itself", ""),
    (rf"(?<=\d)(\s*{_TIME})\s+hold(?=\s*(?:/|per\b|each\b))", "a time is a hold by itself", r"\1"),
    # --- How often, how much
    (
        r"^(\d+)\s*sets?\s+(?:of\s+)?(?:to\s+)?(?:failure|max|amrap)\b",
        "as many as one can is written max",
        r"\1 x max",
    ),
    (
        rf"^((?:\d+\s*[x×]\s*)?{_N})\s*k(?!\w)",
        "the units of a distance are m and km",
        r"\1 km",
    ),
    (r"^(\d+)['′’]\s*([0-5]\d)(?!\w)", "minutes and seconds are written 1:30", r"\1:\2"),
    (r"^1\s*RM\b", "a 1RM is a load, and no count", "1 rep @ 100% 1RM"),
    (r"(\d+)\s*times\s*(\d)", _SETS, r"\1 x \2"),
    (r"\b([1-6])\(\s*(\d+(?:-\d+)?)\s*\)", _SETS, r"\1 x \2"),
    (r"(\d+)\s*(?:\.{2,3}|…|~)\s*(\d+)", "a range has a dash between its ends", r"\1-\2"),
    (
        r"\b(?:(?:un)?till? failure|amap|as many as possible)",
        "as many as one can is written max",
        "max",
    ),
    (
        r"see\s+(?:the\s+)?(?:tabel|tabl|table|chart)s?",
        "what a table says is 'see table'",
        "see table",
    ),
    # --- Sides
    (r"(?<!\d)(\d+)\s*(?:l|left)\s*[+&/]\s*\1\s*(?:r|right)\b", _SIDE, r"\1 per side"),
    (r"(?<!\d)(\d+)\s*(?:r|right)\s*[+&/]\s*\1\s*(?:l|left)\b", _SIDE, r"\1 per side"),
    (
        r"^(\d+)\s*(?:l|left)\s*[+&/]\s*(\d+)\s*(?:r|right)\b",
        _SIDE,
        r"\1 left, then \2 right",
    ),
    (
        r"^(\d+)\s*(?:r|right)\s*[+&/]\s*(\d+)\s*(?:l|left)\b",
        _SIDE,
        r"\1 right, then \2 left",
    ),
    (r"(?<=\d)\s*(?:[pe]s|/\s*s)\b", _SIDE, " per side"),
    (r"^(\d+)\s*[x×]\s*(\d+)\s*/\s*\2$", _SIDE, r"\1 x \2 per side"),
    (r"^(\d+)\s*/\s*\1\s*[x×]\s*(\d+)$", _SIDE, r"\2 x \1 per side"),
    (r"\s*(?:on\s+)?both\s+sides?\b", _SIDE, " per side"),
    # --- Sets that differ
    (r"^\d+(?:,\d+){2,}$", _TOLD_APART, _step_by_step),
    (r",\s*(?=\d[^,@]*@)|(?<!,)\s+(?=then\s+\d)", _TOLD_APART, _then),
    (
        rf"^(\d+)\s*[x×]\s*(\d+(?:-\d+)?(?: reps)?)\s*@\s*({_N}(?:\s*[/,]\s*{_N}){{2,}})"
        r"\s*(kg|lbs?|%)$",
        _TOLD_APART,
        _load_by_load,
    ),
    # --- Words of other languages
    (r"\b(?:wdh\.?|wiederholungen|répétitions|repeticiones)(?!\w)", _UNIT, "reps"),
    (r"\b(?:sekunden?|secondes|segundos)\b", _UNIT, "s"),
    (r"\b(?:minuten|minutos)\b", _UNIT, "min"),
    # --- Behind an @ what is no load, and a load without its @
    (rf"\bw/\s*(?={_N}\s*(?:kg|lbs?|pood)\b)", "a load stands behind an @", "@ "),
    (r"\s*[x×]\s*(BW|body ?weight)\b", "a load stands behind an @", r" @ \1"),
    (
        rf"(RPE|RIR)\s*({_N})\s*/\s*({_N})(?!\w)",
        "a range has a dash between its ends",
        r"\1 \2-\3",
    ),
    (r"\s*@\s*(?=(?:tempo|rest|no rest|optional)\b)", _DETAIL, ", "),
    (rf"@\s*({_N}(?:-{_N})?)\s*(RPE|RIR)\b", _EFFORT, r"@ \2 \1"),
    (rf"\(\s*({_N}(?:-{_N})?)\s*(RPE|RIR)\s*\)", _EFFORT, r"@ \2 \1"),
    (r"(?<=\w)\s+(?:in\s+)?(Z(?:one )?[1-5])$", "an effort stands behind an @", r" @ \1"),
    (rf"@\s*({_N}(?:-{_N})?)\s*(?:percent|pct)\b", _EFFORT, r"@ \1%"),
    (r"@\s*R[A-Z]E\s*(?=\d)|@\s*RP(?!M)[A-Z]\s*(?=\d)", _EFFORT, "@ RPE "),
    (r"@\s*RI(?![GM])[A-Z]\s*(?=\d)", _EFFORT, "@ RIR "),
    (rf"@\s*({_N})\s*/\s*({_N})\s*(kg|lbs?|pood)\b", _LOADS, r"@ \1 \3 / \2 \3"),
    (rf"@\s*(kg|lbs?|pood)\s*({_N})", "a load's unit stands behind its number", r"@ \2 \1"),
    # --- Details
    (r",?\s*\b(RPE|RIR)\s*:\s*(?=\d)", _DETAIL, r", \1 "),
    (rf"\s+(?:-|w/|with|)\s*({_N}\s*{_TIME})\s+rest\b", _DETAIL, r", rest \1"),
    (r"(?<=\d)\s+\(?(\d-\d-[\dX]-\d)\b\)?", _DETAIL, r", tempo \1"),
    (
        r"\brest:?\s*(\d+)\s*(?:['′’]|min)\s*([0-5]\d)\b(?!\s*\w)",
        "minutes and seconds are written 1:30",
        r"rest \1:\2",
    ),
    (r",\s*(?:(?:pause|break)\s+|R:\s*)(?=\d)", _DETAIL, ", rest "),
    (
        rf"(?<![\w.])(\d+\s*[x×]\s*\d+(?:-\d+)?[^,]*),\s*({_N}\s*(?:s|secs?|seconds|mins?|minutes)\b(?!\s+rest))",
        _DETAIL,
        r"\1, rest \2",
    ),
    (r",\s*(?=\d[-/]\d[-/][\dX][-/]\d(?!\d)|\d\d[\dX]\d(?!\d))", _DETAIL, ", tempo "),
    (r"(?<=[\w)])\s*[.!]+$", "nothing stands behind a dose", ""),
)
_SLIPS: Final = tuple(
    (expression(pattern, re.IGNORECASE), message, better)
    for pattern, message, better in _OTHER_DOSES
)


def _every_step(match: re.Match[str]) -> str:
    """Return "5-4-3-2-1" for "ladder 5-1" and "5 to 1"."""
    first, last = int(match[2]), int(match[3])
    if not match[1] and not match[4] and first < last:
        return match[0]
    step = 1 if first < last else -1
    return "-".join(map(str, range(first, last + step, step)))


def _in_all(match: re.Match[str]) -> str:
    """Return "every 2 min for 10 min" for "every 2 min x 5"."""
    number, unit, count = match.groups()
    return f"every {number} {unit} for {int(number) * int(count)} {unit}"


#: A scheme as it is written elsewhere, and how it is written here.
_OTHER_SCHEMES: Final[tuple[tuple[str, _Better], ...]] = (
    *((rf"\b{word}\b", digits) for word, digits in NUMBER_WORDS.items()),
    (r"as many (?:rounds|reps) as possible(?:\s+in)?", "AMRAP"),
    (r"every minute on the minute", "EMOM"),
    (r"\be(\d)mom\s+(?:for\s+)?(?=\d)", r"every \1 min for "),
    (r"\be(\d{2,3})s\b", r"every \1 s"),
    (r"\bbet\w{2,4}n\b", "between"),
    (r"\s*:$", ""),
    (rf"^every\s+(\d{{1,4}})\s*({_TIME})\s*,?\s*[x×]\s*(\d{{1,3}})$", _in_all),
    # Of a number below ten nobody knows whether minutes are meant.
    (r"^(\d\d+)\s*s?\s+on\s*[/,]?\s*(\d+)\s*s?\s+off$", r"\1 s on / \2 s off"),
    (r"^:?(\d\d)\s*/\s*:?(\d\d)\s*[x×]\s*(\d+)$", r"\3 x \1 s on / \2 s off"),
    (r"^(ladder\s*:?\s*|)(\d{1,2})\s*(?:-|to)\s*(\d{1,2})(\s*ladder|)$", _every_step),
    (r"^tabata\s*:?\s*(\d+)\s*(?:[x×]|rounds|times)$", r"Tabata \1 x 20 s / 10 s"),
    (r"^(?:rounds?|sets?)\s*:\s*(\d+)$", r"\1 rounds"),
    (r"\brft\b", "rounds for time"),
    (r"\s*\(([^()]*)\)$", r", \1"),
    (r"^(amrap|emom|tabata), ", r"\1 "),
    (r"^emom\s*[x×]\s*(\d+)$", r"EMOM \1 min"),
    (r"^(.*\d.*(?:off|rest))\s*[x×]\s*(\d+)$", r"\2 x \1"),
    (r"^(supersets?)\s*[x×]\s*(\d+)$", r"\1, \2 rounds"),
    (r"^circuit\s*(?:,|[x×](?=\s*(\d+)$))\s*", ""),
    (r"(?<=[^\W\d]):\s+", ", "),
    (r"^(?:repeat|do)?\s*(\d+(?:-\d+)?)\s*(?:[x×](?: through)?|times|sets|)$", r"\1 rounds"),
    (r"^(?:repeat\s*)?[x×]\s*(\d+)$", r"\1 rounds"),
    (r"^rest\s+((?:between|after)\s+[a-z ]+?)\s*:?\s*(\d.*)$", r"rest \2 \1"),
)
_SCHEMES: Final = tuple(
    (expression(pattern, re.IGNORECASE), written) for pattern, written in _OTHER_SCHEMES
)


def meant(dose: str, reads: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return what is wrong with ``dose``, and the dose that was meant, if ``reads`` reads it."""
    if len(dose) > _LONGEST:
        return None
    told = ""
    better = html.unescape(dose)
    if better != dose:
        told = _MARKS
    for pattern, message, written in _SLIPS:
        before, better = better, pattern.sub(written, better)
        if better != before:
            told = told or message
            if reads(better):
                return told, " ".join(better.split())
    return (told, " ".join(better.split())) if told and reads(better) else None


def meant_scheme(line: str, reads: Callable[[str], bool]) -> str | None:
    """Return the scheme that ``line`` was meant to be, if ``reads`` reads it."""
    better = line if len(line) <= _LONGEST else ""
    for pattern, written in _SCHEMES:
        better, count = pattern.subn(written, better)
        if count and reads(better):
            return better
    return None
