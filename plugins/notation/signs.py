"""The sign < where it begins no element: in ``x<y``, ``List<Run>``, and behind a backslash.

Markdown leaves it to chance, or to the version of Python, what becomes of one that no > follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LESS: Final = expression(r"\x3c(?=([A-Za-z][A-Za-z0-9-]*)|[/!][^A-Za-z\[-])")
#: An element with all its attributes, if it has some; one that has such a sign in quotation marks
#: is an exception.
_TAG: Final = expression(
    r"""\x3c[A-Za-z][\w-]*(?:\s+[A-Za-z][\w:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=\x3c>`]+))?)*\s*/?>"""
)
#: Between two words of a paragraph.
_BLANK: Final = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
#: A letter that ends a paragraph, or has something behind it that is no attribute, and none with a
#: value: ``a <b and 3 > 2``.
_LETTER: Final = expression(
    rf"""\x3c[A-Za-z](?:[ \t]*(?:\Z|\n[ \t]*(?:\n|\Z))
    |(?:{_BLANK}[A-Za-z][\w:-]*)*{_BLANK}(?=[^\sA-Za-z_:/>\x3c"'])
    (?:[^\x3c>"'=\n]|=(?!["'\w])|\n(?![ \t]*\n))*(?:[\x3c>\n]|\Z))""".replace("\n    ", "")
)
_BEHIND_NAME: Final = expression(r"[\s/>]|\Z")
_VALUE: Final = expression(r""""[^"]*"|'[^']*'""")
_ANGLE: Final = expression(r"[\x3c>]")
#: An address between angles, which is a link wherever it stands.
_ADDRESS: Final = expression(r"\x3c(?:[A-Za-z][A-Za-z0-9+.-]*:|[^\x3c>\s@]+@)[^\x3c>\s]*>")
#: The end of a paragraph, which no tag goes beyond.
_PARTED: Final = expression(r"\n[ \t]*\n")
#: One of a link, between its brackets, which may have blanks.
OF_LINK: Final = expression(r"(?<=\]\()\x3c[^\x3c>\n]*>(?=[ \t]*(?:\)|[\"']))")
#: What an element can be called.
_ELEMENTS: Final = frozenset(
    {
        *("a", "abbr", "acronym", "address", "applet", "area", "article", "aside", "audio"),
        *("b", "base", "basefont", "bdi", "bdo", "big", "blink", "blockquote", "body", "br"),
        *("button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data"),
        *("datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em"),
        *("embed", "fieldset", "figcaption", "figure", "font", "footer", "form", "frame"),
        *("frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr"),
        *("html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link"),
        *("main", "map", "mark", "marquee", "math", "menu", "meta", "meter", "nav", "noframes"),
        *("noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture"),
        *("plaintext", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script"),
        *("search", "section", "select", "slot", "small", "source", "span", "strike", "strong"),
        *("style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template"),
        *("textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul"),
        *("var", "video", "wbr", "xmp"),
    }
)


def quoted(plain: str) -> Iterator[int]:
    """Yield the place of each sign < or > in ``plain`` that is a part of an attribute's value."""
    for tag in _TAG.finditer(plain) if '="' in plain or "='" in plain else ():
        for value in _VALUE.finditer(plain, tag.start(), tag.end()):
            for sign in _ANGLE.finditer(plain, value.start(), value.end()):
                yield sign.start()


def lone(plain: str) -> Iterator[Span]:
    """Yield each such sign in ``plain``, with the backslash that says so."""
    of_values = frozenset(quoted(plain))
    for match in _LESS.finditer(plain):
        if match.start() in of_values:
            continue
        sign = begins = match.start()
        while begins and plain[begins - 1] == "\\":
            begins -= 1
        if (sign - begins) % 2:
            yield Span(sign - 1, sign + 1)
            continue
        if _ADDRESS.match(plain, sign) or OF_LINK.match(plain, sign):
            continue
        # A name that another sign stands right behind is none of a tag.
        if match[1] is None or not _BEHIND_NAME.match(plain, match.end(1)):
            yield Span(sign, sign + 1)
            continue
        tag = _TAG.match(plain, sign)
        is_open = tag is None or _PARTED.search(tag[0]) is not None
        behind_words = plain[sign - 1].isalnum() or plain[sign - 1] in ")]"
        is_letter = is_open and _LETTER.match(plain, sign) is not None
        # Two of three must speak against a tag.
        if is_letter or is_open + behind_words + (match[1].lower() not in _ELEMENTS) > 1:
            yield Span(sign, sign + 1)
