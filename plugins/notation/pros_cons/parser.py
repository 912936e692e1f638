"""Lines to pros and cons.

::

    block   : [intro] {"## " ("Pros" | "Cons" | "Verdict") section}
    section : {NUMBER "." "**" LEAD "**" Markdown, further lines indented}   (pros and cons)
            | Markdown                                                       (verdict)
    option  : "paired"

Nothing is lost: a text that stands in the wrong place is reported and goes to the item above it,
or to the introduction.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.diagnostics import Label, Report, did_you_mean
from plugins.notation.pros_cons.model import Point, ProsCons
from plugins.notation.source import Span

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Diagnostic
    from plugins.notation.document import Block
    from plugins.notation.source import Source

_HEADING: Final = expression(r"#{2,6}[ \t]+(.*)")
_ITEM: Final = expression(r"( {0,3})(?:\d{1,3}[.)]|[-*+])([ \t]+)(?=\S)")
_LEAD: Final = expression(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
SIDES: Final = {"pros": "pros", "cons": "cons", "verdict": "verdict"}
ALSO: Final = {"pro": "pros", "con": "cons", "for": "pros", "against": "cons"}


def parse(source: Source, block: Block) -> tuple[ProsCons, tuple[Diagnostic, ...]]:
    """Parse a block of pros and cons. Never raises for any text."""
    report = Report()
    paired = False
    for text, span in block.options:
        if text.casefold() == "paired":
            paired = True
        else:
            report.add(
                "unread-option", span, f"'{text}' is no option", "write paired, or leave it out"
            )
    parts = _parts(source, block, report)
    pros = _points(source, parts.get("pros", []), report)
    cons = _points(source, parts.get("cons", []), report)
    if not pros and not cons:
        report.add(
            "empty-pros-cons",
            block.opening,
            "this block has neither pros nor cons",
            "write ## Pros and below it 1. **The reason in short.** And the rest of it",
        )
    if paired and len(pros) != len(cons):
        report.add(
            "uneven-pairs",
            block.opening,
            f"paired sides are of one length, but these have {len(pros)} and {len(cons)} items",
            "leave out 'paired', or write as many on either side",
        )
        paired = False
    value = ProsCons(
        block.title,
        pros,
        cons,
        _markdown(source, parts.get("verdict", [])),
        _markdown(source, parts.get("", [])),
        paired,
        block.span,
    )
    return value, report.finish()


def _parts(source: Source, block: Block, report: Report) -> dict[str, list[Span]]:
    """Return the lines under each heading; those before the first are under an empty name."""
    parts: dict[str, list[Span]] = {"": []}
    headings: dict[str, Span] = {}
    side = ""
    at = block.content.start
    while at < block.content.end:
        end = source.text.find("\n", at, block.content.end)
        end = block.content.end if end < 0 else end
        line = Span(at, end)
        at = end + 1
        match = _HEADING.fullmatch(source.slice(line))
        if match is None:
            parts[side].append(line)
            continue
        words = match.group(1).rstrip(" \t").rstrip("#").rstrip(" \t")
        name = SIDES.get(words.casefold()) or ALSO.get(words.casefold())
        if name is None:
            near = did_you_mean(words, SIDES)
            report.add(
                "unknown-side",
                Span(line.start + match.start(1), line.start + match.start(1) + len(words)),
                f"'{words}' is none of Pros, Cons and Verdict",
                *([f"did you mean '{near.capitalize()}'?"] if near else []),
                "write ## Pros, ## Cons or ## Verdict",
            )
            parts[side].append(line)
            continue
        if name in headings:
            report.add(
                "duplicate-side",
                line,
                f"the heading {name.capitalize()} stands there twice",
                "move its items under the first one",
                also=(Label(headings[name], "the first one"),),
            )
        headings.setdefault(name, line)
        side = name
        parts.setdefault(side, [])
    return parts


def _points(source: Source, lines: list[Span], report: Report) -> tuple[Point, ...]:
    items: list[list[str]] = []
    spans: list[Span] = []
    stray: set[int] = set()
    indent = 0
    blank = False
    for line in lines:
        text = source.slice(line)
        match = _ITEM.match(text)
        if match and (not items or len(match.group(1)) < max(1, indent)):
            indent = match.end()
            items.append([text[match.end() :]])
            spans.append(Span(line.start + match.end(), line.end))
        elif not text.strip():
            blank = True
            if items:
                items[-1].append("")
            continue
        elif items and (text[0].isspace() or not blank):
            items[-1].append(_dedented(text, indent))
            spans[-1] = spans[-1].to(line)
        else:
            report.add(
                "stray-text",
                line,
                "this text stands outside of every item",
                "indent it by four spaces to make it part of the item above",
                "or begin an item: 1. **The reason in short.** And the rest",
            )
            if items:
                items[-1].append(text)
            else:
                stray.add(0)
                items.append([text])
                spans.append(line)
        blank = False
    return tuple(
        _point("\n".join(item), span, report, stray=i in stray)
        for i, (item, span) in enumerate(zip(items, spans, strict=True))
    )


def _dedented(line: str, indent: int) -> str:
    """Take off the indent that makes a line part of its item: the marker's width, or four."""
    text = line.expandtabs(4)
    white = len(text) - len(text.lstrip())
    return text[min(white, max(indent, 4)) if white >= 4 else min(white, indent) :]


def _point(text: str, span: Span, report: Report, *, stray: bool) -> Point:
    text = text.strip()
    match = _LEAD.match(text)
    if match:
        return Point(" ".join(match.group(2).split()), text[match.end() :].strip(), span)
    if not stray:
        report.add(
            "missing-lead",
            Span(span.start, min(span.end, span.start + max(1, len(text.split("\n")[0])))),
            "an item begins with its lead in bold",
            "write the reason in short before it, in bold: **It is cheap.** And the rest",
        )
    lead, _, body = text.partition("\n")
    return Point(" ".join(lead.split()), body.strip(), span)


def _markdown(source: Source, lines: list[Span]) -> str:
    return textwrap.dedent("\n".join(source.slice(line) for line in lines)).strip()
