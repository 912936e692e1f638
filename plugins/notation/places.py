"""What films, sounds and archives say of the place where something was taken, without showing it.

Of pictures that is taken out when they are published. These are published byte by byte, so that an
author has to do it; a PDF is looked at by :mod:`.papers`.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.papers import PLACES as OF_PICTURES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How films say it, beside what is in their frames; the last is the sensors' own track.
_OF_FILMS: Final = (b"\xa9xyz", b"loci\0", b"location.ISO6709", b"GPSLatitude", b"gpmd", b"GPMF")
#: The name of a tag of WebM, behind the number that says so and its length.
_OF_WEBM: Final = expression(rb"\x45\xa3[\x80-\xbf][A-Za-z_.]*(?:LOCATION|location|GPS|gps)")
_IN_ARCHIVES: Final = frozenset(
    {
        *(".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".dng"),
        *(".mp4", ".m4v", ".mov", ".webm", ".mp3", ".m4a"),
    }
)
#: No more than this is unpacked of one archive.
_MOST: Final = 200_000_000
_MOST_FILES: Final = 2_000

_WITHOUT: Final = "take the place out (ffmpeg -i FILM -map_metadata -1 -c copy NEW), and use that"
_ANEW: Final = "take the place out of that file (exiftool -gps:all= FILE), and pack them again"


def trouble(data: bytes, suffix: str) -> tuple[str, str] | None:
    """Return what a file says that nobody meant to publish, and what to do; ``None`` if nothing."""
    match suffix:
        case ".mp4" | ".webm" if _says_where(data, suffix):
            return "this film says where it was taken, and everybody could read that", _WITHOUT
        case ".mp3" if _says_where(data, suffix):
            return (
                "the picture in this sound says where it was taken",
                "take it out (ffmpeg -i SOUND -map 0:a -c copy NEW), and use that",
            )
        case ".zip":
            try:
                found = next((name for name, each in _packed(data) if _says_where(each, name)), "")
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
                return (
                    "this archive is spoiled or locked, and nobody can see what it holds",
                    "pack it again, as plain ZIP, or take it out of the content",
                )
            except MemoryError:
                return "this archive is larger than any page can use", "make several of it"
            if found:
                return f"'{found:.60}' in this archive says where it was taken", _ANEW
    return None


def _says_where(data: bytes, name: str) -> bool:
    suffix = PurePosixPath(f"x{name}" if name.startswith(".") else name).suffix.lower()
    if suffix == ".webm":
        return b"GPSLatitude" in data or _OF_WEBM.search(data) is not None
    if suffix in {".mp4", ".m4v", ".mov"}:
        beside = _beside_frames(data)
        return any(mark in beside for mark in _OF_FILMS)
    return any(mark in data for mark in OF_PICTURES)


def _beside_frames(data: bytes) -> bytes:
    """Return what a film has beside its frames, in which any sign may stand by chance."""
    kept: list[bytes] = []
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        # The last one may say that it goes on to the end.
        size = size or len(data) - at
        if size < 8:
            return data
        if data[at + 4 : at + 8] != b"mdat":
            kept.append(data[at : at + size])
        at += size
    return b"".join(kept)


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the names of the files in an archive that may know a place, and what is in them."""
    left = _MOST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for each in archive.infolist()[:_MOST_FILES]:
            if PurePosixPath(each.filename).suffix.lower() not in _IN_ARCHIVES:
                continue
            with archive.open(each) as file:
                found = file.read(left + 1)
            left -= len(found)
            if left < 0:
                raise MemoryError
            yield each.filename, found
