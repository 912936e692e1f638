"""What a printer and a copier make of a sheet: its toner, its contrasts, a copy of a copy.

Pages are looked at as PDFium paints them, in greys; no number here depends on the machine.
"""

from __future__ import annotations

import ctypes
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import mul
from typing import Any, Final, Literal

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageFilter, ImageStat

DPI: Final = 300
MM: Final = DPI / 25.4
#: How far a copier's lens and its toner spread a point: one standard deviation in mm. It is that
#: of a poor one, which tells two or three lines to the millimetre; most tell five.
BLUR_MM: Final = 0.08
#: How uneven paper and drum are, of 255.
NOISE: Final = 24
WHITE: Final = 255

Paint = Literal["words", "lines", "drawings"]
Colour = tuple[int, int, int, int]


def pictures(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Return each page in greys, as it is printed."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
            for number in range(len(document))
        ]
    finally:
        document.close()


def coverage(pdf: bytes, page: int = 0) -> float:
    """Return how much of the page is inked, from 0 to 1.

    It is the mean darkness of all its points, 0 for white and 1 for black, in steps of sRGB: what
    a grey of half the way takes counts as half. The margins count as paper.
    """
    return 1 - ImageStat.Stat(pictures(pdf, 150)[page]).mean[0] / WHITE


# --- Contrast ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour on the paper and what is painted with it.

    ``words`` are text, ``lines`` is all else that stands for nothing by itself (rules, cells,
    boxes), ``drawings`` are parts of what is tagged as a figure.
    """

    paint: Paint
    colour: Colour

    @property
    def contrast(self) -> float:
        """The contrast to white paper, as WCAG reckons it."""
        return 1.05 / (_luminance(self.colour) + 0.05)


def inks(pdf: bytes) -> Counter[Ink]:
    """Return all colours of the file, and how many things are painted with each."""
    found: Counter[Ink] = Counter()
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        for thing in document[number].get_objects():
            found.update(Ink(_paint(thing), colour) for colour in _colours(thing))
    document.close()
    return found


def _paint(thing: Any) -> Paint:
    if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
        return "words"
    tagged = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw) >= 0
    return "drawings" if tagged else "lines"


def _colours(thing: Any) -> Iterator[Colour]:
    if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
        # 0 fills, 1 draws the outline, 2 does both, 3 nothing; 4 to 7 clip as well.
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing.raw) % 4
        filled, stroked = mode in (0, 2), mode in (1, 2)
    elif thing.type == pdfium.FPDF_PAGEOBJ_PATH:
        filled, stroked = _drawn(thing)
    elif thing.type == pdfium.FPDF_PAGEOBJ_FORM:
        return
    else:
        raise NotImplementedError("a picture or a gradient has no one colour")
    if filled:
        yield _colour(thing, pdfium.FPDFPageObj_GetFillColor)
    if stroked:
        yield _colour(thing, pdfium.FPDFPageObj_GetStrokeColor)


def _drawn(path: Any) -> tuple[bool, bool]:
    """Whether a path is filled, and whether its line is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value), bool(stroke.value)


def _colour(thing: Any, ask: Any) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(thing.raw, *(ctypes.byref(one) for one in (red, green, blue, alpha))):
        raise NotImplementedError("a pattern has no one colour")
    return red.value, green.value, blue.value, alpha.value


def _luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour that lies on white."""
    *channels, alpha = (one / WHITE for one in colour)
    on_paper = [1 - alpha + alpha * one for one in channels]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in on_paper
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# --- Copies --------------------------------------------------------------------------------------


def copied(image: Image.Image, times: int = 2, exposure: float = 0.5) -> Image.Image:
    """Return a copy of a copy in black and white, as an office's copier makes it.

    Each time the picture is blurred, gets the noise of paper and drum, and what is darker than
    ``exposure`` turns black: below 0.5 is a dark copy, above it is a pale one. Black and white
    is what the next copy starts from.
    """
    chance = random.Random(2026)
    level = round(WHITE * (1 - exposure))
    for _ in range(times):
        image = image.filter(ImageFilter.GaussianBlur(BLUR_MM * MM))
        image = ImageChops.add(image, _noise(image.size, chance), offset=-NOISE // 2)
        image = image.point([0] * level + [WHITE] * (256 - level))
    return image


def _noise(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """Return noise with a mean of ``NOISE / 2``; its middle is likelier than its ends."""
    count = size[0] * size[1]
    one, other = (Image.frombytes("L", size, chance.randbytes(count)) for _ in range(2))
    return ImageChops.blend(one, other, 0.5).point([round(i * NOISE / WHITE) for i in range(256)])


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, and its box on the picture of it."""

    text: str
    box: tuple[int, int, int, int]


def words(pdf: bytes, page: int = 0) -> list[Word]:
    """Return the words of a page where they are on its picture; points between them are none."""
    document = pypdfium2.PdfDocument(pdf)
    height = document[page].get_height()
    textpage = document[page].get_textpage()
    text = textpage.get_text_range()
    found = []
    for match in re.finditer(r"[^\s\u00a0\ufffe\x02]+", text):
        boxes = [textpage.get_charbox(at) for at in range(match.start(), match.end())]
        boxes = [box for box in boxes if box[2] > box[0]]
        if boxes and re.search(r"\w", match[0]):
            left, top = min(x for x, *_ in boxes), height - max(box[3] for box in boxes)
            right, bottom = max(box[2] for box in boxes), height - min(box[1] for box in boxes)
            edges = (left * DPI / 72, top * DPI / 72, right * DPI / 72, bottom * DPI / 72)
            # Room for what the copy adds: its letters do not touch the edges of the box.
            box = (int(edges[0]) - 3, int(edges[1]) - 3, int(edges[2]) + 4, int(edges[3]) + 4)
            found.append(Word(match[0], box))
    textpage.close()
    document.close()
    return found


@dataclass(frozen=True, slots=True)
class Wear:
    """What a word has lost on a copy.

    ``likeness`` is the correlation of its points with those of the original, 1 for the same;
    ``counters`` are those of a, e, o that are filled or broken, ``torn`` the pieces too many.
    """

    likeness: float
    counters: int
    torn: int

    @property
    def legible(self) -> bool:
        """Whether it is still read at a glance.

        A dark copy makes strokes half as thick again, which alone brings the likeness to 0.75.
        """
        return self.likeness > 0.7 and not self.counters and not self.torn


def wear(original: Image.Image, copy: Image.Image, word: Word) -> Wear:
    """Compare a word with its copy."""
    before = original.crop(word.box).point([0] * 128 + [WHITE] * 128)
    after = copy.crop(word.box).point([0] * 128 + [WHITE] * 128)
    return Wear(
        _correlation(before.tobytes(), after.tobytes()),
        max(0, _holes(before) - _holes(after)),
        max(0, _pieces(after) - _pieces(before)),
    )


def _correlation(one: bytes, other: bytes) -> float:
    count = len(one)
    mean, mean_of_other = sum(one) / count, sum(other) / count
    together = sum(map(mul, one, other)) / count - mean * mean_of_other
    spread = sum(map(mul, one, one)) / count - mean**2
    spread_of_other = sum(map(mul, other, other)) / count - mean_of_other**2
    if not (spread and spread_of_other):
        return 0.0
    return float(together / math.sqrt(spread * spread_of_other))


#: What is smaller is a speck of the copier's, in points of the picture.
SPECK: Final = 6
PINHOLE: Final = 3


def _pieces(image: Image.Image) -> int:
    """Return how many black pieces there are; what touches at a corner is one."""
    return sum(size >= SPECK for size in _sizes(image, b"\x00", reach=1))


def _holes(image: Image.Image) -> int:
    """Return how many pieces of white the black closes in."""
    return sum(size >= PINHOLE for size in _sizes(image, b"\xff", reach=0))


def _sizes(image: Image.Image, value: bytes, reach: int) -> list[int]:
    """Return the sizes of all connected pieces of one value; ``reach`` 1 joins across corners.

    What touches the edge belongs to something else: the paper, the rule below, a figure.
    """
    parent: list[int] = []
    size: list[int] = []
    edge: list[bool] = []

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    above: list[tuple[int, int, int]] = []
    raw = image.tobytes()
    run = re.compile(re.escape(value) + b"+")
    for y in range(image.height):
        row: list[tuple[int, int, int]] = []
        for match in run.finditer(raw, y * image.width, (y + 1) * image.width):
            start, end = match.start() - y * image.width, match.end() - y * image.width
            name = len(parent)
            parent.append(name)
            size.append(end - start)
            edge.append(y in (0, image.height - 1) or start == 0 or end == image.width)
            for left, right, other in above:
                if left < end + reach and start < right + reach:
                    mine, its = root(name), root(other)
                    if mine != its:
                        parent[its] = mine
                        size[mine] += size[its]
                        edge[mine] |= edge[its]
            row.append((start, end, name))
        above = row
    return [size[at] for at in range(len(parent)) if parent[at] == at and not edge[at]]


# --- Rules and cells -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn along or down a page: of a cell, a blank, a section.

    Measured in points of the picture, from its upper left.
    """

    left: float
    top: float
    right: float
    bottom: float
    width: float

    def gap_mm(self, picture: Image.Image) -> float:
        """Return the longest stretch on which nothing is left of the line."""
        half = self.width / 2 + 0.15 * MM
        across = self.right - self.left >= self.bottom - self.top
        if across:
            box = (self.left, self.top - half, self.right, self.top + half)
        else:
            box = (self.left - half, self.top, self.left + half, self.bottom)
        strip = picture.crop((round(box[0]), round(box[1]), round(box[2]), round(box[3])))
        strip = strip if across else strip.transpose(Image.Transpose.TRANSPOSE)
        # A column of the strip is white if its lightest and its darkest points are.
        rows = [strip.crop((0, y, strip.width, y + 1)).tobytes() for y in range(strip.height)]
        darkest = bytes(map(min, *rows)) if len(rows) > 1 else rows[0]
        gaps = re.findall(rb"[\x80-\xff]+", darkest)
        return max(map(len, gaps), default=0) / MM


def rules(pdf: bytes, page: int = 0) -> list[Rule]:
    """Return the straight lines of a page that are longer than 2 mm and belong to no figure."""
    document = pypdfium2.PdfDocument(pdf)
    height = document[page].get_height()
    paths = document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)
    ends = [end for path in paths if _paint(path) == "lines" for end in _straight(path)]
    document.close()
    scale = DPI / 72
    found = [
        Rule(left * scale, (height - top) * scale, right * scale, (height - low) * scale, w * scale)
        for left, low, right, top, w in ends
    ]
    return [one for one in found if max(one.right - one.left, one.bottom - one.top) > 2 * MM]


def crossed(pdf: bytes, page: int = 0) -> list[str]:
    """Return the words that a line runs through: their cell is too small for them."""
    lines = rules(pdf, page)
    return [
        word.text for word in words(pdf, page) if any(_runs_through(one, word) for one in lines)
    ]


def _runs_through(rule: Rule, word: Word) -> bool:
    # The box of a word has some room around its ink.
    left, top, right, bottom = (x + by for x, by in zip(word.box, (5, 5, -5, -5), strict=True))
    across = min(rule.right, right) - max(rule.left, left)
    down = min(rule.bottom, bottom) - max(rule.top, top)
    return across >= 0 and down >= 0


Ends = tuple[float, float, float, float, float]


def _straight(path: Any) -> Iterator[Ends]:
    """Yield the path's lines along and down the page: left, low, right, top, width."""
    filled, stroked = _drawn(path)
    if filled and not stroked:
        # Typst paints some lines as flat boxes.
        left, low, right, top = path.get_bounds()
        middle = (low + top) / 2
        if top - low < 3:
            yield left, middle, right, middle, top - low
        return
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(path.raw, ctypes.byref(width))
    for (x, y), (to_x, to_y) in _sides(path):
        if abs(x - to_x) < 0.01 or abs(y - to_y) < 0.01:
            yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y), width.value


Point = tuple[float, float]


def _sides(path: Any) -> Iterable[tuple[Point, Point]]:
    matrix = path.get_matrix()
    start = at = (0.0, 0.0)
    for number in range(pdfium.FPDFPath_CountSegments(path.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        to = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = to
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield at, to
        at = to
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield at, start
