"""A browser that does not answer is ended, and the next test has another."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.running import Running


def _waits_for_ever(running: Running) -> None:
    with running.lent(seconds=1) as browser, pytest.raises(Error, match="closed"):
        browser.new_page().evaluate("new Promise(() => {})")


def test_what_does_not_close_is_no_test_s_fault(browser: Browser, running: Running) -> None:
    """The next has a new browser; a mistake in time is one."""
    own = Running(browser.browser_type, running.program)
    with own.lent() as first, own.closing(seconds=1):
        first.new_page().evaluate("new Promise(() => {})")
    with own.lent() as second:
        assert second is not first
        page = second.new_page()
        with pytest.raises(Error, match="is not defined"), own.closing():
            page.evaluate("nothing")
    own.close()


def test_who_waits_too_long_fails_and_the_next_goes_on(browser: Browser, running: Running) -> None:
    """What was kept in the browser that was ended is made again in the new one."""
    own = Running(browser.browser_type, running.program)
    with own.lent() as first:
        assert own.kept("a thing", lambda: 1) == own.kept("a thing", lambda: 2) == 1
    with pytest.raises(pytest.fail.Exception, match="it was in use for 1 s"):
        _waits_for_ever(own)
    with own.lent() as second:
        assert second is not first
        assert second.new_page().evaluate("1 + 1") == 2
        assert own.kept("a thing", lambda: 3) == 3
    own.close()
