"""Links within a site that is not written: what can be told of them beside other mistakes.

Who mends a text is to know all at once. Where a link leads is known from the texts that were read,
those with mistakes among them, and from what the site would write of them. A link is left open only
where a mistake may be why it leads nowhere.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections import Counter
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from plugins.checking import pages
from plugins.late import dataclass, expression
from plugins.notation import files, tree
from plugins.notation.attributes import OF_NOTES
from plugins.notation.code import without_code
from plugins.notation.diagnostics import Finding, did_you_mean
from plugins.notation.pages import TAKEN, Kind, Page, address_name
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.checking.unwritten import Unwritten, Written

#: Settings that say where texts are, and so where a link may lead that leads nowhere now.
_OF_TEXTS: Final = expression(
    r"(?:ARTICLE|PAGE|EXERCISE|DRAFT|CATEGORY|TAG|AUTHOR|STATIC)[A-Z_]*_(?:URL|SAVE_AS|PATHS|EXCLUDES)"
    r"|SLUG|LANG|METADATA|READERS|IGNORE|FOLDER|INTRASITE|MARKDOWN"
)
#: What is told of an address by a text alone.
_LINKS_TOLD: Final = frozenset({"unknown-link", "unsafe-link"})
#: The folders of texts.
_KINDS: Final = frozenset(kind.value for kind in Kind)
#: A file of which this is told has not been read: whatever it says is not known.
_UNREAD: Final = frozenset({"unreadable-file", "too-much"})
#: What others call the keys for tags and authors, and that for the address.
_AS_TAGS: Final = ("tags", "topics", "keywords", "labels", "author", "authors", "by")
_AS_SLUG: Final = ("slug", "url", "permalink", "address")
#: What is told of lines that may have been meant for the metadata, wherever they stand.
_OF_HEAD: Final = frozenset({"not-metadata", "merge-marks"})
#: So far from its beginning a file says what it is.
_HEAD: Final = 4_000
_NO_FILE: Final = frozenset({"", ".html", *tree.SUFFIXES})
#: A link as an author writes it, in a text of which nothing was made.
_AS_WRITTEN: Final = (
    expression(r"(?<!\\)\]\([ \t]*<?((?!//)[^\s<>()]+)(?=[ \t)>])"),
    expression(r"^ {0,3}\[[^\]\n^]{1,200}\]:[ \t]*<?((?!//)[/.{|#][^\s<>]+)", re.MULTILINE),
    expression(r"<[A-Za-z][^<>\n]*\b(?:href|src)[ \t]*=[ \t]*[\"']?((?!//)[^\s\"'<>]+)"),
)
#: How an author names a file, a tag and the like.
_NAMED: Final = expression(r"[{|]([a-z]+)[|}]([^?#]*)(?:\?[^#]*)?(#.*)?", re.DOTALL)
_TERMS: Final = frozenset({"tag", "category", "author"})
_IN_ADDRESS: Final = expression(r"[a-z0-9]+")
_KEY: Final = expression(r"[^\w\n]*(\w{2,10})[^\w\n]")
#: A tag in a list below its key.
_LISTED: Final = expression(r"\s*-\s")
#: Those that say what there is beside texts.
_OF_SITE: Final = expression(
    r"THEME|PLUGIN|TEMPLATE|JINJA|PAGINAT|FEED|_ATOM|_RSS|_URL|_SAVE_AS|INDEX|PRINT|PICTURE_PATH|CATEGOR"
)
#: Those of them that say which pages there are, and where.
_OF_PAGES: Final = expression(r"PLUGIN|TEMPLATES|_URL|_SAVE_AS")
_EXERCISES: Final = Kind.EXERCISE.value
#: How places of the finder begin that are there only with the workouts that they are for.
_QUESTION: Final = "by-"
#: The number of one of the pages of a list.
_PAGE: Final = expression(r"(?<!\d)(\d{1,9})(?=\D*$)")
#: What is told of a text that lies in a folder where it becomes no page, or another one.
_OF_FOLDERS: Final = frozenset({"unknown-folder", "ignored-file"})
#: Where what there is depends on the workouts.
_OF_WORKOUTS: Final = ("PRINT_PAGE", "FINDER_URL")
#: The second heading of a name, and a text in another language.
_COUNTED: Final = expression(r"-(?:\d+|[a-z]{2})$")


def early(
    settings: Mapping[str, Any],
    written: Sequence[Any],
    told: Iterable[Finding],
    site: Unwritten | Written,
    wrong: Mapping[str, object] | None = None,
) -> list[Finding]:
    """Return links that surely lead nowhere, of a site that is not written for what is ``told``.

    ``site`` is what it would be as it is now; ``wrong`` are settings that are others than were
    meant, by their names.
    """
    told = [*told]
    # Below which path the site begins, an address says that is wrong, and none that is missing.
    if any(map(_OF_TEXTS.search, wrong or ())) or (wrong or {}).get("SITEURL"):
        return []
    nearby = _Nearby.of(settings, written, told, site, wrong or {})
    spans: dict[str, list[Span]] = {}
    for each in told:
        span = each.diagnostic.span
        # Within an element that may not be there, an address is another matter.
        if each.diagnostic.code in _LINKS_TOLD or (
            each.diagnostic.code == "unsafe-html" and not each.source.slice(span).startswith("<")
        ):
            spans.setdefault(each.source.path, []).append(span)
    found: list[Finding] = []
    published = bool(settings.get("PUBLISHING"))
    for content, page, find, href, target in _inner_links(settings, written):
        if not published and pages.FROM_PUBLISHING.search(target[0]):
            continue
        message = pages.out_of(href, nearby.begin) or nearby.trouble(content, target)
        if not message:
            continue
        place = find()
        others = spans.get(page.document.source.path, ())
        if any(place.start < span.end and span.start < place.end for span in others):
            continue
        found.append(pages.told_of(page, place, message, *nearby.to_do(message, target)))
    return found


def _inner_links(
    settings: Mapping[str, Any], written: Sequence[Any]
) -> Iterator[tuple[Any, Page, Callable[[], Span], str, tuple[str, str]]]:
    """Yield each link to the site itself: content, page, what finds its place, where it leads.

    Where it leads is said as the author has it, and as a path below the site's and the place there.
    """
    home = settings["SITEURL"]
    addresses = {getattr(each, "relative_source_path", ""): each.url for each in written}
    for each in written:
        for tag in getattr(each, "tags", ()):
            addresses[f"{{tag}}{tag.name.casefold()}"] = tag.url
    for each in written:
        page = getattr(each, "notation", None)
        if not isinstance(page, Page):
            continue
        for href, find in _hrefs(each, page):
            meant = _meant(href, each, addresses, settings)
            if meant is not None and (target := pages.target_of(meant, home, each.url)):
                # What names a file, a tag or the like cannot lead out.
                yield each, page, find, href if meant is href else "", target


def _hrefs(content: Any, page: Page) -> Iterator[tuple[str, Callable[[], Span]]]:
    """Yield where links lead to as their author has written it, and what finds their places."""
    made = getattr(content, "_content", "") or ""
    # Where a block has no end, the rest of the text has become a part of it.
    unmade = [
        each.block.span for each in page.blocks if each.block.span.end == each.block.content.end
    ]
    if made:
        summary = str(getattr(content, "metadata", {}).get("summary", ""))
        times: Counter[str] = Counter()
        for href in pages.links(f"{summary if 'summary' in page.metadata else ''}{made}"):
            yield href, partial(pages.place_of, page, href, times[href])
            times[href] += 1
    else:
        unmade = [page.document.body]
    if not unmade:
        return
    text = without_code(page.document.source.text)
    for span in unmade:
        for one in _AS_WRITTEN:
            for link in one.finditer(text, span.start, span.end):
                yield html.unescape(link[1]), partial(Span, link.start(1), link.end(1))


def _meant(
    href: str, content: Any, addresses: Mapping[str, str], settings: Mapping[str, Any]
) -> str | None:
    """Return the address that an author means by ``href``; ``None`` if that is told elsewhere."""
    if not href.startswith(("{", "|")):
        return href
    named = _NAMED.fullmatch(href)
    if named is None:
        return None
    what, path, anchor = named[1], named[2], named[3] or ""
    if what in _TERMS:
        url = str(settings.get(f"{what.upper()}_URL", ""))
        name = unquote(path)
        known = addresses.get(f"{{{what}}}{name.casefold()}")
        return f"/{known or url.replace('{slug}', address_name(name))}{anchor}" if url else None
    if what != "filename":
        return None
    for file in tree.targets(path, getattr(content, "relative_source_path", "")):
        if file in addresses:
            return f"/{addresses[file]}{anchor}"
    return None


@dataclass(frozen=True, slots=True)
class _Nearby:
    """What is known of the addresses of a site that is not written yet."""

    #: The contents, by their addresses; ``None`` for one that several have.
    known: Mapping[str, Any]
    site: Unwritten | Written
    #: The files of the content of which something is told.
    told: Collection[str]
    #: Files whose texts have mistakes, and those whose status may be meant to be another.
    wrong: Collection[str]
    unsure: Collection[str]
    #: The names of files of which nothing more is known.
    lost: str
    #: The names that files with mistakes may have as pages, and what is wrong in their metadata.
    names: str
    said: str
    #: All that stands at their beginnings.
    beginnings: str
    #: Files of which nobody knows what they say.
    unread: Collection[str]
    #: Folders of which it is not known what is in them, because a workout may be missing; whether
    #: it is not known what lies beside each workout, because something is wrong with an exercise.
    open: Collection[str]
    are_sheets_open: bool
    #: Whether there may be more in lists when all is mended.
    may_grow: bool
    #: Whether the settings are such that nobody knows what the site has beside its texts, or even
    #: which pages there are.
    is_unknown: bool
    is_any: bool
    #: The folders that have a page for each tag, and for each author; the addresses of categories.
    terms: tuple[str, str]
    categories: Collection[str]
    #: The path that the addresses of the site begin with, if it has one.
    begin: str

    @classmethod
    def of(
        cls,
        settings: Mapping[str, Any],
        written: Sequence[Any],
        told: Iterable[Finding],
        site: Unwritten | Written,
        values: Mapping[str, object],
    ) -> _Nearby:
        bodies = {each.document.source.path: each.document.body for each in pages.pages_of(written)}
        wrong: set[str] = set()
        unsure: set[str] = set()
        names: set[str] = set()
        said: set[str] = set()
        unread: set[str] = set()
        beginnings: dict[str, str] = {}
        may_grow = False
        root = f"{tree.shown(Path(settings.get('PATH', '')).resolve())}/"
        for each in told:
            if not each.is_error:
                continue
            path, place, body = each.source.path, each.diagnostic.span, bodies.get(each.source.path)
            code = each.diagnostic.code
            is_new = path not in beginnings
            head = beginnings.setdefault(path, each.source.text[:_HEAD])
            names.add(posixpath.basename(posixpath.splitext(path)[0]))
            is_text = path.removeprefix(root).partition("/")[0] in _KINDS
            if code in _UNREAD or (not head and tree.is_read(path.removeprefix(root))):
                unread.add(path)
            if body is None or code in _UNREAD or code in _OF_HEAD or place.start < body.start:
                may_grow |= is_text
                if is_new or f"{path}:" not in said:
                    said |= {f"{path}:", *_values(head, _AS_TAGS)}
                    names.update(_values(head, _AS_SLUG))
                key = _line(head, place.start).partition(":")[0].casefold()
                if did_you_mean(key, ("status",)):
                    unsure.add(path)
            may_grow |= code in _OF_FOLDERS
            if body is not None and place.start >= body.start:
                wrong.add(path)
        has_exercise = any(
            path.removeprefix(root).startswith(f"{_EXERCISES}/") for path in beginnings
        )
        folders = {str(settings.get(name, "")).partition("/")[0] for name in _OF_WORKOUTS}
        times = Counter(each.url.removesuffix("/") for each in written)
        addresses = {each.url.removesuffix("/"): each for each in written}
        return cls(
            {url: each if times[url] == 1 else None for url, each in addresses.items()},
            site,
            {path.removeprefix(root) for path in beginnings},
            wrong,
            unsure,
            _names_of(path for path in beginnings if path not in bodies or path in unread),
            " ".join(map(_flat, (*names, *map(repr, values.values())))),
            _flat(" ".join(said)),
            _flat(" ".join(map(_without_links, beginnings.values()))),
            unread,
            folders if has_exercise or any(map(_may_have_workouts, beginnings.values())) else set(),
            has_exercise,
            may_grow,
            any(map(_OF_SITE.search, values)) or not site.is_whole or site.has_more,
            any(map(_OF_PAGES.search, values)) or site.has_more,
            (_folder(settings, "TAG_URL"), _folder(settings, "AUTHOR_URL")),
            _categories(settings),
            urlsplit(settings["SITEURL"]).path.rstrip("/"),
        )

    def trouble(self, content: Any, target: tuple[str, str]) -> str:
        """Return what is surely wrong with a link; empty if that is not known."""
        path, anchor = target
        below = posixpath.normpath(path) if path else "."
        if below.startswith(".."):
            return f"this link leads out of the site: {path}"
        below = below.removesuffix("/index.html")
        if below not in self.known:
            return self._of_other(below, path, anchor)
        there = self.known[below]
        if getattr(there, "notation", None) is not None and path.startswith("drafts/"):
            is_unsure = content.notation.document.source.path in self.unsure
            return "" if is_unsure or pages.is_hidden(content) else pages.of_draft(path)
        return self._of_place(there, path, anchor)

    def to_do(self, message: str, target: tuple[str, str]) -> tuple[str, ...]:
        """Return what to do about a link of which ``message`` says what is wrong."""
        path, anchor = target
        if message == pages.of_draft(path):
            return (pages.TO_DRAFT,)
        file = self.site.file(posixpath.normpath(path) if path else ".")
        if not anchor or not file:
            return (pages.TO_PAGE,)
        return pages.to_place(anchor, self.site.places(file) or ())

    def _of_other(self, below: str, path: str, anchor: str) -> str:
        """Look at a link to what is no text that was read."""
        file = self.site.file(below)
        if file:
            return self._of_list(file, path, anchor)
        if self._may_be_there(below):
            return ""
        folder, _, name = below.rpartition("/")
        if folder == self.terms[0] and "." not in name:
            return f"no page has the tag '{name:.60}'"
        return f"the site has no page or file '{pages.plain(path)}'"

    def _may_be_there(self, below: str) -> bool:
        """Return whether there may be such a page or file when all is mended."""
        first, *parts = below.split("/")
        folder, _, name = below.rpartition("/")
        is_page = posixpath.splitext(name)[1] in _NO_FILE
        # What else is made of a text lies below its page.
        if self.is_any or _is_among(first, self.lost):
            return True
        if _is_among(name if is_page else posixpath.basename(folder), self.names) or (
            first in self.terms and any(_is_among(each, self.said) for each in parts)
        ):
            return True
        if self.is_unknown and (
            not is_page or below == "." or posixpath.splitext(first)[0] in files.RESERVED
        ):
            return True
        if self.may_grow:
            number = _PAGE.search(below)
            if number and self._may_have(below, number):
                return True
            # Of these there may be none yet.
            if (first == _EXERCISES and below in files.RESERVED) or any(
                f"{below}/".startswith(f"{each}/") and not self.site.file(each)
                for each in self.categories
            ):
                return True
        there = self.known.get(folder)
        beside = there.notation.document.source.path if there and _is_text(there) else ""
        return (
            first in self.open
            or (
                not is_page
                and bool(beside)
                and (self.are_sheets_open or beside in self.wrong or beside in self.unread)
            )
            or any(each in self.told for each in tree.with_folders(below))
        )

    def _may_have(self, below: str, number: re.Match[str]) -> bool:
        """Return whether one of the pages of a list is the next that there may be."""
        before = f"{below[: number.start()]}{int(number[1]) - 1}{below[number.end() :]}"
        # The first has no number.
        return number[1] == "2" or bool(self.site.file(before))

    def _of_list(self, file: str, path: str, anchor: str) -> str:
        """Look at a link to a page that the site makes of others."""
        if not anchor or anchor.casefold() == "top" or self._has(file, anchor):
            return ""
        if self.is_unknown:
            return ""
        # What can be asked of workouts depends on what they answer.
        if anchor.startswith(_QUESTION) and file.partition("/")[0] in self.open:
            return ""
        if self.may_grow and _is_among(anchor, self.beginnings):
            return ""
        return f"the page '/{path}' has no place '#{anchor}'"

    def _has(self, file: str, anchor: str) -> bool:
        """Return whether a page has a place, as far as is known."""
        places = self.site.places(file)
        return places is None or anchor in places

    def _of_place(self, there: Any, path: str, anchor: str) -> str:
        """Look at a link to a text that is there."""
        if not anchor or not _is_text(there) or anchor.casefold() == "top":
            return ""
        page = there.notation
        text = getattr(there, "_content", "") or ""
        if anchor in _places_in(text) or page.document.source.path in self.unread:
            return ""
        # What stands around a text depends on others.
        if self._has(there.save_as, anchor) or (anchor in TAKEN and self.told):
            return ""
        if not text or page.document.source.path in self.wrong:
            # What it would be called, were its text right, stands there.
            if anchor.startswith(OF_NOTES):
                return ""
            source = page.document.source.slice(page.document.body)
            if _is_among(anchor, _flat(_without_links(source))):
                return ""
        return f"the page '/{path}' has no place '#{anchor}'"


@lru_cache(maxsize=8)
def _places_in(text: str) -> frozenset[str]:
    return pages.places_in(text)


@lru_cache(maxsize=8)
def _without_links(text: str) -> str:
    for one in _AS_WRITTEN:
        text = one.sub(" ", text)
    return text


def _is_text(content: Any) -> bool:
    return isinstance(getattr(content, "notation", None), Page)


def _names_of(paths: Iterable[str]) -> str:
    return " ".join(_flat(posixpath.basename(posixpath.splitext(path)[0])) for path in paths)


def _may_have_workouts(text: str) -> bool:
    return not text or "//" in text


def _is_among(name: str, words: str) -> bool:
    flat = _flat(posixpath.splitext(name)[0]).strip("-")
    return bool(flat) and any(f"-{each}-" in words for each in (flat, _COUNTED.sub("", flat)))


def _values(text: str, wanted: Sequence[str]) -> Iterator[str]:
    """Yield what lines say whose key was meant to be one of those that are ``wanted``."""
    for line in text.splitlines():
        key = _KEY.match(line)
        if key is None and wanted is _AS_TAGS and _LISTED.match(line):
            yield line
        elif key and did_you_mean(key[1].casefold(), wanted):
            yield line[key.end() :]


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]


def _folder(settings: Mapping[str, Any], name: str) -> str:
    folder, found, _ = str(settings.get(name, "")).partition("/{slug}")
    return folder if found else ""


def _categories(settings: Mapping[str, Any]) -> set[str]:
    """Return the addresses of the categories that the settings name, whether any text has them."""
    url = str(settings.get("CATEGORY_URL", "")).rstrip("/")
    names = dict(settings.get("CATEGORY_NAMES") or {})
    return {url.replace("{slug}", address_name(str(each))) for each in (*names, *names.values())}


def _flat(text: str) -> str:
    """Return a text as an address may have it, its words with hyphens between them and around."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return f"-{'-'.join(_IN_ADDRESS.findall(plain))}-"
