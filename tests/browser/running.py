"""A Chromium for all tests of a process, which is ended when it does not answer any more.

Most of what Playwright asks of a page has no limit of its own: one answer that does not come, and
a run of the tests never ends.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserType, Error

from tests.browser.chromium import LAUNCH_FLAGS

Kept = TypeVar("Kept")

#: No test waits so long, not even on a machine that has much else to do.
LIMIT_SECONDS: Final = 300.0
#: Nor takes it so long to close a page.
CLOSING_SECONDS: Final = 30.0


class Running:
    """The browser that runs, begun when it is asked for, and again when it has ended."""

    def __init__(self, kind: BrowserType, program: Path) -> None:
        self._kind = kind
        self.program = program
        self._browser: Browser | None = None
        self._process = 0
        self._kept: dict[str, Any] = {}

    @contextmanager
    def lent(self, seconds: float = LIMIT_SECONDS) -> Iterator[Browser]:
        """Lend the browser for ``seconds``; then it is ended, and who waits for it fails."""
        browser = self._running()
        with self._ended_after(seconds) as late:
            try:
                yield browser
            finally:
                if late.is_set():
                    why = f"Chromium was ended: it was in use for {seconds:.0f} s"
                    pytest.fail(why, pytrace=False)

    @contextmanager
    def closing(self, seconds: float = CLOSING_SECONDS) -> Iterator[None]:
        """Close what was opened in the browser, or else, after ``seconds``, the browser.

        Once in some thousand times it does not answer to that, of which no test is to fail.
        """
        with self._ended_after(seconds) as late:
            try:
                yield
            except Error:
                if not late.is_set():
                    raise

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[threading.Event]:
        late = threading.Event()

        def end() -> None:
            late.set()
            os.kill(self._process, getattr(signal, "SIGKILL", signal.SIGTERM))

        alarm = threading.Timer(seconds, end)
        alarm.daemon = True
        alarm.start()
        try:
            yield late
        finally:
            alarm.cancel()

    def kept(self, name: str, make: Callable[[], Kept]) -> Kept:
        """Return what ``make`` made in the browser for the first who asked by this ``name``."""
        if name not in self._kept:
            self._kept[name] = make()
        found: Kept = self._kept[name]
        return found

    def close(self) -> None:
        if self._browser is not None:
            self._browser.close()

    def _running(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._kind.launch(executable_path=self.program, args=list(LAUNCH_FLAGS))
            self._process = _process(self._browser)
            self._kept.clear()
        return self._browser


def _process(browser: Browser) -> int:
    """Return the number of the process that all others of a browser end with."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next(int(process["id"]) for process in processes if process["type"] == "browser")
