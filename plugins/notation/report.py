"""Findings as text: with the line and a caret for a person, a line each, or JSON for a program."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Final

from plugins.notation.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.notation.diagnostics import Finding, Label
    from plugins.notation.source import Source, Span

#: A line longer than this is shown around the mistake only.
_WIDEST: Final = 100


def human(finding: Finding) -> str:
    """Return a finding as a person reads it: place, message, the line with a caret, what to do."""
    source, diagnostic = finding.source, finding.diagnostic
    lines = [one_line(finding)]
    numbers = [source.position(label.span.start).line for label in diagnostic.labels]
    margin = len(str(max(numbers)))
    lines.append(f"{'':{margin}} |")
    for label in diagnostic.labels:
        lines += _excerpt(source, label, margin)
    lines += [f"{'':{margin}} = help: {_printable(hint)}" for hint in diagnostic.hints]
    return "\n".join(lines)


def one_line(finding: Finding) -> str:
    """Return ``path:line:column: severity[code]: message``."""
    diagnostic = finding.diagnostic
    at = finding.source.position(diagnostic.span.start)
    return _printable(
        f"{finding.source.path}:{at.line}:{at.column}: "
        f"{diagnostic.severity.value}[{diagnostic.code}]: {diagnostic.message}"
    )


def as_json(findings: Iterable[Finding]) -> str:
    """Return a JSON array with an object for each finding; lines and columns count from 1."""
    return json.dumps([_object(finding) for finding in findings], ensure_ascii=False, indent=2)


def summary(findings: Sequence[Finding]) -> str:
    """Return "2 errors and 1 warning in 2 files", or an empty text."""
    counts = [
        f"{number} {severity.value}{'' if number == 1 else 's'}"
        for severity in Severity
        if (number := sum(f.diagnostic.severity is severity for f in findings))
    ]
    files = len({finding.source.path for finding in findings})
    where = "1 file" if files == 1 else f"{files} files"
    return f"{' and '.join(counts)} in {where}" if counts else ""


def _object(finding: Finding) -> dict[str, object]:
    diagnostic, source = finding.diagnostic, finding.source
    return {
        "path": source.path,
        **_place(source, diagnostic.span),
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "also": [
            {**_place(source, label.span), "text": label.text} for label in diagnostic.labels[1:]
        ],
    }


def _place(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _excerpt(source: Source, label: Label, margin: int) -> list[str]:
    at = source.position(label.span.start)
    whole = source.line_span(at.line)
    start, end = whole.start, whole.end
    before = after = ""
    if end - start > _WIDEST:
        start = max(start, label.span.start - _WIDEST // 2)
        end = min(end, start + _WIDEST)
        before = "…" if start > whole.start else ""
        after = "…" if end < whole.end else ""
    line = before + source.text[start:end] + after
    lead = before + source.text[start : label.span.start]
    marked = source.text[label.span.start : min(label.span.end, end)]
    # A tab under a tab keeps the caret in place however wide the terminal makes it.
    padding = "".join("\t" if c == "\t" else " " * _width(c) for c in lead)
    carets = "^" * max(1, sum(_width(c) for c in marked))
    text = f" {label.text}" if label.text else ""
    return [
        f"{at.line:>{margin}} | {_printable(line)}",
        f"{'':{margin}} | {padding}{carets}{text}",
    ]


def _width(char: str) -> int:
    """Columns of a terminal that a character takes."""
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _printable(line: str) -> str:
    """Show control characters and marks of direction as their pictures, so that they do nothing."""
    return "".join(_shown(char) for char in line)


def _shown(char: str) -> str:
    if char != "\t" and ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    if unicodedata.category(char) in {"Cc", "Zl", "Zp", "Cs"} and char != "\t":
        return "\ufffd"
    return "" if _reorders(char) else char


def _reorders(char: str) -> bool:
    return unicodedata.category(char) == "Cf"
