"""Metadata and blocks of a file, with true positions."""

from itertools import chain
from pathlib import Path

import pytest

from plugins.notation import document as module
from plugins.notation.diagnostics import Report
from plugins.notation.document import Document, parse_document
from plugins.notation.source import Source, Span, normalised, read

NAMES = ("workout", "pros-cons")


def document(text: str) -> tuple[Document, list[tuple[str, int]]]:
    """Return the document and each mistake's code and line."""
    report = Report()
    source = Source("x.md", text)
    found = parse_document(source, NAMES, report)
    return found, [(d.code, source.position(d.span.start).line) for d in report.finish()]


def test_metadata_and_body() -> None:
    """Keys in lower case; a value goes on in lines with four spaces, each with its place."""
    found, codes = document("Title: One\nCautions: a\n    b c \nEmpty:\n\nBody\n")

    assert codes == []
    assert [(f.key, f.value) for f in found.fields] == [
        ("title", "One"),
        ("cautions", "a b c"),
        ("empty", ""),
    ]
    assert [found.source.slice(span) for _, span in found.fields[1].lines] == ["a", "b c"]
    assert found.source.slice(found.fields[2].span) == "Empty"
    assert found.source.slice(found.body).strip() == "Body"


def test_metadata_between_rules() -> None:
    """As other programs write it."""
    found, codes = document("---\nTitle: One\n---\nBody\n")

    assert codes == []
    assert [f.value for f in found.fields] == ["One"]
    assert found.source.slice(found.body) == "Body\n"


def test_no_metadata() -> None:
    """A file may begin with its text."""
    found, codes = document("Just a line\n\nBody\n")

    assert (found.fields, codes) == ((), [])
    assert found.source.slice(found.body) == "Just a line\n\nBody\n"


def test_blocks() -> None:
    """Name, options, title and content, each where it stands."""
    found, codes = document("\n/// Pros-Cons, paired , b |  A  title\nx\n\ny\n///\nafter\n")
    (block,) = found.blocks

    assert codes == []
    assert (block.name, block.title) == ("pros-cons", "A title")
    assert [(text, found.source.slice(span)) for text, span in block.options] == [
        ("paired", "paired"),
        ("b", "b"),
    ]
    assert found.source.slice(block.content) == "x\n\ny\n"
    assert found.source.slice(block.span).endswith("y\n///")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_byte_order_mark(end: str, tmp_path: Path) -> None:
    """A file from any editor reads the same, with the same positions."""
    path = tmp_path / "x.md"
    path.write_bytes(("\ufeff" + "Title: é\n\n/// wrkout | A\n///\n".replace("\n", end)).encode())
    source = read(path, "x.md")
    report = Report()
    parse_document(source, NAMES, report)
    (mistake,) = report.finish()

    assert source.text == normalised("Title: é\n\n/// wrkout | A\n///\n")
    assert (source.position(mistake.span.start).line, source.slice(mistake.span)) == (3, "wrkout")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("\n```\n/// workout | A\n///\n```\n", []),
        ("\n~~~~ text\n/// workout | A\n~~~\n///\n~~~~\n", []),
        ("\n```\n/// workout | A\n~~~\n///\n", []),
        ("\n/// workout | A\n", [("unclosed-block", 2)]),
        ("\n///\n", [("stray-close", 2)]),
        ("\n/// workout | A\n/// workout | B\n///\n", [("unclosed-block", 2)]),
        ("\n  /// workout | A\n", [("indented-block", 2)]),
        ("\n- /// workout | A\n", [("indented-block", 2)]),
        ("\n> /// workout | A\n", [("indented-block", 2)]),
        ("\n/// wrkout | A\n///\n", [("unknown-block", 2)]),
        ("\n/// workout |\n///\n", [("missing-title", 2)]),
        ("\n/// workout A B\n///\n", [("unread-option", 2)]),
        ("\n/// workout fast | A\n///\n", [("unread-option", 2)]),
        ("\na\x00b\n", [("control-character", 2)]),
        ("\nhttp:///x and a // b\n", []),
    ],
)
def test_mistakes_about_blocks(text: str, codes: list[tuple[str, int]]) -> None:
    """What stands in code is text; every other slip with the slashes is told."""
    assert document(text)[1] == codes


def test_an_unclosed_block_keeps_its_lines() -> None:
    """The words are shown, whatever is wrong with the slashes."""
    found, _ = document("\n/// workout | A\none\n/// workout | B\ntwo\n")

    assert [found.source.slice(block.content) for block in found.blocks] == ["one\n", "two\n"]


def test_positions() -> None:
    """Lines and columns from 1, in code points; the last line needs no end."""
    source = Source("x", "é1\n\n水2")

    assert source.line_count == 3
    assert [source.line(n) for n in (1, 2, 3)] == ["é1", "", "水2"]
    assert (source.position(5).line, source.position(5).column) == (3, 2)
    assert source.line_span(2) == Span(3, 3)


def test_a_span_has_its_start_first() -> None:
    """A wrong span is a bug of ours, and is found where it is made."""
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)


def test_each_sign_that_nobody_sees_is_found_among_others() -> None:
    """The quick look at the bytes passes over none of them, also beside a dash and a degree."""
    codes = chain(range(0x2100), range(0xDFF0, 0xE010), range(0xF8F0, 0xF910), range(0xFDF0, 65560))
    told = 0
    for sign in map(chr, codes):
        report = Report()
        parse_document(Source("x", f"Title: One\n\n— 90° {sign}"), NAMES, report)
        meant = module._CONTROL.search(sign) is not None  # noqa: SLF001 - the expression itself
        assert (report.found != []) is meant, f"U+{ord(sign):04X}"
        told += meant
    assert told > 80
