"""A built site as its readers and their machines meet it: pages, addresses, files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from justhtml import JustHTML

from tests.theme.fragment import Element

#: Where the site is thought to stand while its addresses begin with a slash.
LOCAL = "http://local.invalid"


@dataclass(frozen=True)
class Site:
    """The folder of a built site, and the address that its pages were built for."""

    folder: Path
    address: str = LOCAL

    @cached_property
    def paths(self) -> list[str]:
        """Every page, as a path below the folder."""
        return sorted(
            page.relative_to(self.folder).as_posix() for page in self.folder.rglob("*.html")
        )

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page as a browser reads it: what is wrong with it is mended, not told."""
        return {
            path: Element(JustHTML(self.text(path), sanitize=False).root) for path in self.paths
        }

    @cached_property
    def articles(self) -> dict[str, Element]:
        """The pages of workouts and articles: those with a kind and a date above their title."""
        return {path: page for path, page in self.pages.items() if page.all("article .dateline")}

    @cached_property
    def workouts(self) -> dict[str, Element]:
        """The pages with workouts on them."""
        return {path: page for path, page in self.pages.items() if page.all("section.workout")}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of each page, in their order."""
        return {
            path: [one.attributes["id"] for one in page.all("[id]")]
            for path, page in self.pages.items()
        }

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def absolute(self, href: str, page: str) -> str:
        return urljoin(f"{self.address}/{page.removesuffix('index.html')}", href)

    def is_own(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self.address).netloc

    def file(self, url: str) -> str | None:
        """Return the file that a server sends for an address of the site, if there is one."""
        path = unquote(urlsplit(url).path).removeprefix("/")
        if not path or path.endswith("/"):
            path += "index.html"
        return path if (self.folder / path).is_file() else None
