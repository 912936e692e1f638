"""What is made once for all processes is made once, whole, and told where it fails."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.once import NotMadeError, Once


def test_it_is_made_once(tmp_path: Path) -> None:
    """Who comes while it is being made waits until it is whole."""
    begun, go = threading.Event(), threading.Event()
    makers: list[Path] = []
    seen: list[str] = []

    def make(folder: Path) -> None:
        makers.append(folder)
        begun.set()
        folder.mkdir()
        assert go.wait(10)
        (folder / "whole").write_text("yes")

    def ask() -> None:
        seen.append((Once(tmp_path).made("it", make) / "whole").read_text())

    first, second = (threading.Thread(target=ask) for _ in range(2))
    first.start()
    assert begun.wait(10)
    second.start()
    second.join(0.2)
    assert second.is_alive()
    go.set()
    first.join(10)
    second.join(10)
    assert (len(makers), seen) == (1, ["yes", "yes"])
    ask()
    assert (len(makers), seen) == (1, ["yes", "yes", "yes"])


def test_what_fails_fails_for_all(tmp_path: Path) -> None:
    """With the cause, and without a second try."""

    def fail(folder: Path) -> None:
        raise ValueError(f"no {folder.name}")

    with pytest.raises(ValueError, match="no once-it"):
        Once(tmp_path).made("it", fail)
    with pytest.raises(NotMadeError, match="it: ValueError: no once-it"):
        Once(tmp_path).made("it", Path.mkdir)


def test_nobody_waits_for_ever(tmp_path: Path) -> None:
    """A process that was killed says nothing."""
    (tmp_path / "once-it.begun").touch()
    with pytest.raises(NotMadeError, match=r"nobody has made it in 0\.1 s"):
        Once(tmp_path, 0.1).made("it", Path.mkdir)
