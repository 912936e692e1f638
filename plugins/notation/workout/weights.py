"""Loads in words, as their author wrote them and in the unit that a sheet is printed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

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
#: NIST Handbook 44, appendix C), the pood is 40 Russian pounds of 0.40951241 kg.
_KILOGRAMS: Final = {
    MassUnit.KILOGRAM: Decimal(1),
    MassUnit.POUND: Decimal("0.45359237"),
    MassUnit.POOD: Decimal("16.3804964"),
}


def _weight(mass: Mass) -> Weight:
    kg, lb = (_in_unit(mass, unit) for unit in (MassUnit.KILOGRAM, MassUnit.POUND))
    return Weight(_load_words(mass), _load_words(kg), _load_words(lb))


def _in_unit(mass: Mass, unit: MassUnit) -> Mass:
    """Return ``mass`` in another unit, to the whole pound or, below 20 kg, the half kilogram.

    Kettlebells of 8, 12, 16, 20, 24 and 32 kg become the 18, 26, 35, 44, 53 and 71 lb that are cast
    on them.
    """
    if mass.unit is unit:
        return mass

    def converted(value: Decimal) -> Decimal:
        exact = value * _KILOGRAMS[mass.unit] / _KILOGRAMS[unit]
        half = unit is MassUnit.KILOGRAM and exact < 20
        steps = (exact * 2).quantize(Decimal(1)) / 2 if half else exact.quantize(Decimal(1))
        return steps.normalize() if steps % 10 else steps

    return replace(
        mass, value=Range(converted(mass.value.low), converted(mass.value.high)), unit=unit
    )


def _is_same(one: Mass, other: Mass) -> bool:
    """Whether two masses are one weight in kilograms and in pounds, as near as such go."""
    if {one.unit, other.unit} != {MassUnit.KILOGRAM, MassUnit.POUND}:
        return False
    pairs = ((one.value.low, other.value.low), (one.value.high, other.value.high))
    return one.pieces == other.pieces and all(
        abs(a * _KILOGRAMS[one.unit] - b * _KILOGRAMS[other.unit]) <= a * _KILOGRAMS[one.unit] / 20
        for a, b in pairs
    )
