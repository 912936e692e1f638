"""What a text has between backticks and fences: shown as it stands, and no business of ours."""

from __future__ import annotations

import re
from typing import Final

#: The line that opens a fence, as Markdown knows it: at the margin, with a language at most.
OPENING: Final = re.compile(
    r"""(`{3,}|~{3,})[ ]*(?:\{[^{}\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=(?:"[^"]*"|'[^']*')[ ]*)?)"""
)
_MARKS: Final = ("```", "~~~")
_TICKS: Final = re.compile(r"(?<![\\`])`+|\n[ \t]*\n")


def blanked(text: str) -> str:
    """Return as many blanks as ``text`` has letters; its line ends stay."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def without_code(text: str) -> str:
    """Return ``text`` with blanks for code in fences and backticks; all else stays in place."""
    return _without_spans(without_fences(text))


def without_fences(text: str) -> str:
    """Return ``text`` with blanks for code in fences; all else stays in place."""
    pieces: list[str] = []
    at, fence, began, done = 0, "", 0, 0
    for line in text.split("\n"):
        if not fence:
            if line[:3] in _MARKS and (match := OPENING.fullmatch(line)):
                fence, began = match[1], at
        elif line.rstrip(" ") == fence:
            end = at + len(line)
            pieces += [text[done:began], blanked(text[began:end])]
            fence, done = "", end
        at += len(line) + 1
    pieces.append(text[done:])
    return "".join(pieces)


def _without_spans(text: str) -> str:
    """Blank code spans: from a run of backticks to the next of its length in its paragraph."""
    runs = list(_TICKS.finditer(text))
    closing: list[int | None] = []
    nearest: dict[int, int] = {}
    for i in range(len(runs) - 1, -1, -1):
        run = runs[i].group()
        if run[0] == "\n":
            nearest = {}
            closing.append(None)
        else:
            closing.append(nearest.get(len(run)))
            nearest[len(run)] = i
    closing.reverse()
    pieces: list[str] = []
    done = i = 0
    while i < len(runs):
        end = closing[i]
        if end is not None:
            pieces += [text[done : runs[i].start()]]
            done = runs[end].end()
            pieces.append(blanked(text[runs[i].start() : done]))
            i = end
        i += 1
    pieces.append(text[done:])
    return "".join(pieces)
