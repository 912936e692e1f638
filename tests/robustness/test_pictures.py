"""What leaves with a picture: what is seen, and which way up it is. Nothing else."""

from __future__ import annotations

import base64
import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, ImageSequence

from plugins.notation import drawings, files
from plugins.publishing.pictures import clean, without_words
from tests import builds
from tests.robustness import pictures
from tests.robustness.cases import HEAD
from tests.robustness.test_cases import GOOD, write

KINDS = ("JPEG", "PNG", "WEBP")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", [1, 3, 6, 8])
def test_it_is_seen_as_before(kind: str, way: int) -> None:
    """The place goes, the points and the way up stay."""
    data = pictures.with_exif(kind, way)
    assert pictures.SECRET in data
    bare = without_words(data)
    assert pictures.SECRET not in bare
    before, after = opened(data), opened(bare)
    assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()
    assert dict(after.getexif()) == ({} if way == 1 else {0x0112: way})
    assert without_words(bare) == bare


@pytest.mark.parametrize(
    "data",
    [
        pictures.made("JPEG", "CMYK"),
        pictures.made("JPEG", progressive=True, size=(300, 200)),
        pictures.made("PNG", "P", transparency=0),
        pictures.made("PNG", "I;16"),
        pictures.made("GIF", "P"),
        pictures.animated(),
        pictures.animated("WEBP", lossless=True),
        pictures.made("WEBP", lossless=True),
    ],
)
def test_a_picture_without_words_stays(data: bytes) -> None:
    """Every frame and every point."""
    before, after = opened(data), opened(without_words(data))
    assert getattr(after, "n_frames", 1) == getattr(before, "n_frames", 1)
    for frame in range(getattr(before, "n_frames", 1)):
        before.seek(frame)
        after.seek(frame)
        assert after.info.get("duration") == before.info.get("duration")
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("line", [b"", b"\n", b"&#10;", b"%0a"])
@pytest.mark.parametrize("numbered", ["", "=", "+/=", "AQ"])
def test_a_picture_in_a_drawing(kind: str, line: bytes, numbered: str, tmp_path: Path) -> None:
    """What it tells goes from there as well, and it is seen as before."""
    inner = base64.b64encode(pictures.with_exif(kind))
    inner = inner[:40] + line + inner[40:]
    for each in numbered:
        inner = inner.replace(each.encode(), f"%{ord(each):02X}".encode())
    data = pictures.drawing('<image href="data:image/x;base64,IN"/>').replace(
        b"x;base64,IN", b"%s;base64,%s" % (kind.lower().encode(), inner)
    )
    path = tmp_path / "a.svg"
    path.write_bytes(data)
    assert files.svg_trouble(data, data.decode()) is None
    clean(tmp_path, ["a.svg"])
    left = path.read_bytes()
    assert left.startswith(data.partition(b",")[0] + b",")
    bare = base64.b64decode(left.partition(b";base64,")[2].partition(b'"')[0])
    assert bare == without_words(pictures.with_exif(kind))
    assert pictures.SECRET not in bare


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_without_its_last_signs(kind: str, tmp_path: Path) -> None:
    """Browsers show it all the same; and any quotation marks are good."""
    whole = pictures.with_exif(kind)
    whole += b"x" * (1 - len(whole) % 3)
    inner = base64.b64encode(whole).decode().rstrip("=")
    assert len(inner) % 4
    text = f"<text>It's \" & so</text><image href='data&#58;image/png;base64,{inner}'/>"
    data = pictures.drawing(text.replace("& ", "&amp; "))
    assert files.svg_trouble(data, data.decode()) is None
    (tmp_path / "a.svg").write_bytes(data)
    clean(tmp_path, ["a.svg"])
    left = (tmp_path / "a.svg").read_text().partition("base64,")[2].partition("'")[0]
    assert base64.b64decode(left) == without_words(whole)


@pytest.mark.parametrize(
    "data",
    [
        pictures.drawing('<image href="data:image/png,%89PNG"/>'),
        pictures.drawing('<image href="data:image/png;base64,AAAA=AAAA"/>'),
        pictures.drawing('<image href="data:image/png;base64,AAAAA"/>'),
        pictures.drawing('<image href="data:image/png;base64,AA!AAA"/>'),
        pictures.drawing("<!-- a -->").decode().encode("utf-16"),
        pictures.drawing("<text>\u00e9</text>").decode().encode("latin-1"),
    ],
)
def test_a_drawing_that_cannot_be_looked_into(data: bytes) -> None:
    """What it tells could not be taken out: so it is told."""
    assert files.svg_trouble(data, data.decode("utf-8", "replace")) is not None


PIECES = (
    *("<!-- at home -->", "<METADATA>home</METADATA>", "<s:namedview a='home'/>", "&#38;", "\n"),
    *(
        '<path d="M0 0"/>',
        '<g xmlns:inkscape="i" inkscape:export-filename="home"/>',
        '<g xmlns:sodipodi="i" sodipodi:docname="home"/>',
        "<text>here</text>",
    ),
    *(
        '<image href="data:image/png;base64,AAAA"/>',
        "<image href='&#100;ata:image/png;base64,AA'/>",
    ),
    *("<!-", "-->", "\0", "<title>metadata</title>"),
)


@given(
    st.sampled_from(["", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='latin-1'?>"]),
    st.lists(st.sampled_from(PIECES), max_size=6),
)
def test_what_is_in_most_drawings_is_seen_at_a_glance(begin: str, pieces: list[str]) -> None:
    """Where nothing is found by looking for its letters, a parser finds nothing either."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:s="s"'
    data = f"{begin}<svg {names}>{''.join(pieces)}</svg>".encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawings, "_UNSEEN_IN", (b"",))
        long_way = drawings.without_words(data)
    assert drawings.without_words(data) == long_way


def _shown(frame: Image.Image) -> Image.Image:
    """Return a frame that was read: only then it is known how long it is seen."""
    frame.load()
    return frame


@pytest.mark.parametrize("more", [{"comment": pictures.SECRET}, {}])
def test_what_moves_does_so_still(more: dict[str, bytes]) -> None:
    """Its frames, how long each is seen and how often all are; a remark goes."""
    for kind in ("GIF", "WEBP"):
        data = pictures.animated(kind, **more)
        bare = opened(without_words(data))
        frames = [frame.info["duration"] for frame in map(_shown, ImageSequence.Iterator(bare))]
        assert frames == pictures.DURATIONS
        assert bare.info["loop"] == 0
        assert pictures.SECRET not in without_words(data)


@pytest.mark.parametrize("kind", KINDS)
def test_colours_stay_and_what_their_profile_says_goes(kind: str) -> None:
    """Each point is the colour that it was, and nobody reads whose screen it was."""
    words = pictures.SECRET * 4_000 if kind == "JPEG" else pictures.SECRET
    given = pictures.profile(words)
    data = pictures.made(kind, icc_profile=given)
    assert pictures.SECRET in opened(data).info["icc_profile"]
    bare = without_words(data)
    kept = opened(bare).info["icc_profile"]
    assert pictures.SECRET not in kept
    assert pictures.SECRET not in bare
    assert pictures.SECRET[:4] not in kept[:128]
    assert without_words(bare) == bare
    colours = Image.new("RGB", (4, 1))
    colours.putdata([(255, 0, 0), (10, 200, 30), (0, 0, 255), (90, 91, 92)])
    web = ImageCms.createProfile("sRGB")
    seen = [
        made.tobytes()
        for each in (given, kept)
        if (made := ImageCms.profileToProfile(colours, io.BytesIO(each), web, outputMode="RGB"))
    ]
    assert seen[0] == seen[1] != colours.tobytes()
    assert opened(bare).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "given",
    [
        pictures.SECRET * 100,
        pictures.profile()[:140],
        pictures.profile()[:16] + b"LOUD" + pictures.profile()[20:],
        b"\0" * 36 + b"acsp" + pictures.SECRET * 9,
    ],
)
def test_a_profile_that_is_none_goes(kind: str, given: bytes) -> None:
    """Nobody reads it as one; the picture is seen as before."""
    data = pictures.made(kind, icc_profile=given)
    bare = without_words(data)
    assert "icc_profile" not in opened(bare).info
    assert pictures.SECRET not in bare
    assert opened(bare).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()


def test_what_programs_keep_in_their_pieces_goes() -> None:
    """Such as a small picture of what was there before a part was cut off."""
    data = pictures.made("JPEG", "CMYK")
    begin = data.index(b"Adobe") - 4
    size = int.from_bytes(data[begin + 2 : begin + 4], "big")
    jfif = b"JFIF\0\1\1\0\0\1\0\1\4\2" + pictures.SECRET
    longer = data[begin + 4 : begin + 2 + size] + pictures.SECRET
    more = (
        data[:2]
        + b"\xff\xe0"
        + struct.pack(">H", len(jfif) + 2)
        + jfif
        + b"\xff\xee"
        + struct.pack(">H", len(longer) + 2)
        + longer
        + data[begin + 2 + size :]
    )
    bare = without_words(more)
    assert pictures.SECRET not in bare
    assert opened(bare).convert("RGB").tobytes() == opened(data).convert("RGB").tobytes()
    moving = pictures.animated()
    loop = moving.index(b"NETSCAPE2.0") + 15
    said = bytes([len(pictures.SECRET)]) + pictures.SECRET
    words = b"\x21\x01\x0c" + bytes(12) + said + b"\0"
    hiding = moving[:loop] + said + moving[loop : loop + 1] + words + moving[loop + 1 :]
    assert without_words(hiding) == without_words(moving)


def test_what_hangs_on_behind_goes() -> None:
    """A telephone adds a film, or another picture; a remark is no part of a PNG."""
    for data in (pictures.made("JPEG"), pictures.made()):
        assert without_words(data + pictures.SECRET) == without_words(data)
    assert pictures.SECRET not in without_words(pictures.with_words())


def test_a_picture_that_not_everybody_sees_is_told() -> None:
    """By the book all of it is one extension; Pillow reads on behind one without a block."""
    moving = pictures.animated()
    first = moving.index(b"\x21\xf9")
    hidden = (bytes(31) + b"\0" + moving[first:]).ljust(255, b";")
    odd = moving[: moving.index(b"\x21\xff")] + b"\x21\0\0\x21\xff\xff" + hidden + b"\0;"
    assert opened(odd).convert("RGBA").tobytes() == opened(moving).convert("RGBA").tobytes()
    assert files.picture_trouble(odd, ".gif") is not None
    assert without_words(odd) == odd


def test_a_gif_with_a_picture_of_no_points_is_told() -> None:
    """``make fuzz`` found it: other programs take the words behind it for its points."""
    moving = pictures.animated()
    frame = moving.index(b"\x2c")
    empty = moving[:frame] + b"\x2c" + bytes(9) + b"\x08\0" + moving[frame:]
    assert files.picture_trouble(moving, ".gif") is None
    assert files.picture_trouble(empty, ".gif") is not None


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF", b"GIF89a" + b"x" * 20]
)
def test_what_is_no_picture_is_left(data: bytes) -> None:
    """It is told of elsewhere; here nothing may be raised."""
    assert without_words(data) == data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("with_templates")
def test_it_does_not_leave(kind: str, tmp_path: Path) -> None:
    """The place is not to be found in the site; the author's own file has it still."""
    file = f"images/here.{kind.lower().replace('jpeg', 'jpg')}"
    text = f"{HEAD}\n![A]({{static}}/{file})\n"
    write(
        tmp_path / "content", {**GOOD, "articles/why.md": text, file: pictures.with_exif(kind, 6)}
    )
    built = builds.run_pelican(tmp_path / "content", tmp_path / "output", builds.PUBLISHING)
    assert (built.exit_code, built.stderr) == (0, "")
    assert pictures.SECRET in (tmp_path / "content" / file).read_bytes()
    assert (tmp_path / "output" / file).is_file()
    for path in (tmp_path / "output").rglob("*"):
        assert not path.is_file() or pictures.SECRET not in path.read_bytes()
