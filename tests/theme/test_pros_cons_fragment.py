"""``fragments/pros_cons.html``: for and against as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.theme.examples import pros_cons as examples
from tests.theme.examples.pros_cons import ProsCons
from tests.theme.fragment import Element, body, heading_levels, ids, render, skipped_levels

every_example = pytest.mark.parametrize("value", examples.ALL, ids=lambda value: value.anchor)


def page_of(value: ProsCons) -> Element:
    return render("pros_cons", pros_cons=value, body=body)


@every_example
def test_every_word_is_there(value: ProsCons) -> None:
    """The title, each lead twice (in short and in full), each body and the verdict."""
    said = page_of(value).text
    assert value.title in said
    assert value.intro in said
    assert value.verdict in said
    for point in (*value.pros, *value.cons):
        assert said.count(point.lead) >= 2
        assert point.body in said


@every_example
def test_each_lead_links_to_its_point(value: ProsCons) -> None:
    """From the summary one gets to the full text."""
    page = page_of(value)
    links = [(link.text, link.attributes["href"]) for link in page.all(".pros-cons-short a")]
    points = (*value.pros, *value.cons)
    assert sorted(links) == sorted((point.lead, f"#{point.anchor}") for point in points)
    assert [item.attributes["id"] for item in page.all(".point")] == [
        point.anchor for point in points
    ]


@every_example
def test_ids_are_unique(value: ProsCons) -> None:
    """No two elements are called the same."""
    found = ids(page_of(value))
    assert len(set(found)) == len(found)


@every_example
def test_no_heading_level_is_skipped(value: ProsCons) -> None:
    """A title, the sides, the points."""
    page = page_of(value)
    assert heading_levels(page)[0] == 2
    assert skipped_levels(page) == []


@every_example
def test_sides_are_told_apart_by_words(value: ProsCons) -> None:
    """A side that has points is headed by its word, in short and in full; another is not."""
    titles = [title.text for title in page_of(value).all(".side-title")]
    assert titles.count("+ For") == (2 if value.pros else 0)
    assert titles.count("− Against") == (2 if value.cons else 0)


@every_example
def test_only_pairs_are_a_table(value: ProsCons) -> None:
    """Points that answer each other stand in one row; otherwise a row would mean nothing."""
    page = page_of(value)
    assert len(page.all("table")) == (1 if value.paired else 0)
    if value.paired:
        rows = [[cell.text for cell in row.all("td")] for row in page.all("tbody tr")]
        assert rows == [
            [pro.lead, con.lead] for pro, con in zip(value.pros, value.cons, strict=True)
        ]
        assert page.one("caption").text
        assert {cell.attributes["scope"] for cell in page.all("th")} == {"col"}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (examples.ONLY_PROS, "Nothing is listed against it."),
        (examples.ONLY_CONS, "Nothing is listed for it."),
    ],
)
def test_an_empty_side_is_said_in_words(value: ProsCons, words: str) -> None:
    """There is no empty column."""
    page = page_of(value)
    assert words in page.one(".pros-cons-short").text
    assert len(page.all(".points")) == 1


def test_without_points_there_is_no_summary() -> None:
    """Only what the author wrote is there."""
    page = page_of(replace(examples.ONLY_PROS, pros=()))
    assert page.one("section").text == examples.ONLY_PROS.title


@every_example
def test_a_verdict_is_shown_if_there_is_one(value: ProsCons) -> None:
    """No heading without a text."""
    assert len(page_of(value).all(".verdict")) == (1 if value.verdict else 0)


def test_a_block_without_a_title_is_still_named() -> None:
    """The section's name comes from a heading, so there is one."""
    assert page_of(replace(examples.PAIRED, title="")).one("h2").text == "For and against"
