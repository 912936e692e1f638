"""A style sheet in two: what a screen needs, which the page waits for, and what paper needs.

A rule for paper stands beside the component that it is about, in ``@media print``. A browser would
fetch it before it shows a page to somebody who will not print it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE: Final = re.compile(
    r"""(?P<comment>/\*.*?\*/) | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
        | (?P<space>\s+) | (?P<sign>[{};,]) | (?P<other>[^\s"'{};,/]+|/)""",
    re.VERBOSE | re.DOTALL,
)
_PRINT: Final = "@media print"


@dataclass(frozen=True, slots=True)
class Media:
    """One style sheet as two; read one after the other they say what the one said."""

    screen: str
    paper: str


def slim(css: str) -> str:
    """Return a style sheet without its comments and without the space that says nothing."""
    parts: list[str] = []
    gap = False
    for found in _PIECE.finditer(css):
        text = found.group()
        if found.lastgroup in {"comment", "space"}:
            gap = True
            continue
        if gap and parts and parts[-1] not in "{};," and text not in "{};,":
            parts += [] if _needs_no_space(parts, text) else [" "]
        gap = False
        if text == "}" and parts and parts[-1] == ";":
            parts.pop()
        parts.append(text)
    return "".join(parts)


def _needs_no_space(parts: list[str], text: str) -> bool:
    """Return whether the last part begins a declaration (``margin:``), or asks for media."""
    last = parts[-1]
    begins = last[0] == "(" or parts[-2:-1] in (["{"], [";"])
    return (begins and last[-1] == ":") or (last == "@media" and text[0] == "(")


def by_media(css: str) -> Media:
    """Return a style sheet without ``@media print``, and what stood there, each in its layer."""
    screen: list[str] = []
    paper: list[str] = []
    for head, body in rules(slim(css)):
        if body is None:
            screen.append(head)
            # The order of the layers is that of the first of the two files that is read.
            paper += [head] if head.startswith("@layer ") else []
        elif head == _PRINT:
            paper.append(body)
        elif head.startswith("@layer "):
            inner = by_media(body)
            screen += [f"{head}{{{inner.screen}}}"] if inner.screen else []
            paper += [f"{head}{{{inner.paper}}}"] if inner.paper else []
        else:
            screen.append(f"{head}{{{body}}}")
    return Media("".join(screen), "".join(paper))


def rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield each outermost rule as what stands before its braces and in them, of a slim sheet."""
    depth = start = opened = 0
    for found in _PIECE.finditer(css):
        sign = found.group() if found.lastgroup == "sign" else ""
        if sign == "{":
            depth += 1
            opened = found.start() if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened], css[opened + 1 : found.start()]
                start = found.end()
        elif sign == ";" and depth == 0:
            yield css[start : found.end()], None
            start = found.end()
