"""What ends a build, as one line for a person."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import Final

_OURS: Final = Path(__file__).parents[2]
_WORDS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full for this user",
    errno.EROFS: "this disk can only be read",
    errno.EACCES: "this user may not do that",
    errno.EPERM: "this user may not do that",
    errno.EMFILE: "too many files are open",
    errno.ENOENT: "it is not there, or no longer",
    errno.ENAMETOOLONG: "the name is too long",
}


class RefusedError(Exception):
    """A build that is not done, for a reason that the message says in one line."""


def in_one_line(error: BaseException) -> str:
    """Return what went wrong, with the file where it is known, and never a traceback."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, OSError) and error.errno in _WORDS:
        where = f"{shown(error.filename)}: " if error.filename else ""
        return f"{where}{_WORDS[error.errno]}"
    if isinstance(error, MemoryError):
        return "the memory is full"
    said = " ".join(str(error).split()) or "no reason was given"
    return f"{said[:500]} ({type(error).__name__}{_place(error)})"


def shown(path: object) -> str:
    """The path as somebody would type it: from the working folder, if below it."""
    try:
        return Path(str(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _place(error: BaseException) -> str:
    """Name the template, or the line of ours, that an exception comes from."""
    template = getattr(error, "filename", None) or getattr(error, "name", None)
    line = getattr(error, "lineno", None)
    if template and line:
        return f" in {shown(template)}:{line}"
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_OURS) and ".venv" not in Path(frame.filename).parts
    ]
    return f" in {shown(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""
