"""What a phrase of a pose can change."""

from __future__ import annotations

from plugins.late import dataclass

from .model import Contact, Thing


@dataclass(frozen=True, slots=True)
class Angle:
    """An angle stated in degrees."""

    index: int
    value: float


@dataclass(frozen=True, slots=True)
class Aim:
    """A limb pointed somewhere in the world: 0 down, 90 to where the figure faces, 180 up."""

    index: int
    degrees: float


@dataclass(frozen=True, slots=True)
class Raise:
    """A limb moved on from where it stands: up, down, back, forward by some degrees."""

    index: int
    way: str
    degrees: float


@dataclass(frozen=True, slots=True)
class Touch:
    """A contact. A weak one follows from a thing, and gives way to whatever else is said."""

    contact: Contact
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Leave:
    """A limb that no longer touches anything: ``hand``, ``foot`` or ``knee`` of a side."""

    part: str
    side: str


@dataclass(frozen=True, slots=True)
class Have:
    """A piece of equipment."""

    thing: Thing


@dataclass(frozen=True, slots=True)
class See:
    """Where the figure is seen from."""

    view: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the arrow of the movement is, or ``none``."""

    part: str


@dataclass(frozen=True, slots=True)
class Keep:
    """The part that does not move from the position before."""

    point: str


@dataclass(frozen=True, slots=True)
class Mirror:
    """Left and right change places."""


Changes = tuple[Angle | Aim | Raise | Touch | Leave | Have | See | Mark | Keep | Mirror, ...]
