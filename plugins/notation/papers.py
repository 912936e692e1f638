"""A PDF that an author publishes: it may be read, and nothing else.

A PDF can hold programs, other files, and photographs that say where they were taken. It is not
drawn or changed here; what it is made of is looked at, as far down as such things are named.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

from plugins.late import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN: Final = b"%PDF-"
#: The head of a file may be preceded by this many bytes of something else.
_LEAD: Final = 1024
#: What is no name, whatever it looks like: words of people, remarks, and the bytes of a stream.
_NO_NAMES: Final = expression(rb"(?P<words>\()|%[^\r\n]*|(?P<stream>stream\r?\n)")
_END_OF_STREAM: Final = b"endstream"
_IN_WORDS: Final = expression(rb"\\.|[()]", re.DOTALL)
_OBJECT: Final = expression(rb"\d[\s\0]+obj(?![A-Za-z0-9])")
#: Letters of a name may be written as numbers.
_NUMBERED: Final = expression(rb"#([0-9A-Fa-f]{2})")
#: How a stream is packed: not at all, or in the one way that is unpacked here.
_FILTER: Final = expression(rb"/Filter[\s\0]*(\[[^\]]*\]|/[^\s\0/<>\[\]]*|[^/\[]*)")
_FLATE: Final = frozenset({b"/FlateDecode", b"[/FlateDecode]"})
#: What runs, sends, or is another file.
_DOES: Final = {
    b"JavaScript": "holds a program",
    b"JS": "holds a program",
    b"Launch": "starts another program",
    b"EmbeddedFile": "holds another file",
    b"EmbeddedFiles": "holds another file",
    b"GoToE": "leads to another file",
    b"RichMedia": "holds a film, a sound or a program",
    b"SubmitForm": "sends what is filled in",
    b"ImportData": "fetches what is to be filled in",
    b"XFA": "holds a form that is a program",
}
_ACTIVE: Final = expression(rb"/(" + b"|".join(_DOES) + rb")(?![A-Za-z0-9])")
#: How a photograph says that it knows its place, in either order of bytes, and how XMP does.
PLACES: Final = (
    b"\x88\x25\x00\x04\x00\x00\x00\x01",
    b"\x25\x88\x04\x00\x01\x00\x00\x00",
    b"GPSLatitude",
)
#: No more than this is unpacked of one file.
_MOST: Final = 50_000_000

_AGAIN: Final = "print it to a new PDF (in most programs: Print, Save as PDF), and use that"


def trouble(data: bytes) -> tuple[str, str] | None:
    """Return what is wrong with a PDF, and what to do; ``None`` if it may only be read."""
    if _BEGIN not in data[:_LEAD]:
        return (
            "its name says PDF, but it is none",
            "save it as a PDF, or take it out of the content",
        )
    names, tells_place, hidden = _read(data)
    if found := _ACTIVE.search(names):
        return f"this PDF {_DOES[found[1]]} ('/{found[1].decode()}')", _AGAIN
    if tells_place:
        return "a picture in this PDF says where it was taken", _AGAIN
    if hidden and b"/Encrypt" in names:
        return "this PDF is locked, and nobody can see what it does", _AGAIN
    if hidden:
        return "a part of this PDF is packed so that nobody can see what it does", _AGAIN
    return None


def _read(data: bytes) -> tuple[bytes, bool, bool]:
    """Return all that has names, whether a place is told, and whether there are names unseen."""
    pieces: list[bytes] = []
    tells_place = hidden = False
    left = _MOST
    for names, inner in _parts(data):
        pieces.append(_plain(names))
        about = pieces[-1]
        about = about[max((match.end() for match in _OBJECT.finditer(about)), default=0) :]
        is_packed = b"/ObjStm" in about
        if is_packed or b"/Metadata" in about or b"/DCTDecode" in about:
            unpacked, is_whole = _unpacked(inner, about, left)
            left -= len(unpacked) if unpacked is not inner else 0
            if is_packed:
                hidden = hidden or not is_whole
                # None has a stream of its own: what looks like one is looked at as well.
                pieces += [_plain(each) for part in _parts(unpacked) for each in part]
            else:
                tells_place = tells_place or any(mark in unpacked for mark in PLACES)
    return b"\n".join(pieces), tells_place, hidden


def _plain(names: bytes) -> bytes:
    return _NUMBERED.sub(lambda match: bytes([int(match[1], 16)]), names)


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield what has names, without the words of people, and the stream behind it, if any."""
    kept: list[bytes] = []
    at = done = 0
    is_even = True
    while match := _NO_NAMES.search(data, at):
        at = match.end()
        if match["stream"]:
            kept.append(data[done : match.start()])
            end = data.find(_END_OF_STREAM, at)
            end = len(data) if end < 0 else end
            yield b" ".join(kept), data[at:end]
            at = done = end + len(_END_OF_STREAM)
            kept.clear()
            continue
        if match["words"]:
            # Words without an end are none: what follows is looked at.
            end = _end_of_words(data, at) if is_even else -1
            if end < 0:
                is_even = False
                continue
            at = end
        kept.append(data[done : match.start()])
        done = at
    yield b" ".join([*kept, data[done:]]), b""


def _end_of_words(data: bytes, at: int) -> int:
    depth = 1
    for match in _IN_WORDS.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    return -1


def _unpacked(data: bytes, about: bytes, most: int) -> tuple[bytes, bool]:
    """Return what a stream holds, as far as it can be unpacked, and whether that is all."""
    packed = _FILTER.search(about)
    if packed is None:
        return data, True
    is_flate = b"/FlateDecode" in packed[1]
    if not is_flate or most < 1:
        return data, False
    # A photograph, or a place, may be packed twice: the outer one is not of interest.
    unpacker = zlib.decompressobj()
    try:
        inner = unpacker.decompress(data, most)
    except zlib.error:
        return b"", False
    is_alone = b"".join(packed[1].split()) in _FLATE and b"/Predictor" not in about
    return inner, is_alone and unpacker.eof
