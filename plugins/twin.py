"""A second process that goes on where this one is, to do a part of the work on another core.

It begins as a copy, so that nothing is loaded twice or handed over; what it has done it tells when
it ends. Whoever asks for one must be able to do without: where a system has no such copies, where
there is one core, or where the twin has come to grief.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import json
import logging
import os
import signal
import sys
import warnings
from typing import IO, TYPE_CHECKING, Any, Final

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

#: The setting that has what the one that reads ahead is to do besides; called with a generator.
ALSO: Final = "TWIN_ALSO"
#: Linux's number for "end me when my parent ends" (``man 2 PR_SET_PDEATHSIG``).
_DEATH_OF_PARENT: Final = 1


class _Heard(logging.Handler):
    """Notes every warning, and every word to the standard error: the first process is to say it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.anything = False

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.anything = True

    def write(self, text: str) -> int:
        self.anything = True
        return len(text)


@dataclass(slots=True)
class Twin:
    """One of two processes that do the same. ``is_second`` says which one this is."""

    is_second: bool
    _pid: int
    _pipe: IO[bytes]
    _heard: _Heard | None = None

    def tell(self, what: object) -> NoReturn:
        """End the second process, and let the first have ``what``, which is of JSON's kinds.

        If there was a warning, what it did is to be done again by the one that can tell it.
        """
        if self._heard is not None and not self._heard.anything:
            with contextlib.suppress(OSError):
                self._pipe.write(json.dumps(what).encode())
                self._pipe.flush()
                os._exit(0)
        os._exit(1)

    def hear(self) -> Any | None:
        """Wait for the second process; return what it told, or ``None`` if it did not end well."""
        told = self._pipe.read()
        if self._ended():
            return None
        try:
            return json.loads(told)
        except ValueError:
            return None

    def kill(self) -> None:
        """End the second process, whatever it does, and even if :meth:`hear` was interrupted."""
        if sys.platform == "linux":
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self._ended()

    def _ended(self) -> int:
        """Wait for the end of the second process; return what it ended with."""
        self._pipe.close()
        try:
            _, status = os.waitpid(self._pid, 0)
        except ChildProcessError:
            # Where SIGCHLD is ignored, which is handed down, nobody learns how it ended.
            status = 1
        _SECONDS.remove(self)
        return status


def begin() -> Twin | None:
    """Make a second process of this one, and return in both; ``None`` where there is to be none.

    The second one must end by :meth:`Twin.tell`, or by :func:`end` if something goes wrong.
    """
    if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        # Who is interrupted must know which of the two it is.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return _begun()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return None


def _begun() -> Twin | None:
    reading, writing = os.pipe()
    parent = os.getpid()
    try:
        with warnings.catch_warnings():
            # Of other threads, of which there is that of the progress bar: nothing of it is used.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if pid:
        os.close(writing)
        _SECONDS.append(Twin(False, pid, os.fdopen(reading, "rb")))
        return _SECONDS[-1]
    os.close(reading)
    ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    _SECONDS.clear()
    heard = _Heard()
    sys.stdout, sys.stderr = io.StringIO(), heard
    logging.getLogger().handlers = [heard]
    _FIRST.append(Twin(True, 0, os.fdopen(writing, "wb"), heard))
    return _FIRST[-1]


def beside(do: Callable[[], str]) -> Callable[[], str]:
    """Have a second process do something; return what waits for it, and gives what it made.

    If it came to grief, or there is none, that is done here when it is asked for.
    """
    one = begin()
    if one is None:
        return do
    if one.is_second:
        try:
            one.tell(do())
        finally:
            end()

    def made() -> str:
        told = one.hear()
        return do() if told is None else str(told)

    return made


def end() -> None:
    """End the second process, which has nothing to tell any more: this one, or another."""
    if _FIRST:
        os._exit(1)
    for each in tuple(_SECONDS):
        each.kill()


#: In a first process its seconds, in a second one what leads to the first.
_SECONDS: Final[list[Twin]] = []
_FIRST: Final[list[Twin]] = []
