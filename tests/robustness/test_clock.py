"""The clock that ends a text which takes Markdown too long: it ticks for texts, and no longer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

from plugins import twin
from plugins.markdown_source import guard
from plugins.markdown_source.guard import MarkdownError, bounded

#: A clock that is set wakes up so many seconds later, and so often; one that is not never does.
STILL = (0.0, 0.0)


def tick(times: int = 1) -> str:
    """Let the clock tick, however long that would take."""
    for _ in range(times):
        os.kill(os.getpid(), signal.SIGVTALRM)
    return ""


def interval() -> float:
    return signal.getitimer(signal.ITIMER_VIRTUAL)[1]


@pytest.fixture(autouse=True)
def before() -> Iterator[Any]:
    """Return what was done with the sign of the clock before it was set."""

    def nothing(*_: object) -> None:
        """Nobody minds it."""

    guard.CLOCK.end()
    was = signal.signal(signal.SIGVTALRM, nothing)
    yield nothing
    guard.CLOCK.end()
    signal.signal(signal.SIGVTALRM, was)


def test_each_text_has_its_own_time() -> None:
    """However much of it others have used before."""

    def long(text: str) -> str:
        tick(guard.MOST_SECONDS)
        return text

    assert [bounded(long, text) for text in ("a", "b", "c")] == ["a", "b", "c"]
    with pytest.raises(MarkdownError, match="more than 6 seconds"):
        bounded(lambda _: tick(guard.MOST_SECONDS + 1), "a")
    assert bounded(long, "d") == "d"


def test_a_text_within_a_text() -> None:
    """What a part of it takes is not taken from the whole; and the whole has its time as well."""

    def whole(text: str) -> str:
        bounded(lambda _: tick(4), text)
        tick(4)
        return text

    assert bounded(whole, "a") == "a"
    with pytest.raises(MarkdownError):
        bounded(lambda text: whole(text) + whole(text), "a")


def test_it_stops_when_nothing_is_converted(before: object) -> None:
    """And what was done with its sign before is done again."""
    bounded(str, "a")
    assert interval() > 0
    tick()
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == STILL
    assert signal.getsignal(signal.SIGVTALRM) is before
    bounded(str, "b")
    assert interval() > 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs a second process")
def test_a_second_process_has_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of a process is born without what wakes the first."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    bounded(str, "a")
    one = twin.begin()
    assert one is not None
    if one.is_second:
        try:
            one.tell([interval(), bounded(lambda _: str(interval()), "a")])
        finally:
            twin.end()
    assert one.hear() == [0.0, str(interval())]


def test_a_process_ends_without_it() -> None:
    """By its end Python minds no sign any more, and the next tick would kill it."""
    code = """\
        import atexit, signal
        atexit.register(lambda: print(signal.getitimer(signal.ITIMER_VIRTUAL)))
        from plugins.markdown_source.guard import bounded
        print(bounded(lambda _: str(signal.getitimer(signal.ITIMER_VIRTUAL)[1] > 0), "a"))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n") == ["True", str(STILL), ""]
