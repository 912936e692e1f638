"""Makes an edition in which the edited texts have their new words."""

from __future__ import annotations

import io
import logging
import os
import shutil
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import signals
from pelican.contents import Article, Page
from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from plugins import progress
from plugins.assets.compress import compress
from plugins.caching import plugin as caching
from plugins.caching import unchanged
from plugins.checking.content import gone, has_posts
from plugins.checking.pages import links, places_in
from plugins.contents import contents
from plugins.markdown_source import failing, library
from plugins.notation import tree
from plugins.publishing.edition import MARKER, edition, known_in
from plugins.publishing.spare import State, keep_only
from plugins.revising import texts, values
from plugins.writing.made import Everything

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from plugins.caching.unchanged import Last
    from plugins.writing.made import Made, MadeFeed

#: Of so many texts, each is read anew with every edit: then it is time to build all.
FEW: Final = 20
#: What has no word of a text but its blocks', but on pages, in feeds and in the search.
KNOWN: Final = frozenset(
    f"plugins.{name}"
    for name in (
        *("assets", "caching", "exercises", "feeds", "finder", "markdown_source", "pictures"),
        *("progress", "pros_cons", "reading", "search", "sheets", "styleguide", "workouts"),
        "writing",
    )
)
#: What is made of a text's blocks beside its page: documents, drawings, what exercises lead to.
_OF_BLOCKS: Final = ("workouts", "sheets", "review")
#: Who makes the index of the search, which has words of every text.
_SEARCH: Final = "SearchGenerator"
#: How a link is written to a file that goes where the page is that is rendered first.
_ATTACHED: Final = ("{attach}", "|attach|")


log = logging.getLogger(__name__)


class _UnsureError(Exception):
    """More may have changed than the words of a few texts."""


def can_be(site: Any) -> bool:
    """Return whether what a build makes can ever be revised."""
    settings = site.settings
    return (
        site.build is not None
        and set(settings["PLUGINS"]) <= KNOWN
        and not settings["RELATIVE_URLS"]
        # The date of a text would be the time of its file.
        and settings.get("DEFAULT_DATE") != "fs"
    )


def keep(site: Any, everything: Everything | None) -> str:
    """Keep what a build has made; return the name of it, an empty one if it is of no use."""
    context = site.generators[0].context
    texts = map(_text_of, contents(context))
    # A word takes longer to look for than a letter.
    attached = any(
        mark in text for text in texts if "{" in text or "|" in text for mark in _ATTACHED
    )
    path = _path(site)
    if everything is None or attached:
        values.forget(path)
        return ""
    return values.write(path, site.settings, everything, context)


def tidy(site: Any) -> None:
    """Remove what a second process has begun to keep and not ended."""
    values.tidy(_path(site))


def revise(site: Any, last: Last, beside: Iterable[Path]) -> bool:
    """Publish an edition with the new words; return whether nothing else had to be done.

    If not, what is published is as it was.
    """
    again = tuple(sorted({*last.changed, *last.revised}))
    if (
        not last.values
        or not can_be(site)
        or len(again) > FEW
        or not all(tree.is_read(below) for below in again)
    ):
        return False
    began = time.monotonic()
    settings = dict(site.settings)
    made: set[str] = set()
    with unchanged.recorded(
        site.build, last.inputs, lambda: (last.values, again), lambda: _left(site, last, made)
    ) as record:
        try:
            with _nothing_to_tell():
                _revised(site, last, again, beside, record, made)
        except _UnsureError as error:
            log.debug("All is built: %s", error)
            return False
        finally:
            progress.end()
            library.forget(site.settings)
            failing.forget(site.settings)
            caching.finish(site)
            # A build that follows begins as if this had not been.
            site.settings.clear()
            site.settings.update(settings)
    console.print(
        f"Done: {_counted(len(last.changed), 'text')} edited, {_counted(len(made), 'page')} made "
        f"anew in {time.monotonic() - began:.2f} seconds."
    )
    return True


def _revised(
    site: Any,
    last: Last,
    again: Iterable[str],
    beside: Iterable[Path],
    record: Callable[[], None],
    made: set[str],
) -> None:
    """Publish an edition, and say which pages were ``made``; or raise :class:`_UnsureError`."""
    target = Path(site.output_path)
    try:
        everything = values.read(_path(site), last.values, site.settings)
        pages, search = _pages(site, everything, again, frozenset(last.changed))
        made.update(pages)
        # Somebody's link may lead to a place that is gone.
        for below in pages:
            old = (site.build.output / below).read_text(encoding="utf-8")
            if places_in(pages[below]) != places_in(old):
                raise _UnsureError(f"the places of {below}")
    except Exception as error:
        # Whatever it is: a build does without all this.
        raise _UnsureError(repr(error)) from error
    lying = last.inputs.content
    how: dict[str, Any] = {"published": record, "has_posts": has_posts(lying)}
    taken = _Taken(site.build.output, last, pages, _index_of(site) if search is not None else "")
    with edition(target, beside=beside, reuse=taken, **how) as new:
        taken.link(new)
        for below, text in pages.items():
            # As Pelican's writer does; but a name that differs in case may be that of a taken one.
            (new / below).unlink(missing_ok=True)
            with (new / below).open("w", encoding="utf-8") as file:
                file.write(text)
        written = [new / below for below in pages]
        if search is not None:
            _index(search, new)
            written += (new / site.settings["SEARCH_INDEX"]).rglob("*")
        if site.settings.get("PRECOMPRESS"):
            compress(new, written)
        if words := gone(Path(site.path), lying):
            raise _UnsureError(words)


def _index(search: Any, new: Path) -> None:
    """Write the index of the search into ``new``. It has the words of all texts, from the cache."""
    search.output_path = os.fspath(new)
    try:
        search.generate_output(None)
    except Exception as error:
        raise _UnsureError(repr(error)) from error


def _left(site: Any, last: Last, made: Iterable[str]) -> dict[str, list[int]]:
    """Return the files of the edition: those that were taken over are what they were."""
    folder = os.fspath(site.build.output)
    search = f"{folder}/{_index_of(site)}"
    found = {path: state for path, state in last.output.items() if not path.startswith(search)}
    if os.path.isdir(search):  # noqa: PTH112 - a name as the others are
        found |= unchanged.files_of(Path(search))  # made anew with every edit
    for below in (MARKER, *made):
        for end in ("", ".br", ".gz"):
            path = f"{folder}/{below}{end}"
            found.pop(path, None)
            with suppress(OSError):
                state = os.stat(path)  # noqa: PTH116
                found[path] = [state.st_size, state.st_mtime_ns]
    return found


def _pages(
    site: Any, everything: Everything, again: Iterable[str], changed: frozenset[str]
) -> tuple[dict[str, str], Any]:
    """Return the pages and feeds that show one of the ``changed`` texts, by their paths.

    And what makes the index of the search; ``None`` where there is none.
    """
    settings = site.settings
    # What plugins do before a build: they begin anew, and say what they generate.
    asked = [found for _, found in signals.get_generators.send(site)]
    kinds = [kind for each in asked for kind in (each if isinstance(each, tuple) else (each,))]
    generator = Generator(everything.shared, settings, site.path, site.theme, site.output_path)
    library.lend(settings, everything.shared["library"])
    known = {each.relative_source_path: each for each in contents(everything.shared)}
    for below in again:
        if below not in known or below in everything.shared["static_content"]:
            raise _UnsureError(below)
        _renew(site, everything.shared, known[below])
    found = {
        name: _rendered(name, page, generator)
        for name, page in everything.pages.items()
        if page.shows is None or not changed.isdisjoint(page.shows)
    }
    for feed in everything.feeds:
        path, text = _fed(feed, everything.shared, settings, changed)
        if path:
            found[path] = text
    searching = [kind for kind in kinds if kind is not None and kind.__name__ == _SEARCH]
    given = (everything.shared, settings, site.path, site.theme, site.output_path)
    return found, searching[0](*given) if searching else None


def _renew(site: Any, shared: dict[str, Any], old: Any) -> None:
    """Give a text its new words."""
    path = Path(old.source_path)
    values.whole(old)
    if type(old) not in {Article, Page} or not texts.is_safe(path):
        raise _UnsureError(old)
    new = texts.again(site.settings, shared, site.path, old)
    if (
        new is None
        or any(getattr(new, name, None) != getattr(old, name, None) for name in _OF_BLOCKS)
        or old.translations
        # They were found to lead somewhere.
        or links(_text_of(new)) != links(_text_of(old))
        or any(mark in _text_of(new) for mark in _ATTACHED)
    ):
        raise _UnsureError(old)
    # In its place: lists and other pages have it.
    vars(old).clear()
    vars(old).update(vars(new), _content=_text_of(new))


def _text_of(content: Any) -> str:
    return content._content or ""  # noqa: SLF001 - with the links as they were written


def _rendered(name: str, page: Made, generator: Generator) -> str:
    assets = generator.settings["JINJA_GLOBALS"]["assets"]
    assets.asked.clear()
    template = generator.env.get_template(page.template)
    text: str = template.render({**generator.context, **page.own})
    if tuple(sorted(assets.asked)) != page.asked:
        raise _UnsureError(name)
    return text


def _fed(
    feed: MadeFeed, shared: dict[str, Any], settings: dict[str, Any], changed: frozenset[str]
) -> tuple[str, str]:
    """Return the path and the text of a feed, both empty if it has none of the ``changed``."""
    path = feed.how.get("path")
    elements = feed.elements[: settings["FEED_MAX_ITEMS"]]
    if not path or all(each.relative_source_path not in changed for each in elements):
        return "", ""
    # Without a path it is not written; its own address is made of the path.
    how = {**feed.how, "path": None, "url": feed.how.get("url") or path}
    file = io.StringIO()
    Writer("", settings).write_feed(feed.elements, shared, **how).write(file, "utf-8")
    return path, file.getvalue()


def _index_of(site: Any) -> str:
    """Return where the index of the search lies, below the output."""
    return f"{site.settings['SEARCH_INDEX'].strip('/')}/"


def _path(site: Any) -> Path:
    return unchanged.record_of(site.settings, "values", ".pickle")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


class _Taken:
    """The files of the last edition that the new one has, too: all but the ``made`` pages.

    And but what is below ``index``, that of the search. Many are there already, because what was
    kept has them: the same files, by their numbers.
    """

    #: More is written when this is done.
    written = None

    def __init__(self, live: Path, last: Last, made: Collection[str], index: str) -> None:
        self._live = live
        self._last = last
        self._made = made
        self._index = index or "/"
        #: Their states by their paths below the folder, and those that need not be linked.
        self._states: dict[str, State] = {}
        self._there: set[str] = set()

    def begin(self, new: Path) -> None:
        # Only now can no other build come between.
        self._states = self._taken()
        self._there = keep_only(new, self._states)

    def _taken(self) -> dict[str, State]:
        marker = os.fspath(self._live / MARKER)
        try:
            state = os.stat(marker)  # noqa: PTH116
        except OSError:
            raise _UnsureError(marker) from None
        if self._last.output.get(marker) != [state.st_size, state.st_mtime_ns]:
            raise _UnsureError(marker)  # another build was here meanwhile
        is_own = known_in(self._live)
        begin = len(marker) - len(MARKER)
        return {
            below: (self._last.output[path][0], self._last.output[path][1], number)
            for path, number in self._last.numbers.items()
            if (below := path[begin:]) != MARKER and is_own(below) and not self._is_made(below)
        }

    def _is_made(self, below: str) -> bool:
        return below.removesuffix(".br").removesuffix(".gz") in self._made or below.startswith(
            self._index
        )

    def link(self, new: Path) -> None:
        """Take over what is not there yet, and make the folders of what will be."""
        ready: set[str] = set()
        for below in (*self._states, *self._made):
            if below in self._there:
                continue
            # Of many files, so without an object for each path.
            place = os.path.dirname(below)  # noqa: PTH120
            if place not in ready:
                os.makedirs(f"{new}/{place}", exist_ok=True)  # noqa: PTH103
                ready.add(place)
            if below not in self._states:
                continue
            try:
                os.link(f"{self._live}/{below}", f"{new}/{below}")
            except OSError:
                shutil.copy2(f"{self._live}/{below}", f"{new}/{below}")

    def publish(self, old: Path) -> None:
        """Leave no old words in what is kept."""
        keep_only(old, self._states)


@contextmanager
def _nothing_to_tell() -> Iterator[None]:
    """Be unsure as soon as anything is to be told: a message is logged once, and not here."""
    factory = logging.getLogRecordFactory()

    def refuse(name: str, level: int, *given: Any, **named: Any) -> logging.LogRecord:
        if level >= logging.WARNING:
            raise _UnsureError(name)
        return factory(name, level, *given, **named)

    logging.setLogRecordFactory(refuse)
    try:
        yield
    finally:
        logging.setLogRecordFactory(factory)
