"""What becomes of a picture: which copies there are of it, how large, and what they are called.

Nothing here opens a file. A copy's name says all that it is made from, so that its address may be
kept for ever: an edited picture has other names.
"""

from __future__ import annotations

import hashlib
import re
from enum import Enum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = 8
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME: Final = 60
#: A copy so little smaller than the next one would save nobody anything.
_NEAR: Final = 0.85


class Kind(Enum):
    """What a copy is: its suffix, and what a page calls it."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"

    @property
    def type(self) -> str:
        """The name of the kind for a browser."""
        return "image/jpeg" if self is Kind.JPEG else f"image/{self.value}"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a picture is: its size the right way up, and what its copies have to keep.

    ``flat`` is a drawing, of few colours and sharp edges, of which nothing may be lost. What
    ``stays`` is shown as it is: a drawing in lines (SVG), or one that moves.
    """

    width: int
    height: int
    fallback: Kind = Kind.JPEG
    flat: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: its path below the site's address."""

    path: str
    width: int
    height: int
    kind: Kind
    flat: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a text shows: its path below the content, and the hash of its bytes.

    Without a size it is not there, or cannot be read; without copies it is shown as it is.
    """

    source: str
    digest: str = ""
    width: int = 0
    height: int = 0
    copies: tuple[Copy, ...] = ()

    def of_kind(self, kind: Kind) -> tuple[Copy, ...]:
        """Return the copies of one kind, the smallest first."""
        return tuple(copy for copy in self.copies if copy.kind is kind)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its copies; a browser takes the first that it knows."""
        return tuple(dict.fromkeys(copy.kind for copy in self.copies))


def picture(
    source: str, digest: str, facts: Facts | None, widths: Sequence[int], folder: str, recipe: bytes
) -> Picture:
    """Return a picture with its copies. ``recipe`` stands for how they are made."""
    if facts is None:
        return Picture(source, digest)
    if facts.stays:
        return Picture(source, digest, facts.width, facts.height)
    whole = hashlib.sha256(f"{digest} {facts}".encode() + recipe).hexdigest()[:_DIGITS]
    lead = f"{folder}/{_name(source)}.{whole}"
    copies = tuple(
        Copy(f"{lead}-{width}.{kind.value}", width, height, kind, facts.flat)
        for kind in (Kind.AVIF, Kind.WEBP, facts.fallback)
        for width, height in sizes(facts.width, facts.height, widths)
    )
    return Picture(source, digest, copies[-1].width, copies[-1].height, copies)


def sizes(width: int, height: int, widths: Sequence[int]) -> list[tuple[int, int]]:
    """Return the sizes of the copies of a picture, none of them larger than itself."""
    largest = min(width, max(widths, default=width))
    chosen = [each for each in sorted(set(widths)) if each <= largest * _NEAR]
    return [(each, max(1, round(height * each / width))) for each in (*chosen, largest)]


def _name(source: str) -> str:
    stem = _NO_NAME.sub("-", PurePosixPath(source).stem.lower())[:_LONGEST_NAME].strip("-")
    return stem or "picture"
