"""A picture that weighs what a photograph weighs: it has details of every size, as outdoors."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageEnhance

SIZE: Final = (1600, 1067)
#: From the sky to a blade of grass: how many dots are across, each time twice as many.
_DETAILS: Final = (4, 8, 16, 32, 64, 128, 256, 512, 1024)
_CONTRAST: Final = 2.4
_FAINTER: Final = 0.65


def write(path: Path) -> None:
    """Write it as a camera does: JPEG of quality 88. It is the same each time.

    Of what is seen outdoors, details are the fainter the smaller they are: D. J. Field, Relations
    between the statistics of natural images, J. Opt. Soc. Am. A 4 (1987), 2379-2394. They have
    somewhat more contrast here than by that rule, so that the file is as large as of a meadow.
    """
    chance = random.Random(1067)
    picture = Image.new("RGB", SIZE, (118, 130, 112))
    for across in _DETAILS:
        size = (across, across * 2 // 3)
        dots = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        dots = dots.resize(SIZE, Image.Resampling.BICUBIC)
        contrast = _CONTRAST / across**_FAINTER
        detail = ImageEnhance.Brightness(dots).enhance(contrast).convert("RGB")
        picture = ImageChops.add(picture, detail, offset=-min(round(127 * contrast), 255))
    picture.save(path, quality=88)
