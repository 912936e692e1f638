"""The rules that a page needs, and no others, by what stands in it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from .fitting import Sheet, within, without_unused
from .media import Media, by_media, rules, slim
from .shown import Shown
from .stylesheet import with_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .stylesheet import Part, StyleSheet

#: The layer of the custom properties that all others use.
TOKENS: Final = "tokens"
_FACE: Final = "@font-face"
_GIVEN: Final = re.compile(r"[{;](--[\w-]+):")


@dataclass(frozen=True)
class _Rules:
    layer: str
    media: Media

    @cached_property
    def screen(self) -> Sheet:
        return Sheet(self.media.screen)


class Styles:
    """The style sheet of a theme; ``moved`` gives an address its final form."""

    def __init__(self, sheet: StyleSheet, moved: Callable[[str], str]) -> None:
        self._head = slim(sheet.head)
        self._rules = tuple(_rules(part, moved) for part in sheet.parts)

    def whole(self) -> str:
        """Return all that a screen may need."""
        return self._joined((each.layer, each.media.screen) for each in self._rules)

    def asked(self, shown: Shown) -> Shown:
        """Return as much of ``shown`` as some rule asks for: the rest makes no page another."""
        letters = frozenset(each for each in shown.letters if within(each, self._ranges))
        return Shown(shown.names & self._names, shown.properties & self._given, letters)

    def screen(self, shown: Shown) -> str:
        """Return what a screen needs for a page, in the sheet's own order."""
        css = self._joined((each.layer, each.screen.for_page(shown)) for each in self._rules)
        return without_unused(css, shown.properties)

    def paper(self) -> str:
        """Return what paper needs, for every page."""
        return self._joined((each.layer, _on_paper(each)) for each in self._rules)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset[str]().union(*(each.screen.names for each in self._rules))

    @cached_property
    def _ranges(self) -> tuple[tuple[int, int], ...]:
        return tuple(found for each in self._rules for found in each.screen.ranges)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(_GIVEN.findall(self.whole()))

    def _joined(self, parts: Iterable[tuple[str, str]]) -> str:
        joined = [self._head]
        for layer, group in itertools.groupby(parts, key=lambda each: each[0]):
            css = "".join(text for _, text in group)
            if css:
                joined.append(f"@layer {layer}{{{css}}}" if layer else css)
        return "".join(joined)


def _on_paper(each: _Rules) -> str:
    """A page may be without the tokens that only its paper uses: they are in both."""
    tokens = each.media.screen if each.layer == TOKENS else ""
    own = "".join(f"{head}{{{body}}}" for head, body in rules(tokens) if head != _FACE)
    return own + each.media.paper


def _rules(part: Part, moved: Callable[[str], str]) -> _Rules:
    media = by_media(with_addresses(part.css, moved))
    if part.media == "print":
        media = Media("", media.screen + media.paper)
    elif part.media:
        media = Media(f"@media {part.media}{{{media.screen}}}", media.paper)
    return _Rules(part.layer, media)
