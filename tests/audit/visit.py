"""A published site as a visitor's browser meets it, from its folder and without a network.

The pages name their own host, https://ratherberunning.example. Chromium asks it, and gets the files
of the folder with the headers that ``_headers`` tells a host to send. Nothing else is answered.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Final

import brotli
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

from tests.browser.guard import Guard
from tests.browser.tools import FONTS_READY
from tests.browser.windows import Windows
from tests.site.site import Site

#: Told by the page itself, as soon as its policy forbids something.
_LISTEN: Final = """
globalThis.forbidden = [];
addEventListener("securitypolicyviolation", (event) =>
  forbidden.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`), true);
"""
#: What Chromium waited for before it drew anything.
_BLOCKING: Final = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => entry.name)"""
_SETTLED: Final = FONTS_READY
#: Text that a host sends smaller. The rest is as small as it gets.
_TEXTS: Final = frozenset({".html", ".css", ".js", ".svg", ".json", ".webmanifest"})


@dataclass
class Visit:
    """One page in a window of its own, and what it asked for."""

    page: Page
    guard: Guard
    #: The files of the site that were sent, in their order, each once.
    sent: dict[str, None] = field(default_factory=dict)

    @property
    def blocking(self) -> list[str]:
        found: list[str] = self.page.evaluate(_BLOCKING)
        return found

    @property
    def forbidden(self) -> list[str]:
        found: list[str] = self.page.evaluate("globalThis.forbidden ?? []")
        return found

    @property
    def cookies(self) -> list[str]:
        return [str(cookie.get("name")) for cookie in self.page.context.cookies()]


class Visitor:
    """Opens pages of a published site, one after the other, in a window that is kept open."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site
        self.headers = headers(site.folder)
        self._windows = Windows(browser, site.address)

    @contextmanager
    def visit(self, path: str, *, width: int = 1280) -> Iterator[Visit]:
        """Open ``path``, a file below the folder, in a fresh profile, and wait for all of it."""
        window = self._windows.lend("a visitor", self._context)
        page = window.context.new_page()
        page.set_viewport_size(ViewportSize(width=width, height=800))
        visit = Visit(page, window.guard)
        window.context.route(f"{self.site.address}/**", partial(self._answer, visit))
        try:
            visit.page.goto(f"{self.site.address}/{path}".removesuffix("index.html"))
            visit.page.evaluate(_SETTLED)
            yield visit
        finally:
            self._windows.take_back(window)

    def close(self) -> None:
        """Close the window."""
        self._windows.close()

    def _context(self) -> BrowserContext:
        context = self.browser.new_context(reduced_motion="reduce", service_workers="block")
        context.add_init_script(_LISTEN)
        return context

    def _answer(self, visit: Visit, route: Route) -> None:
        name = self.site.file(route.request.url)
        if name is None:
            route.fulfill(status=404)
            return
        visit.sent[name] = None
        route.fulfill(path=self.site.folder / name, headers=self._headers(name))

    def _headers(self, name: str) -> dict[str, str]:
        return {**self.headers, "Content-Type": _type_of(name)}


def headers(folder: Path) -> Mapping[str, str]:
    """Return the headers that are for every page: those below ``/*`` in ``_headers``."""
    found: dict[str, str] = {}
    path = folder / "_headers"
    place = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if line and not line[0].isspace():
            place = line.strip()
        elif place == "/*" and ":" in line:
            name, _, value = line.strip().partition(":")
            found[name] = value.strip()
    return found


def _type_of(name: str) -> str:
    types = {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml",
        ".json": "application/json",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".png": "image/png",
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".wasm": "application/wasm",
        ".xml": "application/xml",
        ".atom": "application/atom+xml",
        ".pdf": "application/pdf",
    }
    return types.get(Path(name).suffix, "application/octet-stream")


@cache
def brotli_size(file: Path) -> int:
    """How many bytes a good host sends of a file."""
    content = file.read_bytes()
    return len(brotli.compress(content)) if file.suffix in _TEXTS else len(content)


@cache
def gzip_size(file: Path) -> int:
    """How many bytes any host sends of a file."""
    content = file.read_bytes()
    return len(gzip.compress(content)) if file.suffix in _TEXTS else len(content)
