"""Pictures as authors bring them: whole ones, spoiled ones, and ones that say too much."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any, Final

from PIL import Image, ImageCms

SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4"/></svg>'
#: Where somebody lives: if this is found in what is published, it has leaked.
SECRET: Final = b"N52.5163 E13.3777 SECRET"


def made(
    kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 20), **more: Any
) -> bytes:
    """Return a picture of two colours."""
    picture = Image.new(mode, size)
    picture.paste(Image.new(mode, (size[0] // 2, size[1]), 1 if mode in {"P", "I;16"} else None))
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def with_exif(kind: str, way: int = 1) -> bytes:
    """Return a picture that says where it was taken, and which way up it is."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = way
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    return made(kind, exif=exif.tobytes())


def film(kind: bytes, inner: bytes) -> bytes:
    """Return what begins as a film does, with one piece of ``kind``."""
    return b"".join(
        struct.pack(">I4s", 8 + len(what), name) + what
        for name, what in ((b"ftyp", b"mp42" + bytes(4)), (kind, inner))
    )


def packed(files: dict[str, bytes]) -> bytes:
    """Return an archive of files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


#: For how long each frame of a picture that moves is seen.
DURATIONS: Final = [100, 200, 300]


def animated(kind: str = "GIF", **more: Any) -> bytes:
    """Return a picture of three frames, each of another colour."""
    first, *others = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    file = io.BytesIO()
    moving = {"save_all": True, "append_images": others, "loop": 0, "duration": DURATIONS}
    first.save(file, kind, **moving, **more)
    return file.getvalue()


def profile(words: bytes = SECRET) -> bytes:
    """Return a profile of colours that no screen of the web has, which says ``words``."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (count,) = struct.unpack(">I", usual[128:132])
    table = [struct.unpack(">4sII", usual[at : at + 12]) for at in range(132, 132 + 12 * count, 12)]
    pieces = {name: usual[begin : begin + size] for name, begin, size in table}
    # What is green is blue there.
    pieces[b"gXYZ"], pieces[b"bXYZ"] = pieces[b"bXYZ"], pieces[b"gXYZ"]
    pieces[b"dmnd"] = b"text" + bytes(4) + words + b"\0"
    pieces[b"note"] = b"curv" + bytes(4) + words
    begin = 132 + 12 * len(pieces)
    table_, body = b"", b""
    for name, piece in pieces.items():
        table_ += struct.pack(">4sII", name, begin + len(body), len(piece))
        body += piece + bytes(-len(piece) % 4)
    body += words + bytes(-len(words) % 4)
    head = struct.pack(">I", begin + len(body)) + usual[4:80] + words[:4] + usual[84:128]
    return head + struct.pack(">I", len(pieces)) + table_ + body


def claiming(width: int, height: int) -> bytes:
    """Return a small PNG whose head says that it is of this size."""
    data = bytearray(made())
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)


def spoiled() -> bytes:
    """Return a PNG with its head and its end, and nonsense between."""
    data = bytearray(made(size=(200, 200)))
    at = data.index(b"IDAT") + 4
    data[at : at + 30] = b"\xff" * 30
    return bytes(data)


def changed() -> bytes:
    """Return a PNG that can be decoded still, with a piece whose sum is wrong."""
    data = bytearray(made())
    data[data.index(b"IDAT") - 5] ^= 1  # the last of its head's sum
    return bytes(data)


def with_words() -> bytes:
    """Return a PNG with a remark."""
    data = made()
    body = b"tEXtComment\0" + SECRET
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return data[:33] + chunk + data[33:]


#: What a drawing must not do, however it is written.
DRAWINGS: Final = {
    "a prefix": '<x:script xmlns:x="http://www.w3.org/2000/svg">a</x:script>',
    "entities": '<image href="&#x68;ttps://x.example/a.png"/>',
    "an escape of style": "<style>@\\69mport '//x'</style>",
    "an escape of an address": "<style>a { fill: u\\72l(//x) }</style>",
    "a set of pictures": "<style>a { fill: image-set('//x' 1x) }</style>",
    "a part in itself": '<g id="a"><use href="#a"/></g><use href="#a"/>',
    "a thousand million parts": "".join(
        f'<g id="g{i}">' + f'<use href="#g{i - 1}"/>' * 10 + "</g>" if i else '<g id="g0"/>'
        for i in range(10)
    )
    + '<use href="#g9"/>',
    "very deep": "<g>" * 1000 + "</g>" * 1000,
    "no XML": "<g><path></g>",
}


def drawing(inner: str) -> bytes:
    """Return an SVG that holds ``inner``."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1">{inner}</svg>'.encode()
