"""What the last build has written, and what of it the next one can take over.

A record says of every page by which key it was made, and the size, the time and the number of its
file: a file that differs in one of them is nobody's, and its page is made anew. The record is never
needed, and may be of another build than the folder.

What is taken over is linked into the new edition when everything else is written: no file of the
edition that readers see is ever under a name that somebody may open to write.

An edit of few texts begins with a twin of the edition (:mod:`plugins.publishing.spare`), of which
who builds everything uses the folders alone.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

#: The setting that has the :class:`Editions` of a build, and that which says what all of its pages
#: are made from.
EDITIONS: Final = "WRITING_EDITIONS"
MADE_FROM: Final = "WRITING_MADE_FROM"
#: What may lie beside a page and goes with it.
_BESIDE: Final = ("", ".br", ".gz")
#: The size, the time and the number of a file.
_State: TypeAlias = tuple[int, int, int]
#: Records of so many output folders are kept.
_RECORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Written:
    """A page: its key, what the theme was asked for, and each of its files: end and state."""

    key: str
    asked: tuple[str, ...]
    files: tuple[tuple[str, _State], ...] = ()


class Editions:
    """The pages of the edition that ``live`` holds, by ``record``, and of the one being made.

    ``marker`` is the name of the file that says whose a folder is. Where the next build may be one
    that makes few pages only, ``twin`` leaves in a folder what there is in another one.
    """

    def __init__(
        self, record: Path, live: Path, marker: str, twin: Callable[[Path, Path], None] | None
    ) -> None:
        self._record = record
        self._live = live
        self._marker = marker
        self._twin = twin
        self._new = live
        #: What all pages are made from, in the build that comes next, and in the last one.
        self.made_from = b""
        self._made_from = ""
        self._before: dict[str, Written] | None = None
        self._now: dict[str, Written] = {}
        #: The paths of all files of the edition that is made, from the moment when all is written.
        self.written: Collection[str] | None = None

    def begin(self, new: Path) -> None:
        """Begin an edition in ``new``, where only the folders stay of an older one."""
        self._new = new
        self.written = None
        known = self._read()
        if self.made_from.hex() != self._made_from:
            # Other settings may have files where folders were.
            self._before = {}
            self._made_from = self.made_from.hex()
            for each in new.iterdir():
                if each.is_dir() and not each.is_symlink():
                    shutil.rmtree(each)
                elif each.name != self._marker:
                    each.unlink()
        else:
            self._before = known
            self._empty(new)
        self._now = {}

    def _empty(self, folder: Path) -> None:
        """Leave the folders that the published edition has."""
        empty(folder, self._marker)
        tidy(folder, lambda below: (self._live / below).is_dir())

    @property
    def is_first(self) -> bool:
        """Whether there is nothing to take over."""
        return not self._before

    def take(self, path: str, key: str) -> Written | None:
        """Take over a page, if it is in the last edition and was made by ``key``."""
        page = (self._before or {}).get(path)
        if page is None or page.key != key or not page.files:
            return None
        try:
            if any(
                _state(os.lstat(f"{self._live}/{path}{end}")) != state for end, state in page.files
            ):
                return None
        except OSError:
            return None
        self._now[path] = page
        return page

    def note(self, path: str, key: str, asked: tuple[str, ...]) -> None:
        """Note that a page is written by ``key``."""
        self._now[path] = Written(key, asked)

    def forget(self, path: str) -> None:
        """Note that a page is written of which nobody can tell what it is made from."""
        self._now.pop(path, None)

    def end(self, *, sure: bool) -> None:
        """Put the pages that were taken over where they belong.

        Only if one is ``sure`` of what they were made of, the others are for the next build.
        """
        now: dict[str, Written] = {}
        for path, page in self._now.items():
            for end, _ in page.files:
                self._link(f"{path}{end}")
            if page.files or sure:
                now[path] = page
        states = tidy(self._new)
        self.written = states.keys()
        self._now = {
            path: Written(page.key, page.asked, tuple(_files(path, states)))
            for path, page in now.items()
        }

    def publish(self, old: Path) -> None:
        """Keep what is known of the edition that is published now, and make of ``old`` its twin."""
        self._before, self._now = self._now, {}
        told = {path: (page.key, page.asked, page.files) for path, page in self._before.items()}
        text = json.dumps([self._made_from, told]).encode()
        beside = self._record.with_name(f".{self._record.name}.{os.getpid()}")
        with suppress(OSError):
            self._record.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_hash(text) + text)
            beside.replace(self._record)
            records = self._record.parent.glob("written-*.json")
            for each in sorted(records, key=lambda each: each.stat().st_mtime_ns)[:-_RECORDS]:
                each.unlink(missing_ok=True)
        # Of what is gone, not even the name is to be left.
        if not old.is_dir():
            return
        if self._twin:
            self._twin(old, self._live)
        else:
            self._empty(old)

    def _read(self) -> dict[str, Written]:
        if self._before is not None:
            return self._before
        try:
            raw = self._record.read_bytes()
            text = raw[len(_hash(b"")) :]
            if raw != _hash(text) + text:
                return {}
            self._made_from, told = json.loads(text)
            return {
                path: Written(key, tuple(asked), tuple((end, tuple(state)) for end, state in files))
                for path, (key, asked, files) in told.items()
            }
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return {}

    def _link(self, below: str) -> None:
        old, new = f"{self._live}/{below}", f"{self._new}/{below}"
        # Of many files, so without an object for each path.
        with suppress(FileNotFoundError):
            os.lstat(new)
            return  # somebody wrote another file there, as it would have been without us
        os.makedirs(os.path.dirname(new), exist_ok=True)  # noqa: PTH103, PTH120
        try:
            os.link(old, new)
        except OSError:
            shutil.copy2(old, new)


def empty(folder: Path, marker: str) -> None:
    """Delete all files in ``folder``, but the marker."""
    waiting = [os.fspath(folder)]
    while waiting:
        place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name != marker or place != os.fspath(folder):
                    os.unlink(entry.path)  # noqa: PTH108 - of many files


def tidy(folder: Path, stays: Callable[[str], bool] = lambda _: False) -> dict[str, _State]:
    """Delete the folders that are empty, unless they are to stay; return what files there are."""
    states: dict[str, _State] = {}

    def look(place: str, lead: str) -> bool:
        """Return whether there is nothing in a folder any more."""
        with os.scandir(place) as found:
            entries = list(found)
        is_empty = True
        for entry in entries:
            below = f"{lead}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                state = entry.stat(follow_symlinks=False)
                # Windows tells the number only if it is asked for.
                number = state.st_ino or entry.inode()
                states[below] = (state.st_size, state.st_mtime_ns, number)
            elif look(entry.path, f"{below}/") and not stays(below):
                with suppress(OSError):
                    os.rmdir(entry.path)  # noqa: PTH106 - of many folders
                    continue
            is_empty = False
        return is_empty

    look(os.fspath(folder), "")
    return states


def _files(path: str, states: Mapping[str, _State]) -> Iterator[tuple[str, _State]]:
    for end in _BESIDE:
        if (state := states.get(f"{path}{end}")) is not None:
            yield end, state


def _state(found: os.stat_result) -> _State:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _hash(text: bytes) -> bytes:
    return blake2b(text, digest_size=16).hexdigest().encode()
