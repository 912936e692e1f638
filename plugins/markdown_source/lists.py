"""Lists as most people write them: right under a line of words, and in each other by two blanks.

Markdown wants an empty line above the first item, or else the items run on in the paragraph,
hyphens and numbers and all; and it wants four blanks.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from markdown.preprocessors import Preprocessor

from plugins.notation.nesting import (
    BLOCK,
    BRACKET,
    BRACKETED,
    MARK,
    announces,
    leads_of,
    nested,
    numbered,
    stands_alone,
)
from plugins.notation.prose import BLOCKS

#: A sign of something else stands behind no mark of an item: in a legend a mark is what is told.
_ITEM: Final = re.compile(
    rf" {{0,3}}(?:([-*+])|(\d{{1,9}})[.{BRACKET}])[ \t]+(?![-*_ \t]*$|[=:≈→])\S"
)
#: One that may begin a list right under words.
_BEGINS: Final = re.compile(rf"(?!\s*(?!0*1[.{BRACKET}])\d){_ITEM.pattern}")
#: How a heading or a rule begins.
_OF_BLOCKS: Final = frozenset("#-*_=")
_QUOTE: Final = re.compile(r" {0,3}>")
#: The same, or code.
_NO_LINE: Final = re.compile(r" {0,3}>| {4}")
#: What begins a paragraph that is none: a list itself, a quotation, an element that is no words.
_OTHER: Final = re.compile(
    rf" {{4}}|\t| {{0,3}}(?:(?:{MARK}|\d+\))(?:\s|$)|>|\x3c/?(?:{'|'.join(sorted(BLOCKS))})\b)",
    re.IGNORECASE,
)
#: What is not only words, wherever it stands in it: where a link leads, the rule of a table.
_NO_WORDS: Final = re.compile(r" {0,3}(?:\[(?!\^)[^\]]+\]:|\*\[)|(?=[^|]*\|)[ \t]*[|:-][ \t|:-]*$")
#: What explains words, or is a note on them.
_EXPLAINS: Final = re.compile(r" {0,3}(?::[ \t]|\[\^[^\]]+\]:)")
#: What a text has with a list right under words in a quotation.
_QUOTED: Final = re.compile(rf"\n {{0,3}}>[ >]*{MARK}[ ]")
#: What a text has with more than words in a list: an item further in, a second paragraph, a
#: quotation, a heading or a rule.
_WITHIN: Final = re.compile(
    rf"\n(?:[ >]+{MARK}[ ]|[ >]*\n[ >]+\S"
    r"|(?<=[^\n]\n) *(?:>|#|-[- ]*-|=|\*[* ]*\*|_[_ ]*_)"
    r"| +(?:---|\*\*\*|___))"
)
#: An element whose text is read, with that text.
_READ: Final = re.compile(
    r"^( {0,3}\x3c([a-z]+)\b[^\x3c>]*\smarkdown\b[^\x3c>]*>)(.*?)(\x3c/\2)",
    re.MULTILINE | re.DOTALL,
)


class Lists(Preprocessor):
    """Has each list stand apart from the words above it, and each item within the one above."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        return _ready(lines)


class Within(Preprocessor):
    """Does the same in elements whose text is read as Markdown, before they are put aside."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        if "markdown" not in text or "\x3c" not in text:
            return lines
        return _READ.sub(lambda found: f"{found[1]}{_as_lines(found[3])}{found[4]}", text).split(
            "\n"
        )


def _as_lines(text: str) -> str:
    return "\n".join(_ready(text.split("\n")))


def _ready(lines: list[str]) -> list[str]:
    text = "\n" + "\n".join(lines)
    if BRACKETED.search(text):
        lines = numbered(lines)
        text = "\n" + "\n".join(lines)
    apart = _all_apart(lines)
    if _QUOTED.search(text):
        apart = _apart_in_quotations(apart)
    if _WITHIN.search(text) is None:
        return apart
    return "\n".join(nested(apart, "\n")).split("\n")


def _all_apart(lines: list[str]) -> list[str]:
    if not any(_ITEM.match(line) and lines[at].strip() for at, line in enumerate(lines[1:])):
        return lines  # as most texts
    apart: list[str] = []
    begin = 0
    for at, line in enumerate(lines):
        if not line.strip():
            apart += [*_apart(lines[begin:at]), line]
            begin = at + 1
        elif line[0] in _OF_BLOCKS and BLOCK.match(line):
            apart += _apart(lines[begin : at + 1])
            begin = at + 1
    return apart + _apart(lines[begin:])


def _apart_in_quotations(lines: list[str]) -> list[str]:
    apart: list[str] = []
    at = 0
    while at < len(lines):
        leads = leads_of(lines, at)
        inner = [lines[at + i][len(lead) :] for i, lead in enumerate(leads)]
        read = _all_apart(_apart_in_quotations(inner)) if inner else []
        if read == inner:
            end = at + max(len(leads), 1)
            apart += lines[at:end]
        else:
            end = at + len(leads)
            apart += [f"> {line}" if line.strip() else ">" for line in read]
        at = end
    return apart


def _apart(paragraph: list[str]) -> list[str]:
    if len(paragraph) < 2:
        return paragraph
    for at in range(1, len(paragraph)):
        # A quotation's words may run on below it, but no list is a part of them.
        if (
            ">" in paragraph[at - 1][:4]
            and _QUOTE.match(paragraph[at - 1])
            and _ITEM.match(paragraph[at])
        ):
            return [*_apart(paragraph[:at]), "", *paragraph[at:]]
    begin = sum(1 for _ in itertools.takewhile(_NO_LINE.match, paragraph))
    items = [at for at, line in enumerate(paragraph) if at >= begin and _BEGINS.match(line)]
    if (
        not items
        or items[0] == 0
        or (items[0] > begin and _OTHER.match(paragraph[begin]))
        or any(map(_NO_WORDS.match, paragraph))
        or any(map(_EXPLAINS.match, paragraph[items[0] :]))
    ):
        return paragraph
    first = items[0]
    # Within code of two lines it is none.
    if sum(line.count("`") for line in paragraph[begin:first]) % 2:
        return paragraph
    # A hyphen may begin a line by chance.
    if items[1:] or announces(paragraph[first - 1]) or stands_alone(paragraph[first]):
        return [*paragraph[:first], "", *paragraph[first:]]
    return paragraph
