"""How a sheet fills its page: in the roomiest way that fits.

Figures go beside the rows, else in a strip, else away: none costs a page. How high a sheet will be
is reckoned by :mod:`.reckon`; whoever sets it sees whether that was right, and :func:`ways` yields
what to try next.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from plugins.late import dataclass
from plugins.sheets.design import MM
from plugins.sheets.reckon import Reckoned, letters_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.sheets.design import Design, Place, Way

#: What is reckoned to take this much of the page, or a little more, is worth a try.
_SURE, _TRY = 0.99, 1.02
#: What air is not to fill: it shall never cost a page.
_SAFE = 0.97
#: So many letters are set in smaller type, where they stand alone: they would cost too much ink.
_WORDY: Final = 2000
#: So many letters of large print are dealt out to two pages: one would be black with them.
_CROWD: Final = 750
#: What air is tried above and below the rows of two pages.
_AIR: Final = [each * MM / 2 for each in range(9)]
#: What large print has around its rows, at the least, where it is on one page.
_OPEN: Final = 1.5 * MM
#: The ink of so many letters is not too much for a page: it need not be shared.
_CALM: Final = 1200
#: How much it counts what a page would have if its rows were lower than they are reckoned.
_DOUBT: Final = 0.15
#: What a tighter way must spare of a page's ink to be chosen.
_WORTH: Final = 0.04


@dataclass(frozen=True, slots=True)
class Fit:
    """A sheet as it may be set: what the template is given, and the pages that it should take."""

    data: dict[str, Any]
    pages: int


def ways(sheet: Mapping[str, Any], choice: Mapping[str, Any], design: Design) -> Iterator[Fit]:
    """Yield the ways to set a sheet, each to be tried if those before did not fit."""
    _, height = design.room(choice)
    pictured = bool(sheet["figures"])
    groups = groups_of(design.densities(choice), sheet, large=choice["large"])
    # So many gaps, at the most, make a sheet as much higher as one of them is.
    gaps = 5 + sum(1.7 + 1.3 * len(each["parts"]) for each in sheet["workout"]["sections"])
    reckoned: dict[Way, Reckoned] = {}

    def of(way: Way) -> Reckoned:
        if way not in reckoned:
            reckoned[way] = Reckoned(sheet, way, choice, design)
        return reckoned[way]

    def high(way: Way) -> float:
        return math.inf if of(way).cramped else of(way).height

    def dealt(way: Way) -> Packed:
        return _aired(of(way), 0.0, _SURE * height)

    def cost(way: Way) -> float:
        if of(way).cramped:
            return math.inf
        # A note that begins a page is worse than a tighter way, and better than another page.
        found = dealt(way)
        return found.pages + 0.5 * found.torn

    def evened(these: Sequence[Way], most: float) -> tuple[Way, float]:
        """Return which way shares the ink most evenly, and with how much air between its rows.

        A tighter one must be worth it.
        """

        def ink(way: Way, extra: float) -> float:
            # Where a row ends within the last hundredth of a page, it may go either way; and a
            # little further down, one may have been reckoned too high.
            found = max(most_ink(of(way), extra, share * height, most) for share in (_SURE, 1))
            return found + _DOUBT * most_ink(of(way), extra, _TRY * height, most)

        _, extra, at = min(
            ((1 + _WORTH * at) * ink(way, extra), extra, at)
            for at, way in enumerate(these)
            for extra in _AIR
        )
        return these[at], extra

    def most_air(way: Way) -> float:
        """Return how much air rows may have, each of which stays on its page for sure."""
        places, room = dealt(way).places, _SAFE * height
        return max((e for e in _AIR[1:5] if _aired(of(way), e, room).places == places), default=0.0)

    both = choice["large"] and (pictured or letters_in(sheet) > _CROWD)
    for group in groups:
        # Who asks for large print and figures gets both, on two pages if need be; words alone
        # have two pages where one would be black with them.
        if both and not group[0].place:
            continue
        # In large print the tightest ways are for what two pages would hardly hold.
        open_ones = [way for way in group if not choice["large"] or way.row >= _OPEN]
        if not open_ones or high(open_ones[-1]) > _TRY * height:
            continue
        best = _first(open_ones, high, _SURE * height)
        for way in open_ones[best:]:
            # Some of what is left goes to the rows and some between the sections, the rest is for
            # notes.
            some = 0.3 * max(0.0, _SURE * height - high(way))
            extra = min(0.8 * MM, some / max(1, sum(of(way).airy.values())) / 2)
            gap = way.gap + min(1.2 * MM, some / gaps)
            yield Fit(of(way).placed(replace(way, extra=extra, gap=gap)), 1)
    # What may fit one page has been tried.
    last = 0.0
    for most in count(2, 0.5):
        for group in groups:
            first = _first(group, cost, most)
            for at, way in enumerate(group[first:], first):
                if cost(way) <= most:
                    last = last or most + 2
                    own, extra = way, 0.0
                    # Where figures are, the ink is in them.
                    if choice["large"] and not pictured:
                        own, extra = evened(group[at : at + 2], most)
                    elif choice["large"]:
                        extra = most_air(way)
                    parted = _aired(of(own), extra, _SURE * height).parted
                    yield Fit(of(own).placed(replace(own, extra=extra), parted), int(most))
        if most == last:
            return


def _first(group: Sequence[Way], cost: Callable[[Way], float], most: float) -> int:
    """Where the ways begin that cost no more than ``most``, or the last one, be it too much."""
    best, tight = 0, len(group) - 1
    while best < tight:
        middle = (best + tight) // 2
        if cost(group[middle]) <= most:
            tight = middle
        else:
            best = middle + 1
    return best


def _aired(own: Reckoned, extra: float, height: float) -> Packed:
    """Deal a sheet out to pages, with some air above and below each row of its tables."""
    blocks = [
        [high + 2 * extra * own.airy.get((number, at), 0) for at, high in enumerate(block)]
        for number, block in enumerate(own.blocks)
    ]
    return packed(blocks, height, own.clinging, own.rows)


def most_ink(own: Reckoned, extra: float, height: float, most: float) -> float:
    """Return the ink of the page that has most of it; infinity where there are too many pages.

    A row that would be alone on the last page costs something, too.
    """
    found = _aired(own, extra, height)
    if found.pages + 0.5 * found.torn > most:
        return math.inf

    def page(number: int, at: int) -> int:
        return found.places[number][min(at, len(found.places[number]) - 1)]

    ink = Counter[int]()
    for number, parts in enumerate(own.ink):
        for at, letters in enumerate(parts):
            ink[page(number, at)] += letters
    alone = sum(page(*row) == found.pages for row in own.rows) == 1
    return max(_CALM, *ink.values()) * (1 + _WORTH * alone)


def groups_of(densities: list[Way], sheet: Mapping[str, Any], *, large: bool) -> list[list[Way]]:
    """The ways to set a sheet, the best ones first, from roomy to tight in each group."""

    def placed(place: Place, those: list[Way]) -> list[Way]:
        return [replace(way, place=place) for way in those]

    if not sheet["figures"]:
        if large:
            return [densities]
        # Words alone need no large type, which would only cost ink: what is left is for the cells.
        modest = densities[-2 if letters_in(sheet) > _WORDY else -4]
        roomy = [
            replace(
                way,
                title=modest.title,
                section=modest.section,
                exercise=modest.exercise,
                body=modest.body,
                small=modest.small,
                qr=min(way.qr, 15 * MM),
            )
            for way in densities[:-3]
        ]
        return [roomy + densities[-3:]]
    # Figures are beside the rows, unless that takes the last of the air.
    airy = len(densities) - 2
    return [
        placed("beside", densities[:airy]),
        placed("strip", densities[1:]),
        placed("beside", densities[airy:]),
        placed("", densities[-3:]),
    ]


@dataclass(frozen=True, slots=True)
class Packed:
    """How many pages blocks take, which are parted, and whether one is torn where it should not.

    ``places`` are the pages of each block's parts, or of the block.
    """

    pages: int
    parted: tuple[bool, ...]
    torn: bool = False
    places: tuple[tuple[int, ...], ...] = ()


def packed(
    blocks: Iterable[Sequence[float]],
    height: float,
    clinging: Collection[tuple[int, int]] = (),
    again: Mapping[tuple[int, int], float] | None = None,
) -> Packed:
    """Deal blocks out to pages, each the heights of what no page parts.

    Parted are those that are higher than a page, and those that would leave a third of one empty.
    ``clinging`` are the numbers of blocks and of their parts that no page should begin with, and
    ``again`` says how high the head is that is set again above others if they do.
    """
    pages, y = 1, 0.0
    parted = []
    torn = False
    places = []
    for number, heights in enumerate(blocks):
        high = sum(heights)
        parts = y + high > height and (high > height or y < 0.7 * height)
        parted.append(parts)
        own = []
        for at, part in enumerate(heights if parts else (high,)):
            if y + part > height:
                pages, y = pages + 1, (again or {}).get((number, at), 0.0)
                torn |= (number, at) in clinging
            y += part
            own.append(pages)
        places.append(tuple(own))
    return Packed(pages, tuple(parted), torn, tuple(places))
