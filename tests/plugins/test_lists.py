"""A list right under a line of words is a list, and what only looks like one stays as it is."""

from __future__ import annotations

import pytest
from markdown import Extension, Markdown

from plugins.markdown_source import commonly
from plugins.markdown_source.lists import Lists
from plugins.notation.nesting import nested


class _Alone(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        commonly.add(md)
        md.preprocessors.register(Lists(md), "lists", 15)


def html(text: str) -> str:
    names = ["markdown.extensions.extra", "markdown.extensions.sane_lists"]
    return Markdown(extensions=[*names, _Alone()]).convert(text)


APART = (
    ("Things:\n- a\n- b", "Things:\n\n- a\n- b"),
    ("Things\n* a\n* b\n\nMore.", "Things\n\n* a\n* b\n\nMore."),
    ("Steps:\n1. a\n2. b", "Steps:\n\n1. a\n2. b"),
    ("Steps\n1. a\n1. b", "Steps\n\n1. a\n1. b"),
    ("One:\n+ a", "One:\n\n+ a"),
    ("**One:**\n* a\n\n* b", "**One:**\n\n* a\n\n* b"),
    ("A\n- b\n    - c\n- d", "A\n\n- b\n    - c\n- d"),
    ("A\n- b\nlazy\n- c", "A\n\n- b\nlazy\n- c"),
    ("## A\n- b\n- c", "## A\n\n- b\n- c"),
    ("A.\n\nB `x`:\n- c", "A.\n\nB `x`:\n\n- c"),
    ("A | B\n- c | d\n- e", "A | B\n\n- c | d\n- e"),
    ("A [b]\n- [c]\n- : d\n- e", "A [b]\n\n- [c]\n- : d\n- e"),
    ("1) a\n2) b", "1. a\n2. b"),
    ("> A:\n> - b\n> - c  \n>   d\n\ne", "> A:\n>\n> - b\n> - c  \n>   d\n\ne"),
    ("> > A:\n> > 1. b\n> > 2. c\n> d", "> > A:\n> >\n> > 1. b\n> > 2. c\n> d"),
    ("Steps:\n1) a", "Steps:\n\n1. a"),
    ("> a\n- b", "> a\n\n- b"),
    ("> a\n> c\n1. b\n2. d", "> a\n> c\n\n1. b\n2. d"),
    ("> a\n- b\n- c\n\nd", "> a\n\n- b\n- c\n\nd"),
    ("Steps\n1) a\n2) b\n\n3) c", "Steps\n\n1. a\n2. b\n\n3. c"),
    ("1) a\n   - b\n2) c", "1. a\n    - b\n2. c"),
)
AS_IT_IS = (
    "It was\n- said she - late.",
    "Born in\n1986. It was\n1990. then",
    "As said in\n3) above\n4) below",
    "As (see\n1) said",
    "No | A\n---|---\n1) | b\n2) | c",
    "A\n\n    1) b",
    # Rows without lines on either side.
    "No | Exercise\n---|---\n1. | Squat\n2. | Press",
    "Load | Reps\n--- | ---\n20 kg | 5\n- | 8\n- | 10",
    "A | B\n- | -\n- | 2\n3 | 4\n- | 5",
    "A | B\n:-: | -:\n- x | 2\n- y | 4",
    # What explains, and notes.
    "A.\n*[AB]: c\n- AB\n- e",
    "A [b].\n[b]: /c\n- d\n- e",
    # A mark that is told what it means.
    "Legend:\n* = each side\n+ = to failure",
    "Legend:\n- : none",
    "- a\n- b",
    "> - a\n> - b\n>\n> c",
    "> A was in\n> 1986. then\n\nB > C",
    "    A:\n- b\n- c",
    "| A |\n|---|\n| b |",
    "Term\n:   A",
    "Code `a:\n- b\n- c` here",
    "A:\n- - -",
    "A\n\n```\nB:\n- c\n- d\n```\n\nE",
    "",
)


#: Lists in lists, and as Markdown wants them.
NESTED = (
    ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
    ("1. a\n   - b\n   - c\n2. d", "1. a\n    - b\n    - c\n2. d"),
    ("10. a\n    1. b\n       1. c", "10. a\n    1. b\n        1. c"),
    ("- a\n  on\n  - b\n    on\nlazy\n- c", "- a\n  on\n    - b\n      on\nlazy\n- c"),
    ("- a\n  > q\n  - b\n    > r", "- a\n  > q\n    - b\n      > r"),
    ("- a\n\n  - b\n\n    b2\n\n  a2\n\nend", "- a\n\n    - b\n\n        b2\n\n    a2\n\nend"),
    ("> - a\n>   - b\n> - c", "> - a\n>     - b\n> - c"),
    ("- a\n  - b in\n    2019. c\n- d", "- a\n    - b in\n      2019. c\n- d"),
    ("1) a\n   1) b\n   2) c\n2) d", "1. a\n    1. b\n    2. c\n2. d"),
    ("A:\n- b\n  - c\n- d", "A:\n\n- b\n    - c\n- d"),
    ("1. a\n\n   b\n\n2. c", "1. a\n\n    b\n\n2. c"),
    ("- a\n\n  | b |\n  |---|\n  | c |", "- a\n\n    | b |\n    |---|\n    | c |"),
    ("    a\n- b\n  - c", "    a\n- b\n    - c"),
    ("# a\n- b\n  - c - d", "# a\n- b\n    - c - d"),
    ("*   a\n    * b\n        * c", "*   a\n    * b\n        * c"),
)
#: Items that Markdown would take for a part of the words above, and as it wants them.
APART_WITHIN = (
    ("- a\n\n    b\n- c", "- a\n\n    b\n\n- c"),
    ("1. a\n\n    - b\n    - c\n2. d", "1. a\n\n    - b\n    - c\n\n2. d"),
    ("- a\n    - b\n\n        c\n- d", "- a\n    - b\n\n        c\n\n- d"),
    ("-   a\n\n        code\n-   b", "-   a\n\n        code\n\n-   b"),
    ("- a\n\n    > b\n- c", "- a\n\n    > b\n\n- c"),
    ("- a\n\n    b:\n    - c\n- d", "- a\n\n    b:\n\n    - c\n\n- d"),
    ("- a\n\n    b\n    1. c\n    2. d", "- a\n\n    b\n\n    1. c\n    2. d"),
    ("> 1. a\n>\n>     b\n> 2. c", "> 1. a\n>\n>     b\n>\n> 2. c"),
    ("- a\n\nb\n- c", "- a\n\nb\n\n- c"),
)
#: As they are: four blanks already, or none that is within another.
FLAT = (
    "- a\n    - b\n        - c\n    - d\n- e",
    "100. a\n    - b",
    " - a\n - b\n- c\n - d",
    "1. a\n  - b",
    "-   a\n\n        code - b\n\n-   c",
    "-   a\n\n        - code\n        - code\n\n-   c",
    "- a\n\nend\n  - b",
    "a\n  - b",
    "- a\n" + "    - b\n        - c\n" * 3,
)


@pytest.mark.parametrize(("text", "as_wanted"), NESTED)
def test_an_item_within_an_item(text: str, as_wanted: str) -> None:
    """It begins under the first letter of the words above, however far in that is."""
    assert html(text) == html(as_wanted)


@pytest.mark.parametrize(("text", "apart"), APART_WITHIN)
def test_an_item_under_a_paragraph(text: str, apart: str) -> None:
    """It is the next one of its list."""
    names = ["markdown.extensions.extra", "markdown.extensions.sane_lists"]
    assert html(text) == Markdown(extensions=names).convert(apart)


@pytest.mark.parametrize("text", FLAT)
def test_levels_that_stay(text: str) -> None:
    """No line is moved."""
    assert nested(text.split("\n"), "gap") == text.split("\n")


@pytest.mark.parametrize(("text", "apart"), APART)
def test_it_is_a_list(text: str, apart: str) -> None:
    """As if there were a line between."""
    assert html(text) == html(apart)
    assert "<li>" in html(text)


@pytest.mark.parametrize("text", AS_IT_IS)
def test_it_is_none(text: str) -> None:
    """Nothing is another than without this."""
    names = ["markdown.extensions.extra", "markdown.extensions.sane_lists"]
    assert html(text) == Markdown(extensions=names).convert(text)
