"""Links within the site that was built: each leads to a file, and to a place that is there."""

from __future__ import annotations

import html
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from plugins.checking import content
from plugins.notation import tree
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.pages import Page
from plugins.notation.source import NOWHERE, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK: Final = re.compile(r'\b(?:href|src)="([^"]*)"')
_ID: Final = re.compile(r'\bid="?([^"\s>]+)')


def check_links(site: Any, folder: Path) -> None:
    """Tell of each link of an author's that leads nowhere in the site that lies in ``folder``."""
    found = tree.ordered(_findings(site, folder))
    if found:
        content.tell(found, "Nothing was built.")
        raise SystemExit(1)


def _findings(site: Any, folder: Path) -> Iterator[Finding]:
    home = site.settings["SITEURL"]
    known: dict[Path, frozenset[str]] = {}
    for each in site.written:
        page = getattr(each, "notation", None)
        if not isinstance(page, Page):
            continue
        for href in dict.fromkeys(map(html.unescape, _LINK.findall(each.content))):
            target = _target(href, home, each.url)
            if target is None or not (message := _trouble(folder, target, known)):
                continue
            report = Report()
            report.add(
                "unknown-link",
                _place(page, href.removeprefix(home)),
                message,
                "write {filename} and a path from the content folder: {filename}/pages/about.md",
            )
            yield Finding(page.document.source, report.finish()[0])


def _target(href: str, home: str, url: str) -> tuple[str, str] | None:
    """Return the path below the site's and the place on it; ``None`` for a link that leaves."""
    own = href.startswith(f"{home}/") or href == home
    rest = href.removeprefix(home) if own and home else href
    try:
        parts = urlsplit(rest)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        path = url
    elif not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(url), path)
    return path.lstrip("/"), unquote(parts.fragment)


def _trouble(folder: Path, target: tuple[str, str], known: dict[Path, frozenset[str]]) -> str:
    path, anchor = target
    below = posixpath.normpath(path) if path else "."
    if below.startswith(".."):
        return f"this link leads out of the site: {path}"
    file = folder / below
    if path.endswith("/") or below == "." or file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return f"the site has no page or file '/{path}'"
    if not anchor or file.suffix != ".html":
        return ""
    if file not in known:
        known[file] = frozenset(
            html.unescape(each) for each in _ID.findall(file.read_text(encoding="utf-8"))
        )
    return "" if anchor in known[file] else f"the page '/{path}' has no place '#{anchor}'"


def _place(page: Page, href: str) -> Span:
    """Return where the author wrote the link, as far as that can be found."""
    text = page.document.source.text
    path, hash_, anchor = href.partition("#")
    name = path.strip("/")
    for words in (f"({href}", href, f"{hash_}{anchor}" if anchor else "", name, unquote(name)):
        at = text.find(words, page.document.body.start) if words else -1
        if at >= 0:
            lead = words.startswith("(")
            return Span(at + lead, at + len(words))
    return NOWHERE
