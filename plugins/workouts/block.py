"""The ``/// workout`` block: a workout's view, rendered from the theme's fragment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from plugins.late import dataclass
from plugins.markdown_source.blocks import RENDERERS, Rendering
from plugins.notation.workout import Workout, present
from plugins.notation.workout.choices import Paper
from plugins.notation.workout.present import exercises_of, linked, with_exercises
from plugins.workouts.drawings import DRAWINGS

if TYPE_CHECKING:
    from plugins.markdown_source.blocks import Piece


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to a sheet, as an address that Pelican resolves when it knows the page's own."""

    paper: str
    href: str
    label: str


def sheet_source(source_path: str, anchor: str, paper: Paper) -> str:
    """Return the name under which Pelican knows a sheet, as if it lay below its source."""
    return f"{source_path}/{anchor}-{paper.value}.pdf"


def render(rendering: Rendering) -> list[Piece]:
    """Render a workout with the links to its sheets, and with the figures of its exercises.

    The figures' drawings are in a file beside the page (see :mod:`.drawings`).
    """
    value = rendering.block.value
    if not isinstance(value, Workout):
        raise TypeError(f"a workout is expected, not {type(value).__name__}")
    anchor = rendering.block.anchor
    links = tuple(
        SheetLink(
            paper.label,
            "{filename}/" + sheet_source(rendering.source_path, anchor, paper),
            f"{value.title}, {paper.label}",
        )
        for paper in Paper
    )
    library = rendering.library
    view = with_exercises(present(value, anchor), library.find)
    slugs = exercises_of(view)
    figures = {slug: figure for slug in slugs if (figure := library.figure(slug)) is not None}
    values = {
        "workout": view,
        "sheets": links,
        "links": {slug: "{filename}/" + quote(library.files[slug]) for slug in linked(view)},
        "figures": {
            slug: rendering.fragments.once(
                "figure.html", slug, {"view": figure, "drawings": DRAWINGS}
            )
            for slug, figure in figures.items()
        },
    }
    return rendering.fragments.render("workout.html", values)


def add_renderer(pelican: Any) -> None:
    pelican.settings.setdefault(RENDERERS, {})["workout"] = render
