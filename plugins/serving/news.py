"""What the last build has to tell, for those who wait to hear it."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """The builds that there were, the last one that went well, and what the last one told."""

    builds: int = 0
    edition: int = 0
    told: str = ""


class News:
    """Passes on the state of the site from the one who builds to many who wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()

    def tell(self, told: str, *, failed: bool) -> None:
        """Say that a build has ended. The pages of one that failed are not to be shown."""
        with self._changed:
            builds = self._state.builds + 1
            self._state = State(builds, self._state.edition if failed else builds, told)
            self._changed.notify_all()

    def now(self) -> State:
        """Return the state of the site."""
        with self._changed:
            return self._state

    def after(self, known: State | None, seconds: float) -> State | None:
        """Return the state that is not ``known`` any more; ``None`` if there is none for long."""
        with self._changed:
            self._changed.wait_for(lambda: self._state != known, seconds)
            return None if self._state == known else self._state
