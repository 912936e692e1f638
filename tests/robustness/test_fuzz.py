"""A moment of fuzzing: the same bytes each time, spoiled alike. ``make fuzz`` is longer."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from fuzz.harness import TARGETS
from tests import builds
from tests.robustness import papers, pictures
from tests.robustness.cases import HEAD

EXERCISES = sorted((builds.ROOT / "content" / "exercises").glob("*.md"))[:8]
SEEDS: dict[str, Sequence[bytes]] = {
    "metadata": [
        *(b"\3" + path.read_bytes() for path in EXERCISES[:3]),
        f"\1{HEAD}Tags: a, b\nStatus: draft\n    more\n\n> a\n{{: .pull #x }}\n".encode(),
        f"\0---\n{HEAD}---\n\n| A | B |\n|---|---|\n| 1 | `2` |\n\n- a\n\n    ```\n".encode(),
        f"\2{HEAD}\n[a](https://x.example/) <b>a</b> [^1]\n\n[^1]: b\n".encode(),
    ],
    "poses": [
        path.read_text(encoding="utf-8").partition("Poses:")[2].partition("\n\n")[0].encode()
        for path in EXERCISES
    ],
    "picture": [
        *(pictures.with_exif(kind, 6) for kind in ("JPEG", "PNG", "WEBP")),
        *(pictures.animated(), pictures.with_words()),
    ],
    "drawing": [
        *(pictures.drawing(inner) for inner in pictures.DRAWINGS.values() if len(inner) < 500),
        pictures.drawing('<metadata><a b="c>"/></metadata><!-- a --><style>a{fill:red}</style>'),
    ],
    "paper": [*papers.FINE, *(each for some in papers.TOLD.values() for each in some if each)],
}
PIECES = (
    *(
        b"\n\n",
        b"\n",
        b":",
        b"---\n",
        b"\0",
        b"\xff\xd9",
        b"<",
        b">",
        b"/>",
        b"</",
        b'"',
        b"{",
        b"}",
    ),
    *(
        b"Status: draft\n",
        b"    ",
        b"|",
        b"[",
        b"](",
        b"```\n",
        b"\xe2\x80\xae",
        b"\xc2\x85",
        b"-->",
    ),
    *(b"9999", b"-1", b", ", b"<!--", b"&#106;", b"\xff\xff\xff\xff", b"knee", b"bent", b"both "),
)
#: How many spoiled forms of the seeds each target gets.
MANY = 150


def spoiled(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with a few pieces cut out, doubled, turned or put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.randint(1, 20))
        match chance.randrange(5):
            case 0:
                del made[at:end]
            case 1:
                made[at:at] = made[at:end]
            case 2 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 3:
                other = chance.randrange(len(made) + 1)
                made[at:at] = made[other : other + 30]
            case _:
                made[at:at] = chance.choice(PIECES)
    return bytes(made)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    """What must hold, holds; and none of it takes long."""
    chance = random.Random(name)
    for _ in range(MANY):
        data = spoiled(chance.choice(SEEDS[name]), chance)
        began = time.process_time()
        TARGETS[name](data)
        assert time.process_time() - began < 5, data


def test_the_seeds_are_there() -> None:
    """Without them nothing of ours would be spoiled."""
    assert all(SEEDS.values())
    assert all(isinstance(path, Path) for path in EXERCISES)


def test_a_gif_that_says_otherwise_how_long_its_first_words_are() -> None:
    """``make fuzz`` found that how often it plays was then kept with what is none of its words."""
    whole = pictures.animated()
    assert whole.count(b"\xff\x0bNETSCAPE2.0") == 1
    TARGETS["picture"](whole.replace(b"\xff\x0bNETSCAPE2.0", b"\xff-NETSCAPE2.0"))
