"""What everything is made with: our code, the installed packages, Python itself."""

from __future__ import annotations

import hashlib
import os
import platform
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A file of so many bytes is not read for its fingerprint.
_LARGE: Final = 64_000_000


def fingerprint(folder: Path) -> bytes:
    """Return the hash of all files below a folder, by their names and their bytes."""
    whole = hashlib.blake2b(digest_size=32)
    for name, content in _files(folder):
        whole.update(os.fsencode(name))
        whole.update(b" %d " % len(content))
        whole.update(content)
    return whole.digest()


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the hash of each file below a folder, by its path there."""
    return {
        name[1:]: hashlib.blake2b(content, digest_size=16).hexdigest()
        for name, content in _files(folder)
    }


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files below a folder: the path behind the folder's own, and what is in it."""
    start = len(os.fspath(folder))
    linked: set[Path] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(
            name
            for name in folders
            if not _is_passed_over(name) and not _is_round(Path(place, name), linked)
        )
        for name in sorted(names):
            if _is_passed_over(name):
                continue
            path = Path(place, name)
            try:
                content = _content(path)
            except OSError:
                # An editor's lock is a link to nowhere.
                content = b""
            yield os.fspath(path)[start:], content


def _is_passed_over(name: str) -> bool:
    """Return whether no build reads what has this name: it may be a pipe, or a link to a disk."""
    return (
        name == "__pycache__"
        or name.startswith(".")
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
    )


def _content(path: Path) -> bytes:
    """Return what stands for a file's content: of a very large one its size and its time."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        return b""  # a pipe would be waited on for ever
    if state.st_size > _LARGE:
        return f"{state.st_size} {state.st_mtime_ns}".encode()
    return path.read_bytes()


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
