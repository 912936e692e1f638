"""What a site would be: its files by their names, and the places of a page, before it is written.

Who mends a text is to know at once which links lead nowhere, and a site that is refused is never
written. So its generators are asked to write, and what they ask for is noted, and rendered only
where a link leads to a place of it. One that makes files by itself, which takes long, says in
``will_write`` how they are called; a name that ends with a slash is that of a folder in which
nobody knows what there will be. Programs that are none of ours are not run for this: they may write
wherever they like, and not only when they are asked to.
"""

from __future__ import annotations

import logging
import os
import posixpath
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import signals
from pelican.generators import StaticGenerator
from pelican.writers import Writer

from plugins.checking.pages import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import TextIOBase

#: What is made of a file beside it, for hosts that send that instead.
_COMPRESSED: Final = (".br", ".gz")


class Unwritten:
    """The files that ``generators`` would write into an empty ``folder``, as far as that is known.

    ``has_more`` says that there may be others, as plugins are none of ours.
    """

    def __init__(self, generators: Iterable[Any], folder: Path, *, has_more: bool = False) -> None:
        self._names: set[str] = set()
        self._folders: tuple[str, ...] = ()
        self._pages: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._places: dict[str, frozenset[str] | None] = {}
        #: Whether all of them could say what they write, in spite of what is wrong with the texts.
        self.is_whole = True
        self.has_more = has_more
        # Who is told of a page that was written would look for it.
        with _unheard(), signals.content_written.muted():
            # Others are told of what is written: where there are some, nobody is asked to write.
            for each in () if has_more else generators:
                try:
                    self._note(each, str(folder))
                except KeyboardInterrupt:
                    raise
                except BaseException:  # noqa: BLE001 - whoever ends it here would hide what is told
                    self.is_whole = False
            self._names |= {
                path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
            }
        self._folders = tuple(each for each in self._names if each.endswith("/"))

    def _note(self, generator: Any, folder: str) -> None:
        if isinstance(generator, StaticGenerator):
            self._names.update(each.save_as for each in generator.staticfiles)
            return
        if (will_write := getattr(generator, "will_write", None)) is not None:
            self._names.update(will_write())
            return
        writer = _Noting(folder, generator.settings, self._pages)
        before, generator.output_path = generator.output_path, folder
        named = generator.context.get("OUTPUT_PATH")
        generator.context["OUTPUT_PATH"] = folder
        try:
            if hasattr(generator, "generate_output"):
                generator.generate_output(writer)
        finally:
            generator.output_path = before
            generator.context["OUTPUT_PATH"] = named
            self._names |= writer.names

    def file(self, below: str) -> str:
        """Return the file that a path below the site's leads to; empty if there is none."""
        for each in _files_at(below):
            plain = each.removesuffix(_COMPRESSED[0]).removesuffix(_COMPRESSED[1])
            if plain in self._names or plain.startswith(self._folders):
                return plain
        return ""

    def pages(self, below: str, more: int) -> int:
        """Return how many pages the list at a path would have with so many ``more`` texts."""
        _, context = self._pages.get(self.file(below), (None, {}))
        return max(
            (
                -(-(each.count + more) // each.per_page)
                for name, each in context.items()
                if name.endswith("_paginator") and each.per_page
            ),
            default=0,
        )

    def places(self, file: str) -> frozenset[str] | None:
        """Return the places of a page; ``None`` if it is none, or cannot be made as it is."""
        if file not in self._places:
            self._places[file] = self._found(file)
        return self._places[file]

    def _found(self, file: str) -> frozenset[str] | None:
        if file not in self._pages:
            return None
        template, context = self._pages[file]
        with _unheard():
            try:
                return places_in(template.render(context))
            except KeyboardInterrupt:
                raise
            except BaseException:  # noqa: BLE001 - what is told of the texts may be why
                return None


class Written:
    """A site that lies in a folder: all of it is known."""

    is_whole = True
    has_more = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, frozenset[str]] = {}

    def file(self, below: str) -> str:
        """Return the file that a path below the site's leads to; empty if there is none."""
        # Of a name that no file can have this says that there is none.
        found = (each for each in _files_at(below) if os.path.isfile(self._folder / each))  # noqa: PTH113
        return next(found, "")

    def pages(self, below: str, more: int) -> int:
        """Return how many pages the list at a path has: all of them are there."""
        del below, more
        return 0

    def places(self, file: str) -> frozenset[str] | None:
        """Return the places of a page; ``None`` if it is none."""
        path = self._folder / file
        if path.suffix != ".html" or not path.is_file():
            return None
        if file not in self._places:
            self._places[file] = places_in(path.read_text(encoding="utf-8"))
        return self._places[file]


def _files_at(below: str) -> tuple[str, ...]:
    """Return the files that a path may lead to: one that ends with a slash is a folder's."""
    page = posixpath.normpath(f"{below}/index.html")
    return (page,) if below.endswith("/") else (below, page)


class _Noting(Writer):
    """Notes what it is to write."""

    def __init__(
        self, folder: str, settings: dict[str, Any], pages: dict[str, tuple[Any, dict[str, Any]]]
    ) -> None:
        super().__init__(folder, settings)
        self.names: set[str] = set()
        self._pages = pages

    def write_file(self, name: str, template: Any, *given: Any, **named: Any) -> None:
        """Called by Pelican for a page, or for a list with all of its pages."""
        super().write_file(name, _Unrendered(template, self._pages), *given, **named)

    def write_feed(self, *given: Any, path: str | None = None, **named: Any) -> None:
        """Called by Pelican for a feed."""
        del named
        # Elements, context, path.
        path = given[2] if len(given) > 2 else path
        self.names.update([path] if path else ())

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIOBase:
        del encoding, override
        self.names.add(Path(os.path.relpath(filename, self.output_path)).as_posix())
        return StringIO()


class _Unrendered:
    """A template for Pelican's writer, which only ever renders it: later, if at all."""

    def __init__(self, template: Any, pages: dict[str, tuple[Any, dict[str, Any]]]) -> None:
        self._template = template
        self._pages = pages

    def render(self, context: dict[str, Any]) -> str:
        self._pages[context["output_file"]] = self._template, context
        return ""


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nothing be logged of what is not made."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
