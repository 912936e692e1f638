"""What a site would be: its files by their names, and the places of a page, before it is written.

Who mends a text is to know at once which links lead nowhere, and a site that is refused is never
written. So its generators are asked to write, and what they ask for is noted, and rendered only
where a link leads to a place of it. One that makes files by itself says in ``will_write`` how they
are called, and has its pages, if there are any, written by ``write_pages``; a name that ends with a
slash is that of a folder in which nobody knows what there will be. Programs that are none of ours
are not run for this: they may write wherever they like, and not only when they are asked to.

Nothing is made on the disk, so nothing stays there when somebody stops it.
"""

from __future__ import annotations

import logging
import os
import posixpath
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import StaticGenerator
from pelican.paginator import Paginator

from plugins.checking.pages import places_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

#: What is made of a file beside it, for hosts that send that instead.
_COMPRESSED: Final = (".br", ".gz")


class Unwritten:
    """The files that ``generators`` would write, as far as that is known.

    ``has_more`` says that there may be others, as plugins are none of ours.
    """

    def __init__(self, generators: Iterable[Any], *, has_more: bool = False) -> None:
        self._names: set[str] = set()
        self._pages: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._places: dict[str, frozenset[str] | None] = {}
        self._lists: list[Paginator] = []
        self._grown: dict[int, set[str]] = {}
        #: Whether all of them could say what they write, in spite of what is wrong with the texts.
        self.is_whole = True
        self.has_more = has_more
        with _unheard():
            # Others are told of what is written: where there are some, nobody is asked to write.
            for each in () if has_more else generators:
                try:
                    self._note(each)
                except KeyboardInterrupt:
                    raise
                except BaseException:  # noqa: BLE001 - whoever ends it here would hide what is told
                    self.is_whole = False
        self._names |= self._pages.keys()
        self._folders = tuple(each for each in self._names if each.endswith("/"))

    def _note(self, generator: Any) -> None:
        if isinstance(generator, StaticGenerator):
            self._names.update(each.save_as for each in generator.staticfiles)
            return
        write = getattr(generator, "generate_output", None)
        if (will_write := getattr(generator, "will_write", None)) is not None:
            self._names.update(will_write())
            write = getattr(generator, "write_pages", None)
        if write is not None:
            write(_Noting(generator.settings, self._names, self._pages, self._lists))

    def file(self, below: str) -> str:
        """Return the file that a path below the site's leads to; empty if there is none."""
        for each in _files_at(below):
            plain = each.removesuffix(_COMPRESSED[0]).removesuffix(_COMPRESSED[1])
            if plain in self._names or plain.startswith(self._folders):
                return plain
        return ""

    def may_grow(self, below: str, more: int) -> bool:
        """Return whether a path leads to a page that a list has with so many ``more`` texts."""
        if more not in self._grown:
            self._grown[more] = {
                posixpath.normpath(each.page(number).save_as)
                for each in self._lists
                for number in range(
                    each.num_pages + 1, (each.count + more - 1) // each.per_page + 2
                )
            }
        return not self._grown[more].isdisjoint(_files_at(below))

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

    def may_grow(self, below: str, more: int) -> bool:
        """Return whether a path leads to a further page of a list: all of them are there."""
        del below, more
        return False

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


class _Noting:
    """Notes what a writer of Pelican's is to write: the names of files, and how pages are made."""

    def __init__(
        self,
        settings: Mapping[str, Any],
        names: set[str],
        pages: dict[str, tuple[Any, dict[str, Any]]],
        lists: list[Paginator],
    ) -> None:
        self._settings = settings
        self._names = names
        self._pages = pages
        self._lists = lists

    def write_file(
        self,
        name: str,
        template: Any,
        context: Mapping[str, Any],
        relative_urls: bool = False,
        paginated: Mapping[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **own: Any,
    ) -> None:
        """Called by generators for a page, or for a list with all of its pages."""
        # Where addresses begin, and who comes first, is nothing to the names and the places.
        del relative_urls, override_output
        lengths = self._settings["PAGINATED_TEMPLATES"]
        if paginated is None:
            paginated = {each: own[each] for each in ("articles", "dates") if each in own}
        if not name:
            return
        if not paginated or template_name not in lengths:
            self._keep(name, template, context, own)
            return
        length = lengths[template_name] or self._settings["DEFAULT_PAGINATION"]
        lists = {
            each: Paginator(name, url, values, self._settings, length)
            for each, values in paginated.items()
        }
        self._lists += lists.values() if length else ()
        last = next(iter(lists.values())).num_pages
        for number in range(1, last + 1):
            shown, save_as = dict(own), name
            for each, pages in lists.items():
                shown[f"{each}_paginator"] = pages
                shown[f"{each}_page"] = page = pages.page(number)
                save_as = page.save_as
                shown[f"{each}_previous_page"] = pages.page(number - 1) if number > 1 else None
                shown[f"{each}_next_page"] = pages.page(number + 1) if number < last else None
            self._keep(save_as, template, context, shown)

    def _keep(
        self, name: str, template: Any, context: Mapping[str, Any], own: Mapping[str, Any]
    ) -> None:
        self._pages[posixpath.normpath(name)] = template, {**context, "output_file": name, **own}

    def write_feed(self, *given: Any, path: str | None = None, **how: Any) -> None:
        """Called by generators for a feed."""
        del how
        # Elements, context, path.
        path = given[2] if len(given) > 2 else path
        self._names.update([posixpath.normpath(path)] if path else ())


@contextmanager
def _unheard() -> Iterator[None]:
    """Let nothing be logged of what is not made."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
