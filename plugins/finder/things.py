"""What a workout needs beside the runner, read from an author's own words.

A need is met by any of its alternatives: "bench or chair" is one need, "chair & step" are two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The alternatives that meet one need.
Need: TypeAlias = "frozenset[str]"

#: A thing, and the words that mean it. Words that are part of others come after them.
_WORDS: Final = {
    "kettlebell": ("kettlebell",),
    "dumbbell": ("dumbbell", "hand weight"),
    "barbell": ("barbell",),
    "bar": ("pull-up bar", "chin-up bar"),
    "ball": ("stability ball", "swiss ball", "exercise ball", "gym ball", "physio ball"),
    "band": ("band", "mini-band"),
    "mat": ("mat", "rug", "carpet", "towel"),
    "sliders": ("slider", "sock"),
    "step": ("step", "stair", "staircase", "kerb", "curb"),
    "bench": ("bench",),
    "chair": ("chair", "sofa", "couch", "stool"),
    "wall": ("wall",),
    "table": ("table", "desk", "worktop"),
    "door": ("door", "doorway"),
    "banister": ("banister", "handrail", "railing"),
    "hallway": ("hallway", "corridor"),
    "rucksack": ("rucksack", "backpack"),
    "bottle": ("bottle",),
    "floor": ("floor",),
    "shoes": ("shoe",),
    "timer": ("timer", "clock", "watch", "stopwatch", "phone"),
}
_PATTERNS: Final = {
    thing: expression(rf"\b(?:{'|'.join(map(re.escape, words))})(?:e?s)?\b")
    for thing, words in _WORDS.items()
}
THINGS: Final = frozenset(_WORDS)
#: What belongs to a place or a household. A finder that called a chair equipment would say that
#: nobody can train anywhere.
ROOM: Final = frozenset(
    {
        *("sliders", "step", "chair", "wall", "table", "door", "banister", "hallway", "rucksack"),
        *("bottle", "floor", "shoes", "timer"),
    }
)
#: What one lifts.
WEIGHTS: Final = frozenset({"kettlebell", "dumbbell", "barbell", "rucksack", "bottle"})
#: What stands in a gym and in few homes.
GYM: Final = frozenset({"barbell", "bar", "bench"})
HOME: Final = ROOM | {"mat", "kettlebell", "dumbbell", "band", "ball"}
#: What a hotel room has or a suitcase holds. Stairs and corridors are full of other guests.
HOTEL: Final = (ROOM | {"mat", "band"}) - {"step", "hallway", "banister"}
#: What a park or a street has, or a runner on the back.
OUTDOORS: Final = frozenset(
    {"step", "chair", "bench", "wall", "banister", "rucksack", "bottle", "shoes", "timer"}
)

_AND: Final = expression(r"\s*(?:&|\+|\band\b)\s*")
_OR: Final = expression(r"\s*(?:/|\bor\b)\s*")
_NOTHING: Final = expression(r"no equipment|nothing|none|(?:your )?body ?-?weight")


def things_in(text: str) -> frozenset[str]:
    """Return all things that a text names."""
    words = text.casefold()
    return frozenset(thing for thing, pattern in _PATTERNS.items() if pattern.search(words))


def needs_of(item: str) -> Iterator[Need]:
    """Yield the needs of one item of a list: "one heavier dumbbell or kettlebell" is one.

    A thing that is not known is a need that nothing but itself meets.
    """
    words = " ".join(item.casefold().split())
    if "optional" in words or _NOTHING.fullmatch(words):
        return
    for part in _AND.split(words):
        alternatives = [
            thing
            for text in _OR.split(part)
            for thing in [next((t for t, p in _PATTERNS.items() if p.search(text)), f"? {text}")]
        ]
        if part:
            yield frozenset(alternatives)


def met(needs: Iterable[Need], things: frozenset[str]) -> bool:
    """Tell whether ``things`` are enough."""
    return all(need & things for need in needs)
