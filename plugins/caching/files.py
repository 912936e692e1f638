"""Files that were made once, by the hash of all that they were made from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

#: What nobody asked for so long is thrown away, in seconds.
_KEPT: Final = 30 * 24 * 3600
_DIGEST: Final = 16


def write(path: Path, content: bytes) -> None:
    """Write a file whole: whoever looks finds what was there before, or all of ``content``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


class Files:
    """Bytes by keys, each a file of its own, in a folder that may be deleted at any time.

    Every file begins with a hash of what follows: one that was damaged is one that is not there.
    Many threads, and many builds, may use it at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``."""
        path = self._path(key)
        try:
            found = path.read_bytes()
        except OSError:
            return None
        if found[:_DIGEST] != _digest(key, found[_DIGEST:]):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found[_DIGEST:]

    def put(self, key: str, made: bytes) -> None:
        """Keep ``made`` under ``key``. A folder that cannot be written to keeps nothing."""
        with contextlib.suppress(OSError):
            write(self._path(key), _digest(key, made) + made)

    def forget(self, key: str) -> None:
        """Keep nothing under ``key``."""
        with contextlib.suppress(OSError):
            self._path(key).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Throw away what was not asked for in a month."""
        oldest = time.time() - _KEPT
        for path in self._folder.glob("*/*"):
            # Another build may be quicker.
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]


def _digest(key: str, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST, key=key.encode()[:64]).digest()
