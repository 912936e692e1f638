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
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.guard import Guard

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
def open_page(browser: Browser, site_url: str) -> Iterator[OpenPage]:
    """Opens pages; after the test, fails if one asked another host or a script of it failed."""
    guard = Guard(site_url)
    contexts: list[BrowserContext] = []

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
        width, height = viewport
        context = browser.new_context(
            base_url=site_url,
            viewport=ViewportSize(width=width, height=height),
            color_scheme=color_scheme,
            reduced_motion=reduced_motion,
            forced_colors=forced_colors,
            java_script_enabled=javascript,
            locale=locale,
            timezone_id="UTC",
            service_workers="block",
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MILLISECONDS)
        guard.watch(context)
        page = context.new_page()
        response = page.goto(path)
        assert response is not None, f"{path} gave no answer"
        assert response.ok, f"{path} gave {response.status} {response.status_text}"
        if javascript:
            page.wait_for_selector("html[data-started]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    problems = guard.problems()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)
