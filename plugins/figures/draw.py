"""A skeleton as seen -> strokes from back to front: the body."""

from __future__ import annotations

from math import dist

from . import body
from .camera import Camera, Point, Stroke, along
from .model import SIDES
from .skeleton import Skeleton, place

LEG: float = 7.6
ARM: float = 5.8
TORSO: float = 11.6
GAP: float = 1.7
#: How much nearer than the trunk's middle a limb begins, to be drawn as near.
_NEARER = 2.0


def figure(found: Skeleton, camera: Camera) -> list[Stroke]:
    """Return the strokes of a body."""
    middle = camera.depth(found.points["hips"])
    above = camera.depth(found.points["shoulders"])
    behind: list[Stroke] = []
    legs: list[Stroke] = []
    arms: list[Stroke] = []
    sides: list[str] = []
    for side in SIDES:
        leg = _leg(found, camera, side)
        arm = _arm(found, camera, side)
        if camera.depth(found.points[f"{side} hip"]) < middle - _NEARER:
            behind.append(_far(leg))
        else:
            legs.append(leg)
        deep = camera.depth(found.points[f"{side} shoulder"]) < above - _NEARER
        reaches = camera.depth(found.points[f"{side} hand"]) < above - 6
        if deep or (reaches and not _beside(found, camera)):
            behind.append(_far(arm))
        else:
            arms.append(arm)
            sides.append(side)
    if len(legs) == 2 and (rear := _rear(found, camera)):
        crossed = legs.pop(SIDES.index(rear))
        behind.append(_far(crossed))
    # What stands exactly behind its fellow of the other side is not seen.
    behind = [one for one in behind if not any(_covers(near, one) for near in (*legs, *arms))]
    torso = _torso(found, camera)
    head = Stroke("near", (camera.at(found.points["head"]),), 2 * body.HEAD_RADIUS)
    strokes = [*behind]
    strokes += [leg.gap(GAP) for leg in legs[:1] if len(legs) == 1]
    strokes.append(torso)
    for leg in legs:
        # A thigh that points to us is told from the trunk by the gap around the knee.
        short = dist(leg.points[0], leg.points[1]) < 0.6 * body.THIGH
        strokes += [leg.gap(GAP, 0.1 if short else 0.55), leg]
    # A hand at the head is seen on it, unless it is at the back of it.
    touching = [
        arm
        for arm, side in zip(arms, sides, strict=True)
        if dist(arm.points[-1], head.points[0]) < 12
        and (
            _beside(found, camera)
            or camera.depth(found.points[f"{side} hand"]) > camera.depth(found.points["head"]) - 4
        )
    ]
    for arm in arms:
        if arm not in touching:
            strokes += [arm.gap(GAP, 0.4), arm]
    strokes += [head.gap(GAP), head]  # a raised arm passes behind the head
    for arm in touching:
        strokes += [arm.gap(GAP, 0.6), arm]
    return strokes


def _rear(found: Skeleton, camera: Camera) -> str:
    """Return the leg that is clearly behind the other, seen from the front, or nothing."""
    apart = [
        camera.depth(found.points[f"right {part}"]) - camera.depth(found.points[f"left {part}"])
        for part in ("knee", "ankle")
    ]
    right, left = (camera.at(found.points[f"{side} ankle"]) for side in SIDES)
    if abs(right[0] - left[0]) > 20:  # side by side: neither hides the other
        return ""
    if max(apart) < 3 and min(apart) < -8:
        return "right"
    return "left" if min(apart) > -3 and max(apart) > 8 else ""


def _covers(near: Stroke, far: Stroke) -> bool:
    return len(near.points) == len(far.points) and all(
        dist(a, b) < 0.3 for a, b in zip(near.points, far.points, strict=True)
    )


def _beside(found: Skeleton, camera: Camera) -> bool:
    """Whether the trunk is seen from its side, so that an arm is beside it, not behind."""
    right = camera.at(found.points["right shoulder"])
    left = camera.at(found.points["left shoulder"])
    return abs(right[0] - left[0]) + abs(right[1] - left[1]) < body.SHOULDER_HALF


def _far(limb: Stroke) -> Stroke:
    return Stroke("far", limb.points, limb.width)


def _leg(found: Skeleton, camera: Camera, side: str) -> Stroke:
    hip, knee, ankle = (found.points[f"{side} {name}"] for name in ("hip", "knee", "ankle"))
    foot = found.frames[f"{side} foot"]
    inside = LEG / 2
    toe = place(ankle, foot, body.TOE - inside, inside - body.ANKLE, 0)
    return Stroke("near", tuple(camera.at(p) for p in (hip, knee, ankle, toe)), LEG)


def _arm(found: Skeleton, camera: Camera, side: str) -> Stroke:
    points = (found.points[f"{side} {name}"] for name in ("shoulder", "elbow", "hand"))
    return Stroke("near", tuple(camera.at(p) for p in points), ARM)


def _torso(found: Skeleton, camera: Camera) -> Stroke:
    """Return the outline of the trunk: a thick line from the side, a wedge from the front."""
    root, top = found.points["hips"], found.points["shoulders"]
    pelvis, chest = found.frames["pelvis"], found.frames["chest"]
    waist = found.points["back"]
    inset = TORSO / 2
    wide, narrow = body.SHOULDER_HALF + 2.4 - inset, body.HIP_HALF + LEG / 2 - inset
    bent = sum(a * b for a, b in zip(pelvis[1], chest[1], strict=True)) < 0.99
    if bent:  # a smooth back: the waist is the control point, so it is put farther out
        chord = [(a + b) / 2 for a, b in zip(root, top, strict=True)]
        waist = (2 * waist[0] - chord[0], 2 * waist[1] - chord[1], 2 * waist[2] - chord[2])
    half = (wide + narrow) / 2 - 0.6

    def side(sign: float) -> list[Point]:
        return [
            camera.at(place(top, chest, 0, -2.2, sign * wide)),
            camera.at(place(waist, chest, 0, 0, sign * half)),
            camera.at(place(root, pelvis, 0, 0, sign * narrow)),
        ]

    right, left = side(1.0), side(-1.0)
    if abs(right[0][0] - left[0][0]) + abs(right[0][1] - left[0][1]) < 0.6:
        points = tuple(right) if bent else (right[0], right[2])
        return Stroke("near", points, TORSO, curved=bent)
    outline = (*right, *reversed(left)) if not bent else (*right, left[2], left[1], left[0])
    if not bent:
        outline = (right[0], right[2], left[2], left[0])
        return Stroke("near", outline, TORSO, closed=True, filled=True)
    across = along(right[2], left[2], 0.5)
    return Stroke(
        "near", (right[0], right[1], right[2], across, left[2], left[1], left[0]), TORSO,
        closed=True, filled=True, curved=True,
    )  # fmt: skip
