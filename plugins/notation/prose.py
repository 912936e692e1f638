"""A text before Markdown reads it: what it would lose, what it would run, what it would choke on.

Markdown has no mistakes: a fence that is not closed, a row with a cell too many, a note without a
text all become something. And it lets HTML pass, so that whoever writes a text writes the page.
Here each of these is told with its place. What HTML may stand in a text is listed in :data:`TAGS`.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from plugins.notation import attributes, changed
from plugins.notation.addresses import address_problem
from plugins.notation.attributes import CLASSES
from plugins.notation.code import (
    INDENTED,
    OPENING,
    blanked,
    openings,
    without_code,
    without_fences,
)
from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.files import PICTURES, PUBLISHED
from plugins.notation.signs import lone
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.document import Block, Document

# --- What is allowed --------------------------------------------------------------------------

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
_ELSEWHERE: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
#: Between angles an address may have blanks; else it may have brackets, two of them at a time.
_INLINE: Final = re.compile(
    r"\]\([ \t]*(?:<(?=[^<>\n]*>))?"
    r"((?<=<)[^<>\n]*|[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)"
)
_IN_ANGLES: Final = re.compile(r"(?<=\]\()<[^<>\n]*>(?=[ \t]*(?:\)|[\"']))")
#: A picture, in either of the two ways in which one is written.
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\][(\[]|<img\b[^>\n]*>?", re.IGNORECASE)
#: A link, and no picture, that is all there between two places.
_INNER: Final = re.compile(
    r"(?<!!)\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
)
#: Those behind a backslash are words.
_BRACKETS: Final = re.compile(r"\\.|[\[\]]")
_BEFORE_TITLE: Final = re.compile(r"[ \t\n>]*(?:[ \t\n>][\"'].*)?\Z", re.DOTALL)
#: Behind an address: a blank, and then no title.
_BLANK: Final = re.compile(r"[ \t\n]+[^\s\"'()>]")
#: What stands behind a bracket that closes, and tells what the brackets are.
_BEHIND: Final = re.compile(r"\] ?([\[(:])")
# Here and below: an expression that begins with a line end is found four times as fast as one
# with the sign ^, and so the texts that are looked through have a line end before all else.
_DEFINED: Final = re.compile(r"\n {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?(\S*)")
#: What is words wherever it stands: the title of a link, and the lead of a point.
_WORDS: Final = re.compile(
    r"""(?<=[^\s(])[ \t]+"[^"\n]*"(?=[ \t]*\))|^[ ]{0,3}\d+[.)][ \t]+\*\*[^*\n]*\*\*""",
    re.MULTILINE,
)
_WIKI: Final = re.compile(r"(?<!\\)\[\[[^\[\]\n]+\]\](?![(\[:])")
_REVERSED: Final = re.compile(
    r"(?<!\])\(([^()\[\]\n]+)\)\[((?:https?://|\{(?:filename|static)\})[^\[\]\n]*)\]"
)
_APART: Final = re.compile(r"\[[^\[\]\n]+\] +\((?:https?://|mailto:|[{/#])[^()\n]*\)")
#: The address of a link, to whose signs browsers pay no heed.
_SPLIT: Final = re.compile(r"[ \t\n]*([A-Za-z]+(?:[ \t\n]+[A-Za-z]+)*)[ \t\n]*:")
#: A link or a picture whose own brackets are empty.
_NO_WORDS: Final = re.compile(r"!?\[([ \t]*)\] ?\[([^\[\]\n]+)\]")
_REFERRED: Final = re.compile(r"\[([^\[\]]+)\] ?\[([^\[\]^]*)\]")
#: The number of a source, or of a row: no reference that anybody forgot.
_COUNTED: Final = re.compile(r"[\d\s,.\u2013-]+")

# --- What is too much -------------------------------------------------------------------------

#: Letters in a file, and in a line: far more than anybody reads, or prints.
MOST_LETTERS: Final = 250_000
MOST_IN_LINE: Final = 20_000
MOST_BLOCKS: Final = 30
MOST_LINES_OF_BLOCK: Final = 400
_DEEPEST: Final = 12
#: Signs of one kind in a paragraph. Markdown looks from each of them to the paragraph's end.
_MOST_SIGNS: Final = 300
_SIGNS: Final = "[]()<`*_!&{|~^"
_SIGN_BYTES: Final = _SIGNS.encode()
_DEEP_QUOTE: Final = re.compile(rf"\n(?:[ \t]*>){{{_DEEPEST + 1},}}")
_DEEP_ITEM: Final = re.compile(
    rf"\n(?: {{{4 * _DEEPEST}}}|\t{{{_DEEPEST}}})[ \t]*(?:[-*+>]|\d+[.)])[ \t]"
    rf"|\n[ \t]*(?:(?:[-*+>]|\d+[.)])[ \t]+){{{_DEEPEST + 1},}}(?=[^\s*+-])"
)

# --- What would be lost -----------------------------------------------------------------------

_FENCE: Final = re.compile(r"^(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
#: What a line of a list or a quotation begins with.
_LEAD: Final = " \t>"
_ITEM: Final = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]")
#: What a line begins with that has more of it below, further in: an item, a note, a definition.
_HOLDING: Final = re.compile(r" {0,3}(?:(?:[-*+:]|\d+[.)])[ \t]|\[\^[^\]\n]+\]:)")
_MISPLACED: Final = re.compile(
    r"^([ \t]*(?:>[ \t]*)+|[ \t]*(?:[-*+]|\d+[.)])[ \t]+|[ \t]+)(`{3,}|~{3,})[^`\n]*$",
    re.MULTILINE,
)
_RULED: Final = re.compile(
    r"\n([ \t>]*(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*(?:\|[ ]*)?)(?=\n|$)"
)
_NOTE_CALLED: Final = re.compile(r"\[\^(?<!\\\[\^)([^\]\s]+)\]")
_NOTE_WRITTEN: Final = re.compile(r"\n( {0,3}\[\^([^\]\n]*)\]:[ \t]*(.*))")
_MERGE: Final = re.compile(r"\n((?:<{7}|>{7}) \S[^\n]*)")
_EMPTY_HEADING: Final = re.compile(r"\n(#{1,6}[ \t]*#*[ \t]*)(?=\n|$)")
#: Rows one under the other, each with a line on either side.
_ROWS: Final = re.compile(r"\n((?:[ ]{0,3}(?:>[ >]*)?\|[^\n]*\|[ \t]*(?:\n|$))+)")
_SAY: Final = "write the words, or delete the signs"
_EXPLAINED: Final = re.compile(r"(?<=\n)[ ]{0,3}\*\[([^\]\n]+)\] ?:[^\n]*")
_CELL: Final = re.compile(r"(?<!\\)\|")


def check(
    document: Document, blocks: Iterable[Block], report: Report, taken: Collection[str] = ()
) -> None:
    """Report what is wrong with the text of a file, outside of its workouts and its code.

    ``taken`` are names that the page itself has for its places.
    """
    start = document.body.start - 1
    body = _body(document)
    if _too_much(document, body, report):
        return
    fenceless = plain = body
    if coded := "`" in body or "~" in body:
        fenceless = without_fences(body)
    if coded or any(mark in body for mark in INDENTED):
        plain = without_code(body)
    for block in blocks:
        # A title and the words of a workout are shown as they stand.
        end = block.span.end if block.name == "workout" else block.opening.end
        first, behind = block.span.start - start, end - start
        plain = plain[:first] + blanked(plain[first:behind]) + plain[behind:]
        if coded:
            fenceless = fenceless[:first] + blanked(fenceless[first:behind]) + fenceless[behind:]
    if coded:
        _check_fences(fenceless, start, report)
        _check_margins(fenceless, start, report)
    # A single sign is found ten times as fast as a few of them.
    if ("<" in plain and "<<<<" in plain) or (">" in plain and ">>>>" in plain):
        _check_merge(plain, start, report)
    if "#" in plain:
        for empty in _EMPTY_HEADING.finditer(plain):
            if body[empty.start(1) : empty.end(1)].strip("# \t"):
                continue  # code is words, too
            report.add("no-words", _place(empty, start, 1), "this heading says nothing", _SAY)
    fences = [*openings(body)] if coded and ("`{" in body or "` {" in body or "~" in body) else ()
    if "{" in plain or fences or ("<" in plain and " id" in plain):
        attributes.check(plain, body, start, taken, attribute_problem, report, fences)
    if "<" in plain:
        check_markup(_WORDS.sub(lambda match: blanked(match[0]), plain), start, report)
    if "[" in plain or "](" in plain:
        _check_links(plain, body, start, report)
    changed.check(plain, body, start, report)
    if "|" in plain:
        _check_tables(plain, body, start, report)
    for field in document.fields:
        if field.key == "summary":  # the one line of the metadata that Markdown reads, too
            for value, span in field.lines:
                text = f"\n{value}"
                words = without_code(text) if "`" in value else text
                if "<" in value:
                    check_markup(words, span.start - 1, report)
                if "[" in value or "](" in value:
                    _check_links(words, text, span.start - 1, report)
                # A sign at its beginning stays: it is no list, and no heading.
                changed.check(words[1:], value, span.start, report)
                if picture := _PICTURE.search(words) if "!" in value or "<" in value else None:
                    report.add(
                        "bad-value",
                        _place(picture, span.start - 1),
                        "a summary is words, for lists, for the feed and for search engines",
                        "put the picture into the text",
                    )


def too_much(
    document: Document, blocks: Iterable[Block], report: Report, taken: Collection[str] = ()
) -> None:
    """Report only what nobody could make a page of, as :func:`check` does before all else."""
    del blocks, taken
    _too_much(document, _body(document), report)


def _body(document: Document) -> str:
    """Return what stands below the metadata, behind a line end."""
    text, start = document.source.text, document.body.start - 1
    return text[start:] if text[start : start + 1] == "\n" else "\n" + text[start + 1 :]


def _place(match: re.Match[str], offset: int, group: int = 0) -> Span:
    return Span(match.start(group) + offset, match.end(group) + offset)


# --- Too much -------------------------------------------------------------------------------


def _too_much(document: Document, below: str, report: Report) -> bool:
    """Report what Markdown would take minutes for; return whether it is so.

    ``below`` is what stands below the metadata, behind a line end.
    """
    text, body = document.source.text, document.body
    before = len(report.found)
    if len(text) > MOST_IN_LINE:
        at = 0
        for line in text.split("\n"):
            if len(line) > MOST_IN_LINE:
                report.add(
                    "too-much",
                    Span(at, at + 1),
                    f"this line has {len(line):,} characters, more than {MOST_IN_LINE:,}",
                    "write it in paragraphs; a picture goes into a file of its own",
                )
            at += len(line) + 1
    if len(document.blocks) > MOST_BLOCKS:
        report.add(
            "too-much",
            document.blocks[MOST_BLOCKS].opening,
            f"this page has {len(document.blocks)} blocks, more than {MOST_BLOCKS}",
            "make several pages of it",
        )
        return True
    for block in document.blocks:
        lines = text.count("\n", block.content.start, block.content.end)
        if lines > MOST_LINES_OF_BLOCK:
            report.add(
                "too-much",
                block.opening,
                f"this block has {lines:,} lines, more than {MOST_LINES_OF_BLOCK}",
                "make several blocks of it, on several pages",
            )
    quoted = text.count(">", body.start) > _DEEPEST
    if deep := (_DEEP_QUOTE.search(below) if quoted else None) or _DEEP_ITEM.search(below):
        start = body.start + deep.start()  # where the line begins, behind the line end
        report.add(
            "too-much",
            Span(start, min(body.start - 1 + deep.end(), start + 40)),
            f"lists and quotations go more than {_DEEPEST} deep here",
            "begin a heading or a paragraph of its own instead",
        )
    data = below.encode("utf-8", "surrogatepass")
    if len(data) - len(data.translate(None, _SIGN_BYTES)) > _MOST_SIGNS and any(
        below.count(sign) > _MOST_SIGNS for sign in _SIGNS
    ):
        _count_signs(document, report)
    return len(report.found) > before


def _count_signs(document: Document, report: Report) -> None:
    text, at = document.source.text, document.body.start
    blocks = [block.span for block in document.blocks]
    for paragraph in text[at:].split("\n\n"):
        inside = any(span.start <= at < span.end for span in blocks)
        lines = 1 + paragraph.count("\n")
        for sign in "" if inside else _SIGNS:
            # A table has some in each of its lines; but a bracket that opens is closed.
            most = max(_MOST_SIGNS, 12 * lines)
            many = paragraph.count(sign)
            if many > most or (sign == "[" and many - paragraph.count("]") > _MOST_SIGNS):
                place = at + paragraph.index(sign)
                report.add(
                    "too-much",
                    Span(place, place + 1),
                    f"this paragraph has {many:,} times the sign '{sign}'",
                    "what is to be shown as it stands goes between two lines of ```",
                )
                break
        at += len(paragraph) + 2


# --- HTML -------------------------------------------------------------------------------------


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
                    _place(match, offset, 1),
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
        if given[1].lower() == "src" and _leads_elsewhere(value):
            return start, "a picture from another site would not be shown"
        if given[1].lower() == "src" and _shows_nothing(value):
            return start, "a picture is to be shown here, and its address is none of a picture"
        at = given.end()
    end = _TAG_ENDS.match(text, at)
    if end is None:
        return start, f"the tag that begins with '{name[0]}' is not written to its end"
    if name[1].lower() == "img" and not words:
        return start, "this picture says nothing to those who do not see it: it needs an alt"
    return end.end(), ""


def _leads_elsewhere(address: str) -> bool:
    """Return whether an address is another site's, as browsers read it."""
    return _ELSEWHERE.match(html.unescape(address).replace("\\", "/")) is not None


def attribute_problem(name: str, value: str) -> str:
    """Return what is wrong with an attribute; empty if it may be there."""
    if name.lower() not in ATTRIBUTES:
        return f"'{name}' is none of the attributes that may stand in a text"
    if name.lower() in _ADDRESSES:
        return address_problem(value)
    if name.lower() in _SIZES and not _SIZE.fullmatch(value):
        return f"'{value:.40}' is no {name.lower()}: it is a number of points"
    return ""


# --- Links ------------------------------------------------------------------------------------


def _check_links(plain: str, text: str, offset: int, report: Report) -> None:
    """Check the links and the notes of ``plain``, which begins with a line end.

    ``text`` is the same with its code, which may be all that a link or a note says.
    """
    behind = {*_BEHIND.findall(plain)}
    # What stands before a bracket that opens; nothing stands between two of them.
    before = {part[-1:] for part in plain.split("[")}
    defined: dict[str, re.Match[str]] = {}
    for match in _DEFINED.finditer(plain) if ":" in behind else ():
        first = defined.setdefault(_label(text[match.start(1) : match.end(1)]), match)
        if first is not match:
            report.add(
                "unknown-link",
                _place(match, offset, 1),
                f"two lines say where '{match[1]}' leads",
                "keep one of them",
                also=(Label(_place(first, offset, 1), "the first one"),),
            )
    _check_brackets(plain, before, offset, report)
    for match in _INLINE.finditer(plain):
        bracket = _opening(plain, match.start())
        picture = bracket > 0 and plain[bracket - 1] == "!"
        if bracket >= 0 and not text[bracket + 1 : match.start()].strip() and match[1]:
            place = Span(bracket + offset - picture, match.start() + 1 + offset)
            _report_no_words(place, report, picture=picture)
        elif (bracket < 0 or "\n\n" in plain[bracket : match.start()]) and not _is_opened(
            plain, match.start()
        ):
            report.add(
                "unknown-link",
                _place(match, offset),
                "this link has no opening bracket, and would be shown as it stands",
                "write [ before its words",
            )
            continue
        elif "](" in plain[bracket : match.start()] and (
            inner := _INNER.search(plain, bracket + 1, match.start())
        ):
            report.add(
                "unknown-link",
                _place(inner, offset),
                "a link cannot stand in a link, and this one would be shown as it stands",
                "write them one behind the other",
            )
        if (closing := _closing(plain, match)) < 0:
            report.add(
                "unknown-link",
                _place(match, offset),
                "this link has no closing bracket, and would be shown as it stands",
                "write ) behind the address",
            )
            continue
        if picture:
            _check_picture(plain, Span(bracket, closing), match, offset, report)
        _check_target(match, 1, offset, report, picture=picture)
        if (split := _SPLIT.match(plain, match.start(1))) and split[1].split()[1:]:
            scheme = "".join(split[1].split())
            if problem := address_problem(f"{scheme}:x@1"):
                report.add("unsafe-link", _place(split, offset), problem, "write it without blanks")
        if _BLANK.match(plain, match.end()) and _ELSEWHERE.match(match[1]):
            report.add(
                "unknown-link",
                _place(match, offset, 1),
                "a space in this address ends it",
                "write %20 for each space",
            )
    for match in defined.values():
        _check_target(match, 2, offset, report)
    for match in _REFERRED.finditer(plain) if "[" in behind else ():
        words, to = match.groups()
        name = _label(text[match.start(2) : match.end(2)] or text[match.start(1) : match.end(1)])
        if name in defined:
            address = defined[name][2]
            picture = plain[match.start() - 1] == "!" and not _leads_elsewhere(address)
            if picture and _shows_nothing(address):
                _report_no_picture(_place(defined[name], offset, 2), report)
        elif not (words.startswith("^") or "{" in match[0] or _is_counted(plain, match)):
            near = did_you_mean(name, defined)
            report.add(
                "unknown-link",
                _place(match, offset),
                f"no line says where '{to or words}' leads",
                *([f"did you mean '{near}'?"] if near else []),
                f"write a line [{to or words}]: https://…, or a backslash before each [",
            )
    for match in _NO_WORDS.finditer(plain) if defined and "[" in behind else ():
        is_picture = match[0].startswith("!")
        if _label(match[2]) in defined and not text[match.start(1) : match.end(1)].strip():
            _report_no_words(_place(match, offset), report, picture=is_picture)
    if "^" in plain:
        _check_notes(plain, text, offset, report)
    changed.check_defined(plain, text, defined, offset, report)
    explained: dict[str, re.Match[str]] = {}
    for match in _EXPLAINED.finditer(plain) if "*" in before else ():
        if (first := explained.setdefault(match[1], match)) is not match:
            report.add(
                "unmatched-note",
                _place(match, offset),
                f"'{match[1]}' is explained twice, and only one would be shown",
                "keep one of the two lines",
                also=(Label(_place(first, offset), "the first one"),),
            )
    changed.check_explained(plain, explained, offset, report)


def _check_picture(
    plain: str, whole: Span, link: re.Match[str], offset: int, report: Report
) -> None:
    """Check what only a picture can have wrong; it stands in ``whole``, with all its brackets."""
    if note := _NOTE_CALLED.search(plain, whole.start, whole.end):
        report.add(
            "unmatched-note",
            _place(note, offset),
            "no note can be called in the words of a picture",
            "call it in the text beside the picture",
        )
    address = _BEFORE_TITLE.split(plain[link.start(1) : whole.end], maxsplit=1)[0]
    told = not link[1] or address_problem(link[1]) or _leads_elsewhere(link[1])
    if not told and _shows_nothing(address):
        _report_no_picture(_place(link, offset, 1), report)


def _is_counted(plain: str, match: re.Match[str]) -> bool:
    """Return whether two pairs of brackets count something, as in ``a[i][j]`` and [1][2]."""
    if not match[2]:
        return False
    return plain[match.start() - 1].isalnum() or all(map(_COUNTED.fullmatch, match.groups()))


def _shows_nothing(address: str) -> bool:
    """Return whether what lies at an address is no picture, going by its name.

    Of pictures in other forms more is told where they lie.
    """
    path = unquote(re.split(r"[?#]", html.unescape(address), maxsplit=1)[0])
    return PurePosixPath(path).suffix.lower() in _NO_PICTURES


def _report_no_picture(place: Span, report: Report) -> None:
    report.add(
        "unknown-link",
        place,
        "a picture is to be shown here, and this is the address of none",
        "write {static}/images/ and the name of a picture, or take the ! away",
    )


def _report_no_words(place: Span, report: Report, *, picture: bool) -> None:
    report.add(
        "no-words",
        place,
        "this picture says nothing to those who do not see it"
        if picture
        else "this link has no words, and nobody sees it",
        "write between the square brackets what it shows"
        if picture
        else "write between the square brackets where it leads",
    )


def _opening(plain: str, closing: int) -> int:
    """Return where the bracket begins that ends at ``closing``: a picture may stand in it."""
    at = plain.rfind("[", 0, closing)
    inner = plain.count("]", max(at, 0), closing)
    while inner and at > 0:
        before = plain.rfind("[", 0, at)
        inner += plain.count("]", max(before, 0), at) - 1
        at = before
    return at


def _is_opened(plain: str, closing: int) -> bool:
    """Return whether in its paragraph some bracket opens what ends at ``closing``."""
    begin = plain.rfind("\n\n", 0, closing) + 1
    inner = 0
    for bracket in reversed(_BRACKETS.findall(plain, begin, closing)):
        if bracket == "[" and not inner:
            return True
        inner += {"[": -1, "]": 1}.get(bracket, 0)
    return False


def _closing(plain: str, link: re.Match[str]) -> int:
    """Return where the brackets around an address close, which may have a title behind it."""
    return plain.find(")", link.end(), _paragraph_end(plain, link.end()))


def _line_end(plain: str, at: int) -> int:
    end = plain.find("\n", at)
    return len(plain) if end < 0 else end


def _paragraph_end(plain: str, at: int) -> int:
    end = plain.find("\n\n", at)
    return len(plain) if end < 0 else end


def _check_brackets(plain: str, before: Collection[str], offset: int, report: Report) -> None:
    """Report what other programs take for a link, and readers would see as it stands."""
    if "" in before:
        for match in _WIKI.finditer(plain):
            report.add(
                "unknown-link",
                _place(match, offset),
                "two square brackets are no link here, and would be shown as they stand",
                "write [words]({filename}/articles/the-file.md)",
            )
    if "] (" in plain:
        for match in _APART.finditer(plain):
            report.add(
                "unknown-link",
                _place(match, offset),
                "a blank stands between these brackets, and they would be shown as they stand",
                "write ]( without a blank",
            )
    if ")" in before:
        for match in _REVERSED.finditer(plain):
            report.add(
                "unknown-link",
                _place(match, offset),
                "these brackets are the wrong way round, and would be shown as they stand",
                f"write [{match[1]:.60}]({match[2]:.60})",
            )


def _label(text: str) -> str:
    return " ".join(text.split()).lower()


def _check_target(
    match: re.Match[str], group: int, offset: int, report: Report, *, picture: bool = False
) -> None:
    target = match[group]
    if not target:
        report.add(
            "unknown-link",
            _place(match, offset, group),
            "this link leads nowhere",
            "write an address, or no brackets",
        )
    elif problem := address_problem(target):
        report.add(
            "unsafe-link",
            _place(match, offset, group),
            problem,
            "link to https://…, mailto:…, tel:… or a page: {filename}/pages/about.md",
        )
    elif picture and _leads_elsewhere(target):
        report.add(
            "unsafe-link",
            _place(match, offset, group),
            "a picture from another site would not be shown",
            "put it into content/images and write {static}/images/ before its name",
        )


def _check_notes(plain: str, text: str, offset: int, report: Report) -> None:
    lines = [*_NOTE_WRITTEN.finditer(plain)]
    # Words may have a colon behind the note that they call.
    begins = {match.start(2) - len("[^") for match in lines}
    called: dict[str, re.Match[str]] = {}
    for match in _NOTE_CALLED.finditer(plain):
        if match.start() not in begins:
            called.setdefault(match[1], match)
    written: dict[str, re.Match[str]] = {}
    for match in lines:
        first = written.setdefault(match[2], match)
        if first is not match:
            report.add(
                "unmatched-note",
                _place(match, offset, 2),
                f"the note '{match[2]}' is written twice, and only one would be shown",
                "give one of them another name",
                also=(Label(_place(first, offset, 2), "the first one"),),
            )
        elif not text[match.end(2) + 2 : match.end()].strip() and not re.match(
            r"\n+(?: {4}|\t)\s*\S", text[match.end() :]
        ):
            report.add(
                "unmatched-note",
                _place(match, offset, 1),
                f"the note '{match[2]}' says nothing",
                f"write its text behind the colon: [^{match[2]}]: Who says so.",
            )
    for name, match in called.items():
        if name not in written:
            near = did_you_mean(name, written)
            report.add(
                "unmatched-note",
                _place(match, offset),
                f"the note '{name}' is called, but it is not written",
                *([f"did you mean '{near}'?"] if near else []),
                f"write a line [^{name}]: with its text",
            )
    for name, match in written.items():
        if name not in called:
            report.add(
                "unmatched-note",
                _place(match, offset, 2),
                f"the note '{name}' is written, but no place calls it",
                f"write [^{name}] where it belongs, or delete the note",
            )


# --- Fences and tables ------------------------------------------------------------------------


def _check_fences(fenceless: str, offset: int, report: Report) -> None:
    """Of fences that Markdown has understood nothing is left: the first that is there is wrong."""
    match = _FENCE.search(fenceless)
    if match is None:
        return
    if OPENING.fullmatch(match.group()):
        message = "this code has no closing line"
        hint = f"write a line {match[1]} where it ends"
    else:
        message = "with these words behind its signs this line opens no code"
        hint = f"write {match[1]}, and one word at most: the language"
    report.add("unclosed-code", _place(match, offset), message, hint)


def _check_merge(plain: str, offset: int, report: Report) -> None:
    """Report what git has left where two people had changed the same lines."""
    for match in _MERGE.finditer(plain):
        report.add(
            "merge-marks",
            _place(match, offset, 1),
            "two versions of this text were not made one: this is a mark of git",
            "keep the lines that are right, and delete the marks <<<<<<<, ======= and >>>>>>>",
        )


def _check_margins(body: str, offset: int, report: Report) -> None:
    """Report fences in lists and quotations: Markdown takes them for words between backticks."""
    began = ""
    for match in _MISPLACED.finditer(body):
        indent = match[1]
        if began == match[2]:
            began = ""  # the end of what was told
            continue
        if indent.isspace() and len(indent.expandtabs(4)) > 3 and not _in_list(body, match.start()):
            continue  # code by its indentation, which shows a fence
        began = match[2]
        report.add(
            "indented-code",
            Span(match.start(2) + offset, match.end(2) + offset),
            "a fence of code stands at the left margin, not in a list, a quotation or further in",
            f"begin the line with {match[2]}, behind a blank line",
        )


def _in_list(text: str, at: int) -> bool:
    """Return whether the last line at the margin above ``at`` begins an item, or its like."""
    above = [line for line in text[:at].split("\n") if line and not line[0].isspace()]
    return bool(above) and _HOLDING.match(above[-1]) is not None


def _check_tables(plain: str, text: str, offset: int, report: Report) -> None:
    """Check the tables of ``plain``; ``text`` is the same with its code, which may be a cell."""
    # From the first line that has a bar to the last one.
    first = max(plain.rfind("\n", 0, plain.find("|")), 0)
    last = _line_end(plain, plain.rfind("|"))
    for rows in _ROWS.finditer(plain, first, last):
        row = rows[1].strip()
        if "\n" not in row:
            before = plain[plain.rfind("\n", 0, rows.start()) + 1 : rows.start()]
            if before.strip(_LEAD) or row.count("|") < 3:
                continue  # a row of a table, or no row
        if not _RULED.search(rows[0]):
            end = plain.find("\n", rows.start(1))
            report.add(
                "broken-table",
                Span(rows.start(1) + offset, end + offset),
                "these rows have no line of hyphens, and are not read as a table",
                "write a line |---|---| below the head, with a part for each column",
                "if they belong to the table above, delete the empty line between",
            )
    for rule in _RULED.finditer(plain, first, last):
        start = rule.start(1)
        if "|" not in rule.group() or not start:
            continue
        head_start = plain.rfind("\n", 0, max(start - 1, 0)) + 1
        head = plain[head_start : start - 1]
        before = plain[plain.rfind("\n", 0, max(head_start - 1, 0)) + 1 : max(head_start - 1, 0)]
        if "|" not in head:
            continue
        indent = len(head) - len(head.lstrip())
        if indent > 3 and not _in_list(plain, start):
            continue  # code by its indentation
        if before.strip(_LEAD) and not _ITEM.match(before) and before.lstrip()[0] not in "#<{":
            report.add(
                "broken-table",
                Span(head_start + offset, head_start + len(head) + offset),
                "this table stands right under a line of text, and is not read as one",
                "leave a blank line above it",
            )
            continue
        wanted = _cells(_filled(head, text, head_start))
        at = start
        # No further than to the next empty line: a long text is not cut up for a short table.
        for line in plain[at : _paragraph_end(plain, at)].split("\n"):
            if not line.strip(_LEAD):
                break
            if line.startswith("{:"):
                report.add(
                    "broken-table",
                    Span(at + offset, at + len(line) + offset),
                    "with this list right under it the table is not read as one",
                    "delete the line: a table has no class or name",
                )
            elif (cells := _cells(_filled(line, text, at))) != wanted:
                report.add(
                    "ragged-table",
                    Span(at + offset, at + len(line) + offset),
                    f"this row has {_count(cells)}, but the head of the table has {wanted}",
                    "write one for each column, also if it is empty; a sign | is written \\|",
                    also=(Label(Span(head_start + offset, head_start + len(head) + offset)),),
                )
            at += len(line) + 1


def _filled(line: str, text: str, start: int) -> str:
    """Return a line of a table with a letter for each one of its code."""
    whole = text[start : start + len(line)]
    if "`" not in whole:
        return line
    return "".join(
        ["x" if mark == " " != letter else mark for mark, letter in zip(line, whole, strict=True)]
    )


def _cells(line: str) -> int:
    text = line.lstrip(_LEAD).rstrip().removeprefix("|")
    if "\\" not in text:
        return text.count("|") + (text[-1:] != "|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return len(_CELL.findall(text)) + 1


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def problems(raw: str) -> Iterator[str]:
    """Yield what is wrong with a piece of HTML that Markdown kept as it stands."""
    for match in _TAG_BEGINS.finditer(raw):
        if message := _tag(raw, match.start())[1]:
            yield message
