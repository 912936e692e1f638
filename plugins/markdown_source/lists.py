"""Lists as most people write them: right under a line of words, and in each other by two blanks.

Markdown wants an empty line above the first item, or else the items run on in the paragraph,
hyphens and numbers and all; and it wants four blanks.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from markdown.preprocessors import Preprocessor

from plugins.notation.nesting import BRACKETED, announces, leads_of, nested, numbered, stands_alone

#: A sign of something else stands behind no mark of an item: in a legend a mark is what is told.
_ITEM: Final = re.compile(r" {0,3}(?:([-*+])|(\d{1,9})\.)[ \t]+(?![-*_ \t]*$|[=:≈→])\S")
_QUOTE: Final = re.compile(r" {0,3}>")
#: What begins a paragraph that is none: a list itself, a quotation, an element, a row.
_OTHER: Final = re.compile(r" {4}|\t| {0,3}(?:(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[>|:<\[])")
#: What is not only words, wherever it stands in it: a note, what explains, the rule of a table.
_NO_WORDS: Final = re.compile(r" {0,3}(?::[ \t]|\[[^\]]+\]:|\*\[)|(?=[^|]*\|)[ \t]*[|:-][ \t|:-]*$")
#: What a text has with a list right under words in a quotation.
_QUOTED: Final = re.compile(r"\n {0,3}>[ >]*(?:[-*+]|\d{1,9}\.)[ ]")
#: What a text has with more than words in a list: an item further in, a second paragraph, a
#: quotation, a heading or a rule.
_WITHIN: Final = re.compile(
    r"\n[ >]+(?:[-*+]|\d{1,9}\.)[ ]|\n[ >]*\n[ >]+\S"
    r"|\n {0,3}[-*+\d][^\n]*\n *(?:>| (?:#|--|==|\*\*|__))"
    r"|\n +(?:---|\*\*\*|___)"
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
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            apart += _apart(lines[begin:at])
            apart.append(line)
            begin = at + 1
    apart.pop()
    return apart


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


def _beside(items: list[int], paragraph: list[str]) -> list[int]:
    """Return the items that are beside the first, and not in it."""
    first = _ITEM.match(paragraph[items[0]]) if items else None
    inside = first.end() - 1 if first else 0
    return [at for at in items if len(paragraph[at]) - len(paragraph[at].lstrip()) < inside]


def _apart(paragraph: list[str]) -> list[str]:
    quoted = sum(1 for _ in itertools.takewhile(_QUOTE.match, paragraph))
    below = _ITEM.match(paragraph[quoted]) if 0 < quoted < len(paragraph) else None
    if below and below[2] in {None, "1"}:
        # A quotation's words may run on below it, but no list is a part of them.
        return [*paragraph[:quoted], "", *paragraph[quoted:]]
    items = _beside([at for at, line in enumerate(paragraph) if _ITEM.match(line)], paragraph)
    if not items or _OTHER.match(paragraph[0]) or any(map(_NO_WORDS.match, paragraph)):
        return paragraph
    first = items[0]
    # Within code of two lines it is none.
    if sum(line.count("`") for line in paragraph[:first]) % 2:
        return paragraph
    found = [match for at in items if (match := _ITEM.match(paragraph[at]))]
    # Of a kind with the first: a number may begin a line by chance, and so may a hyphen.
    numbers = [int(match[2]) for match in found if match[2]]
    if len(numbers) not in {0, len(found)} or numbers not in (
        list(range(1, len(numbers) + 1)),
        [1] * len(numbers),
    ):
        return paragraph
    if len(found) > 1 or announces(paragraph[first - 1]) or stands_alone(paragraph, first):
        return [*paragraph[:first], "", *paragraph[first:]]
    return paragraph
