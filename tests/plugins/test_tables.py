"""Tables that an author writes in Markdown: what a phone needs to show their rows as cards."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from plugins.markdown_source.tables import label


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


def test_no_head_no_words() -> None:
    """An empty head, or a cell too many, is left as it is."""
    assert labels(
        "<table><thead><tr><th></th><th>Push-up</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2 × 8</td><td>?</td></tr></tbody></table>"
    ) == [[None, None], [None, "Push-up", None]]
