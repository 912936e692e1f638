"""The words and the headings of a text that is HTML."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

from plugins.late import dataclass, expression

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The setting that has the outlines of texts whose reader knows them already: by the text's path
#: its hash, and the outline.
OUTLINES: Final = "READING_OUTLINES"
#: Elements without an end.
VOID: Final = frozenset(
    {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
#: What is seen, or looked up, but not read along with the text: a figure, a note and its number,
#: the points of an argument before they are made.
_UNREAD: Final = frozenset({"svg", "script", "style", "sup"})
_UNREAD_CLASSES: Final = frozenset({"footnote", "pros-cons-short"})
_LEVELS: Final = {"h2": 2, "h3": 3}
#: Words of English that are read silently in a minute: the mean over 190 studies that Brysbaert
#: found (Journal of Memory and Language 109, 2019) was 238.
_PER_MINUTE: Final = 238


#: A tag or a comment as Markdown and the theme write nearly all of them, with no room for a second
#: meaning.
_TAG: Final = expression(
    r"<!--[\w /]*-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)"
    r"((?:\s+[a-zA-Z_:][-\w:.]*(?:=\"[^\"<>]*\")?)*)\s*(/?)>"
)
#: What a tag says of the text around it. What begins may not be read; what is doubtful is for the
#: parser, as others are, unless nothing is read there anyway.
_BEGIN, _END, _VOID, _COMMENT, _UNREAD_BEGIN, _DOUBTFUL, _OTHER = range(7)
_ATTRIBUTE: Final = expression(r"([a-zA-Z_:][-\w:.]*)(?:=\"([^\"]*)\")?")
#: Elements that a word may go on behind.
_WITHIN_WORDS: Final = frozenset({"a", "b", "em", "i", "strong", "span", "code"})
_LOOKED_AT: Final = frozenset({"id", "class", "aria-hidden"})
#: Elements in which a parser does not look for tags.
_RAW: Final = frozenset(
    {"script", "style", "textarea", "iframe", "noembed", "noframes", "plaintext", "xmp"}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that a link can lead to, with those below it."""

    anchor: str
    title: str
    below: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """How many words a text has, and its headings of the second and third level."""

    words: int
    headings: tuple[Heading, ...]

    @property
    def count(self) -> int:
        """The number of all headings."""
        return sum(1 + len(heading.below) for heading in self.headings)

    @property
    def minutes(self) -> int:
        """How long it takes to read, one minute at least."""
        return max(1, round(self.words / _PER_MINUTE))


def to_keep(known: Outline) -> list[Any]:
    """Return an outline in values of JSON's kinds."""

    def plain(headings: Iterable[Heading]) -> list[Any]:
        return [[each.anchor, each.title, plain(each.below)] for each in headings]

    return [known.words, plain(known.headings)]


def kept(values: Any) -> Outline:
    """Return the outline that was made such values of."""

    def headings(values: Iterable[Any]) -> tuple[Heading, ...]:
        return tuple([Heading(anchor, title, headings(below)) for anchor, title, below in values])

    words, found = values
    return Outline(words, headings(found))


def outline(html: str) -> Outline:
    """Return the outline of a text. Elements that have an end are taken to have an end tag."""
    if (known := at_once(html)) is not None:
        return known
    reader = _read(html)
    return Outline(reader.words, _nested(reader.headings))


def at_once(html: str) -> Outline | None:
    """Return the outline of a text in which each element ends where it should; ``None`` for others.

    That is most texts, and to read them is no more work than to look whether one is known.
    """
    before, *parts = html.split("<")
    texts = [unescape(before)]
    headings: list[tuple[int, str, str]] = []
    names: list[str] = []
    anchor, begun = "", ""
    title: list[str] = []  # of a heading: no end tag within it parts two words
    unread = 0  # how deep an element stands that is not read, with all in it; its end parts words
    for part in parts:
        tag, ends, text = part.partition(">")
        if not ends:
            return None  # something else begins with it
        what, name, leads = _said(tag)
        if what == _BEGIN:
            names.append(name)
            if leads and not unread:
                if anchor:
                    return None
                anchor, begun, title = leads, name, []
        elif what == _END:
            if not names or names.pop() != name:
                return None
            if anchor and name == begun:
                headings.append((_LEVELS[name], anchor, " ".join("".join(title).split())))
                anchor = ""
            if name not in _WITHIN_WORDS:
                texts.append(" ")
            if len(names) < unread:
                unread = 0
        elif what == _VOID:
            if not unread:
                texts.append(" ")
                title.append(" ")
        elif what == _UNREAD_BEGIN:
            names.append(name)
            unread = unread or len(names)
        elif what == _DOUBTFUL:
            if not unread:
                return None
            if name:
                names.append(name)
        elif what == _OTHER:
            return None
        if text and not unread:
            read = unescape(text) if "&" in text else text
            texts.append(read)
            if anchor:
                title.append(read)
    if names:
        return None
    return Outline(len("".join(texts).split()), _nested(headings))


@lru_cache(maxsize=2048)
def _said(tag: str) -> tuple[int, str, str]:
    """Return what a tag (``/p``) says, its element's name, and by what a link leads to a heading.

    Without a name nothing begins. A text has a hundred tags, of which most are the same few.
    """
    found = _TAG.fullmatch(f"<{tag}>")
    if found is None:
        return _OTHER, "", ""
    end, name, attributes, closed = found.groups()
    if name is None:
        return _COMMENT, "", ""
    if end:
        return _OTHER if attributes or closed else _END, name, ""
    if name in VOID:
        return _VOID, name, ""
    if name in _RAW or not name.islower():
        return _OTHER, name, ""
    if closed:
        return _DOUBTFUL, "", ""
    if name in _UNREAD:
        return _UNREAD_BEGIN, name, ""
    if attributes and _is_told(attributes.lower()):
        given = {key.lower(): value for key, value in _ATTRIBUTE.findall(attributes)}
        told = [given.get(each, "") for each in _LOOKED_AT]
        if given.get("aria-hidden") or any("&" in each for each in told):
            return _DOUBTFUL, name, ""
        if not _UNREAD_CLASSES.isdisjoint(given.get("class", "").split()):
            return _DOUBTFUL, name, ""
        return _BEGIN, name, given.get("id", "") if name in _LEVELS else ""
    return _BEGIN, name, ""


def _is_told(attributes: str) -> bool:
    """Return whether one of them may be an attribute that is looked at."""
    return "id=" in attributes or "class=" in attributes or "aria-" in attributes


def _nested(headings: Iterable[tuple[int, str, str]]) -> tuple[Heading, ...]:
    nested: list[Heading] = []
    for level, anchor, title in headings:
        if level == 3 and nested:
            above = nested[-1]
            below = (*above.below, Heading(anchor, title))
            nested[-1] = Heading(above.anchor, above.title, below)
        else:
            nested.append(Heading(anchor, title))
    return tuple(nested)


def plain(html: str) -> str:
    """Return the words of a piece of HTML, with single spaces."""
    reader = _read(html)
    return " ".join("".join(reader.texts).split())


def _read(html: str) -> _Reader:
    """Return a reader that has read ``html``.

    It is Python's own parser. That takes as long as a third of Markdown's work on the text, though,
    and most texts have tags of the plain sort only, which one expression finds.
    """
    reader = _Reader()
    if not _read_plain(html, reader):
        reader = _Reader()
        reader.feed(html)
        reader.close()
    return reader


def _read_plain(html: str, reader: _Reader) -> bool:
    """Give ``reader`` what the parser would, and return whether all of ``html`` was plain."""
    parts = _TAG.split(html)
    for at in range(0, len(parts), 5):
        text = parts[at]
        if text:
            if "<" in text:
                return False
            reader.handle_data(unescape(text) if "&" in text else text)
        if at + 1 == len(parts):
            break
        end, name, attributes, closed = parts[at + 1 : at + 5]
        if name is None:
            continue  # a comment
        tag = name.lower()
        if tag in _RAW or (end and (attributes or closed)):
            return False
        if end:
            reader.handle_endtag(tag)
            continue
        given: list[tuple[str, str | None]] = []
        if attributes:
            found = _ATTRIBUTE.findall(attributes)
            given = [(key.lower(), value) for key, value in found if key.lower() in _LOOKED_AT]
            if any("&" in value for _, value in given if value):
                # How a value without a semicolon reads has changed from one Python to the next.
                return False
        reader.handle_starttag(tag, given)
        if closed:
            reader.handle_endtag(tag)
    return True


@dataclass(slots=True)
class _Open:
    tag: str
    unread: bool


@dataclass(slots=True)
class _Begun:
    level: int
    anchor: str
    texts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.headings: list[tuple[int, str, str]] = []
        self._open: list[_Open] = []
        self._heading: _Begun | None = None

    @property
    def words(self) -> int:
        return len("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_data(" ")
            return
        given = dict(attrs)
        outer = self._open[-1] if self._open else _Open("", unread=False)
        unread = (
            outer.unread
            or tag in _UNREAD
            or not _UNREAD_CLASSES.isdisjoint((given.get("class") or "").split())
            or given.get("aria-hidden") == "true"
        )
        level = _LEVELS.get(tag)
        if level and given.get("id") and not unread:
            self._heading = _Begun(level, given["id"] or "")
        self._open.append(_Open(tag, unread))

    def handle_endtag(self, tag: str) -> None:
        if not any(one.tag == tag for one in self._open):
            return
        while self._open.pop().tag != tag:
            pass
        if self._heading and _LEVELS.get(tag) == self._heading.level:
            title = " ".join("".join(self._heading.texts).split())
            self.headings.append((self._heading.level, self._heading.anchor, title))
            self._heading = None
        # Nobody reads two paragraphs as one word.
        self.texts.append(" " if tag not in _WITHIN_WORDS else "")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].unread:
            return
        self.texts.append(data)
        if self._heading:
            self._heading.texts.append(data)
