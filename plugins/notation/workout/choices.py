"""What a printer chooses for a sheet, and the file that each choice is.

A sheet is made once for each :class:`Choice`, so that every choice is a link that works without a
script. The first choice of each paper is what most people want; its file has the shortest name.
"""

from __future__ import annotations

import enum
from itertools import product
from typing import TYPE_CHECKING, Literal

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.workout.present import WorkoutView

#: What a load is written in on a sheet.
Unit = Literal["kg", "lb"]


class Paper(enum.Enum):
    """A paper that a sheet is made for. The value is part of the file's name."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """What readers call it."""
        return "A4" if self is Paper.A4 else "US Letter"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to print a workout.

    ``figures``: with the drawings of its exercises; ``large``: in type of 16 points;
    ``sessions``: how many sessions it has room for, 1 in detail or 6 in a grid.
    ``unit`` is empty where the workout has no load to be converted.
    """

    paper: Paper
    figures: bool = True
    large: bool = False
    sessions: Literal[1, 6] = 1
    unit: Unit | Literal[""] = ""

    @property
    def key(self) -> str:
        """The choice as words that a style sheet and a script can compare, in a fixed order."""
        figures = "figures" if self.figures else "no-figures"
        size = "large" if self.large else "normal"
        sessions = "six" if self.sessions == 6 else "one"
        words = (self.paper.value, figures, size, sessions, self.unit)
        return " ".join(word for word in words if word)

    @property
    def label(self) -> str:
        """The choice as readers are told of it: "A4, large print, six sessions"."""
        words = [self.paper.label]
        words += [] if self.figures else ["without figures"]
        words += ["large print"] if self.large else []
        words += ["six sessions"] if self.sessions == 6 else []
        words += [self.unit] if self.unit else []
        return ", ".join(words)


def choices(view: WorkoutView, *, figures: bool) -> tuple[Choice, ...]:
    """Return all choices for a workout, the usual one of each paper first.

    ``figures`` tells whether any of its exercises has one.
    """
    units: tuple[Unit | Literal[""], ...] = ("",)
    if view.unit:
        units = ("kg", "lb") if view.unit == "kg" else ("lb", "kg")
    shown = (True, False) if figures else (False,)
    made = product((1, 6), (False, True), shown, units, Paper)
    return tuple(
        Choice(paper, figure, large, sessions, unit)  # type: ignore[arg-type]
        for sessions, large, figure, unit, paper in made
    )


def file_name(anchor: str, choice: Choice, usual: Choice) -> str:
    """Return the name of a sheet's file: its paper, then what is not as ``usual``."""
    words = [anchor, choice.paper.value, *_different(choice, usual)]
    return "-".join(words) + ".pdf"


def _different(choice: Choice, usual: Choice) -> Iterator[str]:
    if choice.figures != usual.figures:
        yield "no-figures"
    if choice.large:
        yield "large"
    if choice.sessions != usual.sessions:
        yield "six"
    if choice.unit != usual.unit:
        yield choice.unit
