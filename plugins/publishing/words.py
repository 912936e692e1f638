"""What Pelican logs, as lines that can be read: whole, on one line, with the cause, no traceback.

Its own handler wraps at 80 columns, through the middle of a file's name, and says of a page that it
could not read only that: why, it keeps to itself.
"""

from __future__ import annotations

import logging
import sys
from traceback import walk_tb
from typing import Final

from rich.logging import RichHandler

from plugins.publishing.ending import code_of
from plugins.publishing.errors import in_one_line

#: Where Pelican waits until somebody stops it.
_SERVERS: Final = frozenset({"listen", "autoreload"})


def plain() -> None:
    """Have what is logged as a warning or worse printed as it is."""
    root = logging.getLogger()
    for handler in root.handlers:
        if isinstance(handler, RichHandler) and _is_less not in handler.filters:
            handler.addFilter(_is_less)
            root.addHandler(_Lines())


def _is_less(record: logging.LogRecord) -> bool:
    return record.levelno < logging.WARNING


def _last_words(record: logging.LogRecord) -> bool:
    """Pelican's last words on an exception: there is no site yet, so it is about settings.

    To be stopped is no end that is well, but for a server.
    """
    stop = sys.exc_info()[1]
    if isinstance(stop, KeyboardInterrupt):
        if not _SERVERS & {frame.f_code.co_name for frame, _ in walk_tb(stop.__traceback__)}:
            print("Stopped. What was published is as it was.", file=sys.stderr)
            raise SystemExit(code_of(stop))
        return True
    error = record.exc_info[1] if record.exc_info else None
    record.exc_info = None
    if record.levelno < logging.CRITICAL or error is None:
        return True
    print(f"settings: {in_one_line(error)}\nNothing was built.", file=sys.stderr)
    return False


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        error = (record.exc_info or sys.exc_info())[1]
        words = " ".join(record.getMessage().split())
        cause = in_one_line(error) if isinstance(error, Exception) else ""
        if cause and str(error) not in words:
            words = f"{words}: {cause}"
        print(f"{record.levelname.lower()}: {words}", file=sys.stderr)


# Who loads this hears it from then on: before there is a site, and while it is put together.
logging.getLogger("pelican").addFilter(_last_words)
