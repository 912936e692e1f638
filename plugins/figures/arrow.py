"""The arrow of a movement: from where the most-moving part was to where it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import cos, hypot, radians, sin

from . import words
from .camera import Camera, Point, Stroke
from .model import Pose
from .skeleton import Skeleton
from .space import Space

Body = tuple[Pose, Skeleton, Camera]
WIDTH = 2.2
HEAD = 3.0  # the width of the stroke that a small triangle becomes the arrow's head with
_SHORTEST = 6.0  # a movement that is less needs no arrow
_LONGEST = 34.0
_LEAST = 14.0  # how long an arrow is at least, if there is room
_STUB = 11.0
#: The trunk's way tells more of a movement than the hands', which only go along.
_TELLING = {"hips": 1.5, "shoulders": 1.05, "hand": 0.9, "knee": 0.9, "ankle": 1.1}
_ASIDE = (0, 7, 9, 11, 13, 16, 20, 25, 31, 38)
_ON = (0, -5, 5, -10, 10, -16, 16, -23, 22, -31, 28, 34)


def arrow(before: Body, now: Body, strokes: Sequence[Stroke]) -> list[Stroke]:
    """Return the strokes of the arrow in the drawing of ``now``, where it hides nothing."""
    wanted = now[0].arrow
    if wanted == "none":
        return []
    if wanted.startswith("circle "):
        part = wanted.removeprefix("circle ")
        return _circle_near(_at(part, now), Space(strokes))
    if wanted.startswith("turn "):
        # Round the trunk, the half that is nearer to the viewer: who turns right moves it left.
        way = (-10.0, 190.0) if wanted == "turn right" else (190.0, -10.0)
        return _circle(now[2].at(now[1].points["back"]), 17.0, way, 0.36)
    way_ = _way(before, now, [wanted] if wanted in now[1].points else [
        "hips", "shoulders",
        *(f"{side} {part}" for side in ("right", "left") for part in ("ankle", "hand", "knee")),
    ])  # fmt: skip
    if way_ is None:
        return []
    space = Space(strokes)
    best: tuple[float, Point, Point] | None = None
    for base, a, b in _candidates(*way_):
        if best and base >= best[0]:
            break
        cost = base + _crowded(a, b, space, best[0] - base if best else 1e9)
        if best is None or cost < best[0] - 1e-9:
            best = (cost, a, b)
    return _straight(best[1], best[2]) if best else []


def _at(part: str, now: Body) -> Point:
    """Return where in the picture a part of the body is, or the ball that it rests on."""
    _, found, camera = now
    if part != "ball":
        return camera.at(found.points[part])
    names = [
        name if one.part in words.TRUNK_PARTS else f"{one.side} {name}"
        for one in now[0].contacts if one.target == "ball"
        for name, _ in words.TOUCH.get(one.part, ())
    ]  # fmt: skip
    xs = [camera.at(found.points[name])[0] for name in names]
    if not xs:
        return camera.at(found.points["right hand"])
    return (sum(xs) / len(xs), -words.BALL)


def _way(before: Body, now: Body, names: Sequence[str]) -> tuple[Point, Point] | None:
    """Return the way of the part that tells most, or nothing if it hardly moved."""
    moves: list[tuple[float, Point, Point]] = []
    for name in names:
        a, b = before[2].at(before[1].points[name]), now[2].at(now[1].points[name])
        telling = _TELLING.get(name.split()[-1], 1.0)
        moves.append((round(hypot(b[0] - a[0], b[1] - a[1]) * telling, 3), a, b))
    far, a, b = max(moves, key=lambda move: move[0])
    return (a, b) if far >= _SHORTEST and hypot(b[0] - a[0], b[1] - a[1]) >= 3 else None


def _candidates(a: Point, b: Point) -> Iterator[tuple[float, Point, Point]]:
    """Yield arrows along the way from ``a`` to ``b``, the most fitting first, with their cost."""
    whole = hypot(b[0] - a[0], b[1] - a[1])
    x, y = (b[0] - a[0]) / whole, (b[1] - a[1]) / whole
    for cost, long, on, side in _table(round(min(max(whole, _LEAST), _LONGEST))):
        tip = (b[0] - y * side + x * on, b[1] + x * side + y * on)
        yield cost, (tip[0] - x * long, tip[1] - y * long), tip


@lru_cache(maxsize=64)
def _table(longest: int) -> tuple[tuple[float, float, int, int], ...]:
    """Return arrows by their cost: how long, how far on and to which side of the way they end.

    An arrow may stand beside the way, be short, and begin or end elsewhere on it: what counts
    is that it is near the part that moved, which is at the end of the way.
    """
    found = []
    for long in sorted({longest, max(_LEAST, 0.7 * longest), max(_LEAST, 0.5 * longest), _STUB}):
        for on in _ON:
            beyond = max(on - long, -on, 0.0)  # how far the line begins or ends from the part
            cost = 0.08 * (longest - long) + 0.02 * abs(on) + 0.08 * max(on, 0)
            for away in _ASIDE:
                far = 0.2 * max(hypot(away, beyond) - 9, 0.0)
                found += [(cost + far, long, on, side) for side in sorted({away, -away})]
    return tuple(sorted(found, key=lambda one: one[0]))


def _crowded(a: Point, b: Point, space: Space, most: float) -> float:
    """Return how much of an arrow would lie on, or very near, other strokes; stop at ``most``."""
    x, y = a
    across, down = b[0] - x, b[1] - y
    long = hypot(across, down)
    steps = max(3, round(long / 3))
    cost = 0.0
    for step in range(steps, -1, -1):
        share = step / steps
        below = y + down * share
        half = 3.6 if (1 - share) * long < 6 else WIDTH / 2  # the head is wider
        room = -below - 1.0 - half  # above the floor
        if room >= 1.3:
            room = min(space.room(x + across * share, below, half + 1.3) - half, room)
        if room < 1.3:
            cost += 8.0
        elif room < 3.0:
            cost += 3.0 - room
        if cost >= most:
            break
    return cost


def _straight(a: Point, b: Point) -> list[Stroke]:
    long = hypot(b[0] - a[0], b[1] - a[1])
    x, y = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    neck = (b[0] - x * 4.0, b[1] - y * 4.0)
    return [Stroke("arrow", (a, neck), WIDTH), _head(b, (x, y))]


def _head(tip: Point, way: Point) -> Stroke:
    """Return a head that is solid without a fill, so that it needs no style of its own."""
    x, y = way
    inner = (tip[0] - x * HEAD / 2, tip[1] - y * HEAD / 2)
    wings = [
        (inner[0] - 4.6 * x - s * 2.5 * y, inner[1] - 4.6 * y + s * 2.5 * x) for s in (1.0, -1.0)
    ]
    return Stroke("arrow", (wings[0], inner, wings[1]), HEAD, closed=True)


def _rings(at: Point) -> Iterator[tuple[float, Point]]:
    """Return where a circle about a part may stand: beside it, then about it."""
    for away in (15.0, 18.0, 22.0):
        for step in range(12):
            turn = radians(30 * step - 90)
            yield away * 0.1, (at[0] + away * cos(turn), at[1] + away * sin(turn))
    yield 8.0, at


def _circle_near(at: Point, space: Space) -> list[Stroke]:
    def crowd(centre: Point) -> float:
        room = min(
            min(space.room(x, y), -y - 1.0) - WIDTH / 2
            for step in range(12)
            for x, y in [(centre[0] + 9 * cos(step * 0.52), centre[1] + 9 * sin(step * 0.52))]
        )
        return max(0.0, 3.0 - room) * 2

    if not crowd(at):  # within a ball
        return _circle(at)
    return _circle(min((base + crowd(centre), centre) for base, centre in _rings(at))[1])


def _circle(
    at: Point, radius: float = 8.5, way: tuple[float, float] = (-60.0, 220.0), flat: float = 1.0
) -> list[Stroke]:
    """Return an arrow that goes part of the way round a point."""
    turns = [radians(way[0] + (way[1] - way[0]) * step / 12) for step in range(13)]
    ring = [(at[0] + radius * cos(turn), at[1] + radius * flat * sin(turn)) for turn in turns]
    tip, before = ring[-1], ring[-2]
    long = hypot(tip[0] - before[0], tip[1] - before[1])
    x, y = (tip[0] - before[0]) / long, (tip[1] - before[1]) / long
    line = Stroke("arrow", tuple(ring), WIDTH)
    return [line.gap(1.2), line, _head((tip[0] + x * 4, tip[1] + y * 4), (x, y))]
