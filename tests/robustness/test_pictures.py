"""What leaves with a picture: what is seen, and which way up it is. Nothing else."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

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


def test_what_hangs_on_behind_goes() -> None:
    """A telephone adds a film, or another picture; a remark is no part of a PNG."""
    for data in (pictures.made("JPEG"), pictures.made()):
        assert without_words(data + pictures.SECRET) == without_words(data)
    assert pictures.SECRET not in without_words(pictures.with_words())


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
