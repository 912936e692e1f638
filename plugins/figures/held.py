"""Equipment that is held, worn or tied to the body: its strokes behind and before it."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from . import words
from .camera import Camera, Point, Stroke, along, middle
from .model import Pose, Thing
from .skeleton import Skeleton, place

Body = tuple[Pose, Skeleton, Camera]
LINE = 2.4
BELL = 9.8  # from the grip of a kettlebell to its middle
_TIES = {"knees": ("thigh line", 0.82), "thighs": ("thigh line", 0.7), "ankles": ("shank", 0.86),
         "feet": ("shank", 1.0), "shins": ("shank", 0.5), "legs": ("thigh line", 0.82)}  # fmt: skip


def strokes(
    thing: Thing, one: Body, anchors: dict[str, Point]
) -> tuple[list[Stroke], list[Stroke]]:
    """Return the strokes of a thing behind the body and before it."""
    hands = _hands(thing.where)
    match thing.kind:
        case "kettlebell":
            return _layers(thing, one, hands, _bell)
        case "dumbbell":
            return _layers(thing, one, hands, _dumbbell)
        case "barbell":
            return _barbell(thing, one)
        case "plate":
            at = middle([_hand(one, side) for side in hands])
            return [], _gapped(Stroke("thing", (at,), LINE, radius=7))
        case "ball" if not thing.where.startswith("between"):
            return _held_ball(thing, one, hands)
        case "band":
            return _band(thing, one, anchors)
        case "loop":
            return [], _loop(thing, one)
        case _:
            return [], []


def standing(kind: str, one: Body) -> list[Stroke]:
    """Return a weight that stands on the floor under the hands."""
    at = middle([_hand(one, side) for side in ("right", "left")])
    if kind == "kettlebell":
        return _bell(at, (0.0, 1.0))
    if kind == "dumbbell":
        return _dumbbell(at, (0.0, 1.0))
    return _barbell(Thing("barbell", "hands"), one)[1]


def _hands(where: str) -> tuple[str, ...]:
    if where in ("right hand", "left hand"):
        return (where.removesuffix(" hand"),)
    return ("right", "left")


def _hand(one: Body, side: str) -> Point:
    return one[2].at(one[1].points[f"{side} hand"])


def _gapped(*parts: Stroke) -> list[Stroke]:
    return [*(part.gap(1.2) for part in parts), *parts]


def _layers(
    thing: Thing, one: Body, hands: tuple[str, ...], draw: Callable[[Point, Point], list[Stroke]]
) -> tuple[list[Stroke], list[Stroke]]:
    _, found, camera = one
    if thing.where.startswith("on "):  # the hips, the belly
        return [], draw(camera.at(found.points["right lap"]), (0.0, -0.6))
    if thing.where == "both hands":
        at = middle([_hand(one, side) for side in hands])
        parts = draw(at, _hang(one, "right"))
        deep = camera.depth(found.points["right hand"]) + camera.depth(found.points["left hand"])
        away = deep / 2 < camera.depth(found.points["shoulders"]) - 3
        return (parts, []) if away else ([], parts)
    far: list[Stroke] = []
    near: list[Stroke] = []
    for side in hands:
        away = camera.depth(found.points[f"{side} shoulder"]) < (
            camera.depth(found.points["shoulders"]) - 2
        )
        (far if away else near).extend(draw(_hand(one, side), _hang(one, side)))
    return far, near


def _hang(one: Body, side: str) -> Point:
    """Return which way a weight hangs from a hand: along a swung arm, else down."""
    _, found, camera = one
    elbow, hand = camera.at(found.points[f"{side} elbow"]), _hand(one, side)
    across, down = hand[0] - elbow[0], hand[1] - elbow[1]
    long = hypot(across, down) or 1.0
    shoulder = camera.at(found.points[f"{side} shoulder"])
    straight = hypot(hand[0] - shoulder[0], hand[1] - shoulder[1]) > 34
    if straight and down > -0.5 * long:
        return (across / long, down / long)
    if down < -0.5 * long:  # held up: it rests on the back of the forearm
        return (-0.5, 0.85) if not straight else (-0.75, 0.5)
    return (0.0, 1.0)


def _bell(at: Point, way: Point) -> list[Stroke]:
    """Draw a kettlebell whose grip is at ``at``, its body ``way`` of it."""
    x, y = at
    ahead, up = way
    x, y = x + ahead * 1.4, y + up * 1.4
    wide, narrow = (-up * 4.4, ahead * 4.4), (-up * 3.2, ahead * 3.2)
    centre = (x + ahead * BELL, y + up * BELL)
    foot = (x + ahead * (BELL - 5), y + up * (BELL - 5))
    handle = (
        (foot[0] + narrow[0], foot[1] + narrow[1]),
        (x + wide[0], y + wide[1]),
        (x - wide[0], y - wide[1]),
        (foot[0] - narrow[0], foot[1] - narrow[1]),
    )
    ball = Stroke("thing", (centre,), 11.8)
    return [ball.gap(1.2), Stroke("thing", handle, 2.4), ball]


def _dumbbell(at: Point, way: Point) -> list[Stroke]:
    x, y = at
    bar = Stroke("thing", ((x - 6, y), (x + 6, y)), 2.6)
    heads = [Stroke("thing", ((x + s, y - 2.6), (x + s, y + 2.6)), 3.8) for s in (-6.4, 6.4)]
    return [*(head.gap(1.0) for head in heads), bar, *heads]


def _barbell(thing: Thing, one: Body) -> tuple[list[Stroke], list[Stroke]]:
    _, found, camera = one
    chest = found.frames["chest"]
    if "hand" in thing.where:
        ends = [found.points["right hand"], found.points["left hand"]]
        centre = tuple((a + b) / 2 for a, b in zip(*ends, strict=True))
    elif "hip" in thing.where or "lap" in thing.where:
        centre = place(found.points["hips"], found.frames["pelvis"], 7.5, -1, 0)
    elif "front" in thing.where or "chest" in thing.where or "collar" in thing.where:
        centre = place(found.points["shoulders"], chest, 7.5, 0, 0)
    else:
        centre = place(found.points["shoulders"], chest, -7, -0.5, 0)
    middle_ = (centre[0], centre[1], centre[2])
    right = camera.at(place(middle_, chest, 0, 0, 34))
    left = camera.at(place(middle_, chest, 0, 0, -34))
    if hypot(right[0] - left[0], right[1] - left[1]) < 12:
        ring = Stroke("thing", (camera.at(middle_),), LINE, radius=9.6)
        return [], [*_gapped(ring), Stroke("thing", (camera.at(middle_),), 4.4)]
    bar = Stroke("thing", (right, left), LINE)
    up, across = (right[1] - left[1]) / 68, (right[0] - left[0]) / 68
    plates = []
    for share in (0.05, 0.95):
        x, y = along(right, left, share)
        plates.append(
            Stroke("thing", ((x - up * 9, y + across * 9), (x + up * 9, y - across * 9)), 4.0)
        )
    if camera.depth(middle_) < camera.depth(found.points["shoulders"]) - 3:
        return [bar, *plates], []
    return [], [bar.gap(1.0), bar, *plates]


def _held_ball(
    thing: Thing, one: Body, hands: tuple[str, ...]
) -> tuple[list[Stroke], list[Stroke]]:
    at = middle([_hand(one, side) for side in hands])
    _, found, camera = one
    elbows = middle([camera.at(found.points[f"{side} elbow"]) for side in hands])
    x, y = at[0] - elbows[0], at[1] - elbows[1]
    long = hypot(x, y) or 1.0
    by = words.BALL * 0.8
    centre = (at[0] + x / long * by, at[1] + y / long * by)
    return [Stroke("thing", (centre,), LINE, radius=words.BALL - LINE / 2)], []


def _band(thing: Thing, one: Body, anchors: dict[str, Point]) -> tuple[list[Stroke], list[Stroke]]:
    """A band between two parts, or from somewhere in the room to a part."""
    source, _, target = thing.where.partition(" to ")
    source = source.removeprefix("from ").removeprefix("between ").removeprefix("under ")
    source = source.removeprefix("around ").strip()
    goal = target or ("hands" if thing.where.startswith(("from", "under")) else "")
    ends = [_end(name, one) for name in (goal or source).split(" and ")]
    points = [point for group in ends for point in group]
    if not points:
        return [], []
    if not goal:
        if len(points) < 2:
            return [], []
        line = Stroke("thing", (points[0], points[1]), 2.0)
        return [], [line.gap(0.6), line]
    at = middle(points)
    # What a band is tied to stays where it was in the first position.
    tied = source.rpartition(" ")[2] not in ("foot", "feet")
    start = (
        anchors.setdefault(source, _anchor(source, at, one)) if tied else (_anchor(source, at, one))
    )
    lines = [Stroke("thing", (start, point), 1.8) for point in points[:1]]
    if start == at:
        return [], []
    feet = thing.where.startswith("under") or source in ("foot", "feet", "floor")
    x, y = start
    post = [] if feet else [Stroke("thing", ((x, y - 4), (x, y + 4)), LINE)]
    return [*post, *lines], []


def _end(name: str, one: Body) -> list[Point]:
    _, found, camera = one
    words_ = name.split()
    table = {"hands": "hand", "knees": "knee", "ankles": "ankle", "feet": "ankle", "hand": "hand",
             "knee": "knee", "ankle": "ankle", "foot": "ankle", "toes": "toe", "wrists": "wrist",
             "elbows": "elbow", "forearms": "wrist",
             "wrist": "wrist", "elbow": "elbow", "forearm": "wrist",
             "waist": "waist", "hips": "waist"}  # fmt: skip
    part = table.get(words_[-1]) if words_ else None
    if part is None:
        return []
    sides = [words_[0]] if words_[0] in ("right", "left") else ["right", "left"]
    return [camera.at(found.points[f"{side} {part}"]) for side in sides]


def _anchor(source: str, at: Point, one: Body) -> Point:
    _, found, camera = one
    x, y = at
    facing = 1.0 if found.frames["pelvis"][0][0] >= -0.2 else -1.0
    names = source.split()
    if names and names[-1] in ("foot", "feet"):
        side = names[0] if names[0] in ("right", "left") else "right"
        return camera.at(found.points[f"{side} toe"])
    reach = 44.0
    ahead = {"left": 1.0, "right": -1.0, "side": -1.0}.get(names[-1] if names else "", facing)
    if "above" in source or "high" in source:
        return (x + ahead * 24, min(y - 30, -96))
    if "below" in source or "floor" in source or "low" in source:
        return (x + ahead * 30, -4.0)
    if "behind" in source:
        return (x - facing * reach, y)
    if "left" in source:
        return (x + reach, y)
    if "right" in source or "side" in source:
        return (x - reach, y)
    return (x + facing * reach, y)


def _loop(thing: Thing, one: Body) -> list[Stroke]:
    """A loop around both legs: seen from the side a bar across, from the front a line between."""
    _, found, camera = one
    name = thing.where.removeprefix("around ").removeprefix("above ")
    piece, share = _TIES[name]
    upper, lower = ("hip", "knee") if piece == "thigh line" else ("knee", "ankle")
    places: list[Point] = []
    edges: list[Stroke] = []
    for side in ("right", "left"):
        a = camera.at(found.points[f"{side} {upper}"])
        b = camera.at(found.points[f"{side} {lower}"])
        at = along(a, b, share)
        long = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        across = (-(b[1] - a[1]) / long * 4.6, (b[0] - a[0]) / long * 4.6)
        places.append(at)
        edges.append(
            Stroke("thing", ((at[0] - across[0], at[1] - across[1]),
                             (at[0] + across[0], at[1] + across[1])), 2.8)
        )  # fmt: skip
    between = Stroke("thing", (places[0], places[1]), 2.2)
    apart = hypot(places[0][0] - places[1][0], places[0][1] - places[1][1])
    return [*([between] if apart > 6 else []), *edges]
