"""What a screen reader says of a page, and in which order, from Chromium's accessibility tree."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.kinds import WORKOUTS
from tests.browser.tree import tree

TABLE = "/four-week-block/"
PHONE = (320, 700)


@pytest.mark.parametrize("width", [320, 1280])
def test_rows_that_are_cards_are_a_table(open_page: OpenPage, width: int) -> None:
    """On a phone as on a desk: a named table, heads of columns and rows, each cell said once."""
    page = open_page(TABLE, viewport=(width, 800))
    shown = page.locator(".workout table tbody tr").first.evaluate(
        "e => getComputedStyle(e).display"
    )
    assert (shown == "block") == (width == 320)
    (table,) = tree(page).all("table")
    assert table.name == "The plan by week, 1 to 4 (easy)"
    head, *rows = table.all("row")
    heads = [cell.text for cell in head.all("columnheader")]
    assert heads[0] == "Week"
    assert len(rows) == 4
    for number, row in enumerate(rows, 1):
        assert [cell.text for cell in row.all("rowheader")] == [
            f"{number} (easy)" if number == 4 else f"{number}"
        ]
        assert len(row.all("cell")) == len(heads) - 1
        assert not [cell for cell in row.all("cell") if any(h in cell.text for h in heads)]


def test_cards_say_which_column_a_cell_is_of(open_page: OpenPage) -> None:
    """What one sees before a cell is the head of its column."""
    page = open_page(TABLE, viewport=PHONE)
    heads = page.locator(".workout thead th").all_inner_texts()
    seen = page.locator(".workout tbody tr").first.evaluate(
        "row => [...row.cells].map(e => getComputedStyle(e, '::before').content)"
    )
    assert [text.partition(" / ")[0].strip('" ').split('"')[0] for text in seen] == heads


@pytest.mark.parametrize("zoom", [1, 2])
def test_no_table_is_scrolled_on_a_phone(open_page: OpenPage, zoom: int) -> None:
    """All of a table is there at 320 px, and at twice the size of text."""
    page = open_page(TABLE, viewport=PHONE)
    page.evaluate("zoom => { document.documentElement.style.fontSize = `${100 * zoom}%` }", zoom)
    region = page.locator(".table-scroll")
    assert region.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    page.locator(".workout tr, .workout tr > *").evaluate_all(
        """all => all.forEach(e => {
          e.style.display = e.matches("tr") ? "table-row" : "table-cell";
          e.style.minWidth = "5rem";
        })"""
    )
    assert region.evaluate("e => e.scrollWidth - e.clientWidth") > 0


@pytest.mark.parametrize("path", [path for path, number in WORKOUTS.items() if number == 1])
def test_a_workout_is_read_in_its_order(open_page: OpenPage, path: str) -> None:
    """Title, facts, then each section with its exercises, each with its dose, as they are seen."""
    page = open_page(path)
    root = tree(page)
    main = next(node for node in root if node.role == "main")
    said = " ".join(main.text.split())
    title = page.locator("h1").inner_text()
    workout = page.locator("section.workout")
    facts = page.locator("#at-a-glance").inner_text()
    sections = workout.locator("h3").all_inner_texts()
    expected = [title, facts, workout.locator("h2").inner_text()]
    for section in workout.locator(".workout-section").all():
        expected += section.locator("h3").all_inner_texts()
        for line in section.locator(".row--exercise .row-main").all():
            expected += line.locator(".row-name, .row-dose").all_inner_texts()
    assert len(expected) > 8
    at = 0
    for words in expected:
        found = said.find(" ".join(words.split()), at)
        assert found >= 0, f"{words!r} is not read after {said[max(0, at - 60) : at]!r}"
        at = found + len(" ".join(words.split()))
    levels = [node.name for node in main.all("heading")]
    assert [name for name in levels if name in sections] == sections


@pytest.mark.parametrize("path", [path for path, number in WORKOUTS.items() if number == 1])
def test_exercises_are_items_of_lists(open_page: OpenPage, path: str) -> None:
    """One hears how many there are, and each item holds its own dose."""
    page = open_page(path)
    main = next(node for node in tree(page) if node.role == "main")
    items = [item.text for item in main.all("listitem")]
    for line in page.locator("section.workout .row--exercise").all():
        parts = line.locator(".row-name, .row-dose").all_inner_texts()
        words = [" ".join(part.split()) for part in parts]
        assert any(all(word in item for word in words) for item in items), words
