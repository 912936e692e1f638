"""Which of two numbers are the sets and which the reps."""

from __future__ import annotations

from typing import Final

from plugins.notation.convert.phrases import Phrase, What

#: More sets than this are none: "284 x 5" is a load and its reps.
MOST_SETS: Final = 20
#: As many sets of as few reps are rather the other way round.
_MANY_SETS: Final = 10
_FEW_REPS: Final = 5
#: Of two numbers without a unit, the one below this is the sets, the other the reps.
_SETS_OR_REPS: Final = 6
_MOST_REPS: Final = 30
#: How many sets "30 s each side x 3" may say.
FEW: Final = frozenset(map(str, range(1, 11)))


def is_half(whole: str, half: str) -> bool:
    """Whether the second of "20x (10x per leg)" is a part of the first, and no reps of a set."""
    return whole.isdecimal() and half.isdecimal() and int(whole) in {int(half), 2 * int(half)}


def is_swapped(first: str, amount: Phrase) -> bool:
    """Whether "15 x 3" is rather fifteen reps, three times, and "16 x 10" a load and its reps."""
    two_numbers = first.isdecimal() and amount.reps.isdecimal() and amount.noun == "reps"
    if not two_numbers or not _MANY_SETS <= int(first) <= MOST_SETS:
        return False
    return int(first) > _MANY_SETS or int(amount.reps) <= _FEW_REPS


#: Nobody does so many sets of so few reps of what carries no load.
_FEWEST_REPS: Final = 12


def is_reps_first(first: str, amount: Phrase) -> bool:
    """Whether "25 x 3" of a crunch or push-up is 25 reps, three times."""
    two_numbers = first.isdecimal() and amount.reps.isdecimal() and amount.noun == "reps"
    return two_numbers and int(first) >= _FEWEST_REPS and int(amount.reps) <= _FEW_REPS


#: A range of sets hardly begins higher.
_SETS_BEGIN: Final = 5


def ranged_first(first: str, amount: Phrase) -> str:
    """Return ``reps`` for "8-12 x 3", ``sets`` for "2-3 x 8", ``""`` for "4-5 x 3"."""
    low, _, high = first.rstrip("+").partition("-")
    if not high or not amount.reps.isdecimal() or int(amount.reps) >= int(low):
        return "sets"
    return "reps" if int(low) >= _SETS_BEGIN else ""


def is_sets_of(sets: Phrase, reps: Phrase) -> bool:
    """Whether two amounts without a unit, next to each other, are sets and reps: 3 12, 3 8-12."""
    listed = "," in reps.reps and reps.sets == sets.reps  # 3 12, 10, 8
    few = sets.what is What.BARE and sets.reps in FEW and not sets.sets
    few = few and (listed or not reps.sets)
    if not few or reps.start - sets.end > 1:
        return False
    if reps.reps in {"failure", "max", "AMRAP"} or reps.sets == sets.reps:
        return True
    low, _, high = reps.reps.partition("-")
    if reps.what is not What.BARE or not low.isdecimal():
        return False
    plainly = bool(high) or int(sets.reps) < _SETS_OR_REPS <= int(low) <= _MOST_REPS
    return plainly and int(sets.reps) < int(low)
