"""For and against as the fragment gets them: paired, uneven, one side empty, without a verdict.

The plugin passes values of its own; the fragment reads these names of them. A body is opaque to the
fragment: here it is the Markdown of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Point:
    """What the fragment reads of a point."""

    anchor: str
    number: int
    lead: str
    body: str


@dataclass(frozen=True, slots=True)
class ProsCons:
    """What the fragment reads of the whole."""

    title: str
    anchor: str
    pros: tuple[Point, ...]
    cons: tuple[Point, ...]
    paired: bool = False
    verdict: str = ""
    intro: str = ""


def _points(anchor: str, *leads: str) -> tuple[Point, ...]:
    return tuple(
        Point(f"{anchor}-{number}", number, lead, f"The body of {lead}.")
        for number, lead in enumerate(leads, 1)
    )


UNEVEN: Final = ProsCons(
    title="Should you strength train for running?",
    anchor="strength",
    pros=_points("strength-pro", "Fewer injuries", "Strength kept with age", "Hills feel shorter"),
    cons=_points("strength-con", "Less specific"),
    verdict="Yes, in short routines you can do almost every day.",
)

PAIRED: Final = ProsCons(
    title="Morning or evening?",
    anchor="morning",
    pros=_points("morning-pro", "It is done", "The roads are empty"),
    cons=_points("morning-con", "You are stiff", "It is dark"),
    paired=True,
    verdict="Whenever you will do it.",
    intro="Ask two runners.",
)

ONLY_PROS: Final = ProsCons(
    title="Sleep?",
    anchor="sleep",
    pros=_points("sleep-pro", "Everything"),
    cons=(),
)

ONLY_CONS: Final = ProsCons(
    title="Running through pain?",
    anchor="pain",
    pros=(),
    cons=_points("pain-con", "It gets worse", "It lasts longer"),
    verdict="No.",
)

_EVIL: Final = "<b>&\"'</b>"
HOSTILE: Final = ProsCons(
    title=f"Title {_EVIL}",
    anchor="hostile-pros-cons",
    pros=_points("hostile-pro", f"Pro {_EVIL}"),
    cons=_points("hostile-con", f"Con {_EVIL}"),
    paired=True,
    verdict=f"Verdict {_EVIL}",
)

ALL: Final = (UNEVEN, PAIRED, ONLY_PROS, ONLY_CONS, HOSTILE)
