"""Blocks that are none for their first line: further in than the margin, or misspelt.

The line is told of where it is found. What is wrong inside is told as well, so that nobody has to
mend the one to hear of the other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation import pros_cons, workout
from plugins.notation.diagnostics import Label, Report, did_you_mean
from plugins.notation.document import parse_document
from plugins.notation.fenced import lead_of
from plugins.notation.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from plugins.notation.diagnostics import Diagnostic

_CODES: Final = frozenset({"indented-block", "misspelt-fence", "unknown-block"})
_SLASHES: Final = r"(?:/{2,}|\\{2,4})"
_LINE: Final = expression(
    rf"(?P<lead>[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]+)?){_SLASHES}[ \t]*(?P<words>.*)"
)
_QUOTED: Final = expression(r" {0,3}>[ ]?")


def check(source: Source, told: Report, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong inside the blocks whose first lines were ``told`` of."""
    seen: set[int] = set()
    for diagnostic in tuple(told.found):
        number = source.position(diagnostic.span.start).line
        if diagnostic.code in _CODES and number not in seen:
            seen.add(number)
            yield from _inside(source, number, names)


def _inside(source: Source, first: int, names: Collection[str]) -> Iterator[Diagnostic]:
    """Yield what is wrong in the block whose first line has the number ``first``."""
    lines, begins = _block(source, first)
    if not lines:
        return
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line) + 1)

    def place(at: int) -> int:
        number = min(bisect_right(ends, at), len(begins)) - 1
        return max(begins[number] + at - ends[number], 0)

    alone = Source("", "\n".join(lines))
    report = Report()
    found: list[Diagnostic] = []
    for block in parse_document(alone, names, report).blocks:
        name = did_you_mean(block.name, names)
        if name == "workout":
            found += workout.parse(alone, block.content, block.title, block.span).diagnostics
        elif name == "pros-cons":
            found += pros_cons.parse(alone, replace(block, name=name))[1]
    for each in [*report.finish(), *found]:
        labels = [
            Label(Span(place(label.span.start), place(label.span.end)), label.text)
            for label in each.labels
        ]
        yield replace(each, labels=tuple(labels))


def _block(source: Source, first: int) -> tuple[list[str], list[int]]:
    """Return the lines of a block as they would stand at the margin, and where each begins.

    Without a line that closes it, nobody knows how far it goes, and there is none.
    """
    span = source.line_span(first)
    match = _LINE.fullmatch(source.text, span.start, span.end)
    if match is None or not match["words"]:
        return [], []
    lines = [f"/// {match['words']}"]
    begins = [match.start("words") - len("/// ")]
    lead = match["lead"]
    width = len(lead.expandtabs(4))
    at = span.end + 1
    while at < len(source.text):
        end = source.text.find("\n", at)
        end = len(source.text) if end < 0 else end
        line = source.text[at:end]
        if ">" in lead:
            quoted = _QUOTED.match(line)
            if quoted is None:
                break
            own = line[quoted.end() :]
        else:
            own = line[len(lead_of(line[: len(line) - len(line.lstrip())], width)) :]
        match = _LINE.fullmatch(own)
        if match and match["words"].strip() in {"", "end"}:
            return [*lines, "///"], [*begins, at + len(line) - len(own)]
        if match:
            break
        lines.append(own)
        begins.append(at + len(line) - len(own))
        at = end + 1
    return [], []
