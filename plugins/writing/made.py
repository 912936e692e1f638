"""What a build has made, page by page: from which template and values, and which texts it shows."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The setting that has what the writer is to note; nothing if nobody wants to know.
MADE: Final = "WRITING_MADE"


@dataclass(slots=True)
class Made:
    """A page: its template, the values that only this page has, and what else it depends on.

    ``shows`` are the source paths of the texts that it may show anything of, ``None`` if nobody can
    tell; ``asked`` is what it has asked the theme for.
    """

    template: str
    own: Mapping[str, Any]
    shows: tuple[str, ...] | None = None
    asked: tuple[str, ...] = ()


@dataclass(slots=True)
class MadeFeed:
    """A feed: its entries, and how Pelican had it written, by the names of its writer."""

    elements: list[Any]
    how: dict[str, Any]


@dataclass(slots=True)
class Everything:
    """All that a writer has made. ``shared`` are the values that every page has."""

    shared: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Made] = field(default_factory=dict)
    feeds: list[MadeFeed] = field(default_factory=list)
