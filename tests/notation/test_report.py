"""Findings as a person, a log and a program read them."""

import json

from plugins.notation import report
from plugins.notation.diagnostics import Diagnostic, Finding, Label
from plugins.notation.source import Source, Span


def finding(
    text: str, words: str, *also: str, code: str = "unread-dose", hints: tuple[str, ...] = ()
) -> Finding:
    """Return a finding about ``words`` in ``text``, with labels for the others."""
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in (words, *also)]
    labels = tuple(Label(span, "" if i == 0 else "here") for i, span in enumerate(spans))
    return Finding(Source("a/b.md", text), Diagnostic(code, "a message", labels, hints))


def test_human() -> None:
    """Place, severity, code, message; the line, a caret under the words; each hint."""
    one = finding("one\n- two three\n", "two", hints=("write 2", "or 3"))

    assert report.human(one).split("\n") == [
        "a/b.md:2:3: error[unread-dose]: a message",
        "  |",
        "2 | - two three",
        "  |   ^^^",
        "  = help: write 2",
        "  = help: or 3",
    ]


def test_several_labels_share_a_margin() -> None:
    """The numbers of all lines stand under each other."""
    text = "a\n" * 9 + "ten\nb\n"

    assert report.human(finding("one\n" + text, "one", "ten")).split("\n")[1:] == [
        "   |",
        " 1 | one",
        "   | ^^^",
        "11 | ten",
        "   | ^^^ here",
    ]


def test_a_tab_keeps_the_caret_in_place() -> None:
    """However wide the terminal makes it."""
    assert report.human(finding("\ta\tword\n", "word")).split("\n")[2:] == [
        "1 | \ta\tword",
        "  | \t \t^^^^",
    ]


def test_wide_and_combining_characters() -> None:
    """A wide one takes two columns, a combining one none."""
    assert report.human(finding("水e\u0301 深い\n", "深い")).split("\n")[2:] == [
        "1 | 水e\u0301 深い",
        "  |    " + " " + "^^^^",
    ]


def test_a_long_line_is_cut_around_the_words() -> None:
    """Nobody reads a line of a thousand letters."""
    text = "x" * 500 + "word" + "y" * 500
    line, carets = report.human(finding(text, "word")).split("\n")[2:]

    assert line == "1 | …" + "x" * 50 + "word" + "y" * 46 + "…"
    assert carets == "  | " + " " * 51 + "^^^^"


def test_words_over_several_lines() -> None:
    """The caret is under the first one."""
    assert report.human(finding("one\ntwo\n", "one\ntwo")).split("\n")[2:] == [
        "1 | one",
        "  | ^^^",
    ]


def test_control_characters_do_nothing() -> None:
    """Neither an escape nor a mark of direction reaches the terminal, wherever it stands."""
    text = "a\x1b[31m\x9b\u202eb\x7f\u2028c"
    source = Source("x.md", text)
    one = Finding(source, Diagnostic("unread-dose", text, (Label(Span(0, 1)),), (text,)))
    shown = report.human(one)

    assert "a␛[31m�b␡�c" in shown
    assert shown.count("␛") == 3
    assert not set("\x1b\x9b\u202e\x7f\u2028") & set(shown)


def test_one_line() -> None:
    """What a log and an editor read."""
    assert report.one_line(finding("one\n  two\n", "two", code="ambiguous-load")) == (
        "a/b.md:2:3: warning[ambiguous-load]: a message"
    )


def test_as_json() -> None:
    """Lines and columns from 1, the end excluded; text as it is."""
    assert json.loads(report.as_json([finding("é\n- two\n", "two", "é", hints=("ü",))])) == [
        {
            "path": "a/b.md",
            "line": 2,
            "column": 3,
            "end_line": 2,
            "end_column": 6,
            "severity": "error",
            "code": "unread-dose",
            "message": "a message",
            "hints": ["ü"],
            "also": [{"line": 1, "column": 1, "end_line": 1, "end_column": 2, "text": "here"}],
        }
    ]


def test_no_findings_are_an_empty_list() -> None:
    """A program gets JSON whatever was found."""
    assert json.loads(report.as_json([])) == []


def test_summary() -> None:
    """Counts by severity, files once."""
    error, warning = finding("a", "a"), finding("a", "a", code="ambiguous-load")

    assert report.summary([]) == ""
    assert report.summary([error]) == "1 error in 1 file"
    assert report.summary([warning, error, error]) == "2 errors and 1 warning in 1 file"
