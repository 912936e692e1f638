"""What everything is made with: our code, the installed packages, Python itself."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from pathlib import Path
from typing import Final

#: Where Python keeps what it has made of the code.
_COMPILED: Final = "__pycache__"


def fingerprint(folder: Path) -> bytes:
    """Return the hash of all files below a folder, by their names and their bytes."""
    whole = hashlib.blake2b(digest_size=32)
    start = len(os.fspath(folder))
    linked: set[Path] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(
            name
            for name in folders
            if name != _COMPILED and not _is_round(Path(place, name), linked)
        )
        for name in sorted(names):
            path = Path(place, name)
            try:
                content = path.read_bytes()
            except OSError:
                # An editor's lock is a link to nowhere.
                content = b""
            whole.update(os.fsencode(os.fspath(path)[start:]))
            whole.update(b" %d " % len(content))
            whole.update(content)
    return whole.digest()


def _is_round(folder: Path, linked: set[Path]) -> bool:
    """Return whether ``folder`` is a link to where another one has led, perhaps round and round."""
    if not folder.is_symlink():
        return False
    real = folder.resolve()
    if real in linked:
        return True
    linked.add(real)
    return False


def says_all(value: object) -> bool:
    """Return whether two values that are written alike are alike."""
    return " at 0x" not in repr(value)


def packages() -> bytes:
    """Return the names and the versions of all packages that can be imported.

    They stand in the names of folders, so that none of their files needs to be read.
    """
    found = {
        info.name
        for place in sys.path
        if place
        for pattern in ("*.dist-info", "*.egg-info")
        for info in Path(place).glob(pattern)
    }
    return "\n".join([platform.python_implementation(), sys.version, *sorted(found)]).encode()


#: As it was when it was loaded: while a site is served, that is what it is made with.
CODE: Final = fingerprint(Path(__file__).parents[1]) + packages()
