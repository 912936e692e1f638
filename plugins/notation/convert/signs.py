"""Pictures among the words, which coaches like and no font of the sheets has."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from plugins.notation.unprinted import UNPRINTED, has_unprinted

if TYPE_CHECKING:
    import re

#: Symbols, and what makes others of them: a colour, a joiner.
_OF_PICTURES: Final = frozenset({"So", "Sk", "Mn", "Cf"})


def without_pictures(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return ``text`` without them, and what is to be asked: line numbers, lines and pictures.

    Letters of any script stay, whatever the fonts have: they are the coach's words. A picture that
    begins a line is the mark of a list, and not asked about.
    """
    if not has_unprinted(text):
        return text, []
    lines: list[str] = []
    asked: list[tuple[int, str, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        pictures = [each[0] for each in UNPRINTED.finditer(line) if _is_picture(each)]
        bare = UNPRINTED.sub(lambda each: "" if _is_picture(each) else each[0], line)
        lines.append(bare.rstrip() if pictures else line)
        leading = len(pictures) == 1 and line.lstrip().startswith(pictures[0])
        if bare.strip() and pictures and not leading:
            asked.append((number, line.strip(), " ".join(dict.fromkeys(pictures))))
    return "\n".join(lines), asked


def _is_picture(match: re.Match[str]) -> bool:
    return {unicodedata.category(sign) for sign in match[0]} <= _OF_PICTURES
