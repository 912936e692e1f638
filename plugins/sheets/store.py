"""What was made once is kept, by all that it depends on, and not made again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from pathlib import Path
from typing import Final

from plugins.caching.made_with import fingerprint

#: What nobody asked for so long is thrown away, in seconds.
_KEPT: Final = 30 * 24 * 3600


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


class Store:
    """Files by the hash of what they are made from, in a folder that may be deleted at any time.

    ``templates`` is a folder that every file depends on, ``made_with`` the hash of all else: the
    code and the packages. What is made while somebody edits a template is not kept: see
    :meth:`tidy`.
    """

    def __init__(self, folder: Path, templates: Path, made_with: bytes) -> None:
        self._folder = folder
        self._templates = templates
        self._seen = fingerprint(templates)
        self._made_with = self._seen + made_with
        self._new: list[str] = []

    def key(self, *parts: str) -> str:
        """Return the key of what is made from ``parts``."""
        whole = hashlib.sha256(self._made_with)
        for part in parts:
            raw = part.encode()
            whole.update(f"{len(raw)} ".encode())
            whole.update(raw)
        return whole.hexdigest()

    def get(self, key: str) -> bytes | None:
        """Return what is kept under ``key``."""
        path = self._path(key)
        try:
            found = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    def put(self, key: str, made: bytes) -> None:
        """Keep ``made`` under ``key``. A folder that cannot be written to keeps nothing."""
        with contextlib.suppress(OSError):
            write(self._path(key), made)
            self._new.append(key)

    def tidy(self) -> None:
        """Throw away what was not asked for in a month, and what was made of two editions."""
        if fingerprint(self._templates) != self._seen:
            for key in self._new:
                self._path(key).unlink(missing_ok=True)
        oldest = time.time() - _KEPT
        for path in self._folder.glob("*/*"):
            # Another build may be quicker.
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]
