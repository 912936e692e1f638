"""What a text has as code: shown as it stands, and no business of ours.

It stands in fences, between backticks, or further in than the paragraph above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.fenced import fences

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Signs of code, and where a paragraph ends: at an empty line, an item, a heading, a quotation or
#: a row.
_TICKS: Final = expression(
    r"`+|\n[ \t>]*(?:(?=\n)|(?:[-*+:]|\d{1,9}[.)])[ \t]|#|\[\^)|\n[ \t]*(?=>)|\n(?=[^\n|]*\|)"
)
#: Signs that begin a line: what is left of fences has no end, and is told.
_LOST: Final = expression(r"[ \t>]*`{3}[^`\n]*(?:\n|\Z)")
#: An element that begins a line, whose text Markdown leaves as it stands.
_ELEMENT: Final = expression(
    r"^[^\S\n]{0,3}\x3c(blockquote|d[dlt]|details|div|fig(?:caption|ure)|h[2-6]|li|[ou]l|p|pre|summary"
    r"|t(?:able|body|[dhr]|foot|head))\b(?![^\x3c>]*\smarkdown\b)(?:.*?\x3c/\1|.*)",
    re.MULTILINE | re.DOTALL,
)
#: What begins a line that is, or may be, no line of a paragraph: a list, a note, an element.
_NO_PARAGRAPH: Final = expression(r" {0,3}(?:(?:[-*+]|\d+[.)])(?:\s|$)|[:<>\[|/]|\*\[)|\s+$")
#: Those of them behind which what stands further in is code all the same: a quotation, a row, a
#: link or where one leads, an element of words.
_NOTHING_OPEN: Final = expression(r"[>|\x3c]|\[(?!\^)")
#: An element that is no words; whatever it holds may stand further in.
_BLOCK: Final = expression(
    r"\s*\x3c[/!?]?(?!(?:a|abbr|b|bd[io]|br|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|s|samp|small"
    r"|span|strong|su[bp]|time|u|var|wbr)\b|https?:|\d|\s|[^\s\x3c>@]+@)",
    re.IGNORECASE,
)
#: A line that says where a link leads: nothing of it stands in the page.
_TAKEN: Final = expression(r" {0,3}\[(?!\^)[^\[\]]*\]:[ ]*\S+[ ]*(?:[\"'(].*)?$")
_INDENT: Final = 4
#: What Markdown takes for blanks, where Python knows some more.
_BLANKS: Final = " \t"
#: An item, which may hold what stands further in below it.
_HOLDS: Final = expression(r"[ ]*(?P<mark>(?:[-*+]|\d+[.)])[ ]+)")
_NOTE: Final = expression(r"\[\^[^\]\n]+\]:[ \t]*\S")
_SIGN: Final = expression(r" {0,3}>[ ]?")
_QUOTATION: Final = expression(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
_QUOTED_CODE: Final = ">\n>     "
#: What a text has that has code by its indentation.
INDENTED: Final = ("\n\n    ", "\n\n\t", _QUOTED_CODE)


def blanked(text: str) -> str:
    """Return as many blanks as ``text`` has letters; its line ends stay."""
    return "\n".join([" " * len(line) for line in text.split("\n")])


def without_code(text: str) -> str:
    """Return ``text`` with blanks for code of any kind; all else stays in place."""
    return _without_spans(without_indented(without_fences(text)))


def without_fences(text: str) -> str:
    """Return ``text`` with blanks for code in fences; all else stays in place.

    So do the signs of the quotation that code stands in, and of the item that begins with it.
    """
    found = [*fences(text)]
    if not found:
        return text
    lines = text.split("\n")
    for fence in found:
        for at, lead in enumerate(fence.leads, fence.first):
            lines[at] = lead.ljust(len(lines[at]))
    return "\n".join(lines)


def without_indented(text: str) -> str:
    """Blank code by its indentation: only where it surely is, below a paragraph at the margin.

    Or so far in that no item of the list above can hold it as words. None is sure behind a line
    that begins with an element: nobody knows here whether it is open still, and in one that is,
    what stands further in is an element, too.
    """
    if not any(mark in text for mark in INDENTED):
        return text
    if _QUOTED_CODE in text:
        text = _QUOTATION.sub(lambda match: _without_indented_within(match[0]), text)
    lines = text.split("\n")
    for at in indented(lines):
        lines[at] = " " * len(lines[at])
    return "\n".join(lines)


def indented(lines: list[str]) -> dict[int, int]:
    """Return the lines that surely are code by their indentation, and where that code begins."""
    found: dict[int, int] = {}
    code = False
    # Nothing stands above the first line.
    plain = begins = True
    #: How far in the words of each item stand that may hold a line, each in the other.
    holding: list[int] = []
    for at, line in enumerate(lines):
        if not line.strip(_BLANKS):
            begins = True
            continue
        if line.startswith("///") and not line.strip("/ "):
            # A block ends, and whatever was open in it.
            code, plain, begins, holding = False, True, False, []
            continue
        if begins and "]:" in line and _TAKEN.match(line):
            # Whatever was open above is open still.
            continue
        wide = line.expandtabs(_INDENT) if "\t" in line else line
        indent = len(wide) - len(wide.lstrip(" "))
        item = _HOLDS.match(wide)
        while holding and indent < holding[-1] and (begins or item):
            holding.pop()
        column = _INDENT + (holding[-1] if holding else 0)
        if indent >= column and (code or (begins and (plain or holding))):
            code, begins = True, False
            found[at] = column
            continue
        if indent < _INDENT and "<" in line and _BLOCK.match(line):
            return found
        if begins or code:
            # A blank before it, and it may belong to an item above.
            at_margin = line[0] not in _BLANKS and (
                not _NO_PARAGRAPH.match(line) or _NOTHING_OPEN.match(line) is not None
            )
            plain = at_margin and (begins or not holding)
            holding = [] if plain else holding
        elif _NO_PARAGRAPH.match(line):
            plain = plain and _NOTHING_OPEN.match(line) is not None
        while item:
            holding.append(min(item.end(), item.start("mark") + _INDENT))
            item = _HOLDS.match(wide, item.end())
        if begins and _NOTE.match(line):
            holding = [_INDENT]
        code = begins = False
    return found


def _without_indented_within(quotation: str) -> str:
    lines = quotation.split("\n")
    leads = [line[: match.end()] if (match := _SIGN.match(line)) else "" for line in lines]
    inner = [line[len(lead) :] for line, lead in zip(lines, leads, strict=True)]
    read = without_indented("\n".join(inner)).split("\n")
    return "\n".join([lead + line for lead, line in zip(leads, read, strict=True)])


def _without_spans(text: str) -> str:
    """Blank code spans, each from a run of backticks to another one in its paragraph."""
    if "`" not in text:
        return text
    pieces: list[str] = []
    done = 0
    for paragraph in _paragraphs(text):
        for start, end in _spans(text, paragraph):
            pieces += [text[done:start], blanked(text[start:end])]
            done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the runs of backticks of each paragraph."""
    if "\x3c" in text:
        text = _ELEMENT.sub(lambda match: match[0].replace("`", " "), text)
    at = text.find("`")
    while at >= 0:
        # Between two empty lines, which a long text has many of.
        begin, behind = max(text.rfind("\n\n", 0, at), 0), text.find("\n\n", at)
        behind = len(text) if behind < 0 else behind
        yield from _parted(text, begin, behind)
        at = text.find("`", behind)


def _parted(text: str, begin: int, behind: int) -> Iterator[list[tuple[int, int]]]:
    runs: list[tuple[int, int]] = []
    quoted = -2
    for match in _TICKS.finditer(text, begin, behind):
        start, end = match.span()
        if match[0][0] == "`":
            if end - start < len("```") or not _LOST.match(text, text.rfind("\n", 0, start) + 1):
                runs.append((start, end))
            continue
        if ">" in text[start : end + 1]:
            above, quoted = quoted, start
            if text.startswith(">", end) and text.rfind("\n", 0, start) == above:
                continue  # more of the same quotation
        if runs:
            yield runs
            runs = []
    if runs:
        yield runs


def _spans(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the code between the runs of backticks of a paragraph: from one to the next as long.

    A backslash before the first sign makes a word of it; in code it is none.
    """
    at = 0
    while at < len(runs):
        start, end = runs[at]
        slashes = start
        while text[slashes - 1 : slashes] == "\\":
            slashes -= 1
        start += (start - slashes) % 2
        at += 1
        for other in range(at, len(runs) if start < end else at):
            if runs[other][1] - runs[other][0] == end - start:
                yield start, runs[other][1]
                at = other + 1
                break
