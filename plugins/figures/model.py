"""What the other modules hand each other: problems, poses, shapes, figures."""

from __future__ import annotations

from dataclasses import field

from plugins.late import dataclass

from . import body

SIDES = ("right", "left")


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake of the author's; offsets in code points into the text that was given."""

    start: int
    end: int
    code: str
    message: str
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A part that rests on something: ``right hand`` on the ``floor``, at the ``chest``."""

    part: str  # hand, forearm, elbow, foot, toes, heel, instep, shin, calf, knee, bottom, back ...
    side: str  # right, left or nothing (the trunk)
    target: str
    span: tuple[int, int] | None = None  # None: of the base pose

    @property
    def name(self) -> str:
        """The part in words."""
        return f"{self.side} {self.part}".strip()


@dataclass(frozen=True, slots=True)
class Thing:
    """A piece of equipment and where it is: ``kettlebell``, ``both hands``."""

    kind: str
    where: str


@dataclass(frozen=True, slots=True)
class Pose:
    """A body in one position: its angles, which of them somebody stated, and what it touches."""

    angles: tuple[float, ...] = (0.0,) * body.COUNT
    stated: frozenset[int] = frozenset()
    contacts: tuple[Contact, ...] = ()
    things: tuple[Thing, ...] = ()
    view: str = ""
    arrow: str = ""  # "": choose; "none"; a part
    stays: str = ""  # the part that does not move from the position before
    lopsided: bool = False  # one leg before the other: a stated leg keeps the floor


@dataclass(frozen=True, slots=True)
class Shape:
    """A stroke, rounded at its ends: the data of an SVG path, in figure units, y down."""

    role: str  # near, far, gap, thing, ground, arrow, back (of a thing)
    path: str
    width: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from back to front in a square box ``(x, y, size)``.

    ``inner`` is left, top, right and bottom of what is drawn, but for the ground.
    """

    shapes: tuple[Shape, ...]
    box: tuple[float, float, float]
    inner: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Position:
    """A position of an exercise: its name, what is to be seen, the drawing."""

    name: str
    description: str
    drawing: Drawing
    pose: Pose = field(default=Pose(), repr=False)
    shift: tuple[float, float] = (0.0, 0.0)  # how far the body was moved in the world, x and z
    rise: float = 0.0  # and up in the picture


@dataclass(frozen=True, slots=True)
class Figure:
    """The positions of an exercise in one common box, and what was wrong with their texts."""

    positions: tuple[Position, ...]
    problems: tuple[Problem, ...] = ()
