"""The ``/// workout`` block: a workout's view, rendered from the theme's fragment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from plugins.markdown_source.blocks import RENDERERS, Rendering
from plugins.notation.workout import Workout, present

if TYPE_CHECKING:
    from plugins.markdown_source.blocks import Piece

#: The papers that a sheet is made for: the end of its file's name, and what readers call it.
PAPERS: Final = {"a4": "A4", "letter": "US Letter"}


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to a sheet, as an address that Pelican resolves when it knows the page's own."""

    paper: str
    href: str
    label: str


def sheet_source(source_path: str, anchor: str, paper: str) -> str:
    """Return the name under which Pelican knows a sheet, as if it lay below its source."""
    return f"{source_path}/{anchor}-{paper}.pdf"


def render(rendering: Rendering) -> list[Piece]:
    """Render a workout with the links to its sheets."""
    value = rendering.block.value
    if not isinstance(value, Workout):
        raise TypeError(f"a workout is expected, not {type(value).__name__}")
    anchor = rendering.block.anchor
    links = tuple(
        SheetLink(
            label,
            "{filename}/" + sheet_source(rendering.source_path, anchor, paper),
            f"{value.title}, {label}",
        )
        for paper, label in PAPERS.items()
    )
    values = {"workout": present(value, anchor), "sheets": links}
    return rendering.fragments.render("workout.html", values)


def add_renderer(pelican: Any) -> None:
    pelican.settings.setdefault(RENDERERS, {})["workout"] = render
