"""The same HTML as Markdown's own parts make, by shorter ways where a text has nothing for them.

Markdown tries every pattern on every piece of a text, and asks every kind of block about each
paragraph. But a pattern that begins with a bracket has nothing to do where there is none, and a
line of plain words is a paragraph. Only parts that are known are passed over: with any other
extension, all are asked as before.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import HTML_EMPTY

from markdown import blockprocessors, inlinepatterns, postprocessors, preprocessors, treeprocessors
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import (
    abbr,
    attr_list,
    def_list,
    fenced_code,
    footnotes,
    md_in_html,
    sane_lists,
    tables,
)
from markdown.serializers import (  # type: ignore[attr-defined]
    BOOLEAN_ATTRIBUTES,
    RE_AMP,
    to_html_string,
)
from markdown.util import AtomicString

from plugins.late import expression
from plugins.markdown_source import commonly
from plugins.markdown_source.inline import ESCAPED_AND

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

#: What a text must hold, one of them at least, for a pattern to be found in it. A line of
#: :data:`WORDS` has none of them.
_SIGNS: Final[dict[str, tuple[str, ...]]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("<",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    r"\\\n": ("\\\n",),
    ESCAPED_AND: ("\\&",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"\*": ("*",),
    r"\*|_": ("*", "_"),
}
#: Of any other pattern: each text has that.
_ANY: Final = ("",)
#: Markdown's own names for its way through all patterns, and for what it does with one of them.
_PRIVATE: Final = ("_InlineProcessor__handleInline", "_InlineProcessor__applyPattern")

#: Lines that begin with a letter, or what stands before one: no block but a paragraph does.
_PLAIN: Final = expression(
    r"""(?:\*{0,2}["'(\u2018\u201c]?[A-Za-z][^\n]*\n)*\*{0,2}["'(\u2018\u201c]?[A-Za-z][^\n]*"""
)
#: The kinds of blocks of which that is known.
_BLOCKS: Final = frozenset(
    {
        blockprocessors.EmptyBlockProcessor,
        blockprocessors.ListIndentProcessor,
        blockprocessors.CodeBlockProcessor,
        blockprocessors.HashHeaderProcessor,
        blockprocessors.SetextHeaderProcessor,
        blockprocessors.HRProcessor,
        blockprocessors.OListProcessor,
        blockprocessors.UListProcessor,
        blockprocessors.BlockQuoteProcessor,
        blockprocessors.ReferenceProcessor,
        blockprocessors.ParagraphProcessor,
        abbr.AbbrBlockprocessor,
        def_list.DefListIndentProcessor,
        def_list.DefListProcessor,
        footnotes.FootnoteBlockProcessor,
        md_in_html.MarkdownInHtmlProcessor,
        sane_lists.SaneOListProcessor,
        sane_lists.SaneUListProcessor,
        tables.TableProcessor,
        *commonly.KINDS,
    }
)
#: A line that nothing of Markdown's has a meaning in.
WORDS: Final = expression(
    r"""[A-Za-z](?:[A-Za-z0-9\u00c0-\u024f ,;.:/()'"\u2019\u201c\u201d%?\u2013-]*"""
    r"""[A-Za-z0-9,;.:)%?])?"""
)
_WORD: Final = "word"
#: Of the other parts, those of which it is known that such a line is nothing to them.
_HARMLESS: Final = frozenset(
    {
        preprocessors.NormalizeWhitespace,
        preprocessors.HtmlBlockPreprocessor,
        fenced_code.FencedBlockPreprocessor,
        md_in_html.HtmlBlockPreprocessor,
        treeprocessors.InlineProcessor,
        treeprocessors.PrettifyTreeprocessor,
        treeprocessors.UnescapeTreeprocessor,
        abbr.AbbrTreeprocessor,
        attr_list.AttrListTreeprocessor,
        footnotes.FootnoteTreeprocessor,
        footnotes.FootnotePostTreeprocessor,
        postprocessors.RawHtmlPostprocessor,
        postprocessors.AndSubstitutePostprocessor,
        footnotes.FootnotePostprocessor,
        md_in_html.MarkdownInHTMLPostprocessor,
    }
)
#: Where ours are, of which that is known, too.
_OURS: Final = frozenset(
    {"plugins.markdown_source.guard", "plugins.markdown_source.plain", __name__}
)
#: What Markdown takes out of a text before it reads it, and a line of blanks alone.
_UNTIDY: Final = ("\x02", "\x03", "\r", "\t")
_BLANK: Final = expression(r"\n +\n")
#: Before all other kinds of blocks.
_FIRST: Final = 1000
#: How an end tag begins.
_END: Final = "<" + "/"
_BOOLEAN: Final = BOOLEAN_ATTRIBUTES["html"]
_AS_THEY_STAND: Final = frozenset({"script", "style"})


def hasten(md: Markdown) -> None:
    """Put these parts in the place of Markdown's own, when all extensions are there."""
    _put(md.treeprocessors, _OF_TREE if _has_private() else _OF_TREE[1:])
    _put(md.preprocessors, _OF_LINES)
    if {type(each) for each in md.parser.blockprocessors} <= _BLOCKS:
        md.parser.blockprocessors.register(_Paragraph(md.parser), "plain_paragraph", _FIRST)
    if md.serializer is to_html_string:
        md.serializer = html_of


def _put(parts: Any, replaced: tuple[tuple[str, type[Any], type[Any], int], ...]) -> None:
    for name, own, ours, priority in replaced:
        if name in parts and type(parts[name]) is own:
            made = object.__new__(ours)
            # What was set anew is so still.
            vars(made).update(vars(parts[name]))
            parts.register(made, name, priority)


def _has_private() -> bool:
    """Return whether Markdown has what is private to it, and is replaced or called here."""
    return all(hasattr(treeprocessors.InlineProcessor, name) for name in _PRIVATE)


def words_alone(md: Markdown) -> tuple[str, str] | None:
    """Return what Markdown puts around a line of :data:`WORDS`; ``None`` if that is not sure."""
    parts: tuple[Any, ...] = (md.preprocessors, md.treeprocessors, md.postprocessors)
    kinds = {type(each) for part in parts for each in part} - _HARMLESS
    kinds |= {type(each) for each in md.parser.blockprocessors} - _BLOCKS
    signs = {pattern.getCompiledRegExp().pattern for pattern in md.inlinePatterns}
    if any(kind.__module__ not in _OURS for kind in kinds) or not signs <= _SIGNS.keys():
        return None
    md.reset()
    of_tree = parts[1]
    if any(isinstance(each, abbr.AbbrTreeprocessor) and each.abbrs for each in of_tree):
        return None  # a glossary has words with a meaning in every text
    before, found, behind = md.convert(_WORD).partition(_WORD)
    return (before, behind) if found else None


class _Whitespace(preprocessors.NormalizeWhitespace):
    """Markdown's own, which has nothing to do but to end a text that is tidy."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join([*lines, ""])
        if any(sign in text for sign in _UNTIDY) or _BLANK.search(text):
            return super().run(lines)
        return f"{text}\n".split("\n")


class _Fenced(fenced_code.FencedBlockPreprocessor):
    """Markdown's own, which has nothing to do where there is no fence."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        return super().run(lines) if "```" in text or "~~~" in text else text.split("\n")


class _HtmlBlock(md_in_html.HtmlBlockPreprocessor):
    """Markdown's own, which has nothing to do where there is neither tag nor entity."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        return super().run(lines) if "<" in text or "&" in text else text.split("\n")


class _Inline(treeprocessors.InlineProcessor):
    """Markdown's own, which passes over the patterns that cannot be in a text."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Called by Markdown."""
        self._patterns: list[Any] = list(self.inlinePatterns)
        said = [pattern.getCompiledRegExp().pattern for pattern in self._patterns]
        self._signs = [_SIGNS.get(each, _ANY) for each in said]
        #: A text without any of them stays as it is.
        self._any = tuple({sign for signs in self._signs for sign in signs})
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Called by Markdown, under the name that it has for the way through all patterns."""
        if isinstance(data, AtomicString):
            return data
        for sign in self._any:
            if sign in data:
                break
        else:
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        signs = self._signs
        at, start, count = patternIndex, 0, len(signs)
        while at < count:
            for sign in signs[at]:
                if sign in data:
                    break
            else:
                at, start = at + 1, 0
                continue
            data, matched, start = apply(self._patterns[at], data, at, start)
            if not matched:
                at += 1
        return data


class _Paragraph(BlockProcessor):
    """Knows by its first letters that a block is a paragraph."""

    def test(self, parent: Element, block: str) -> bool:
        """Called by Markdown."""
        del parent
        return _PLAIN.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Called by Markdown."""
        made: bool | None = self.parser.blockprocessors["paragraph"].run(parent, blocks)
        return made


class _Prettify(treeprocessors.PrettifyTreeprocessor):
    """Markdown's own, which asks once of each tag whether it is a block's."""

    @cached_property
    def _blocks(self) -> dict[Any, bool]:
        return {}

    def _is_block(self, tag: Any) -> bool:
        known = self._blocks.get(tag)
        if known is None:
            known = self._blocks[tag] = self.md.is_block_level(tag)
        return known

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802 - Markdown's name
        if self._is_block(elem.tag) and elem.tag not in {"code", "pre"}:
            text = elem.text
            if (not text or text.isspace()) and len(elem) and self._is_block(elem[0].tag):
                elem.text = "\n"
            for each in elem:
                if self._is_block(each.tag):
                    self._prettifyETree(each)
        tail = elem.tail
        if not tail or tail.isspace():
            elem.tail = "\n"


class _AttrList(attr_list.AttrListTreeprocessor):
    """Markdown's own, which has nothing to do where no brace opens."""

    def run(self, doc: Element) -> None:
        """Called by Markdown."""
        if any("{" in (each.text or "") or "{" in (each.tail or "") for each in doc.iter()):
            super().run(doc)


class _Unescape(treeprocessors.UnescapeTreeprocessor):
    """Markdown's own, which has nothing to do where nothing was put aside."""

    def run(self, root: Element) -> None:
        """Called by Markdown."""
        for each in root.iter():
            text, tail = each.text, each.tail
            if text and "\x02" in text and each.tag != "code":
                each.text = self.unescape(text)
            if tail and "\x02" in tail:
                each.tail = self.unescape(tail)
            given: dict[str, Any] = each.attrib
            if given:
                for name, value in given.items():
                    if value is not None and "\x02" in value:
                        given[name] = self.unescape(value)


def html_of(root: Element) -> str:
    """Return a tree as HTML, as Markdown's own serializer would."""
    parts: list[str] = []
    #: What stands around each kind of element.
    known: dict[str, tuple[str, str, bool]] = {}
    waiting: list[Any] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        tag = element.tag
        if type(tag) is not str:
            return to_html_string(root)  # a comment, or what else is no element
        begin, end, is_raw = known.get(tag) or known.setdefault(tag, _around(tag))
        if given := element.attrib:
            parts.append(begin[:-1])
            for name, value in sorted(given.items()):
                if value is None:
                    parts.append(f" {name}")
                elif name == value and name in _BOOLEAN:
                    parts.append(f" {value}")
                else:
                    parts.append(f' {name}="{_quoted(value)}"')
            parts.append(">")
        else:
            parts.append(begin)
        if text := element.text:
            parts.append(text if is_raw else _escaped(text))
        # From the last to the first, as they are taken.
        if tail := element.tail:
            waiting.append(tail if tail == "\n" else _escaped(tail))
        if len(element):
            waiting.append(end)
            waiting.extend(reversed(element))
        else:
            parts.append(end)
    return "".join(parts)


def _around(tag: str) -> tuple[str, str, bool]:
    """Return how an element begins and ends, and whether its text is no HTML."""
    lower = tag.lower()
    end = "" if lower in HTML_EMPTY else f"{_END}{tag}>"
    return f"<{tag}>", end, lower in _AS_THEY_STAND


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _quoted(value: str) -> str:
    value = _escaped(value)
    return value.replace('"', "&quot;") if '"' in value else value


#: Markdown's own parts, ours, and their places. The first has what is private to Markdown.
_OF_TREE: Final[tuple[tuple[str, type[Any], type[Any], int], ...]] = (
    ("inline", treeprocessors.InlineProcessor, _Inline, 20),
    ("prettify", treeprocessors.PrettifyTreeprocessor, _Prettify, 10),
    ("attr_list", attr_list.AttrListTreeprocessor, _AttrList, 8),
    ("unescape", treeprocessors.UnescapeTreeprocessor, _Unescape, 0),
)
_OF_LINES: Final[tuple[tuple[str, type[Any], type[Any], int], ...]] = (
    ("normalize_whitespace", preprocessors.NormalizeWhitespace, _Whitespace, 30),
    ("fenced_code_block", fenced_code.FencedBlockPreprocessor, _Fenced, 25),
    ("html_block", md_in_html.HtmlBlockPreprocessor, _HtmlBlock, 20),
)
