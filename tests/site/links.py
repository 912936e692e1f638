"""Links that lead nowhere."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from tests.site.site import Site


def dead_addresses(site: Site, path: str) -> list[str]:
    """Return what a page links to or loads that is no file of the site, though it is our own."""
    return [
        address
        for element in site.pages[path].all("[href], [src]")
        for name in ("href", "src")
        for address in [element.attributes.get(name, "")]
        for url in [site.absolute(address, path)]
        if site.is_own(url) and site.file(url) is None
    ]


def dead_fragments(site: Site, path: str) -> list[str]:
    """Return the links of a page whose page is there, but not the place in it."""
    dead = []
    for link in site.pages[path].all("a[href]"):
        url = site.absolute(link.attributes["href"], path)
        fragment = unquote(urlsplit(url).fragment)
        page = site.file(url)
        if fragment and page and site.is_own(url) and fragment not in site.ids.get(page, ()):
            dead.append(link.attributes["href"])
    return dead
