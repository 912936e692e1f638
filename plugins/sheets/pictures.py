"""Pictures of a sheet: the small one beside its links, and the one that is shared with the page.

Both are made of the sheet's first page as PNG. What a share picture says is set by ``share.typ``;
here the sheet is laid on it.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

from PIL import Image, ImageChops, ImageFilter

#: The size that those who show shared pages ask for.
SHARE: Final = (1200, 630)

#: Where the sheet lies on the share picture: its width, its upper left corner, its turn in degrees.
_SHEET_WIDTH: Final = 420
_SHEET_AT: Final = (692, 52)
_TURN: Final = -3.0
#: Turned at this many times its size, so that its letters stay letters.
_FINER: Final = 2
#: Few greys are enough for a page of black on white, and make small files.
_PREVIEW_GREYS: Final = 4
#: The colours that a share picture is made of, and how many steps lie between two that touch. Not
#: many: of two colours that are near each other, Pillow does not always find the nearer one.
_TRACK: Final = (0x0B, 0x3A, 0x37)
_INK: Final = (0xF4, 0xF8, 0xEE)
_MARK: Final = (0xE4, 0xF6, 0x1C)
_MARK_INK: Final = (0x0C, 0x2A, 0x28)
_SHADE: Final = (0x02, 0x1C, 0x1A)
_BLACK: Final = (0, 0, 0)
_WHITE: Final = (255, 255, 255)
_BLENDS: Final = (
    (_TRACK, _INK, 8),
    (_TRACK, _MARK, 6),
    (_MARK_INK, _MARK, 6),
    (_TRACK, _SHADE, 3),
    (_SHADE, _MARK, 4),
    (_SHADE, _WHITE, 4),
    (_BLACK, _WHITE, 7),
)


def preview(page: bytes, width: int = 272) -> bytes:
    """Return the sheet's first page as WebP, ``width`` pixels wide."""
    # This filter leaves no faint seams around letters, which cost more than they show.
    small = _scaled(_grey(page), width, Image.Resampling.HAMMING)
    step = 255 / (_PREVIEW_GREYS - 1)
    few = small.point([round(round(value / step) * step) for value in range(256)])
    file = io.BytesIO()
    # More effort takes a hundred times as long and saves a fiftieth.
    few.convert("RGB").save(file, "WEBP", lossless=True, quality=50, method=4)
    return file.getvalue()


def share(card: bytes, page: bytes) -> bytes:
    """Return the share picture as PNG: ``card`` with the sheet's first page on its right."""
    whole = Image.open(io.BytesIO(card)).convert("RGB")
    if whole.size != SHARE:
        raise ValueError(f"a share picture is {SHARE[0]} by {SHARE[1]} pixels")
    sheet, mask = _turned(_scaled(_grey(page), _FINER * _SHEET_WIDTH))
    shadow = ImageChops.offset(mask, 0, 8).filter(ImageFilter.GaussianBlur(9))
    dark = Image.new("RGB", mask.size, _SHADE)
    whole.paste(dark, _SHEET_AT, shadow.point([value // 2 for value in range(256)]))
    whole.paste(sheet, _SHEET_AT, mask)
    file = io.BytesIO()
    # More effort takes ten times as long and saves a fifteenth.
    whole.quantize(palette=_palette(), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def _palette() -> Image.Image:
    """The brand's colours exactly as they are, and what lies between them."""
    colours = dict.fromkeys(
        tuple(round(a + (b - a) * step / steps) for a, b in zip(one, other, strict=True))
        for one, other, steps in _BLENDS
        for step in range(steps + 1)
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in colours for value in colour])
    return palette


def _grey(page: bytes) -> Image.Image:
    return Image.open(io.BytesIO(page)).convert("L")


def _scaled(
    page: Image.Image, width: int, filtered: Image.Resampling = Image.Resampling.LANCZOS
) -> Image.Image:
    return page.resize((width, round(page.height * width / page.width)), filtered)


def _turned(page: Image.Image) -> tuple[Image.Image, Image.Image]:
    """A page as it lies there, and where it covers what is below; with room for its shadow."""
    return _laid(page), _covered(page.size)


@lru_cache(maxsize=4)
def _covered(size: tuple[int, int]) -> Image.Image:
    return _laid(Image.new("L", size, 255))


def _laid(page: Image.Image) -> Image.Image:
    room = 30 * _FINER
    wide = Image.new("L", (page.width + 2 * room, page.height + 2 * room), 0)
    wide.paste(page, (room, room))
    turned = wide.rotate(_TURN, Image.Resampling.BICUBIC, expand=True)
    return turned.resize(
        (turned.width // _FINER, turned.height // _FINER), Image.Resampling.LANCZOS
    )
