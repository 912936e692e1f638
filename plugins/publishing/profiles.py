"""Which colours a picture means: what its profile (ICC) says of that stays, and all else goes.

A profile has texts, such as whose screen it is and who has measured it, and programs keep in it
what they like. Only those of its pieces are kept that are numbers of colours.
"""

from __future__ import annotations

import struct
from typing import Final

_HEAD: Final = 128
_SIGN: Final = b"acsp"
#: What turns a picture's numbers into colours, and the forms in which that is written.
_OF_COLOURS: Final = frozenset(
    {
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad"),
        *(b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt", b"cicp"),
    }
)
_FORMS: Final = frozenset(
    {*(b"XYZ ", b"curv", b"para", b"sf32"), *(b"mft1", b"mft2", b"mAB ", b"mBA ", b"cicp")}
)
#: Kinds of screens, cameras, printers and spaces: of others no picture is.
_KINDS: Final = frozenset({b"mntr", b"scnr", b"prtr", b"spac"})
_SPACES: Final = frozenset({b"RGB ", b"GRAY", b"CMYK"})
#: Every profile must say what it is called and whose it is.
_SAID: Final = (b"desc", b"cprt")
_WORD: Final = "Colours"


def without_words(profile: bytes) -> bytes:
    """Return a profile that means the same colours and says nothing; empty if it means none."""
    if len(profile) < _HEAD + 4 or profile[36:40] != _SIGN:
        return b""
    if profile[12:16] not in _KINDS or profile[16:20] not in _SPACES:
        return b""
    (count,) = struct.unpack(">I", profile[_HEAD : _HEAD + 4])
    #: Pieces by their names; several may be one.
    kept: dict[bytes, bytes] = {}
    for at in range(_HEAD + 4, min(_HEAD + 4 + 12 * count, len(profile) - 11), 12):
        name, begin, size = struct.unpack(">4sII", profile[at : at + 12])
        piece = profile[begin : begin + size]
        if name in _OF_COLOURS and piece[:4] in _FORMS and len(piece) == size:
            kept[name] = piece
    if not kept.keys() - {b"wtpt", b"bkpt", b"chad"}:
        return b""
    said = _called(is_new=profile[8] >= 4)
    kept |= dict(zip(_SAID, said, strict=True))
    return _written(profile, kept)


def _called(*, is_new: bool) -> tuple[bytes, bytes]:
    """Return what a profile is called, and whose it is, in the forms that its version has."""
    if is_new:
        words = _WORD.encode("utf-16-be")
        piece = b"mluc" + struct.pack(">III4sII", 0, 1, 12, b"enUS", len(words), 28) + words
        return piece, piece
    words = _WORD.encode("ascii") + b"\0"
    about = b"desc" + struct.pack(">II", 0, len(words)) + words + bytes(4 + 4 + 2 + 1 + 67)
    return about, b"text" + bytes(4) + words


def _written(profile: bytes, pieces: dict[bytes, bytes]) -> bytes:
    """Return a profile of ``pieces``, of the same kind and version as another one."""
    begin = _HEAD + 4 + 12 * len(pieces)
    places: dict[bytes, int] = {}
    table = body = b""
    for name, piece in sorted(pieces.items()):
        if piece not in places:
            places[piece] = begin + len(body)
            body += piece + bytes(-len(piece) % 4)
        table += struct.pack(">4sII", name, places[piece], len(piece))
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = (
        struct.pack(">I", begin + len(body))
        + bytes(4)
        + profile[8:24]
        + day
        + _SIGN
        + bytes(24)
        # How colours out of reach are meant, and the white of all profiles.
        + profile[64:80]
    )
    return head.ljust(_HEAD, b"\0") + struct.pack(">I", len(pieces)) + table + body
