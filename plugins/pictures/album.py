"""The pictures that the texts of one build show."""

from __future__ import annotations

import hashlib
import html
import json
import posixpath
import re
from dataclasses import asdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from plugins.caching.store import key_of
from plugins.notation.files import PICTURES
from plugins.pictures.looking import facts_of
from plugins.pictures.making import RECIPE
from plugins.pictures.model import Facts, Kind, Picture, picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from plugins.caching.store import Store

#: How an author names a file of the content: in braces or between bars, or by its address.
_NAMED: Final = re.compile(r"(?:\{(?:static|attach)\}|\|(?:static|attach)\||(?=/(?!/)))([^?#]+)")


class Album:
    """The pictures below ``root``, and what a build shows of them.

    ``home`` is the site's address, ``folder`` the copies' below it. ``store`` keeps what was seen
    of a picture for the next build. ``at_address`` are the folders that are published as they lie.
    What may not be read by ``may_read`` is told elsewhere.
    """

    def __init__(
        self,
        root: Path,
        home: str,
        folder: str,
        widths: Sequence[int],
        *,
        at_address: Iterable[str] = (),
        store: Store | None = None,
        may_read: Callable[[str], bool] = lambda below: True,
    ) -> None:
        self._root = root
        self._home = home
        self._folder = folder
        self._widths = tuple(widths)
        self._at_address = tuple(f"/{each.strip('/')}/" for each in at_address)
        self._store = store
        self._may_read = may_read
        self._digests: dict[str, str] = {}
        self._pictures: dict[str, Picture] = {}
        #: What a text's HTML depends on beside the pictures themselves.
        self.made_with = key_of(
            RECIPE, repr((home, folder, self._widths, self._at_address)).encode()
        )

    @property
    def shown(self) -> tuple[Picture, ...]:
        """All pictures that this build has shown so far."""
        return tuple(self._pictures.values())

    def choices(self, address: str, below: str) -> Iterator[str]:
        """Yield the pictures, by their paths, that a text at ``below`` may mean by ``address``."""
        named = _NAMED.fullmatch(address)
        if named is None or (address[0] == "/" and not address.startswith(self._at_address)):
            return
        path = named[1]
        for each in dict.fromkeys((path, unquote(path), html.unescape(path))):
            found = posixpath.normpath(
                each[1:] if each[0] == "/" else posixpath.join(posixpath.dirname(below), each)
            )
            if PurePosixPath(found).suffix.lower() in PICTURES and not found.startswith(".."):
                yield found

    def state(self, path: str) -> str:
        """Return what tells a picture from what it was; empty if it is not there."""
        if path not in self._digests:
            self._digests[path] = digest_of(self.read(path))
        return self._digests[path]

    def read(self, path: str) -> bytes:
        """Return a picture's bytes; none if it cannot be had."""
        if not self._may_read(path):
            return b""
        try:
            return (self._root / path).read_bytes()
        except (OSError, ValueError):
            return b""

    def show(self, path: str) -> Picture:
        """Return a picture with its copies, which will have to be made."""
        if path not in self._pictures:
            self._pictures[path] = picture(
                path, self.state(path), self._facts(path), self._widths, self._folder, RECIPE
            )
        return self._pictures[path]

    def address(self, path: str) -> str:
        """Return the address of a copy."""
        return f"{self._home}/{quote(path)}"

    def _facts(self, path: str) -> Facts | None:
        digest = self.state(path)
        if not digest:
            return None
        suffix = PurePosixPath(path).suffix.lower()
        key = key_of(b"picture", RECIPE, f"{digest}{suffix}".encode())
        known = self._store.get(key) if self._store else None
        if known is not None:
            told = json.loads(known)
            return Facts(**{**told, "fallback": Kind(told["fallback"])}) if told else None
        found = facts_of(self.read(path), suffix)
        if self._store:
            told = {**asdict(found), "fallback": found.fallback.value} if found else None
            self._store.put(key, json.dumps(told).encode())
        return found


def digest_of(data: bytes) -> str:
    """Return the hash of a picture's bytes; none for a picture without any."""
    return hashlib.sha256(data).hexdigest() if data else ""
