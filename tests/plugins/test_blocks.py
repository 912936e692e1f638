"""Blocks among Markdown: what is theirs, what stays the author's, and where a mistake is."""

from __future__ import annotations

import re

import pytest

from tests.plugins.conftest import Author
from tests.theme.fragment import Element, parse

HEAD = "Title: Why we lift\nDate: 2026-11-24\nSummary: Because.\n\n"
WORKOUT = "/// workout | {}\n- Squat: {}\n///\n"


def page(author: Author, path: str = "why/index.html") -> Element:
    return parse((author.output / path).read_text(encoding="utf-8"))


def test_text_around_a_block_is_markdown(author: Author) -> None:
    """What stands before, between and after blocks is rendered in its order."""
    author.article(
        f"*Before*\n{WORKOUT.format('One', '5 reps')}**between**\n"
        f"{WORKOUT.format('Two', '6 reps')}`after`\n"
    )
    author.build()
    prose = page(author).one(".prose")
    found = [part.text for part in prose.all("em, strong, code, h2, .row-dose")]
    assert found == [
        "Before",
        "One",
        "Squat",
        "5 reps",
        "between",
        "Two",
        "Squat",
        "6 reps",
        "after",
    ]


def test_a_block_may_be_all_there_is(author: Author) -> None:
    """A file whose text is one block, without a line at its end, is a page."""
    author.article(WORKOUT.format("One", "5 reps").rstrip("\n"))
    author.build()
    assert page(author).one("section.workout").one(".row-dose").text == "5 reps"


def test_anchors_are_unique_and_kept(author: Author) -> None:
    """A block's anchor is its title; those that the page itself uses are avoided."""
    author.article("\n".join(WORKOUT.format(title, "5 reps") for title in ("Main", "Été", "Hop!")))
    author.build()
    ids = [section.attributes["id"] for section in page(author).all("section.workout")]
    assert ids == ["main-2", "été", "hop"]


@pytest.mark.parametrize("fence", ["```", "~~~~", "```text"])
def test_a_block_in_a_code_fence_is_text(author: Author, fence: str) -> None:
    """How to write a block can be shown: between code fences it is not one."""
    close = re.sub(r"\w", "", fence)
    block = WORKOUT.format("One", "5 reps")
    author.article(f"{fence}\n{block}{close}\n\nOut of it:\n\n{WORKOUT.format('Two', '1 rep')}")
    author.build()
    assert page(author).one("pre code").text == "/// workout | One - Squat: 5 reps ///"
    assert [title.text for title in page(author).all(".workout-title")] == ["Two"]


def test_an_unknown_block_keeps_its_words(author: Author) -> None:
    """While it is served, what nobody can read is shown as it was written, and told."""
    author.article("/// wrokout | One\n- Squat: 5 reps\n///\n")
    built = author.try_to_build(SERVING=True)
    assert "error[unknown-block]" in built.stderr
    assert "did you mean 'workout'?" in built.stderr
    prose = page(author).one(".prose").text
    assert "/// wrokout | One" in prose
    assert "Squat: 5 reps" in prose


@pytest.mark.parametrize(
    ("before", "encoded"),
    [
        ("", "utf-8"),
        ("One *line*.\n\n- a list\n\n", "utf-8"),
        ("---\n", "utf-8-sig"),
        ("<div>\n\nä 𝄞 e\u0301\n\n</div>\n\n", "utf-8-sig"),
        ("```\n/// workout | no\n```\n", "utf-8"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mistake_is_told_where_it_is(author: Author, before: str, encoded: str, end: str) -> None:
    """Line and column are the file's own, whatever stands above and however lines end."""
    text = f"{HEAD}{before}/// workout | One\n- Squat: 3 x 8 @ RPE 12\n///\n"
    line = text.split("\n").index("- Squat: 3 x 8 @ RPE 12") + 1
    author.write("articles/why.md", text.replace("\n", end).encode(encoded))
    built = author.try_to_build()
    assert (
        f"content/articles/why.md:{line}:22: error[rpe-out-of-range]"
        in built.stderr.splitlines()[0]
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_show(author: Author, end: str) -> None:
    """A file from Windows gives the page that the same file from Linux gives."""
    text = f"{HEAD}*Before*\n\n{WORKOUT.format('One', '5 reps')}\nAfter.\n"
    author.write("articles/why.md", text)
    expected = author.build().text("why/index.html")
    author.write("articles/why.md", b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert author.build().text("why/index.html") == expected


NASTY = """<b>"R&D"</b> 'x' &amp; {{ 7 * 6 }} {% raw %} *y* `z` [a](b)"""


def test_what_an_author_writes_is_text(author: Author) -> None:
    """Signs of HTML, of Markdown and of the templates in a workout are shown as written."""
    author.write(
        "workouts/core/rainy.md",
        f"Title: {NASTY}\nDate: 2026-11-24\nSummary: Ten.\nTags: R&D <i>\n"
        f"Equipment: {NASTY.replace(',', '')}\nGoal: {NASTY}\nCautions: {NASTY}\n\n"
        f"/// workout | {NASTY}\n## {NASTY}\n- Squat {NASTY}: 5 reps — {NASTY}\n"
        f"    - easier: {NASTY}\n///\n",
    )
    built = author.try_to_build()
    assert built.exit_code == 0
    # The author is told that nobody will read them as marks, and of nothing else.
    assert set(re.findall(r"\[([a-z-]+)\]: ", built.stderr)) == {"markup-in-workout"}
    found = page(author, "rainy/index.html")
    assert found.one("title").text == f"{NASTY} – Rather Be Running"
    for selector in (
        *("h1", ".workout-title", ".section-title", ".row-cue", ".cautions li"),
        *(".facts-list li", ".facts-fact:first-child dd"),
    ):
        assert found.one(selector).text == NASTY, selector
    assert found.one(".row-name").text == f"Squat {NASTY}"
    assert found.one(".row-variants li").text == f"Easier: {NASTY}"
    assert found.one("a.tag").text == "R&D <i>"
    labels = [link.attributes["aria-label"] for link in found.all(".sheet-links a")]
    papers = [f"{paper}: {NASTY} (PDF)" for paper in ("A4", "US Letter")]
    assert labels == papers
    for path in ("index.html", "archives/index.html", "category/core/index.html"):
        assert any(link.text == NASTY for link in page(author, path).all("main a")), path


PROS_CONS = """/// pros-cons | Should you?
It is *disputed*.[^one]

## Pros
1. **Fewer injuries.** A trial says so.[^two]

    A second paragraph with [a link](https://example.org/) and *stress*.

    - of shins
    - of knees

2. **It & <that>.** `code`

## Cons
1. **Time.** Ten minutes.

## Verdict
Yes, **with** care.
///

After.[^three]

[^one]: First note.
[^two]: Second note.
[^three]: Third note.
"""


def test_bodies_of_points_are_markdown(author: Author) -> None:
    """Paragraphs, lists, links and code of a point stand in that point."""
    author.article(PROS_CONS)
    author.build()
    first, second = page(author).all(".side--for ~ .points > li")
    assert [text.text for text in first.all("p")][1] == "A second paragraph with a link and stress."
    assert [item.text for item in first.all("ul li")] == ["of shins", "of knees"]
    assert first.one('a[href^="https"]').text == "a link"
    assert first.one("h4").text == "1. Fewer injuries."
    assert second.one("code").text == "code"
    assert second.one("h4").text == "2. It & <that>."
    assert page(author).one(".verdict strong").text == "with"
    assert page(author).one(".pros-cons-intro em").text == "disputed"


def test_footnotes_count_through_the_page(author: Author) -> None:
    """A note in a block and one in the text share one list, in the order of the page."""
    author.article(PROS_CONS)
    author.build()
    found = page(author)
    assert [mark.text for mark in found.all("sup a")] == ["1", "2", "3"]
    notes = [note.text.replace("↩", "").strip() for note in found.all(".footnote li")]
    assert notes == ["First note.", "Second note.", "Third note."]
    assert "[^" not in found.text


def test_short_and_long_form_are_linked(author: Author) -> None:
    """Each lead of the short list leads to its point."""
    author.article(PROS_CONS)
    author.build()
    found = page(author)
    hrefs = [link.attributes["href"] for link in found.all(".pros-cons-short a")]
    assert hrefs == [f"#{point.attributes['id']}" for point in found.all("li.point")]


def test_a_paired_block_is_a_table(author: Author) -> None:
    """Each pro stands beside the con that answers it."""
    author.article(
        "/// pros-cons, paired | Should you?\n## Pros\n1. **Fast.** Yes.\n2. **Cheap.** Yes.\n\n"
        "## Cons\n1. **Slow.** No.\n2. **Dear.** No.\n///\n"
    )
    author.build()
    rows = [[cell.text for cell in row.all("td")] for row in page(author).all("tbody tr")]
    assert rows == [["Fast.", "Slow."], ["Cheap.", "Dear."]]


REVIEWED = """/// pros-cons | The band
## Pros
1. **Light & "red".** Yes.

## Cons
1. **Snaps.** Once.
///
"""


def test_a_named_product_is_reviewed(author: Author) -> None:
    """An article that names a product tells search engines the leads of its pros and cons."""
    author.article(REVIEWED, metadata="Product: Bändi 3\n")
    # Only a site with an address is told of.
    article = author.build(SITEURL="https://x.example").articles["why"]
    assert article.review.product == "Bändi 3"
    assert article.review.positive == ('Light & "red".',)
    assert article.review.negative == ("Snaps.",)
    data = page(author).one('script[type="application/ld+json"]').raw_text
    assert '"positiveNotes"' in data
    assert "Snaps." in data


def test_without_a_product_nothing_is_reviewed(author: Author) -> None:
    """Pros and cons of a question are no review, nor is a product without them."""
    author.article(REVIEWED)
    author.article("Text.", "plain", metadata="Product: Band\n")
    built = author.build(SITEURL="https://x.example")
    assert built.articles["why"].review is None
    assert built.articles["plain"].review is None
    for path in ("why/index.html", "plain/index.html"):
        assert (
            "Product" not in page(author, path).one('script[type="application/ld+json"]').raw_text
        )


def test_markdown_that_looks_like_a_mark_is_harmless(author: Author) -> None:
    """A private character in a file is told, and shows nobody else's HTML."""
    author.article(f"\ue0000\ue001\n\n{WORKOUT.format('One', '5 reps')}")
    built = author.try_to_build(SERVING=True)
    assert "error[control-character]" in built.stderr
    assert len(page(author).all("section.workout")) == 1
