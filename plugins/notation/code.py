"""What a text has as code: shown as it stands, and no business of ours.

It stands in fences, between backticks, or further in than the paragraph above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What other sites read behind the language, and readers do not see; a title they would.
_SEEN: Final = r"(?:title|caption|name|file|filename|label|header)\b"
_OPTION: Final = (
    rf"""(?:\{{(?![^{{}}\n]*\b{_SEEN})[^{{}}#`\n]*\}}"""
    rf"""|(?!{_SEEN})[\w-]+=(?:"[^"`\n]*"|'[^'`\n]*'|[^\s"'`{{}}]+))"""
)
#: The line that opens a fence: at the margin, with a language at most that says anything.
OPENING: Final = re.compile(
    rf"""(`{{3,}}|~{{3,}})[ ]*(?:\{{[^{{}}\n]*\}}|(\.?[\w#.+-]*)[ ]*(?:{_OPTION}(?=[ ]|\Z)[ ]*)*)"""
)
_MARKS: Final = ("```", "~~~")
_TICKS: Final = re.compile(r"(?<![\\`])`+|\n[ \t]*\n")
#: What begins a line that is, or may be, no line of a paragraph: a list, a note, an element.
_NO_PARAGRAPH: Final = re.compile(r" {0,3}(?:(?:[-*+]|\d+[.)])(?:\s|$)|[:<>\[|/]|\*\[)|\s+$")
_INDENT: Final = 4
#: What Markdown takes for blanks, where Python knows some more.
_BLANKS: Final = " \t"
#: What a text has that has code by its indentation.
INDENTED: Final = ("\n\n    ", "\n\n\t")


def blanked(text: str) -> str:
    """Return as many blanks as ``text`` has letters; its line ends stay."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def without_code(text: str) -> str:
    """Return ``text`` with blanks for code of any kind; all else stays in place."""
    return _without_spans(_without_indented(without_fences(text)))


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


def openings(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that open a fence, each as :data:`OPENING` matches it in ``text``."""
    at, fence = 0, ""
    for line in text.split("\n"):
        end = at + len(line)
        if not fence:
            if line[:3] in _MARKS and (match := OPENING.fullmatch(text, at, end)):
                fence = match[1]
                yield match
        elif line.rstrip(" ") == fence:
            fence = ""
        at = end + 1


def _without_indented(text: str) -> str:
    """Blank code by its indentation: only where it surely is, below a paragraph at the margin.

    None is sure behind a line that begins with an element: nobody knows here whether it is open
    still, and in one that is, what stands further in is an element, too.
    """
    if not any(mark in text for mark in INDENTED):
        return text
    lines: list[str] = []
    plain = code = False
    begins = True
    rest = text.split("\n")
    for at, line in enumerate(rest):
        if not line.strip(_BLANKS):
            begins = True
            lines.append(line)
            continue
        inside = line[0] in _BLANKS and line.expandtabs(_INDENT).startswith(" " * _INDENT)
        if inside and (code or (begins and plain)):
            code, begins = True, False
            lines.append(" " * len(line))
            continue
        if not inside and "<" in line and line.lstrip()[0] == "<":
            return "\n".join([*lines, *rest[at:]])
        if begins or code:
            # A blank before it, and it may belong to an item above.
            plain = line[0] not in _BLANKS and not _NO_PARAGRAPH.match(line)
        elif _NO_PARAGRAPH.match(line):
            plain = False
        code = begins = False
        lines.append(line)
    return "\n".join(lines)


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
