"""A content file's shape: metadata lines, Markdown, and the ``///`` blocks in it.

::

    file   : [metadata blank-line] Markdown
    meta   : KEY ":" VALUE {four spaces and more of the value}
    block  : "/// " NAME {"," OPTION} ["|" TITLE] lines "///"

A block stands at the left margin, outside of fenced code, and ends at a line of three slashes.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass, expression
from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.fenced import OPENING, fences
from plugins.notation.frozen import maker
from plugins.notation.source import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.source import Source

#: A line of the metadata: a key and its value, if it has one, or more of the value before.
_FIELD_LINE: Final = expression(
    r"(?: {0,3}([A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(.*\S)?"
    r"|(?: {4}|\t)[^\S\n]*(\S(?:.*\S)?))[^\S\n]*\n?"
)
#: The group of what goes on with a value.
_MORE: Final = 3
#: Keys that no value goes on with.
_KEY_INSIDE: Final = expression(
    r"(?:title|date|modified|status|slug|summary|tags|lang|category|author)[ \t]*:", re.IGNORECASE
)
#: What each page has, and what a line that belongs to the metadata is likely to begin with.
_SURE: Final = ("title", "date", "summary")
_KEYS: Final = (*_SURE, "modified", "status", "slug", "tags", "lang", "author", "series", "part")
#: So many lines are looked at for more.
_MOST_LINES: Final = 50
_RULE: Final = expression(r"(?:---|\.\.\.)[ \t]*")
_OPEN: Final = expression(r"///[^\S\n]*([^\s,|/][^\s,|]*)[^\S\n]*([^|]*)(?:\|(.*))?")
_CLOSE: Final = expression(r"///[^\S\n]*")
#: Slashes too many or too few, or leaning the other way, and the words behind them.
_NEAR: Final = expression(r"(?:/{2}(?!/)|/{4,}|\\{2,4})[ \t]*([^\s,|]*)(.*)|///[ \t]*(end)[ \t]*")
_INDENTED: Final = expression(r"[ \t]+///|[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+///")
#: What each line holds that one of the above can match. Most lines do not, and looking for these
#: in the whole text at once is many times faster than asking line by line.
_TELLING: Final = expression(r"//|\\\\|```|~~~")
#: What all but the first of these need, and few pages have.
_RARE_MARKS: Final = ("\\", "`", "~")
#: How a line begins that one of the above matches: an address in a sentence is not looked at.
_TELLING_LINE: Final = expression(rf"[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]+)?(?:{_TELLING.pattern})")
_CONTROL: Final = expression(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufffe\uffff]"
    # A second alphabet that nobody sees, and signs for the looks of a letter that are one too many:
    # both are used to hide words.
    r"|[\U000e0001-\U000e007f]+|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])"
    r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
#: Who has a hundred of them in a file has more to mend than these.
_MOST_TOLD: Final = 100
#: What the flags of England, Scotland and Wales are written with.
_FLAG: Final = expression("\U0001f3f4[\U000e0030-\U000e007a]{3,6}\U000e007f")
#: One of these is in the UTF-8 of nearly all that the above matches, and in few other texts.
_CONTROL_BYTES: Final = bytes({*range(0x20), 0x7F, 0xEE, 0xEF, 0xF3} - {*b"\t\n\r"})
#: The others, whose bytes a dash or a degree has, too: ends of lines, and what turns words round,
#: so that a reader sees another text than the one that stands there.
_TURNING: Final = expression(rb"\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xa9])")
_SECOND_CONTROL: Final = expression(rb"\xc2[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Field:
    """A metadata line: its key in lower case, and the lines of its value, each with its offset.

    Few of their places are ever asked for, and so they are made when they are.
    """

    key: str
    start: int
    written: tuple[tuple[str, int], ...]

    @property
    def value(self) -> str:
        if len(self.written) == 1:
            return self.written[0][0]
        return " ".join([text for text, _ in self.written])

    @property
    def key_span(self) -> Span:
        return Span(self.start, self.start + len(self.key))

    @property
    def lines(self) -> tuple[tuple[str, Span], ...]:
        """The lines of the value, each with its place."""
        return tuple([(text, Span(at, at + len(text))) for text, at in self.written])

    @property
    def span(self) -> Span:
        """The place of the value, or of the key where there is none."""
        if not self.written:
            return self.key_span
        text, last = self.written[-1]
        return Span(self.written[0][1], last + len(text))


@dataclass(frozen=True, slots=True)
class Block:
    """A ``///`` block. ``span`` holds the fences, ``content`` the lines between them."""

    name: str
    options: tuple[tuple[str, Span], ...]
    title: str
    opening: Span
    content: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a source, with true positions; ``body`` is all that is not metadata."""

    source: Source
    fields: tuple[Field, ...]
    body: Span
    blocks: tuple[Block, ...]


_make_field: Final = maker(Field)
_make_block: Final = maker(Block)
_make_document: Final = maker(Document)


def parse_document(source: Source, names: Collection[str], report: Report) -> Document:
    """Find the metadata and the blocks of ``source``; ``names`` are the blocks that are known."""
    _check_characters(source.text, report)
    fields, start = _metadata(source.text, report)
    blocks = tuple(_blocks(source, start, names, report))
    return _make_document(source, fields, span_of((start, len(source.text))), blocks)


def _check_characters(text: str, report: Report) -> None:
    # The dash before a cue is all that most pages have besides ASCII, which is looked at faster.
    bare = text.replace("\u2014", "")
    data = bare.encode("utf-8", "surrogatepass")
    if not any(map(data.__contains__, _CONTROL_BYTES)) and (
        bare.isascii() or not (_TURNING.search(data) or _SECOND_CONTROL.search(data))
    ):
        return
    seen = _FLAG.sub(lambda match: " " * len(match[0]), text) if _FLAG.search(text) else text
    for match in islice(_CONTROL.finditer(seen), _MOST_TOLD):
        report.add(
            "control-character",
            Span(match.start(), match.end()),
            f"an invisible character (U+{ord(match[0][0]):04X}) stands here",
            "delete it and what you see on either side, and write that again",
        )


def _line_end(text: str, at: int) -> int:
    """Return where the line ends that offset ``at`` is in."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _metadata(text: str, report: Report) -> tuple[tuple[Field, ...], int]:
    """Return the fields, and the offset of the first line behind them."""
    fields: list[Field] = []
    lines: tuple[tuple[str, int], ...]
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return (), first
    at = text.rfind("\n", 0, first) + 1
    fenced = text[first] in "-." and bool(_RULE.fullmatch(text, at, _line_end(text, at)))
    if fenced:
        at = min(_line_end(text, at) + 1, len(text))
    last = -1
    while True:
        match = _FIELD_LINE.match(text, at)
        if match is None or (not fields and match.lastindex == _MORE):
            line = text[at : _line_end(text, at)]
            if not line.strip() or (fenced and _RULE.fullmatch(line)):
                break
            last = _last_field(text, at, any_key=bool(fields)) if last < 0 else last
            if at >= last:
                break
            # What stands below it is told as well, and must not be shown as a part of the text.
            _report_no_field(text, at, report)
            at = _line_end(text, at) + 1
            continue
        key, value, more = match.groups()
        if more is None:
            lines = ((value, match.start(2)),) if value else ()
            fields.append(_make_field(key.casefold(), match.start(1), lines))
        else:
            above = fields[-1]
            if _KEY_INSIDE.match(more):
                report.add(
                    "not-metadata",
                    span_of(match.span(3)),
                    f"this line stands further in, and so goes on with '{above.key.capitalize()}'",
                    "begin it at the margin",
                )
            lines = (*above.written, (more, match.start(3)))
            fields[-1] = _make_field(above.key, above.start, lines)
        at = match.end()
    end = _line_end(text, at)
    if fenced and _RULE.fullmatch(text, at, end):
        at = min(end + 1, len(text))
    elif (fields or fenced) and text[at:end].strip():
        # The text has begun here: better two mistakes less than one paragraph lost.
        _report_no_field(text, at, report)
    return tuple(fields), at


def _report_no_field(text: str, at: int, report: Report) -> None:
    report.add(
        "not-metadata",
        Span(at, _line_end(text, at)),
        "this line among the metadata is not of the form 'Key: value'",
        "leave a blank line between the metadata and the text",
        "a long value goes on in lines that begin with four spaces",
    )


def _last_field(text: str, at: int, *, any_key: bool) -> int:
    """Return where the last line below ``at`` begins that surely is of the metadata; 0 for none.

    Without any above, words may have a colon: then it says what each page has.
    """
    found = 0
    for _ in range(_MOST_LINES):
        at = _line_end(text, at) + 1
        line = text[at : _line_end(text, at)]
        if not line.strip() or _RULE.fullmatch(line):
            break
        match = _FIELD_LINE.match(line)
        key = (match[1] or "").casefold() if match else ""
        if key in _SURE or (any_key and key and did_you_mean(key, _KEYS)):
            found = at
    return found


def _telling_lines(text: str, at: int) -> Iterator[Span]:
    """Yield the lines from offset ``at`` on that may be about a block or a fence of code."""
    # A slash alone, which a text has few of, is found many times faster than by the expression.
    slashes = not any(mark in text for mark in _RARE_MARKS)
    while True:
        if slashes:
            found = text.find("/", at)
            while found >= 0 and not text.startswith("/", found + 1):
                found = text.find("/", found + 1)
        else:
            match = _TELLING.search(text, at)
            found = match.start() if match else -1
        if found < 0:
            return
        start = text.rfind("\n", at, found) + 1 or at
        at = _line_end(text, found)
        if _TELLING_LINE.match(text, start, at):
            yield span_of((start, at))


def _blocks(source: Source, body: int, names: Collection[str], report: Report) -> Iterator[Block]:
    fence = ""
    opened: _Opening | None = None
    near_open = inner_open = False
    for span in _telling_lines(source.text, body):
        line = source.slice(span)
        # Nothing else can be meant: "/// end" is what is nearest.
        plain = line == "///" or (line.startswith("/// ") and line[4:].strip() != "end")
        if not plain and opened is None:
            if fence and line.rstrip(" ") == fence:
                fence = ""
                continue
            if not fence and (match := OPENING.fullmatch(line)):
                fence = match[1]
                continue
        if fence:
            continue
        near = None if plain else _NEAR.fullmatch(line)
        if near and (word := (near.group(1) or near.group(3) or "").casefold()) in names:
            _report_near(span, f"/// {line.lstrip('/').lstrip(chr(92)).strip()}", report)
            near_open = opened is None
            continue
        if (
            near
            and (opened is not None or near_open)
            and word in {"", "end"}
            and not (near.group(2) or "").strip()
        ):
            _report_near(span, "///", report)
            if opened is None:
                near_open = False  # it closes the block whose opening line was misspelt
                continue
            yield opened.closed(Span(opened.content_start, span.start), span)
            opened = None
            continue
        if line == "///" or _CLOSE.fullmatch(line):
            if opened is None and (near_open or inner_open):
                near_open = inner_open = False  # it closes a block that has been told of
            elif opened is None:
                report.add(
                    "stray-close",
                    span,
                    "these slashes close a block, but none is open",
                    "delete the line, or write the opening line: /// workout | Title",
                )
            else:
                yield opened.closed(Span(opened.content_start, span.start), span)
                opened = None
        elif match := _OPEN.fullmatch(line):
            if opened is not None:
                report.add(
                    "unclosed-block",
                    opened.opening,
                    "this block is not closed before the next one begins",
                    "write a line of three slashes, ///, where it ends",
                    also=(Label(span, "the next one"),),
                )
                yield opened.closed(Span(opened.content_start, span.start), None)
            opened = _opening(source, span, match, names, report)
        elif _INDENTED.match(line) and not _is_code(source.text, span.start):
            closes = line.rstrip().endswith("///")
            if closes and inner_open:
                inner_open = False  # it closes the block that has been told of
                continue
            inner_open = not closes
            report.add(
                "indented-block",
                span,
                "a block stands at the left margin, not in a list, a quote or further in",
                "begin the line with the three slashes",
            )
    if opened is not None:
        report.add(
            "unclosed-block",
            opened.opening,
            "this block has no closing line",
            "write a line of three slashes, ///, where it ends",
        )
        yield opened.closed(Span(opened.content_start, len(source.text)), None)


def _is_code(text: str, at: int) -> bool:
    """Return whether the line at ``at`` is code that stands further in, as it does itself."""
    number = text.count("\n", 0, at)
    return any(0 < number - each.first < len(each.leads) for each in fences(text))


def _report_near(span: Span, meant: str, report: Report) -> None:
    report.add(
        "misspelt-fence",
        span,
        "this looks like the line of a block, which has three slashes",
        f"write {meant}",
    )


@dataclass(frozen=True, slots=True)
class _Opening:
    name: str
    options: tuple[tuple[str, Span], ...]
    title: str
    opening: Span
    content_start: int

    def closed(self, content: Span, closing: Span | None) -> Block:
        whole = self.opening.to(closing or content)
        return _make_block(self.name, self.options, self.title, self.opening, content, whole)


_make_opening: Final = maker(_Opening)


def _opening(
    source: Source, span: Span, match: re.Match[str], names: Collection[str], report: Report
) -> _Opening:
    name = meant = match.group(1)
    if name.casefold() not in names:
        near = did_you_mean(name, names)
        known = " or ".join(f"/// {known}" for known in sorted(names))
        report.add(
            "unknown-block",
            Span(span.start + match.start(1), span.start + match.end(1)),
            f"'{name}' is no block",
            *([f"did you mean '{near}'?"] if near else []),
            f"write {known}",
        )
        meant = near or name
    options: list[tuple[str, Span]] = []
    loose = ""
    at = span.start + match.start(2)
    for i, part in enumerate(match.group(2).split(",")):
        if text := part.strip():
            lead = len(part) - len(part.lstrip())
            place = Span(at + lead, at + lead + len(text))
            if i:
                options.append((text, place))
            else:
                loose = " ".join(text.split())
                _report_loose(meant, loose, bool(match.group(3)), place, report)
        at += len(part) + 1
    # Without its bar a title is still the author's words.
    title = " ".join(f"{loose} {match.group(3) or ''}".split())
    if not title:
        report.add(
            "missing-title",
            Span(span.start, span.start + len(match.group().rstrip())),
            "this block has no title",
            f"write /// {meant} | Title",
        )
    next_line = min(span.end + 1, len(source.text))
    return _make_opening(name.casefold(), tuple(options), title, span, next_line)


def _report_loose(name: str, words: str, titled: bool, place: Span, report: Report) -> None:
    """Say that words stand behind the block's name without a comma or a bar."""
    report.add(
        "unread-option",
        place,
        f"'{words}' stands where options do",
        f"write /// {name}, {words} | …" if titled else f"write /// {name} | {words}",
    )
