"""Readers of phrases about the body: each gives what a phrase changes, or ``None``."""

from __future__ import annotations

import re
from typing import Final

from . import body, words
from .changes import Aim, Angle, Changes, Have, Keep, Leave, Mark, Mirror, Raise, See, Touch
from .model import SIDES, Contact, Thing

_NUMBER: Final = r"(?P<number>[-−]?\d+(?:\.\d+)?)\s*(?:°|deg|degrees?)?"
_SIDE: Final = r"(?:the )?(?:(?P<side>left|right|both|near|far|front|rear) )?(?:the )?"
_SIDES_OF: Final = {
    "": SIDES, "both": SIDES, "right": ("right",), "near": ("right",), "front": ("right",),
    "left": ("left",), "far": ("left",), "rear": ("left",),
}  # fmt: skip
_STRAIGHT: Final = {
    "arm": body.ELBOW, "elbow": body.ELBOW, "leg": body.KNEE, "knee": body.KNEE,
    "hip": body.HIP, "ankle": body.ANKLE_BEND,
}  # fmt: skip
_AIMS: Final = {
    "up": 180, "forward": 90, "forwards": 90, "down": 0, "back": -90,
    "behind": -50, "vertical": 180, "horizontal": 90, "level": 90,
}  # fmt: skip
VIEWS: Final = {
    "side view": "side", "front view": "front", "three-quarter view": "three-quarter",
    "three quarter view": "three-quarter", "three-quarter front view": "three-quarter front",
    "three quarter front view": "three-quarter front", "back view": "back", "rear view": "back",
}  # fmt: skip
_FACING: Final = {"right": 0, "left": 180, "the viewer": 90, "us": 90, "away": -90}
_LIMB_OF: Final = {"arm": "hand", "leg": "foot", "foot": "foot", "hand": "hand", "knee": "knee",
                   "elbow": "hand", "heel": "foot", "toe": "foot"}  # fmt: skip


def singular(word: str) -> str:
    """Return the word for one of what a plural names."""
    if word in words.PLURALS:
        return words.PLURALS[word]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def first_of(side: str) -> int:
    """Return the index of the first angle of a side."""
    return body.RIGHT if side == "right" else body.LEFT


def fixed(text: str) -> Changes | None:
    """Views, arrows, sides and other phrases without parts."""
    if text in VIEWS:
        return (See(VIEWS[text]),)
    if text in ("other side", "the other side", "sides swapped", "mirrored"):
        return (Mirror(),)
    if text in ("no arrow", "without arrow"):
        return (Mark("none"),)
    if match := re.fullmatch(r"(?:no|without(?: the)?|without an?) ([a-z -]+)", text):
        kind = words.SAME_THING.get(match[1], match[1])
        kind = kind if kind in words.HELD else surface(match[1]) or ""
        return (Have(Thing(kind, "none")),) if kind in (*words.HELD, *words.ROOM) else None
    if match := re.fullmatch(r"(?:turn|turning) arrow(?: to the)?(?: (left|right))?", text):
        return (Mark(f"turn {match[1] or 'right'}"),)
    if match := re.fullmatch(r"(?:circle|circular|round) arrow (?:at|around|from|on) (?:the )?(.+)",
                             text):  # fmt: skip
        inner = fixed(f"arrow at {match[1]}")
        marks = [one.part for one in inner or () if isinstance(one, Mark)]
        return (Mark(f"circle {marks[0]}"),) if marks else None
    if match := re.fullmatch(r"arrow (?:at|from|on) (?:the )?(.+)", text):
        names = match[1].split()
        part = singular(names[-1])
        side = names[0] if names[0] in SIDES else "right"
        if part in ("head", "hip", "shoulder"):
            return (Mark(part if part == "head" else f"{part}s"),)
        if part == "ball":
            return (Mark("ball"),)
        if part in ("hand", "knee", "elbow", "heel", "toe", "ankle", "foot"):
            return (Mark(f"{side} {'toe' if part == 'foot' else part}"),)
        return None
    if match := re.fullmatch(r"(left|right) (foot|hand|knee) (?:stays|planted|fixed)", text):
        return (Keep(f"{match[1]} {match[2].replace('foot', 'ankle')}"),)
    if match := re.fullmatch(r"facing (?:the )?(right|left|viewer|us|away)", text):
        name = "the viewer" if match[1] == "viewer" else match[1]
        return (Angle(body.HEADING, _FACING[name]),)
    if text in ("heels up", "heels off the floor", "on tiptoe", "on the toes"):
        return tuple(Touch(Contact("tiptoe", side, "floor")) for side in SIDES)
    if text in ("heels down", "heels on the floor flat"):
        return tuple(Touch(Contact("foot", side, "floor")) for side in SIDES)
    if match := re.fullmatch(_SIDE + r"(foot|feet|hand|hands) (?:held )?together", text):
        part = singular(match[2])
        return (Touch(Contact(part, "right", "left hand" if part == "hand" else "left foot")),)
    return None


def _sides(match: re.Match[str]) -> tuple[str, ...]:
    return _SIDES_OF[match["side"] or ""]


def angle(text: str) -> Changes | None:
    """A joint, a way and a number."""
    match = re.fullmatch(_SIDE + r"(?P<noun>[a-z]+?)(?P<way>(?: [a-z]+)*?) " + _NUMBER, text)
    if not match:
        return None
    value = float(match["number"].replace("−", "-"))
    noun, way = singular(match["noun"]), match["way"].strip()
    if noun in words.TRUNK:
        joint = words.TRUNK[noun]
        found = words.TRUNK_WAYS.get((joint, f" {way}" if way and way.split()[0] not in (
            "turned", "tilted") else way))  # fmt: skip
        return (Angle(found[0], value * found[1]),) if found else None
    if noun not in words.LIMB:
        return None
    if noun == "ankle" and way in ("up", "down"):
        sign = 1 if way == "down" else -1
        return tuple(Angle(first_of(s) + body.ANKLE_BEND, sign * value) for s in _sides(match))
    along = words.WAYS.get(way)
    if along is None or (along[0] and words.LIMB[noun] not in (body.SHOULDER, body.HIP)):
        return None
    return tuple(
        Angle(first_of(side) + words.LIMB[noun] + along[0], value * along[1])
        for side in _sides(match)
    )


def relative(text: str) -> Changes | None:
    """A limb, up or down or forth or back, and a number."""
    match = re.fullmatch(
        _SIDE + r"(?P<noun>[a-z]+) (?:(?:more|further) )?(?P<way>up|down|back|forwards?|raised|"
        r"lowered|lifted) (?:by )?" + _NUMBER,
        text,
    )
    if not match:
        return None
    value, noun = float(match["number"].replace("−", "-")), singular(match["noun"])
    way = {"raised": "up", "lifted": "up", "lowered": "down", "forwards": "forward"}.get(
        match["way"], match["way"]
    )
    if noun in ("torso", "trunk", "chest", "body", "head"):
        index = body.NECK if noun == "head" else body.LEAN
        return (Raise(index, way, value),)
    if noun not in ("arm", "leg", "thigh", "hand", "foot", "shoulder"):
        return None
    joint = body.SHOULDER if noun in ("arm", "hand", "shoulder") else body.HIP
    return tuple(Raise(first_of(side) + joint, way, value) for side in _sides(match))


def aim(text: str) -> Changes | None:
    """A limb and where it points, or that it is straight or free."""
    match = re.fullmatch(_SIDE + r"(?P<noun>[a-z]+) (?P<way>[a-z ]+)", text)
    if not match:
        return None
    noun, way = singular(match["noun"]), match["way"]
    if way in ("straight", "stretched", "extended"):
        if noun in words.TRUNK:
            return (Angle(words.TRUNK[noun], 0),)
        if noun not in _STRAIGHT:
            return None
        return tuple(Angle(first_of(side) + _STRAIGHT[noun], 0) for side in _sides(match))
    if noun in ("torso", "trunk") and way in ("upright", "vertical", "level", "horizontal"):
        return (Angle(body.LEAN, 0 if way in ("upright", "vertical") else 90),)
    if noun in ("arm", "leg", "thigh"):
        joint = body.HIP if noun != "arm" else body.SHOULDER
        if way in ("out", "wide", "to the sides", "apart", "out to the sides"):
            wide = 90.0 if noun == "arm" else 26.0
            return tuple(Angle(first_of(side) + joint + 1, wide) for side in _sides(match))
        if noun == "arm" and way in ("overhead", "over the head", "above the head"):
            return tuple(Angle(first_of(side) + joint, 174) for side in _sides(match))
        if noun == "arm" and way in ("by the sides", "at the sides", "along the trunk"):
            return tuple(Angle(first_of(side) + joint, 3) for side in _sides(match))
        if way in _AIMS:
            return tuple(Aim(first_of(side) + joint, _AIMS[way]) for side in _sides(match))
    if noun in ("foot", "leg", "arm", "hand", "knee", "elbow", "heel", "toe") and way in (
        "free", "in the air", "lifted", "off the floor", "off the ground", "raised", "off",
        "off the ball", "off the bench", "off the step", "off the bar", "off the box", "let go",
    ):  # fmt: skip
        return tuple(Leave(_LIMB_OF[noun], side) for side in _sides(match))
    if way in ("off the floor", "lifted", "raised", "free", "off the ground"):
        if noun in ("bottom", "hip", "pelvis"):
            return (Leave("bottom", ""),)
        if noun in ("head", "belly", "back", "chest", "shoulder"):
            return (Leave("upper back", ""),)
    if noun == "foot" and way == "flat":
        return tuple(Touch(Contact("foot", side, "floor")) for side in _sides(match))
    return None


_TOUCH: Final = re.compile(
    _SIDE + r"(?P<part>[a-z]+(?: back| leg)?)(?P<flat> flat)? "
    r"(?:held |placed |resting |pressed )?(?:on top of|on|at|against|to|behind|over|onto|in|"
    r"touching|under|round|around) "
    r"(?:the |a |an |its |both |each )?(?P<other>(?:left|right|opposite|other) )?(?:the )?"
    r"(?P<target>[a-z]+(?:[ -][a-z]+)?)"
)


def surface(word: str) -> str | None:
    """Return the name of what a word for a surface means."""
    for form in (word, singular(word)):
        name = words.SAME_SURFACE.get(form, form)
        if name in words.SURFACES:
            return name
    return None


def _on_the_floor(word: str) -> str | None:
    """Return the name of a weight that a hand reaches for on the floor."""
    kind = words.SAME_THING.get(word, singular(word))
    return kind if kind in words.WEIGHTS else None


def touch(text: str) -> Changes | None:
    """A part and what it touches."""
    if re.fullmatch(r"(?:left|right) foot on its side", text):
        return (Touch(Contact("edge", text.partition(" ")[0], "floor")),)
    edge = " edge" if re.search(r" edge of | edge$", text) else ""
    match = _TOUCH.fullmatch(re.sub(r" (?:the|an) edge of ", " ", text))
    if not match:
        return None
    plural = match["part"]
    part = words.PARTS.get(plural) or words.PARTS.get(singular(plural))
    if part is None:
        return None
    target, other = match["target"], (match["other"] or "").strip()
    held = surface(target) or _on_the_floor(target)
    whole = part in words.TRUNK_PARTS
    if part == "hip" and plural == "hips":
        part, whole = "bottom", True
    if part == "shoulder" and plural == "shoulders":
        part, whole = "upper back", True
    sides: tuple[str, ...] = ("",) if whole else _sides(match)
    if held is not None and not other:
        if part == "foot" and not match["flat"]:
            part = "end"  # sole, toes or heel: as the pose has it
        held = held.removesuffix(" edge")
        # Other parts than a foot's lie on it anywhere.
        if part in ("end", "foot", "toes", "heel") and f"{held} edge" in words.SURFACES:
            held += edge
        return tuple(Touch(Contact(part, side, held)) for side in sides)
    if part not in ("hand", "elbow", "knee", "foot", "ankle") or whole:
        return None
    place = words.PLACES.get(f"{other} {target}") or words.PLACES.get(singular(target))
    if place is None or (place is words.PLACES["opposite shoulder"] and part != "hand"):
        return None
    return tuple(Touch(Contact(part, side, _place(place[0], side, other))) for side in sides)


def _place(point: str, side: str, other: str) -> str:
    """Return the name of a place of the body in the world's skeleton, with its side."""
    opposite = "left" if side == "right" else "right"
    if point == "other rack":
        return f"{opposite} rack"
    if other in SIDES:
        return f"{other} {point}"
    return f"{opposite if other or point == 'hand' else side} {point}"
