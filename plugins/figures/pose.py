"""A base pose and what a text changes in it -> a solved body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from . import body, words
from .base import BASES
from .changes import Aim, Angle, Changes, Have, Keep, Leave, Mark, Mirror, Raise, See
from .contacts import FOOT, constraints, touched
from .model import SIDES, Contact, Pose
from .phrases import read_phrase
from .skeleton import Skeleton, partial, parts_of
from .solve import Constraint, missing, solve

_STIFF = 60.0
#: How high above the floor the middle of each part is that lies on it.
_HEIGHTS: Final = {
    "hips": body.TORSO_RADIUS - 1.2,
    "shoulders": body.TORSO_RADIUS - 1.2,
    "head": body.HEAD_RADIUS,
    **{
        f"{side} {part}": height
        for side in SIDES
        for part, height in (
            ("hand", body.ARM_RADIUS), ("elbow", body.ARM_RADIUS), ("knee", body.LEG_RADIUS),
            ("heel", 0.0), ("toe", 0.0),
        )
    },
}  # fmt: skip

#: The number of a change, the joint that it is about, and what it asks of it in degrees.
Cut = tuple[int, int, float]


@lru_cache(maxsize=256)
def base_pose(name: str) -> Pose:
    """Return the solved base pose of that name."""
    changes = tuple(
        change for phrase in BASES[name].split(", ") for change in read_phrase(phrase) or ()
    )
    pose = apply(Pose(), changes, (None,) * len(changes))
    pose, _ = settle(replace(pose, stated=frozenset()))  # all that a base says gives way alike
    hips = (pose.angles[body.RIGHT + body.HIP], pose.angles[body.LEFT + body.HIP])
    feet = {one.side for one in pose.contacts if one.part in FOOT}
    return replace(
        pose, lopsided=len(feet) == 2 and abs(hips[0] - hips[1]) > 15, stated=frozenset()
    )


def swapped(pose: Pose) -> Pose:
    """Return the pose with left and right exchanged."""
    angles = [pose.angles[body.mirrored(i)] for i in range(body.COUNT)]
    for index in body.SIDED:
        angles[index] = -angles[index]

    def other(text: str) -> str:
        table = {"right": "left", "left": "right"}
        return " ".join(table.get(word, word) for word in text.split(" "))

    return replace(
        pose,
        angles=tuple(angles),
        stated=frozenset(body.mirrored(i) for i in pose.stated),
        contacts=tuple(
            replace(one, side=other(one.side), target=other(one.target)) for one in pose.contacts
        ),
        things=tuple(replace(one, where=other(one.where)) for one in pose.things),
        arrow=other(pose.arrow),
        stays=other(pose.stays),
    )


def apply(
    pose: Pose,
    changes: Changes,
    spans: Sequence[tuple[int, int] | None],
    cuts: list[Cut] | None = None,
) -> Pose:
    """Return ``pose`` with the changes made, its contacts not yet met.

    The order in which they were written does not matter, but for two of the same. ``cuts`` is
    given the angles that were asked for and are beyond the range of their joints.
    """
    cuts = [] if cuts is None else cuts
    if any(isinstance(one, Mirror) for one in changes):
        pose = swapped(pose)
    angles = list(pose.angles)
    stated: set[int] = set()
    trunk = [one for one in changes if isinstance(one, Angle) and one.index < body.RIGHT]
    upright = _on_the_legs(pose)
    for number, said in enumerate(changes):
        if not isinstance(said, Angle) or said.index >= body.RIGHT:
            continue
        # Where the feet stay it is the spine that turns.
        turns = said.index == body.ROLL and upright
        one = replace(said, index=body.SPINE_TURN) if turns else said
        if one.index == body.TILT and upright:
            angles[body.RIGHT + body.HIP_OUT] += one.value - angles[body.TILT]
            angles[body.LEFT + body.HIP_OUT] -= one.value - angles[body.TILT]
        before = angles[body.LEAN] - angles[body.SPINE] / 2
        if one.index == body.SPINE and any(c.part == "bottom" for c in pose.contacts):
            # Who lies or sits keeps the pelvis where it is and moves the chest.
            by = (_within(one.index, one.value) - angles[body.SPINE]) / 2
            angles[body.LEAN] += -by if Leave("bottom", "") in changes else by
        angles[one.index] = _within(one.index, one.value)
        cuts.append((number, one.index, one.value))
        stated.add(one.index)
        # The legs stay where they stand in the world when only the trunk is bent.
        for first in (body.RIGHT, body.LEFT) if pose.contacts else ():
            angles[first + body.HIP] += angles[body.LEAN] - angles[body.SPINE] / 2 - before
    for first in (body.RIGHT, body.LEFT) if trunk else ():
        angles[first + body.HIP] = _within(first + body.HIP, angles[first + body.HIP])
    for change in changes:
        if isinstance(change, Angle) and change.index >= body.RIGHT:
            angles[change.index] = _within(change.index, change.value)
            stated.add(change.index)
    for number, change in enumerate(changes):
        if isinstance(change, Aim):
            value = _aimed(change, angles)
            angles[change.index] = _within(change.index, value)
            cuts.append((number, change.index, value))
            stated.add(change.index)
    for number, change in enumerate(changes):
        if isinstance(change, Raise):
            index, value = _raised(change, angles)
            angles[index] = _within(index, value)
            cuts.append((number, index, value))
            stated.add(index)
    cuts[:] = [cut for cut in cuts if cut[2] != _within(*cut[1:])]
    pose = replace(pose, angles=tuple(angles), stated=frozenset(stated))
    pose = touched(pose, changes, spans)
    named = {change.thing.kind for change in changes if isinstance(change, Have)}
    things = [one for one in pose.things if one.kind not in named]
    for change in changes:
        match change:
            case Have(thing) if thing not in things and thing.where != "none":
                things.append(thing)
            case See(view):
                pose = replace(pose, view=view)
            case Mark(part):
                pose = replace(pose, arrow=part)
            case Keep(point):
                pose = replace(pose, stays=point)
            case _:
                pass
    return replace(pose, things=tuple(things))


def _on_the_legs(pose: Pose) -> bool:
    """Whether feet or knees alone bear the body."""
    parts = {one.part for one in pose.contacts if one.target in words.SURFACES}
    return bool(parts) and parts <= {*FOOT, "knee"} - {"edge"}


def _within(index: int, value: float) -> float:
    joint = body.JOINTS[index]
    return min(max(value, joint.low), joint.high)


def _aimed(change: Aim, angles: Sequence[float]) -> float:
    arm = (change.index - body.RIGHT) % 9 == body.SHOULDER
    bent = angles[body.SPINE] / 2
    value = change.degrees + angles[body.LEAN] + (bent if arm else -bent)
    joint = body.JOINTS[change.index]
    while value > joint.high + 60:
        value -= 360
    while value < joint.low - 60:
        value += 360
    return value


def _raised(change: Raise, angles: Sequence[float]) -> tuple[int, float]:
    """Return which angle lifts a limb (forward or to the side), and what it becomes."""
    now = angles[change.index]
    if change.index in (body.LEAN, body.NECK):
        sign = {"up": -1, "down": 1, "back": -1, "forward": 1}[change.way]
        if change.index == body.LEAN and angles[body.LEAN] < 0 and change.way in ("up", "down"):
            sign = -sign
        return change.index, now + sign * change.degrees
    if change.way in ("back", "forward"):
        sign = 1 if change.way == "forward" else -1
        return change.index, now + sign * change.degrees
    side = "right" if change.index < body.LEFT else "left"
    arm = (change.index - body.RIGHT) % 9 == body.SHOULDER
    tip = f"{side} elbow" if arm else f"{side} knee"
    lifts = []
    for index in (change.index, change.index + 1):
        heights = []
        for by in (-5.0, 5.0):
            tried = [*angles]
            tried[index] += by
            heights.append(partial(tried, parts_of([tip])).points[tip][1])
        lifts.append(heights[1] - heights[0])
    index = change.index
    if max(abs(lifts[0]), abs(lifts[1])) < 1.2:  # it hangs: a leg goes up behind who faces down
        upward = -1.0 if not arm and angles[body.LEAN] > 45 else 1.0
    else:
        if abs(lifts[1]) > abs(lifts[0]) * 1.5:
            index += 1
        upward = 1.0 if lifts[index - change.index] > 0 else -1.0
    return index, angles[index] + change.degrees * (upward if change.way == "up" else -upward)


Miss = tuple[str, float, Contact | None]


def settle(pose: Pose) -> tuple[Pose, list[Miss]]:
    """Return the pose with its contacts met, and what could not be met or is below the floor.

    A miss is a point, by how many units it is missed, and the contact (none: the floor).
    """
    wanted = constraints(pose.contacts)
    stiff = [_STIFF if index in pose.stated else 1.0 for index in range(body.COUNT)]
    angles, found = solve(pose.angles, wanted, stiff)
    misses: list[Miss] = []
    lifted: list[Constraint] = []
    if not any(one.axes == (1,) and not one.other for one in wanted):
        angles[body.Y] += 9.0 - min(_depths(found).values())
    else:
        for _ in range(2):
            low = {point: by for point, by in _depths(found).items() if by < -0.4}
            # A little is put right; what is far below was meant so, and the author hears of it.
            fresh = [
                point for point, by in low.items()
                if by > -5 and all(point != one.point for one in lifted)
            ]  # fmt: skip
            if not fresh:
                break
            lifted += [Constraint(point, _HEIGHTS[point]) for point in fresh]
            angles, found = solve(angles, [*wanted, *lifted], stiff)
        misses += [
            (point, -by, None) for point, by in _depths(found).items()
            if by < -1.5
        ]  # fmt: skip
    for one in wanted:
        left = missing(found, one)
        if left > 1.5:
            misses.append((one.point, left, pose.contacts[one.owner]))
    return replace(pose, angles=tuple(angles)), misses


def _depths(found: Skeleton) -> dict[str, float]:
    """Return how far above the floor each part is; negative is below."""
    return {name: found.points[name][1] - height for name, height in _HEIGHTS.items()}
