"""What a file of the exercise library says, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.late import dataclass

if TYPE_CHECKING:
    from plugins.figures import Figure
    from plugins.notation.source import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A name as an author wrote it, and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of the library.

    ``names`` are its title and its aliases. ``easier`` and ``harder`` name others as this file
    does; links in both directions are :class:`~.library.Library`'s. ``steps``, ``mistakes`` and
    ``cues`` are the items of those lists as written, in Markdown. ``figure`` shows two positions
    or more; with mistakes in its text it may have fewer. ``poses`` are its lines.
    """

    names: tuple[Named, ...]
    patterns: tuple[str, ...]
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]
    easier: tuple[Named, ...]
    harder: tuple[Named, ...]
    contraindications: tuple[str, ...]
    figure: Figure
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    cues: tuple[str, ...]
    poses: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.names[0].text if self.names else ""
