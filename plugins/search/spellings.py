"""How else a name is spelt by who looks for it: in one word, in two, with a hyphen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Words that some write as two; each as far as its first part.
_IN_TWO: Final = {
    **dict.fromkeys(("deadlift", "deadlifts", "deadbug"), 4),
    **dict.fromkeys(("kettlebell", "kettlebells"), 6),
    **dict.fromkeys(("dumbbell", "dumbbells", "clamshell", "clamshells", "backpack"), 4),
    **dict.fromkeys(("barbell", "barbells", "hamstring", "hamstrings"), 3),
    **dict.fromkeys(("rollout", "rollouts", "birddog", "birddogs", "bodysaw"), 4),
}
_WORD: Final = re.compile(r"[a-z]+")


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return the other spellings of ``names``, each once, in their order."""
    known = [name.casefold() for name in names]
    found = dict.fromkeys(other for name in known for other in _others(name))
    return tuple(other for other in found if other not in known)


def _others(name: str) -> tuple[str, ...]:
    return name.replace("-", " "), name.replace("-", ""), _WORD.sub(_in_two, name)


def _in_two(found: re.Match[str]) -> str:
    word = found.group()
    at = _IN_TWO.get(word)
    return f"{word[:at]} {word[at:]}" if at else word
