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
    from collections.abc import Iterable, Iterator

    from .shown import Shown

_GROUPS: Final = ("@layer ", "@media", "@supports ")
_FACE: Final = "@font-face"
_OF_OTHERS: Final = re.compile(r":(is|where|has|not)\(")
_STRING: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
#: A list of selectors without brackets of their own.
_LIST: Final = re.compile(r":(is|where)\(([^()]*)\)")
#: What counts for the weight of a selector: ids; classes, attributes and states; elements.
_WEIGHTS: Final = tuple(
    map(re.compile, (r"#[\w-]", r"\.[\w-]|\[|(?<!:):(?!:)\w", r"(?<![\w.#:\[=\"'-])[a-zA-Z]|::"))
)
_NO_NAME: Final = re.compile(r"\[[^\]]*\]|::?[\w-]+(?:\([^)]*\))?|#[\w-]+")
_NAME: Final = re.compile(r"\.?[a-zA-Z][\w-]*")
_RANGE: Final = re.compile(r"U\+([0-9a-fA-F]+)(?:-([0-9a-fA-F]+))?")
# It begins with its own letters, so that most of a sheet is passed over without trying.
_CUSTOM: Final = re.compile(
    r"""(--(?<=[{;]--)[\w-]+):[^;{}"']*(?:(?:"[^"]*"|'[^']*')[^;{}"']*)*;?"""
)
_USED: Final = re.compile(r"var\((--[\w-]+)")
_FRAMES: Final = re.compile(r"@keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}")
_ANIMATION: Final = re.compile(r"animation(?:-name)?:([^;}]*)")
_WORD: Final = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class _Wants:
    """What must be there for a selector: all of these names, and one of each of these choices."""

    names: frozenset[str]
    choices: tuple[tuple[_Wants, ...], ...] = ()

    def has(self, names: frozenset[str]) -> bool:
        return self.names <= names and all(
            any(one.has(names) for one in choice) for choice in self.choices
        )

    @property
    def asked(self) -> frozenset[str]:
        return self.names.union(*(one.asked for choice in self.choices for one in choice))


@dataclass(frozen=True)
class Sheet:
    """One slim style sheet, read once for all pages."""

    css: str

    def for_page(self, shown: Shown) -> str:
        """Return the rules that a page can use."""
        return "".join(part for rule in self._rules for part in rule.fitting(shown))

    @cached_property
    def names(self) -> frozenset[str]:
        """The elements and classes that its rules ask for."""
        return frozenset[str]().union(*(rule.names for rule in self._rules))

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """The letters that it has a font of their own for: the first and the last of each range."""
        return tuple(each for rule in self._rules for each in rule.ranges)

    @cached_property
    def _rules(self) -> tuple[_Rule, ...]:
        return tuple(_rule(head, body) for head, body in rules(self.css))


class _Rule:
    """One rule as it stands: nothing is known of it, so it is kept."""

    names: frozenset[str] = frozenset()
    ranges: tuple[tuple[int, int], ...] = ()

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
        self.names, self.ranges = self.inner.names, self.inner.ranges

    def fitting(self, shown: Shown) -> Iterator[str]:
        if inner := self.inner.for_page(shown):
            yield f"{self.text}{{{inner}}}"


class _Styled(_Rule):
    def __init__(self, head: str, body: str) -> None:
        super().__init__(body)
        self.selectors = tuple((each, _wants(each)) for each in _parts(head))
        self.names = frozenset[str]().union(*(wants.asked for _, wants in self.selectors))

    def fitting(self, shown: Shown) -> Iterator[str]:
        kept = [selector for selector, wants in self.selectors if wants.has(shown.names)]
        if kept:
            selectors = ",".join(_with_less(each, shown.names) for each in kept)
            yield f"{selectors}{{{self.text}}}"


class _Face(_Rule):
    """A font for some letters: what has none of its own is for all."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.ranges = tuple(
            (int(first, 16), int(last or first, 16)) for first, last in _RANGE.findall(text)
        )

    def fitting(self, shown: Shown) -> Iterator[str]:
        if not self.ranges or any(within(letter, self.ranges) for letter in shown.letters):
            yield self.text


def within(letter: str, ranges: Iterable[tuple[int, int]]) -> bool:
    """Return whether a letter is in one of these ranges."""
    return any(first <= ord(letter) <= last for first, last in ranges)


def without_unused(css: str, used: frozenset[str]) -> str:
    """Return ``css`` without what nothing in it asks for: custom properties, and keyframes.

    ``used`` are properties that somebody else asks for.
    """
    moving = set(_WORD.findall(" ".join(_ANIMATION.findall(css))))
    css = _FRAMES.sub(lambda found: found[0] if found[1] in moving else "", css)
    asking: dict[str, list[str]] = {}
    for found in _CUSTOM.finditer(css):
        asking.setdefault(found[1], []).extend(_USED.findall(found[0]))
    wanted: set[str] = set()
    waiting = {*used, *_USED.findall(_CUSTOM.sub("", css))}
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        waiting.update(each for each in asking.get(name, ()) if each not in wanted)
    css = _CUSTOM.sub(lambda found: found[0] if found[1] in wanted else "", css)
    css = css.replace(";}", "}")
    while (less := _without_empty(css)) != css:
        css = less
    return css


def _without_empty(css: str) -> str:
    """Return ``css`` without the rules that have nothing in them, of which others may be left."""
    *empty, last = css.split("{}")
    kept: list[str] = []
    for part in empty:
        begin = max(map(part.rfind, "{};")) + 1
        is_rule = begin < len(part) and '"' not in part[begin:] and "'" not in part[begin:]
        kept += [part[:begin]] if is_rule else [part, "{}"]
    return "".join([*kept, last])


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


def _with_less(selector: str, names: frozenset[str]) -> str:
    """Return a selector whose lists name only what stands in the page.

    A list weighs as much as its heaviest: one whose parts weigh differently stays as it is.
    """
    if ":not(" in selector:
        return selector

    def less(found: re.Match[str]) -> str:
        kind, parts = found[1], _parts(found[2])
        kept = [each.strip() for each in parts if _wants(each).has(names)] or parts
        if kind == "is" and len(set(map(_weight, parts))) > 1:
            return found[0]
        beside = selector[found.start() - 1 : found.start()] + selector[found.end() :][:1]
        if kind == "is" and len(kept) == 1 and not beside.strip(" ,()"):
            return kept[0]
        return f":{kind}({','.join(kept)})"

    return _LIST.sub(less, selector)


def _weight(selector: str) -> tuple[int, ...]:
    return tuple(len(each.findall(selector)) for each in _WEIGHTS)


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
