"""What an author wrote, as exact values.

A coach's words, used as coaches use them: *section* (warm-up, circuit …), *set*, *rep*, *round*,
*superset*, *tempo*, *RPE*, *RIR*, *1RM*. Every value is frozen, hashable and picklable and keeps
the place it was written at in ``span``, which does not count when two values are compared. No
field holds text made for display (see :mod:`.present`), and a range is a :class:`Range`, never a
pair of fields.

Times are whole seconds. Numbers of kilograms and the like are :class:`~decimal.Decimal`, so that
``12.50`` is written back as ``12.5`` and nothing else.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from plugins.late import dataclass
from plugins.notation.source import NOWHERE, Span

Number = TypeVar("Number", int, Decimal)


def _span() -> Span:
    return field(default=NOWHERE, compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Range(Generic[Number]):
    """A number from ``low`` to ``high``, both included; equal when it is exact."""

    low: Number
    high: Number

    @classmethod
    def exactly(cls, number: Number) -> Range[Number]:
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


# --- How much -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reps:
    """``8``, ``8-12``, or with ``at_least`` ``8+``.

    ``noun`` is what is counted: "reps", or "steps", "breaths" … (see :data:`.words.COUNT_NOUNS`).
    """

    count: Range[int]
    at_least: bool = False
    noun: str = "reps"


@dataclass(frozen=True, slots=True)
class Hold:
    """A time under work in seconds: a held position, or reps for as long as the clock runs."""

    seconds: Range[int]
    at_least: bool = False


class DistanceUnit(Enum):
    METRE = "m"
    KILOMETRE = "km"
    MILE = "mi"
    YARD = "yd"
    FOOT = "ft"


@dataclass(frozen=True, slots=True)
class Distance:
    value: Range[Decimal]
    unit: DistanceUnit


@dataclass(frozen=True, slots=True)
class Max:
    """As many reps, or as long, as good form lasts."""


@dataclass(frozen=True, slots=True)
class SeeTable:
    """The workout's progression table says how much, week by week."""


Amount: TypeAlias = Reps | Hold | Distance | Max | SeeTable


class SideKind(Enum):
    PER_SIDE = "per"
    """The amount is for each side."""
    ALTERNATING = "alternating"
    """The amount counts both sides, which take turns."""
    LEFT = "left"
    RIGHT = "right"
    TOTAL = "total"
    """The amount counts both sides, in whatever order."""


@dataclass(frozen=True, slots=True)
class Side:
    """Which side works; ``limb`` is the author's word after "per": side, leg, arm, hand …."""

    kind: SideKind
    limb: str = "side"


# --- How heavy, how hard, how fast ----------------------------------------------------


class MassUnit(Enum):
    KILOGRAM = "kg"
    POUND = "lb"
    POOD = "pood"


@dataclass(frozen=True, slots=True)
class Mass:
    """``16 kg``, ``8-12 kg``; ``pieces`` is 2 in ``2 x 16 kg``, a bell in each hand."""

    value: Range[Decimal]
    unit: MassUnit
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class PercentOfMax:
    """A share of the one-repetition maximum, in percent."""

    percent: Range[Decimal]


@dataclass(frozen=True, slots=True)
class Bodyweight:
    """The body, with ``plus`` more on a belt or in a vest."""

    plus: Mass | None = None


@dataclass(frozen=True, slots=True)
class LoadWords:
    """A load in the author's own words: "red band", "a light bell"."""

    text: str


@dataclass(frozen=True, slots=True)
class LoadChoice:
    """``12 kg / 16 kg``: one of two or more loads, as written."""

    choices: tuple[Mass | PercentOfMax | Bodyweight | LoadWords, ...]


Load: TypeAlias = Mass | PercentOfMax | Bodyweight | LoadWords | LoadChoice


@dataclass(frozen=True, slots=True)
class Rpe:
    """Rating of perceived exertion on the scale from 1 to 10, where 10 is all one has."""

    value: Range[Decimal]


@dataclass(frozen=True, slots=True)
class Rir:
    """Reps in reserve: how many more good reps there would have been."""

    count: Range[int]


Effort: TypeAlias = Rpe | Rir


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the four phases of a rep; ``None`` is X, as fast as it goes.

    In the order of the notation: lowering (eccentric), pause at the bottom, lifting (concentric),
    pause at the top.
    """

    lowering: int | None
    bottom: int | None
    lifting: int | None
    top: int | None

    @property
    def phases(self) -> tuple[int | None, int | None, int | None, int | None]:
        return (self.lowering, self.bottom, self.lifting, self.top)


# --- What to do -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SetScheme:
    """How often, how much, how heavy: all that stands behind an exercise's colon.

    ``sets`` is ``None`` where the line does not say (the rounds do), ``amount`` where the section's
    scheme gives it (intervals, a ladder). ``rest_s`` is the rest after each set, in seconds.
    """

    amount: Amount | None = None
    sets: Range[int] | None = None
    side: Side | None = None
    load: Load | None = None
    effort: Effort | None = None
    tempo: Tempo | None = None
    rest_s: Range[int] | None = None
    span: Span = _span()


class VariantKind(Enum):
    EASIER = "easier"
    HARDER = "harder"
    OR = "or"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Variant:
    """A sub-item of an exercise: an easier or harder form, another exercise, or a longer cue."""

    kind: VariantKind
    text: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Label:
    """``A1``: the superset's letter and the place in it."""

    letter: str
    number: int


@dataclass(frozen=True, slots=True)
class Note:
    """Words that are no exercise: an author's note, or a line that could not be read."""

    text: str
    number: int | None = None
    span: Span = _span()
    #: The exercise that such a line names before its colon.
    about: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise line with its sub-items, in the order they were written.

    ``schemes`` has one set scheme, none where the section's scheme says it all, or several that
    follow each other ("1 x 5 @ RPE 6, then 3 x 5 @ RPE 8"). ``number`` is the list number as
    written; in an EMOM it is the minute.
    """

    name: str
    schemes: tuple[SetScheme, ...] = ()
    cue: str | None = None
    optional: bool = False
    under: tuple[Variant | Note, ...] = ()
    label: Label | None = None
    number: int | None = None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Superset:
    """Exercises of one letter (A1, A2 …), done in turn without a rest of their own."""

    letter: str
    exercises: tuple[Exercise, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest that is a line of its own; without seconds it fills its minute of an EMOM."""

    seconds: Range[int] | None = None
    number: int | None = None
    under: tuple[Note, ...] = ()
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class ProgressionRow:
    """A week of the table: its name, then one cell for each further column."""

    name: str
    cells: tuple[SetScheme | Rest | Note | None, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Progression:
    """A table of weeks: ``columns[0]`` heads the weeks, the others name exercises or "Rest"."""

    columns: tuple[str, ...]
    rows: tuple[ProgressionRow, ...]
    span: Span = _span()


Item: TypeAlias = Exercise | Superset | Rest | Note | Progression


# --- How the items of a section go together -------------------------------------------


@dataclass(frozen=True, slots=True)
class StraightSets:
    """All sets of an exercise, then the next exercise."""


@dataclass(frozen=True, slots=True)
class SupersetScheme:
    """All the section's exercises in turn, ``rounds`` times where it says so."""

    rounds: Range[int] | None = None


@dataclass(frozen=True, slots=True)
class Circuit:
    """The exercises one after the other, ``rounds`` times."""

    rounds: Range[int]


@dataclass(frozen=True, slots=True)
class Amrap:
    """As many rounds as possible in ``seconds``."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Emom:
    """Every ``interval_s`` seconds the next item, for ``seconds`` in all.

    EMOM is "every minute on the minute"; any other interval is written "every 2 min for 12 min".
    ``rounds`` and ``round_s``, the length of one, are there only if the author wrote them
    ("5 rounds of 4 minutes"); they say again what the items and the total say, and are checked.
    """

    seconds: int
    interval_s: int = 60
    rounds: int | None = None
    round_s: int | None = None


@dataclass(frozen=True, slots=True)
class Intervals:
    """``work_s`` seconds on, ``off_s`` off.

    ``repeats`` is how often for each exercise (8 in a Tabata), ``rounds`` how often all of it.
    """

    work_s: int
    off_s: int
    repeats: int | None = None
    rounds: Range[int] | None = None
    tabata: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """``21-15-9``: the reps of every exercise in the first round, the second, and so on."""

    reps: tuple[int, ...]
    for_time: bool = False
    cap_s: int | None = None


@dataclass(frozen=True, slots=True)
class ForTime:
    """As fast as good form allows, ``rounds`` times, stopped at the cap (seconds)."""

    cap_s: int | None = None
    rounds: Range[int] | None = None


Form: TypeAlias = (
    StraightSets | SupersetScheme | Circuit | Amrap | Emom | Intervals | Ladder | ForTime
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A section's scheme line. The rests are seconds: between exercises, rounds and sets."""

    form: Form | None = None
    rest_exercises_s: Range[int] | None = None
    rest_rounds_s: Range[int] | None = None
    rest_sets_s: Range[int] | None = None
    span: Span = _span()


class SectionKind(Enum):
    WARM_UP = "warm-up"
    MAIN = "main"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its scheme and items; the first may have no heading (``title`` is empty).

    The kind is read from the title's words ("Warm-up", "Cool-down"); all else is main work.
    """

    title: str
    items: tuple[Item, ...]
    scheme: Scheme | None = None
    span: Span = _span()

    @property
    def kind(self) -> SectionKind:
        words = self.title.casefold().replace("-", " ").replace("\u2010", " ")
        joined = words.replace(" ", "")
        if joined.startswith(("warmup", "mobility", "activation")):
            return SectionKind.WARM_UP
        if joined.startswith(("cooldown", "stretch")):
            return SectionKind.COOL_DOWN
        return SectionKind.MAIN


@dataclass(frozen=True, slots=True)
class Workout:
    """One ``/// workout`` block."""

    title: str
    sections: tuple[Section, ...]
    span: Span = _span()
