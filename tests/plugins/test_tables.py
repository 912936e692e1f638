"""Tables that an author writes in Markdown: what a phone needs to show their rows as cards."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from plugins.markdown_source.tables import LONG, TIGHT, label


def labels(table: str) -> list[list[str | None]]:
    element = fromstring(table)
    label(element, text_of)
    return [[cell.get("data-label") for cell in row] for row in element.iter("tr")]


def text_of(cell: Element) -> str:
    return "".join(cell.itertext()).strip()


def test_a_cell_is_told_the_head_of_its_column() -> None:
    """The words of it, without their markup; the head itself needs none."""
    assert labels(
        "<table><thead><tr><th>Week</th><th><em>Push</em>-up</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2 × 8</td></tr><tr><td>2</td><td>3 × 8</td></tr></tbody></table>"
    ) == [[None, None], ["Week", "Push-up"], ["Week", "Push-up"]]


def test_a_head_of_two_rows_is_no_trouble() -> None:
    """It has more columns than any row; only HTML of an author's own can have that."""
    head = "<tr><th>A</th><th>B</th></tr>"
    assert labels(
        f"<table><thead>{head}{head}</thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    ) == [[None, None], [None, None], ["A", "B"]]


def test_no_head_no_words() -> None:
    """An empty head, or a cell too many, is left as it is."""
    assert labels(
        "<table><thead><tr><th></th><th>Push-up</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2 × 8</td><td>?</td></tr></tbody></table>"
    ) == [[None, None], [None, "Push-up", None]]


def fitted(*columns: str) -> tuple[str | None, list[str]]:
    """The class of a table with these heads above a one, and its cells that may be broken."""
    heads = "".join(f"<th>{words}</th>" for words in columns)
    table = fromstring(
        f"<table><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr>{'<td>1</td>' * len(columns)}</tr></tbody></table>"
    )
    label(table, text_of)
    long = [text_of(cell) for cell in table.iter() if cell.get("class") == LONG]
    return table.get("class"), long


def test_a_table_with_room_is_left_alone() -> None:
    """A line has room for 68 letters, of which each column takes some beside its words."""
    assert fitted("a" * 62, "b c d e f g") == (None, [])
    assert fitted(*("Two-handed words of nine letters" for _ in range(4))) == (None, [])


def test_columns_move_together_before_words_are_broken() -> None:
    """The days of a week stay whole."""
    week = ("Week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    assert fitted(*week) == (TIGHT, [])


def test_a_word_may_be_broken_that_leaves_no_room() -> None:
    """Not those that take no more than an even share, however little that leaves of the long."""
    assert fitted("w" * 70) == (TIGHT, ["w" * 70])
    long = "Donaudampfschifffahrt"
    assert fitted(long, "Squat", long, "Push-up", long) == (TIGHT, [long] * 3)
