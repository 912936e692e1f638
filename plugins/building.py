"""The build itself: Pelican's, but nobody's files are harmed, and no mistake ends in a traceback.

``pelican CONTENT -o OUTPUT -s SETTINGS`` comes here, too, because the settings name the class. The
content is looked at before Pelican opens any of it; the site is made in a folder beside the one
that readers see, and takes its place in one step when it is whole (docs/decisions/0014). What is
there already as it would be made is not made again (docs/decisions/0013).
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.log import console

from plugins.caching import unchanged
from plugins.checking import content, pages
from plugins.publishing import pictures
from plugins.publishing.edition import edition
from plugins.publishing.errors import RefusedError, in_one_line
from plugins.publishing.settings import problems

if TYPE_CHECKING:
    from collections.abc import Iterator

_PELICAN: Final = logging.getLogger("pelican")
_TOLD_ABOVE: Final = "what is told above keeps the site from being published"


def _without_traceback(record: logging.LogRecord) -> bool:
    """Pelican adds a traceback to what it cannot do: of no use to one who writes a text."""
    record.exc_info = None
    return True


# Settings that Pelican itself refuses, it refuses before there is a Site.
_PELICAN.addFilter(_without_traceback)


class _Counter(logging.Handler):
    """Counts what is logged: Pelican says that a page could not be read, and goes on without."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.count += 1


@contextmanager
def _counted(level: int) -> Iterator[_Counter]:
    counter = _Counter(level)
    logging.getLogger().addHandler(counter)
    try:
        yield counter
    finally:
        logging.getLogger().removeHandler(counter)


class Site(Pelican):
    """Named in ``pelicanconf.py`` as ``PELICAN_CLASS``; ``SERVING`` is set by ``make serve``.

    ``written`` are the pages of the last build.
    """

    written: tuple[Any, ...] = ()

    def __init__(self, settings: dict[str, Any]) -> None:
        wrong = problems(settings)
        if wrong:
            _say(*(f"settings: {each}" for each in wrong), "Nothing was built.")
            raise SystemExit(1)
        self.settings = settings
        self.output_path = settings["OUTPUT_PATH"]
        # As they were read: plugins add to them.
        self._build = unchanged.build_of(settings)
        self._is_done = (
            self._build is not None
            # To see what has changed, all is opened.
            and not content.strange(Path(settings["PATH"]))
            and unchanged.is_done(self._build)
        )
        self._has_begun = False
        if not self._is_done:
            self._begin()

    def _begin(self) -> None:
        """Load the plugins, which takes longer than to see that there is nothing to do."""
        with _counted(logging.ERROR) as counter:
            try:
                super().__init__(self.settings)
            except Exception as error:  # noqa: BLE001 - whatever a plugin does when it begins
                _say(f"settings: {in_one_line(error)}", "Nothing was built.")
                raise SystemExit(1) from None
        if counter.count:
            _say("settings: a plugin that they name cannot be had. Nothing was built.")
            raise SystemExit(1)
        self._has_begun = True

    def run(self) -> None:
        """Build once, unless all is there already.

        While the site is served, a mistake ends this build and not the server.
        """
        if self._is_done:
            console.print("Nothing has changed since the last build: the site is as it was.")
            # Who asks again has seen a change.
            self._is_done = False
            return
        if not self._has_begun:
            self._begin()
        try:
            self._publish()
        except KeyboardInterrupt:
            _say("Stopped. What was published is as it was.")
            raise SystemExit(130) from None
        except Exception as error:  # noqa: BLE001 - told in one line, whatever it is
            if self.settings.get("SERVING"):
                _say(in_one_line(error), "Waiting for the next change.")
                return
            _say(f"error: {in_one_line(error)}", "What was published is as it was.")
            raise SystemExit(1) from None

    def _publish(self) -> None:
        serving = bool(self.settings.get("SERVING"))
        path, target = Path(self.path), Path(self.output_path)
        # Whatever might be harmful to open is told now, with all else that can be told.
        dangers = content.dangers(path)
        if dangers:
            content.tell(content.all_findings(path, dangers), "Nothing was built.")
            if serving:
                return
            raise SystemExit(1)
        if not serving and not content.has_pages(path):
            raise RefusedError(
                f"{content.shown(path)} holds no page at all: what is published is not emptied"
            )
        level = logging.WARNING if self.settings.get("PUBLISHING") else logging.ERROR
        with (
            unchanged.recorded(self._build),
            edition(target, beside=[path, Path(self.theme)]) as new,
            _counted(level) as counter,
        ):
            self._build_into(new)
            if not serving:
                if counter.count:
                    raise RefusedError(_TOLD_ABOVE)
                pages.check_links(self, new)
            pictures.clean(new)

    def _build_into(self, folder: Path) -> None:
        target = self.output_path
        self.output_path = self.settings["OUTPUT_PATH"] = str(folder)
        try:
            with signals.all_generators_finalized.connected_to(self._remember):
                super().run()
        except RuntimeError as error:
            # With --fatal Pelican's own log raises this behind its message.
            if str(error) in {"Warning encountered", "Error encountered"}:
                raise RefusedError(_TOLD_ABOVE) from None
            raise
        finally:
            self.output_path = self.settings["OUTPUT_PATH"] = target

    def _remember(self, generators: list[Any]) -> None:
        """Keep every page that will be written, for what is looked at when all of them are."""
        lists = [each for made in generators for each in vars(made).values()]
        known = {
            id(each): each
            for some in lists
            if isinstance(some, list)
            for each in some
            if isinstance(each, Content)
        }
        self.written = tuple(known.values())


def _say(*lines: str) -> None:
    """Print lines as they are: a logged one is shown once only, and wrapped."""
    print("\n".join(lines), file=sys.stderr)
