"""Whether a number counts one side or both, from all that a line says about its sides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.phrases import Phrase, What
from plugins.notation.convert.reading import Doubt
from plugins.notation.convert.sides import (
    counts_no_sides,
    has_no_sides,
    is_two_sided,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALTERNATING: Final = re.compile(r"\balternat(?:ing|e)\b|^alt\b\.?", re.IGNORECASE)
LEFT: Final = re.compile(r"\bleft\b", re.IGNORECASE)
RIGHT: Final = re.compile(r"\bright\b", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\b(?:with|while|w/)\s.*\b(?:left|right)\b", re.IGNORECASE)
_PLAIN: Final = re.compile(r"\d+(?:-\d+)?")
#: Several exercises, or two kinds of one: "wide squats to narrow squats"
_SEVERAL: Final = re.compile(
    r"\s[+/&]\s|[^\W\d]/[^\W\d]|\sand\s|\sor\s|,|\b(\w{4,})\b.*\s(?:in)?to\s.*\b\1\b", re.IGNORECASE
)
_TOTAL_REPS: Final = re.compile(r"\d total reps|\d reps total", re.IGNORECASE)
_EACH: Final = re.compile(r"\b(?:each|per)\b", re.IGNORECASE)
#: Sets that go on after a break or with less
_BROKEN: Final = re.compile(
    r"\b(?:drop|rest[\s-]pause|cluster|myo)(?:[\s-]reps?)?[\s-]sets?\b", re.IGNORECASE
)
_EACH_SIDE: Final = re.compile(
    r"\b(?:each|per|left|right|sides?|legs?|arms?)\s(?!set)", re.IGNORECASE
)
#: "3 sets of 9 each" may be those of each set.
_OF_SETS: Final = re.compile(
    r"\bsets?\b.*(?:\d|reps?|s|secs?|seconds)\.?\s?(?:each|ea|e)\b(?!\s(?:side|leg|arm))",
    re.IGNORECASE,
)
_SIDED: Final = re.compile(
    r"\b(?:one|1|single|(?-i:S[LA])|split|pistols?|side|lateral(?!\s(?:delt\s)?(?:raise|fly))|lunges?|step|(?:legs?|arms?)(?!\s(?:press|curl|extension))|hips?|clam\w*|dogs?|bugs?|"
    r"hydrants?|kicks?|pigeon|twists?|climbers?|stretch\w*|circles?|windmills?|get[\s-]?ups?|halos?|"
    r"abduct\w*|adduct\w*|copenhagen|cossack|unilateral)\b",
    re.IGNORECASE,
)
#: Of a total that a bracket has said the half of
_HALVED: Final = "of both sides"
#: Of an amount that a bracket has said the double of
_DOUBLED: Final = "each side, the half of the total"
#: (each leg counts), whatever number its header gives
_COUNTS: Final = re.compile(r"\(each [a-z]+ counts\)", re.IGNORECASE)
_TWO_AMOUNTS: Final = "two amounts: of one exercise, or of two?"


def side_of(sides: Sequence[Phrase], dose: Phrase, name: str, text: str) -> tuple[str, str]:
    """Return the side and the author's word for it."""
    said = {side.side for side in sides} | ({dose.side} if dose.side else set())
    limb = next((side.limb for side in sides if side.side == "yes"), "side")
    bare_each = any(s.text.casefold().rstrip(".") in {"each", "ea", "e"} for s in sides)
    if bare_each and _SEVERAL.search(name):
        raise Doubt("each side, or each exercise?")
    of_sets = _OF_SETS.search(text) and not _SIDED.search(name)
    if bare_each and of_sets and said == {"yes"} and is_two_sided(name):
        return "no", limb
    if bare_each and (has_no_sides(name) or of_sets):
        raise Doubt("each: of what?")
    if not said:
        return _side_in_name(name), limb
    if counts_no_sides(name, text) and any(side.text == _DOUBLED for side in sides):
        raise Doubt("in total: of both sides, or of all the sets?")
    if "yes" in said and said <= {"yes", "alt"}:
        return "yes", limb
    if {"L", "R"} <= said:
        return "yes", "side"
    if said == {"alt", "total"}:
        return "total", limb
    if len(said) > 1:
        raise Doubt("two words about sides")
    is_halved = any(side.text == _HALVED for side in sides)
    is_unmeasured = not (dose.reps or is_halved)
    if "total" in said and is_unmeasured and not (_COUNTS.search(text) and not dose.counts):
        raise Doubt("in total: of both sides, or of all the sets?")
    if "total" in said and (counts_no_sides(name, text) or _is_whole_set(name, text)):
        return "no", limb
    if "total" in said and _TOTAL_REPS.search(text) and not (dose.sets or _EACH.search(text)):
        raise Doubt("in total: of both sides, or of all the sets?")
    return said.pop(), limb


def _is_whole_set(name: str, text: str) -> bool:
    """Whether "20 total reps" are those of a set with breaks in it."""
    return bool(_BROKEN.search(text) and not _SIDED.search(name) and not _EACH_SIDE.search(text))


def _side_in_name(name: str) -> str:
    if _ALTERNATING.search(name):
        return "alt"
    left, right = LEFT.search(name), RIGHT.search(name)
    if (left or right) and _ASIDE.search(name):
        raise Doubt("a side in the words behind the name: of the exercise, or how it is done?")
    if left and right:
        raise Doubt("left and right: for each side, or both counted?")
    return "L" if left else "R" if right else "no"


def is_both_sides(doses: Sequence[Phrase], sides: Sequence[Phrase]) -> bool:
    """Whether the amounts are "10 right, 10 left": ten for each side."""
    if len(doses) != 2 or not {"L", "R"} <= {side.side for side in sides}:
        return False
    one, two = doses
    return (one.reps, one.seconds, one.sets) == (two.reps, two.seconds, two.sets)


def is_whole_and_half(doses: Sequence[Phrase], sides: Sequence[Phrase]) -> bool:
    """Whether the amounts are "20, 10 each side" or "20 10/10": twenty in total."""
    if len(doses) != 2:
        return False
    whole, half = doses
    if {half.side, *(side.side for side in sides)} - {"total", ""} != {"yes"}:
        return False
    if half.sets or not (whole.reps.isdecimal() and half.reps.isdecimal()):
        return False
    return int(whole.reps) == 2 * int(half.reps)


def is_of_all(dose: Phrase, whole: Phrase) -> bool:
    """Whether ``4 (36 total)`` adds up all rounds, more than both sides would be."""
    single = dose.reps.isdecimal() and whole.reps.isdecimal() and whole.side == "total"
    return single and int(whole.reps) > 2 * int(dose.reps)


def part_of(dose: Phrase, half: Phrase, said: Sequence[Phrase]) -> Phrase:
    """Compare ``20 (10 per side)``: the number counts both sides, or each."""
    sides = {side.side for side in said} - {"alt"}
    if half.sets not in {"", dose.sets}:
        raise Doubt(_TWO_AMOUNTS)
    one, part = (dose.seconds, half.seconds) if half.seconds else (dose.reps, half.reps)
    if not sides <= {"yes", "total"} or not _PLAIN.fullmatch(one):
        raise Doubt(_TWO_AMOUNTS)
    whole, number = _ends(one), _ends(part)
    if half.side == "total":
        if number != _twice(whole):
            raise Doubt(_TWO_AMOUNTS)
        return Phrase(What.SIDE, side="yes", text=_DOUBLED)
    if whole == number and "total" not in sides:
        return Phrase(What.SIDE, side="yes", text="per side")
    if whole == _twice(number) and "yes" not in sides:
        return Phrase(What.SIDE, side="total", text=_HALVED)
    raise Doubt(_TWO_AMOUNTS)


def _ends(reps: str) -> list[int]:
    """Return the ends of a range, or the one number."""
    return [int(end) for end in reps.split("-")]


def _twice(ends: list[int]) -> list[int]:
    return [2 * end for end in ends]
