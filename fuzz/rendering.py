"""What must hold for any workout that is shown while it is written, however little of it is right.

Its page and its sheets are rendered by the theme's own templates, and all that the view says is in
them. No site is built: a text takes some milliseconds.
"""

from __future__ import annotations

import html
import re
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import Term
from plugins.notation.workout.weights import Weight
from plugins.sheets.design import Design
from plugins.sheets.fit import ways
from plugins.sheets.makers import choice_data
from plugins.sheets.model import Sheet
from plugins.sheets.paper import data_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.workout import WorkoutView

_THEME: Final = Path(__file__).parents[1] / "theme"
#: One of each way that a sheet is reckoned.
_CHOICES: Final = tuple(
    Choice(Paper.A4, large=large, sessions=sessions)
    for large in (False, True)
    for sessions in (1, 6)
)
#: What of a view chooses markup, and what is written by hand.
_NO_WORDS: Final = frozenset(
    {"kind", "ordered", "optional", "anchor", "exercise", "unit", "seconds", "log", "track"}
)
_TAG: Final = re.compile("<[^>]*>")


def rendered(view: WorkoutView) -> None:
    """Render a workout as page and as sheets; raise for anything that is said and not there."""
    said = sorted({" ".join(text.split()) for text in _said(view)})
    for where, markup in (("page", _page(view)), ("sheet", _sheet(view))):
        shown = " ".join(html.unescape(_TAG.sub("", markup)).split())
        if lost := [text for text in said if text not in shown]:
            raise AssertionError(f"the {where} has lost {lost}")
    for choice in _CHOICES:
        data = data_of(Sheet("The site", "A page", view), choice.unit)
        next(ways(data, choice_data(choice), _design()))


@cache
def _theme() -> Environment:
    return Environment(
        loader=FileSystemLoader(_THEME / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _design() -> Design:
    return Design(_THEME / "sheets")


def _page(view: WorkoutView) -> str:
    values: dict[str, Any] = {"sheets": (), "links": {}, "figures": {}}
    return _theme().get_template("fragments/workout.html").render(workout=view, **values)


def _sheet(view: WorkoutView) -> str:
    macros: Any = _theme().get_template("macros/sheet.html").module
    return str(macros.sheet(Sheet("The site", "A page", view), "drawings.svg"))


def _said(value: Any) -> Iterator[str]:
    """Yield the words of a view that both page and sheet show."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Weight):
        return  # the sheet shows it in both units
    elif isinstance(value, tuple):
        for each in value:
            yield from _said(each)
    elif is_dataclass(value) and not (isinstance(value, Term) and value.cells):
        for field in fields(value):
            if field.name not in _NO_WORDS:
                yield from _said(getattr(value, field.name))
