"""HTML in a text: what may stand there is listed in :data:`TAGS` and :data:`ATTRIBUTES`."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from plugins.notation.addresses import address_problem
from plugins.notation.attributes import CLASSES
from plugins.notation.files import PICTURES, PUBLISHED
from plugins.notation.prose.places import place_of
from plugins.notation.signs import lone
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.diagnostics import Report

#: The elements that may stand in a text as HTML: those that say what words are, and do nothing.
TAGS: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "dd", "del"),
        *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp"),
        *("rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr"),
    }
)
ATTRIBUTES: Final = frozenset(
    {
        *("alt", "cite", "class", "colspan", "datetime", "dir", "height", "href", "hreflang", "id"),
        *("lang", "markdown", "open", "reversed", "rowspan", "scope", "src", "start", "title"),
        *("value", "width"),
    }
)
_ADDRESSES: Final = frozenset({"href", "src", "cite"})
_SIZES: Final = frozenset({"width", "height"})
_SIZE: Final = re.compile(r"[1-9]\d{0,3}%?")
_TAG_BEGINS: Final = re.compile(r"<(?=[A-Za-z/!?])")
_ATTRIBUTE: Final = re.compile(
    r"""\s+([A-Za-z][\w:-]*)(?:\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([\w.#%/:-]+)))?"""
)
#: How names of what can be linked to end that is no picture.
_NO_PICTURES: Final = PUBLISHED - PICTURES | {"", ".md", ".markdown", ".html", ".htm"}
#: Elements without an end.
_VOID: Final = frozenset({"br", "hr", "img", "wbr"})
_NAME: Final = re.compile(r"<[/]?([A-Za-z][A-Za-z0-9-]*)")
_CLASSES: Final = re.compile(r"\sclass\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_TAG_ENDS: Final = re.compile(r"\s*/?>")
#: The two forms of ``<address>`` that Markdown makes a link.
_AUTOLINK: Final = re.compile(r"<(?:https?://[^<>\s]+|[^<>\s@!]+@[^<>\s@]+)>")
_WORD_OF_TAG: Final = re.compile(r"<[^\s<>]{0,30}>?")
ELSEWHERE: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_IN_ANGLES: Final = re.compile(r"(?<=\]\()<[^<>\n]*>(?=[ \t]*(?:\)|[\"']))")


def check_markup(plain: str, offset: int, report: Report) -> None:
    """Report each tag in ``plain`` that may not stand there; its text begins at ``offset``."""
    at = 0
    opened: list[tuple[str, Span]] = []
    alone = {sign.end - 1 for sign in lone(plain)}
    while match := _TAG_BEGINS.search(plain, at):
        at = match.end()
        if match.start() in alone:
            continue
        link = _AUTOLINK.match(plain, match.start()) or _IN_ANGLES.match(plain, match.start())
        if link:
            at = link.end()
            continue
        end, message = _tag(plain, match.start())
        if not message:
            at = end
            _check_classes(plain[match.start() : end], match.start() + offset, report)
            _keep_open(plain, Span(match.start(), end), offset, opened, report)
            continue
        word = _WORD_OF_TAG.match(plain, match.start())
        report.add(
            "unsafe-html",
            Span(match.start() + offset, (word.end() if word else match.end()) + offset),
            message,
            "to show the sign <, write &lt; or put the words between backticks: `…`",
            "simple elements, such as sub and kbd, may stand there; scripts and styles may not",
        )

    for name, place in opened:
        _report_open(name, place, report)


def _check_classes(tag: str, offset: int, report: Report) -> None:
    for match in _CLASSES.finditer(tag):
        for name in match[1].strip("\"'").split():
            if name not in CLASSES:
                report.add(
                    "unknown-class",
                    place_of(match, offset, 1),
                    f"the theme has no class '{name:.40}'",
                    "take it out: it does nothing, or gives the words the looks of something else",
                )


def _keep_open(
    plain: str, tag: Span, offset: int, opened: list[tuple[str, Span]], report: Report
) -> None:
    """Keep the elements that are open behind a tag; report one that ends in another's middle."""
    match = _NAME.match(plain, tag.start)
    name = match[1].lower() if match else ""
    place = Span(tag.start + offset, tag.end + offset)
    if name in _VOID:
        return
    if plain[tag.start + 1] != "/":
        opened.append((name, place))
    elif all(each != name for each, _ in opened):
        report.add(
            "unsafe-html",
            place,
            f"'{name}' ends here, but it has not begun",
            "take it out: it would end a part of the page around the text",
        )
    else:
        while (last := opened.pop())[0] != name:
            _report_open(*last, report)


def _report_open(name: str, place: Span, report: Report) -> None:
    report.add(
        "unsafe-html",
        place,
        f"'{name}' begins here and has no end, or one behind what it stands in",
        "write its end where it ends, and within the same element",
    )


def _tag(text: str, start: int) -> tuple[int, str]:
    """Return where the tag at ``start`` ends, and what is wrong with it."""
    if text.startswith("<!--", start):
        return start, "everybody could read this remark in the page"
    name = _NAME.match(text, start)
    if name is None or name[1].lower() not in TAGS:
        what = name[0] if name else text[start : start + 2]
        return start, f"'{what}' is none of the elements that may stand in a text"
    at = name.end()
    words = ""
    while given := _ATTRIBUTE.match(text, at):
        value = next((each for each in given.groups()[1:] if each is not None), "")
        if given[1].lower() == "alt":
            words = value.strip()
        if problem := attribute_problem(given[1], value):
            return start, problem
        if given[1].lower() == "src" and leads_elsewhere(value):
            return start, "a picture from another site would not be shown"
        if given[1].lower() == "src" and shows_nothing(value):
            return start, "a picture is to be shown here, and its address is none of a picture"
        at = given.end()
    end = _TAG_ENDS.match(text, at)
    if end is None:
        return start, f"the tag that begins with '{name[0]}' is not written to its end"
    if name[1].lower() == "img" and not words:
        return start, "this picture says nothing to those who do not see it: it needs an alt"
    return end.end(), ""


def leads_elsewhere(address: str) -> bool:
    """Return whether an address is another site's, as browsers read it."""
    return ELSEWHERE.match(html.unescape(address).replace("\\", "/")) is not None


def attribute_problem(name: str, value: str) -> str:
    """Return what is wrong with an attribute; empty if it may be there."""
    if name.lower() not in ATTRIBUTES:
        return f"'{name}' is none of the attributes that may stand in a text"
    if name.lower() in _ADDRESSES:
        return address_problem(value)
    if name.lower() in _SIZES and not _SIZE.fullmatch(value):
        return f"'{value:.40}' is no {name.lower()}: it is a number of points"
    return ""


def shows_nothing(address: str) -> bool:
    """Return whether what lies at an address is no picture, going by its name.

    Of pictures in other forms more is told where they lie.
    """
    path = unquote(re.split(r"[?#]", html.unescape(address), maxsplit=1)[0])
    return PurePosixPath(path).suffix.lower() in _NO_PICTURES


def problems(raw: str) -> Iterator[str]:
    """Yield what is wrong with a piece of HTML that Markdown kept as it stands."""
    for match in _TAG_BEGINS.finditer(raw):
        if message := _tag(raw, match.start())[1]:
            yield message
