"""How roomy a sheet may be set: the sizes in ``measures.toml`` and the letters of its fonts.

All lengths are in points.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final, Literal

from plugins.late import dataclass
from plugins.sheets.lettering import Lettering

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Where figures stand: beside the rows, in a strip below them, or nowhere.
Place = Literal["beside", "strip", ""]

MM: Final = 72 / 25.4
_IN_MM: Final = frozenset({"cell", "wide", "row", "gap", "blank", "figure", "qr"})


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set a sheet: sizes of type, of cells and of air, and where figures stand.

    ``lines`` gives each variant a line of its own, ``stacked`` puts terms above their values.
    ``extra`` is air for each row that is left over.
    """

    title: float
    section: float
    exercise: float
    body: float
    small: float
    cell: float
    wide: float
    row: float
    gap: float
    blank: float
    figure: float
    qr: float
    lines: bool
    stacked: bool
    label: float
    sessions: int
    place: Place = ""
    extra: float = 0.0

    @property
    def session(self) -> float:
        """The width of a session's cell, six to a line."""
        return max(self.wide, 12 * MM)


class Design:
    """What ``measures.toml`` and the fonts of a folder of templates say."""

    def __init__(self, folder: Path) -> None:
        measures = tomllib.loads((folder / "measures.toml").read_text(encoding="utf-8"))
        self._letters = [Lettering(folder / "fonts", large=large) for large in (False, True)]
        self.cap: float = measures["cap-height"]
        self.leading: float = measures["leading"]
        self._measures = measures
        self._densities = {
            (large, sessions): [
                _way(each, float(measures[size]["label"]), sessions)
                for each in measures[size]["densities"]
            ]
            for large, size in ((False, "normal"), (True, "large"))
            for sessions in (1, 6)
        }

    def lettering(self, choice: Mapping[str, Any]) -> Lettering:
        """Return the font that a choice is set in."""
        return self._letters[int(choice["large"])]

    def room(self, choice: Mapping[str, Any]) -> tuple[float, float]:
        """Return the width and the height of what a page has room for."""
        paper, margin = self._measures["papers"][choice["paper"]], self._measures["margin"]
        bottom = margin["bottom"]["large" if choice["large"] else "normal"]
        return (
            MM * (paper["width"] - 2 * margin["x"]),
            MM * (paper["height"] - margin["top"] - bottom),
        )

    def densities(self, choice: Mapping[str, Any]) -> list[Way]:
        """Return the ways of a choice without figures, from roomy to tight."""
        return self._densities[choice["large"], choice["sessions"]]


def _way(density: Mapping[str, Any], label: float, sessions: int) -> Way:
    # Whatever the file says, sizes reach the template as numbers with a point.
    sizes: dict[str, Any] = {
        name: one if isinstance(one, bool) else one * (MM if name in _IN_MM else 1.0)
        for name, one in density.items()
    }
    return Way(**sizes, label=label, sessions=sessions)
