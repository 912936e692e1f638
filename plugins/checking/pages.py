"""Links within the site that was built: each leads to a file, and to a place that is there."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from plugins.checking import content
from plugins.notation import tree
from plugins.notation.attributes import OF_NOTES
from plugins.notation.code import without_code
from plugins.notation.diagnostics import Finding, Report, did_you_mean
from plugins.notation.files import RESERVED
from plugins.notation.pages import TAKEN, Kind, Page, is_draft
from plugins.notation.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

#: In tags alone: code and titles may show what looks like a link. One for each, because what begins
#: with a word is found three times as fast.
_LINKS: Final = tuple(
    re.compile(
        rf"""<{tag}\s(?:[^<>"']|"[^"]*"|'[^']*')*?\b{name}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)"""
    )
    for tag, name in (("a", "href"), ("img", "src"))
)
_SCHEME: Final = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
#: An address with a scheme that is no way to us, if it does not begin as ours do.
_ELSEWHERE: Final = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
#: What is written when the site is published only.
_FROM_PUBLISHING: Final = re.compile(r"(?:^|/)(?:feed\.atom|sitemap\.xml|robots\.txt)$")
#: Settings that name what is no page of an author's; in the first folder of each there are more.
_OTHER_PAGES: Final = ("PICTURE_PATH", "PRINT_PAGE", "SEARCH_INDEX")
_OF_ADDRESSES: Final = ("_URL", "_SAVE_AS", "_ATOM", "_RSS")
#: Those of texts and files, which are known one by one.
_OF_CONTENTS: Final = ("ARTICLE_", "PAGE_", "DRAFT_", "EXERCISE_", "STATIC_")
#: The lines of metadata that may change where a page is.
_OF_PLACE: Final = frozenset({"slug", "status"})
#: What is told of a link before any text is read as Markdown, or while it is.
_LINKS_TOLD: Final = frozenset(
    {"unknown-link", "unsafe-link", "unsafe-html", "too-much", "unreadable-file"}
)
_TO_PAGE: Final = "write {filename} and a path from the content folder: {filename}/pages/about.md"
#: So far from its beginning a file has its metadata at most.
_HEAD: Final = 4_000
_NO_FILE: Final = frozenset({"", ".html", *tree.SUFFIXES})
#: As an author writes it, with no braces and to no place of the same page.
_AS_WRITTEN: Final = re.compile(r"\]\([ \t]*((?!//|[a-zA-Z]+:|[{|#])[^\s<>()]+)(?=[ \t)])")
_IN_ADDRESS: Final = re.compile(r"[a-z0-9]+")
_ID: Final = re.compile(r'[\s"]id="?([^"\s>]+)')


def check_links(settings: Mapping[str, Any], written: Sequence[Any], folder: Path) -> None:
    """Tell of each link of an author's that leads nowhere in the site that lies in ``folder``.

    ``written`` are the contents that it was made from.

    And of authors whose name is near one that the settings know, which keeps nothing from being
    published.
    """
    found = tree.ordered(_findings(settings, written, folder))
    if found:
        content.tell(found, "Nothing was built.")
        raise SystemExit(1)
    if unknown := tree.ordered(_authors(settings, written)):
        content.tell(unknown, "The site was built all the same.")


def _authors(settings: Mapping[str, Any], written: Sequence[Any]) -> Iterator[Finding]:
    known = settings.get("AUTHORS", {})
    for page in _pages(written):
        field = next((each for each in page.document.fields if each.key == "author"), None)
        if field is None or field.value in known or field.value == settings.get("AUTHOR"):
            continue
        near = did_you_mean(field.value, known)
        message = f"the settings tell nothing of an author '{field.value:.60}'"
        if near is None:
            # A guest, of whom there is nothing to tell.
            continue
        report = Report()
        report.add("spelt-two-ways", field.span, message, f"did you mean '{near}'?")
        yield Finding(page.document.source, report.finish()[0])


def _pages(written: Sequence[Any]) -> Iterator[Page]:
    for each in written:
        page = getattr(each, "notation", None)
        if isinstance(page, Page):
            yield page


def _findings(
    settings: Mapping[str, Any], written: Sequence[Any], folder: Path
) -> Iterator[Finding]:
    home = settings["SITEURL"]
    begin = urlsplit(home).path.rstrip("/")
    published = bool(settings.get("PUBLISHING"))
    known: dict[Path, frozenset[str]] = {}
    times: Counter[tuple[int, str]] = Counter()
    for each, page, href, target in _inner_links(home, written):
        if not published and _FROM_PUBLISHING.search(target[0]):
            continue
        message, *hints = _trouble(folder, target, known)
        if begin and href.startswith("/") and not f"{href}/".startswith(f"{begin}/"):
            message = f"this link leads out of the site, which begins at {begin}/"
        if not message and target[0].startswith("drafts/") and not _is_draft(each):
            message = _of_draft(target[0])
            hints = ["publish it first, or take the link out"]
        if message:
            place = _place(page, href.removeprefix(home), times[id(page), href])
            times[id(page), href] += 1
            yield _told(page, place, message, *(hints or [_TO_PAGE]))


def _inner_links(
    home: str, written: Sequence[Any], passed: Collection[str] = ()
) -> Iterator[tuple[Any, Page, str, tuple[str, str]]]:
    """Yield each link to the site itself: the content, its page, the link, and where it leads.

    Files whose paths are ``passed`` are not asked for theirs.
    """
    for each in written:
        page = getattr(each, "notation", None)
        if not isinstance(page, Page) or page.document.source.path in passed:
            continue
        # A summary may be a part of the text: then what it has stands there twice.
        summary = getattr(each, "summary", "") if "summary" in page.metadata else ""
        # To put together a text whose links all leave the site would be work for nothing.
        as_read = f"{summary}{getattr(each, '_content', '') or ''}"
        if all(_leaves(href, home) for href in links(as_read)):
            continue
        for href in links(f"{summary}{each.content}"):
            target = _target(href, home, each.url)
            if target is not None:
                yield each, page, href, target


def _told(page: Page, place: Span, message: str, *hints: str) -> Finding:
    report = Report()
    report.add("unknown-link", place, message, *hints)
    return Finding(page.document.source, report.finish()[0])


def early(
    settings: Mapping[str, Any], written: Sequence[Any], told: Iterable[Finding]
) -> list[Finding]:
    """Return links that lead nowhere, as far as can be seen before any page is written.

    Of a build that ends now for what is ``told``: who mends that is to know all at once. Only what
    is sure is said, for what is told of another page may be why a link leads nowhere yet.
    """
    home = settings["SITEURL"]
    told = [*told]
    # Of their links too little is known, or it is told, and Pelican would say it again.
    passed = {each.source.path for each in told if each.diagnostic.code in _LINKS_TOLD}
    nearby = _Nearby.of(settings, written, told)
    times: Counter[tuple[int, str]] = Counter()
    found: list[Finding] = []
    for each, page, href, target in _inner_links(home, written, passed):
        message = _early_trouble(target, nearby)
        if not message and target[0].startswith("drafts/") and not _is_draft(each):
            message = _of_draft(target[0])
        if message:
            place = _place(page, href.removeprefix(home), times[id(page), href])
            times[id(page), href] += 1
            found.append(_told(page, place, message, _TO_PAGE))
    return [*found, *_as_written(home, written, passed, nearby)]


def _of_draft(path: str) -> str:
    return f"'/{path}' is a draft, whose address nobody shall see yet"


def _as_written(
    home: str, written: Sequence[Any], paths: Collection[str], nearby: _Nearby
) -> Iterator[Finding]:
    """Yield links within the site in files of whose text no HTML was made."""
    for each in written:
        page = getattr(each, "notation", None)
        if not isinstance(page, Page) or page.document.source.path not in paths:
            continue
        text = without_code(page.document.source.text)
        for link in _AS_WRITTEN.finditer(text, page.document.body.start):
            target = _target(html.unescape(link[1]), home, each.url)
            if target and (message := _early_trouble(target, nearby)):
                yield _told(page, Span(link.start(1), link.end(1)), message, _TO_PAGE)


@dataclass(frozen=True, slots=True)
class _Nearby:
    """What is known of the addresses of a site that is not written yet."""

    #: The contents, by their addresses.
    known: Mapping[str, Any]
    #: Folders, or files, where there is more than contents; ``None`` for that it may be anywhere.
    others: Collection[str] | None
    #: The paths of files with mistakes in their texts.
    wrong: Collection[str]
    #: All words that may name a file with a mistake once that is mended.
    words: str
    #: The names of tags, by the folder that has a page for each; empty if there may be more.
    tags: Mapping[str, Collection[str]]

    @classmethod
    def of(
        cls, settings: Mapping[str, Any], written: Sequence[Any], told: Sequence[Finding]
    ) -> _Nearby:
        known = {each.url.removesuffix("/"): each for each in written}
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
        of_file: dict[str, list[Finding]] = {}
        for each in told:
            if each.is_error:
                of_file.setdefault(each.source.path, []).append(each)
        is_sure = not any("{" in name for name in first)
        wrong: set[str] = set()
        for page in _pages(written):
            path, fields = page.document.source.path, page.document.fields
            places = [each.diagnostic.span.start for each in of_file.get(path, ())]
            spans = [field.span for field in fields if field.key in _OF_PLACE]
            if any(span.start <= place <= span.end for span in spans for place in places):
                is_sure = False
            if any(not 0 < place < page.document.body.start for place in places):
                wrong.add(path)
        return cls(
            known,
            RESERVED | first | {name.partition(".")[0] for name in first} if is_sure else None,
            wrong,
            _flat(" ".join(f"{path} {_begin(e[0])}" for path, e in of_file.items())),
            _tags(settings, written) if not of_file else {},
        )


def _tags(settings: Mapping[str, Any], written: Sequence[Any]) -> dict[str, set[str]]:
    folder, found, rest = str(settings.get("TAG_URL", "")).partition("/{slug}")
    if not found or rest.strip("/"):
        return {}
    return {folder: {tag.slug for each in written for tag in getattr(each, "tags", ())}}


def _begin(finding: Finding) -> str:
    """Return what of a file may say its name: what stands above its first link."""
    return finding.source.text[:_HEAD].partition("](")[0]


def _flat(text: str) -> str:
    """Return a text as an address may have it, its words with hyphens between them and around."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return f"-{'-'.join(_IN_ADDRESS.findall(plain))}-"


def _early_trouble(target: tuple[str, str], nearby: _Nearby) -> str:
    """Return what is surely wrong with a link within the site; empty if that is not known yet."""
    path, anchor = target
    below = posixpath.normpath(path) if path else "."
    if below.startswith(".."):
        return f"this link leads out of the site: {path}"
    there = nearby.known.get(below.removesuffix("/index.html"))
    folder, _, name = below.rpartition("/")
    # Beside a tag's page may be its feed.
    if there is None and "." not in name and name not in nearby.tags.get(folder, (name,)):
        return f"no page has the tag '{name:.60}'"
    if there is None:
        is_sure = (
            nearby.others is not None
            and below != "."
            and below.partition("/")[0] not in nearby.others
            # Not put in yet, where the build ends before that for something else.
            and "{" not in below
            # Files, sheets and previews lie anywhere, but no text as it was written.
            and posixpath.splitext(below)[1] in _NO_FILE
            and _flat(posixpath.basename(below)) not in nearby.words
        )
        return f"the site has no page or file '{_plain(path)}'" if is_sure else ""
    page = getattr(there, "notation", None)
    if not anchor or not isinstance(page, Page) or page.kind is Kind.EXERCISE:
        return ""
    text = getattr(there, "_content", "")
    if page.document.source.path in nearby.wrong or not text:
        return ""
    if anchor.startswith(OF_NOTES) or anchor.casefold() == "top":
        return ""
    if anchor in TAKEN or anchor in places_in(text):
        return ""
    return f"the page '/{path}' has no place '#{anchor}'"


def places_in(text: str) -> frozenset[str]:
    """Return the places of a page that a link can lead to."""
    return frozenset(html.unescape(each) for each in _ID.findall(text))


def links(text: str) -> list[str]:
    """Return where links and pictures lead to in a text that is HTML: first the links."""
    found = [link for one in _LINKS for link in one.findall(text)]
    return [html.unescape(each.strip("\"'")) for each in found]


def _leaves(href: str, home: str) -> bool:
    """Return whether a link surely leads to another site, as most links elsewhere do."""
    return _ELSEWHERE.match(href) is not None and not (
        home and _SCHEME.sub("", href).startswith(_SCHEME.sub("", home))
    )


def _is_draft(content: Any) -> bool:
    """Return whether nobody shall see a text yet: its author says so, or its date."""
    return is_draft(content.notation) or getattr(content, "status", "") == "draft"


def _target(href: str, home: str, url: str) -> tuple[str, str] | None:
    """Return the path below the site's and the place on it; ``None`` for a link that leaves."""
    # However it is written that a link leads to our own address: it must be there.
    own = _SCHEME.sub("", home)
    bare = _SCHEME.sub("", href)
    if home and (bare == own or bare.startswith((f"{own}/", f"{own}#", f"{own}?"))):
        href = bare.removeprefix(own) or "/"
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    begin = urlsplit(home).path.rstrip("/")
    if begin and path.startswith(f"{begin}/"):
        path = path.removeprefix(begin)
    if not path:
        path = url
    elif not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(url), path)
    return path.lstrip("/"), unquote(parts.fragment)


def _trouble(
    folder: Path, target: tuple[str, str], known: dict[Path, frozenset[str]]
) -> tuple[str, ...]:
    """Return what is wrong with a link, empty if nothing is, and what to do if that is special."""
    path, anchor = target
    below = posixpath.normpath(path) if path else "."
    if below.startswith(".."):
        return (f"this link leads out of the site: {path}",)
    file = folder / below
    if path.endswith("/") or below == "." or file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return (f"the site has no page or file '{_plain(path)}'",)
    # Every page has a top, whether it is called so or not.
    if not anchor or file.suffix != ".html" or anchor.casefold() == "top":
        return ("",)
    if file not in known:
        known[file] = places_in(file.read_text(encoding="utf-8"))
    if anchor in known[file]:
        return ("",)
    near = did_you_mean(anchor, known[file])
    return (
        f"the page '/{path}' has no place '#{anchor}'",
        *([f"did you mean '#{near}'?"] if near else []),
        "write the heading in small letters, with a hyphen for each blank: ## The way up is "
        "#the-way-up",
    )


def _plain(path: str) -> str:
    """Return a path for messages, without steps up and down."""
    end = "/" if path.endswith("/") else ""
    return f"/{posixpath.normpath(path)}{end}"


def _place(page: Page, href: str, skip: int = 0) -> Span:
    """Return where the author wrote the link, as far as that can be found, for the next time."""
    text = without_code(page.document.source.text)
    path, hash_, anchor = href.partition("#")
    name = path.strip("/")
    last = name.rpartition("/")[2].removesuffix(".html")
    words = (f"({href}", href, f"{hash_}{anchor}" if anchor else "", name, unquote(name))
    for each in (*words, f"}}{last}" if last else "", last):
        places = [match.start() for match in re.finditer(re.escape(each), text)] if each else []
        fields = [field.span for field in page.document.fields if field.key == "summary"]
        begin = page.document.body.start
        places = [
            at
            for at in places
            if at >= begin or any(span.start <= at < span.end for span in fields)
        ]
        if places:
            at = places[min(skip, len(places) - 1)]
            return Span(at + each.startswith("("), at + len(each))
    return NOWHERE
