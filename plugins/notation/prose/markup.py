"""HTML in a text: what may stand there is listed in :data:`TAGS` and :data:`ATTRIBUTES`."""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from plugins.late import dataclass, expression
from plugins.notation.addresses import address_problem
from plugins.notation.attributes import CLASSES
from plugins.notation.files import PICTURES, PUBLISHED
from plugins.notation.prose.places import place_of
from plugins.notation.signs import OF_LINK, lone
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
        *("tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"),
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
#: Those that may say whatever they like.
FREE: Final = ATTRIBUTES - _ADDRESSES - _SIZES
_SIZE: Final = expression(r"[1-9]\d{0,3}%?")
_TAG_BEGINS: Final = expression(r"<(?=[A-Za-z/!?])")
_ATTRIBUTE: Final = expression(
    r"""\s+([A-Za-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.#%/:-]+)))?"""
)
#: How names of what can be linked to end that is no picture.
_NO_PICTURES: Final = PUBLISHED - PICTURES | {"", ".md", ".markdown", ".html", ".htm"}
#: Those that Markdown has in no paragraph, if they begin a line.
BLOCKS: Final = frozenset(
    {
        *("blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul"),
    }
)
#: Where a paragraph, an item or a heading ends, and what is open in it.
_ENDS: Final = expression(r"\n[ \t>]*(?:\n|(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t])")
_ITEM: Final = expression(r"[ >]*(?:[-*+:]|\d{1,9}[.)])[ \t]")
#: Elements without an end.
_VOID: Final = frozenset({"br", "hr", "img", "wbr"})
#: So many elements that are open at once nobody writes.
_DEEPEST: Final = 100
_NAME: Final = expression(r"<[/]?([A-Za-z][A-Za-z0-9-]*)")
_CLASSES: Final = expression(r"\sclass\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_TAG_ENDS: Final = expression(r"\s*/?>")
#: The two forms of ``<address>`` that Markdown makes a link.
_AUTOLINK: Final = expression(r"<(?:(?i:https?)://[^<>\s]+|[^<>\s@!]+@[^<>\s@]+)>")
_WORD_OF_TAG: Final = expression(r"<[^\s<>]{0,30}>?")
ELSEWHERE: Final = expression(r"(?:https?:)?//", re.IGNORECASE)


def check_markup(plain: str, text: str, offset: int, report: Report) -> None:
    """Report each tag in ``plain`` that may not stand there; its text begins at ``offset``.

    ``text`` is the same with its code.
    """
    at = 0
    opened: list[_Open] = []
    #: Elements that are told where they begin, and need not be told where they end.
    refused: Counter[str] = Counter()
    alone = {sign.end - 1 for sign in lone(plain)}
    while match := _TAG_BEGINS.search(plain, at):
        at = match.end()
        if match.start() in alone:
            continue
        link = _AUTOLINK.match(plain, match.start()) or OF_LINK.match(plain, match.start())
        if link:
            at = link.end()
            continue
        end, message = _tag(plain, match.start())
        if not message:
            at = end
            name = plain[match.end() + 1 : end - 1].strip().lower()
            if refused[name] and plain[match.end()] == "/" and all(e.name != name for e in opened):
                refused[name] -= 1
                continue
            _check_classes(plain[match.start() : end], match.start() + offset, report)
            _keep_open(plain, text, Span(match.start(), end), offset, opened, report)
            if len(opened) > _DEEPEST:
                report.add(
                    "too-much",
                    Span(match.start() + offset, end + offset),
                    f"more than {_DEEPEST} elements are open here at once",
                    "write the end of each where it ends",
                )
                return
            continue
        if (begun := _NAME.match(plain, match.start())) and plain[match.end()] != "/":
            refused[begun[1].lower()] += 1
        word = _WORD_OF_TAG.match(plain, match.start())
        report.add(
            "unsafe-html",
            Span(match.start() + offset, (word.end() if word else match.end()) + offset),
            message,
            "to show the sign <, write &lt; or put the words between backticks: `…`",
            "simple elements, such as sub and kbd, may stand there; scripts and styles may not",
        )

    for each in opened:
        _report_open(each, offset, report)


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


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open still; a block may go over several paragraphs."""

    name: str
    tag: Span
    is_block: bool


def _keep_open(
    plain: str, text: str, tag: Span, offset: int, opened: list[_Open], report: Report
) -> None:
    """Keep the elements that are open behind a tag; report one that ends in another's middle."""
    match = _NAME.match(plain, tag.start)
    name = match[1].lower() if match else ""
    place = Span(tag.start + offset, tag.end + offset)
    inside = any(each.is_block for each in opened)
    if plain[tag.start + 1] != "/":
        line = plain.rfind("\n", 0, tag.start) + 1
        lead = plain[line : tag.start]
        begins = not lead.strip() and len(lead.expandtabs(4)) < len("    ")
        if name in BLOCKS and not (inside or begins) and _is_in_words(plain, line, tag.start):
            report.add(
                "unsafe-html",
                place,
                f"'{name}' cannot stand within a line of words, or in a quotation",
                "begin it at the left margin, behind a blank line",
            )
        if name not in _VOID:
            opened.append(_Open(name, tag, inside or (begins and name in BLOCKS)))
    elif name in _VOID:
        return
    elif all(each.name != name for each in opened):
        report.add(
            "unsafe-html",
            place,
            f"'{name}' ends here, but it has not begun",
            "take it out: it would end a part of the page around the text",
        )
    else:
        while (last := opened.pop()).name != name:
            _report_open(last, offset, report)
        if not last.is_block and _is_parted(text, last.tag.end, tag.start):
            _report_open(last, offset, report)


def _is_in_words(plain: str, line: int, start: int) -> bool:
    """Return whether an element at ``start`` is a part of a paragraph for Markdown.

    Right in an item, and behind another element, only Markdown knows.
    """
    lead = plain[line:start]
    if words := lead.strip():
        return _ITEM.match(lead) is None and not words.lstrip("> ").startswith("<")
    above = plain[plain.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    return len(lead.expandtabs(4)) >= len("    ") and not above.strip()


def _is_parted(text: str, begin: int, end: int) -> bool:
    """Return whether a paragraph, an item or a cell ends between two places."""
    line = text.rfind("\n", 0, begin) + 1
    in_row = text.startswith("|", line) and ("|" in text[begin:end] or "\n" in text[begin:end])
    return in_row or _ENDS.search(text, begin, end) is not None


def _report_open(element: _Open, offset: int, report: Report) -> None:
    report.add(
        "unsafe-html",
        Span(element.tag.start + offset, element.tag.end + offset),
        f"'{element.name}' begins here and has no end, or one behind what it stands in",
        "write its end where it ends, and within the same element and paragraph",
    )


def tags(raw: str) -> Iterator[str]:
    """Yield the names of the elements that begin in a piece of HTML, and behind / that end."""
    for match in _NAME.finditer(raw):
        name = match[1].lower()
        if name not in _VOID:
            yield name if raw[match.start() + 1] != "/" else f"/{name}"


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
