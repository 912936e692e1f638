"""Throws texts at the notation, guided by the code they reach; a find is written to a file.

    make fuzz            (two minutes; SECONDS=600 for longer)

What must hold for every text: nothing is raised, the spans lie in the text, the tokens joined are
the text, every report can be printed, all that a workout says is on its page and its sheet,
formatting is stable, and the converter's notation has no error. A find becomes a case in
``tests/cases/`` before it is mended.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["plugins"]):
    from fuzz.rendering import rendered
    from plugins.notation import report
    from plugins.notation.convert import convert
    from plugins.notation.formatting import format_text
    from plugins.notation.pages import Kind, read_page
    from plugins.notation.source import Source, Span, normalised
    from plugins.notation.workout import Workout, present
    from plugins.notation.workout.lexer import tokenize

HEAD_ONLY = "Title: A\nDate: 2026-01-01\nSummary: B\n\n"
HEAD = f"{HEAD_ONLY}/// workout | A\n"
PROS = f"{HEAD_ONLY}/// pros-cons | A\n"


def one(data: bytes) -> None:
    """Check one text, in a workout, in pros and cons, or as a whole file."""
    kind, text = (data[0] % 5 if data else 0), data[1:].decode("utf-8", "replace")
    if kind == 4:
        draft = convert(text)
        page = read_page(Source("draft.md", f"{HEAD_ONLY}{draft.text}"), Kind.WORKOUT)
        if draft.clean and any(finding.is_error for finding in page.findings):
            raise AssertionError("what was converted has an error")
        return
    if kind < 2:
        text = f"{HEAD}{text}\n///\n"
    elif kind == 2:
        text = f"{PROS}{text}\n///\n"
    text = normalised(text)
    source = Source("fuzz.md", text)
    page = read_page(source, Kind.WORKOUT)
    for finding in page.findings:
        for label in finding.diagnostic.labels:
            if label.span.end > len(text):
                raise AssertionError(f"{finding.diagnostic.code} reaches beyond the text")
        report.human(finding)
    report.as_json(page.findings)
    for block in page.blocks:
        if isinstance(block.value, Workout):
            rendered(present(block.value, block.anchor))
        tokens = tokenize(text, block.block.content)
        whole = Span(block.block.content.start, block.block.content.end)
        if "".join(token.text for token in tokens) != source.slice(whole):
            raise AssertionError("the tokens joined are not the text")
    once = format_text(text, "fuzz.md")
    if not once.findings and format_text(once.text, "fuzz.md").text != once.text:
        raise AssertionError("formatting twice is not formatting once")


def sow(corpus: Path) -> None:
    """Begin with what our own coaches wrote: each workout, each pros and cons, each file."""
    corpus.mkdir(parents=True, exist_ok=True)
    for path in sorted(Path("content").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        (corpus / f"{path.stem}-file").write_bytes(b"\x03" + text.encode())
        for block in read_page(Source("", text), Kind.WORKOUT).blocks:
            kind = b"\x00" if block.block.name == "workout" else b"\x02"
            inside = text[block.block.content.start : block.block.content.end]
            (corpus / f"{path.stem}-{block.anchor}").write_bytes(kind + inside.encode())


if __name__ == "__main__":
    sow(Path(sys.argv[-1]))
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
