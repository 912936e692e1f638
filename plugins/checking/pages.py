"""Links within the site that was built: each leads to a file, and to a place that is there."""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from plugins.checking import content
from plugins.late import expression
from plugins.notation import tree
from plugins.notation.code import without_code
from plugins.notation.diagnostics import Finding, Report, did_you_mean
from plugins.notation.pages import Page, is_draft
from plugins.notation.prose.links import is_opened
from plugins.notation.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

#: In tags alone: code and titles may show what looks like a link. One for each, because what begins
#: with a word is found three times as fast.
_LINKS: Final = tuple(
    expression(
        rf"""<{tag}\s(?:[^<>"']|"[^"]*"|'[^']*')*?\b{name}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)"""
    )
    for tag, name in (("a", "href"), ("img", "src"))
)
_SCHEME: Final = expression(r"^(?:https?:)?//", re.IGNORECASE)
#: An address with a scheme that is no way to us, if it does not begin as ours do.
_ELSEWHERE: Final = expression(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
#: What is written when the site is published only.
FROM_PUBLISHING: Final = expression(r"(?:^|/)(?:feed\.atom|sitemap\.xml|robots\.txt)$")
TO_PAGE: Final = "write {filename} and a path from the content folder: {filename}/pages/about.md"
TO_DRAFT: Final = "publish it first, or take the link out"
#: What stands before the address of a link, in so many letters: its words, or an element.
_LEADS: Final = expression(
    r"""(?:(\]\([ \t\n>]*<?)|(?<!\\)<(?:[A-Za-z][^<>]*=[ \t]*["']?)?"""
    r"""|^[ >]*\[[^\]\n]+\]:[ \t]*(?:\n[ >]*)?<?)\Z""",
    re.MULTILINE,
)
_FAR: Final = 1_000
_ID: Final = expression(r'[\s"]id="?([^"\s>]+)')


def dead_links(settings: Mapping[str, Any], written: Sequence[Any], folder: Path) -> list[Finding]:
    """Return each link of an author's that leads nowhere in the site that lies in ``folder``.

    ``written`` are the contents that it was made from.
    """
    return tree.ordered(_findings(settings, written, folder))


def check_authors(settings: Mapping[str, Any], written: Sequence[Any]) -> None:
    """Tell of authors whose name is near one that the settings know; it keeps nothing back."""
    if unknown := tree.ordered(_authors(settings, written)):
        content.tell(unknown, "The site was built all the same.")


def _authors(settings: Mapping[str, Any], written: Sequence[Any]) -> Iterator[Finding]:
    known = settings.get("AUTHORS", {})
    for page in pages_of(written):
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


def pages_of(written: Sequence[Any]) -> Iterator[Page]:
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
    tags = folder_of_tags(settings)
    known: dict[Path, frozenset[str]] = {}
    times: Counter[tuple[int, str]] = Counter()
    for each, page, href, target in _inner_links(home, written):
        if not published and FROM_PUBLISHING.search(target[0]):
            continue
        message, *hints = _trouble(folder, target, known, tags)
        message = out_of(href, begin) or message
        if not message and target[0].startswith("drafts/") and not is_hidden(each):
            message = of_draft(target[0])
            hints = [TO_DRAFT]
        if message:
            place = place_of(page, href.removeprefix(home), times[id(page), href])
            times[id(page), href] += 1
            yield told_of(page, place, message, *(hints or [TO_PAGE]))


def _inner_links(
    home: str, written: Sequence[Any]
) -> Iterator[tuple[Any, Page, str, tuple[str, str]]]:
    """Yield each link to the site itself: the content, its page, the link, and where it leads."""
    for each in written:
        page = getattr(each, "notation", None)
        if not isinstance(page, Page):
            continue
        # A summary may be a part of the text: then what it has stands there twice.
        summary = getattr(each, "summary", "") if "summary" in page.metadata else ""
        # To put together a text whose links all leave the site would be work for nothing.
        as_read = f"{summary}{getattr(each, '_content', '') or ''}"
        if all(_leaves(href, home) for href in links(as_read)):
            continue
        for href in links(f"{summary}{each.content}"):
            target = target_of(href, home, each.url)
            if target is not None:
                yield each, page, href, target


def told_of(page: Page, place: Span, message: str, *hints: str) -> Finding:
    report = Report()
    report.add("unknown-link", place, message, *hints)
    return Finding(page.document.source, report.finish()[0])


def out_of(href: str, begin: str) -> str:
    """Return what is wrong with a link from a site whose addresses begin with the path ``begin``.

    Empty if nothing is: it leads to what lies there, or says no path from the host.
    """
    if not begin or not href.startswith("/") or f"{href}/".startswith(f"{begin}/"):
        return ""
    return f"this link leads out of the site, which begins at {begin}/"


def folder_of_tags(settings: Mapping[str, Any]) -> str:
    """Return the folder that has a page for each tag; empty if there is none."""
    folder, found, _ = str(settings.get("TAG_URL", "")).partition("/{slug}")
    return folder if found else ""


def nothing_at(path: str, tags: str) -> str:
    """Return what is told of a path to nothing, also below the folder of ``tags``."""
    folder, _, name = posixpath.normpath(path).rpartition("/")
    if tags and folder == tags and "." not in name:
        return f"no page has the tag '{name:.60}'"
    return f"the site has no page or file '{plain(path)}'"


def of_draft(path: str) -> str:
    return f"'/{path}' is a draft, whose address nobody shall see yet"


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


def is_hidden(content: Any) -> bool:
    """Return whether nobody shall see a text yet: its author says so, or its date."""
    return is_draft(content.notation) or getattr(content, "status", "") == "draft"


def target_of(href: str, home: str, url: str) -> tuple[str, str] | None:
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
    folder: Path, target: tuple[str, str], known: dict[Path, frozenset[str]], tags: str
) -> tuple[str, ...]:
    """Return what is wrong with a link, empty if nothing is, and what to do if that is special."""
    path, anchor = target
    below = posixpath.normpath(path) if path else "."
    if below.startswith(".."):
        return (f"this link leads out of the site: {path}",)
    file = folder / below
    # Of a name that no file can have, which is too long for one, these say that there is none.
    if path.endswith("/") or below == "." or os.path.isdir(file):  # noqa: PTH112
        file /= "index.html"
    if not os.path.isfile(file):  # noqa: PTH113
        return (nothing_at(path, tags),)
    # Every page has a top, whether it is called so or not.
    if not anchor or file.suffix != ".html" or anchor.casefold() == "top":
        return ("",)
    if file not in known:
        known[file] = places_in(file.read_text(encoding="utf-8"))
    if anchor in known[file]:
        return ("",)
    return (f"the page '/{path}' has no place '#{anchor}'", *to_place(anchor, known[file]))


def to_place(anchor: str, known: Collection[str]) -> tuple[str, ...]:
    """Return what to do about a link to a place that is none of those ``known`` of a page."""
    near = did_you_mean(anchor, known)
    return (
        *([f"did you mean '#{near}'?"] if near else []),
        "write the heading in small letters, with a hyphen for each blank: ## The way up is "
        "#the-way-up",
    )


def plain(path: str) -> str:
    """Return a path for messages, without steps up and down."""
    end = "/" if path.endswith("/") else ""
    return f"/{posixpath.normpath(path)}{end}"


def place_of(page: Page, href: str, skip: int = 0) -> Span:
    """Return where the author wrote the link, as far as that can be found, for the next time."""
    text = _searched(page.document.source.text)
    path, hash_, anchor = href.partition("#")
    name = path.strip("/")
    last = name.rpartition("/")[2].removesuffix(".html")
    begin = page.document.body.start
    # What a workout says is words.
    workouts = [
        range(each.block.span.start, each.block.span.end)
        for each in page.blocks
        if each.block.name == "workout"
    ]
    fields = [field.span for field in page.document.fields if field.key == "summary"]
    # First as the whole address, of a link if there is one, then wherever it stands.
    whole = rf"{re.escape(href)}(?=[)>\"'\s]|$)"
    to_place, in_folder = f"{hash_}{anchor}" if anchor else "", f"}}{last}" if last else ""
    parts = (href, to_place, name, unquote(name), in_folder, last)
    for pattern in (whole, rf"(?<=[(\s]){whole}", *map(re.escape, filter(None, parts))):
        places = [
            Span(*found.span())
            for found in re.finditer(pattern, text)
            if (pattern is not whole or _is_link(text, found.start()))
            and (
                (found.start() >= begin and not any(found.start() in each for each in workouts))
                or any(span.start <= found.start() < span.end for span in fields)
            )
        ]
        if places:
            return places[min(skip, len(places) - 1)]
    return NOWHERE


def _is_link(text: str, at: int) -> bool:
    """Return whether what stands at a place is an address, and no words that look like one."""
    leads = _LEADS.search(text[max(at - _FAR, 0) : at])
    return leads is not None and (not leads[1] or is_opened(text, at - len(leads[1])))


@lru_cache(maxsize=1)
def _searched(text: str) -> str:
    """Return what of a text may be a link: of one with many, several are asked for in turn."""
    return without_code(text)
