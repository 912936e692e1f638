"""What can be told of a picture from its bytes."""

from __future__ import annotations

import io
import re
import warnings
from typing import Final
from xml.parsers import expat

from PIL import Image

from plugins.pictures.model import Facts, Kind

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")
_ORIENTATION: Final = 0x0112
#: A picture that has more colours than this, of as many points in a row as are looked at, is a
#: photograph.
_COLOURS: Final = 2_000
_LOOKED_AT: Final = 256
#: What a drawing's lengths are in points of a screen; any other depends on where it stands.
_UNITS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
_LENGTH: Final = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)
_MOST: Final = 100_000


def facts_of(data: bytes, suffix: str) -> Facts | None:
    """Return what a picture is; ``None`` if that cannot be told, of which others tell."""
    try:
        return _of_drawing(data) if suffix.lower() == ".svg" else _of_points(data)
    except Exception:  # noqa: BLE001 - a spoiled picture raises almost anything
        return None


def _of_points(data: bytes) -> Facts:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            width, height = opened.size
            if getattr(opened, "is_animated", False):
                return Facts(width, height, stays=True)
            if opened.getexif().get(_ORIENTATION) in {5, 6, 7, 8}:
                width, height = height, width
            sees_through = opened.has_transparency_data
            if opened.format == "JPEG" or (opened.format == "WEBP" and not _is_lossless(data)):
                return Facts(width, height, Kind.PNG if sees_through else Kind.JPEG)
            size = (min(opened.width, _LOOKED_AT), min(opened.height, _LOOKED_AT))
            few = opened.resize(size, Image.Resampling.NEAREST)
            colours = few.convert("RGBA" if sees_through else "RGB").getcolors(_COLOURS)
            return Facts(width, height, Kind.PNG, flat=colours is not None)


def _is_lossless(data: bytes) -> bool:
    at = 12
    while at + 8 <= len(data) and data[at : at + 4] not in {b"VP8L", b"VP8 "}:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return data[at : at + 4] == b"VP8L"


def _of_drawing(data: bytes) -> Facts | None:
    first: list[dict[str, str]] = []
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, given: dict[str, str]) -> None:
        del name
        first.append(given)
        parser.StartElementHandler = None

    parser.StartElementHandler = start
    parser.Parse(data, True)
    width, height = (_length(first[0].get(name, "")) for name in ("width", "height"))
    box = [float(each) for each in re.split(r"[\s,]+", first[0].get("viewBox", "").strip()) if each]
    if len(box) == 4 and min(box[2:]) > 0:
        width, height = (
            width or (height * box[2] / box[3] if height else box[2]),
            height or (width * box[3] / box[2] if width else box[3]),
        )
    if not 0 < width <= _MOST or not 0 < height <= _MOST:
        return None
    return Facts(max(1, round(width)), max(1, round(height)), stays=True)


def _length(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return float(found[1]) * _UNITS.get(found[2].lower(), 0.0) if found else 0.0
