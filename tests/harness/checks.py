"""What a case is asked: whether it is as expected, and what holds for every one unasked."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from plugins.notation import pros_cons, report
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.document import parse_document
from plugins.notation.pages import BLOCKS, Kind, read_page
from plugins.notation.pros_cons import ProsCons
from plugins.notation.source import Source, Span
from plugins.notation.workout import Workout, format_workout, parse, present
from plugins.notation.workout.lexer import tokenize
from plugins.notation.workout.model import Exercise, Item, Superset
from plugins.notation.workout.views import estimate
from tests.harness import dump
from tests.harness.cases import BadCase, Case, Mistake
from tests.harness.words import lost_from_pros_cons, lost_from_workout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: A value with the text that it was read from.
Read = tuple[Workout | ProsCons, Span]


def failures(case: Case) -> list[str]:
    """Return what is wrong with the notation by ``case``, in words; nothing if all is well."""
    source, values, findings = read(case)
    failed = list(_mistakes(case, findings))
    failed += _expectations(case, values, findings)
    failed += invariants(source, values, findings)
    return failed


def read(case: Case) -> tuple[Source, list[Read], list[Finding]]:
    """Parse the input of ``case`` as what it is."""
    match case.kind:
        case "workout":
            source = Source("workout", case.text)
            whole = Span(0, len(case.text))
            parsed = parse(source, whole, "Case")
            return source, [(parsed.workout, whole)], _findings(source, parsed.diagnostics)
        case "pros-cons":
            source = Source("pros-cons", case.text)
            found = Report()
            document = parse_document(source, BLOCKS, found)
            values: list[Read] = []
            for block in document.blocks:
                value, diagnostics = pros_cons.parse(source, block)
                values.append((value, block.content))
                found.found += diagnostics
            return source, values, _findings(source, found.finish())
    try:
        kind = Kind(case.folder)
    except ValueError:
        raise BadCase(f"{case.id}: 'page {case.folder}' is no kind of page") from None
    source = Source("page.md", case.text)
    page = read_page(source, kind)
    blocks = [(b.value, b.block.content) for b in page.blocks if b.value is not None]
    return source, blocks, list(page.findings)


def _findings(source: Source, diagnostics: Sequence[Any]) -> list[Finding]:
    return [Finding(source, diagnostic) for diagnostic in diagnostics]


# --- What the case expects -----------------------------------------------------------


def _mistakes(case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    wanted = list(case.mistakes)
    for finding in findings:
        found = _place(finding)
        match = next((m for m in wanted if _same(m, found, case.text)), None)
        if match is None:
            yield f"nobody announced:\n{report.human(finding)}"
        else:
            wanted.remove(match)
    for mistake in wanted:
        yield f"line {mistake.line}: no {mistake.code} at column {mistake.column}"


def _place(finding: Finding) -> Mistake:
    source, span = finding.source, finding.diagnostic.span
    at = source.position(span.start)
    end = min(span.end, source.line_span(at.line).end)
    return Mistake(at.line, finding.diagnostic.code, at.column, source.position(end).column)


def _same(wanted: Mistake, found: Mistake, text: str) -> bool:
    if wanted.column:
        return wanted == found
    ends = {1, len(text.split("\n")[found.line - 1].rstrip()) + 1}
    empty = found.column == found.end and found.column in ends
    return empty and (wanted.line, wanted.code) == (found.line, found.code)


def _expectations(case: Case, values: Sequence[Read], findings: Sequence[Finding]) -> Iterator[str]:
    got = {
        "format": lambda: "\n".join(_formatted(value) for value, _ in values),
        "model": lambda: "\n".join(_dumped(value) for value, _ in values),
        "report": lambda: "\n\n".join(report.human(finding) for finding in findings),
    }
    for kind, expected in case.expected.items():
        actual = got[kind]().strip("\n")
        if expected.strip("\n") != actual:
            yield f"{kind} is\n{actual}\nbut should be\n{expected}"


def _formatted(value: Workout | ProsCons) -> str:
    if isinstance(value, ProsCons):
        raise BadCase("pros and cons are not formatted: leave the fence 'format' out")
    return format_workout(value)


def _dumped(value: Workout | ProsCons) -> str:
    return dump.workout(value) if isinstance(value, Workout) else dump.pros_cons(value)


# --- What always holds -----------------------------------------------------------------


def invariants(source: Source, values: Sequence[Read], findings: Sequence[Finding]) -> list[str]:
    """Return what does not hold for a source that was parsed, though it must for any text."""
    failed = list(_spans(source, values, findings))
    if (
        "".join(token.text for token in tokenize(source.text, Span(0, len(source.text))))
        != source.text
    ):
        failed.append("the tokens joined are not the text")
    for finding in findings:
        if "\n" in finding.diagnostic.message or finding.diagnostic.message.endswith("."):
            failed.append(
                f"a message is one line without a full stop: {finding.diagnostic.message}"
            )
        report.human(finding)
    for value, content in values:
        text = source.slice(content)
        if isinstance(value, ProsCons):
            failed += _lost(lost_from_pros_cons(text, value))
            continue
        time = estimate(value)
        if not 0 <= time.low_s <= time.high_s:
            failed.append(f"the estimate ends before it begins: {time}")
        failed += _lost(lost_from_workout(text, present(value)))
        if not any(f.is_error and _within(f.diagnostic.span, value.span) for f in findings):
            failed += round_trip(value)
    return failed


def _lost(words: list[str]) -> list[str]:
    return [f"words of the author are lost: {', '.join(words)}"] if words else []


def round_trip(value: Workout) -> list[str]:
    """Return how the canonical text of ``value`` fails to say the same, if it does."""
    text = format_workout(value)
    again = parse(Source("formatted", text), Span(0, len(text)), value.title).workout
    if again != value:
        return [f"formatted, it means something else:\n{text}\n{dump.workout(again)}"]
    if format_workout(again) != text:
        return [f"formatted twice, it changes:\n{text}\n{format_workout(again)}"]
    return []


def _spans(source: Source, values: Sequence[Read], findings: Sequence[Finding]) -> Iterator[str]:
    whole = Span(0, len(source.text))
    for finding in findings:
        for label in finding.diagnostic.labels:
            if not _within(label.span, whole):
                yield f"{finding.diagnostic.code} is outside of the file"
    for value, content in values:
        for one in _spanned(value):
            if not _within(one.span, whole):
                yield f"a {type(one).__name__} is outside of the file"
        if isinstance(value, Workout):
            yield from _ordered(value, content)


def _ordered(workout: Workout, content: Span) -> Iterator[str]:
    """The values follow each other as they were written, each inside of what it belongs to."""
    at = content.start
    for section in workout.sections:
        if not _within(section.span, content):
            yield f"section {section.title!r} is outside of its block"
        inner = [section.scheme] if section.scheme else []
        for one in (*inner, *_flat(section.items)):
            if one.span.start < at or not _within(one.span, section.span):
                yield f"a {type(one).__name__} is out of order"
            at = one.span.end


def _flat(items: Sequence[Item]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, Superset):
            yield from _flat(item.exercises)
            continue
        yield item
        if isinstance(item, Exercise):
            yield from item.under


def _spanned(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _spanned(one)
    elif is_dataclass(value):
        if hasattr(value, "span"):
            yield value
        for field in fields(value):
            yield from _spanned(getattr(value, field.name))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
