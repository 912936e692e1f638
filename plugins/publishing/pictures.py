"""Pictures without what is nobody's business: where they were taken, when, by whose telephone.

Nothing is drawn anew, so nothing is lost that can be seen: of each file the pieces that make the
picture are kept, and which way up it is. What is not a piece of it goes, whatever it says.
"""

from __future__ import annotations

import base64
import html
import re
import struct
import zlib
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation import drawings, gifs
from plugins.publishing import profiles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"})

_ORIENTATION: Final = 0x0112
_EXIF: Final = b"Exif\0\0"
#: How a piece of a JPEG begins that is a part of a profile; behind it are its number and how many.
_ICC: Final = b"ICC_PROFILE\0"
#: Of a profile one such piece has room for so much, and no program has a larger one.
_MOST_OF_PIECE: Final = 65_519
_MOST_OF_PROFILE: Final = 8_000_000
#: What a profile is called in a PNG.
_NAME: Final = b"colours"
#: Pieces of programs without which a JPEG would look otherwise, and their end.
_OF_JPEG: Final = {(0xE0, b"JFIF\0"): b"\0\0", (0xEE, b"Adobe"): b""}
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_OF_PNG: Final = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"),
        *(b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP", b"hIST"),
    }
)
#: What follows in a piece of a GIF that says how long the next picture is shown.
_HOW_LONG: Final = 0xF9
#: What stands in quotation marks in a drawing. A text between elements ends where one begins.
_QUOTED: Final = expression(rb""""[^"<]*"|'[^'<]*'""")
_OF_WEBP: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})


def clean(folder: Path, names: Iterable[str]) -> None:
    """Take from each picture among the files ``names`` in ``folder`` what cannot be seen."""
    for name in names:
        suffix = name[name.rfind(".") :].lower()
        if suffix not in SUFFIXES:
            continue
        path = folder / name
        if path.is_symlink():
            continue
        data = path.read_bytes()
        bare = _drawing(data) if suffix == ".svg" else without_words(data)
        if bare != data:
            # Beside it, because its file may be known under another name, too.
            beside = path.with_name(f".{path.name}.bare")
            beside.write_bytes(bare)
            beside.replace(path)


def _drawing(data: bytes) -> bytes:
    """Return a drawing without what nobody sees of it, nor of the pictures in it."""
    bare = drawings.without_words(data)
    # Nearly all drawings are ours, of hundreds of lines; by an "&" any letter may be written.
    return _QUOTED.sub(_inner, bare) if b"&" in bare or b"base64," in bare.lower() else bare


def _inner(found: re.Match[bytes]) -> bytes:
    mark = found[0][:1]
    inner = drawings.photograph(html.unescape(found[0][1:-1].decode("latin-1")))
    if inner is None:
        return found[0]  # no photograph, or one that is told elsewhere
    begin, data = inner
    bare = without_words(data)
    if bare == data:
        return found[0]
    return mark + begin.encode("ascii") + base64.b64encode(bare) + mark


def without_words(data: bytes) -> bytes:
    """Return a picture's bytes with nothing but the picture. What is not understood stays."""
    try:
        if data.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:6] in {b"GIF87a", b"GIF89a"}:
            return b"".join(_gif(data))
    except (struct.error, IndexError):
        return data  # no whole picture, which is told elsewhere
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    parts: dict[int, bytes] = {}
    while True:
        if data[at] != 0xFF:
            raise IndexError(at)
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        length = 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        piece = data[at : at + length]
        if mark == 0xE2 and piece[4:16] == _ICC:
            parts[piece[16]] = piece[18:]
        elif parts and not 0xE0 <= mark <= 0xEF and mark != 0xFE:
            yield from _profile(b"".join(parts[number] for number in sorted(parts)))
            parts.clear()
        if mark == 0xDA:
            # The picture itself: to the first mark that ends it. What a telephone hangs on behind
            # that (a film, another picture) is not shown by anybody.
            end = _end_of_jpeg(data, at + length)
            yield data[at:end]
            return
        if mark == 0xE1 and piece[4:10] == _EXIF:
            way = _orientation(piece[10:])
            if way > 1:
                exif = _EXIF + _exif(way)
                yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        elif (mark, piece[4:9]) in _OF_JPEG:
            # Behind it there may be a small picture, of more than is to be seen.
            body = piece[4:16] + _OF_JPEG[mark, piece[4:9]]
            yield piece[:2] + struct.pack(">H", len(body) + 2) + body
        elif not 0xE0 <= mark <= 0xEF and mark != 0xFE:
            yield piece
        at += length


def _profile(profile: bytes) -> Iterator[bytes]:
    """Yield the pieces of a JPEG that hold what a profile says of colours."""
    bare = profiles.without_words(profile)
    parts = [bare[at : at + _MOST_OF_PIECE] for at in range(0, len(bare), _MOST_OF_PIECE)]
    for number, part in enumerate(parts, 1):
        body = _ICC + bytes([number, len(parts)]) + part
        yield b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body


def _end_of_jpeg(data: bytes, at: int) -> int:
    while 0 <= (at := data.find(b"\xff", at)) < len(data) - 1:
        mark = data[at + 1]
        if mark == 0xD9:
            return at + 2
        if mark in {0x00, 0xFF} or 0xD0 <= mark <= 0xD7:
            at += 1
        else:  # the next of several passes begins
            at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return len(data)


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, piece = data[at + 4 : at + 8], data[at : at + length + 12]
        if len(piece) < length + 12:
            raise IndexError(at)
        if name in _OF_PNG:
            yield piece
        elif name == b"iCCP":
            yield from _profile_of_png(piece)
        elif name == b"eXIf" and (way := _orientation(piece[8:-4])) > 1:
            exif = b"eXIf" + _exif(way)
            yield struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif))
        at += length + 12
        if name == b"IEND":
            return


def _profile_of_png(piece: bytes) -> Iterator[bytes]:
    """Yield the piece of a PNG that holds what the profile in another one says of colours."""
    name, _, packed = piece[8:-4].partition(b"\0")
    try:
        profile = zlib.decompressobj().decompress(packed[1:], _MOST_OF_PROFILE)
    except zlib.error:
        return
    bare = profiles.without_words(profile)
    if name == _NAME and bare == profile:
        yield piece
    elif bare:
        body = b"iCCP" + _NAME + b"\0\0" + zlib.compress(bare, 9)
        yield struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


def _webp(data: bytes) -> bytes:
    pieces: list[bytes] = []
    end = min(len(data), 8 + struct.unpack("<I", data[4:8])[0])
    at, exif = 12, b""
    while at + 8 <= end:
        (length,) = struct.unpack("<I", data[at + 4 : at + 8])
        name, whole = data[at : at + 4], 8 + length + length % 2
        if name == b"ICCP":
            if profile := profiles.without_words(data[at + 8 : at + 8 + length]):
                pieces.append(b"ICCP" + struct.pack("<I", len(profile)) + profile)
        elif name in _OF_WEBP:
            pieces.append(data[at : at + whole])
        elif name == b"EXIF":
            body = data[at + 8 : at + 8 + length].removeprefix(_EXIF)
            if (way := _orientation(body)) > 1:
                exif = _exif(way)
        at += whole
    if exif:
        pieces.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    if pieces and pieces[0][:4] == b"VP8X":
        has_profile = any(each[:4] == b"ICCP" for each in pieces)
        flags = pieces[0][8] & ~0x2C | (0x08 if exif else 0) | (0x20 if has_profile else 0)
        pieces[0] = pieces[0][:8] + bytes([flags]) + pieces[0][9:]
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> Iterator[bytes]:
    for start, end in gifs.pieces(data):
        # A remark goes, and what other programs keep there; how often it plays stays.
        if start == 0 or data[start] != gifs.WORDS or data[start + 1] == _HOW_LONG:
            yield data[start:end]
        elif data[start + 1 : start + 16] == b"\xff\x0bNETSCAPE2.0\3\1":
            yield data[start : start + 18] + b"\0"


def _orientation(tiff: bytes) -> int:
    """Return which way up an EXIF says that a picture is: 1 to 8, and 1 where it says nothing."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack(f"{order}I", tiff[4:8])
        (count,) = struct.unpack(f"{order}H", tiff[start : start + 2])
        for i in range(min(count, 200)):
            entry = tiff[start + 2 + 12 * i : start + 14 + 12 * i]
            tag, _, _, value = struct.unpack(f"{order}HHIH", entry[:10])
            if tag == _ORIENTATION:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _exif(way: int) -> bytes:
    """Return an EXIF that says which way up a picture is, and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, way, 0, 0)
