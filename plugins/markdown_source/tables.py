"""A table of the author's own, made ready for each width (table.css).

On a phone each row is a card, with the words of the head before its cells. On a desk and on paper
the columns stand side by side, and a word that takes the room of others is broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

#: What a card shows before the cell: the words at the head of its column.
LABEL: Final = "data-label"


#: The class of a table with little room, and of a cell of it whose words may be broken.
TIGHT: Final = "tight"
LONG: Final = "long-words"
#: So many letters stand side by side in the narrowest table that is no cards.
_ROOM: Final = 68
#: What a column takes beside its words, in letters, and what it takes in a tight table.
_BESIDE: Final = 2.5
_LITTLE: Final = 1


def label(table: Element, text_of: Callable[[Element], str]) -> None:
    """Tell each cell below the head what its column is called, and have code show bars."""
    for code in table.iter("code"):
        # Between its backticks a backslash keeps a bar from parting two cells, and is no code.
        code.text = AtomicString((code.text or "").replace("\\|", "|"))
    heads = [text_of(cell) for cell in table.iterfind("thead/tr/th")]
    longest = [
        [(cell, _longest(head)) for cell, head in zip(row, heads, strict=False)]
        for row in table.iterfind("thead/tr")
    ]
    for row in table.iterfind("tbody/tr"):
        longest.append([(cell, _longest(text_of(cell))) for cell in row])
        for cell, head in zip(row, heads, strict=False):
            if head:
                cell.set(LABEL, head)
    _fit(table, longest, len(heads))


def _longest(text: str) -> int:
    return max(map(len, text.replace("-", " ").split()), default=0)


def _fit(table: Element, rows: list[list[tuple[Element, int]]], columns: int) -> None:
    """Where the longest words leave no room, break those that are longer than an even share."""
    needed = sum(
        max((row[at][1] for row in rows if at < len(row)), default=0) for at in range(columns)
    )
    if needed > _ROOM - _BESIDE * columns:
        _mark(table, TIGHT)
    room = _ROOM - _LITTLE * columns
    if needed > room:
        for cell, letters in (each for row in rows for each in row):
            if letters * columns > room:
                _mark(cell, LONG)


def _mark(element: Element, name: str) -> None:
    element.set("class", " ".join(filter(None, [element.get("class"), name])))
