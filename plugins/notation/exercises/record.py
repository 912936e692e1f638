"""Figures, and what a page shows of them, as texts: for who keeps what was solved and drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins import figures
from plugins.notation.exercises.present import Drawn, FigureView

if TYPE_CHECKING:
    from plugins.figures import Figure


def text_of_figure(figure: Figure) -> str:
    """Return all that there is of a figure."""
    return figures.to_json(figure)


def read_figure(text: str) -> Figure:
    """Return the figure that :func:`text_of_figure` made the text of."""
    return figures.from_json(text)


def text_of_view(view: FigureView | None) -> str:
    """Return all that a page shows of a figure."""
    if view is None:
        return "null"
    drawn = [[each.id, each.symbol, each.name, each.description] for each in view.positions]
    return json.dumps([view.slug, view.label, drawn])


def read_view(text: str) -> FigureView | None:
    """Return what :func:`text_of_view` made the text of."""
    if (said := json.loads(text)) is None:
        return None
    slug, label, drawn = said
    return FigureView(slug, label, tuple([Drawn(*each) for each in drawn]))
