"""The documents by name: which template makes each of them of which data."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from plugins.sheets import pictures
from plugins.sheets.design import Design
from plugins.sheets.fit import ways
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
    }


def sheet(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """One sheet. ``data``: sheets, of one sheet, and choice."""
    return _fitted(typesetter, data, date)[0]


def _fitted(
    typesetter: Typesetter, data: Mapping[str, Any], date: str
) -> tuple[Typeset, dict[str, Any]]:
    """Return a sheet in the best way that has the pages it should have, and what it was set of."""
    best: tuple[int, Typeset, dict[str, Any]] | None = None
    for way in ways(data["sheets"][0], data["choice"], _design(typesetter)):
        alone = way.pages == 1
        given = {"sheets": [way.data], "choice": data["choice"], "alone": alone}
        made = typesetter.pdf("sheet.typ", given, date)
        found = _PAGES.search(made.file)
        pages = int(found[1]) if found is not None else 1
        if alone and pages > 1:
            continue  # each page of it says that it is the only one
        if best is None or pages < best[0]:
            best = (pages, made, given)
        if pages <= way.pages:
            break
    if best is None:
        raise ValueError("there is no way to set a sheet")
    return best[1:]


@lru_cache(maxsize=8)
def _design(typesetter: Typesetter) -> Design:
    # Read with the templates, once for each compiler, so that both are of one edition.
    return Design(typesetter.folder)


def booklet(typesetter: Typesetter, data: Mapping[str, Any], date: str) -> Typeset:
    """Several sheets. ``data``: sheets, choice and cover."""
    # Each is in it as it is by itself.
    sheets = [
        _fitted(typesetter, {**data, "sheets": [one]}, date)[1]["sheets"][0]
        for one in data["sheets"]
    ]
    return typesetter.pdf("sheet.typ", {**data, "sheets": sheets}, date)


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
    given = {"sheets": data["sheets"], "choice": data["choice"]}
    return _painted(typesetter, json.dumps(given, ensure_ascii=False), date)


# Both pictures of a sheet are made one after the other.
@lru_cache(maxsize=2)
def _painted(typesetter: Typesetter, data: str, date: str) -> bytes:
    _, given = _fitted(typesetter, json.loads(data), date)
    return typesetter.picture("sheet.typ", given, ppi=_PPI)


#: The posters, by the names that their files have.
POSTERS: Final = {"habit": habit, "bribe": bribe}
