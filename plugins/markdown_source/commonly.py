"""Quotations, headings and tables as most programs read them, where Markdown has it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import SubElement

from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.def_list import DefListIndentProcessor
from markdown.extensions.tables import TableProcessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_CLOSING: Final = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
#: Braces at the end of a heading that are words: they hold no class, no name and no value.
_BRACES: Final = re.compile(r"(?<=[ \t])\{(?=[^{}:.#=]*\}$)")
_UNDERLINED: Final = re.compile(r"(?:[^\n]+\n)+?(=+|-{2,})[ ]*(?:\n|$)")
#: What begins a line that is none of words alone.
_OTHER: Final = re.compile(
    r" {4}|\t| {0,3}(?:[-*+]\s|\d{1,9}[.)]\s|[#>|:<\[=~`{]|[-*_]{3})|[^\n]*\|", re.MULTILINE
)
_RULE: Final = re.compile(r" {0,3}[|:-][|: -]*$")


def add(md: Markdown) -> None:
    """Put these in the place of Markdown's own, where they are."""
    processors: Any = md.parser.blockprocessors
    for name, made, priority in (
        ("defindent", Indented, 91),
        ("table", Tables, 75),
        ("hashheader", Headings, 70),
        ("setextheader", Underlined, 60),
        ("quote", Quotations, 20),
    ):
        if name in processors and type(processors[name]) is made.__base__:
            given = (processors[name].config,) if made is Tables else ()
            processors.register(made(md.parser, *given), name, priority)


class Indented(DefListIndentProcessor):
    """What stands further in, in items and in definitions: each may stand in the other."""

    def create_item(self, parent: Element, block: str) -> None:
        """Called by Markdown."""
        item = SubElement(parent, "dd" if parent.tag == "dl" else "li")
        self.parser.parseBlocks(item, [block])


class Quotations(BlockQuoteProcessor):
    """Quotations, each by itself: Markdown makes one of all that only an empty line parts."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        block = blocks.pop(0)
        found = self.RE.search(block)
        begin = found.start() if found else 0
        self.parser.parseBlocks(parent, [block[:begin]])
        lines = [self.clean(line) for line in block[begin:].split("\n")]
        self.parser.state.set("blockquote")
        self.parser.parseChunk(SubElement(parent, "blockquote"), "\n".join(lines))
        self.parser.state.reset()


class Headings(HashHeaderProcessor):
    """Headings with a blank behind their signs, and perhaps some before: #1 is a number."""

    RE = re.compile(r"(?:^|\n)[ ]{0,3}(?P<level>#{1,6})(?P<header>(?:[ \t][^\n]*)?)(?:\n|$)")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        super().run(parent, blocks)
        words = _CLOSING.sub("", parent[-1].text or "")
        parent[-1].text = _BRACES.sub(r"\\{", f" {words}").strip()


class Underlined(SetextHeaderProcessor):
    """Headings by the line below them, also of several lines, and none of items."""

    def test(self, parent: Element, block: str) -> bool:
        """Called by Markdown."""
        del parent
        found = _UNDERLINED.match(block)
        if found is None:
            return self.RE.match(block) is not None and not _OTHER.match(block)
        return not any(map(_OTHER.match, block[: found.start(1)].rstrip("\n").split("\n")))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        found = _UNDERLINED.match(blocks[0])
        if found is None:
            super().run(parent, blocks)
            return
        block = blocks.pop(0)
        heading = SubElement(parent, "h1" if found[1][0] == "=" else "h2")
        heading.text = block[: found.start(1)].strip()
        if block[found.end() :]:
            blocks.insert(0, block[found.end() :])


class Tables(TableProcessor):
    """Tables, right under words, too."""

    def test(self, parent: Element, block: str) -> bool:
        """Called by Markdown."""
        return "|" in block and (super().test(parent, block) or self._below(parent, block) > 0)

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        if at := 0 if super().test(parent, blocks[0]) else self._below(parent, blocks[0]):
            lines = blocks.pop(0).split("\n")
            blocks.insert(0, "\n".join(lines[at:]))
            self.parser.parseBlocks(parent, ["\n".join(lines[:at])])
        else:
            super().run(parent, blocks)

    def _build_empty_row(self, parent: Element, align: object) -> None:
        """A table without rows has none."""

    def _below(self, parent: Element, block: str) -> int:
        """Return the number of the line that heads a table; 0 if there is none below words."""
        lines = block.split("\n")
        for at in range(2, len(lines)):
            if _RULE.match(lines[at]) and super().test(parent, "\n".join(lines[at - 1 :])):
                return 0 if any(map(_OTHER.match, lines[: at - 1])) else at - 1
        return 0


#: Their kinds.
KINDS: Final[frozenset[type[BlockProcessor]]] = frozenset(
    {Indented, Quotations, Headings, Underlined, Tables}
)
