"""How wide words are, and how many lines they take, from the tables of the sheet's own font.

Kerning is left out: it makes a line narrower, by a hundredth at most.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: What fits together on a line: a width that never parts, and the space before what follows.
Piece = tuple[float, float]
Pieces = Sequence[Piece]

#: A letter that the font lacks comes from another one, of about this width in ems.
_OTHER: Final = 0.6
#: A line may end after each of these: at a space, at a place to break, after a hyphen or a dash.
_PARTS: Final = re.compile(
    "[^ \u200b]*?(?:[ \u200b]+|[-/](?=[^\\W\\d])|[–—](?=[^ \u200b])|$)", re.DOTALL
)


class Face:
    """A font file: the widths of its letters."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        tables = {
            raw[at : at + 4]: struct.unpack_from(">I", raw, at + 8)[0]
            for at in range(12, 12 + 16 * struct.unpack_from(">H", raw, 4)[0], 16)
        }
        (em,) = struct.unpack_from(">H", raw, tables[b"head"] + 18)
        (count,) = struct.unpack_from(">H", raw, tables[b"hhea"] + 34)
        advances = struct.unpack_from(">" + "Hh" * count, raw, tables[b"hmtx"])[::2]
        self._widths: dict[str, float] = {
            letter: advances[min(glyph, count - 1)] / em
            for letter, glyph in _glyphs(raw, tables[b"cmap"])
        } | {"\u200b": 0.0, "\u2060": 0.0}

    def width(self, words: str) -> float:
        """Return the width of ``words`` in ems."""
        return sum(self._widths.get(letter, _OTHER) for letter in words)


def _glyphs(raw: bytes, cmap: int) -> Iterable[tuple[str, int]]:
    """Yield the letters of a font and the numbers of their glyphs, from its table of format 4."""
    for at in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", raw, cmap + 2)[0], 8):
        table = cmap + struct.unpack_from(">I", raw, at + 4)[0]
        if struct.unpack_from(">H", raw, table)[0] == 4:
            break
    else:
        raise ValueError("the font has no table of letters in format 4")
    (twice,) = struct.unpack_from(">H", raw, table + 6)

    def column(number: int, kind: str = "H") -> tuple[int, ...]:
        start = table + 14 + number * twice + (2 if number else 0)
        return struct.unpack_from(f">{twice // 2}{kind}", raw, start)

    offsets = table + 16 + 3 * twice
    runs = zip(column(1), column(0), column(2, "h"), column(3), strict=True)
    for number, (first, last, shift, offset) in enumerate(runs):
        for letter in range(first, min(last, 0xFFFE) + 1):
            glyph = letter
            if offset:
                place = offsets + 2 * number + offset + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", raw, place)
            if not offset or glyph:
                yield chr(letter), (glyph + shift) % 65536


class Lettering:
    """The two weights of a sheet's font, or of the cut of it for large print."""

    def __init__(self, fonts: Path, *, large: bool = False) -> None:
        family = "AtkinsonHyperlegibleNext" + ("Large" if large else "")
        faces = [Face(fonts / f"{family}-{weight}.ttf") for weight in ("Regular", "Bold")]

        # The same words are set in the same sizes again and again, in all ways to set a sheet.
        @lru_cache(maxsize=1 << 14)
        def width(words: str, size: float, bold: bool) -> float:
            return size * faces[bold].width(words)

        @lru_cache(maxsize=1 << 14)
        def pieces(words: str, size: float, bold: bool) -> tuple[Piece, ...]:
            found = []
            for part in filter(None, _PARTS.findall(words)):
                bare = part.rstrip(" \u200b")
                wide = width(bare, size, bold)
                found.append((wide, width(part[len(bare) :], size, bold)))
            return tuple(found)

        self._width, self._pieces = width, pieces

    def width(self, words: str, size: float, *, bold: bool = False) -> float:
        """Return the width of ``words`` in one line."""
        return self._width(words, size, bold)

    def pieces(self, words: str, size: float, *, bold: bool = False) -> Pieces:
        """Return ``words`` in pieces, as a line may break between them."""
        return self._pieces(words, size, bold)


def joined(*runs: Pieces) -> Pieces:
    """Return texts that follow each other without a place to break between them."""
    whole: list[Piece] = []
    for run in runs:
        if whole and run and not whole[-1][1]:
            whole[-1] = (whole[-1][0] + run[0][0], run[0][1])
            whole.extend(run[1:])
        else:
            whole.extend(run)
    return whole


def spaced(runs: Iterable[Pieces], space: float) -> Pieces:
    """Return texts that follow each other with ``space`` between them, where a line may break."""
    whole: list[Piece] = []
    for run in runs:
        if whole:
            whole[-1] = (whole[-1][0], whole[-1][1] + space)
        whole.extend(run)
    return whole


def lines(pieces: Iterable[Piece], within: float) -> int:
    """Return how many lines ``pieces`` take in a width; nothing takes none."""
    count, at = 0, 0.0
    for wide, space in pieces:
        if not count or (at and at + wide > within + 0.01):
            count, at = count + 1, 0.0
        at += wide + space
    return count
