"""A text as a feed carries it: what its readers can show without the site's styles and scripts."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, TreeBuilder, tostring

from plugins.late import expression

#: Elements without an end.
_VOID: Final = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
#: What is left out, with all that is in it: drawings, whose symbols lie elsewhere, and forms.
_LEFT_OUT: Final = frozenset(
    {"svg", "script", "style", "template", "noscript", "source"}
    | {"form", "fieldset", "label", "input", "select", "textarea", "button"}
)
#: The same by class, with the points of an argument before they are made.
_LEFT_OUT_CLASSES: Final = frozenset(
    {"figure", "symbols", "mover", "pull-share", "print-only", "pros-cons-short"}
)
#: What only styles give a meaning to: its content stands for itself.
_OPENED: Final = frozenset({"div", "span", "section", "picture", "time"})
#: All other attributes are for styles, scripts, or elements that are gone.
_KEPT: Final = frozenset(
    {"href", "src", "alt", "title", "width", "height", "lang", "dir", "start", "value", "cite"}
    | {"reversed", "colspan", "rowspan", "scope", "id"}
)
_GAP: Final = expression(r"\s*\n\s*")
_ADDRESSES: Final = ("href", "src", "cite")


def plain(html: str, address: str) -> str:
    """Return the text for a feed. ``address`` is the page's own: links are made whole by it."""
    reader = _Reader(address)
    reader.feed(html)
    reader.close()
    root = reader.root()
    meant = {one.get("href", "")[1:] for one in root.iter("a")}
    there = {one.get("id", "") for one in root.iter()}
    for element in root.iter():
        if element.get("id", "") not in meant:
            element.attrib.pop("id", None)
        href = element.get("href", "")
        if href.startswith("#") and href[1:] not in there:
            element.set("href", urljoin(address, href))
    _close_up(root)
    text = tostring(root, encoding="unicode", method="html")
    return text[text.index(">") + 1 : text.rindex("<")].strip()


def _close_up(element: Element) -> None:
    """Leave out the lines that were for elements which are gone; code stays as it is."""
    if element.tag != "pre":
        element.text = _GAP.sub("\n", element.text or "")
        for child in element:
            child.tail = _GAP.sub("\n", child.tail or "")
            _close_up(child)


class _Reader(HTMLParser):
    """Builds a tree of what is kept. The HTML is our own: what has an end has an end tag."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self._address = address
        self._builder = TreeBuilder()
        self._builder.start("div", {})
        #: The tags that are open, each with whether it is kept.
        self._open: list[tuple[str, bool]] = []
        self._silent = 0

    def root(self) -> Element:
        """Return the whole, when all has been read."""
        self._builder.end("div")
        return self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        gone = (
            self._silent > 0
            or tag in _LEFT_OUT
            or "hidden" in given
            or given.get("aria-hidden") == "true"
            or not _LEFT_OUT_CLASSES.isdisjoint(given.get("class", "").split())
        )
        if tag in _VOID:
            if not gone:
                self._builder.start(tag, self._attributes(given))
                self._builder.end(tag)
            return
        if gone:
            self._silent += 1
        kept = not gone and tag not in _OPENED
        self._open.append((tag, kept))
        if kept:
            self._builder.start(tag, self._attributes(given))

    def handle_endtag(self, tag: str) -> None:
        while self._open and any(name == tag for name, _ in self._open):
            name, kept = self._open.pop()
            if self._silent:
                self._silent -= 1
            elif kept:
                self._builder.end(name)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._builder.data(data)

    def _attributes(self, given: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in given.items() if name in _KEPT}
        for name in _ADDRESSES:
            if name in kept and not kept[name].startswith("#"):
                kept[name] = urljoin(self._address, kept[name])
        return kept
