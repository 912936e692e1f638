"""What the last build has to tell, for those who wait to hear it."""

from __future__ import annotations

import threading

from plugins.late import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """The builds that there were, the last one that went well, and what the last one told.

    ``failed`` says of the last one that its pages are not to be shown. Builds that can have changed
    nothing but the pages of texts are of one ``edition``.
    """

    builds: int = 0
    edition: int = 0
    told: str = ""
    failed: bool = False


class News:
    """Passes on the state of the site from the one who builds to many who wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State()

    def tell(self, told: str, *, failed: bool, texts: bool = False) -> None:
        """Say that a build has ended; with ``texts`` nothing else than texts can be other now."""
        with self._changed:
            builds = self._state.builds + 1
            edition = self._state.edition if failed or texts else builds
            self._state = State(builds, edition, told, failed)
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
