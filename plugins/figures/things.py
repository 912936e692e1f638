"""Equipment: where it is, given the bodies of all positions, and its strokes.

What stands in the room has one place for all positions: beside the first body that touches it.
"""

from __future__ import annotations

from . import body, held, words
from .camera import VIEWS, Camera, Point, Stroke, along
from .model import Contact, Pose
from .skeleton import Skeleton, Vector

Body = tuple[Pose, Skeleton, Camera]
#: Strokes behind the body and before it.
Layers = tuple[list[Stroke], list[Stroke]]
LINE = 2.4
_HALF = {"step": 15.0, "box": 14.0, "bench": 17.0, "chair": 12.0}


def things(bodies: list[Body]) -> list[Layers]:
    """Return for each body the strokes behind it and before it."""
    layers: list[Layers] = [([], []) for _ in bodies]
    named = {
        name for pose, _, _ in bodies
        for name in (*(c.target.removesuffix(" edge") for c in pose.contacts),
                     *(thing.kind for thing in pose.things),
                     *("wall" for thing in pose.things if "wall" in thing.where))
    }  # fmt: skip
    for kind in words.ROOM:
        room = _room(kind, bodies) if kind in named else None
        if room is not None:
            for behind, before in layers:
                (before if "bar" in kind else behind).extend(room)
                if kind == "low bar" and len(room[0].points) == 1:  # seen from its end
                    (x, y), *_ = room[0].points
                    behind.append(Stroke("thing", ((x, y), (x, 0.0)), 1.6))
    anchors: dict[str, Point] = {}
    for number, one in enumerate(bodies):
        back, front = layers[number]
        ball = _ball(one)
        if ball:
            back.append(ball)
        front += [
            _flat(point) for contact in one[0].contacts if contact.target == "sliders"
            for point in [_where(contact, one)] if point
        ]  # fmt: skip
        for thing in one[0].things:
            behind, before = held.strokes(thing, one, anchors)
            back += behind
            front += before
        for contact in one[0].contacts:
            if contact.target in words.WEIGHTS and contact.side == "right":
                front += held.standing(contact.target, one)
    return layers


def _where(contact: Contact, one: Body) -> Point | None:
    """Return where in the picture the part that touches is."""
    point = _touching(contact, one)
    return one[2].at(point) if point else None


def _touching(contact: Contact, one: Body) -> Vector | None:
    found = one[1]
    prefix = f"{contact.side} " if contact.side else ""
    points = [
        found.points[name if contact.part in words.TRUNK_PARTS else prefix + name]
        for name, _ in words.TOUCH.get(contact.part, ())
    ]
    if not points:
        return None
    n = len(points)
    return (sum(p[0] for p in points) / n, sum(p[1] for p in points) / n,
            sum(p[2] for p in points) / n)  # fmt: skip


def _flat(point: Point) -> Stroke:
    x, y = point
    return Stroke("thing", ((x - 6, y + 0.6), (x + 6, y + 0.6)), 2.2)


def _ball(one: Body) -> Stroke | None:
    """Return a ball that is leant on, or between a back and a wall."""
    pose = one[0]
    for thing in pose.things:
        if thing.kind == "ball" and thing.where.startswith("between"):
            return _between(thing.where, one)
    places = [at for c in pose.contacts if c.target == "ball" for at in [_where(c, one)] if at]
    if not places:
        return None
    x = sum(p[0] for p in places) / len(places)
    return _round((x, -words.BALL), words.BALL)


def _round(at: Point, radius: float) -> Stroke:
    return Stroke("thing", (at,), LINE, radius=radius - LINE / 2)


def _between(where: str, one: Body) -> Stroke | None:
    _, found, camera = one
    if "wall" in where:
        back = camera.at(found.points["back"])
        end = "shoulders" if "upper" in where else "hips" if "lower" in where else "back"
        y = along(back, camera.at(found.points[end]), 0.6)[1]
        return _round((back[0] - _facing(one) * (body.TORSO_RADIUS + words.BALL), y), words.BALL)
    names = where.removeprefix("between ").replace("foot", "ankle")
    first, _, second = names.partition(" and ")
    if not second:  # between the knees, between the feet
        part = {"knees": "knee", "feet": "ankle", "hands": "hand", "ankles": "ankle"}.get(first)
        if part is None:
            return None
        first, second = f"right {part}", f"left {part}"
    plural = {"hands": "hand", "knees": "knee", "feet": "ankle", "elbows": "elbow",
              "thighs": "thigh", "ankles": "ankle", "forearms": "wrist"}  # fmt: skip
    if first in plural and second in plural:
        first, second = f"right {plural[first]}", f"right {plural[second]}"
    if first not in found.points or second not in found.points:
        return None
    a, b = camera.at(found.points[first]), camera.at(found.points[second])
    return _round(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), words.BALL * 0.95)


def _facing(one: Body) -> float:
    """Return 1 where the figure faces the right of the picture, -1 where the left."""
    return 1.0 if one[1].frames["pelvis"][0][0] >= -0.2 else -1.0


def _room(kind: str, bodies: list[Body]) -> list[Stroke] | None:
    """Return the strokes of a piece that stands in the room, or nothing if there is none."""
    for one in bodies:
        pose = one[0]
        edge = _edge(kind, one)
        if edge is not None:
            return _piece(kind, one, edge, False)
        places = [at for c in pose.contacts if c.target == kind for at in [_where(c, one)] if at]
        if places and kind != "sliders":
            xs = [x for x, _ in places]
            hands = any(c.part == "hand" and c.target == kind for c in pose.contacts)
            return _piece(kind, one, sum(xs) / len(xs), hands)
    for one in bodies:
        pose = one[0]
        for thing in pose.things:
            if thing.kind == kind and kind != "sliders":
                return _piece(kind, one, _beside(thing.where, kind, one), False)
            if kind == "wall" and thing.kind == "ball" and "wall" in thing.where:
                x = one[2].at(one[1].points["back"])[0]
                away = body.TORSO_RADIUS + 2 * words.BALL
                return _wall(x - _facing(one) * away, -_facing(one))
    return None


def _edge(kind: str, one: Body) -> float | None:
    """Return where a step is that toes stand on the edge of, or a foot before going down."""
    pose, found, camera = one
    for contact in pose.contacts:
        if contact.target == f"{kind} edge" and contact.side:
            x = camera.at(found.points[f"{contact.side} toe"])[0]
            back = contact.part == "foot"
            return x + _facing(one) * (_HALF[kind] - 4.0) * (-1 if back else 1)
    return None


def _beside(where: str, kind: str, one: Body) -> float:
    _, found, camera = one
    xs = [camera.at(found.points[f"{side} ankle"])[0] for side in ("right", "left")]
    facing = _facing(one)
    half = _HALF.get(kind, 4.0)
    if where == "behind":
        return (min(xs) if facing > 0 else max(xs)) - facing * (half + 6)
    if where in ("in front", "at the side"):
        return (max(xs) if facing > 0 else min(xs)) + facing * (half + 14)
    if kind in ("bar", "mat"):
        points = [camera.at(point)[0] for point in found.points.values()]
        return (min(points) + max(points)) / 2
    return sum(xs) / 2


def _wall(x: float, side: float) -> list[Stroke]:
    return [Stroke("thing", ((x + side * LINE / 2, 0.0), (x + side * LINE / 2, -98.0)), LINE)]


def _piece(kind: str, one: Body, x: float, hands: bool) -> list[Stroke]:
    pose, found, camera = one
    height = words.SURFACES[kind]
    half = _HALF.get(kind, 0.0)
    if kind == "wall":
        return _wall_of(one, x)
    if kind in ("bar", "low bar"):
        y = -height
        if VIEWS[camera.view][0] == 0:
            return [Stroke("thing", ((x, y),), 8.0)]
        return [Stroke("thing", ((x - 34, y), (x + 34, y)), 3.0)]
    if kind == "mat":
        return [Stroke("thing", ((x - 46, 0.4), (x + 46, 0.4)), 2.6)]
    facing = _facing(one)
    if hands and kind in ("bench", "chair", "box"):  # they are on the edge that is near the body
        hips = camera.at(found.points["hips"])[0]
        x += (half - 4) * (1 if x > hips else -1)
    top = -height + LINE / 2
    low = -LINE / 2
    if kind in ("step", "box"):
        corners = ((x - half, low), (x - half, top), (x + half, top), (x + half, low))
        return [Stroke("thing", corners, LINE, closed=True)]
    if kind == "bench" and _lying_on(pose, kind):
        half += 3
    legs = [
        Stroke("thing", ((x - half, top + 1), (x + half, top + 1)), 4.0),
        Stroke("thing", ((x - half + 4, top), (x - half + 4, low)), LINE),
        Stroke("thing", ((x + half - 4, top), (x + half - 4, low)), LINE),
    ]
    if kind == "chair":
        back = x - facing * half
        if hands and pose.angles[body.LEAN] > 20:  # leaning on it: its back is away from us
            back = x + facing * half
        legs = [
            Stroke("thing", ((back, low), (back, -2 * height)), LINE),
            Stroke("thing", ((x - half, top), (x + half, top), (2 * x - back, low)), LINE + 0.6),
        ]
    return legs


def _lying_on(pose: Pose, kind: str) -> bool:
    return any(c.target == kind and c.part in ("back", "upper back") for c in pose.contacts)


def _wall_of(one: Body, x: float) -> list[Stroke]:
    """Return the wall that a back, hands or feet are against."""
    pose, found, camera = one
    parts = [c for c in pose.contacts if c.target == "wall"]
    middle = camera.at(found.points["hips"])[0]
    if not parts:
        side = -1.0 if x < middle else 1.0
        return _wall(x, side)
    trunk = any(not c.side for c in parts)
    side = -_facing(one) if trunk else (1.0 if x > middle else -1.0)
    radius = body.TORSO_RADIUS if trunk else body.ARM_RADIUS
    if any(c.part in ("foot", "toes", "heel") for c in parts):
        radius = 0.5
    reach = [
        camera.at(point)[0] * side for name, point in found.points.items()
        if name in ("hips", "shoulders", "back")
    ]  # fmt: skip
    edge = (
        max(reach) if trunk else max(at[0] * side for c in parts for at in [_where(c, one)] if at)
    )
    return _wall(side * (edge + radius), side)
