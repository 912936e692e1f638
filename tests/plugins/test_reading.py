"""What a reader wants beside the text: its length, its contents, and what belongs to it."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pelican import signals

from plugins.reading.outline import (
    Heading,
    Outline,
    _nested,
    _Reader,
    at_once,
    kept,
    outline,
    plain,
    to_keep,
)
from plugins.reading.posts import Post, around
from tests.plugins.conftest import Author
from tests.theme.fragment import Element, parse

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def post(slug: str, day: int = 0, **values: object) -> Post:
    made = Post(slug, slug.title(), f"{slug}/", FIRST + timedelta(days=day))
    return replace(made, **values)  # type: ignore[arg-type]


def workout(slug: str, day: int, *exercises: str, category: str = "core") -> Post:
    return post(slug, day, is_workout=True, exercises=frozenset(exercises), category=category)


# --- The outline --------------------------------------------------------------------------------


def test_headings_are_nested() -> None:
    """Third levels stand below the second before them; one without an id cannot be led to."""
    found = outline(
        '<h2 id="a">A &amp; <em>a</em></h2><h3 id="b">B</h3><h4 id="x">X</h4><h3>no id</h3>'
        '<h2 id="c">C<sup>1</sup></h2>'
    )
    assert found.headings == (Heading("a", "A & a", (Heading("b", "B"),)), Heading("c", "C"))
    assert found.count == 3


def test_what_is_not_read_is_not_counted() -> None:
    """Drawings, notes and their numbers are no words of the text; a line's end parts two words."""
    text = (
        '<p>One<sup><a href="#n">1</a></sup> two<br>three</p><p>four</p>'
        '<svg><title>no</title></svg><div class="a footnote"><p>no</p></div>'
        '<div class="pros-cons-short">no</div><span aria-hidden="true">no</span>'
    )
    assert outline(text).words == 4
    assert plain("<p>a<b>b</b></p><p>c</p>") == "ab c"


#: Pieces of headings and texts, and what can stand around such pieces.
PIECES = (
    "Squat",
    "RPE",
    "2",
    " ",
    "(",
    ")",
    "&amp;",
    "<br>",
    '<img src="x.png" alt="A hill">',
    "<use/>",
)
AROUND = (
    *("abbr", 'abbr title="Hard"', "sub", "kbd", "em", 'a href="#x"', "code", "strong", "p"),
    *('h2 id="a"', 'h3 id="b"', "h2", "h3", 'h2 class="c" id="d"', "sup", "svg", "g"),
)


def _element(begin: str, within: list[str]) -> str:
    return f"<{begin}>{''.join(within)}</{begin.partition(' ')[0]}>"


ELEMENTS = st.recursive(
    st.sampled_from(PIECES),
    lambda within: st.builds(_element, st.sampled_from(AROUND), st.lists(within, max_size=4)),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ELEMENTS, max_size=5).map("".join))
@example('<h2 id="a">Squat (<abbr>RPE</abbr>)</h2>')
@example('<h2 id="a">H<sub>2</sub>O<br>Press <kbd>R</kbd>, <em>no<b>w</b></em></h2><p>a</p>b')
@example('<h2 id="a">x<h3>y</h3>z</h2>')
def test_what_is_outlined_at_once_is_what_the_parser_finds(html: str) -> None:
    """Titles of headings among them: there an abbreviation is followed by no blank."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert at_once(html) in {None, Outline(reader.words, _nested(reader.headings))}


def test_headings_with_more_than_words_are_outlined_at_once() -> None:
    """As they are written."""
    found = at_once('<h2 id="a">Squat (<abbr>RPE</abbr>)</h2><h3 id="b">H<sub>2</sub>O</h3>')
    assert found is not None
    assert found.headings == (Heading("a", "Squat (RPE)", (Heading("b", "H2O"),)),)


def test_reading_takes_a_minute_at_least() -> None:
    """And 238 words are one."""
    for words, minutes in ((0, 1), (1, 1), (238, 1), (238 * 3, 3), (238 * 3 + 200, 4)):
        assert outline("<p>" + "word " * words + "</p>").minutes == minutes


# --- What belongs together ----------------------------------------------------------------------


def test_neighbours_are_of_one_kind() -> None:
    """Before and after a workout stand workouts, by date, and of one day by their address."""
    posts = [workout("b", 1), post("x", 1), workout("a", 1), workout("c", 2), post("y", 5)]
    found = around(posts)
    order = {
        slug: (one.earlier and one.earlier.slug, one.later and one.later.slug)
        for slug, one in found.items()
    }
    assert order == {
        "a": (None, "b"),
        "b": ("a", "c"),
        "c": ("b", None),
        "x": (None, "y"),
        "y": ("x", None),
    }


def test_related_workouts_share_exercises() -> None:
    """Those with the most in common come first, then the same kind, then the newest."""
    posts = [
        workout("me", 0, "squat", "plank", "bridge"),
        workout("two", 1, "squat", "plank", category="indoor"),
        workout("one-old-kind", 1, "squat"),
        workout("one-new", 9, "squat", category="indoor"),
        workout("none-kind", 8),
        workout("none", 8, category="indoor"),
        post("article", 8, tags=frozenset({"squat"})),
    ]
    related = around(posts)["me"].related
    assert [(each.post.slug, each.exercises) for each in related] == [
        ("two", 2),
        ("one-old-kind", 1),
        ("one-new", 1),
    ]
    few = around([one for one in posts if one.slug not in {"two", "one-new"}])["me"].related
    assert [(each.post.slug, each.exercises) for each in few] == [
        ("one-old-kind", 1),
        ("none-kind", 0),
    ]


def test_related_articles_share_tags() -> None:
    """Articles before workouts; without a tag in common nothing is related."""
    tags = frozenset({"a", "b"})
    posts = [
        post("me", 0, tags=tags),
        post("both", 1, tags=tags),
        replace(workout("w", 5), tags=frozenset({"a"})),
        post("one", 2, tags=frozenset({"b", "c"})),
        post("none", 3, tags=frozenset({"c"})),
    ]
    related = around(posts)["me"].related
    assert [(each.post.slug, each.tags) for each in related] == [
        ("both", ("a", "b")),
        ("one", ("b",)),
        ("w", ("a",)),
    ]


def test_a_series_is_in_its_order() -> None:
    """By part where there is one, else by date; a first part alone is no series yet."""
    name = {"series": "Hills"}
    dated = [post("late", 2, **name), post("early", 1, series=" hills"), post("alone", series="X")]
    found = around(dated)
    series = found["late"].series
    assert series is not None
    assert ([each.slug for each in series.posts], series.number) == (["early", "late"], 2)
    assert found["alone"].series is None
    numbered = [
        post("three", 1, part=3, **name),
        post("one", 3, part=1, **name),
        post("two", 2, part=2, **name),
    ]
    series = around(numbered)["three"].series
    assert series is not None
    assert [each.slug for each in series.posts] == ["one", "two", "three"]
    assert series.number == 3


def test_the_order_of_reading_does_not_matter() -> None:
    """Whatever order the files come in, the same is found."""
    exercises = [f"e{n}" for n in range(12)]
    chance = random.Random(6)
    posts = [
        workout(f"w{n}", n % 5, *chance.sample(exercises, 4), category=f"c{n % 3}")
        for n in range(40)
    ]
    first = around(posts)
    for _ in range(5):
        chance.shuffle(posts)
        assert around(posts) == first


# --- On the page --------------------------------------------------------------------------------

LONG = "word " * 210 + "\n\n"


def page(author: Author, path: str = "why/index.html") -> Element:
    return parse((author.output / path).read_text(encoding="utf-8"))


def test_only_a_long_text_has_contents(author: Author) -> None:
    """From 600 words and three headings on, its own blocks among them."""
    author.article(f"{LONG}## One\n\n{LONG}## Two\n\n{LONG}### Three\n\nEnd.\n")
    author.article("## One\n\n## Two\n\n### Three\n\nShort.\n", "short")
    author.article(f"{LONG}## One\n\n{LONG}## Two\n\n{LONG}", "few")
    author.build()
    assert [link.text for link in page(author).all(".contents a")] == ["One", "Two", "Three"]
    assert page(author, "short/index.html").all(".contents") == []
    assert page(author, "few/index.html").all(".contents") == []


def test_a_draft_has_no_neighbours(author: Author) -> None:
    """Nothing leads to it, and it leads to nothing that may be gone."""
    author.article("Text.", "one")
    author.article("Text.", "two", metadata="Status: draft\n")
    author.build()
    assert page(author, "one/index.html").all(".related") == []
    assert page(author, "drafts/two/index.html").all(".related") == []


def test_questions_and_series_are_metadata(author: Author) -> None:
    """A question a line; a part of a series by its number."""
    series = "Series: A & <b>\n"
    author.article("T.", "one", metadata=f"{series}Part: 2\nQuestions: Why & <how>?\n    And?\n")
    author.article("T.", "two", metadata=f"{series}Part: 1\n")
    author.build()
    one = page(author, "one/index.html")
    assert [item.text for item in one.all(".questions li")] == ["Why & <how>?", "And?"]
    assert "Part 2 of 2 of A & <b>" in one.one(".dateline").text
    assert one.all(".series-list a")[0].attributes["href"] == "/two/"


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ("Series: A\nPart: first\n", "'first' is no number of a part"),
        ("Series: A\nPart: 0\n", "'0' is no number of a part"),
        ("Part: 2\n", "a part, but of which series?"),
    ],
)
def test_a_wrong_part_is_told(author: Author, metadata: str, told: str) -> None:
    """With its line, before anything is built."""
    author.article("T.", metadata=metadata)
    built = author.try_to_build()
    assert built.exit_code == 1
    assert told in built.stderr


def test_an_author_has_a_box(author: Author) -> None:
    """Whose name stands in the settings; another's does not."""
    author.article("T.", "one", metadata="Author: Ann Lee\n")
    author.article("T.", "two", metadata="Author: Bo\n")
    author.build(
        AUTHORS={"Ann Lee": {"biography": "Runs.", "links": [["Strava", "https://s.x/a"]]}}
    )
    assert page(author, "one/index.html").one(".author").text == "Ann Lee Runs. Strava"
    assert page(author, "two/index.html").all(".author") == []


def test_texts_share_their_tags(author: Author) -> None:
    """Each of them reckons its slug by itself, and there are three to a text."""
    for name in ("a", "b"):
        author.article("Words.\n", name, metadata="Tags: hills, legs\n")
    found: list[Any] = []
    with signals.article_generator_finalized.connected_to(found.append):
        author.build()
    one, other = found[0].articles
    assert [*map(id, one.tags)] == [*map(id, other.tags)]
    assert one.category is other.category
    assert (one.metadata["tags"], one.metadata["category"]) == (one.tags, one.category)


def test_an_outline_that_is_kept_is_what_it_was() -> None:
    """Beside the text, in a form that is read quicker than the text."""
    known = Outline(3, (Heading("a", "A", (Heading("b", "B & b"),)), Heading("c", "C")))
    assert kept(json.loads(json.dumps(to_keep(known)))) == known
