"""What the last build has written, and what of it the next one can take over.

A record says of every page by which key it was made, and the size, the time and the number of its
file: a file that differs in one of them is nobody's, and its page is made anew. The record is never
needed, and may be of another build than the folder.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The setting that has the :class:`Editions` of a build, and that which says what all of its pages
#: are made from.
EDITIONS: Final = "WRITING_EDITIONS"
MADE_FROM: Final = "WRITING_MADE_FROM"
#: What may lie beside a page and goes with it.
_BESIDE: Final = ("", ".br", ".gz")


@dataclass(frozen=True, slots=True)
class Written:
    """A page: its key, what the theme was asked for, and each of its files: end and state."""

    key: str
    asked: tuple[str, ...]
    files: tuple[tuple[str, tuple[int, int, int]], ...] = ()


class Editions:
    """The pages of the edition that ``live`` holds, by ``record``, and of the one being made.

    ``marker`` is the name of the file that says whose a folder is.
    """

    def __init__(self, record: Path, live: Path, marker: str) -> None:
        self._record = record
        self._marker = marker
        self._live = live
        self._new = live
        self._before = _read(record)
        #: The pages of the new edition, the files that lie in it, and those that stay there.
        self._now: dict[str, Written] = {}
        self._there: set[str] = set()
        self._taken: set[str] = set()
        self._emptied: set[str] = set()

    def begin(self, new: Path) -> None:
        """Leave in ``new`` only pages as they were written last, if it holds an older edition."""
        self._new = new
        self._now, self._taken, self._emptied = {}, set(), set()
        self._there = self._left_in(new, self._before)

    def trim(self, old: Path) -> None:
        """Leave in ``old`` only what the new edition has, too: what is gone is to be gone."""
        self._emptied = set()
        self._left_in(old, self._now)
        self._tidy(old)

    def _left_in(self, folder: Path, pages: Mapping[str, Written]) -> set[str]:
        valid = {f"{path}{end}": state for path, page in pages.items() for end, state in page.files}
        left: set[str] = set()
        for below, entry in _files(folder):
            if valid.get(below) == _state(entry.stat(follow_symlinks=False)):
                left.add(below)
            elif below != self._marker:
                os.unlink(entry.path)  # noqa: PTH108 - of many files
                self._emptied.add(below.rpartition("/")[0])
        return left

    def take(self, path: str, key: str) -> Written | None:
        """Take over a page, if it is in the last edition and was made by ``key``."""
        page = self._before.get(path)
        if page is None or page.key != key or not page.files:
            return None
        for end, state in page.files:
            if f"{path}{end}" not in self._there and not self._link(f"{path}{end}", state):
                return None
        self._now[path] = page
        self._taken.update(f"{path}{end}" for end, _ in page.files)
        return page

    def make_room(self, path: str) -> None:
        """See that nothing lies where a file is to be written: it may be the last edition's own."""
        for end in _BESIDE:
            below = f"{path}{end}"
            if below in self._there or below in self._taken:
                self._unlink(below)
                self._there.discard(below)
                self._taken.discard(below)
        self._now.pop(path, None)

    def note(self, path: str, key: str, asked: tuple[str, ...]) -> None:
        """Note that a page is written by ``key``."""
        self._now[path] = Written(key, asked)

    def taken(self, path: str) -> bool:
        """Return whether a file, by its path below the folder, was taken over."""
        return path in self._taken

    def end(self) -> None:
        """Delete what is no page any more, and the folders that nothing is left in."""
        for below in self._there - self._taken:
            self._unlink(below)
        self._tidy(self._new)

    def save(self) -> None:
        """Write the record, when the new edition is where the last one was."""
        self._before = {
            path: page if page.files else self._seen(path, page) for path, page in self._now.items()
        }
        told = {path: (page.key, page.asked, page.files) for path, page in self._before.items()}
        beside = self._record.with_name(f".{self._record.name}.{os.getpid()}")
        with suppress(OSError):
            self._record.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(told), encoding="utf-8")
            beside.replace(self._record)

    def _seen(self, path: str, page: Written) -> Written:
        files: list[tuple[str, tuple[int, int, int]]] = []
        for end in _BESIDE:
            with suppress(OSError):
                files.append((end, _state((self._live / f"{path}{end}").lstat())))
        return Written(page.key, page.asked, tuple(files))

    def _tidy(self, root: Path) -> None:
        for place in sorted(self._emptied, key=len, reverse=True):
            folder = root / place
            with suppress(OSError):
                while folder != root:
                    folder.rmdir()
                    folder = folder.parent

    def _link(self, below: str, state: tuple[int, int, int]) -> bool:
        old, new = self._live / below, self._new / below
        try:
            if _state(old.lstat()) != state:
                return False
            try:
                os.link(old, new)
            except FileNotFoundError:
                new.parent.mkdir(parents=True, exist_ok=True)
                os.link(old, new)
        except OSError:
            # Where there are no links of this kind, everything is written anew.
            return False
        self._there.add(below)
        return True

    def _unlink(self, below: str) -> None:
        (self._new / below).unlink(missing_ok=True)
        self._emptied.add(below.rpartition("/")[0])


def _read(record: Path) -> dict[str, Written]:
    try:
        return {
            path: Written(key, tuple(asked), tuple((end, tuple(state)) for end, state in files))
            for path, (key, asked, files) in json.loads(record.read_bytes()).items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _files(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [""]
    while waiting:
        lead = waiting.pop()
        with os.scandir(folder / lead) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{lead}{entry.name}/")
                else:
                    yield f"{lead}{entry.name}", entry
