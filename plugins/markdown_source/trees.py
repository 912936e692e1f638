"""What a text gets when Markdown has read it: ids for its headings, figures, quotations to share.

Works on Markdown's own tree of elements; what needs markup is rendered from the theme's fragments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markupsafe import Markup

from plugins.markdown_source.tables import label
from plugins.notation.pages import TAKEN, slugify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plugins.markdown_source.blocks import Fragments

#: After inline marks (20) and attribute lists (8), which may give an id or a class of the author's.
_PRIORITY: Final = 6
_ID: Final = re.compile(r'\bid="([^"]+)"')
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: How Markdown writes the alignment of a column, which a strict policy would not let be.
_ALIGN: Final = re.compile(r"\s*text-align:\s*(left|center|right);?\s*")
_ASIDE: Final = {"left": "", "center": "align-center", "right": "align-end"}
#: The class that an author gives to a line to be shared.
PULL: Final = "pull"
_PULLED: Final = "line-"
_NUMBER: Final = re.compile(r"\d+")
#: What is written otherwise than it reads, or stands for something that Markdown has put aside.
_WRITTEN: Final = re.compile("[&<>\x02]")
#: A caption's last words, from "Photo:" on: whose picture it is, and perhaps where it is from.
_CREDIT: Final = re.compile(
    r"(?P<caption>.*?)\s*\b(?P<what>Photo|Picture|Drawing|Illustration|Image):\s*"
    r"(?P<who>.+?)(?:,?\s+(?P<where>https?://\S+))?",
    re.DOTALL,
)


@dataclass(slots=True)
class AtHand:
    """The text at hand: the pieces that will stand in it, and the address of its page.

    ``made`` are the pieces that were made of the text itself, from the theme's fragments.
    """

    html: Sequence[str] = ()
    address: str = ""
    made: list[str] = field(default_factory=list)


class Extras(Extension):
    """Adds all of this to Markdown."""

    def __init__(self, fragments: Fragments, at_hand: AtHand) -> None:
        super().__init__()
        self.fragments = fragments
        self.at_hand = at_hand

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Extras(md, self), "notation_extras", _PRIORITY)


class _Extras(Treeprocessor):
    def __init__(self, md: Markdown, extras: Extras) -> None:
        super().__init__(md)
        self.extras = extras

    def run(self, root: Element) -> None:
        headings: list[Element] = []
        used = set(TAKEN)
        used.update(name for piece in self.extras.at_hand.html for name in _ID.findall(piece))
        for parent in list(root.iter()):
            for child in parent:
                if child.tag in _HEADINGS and "id" not in child.attrib:
                    headings.append(child)
                elif "style" in child.attrib:
                    _classed(child)
                if "id" in child.attrib:
                    used.add(child.attrib["id"])
                if child.tag == "a":
                    _named(child)
                if child.tag == "table":
                    label(child, self._text_of)
                self._figure(child)
        for parent in list(root.iter()):
            _split(parent)
        for number, quotation in enumerate(_pulled(root), 1):
            anchor = _unused(f"{_PULLED}{number}", used)
            self._quotation(quotation, anchor)
        for heading in headings:
            text = self._text_of(heading)
            heading.set("id", _unused(slugify(text)[:60].strip("-") or "section", used))

    def _figure(self, paragraph: Element) -> None:
        """Make a picture that stands alone in its paragraph, with a title, a figure."""
        if paragraph.tag != "p" or len(paragraph) != 1 or (paragraph.text or "").strip():
            return
        image = paragraph[0]
        if image.tag != "img" or "title" not in image.attrib or (image.tail or "").strip():
            return
        attributes = {name: self._words(value) for name, value in image.attrib.items()}
        title = attributes.pop("title")
        credit = _CREDIT.fullmatch(title)
        values = {
            "image": attributes,
            "caption": credit["caption"].rstrip(" –—-") if credit else title,
            "credit": {name: credit[name] or "" for name in ("what", "who", "where")}
            if credit
            else None,
        }
        self._replace(paragraph, "picture.html", values)

    def _quotation(self, quotation: Element, anchor: str) -> None:
        paragraphs = list(quotation)
        values = {
            "anchor": anchor,
            "paragraphs": [Markup(self._html_of(one)) for one in paragraphs],
            "text": " ".join(self._text_of(one) for one in paragraphs),
            "address": f"{self.extras.at_hand.address}#{quote(anchor)}",
        }
        self._replace(quotation, "pull_quote.html", values)

    def _replace(self, element: Element, name: str, values: Mapping[str, object]) -> None:
        """Have a fragment stand in an element's place."""
        html = "".join(
            piece if isinstance(piece, str) else piece.text
            for piece in self.extras.fragments.render(name, values)
        )
        tail = element.tail
        element.clear()
        element.tag = "p"  # Markdown drops a paragraph around HTML that is a block.
        self.extras.at_hand.made.append(html.strip())
        element.text = self.md.htmlStash.store(html.strip())
        element.tail = tail

    def _html_of(self, element: Element) -> str:
        """Return what is in an element as HTML, with all that Markdown has put aside."""
        inner = Element("div")
        inner.text = element.text
        inner.extend(element)
        html = self.md.serializer(inner)
        html = html[html.index(">") + 1 : html.rindex("<")]
        html = UnescapeTreeprocessor(self.md).unescape(html)
        for processor in self.md.postprocessors:
            html = processor.run(html)
        return html

    def _text_of(self, element: Element) -> str:
        if not len(element) and not _WRITTEN.search(element.text or ""):
            return " ".join((element.text or "").split())
        return " ".join(Markup(self._html_of(_without_notes(element))).striptags().split())

    def _words(self, attribute: str) -> str:
        text = UnescapeTreeprocessor(self.md).unescape(attribute)
        for processor in self.md.postprocessors:
            text = processor.run(text)
        return str(Markup(text).unescape())


def _classed(cell: Element) -> None:
    """Say the alignment of a table's cell by a class."""
    found = _ALIGN.fullmatch(cell.attrib["style"])
    if found:
        del cell.attrib["style"]
        names = [*cell.get("class", "").split(), _ASIDE[found[1]]]
        if any(names):
            cell.set("class", " ".join(filter(None, names)))


def _named(link: Element) -> None:
    """Give a note's number, and the arrow back from it, words for those who hear them."""
    name = link.get("class", "")
    if name == "footnote-ref":
        link.set("aria-label", f"Note {link.text}")
    elif name == "footnote-backref" and (number := _NUMBER.search(link.attrib.pop("title", ""))):
        link.set("aria-label", f"Back to note {number[0]} in the text")


def _is_pull(element: Element) -> bool:
    return PULL in element.get("class", "").split()


def _split(parent: Element) -> None:
    """Part a quotation behind each paragraph with the class: Markdown joins those that follow."""
    for at, quotation in reversed(list(enumerate(parent))):
        if quotation.tag != "blockquote" or not any(map(_is_pull, quotation)):
            continue
        parts: list[Element] = []
        for paragraph in list(quotation):
            if not parts or _is_pull(parts[-1]):
                parts.append(Element("blockquote"))
                parts[-1].tail = "\n"
            if _is_pull(paragraph):
                parts[-1].set("class", PULL)
                paragraph.attrib.pop("class")
            parts[-1].append(paragraph)
        parent[at : at + 1] = parts


def _pulled(root: Element) -> list[Element]:
    """Return the quotations that are to be shared."""
    return [quotation for quotation in root.iter("blockquote") if _is_pull(quotation)]


def _without_notes(element: Element) -> Element:
    """Return a copy without the numbers of notes."""
    copy = Element(element.tag)
    copy.text = element.text
    for child in element:
        if child.tag == "sup":
            last = copy[-1] if len(copy) else None
            if last is None:
                copy.text = (copy.text or "") + (child.tail or "")
            else:
                last.tail = (last.tail or "") + (child.tail or "")
        else:
            kept = _without_notes(child)
            kept.attrib.update(child.attrib)
            kept.tail = child.tail
            copy.append(kept)
    return copy


def _unused(name: str, used: set[str]) -> str:
    """Return ``name``, or the first of ``name-2``, ``name-3`` ... that nothing has; take it."""
    free, number = name, 1
    while free in used:
        number += 1
        free = f"{name}-{number}"
    used.add(free)
    return free
