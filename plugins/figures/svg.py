"""Drawings as SVG: a symbol in the colours of the page, or a whole picture that has its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from xml.etree import ElementTree

from plugins.late import dataclass

from .model import Drawing, Position, Shape

_NAMESPACE = "http://www.w3.org/2000/svg"
GROUND = 1.4  # how thick the ground line is; its upper edge is the floor
ASIDE = 2.0  # left and right of a cropped picture
_ROUND = {"fill": "none", "stroke-linecap": "round", "stroke-linejoin": "round"}


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a picture. Arrows have the accent's where they have none of their own."""

    near: str = "#1c1c1c"
    far: str = "#a3a3a3"
    paper: str = "#ffffff"
    accent: str = "#c2410c"
    ground: str = "#8a8a8a"
    arrow: str = ""


#: The colours of a page, as its style sheet names them. They stand on the paths themselves: a page
#: that takes its symbols from a file of their own can give them its colours, but not its rules.
_OF_THE_PAGE = Style(
    near="var(--figure-near)",
    far="var(--figure-far)",
    paper="var(--figure-paper,var(--surface))",
    accent="var(--figure-thing)",
    ground="var(--figure-ground)",
    arrow="var(--figure-arrow,var(--figure-thing))",
)


def _role(shape: Shape) -> tuple[str, bool]:
    return shape.role, shape.filled


def _groups(parent: ElementTree.Element, drawing: Drawing, colours: Style) -> None:
    table = {
        "near": colours.near, "far": colours.far, "gap": colours.paper,
        "thing": colours.accent, "back": colours.accent, "arrow": colours.arrow or colours.accent,
        "ground": colours.ground,
    }  # fmt: skip
    for (role, filled), shapes in groupby(drawing.shapes, key=_role):
        for width, same in groupby(shapes, key=lambda shape: shape.width):
            # One path for neighbours that look alike: what overlaps is inked once all the same.
            path = ElementTree.SubElement(parent, "path", {"d": "".join(s.path for s in same)})
            path.set("stroke", table[role])
            if filled:
                path.set("fill", table[role])
            path.set("stroke-width", f"{width:g}")


def _box(row: Sequence[Position]) -> str:
    """Return the box of one position, or of several that stand side by side, from 0."""
    if len(row) == 1:
        x, y, size = row[0].drawing.box
        return f"{x:g} {y:g} {size:g} {size:g}"
    size = _size(row)
    return f"0 0 {size * len(row) or size:g} {size:g}"


def _size(row: Sequence[Position]) -> float:
    return max((one.drawing.box[2] for one in row), default=100.0)


def symbol(positions: Position | Sequence[Position], identity: str) -> str:
    """Return the positions side by side as an SVG ``symbol``, in the colours of the page.

    Those are the custom properties ``--figure-near -far -paper -thing -ground -arrow``. Where its
    place is not as wide as all of them, the last are seen.
    """
    row = (positions,) if isinstance(positions, Position) else tuple(positions)
    root = ElementTree.Element("symbol", {"id": identity, "viewBox": _box(row), **_ROUND})
    if len(row) > 1:
        root.set("preserveAspectRatio", "xMaxYMid slice")
    _draw(root, row, _OF_THE_PAGE)
    return ElementTree.tostring(root, encoding="unicode")


def svg(positions: Position | Sequence[Position], style: Style = Style(), label: str = "") -> str:
    """Return the positions side by side as one SVG that needs no CSS."""
    row = (positions,) if isinstance(positions, Position) else tuple(positions)
    root = _root(_box(row), label)
    _draw(root, row, style)
    return ElementTree.tostring(root, encoding="unicode")


def cropped(
    positions: Sequence[Position], style: Style = Style(), label: str = ""
) -> tuple[tuple[str, tuple[float, float, float, float]], ...]:
    """Return each position as an SVG without the empty space around it, and what it is cut to.

    That is left, top, width and height, as a ``viewBox`` has them. Each is as wide as what it
    shows. All have one height, from the highest top of them to under the ground, so that they
    stand in one line at one scale. Unit: a hundredth of stature.
    """
    drawings = [one.drawing for one in positions]
    top = min((one.inner[1] for one in drawings), default=0.0) - 1
    bottom = max(GROUND, *(one.inner[3] for one in drawings), GROUND) + 0.6
    return tuple(_crop(one, top, bottom, style, label) for one in drawings)


def _crop(
    drawing: Drawing, top: float, bottom: float, style: Style, label: str
) -> tuple[str, tuple[float, float, float, float]]:
    left, right = drawing.inner[0] - ASIDE, drawing.inner[2] + ASIDE
    cut = (round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))
    root = _root(" ".join(f"{length:g}" for length in cut), label)
    inset = GROUND / 2
    ground = Shape("ground", f"M{left + inset:.1f} {inset:.1f}H{right - inset:.1f}", GROUND)
    shapes = tuple(ground if one.role == "ground" else one for one in drawing.shapes)
    _groups(root, replace(drawing, shapes=shapes), style)
    return ElementTree.tostring(root, encoding="unicode"), cut


def _root(box: str, label: str) -> ElementTree.Element:
    root = ElementTree.Element("svg", {"xmlns": _NAMESPACE, "viewBox": box, **_ROUND})
    if label:
        root.set("role", "img")
        ElementTree.SubElement(root, "title").text = label
    return root


def _draw(parent: ElementTree.Element, row: Sequence[Position], colours: Style) -> None:
    """Put in the positions as :func:`_box` has them."""
    if len(row) == 1:
        _groups(parent, row[0].drawing, colours)
        return
    size = _size(row)
    for number, position in enumerate(row):
        x, y, _ = position.drawing.box
        move = f"translate({round(number * size - x, 1):g} {round(-y, 1):g})"
        group = ElementTree.SubElement(parent, "g", {"transform": move})
        _groups(group, position.drawing, colours)
