"""What Pelican logs, as lines that can be read: whole, on one line, with the cause, no traceback.

Its own handler wraps at 80 columns, through the middle of a file's name, and says of a page that it
could not read only that: why, it keeps to itself.
"""

from __future__ import annotations

import logging
import sys
from typing import Final

from rich.logging import RichHandler

from plugins.publishing.errors import in_one_line

_PELICAN: Final = logging.getLogger("pelican")


def plain() -> None:
    """Have what is logged as a warning or worse printed as it is."""
    root = logging.getLogger()
    for handler in root.handlers:
        if isinstance(handler, RichHandler) and _is_less not in handler.filters:
            handler.addFilter(_is_less)
            root.addHandler(_Lines())


def of_settings() -> None:
    """Have what Pelican says of settings that it cannot read said in one line, without more."""
    if _of_settings not in _PELICAN.filters:
        _PELICAN.addFilter(_of_settings)


def _is_less(record: logging.LogRecord) -> bool:
    return record.levelno < logging.WARNING


def _of_settings(record: logging.LogRecord) -> bool:
    """Pelican's last word on an exception: there is no site yet, so it is about settings."""
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
