"""A table of the author's own, made ready for a phone, where each row is a card (table.css)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

#: What a card shows before the cell: the words at the head of its column.
LABEL: Final = "data-label"


def label(table: Element, text_of: Callable[[Element], str]) -> None:
    """Tell each cell below the head what its column is called, and have code show bars."""
    for code in table.iter("code"):
        # Between its backticks a backslash keeps a bar from parting two cells, and is no code.
        code.text = AtomicString((code.text or "").replace("\\|", "|"))
    heads = [text_of(cell) for cell in table.iterfind("thead/tr/th")]
    for row in table.iterfind("tbody/tr"):
        for cell, head in zip(row, heads, strict=False):
            if head:
                cell.set(LABEL, head)
