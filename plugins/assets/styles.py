"""The rules that a page needs, and no others, by what stands in it."""

from __future__ import annotations

import itertools
import re
import string
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from .fitting import Sheet, within, without_unused
from .media import Media, by_media, rules, slim
from .shown import DRAWN, Shown
from .stylesheet import with_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .stylesheet import Part, StyleSheet

#: The layer of the custom properties that all others use.
TOKENS: Final = "tokens"
_FACE: Final = "@font-face"
_GIVEN: Final = re.compile(r"[{;](--[\w-]+):")
#: A custom property wherever it stands. A class may have two dashes within its name.
_PROPERTY: Final = re.compile(r"(?<![\w-])--[\w-]+")
#: No capitals: a browser tells them apart, and not every checker does.
_LETTERS: Final = string.ascii_lowercase
#: More parts than a style sheet has.
_PARTS: Final = 256


@dataclass(frozen=True)
class _Rules:
    layer: str
    media: Media

    @cached_property
    def screen(self) -> Sheet:
        return Sheet(self.media.screen)


class Styles:
    """The style sheet of a theme; ``moved`` gives an address its final form.

    With ``short`` its custom properties have names of a letter or two: every page carries them.
    """

    def __init__(
        self, sheet: StyleSheet, moved: Callable[[str], str], *, short: bool = False
    ) -> None:
        self._head = slim(sheet.head)
        self._rules = tuple(_rules(part, moved) for part in sheet.parts)
        if short:
            names = _short_names("".join(f"{r.media.screen}{r.media.paper}" for r in self._rules))
            self._rules = tuple(_renamed(each, names) for each in self._rules)

    def whole(self) -> str:
        """Return all that a screen may need."""
        return self._joined((each.layer, each.media.screen) for each in self._rules)

    def asked(self, shown: Shown) -> Shown:
        """Return as much of ``shown`` as some rule asks for: the rest makes no page another."""
        letters = frozenset(each for each in shown.letters if within(each, self._ranges))
        return Shown(shown.names & self._names, shown.properties & self._given, letters)

    def screen(self, shown: Shown) -> str:
        """Return what a screen needs for a page, in the sheet's own order."""
        layers = _layers((each.layer, each.screen.for_page(shown)) for each in self._rules)
        # Where the first of the order stand in it, it says nothing that they do not, and the sheet
        # for paper names those that may follow.
        order = self._head.replace(";", ",")
        head = "" if order.startswith(f"@layer {','.join(layers)},") else self._head
        return without_unused(head + "".join(layers.values()), shown.properties)

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
        return self._head + "".join(_layers(parts).values())


def _layers(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what is in each layer that has something, in their order."""
    layers: dict[str, str] = {}
    for layer, css in parts:
        if css:
            layers[layer] = layers.get(layer, "") + css
    return {layer: f"@layer {layer}{{{css}}}" if layer else css for layer, css in layers.items()}


def _on_paper(each: _Rules) -> str:
    """A page may be without the tokens that only its paper uses: they are in both."""
    tokens = each.media.screen if each.layer == TOKENS else ""
    own = "".join(f"{head}{{{body}}}" for head, body in rules(tokens) if head != _FACE)
    return own + each.media.paper


def _short_names(css: str) -> dict[str, str]:
    """Return a short name for each custom property, the shortest for what is named most.

    What drawings ask for keeps its name: they may lie in files of their own.
    """
    found = Counter(_PROPERTY.findall(css))
    names = sorted(found.keys() - DRAWN, key=lambda name: (-found[name], name))
    pairs = itertools.product(["", *_LETTERS], _LETTERS)
    return {name: f"--{first}{last}" for name, (first, last) in zip(names, pairs, strict=False)}


def _renamed(each: _Rules, names: dict[str, str]) -> _Rules:
    def put(found: re.Match[str]) -> str:
        return names.get(found[0], found[0])

    media = Media(_PROPERTY.sub(put, each.media.screen), _PROPERTY.sub(put, each.media.paper))
    return _Rules(each.layer, media)


def _rules(part: Part, moved: Callable[[str], str]) -> _Rules:
    return _read(part.layer, part.media, with_addresses(part.css, moved))


@lru_cache(maxsize=_PARTS)
def _read(layer: str, asked: str, css: str) -> _Rules:
    """Return the rules of a part. While a site is served, most are what they were."""
    media = by_media(css)
    if asked == "print":
        media = Media("", media.screen + media.paper)
    elif asked:
        media = Media(f"@media {asked}{{{media.screen}}}", media.paper)
    return _Rules(layer, media)
