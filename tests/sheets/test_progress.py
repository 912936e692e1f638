"""How long a build of many sheets will take is told honestly, though booklets take far longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from plugins import progress


class Clock:
    """Goes on by what each step takes."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []

    class Console:
        is_terminal = False

        def print(self, words: Any) -> None:
            said.append(words)

    monkeypatch.setattr(progress, "console", Console())
    return said


def done(clock: Clock, weights: list[int], seconds: float) -> Iterator[int]:
    for weight in weights:
        clock.now += weight * seconds
        yield weight


def test_what_takes_long_is_half_of_the_work(clock: Clock, told: list[str]) -> None:
    """A booklet as heavy as all the rest, done first: as much time again, not a hundred times."""
    weights = [100, *[1] * 100]
    assert sum(progress.track("Sheets", done(clock, weights, 0.5), 101, 200, lambda it: it)) == 200
    assert told[0] == "Sheets: 1 of 101, about 50 s left"


def test_without_weights_all_take_as_long(clock: Clock, told: list[str]) -> None:
    """Told every ten seconds, and not of the last one."""
    list(progress.track("Pictures", done(clock, [1] * 4, 10), 4))
    assert told == [f"Pictures: {n} of 4, about {10 * (4 - n)} s left" for n in (1, 2, 3)]
