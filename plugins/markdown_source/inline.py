"""Signs within a line, as most other programs read them, where Markdown itself has it otherwise."""

from __future__ import annotations

import re
import string
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import (
    BACKTICK_RE,
    ENTITY_RE,
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    BacktickInlineProcessor,
    Delimiter,
    DelimiterProcessor,
    HtmlInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

#: A sign & behind a backslash, which is no beginning of an entity.
ESCAPED_AND: Final = r"\\&"
#: Stars between two digits: nobody means the beginning or the end of italics.
_TIMES: Final = re.compile(r"(?<=\d)\*+(?=\d)")
#: Stars behind a word and before a sign mark a remark further down: nothing begins there.
_BEHIND_WORD: Final = re.compile(r"(?<=\w)\*+(?=[!-/:-@\[-`{-~\u2010-\u2027\xab\xbb])(?!\*)")
#: One within a word and within two, where the next ones are their end.
_WITHIN: Final = re.compile(r"(?<=[^\W_])\*(?=[^\W_][^*]*(?<!\s)\*\*(?![\w*]))")
#: A list of classes and names; without a colon, braces that begin with neither are words.
_BRACES: Final = r"\{(?::[ ]*|[ ]*(?=[.#][A-Za-z]))([^{}\n ][^{}\n]*)\}"
#: Markdown's own names for where such a list stands.
_BEHIND_WHAT: Final = {
    "HEADER_RE": "[ ]+{}[ ]*$",
    "BLOCK_RE": "\n[ ]*{}[ ]*$",
    "INLINE_RE": "^{}",
}
#: Directly behind the words: with a blank between them, two pairs of brackets are two links.
_BEHIND: Final = re.compile(r"\[([^\]]*)\]", re.DOTALL)
_TICKS: Final = re.compile("`+")
#: How Markdown marks stars and lines below, one of them or two.
_EMPHASIS: Final = {"*": ("strong", "em"), "_": ("strong", "em")}


def add(md: Markdown) -> None:
    """Put these in the place of Markdown's own."""
    md.ESCAPED_CHARS = sorted({*md.ESCAPED_CHARS, *string.punctuation})
    patterns: Any = md.inlinePatterns
    patterns.register(_And(ESCAPED_AND, md), "notation_and", 181)
    for name, made, priority in (
        ("backtick", _Code(BACKTICK_RE), 190),
        ("reference", _Reference(REFERENCE_RE, md), 170),
        ("image_reference", _ImageReference(IMAGE_REFERENCE_RE, md), 140),
        ("short_reference", _ShortReference(REFERENCE_RE, md), 130),
        ("short_image_ref", _ShortImage(IMAGE_REFERENCE_RE, md), 125),
        ("entity", _Entity(ENTITY_RE, md), 80),
    ):
        if name in patterns:
            patterns.register(made, name, priority)
    of_tree: Any = md.treeprocessors
    if "attr_list" in of_tree and type(of_tree["attr_list"]) is AttrListTreeprocessor:
        for name, place in _BEHIND_WHAT.items():
            setattr(of_tree["attr_list"], name, re.compile(place.replace("{}", _BRACES)))
    if "em_strong" not in patterns:
        return
    own = patterns["em_strong"]
    known = {token: each.tags for token, each in getattr(own, "delimiters", {}).items()}
    if type(own) is DelimiterProcessor and known == _EMPHASIS:
        emphasis = _Emphasis("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        patterns.register(emphasis, "em_strong", 60)


class _Code(BacktickInlineProcessor):
    """Markdown's own, which ends code at as many backticks as it begins with, and at no others."""

    def find_code_spans(  # type: ignore[override]
        self, start: int, text: str
    ) -> tuple[int, int | None]:
        """Called by Markdown."""
        runs = _TICKS.finditer(text, start)
        begin = start + len(next(runs)[0])
        ends = (run.start() for run in runs if run.end() - run.start() == begin - start)
        return begin, next(ends, None)


class _Emphasis(DelimiterProcessor):
    """Markdown's own, which takes nothing but signs away.

    By itself it keeps what it has found further on for the sign that it is asked about next, be it
    another one; and it ends two stars at one. Either way letters would be lost. Here it keeps it
    for the text that it was found in: what was found of it before is all that may have changed.
    """

    _text = _rest = ""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Called by Markdown."""
        if self.regions and not (
            data.endswith(self._rest) and m.start() <= self._next() + self._further(data)
        ):
            self.reset()
        if not self.regions:
            for signs in (_TIMES, _BEHIND_WORD):
                if found := signs.match(data, m.start()):
                    return None, found.start(), found.end()
            self._text = data
        element, start, end = super().handleMatch(m, data)
        if self.regions:
            self._rest = data[end:]
        return element, start, end

    def search(self, data: str, start: int) -> re.Match[str] | None:
        """Called by Markdown, for what may end what has begun."""
        while found := super().search(data, start):
            stack = self.delimiters["*"].stack
            is_word = stack and stack[-1][-1] == len("**") and _WITHIN.match(data, found.start())
            if not (is_word or _TIMES.match(data, found.start())):
                break
            start = found.end()
        return found

    def get_cached_result(self, pos: int, data: str) -> tuple[Element, int, int]:
        """Called by Markdown, for the next that was found."""
        del pos
        self.cache_pos = self._next()
        return super().get_cached_result(self.cache_pos + self._further(data), data)

    def _next(self) -> int:
        return self.regions[self.cache_index][0]

    def _further(self, data: str) -> int:
        """Return by how much all that is left of the text stands further on."""
        return len(data) - len(self._text)

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:
        """Called by Markdown, with two places of signs that belong together."""
        if self._text[a:b] == self._text[c:d] == delim.token * size != "":
            super().add_region(delim, a, b, c, d, size)


class _And(InlineProcessor):
    """Writes a sign & that begins no entity."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """Called by Markdown."""
        del data
        return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)


class _Entity(HtmlInlineProcessor):
    """Knows the names that there are: of another, browsers read what it begins with."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """Called by Markdown."""
        name = m.group(1)
        if name[1] == "#" or name[1:] in html5:
            return super().handleMatch(m, data)
        return self.md.htmlStash.store(f"&amp;{name[1:]}"), m.start(0), m.end(0)


class _Named(ReferenceInlineProcessor):
    """Finds where something leads by its name, whatever blanks stand around it."""

    RE_LINK = _BEHIND

    def evalId(  # noqa: N802 - Markdown's name
        self, data: str, index: int, text: str
    ) -> tuple[str | None, int, bool]:
        """Called by Markdown."""
        name, end, is_one = super().evalId(data, index, text)
        return name.strip() if name else name, end, is_one


class _Reference(_Named):
    pass


class _ShortReference(_Named, ShortReferenceInlineProcessor):
    pass


class _ImageReference(_Named, ImageReferenceInlineProcessor):
    pass


class _ShortImage(_Named, ShortImageReferenceInlineProcessor):
    pass
