"""Makes an edition in which the edited texts have their new words."""

from __future__ import annotations

import inspect
import io
import logging
import os
import re
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import signals
from pelican.contents import Article, Page
from pelican.generators import Generator
from pelican.log import console
from pelican.writers import Writer

from plugins.assets.compress import compress
from plugins.caching import plugin as caching
from plugins.caching import unchanged
from plugins.checking.content import has_posts
from plugins.checking.pages import links
from plugins.contents import contents
from plugins.markdown_source import failing, library
from plugins.notation import tree
from plugins.publishing.edition import MARKER, edition, known_in
from plugins.revising import texts, values
from plugins.writing.editions import empty
from plugins.writing.made import Everything

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.caching.unchanged import Last
    from plugins.writing.made import Made, MadeFeed

#: Of so many texts, each is read anew with every edit: then it is time to build all.
FEW: Final = 20
#: What has no word of a text without exercises but on pages, in feeds and in the search.
_KNOWN: Final = frozenset(
    f"plugins.{name}"
    for name in (
        *("assets", "caching", "exercises", "feeds", "finder", "markdown_source", "pictures"),
        *("progress", "pros_cons", "reading", "search", "sheets", "styleguide", "workouts"),
        "writing",
    )
)
_SEARCH: Final = "plugins.search"
#: How a link is written to a file that goes where the page is that is rendered first.
_ATTACHED: Final = ("{attach}", "|attach|")
_ID: Final = re.compile(r'\bid="?([^"\s>]+)')
_HOW: Final = inspect.signature(Writer.write_feed)


class _UnsureError(Exception):
    """More may have changed than the words of a few texts."""


def can_be(site: Any) -> bool:
    """Return whether what a build makes can ever be revised."""
    settings = site.settings
    return (
        site.build is not None
        and set(settings["PLUGINS"]) <= _KNOWN
        and not settings["RELATIVE_URLS"]
    )


def keep(site: Any, made: Everything | None) -> tuple[str, tuple[str, ...]]:
    """Keep what a build has made; return what its record says of it (see :class:`Last`)."""
    return "" if made is None else _kept(site, made), ()


def _kept(site: Any, made: Everything) -> str:
    context = site.generators[0].context
    if any(mark in _text_of(each) for each in contents(context) for mark in _ATTACHED):
        return ""
    return values.keep(_path(site), site.settings, made, context)


def revise(site: Any, last: Last, beside: Iterable[Path]) -> bool:
    """Publish an edition with the new words; return whether nothing else had to be done.

    If not, what is published is as it was.
    """
    if not last.values or not can_be(site):
        return False
    again = tuple(sorted({*last.changed, *last.revised}))
    if len(again) > FEW or not all(tree.is_read(below) for below in again):
        return False
    began = time.monotonic()
    target = Path(site.output_path)
    try:
        with (
            unchanged.recorded(site.build, last.inputs, lambda: (last.values, again)) as record,
            _nothing_to_tell(),
        ):
            made = values.read(_path(site), last.values, site.settings)
            if made is None:
                return False
            pages = _pages(site, made, again, frozenset(last.changed))
            with edition(
                target,
                beside=beside,
                reuse=_Bare(),
                published=record,
                has_posts=has_posts(last.inputs.content),
            ) as new:
                _link(last.output, site.build.output, new, pages)
                for below, text in pages.items():
                    # As Pelican's writer does.
                    with (new / below).open("w", encoding="utf-8") as file:
                        file.write(text)
                if _SEARCH in site.settings["PLUGINS"]:
                    _index(site, made.shared, new)
                if site.settings.get("PRECOMPRESS"):
                    compress(new, known=target)
    except _UnsureError:
        return False
    finally:
        library.forget(site.settings)
        failing.forget(site.settings)
        caching.finish(site)
    console.print(
        f"Done: {_counted(len(last.changed), 'text')} edited, {_counted(len(pages), 'page')} made "
        f"anew in {time.monotonic() - began:.2f} seconds."
    )
    return True


def _pages(
    site: Any, made: Everything, again: Iterable[str], changed: frozenset[str]
) -> dict[str, str]:
    """Return the pages and feeds that show one of the ``changed`` texts, by their paths."""
    settings = site.settings
    # What plugins do before a build: they begin anew.
    signals.get_generators.send(site)
    generator = Generator(made.shared, settings, site.path, site.theme, site.output_path)
    library.lend(settings, made.shared["library"])
    known = {each.relative_source_path: each for each in contents(made.shared)}
    for below in again:
        if below not in known:
            raise _UnsureError(below)
        _renew(site, made.shared, known[below])
    found = {
        name: _rendered(name, page, generator)
        for name, page in made.pages.items()
        if page.shows is None or not changed.isdisjoint(page.shows)
    }
    for feed in made.feeds:
        path, text = _fed(feed, made.shared, settings, changed)
        if path:
            found[path] = text
    return found


def _renew(site: Any, shared: dict[str, Any], old: Any) -> None:
    """Give a text its new words."""
    path = Path(old.source_path)
    if type(old) not in {Article, Page} or old.notation.blocks or not texts.is_safe(path):
        raise _UnsureError(old)
    new = texts.again(site.settings, shared, site.path, old)
    if (
        new is None
        or new.notation.blocks
        or old.translations
        # They were found to lead somewhere.
        or links(_text_of(new)) != links(_text_of(old))
        # Somebody's link may lead there.
        or _ID.findall(_text_of(new)) != _ID.findall(_text_of(old))
        or bool(new.reading.contents) != bool(old.reading.contents)
        or any(mark in _text_of(new) for mark in _ATTACHED)
    ):
        raise _UnsureError(old)
    # In its place: lists and other pages have it.
    vars(old).clear()
    vars(old).update(vars(new))


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
    how = _HOW.bind(None, feed.elements, shared, *feed.given, **feed.named).arguments
    elements = feed.elements[: settings["FEED_MAX_ITEMS"]]
    path = how.pop("path", None)
    if not path or all(each.relative_source_path not in changed for each in elements):
        return "", ""
    how["url"] = how.get("url") or path
    del how["self"]
    file = io.StringIO()
    # Without a path it is not written.
    Writer("", settings).write_feed(**how).write(file, "utf-8")
    return path, file.getvalue()


def _link(
    output: Mapping[str, object], folder: Path, new: Path, instead: Mapping[str, str]
) -> None:
    """Take over into ``new`` each file of the edition in ``folder``, but those that are new."""
    try:
        state = (folder / MARKER).stat()
    except OSError:
        state = None
    marker = os.fspath(folder / MARKER)
    if state is None or output.get(marker) != [state.st_size, state.st_mtime_ns]:
        raise _UnsureError(marker)  # another build was here meanwhile
    is_own = known_in(folder)
    begin = len(os.fspath(folder)) + 1
    made: set[str] = set()
    for path in output:
        below = path[begin:]
        if below == MARKER or not is_own(below):
            continue
        # Of many files, so without an object for each path.
        place = os.path.dirname(below)  # noqa: PTH120
        if place not in made:
            os.makedirs(f"{new}/{place}", exist_ok=True)  # noqa: PTH103
            made.add(place)
        if below.removesuffix(".br").removesuffix(".gz") in instead:
            continue
        try:
            os.link(path, f"{new}/{below}")
        except OSError:
            shutil.copy2(path, f"{new}/{below}")


def _index(site: Any, shared: dict[str, Any], new: Path) -> None:
    from plugins.search.plugin import SearchGenerator  # noqa: PLC0415 - not everybody has it

    given = (shared, site.settings, site.path, site.theme, os.fspath(new))
    SearchGenerator(*given).generate_output(None)


def _path(site: Any) -> Path:
    return unchanged.record_of(site.settings, "values").with_suffix(".pickle")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


class _Bare:
    """Of the edition before the last one, the folders are used again."""

    def begin(self, new: Path) -> None:
        empty(new, MARKER)

    def publish(self, old: Path) -> None:
        empty(old, MARKER)


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
