"""What ends a build, as one line for a person."""

from __future__ import annotations

import errno
import logging
import re
import shutil
import sys
import sysconfig
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plugins.late import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where the code lies that is neither a plugin's nor a setting: what is installed, and Python.
_INSTALLED: Final = tuple(
    {sys.prefix, sys.base_prefix, sysconfig.get_path("purelib"), sysconfig.get_path("stdlib")}
)
_OURS: Final = Path(__file__).parents[1]
#: What ends a program for others: they are the place.
_ENDING: Final = str(Path(__file__).with_name("ending.py"))
_WORDS: Final = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full for this user",
    errno.EROFS: "this disk can only be read",
    errno.EACCES: "this user may not do that",
    errno.EPERM: "this user may not do that",
    errno.EMFILE: "too many files are open",
    errno.ENOENT: "it is not there, or no longer",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EEXIST: "something else is there already",
    errno.EISDIR: "a folder is there already",
    errno.EFBIG: "no file may be so large here",
}

#: What Pelican's message names.
_QUOTED: Final = expression(r'"([^"]+)"')


class RefusedError(Exception):
    """A build that is not done, for a reason that the message says in one line."""


def in_one_line(error: BaseException) -> str:
    """Return what went wrong, with the file where it is known, and never a traceback."""
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, shutil.Error) and (first := _first_of(error)):
        return first
    if isinstance(error, OSError) and error.errno in _WORDS:
        # What names no file says itself what is missing.
        if not error.filename and error.errno == errno.ENOENT:
            return str(error.strerror)
        where = f"{shown(error.filename)}: " if error.filename else ""
        return f"{where}{_WORDS[error.errno]}"
    if isinstance(error, SystemExit):
        return f"the program was ended before its end{_place(error)}"
    if type(error).__name__ == "FileOverwriteFailedError" and (file := _QUOTED.search(str(error))):
        return (
            f"two settings make one file, {Path(file[1]).name}: look at DIRECT_TEMPLATES, "
            "PAGINATION_PATTERNS and those that end with _SAVE_AS, _ATOM or _RSS"
        )
    if isinstance(error, MemoryError):
        return "the memory is full"
    if isinstance(error, RecursionError):
        return f"something goes round and round{_place(error)}"
    if isinstance(error, UnicodeDecodeError) and (template := _undecoded(error)):
        line = error.object.count(b"\n", 0, error.start) + 1
        byte = error.object[error.start]
        return f"{shown(template)}:{line}: byte 0x{byte:02X} is not UTF-8: save the file as UTF-8"
    said = " ".join(str(error).split()) or "no reason was given"
    return f"{said[:500]} ({type(error).__name__}{_place(error)})"


def _first_of(error: shutil.Error) -> str:
    """Return the first of all that went wrong while a folder was copied; empty for no list."""
    all_of_it = error.args[0] if error.args else None
    if not isinstance(all_of_it, list) or not all_of_it:
        return ""
    *_, copy, why = all_of_it[0]
    number = re.match(r"\[Errno (\d+)\]", why)
    return f"{shown(copy)}: {_WORDS.get(int(number[1]) if number else 0, why)}"


def _undecoded(error: BaseException) -> str:
    """Return the template that could not be read; Jinja itself keeps to itself which it was."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        name = frame.f_locals.get("filename")
        if frame.f_code.co_name == "get_source" and isinstance(name, str):
            return name
    return ""


def is_told(end: SystemExit) -> bool:
    """Return whether who ends the program has said why: it is ours, or a program's own parser."""
    frames = traceback.extract_tb(end.__traceback__)
    return bool(frames) and frames[-1].filename.startswith((str(_OURS), *_INSTALLED))


def shown(path: object) -> str:
    """The path as somebody would type it: from the working folder, if below it."""
    try:
        return Path(str(path)).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _place(error: BaseException) -> str:
    """Name the template, the settings, or the line of a plugin that an exception comes from."""
    template = getattr(error, "filename", None)
    line = getattr(error, "lineno", None)
    if template and line:
        return f" in {shown(template)}:{line}"
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if not frame.filename.startswith(("<", _ENDING, *_INSTALLED))
    ]
    # Where a template was at work is of more use than what of ours it called.
    last = next((each for each in reversed(ours) if each.filename.endswith(".html")), None)
    if last is None and ours:
        last = ours[-1]
    return f" in {shown(last.filename)}:{last.lineno}" if last else ""


class Counter(logging.Handler):
    """Counts what is logged: Pelican says that a page could not be read, and goes on without."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Called by the log."""
        del record
        self.count += 1


@contextmanager
def counted(level: int) -> Iterator[Counter]:
    """Count what is logged meanwhile, from ``level`` on."""
    counter = Counter(level)
    logging.getLogger().addHandler(counter)
    try:
        yield counter
    finally:
        logging.getLogger().removeHandler(counter)
