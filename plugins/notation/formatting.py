"""Workouts of files in their canonical form, with nothing outside the blocks touched."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass
from plugins.notation import workout
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.document import parse_document
from plugins.notation.source import Source, normalised
from plugins.notation.workout import format_workout

if TYPE_CHECKING:
    from plugins.notation.document import Block

_LINE: Final = re.compile(r".*?(?:\r\n|\r|\n)|.+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's text with its workouts formatted, and the errors of those that were left alone."""

    text: str
    findings: tuple[Finding, ...]


def format_text(text: str, path: str) -> Formatted:
    """Format the workouts in ``text``; line ends and byte order mark stay as they are.

    A block with an error, or with a line that could not be read, is left as it stands: its
    canonical form is not known.
    """
    source = Source(path, normalised(text))
    report = Report()
    document = parse_document(source, {"workout", "pros-cons"}, report)
    findings = [Finding(source, found) for found in report.finish()]
    lines = _LINE.findall(text)
    # From the end, so that the line numbers of the blocks before stay true.
    for block in reversed(document.blocks):
        if block.name != "workout" or any(f.diagnostic.span == block.opening for f in findings):
            continue
        parsed = workout.parse(source, block.content, block.title, block.span)
        errors = [f for d in parsed.diagnostics if (f := Finding(source, d)).is_error]
        if errors or parsed.kept:
            findings += errors or [Finding(source, d) for d in parsed.diagnostics]
            continue
        _replace(lines, source, block, format_workout(parsed.workout))
    findings.sort(key=lambda finding: finding.diagnostic.span.start)
    return Formatted("".join(lines), tuple(findings))


def _replace(lines: list[str], source: Source, block: Block, canonical: str) -> None:
    opening = source.position(block.opening.start).line
    closing = source.position(block.content.end).line
    end = _line_end(lines[opening - 1])
    lines[opening : closing - 1] = [f"{line}{end}" for line in canonical.splitlines()]


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"


def diff(before: str, after: str, path: str) -> str:
    """Return what formatting changes, as a unified diff; empty if nothing."""
    lines = difflib.unified_diff(
        _LINE.findall(before), _LINE.findall(after), path, f"{path} (formatted)"
    )
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )
