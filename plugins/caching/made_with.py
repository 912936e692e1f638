"""What everything is made with: our code, the installed packages, Python itself."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A file of so many bytes is not read for its fingerprint.
_LARGE: Final = 64_000_000
#: A file that was touched so long before one looks has a state that no later change can have again,
#: in nanoseconds: no file system's clock is as coarse.
_SETTLED: Final = 3_000_000_000

#: Whether a file has the time of its last change. On Windows it has that of its beginning there,
#: and the time of its text anybody can set back.
_TELLS_CHANGES: Final = os.name != "nt"

#: The state of a file when it was read, and the hash of what was in it.
Seen: TypeAlias = "dict[str, tuple[str, str]]"


def fingerprint(folder: Path) -> bytes:
    """Return the hash of all files below a folder, by their names and their bytes."""
    whole = hashlib.blake2b(digest_size=32)
    for name, path in _files(folder):
        content = _content(path)
        whole.update(os.fsencode(name))
        whole.update(b" %d " % len(content))
        whole.update(content)
    return whole.digest()


def fingerprints(folder: Path, seen: Seen | None = None) -> dict[str, str]:
    """Return the hash of each file below a folder, by its path there.

    What was ``seen`` before and has not been touched since is not read again; what is read is noted
    there. A state has the time of the last change, which nobody can set.
    """
    seen = {} if seen is None else seen
    found: dict[str, str] = {}
    now = time.time_ns()
    for name, path in _files(folder):
        below = name[1:]
        state = _state(path, now)
        known = seen.get(below)
        if known is None or not state or known[0] != state:
            known = state, hashlib.blake2b(_content(path), digest_size=16).hexdigest()
            seen[below] = known
        found[below] = known[1]
    return found


def _state(path: str, now: int) -> str:
    """Return what tells a file from what it was; nothing if that is not sure.

    It may be touched at this very moment, or on a system that does not tell.
    """
    if not _TELLS_CHANGES:
        return ""
    try:
        found = os.stat(path)  # noqa: PTH116 - of many files
    except OSError:
        return ""
    if now - max(found.st_mtime_ns, found.st_ctime_ns) < _SETTLED:
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} {found.st_dev}"


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the files below a folder: the path behind the folder's own, and the whole one."""
    start = len(os.fspath(folder))
    linked: set[Path] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(
            name
            for name in folders
            if not _is_passed_over(name) and not _is_round(Path(place, name), linked)
        )
        for name in sorted(names):
            if not _is_passed_over(name):
                # Of many files, so without an object for each path.
                path = os.path.join(place, name)  # noqa: PTH118
                yield path[start:], path


def _is_passed_over(name: str) -> bool:
    """Return whether no build reads what has this name: it may be a pipe, or a link to a disk."""
    return (
        name == "__pycache__"
        or name.startswith(".")
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
    )


def _content(path: str) -> bytes:
    """Return what stands for a file's content: of a very large one its size and its time."""
    try:
        state = os.stat(path)  # noqa: PTH116 - of many files
        if not stat.S_ISREG(state.st_mode):
            return b""  # a pipe would be waited on for ever
        if state.st_size > _LARGE:
            return f"{state.st_size} {state.st_mtime_ns}".encode()
        with open(path, "rb") as file:  # noqa: PTH123 - of many files
            return file.read()
    except OSError:
        # An editor's lock is a link to nowhere.
        return b""


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
    return "\n".join([sys.implementation.name, sys.version, *sorted(found)]).encode()


#: As it was when it was loaded: while a site is served, that is what it is made with.
CODE: Final = fingerprint(Path(__file__).parents[1]) + packages()
