"""A content file's shape: metadata lines, Markdown, and the ``///`` blocks in it.

::

    file   : [metadata blank-line] Markdown
    meta   : KEY ":" VALUE {four spaces and more of the value}
    block  : "/// " NAME {"," OPTION} ["|" TITLE] lines "///"

A block stands at the left margin, outside of fenced code, and ends at a line of three slashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.source import Source

_KEY: Final = re.compile(r" {0,3}([A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(.*)")
_MORE: Final = re.compile(r"(?: {4}|\t)\s*(\S.*)")
_RULE: Final = re.compile(r"(?:---|\.\.\.)[ \t]*")
_OPEN: Final = re.compile(r"///[ \t]*([^\s,|/][^\s,|]*)[ \t]*([^|]*)(?:\|(.*))?")
_CLOSE: Final = re.compile(r"///[ \t]*")
#: Slashes too many or too few, or leaning the other way, and the words behind them.
_NEAR: Final = re.compile(r"(?:/{2}(?!/)|/{4,}|\\{2,4})[ \t]*([^\s,|]*)(.*)|///[ \t]*(end)[ \t]*")
_INDENTED: Final = re.compile(r"[ \t]+///|[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+///")
_CODE_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """A metadata line: its key in lower case, and the lines of its value, each with its place."""

    key: str
    key_span: Span
    lines: tuple[tuple[str, Span], ...]

    @property
    def value(self) -> str:
        return " ".join(text for text, _ in self.lines)

    @property
    def span(self) -> Span:
        """The place of the value, or of the key where there is none."""
        return self.lines[0][1].to(self.lines[-1][1]) if self.lines else self.key_span


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


def parse_document(source: Source, names: Collection[str], report: Report) -> Document:
    """Find the metadata and the blocks of ``source``; ``names`` are the blocks that are known."""
    for match in re.finditer(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]", source.text
    ):
        report.add(
            "control-character",
            Span(match.start(), match.end()),
            f"an invisible character (U+{ord(match.group()):04X}) stands here",
            "delete it and what you see on either side, and write that again",
        )
    fields, first_line = _metadata(source, report)
    start = (
        source.line_span(first_line).start if first_line <= source.line_count else len(source.text)
    )
    blocks = tuple(_blocks(source, first_line, names, report))
    return Document(source, fields, Span(start, len(source.text)), blocks)


def _metadata(source: Source, report: Report) -> tuple[tuple[Field, ...], int]:
    """Return the fields, and the number of the first line behind them."""
    fields: list[tuple[str, Span, list[tuple[str, Span]]]] = []
    number = 1
    while number <= source.line_count and not source.line(number).strip():
        number += 1
    fenced = number <= source.line_count and bool(_RULE.fullmatch(source.line(number)))
    number += fenced
    while number <= source.line_count:
        span = source.line_span(number)
        line = source.slice(span)
        if not line.strip() or (fenced and _RULE.fullmatch(line)):
            break
        if (match := _MORE.fullmatch(line)) and fields:
            place = Span(span.start + match.start(1), span.start + len(line.rstrip()))
            fields[-1][2].append((match.group(1).rstrip(), place))
        elif match := _KEY.fullmatch(line):
            key_span = Span(span.start + match.start(1), span.start + match.end(1))
            value = match.group(2).rstrip()
            place = Span(span.start + match.start(2), span.start + match.start(2) + len(value))
            fields.append((match.group(1).casefold(), key_span, [(value, place)] if value else []))
        elif not fields:
            break
        else:
            report.add(
                "not-metadata",
                span,
                "this line among the metadata is not of the form 'Key: value'",
                "leave a blank line between the metadata and the text",
                "a long value goes on in lines that begin with four spaces",
            )
            # The text has begun here: better two mistakes less than one paragraph lost.
            break
        number += 1
    closes = fenced and number <= source.line_count and _RULE.fullmatch(source.line(number))
    done = tuple(Field(key, place, tuple(lines)) for key, place, lines in fields)
    return done, number + bool(closes)


def _blocks(
    source: Source, first_line: int, names: Collection[str], report: Report
) -> Iterator[Block]:
    fence = ""
    opened: _Opening | None = None
    near_open = False
    for number in range(first_line, source.line_count + 1):
        span = source.line_span(number)
        line = source.slice(span)
        if opened is None and (match := _CODE_FENCE.fullmatch(line)):
            mark = match.group(1)
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence) and not match.group(2).strip():
                fence = ""
            continue
        if fence:
            continue
        near = _NEAR.fullmatch(line)
        if near and (word := (near.group(1) or near.group(3) or "").casefold()) in names:
            _report_near(span, f"/// {line.lstrip('/').lstrip(chr(92)).strip()}", report)
            near_open = opened is None
            continue
        if (
            near
            and opened is not None
            and word in {"", "end"}
            and not (near.group(2) or "").strip()
        ):
            _report_near(span, "///", report)
            yield opened.closed(Span(opened.content_start, span.start), span)
            opened = None
            continue
        if _CLOSE.fullmatch(line):
            if opened is None and near_open:
                near_open = False  # it closes the block whose opening line was misspelt
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
        elif _INDENTED.match(line):
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
        return Block(self.name, self.options, self.title, self.opening, content, whole)


def _opening(
    source: Source, span: Span, match: re.Match[str], names: Collection[str], report: Report
) -> _Opening:
    name = match.group(1)
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
                _report_loose(name, loose, bool(match.group(3)), place, report)
        at += len(part) + 1
    # Without its bar a title is still the author's words.
    title = " ".join(f"{loose} {match.group(3) or ''}".split())
    if not title:
        report.add(
            "missing-title",
            Span(span.start, span.start + len(match.group().rstrip())),
            "this block has no title",
            f"write /// {name} | Title",
        )
    next_line = min(span.end + 1, len(source.text))
    return _Opening(name.casefold(), tuple(options), title, span, next_line)


def _report_loose(name: str, words: str, titled: bool, place: Span, report: Report) -> None:
    """Say that words stand behind the block's name without a comma or a bar."""
    report.add(
        "unread-option",
        place,
        f"'{words}' stands where options do",
        f"write /// {name}, {words} | …" if titled else f"write /// {name} | {words}",
    )
