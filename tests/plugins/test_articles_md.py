"""``docs/articles.md`` shows what works: its examples have no mistake and do what is told."""

from __future__ import annotations

from pathlib import Path

from tests.docs.examples import DOCS, examples, fences, outcome
from tests.plugins.conftest import Author
from tests.theme.fragment import parse

ARTICLES = DOCS / "articles.md"


def test_the_example_has_no_mistake() -> None:
    """It is an article as an author may write one."""
    (example,) = examples(ARTICLES)
    assert outcome(example).worst == "", outcome(example).report


def test_the_example_is_what_is_told(author: Author) -> None:
    """Each thing that the text promises is on the page."""
    (example,) = examples(ARTICLES)
    author.write("articles/hill.md", example.fence.text)
    author.article("T.", "first", metadata="Series: A month of hills\n")
    author.build(CONTACT="us@x.example")
    page = parse(Path(author.output, "hill/index.html").read_text(encoding="utf-8"))
    assert len(page.all(".questions li")) == 2
    assert len(page.all("figure.pull a.share-link")) == 5
    assert page.one(".author h2").text == "Rather Be Running"
    dateline = page.one(".dateline").text
    for words in ("Updated", "min to read", "Part 2 of 2 of A month of hills"):
        assert words in dateline
    assert page.all('.questions a[href^="mailto:us@x.example"]')
    assert page.one("h2#up").text == "Up"


def test_the_pieces_of_markdown_are_what_is_told(author: Author) -> None:
    """A figure with its credit, and a line with its links."""
    pieces = [fence.text for fence in fences(ARTICLES) if fence.holds == "markdown"]
    text = "\n\n".join(pieces).replace("hill.jpg", "hill.svg")
    author.write("images/hill.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>')
    author.article(text)
    author.build()
    page = parse(Path(author.output, "why/index.html").read_text(encoding="utf-8"))
    assert page.one("figcaption").text == "The hill in March. Photo: Ann Lee"
    assert len(page.all("figure.pull")) == 1
