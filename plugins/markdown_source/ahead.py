"""Reading ahead: some texts at a time, and a part of a long reading on another core.

To understand a text and to look for its mistakes takes a third less right behind another one than
behind the making of a page: a processor has at hand what it has just done. So the words of some
texts are read at once, before Pelican reads these files one after the other.

When many have been read that no build had kept, a second process (:mod:`plugins.twin`) reads ahead;
what it makes of texts is found where texts are kept. To take a text from there is half the work of
making it, so the first catches up; then the second leaps ahead, and leaves the first a few to make.
So both have as much to do as they can, whatever else there is to do, and end together.
Before it reads, it makes what both will need, and keeps it in the same place: the drawings of the
exercises, of which the first may have begun with the others, and what is needed when all is read:
the templates, and the pages of the exercises.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from plugins import twin
from plugins.caching.plugin import kept
from plugins.markdown_source.library import AHEAD, draw_ahead, exercise_files, page_of
from plugins.notation import tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.markdown_source.reader import NotationReader

#: So many texts are understood at once.
_TOGETHER: Final = 50
#: After so many texts that were not kept, others will follow; sooner where none was.
MANY: Final = 50
_NONE: Final = 5
#: What the second has made is put where the first can find it so many at a time.
_AT_ONCE: Final = 30
#: How far ahead of the first the second begins, and how near the first may come.
_LEAP: Final = 30
_NEAR: Final = 5
_AHEAD: Final = "MARKDOWN_SOURCE_AHEAD"
_BYTES: Final = 8


class Ahead:
    """The reading of one generator's files, and how far it is."""

    def __init__(self) -> None:
        self._read = 0
        self._tried = False
        self._twin: twin.Twin | None = None
        self._far = mmap.mmap(-1, _BYTES)

    def step(self, generator: Any, reader: NotationReader) -> None:
        """One more file is about to be read."""
        if self._read % _TOGETHER == 0:
            read_together(generator, generator.in_order[self._read : self._read + _TOGETHER])
        self._read += 1
        if self._twin is not None:
            self._tell(self._read)
        elif not self._tried and (reader.made >= MANY or reader.made == self._read - 1 == _NONE):
            self._tried = True
            self._tell(self._read)
            self._twin = twin.begin()
            if self._twin is not None and self._twin.is_second:
                try:
                    self.read_ahead(generator, reader)
                    self._twin.tell(None)
                finally:
                    twin.end()

    def end(self) -> None:
        """All is read."""
        if self._twin is not None:
            self._tell(1 << 62)
            self._twin.hear()
            self._twin = None

    def _tell(self, how_far: int) -> None:
        self._far[:] = how_far.to_bytes(_BYTES, "little")

    def read_ahead(self, generator: Any, reader: NotationReader) -> None:
        """Read what the first process has not come to yet."""
        settings = generator.settings
        found = kept(settings)
        if found is None:
            return
        found.store.open_again(_AT_ONCE)
        settings[AHEAD] = True
        draw_ahead(settings)
        found.store.flush()
        for also in settings.get(twin.ALSO, ()):
            also(generator)
        found.store.flush()
        for path in exercise_files(settings):
            reader.read(str(path))
        found.store.flush()
        files = generator.in_order
        begun = at = 0
        while True:
            first = int.from_bytes(self._far[:], "little")
            if begun < first + _NEAR:
                # What was made just now is what the first wants next.
                found.store.flush()
                begun = at = max(at, first + _LEAP) if at < first + _NEAR else at
            if at >= len(files):
                break
            reader.read(_path(generator, files[at]))
            at += 1
        found.store.flush()


def read_together(generator: Any, files: Iterable[str]) -> None:
    """Have the words of some files at hand when Pelican comes to read them."""
    for below in files:
        if tree.is_read(below):
            # What is wrong with a file, or with us, is told when its turn comes.
            with suppress(Exception):
                page_of(Path(_path(generator, below)), generator.settings)


def _path(generator: Any, below: str) -> str:
    """Return the path of a file as Pelican names it."""
    return os.path.abspath(os.path.join(generator.path, below))  # noqa: PTH100, PTH118


def step(generator: Any) -> None:
    """Called by Pelican before it reads an article."""
    settings = generator.settings
    reader = generator.readers.readers.get("md")
    if settings.get("SERVING") or kept(settings) is None or reader is None:
        return
    if _AHEAD not in settings:
        settings[_AHEAD] = Ahead()
    settings[_AHEAD].step(generator, reader)


def end(generator: Any) -> None:
    """Called by Pelican when all articles are read."""
    if (ahead := generator.settings.pop(_AHEAD, None)) is not None:
        ahead.end()
