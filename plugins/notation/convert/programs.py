"""Lines of a program for an app, whose parts stand between slashes: the parts, in plain words.

::

    line : NAME ["[" weeks "]"] " / " sets {", " sets} {" / " part}
    sets : SETS "x" REPS ["@" RPE]
    part : load | rest | KEY ":" VALUE
"""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.vocabulary import COUNT, MASS_UNIT, NUMBER, TIME

_SETS: Final = rf"{COUNT}\s?x\s?(?:{COUNT}|AMRAP|max)(?:\s?@\s?\d+(?:\.\d+)?)?"
_SETS_PART: Final = compiled(rf"{_SETS}(?:\s?,\s?{_SETS})*(?:\s\d.*)?")
_AT: Final = compiled(r"\s?@\s?(\d+(?:\.\d+)?)")
#: NAME / load / reps of each set.
_LOAD_PART: Final = compiled(rf"~?\s?(?P<w>{NUMBER}\s?{MASS_UNIT}|BW|body\s?weight)")
_REPS_PART: Final = compiled(r"\d{1,3}(?:\s?,\s?\d{1,3})*(?:\s?reps)?")
_REST: Final = compiled(TIME)
_KEYED: Final = compiled(r"[a-z][\w ]*:.*")
_WEEKS: Final = re.compile(r"\[[\d,\s-]*\]")


def in_plain_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a program's line as a coach would write it, and its words that are no dose."""
    name, *parts = text.split(" / ")
    if len(parts) == 2 and (columns := _columns(name, *parts)):
        return columns
    if not parts or not _SETS_PART.fullmatch(parts[0]):
        return None
    doses, *rest = parts
    efforts = _AT.findall(doses)
    plain = [_AT.sub("", doses)]
    if efforts:
        plain.append("RPE " + ", ".join(efforts))
    kept = [match.group().strip("[]") for match in _WEEKS.finditer(name)]
    for part in rest:
        if _KEYED.fullmatch(part):
            kept.append(part)
        else:
            plain.append(f"rest {part}" if _REST.fullmatch(part) else part)
    return f"{_WEEKS.sub('', name).strip()}: {'; '.join(plain)}", tuple(kept)


def _columns(name: str, load: str, reps: str) -> tuple[str, tuple[str, ...]] | None:
    """Return ``NAME / load / reps of each set`` as a coach would write it."""
    match = _LOAD_PART.fullmatch(load)
    steps = [step.strip() for step in reps.removesuffix("reps").split(",")]
    if match is None or not _REPS_PART.fullmatch(reps) or len(steps) == 2:
        return None
    dose = f"{len(steps)} sets {', '.join(steps)}" if len(steps) > 1 else f"{steps[0]} reps"
    return f"{name}: {dose} @ {match.group('w')}", ()
