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
from plugins.notation.convert.vocabulary import COUNT, TIME

_SETS: Final = rf"{COUNT}\s?x\s?(?:{COUNT}|AMRAP|max)(?:\s?@\s?\d+(?:\.\d+)?)?"
_SETS_PART: Final = compiled(rf"{_SETS}(?:\s?,\s?{_SETS})*(?:\s\d.*)?")
_AT: Final = compiled(r"\s?@\s?(\d+(?:\.\d+)?)")
_REST: Final = compiled(TIME)
_KEYED: Final = compiled(r"[a-z][\w ]*:.*")
_WEEKS: Final = re.compile(r"\[[\d,\s-]*\]")


def in_plain_words(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a program's line as a coach would write it, and its words that are no dose."""
    name, *parts = text.split(" / ")
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
