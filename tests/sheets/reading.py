"""A sheet's PDF as its readers meet it: words and places on a page, tags in a tree."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageChops
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

POINTS_PER_MM = 72 / 25.4
#: How far apart the colours of a grey may lie, of 255, when letters are smoothed.
_GREY = 8


@dataclass(frozen=True, slots=True)
class Thing:
    """What is drawn on a page: its box in points from the lower left; text has a size."""

    left: float
    bottom: float
    right: float
    top: float
    size: float = 0.0

    @property
    def height_mm(self) -> float:
        return (self.top - self.bottom) / POINTS_PER_MM

    @property
    def width_mm(self) -> float:
        return (self.right - self.left) / POINTS_PER_MM

    def overlap(self, other: Thing) -> tuple[float, float]:
        """How far the two boxes reach into each other, across and down."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.top, other.top) - max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    text: str
    words: tuple[Thing, ...]
    shapes: tuple[Thing, ...]


def pages(pdf: bytes) -> list[Page]:
    """Every page with its text in the order in which it is written in the file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[number]) for number in range(len(document))]
    finally:
        document.close()


def inked(pdf: bytes) -> list[Thing]:
    """The box around all that is inked on each page, as a printer would see it, to half a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_inked(document[number]) for number in range(len(document))]
    finally:
        document.close()


def coloured(pdf: bytes) -> bool:
    """Whether a printer needs any colour but black."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return any(_has_colour(page) for page in document)
    finally:
        document.close()


def _has_colour(page: Any) -> bool:
    picture = page.render(scale=1).to_pil().convert("RGB")
    red, green, blue = picture.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(any(one.histogram()[_GREY:]) for one in apart)


def _inked(page: Any) -> Thing:
    picture = page.render(scale=2, grayscale=True).to_pil().convert("L")
    box = ImageChops.invert(picture).getbbox()
    if box is None:
        raise ValueError("nothing is on the page")
    left, top, right, bottom = (edge / 2 for edge in box)
    return Thing(left, picture.height / 2 - bottom, right, picture.height / 2 - top)


def _page(page: Any) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    words, shapes = [], []
    for thing in page.get_objects(max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            # A space has no ink.
            if right - left > 0.1:
                words.append(Thing(left, bottom, right, top, _size(thing)))
        else:
            shapes.append(Thing(left, bottom, right, top))
    textpage.close()
    return Page(width, height, text, tuple(words), tuple(shapes))


def _size(text: Any) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text.raw, ctypes.byref(size))
    return size.value * abs(float(text.get_matrix().d))


def read_out(pdf: bytes) -> str:
    """All words in the order of the tags, as a screen reader says them.

    Not the text that PDFium gives for a page: it sorts pieces into lines by where they stand.
    """
    pieces: dict[tuple[int, int], list[str]] = {}
    source = pypdfium2.PdfDocument(pdf)
    for number in range(len(source)):
        page = source[number]
        textpage = page.get_textpage()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            pieces.setdefault((number, mark), []).append(_text(thing, textpage))
        textpage.close()
    source.close()
    file = document(pdf)
    pages = {_id(page): number for number, page in enumerate(file.pages)}
    leaves = list(_leaves(_structure(file), pages, 0))
    return " ".join(text for leaf in leaves for text in pieces.get(leaf, ()))


def _text(thing: Any, textpage: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(thing.raw, textpage.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        thing.raw, textpage.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw[: length - 2].decode("utf-16-le")


def _leaves(written: Any, pages: dict[Any, int], page: int) -> Iterator[tuple[int, int]]:
    """The marked pieces of content below ``written``, as page and number."""
    node: Any = _resolved(written)
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _leaves(child, pages, page)
    elif isinstance(node, DictionaryObject):
        page = pages[node.raw_get("/Pg").idnum] if "/Pg" in node else page
        if "/MCID" in node:
            number: Any = node["/MCID"]
            yield page, int(number)
        elif "/K" in node:
            yield from _leaves(node["/K"], pages, page)
    else:
        yield page, int(node)


def _resolved(node: Any) -> Any:
    return node.get_object() if isinstance(node, IndirectObject) else node


def _id(page: Any) -> int:
    return int(page.indirect_reference.idnum)


def _structure(file: PdfReader) -> Any:
    return root(file)["/StructTreeRoot"]["/K"]


def squashed(text: str) -> str:
    """``text`` without spaces and line breaks, which say nothing about what is on the paper.

    Hyphens go as well: at the end of a line the reader of a file takes ours for one of its own.
    """
    return re.sub(r"[\s\x02\u200b\ufffe\u00ad-]+", "", text)


def document(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def root(file: PdfReader) -> Any:
    """The document's catalogue, whose values pypdf does not type."""
    return file.trailer["/Root"]


def fonts(file: PdfReader) -> list[Any]:
    """The descriptors of all fonts that the pages use."""
    found: list[Any] = []
    for page in file.pages:
        resources: Any = page["/Resources"]
        for font in _resolved(resources["/Font"]).values():
            whole = _resolved(font)
            parts = whole.get("/DescendantFonts", [whole])
            found.extend(_resolved(part)["/FontDescriptor"] for part in parts)
    return found


def tags(pdf: bytes) -> list[tuple[str, list[str]]]:
    """Every structure element in reading order, with the tags of those that it is in."""
    return list(_walk(_structure(document(pdf)), []))


def _walk(node: Any, path: list[str]) -> Iterator[tuple[str, list[str]]]:
    node = _resolved(node)
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _walk(child, path)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        name = str(node["/S"]).removeprefix("/")
        yield name, path
        yield from _walk(node.get("/K", ArrayObject()), [*path, name])


def pictured(pdf: bytes) -> list[tuple[str, tuple[float, float]]]:
    """The file's pictures: the words that stand for each, its width and height in mm."""

    def walk(node: Any) -> Iterator[tuple[str, tuple[float, float]]]:
        node = _resolved(node)
        if isinstance(node, ArrayObject):
            for child in node:
                yield from walk(child)
        elif isinstance(node, DictionaryObject):
            if node.get("/S") == "/Figure":
                left, bottom, right, top = (float(x) for x in _box(node))
                size = ((right - left) / POINTS_PER_MM, (top - bottom) / POINTS_PER_MM)
                yield str(node["/Alt"]), size
            yield from walk(node.get("/K"))

    return list(walk(root(document(pdf))["/StructTreeRoot"]))


def _box(node: Any) -> Any:
    attributes = _resolved(node["/A"])
    several = attributes if isinstance(attributes, ArrayObject) else [attributes]
    return next(_resolved(one)["/BBox"] for one in several if "/BBox" in _resolved(one))
