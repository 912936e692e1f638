r"""A source file and places in it.

Positions are counted once, in code points of the file's text with its line ends made ``\\n``;
lines and columns (both from 1) are worked out from them at the edge, in reports.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_new_tuple: Final = tuple.__new__


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """The half-open range ``start <= offset < end`` of a source's text, in code points.

    A named tuple that looks at its numbers: there are hundreds to a page, and a frozen data class
    takes twice as long to make.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Span:
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        return _new_tuple(cls, (start, end))

    def to(self, other: Span) -> Span:
        """Return the span from the start of this one to the end of ``other``."""
        return Span(self.start, max(self.end, other.end))


#: A span of a pair that is known to be one, such as a match's: made in a third of the time.
span_of: Final = cast("Callable[[tuple[int, int]], Span]", partial(_new_tuple, Span))

#: For values that come from no text, such as those a program makes up.
NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Position:
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file's text under the path that messages shall show.

    ``text`` has ``\\n`` line ends only (:func:`read` sees to it).
    """

    path: str
    text: str
    _starts: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def _line_starts(self) -> tuple[int, ...]:
        """Where the lines start: worked out when first asked for, which is seldom."""
        if not self._starts:
            lengths = [len(line) + 1 for line in self.text.split("\n")]
            lengths.pop()
            object.__setattr__(self, "_starts", tuple(accumulate(lengths, initial=0)))
        return self._starts

    @property
    def line_count(self) -> int:
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of ``offset``."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return the span of line number ``line`` (from 1), without its line end."""
        starts = self._line_starts
        return Span(starts[line - 1], starts[line] - 1 if line < len(starts) else len(self.text))

    def line(self, line: int) -> str:
        """Return the text of line number ``line`` (from 1), without its line end."""
        return self.slice(self.line_span(line))

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


def normalised(text: str) -> str:
    r"""Return ``text`` without a byte order mark and with ``\\n`` as its only line end."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read the UTF-8 file at ``path``.

    Raises ``OSError`` when it cannot be read and ``UnicodeDecodeError`` when it is not UTF-8.
    """
    return Source(shown_as or path.as_posix(), normalised(path.read_bytes().decode("utf-8")))
