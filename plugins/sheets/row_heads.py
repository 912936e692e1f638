"""Makes heads of the cells that name a row, for those who listen to a table.

Typst knows heads of columns only: those of rows are a feature that its Python package cannot turn
on. It writes the tree of tags as plain text, so a word is written over another of no more letters,
and nothing in the file moves. What it would write otherwise stays as it is.
"""

from __future__ import annotations

import re
from typing import Final

#: A cell of data: the row that it is in, and the heads of columns that it names.
_CELL: Final = re.compile(
    rb"<</Type/StructElem/S/(TD)/P (\d+) 0 R/A\[<</O/Table(/Headers\[([^]]*)\])"
)


def with_row_heads(pdf: bytes) -> bytes:
    """Return a PDF of Typst's in which the rows of tables have heads.

    A row's head is the last cell below the head of its first column: exercises are named after
    their numbers and figures.
    """
    rows: dict[bytes, list[re.Match[bytes]]] = {}
    for cell in _CELL.finditer(pdf):
        rows.setdefault(cell[2], []).append(cell)
    made = bytearray(pdf)

    def put(words: bytes, cell: re.Match[bytes], group: int) -> None:
        made[slice(*cell.span(group))] = words.ljust(len(cell[group]))

    for cells in rows.values():
        named = [cell for cell in cells if cell[4] == cells[0][4]]
        # A note has the row for itself.
        if len(cells) < 2:
            continue
        for cell in cells:
            # Who follows the names of heads would not ask for those of rows.
            put(b"", cell, 3)
        put(b"TH", named[-1], 1)
        put(b"/Scope/Row", named[-1], 3)
    return bytes(made)
