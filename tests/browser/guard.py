"""Watches what a page does behind the reader's back."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Request, Route, WebSocket

# What a page holds in itself needs no network.
LOCAL_SCHEMES = frozenset({"about", "blob", "data"})


class Guard:
    """Blocks and records every request to another host, and records script errors.

    The site promises its readers that nothing else learns of their visit.
    """

    def __init__(self, site_url: str) -> None:
        self._host = urlsplit(site_url).netloc
        own = rf"[a-z][a-z+.-]*://{re.escape(self._host)}(?:[/?#]|$)"
        # A pattern, not a function: each request of the site's own would wait for an answer of it.
        self._elsewhere = re.compile(rf"^(?!(?:{'|'.join(sorted(LOCAL_SCHEMES))}):|{own})")
        self.foreign: list[str] = []
        self.script_errors: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        # Blocking happens in the route, recording in the event: a request that a route never sees
        # (a preconnect that turned into one, a service worker's) is still recorded.
        context.route(self._elsewhere, self._block)
        context.on("request", self._record_request)
        context.on("page", lambda page: page.on("websocket", self._record_socket))
        context.on("weberror", lambda web_error: self._record_error(web_error.error))

    def block_again(self, context: BrowserContext) -> None:
        """Block as before where a test had routes of its own."""
        context.unroute_all()
        context.route(self._elsewhere, self._block)

    def forget(self) -> None:
        """Begin anew: what was recorded is no longer known."""
        self.foreign.clear()
        self.script_errors.clear()

    def is_foreign(self, url: str) -> bool:
        return self._elsewhere.match(url) is not None

    def problems(self) -> list[str]:
        """A sentence for each thing a page must not do; empty if all is well."""
        return [f"The page asked another host for {url}" for url in self.foreign] + [
            f"A script failed: {message}" for message in self.script_errors
        ]

    def _block(self, route: Route) -> None:
        route.abort("blockedbyclient")

    def _record_request(self, request: Request) -> None:
        self._record_url(request.url)

    def _record_socket(self, socket: WebSocket) -> None:
        self._record_url(socket.url)

    def _record_url(self, url: str) -> None:
        if self.is_foreign(url):
            self.foreign.append(url)

    def _record_error(self, error: Error) -> None:
        self.script_errors.append(error.message)
