"""Links within a site that is not written: what can be told of them beside other mistakes.

Who mends a text is to know all at once. Where a link leads is known from the texts that were read,
those with mistakes among them, and from the files that lie in the content. What only a whole site
would show, such as the places on a page of an exercise, is left open.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections import Counter
from functools import partial
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

#: Settings that name what is no page of an author's; in the first folder of each there are more.
_OTHER_PAGES: Final = ("PICTURE_PATH", "PRINT_PAGE", "SEARCH_INDEX")
_OF_ADDRESSES: Final = ("_URL", "_SAVE_AS", "_ATOM", "_RSS")
#: Those of texts and files, which are known one by one.
_OF_CONTENTS: Final = ("ARTICLE_", "PAGE_", "DRAFT_", "EXERCISE_", "STATIC_")
#: What is told of an address by a text alone.
_LINKS_TOLD: Final = frozenset({"unknown-link", "unsafe-link"})
#: A file of which this is told has not been read: whatever it says is not known.
_UNREAD: Final = frozenset({"unreadable-file", "too-much"})
#: What others call the key for tags, and that for the address.
_AS_TAGS: Final = ("tags", "topics", "keywords", "labels")
_AS_SLUG: Final = ("slug", "url", "permalink", "address")
#: What is told of lines that may have been meant for the metadata, wherever they stand.
_OF_HEAD: Final = frozenset({"not-metadata", "merge-marks"})
#: So far from its beginning a file says what it is.
_HEAD: Final = 4_000
#: Folders of ours in which there are texts, too.
_OF_TEXTS: Final = frozenset({"drafts", "exercises"})
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
#: The second heading of a name, and a text in another language.
_COUNTED: Final = expression(r"-(?:\d+|[a-z]{2})$")


def early(
    settings: Mapping[str, Any],
    written: Sequence[Any],
    told: Iterable[Finding],
    lying: Collection[str] = (),
) -> list[Finding]:
    """Return links that surely lead nowhere, of a site that is not written for what is ``told``.

    Of the files ``lying`` in the content, those that are no texts are published, or told.
    """
    told = [*told]
    nearby = _Nearby.of(settings, written, told, lying)
    spans: dict[str, list[Span]] = {}
    for each in told:
        span = each.diagnostic.span
        # Within an element that may not be there, an address is another matter.
        if each.diagnostic.code in _LINKS_TOLD or (
            each.diagnostic.code == "unsafe-html" and not each.source.slice(span).startswith("<")
        ):
            spans.setdefault(each.source.path, []).append(span)
    found: list[Finding] = []
    for content, page, find, href, target in _inner_links(settings, written):
        message = pages.out_of(href, nearby.begin) or nearby.trouble(content, target)
        if not message:
            continue
        place = find()
        others = spans.get(page.document.source.path, ())
        if any(place.start < span.end and span.start < place.end for span in others):
            continue
        found.append(pages.told_of(page, place, message, pages.TO_PAGE))
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
    #: The first folders, or files, where there is more than contents; anywhere if one has a brace.
    others: Collection[str]
    #: All files of the content, and those that are told.
    lying: Collection[str]
    told: Collection[str]
    #: Files whose texts have mistakes, and those whose status may be meant to be another.
    wrong: Collection[str]
    unsure: Collection[str]
    #: The names that files with mistakes may have as pages, and what is wrong in their metadata.
    names: str
    said: str
    #: Files of which nobody knows what they say.
    unread: Collection[str]
    #: The names of tags, by the folder that has a page for each.
    tags: Mapping[str, Collection[str]]
    #: The path that the addresses of the site begin with, if it has one.
    begin: str

    @classmethod
    def of(
        cls,
        settings: Mapping[str, Any],
        written: Sequence[Any],
        told: Iterable[Finding],
        lying: Collection[str],
    ) -> _Nearby:
        named = [
            *(settings.get(name) for name in _OTHER_PAGES),
            *dict(settings.get("TEMPLATE_PAGES") or {}).values(),
            *(settings.get("DIRECT_TEMPLATES") or ()),
            *(
                value
                for name, value in settings.items()
                if name.endswith(_OF_ADDRESSES) and not name.startswith(_OF_CONTENTS)
            ),
        ]
        first = {str(name).partition("/")[0] for name in named if name}
        errors = [each for each in told if each.is_error]
        bodies = {each.document.source.path: each.document.body for each in pages.pages_of(written)}
        wrong: set[str] = set()
        unsure: set[str] = set()
        names: list[str] = []
        said: list[str] = []
        unread: set[str] = set()
        root = f"{tree.shown(Path(settings.get('PATH', '')).resolve())}/"
        for each in errors:
            path, place, body = each.source.path, each.diagnostic.span, bodies.get(each.source.path)
            code = each.diagnostic.code
            names.append(posixpath.basename(posixpath.splitext(path)[0]))
            head = each.source.text[:_HEAD]
            if code == "unreadable-file" or (not head and tree.is_read(path.removeprefix(root))):
                unread.add(path)
            if body is None or code in _UNREAD or code in _OF_HEAD or place.start < body.start:
                said += _values(head, _AS_TAGS)
                names += _values(head, _AS_SLUG)
                key = _line(head, place.start).partition(":")[0].casefold()
                if did_you_mean(key, ("status",)):
                    unsure.add(path)
            if body is not None and place.start >= body.start:
                wrong.add(path)
        times = Counter(each.url.removesuffix("/") for each in written)
        addresses = {each.url.removesuffix("/"): each for each in written}
        return cls(
            {url: each if times[url] == 1 else None for url, each in addresses.items()},
            files.RESERVED | first | {name.partition(".")[0] for name in first},
            lying,
            {each.source.path.removeprefix(root) for each in errors},
            wrong,
            unsure,
            " ".join(map(_flat, names)),
            _flat(" ".join(said)),
            unread,
            _tags(settings, written),
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
            return self._of_other(below, path)
        there = self.known[below]
        if getattr(there, "notation", None) is not None and path.startswith("drafts/"):
            is_unsure = content.notation.document.source.path in self.unsure
            return "" if is_unsure or pages.is_hidden(content) else pages.of_draft(path)
        return self._of_place(there, path, anchor)

    def _of_other(self, below: str, path: str) -> str:
        """Look at a link to what is no text that was read."""
        folder, _, name = below.rpartition("/")
        if folder in self.tags and "." not in name:
            right = name in self.tags[folder] or _flat(name) in self.said
            return "" if right else f"no page has the tag '{name:.60}'"
        first = below.partition("/")[0]
        is_open = below == "." or any("{" in each for each in self.others)
        if posixpath.splitext(name)[1] in _NO_FILE:
            is_open |= first in self.others and (first not in _OF_TEXTS or below in files.RESERVED)
            if _is_among(name, self.names):
                return ""
            is_open |= f"{below}/index.html" in self.lying
        else:
            if any(each in self.told for each in tree.with_folders(below)):
                return ""
            # The site has files of its own, and pages have some beside them.
            is_open |= not folder or (first in self.others and first != files.IMAGES)
            is_open |= folder in self.known or _is_among(posixpath.basename(folder), self.names)
        return "" if is_open else f"the site has no page or file '{pages.plain(path)}'"

    def _of_place(self, there: Any, path: str, anchor: str) -> str:
        """Look at a link to a text that is there."""
        page = getattr(there, "notation", None)
        if not anchor or not isinstance(page, Page) or anchor.casefold() == "top":
            return ""
        text = getattr(there, "_content", "") or ""
        if anchor in pages.places_in(text):
            return ""
        if page.kind is Kind.EXERCISE or anchor in TAKEN:
            return ""
        if page.document.source.path in self.unread:
            return ""
        if not text or page.document.source.path in self.wrong:
            # What it would be called, were its text right, stands there.
            if anchor.startswith(OF_NOTES):
                return ""
            source = page.document.source.slice(page.document.body)
            for one in _AS_WRITTEN:
                source = one.sub(" ", source)
            if _is_among(anchor, _flat(source)):
                return ""
        return f"the page '/{path}' has no place '#{anchor}'"


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


def _tags(settings: Mapping[str, Any], written: Sequence[Any]) -> dict[str, set[str]]:
    folder, found, rest = str(settings.get("TAG_URL", "")).partition("/{slug}")
    if not found or rest.strip("/"):
        return {}
    return {folder: {tag.slug for each in written for tag in getattr(each, "tags", ())}}


def _flat(text: str) -> str:
    """Return a text as an address may have it, its words with hyphens between them and around."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return f"-{'-'.join(_IN_ADDRESS.findall(plain))}-"
