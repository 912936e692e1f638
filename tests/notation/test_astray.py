"""Mistakes in a block whose first line is one: they are told as well, where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source

HEAD = "Title: A\nDate: 2026-11-26\nSummary: S.\n\n"


def told(text: str) -> list[tuple[str, str]]:
    """Return the codes that a page raises, each with the words it is about."""
    source = Source("x.md", HEAD + text)
    found = [finding.diagnostic for finding in read_page(source, Kind.WORKOUT).findings]
    return [(each.code, source.slice(each.span)) for each in found]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("> /// workout | A\n> - Owl: 8 resp\n>\n> - Barn: 9\n> ///", "indented-block"),
        ("- /// workout | A\n  - Owl: 8 resp\n  ///", "indented-block"),
        ("1. /// workout | A\n- Owl: 8 resp\n///", "indented-block"),
        ("  /// workout | A\n  - Owl: 8 resp\n  ///", "indented-block"),
        ("\t/// workout | A\n\t- Owl: 8 resp\n\t///", "indented-block"),
        ("/// workuot | A\n- Owl: 8 resp\n///", "unknown-block"),
        ("// workout | A\n- Owl: 8 resp\n///", "misspelt-fence"),
    ],
)
def test_what_is_wrong_inside_is_told(text: str, code: str) -> None:
    """Once, under its own words, beside the mistake of the line above."""
    found = told(text)
    assert [one for one, _ in found] == [code, "unknown-unit"]
    assert found[-1][1] == "resp"


def test_both_lines_of_slashes_are_told() -> None:
    """Four at the top and four at the bottom are two mistakes, with one between them."""
    codes = [code for code, _ in told("//// workout | A\n- Owl: 8 resp\n////\n\nOwls.")]
    assert codes == ["misspelt-fence", "unknown-unit", "misspelt-fence"]


def test_pros_and_cons_as_well() -> None:
    """Each kind of block is looked into."""
    found = told("> /// pros-cons | A\n> ## Pros\n> 1. Owls.\n> ///")
    assert ("missing-lead", "Owls.") in found


def test_without_a_closing_line_nothing_inside_is_told() -> None:
    """Nobody knows how far it goes."""
    found = told("> /// workout | A\n> - Owl: 8 resp\n\n- Barn: 9 resp\n")
    assert [code for code, _ in found] == ["indented-block"]


def test_code_is_no_block() -> None:
    """Between two lines of backticks slashes are slashes."""
    found = told("Owls.\n\n```\n> /// workout | A\n> - Owl: 8 resp\n> ///\n```\n")
    assert not any(code == "unknown-unit" for code, _ in found)


_LEADS = st.sampled_from(["", "> ", "- ", "\t", "  "])
_WORDS = st.sampled_from(
    ["/// workout | A", "// workout", "/// workuot | B", "///", "//", "- Owl: 8 resp", "## Pros"]
)
_LINES = st.builds("{}{}".format, _LEADS, _WORDS) | st.just("")


@given(st.lists(_LINES, max_size=12).map("\n".join))
def test_any_text_is_read(text: str) -> None:
    """Every place that is told is one of the text, and the same is told but once."""
    source = Source("x.md", text)
    found = [finding.diagnostic for finding in read_page(source, Kind.ARTICLE).findings]
    assert len(found) == len(set(found))
    for each in found:
        assert all(label.span.end <= len(text) + 1 for label in each.labels)
