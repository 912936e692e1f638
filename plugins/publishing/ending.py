"""A program that is ended in the middle of a build: that is told, and it is no end that is well.

``os._exit`` leaves no trace: nothing is tidied up, and whoever called the build is told that all
went well. For the time of a build it is one more exception, which goes the way of all others. So is
the signal by which a machine asks a program to end, and which would leave half an edition behind.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


class Terminated(KeyboardInterrupt):
    """The machine asks the program to end, as a person does with Ctrl-C."""


def code_of(stop: BaseException) -> int:
    """Return the code by which a program says who has stopped it."""
    return 128 + (signal.SIGTERM if isinstance(stop, Terminated) else signal.SIGINT)


@contextmanager
def unended() -> Iterator[None]:
    """Have ``os._exit`` raise ``SystemExit`` in this process; copies of it end as they want.

    And have ``SIGTERM`` raise :exc:`Terminated`, if nobody else has a use for it.
    """
    really, builder = os._exit, os.getpid()

    def end(status: int) -> NoReturn:
        if os.getpid() != builder:
            really(status)
        if threading.current_thread() is threading.main_thread():
            raise SystemExit
        # In another thread the exception would end only that.
        print("error: the program was ended before its end", file=sys.stderr, flush=True)
        really(status or 1)

    def terminate(number: int, _: object) -> None:
        if os.getpid() == builder:
            raise Terminated
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    os._exit = end
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if is_ours:
        signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        os._exit = really
        if is_ours:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
