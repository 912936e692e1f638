"""A phrase of a pose -> what it changes. Equipment is read here, the body in :mod:`reading`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from . import words
from .changes import Changes, Have, Touch
from .model import SIDES, Contact, Thing
from .reading import VIEWS, aim, angle, fixed, relative, surface, touch


@lru_cache(maxsize=4096)
def read_phrase(phrase: str) -> Changes | None:
    """Return what ``phrase`` changes, or nothing if it cannot be read."""
    text = " ".join(phrase.lower().replace("’", "'").split())
    for reader in (fixed, angle, relative, aim, touch, _equipment):
        found = reader(text)
        if found is not None:
            return found
    return None


_HOW: Final = (
    "(?:in|on|between|under|around|round|above|over|at|from|held in|held at|across|behind)"
)
_HELD: Final = re.compile(
    r"(?:a |the |two )?(?P<kind>[a-z]+(?: bell| ball| band)?) "
    rf"(?P<how>{_HOW}) "
    r"(?P<where>[a-z -]+)"
)


def _equipment(text: str) -> Changes | None:
    bare = re.sub(r"^(?:a|the|an) ", "", text)
    if surface(bare) in words.ROOM:
        return (Have(Thing(str(surface(bare)), "")),)
    if match := re.fullmatch(r"([a-z -]+?) (behind|in front|at the side)", bare):
        piece = surface(match[1])
        if piece in words.ROOM:
            return (Have(Thing(piece, match[2])),)
    match = _HELD.fullmatch(text)
    if not match:
        return None
    kind = words.SAME_THING.get(match["kind"], match["kind"])
    if kind not in words.HELD:
        return None
    how, where = _place(match["how"], match["where"])
    if kind == "ball" and how == "under":
        on = touch(f"{where} on the ball")
        return tuple(one for one in on or () if isinstance(one, Touch)) or None
    if (how, where) not in _PLACES[kind]:
        return None
    return tuple(_have(kind, how, where))


def _place(how: str, where: str) -> tuple[str, str]:
    """Return how and where a thing is, each in one form: ``around``, ``both hands``."""
    how = {"round": "around"}.get(how, how.removeprefix("held "))
    bare = re.sub(r"\b(?:the|an?|each|both|its) ", "", where)
    if bare == "hand" and where.startswith(("each ", "both ")):
        bare = "hands"
    return how, "both hands" if where == "both hands" else bare


_PLACES: Final = {
    kind: frozenset(_place(*place.split(" ", 1)) for place in places)
    for kind, places in words.WHERE.items()
}


def places(text: str) -> tuple[str, ...]:
    """Return the phrases for a thing that ``text`` has in a place where it cannot be."""
    match = re.match(r"(?:a |the |two )?((?P<kind>[a-z]+)(?: (?:bell|ball|band))?) " + _HOW, text)
    for name in (match[1], match["kind"]) if match else ():
        kind = words.SAME_THING.get(name, name)
        if kind in words.HELD:
            return tuple(dict.fromkeys(f"{name} {place}" for place in words.WHERE[kind]))
    return ()


def _have(kind: str, how: str, where: str) -> Iterator[Have | Touch]:
    if kind == "ball" and how == "between":
        yield Have(Thing(kind, f"between {where}"))
        ends = re.fullmatch(r"(right|left) (hand|knee|foot|elbow) and (right|left) "
                            r"(hand|knee|foot|elbow)", where)  # fmt: skip
        both = re.fullmatch(r"(hand|elbow|knee)s and (knee|thigh|foot|elbow)s?", where)
        if both:
            for side in SIDES:
                yield Touch(Contact(both[1], side, f"ball {side} {both[2]}"))
        if ends:
            yield Touch(Contact(ends[2], ends[1], f"ball {ends[3]} {ends[4]}"))
        return
    yield Have(Thing(kind, where if how in ("in", "at") else f"{how} {where}"))
    if kind == "barbell" and how != "in" and "hip" not in where and where != "lap":
        front = "front" in where or "collarbone" in where or "chest" in where
        place = "front rack" if front else "rack"
        for side in SIDES:
            yield Touch(Contact("hand", side, f"{side} {place}"), weak=True)
    if where == "both hands" and kind in ("kettlebell", "dumbbell", "plate"):
        yield Touch(Contact("hand", "right", "left hand"))


def examples() -> tuple[str, ...]:
    """Return phrases that can be read, to be offered where one cannot."""
    found = [*VIEWS, "other side", "no arrow", "heels up", "feet flat", "hands together"]
    joints = [*words.LIMB, *(f"{side} {noun}" for side in SIDES for noun in words.LIMB)]
    found += [f"{noun if ' ' in noun else noun + 's'} 90" for noun in joints]
    found += [f"{noun} 45" for noun in words.TRUNK]
    found += [f"{noun} {way} 30" for noun in ("hips", "shoulders", "arms") for way in ("out",)]
    found += [f"torso {way} 40" for way in ("turned right", "turned left", "tilted right")]
    hand_places = ("chest", "hips", "head", "knees", "thighs", "shoulders", "ears", "floor", "wall",
                   "ball", "bench", "bar", "step", "chair", "box")  # fmt: skip
    found += [f"hands {'behind' if at == 'head' else 'at'} the {at}" for at in hand_places]
    found += [
        f"{part} on the {at}"
        for part in ("hands", "forearms", "feet", "toes", "heels", "knees", "shins", "back",
                     "left foot", "right foot", "left hand", "right hand")
        for at in ("floor", "ball", "bench", "step", "box", "chair", "sliders")
    ]  # fmt: skip
    for kind in ("kettlebell", "dumbbell", "dumbbells", "barbell", "ball", "kettlebells"):
        found += [f"{kind} in {w}" for w in ("both hands", "the hands", "the right hand",
                                             "the left hand") if (kind, w[-10:]) not in (
                  ("barbell", "right hand"), ("barbell", " left hand"))]  # fmt: skip
    found += ["barbell on the shoulders", "band between the hands", "loop around the knees",
              "band from the side to the hands", "ball under the feet", "bench behind",
              "chair behind", "wall behind", "left foot off the floor", "arms up", "arms forward",
              "left arm up 45", "legs up 30", "right leg back 20", "arms out 90",
              "legs straight", "arms straight", "facing left"]  # fmt: skip
    return tuple(dict.fromkeys(found))
