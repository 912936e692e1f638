"""The folder that readers see, and how a new edition takes the place of the old one.

Beside the folder ``output`` lie, only while a build is at work:

* ``.output.lock``  held by the build (:mod:`.lock`)
* ``.output.new``   the edition that is being made; after the exchange, the old one
* ``.output.old``   the old edition, between two steps where the system has no exchange in one

and always, after the second build:

* ``.output.spare`` what the next build may begin with: folders, and second names of published files

Whatever a build that was killed has left, the next one clears away; and where it was killed
between those two steps, the old edition is put back first.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from plugins.publishing.errors import RefusedError, shown
from plugins.publishing.lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

#: The file that says that a folder is ours, and which of its files are.
MARKER: Final = ".edition"
#: It names no file: the address of a draft is nobody's business.
_SAYS: Final = (
    "This folder was made by a build of Rather Be Running, and the next one replaces it.\n"
    "Each line below stands for a file that is the build's own; other files are kept.\n"
)
_DIGITS: Final = 16
#: The line that says that there are posts among its pages.
_POSTS: Final = "It has articles or workouts."
_AT_CWD: Final = -100
_EXCHANGE: Final = 2


class Reuse(Protocol):
    """Who knows what of an older edition the new one may have again."""

    @property
    def written(self) -> Collection[str] | None:
        """The paths of all files of the new edition below its folder, if that is known."""

    def begin(self, new: Path) -> None:
        """Leave only what belongs there in ``new``, which the next edition is made in."""

    def publish(self, old: Path) -> None:
        """Leave in ``old`` what is of use to the next build: the new edition is published.

        Of the first edition there is no older one, and no such folder.
        """


@contextmanager
def edition(
    target: Path,
    *,
    beside: Iterable[Path] = (),
    reuse: Reuse | None = None,
    last: Callable[[Path, Iterable[str]], None] = lambda folder, names: None,
    published: Callable[[], None] = lambda: None,
    has_posts: bool = True,
) -> Iterator[Path]:
    """Give a new folder to build into, which takes the place of ``target`` when all went well.

    ``beside`` are folders that must not lie in ``target``: what the site is made from. An edition
    that ``has_posts`` gives way to no other: a folder that was taken away is no decision. With
    ``reuse`` the folder is what was kept of the edition before the last, if there is one.
    ``last`` is given the folder and the names of its files when all is written; it may change them.
    ``published`` is called when the new edition is where readers see it, and before another build
    can begin. Raises :class:`RefusedError` where building there would harm somebody's files, and
    ``OSError``.
    """
    target = Path(os.path.realpath(target))
    _check_place(target, beside)
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(_named(target, "lock"), target):
        _mend(target)
        _check_ours(target)
        if not has_posts and _POSTS in _known(target / MARKER):
            raise RefusedError(
                f"{shown(target)} has articles or workouts, and the content has none any more: "
                "what is published is not emptied; if that is meant, empty the folder yourself"
            )
        new = _named(target, "new")
        _delete(new)
        spare = _named(target, "spare")
        if reuse is None or not _is_ours(spare):
            with suppress(OSError):
                _delete(spare) if _is_ours(spare) else spare.rmdir()
            new.mkdir()
        else:
            spare.rename(new)
        try:
            if reuse is not None:
                try:
                    reuse.begin(new)
                except OSError:
                    # What is there to be quicker ends no build: a new folder does as well.
                    new.rename(spare)
                    new.mkdir()
                    reuse.begin(new)
            # A second name of somebody's file is not written to.
            (new / MARKER).unlink(missing_ok=True)
            (new / MARKER).write_text(_SAYS, encoding="utf-8", newline="\n")
            yield new
            written = reuse.written if reuse is not None else None
            own = sorted([below for below, _ in files_in(new)] if written is None else written)
            last(new, own)
            _seal(new, target, own, has_posts=has_posts)
            _take_place(new, target)
            # What goes wrong now harms nobody: the new edition is where it belongs.
            with suppress(OSError):
                published()
                if reuse is not None:
                    reuse.publish(new)
                    if new.is_dir():
                        new.rename(spare)
        finally:
            # A failure here would hide what went wrong; the next build tries again.
            with suppress(OSError):
                _delete(new)


def _named(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.{what}")


def _check_place(target: Path, beside: Iterable[Path]) -> None:
    for each in beside:
        real = Path(os.path.realpath(each))
        if real == target or real.is_relative_to(target) or target.is_relative_to(real):
            raise RefusedError(
                f"{shown(target)} and {shown(real)} lie in each other: build into a folder apart"
            )
    if target.exists() and not target.is_dir():
        raise RefusedError(f"{shown(target)} is a file: name a folder to build into")
    if os.path.ismount(target):
        raise RefusedError(
            f"{shown(target)} is a disk of its own, which no folder can take the place of: "
            "build into a folder in it"
        )


def _check_ours(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise RefusedError(
            f"{shown(target)} holds files that no build of this site has made, and they are kept: "
            "empty it yourself, or build into another folder"
        )


def _is_ours(spare: Path) -> bool:
    """Return whether a build has left the folder: its marker is a file, and the only such one."""
    try:
        found = (spare / MARKER).lstat()
    except OSError:
        return False
    return not spare.is_symlink() and stat.S_ISREG(found.st_mode) and found.st_nlink == 1


def _mend(target: Path) -> None:
    old = _named(target, "old")
    if old.is_dir() and not target.exists():
        old.rename(target)
    _delete(old)


def _delete(folder: Path) -> None:
    """Delete a folder of ours, its marker last, so that a half deleted one is known as ours."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    if not folder.is_dir():
        return
    for each in folder.iterdir():
        if each.name == MARKER:
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _seal(new: Path, target: Path, own: Iterable[str], *, has_posts: bool) -> None:
    """Write which files are the edition's, and keep those of the old folder that never were."""
    known = _known(target / MARKER)
    for below in sorted(below for below, _ in files_in(target)) if target.is_dir() else ():
        if below == MARKER or _hashed(below) in known:
            continue
        kept = new / below
        if kept.exists():
            raise RefusedError(
                f"{shown(target / below)} is not of a build's making, but the new edition has a "
                "file of that name: move it away"
            )
        kept.parent.mkdir(parents=True, exist_ok=True)
        _link(target / below, kept)
    lines = sorted(_hashed(below) for below in own if below != MARKER)
    text = _SAYS + "".join(f"{line}\n" for line in (*lines, *([_POSTS] if has_posts else [])))
    (new / MARKER).write_text(text, encoding="utf-8", newline="\n")


def _link(source: Path, copy: Path) -> None:
    try:
        os.link(source, copy, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, copy, follow_symlinks=False)


def files_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is no folder, also links, with its path below; of many files, so it is bare."""
    waiting = [(os.fspath(folder), "")]
    while waiting:
        place, lead = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{lead}{entry.name}/"))
                else:
                    yield f"{lead}{entry.name}", entry


def known_in(folder: Path) -> Callable[[str], bool]:
    """Return what tells of a path below an edition's folder whether a build has made it."""
    known = _known(folder / MARKER)
    return lambda below: _hashed(below) in known


def _known(marker: Path) -> frozenset[str]:
    try:
        return frozenset(marker.read_text(encoding="utf-8").split("\n"))
    except (OSError, UnicodeDecodeError):
        return frozenset()


@cache
def _hashed(below: str) -> str:
    return hashlib.sha256(below.encode("utf-8", "surrogateescape")).hexdigest()[:_DIGITS]


def _take_place(new: Path, target: Path) -> None:
    """Put ``new`` where ``target`` is. The old edition, if there is one, is then at ``new``."""
    if not target.exists():
        new.rename(target)
    elif not _exchanged(new, target):
        old = _named(target, "old")
        target.rename(old)
        new.rename(target)
        with suppress(OSError):
            old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can; return whether it was done."""
    library = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    call = getattr(library, "renameat2" if sys.platform == "linux" else "renameatx_np", None)
    if call is None:
        return False
    at = _AT_CWD if sys.platform == "linux" else -2
    if call(at, os.fsencode(one), at, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(code, os.strerror(code), str(other))
