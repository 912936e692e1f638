"""What was made once is kept, by all that it depends on, and not made again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from importlib.metadata import version
from pathlib import Path
from typing import Final

#: What nobody asked for so long is thrown away, in seconds.
_KEPT: Final = 30 * 24 * 3600


class Store:
    """Files by the hash of what they are made from, in a folder that may be deleted at any time.

    ``made_with`` are folders and packages that every file depends on: templates, fonts, the
    typesetter. A file is written beside its place and moved there, so that one whose writing was
    broken off is never found.
    """

    def __init__(self, folder: Path, folders: tuple[Path, ...], packages: tuple[str, ...]) -> None:
        self._folder = folder
        made_with = hashlib.sha256()
        for root in folders:
            for path in sorted(path for path in root.rglob("*") if path.is_file()):
                if "__pycache__" not in path.parts:
                    made_with.update(path.relative_to(root).as_posix().encode())
                    made_with.update(path.read_bytes())
        for package in packages:
            made_with.update(f"{package} {version(package)}".encode())
        self._made_with = made_with.digest()

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
            os.utime(path)
        except OSError:
            return None
        return found

    def put(self, key: str, made: bytes) -> None:
        """Keep ``made`` under ``key``. A folder that cannot be written to keeps nothing."""
        path = self._path(key)
        beside = path.with_name(f"{path.name}.{os.getpid()}.{id(made)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(made)
            beside.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()

    def tidy(self) -> None:
        """Throw away what was not asked for in a month."""
        oldest = time.time() - _KEPT
        for path in self._folder.glob("*/*"):
            try:
                if path.stat().st_mtime < oldest:
                    path.unlink()
            except OSError:
                continue  # another build was quicker

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]
