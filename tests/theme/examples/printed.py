"""What is printed of a workout and beside it, and figures: as the templates get them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Final

from plugins.notation.exercises.present import FigureView, figure_of
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import read
from tests.theme.examples import workout

EXERCISES: Final = Path(__file__).parents[3] / "content" / "exercises"
PAPERS: Final = (("a4", "A4"), ("letter", "US Letter"))


def _files(what: str) -> tuple[SimpleNamespace, ...]:
    """A document of a workout for each paper, with what is chosen for it."""
    return tuple(
        SimpleNamespace(
            label=label,
            url=f"sheets/{what}-{value}.pdf",
            choice=SimpleNamespace(
                label=f"{label}, with figures",
                paper=SimpleNamespace(value=value, label=label),
                figures=True,
                unit="kg",
            ),
        )
        for value, label in PAPERS
    )


PRINTED: Final = SimpleNamespace(
    sheet=SimpleNamespace(workout=workout.CIRCUIT),
    files=_files("sheet"),
    cards=_files("cards"),
    weeks=_files("weeks"),
    preview=SimpleNamespace(url="theme/images/share.png"),
)
#: A category, and the booklets by the categories' names in addresses.
KIND: Final = SimpleNamespace(name="core", slug="core")
BOOKLETS: Final = {
    KIND.slug: SimpleNamespace(title="Core: the booklet", count=3, files=_files("booklet"))
}
POSTERS: Final = (
    SimpleNamespace(
        title="A month of small habits",
        about="Thirty squares to tick, for the door of the fridge.",
        files=_files("habits"),
    ),
)


def _figure(slug: str) -> FigureView:
    exercise = read_page(read(EXERCISES / f"{slug}.md"), Kind.EXERCISE).exercise
    figure = figure_of(slug, exercise) if exercise else None
    assert figure is not None
    return figure


#: One of two positions, and one of more; what no figure has been drawn of.
FIGURES: Final = (
    ("Back squat", _figure("back-squat")),
    ("Burpee", _figure("burpee")),
    ("Not drawn yet", None),
)
