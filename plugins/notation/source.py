r"""A source file and places in it.

Positions are counted once, in code points of the file's text with its line ends made ``\\n``;
lines and columns (both from 1) are worked out from them at the edge, in reports.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range ``start <= offset < end`` of a source's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def to(self, other: Span) -> Span:
        """Return the span from the start of this one to the end of ``other``."""
        return Span(self.start, max(self.end, other.end))


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
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_line_starts", tuple(starts))

    @property
    def line_count(self) -> int:
        return len(self._line_starts)

    def position(self, offset: int) -> Position:
        """Return the line and column of ``offset``."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return the span of line number ``line`` (from 1), without its line end."""
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < self.line_count else len(self.text)
        return Span(start, end)

    def line(self, line: int) -> str:
        """Return the text of line number ``line`` (from 1), without its line end."""
        return self.slice(self.line_span(line))

    def slice(self, span: Span) -> str:
        return self.text[span.start : span.end]


def normalised(text: str) -> str:
    r"""Return ``text`` without a byte order mark and with ``\\n`` as its only line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read the UTF-8 file at ``path``.

    Raises ``OSError`` when it cannot be read and ``UnicodeDecodeError`` when it is not UTF-8.
    """
    return Source(shown_as or path.as_posix(), normalised(path.read_bytes().decode("utf-8")))
