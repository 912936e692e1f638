"""The build itself: Pelican's, but nobody's files are harmed, and no mistake ends in a traceback.

``pelican CONTENT -o OUTPUT -s SETTINGS`` comes here, too, because the settings name the class. The
content is looked at before Pelican opens any of it; the site is made in a folder beside the one
that readers see, and takes its place in one step when it is whole (docs/decisions/0014). What is
there already as it would be made is not made again (docs/decisions/0013).
"""

from __future__ import annotations

import atexit
import gc
import logging
import sys
from typing import TYPE_CHECKING, Any, Final

from pelican import Pelican, signals
from pelican.log import console

# It hears it if somebody stops the program while the rest is loaded.
from plugins.publishing.words import plain

# isort: split
from plugins.caching import unchanged
from plugins.notation import files
from plugins.publishing.ending import code_of, unended
from plugins.publishing.errors import counted, in_one_line, is_told
from plugins.publishing.places import placed
from plugins.publishing.settings import WRONG, mend, problems, watch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plugins.notation.diagnostics import Finding
    from plugins.writing.editions import Editions

# Nobody need look for rings of objects in what ends with the process.
atexit.register(gc.freeze)

#: So many new objects before Python looks for rings of them: what a build makes stays to its end.
_MANY_OBJECTS: Final = 50_000
_NOTHING: Final = "Nothing was built."
_AS_IT_WAS: Final = "What was published is as it was."


# Settings that cannot be right are told before there is a Site.
watch()


class Site(Pelican):
    """Named in ``pelicanconf.py`` as ``PELICAN_CLASS``; ``SERVING`` is set by ``make serve``.

    ``generators`` are those of the last build; ``build`` is this one and ``told`` what its
    settings say, where that can be told; ``editions`` knows what builds before it have left.
    """

    #: What settings are asked for: Pelican's own class publishes whatever it has.
    keeps_what_is_published: Final = True

    generators: tuple[Any, ...] = ()
    #: Whether plugins are named that are none of ours: what they write, nobody knows before.
    has_strangers = False

    def __init__(self, settings: dict[str, Any]) -> None:
        #: What is wrong with the settings, if anything is: then all that is done is to check.
        self.wrong = mend(settings, problems(settings))
        self.settings = settings
        self.output_path = settings["OUTPUT_PATH"]
        # As they were read: plugins add to them.
        self.build = unchanged.build_of(settings)
        self.told = unchanged.told_by(settings)
        self.editions: Editions | None = None
        #: The last build, if only texts have changed since.
        self.last: unchanged.Last | None = None
        # To see what has changed, all is opened.
        if (
            not self.wrong
            and self.build is not None
            and self.build.record.exists()
            and not files.walk(self.build.content).strange
        ):
            self.last = unchanged.last(self.build)
        self._is_done = self.last is not None and not self.last.changed
        self._has_begun = False
        gc.set_threshold(_MANY_OBJECTS, *gc.get_threshold()[1:])
        if not self._is_done:
            self._begin()

    def _begin(self) -> None:
        """Load the plugins, which takes longer than to see that there is nothing to do."""
        if not self.settings.get("SERVING"):
            plain()
        # Pelican leaves out of them what it could not load.
        named, known = self.settings["PLUGINS"], len(self.wrong)
        with counted(logging.ERROR) as counter, unended():
            self._load(named)
        others = [each for each in named if not _is_ours(each)]
        # One that could not be loaded writes nothing.
        self.has_strangers = any(map(_is_there, others))
        if counter.count:
            cannot = ["PLUGINS: a plugin that they name cannot be had: install it or leave it out"]
            self.wrong += placed({"PLUGINS": named}, cannot)
        if len(self.wrong) > known:
            told, values = self.settings.get(WRONG, ([], {}))
            self.settings[WRONG] = told, {**values, "PLUGINS": others}
        self._has_begun = True

    def _load(self, named: Sequence[Any]) -> None:
        """Load plugins; where one ends that, each is tried by itself, and only ours are left."""
        ours = [each for each in named if _is_ours(each)]
        others = [each for each in named if not _is_ours(each)]
        is_loaded = False
        for some in (named, *([*ours, each] for each in others), ours):
            self.settings["PLUGINS"] = some
            is_loaded = False
            try:
                super().__init__(self.settings)
            except KeyboardInterrupt:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever a plugin does when it begins
                why = f"settings: {in_one_line(error)}"
                self.wrong += [] if why in self.wrong else [why]
                forget(others)
            else:
                is_loaded = True
                if some is named:
                    return
        if not is_loaded:
            _say(*self.wrong, _NOTHING)
            raise SystemExit(1)

    def check(self, dangers: Sequence[Finding], lying: Collection[str]) -> list[Finding]:
        """Return what is wrong with the content, as far as it is known before a page is written.

        Of the files ``lying`` there those are not opened that the ``dangers`` tell of.
        """
        if not self._has_begun:
            self._begin()
        from plugins import making  # noqa: PLC0415

        try:
            with unended():
                return making.check(self, dangers, lying)
        except KeyboardInterrupt as stop:
            _say("Stopped.")
            raise SystemExit(code_of(stop)) from None
        except Exception as error:  # noqa: BLE001 - told in one line, whatever it is
            _say(f"error: {in_one_line(error)}")
            raise SystemExit(1) from None

    def run(self) -> None:
        """Build once, unless all is there already.

        While the site is served, a mistake ends this build and not the server.
        """
        if self._is_done:
            console.print("Nothing has changed since the last build: the site is as it was.")
            # Who asks again has seen a change.
            self._is_done = False
            self.last = None
            return
        if not self._has_begun:
            self._begin()
        try:
            # What it loads takes longer than to see that there is nothing to do.
            from plugins import making  # noqa: PLC0415

            with unended():
                if not self.wrong:
                    making.publish(self)
                    return
                making.tell(self)
            _say(*self.wrong, _NOTHING)
            if not self.settings.get("SERVING"):
                raise SystemExit(1)
        except KeyboardInterrupt as stop:
            _say(f"Stopped. {_AS_IT_WAS}")
            raise SystemExit(code_of(stop)) from None
        except SystemExit as end:
            if end.code and is_told(end):
                raise
            # A build that has not come to its end is none that went well.
            _say(f"error: {in_one_line(end)}", _AS_IT_WAS)
            raise SystemExit(1) from None
        except BaseException as error:  # noqa: BLE001 - told in one line, whatever it is
            if self.settings.get("SERVING"):
                _say(in_one_line(error), "Waiting for the next change.")
                return
            _say(f"error: {in_one_line(error)}", _AS_IT_WAS)
            raise SystemExit(1) from None


def _is_ours(plugin: object) -> bool:
    return str(getattr(plugin, "__name__", plugin)).startswith("plugins.")


def _is_there(plugin: object) -> bool:
    """Return whether a plugin was loaded, be it only to its half."""
    names = {str(plugin), f"pelican.plugins.{plugin}"}
    return not isinstance(plugin, str) or not names.isdisjoint(sys.modules)


def forget(plugins: Sequence[Any]) -> None:
    """Let plugins that were loaded, or only half of them, do nothing until they are loaded anew."""
    for each in plugins:
        sys.modules.pop(str(each), None)
    theirs = {str(getattr(each, "__name__", each)).partition(".")[0] for each in plugins}
    kind = type(signals.initialized)
    for signal in (each for each in vars(signals).values() if isinstance(each, kind)):
        for receiver in [*signal.receivers_for(None)]:
            if str(getattr(receiver, "__module__", "")).partition(".")[0] in theirs:
                signal.disconnect(receiver)


def _say(*lines: str) -> None:
    """Print lines as they are: a logged one is shown once only, and wrapped."""
    print("\n".join(lines), file=sys.stderr)
