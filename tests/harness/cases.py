"""Golden cases: Markdown files that say what the notation means, and are run as tests.

::

    file  : prose {"## " NAME prose input {expectation}}
    input : a fence "workout" (the lines inside a block), "pros-cons" (a block with its slashes)
            or "page KIND" (a whole file; KIND is the folder it lies in)
    expectation : a fence "format", "model" or "report", or a marker in the input

A marker stands at the end of the input's line that the mistake is in, and names the words that the
caret must be under: ``- Squat: 8 reps @ RPE 12   ⟵ rpe-out-of-range «12»``. «» is the empty place
at an end of the line; without «» the caret is under the whole line, but for indent and list marker.

In an input ⇥ stands for a tab, ⍽ for a non-breaking space and ¤ for a zero-width one: one can see
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plugins.notation.codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INPUTS: Final = ("workout", "pros-cons", "page")
EXPECTATIONS: Final = ("format", "model", "report")
SYMBOLS: Final = {"⇥": "\t", "⍽": "\u00a0", "¤": "\u200b"}

_FENCE: Final = re.compile(r"(`{3,})[ ]*([^`]*?)[ ]*")
_MARKER: Final = re.compile(r"[ ]*⟵[ ]*([a-z-]+)[ ]*(?:«([^»]*)»)?[ ]*")
_MARKERS: Final = re.compile(rf"(?:{_MARKER.pattern})+$")
_LIST_MARKER: Final = re.compile(r"\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?")


class BadCase(Exception):  # noqa: N818 - it is about a case, not about the code under test
    """A case that asserts nothing, or not what its writer thinks."""


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """A code and its place: the columns of the words under the caret, the end excluded."""

    line: int
    code: str
    column: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """``kind`` is the input's fence, ``folder`` what follows "page"."""

    file: str
    name: str
    kind: str
    folder: str
    text: str
    mistakes: tuple[Mistake, ...]
    expected: dict[str, str]

    @property
    def id(self) -> str:
        return f"{self.file}: {self.name}"


def read_folder(folder: Path) -> list[Case]:
    """Return the cases of all Markdown files in ``folder``; there is at least one."""
    files = sorted(folder.glob("*.md"))
    if not files:
        raise BadCase(f"there are no cases in {folder}")
    return [case for file in files for case in read_text(file.read_text("utf-8"), file.stem)]


def read_text(text: str, file: str = "case") -> list[Case]:
    """Return the cases of one file; there is at least one, and each says what it expects."""
    cases: list[Case] = []
    names: set[str] = set()
    for name, fences in _headings(text, file):
        if name in names:
            raise BadCase(f"{file}: two cases are called {name!r}")
        names.add(name)
        cases.append(_case(file, name, fences))
    if not cases:
        raise BadCase(f"{file} has no case")
    return cases


def _headings(text: str, file: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each heading with its fences, as info string and content."""
    name = ""
    fences: list[tuple[str, str]] = []
    mark, info = "", ""
    lines: list[str] = []
    for line in text.split("\n"):
        match = _FENCE.fullmatch(line)
        if mark:
            if line.strip() == mark:
                fences.append((info, "\n".join(lines)))
                mark = ""
            else:
                lines.append(line)
        elif match:
            mark, info = match.groups()
            lines = []
        elif line.startswith("## "):
            if name:
                yield name, fences
            elif fences:
                raise BadCase(f"{file}: a fence stands before the first heading")
            name, fences = line.removeprefix("## ").strip(), []
    if mark:
        raise BadCase(f"{file}: {name}: a fence is not closed")
    if fences and not name:
        raise BadCase(f"{file}: a fence stands under no heading")
    if name:
        yield name, fences


def _case(file: str, name: str, fences: list[tuple[str, str]]) -> Case:
    where = f"{file}: {name}"
    given: dict[str, str] = {}
    folder = ""
    for info, content in fences:
        kind, _, more = info.partition(" ")
        if kind not in {*INPUTS, *EXPECTATIONS}:
            raise BadCase(f"{where}: {info!r} is no fence of a case")
        if kind in given:
            raise BadCase(f"{where}: a second fence {kind!r}")
        if not content.strip():
            raise BadCase(f"{where}: the fence {kind!r} is empty")
        given[kind] = content
        folder = more if kind == "page" else folder
    kinds = [kind for kind in INPUTS if kind in given]
    if len(kinds) != 1:
        raise BadCase(f"{where}: a case has one input, this one has {len(kinds)}")
    written = given.pop(kinds[0])
    text, mistakes = _without_markers(written, where)
    if not mistakes and not given:
        raise BadCase(f"{where}: nothing is expected of it")
    return Case(file, name, kinds[0], folder, text, mistakes, given)


def _without_markers(written: str, where: str) -> tuple[str, tuple[Mistake, ...]]:
    for symbol, char in SYMBOLS.items():
        written = written.replace(symbol, char)
    lines: list[str] = []
    mistakes: list[Mistake] = []
    for number, line in enumerate(written.split("\n"), start=1):
        markers = _MARKERS.search(line)
        plain = line[: markers.start()] if markers else line
        if "⟵" in plain:
            raise BadCase(f"{where}: line {number}: a marker that cannot be read")
        lines.append(plain)
        found = _MARKER.finditer(line, len(plain)) if markers else ()
        mistakes += [_mistake(number, plain, m[1], m[2], where) for m in found]
    return "\n".join(lines) + "\n", tuple(sorted(mistakes))


def _mistake(number: int, line: str, code: str, words: str | None, where: str) -> Mistake:
    if code not in CODES:
        raise BadCase(f"{where}: line {number}: there is no code {code!r}")
    if words is None:
        lead = _LIST_MARKER.match(line)
        start = lead.end() if lead else 0
        return Mistake(number, code, start + 1, len(line.rstrip()) + 1)
    if not words:
        return Mistake(number, code, 0, 0)
    # Whole words: the 8 in "8 reps, rest 18 s" is the first one.
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    places = [m.span() for m in re.finditer(before + re.escape(words) + after, line)]
    if len(places) != 1:
        raise BadCase(f"{where}: line {number}: {words!r} stands there {len(places)} times")
    start, end = places[0]
    return Mistake(number, code, start + 1, end + 1)
