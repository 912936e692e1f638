"""Positions with their texts -> solved, drawn, in one common box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import body
from .arrow import arrow
from .camera import VIEWS, Camera, Stroke, extent
from .draw import figure as body_strokes
from .model import Drawing, Pose, Position
from .skeleton import Skeleton, skeleton
from .things import things

SMALLEST = 108.0
MARGIN = 3.5
BELOW = 5.0  # of the box, under the ground


def draw(positions: Sequence[tuple[str, str, Pose]], starts: Sequence[int]) -> tuple[Position, ...]:
    """Draw all positions. ``starts`` tells for each of them which one it was made from."""
    view = next((pose.view for _, _, pose in positions if pose.view), "side")
    bodies: list[tuple[Pose, Skeleton, Camera]] = []
    for number, (_, _, pose) in enumerate(positions):
        found = skeleton(pose.angles)
        before = bodies[starts[number]] if number else None
        camera = Camera(view, _shift(pose, found, before))
        bodies.append((pose, found, camera))
    if VIEWS[view][1]:
        low = max(s.bounds()[3] for _, found, camera in bodies for s in body_strokes(found, camera))
        rise = max(0.0, low - 1.5)
        bodies = [(pose, found, replace(camera, rise=rise)) for pose, found, camera in bodies]
    layers = things(bodies)
    drawn: list[list[Stroke]] = []
    for (_, found, camera), (back, front) in zip(bodies, layers, strict=True):
        drawn.append([*back, *body_strokes(found, camera), *front])
    for number in range(1, len(bodies)):
        drawn[number] += arrow(bodies[number - 1], bodies[number], drawn[number])
    box = _box(drawn)
    ground = _ground(box)
    return tuple(
        Position(
            name, description,
            Drawing(tuple(one.shape() for one in [ground, *strokes]), box, _inner(strokes)),
            pose, camera.shift, camera.rise,
        )
        for (name, description, pose), strokes, (_, _, camera) in zip(
            positions, drawn, bodies, strict=True
        )
    )  # fmt: skip


def _shift(
    pose: Pose, found: Skeleton, before: tuple[Pose, Skeleton, Camera] | None
) -> tuple[float, float]:
    """Return how far a body moves so that what it stood on before stays where it was."""
    if before is None:
        middle = found.points["hips"]
        return (-middle[0], -middle[2])
    old_pose, old, camera = before
    walled = [_at_wall(pose), _at_wall(old_pose)]
    if pose.stays and pose.stays in found.points:
        names = [pose.stays]
    elif all(walled):
        names = ["back"]
    else:
        kept = {(one.part, one.side, one.target) for one in old_pose.contacts}
        shared = [one for one in pose.contacts if (one.part, one.side, one.target) in kept]
        # What rolls or slides stays where it was only if nothing else does.
        still = [one for one in shared if one.target not in ("ball", "sliders")]
        names = _fixed(pose, old_pose, [one.name for one in still or shared])
    ahead = 0.0
    if not names and any(one.target in ("box", "step") for one in pose.contacts):
        names, ahead = ["right foot"], 36.0  # a jump on to it
    names = [_point(name) for name in names if _point(name) in found.points] or ["hips"]
    moved = [
        (old.points[n][0] - found.points[n][0], old.points[n][2] - found.points[n][2])
        for n in names
    ]
    count = len(moved)
    return (
        camera.shift[0] + ahead + sum(x for x, _ in moved) / count,
        camera.shift[1] + sum(z for _, z in moved) / count,
    )


def _at_wall(pose: Pose) -> bool:
    """Whether the back is against a wall, or a ball is between them: neither can move away."""
    return any(one.target == "wall" and not one.side for one in pose.contacts) or any(
        one.kind == "ball" and "wall" in one.where for one in pose.things
    )


def _fixed(pose: Pose, old: Pose, names: list[str]) -> list[str]:
    """Of the parts that touch in both positions, return those that surely did not move.

    Where both feet stay on the floor but are farther apart than before, one of them stepped: the
    other is the one whose hip and knee were bent less.
    """
    feet = {f"{side} {part}": body.RIGHT if side == "right" else body.LEFT
            for side in ("right", "left")
            for part in ("foot", "toes", "tiptoe", "edge")}  # fmt: skip
    two = [name for name in names if name in feet]
    if len(two) != 2:
        return names
    bent = {
        name: sum(abs(pose.angles[first + i] - old.angles[first + i]) for i in range(4, 8))
        for name in two for first in [feet[name]]
    }  # fmt: skip
    if abs(bent[two[0]] - bent[two[1]]) < 25:
        return names
    return [min(two, key=lambda name: bent[name])]


def _point(name: str) -> str:
    table = {"foot": "ankle", "toes": "toe", "tiptoe": "toe", "end": "ankle", "edge": "ankle",
             "forearm": "elbow", "shin": "ankle", "calf": "ankle", "bottom": "hips",
             "upper back": "shoulders", "belly": "back"}  # fmt: skip
    side, _, part = name.partition(" ")
    if side in ("right", "left"):
        return f"{side} {table.get(part, part)}"
    return table.get(name, name)


def _box(drawn: Sequence[Sequence[Stroke]]) -> tuple[float, float, float]:
    left, top, right, bottom = extent(stroke for strokes in drawn for stroke in strokes)
    low = max(BELOW, bottom + MARGIN)
    size = max(SMALLEST, right - left + 2 * MARGIN, low - top + MARGIN)
    return (round((left + right - size) / 2, 1), round(low - size, 1), round(size, 1))


def draw_at(position: Position, a: Position, b: Position, share: float) -> Position:
    """Draw an in-between of ``a`` and ``b`` in their box."""
    view = a.pose.view or b.pose.view or "side"
    bodies = []
    for one in (a, b, position):
        found = skeleton(one.pose.angles)
        bodies.append((one.pose, found, Camera(view, one.shift, a.rise)))
    shared = bodies[2][0].contacts
    x, z = (p + (q - p) * share for p, q in zip(a.shift, b.shift, strict=True))
    if shared:
        x, z = _shift(position.pose, bodies[2][1], bodies[0])
    bodies[2] = (position.pose, bodies[2][1], Camera(view, (x, z), a.rise))
    back, front = things(bodies)[2]
    strokes = [_ground(a.drawing.box), *back, *body_strokes(bodies[2][1], bodies[2][2]), *front]
    shapes = tuple(one.shape() for one in strokes)
    drawing = Drawing(shapes, a.drawing.box, _inner(strokes))
    return replace(position, drawing=drawing, shift=(x, z))


def _inner(strokes: Sequence[Stroke]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(edge, 1) for edge in extent(strokes))
    return left, top, right, bottom


def _ground(box: tuple[float, float, float]) -> Stroke:
    return Stroke("ground", ((box[0] + 3, 0.7), (box[0] + box[2] - 3, 0.7)), 1.4)
