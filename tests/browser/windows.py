"""Windows of a browser that are lent, and are as new when they are lent again.

To open a profile with its first window costs Chromium more than to load a page of ours in it. So
a profile is kept when a test ends, with an empty page in it, and loses all that a page stored.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.guard import Guard


@dataclass(eq=False)
class Window:
    """A profile without anything in it, what watches it, and the page that keeps it open."""

    context: BrowserContext
    guard: Guard
    keeper: Page
    kind: Hashable

    def clean(self, address: str) -> None:
        """Close its pages, and forget what they stored, were allowed and were given."""
        for page in self.context.pages:
            if page is not self.keeper:
                page.close()
        session = self.context.new_cdp_session(self.keeper)
        session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
        session.detach()
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.guard.block_again(self.context)
        self.guard.forget()


class Windows:
    """All that are open on one site: those that are lent, and those that wait."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self._waiting: list[Window] = []

    def lend(self, kind: Hashable, make: Callable[[], BrowserContext]) -> Window:
        """Return a window that nobody has, of those that ``make`` makes for this ``kind``."""
        for window in self._waiting:
            if window.kind == kind:
                self._waiting.remove(window)
                return window
        context = make()
        guard = Guard(self.address)
        guard.watch(context)
        return Window(context, guard, context.new_page(), kind)

    def take_back(self, window: Window) -> None:
        """Keep a window for the next; what cannot be cleaned is closed."""
        try:
            window.clean(self.address)
        except Error:
            window.context.close()
        else:
            self._waiting.append(window)

    def close(self) -> None:
        for window in self._waiting:
            window.context.close()
