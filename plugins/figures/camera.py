"""World -> picture: orthographic views, strokes and the box that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, radians, sin

from plugins.late import dataclass

from .model import Shape
from .skeleton import Vector

Point = tuple[float, float]

#: How far to the figure's front the viewer stands (degrees from its right side), and how high.
VIEWS = {
    "": (0, 0),
    "side": (0, 0),
    "front": (90, 0),
    "back": (-90, 0),
    "three-quarter": (40, 12),
    "three-quarter front": (62, 12),
}
#: The same as cosines and sines of both.
_TURNED = {
    view: (cos(radians(yaw)), sin(radians(yaw)), cos(radians(pitch)), sin(radians(pitch)))
    for view, (yaw, pitch) in VIEWS.items()
}


@dataclass(frozen=True, slots=True)
class Camera:
    """Where a figure is seen from, and how far it is moved for it."""

    view: str
    shift: tuple[float, float] = (0.0, 0.0)  # world x and z
    rise: float = 0.0  # in the picture: who is seen from above stands behind the ground line

    def at(self, point: Vector) -> Point:
        """Return a world point's place in the picture, y down."""
        c, s, level, high = _TURNED[self.view]
        x, z = point[0] + self.shift[0], point[2] + self.shift[1]
        up = point[1] * level - (z * c + x * s) * high
        return (x * c - z * s, -up - self.rise)

    def depth(self, point: Vector) -> float:
        """Return how near a world point is to the viewer."""
        c, s, _, _ = _TURNED[self.view]
        return point[2] * c + point[0] * s


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stroke before it is written down: a line through points, or a circle about the first."""

    role: str
    points: tuple[Point, ...]
    width: float
    closed: bool = False
    filled: bool = False
    radius: float = 0.0
    curved: bool = False  # quadratic: every second point is a control point

    def gap(self, by: float, start: float = 0.0) -> Stroke:
        """Return the gap of background around this stroke, from a share of its first piece on."""
        points = self.points
        if start and len(points) > 1:
            points = (along(points[0], points[1], start), *points[1:])
        return replace(self, role="gap", points=points, width=self.width + 2 * by, filled=False)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of what is inked."""
        by = self.radius + self.width / 2
        points = self.points
        if self.curved:  # a control point lies outside: the curve's end and its middle do not
            points = tuple(
                along(along(a, c, t), along(c, b, t), t)
                for a, c, b in zip(points[:-2:2], points[1::2], points[2::2], strict=False)
                for t in (0.0, 0.25, 0.5, 0.75, 1.0)
            )
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        return min(xs) - by, min(ys) - by, max(xs) + by, max(ys) + by

    def shape(self) -> Shape:
        """Write the stroke down."""
        return Shape(self.role, self._path(), round(self.width, 1), self.filled)

    def _path(self) -> str:
        x, y = self.points[0]
        if self.radius:
            r = _number(self.radius)
            d = _number(2 * self.radius)
            return f"M{_pair(x - self.radius, y)}a{r} {r} 0 1 0 {d} 0a{r} {r} 0 1 0-{d} 0"
        if len(self.points) == 1:
            # Not h0: what sets the printed sheets draws no stroke of no length.
            return f"M{_pair(x, y)}L{_pair(x + 0.1, y)}"
        parts = [f"M{_pair(x, y)}"]
        rest = self.points[1:]
        if self.curved:
            parts += [
                f"Q{_pair(*rest[i])} {_pair(*rest[i + 1])}" for i in range(0, len(rest) - 1, 2)
            ]
        else:
            parts.append("L" + " ".join(_pair(*point) for point in rest))
        return "".join(parts) + ("z" if self.closed else "")


def along(a: Point, b: Point, share: float) -> Point:
    """Return the point that lies a share of the way from ``a`` to ``b``."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _number(value: float) -> str:
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _pair(x: float, y: float) -> str:
    second = _number(y)
    return f"{_number(x)}{'' if second.startswith('-') else ' '}{second}"


def extent(strokes: Iterable[Stroke]) -> tuple[float, float, float, float]:
    """Return what the strokes cover together."""
    all_bounds = [stroke.bounds() for stroke in strokes if stroke.role not in ("gap", "ground")]
    return (
        min(one[0] for one in all_bounds),
        min(one[1] for one in all_bounds),
        max(one[2] for one in all_bounds),
        max(one[3] for one in all_bounds),
    )


def middle(points: Sequence[Point]) -> Point:
    """Return the middle of some points."""
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
