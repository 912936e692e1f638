"""A PDF that an author publishes: it may be read, and nothing else.

A PDF can hold programs, other files, and photographs that say where they were taken. It is not
drawn or changed here; what it is made of is looked at, as far down as such things are named.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

_BEGIN: Final = b"%PDF-"
#: The head of a file may be preceded by this many bytes of something else.
_LEAD: Final = 1024
_STREAM: Final = re.compile(rb"stream\r?\n")
_END_OF_STREAM: Final = b"endstream"
#: So far before a stream its own list of names begins at most.
_LIST: Final = 2_000
#: Letters of a name may be written as numbers.
_NUMBERED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
#: What runs, sends, or is another file.
_ACTIVE: Final = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|XFA)"
    rb"(?![A-Za-z0-9])"
)
#: How a photograph says that it knows its place, in either order of bytes, and how XMP does.
_PLACES: Final = (
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
    names, tells_place, hides = _read(data)
    if found := _ACTIVE.search(names):
        return f"this PDF does more than to be read: it has '/{found[1].decode()}'", _AGAIN
    if tells_place:
        return "a picture in this PDF says where it was taken", _AGAIN
    if hides:
        return "this PDF is locked, and nobody can see what it does", _AGAIN
    return None


def _read(data: bytes) -> tuple[bytes, bool, bool]:
    """Return all that has names, whether a place is told, and whether names are locked away."""
    pieces: list[bytes] = []
    tells_place = packed = False
    left, at = _MOST, 0
    for match in _STREAM.finditer(data):
        if match.start() < at:
            continue  # the word that ends the last one
        pieces.append(data[at : match.start()])
        about = data[max(at, match.start() - _LIST) : match.start()]
        about = about[about.rfind(b"obj") + 1 :]
        end = data.find(_END_OF_STREAM, match.end())
        end = len(data) if end < 0 else end
        inner = data[match.end() : end]
        if b"/ObjStm" in about:
            packed = True
            pieces.append(_unpacked(inner, left))
            left -= len(pieces[-1])
        elif b"/Metadata" in about or b"/DCTDecode" in about:
            whole = _unpacked(inner, left) if b"/FlateDecode" in about else inner
            tells_place = tells_place or any(mark in whole for mark in _PLACES)
        at = end + len(_END_OF_STREAM)
    pieces.append(data[at:])
    names = _NUMBERED.sub(lambda match: bytes([int(match[1], 16)]), b"\n".join(pieces))
    return names, tells_place, packed and b"/Encrypt" in names


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, max(most, 1))
    except zlib.error:
        return b""
