"""The documents by name: which template makes each of them of which data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from plugins.sheets import pictures
from plugins.sheets.typeset import Typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.notation.workout.choices import Choice
    from plugins.sheets.typeset import Typesetter

#: Fine enough for the largest picture of a sheet.
_PPI: Final = 100
#: How Typst writes down how many pages there are.
_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")


def choice_data(choice: Choice) -> dict[str, Any]:
    """Return a choice as ``sheet.typ`` wants it."""
    return {
        "paper": choice.paper.value,
        "large": choice.large,
        "sessions": choice.sessions,
        "careful": choice.large,
    }


def sheet(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """One sheet. ``data``: sheets, of one sheet, and choice."""
    return _fitted(typesetter, data, date)[0]


def _fitted(
    typesetter: Typesetter, data: Mapping[str, Any], date: str
) -> tuple[Typeset, Mapping[str, Any]]:
    """Return a sheet, and the data that it was set of.

    It is set as it is reckoned to fit its page. Where that was wrong, or where one page is too
    little, it is set again with care, which takes two to three times as long.
    """
    made = typesetter.pdf("sheet.typ", data, date)
    pages = _PAGES.search(made.file)
    if data["choice"]["careful"] or (pages is not None and pages[1] == b"1"):
        return made, data
    data = _with_care(data)
    return typesetter.pdf("sheet.typ", data, date), data


def _with_care(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**data, "choice": {**data["choice"], "careful": True}}


def booklet(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """Several sheets. ``data``: sheets, choice and cover."""
    return typesetter.pdf("sheet.typ", _with_care(data), date)


def cards(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """Pocket cards, four to a page. ``data``: a sheet's, and paper."""
    return typesetter.pdf("card.typ", data, date)


def weeks(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """Four weeks of a workout. ``data``: a sheet's, and paper."""
    return typesetter.pdf("weeks.typ", data, date)


def habit(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """The poster of 21 days. ``data``: paper, site, address, url, qr and licence."""
    return typesetter.pdf("habit.typ", data, date)


def bribe(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """The poster of the bribed month. ``data``: as for :func:`habit`."""
    return typesetter.pdf("bribe.typ", data, date)


def preview(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """A small picture of a sheet. ``data``: as for :func:`sheet`."""
    return Typeset(pictures.preview(_page(typesetter, data, date)), ())


def share(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """The picture of a link to a sheet. ``data``: as for :func:`sheet`, and card, its words."""
    card = typesetter.picture("share.typ", data["card"], ppi=72)
    return Typeset(pictures.share(card, _page(typesetter, data, date)), ())


def _page(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> bytes:
    """The first page of the very sheet that there is as PDF."""
    _, data = _fitted(typesetter, data, date)
    return typesetter.picture("sheet.typ", data, ppi=_PPI)
