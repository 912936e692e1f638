"""All that a line can say besides how much, in the order in which it is tried.

Digits of a name go first, so that nothing takes them for a count; loads go before the doses of
:mod:`.doses`, so that "2 x 24 kg" is two bells and no sets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.notation.convert.loads import LOADS
from plugins.notation.convert.series import SERIES
from plugins.notation.convert.sides import SIDES
from plugins.notation.convert.things import THINGS
from plugins.notation.convert.timing import EFFORTS, RESTS

if TYPE_CHECKING:
    from plugins.notation.convert.phrases import Rule

RULES: Final[tuple[Rule, ...]] = (
    *THINGS,
    *SERIES,
    *RESTS,
    *EFFORTS,
    *SIDES,
    *LOADS,
)
