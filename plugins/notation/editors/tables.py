"""The words that an editor knows: the parser's own tables, brought together."""

from __future__ import annotations

from typing import Final

from plugins.late import dataclass
from plugins.notation import pages
from plugins.notation.exercises import words as exercises
from plugins.notation.pros_cons import parser as pros_cons
from plugins.notation.workout import words
from plugins.notation.workout.model import VariantKind

#: Words that only hold a scheme line together, and other forms of its keywords.
_AROUND_SCHEMES: Final = (
    "after all and each exercise in ladder minute movement movements no of supersets the to work"
)


def _single(*texts: str) -> frozenset[str]:
    return frozenset(word.casefold() for text in texts for word in text.split())


@dataclass(frozen=True, slots=True)
class Tables:
    """Words in small letters, by what they are."""

    times: frozenset[str] = frozenset(words.TIME_UNITS)
    masses: frozenset[str] = frozenset(words.MASS_UNITS)
    #: Whatever else can be counted: metres, reps, steps.
    counts: frozenset[str] = frozenset({*words.DISTANCE_UNITS, *words.COUNT_NOUNS})
    sets: frozenset[str] = words.SET_WORDS
    limbs: frozenset[str] = frozenset(words.LIMBS)
    sides: frozenset[str] = frozenset(words.SIDE_WORDS)
    most: frozenset[str] = words.MAX_WORDS
    bodyweight: frozenset[str] = words.BODYWEIGHT_WORDS
    times_signs: frozenset[str] = words.TIMES_SIGNS
    range_dashes: frozenset[str] = words.RANGE_DASHES
    cue_dashes: frozenset[str] = words.CUE_DASHES | words.EM_DASHES
    em_dashes: frozenset[str] = words.EM_DASHES
    details: frozenset[str] = _single(*words.DETAILS)
    schemes: frozenset[str] = (
        _single(*words.SCHEMES, _AROUND_SCHEMES)
        | words.ROUND_WORDS
        | words.SET_WORDS
        | frozenset(words.TIME_UNITS)
    )
    variants: frozenset[str] = frozenset(kind.value for kind in VariantKind)
    keys: frozenset[str] = frozenset().union(*pages.KEYS.values())
    levels: tuple[str, ...] = pages.LEVELS
    statuses: tuple[str, ...] = pages.STATUSES
    patterns: tuple[str, ...] = exercises.PATTERNS
    equipment: tuple[str, ...] = exercises.EQUIPMENT
    blocks: frozenset[str] = frozenset(pages.BLOCKS)
    #: The headings of pros and cons.
    points: frozenset[str] = frozenset(
        word for word, side in (pros_cons.SIDES | pros_cons.ALSO).items() if side != "verdict"
    )
    verdict: str = "verdict"
