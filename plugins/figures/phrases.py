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


_HELD: Final = re.compile(
    r"(?:a |the |two )?(?P<kind>[a-z]+(?: bell| ball| band)?) "
    r"(?P<how>in|on|between|under|around|round|above|over|at|from|held in|held at|across|behind) "
    r"(?P<where>[a-z -]+)"
)


def _equipment(text: str) -> Changes | None:
    bare = re.sub(r"^(?:a|the|an) ", "", text)
    if surface(bare) in words.ROOM:
        return (Have(Thing(str(surface(bare)), "")),)
    if match := re.fullmatch(r"([a-z -]+?) (behind|in front|at the side)", bare):
        kind = surface(match[1])
        return (Have(Thing(kind, match[2])),) if kind in words.ROOM else None
    match = _HELD.fullmatch(text)
    if not match:
        return None
    kind = words.SAME_THING.get(match["kind"], match["kind"])
    if kind not in words.HELD:
        return None
    how = match["how"].replace("held ", "").replace("round", "around").replace("aaround", "around")
    where = re.sub(r"\b(?:the|a|each|both|its) (?=hand)", "both ", match["where"])
    where = where.replace("both  ", "both ").replace("both hand", "hand")
    where = re.sub(r"\b(?:the|a|an) ", "", where)
    if match["where"].startswith("both hand"):
        where = "both hands"
    return tuple(_have(kind, how, where)) or None


def _have(kind: str, how: str, where: str) -> Iterator[Have | Touch]:
    if kind == "ball":
        under = re.fullmatch(r"(?:(left|right) )?([a-z]+(?: back| leg| legs)?)", where)
        if how == "under" and under:
            changes = touch(f"{where} on the ball")
            if changes:
                yield from (one for one in changes if isinstance(one, Touch))
            return
        if how == "between":
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
    if kind == "barbell" and how in ("on", "across", "at") and "hip" not in where:
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
                                             "the left hand")]  # fmt: skip
    found += ["barbell on the shoulders", "band between the hands", "loop around the knees",
              "band from the side to the hands", "ball under the feet", "bench behind",
              "chair behind", "wall behind", "left foot off the floor", "arms up", "arms forward",
              "left arm up 45", "legs up 30", "right leg back 20", "arms out 90",
              "legs straight", "arms straight", "facing left"]  # fmt: skip
    return tuple(dict.fromkeys(found))
