"""Exercises as pictures: pose text -> solved skeleton -> drawing -> SVG. See docs/figures.md."""

from __future__ import annotations

from .between import between
from .lines import read
from .model import Drawing, Figure, Pose, Position, Problem, Shape
from .svg import Style, cropped, svg, symbol

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
    "read",
    "svg",
    "symbol",
]
