"""Footnotes: what a star behind a number says of its sides, where the note stands below it.

::

    Lunge x 20*
    *10 on the right leg, then 10 on the left

A note that says anything else leaves its lines unread, as does one that is missing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.reader import read_line
from plugins.notation.convert.vocabulary import EACH, LIMB, REP_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.notation.convert.reading import Reading

_MARK: Final = re.compile(r"(?<=\w)\s?(\*+|[†‡])(?=$|[\s,.;:)])")
_NOTE: Final = re.compile(r"\s*(?P<mark>\*+|[†‡])\s?(?P<words>[^*†‡]+)")
#: A note's mark stands at its first word, unlike the one of a list.
_GLUED: Final = re.compile(r"\s*[*†‡]+\S")
#: A note that is further below is rather that of another text.
_FAR: Final = 20
_ON: Final = r"(?:on|with|for|to)\s(?:the\s|your\s)?"
#: 10 reps on the right leg, then 10 on the left
_ONE_THEN_OTHER: Final = compiled(
    rf"(?P<a>\d{{1,3}})\s(?:{REP_WORD}\s)?{_ON}(?:right|left)(?:\s{LIMB})?,?\s(?:and\s|then\s)*"
    rf"(?P<b>\d{{1,3}})\s(?:{REP_WORD}\s)?{_ON}(?:right|left|other)(?:\s{LIMB})?\.?"
)
#: each side; reps are per leg
_EACH_SIDE: Final = compiled(
    rf"(?:=\s?)?(?:(?:all\s)?{REP_WORD}\s|do\s|perform\s)?(?:are\s|is\s)?(?:on\s|for\s)?{EACH}\s{LIMB}\.?"
)


def read_lines(lines: Sequence[str]) -> list[Reading]:
    """Return what each of ``lines`` says, with the sides that a footnote below them gives."""
    readings = [read_line(line) for line in lines]
    for i, line in enumerate(lines):
        note = _NOTE.fullmatch(line)
        if note is None:
            continue
        words, mark = note.group("words").strip(), note.group("mark")
        halves, is_each = _ONE_THEN_OTHER.fullmatch(words), _EACH_SIDE.fullmatch(words)
        if not is_each and not (halves and halves["a"] == halves["b"]):
            continue
        whole = str(2 * int(halves["a"])) if halves else ""
        for above in range(i - 1, max(i - _FAR, 0) - 1, -1):
            other = _NOTE.fullmatch(lines[above])
            if other and other.group("mark") == mark and _GLUED.match(lines[above]):
                break  # what is above another note is not this one's
            readings[above] = _with_side(readings[above], mark, whole)
    return readings


def _with_side(reading: Reading, mark: str, whole: str) -> Reading:
    """Return a line with its mark's meaning: the half of ``whole`` each, or each side."""
    marks = _MARK.findall(reading.line)
    if marks != [mark] or reading.line.count(mark) != 1:
        return reading
    plain = read_line(_MARK.sub("", reading.line))
    if plain.unread or plain.per_side != "no" or not plain.reps.isdecimal():
        return reading
    if whole and plain.reps != whole:
        return reading
    return replace(plain, line=reading.line, per_side="total" if whole else "yes")
