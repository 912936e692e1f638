"""Renders fragments as the plugins do, and reads the result as a browser does."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined
from justhtml import JustHTML
from markupsafe import Markup

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"


class Element:
    """An element of parsed HTML: just enough of it to ask questions."""

    def __init__(self, node: Any) -> None:
        self._node = node

    @property
    def tag(self) -> str:
        return str(self._node.name)

    @property
    def attributes(self) -> dict[str, str]:
        return {name: value or "" for name, value in (self._node.attrs or {}).items()}

    @property
    def text(self) -> str:
        """The text with single spaces."""
        return " ".join(str(self._node.to_text(separator="", strip=False)).split())

    @property
    def raw_text(self) -> str:
        """The text of an element whose text is not markup, such as a script."""
        return "".join(str(child.data) for child in self._node.children)

    def all(self, selector: str) -> list[Element]:
        return [Element(node) for node in self._node.query(selector)]

    def one(self, selector: str) -> Element:
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} of {selector}"
        return found[0]


def parse(html: str) -> Element:
    """Parse a page; what a browser would have to mend is an error."""
    return Element(JustHTML(html, strict=True, sanitize=False).root)


def environment(undefined: type[Undefined] = StrictUndefined) -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=undefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def body(markdown: str) -> Markup:
    """Mark a body's place, as the plugin does, but with its text in a paragraph."""
    return Markup("<p>{}</p>").format(markdown)


def render(name: str, **values: object) -> Element:
    """Render ``fragments/NAME.html`` with just these values and parse it."""
    html = environment().get_template(f"fragments/{name}.html").render(values)
    return parse(
        f"<!doctype html><html><head><title>.</title></head><body>{html}</body></html>"
    ).one("body")


def heading_levels(page: Element) -> list[int]:
    return [int(heading.tag[1]) for heading in page.all("h1, h2, h3, h4, h5, h6")]


def skipped_levels(page: Element) -> list[tuple[int, int]]:
    """Return where a heading is more than one level deeper than the one before."""
    pairs = pairwise(heading_levels(page))
    return [(before, after) for before, after in pairs if after > before + 1]


def ids(page: Element) -> list[str]:
    return [element.attributes["id"] for element in page.all("[id]")]
