"""What a line says, as plain values.

The fields are texts in the manner of a coach's table: "3", "8-12", "5+", "max", "21,15,9". An empty
text is what the line does not say.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from plugins.late import dataclass

if TYPE_CHECKING:
    from plugins.notation.convert.phrases import Phrase


class Kind(Enum):
    """What sort of line it is."""

    BLANK = "blank"
    EXERCISE = "exercise"
    HEADER = "header"
    REST = "rest"
    PROSE = "prose"


class Doubt(Exception):  # noqa: N818 - no error: it only leaves a line as it was written
    """The line can be read in two ways, or not at all; it says why."""

    def __init__(self, why: str, kind: Kind = Kind.EXERCISE) -> None:
        super().__init__(why)
        self.why = why
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of one line.

    ``why`` is empty, or says why the line is kept as it was written; then no field holds a value.
    """

    line: str
    kind: Kind
    name: str = ""
    sets: str = ""
    reps: str = ""
    seconds: str = ""
    per_side: str = "no"
    """``no``, ``yes`` (for each side), ``total`` (both sides counted), ``alt``, ``L`` or ``R``."""
    load: str = ""
    rest_s: str = ""
    limb: str = "side"
    """The author's word for the side: leg, arm …."""
    noun: str = "reps"
    """What is counted: reps, steps, breaths …."""
    measure: str = ""
    """An amount that is neither a count nor a time: ``400 m``, ``20 calories``."""
    effort: str = ""
    tempo: str = ""
    label: str = ""
    cues: tuple[str, ...] = ()
    """Words that change no value: a cue, a remark in brackets."""
    instead: tuple[str, ...] = ()
    """Other exercises that the line offers: "or …"."""
    why: str = ""

    @property
    def unread(self) -> bool:
        return bool(self.why)

    @property
    def has_dose(self) -> bool:
        return bool(self.sets or self.reps or self.seconds or self.measure)

    @property
    def notes(self) -> str:
        """All that has no field of its own, as one text."""
        if self.why:
            return self.why
        parts = [
            f"{key}={value}"
            for key, value in (
                ("group", self.label),
                ("measure", self.measure),
                ("effort", self.effort),
                ("tempo", self.tempo),
                ("alternative", " / ".join(self.instead)),
            )
            if value
        ]
        return "; ".join([*parts, *self.cues])


@dataclass(frozen=True, slots=True)
class Ending:
    """A line without its ending, and what the ending says."""

    text: str
    cue: str = ""
    instead: str = ""
    load: str = ""
    needs_side: bool = False
    """The ending names a side, so that the text before it must say what is counted."""
    behind_dose: bool = False
    """The ending counts only if the text it leaves ends with how much, not with a name."""
    needs_reps: bool = False
    other: str = ""
    """An exercise with its own amount, which must be read as one."""
    name: str = ""
    """The name that the text which is left must give, with a dose and no further words."""
    is_name: bool = False
    """The text that is left names an exercise and says nothing else."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a bracket adds to its line."""

    text: str = ""
    """Words to keep as a cue."""
    phrases: tuple[Phrase, ...] = ()
    side: str = ""
    half: Phrase | None = None
    """``10 per side``, an amount that says what the line's own number counts."""
    same: Phrase | None = None
    """``3 sets of 5``, an amount that adds nothing if it is the line's own in other words."""
    why: str = ""
    """Why the bracket leaves its line unread."""
    is_plates: bool = False
    """A load on each side, or a share of the best: nothing new where the load is known."""
