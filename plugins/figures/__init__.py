"""Exercises as pictures: pose text -> solved skeleton -> drawing -> SVG. See docs/figures.md."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .model import Drawing, Figure, Pose, Position, Problem, Shape
from .svg import Style, cropped, svg, symbol

if TYPE_CHECKING:
    from .blending import between
    from .lines import read
    from .record import from_json, to_json

__all__ = [
    "Drawing",
    "Figure",
    "Pose",
    "Position",
    "Problem",
    "Shape",
    "Style",
    "between",
    "cropped",
    "from_json",
    "read",
    "svg",
    "symbol",
    "to_json",
]

#: What reads and solves poses is loaded for the first of them: most builds have drawn all before.
_LATER: Final = {
    "between": ".blending",
    "from_json": ".record",
    "read": ".lines",
    "to_json": ".record",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_LATER[name], __name__), name)
    return found
