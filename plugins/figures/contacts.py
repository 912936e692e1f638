"""Which contacts hold after a text, and what they ask of the solver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from . import body, words
from .changes import Aim, Angle, Changes, Leave, Raise, Touch
from .model import Contact, Pose
from .reading import first_of
from .solve import Constraint

#: What of a limb touches: a new contact of a group takes the place of the old one.
HAND = ("hand", "forearm", "elbow")
FOOT = ("foot", "toes", "heel", "instep", "edge", "end", "tiptoe")
_LOWER = ("shin", "calf", "ankle")
_RESTING = ("bottom", "upper back", "back", "belly")
_GROUP = {
    "upper back": ("upper back", "belly", "back", "head"),
    "bottom": ("bottom",),
    "hand": HAND,
    "foot": (*FOOT, *_LOWER),
    "knee": ("knee", "thigh"),
}
_NEAR = dict(words.PLACES.values())


def touched(pose: Pose, changes: Changes, spans: Sequence[tuple[int, int] | None]) -> Pose:
    """Return ``pose`` with the contacts that the changes leave and make."""
    contacts = list(pose.contacts)
    moved = {one.index for one in changes if isinstance(one, Angle | Aim | Raise)}
    angles = list(pose.angles)
    curls = Leave("bottom", "") in changes
    for one in list(contacts):
        if _lets_go(one, pose, contacts, moved, curls=curls):
            contacts.remove(one)
            if one.part == "hand" and one.target not in words.SURFACES:
                # An arm that leaves the chest is stretched again, but for what was said of it.
                for offset, value in enumerate((6.0, 0.0, 0.0, 4.0)):
                    if first_of(one.side) + offset not in moved:
                        angles[first_of(one.side) + offset] = value
    pairs = sorted(
        zip(changes, spans, strict=True),
        key=lambda pair: not (isinstance(pair[0], Touch) and pair[0].weak),
    )
    for change, span in pairs:
        if isinstance(change, Touch) and change.weak and _busy(change.contact, moved):
            continue
        if isinstance(change, Leave):
            contacts = [
                one
                for one in contacts
                if not (one.side == change.side and one.part in _GROUP[change.part])
            ]
        elif isinstance(change, Touch):
            new = _resolved(change.contact, pose, contacts)
            contacts = [one for one in contacts if not _replaces(new, one)]
            contacts.append(replace(new, span=span))
            _seed(new, angles, moved)
    return replace(pose, angles=tuple(angles), contacts=tuple(contacts))


def _busy(contact: Contact, moved: set[int]) -> bool:
    first = first_of(contact.side)
    return any(first + offset in moved for offset in range(body.SHOULDER, body.ELBOW + 1))


def _lets_go(
    one: Contact, pose: Pose, contacts: Sequence[Contact], moved: set[int], *, curls: bool
) -> bool:
    """Whether a contact of the base pose ends because the limb was told to be elsewhere."""
    if not one.side:
        # Who curls up from the floor, or arches, leaves it with the shoulders.
        lifted = bool(moved & {body.LEAN, body.SPINE}) and one.part == "upper back"
        return lifted and not curls and any(each.part == "bottom" for each in contacts)
    mine, other = first_of(one.side), first_of("left" if one.side == "right" else "right")
    resting = any(each.part in _RESTING for each in contacts)
    joints: tuple[int, ...]
    if one.part in HAND:
        joints = (body.SHOULDER, body.SHOULDER_OUT, body.SHOULDER_TURN, body.ELBOW)
    elif one.part in (*FOOT, *_LOWER, "knee"):
        joints = (body.HIP, body.HIP_OUT, body.KNEE)
    else:
        return False
    if not any(mine + joint in moved for joint in joints):
        return False
    if one.part in HAND and one.target not in words.SURFACES:
        return one.target != "left hand"
    if not any(other + joint in moved for joint in joints):
        rest = [each for each in contacts if each.side != one.side or each.part in _RESTING]
        return bool(rest) and not (pose.lopsided and one.part not in HAND)
    return resting and (one.part in HAND or mine + body.HIP in moved)


def _resolved(new: Contact, pose: Pose, contacts: Sequence[Contact]) -> Contact:
    if new.part != "end":
        return new
    before = [one.part for one in contacts if one.side == new.side and one.part in FOOT]
    if before and before[0] in ("toes", "tiptoe", "instep"):
        return replace(new, part="instep" if before[0] == "instep" else "toes")
    face_up = pose.angles[body.LEAN] < -40
    return replace(new, part="heel" if face_up and new.target in ("ball", "floor") else "foot")


def _replaces(new: Contact, old: Contact) -> bool:
    if not new.side:
        return new.part == old.part or (
            new.part in _RESTING and old.part in (*_RESTING, "hip", "shoulder")
            and new.target != old.target
        )  # fmt: skip
    if new.side != old.side:
        return False
    if new.part in _LOWER:
        return old.part in (*FOOT, *_LOWER)
    if new.part == "knee":
        return old.part in ("knee", "foot")
    return any(new.part in group and old.part in group for group in _GROUP.values())


def _seed(new: Contact, angles: list[float], moved: set[int]) -> None:
    """Begin the search for a hand's place with an arm that is nearly there."""
    if new.part != "hand" or " " not in new.target:
        return
    side, _, place = new.target.partition(" ")
    name = "other rack" if place == "rack" and side != new.side else place
    first = first_of(new.side)
    for offset, value in enumerate(words.REACH.get(name, ())):
        if first + offset not in moved:
            angles[first + offset] = value


def constraints(contacts: Iterable[Contact]) -> list[Constraint]:
    """Return what the contacts ask of the body."""
    found = []
    for owner, one in enumerate(contacts):
        sided = f"{one.side} " if one.side else ""
        if one.target == "wall":
            continue
        height = words.SURFACES.get(one.target, words.WEIGHTS.get(one.target))
        if height is not None:
            if one.target == "ball" and (one.part in words.TRUNK_PARTS or one.part == "hip"):
                height -= words.SINK
            grip = one.target in ("bar", "low bar") or one.target in words.WEIGHTS
            for point, clearance in words.TOUCH[one.part]:
                name = point if one.part in words.TRUNK_PARTS else sided + point
                found.append(Constraint(name, height + (0 if grip else clearance), owner=owner))
            continue
        point = sided + ("ankle" if one.part == "foot" else one.part)
        if one.target.startswith("ball "):
            target = one.target.removeprefix("ball ").replace("foot", "ankle")
            found.append(Constraint(point, 1.9 * words.BALL, target, (), owner))
            continue
        target = one.target.replace("foot", "ankle")
        near = _NEAR.get(target.split(" ", 1)[-1], 6.0)
        if target == point:
            continue
        axes = () if near else (0, 1, 2)
        found.append(Constraint(point, near, target, axes, owner))
    return found
