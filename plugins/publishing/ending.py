"""A program that is ended in the middle of a build: that is told, and it is no end that is well.

``os._exit`` leaves no trace: nothing is tidied up, and whoever called the build is told that all
went well. For the time of a build it is one more exception, which goes the way of all others.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unended() -> Iterator[None]:
    """Have ``os._exit`` raise ``SystemExit`` in this process; copies of it end as they want."""
    really, builder = os._exit, os.getpid()

    def end(status: int) -> NoReturn:
        if os.getpid() != builder:
            really(status)
        if threading.current_thread() is threading.main_thread():
            raise SystemExit
        # In another thread the exception would end only that.
        print("error: the program was ended before its end", file=sys.stderr, flush=True)
        really(status or 1)

    os._exit = end
    try:
        yield
    finally:
        os._exit = really
