"""What all processes of a run of the tests have together, made by the first that asks for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

#: A build takes seconds. Who waits longer waits for a process that is no more.
_SECONDS: Final = 300
_PAUSE: Final = 0.05


class NotMadeError(Exception):
    """Another process should have made it, and has not."""


class Once:
    """Folders by name, each made once, whichever process comes first."""

    def __init__(self, folder: Path, seconds: float = _SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds

    def made(self, name: str, make: Callable[[Path], object]) -> Path:
        """Return the folder ``name``: made by ``make`` here and now, or by who was here before."""
        folder, made, failed = (self._folder / f"once-{name}{end}" for end in ("", ".made", ".not"))
        try:
            (self._folder / f"once-{name}.begun").touch(exist_ok=False)
        except FileExistsError:
            self._wait(name, made, failed)
            return folder
        try:
            make(folder)
        except BaseException as error:
            failed.write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
            raise
        made.touch()
        return folder

    def _wait(self, name: str, made: Path, failed: Path) -> None:
        end = time.monotonic() + self._seconds
        while not made.exists():
            if failed.exists():
                raise NotMadeError(f"{name}: {failed.read_text(encoding='utf-8')}")
            if time.monotonic() > end:
                raise NotMadeError(f"{name}: nobody has made it in {self._seconds:g} s")
            time.sleep(_PAUSE)
