"""What a text gets when Markdown has read it: ids for its headings, figures, quotations to share.

Works on Markdown's own tree of elements; what needs markup is rendered from the theme's fragments.
"""

from __future__ import annotations

import re
from dataclasses import field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from plugins.late import dataclass, expression
from plugins.markdown_source import commonly
from plugins.markdown_source.lists import Lists, Within
from plugins.markdown_source.tables import label
from plugins.notation import prose
from plugins.notation.pages import TAKEN, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.markdown_source.blocks import Album, Fragments
    from plugins.pictures.model import Picture

#: After inline marks (20) and attribute lists (8), which may give an id or a class of the author's.
_PRIORITY: Final = 6
#: After fenced code (25) and raw HTML (20) have been put aside.
_BEHIND_HTML: Final = 15
#: After fenced code, and before raw HTML.
_BEFORE_HTML: Final = 22
#: Among the inline marks: behind code (190) and escapes (180), beside the end of a line (100).
_LINE_END: Final = 101
_ID: Final = expression(r'\bid="([^"]+)"')
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: How Markdown writes the alignment of a column, which a strict policy would not let be.
_ALIGN: Final = expression(r"\s*text-align:\s*(left|center|right);?\s*")
_ASIDE: Final = {"left": "", "center": "align-center", "right": "align-end"}
#: The class that an author gives to a line to be shared.
PULL: Final = "pull"
#: The class of a link that says where it leads (print.css).
BARE: Final = "bare"
#: What an address is found without.
_FOUND_WITHOUT: Final = expression(
    r"(?:https?://)?(?:www\.|(?:dx\.)?doi\.org/|doi:\s*)?", re.IGNORECASE
)
#: The class of a picture that would fill a screen, or a sheet, from top to bottom.
TALL: Final = "picture-tall"
_PULLED: Final = "line-"
_NUMBER: Final = expression(r"\d+")
#: Words between stars, or between lines below them.
_MARKED: Final = expression(
    r"(?<![\w*\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]+|[^*_].*?[^*_])(?<=\S)\1(?![\w*])"
)
#: The end of a line within words.
_LINE: Final = expression(r"\x3cbr\b[^\x3c>]*>")
#: What is written otherwise than it reads, or stands for something that Markdown has put aside.
_WRITTEN: Final = expression("[&<>\x02\ue002\ue003\ue006]")
#: A caption's last words, from "Photo:" on: whose picture it is, and perhaps where it is from.
_CREDIT: Final = expression(
    r"(?P<caption>.*?)\s*\b(?P<what>Photo|Picture|Drawing|Illustration|Image):\s*"
    r"(?P<who>.+?)(?:,?\s+(?P<where>https?://\S+))?",
    re.DOTALL,
)


#: A picture as HTML.
_IMAGE: Final = expression(r"""<img\b(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
#: So high, in points, is a picture seen whole on a desk's screen and on one sheet of paper. One of
#: a telephone (9 by 16) is as high when it is set as narrow as its class says (picture.css).
_WHOLE: Final = 740
#: So many letters before a text's first picture, and it is on the screen when the page opens.
_NEAR: Final = 500


@dataclass(slots=True)
class AtHand:
    """The text at hand: the pieces that will stand in it, and the address of its page.

    ``made`` are the pieces that were made of the text itself, from the theme's fragments, ``seen``
    the pictures that its HTML depends on, also those that are not there, each with its state.
    """

    html: Sequence[str] = ()
    address: str = ""
    below: str = ""
    album: Album | None = None
    made: list[str] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)


class Extras(Extension):
    """Adds all of this to Markdown."""

    def __init__(self, fragments: Fragments, at_hand: AtHand) -> None:
        super().__init__()
        self.fragments = fragments
        self.at_hand = at_hand

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.treeprocessors.register(_Extras(md, self), "notation_extras", _PRIORITY)
        md.preprocessors.register(Lists(md), "notation_lists", _BEHIND_HTML)
        md.preprocessors.register(Within(md), "notation_within", _BEFORE_HTML)
        commonly.add(md)
        # As on most other sites, where a backslash would else be seen at the end of the line.
        line_end = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_end, "notation_line_end", _LINE_END)


class _Extras(Treeprocessor):
    def __init__(self, md: Markdown, extras: Extras) -> None:
        super().__init__(md)
        self.extras = extras
        self._first: Element | None = None

    def run(self, root: Element) -> None:
        self._first = _first_picture(root)
        images = list(root.iter("img"))
        for image in images:
            _say(image)
            _without_blanks(image, "src")
            self._known(self._words(image.get("src") or ""))  # in the order of the text
        headings: list[Element] = []
        names = _Names(TAKEN)
        # Pieces of HTML are put aside by now: the theme's, the author's own, and fenced code.
        aside = [piece for piece in self.md.htmlStash.rawHtmlBlocks if isinstance(piece, str)]
        names.used.update(name for piece in aside for name in _ID.findall(piece))
        for parent in list(root.iter()):
            for child in parent:
                tag = child.tag
                # Most have no attributes, and to ask for these would make room for some.
                given = child.keys()
                if tag in _HEADINGS and "id" not in given:
                    headings.append(child)
                elif "style" in given:
                    _classed(child)
                if "id" in given:
                    names.used.add(child.attrib["id"])
                if tag == "a":
                    _named(child)
                    _without_blanks(child, "href")
                    self._bare(child)
                if tag == "table":
                    label(child, self._text_of)
                if images and tag == "p":
                    self._figure(child)
        for parent in list(root.iter()) if images else ():
            for child in list(parent):
                if child.tag == "img":
                    self._picture(parent, child)
        self._written_pictures()
        for parent in list(root.iter()) if root.find(".//blockquote") is not None else ():
            _split(parent)
        for number, quotation in enumerate(_pulled(root), 1):
            anchor = names.new(f"{_PULLED}{number}")
            self._quotation(quotation, anchor)
        #: Headings that are called as a place of the page's own.
        others: dict[str, str] = {}
        for heading in headings:
            wanted = slugify(self._text_of(heading))[:60].strip("-") or "section"
            heading.set("id", names.new(wanted))
            if wanted in TAKEN:
                others.setdefault(f"#{wanted}", f"#{heading.get('id')}")
        for link in root.iter("a") if others else ():
            # Whoever writes both means the heading.
            if (href := link.get("href", "")) in others:
                link.set("href", others[href])

    def _bare(self, link: Element) -> None:
        """Mark a link whose words are its address: paper does not say it once more."""
        address = link.get("href") or ""
        # Of <ann@example.org> Markdown writes every sign as a number.
        is_bare = address.startswith(AMP_SUBSTITUTE) or (
            address.startswith(("http", "mailto:"))
            and _spoken(self._text_of(link)) == _spoken(address.removeprefix("mailto:"))
        )
        if is_bare:
            link.set("class", " ".join(filter(None, [link.get("class"), BARE])))

    def _figure(self, paragraph: Element) -> None:
        """Make a picture that stands alone in its paragraph, with a title, a figure.

        It may be a link.
        """
        image, link = _only(paragraph), None
        if image is not None and image.tag == "a":
            image, link = _only(image), image
        if image is None or image.tag != "img" or "title" not in image.attrib:
            return
        attributes = {name: self._words(value or "") for name, value in image.attrib.items()}
        around: dict[str, str] = {}
        if link is not None:
            _without_blanks(link, "href")
            around = {name: self._words(value or "") for name, value in link.attrib.items()}
        if any(prose.attribute_problem(*each) for each in (*attributes.items(), *around.items())):
            return  # which is told by whoever looks at the tree
        title = attributes.pop("title")
        credit = _CREDIT.fullmatch(title)
        values = {
            "figure": True,
            "link": around,
            "caption": credit["caption"].rstrip(" –—-") if credit else title,
            "credit": {name: credit[name] or "" for name in ("what", "who", "where")}
            if credit
            else None,
        }
        shown = self._shown(image, attributes, self._known(attributes.get("src", "")))
        self._replace(paragraph, "picture.html", values | shown)

    def _picture(self, parent: Element, image: Element) -> None:
        """Have a picture of the content shown with its size and its copies, where it stands."""
        attributes = {name: self._words(value or "") for name, value in image.attrib.items()}
        if any(prose.attribute_problem(*each) for each in attributes.items()):
            return
        if html := self._copied(image, attributes):
            _put(parent, image, self.md.htmlStash.store(html))

    def _copied(self, image: Element, attributes: dict[str, str]) -> str:
        """Return a picture of the content with its size and its copies; nothing for any other."""
        picture = self._known(attributes.get("src", ""))
        if picture is None or not picture.width:
            return ""
        values = {"figure": False, "link": None, "caption": "", "credit": None}
        return self._rendered("picture.html", values | self._shown(image, attributes, picture))

    def _written_pictures(self) -> None:
        """Have pictures that an author wrote as HTML shown like the others, if they are clean."""
        stash = self.md.htmlStash.rawHtmlBlocks
        made = set(self.extras.at_hand.made)
        for at, block in enumerate(list(stash)):
            # A comment may hold anything, and nobody sees it.
            if isinstance(block, str) and block not in made and "<!--" not in block:
                stash[at] = _IMAGE.sub(self._written_picture, block)

    def _written_picture(self, found: re.Match[str]) -> str:
        image = _element(found[0])
        if image is None or any(prose.attribute_problem(*each) for each in image.attrib.items()):
            return found[0]
        html = self._copied(image, dict(image.attrib))
        return self.md.htmlStash.store(html) if html else found[0]

    def _known(self, address: str) -> Picture | None:
        """Return the picture of the content that is meant by an address, if one is."""
        at_hand = self.extras.at_hand
        if at_hand.album is None:
            return None
        for path in at_hand.album.choices(address, at_hand.below):
            at_hand.seen[path] = at_hand.album.state(path)
            if at_hand.seen[path]:
                return at_hand.album.show(path)
        return None

    def _shown(
        self, image: Element, attributes: dict[str, str], picture: Picture | None
    ) -> dict[str, object]:
        """Return what a fragment needs to show a picture. The author's own size goes first."""
        shown: dict[str, object] = {"image": attributes, "first": image is self._first}
        shown |= {"kinds": [], "width": 0}
        if picture is None or not picture.width:
            return shown
        _measure(attributes, picture.width, picture.height)
        if picture.height > picture.width:
            attributes["class"] = " ".join(filter(None, [attributes.get("class"), TALL]))
        album = self.extras.at_hand.album
        if picture.copies and album is not None:
            attributes["src"] = album.address(picture.copies[-1].path)
            width = attributes["width"]
            shown["width"] = int(width) if width.isdecimal() else picture.width
            shown["kinds"] = [
                {
                    "type": kind.type,
                    "copies": [
                        {"address": album.address(copy.path), "width": copy.width}
                        for copy in picture.of_kind(kind)
                    ],
                }
                for kind in picture.kinds
            ]
        return shown

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
        html = self._rendered(name, values)
        tail = element.tail
        element.clear()
        element.tag = "p"  # Markdown drops a paragraph around HTML that is a block.
        element.text = self.md.htmlStash.store(html)
        element.tail = tail

    def _rendered(self, name: str, values: Mapping[str, object]) -> str:
        html = "".join(
            piece if isinstance(piece, str) else piece.text
            for piece in self.extras.fragments.render(name, values)
        ).strip()
        self.extras.at_hand.made.append(html)
        return html

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
        html = _LINE.sub(" ", self._html_of(_without_notes(element)))
        return " ".join(Markup(html).striptags().split())

    def _words(self, attribute: str) -> str:
        text = UnescapeTreeprocessor(self.md).unescape(attribute)
        for processor in self.md.postprocessors:
            text = processor.run(text)
        return str(Markup(text).unescape())


def _only(element: Element) -> Element | None:
    """Return what an element has in it, if that is one element and no words."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]


def _first_picture(root: Element) -> Element | None:
    """Return the first picture of a text, if it stands near its top."""
    before = 0
    for block in root:
        picture = next(block.iter("img"), None)
        if picture is not None:
            return picture if before <= _NEAR else None
        words = "".join(block.itertext())
        # What Markdown has put aside, a workout perhaps, may fill a screen.
        before += _NEAR + 1 if "\x02" in words else len(words)
    return None


class _Tag(HTMLParser):
    """Reads the attributes of one tag; ``element`` is none if it is not one."""

    element: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) == len(names):
            self.element = Element(tag, {name: value or "" for name, value in attrs})


def _element(tag: str) -> Element | None:
    reader = _Tag()
    reader.feed(tag)
    return reader.element


def _without_blanks(element: Element, name: str) -> None:
    """Write the blanks of an address as addresses have them, if it is no path of our own."""
    address = element.get(name) or ""
    if " " in address and address[0] not in "{|":
        element.set(name, address.replace(" ", "%20"))


def _spoken(address: str) -> str:
    """Return what is said of an address, or of a doi, by everybody who writes it down."""
    return unquote(_FOUND_WITHOUT.sub("", address, count=1)).rstrip("/").casefold()


def _say(image: Element) -> None:
    """Take the stars from a picture's words: they are heard, and not seen."""
    words = image.get("alt") or ""
    if "*" in words or "_" in words:
        image.set("alt", _MARKED.sub(r"\2", _MARKED.sub(r"\2", words)))


def _measure(attributes: dict[str, str], width: int, height: int) -> None:
    """Say how large a picture is, unless its author has; from one of the two the other follows.

    One that is much higher than wide is said to be smaller, so that it is seen whole.
    """
    given = {name: attributes.get(name, "") for name in ("width", "height")}
    if given["width"].isdecimal() and not given["height"]:
        height = max(1, round(int(given["width"]) * height / width))
    elif given["height"].isdecimal() and not given["width"]:
        width = max(1, round(int(given["height"]) * width / height))
    elif not any(given.values()) and height > _WHOLE and height * 9 > width * 16:
        width, height = max(1, round(width * _WHOLE / height)), _WHOLE
    attributes["width"] = given["width"] or str(width)
    attributes["height"] = given["height"] or str(height)


def _put(parent: Element, child: Element, words: str) -> None:
    """Put words in an element's place."""
    at = list(parent).index(child)
    words += child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(child)


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


class _Names:
    """The names of the places of a page, each once: the second "abs" is "abs-2"."""

    def __init__(self, used: Iterable[str]) -> None:
        self.used = set(used)
        #: Of a thousand headings alike each would else count from one.
        self._last: dict[str, int] = {}

    def new(self, name: str) -> str:
        """Return ``name``, or the first of ``name-2``, ``name-3`` ... that nothing has; take it."""
        free, number = name, self._last.get(name, 1)
        while free in self.used:
            number += 1
            free = f"{name}-{number}"
        self._last[name] = number
        self.used.add(free)
        return free
