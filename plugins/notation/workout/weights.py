"""Loads in words, as their author wrote them and in the unit that a sheet is printed in."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from plugins.late import dataclass
from plugins.notation.workout import format as notation
from plugins.notation.workout.model import (
    Bodyweight,
    Load,
    LoadChoice,
    Mass,
    MassUnit,
    Range,
)


@dataclass(frozen=True, slots=True)
class Weight:
    """A load as its author wrote it, and the same in each unit that a sheet can be printed in."""

    words: str
    kg: str
    lb: str


def load_text(load: Load) -> tuple[str | Weight, ...]:
    """Return a load as it is shown: en dashes in ranges, × before a piece's weight."""
    match load:
        case Mass():
            return (_weight(load),)
        case Bodyweight(plus=Mass() as plus):
            return ("bodyweight + ", _weight(plus))
        case LoadChoice(choices=(Mass() as one, Mass() as other)) if _is_same(one, other):
            # The author wrote both units: each sheet has its own.
            by_unit = {each.unit: _load_words(each) for each in (one, other)}
            kg, lb = by_unit[MassUnit.KILOGRAM], by_unit[MassUnit.POUND]
            return (Weight(_load_words(load), kg, lb),)
        case LoadChoice(choices=choices):
            parts = [part for each in choices for part in (" / ", *load_text(each))]
            return tuple(parts[1:])
    return (_load_words(load),)


def _load_words(load: Load) -> str:
    return notation.load(load, dash="–", times="×")


#: One of these in kilograms. The pound is exact by definition (international yard and pound, 1959;
#: NIST Handbook 44, appendix C). The pood was 16.38 kg; the bells that are called so have 16.
_KILOGRAMS: Final = {
    MassUnit.KILOGRAM: Decimal(1),
    MassUnit.POUND: Decimal("0.45359237"),
    MassUnit.POOD: Decimal(16),
}


def _weight(mass: Mass) -> Weight:
    kg, lb = (_in_unit(mass, unit) for unit in (MassUnit.KILOGRAM, MassUnit.POUND))
    return Weight(_load_words(mass), _load_words(kg), _load_words(lb))


def _in_unit(mass: Mass, unit: MassUnit) -> Mass:
    """Return ``mass`` in another unit, rounded to what there is to lift.

    That is the whole pound, and the half kilogram below 20 kg; half of that below 5 of either.
    Kettlebells of 8, 12, 16, 20, 24 and 32 kg become the 18, 26, 35, 44, 53 and 71 lb that are cast
    on them. Halves are rounded up, and nothing becomes nothing.
    """
    if mass.unit is unit:
        return mass

    def converted(value: Decimal) -> Decimal:
        exact = value * _KILOGRAMS[mass.unit] / _KILOGRAMS[unit]
        per_unit = 4 if exact < 5 and unit is MassUnit.KILOGRAM else 2
        if exact >= (20 if unit is MassUnit.KILOGRAM else 5):
            per_unit = 1
        steps = max(Decimal(1), (exact * per_unit).quantize(Decimal(1), ROUND_HALF_UP))
        rounded = steps / per_unit
        return rounded.quantize(Decimal(1)) if rounded % 1 == 0 else rounded.normalize()

    low, high = converted(mass.value.low), converted(mass.value.high)
    return replace(mass, value=Range(low, high), unit=unit)


def _is_same(one: Mass, other: Mass) -> bool:
    """Whether two masses are one weight in kilograms and in pounds, as near as such go."""
    if {one.unit, other.unit} != {MassUnit.KILOGRAM, MassUnit.POUND}:
        return False
    pairs = ((one.value.low, other.value.low), (one.value.high, other.value.high))
    return one.pieces == other.pieces and all(
        abs(a * _KILOGRAMS[one.unit] - b * _KILOGRAMS[other.unit]) <= a * _KILOGRAMS[one.unit] / 20
        for a, b in pairs
    )
