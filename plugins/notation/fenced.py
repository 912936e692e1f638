"""Code between two lines of signs: at the margin, in an item of a list, in a quotation.

Markdown itself knows it only at the margin. Most other programs, and so most authors, know it
wherever a paragraph may stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The signs that open a fence, and behind them a language, and what readers do not see.
OPENING: Final = expression(
    r"(`{3,}(?=[^`\n]*\Z)|~{3,})[ ]*(?:\{[^{}\n]*\}[ ]*|(\.?[\w#.+-]*)[^\n]*)"
)
_MARKS: Final = ("```", "~~~")
#: What stands before such signs that are not at the margin.
_INNER: Final = expression(r"(?:[ \t>\-*+:]|\d{1,9}[.)]|\[\^[^\]\n]+\]:)+")
_INDENT: Final = 4
_SIGNS: Final = expression(r" {0,3}(`{3,}|~{3,})")
_QUOTED: Final = expression(r" {0,3}>[ ]?")
#: What a line begins with that has more of it below, further in: an item, a definition, a note.
_ITEM: Final = expression(r" {0,3}(?:[-*+]|(\d{1,9})[.)])(?![-*_ ]*$)([ ]+)")
_HOLDS: Final = expression(r" {0,3}(?::[ ]{1,3}|\[\^[^\]\n]+\]:[ ]*)(?=\S)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A piece of code with its two lines of signs; ``opening`` is a match of :data:`OPENING`.

    ``first`` is the number of its first line, ``leads`` are what its lines begin with that is none
    of it. ``is_joined`` says that an item begins with it, or with the line right above it, and
    ``is_held`` that it is in an item, or in its like, and in no quotation there.
    """

    opening: re.Match[str]
    first: int
    leads: tuple[str, ...]
    is_joined: bool = False
    is_held: bool = False


def fences(text: str) -> Iterator[Fence]:
    """Yield the code of ``text`` that has an end."""
    if not any(mark in text for mark in _MARKS):
        return iter(())
    return _anywhere(text) if _has_inner(text) else _at_margin(text)


def _has_inner(text: str) -> bool:
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            line = text.rfind("\n", 0, at) + 1
            if line < at and _INNER.fullmatch(text, line, at):
                return True
            at = text.find(mark, max(text.find("\n", at), at + 1))
    return False


def _at_margin(text: str) -> Iterator[Fence]:
    opened: re.Match[str] | None = None
    at = first = 0
    for number, line in enumerate(text.split("\n")):
        if opened is None:
            if line[:3] in _MARKS and (match := OPENING.fullmatch(text, at, at + len(line))):
                opened, first = match, number
        elif line.rstrip(" ") == opened[1]:
            yield Fence(opened, first, ("",) * (number - first + 1))
            opened = None
        at += len(line) + 1


def _anywhere(text: str) -> Iterator[Fence]:
    """Yield code further in, too; it ends, or has no end, with what holds it."""
    #: How far in the lines of each item stand that is open; 0 for a quotation.
    holding: list[int] = []
    opened: re.Match[str] | None = None
    leads: list[str] = []
    first = further = 0
    #: Whether the line above begins an item, and whether it is one of words, which may run on.
    begun = words = is_joined = False
    start = end = -1
    for number, raw in enumerate(text.split("\n")):
        start, end = end + 1, end + 1 + len(raw)
        line = raw.expandtabs(_INDENT) if "\t" in raw else raw
        held, at = _held(line, holding)
        if opened is not None and held == len(holding):
            blanks = len(line) - len(line[at:].lstrip(" ")) - at
            leads.append(lead_of(raw, at + min(blanks, further)))
            most = _INDENT - 1 if leads[0] else 0
            if line[at:].strip(" ") == opened[1] and blanks <= most:
                is_held = bool(holding) and holding[-1] > 0
                yield Fence(opened, first, tuple(leads), is_joined, is_held)
                opened = None
                begun = words = False
            continue
        opened = None
        if not line[at:].strip(" "):
            del holding[held:]
            begun = words = False
            continue
        began, at = _began(line, at, words=words and held == len(holding))
        signs = _SIGNS.match(line, at)
        if signs and (match := OPENING.fullmatch(text, start + raw.index(signs[1]), end)):
            opened, first, further = match, number, signs.start(1) - at
            leads = [text[start : match.start()]]
            is_joined = began[-1] > 0 if began else begun and held == len(holding)
        elif words and not began and not signs and held < len(holding):
            begun = False  # the paragraph runs on
            continue
        holding[held:] = began
        begun = bool(began) and began[-1] > 0 and not _HOLDS.match(line)
        # Behind four blanks it is code, if it is not more of the line above.
        code = not words and line.startswith(" " * _INDENT, at)
        words = bool(line[at:].strip(" ")) and line[at] != "#" and not code


def _held(line: str, holding: list[int]) -> tuple[int, int]:
    """Return how much of what is open holds a line, and where its own part begins."""
    at = 0
    for number, width in enumerate(holding):
        if width:
            if line[at : at + width].strip(" "):
                return number, at
            at = min(at + width, len(line))
        elif match := _QUOTED.match(line, at):
            at = match.end()
        else:
            return number, at
    return len(holding), at


def _began(line: str, at: int, *, words: bool) -> tuple[list[int], int]:
    """Return what begins on a line, and where the words behind it do.

    Right under ``words`` a number is one of theirs, if it is not 1.
    """
    began: list[int] = []
    while at < len(line):
        if match := _QUOTED.match(line, at):
            began.append(0)
            at = match.end()
        elif (match := _ITEM.match(line, at)) and not (
            words and not began and match[1] not in {None, "1"}
        ):
            mark = match.start(2)
            behind = match.end() if match.end() - mark <= _INDENT else mark + 1
            blanks = len(line) - len(line[at:].lstrip(" ")) - at
            began.append(min(behind - at, blanks + _INDENT))
            at = behind
        elif match := _HOLDS.match(line, at):
            began.append(_INDENT)
            at = match.end()
        else:
            break
    return began, at


def lead_of(raw: str, width: int) -> str:
    """Return the beginning of a line that is so wide, with its tabs."""
    column = 0
    for number, letter in enumerate(raw):
        if column >= width:
            return raw[:number]
        column += _INDENT - column % _INDENT if letter == "\t" else 1
    return raw
