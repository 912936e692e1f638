"""The rules of a style sheet that can apply to something in a page, and no others.

Only names of elements and classes are looked at, and what ``:is()``, ``:where()`` and ``:has()``
ask for: attributes, ids and states may come with a script. What is in doubt is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from .media import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .shown import Shown

_GROUPS: Final = ("@layer ", "@media ", "@supports ")
_FACE: Final = "@font-face"
_OF_OTHERS: Final = re.compile(r":(is|where|has|not)\(")
_STRING: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_NO_NAME: Final = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?|#[\w-]+")
_NAME: Final = re.compile(r"\.?[a-zA-Z][\w-]*")
_RANGE: Final = re.compile(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?")
_CUSTOM: Final = re.compile(r"(?<=[{;])(--[\w-]+):[^;{}]*;?")
_USED: Final = re.compile(r"var\((--[\w-]+)")
_EMPTY: Final = re.compile(r"[^{};]+\{\}")


@dataclass(frozen=True, slots=True)
class _Wants:
    """What must be there for a selector: all of these names, and one of each of these choices."""

    names: frozenset[str]
    choices: tuple[tuple[_Wants, ...], ...] = ()

    def has(self, names: frozenset[str]) -> bool:
        return self.names <= names and all(
            any(one.has(names) for one in choice) for choice in self.choices
        )


@dataclass(frozen=True)
class Sheet:
    """One slim style sheet, read once for all pages."""

    css: str

    def for_page(self, shown: Shown) -> str:
        """Return the rules that a page can use."""
        return "".join(part for rule in self._rules for part in rule.fitting(shown))

    @cached_property
    def _rules(self) -> tuple[_Rule, ...]:
        return tuple(_rule(head, body) for head, body in rules(self.css))


class _Rule:
    """One rule as it stands: nothing is known of it, so it is kept."""

    def __init__(self, text: str) -> None:
        self.text = text

    def fitting(self, shown: Shown) -> Iterator[str]:
        """Yield what is left of it."""
        del shown
        yield self.text


class _Group(_Rule):
    def __init__(self, head: str, body: str) -> None:
        super().__init__(head)
        self.inner = Sheet(body)

    def fitting(self, shown: Shown) -> Iterator[str]:
        if inner := self.inner.for_page(shown):
            yield f"{self.text}{{{inner}}}"


class _Styled(_Rule):
    def __init__(self, head: str, body: str) -> None:
        super().__init__(body)
        self.selectors = tuple((each, _wants(each)) for each in _parts(head))

    def fitting(self, shown: Shown) -> Iterator[str]:
        kept = [selector for selector, wants in self.selectors if wants.has(shown.names)]
        if kept:
            yield f"{','.join(kept)}{{{self.text}}}"


class _Face(_Rule):
    """A font for some letters: what has none of its own is for all."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.ranges = tuple(
            (int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(text)
        )

    def fitting(self, shown: Shown) -> Iterator[str]:
        letters = [ord(letter) for letter in shown.letters]
        if not self.ranges or any(
            first <= letter <= last for first, last in self.ranges for letter in letters
        ):
            yield self.text


def used_in(css: str) -> frozenset[str]:
    """Return the custom properties that rules use."""
    return frozenset(_USED.findall(css))


def without_unused(tokens: str, used: frozenset[str]) -> str:
    """Return ``tokens`` without the properties that neither they nor others use."""
    while True:
        wanted = used | used_in(tokens)
        less = _CUSTOM.sub(lambda found: found[0] if found[1] in wanted else "", tokens)  # noqa: B023 - called here
        if less == tokens:
            return tokens
        tokens = _EMPTY.sub("", less.replace(";}", "}"))


def _rule(head: str, body: str | None) -> _Rule:
    if body is None:
        return _Rule(head)
    text = f"{head}{{{body}}}"
    if head.startswith(_GROUPS):
        return _Group(head, body)
    if head == _FACE:
        return _Face(text)
    return _Rule(text) if head.startswith("@") else _Styled(head, body)


def _wants(selector: str) -> _Wants:
    choices = []
    while found := _OF_OTHERS.search(selector):
        end = _closed(selector, found.end())
        inner = selector[found.end() : end - 1]
        if found[1] != "not":
            choices.append(tuple(map(_wants, _parts(inner))))
        selector = f"{selector[: found.start()]}{selector[end:]}"
    names = _NAME.findall(_NO_NAME.sub("", _STRING.sub("", selector)))
    return _Wants(frozenset(names), tuple(choices))


def _parts(selectors: str) -> list[str]:
    """Return the selectors of a list, which are parted by commas outside of brackets."""
    parts, start, depth = [], 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            parts.append(selectors[start:at])
            start = at + 1
    return [*parts, selectors[start:]]


def _closed(text: str, start: int) -> int:
    """Return where the bracket is closed again that was opened before ``start``."""
    depth, at = 1, start
    while depth:
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
    return at
