"""PDFs as authors bring them: some may only be read, some do more."""

from __future__ import annotations

import base64
import zlib
from typing import Final


def paper(of_root: bytes = b"", more: bytes = b"") -> bytes:
    """Return a PDF whose root has ``of_root`` as well, and ``more`` between its parts."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + of_root + b" >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        + more
        + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def stream(about: bytes, inner: bytes) -> bytes:
    """Return a part of a PDF that holds bytes."""
    return b"3 0 obj\n<< " + about + b" >>\nstream\n" + inner + b"\nendstream\nendobj\n"


_PROGRAM: Final = b"/OpenAction << /S /JavaScript /JS (x) >>"
_PACKED: Final = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
_PLACE: Final = b"<x:xmpmeta><exif:GPSLatitude>52,31N</exif:GPSLatitude></x:xmpmeta>"

#: What is told, and of what.
TOLD: Final = {
    "holds a program ('/JavaScript')": (
        paper(_PROGRAM),
        paper(_PROGRAM.replace(b"Java", b"J#61va").replace(b"/JS", b"/J#53")),
        paper(more=stream(_PACKED, zlib.compress(b"4 0 << " + _PROGRAM + b" >>"))),
        paper(more=stream(_PACKED.replace(b"tm", b"t#6d"), zlib.compress(_PROGRAM))),
        paper(more=stream(_PACKED.partition(b"/Filter")[0], _PROGRAM)),
        # Words that look like the end of them, or like a stream.
        paper(b"/Title (a \\) (b) 100% of it \nstream\n) " + _PROGRAM),
        paper(b"/Title (open " + _PROGRAM),
        paper(b"% :(\n" + _PROGRAM + b"\n% :)\n"),
    ),
    "starts another program ('/Launch')": (paper(b"/OpenAction << /S /Launch /F (cmd.exe) >>"),),
    "holds another file ('/EmbeddedFiles')": (
        paper(b"/Names << /EmbeddedFiles << /Names [] >> >>"),
    ),
    "says where it was taken": (
        paper(more=stream(b"/Type /Metadata /Subtype /XML", _PLACE)),
        paper(more=stream(b"/Type /Metadata /Filter /FlateDecode", zlib.compress(_PLACE))),
        paper(more=stream(b"/Filter /DCTDecode", b"Exif\0\0MM\0*\x88\x25\0\4\0\0\0\1\0\0\0\0")),
    ),
    "is locked": (paper(more=stream(_PACKED, b"?") + b"/Encrypt 9 0 R"),),
    "is packed so that nobody can see": (
        paper(
            more=stream(
                _PACKED.replace(b"/FlateDecode", b"[/ASCII85Decode /FlateDecode]"),
                base64.a85encode(zlib.compress(_PROGRAM), adobe=True),
            )
        ),
        paper(more=stream(_PACKED, zlib.compress(b"4 0 << /Type /Page >>")[:-8])),
        paper(more=stream(_PACKED + b" /DecodeParms << /Predictor 12 >>", zlib.compress(b"x"))),
    ),
    "but it is none": (b"", b"a text", b"<html>"),
}
FINE: Final = (
    paper(),
    paper(b"/OpenAction [2 0 R /Fit]"),
    # What looks like a name among the points of a picture is none.
    paper(more=stream(b"/Filter /FlateDecode", b"/JavaScript /JS /Launch")),
    paper(more=stream(_PACKED, zlib.compress(b"4 0 << /Type /Page >>"))),
    # Words may be any.
    paper(b"/A << /S /URI /URI (https://x.example/JavaScript) >> /Title (How \\(/JS\\) (/Launch))"),
    paper(more=stream(_PACKED, zlib.compress(b"4 0 << /Title (/JS and stream\n) >>"))),
)
#: More than is unpacked of one file where that is 1,000 bytes, with what nobody sees behind it.
TOO_MUCH: Final = paper(
    more=stream(_PACKED, zlib.compress(bytes(1_000))) + stream(_PACKED, zlib.compress(_PROGRAM))
)
