"""Quotations, headings and tables as most programs read them, where Markdown has it otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Final
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    HashHeaderProcessor,
    OListProcessor,
    SetextHeaderProcessor,
)
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from plugins.notation.nesting import BRACKET, MARK

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.blockparser import BlockParser

_CLOSING: Final = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
#: Braces at the end of a heading that are words: they hold no class, no name and no value.
_BRACES: Final = re.compile(r"(?<=[ \t])\{(?=[^{}:.#=]*\}$)")
_UNDERLINED: Final = re.compile(r"(?:[^\n]+\n)+?[ ]{0,3}(=+|-{2,})[ ]*(?:\n|$)")
#: As an item has it, whose first line stands behind its sign.
_IN_ITEM: Final = re.compile(r"(?:[^\n]+\n)+?[ ]+(=+|-{2,})[ ]*(?:\n|$)")
#: What begins a line that is none of words alone.
_OTHER: Final = re.compile(
    rf" {{4}}|\t| {{0,3}}(?:{MARK}\s|(?::|\d{{1,9}}\))\s"
    r"|#{1,6}\s|>|=+[ ]*$|`{3}|~{3}|\{:|\*?\[[^\]\n]+\]:"
    r"|(?:[-*_][ ]*){3,}$)"
)
_RULE: Final = re.compile(r" *[|:-][|: -]*$")
#: An item, and what tells its list from another one right below it.
_ITEM: Final = re.compile(rf"([ ]{{0,3}})({MARK})[ ]+(?![-*_ ]*$)")


#: Before Markdown looks into words (20), when an item holds them and blocks.
_BEFORE_WORDS: Final = 22


def add(md: Markdown) -> None:
    """Put these in the place of Markdown's own, where they are."""
    md.treeprocessors.register(Loose(md), "notation_loose", _BEFORE_WORDS)
    processors: Any = md.parser.blockprocessors
    for name, made, priority in (
        ("defindent", Indented, 91),
        ("table", Tables, 75),
        ("hashheader", Headings, 70),
        ("setextheader", Underlined, 60),
        ("olist", Numbered, 40),
        ("ulist", Bulleted, 30),
        ("deflist", Definitions, 25),
        ("quote", Quotations, 20),
    ):
        if name in processors and type(processors[name]) in made.__bases__:
            given = (processors[name].config,) if made is Tables else ()
            processors.register(made(md.parser, *given), name, priority)


class Loose(Treeprocessor):
    """Makes a paragraph of each item of a list if one is: readers see one list, not two."""

    def run(self, root: Element) -> None:
        """Called by Markdown."""
        for tag in ("ul", "ol"):
            for items in root.iter(tag):
                if any(len(item) and item[0].tag == "p" for item in items):
                    for item in items:
                        _in_paragraph(item)


def _in_paragraph(item: Element) -> None:
    if (item.text or "").strip():
        words = Element("p")
        words.text, item.text = item.text, ""
        item.insert(0, words)


class Indented(DefListIndentProcessor):
    """What stands further in, in items and in definitions: each may stand in the other."""

    def create_item(self, parent: Element, block: str) -> None:
        """Called by Markdown."""
        item = SubElement(parent, "dd" if parent.tag == "dl" else "li")
        self.parser.parseBlocks(item, [block])


class Definitions(DefListProcessor):
    """Definitions of a word: what stands below none is a line that begins with a colon."""

    def test(self, parent: Element, block: str) -> bool:
        """Called by Markdown."""
        found = self.RE.search(block)
        if found is None or block[: found.start()].strip():
            return found is not None
        last = self.lastChild(parent)
        return last is not None and (
            last.tag == "dl"
            or (last.tag == "p" and not HTML_PLACEHOLDER_RE.search(last.text or ""))
        )


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
    """Headings with a blank behind their signs, and perhaps some before: #1 is a number.

    Two signs and more right before a word are those of a heading, too: nobody means them as words.
    """

    RE = re.compile(
        r"(?:^|\n)[ ]{0,3}(?P<level>#{1,6})(?P<header>(?:(?:[ \t]|(?<=##)(?=[^\W\d_]))[^\n]*)?)"
        r"(?:\n|$)"
    )

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        super().run(parent, blocks)
        words = _CLOSING.sub("", parent[-1].text or "")
        parent[-1].text = _BRACES.sub(r"\\{", f" {words}").strip()


class Underlined(SetextHeaderProcessor):
    """Headings by the line below them, and none of items; by ``===`` also of several lines.

    Below a poem, or above a name, a line of hyphens is a rule.
    """

    def test(self, parent: Element, block: str) -> bool:
        """Called by Markdown."""
        del parent
        found = self._found(block)
        if found is None and self._is_in_item():
            return False
        if found is None:
            return self.RE.match(block) is not None and not _OTHER.match(block)
        lines = block[: found.start(1)].rstrip().split("\n")
        return (len(lines) == 1 or found[1][0] == "=") and not any(map(_OTHER.match, lines))

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        found = self._found(blocks[0])
        if found is None:
            super().run(parent, blocks)
            return
        block = blocks.pop(0)
        heading = SubElement(parent, "h1" if found[1][0] == "=" else "h2")
        heading.text = block[: found.start(1)].strip()
        if block[found.end() :]:
            blocks.insert(0, block[found.end() :])

    def _found(self, block: str) -> re.Match[str] | None:
        return (_IN_ITEM if self._is_in_item() else _UNDERLINED).match(block)

    def _is_in_item(self) -> bool:
        state = self.parser.state
        return state.isstate("list") or state.isstate("looselist")


class _ByMark(OListProcessor):
    """Lists that end where an item has another mark, and another list begins."""

    #: The mark of each list.
    marks: ClassVar[WeakKeyDictionary[Element, str]] = WeakKeyDictionary()

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.INDENT_RE = re.compile(rf"^[ ]{{4,7}}({MARK})[ ]+.*")

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Called by Markdown."""
        first, *lines = blocks[0].split("\n")
        begin = _ITEM.match(first)
        mark = _mark(begin) if begin else ""
        parts = [[first]]
        for line in lines:
            found = _ITEM.match(line)
            # Further in than the words of the first it would be one of them.
            if found and begin and found.end(1) < begin.end() and _mark(found) != _mark(begin):
                begin = found
                parts.append([])
            parts[-1].append(line)
        blocks[:1] = ["\n".join(part) for part in parts]
        last = self.lastChild(parent)
        is_same = last is None or self.marks.get(last, mark) == mark
        self.SIBLING_TAGS = [self.TAG] if is_same else []  # type: ignore[misc]
        super().run(parent, blocks)
        self.marks[parent if parent.tag == self.TAG else parent[-1]] = mark


def _mark(item: re.Match[str]) -> str:
    return item[2][-1]


class Numbered(_ByMark, SaneOListProcessor):
    """Lists with numbers, with a full stop or a bracket behind them."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        number = rf"\d+[.{BRACKET}]"
        self.RE = re.compile(rf"^[ ]{{0,3}}{number}[ ]+(.*)")
        self.CHILD_RE = re.compile(rf"^[ ]{{0,3}}(({number}))(?:[ ]+|$)(.*)")


class Bulleted(_ByMark, SaneUListProcessor):
    """Lists with signs."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.CHILD_RE = re.compile(r"^[ ]{0,3}(([*+-]))(?:[ ]+|$)(.*)")


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
    {Indented, Definitions, Quotations, Headings, Underlined, Numbered, Bulleted, Tables}
)
