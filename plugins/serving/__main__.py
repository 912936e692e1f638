"""``make serve``: build, show, and build again whenever a file changes."""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import logging
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import watchfiles
from pelican import signals
from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings
from pelican.utils import FileChangeFilter

from plugins.markdown_source.failing import FAILED
from plugins.serving import glance
from plugins.serving.news import News
from plugins.serving.web import Web

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What Ctrl-C ends a program with.
_STOPPED: Final = 130


class _Listener(logging.Handler):
    """Keeps what is printed as a mistake or logged as a warning, and lets it pass."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.text = io.StringIO()
        self.stream = sys.stderr

    def emit(self, record: logging.LogRecord) -> None:
        self.text.write(f"{record.levelname.lower()}: {record.getMessage()}\n")

    def write(self, text: str) -> int:
        self.text.write(text)
        return self.stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextlib.contextmanager
def _listening() -> Iterator[_Listener]:
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        with contextlib.redirect_stderr(listener):
            yield listener
    finally:
        logging.getLogger().removeHandler(listener)


class Workshop:
    """Builds a site again and again, and tells the news."""

    def __init__(self, settings_file: Path, override: dict[str, Any], news: News) -> None:
        self._settings_file = settings_file.resolve()
        self._override = override
        self._news = news
        self._made: Any = None
        self._failed = True

    def build(self, changed: frozenset[Path] = frozenset()) -> None:
        """Build, whatever comes of it; the settings are read anew when they have changed."""
        texts = self._glance(changed)
        ended: list[object] = []

        def remember(pelican: object) -> None:
            ended.append(pelican)

        self._failed = True
        with _listening() as listener, signals.finalized.connected_to(remember):
            try:
                if self._made is None or self._settings_file in changed:
                    self._made = None
                    settings = read_settings(str(self._settings_file), override=self._override)
                    self._made = settings["PELICAN_CLASS"](settings)
                self._made.run()
                self._failed = not ended or bool(self._made.settings.get(FAILED))
            except SystemExit as end:
                if end.code == _STOPPED:
                    raise
            except Exception as error:  # noqa: BLE001 - a slip in the settings ends no server
                print(f"error: {type(error).__name__}: {error}", file=sys.stderr)
        self._news.tell(listener.text.getvalue().strip(), failed=self._failed, texts=texts)
        # A build's values lead to each other. Now there is time to find that nobody needs them.
        gc.collect()

    def _glance(self, changed: frozenset[Path]) -> bool:
        """Show the page of the one text that has changed, and say so, if that can be done."""
        if self._failed or len(changed) != 1:
            return False
        try:
            shown = glance.show(self._made, *changed)
        except Exception:  # noqa: BLE001 - the build tells what it is
            return False
        if shown:
            self._news.tell(self._news.now().told, failed=False, texts=True)
        return shown


def changes(settings_file: Path, settings: dict[str, Any]) -> Iterator[frozenset[Path]]:
    """Yield the files that have changed. The first set comes at once and is empty.

    From then on nothing is missed: what changes while a build is at work is in the next set.
    """
    content = Path(settings["PATH"])
    places = [settings_file, Path(settings["THEME"]), content]
    watching = watchfiles.watch(
        *(place.resolve() for place in places if place.exists()),
        watch_filter=FileChangeFilter(ignore_file_patterns=set(settings["IGNORE_FILES"])),
        yield_on_timeout=True,
        rust_timeout=100,
    )
    began = False
    for found in watching:
        if found or not began:
            yield frozenset(Path(name).resolve() for _, name in found)
        began = True


def main(arguments: list[str]) -> int:
    """Serve until Ctrl-C; return 1 if the port is taken."""
    parser = argparse.ArgumentParser(prog="python -m plugins.serving", description=__doc__)
    parser.add_argument("content", nargs="?", type=Path, default=Path("content"))
    parser.add_argument("-s", "--settings", type=Path, default=Path("pelicanconf.py"))
    parser.add_argument("-o", "--output", type=Path, default=Path("output"))
    parser.add_argument("-b", "--bind", default="127.0.0.1")
    parser.add_argument("-p", "--port", type=int, default=8000)
    given = parser.parse_args(arguments)
    init_logging(level=logging.WARNING)
    override = {
        "PATH": str(given.content.resolve()),
        "OUTPUT_PATH": str(given.output.resolve()),
        "SERVING": True,
        "STYLEGUIDE": True,
    }
    settings = read_settings(str(given.settings), override=override)
    news = News()
    preview = Path(settings["THEME"], "preview")
    try:
        web = Web((given.bind, given.port), given.output.resolve(), preview, news)
    except OSError as error:
        print(f"Port {given.port}: {error.strerror}. Take another: PORT=8001", file=sys.stderr)
        return 1
    threading.Thread(target=web.serve_forever, daemon=True).start()
    console.print(f"The site will be at http://{given.bind}:{given.port} - Ctrl-C stops it.")
    workshop = Workshop(given.settings, override, news)
    with contextlib.suppress(KeyboardInterrupt):
        for changed in changes(given.settings, settings):
            for path in sorted(changed):
                console.print(f"Changed: {path}", markup=False, highlight=False, soft_wrap=True)
            workshop.build(changed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
