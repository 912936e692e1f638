"""The pieces of a GIF, for what looks whether it is whole and for what takes its words out.

https://www.w3.org/Graphics/GIF/spec-gif89a.txt
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a piece begins with: one that shows nothing, a picture, the end.
WORDS: Final = 0x21
_PICTURE: Final = 0x2C
_END: Final = 0x3B


def pieces(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each piece of a GIF begins and ends: its head, then what its first byte says.

    Raises ``IndexError`` where it is not whole, has no picture, or has one without any points,
    of which other programs read on in the words behind it.
    """

    def behind_blocks(at: int) -> int:
        while data[at]:
            at += data[at] + 1
        return at + 1

    def colours(flags: int) -> int:
        return 3 * (2 << (flags & 7)) if flags & 0x80 else 0

    at = 13 + colours(data[10])
    yield 0, at
    shows = False
    while data[at] != _END:
        if data[at] == WORDS:
            end = behind_blocks(at + 2)
        elif data[at] == _PICTURE:
            shows = True
            first = at + 10 + colours(data[at + 9]) + 1
            end = behind_blocks(first)
            if end == first + 1:
                raise IndexError(first)
        else:
            raise IndexError(at)
        yield at, end
        at = end
    if not shows:
        raise IndexError(at)
    yield at, at + 1
