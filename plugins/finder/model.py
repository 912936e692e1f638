"""Which workouts fit what somebody has, wants and plans: the finder, without a site around it.

A facet is a question with a few answers, each an option. A selection holds at most one option of
each facet. Every option has a page of its own, and so have the pairs that are asked for most; a
selection that no workout fits has none.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: What is chosen: the value of an option by the key of its facet, in the order of the facets.
Selection: TypeAlias = "dict[str, str]"

#: The facets whose options have a page for each pair: "ten minutes, just a mat".
PAIRED: Final = ("minutes", "equipment")


@dataclass(frozen=True, slots=True)
class Option:
    """An answer. ``slug`` names its page, ``heading`` is what that page is called.

    ``within`` is the value of an option that this one includes: "20 minutes" includes "15 minutes",
    and is offered only if some workout makes a difference between the two.
    """

    value: str
    slug: str
    label: str
    heading: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A question and its answers. ``reckoned`` says how a workout comes to count."""

    key: str
    question: str
    reckoned: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A workout and all that it fits: ``values`` has the values of the options by facet.

    ``page`` is the title of its page where that holds several workouts, and empty elsewhere.
    """

    title: str
    url: str
    page: str
    kind: str
    estimate: Sequence[object]
    minutes: tuple[int, int] | None
    level: str
    equipment: tuple[str, ...]
    values: Mapping[str, frozenset[str]]

    def fits(self, selection: Selection) -> bool:
        """Tell whether this workout fits all that is chosen."""
        return all(value in self.values.get(key, ()) for key, value in selection.items())


@dataclass(frozen=True, slots=True)
class Choice:
    """An option on a page: where choosing it, or dropping it, leads; how many fit with it.

    ``count`` is ``None`` where there is no page of both, so that choosing it begins anew.
    """

    option: Option
    chosen: bool
    path: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the finder. ``title`` is empty on the first, which has all workouts."""

    title: str
    path: str
    groups: tuple[tuple[Facet, tuple[Choice, ...]], ...]
    matches: tuple[Match, ...]


class Finder:
    """All workouts and the questions that tell them apart. Not changed after it is made."""

    def __init__(self, facets: Sequence[Facet], matches: Sequence[Match]) -> None:
        self.matches = tuple(sorted(matches, key=_shortest_first))
        #: What says all about it.
        self.made_from = (tuple(facets), self.matches)
        self.facets = tuple(_slugs_once([kept for each in facets if (kept := self._kept(each))]))
        pages: list[Selection] = [
            {},
            *({facet.key: option.value} for facet in self.facets for option in facet.options),
        ]
        paired = [facet for facet in self.facets if facet.key in PAIRED]
        if len(paired) == len(PAIRED):
            one, other = paired
            pages += [
                {one.key: first.value, other.key: second.value}
                for first, second in product(one.options, other.options)
            ]
        self._found = {_key(page): found for page in pages if (found := self.fitting(page))}
        self.pages = tuple(page for page in pages if _key(page) in self._found)

    def __bool__(self) -> bool:
        return bool(self.matches)

    def fitting(self, selection: Selection) -> tuple[Match, ...]:
        """Return the workouts that fit, the shortest first."""
        return tuple(match for match in self.matches if match.fits(selection))

    def page(self, selection: Selection) -> Found:
        """Return the page of ``selection``, which must be one of :attr:`pages`."""
        options = [option for _, option in self._chosen(selection)]
        title = ", ".join(_then(option.heading, n) for n, option in enumerate(options))
        return Found(
            title,
            self.path(selection),
            tuple((facet, tuple(self._choices(facet, selection))) for facet in self.facets),
            self._found[_key(selection)],
        )

    def path(self, selection: Selection) -> str:
        """Return the address of a selection's page below the finder's own."""
        return "".join(f"{option.slug}/" for _, option in self._chosen(selection))

    def facet(self, key: str) -> tuple[Choice, ...]:
        """Return the choices of one facet, as the first page has them."""
        return next((tuple(self._choices(f, {})) for f in self.facets if f.key == key), ())

    def _kept(self, facet: Facet) -> Facet | None:
        """Leave out the options that no workout fits, or that say no more than a narrower one."""
        fitting = {
            option.value: self.fitting({facet.key: option.value}) for option in facet.options
        }
        options = tuple(
            option
            for option in facet.options
            if (found := fitting[option.value]) and found != fitting.get(option.within)
        )
        if not options:
            return None
        return Facet(facet.key, facet.question, facet.reckoned, options)

    def _chosen(self, selection: Selection) -> Iterator[tuple[Facet, Option]]:
        for facet in self.facets:
            for option in facet.options:
                if selection.get(facet.key) == option.value:
                    yield facet, option

    def _choices(self, facet: Facet, selection: Selection) -> Iterator[Choice]:
        for option in facet.options:
            chosen = selection.get(facet.key) == option.value
            if chosen:
                target = {key: value for key, value in selection.items() if key != facet.key}
            else:
                target = {
                    each.key: option.value if each is facet else selection[each.key]
                    for each in self.facets
                    if each is facet or each.key in selection
                }
            shown = self._found.get(_key(selection if chosen else target))
            if _key(target) not in self._found:
                target = {facet.key: option.value}
            yield Choice(option, chosen, self.path(target), len(shown) if shown else None)


def _key(selection: Selection) -> frozenset[tuple[str, str]]:
    return frozenset(selection.items())


def _shortest_first(match: Match) -> tuple[bool, tuple[int, int], str, str]:
    return match.minutes is None, match.minutes or (0, 0), match.title.casefold(), match.url


def _then(heading: str, number: int) -> str:
    return heading[:1].lower() + heading[1:] if number else heading


def _slugs_once(facets: Sequence[Facet]) -> Iterator[Facet]:
    """Give each option an address of its own: a category may be called "mat"."""
    used: set[str] = set()
    for facet in facets:
        options = []
        for option in facet.options:
            slug = option.slug if option.slug not in used else f"{facet.key}-{option.slug}"
            used.add(slug)
            options.append(Option(option.value, slug, option.label, option.heading, option.within))
        yield Facet(facet.key, facet.question, facet.reckoned, tuple(options))
