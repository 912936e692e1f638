"""The rules that a page needs, and no others.

Everything that is not a component is for every page. A page names the components that it shows.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .media import Media, by_media, slim
from .stylesheet import StyleError, with_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from .stylesheet import Part, StyleSheet

#: The layer whose parts a page chooses from, each by the name of its file.
CHOSEN: Final = "components"


@dataclass(frozen=True, slots=True)
class _Rules:
    layer: str
    #: The name by which a page asks for it, empty for what all have.
    name: str
    media: Media


class Styles:
    """The style sheet of a theme, by components; ``moved`` gives an address its final form."""

    def __init__(self, sheet: StyleSheet, moved: Callable[[str], str]) -> None:
        self._head = slim(sheet.head)
        self._rules = tuple(_rules(part, moved) for part in sheet.parts)
        self.names = frozenset(rules.name for rules in self._rules if rules.name)

    def screen(self, names: Collection[str]) -> str:
        """Return what a screen needs for the components ``names``, in the sheet's own order."""
        if unknown := sorted(set(names) - self.names):
            raise StyleError(
                f'no component is called "{unknown[0]}"; main.css imports one from '
                f"components/{unknown[0]}.css, or the page does not ask for it"
            )
        return self._joined(
            (rules.layer, rules.media.screen)
            for rules in self._rules
            if not rules.name or rules.name in names
        )

    def paper(self) -> str:
        """Return what paper needs, for every page."""
        return self._joined((rules.layer, rules.media.paper) for rules in self._rules)

    def _joined(self, rules: Iterable[tuple[str, str]]) -> str:
        parts = [self._head]
        for layer, group in itertools.groupby(rules, key=lambda each: each[0]):
            css = "".join(text for _, text in group)
            if css:
                parts.append(f"@layer {layer}{{{css}}}" if layer else css)
        return "".join(parts)


def _rules(part: Part, moved: Callable[[str], str]) -> _Rules:
    media = by_media(with_addresses(part.css, moved))
    if part.media == "print":
        media = Media("", media.screen + media.paper)
    elif part.media:
        media = Media(f"@media {part.media}{{{media.screen}}}", media.paper)
    return _Rules(part.layer, part.path.stem if part.layer == CHOSEN else "", media)
