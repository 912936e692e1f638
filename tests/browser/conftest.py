"""Fixtures for the tests that look at the built site in Chromium.

`built_site`, the folder that is served, comes from `tests/conftest.py`.
"""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.running import Running
from tests.browser.windows import Window, Windows

# A font or an image from this machine comes at once: waiting longer only makes a failure slow.
TIMEOUT_MILLISECONDS = 10_000


class OpenPage(Protocol):
    """Opens a path of the site in a window of its own, and waits until it is loaded."""

    def __call__(
        self,
        path: str = "/",
        *,
        viewport: tuple[int, int] = (1280, 800),
        color_scheme: Literal["light", "dark"] = "light",
        reduced_motion: Literal["reduce", "no-preference"] = "no-preference",
        forced_colors: Literal["active", "none"] = "none",
        javascript: bool = True,
        locale: str = "en-GB",
    ) -> Page: ...


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on the terminal for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, without a slash at its end."""
    handler = functools.partial(QuietHandler, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def windows(running: Running, browser: Browser, site_url: str) -> Windows:
    """The windows that tests look at the site through, one after the other."""
    return running.kept("windows", lambda: Windows(browser, site_url))


@pytest.fixture
def open_page(windows: Windows, running: Running) -> Iterator[OpenPage]:
    """Opens pages; after the test, fails if one asked another host or a script of it failed."""
    lent: list[Window] = []

    def open_page(
        path: str = "/",
        *,
        viewport: tuple[int, int] = (1280, 800),
        color_scheme: Literal["light", "dark"] = "light",
        reduced_motion: Literal["reduce", "no-preference"] = "no-preference",
        forced_colors: Literal["active", "none"] = "none",
        javascript: bool = True,
        locale: str = "en-GB",
    ) -> Page:
        size = ViewportSize(width=viewport[0], height=viewport[1])
        # What cannot be changed while a window is open makes another kind of window.
        window = windows.lend(
            (javascript, locale),
            lambda: windows.browser.new_context(
                base_url=windows.address,
                java_script_enabled=javascript,
                locale=locale,
                timezone_id="UTC",
                service_workers="block",
            ),
        )
        lent.append(window)
        window.context.set_default_timeout(TIMEOUT_MILLISECONDS)
        page = window.context.new_page()
        page.set_viewport_size(size)
        page.emulate_media(
            color_scheme=color_scheme, reduced_motion=reduced_motion, forced_colors=forced_colors
        )
        response = page.goto(path)
        assert response is not None, f"{path} gave no answer"
        assert response.ok, f"{path} gave {response.status} {response.status_text}"
        if javascript:
            page.wait_for_selector("html[data-started]", state="attached")
        return page

    yield open_page
    problems: list[str] = []
    for window in lent:
        with running.closing():
            # A page may ask somebody when it is left.
            for page in window.context.pages:
                if page is not window.keeper:
                    page.close()
        problems += window.guard.problems()
        with running.closing():
            windows.take_back(window)
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)
