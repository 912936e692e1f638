"""What was made once is kept, by all that it depends on, and not made again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from plugins.caching.files import Files
from plugins.caching.made_with import fingerprint

if TYPE_CHECKING:
    from pathlib import Path


class Store(Files):
    """Files by the hash of what they are made from, in a folder that may be deleted at any time.

    ``templates`` is a folder that every file depends on, ``made_with`` the hash of all else: the
    code and the packages. What is made while somebody edits a template is not kept: see
    :meth:`tidy`.
    """

    def __init__(self, folder: Path, templates: Path, made_with: bytes) -> None:
        super().__init__(folder)
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

    def put(self, key: str, made: bytes) -> None:
        """Keep ``made`` under ``key``, until :meth:`tidy` knows better."""
        super().put(key, made)
        self._new.append(key)

    def tidy(self) -> None:
        """Throw away what was not asked for in a month, and what was made of two editions."""
        if fingerprint(self._templates) != self._seen:
            for key in self._new:
                self.forget(key)
        super().tidy()
