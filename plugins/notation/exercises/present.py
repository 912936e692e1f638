"""What a page shows of an exercise's figure: its drawings, what they are called, what they show."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from plugins import figures
from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.figures import Figure, Position
    from plugins.notation.exercises.model import Exercise

#: How many drawings stand between two positions where the figure moves. More would be smoother, and
#: make a page with six workouts too long to arrive at once.
BETWEEN: Final = 1
#: The colours of a picture. Its far limbs are a grey that can be seen on black as well, because a
#: dark screen shows it inverted.
_COLOURS: Final = figures.Style(near="#0c2a28", far="#8b8b8b", ground="#7f918b")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A position as an SVG symbol; ``id`` is unique in the library.

    Left of it, in the same symbol, is what lies between it and the one before, for a figure that
    moves. In a place as wide as one drawing the position alone is seen.
    """

    id: str
    symbol: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """An exercise's figure.

    ``label`` describes its positions for who does not see them.
    """

    slug: str
    label: str
    positions: tuple[Drawn, ...]

    @property
    def symbols(self) -> str:
        """What a page holds once, for the drawings to refer to."""
        return "".join(each.symbol for each in self.positions)


def figure_of(slug: str, exercise: Exercise) -> FigureView | None:
    """Return the figure of an exercise, ``None`` where too little of it could be read."""
    return _view(slug, exercise.figure) if len(exercise.figure.positions) > 1 else None


def picture_of(exercise: Exercise) -> str:
    """Return the last position, the more telling one, as an SVG file; empty without a figure."""
    positions = exercise.figure.positions
    return figures.svg(positions[-1], _COLOURS) if positions else ""


def _view(slug: str, figure: Figure) -> FigureView:
    label = " ".join(
        f"{each.name[:1].upper()}{each.name[1:]}: {_sentence(each.description)}"
        for each in figure.positions
    )
    return FigureView(slug, label, tuple(_drawn(slug, figure)))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _drawn(slug: str, figure: Figure) -> Iterator[Drawn]:
    # A heading's anchor has no underscore, so that the ids of a page stay apart.
    for number, (film, position) in enumerate(_films(figure.positions)):
        identity = f"{slug}_{number}"
        symbol = figures.symbol((*film, position), identity)
        yield Drawn(identity, symbol, position.name, position.description)


def _films(positions: tuple[Position, ...]) -> Iterator[tuple[tuple[Position, ...], Position]]:
    """Yield each position with what lies between it and the one before."""
    yield (), positions[0]
    for before, after in pairwise(positions):
        shares = (step / (BETWEEN + 1) for step in range(1, BETWEEN + 1))
        yield tuple(figures.between(before, after, share) for share in shares), after
