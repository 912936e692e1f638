"""Where the points of a body are, given its angles, and how they move with each of them.

World: x to where the figure faces at first, y up, z to its right. A frame is three unit vectors
(forward, up, right) of a segment in the world.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, radians, sin

from plugins.late import dataclass

from . import body

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]
#: A degree of freedom as placed in the world: its index, its axis, a point of that.
Hinge = tuple[int, Vector, Vector]

WORLD: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The points by name (``right hand``, ``shoulders``) and what each of them hangs on.

    Shared by all who ask for the same angles: to be read only.
    """

    points: dict[str, Vector]
    hinges: dict[str, tuple[Hinge, ...]]
    frames: dict[str, Frame]


def _blend(a: Vector, b: Vector, s: float, t: float) -> Vector:
    return (a[0] * s + b[0] * t, a[1] * s + b[1] * t, a[2] * s + b[2] * t)


def turn(frame: Frame, axis: int, degrees: float) -> Frame:
    """Turn a frame about one of its own axes, right-handed."""
    if not degrees:
        return frame
    c, s = cos(radians(degrees)), sin(radians(degrees))
    x, y, z = frame
    if axis == 0:
        return x, _blend(y, z, c, s), _blend(y, z, -s, c)
    if axis == 1:
        return _blend(x, z, c, -s), y, _blend(x, z, s, c)
    return _blend(x, y, c, s), _blend(x, y, -s, c), z


def place(origin: Vector, frame: Frame, x: float, y: float, z: float) -> Vector:
    """Return the point that lies (x, y, z) from ``origin`` in ``frame``."""
    a, b, c = frame
    return (
        origin[0] + a[0] * x + b[0] * y + c[0] * z,
        origin[1] + a[1] * x + b[1] * y + c[1] * z,
        origin[2] + a[2] * x + b[2] * y + c[2] * z,
    )


def _minus(v: Vector) -> Vector:
    return (-v[0], -v[1], -v[2])


def skeleton(q: Sequence[float]) -> Skeleton:
    """Return the skeleton for the angles ``q`` (see :data:`body.JOINTS`)."""
    return _skeleton(tuple(q))


@lru_cache(maxsize=256)  # the solver's last is the drawing's first, and in-betweens ask again
def _skeleton(q: tuple[float, ...]) -> Skeleton:
    points: dict[str, Vector] = {}
    hinges: dict[str, tuple[Hinge, ...]] = {}
    frames: dict[str, Frame] = {}

    def put(name: str, point: Vector, chain: tuple[Hinge, ...]) -> None:
        points[name] = point
        hinges[name] = chain

    root = (q[body.X], q[body.Y], q[body.Z])
    frame = turn(WORLD, 1, -q[body.HEADING])
    chain: list[Hinge] = [(body.LEAN, _minus(frame[2]), root)]
    frame = turn(frame, 2, -q[body.LEAN])
    chain.append((body.TILT, frame[0], root))
    frame = turn(frame, 0, q[body.TILT])
    chain.append((body.ROLL, _minus(frame[1]), root))
    frame = turn(frame, 1, -q[body.ROLL])
    base = tuple(chain)

    pelvis = turn(frame, 2, q[body.SPINE] / 2)
    waist = place(root, pelvis, 0, body.TORSO / 2, 0)
    chest = turn(turn(turn(pelvis, 2, -q[body.SPINE]), 0, q[body.SPINE_SIDE]), 1,
                 -q[body.SPINE_TURN])  # fmt: skip
    shoulders = place(waist, chest, 0, body.TORSO / 2, 0)
    skull = turn(chest, 2, -q[body.NECK])
    head = place(shoulders, skull, 0, body.HEAD, 0)
    frames.update(pelvis=pelvis, chest=chest, head=skull)
    put("hips", root, base)
    put("back", waist, base)
    put("shoulders", shoulders, base)
    put("head", head, base)
    put("chest", place(shoulders, chest, 9.5, -7, 0), base)
    put("belly", place(root, pelvis, 7, 7, 0), base)
    for side in ("right", "left"):
        _limbs(q, side, (root, shoulders, head), base, frames, put)
    return Skeleton(points, hinges, frames)


def _limbs(
    q: Sequence[float],
    side: str,
    middles: tuple[Vector, Vector, Vector],
    base: tuple[Hinge, ...],
    frames: dict[str, Frame],
    put: Callable[[str, Vector, tuple[Hinge, ...]], None],
) -> None:
    sign, first = (1.0, body.RIGHT) if side == "right" else (-1.0, body.LEFT)
    root, shoulders, head = middles
    pelvis, chest = frames["pelvis"], frames["chest"]
    # Places of the trunk where a hand or a bell can be.
    put(f"{side} chest", place(shoulders, chest, 8.5, -6, 2.0 * sign), base)
    put(f"{side} rack", place(shoulders, chest, 9, -4.5, 8 * sign), base)
    put(f"{side} front rack", place(shoulders, chest, 10, 0.5, 8 * sign), base)
    put(f"{side} waist", place(root, pelvis, -1, 5, 8.5 * sign), base)
    put(f"{side} bottom", place(root, pelvis, -4, 0, 6 * sign), base)
    put(f"{side} lap", place(root, pelvis, 7, -3, 2 * sign), base)
    put(f"{side} nape", place(head, frames["head"], -5.5, -1, 3.5 * sign), base)
    put(f"{side} ear", place(head, frames["head"], 0, 0, 7.5 * sign), base)
    put(f"{side} crown", place(head, frames["head"], -2, 8, 2 * sign), base)

    joint = place(shoulders, chest, 0, 0, body.SHOULDER_HALF * sign)
    arm, chain = _ball(q, first + body.SHOULDER, sign, joint, chest, base)
    elbow = place(joint, arm, 0, -body.UPPER_ARM, 0)
    put(f"{side} shoulder", joint, base)
    put(f"{side} elbow", elbow, chain)
    chain = (*chain, (first + body.ELBOW, arm[2], elbow))
    forearm = turn(arm, 2, q[first + body.ELBOW])
    frames[f"{side} forearm"] = forearm
    put(f"{side} wrist", place(elbow, forearm, 0, -body.FOREARM, 0), chain)
    put(f"{side} hand", place(elbow, forearm, 0, -body.FOREARM - body.HAND, 0), chain)

    joint = place(root, pelvis, 0, 0, body.HIP_HALF * sign)
    thigh, chain = _ball(q, first + body.HIP, sign, joint, pelvis, base)
    knee = place(joint, thigh, 0, -body.THIGH, 0)
    put(f"{side} hip", joint, base)
    put(f"{side} knee", knee, chain)
    put(f"{side} thigh", place(joint, thigh, 5, -body.THIGH * 0.7, 0), chain)
    chain = (*chain, (first + body.KNEE, _minus(thigh[2]), knee))
    shank = turn(thigh, 2, -q[first + body.KNEE])
    ankle = place(knee, shank, 0, -body.SHANK, 0)
    put(f"{side} shin", place(knee, shank, 5, -body.SHANK * 0.6, 0), chain)
    put(f"{side} calf", place(knee, shank, 0, -body.SHANK * 0.75, 0), chain)
    put(f"{side} ankle", ankle, chain)
    chain = (*chain, (first + body.ANKLE_BEND, _minus(shank[2]), ankle))
    foot = turn(shank, 2, -q[first + body.ANKLE_BEND])
    frames[f"{side} foot"] = foot
    put(f"{side} heel", place(ankle, foot, -body.HEEL, -body.ANKLE, 0), chain)
    put(f"{side} toe", place(ankle, foot, body.TOE, -body.ANKLE, 0), chain)
    put(f"{side} instep", place(ankle, foot, body.TOE, -1, 0), chain)


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
