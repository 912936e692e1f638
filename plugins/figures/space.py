"""How much room there is at a place of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot

from .camera import Point, Stroke, along

#: Farther than this nothing is looked at.
WIDE = 7.0
#: So wide are the squares for each of which the lines near it are looked for once.
_SQUARE = 12.0
#: What is added to this, and it is taken away again, is rounded to halves: so far apart are the
#: numbers there.
_HALVES = 3 * 2.0**50
#: A line's start, its way, one over that squared, half its width, and where it is near.
_Line = tuple[float, float, float, float, float, float, float, float, float, float]


class Space:
    """The strokes of a drawing, asked for the distance from a point to the nearest ink."""

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        self._lines: list[_Line] = []
        self._rings: list[tuple[float, float, float, float]] = []
        self._known: dict[tuple[float, float, float], float] = {}
        self._near: dict[tuple[float, float], list[_Line]] = {}
        for stroke in strokes:
            if stroke.role in ("gap", "ground"):
                continue
            half = stroke.width / 2
            if stroke.radius:
                self._rings.append((*stroke.points[0], stroke.radius, half))
            else:
                self._lines += [_line(a, b, half) for a, b in _pieces(stroke)]

    def room(self, x: float, y: float, least: float = -WIDE) -> float:
        """Return how far the nearest ink is from a point, to half a unit and at most ``WIDE``.

        Where that is less than ``least``, so is what is returned, and no more is known.
        """
        x, y = x + _HALVES - _HALVES, y + _HALVES - _HALVES
        key = (x, y, least)
        if (known := self._known.get(key)) is not None:
            return known
        square = (x // _SQUARE, y // _SQUARE)
        if (near := self._near.get(square)) is None:
            near = self._near[square] = self._lines_near(*square)
        best = WIDE
        for number, (left, right, top, bottom, ax, ay, dx, dy, inverse, half) in enumerate(near):
            if left < x < right and top < y < bottom:
                px, py = x - ax, y - ay
                share = (px * dx + py * dy) * inverse
                share = 0.0 if share < 0 else 1.0 if share > 1 else share
                room = hypot(px - share * dx, py - share * dy) - half
                if room < best:
                    best = room
                    if best < least:  # so it is for its neighbours, most likely
                        near.insert(0, near.pop(number))
                        break
        for cx, cy, radius, half in self._rings:
            best = min(best, abs(hypot(x - cx, y - cy) - radius) - half)
        self._known[key] = best
        return best

    def _lines_near(self, column: float, row: float) -> list[_Line]:
        """Return the lines that some place of a square is near to."""
        x, y, size = column * _SQUARE, row * _SQUARE, _SQUARE
        return [
            one
            for one in self._lines
            if one[0] < x + size and x < one[1] and one[2] < y + size and y < one[3]
        ]


def _line(a: Point, b: Point, half: float) -> _Line:
    far = half + WIDE
    (ax, ay), (bx, by) = a, b
    dx, dy = bx - ax, by - ay
    square = dx * dx + dy * dy
    return (
        min(ax, bx) - far, max(ax, bx) + far, min(ay, by) - far, max(ay, by) + far,
        ax, ay, dx, dy, 1 / square if square else 0.0, half,
    )  # fmt: skip


def _pieces(stroke: Stroke) -> Iterator[tuple[Point, Point]]:
    points = list(stroke.points)
    if stroke.curved:
        points = [points[0]]
        for a, c, b in zip(stroke.points[:-2:2], stroke.points[1::2], stroke.points[2::2],
                           strict=False):  # fmt: skip
            points += [along(along(a, c, t), along(c, b, t), t) for t in (0.33, 0.67, 1.0)]
    if len(points) == 1:
        points.append(points[0])
    if stroke.closed:
        points.append(points[0])
    yield from pairwise(points)
