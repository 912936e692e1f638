"""Where the points of a body are, given its angles, and how they move with each of them.

World: x to where the figure faces at first, y up, z to its right. A frame is three unit vectors
(forward, up, right) of a segment in the world.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import cos, radians, sin
from typing import Final

from plugins.late import dataclass

from . import body
from .model import SIDES

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]
#: A degree of freedom as placed in the world: its index, its axis, a point of that.
Hinge = tuple[int, Vector, Vector]

WORLD: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
#: Both sides of the trunk: joints, and places where a hand or a bell can be. The name, what it lies
#: from, in whose frame, and how far forward, up and to the right: for the left side, to the left.
_PLACES: Final = (
    ("chest", "shoulders", "chest", 8.5, -6.0, 2.0),
    ("rack", "shoulders", "chest", 9.0, -4.5, 8.0),
    ("front rack", "shoulders", "chest", 10.0, 0.5, 8.0),
    ("waist", "hips", "pelvis", -1.0, 5.0, 8.5),
    ("bottom", "hips", "pelvis", -4.0, 0.0, 6.0),
    ("lap", "hips", "pelvis", 7.0, -3.0, 2.0),
    ("nape", "head", "head", -5.5, -1.0, 3.5),
    ("ear", "head", "head", 0.0, 0.0, 7.5),
    ("crown", "head", "head", -2.0, 8.0, 2.0),
    ("shoulder", "shoulders", "chest", 0.0, 0.0, body.SHOULDER_HALF),
    ("hip", "hips", "pelvis", 0.0, 0.0, body.HIP_HALF),
)
_TRUNK: Final = {
    side: tuple(
        (f"{side} {name}", origin, frame, (x, y, z * sign))
        for name, origin, frame, x, y, z in _PLACES
    )
    for side, sign in (("right", 1.0), ("left", -1.0))
}
#: The parts that a body has twice, by what is asked for of them.
_PART: Final = {
    **{name: "trunk" for name, *_ in _PLACES},
    **dict.fromkeys(("elbow", "wrist", "hand"), "arm"),
    **dict.fromkeys(("knee", "thigh", "shin", "calf", "ankle", "heel", "toe", "instep"), "leg"),
}
#: A side and a part of it.
Part = tuple[str, str]
#: All of them, each with one of its points.
_ALL: Final = {
    (side, part): f"{side} {name}"
    for side in SIDES
    for part, name in (("trunk", "chest"), ("arm", "hand"), ("leg", "ankle"))
}
#: So many skeletons are kept: who draws asks for the solver's last, and in-betweens ask again.
_MOST: Final = 256


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The points by name (``right hand``, ``shoulders``) and what each of them hangs on.

    Shared by all who ask for the same angles: to be read only.
    """

    points: dict[str, Vector]
    hinges: dict[str, tuple[Hinge, ...]]
    frames: dict[str, Frame]


def turn(frame: Frame, axis: int, degrees: float) -> Frame:
    """Turn a frame about one of its own axes, right-handed."""
    if not degrees:
        return frame
    angle = radians(degrees)
    c, s = cos(angle), sin(angle)
    x, y, z = frame
    if axis == 0:
        return x, _blend(y, z, c, s), _blend(z, y, c, -s)
    if axis == 1:
        return _blend(x, z, c, -s), y, _blend(z, x, c, s)
    return _blend(x, y, c, s), _blend(y, x, c, -s), z


def _blend(a: Vector, b: Vector, s: float, t: float) -> Vector:
    return (a[0] * s + b[0] * t, a[1] * s + b[1] * t, a[2] * s + b[2] * t)


def place(origin: Vector, frame: Frame, x: float, y: float, z: float) -> Vector:
    """Return the point that lies (x, y, z) from ``origin`` in ``frame``."""
    a, b, c = frame
    return (
        origin[0] + a[0] * x + b[0] * y + c[0] * z,
        origin[1] + a[1] * x + b[1] * y + c[1] * z,
        origin[2] + a[2] * x + b[2] * y + c[2] * z,
    )


def _below(origin: Vector, frame: Frame, by: float) -> Vector:
    up = frame[1]
    return (origin[0] - up[0] * by, origin[1] - up[1] * by, origin[2] - up[2] * by)


def _minus(v: Vector) -> Vector:
    return (-v[0], -v[1], -v[2])


def skeleton(q: Sequence[float], begun: Skeleton | None = None) -> Skeleton:
    """Return the skeleton for the angles ``q`` (see :data:`body.JOINTS`).

    ``begun`` is what is known of it: the solver's last is the drawing's first.
    """
    key = tuple(q)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        found = _KNOWN[key] = begun or partial(key, ())
        _put(key, [part for part, name in _ALL.items() if name not in found.points], found)
    return found


def parts_of(names: Collection[str]) -> tuple[Part, ...]:
    """Return the parts that these points belong to."""
    split = (name.partition(" ") for name in names)
    return tuple({(side, _PART[name]): None for side, _, name in split if side in SIDES})


def partial(q: Sequence[float], parts: Collection[Part]) -> Skeleton:
    """Return a skeleton that has, of all that a body has twice, only these parts.

    The solver asks for many, and each time only for what touches something.
    """
    root = (q[body.X], q[body.Y], q[body.Z])
    facing = turn(WORLD, 1, -q[body.HEADING])
    leaning = turn(facing, 2, -q[body.LEAN])
    tilted = turn(leaning, 0, q[body.TILT])
    rolled = turn(tilted, 1, -q[body.ROLL])
    base = (
        (body.LEAN, _minus(facing[2]), root),
        (body.TILT, leaning[0], root),
        (body.ROLL, _minus(tilted[1]), root),
    )
    pelvis = turn(rolled, 2, q[body.SPINE] / 2)
    waist = _below(root, pelvis, -body.TORSO / 2)
    chest = turn(turn(turn(pelvis, 2, -q[body.SPINE]), 0, q[body.SPINE_SIDE]), 1,
                 -q[body.SPINE_TURN])  # fmt: skip
    shoulders = _below(waist, chest, -body.TORSO / 2)
    skull = turn(chest, 2, -q[body.NECK])
    points = {
        "hips": root,
        "back": waist,
        "shoulders": shoulders,
        "head": _below(shoulders, skull, -body.HEAD),
        "chest": place(shoulders, chest, 9.5, -7, 0),
        "belly": place(root, pelvis, 7, 7, 0),
    }
    frames = {"pelvis": pelvis, "chest": chest, "head": skull}
    found = Skeleton(points, dict.fromkeys(points, base), frames)
    _put(q, parts, found)
    return found


def _put(q: Sequence[float], parts: Collection[Part], found: Skeleton) -> None:
    points, frames = found.points, found.frames
    for side, part in parts:
        sign = 1.0 if side == "right" else -1.0
        if part == "arm":
            _arm(q, side, sign, found)
        elif part == "leg":
            _leg(q, side, sign, found)
        else:
            for name, origin, frame, far in _TRUNK[side]:
                points[name] = place(points[origin], frames[frame], *far)
                found.hinges[name] = found.hinges["hips"]


def _arm(q: Sequence[float], side: str, sign: float, found: Skeleton) -> None:
    points, hinges, frames = found.points, found.hinges, found.frames
    first = body.RIGHT if side == "right" else body.LEFT
    chest = frames["chest"]
    joint = place(points["shoulders"], chest, 0, 0, body.SHOULDER_HALF * sign)
    arm, chain = _ball(q, first + body.SHOULDER, sign, joint, chest, hinges["hips"])
    elbow = points[f"{side} elbow"] = _below(joint, arm, body.UPPER_ARM)
    hinges[f"{side} elbow"] = chain
    chain = (*chain, (first + body.ELBOW, arm[2], elbow))
    forearm = frames[f"{side} forearm"] = turn(arm, 2, q[first + body.ELBOW])
    points[f"{side} wrist"] = _below(elbow, forearm, body.FOREARM)
    points[f"{side} hand"] = _below(elbow, forearm, body.FOREARM + body.HAND)
    hinges[f"{side} wrist"] = hinges[f"{side} hand"] = chain


def _leg(q: Sequence[float], side: str, sign: float, found: Skeleton) -> None:
    points, hinges, frames = found.points, found.hinges, found.frames
    first = body.RIGHT if side == "right" else body.LEFT
    pelvis = frames["pelvis"]
    joint = place(points["hips"], pelvis, 0, 0, body.HIP_HALF * sign)
    thigh, chain = _ball(q, first + body.HIP, sign, joint, pelvis, hinges["hips"])
    knee = points[f"{side} knee"] = _below(joint, thigh, body.THIGH)
    points[f"{side} thigh"] = place(joint, thigh, 5, -body.THIGH * 0.7, 0)
    hinges[f"{side} knee"] = hinges[f"{side} thigh"] = chain
    chain = (*chain, (first + body.KNEE, _minus(thigh[2]), knee))
    shank = turn(thigh, 2, -q[first + body.KNEE])
    ankle = points[f"{side} ankle"] = _below(knee, shank, body.SHANK)
    points[f"{side} shin"] = place(knee, shank, 5, -body.SHANK * 0.6, 0)
    points[f"{side} calf"] = _below(knee, shank, body.SHANK * 0.75)
    hinges[f"{side} ankle"] = hinges[f"{side} shin"] = hinges[f"{side} calf"] = chain
    chain = (*chain, (first + body.ANKLE_BEND, _minus(shank[2]), ankle))
    foot = frames[f"{side} foot"] = turn(shank, 2, -q[first + body.ANKLE_BEND])
    points[f"{side} heel"] = place(ankle, foot, -body.HEEL, -body.ANKLE, 0)
    points[f"{side} toe"] = place(ankle, foot, body.TOE, -body.ANKLE, 0)
    points[f"{side} instep"] = place(ankle, foot, body.TOE, -1, 0)
    hinges[f"{side} heel"] = hinges[f"{side} toe"] = hinges[f"{side} instep"] = chain


def _ball(
    q: Sequence[float],
    first: int,
    sign: float,
    joint: Vector,
    frame: Frame,
    base: tuple[Hinge, ...],
) -> tuple[Frame, tuple[Hinge, ...]]:
    """Bend a shoulder or a hip: forward, then out to the side, then about the limb itself."""
    bend = (first, frame[2], joint)
    frame = turn(frame, 2, q[first])
    out = (first + 1, _minus(frame[0]) if sign > 0 else frame[0], joint)
    frame = turn(frame, 0, -sign * q[first + 1])
    about = (first + 2, _minus(frame[1]) if sign > 0 else frame[1], joint)
    return turn(frame, 1, -sign * q[first + 2]), (*base, bend, out, about)


_KNOWN: Final[dict[tuple[float, ...], Skeleton]] = {}
