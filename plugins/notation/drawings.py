"""A drawing in SVG is a small program. Here it is read as a browser reads it, and may only be seen.

Read by a parser, because a browser sees through entities, prefixes and encodings that an expression
would not; but no entity of its own and nothing from elsewhere is ever followed.
"""

from __future__ import annotations

import base64
import re
from dataclasses import field
from typing import Final
from urllib.parse import unquote
from xml.parsers import expat

from plugins.late import dataclass, expression

#: Elements that run, fetch, change by themselves, or hold a page.
_ACTIVE: Final = frozenset(
    {
        *("script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "set"),
        *("animate", "animatecolor", "animatemotion", "animatetransform", "discard", "include"),
        *("audio", "video", "canvas", "link", "meta", "base", "html", "body", "form", "input"),
    }
)
_ADDRESSES: Final = frozenset({"href", "src", "base"})
_SAFE: Final = expression(r"#|$")
#: A photograph within a drawing, and what it is written in: browsers do without its last signs.
_PHOTOGRAPH: Final = expression(
    r"[ \t\r\n]*data:image/(?:png|jpe?g|webp|gif);base64,", re.IGNORECASE
)
_LETTERS: Final = expression(r"([A-Za-z0-9+/]*)={0,2}")
_UNSEEN: Final = expression(r"[\x00-\x20\u200b-\u200f\ufeff]")
#: What a style may not do: fetch, or hide behind escapes that it does.
_FETCHES: Final = expression(
    r"@import|@charset|\\|image(?:-set)?\s*\(|src\s*\(|expression\s*\(|javascript:"
    r"|url\(\s*(?:\"(?!#)|'(?!#)|(?![\"'#\s]))",
    re.IGNORECASE,
)
#: What the end of an element begins with.
_END: Final = "<" + "/"
_DEEPEST: Final = 100
_MOST_ELEMENTS: Final = 20_000
#: How many elements a drawing may come to when all that is used again is drawn.
_MOST_DRAWN: Final = 50_000
#: What is in every drawing of which there is something that nobody sees, in small letters. Where
#: letters stand for others, by an encoding, any of it may be.
_UNSEEN_IN: Final = (
    *(b"encoding", b"\0", b"<!--"),
    *(b"metadata", b"namedview", b"inkscape", b"sodipodi"),
)
#: What programs note in a drawing for themselves: paths of the author's disk among them.
_NOTED: Final = expression(
    rb"""\s(?:inkscape:export-filename|sodipodi:docname|sodipodi:absref|inkscape:[\w-]*path)"""
    rb"""\s*=\s*(?:"[^"<]*"|'[^'<]*')"""
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a drawing, and where, as an offset in its bytes."""

    message: str
    at: int


class _WrongError(Exception):
    pass


@dataclass(slots=True)
class _Reader:
    """What has been seen of a drawing so far."""

    parser: expat.XMLParserType
    open: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    #: For each name: how many elements it has, and which other names are used in it.
    parts: dict[str, list[str]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    #: What nobody sees, remarks and what is said about the drawing: where it begins, and where
    #: and with what it ends.
    unseen: list[tuple[int, int, bytes]] = field(default_factory=list)
    begun: int = -1

    def start(self, name: str, given: dict[str, str]) -> None:
        local = _local(name).lower()
        if not self.open and local != "svg":
            raise _WrongError(f"its first element is '{local}' and not 'svg'")
        if local in _ACTIVE:
            raise _WrongError(f"'<{local}' makes this drawing act or fetch")
        self.count += 1
        if len(self.open) >= _DEEPEST or self.count > _MOST_ELEMENTS:
            raise _WrongError("it has far more parts than a drawing needs")
        if local in {"metadata", "namedview"} and self.begun < 0:
            self.begun = self.parser.CurrentByteIndex
        own = given.get("id", "")
        self.open.append((local, own))
        for attribute, value in given.items():
            _look_at(_local(attribute).lower(), value)
        used = next((v for k, v in given.items() if _local(k) == "href"), "")
        for _, name_ in self.open:
            if name_:
                self.sizes[name_] = self.sizes.get(name_, 0) + 1
                if local == "use" and used.startswith("#"):
                    self.parts.setdefault(name_, []).append(used[1:])
        if local == "use" and used.startswith("#"):
            self.parts.setdefault("", []).append(used[1:])

    def end(self, name: str) -> None:
        local, _ = self.open.pop()
        depth = [each for each, _ in self.open]
        unseen = {"metadata", "namedview"}
        if local in unseen and unseen.isdisjoint(depth) and self.begun >= 0:
            place = self.parser.CurrentByteIndex
            self.unseen.append((self.begun, place, f"{_END}{name}".encode()))
            self.begun = -1

    def data(self, text: str) -> None:
        if self.open and self.open[-1][0] == "style" and _FETCHES.search(text):
            raise _WrongError("its style fetches something")

    def remark(self, text: str) -> None:
        del text
        if self.begun < 0:
            place = self.parser.CurrentByteIndex
            self.unseen.append((place, place, b"<!--"))

    def instruction(self, target: str, text: str) -> None:
        del text
        raise _WrongError(f"'<?{target}' makes this drawing act or fetch")

    def document(self, name: str, system: str | None, public: str | None, own: bool) -> None:
        del name, system, public
        if own:
            raise _WrongError("'<!DOCTYPE [' makes this drawing act or fetch")

    def check_uses(self) -> None:
        known: dict[str, int] = {}

        def drawn(name: str, above: frozenset[str]) -> int:
            if name in above:
                raise _WrongError("a part of it is drawn in itself, for ever")
            if name not in known:
                inner = above | {name}
                known[name] = self.sizes.get(name, 1) + sum(
                    drawn(each, inner) for each in self.parts.get(name, ())
                )
            return known[name]

        if "" in self.parts and sum(drawn(each, frozenset()) for each in self.parts[""]) > (
            _MOST_DRAWN
        ):
            raise _WrongError("what it uses again comes to far too many parts")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _look_at(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _WrongError(f"'{name}=' makes this drawing act or fetch")
    if name in _ADDRESSES and not _SAFE.match(_UNSEEN.sub("", value)):
        if not _PHOTOGRAPH.match(value):
            raise _WrongError(f"'{name}={value:.30}' makes this drawing act or fetch")
        if photograph(value) is None:
            raise _WrongError("a photograph in this drawing is not written as one")
    if name in {"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"} and (
        _FETCHES.search(value)
    ):
        raise _WrongError(f"'{name}={value:.30}' makes this drawing act or fetch")


def photograph(address: str) -> tuple[str, bytes] | None:
    """Return how an address begins that is a photograph, and the photograph; ``None`` if not so.

    As browsers read it: any of its signs may be written as a number, with lines between them.
    """
    match = _PHOTOGRAPH.match(address)
    if match is None:
        return None
    letters = _LETTERS.fullmatch("".join(unquote(address[match.end() :]).split()))
    if letters is None or len(letters[1]) % 4 == 1:
        return None
    return match[0], base64.b64decode(letters[1] + "=" * (-len(letters[1]) % 4))


def _read(data: bytes) -> tuple[_Reader, Wrong | None]:
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.buffer_text = True
    reader = _Reader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.CommentHandler = reader.remark
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartDoctypeDeclHandler = reader.document
    try:
        parser.Parse(data, True)
        reader.check_uses()
    except _WrongError as error:
        return reader, Wrong(str(error), max(parser.CurrentByteIndex, 0))
    except expat.ExpatError as error:
        return reader, Wrong(
            f"it is not written as XML is: {expat.ErrorString(error.code)}",
            max(parser.ErrorByteIndex, 0),
        )
    except (LookupError, ValueError) as error:
        return reader, Wrong(f"its letters are in no encoding that is known: {error}"[:100], 0)
    return reader, None


def wrong(data: bytes) -> Wrong | None:
    """Return what is wrong with a drawing; ``None`` if it may only be seen."""
    return _read(data)[1]


def without_words(data: bytes) -> bytes:
    """Return a drawing without what nobody sees of it: remarks, and what is noted about it."""
    small = data.lower()
    if not any(each in small for each in _UNSEEN_IN):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data  # places would be those of another encoding
    reader, trouble = _read(data)
    if trouble is not None:
        return data
    pieces: list[bytes] = []
    done = 0
    for start, end, mark in sorted(reader.unseen):
        if start < done:
            continue
        pieces.append(data[done:start])
        # An element without an end of its own has ended where it is told to end.
        last = b"-->" if mark == b"<!--" else b">"
        done = data.index(last, end) + len(last) if data.startswith(mark, end) else end
    pieces.append(data[done:])
    return _NOTED.sub(b"", b"".join(pieces))
