"""Ways to write that mean the same, made one before a line is read."""

from __future__ import annotations

import re
from typing import Final

_EMPHASIS: Final = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|`|~~")
#: *words* and _words_, but not the mark of a footnote, which closes nothing.
_ITALICS: Final = re.compile(r"(?<!\S)([*_])(?=[^\s*_])([^*_]+)(?<=\S)\1(?=$|[\s.,;:)])")
#: 4 (sets) x 8 (reps)
_BRACKETED_UNIT: Final = re.compile(
    r"(?<=\d)\s?\((sets?|reps?|rounds?|secs?|seconds|mins?|minutes)\)", re.IGNORECASE
)
#: 3 or 4 x 10, 8 or 10 reps: a range if the numbers are neighbours.
_ONE_OR_THE_OTHER: Final = re.compile(
    r"(?<![\d.,:/x×-])(\d{1,2}) or (\d{1,2})(?=\s?[x×]|\s[^\W\d]|\s?$|\))"
)
_NEAR: Final = 5
#: 15/12 bike calories
_CALORIES_BEHIND: Final = re.compile(
    r"^(\W*)(\d{1,3}(?:/\d{1,3})?) ((?:[^\W\d]+ ){1,3})(cal(?:orie)?s)$", re.IGNORECASE
)


def plain(line: str) -> str:
    """Return ``line`` without emphasis, its white space single spaces, its spelling made one."""
    text = _ITALICS.sub(r"\2", " ".join(_EMPHASIS.sub("", line).split()))
    text = _BRACKETED_UNIT.sub(r" \1", text)
    text = _CALORIES_BEHIND.sub(r"\1\2 \4 \3", text).rstrip()
    return _ONE_OR_THE_OTHER.sub(_range, text)


def _range(match: re.Match[str]) -> str:
    low, high = map(int, match.groups())
    return f"{low}-{high}" if low < high <= low + _NEAR else match.group()
