"""What a plugin supplies to have a block of the notation rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.late import dataclass, expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.exercises import Library
    from plugins.notation.pages import Page, PageBlock
    from plugins.pictures.model import Picture

#: The key of the settings under which the renderers stand, by the name of their block.
RENDERERS: Final = "NOTATION_RENDERERS"
#: The key under which stands what knows the pictures that a text shows: an :class:`Album`.
PICTURES: Final = "NOTATION_PICTURES"

_SLOT: Final = expression("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a renderer gets: a block, the page around it, the path below the content.

    ``library`` are the exercises that the block may name.
    """

    block: PageBlock
    page: Page
    source_path: str
    fragments: Fragments
    library: Library


#: A renderer returns HTML, and Markdown for Markdown to render in its place, in turn.
Piece: TypeAlias = "Html | str"
Renderer: TypeAlias = Callable[[Rendering], "list[Piece]"]


class Album(Protocol):
    """What a text asks about its pictures, by their paths below the content.

    ``made_with`` tells what an album says of the same pictures from what another one does.
    """

    made_with: bytes

    def choices(self, address: str, below: str) -> Iterator[str]:
        """Yield the pictures that a text at ``below`` may mean by ``address``."""

    def state(self, path: str) -> str:
        """Return what tells a picture from what it was; empty if it is not there."""

    def show(self, path: str) -> Picture:
        """Return a picture with its copies, which will have to be made."""

    def address(self, path: str) -> str:
        """Return the address of a copy."""


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of HTML, not necessarily with all its elements closed."""

    text: str


class Fragments:
    """The theme's fragments in an environment of their own.

    Strict: a name that the fragment's first line does not list is an error. Escaping: whatever is
    not a fragment's own markup is text.
    """

    def __init__(self, theme: str | Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(theme) / "templates"),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._kept: dict[tuple[str, str], Markup] = {}

    def once(self, name: str, key: str, values: Mapping[str, Any]) -> Markup:
        """Render ``fragments/NAME`` for ``key``, whose values are always the same."""
        known = self._kept.get((name, key))
        if known is None:
            template = self._environment.get_template(f"fragments/{name}")
            known = self._kept[name, key] = Markup(template.render(values).strip())
        return known

    def render(self, name: str, values: Mapping[str, Any]) -> list[Piece]:
        """Render ``fragments/NAME``; texts that it puts through ``body()`` stay Markdown."""
        bodies: list[str] = []

        def body(markdown: str) -> Markup:
            bodies.append(markdown)
            return Markup(f"\ue000{len(bodies) - 1}\ue001")

        template = self._environment.get_template(f"fragments/{name}")
        parts = _SLOT.split(template.render({**values, "body": body}))
        return [
            bodies[int(part)] if i % 2 else Html(part)
            for i, part in enumerate(parts)
            if part.strip()
        ]
