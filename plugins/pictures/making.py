"""A copy of a picture: smaller, the right way up, in the colours of the web, and nothing beside.

The same bytes and the same versions of what encodes them give the same copy, on any machine and in
any number of threads.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path
from typing import Any, Final

import PIL
from PIL import Image, ImageCms, ImageOps, features

from plugins.pictures import looking
from plugins.pictures.looking import FORMATS
from plugins.pictures.model import Copy, Kind

#: Of a photograph. Chosen by looking at twice the size, and by measuring: one step slower takes an
#: AVIF four times as long and makes it smaller by four hundredths.
_PHOTOGRAPH: Final[dict[Kind, dict[str, Any]]] = {
    Kind.AVIF: {"quality": 50, "speed": 6},
    Kind.WEBP: {"quality": 75, "method": 5},
    Kind.JPEG: {"quality": 80, "optimize": True, "progressive": True},
    Kind.PNG: {},
}
#: Of a drawing: of sharp edges and few colours, which keep theirs.
_FLAT: Final[dict[Kind, dict[str, Any]]] = {
    Kind.AVIF: {"quality": 75, "speed": 6, "subsampling": "4:4:4"},
    Kind.WEBP: {"lossless": True, "quality": 80, "method": 4},
    Kind.JPEG: {"quality": 90, "optimize": True, "subsampling": "4:4:4"},
    Kind.PNG: {"optimize": True},
}
#: With more than one thread, or tiles, an encoder's bytes depend on the machine.
_ALWAYS: Final[dict[Kind, dict[str, Any]]] = {
    Kind.AVIF: {"max_threads": 1, "autotiling": False, "icc_profile": b"", "exif": b""},
    Kind.WEBP: {"icc_profile": b"", "exif": b""},
    Kind.JPEG: {},
    Kind.PNG: {},
}
_LETTERS: Final = {"RGB": {"RGB", "RGBA"}, "GRAY": {"L"}, "CMYK": {"CMYK"}}

_LIBRARIES: Final = ("avif", "webp", "jpg", "zlib", "littlecms2")
#: How copies are made: by this module, by what it is told of a picture, and by what encodes.
RECIPE: Final = hashlib.sha256(
    Path(__file__).read_bytes()
    + Path(looking.__file__).read_bytes()
    + repr([PIL.__version__, *map(features.version, _LIBRARIES)]).encode()
).digest()


def make(data: bytes, copy: Copy) -> bytes:
    """Return the file of a copy."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            profile = opened.info.get("icc_profile", b"")
            few = opened.mode == "P" and not opened.has_transparency_data
            longest = max(copy.width, copy.height)
            # A photograph of a telephone need not be read in all of its points.
            opened.draft(None, (longest, longest))
            picture = _in_web_colours(_smaller(_plain(opened), copy), profile)
    picture.info = {}
    if copy.kind is Kind.JPEG:
        picture = picture.convert("L" if picture.mode == "L" else "RGB")
    if copy.kind is Kind.PNG and few:
        picture = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    file = io.BytesIO()
    options = (_FLAT if copy.flat else _PHOTOGRAPH)[copy.kind] | _ALWAYS[copy.kind]
    picture.save(file, "JPEG" if copy.kind is Kind.JPEG else copy.kind.name, **options)
    return file.getvalue()


def _plain(opened: Image.Image) -> Image.Image:
    """Return a picture the right way up, of as many colours as it needs, in eight bits each."""
    picture = ImageOps.exif_transpose(opened)
    if picture.mode.startswith(("I", "F")):
        # Sixteen bits of grey; Pillow would cut off all that is lighter than one in 256.
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    return picture if picture.mode == "CMYK" else picture.convert("RGB")


def _smaller(picture: Image.Image, copy: Copy) -> Image.Image:
    size = (copy.width, copy.height)
    if picture.size == size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_web_colours(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture in sRGB, which is what a browser takes one without a profile for."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else None
        if source is not None and not ImageCms.getProfileDescription(source).startswith("sRGB"):
            space = source.profile.xcolor_space.strip()
            if space == "RGB" and picture.mode == "L":
                picture = picture.convert("RGB")
            if picture.mode in _LETTERS.get(space, ()):
                return _converted(picture, source)
    except (ImageCms.PyCMSError, OSError, ValueError):
        pass  # a profile that cannot be read says nothing
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    opacity = picture.getchannel("A") if picture.mode == "RGBA" else None
    if opacity is not None:
        picture = picture.convert("RGB")
    made = ImageCms.profileToProfile(
        picture,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if made is None:
        return picture
    if opacity is not None:
        made.putalpha(opacity)
    return made
