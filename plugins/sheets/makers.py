"""The documents by name: which template makes each of them of which data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plugins.sheets import pictures
from plugins.sheets.typeset import Typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.notation.workout.choices import Choice
    from plugins.sheets.typeset import Typesetter

#: Fine enough for the largest picture of a sheet.
_PPI: Final = 100


def choice_data(choice: Choice) -> dict[str, Any]:
    """Return a choice as ``sheet.typ`` wants it."""
    return {"paper": choice.paper.value, "large": choice.large, "sessions": choice.sessions}


def sheet(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """One sheet, or several as a booklet. ``data``: sheets, choice and, of a booklet, its cover."""
    return typesetter.pdf("sheet.typ", data, date)


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
    page = typesetter.picture("sheet.typ", data, ppi=_PPI)
    return Typeset(pictures.preview(page), ())


def share(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """The picture of a link to a sheet. ``data``: as for :func:`sheet`, and card, its words."""
    page = typesetter.picture("sheet.typ", data, ppi=_PPI)
    card = typesetter.picture("share.typ", data["card"], ppi=72)
    return Typeset(pictures.share(card, page), ())
