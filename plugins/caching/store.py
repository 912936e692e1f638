"""Bytes by keys in one file, which may be damaged, deleted or used by two builds at any time."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The layout of the file is a part of its name: another one is another file.
NAME: Final = "pages-1.db"
#: What nobody asked for so long is thrown away, in days.
_KEPT: Final = 30
_DAY: Final = 24 * 3600
#: So many are written at a time. A build that is killed has lost no more.
_AT_ONCE: Final = 200
_DIGEST: Final = 16

_TABLE: Final = (
    "create table if not exists kept (key blob primary key, value blob not null, used int not null)"
)


def key_of(*parts: bytes) -> bytes:
    """Return the key of what is made from ``parts``, and from nothing else."""
    whole = hashlib.blake2b(digest_size=32)
    for part in parts:
        whole.update(b"%d " % len(part))
        whole.update(part)
    return whole.digest()


class Store:
    """What was made once, by the hash of all that it was made from.

    Every value carries a hash of its own: one that was damaged is one that is not there. A file
    that is no store any more is begun anew; where none can be written, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._today = int(time.time() // _DAY)
        self._new: dict[bytes, bytes] = {}
        self._asked: list[bytes] = []
        self._at_once = _AT_ONCE
        self._file: sqlite3.Connection | None = None
        self._inherited: sqlite3.Connection | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._open()

    def open_again(self, at_once: int = _AT_ONCE) -> None:
        """Have a connection of its own in a process that began as a copy of another.

        The other's must not even be closed here (sqlite.org/howtocorrupt.html).
        """
        self._inherited, self._file = self._file, None
        self._at_once = at_once
        self._new.clear()
        self._asked.clear()
        self._open()

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under ``key``."""
        if key in self._new:
            return self._new[key]
        if self._file is None:
            return None
        try:
            row = self._file.execute(
                "select value, used from kept where key = ?", (key,)
            ).fetchone()
        except sqlite3.Error as error:
            self._failed(error)
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        value: bytes = row[0]
        if value[:_DIGEST] != _digest(key, value[_DIGEST:]):
            return None
        if row[1] != self._today:
            self._asked.append(key)
        return value[_DIGEST:]

    def put(self, key: bytes, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        if self._file is None:
            return
        self._new[key] = value
        if len(self._new) >= self._at_once:
            self.flush()

    def flush(self) -> None:
        """Write what is new. While another build writes, this one does without."""
        rows: list[tuple[object, ...]] = [
            (key, _digest(key, value) + value, self._today) for key, value in self._new.items()
        ]
        if rows:
            self._write("insert or replace into kept values (?, ?, ?)", rows)
        self._new.clear()

    def forget_new(self) -> None:
        """Throw away what this build has put here, and its second process: all of today."""
        self._new.clear()
        self._write("delete from kept where used >= ?", [(self._today,)])

    def close(self) -> None:
        """Write what is new, throw away what nobody has asked for in a month, and let go."""
        self.flush()
        if self._asked:
            self._write(
                "update kept set used = ? where key = ?",
                [(self._today, key) for key in self._asked],
            )
        self._write("delete from kept where used < ?", [(self._today - _KEPT,)])
        if self._file is not None:
            with contextlib.suppress(sqlite3.Error):
                self._file.close()
            self._file = None

    def _open(self, *, again: bool = True) -> None:
        try:
            # A build that waits for another would be slower than one that keeps nothing.
            self._file = sqlite3.connect(self._path, timeout=0.2, isolation_level=None)
            # What a loss of power spoils is told by its hash.
            self._file.execute("pragma synchronous = off")
            self._file.execute(_TABLE)
        except sqlite3.Error as error:
            self._failed(error, again=again)

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if self._file is None:
            return
        try:
            self._file.execute("begin immediate")
            try:
                self._file.executemany(statement, rows)
                self._file.execute("commit")
            except sqlite3.Error:
                with contextlib.suppress(sqlite3.Error):
                    self._file.execute("rollback")
                raise
        except sqlite3.Error as error:
            self._failed(error)

    def _failed(self, error: sqlite3.Error, *, again: bool = True) -> None:
        """Begin anew if the file is spoiled; do without if it cannot be had now."""
        if self._file is not None:
            if _is_busy(error):
                return
            with contextlib.suppress(sqlite3.Error):
                self._file.close()
        self._file = None
        if isinstance(error, sqlite3.OperationalError) or not again:
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return
        self._open(again=False)


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _digest(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_DIGEST, key=key).digest()
