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
from plugins.notation.pages import DERIVED, TAKEN, Kind, Page
from plugins.notation.source import Span
from plugins.notation.values import in_address

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from plugins.checking.unwritten import Unwritten, Written

#: What is told of an address by a text alone.
_LINKS_TOLD: Final = frozenset({"unknown-link", "unsafe-link"})
#: The folders of texts.
_KINDS: Final = frozenset(kind.value for kind in Kind)
#: A file of which this is told has not been read: whatever it says is not known.
_UNREAD: Final = frozenset({"unreadable-file", "too-much"})
#: What is told of lines that may have been meant for the metadata, wherever they stand.
_OF_HEAD: Final = frozenset({"not-metadata", "merge-marks"})
#: What is told of a text that lies in a folder where it becomes no page, or another one.
_OF_FOLDERS: Final = frozenset({"unknown-folder", "ignored-file"})
_NO_FILE: Final = frozenset({"", ".html", *tree.SUFFIXES})
#: A link as an author writes it, in a text of which nothing was made.
_AS_WRITTEN: Final = (
    expression(r"(?<!\\)\]\([ \t]*<?((?!//)[^\s<>()]+)(?=[ \t)>])"),
    expression(r"^ {0,3}\[[^\]\n^]{1,200}\]:[ \t]*<?((?!//)[/.{|#][^\s<>]+)", re.MULTILINE),
    expression(r"<[A-Za-z][^<>\n]*\b(?:href|src)[ \t]*=[ \t]*[\"']?((?!//)[^\s\"'<>]+)"),
)
#: A line that may be meant for a heading or a block, or names a place.
_PLACES: Final = expression(
    r"^.*(?:[#{]|//|<h|\bid\b).*$|^.+(?=\n[ >]*(?:=+|-+)[ \t]*$)", re.MULTILINE
)
#: How an author names a file, a tag and the like.
_NAMED: Final = expression(r"[{|]([a-z]+)[|}]([^?#]*)(?:\?[^#]*)?(#.*)?", re.DOTALL)
_TERMS: Final = frozenset({"tag", "category", "author"})
_IN_ADDRESS: Final = expression(r"[a-z0-9]+")
_OF_TEXTS: Final = r"(?:ARTICLE|PAGE|EXERCISE|DRAFT|CATEGORY|TAG)(?:_LANG)?_(?:URL|SAVE_AS)"
#: What nobody knows where a setting of such a name is wrong: which pages there are beside texts,
#: which files and lists, where texts are, what stands around them, which of the names that it takes
#: are there, and which places texts have by what they say.
_UNKNOWN: Final = {
    "pages": expression(
        rf"PLUGIN|TEMPLATE|STYLE|IGNORE|FOLDER|INTRASITE|(?<!STATIC)_(?:PATHS|EXCLUDES)"
        rf"|^(?!(?:STATIC|{_OF_TEXTS}$)).*_(?:URL|SAVE_AS)$"
    ),
    "files": expression(
        r"THEME|PLUGIN|TEMPLATE|JINJA|PAGINAT|FEED|_ATOM|_RSS|_URL|_SAVE_AS|INDEX|PRINT|CATEGOR"
        r"|PICTURE_PATH|STATIC|EXTRA_PATH|HOST|FINGERPRINT"
    ),
    "addresses": expression(rf"^{_OF_TEXTS}$|SLUG|LANG|METADATA"),
    "around": expression(r"THEME|TEMPLATE|JINJA|PLUGIN"),
    "taken": expression(r"AUTHOR|NEWSLETTER"),
    "places": expression(r"MARKDOWN|READERS|PLUGIN"),
}
#: How places are called that stand around texts in themes of others.
_AROUND: Final = frozenset(
    {
        *("about", "banner", "body", "colophon", "comments", "contact", "content", "contents"),
        *("copyright", "disqus_thread", "footer", "header", "main", "menu", "nav", "navigation"),
        *("page", "related", "respond", "search", "share", "sidebar", "social", "subscribe"),
        *("tags", "toc", "wrapper"),
    }
)
#: What is made for the author that a setting names.
_OF_AUTHOR: Final = ("AUTHOR_SAVE_AS", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS")
#: What others call the keys for tags and authors, and that for the address.
_OF_ADDRESSES: Final = (
    *("tags", "topics", "keywords", "labels", "author", "authors", "by"),
    *("slug", "url", "permalink", "address"),
)
_KEY: Final = expression(r"[^\w\n]*(\w{2,10})[^\w\n]")
#: A tag in a list below its key.
_LISTED: Final = expression(r"\s*-\s")
#: As much as a line of the metadata says, with those further in.
_IN_LINES: Final = 1_000
#: What is made of a workout beside its page.
_SHEETS: Final = (".pdf", "-share.png")
_EXERCISES: Final = Kind.EXERCISE.value
#: How places of the finder begin that are there only with the workouts that they are for.
_QUESTION: Final = "by-"
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
    told, wrong = [*told], wrong or {}
    nearby = _Nearby.of(settings, written, told, site, wrong)
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
        # Below which path the site begins, an address says that is wrong, and none that is missing.
        if href.startswith("/") and wrong.get("SITEURL"):
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
        return f"/{known or url.replace('{slug}', in_address(name))}{anchor}" if url else None
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
    #: What nobody knows of the site (see ``_UNKNOWN``).
    unknown: Collection[str]
    #: The files of the content of which something is told.
    told: Collection[str]
    #: Files whose texts have mistakes, those of which nobody knows what they say, and those whose
    #: status may be meant to be another.
    wrong: Collection[str]
    unread: Collection[str]
    unsure: Collection[str]
    #: The words that addresses may be made of when all is mended: names of files and of their
    #: folders, what their metadata say of addresses, and what wrong settings say.
    words: str
    #: All that stands in metadata with mistakes.
    heads: str
    #: How many more texts there may be in a list.
    more: int
    #: Folders of which it is not known what is in them, because a workout may be missing, or an
    #: author; whether it is not known what lies beside each workout, because something is wrong
    #: with an exercise.
    open: Collection[str]
    are_sheets_open: bool
    #: The folder that has a page for each tag.
    tags: str
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
        root = f"{tree.shown(Path(settings.get('PATH', '')).resolve())}/"
        files_told: dict[str, str] = {}
        heads: dict[str, str] = {}
        wrong, unread, unsure, growing = set[str](), set[str](), set[str](), set[str]()
        words = {*map(repr, values.values())}
        for each in told:
            if not each.is_error:
                continue
            path, code, place = each.source.path, each.diagnostic.code, each.diagnostic.span
            text, body = each.source.text, bodies.get(path)
            below = files_told.setdefault(path, path.removeprefix(root))
            is_text = below.partition("/")[0] in _KINDS
            words.add(posixpath.basename(posixpath.splitext(path)[0]))
            if code == "unreadable-file" or (body is not None and body.start == body.end):
                unread.add(path)
            if body is not None and (place.start >= body.start or code in _UNREAD):
                wrong.add(path)
            if body is None or code in _UNREAD or code in _OF_HEAD or place.start < body.start:
                if path not in heads:
                    heads[path] = text[: body.start] if body else text.partition("\n\n")[0]
                    words |= {*_values(heads[path])}
                words |= {*_values(lines := _lines(text, place.start))}
                if is_text:
                    growing.add(path)
                    words |= _category_of(below, settings)
                if did_you_mean(lines.partition(":")[0].casefold(), ("status",)):
                    unsure.add(path)
            if code in _OF_FOLDERS:
                growing.add(path)
        # What the text of an exercise says, nobody asks but its readers.
        kinds = {
            kind
            for path, below in files_told.items()
            if (kind := below.partition("/")[0]) != _EXERCISES or path in heads
        }
        is_open = _EXERCISES in kinds or Kind.WORKOUT.value in kinds
        unknown = {
            what for what, names in _UNKNOWN.items() if any(names.search(name) for name in values)
        }
        if site.has_more:
            unknown |= {*_UNKNOWN}
        if not site.is_whole:
            unknown.add("files")
        times = Counter(each.url.removesuffix("/") for each in written)
        addresses = {each.url.removesuffix("/"): each for each in written}
        if "addresses" in unknown:
            words |= {*addresses}
        if "around" in unknown:
            words |= _of_templates(settings)
        folders = _first_folders(settings, _OF_WORKOUTS) if is_open else set[str]()
        if "AUTHOR" in values:
            folders |= _first_folders(settings, _OF_AUTHOR)
        return cls(
            {url: each if times[url] == 1 else None for url, each in addresses.items()},
            site,
            unknown,
            {*files_told.values()},
            wrong,
            unread,
            unsure,
            " ".join(map(_flat, words)),
            " ".join(map(_flat, map(_without_links, heads.values()))),
            len(growing),
            folders,
            _EXERCISES in kinds,
            pages.folder_of_tags(settings),
            urlsplit(settings["SITEURL"]).path.rstrip("/"),
        )

    def trouble(self, content: Any, target: tuple[str, str]) -> str:
        """Return what is surely wrong with a link; empty if that is not known."""
        path, anchor = target
        below = posixpath.normpath(path) if path else "."
        if below.startswith(".."):
            return f"this link leads out of the site: {path}"
        below = below.removesuffix("/index.html")
        there = self.known.get(below)
        # Behind a file's name nothing ends with a slash.
        if below not in self.known or (there and path.endswith("/") and not _is_text(there)):
            return self._of_other(below, path, anchor)
        is_draft = getattr(there, "notation", None) is not None and path.startswith("drafts/")
        if is_draft and not pages.is_hidden(content):
            is_unsure = content.notation.document.source.path in self.unsure
            return "" if is_unsure else pages.of_draft(path)
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
        file = self.site.file(f"{below}/" if path.endswith("/") and below != "." else below)
        if file:
            return self._of_list(file, path, anchor)
        if self._may_be_there(below):
            return ""
        return pages.nothing_at(path, self.tags)

    def _may_be_there(self, below: str) -> bool:
        """Return whether there may be such a page or file when all is mended."""
        first = below.partition("/")[0]
        folder, _, name = below.rpartition("/")
        is_page = posixpath.splitext(name)[1] in _NO_FILE
        there = self.known.get(folder)
        beside = there.notation.document.source.path if there and _is_text(there) else ""
        # What else is made of a text lies below its page.
        parts = {first, first if is_page else posixpath.basename(folder)} - {*self.known}
        return (
            self.site.has_more
            # What is named as a text's file is named is no page, whoever makes pages.
            or ("pages" in self.unknown and posixpath.splitext(name)[1] not in tree.SUFFIXES)
            # A number is one of the pages of a list, if it is no tag.
            or any(
                _is_among(each, self.words)
                for each in parts | ({name} if is_page else set())
                if not each.isdigit() or folder == self.tags
            )
            or (
                "files" in self.unknown
                and (not is_page or below == "." or posixpath.splitext(first)[0] in files.RESERVED)
            )
            or first in self.open
            or (self.are_sheets_open and below in files.RESERVED)
            or (name.endswith(_SHEETS) and bool(beside) and self._may_be_beside(beside))
            or (self.more > 0 and self.site.may_grow(below, self.more))
            or any(each in self.told for each in tree.with_folders(below))
        )

    def _may_be_beside(self, path: str) -> bool:
        """Return whether it is not known which sheets a text has."""
        return self.are_sheets_open or path in self.wrong or path in self.unread

    def _of_list(self, file: str, path: str, anchor: str) -> str:
        """Look at a link to a page that the site makes of others."""
        if not anchor or anchor.casefold() == "top" or self._has(file, anchor):
            return ""
        if "files" in self.unknown:
            return ""
        # What can be asked of workouts depends on what they answer.
        if anchor.startswith(_QUESTION) and file.partition("/")[0] in self.open:
            return ""
        if self.more and (_is_among(anchor, self.words) or _is_among(anchor, self.heads)):
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
        # What stands around a text depends on others. A theme that is not there has given a place
        # to all pages alike, which says by its name what it is; plugins may give any.
        if (
            self.site.has_more
            or ("around" in self.unknown and anchor.casefold() in _AROUND)
            or self._has(there.save_as, anchor)
            or (anchor in TAKEN and (self.told or "taken" in self.unknown))
        ):
            return ""
        if not text or page.document.source.path in self.wrong or "places" in self.unknown:
            # What it would be called, were its text right, stands there.
            if anchor.startswith(OF_NOTES):
                return ""
            if _is_among(anchor, _to_be_places(page.document.source.slice(page.document.body))):
                return ""
        return f"the page '/{path}' has no place '#{anchor}'"


@lru_cache(maxsize=8)
def _places_in(text: str) -> frozenset[str]:
    return pages.places_in(text)


@lru_cache(maxsize=8)
def _to_be_places(text: str) -> str:
    """Return the words of a text that its places may be called by."""
    return _flat("\n".join(_PLACES.findall(_without_links(text))))


@lru_cache(maxsize=8)
def _without_links(text: str) -> str:
    for one in _AS_WRITTEN:
        text = one.sub(" ", text)
    return text


def _is_text(content: Any) -> bool:
    return isinstance(getattr(content, "notation", None), Page)


def _is_among(name: str, words: str) -> bool:
    flat = _flat(posixpath.splitext(name)[0]).strip("-")
    forms = (flat, _COUNTED.sub("", flat), DERIVED.sub("", flat))
    return bool(flat) and any(f"-{each}-" in words for each in forms)


def _values(text: str) -> Iterator[str]:
    """Yield what lines say whose key was meant for an address, a tag or an author."""
    for line in text.splitlines():
        key = _KEY.match(line)
        if key is None and _LISTED.match(line):
            yield line
        elif key and did_you_mean(key[1].casefold(), _OF_ADDRESSES):
            yield line[key.end() :]


def _lines(text: str, at: int) -> str:
    """Return the line that holds the place ``at``, and those that may belong to it."""
    begin = text.rfind("\n", 0, at) + 1
    return text[begin : begin + _IN_LINES].partition("\n\n")[0]


def _category_of(below: str, settings: Mapping[str, Any]) -> set[str]:
    """Return the names of the category that a text makes by where it lies."""
    folder = posixpath.basename(posixpath.dirname(below))
    names = settings.get("CATEGORY_NAMES") or {}
    return set() if below.startswith(f"{_EXERCISES}/") else {folder, str(names.get(folder, folder))}


def _first_folders(settings: Mapping[str, Any], names: Iterable[str]) -> set[str]:
    """Return the folders of the site that settings begin with; those of none are left out."""
    return {str(settings.get(name) or "").partition("/")[0] for name in names} - {""}


def _of_templates(settings: Mapping[str, Any]) -> set[str]:
    """Return what names the pages that a theme has templates for."""
    names = [str(each) for each in settings.get("DIRECT_TEMPLATES", ())]
    return {*names, *(str(settings.get(f"{each.upper()}_SAVE_AS", "")) for each in names)}


def _flat(text: str) -> str:
    """Return a text as an address may have it, its words with hyphens between them and around."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return f"-{'-'.join(_IN_ADDRESS.findall(plain))}-"
