"""Pictures that texts show: their copies, what is kept of them, and what a page says of them."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from plugins.caching.files import Files
from plugins.pictures import album as albums
from plugins.pictures import generator
from plugins.pictures.album import Album
from plugins.pictures.looking import facts_of
from plugins.pictures.making import make
from plugins.pictures.model import Copy, Facts, Kind, picture, sizes
from tests import builds
from tests.plugins.conftest import Author
from tests.theme.fragment import Element, parse

WIDTHS = (20, 40, 60)
SECRET = b"N52.5163 E13.3777"


def made(
    kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (80, 48), **more: Any
) -> bytes:
    """Return a picture that runs from one colour to another, as a photograph does."""
    across = Image.linear_gradient("L").resize(size).rotate(90, expand=False)
    down = Image.linear_gradient("L").resize(size)
    bands = [across, down, ImageChops.invert(across), down][
        : len(Image.new(mode, (1, 1)).getbands())
    ]
    image = across.convert(mode) if len(bands) == 1 else Image.merge(mode, bands)
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def a_copy(kind: Kind, width: int = 40, height: int = 24, *, flat: bool = False) -> Copy:
    return Copy("a", width, height, kind, flat)


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return by how much two pictures differ, of 255, on the average of all points."""
    return max(
        ImageStat.Stat(ImageChops.difference(one.convert("RGBA"), other.convert("RGBA"))).mean
    )


# --- What becomes of a picture ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "widths"),
    [(4000, [360, 720, 1280]), (1280, [360, 720, 1280]), (800, [360, 800]), (90, [90]), (1, [1])],
)
def test_no_copy_is_larger_than_its_picture(width: int, widths: list[int]) -> None:
    """The last is the picture itself, or as wide as a page can use; none is hardly smaller."""
    found = sizes(width, width // 2, (1280, 360, 720))
    assert found == [(each, max(1, each // 2)) for each in widths]
    assert sizes(width, width, ()) == [(width, width)]


def test_names_change_with_what_a_copy_is_made_from() -> None:
    """The bytes, and how copies are made; nothing else, and no sign that an address cannot have."""
    facts = Facts(80, 48)

    def names(source: str, digest: str, recipe: bytes) -> list[str]:
        found = picture(source, digest, facts, WIDTHS, "pictures", recipe)
        return [copy.path for copy in found.copies]

    first = names("images/Ein Bild (2).JPG", "a", b"")
    assert len(set(first)) == len(first) == 9
    assert all(
        re.fullmatch(r"pictures/ein-bild-2\.[0-9a-f]{8}-[246]0\.\w+", each) for each in first
    )
    assert names("images/Ein Bild (2).JPG", "a", b"") == first
    for other in (names("images/x.jpg", "b", b""), names("images/x.jpg", "a", b"2")):
        assert not {each.split(".")[1] for each in other} & {each.split(".")[1] for each in first}


# --- What a picture is --------------------------------------------------------------------------


def of_exif(way: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = way
    exif[0x010F] = SECRET.decode()
    return exif.tobytes()


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 6), (each, 0, 0)) for each in (0, 120, 240)]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "facts"),
    [
        (made(), ".jpg", Facts(80, 48)),
        (made(exif=of_exif(6)), ".jpg", Facts(48, 80)),
        (made("PNG", exif=of_exif(8)), ".png", Facts(48, 80, Kind.PNG)),
        (made("PNG", "RGBA"), ".png", Facts(80, 48, Kind.PNG)),
        (made("PNG", "P"), ".png", Facts(80, 48, Kind.PNG, flat=True)),
        (made("GIF", "P"), ".gif", Facts(80, 48, Kind.PNG, flat=True)),
        (made("WEBP"), ".webp", Facts(80, 48)),
        (made("WEBP", "RGBA"), ".webp", Facts(80, 48, Kind.PNG)),
        (made("WEBP", lossless=True), ".webp", Facts(80, 48, Kind.PNG)),
        *(
            (moving(kind), f".{kind.lower()}", Facts(8, 6, stays=True))
            for kind in ("GIF", "WEBP", "PNG")
        ),
        (b'<svg viewBox="0 0 30 20"/>', ".svg", Facts(30, 20, stays=True)),
        (b'<svg width="1in" viewBox="0,0 30,20"/>', ".svg", Facts(96, 64, stays=True)),
        (b'<svg width="12" height="5px"/>', ".svg", Facts(12, 5, stays=True)),
        (
            b'<svg width="100%" height="2em" viewBox="0 0 30 20"><svg width="9" height="9"/></svg>',
            ".svg",
            Facts(30, 20, stays=True),
        ),
        (b'<svg width="100%"/>', ".svg", None),
        (b'<svg viewBox="0 0 nan 0"/>', ".svg", None),
        (b'<svg viewBox="0 0 1e99 1"/>', ".svg", None),
        (b"<svg", ".svg", None),
        (b"", ".png", None),
        (made()[:60], ".jpg", None),
    ],
)
def test_what_a_picture_is(data: bytes, suffix: str, facts: Facts | None) -> None:
    """Its size the right way up, and what its copies have to keep; nothing is raised."""
    assert facts_of(data, suffix) == facts


# --- A copy -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind)
def test_a_copy_is_bare_and_the_right_way_up(kind: Kind) -> None:
    """Nothing of what a telephone notes is left, and the picture stands as it is seen."""
    data = made(exif=of_exif(6), comment=SECRET)
    assert SECRET in data
    copy = make(data, a_copy(kind, 24, 40))
    assert SECRET not in copy
    image = opened(copy)
    assert (image.size, image.format) == ((24, 40), "JPEG" if kind is Kind.JPEG else kind.name)
    assert dict(image.getexif()) == {}
    assert not {"icc_profile", "exif", "xmp", "comment", "dpi"} & {
        name for name, value in image.info.items() if value
    }
    turned = opened(made()).rotate(-90, expand=True).resize((24, 40))
    assert unlike(image, turned) < 12


@pytest.mark.parametrize("kind", Kind)
def test_the_same_bytes_whatever_else_is_done(kind: Kind) -> None:
    """Two copies are equal, also when both are made at a time."""
    data = made()
    with ThreadPoolExecutor(3) as threads:
        copies = list(threads.map(lambda _: make(data, a_copy(kind)), range(3)))
    assert copies == [make(data, a_copy(kind))] * 3


def swapped() -> bytes:
    """Return the profile of colours whose red is seen as green, and the other way round."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = data.index(b"rXYZ"), data.index(b"gXYZ")
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    at = data.find("sRGB".encode("utf-16-be"))
    while at >= 0:
        data[at : at + 8] = "Ours".encode("utf-16-be")
        at = data.find("sRGB".encode("utf-16-be"))
    return bytes(data)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L"])
def test_colours_are_those_that_the_profile_means(mode: str) -> None:
    """They are made those of the web, where no profile is needed; what is seen through stays."""
    data = made("PNG", mode, icc_profile=swapped())
    image = opened(make(data, a_copy(Kind.PNG, 80, 48)))
    red, green, blue, *opacity = opened(made("PNG", mode)).convert("RGBA").split()
    assert unlike(image, Image.merge("RGBA", [green, red, blue, *opacity])) < 3
    assert unlike(image, Image.merge("RGBA", [red, green, blue, *opacity])) > 20 or mode == "L"


@pytest.mark.parametrize(
    "profile",
    [b"", b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()],
)
def test_a_profile_that_says_nothing_changes_nothing(profile: bytes) -> None:
    """One that cannot be read, and that of the web itself."""
    image = opened(make(made("PNG", icc_profile=profile), a_copy(Kind.PNG, 80, 48)))
    assert unlike(image, opened(made("PNG"))) == 0


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_points(kind: Kind, mode: str) -> None:
    """Grey, palettes, sixteen bits, inks: what is seen is what was there."""
    if mode == "I;16":
        grey = opened(made("PNG", "L")).convert("I").point(lambda value: value * 257)
        file = io.BytesIO()
        grey.convert("I;16").save(file, "PNG")
        data, seen = file.getvalue(), opened(made("PNG", "L"))
        assert opened(data).mode.startswith("I")
    else:
        data = made("TIFF" if mode == "CMYK" else "PNG", mode)
        data = made("JPEG", mode, quality=100) if mode == "CMYK" else data
        seen = opened(data)
    image = opened(make(data, a_copy(kind, 80, 48, flat=mode == "P")))
    if kind is Kind.JPEG and mode in {"LA", "RGBA"}:
        return  # such a picture has no copy of this kind
    if mode == "1":
        seen = seen.convert("L")
    assert unlike(image, seen.convert("RGB") if mode == "CMYK" else seen) < 7
    if mode in {"LA", "RGBA"}:
        assert image.getchannel("A").getextrema() != (255, 255)


def test_a_palette_stays_one() -> None:
    """A drawing of few colours would have more bytes than itself, though it is smaller."""
    data = made("PNG", "P")
    assert opened(make(data, a_copy(Kind.PNG, flat=True))).mode == "P"
    clear = made("PNG", "P", transparency=0)
    assert opened(make(clear, a_copy(Kind.PNG, flat=True))).mode == "RGBA"


# --- What is kept -------------------------------------------------------------------------------


def test_what_is_damaged_is_not_there(tmp_path: Path) -> None:
    """A file that was cut, changed or emptied is made again; so is one under another's name."""
    files = Files(tmp_path)
    files.put("abcd", b"words")
    assert files.get("abcd") == b"words"
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    whole = file.read_bytes()
    for spoiled in (whole[:-1], whole[:-1] + b"x", b"", whole + b"x"):
        file.write_bytes(spoiled)
        assert files.get("abcd") is None
    file.write_bytes(whole)
    file.rename(tmp_path / "ab" / "ef")
    assert (files.get("abcd"), files.get("abef")) == (None, None)
    (tmp_path / "no-folder").write_bytes(b"")
    Files(tmp_path / "no-folder").put("abcd", b"words")


@pytest.mark.parametrize(
    ("address", "paths"),
    [
        ("{static}/images/a.jpg", ["images/a.jpg"]),
        ("|static|/images/a.jpg", ["images/a.jpg"]),
        ("{attach}a.PNG", ["articles/a.PNG"]),
        ("{static}../images/a%20b.jpg", ["images/a%20b.jpg", "images/a b.jpg"]),
        ("{static}/images/a.jpg?x#y", []),
        ("/images/a.jpg", ["images/a.jpg"]),
        ("/other/a.jpg", []),
        ("//images/a.jpg", []),
        ("images/a.jpg", []),
        ("https://x.example/images/a.jpg", []),
        ("{static}/../../secret.jpg", []),
        ("{static}../../secret.jpg", []),
        ("{static}/images/a.pdf", []),
        ("{static}", []),
        ("", []),
    ],
)
def test_which_picture_is_meant(address: str, paths: list[str]) -> None:
    """As Pelican looks for it; nothing outside of the content."""
    album = Album(Path("none"), "", "pictures", WIDTHS, at_address=["images"])
    assert list(album.choices(address, "articles/why.md")) == paths


# --- On a page ----------------------------------------------------------------------------------

HILL = "![A hill]({static}/images/hill.jpg"


def built(author: Author, text: str, settings: str = builds.WRITING, **changed: Any) -> Element:
    author.article(text)
    author.build(settings, PICTURE_WIDTHS=WIDTHS, **changed)
    return parse((author.output / "why/index.html").read_text(encoding="utf-8")).one(".prose")


def addresses(prose: Element) -> list[str]:
    """Return the addresses of all pictures that a browser may choose from."""
    sets = [each.attributes.get("srcset", "") for each in prose.all("source, img")]
    found = [one.split()[0] for some in sets for one in some.split(", ") if one]
    return [*found, *(each.attributes["src"] for each in prose.all("img"))]


def test_a_page_offers_copies_that_are_there(author: Author) -> None:
    """In each kind and width, with its size; the first at once and the second when it is near."""
    author.write("images/hill.jpg", made())
    author.write("articles/tall one.png", made("PNG", size=(30, 50)))
    prose = built(
        author,
        f'{HILL} "In March. Photo: Ann"){{: width="40" .pull }}\n\n'
        "A ![tall]({attach}tall%20one.png) one.\n",
        SITEURL="https://x.example/blog",
    )
    figure, word = prose.all("picture")
    assert len(prose.all("figure.picture picture")) == 1
    assert prose.one("p").text == "A one."
    assert [each.attributes["type"] for each in figure.all("source")] == [
        "image/avif",
        "image/webp",
    ]
    first, second = prose.all("img")
    names = {name: first.attributes[name] for name in ("alt", "width", "height", "class")}
    assert names == {"alt": "A hill", "width": "40", "height": "24", "class": "pull"}
    assert first.attributes["fetchpriority"] == "high"
    assert "loading" not in first.attributes
    assert "40px" in first.attributes["sizes"]
    assert first.attributes["src"].endswith("-60.jpg")
    names = {name: second.attributes[name] for name in ("loading", "decoding", "width", "height")}
    assert names == {"loading": "lazy", "decoding": "async", "width": "30", "height": "50"}
    assert second.attributes["src"].endswith("-30.png")
    assert "picture-tall" in second.attributes["class"]
    assert [len(each.attributes["srcset"].split(", ")) for each in word.all("source, img")] == [
        2
    ] * 3
    for each in addresses(prose):
        path = author.output / each.removeprefix("https://x.example/blog/")
        (width,) = re.findall(r"-(\d+)\.\w+$", each)
        assert opened(path.read_bytes()).width == int(width), each


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((60, 100), ("60", "100")),
        ((60, 740), ("60", "740")),
        ((50, 1000), ("37", "740")),
        ((1, 2000), ("1", "740")),
    ],
)
def test_a_very_high_picture_is_seen_whole(
    author: Author, size: tuple[int, int], shown: tuple[str, str]
) -> None:
    """It is set narrower, if its author has not said how large it is."""
    author.write("images/hill.jpg", made(size=size))
    images = built(author, f'{HILL})\n\n{HILL}){{: width="200" }}\n').all("img")
    assert (images[0].attributes["width"], images[0].attributes["height"]) == shown
    assert images[1].attributes["width"] == "200"
    assert images[1].attributes["height"] == str(round(200 * size[1] / size[0]))


def test_a_picture_as_html_is_like_the_others(author: Author) -> None:
    """In a line and in a block, with what its author says of it."""
    author.write("images/hill.jpg", made())
    prose = built(
        author,
        "Up <img src='{static}/images/hill.jpg' alt=\"A &quot;hill&quot;\" WIDTH=30> it.\n\n"
        '<div>\n<img alt="Two" src="/images/hill.jpg">\n</div>\n',
    )
    one, two = (each.one("img").attributes for each in prose.all("picture"))
    assert (one["alt"], one["width"], one["height"]) == ('A "hill"', "30", "18")
    assert (two["loading"], two["width"], two["height"]) == ("lazy", "60", "36")


def test_what_is_shown_as_it_is(author: Author) -> None:
    """What moves, and drawings in lines: with their size."""
    author.write("images/moving.gif", moving("GIF"))
    author.write("images/lines.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    prose = built(
        author,
        "![M]({static}/images/moving.gif)\n\n![L]({static}/images/lines.svg)\n",
    )
    assert prose.all("picture") == []
    known = [(each.attributes["src"], each.attributes.get("width")) for each in prose.all("img")]
    assert known == [
        ("/images/moving.gif", "8"),
        ("/images/lines.svg", "3"),
    ]
    assert opened((author.output / "images/moving.gif").read_bytes()).n_frames == 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "before", ["Words. " * 100, "```\nput aside\n```\n"], ids=["words", "aside"]
)
def test_a_picture_further_down_waits(author: Author, before: str) -> None:
    """The first of a text is no hurry if it is not on the first screen.

    How high that is which Markdown has put aside, a workout perhaps, nobody knows.
    """
    author.write("images/hill.jpg", made())
    (image,) = built(author, f"{before}\n\n{HILL})\n").all("img")
    assert image.attributes["loading"] == "lazy"


@pytest.mark.parametrize("serving", [False, True])
def test_an_edited_picture_is_seen(author: Author, serving: bool) -> None:
    """Though its text is as it was: the page has the new copies, and the old ones are gone."""
    author.write("images/hill.jpg", made())
    author.article(f"{HILL})\n")
    settings: dict[str, Any] = {"PICTURE_WIDTHS": (20,), "SERVING": serving}
    site = builds.pelican(author.content, author.output, **settings)

    def build() -> tuple[set[str], set[str]]:
        again = site if serving else builds.pelican(author.content, author.output, **settings)
        assert builds.run_once(again).exit_code == 0
        page = (author.output / "why/index.html").read_text(encoding="utf-8")
        there = {path.name for path in (author.output / "pictures").iterdir()}
        return set(re.findall(r"hill\.[\w.-]+", page)) - {"hill.jpg"}, there

    first, there = build()
    assert first == there
    author.write("images/hill.jpg", made(size=(48, 80)))
    second, there = build()
    assert second == there
    assert not first & second
    author.write("images/hill.jpg", made())
    assert build() == (first, first)


def test_copies_are_made_once(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build takes them from the cache, with the same bytes; so does a text that moves."""
    author.write("images/hill.jpg", made())
    first = addresses(built(author, f"{HILL})\n"))
    files = {each: (author.output / each[1:]).read_bytes() for each in first}
    monkeypatch.setattr(generator, "make", None)
    monkeypatch.setattr(albums, "facts_of", None)
    assert addresses(built(author, f"Other words.\n\n{HILL})\n")) == first
    assert {each: (author.output / each[1:]).read_bytes() for each in first} == files


def test_a_feed_has_the_plain_picture(author: Author) -> None:
    """With the whole address of its largest copy in the kind that all know, and its size."""
    author.write("images/hill.jpg", made())
    built(author, f'{HILL} "In March")\n', builds.PUBLISHING)
    feed = (author.output / "feed.atom").read_text(encoding="utf-8")
    (image,) = re.findall(r"&lt;img ([^&]*)&gt;", feed)
    assert re.search(rf'src="{builds.ADDRESS}/pictures/hill\.\w+-60\.jpg"', image)
    assert 'width="60" height="36"' in image
    assert 'alt="A hill"' in image
    assert "srcset" not in feed


def test_what_cannot_be_made_is_told_by_its_name(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, and nothing is published."""

    def fail(data: bytes, copy: Copy) -> bytes:
        raise ValueError("no room")

    monkeypatch.setattr(generator, "make", fail)
    author.write("images/hill.jpg", made())
    author.article(f"{HILL})\n")
    told = author.try_to_build(PICTURE_WIDTHS=(20,))
    assert told.exit_code == 1
    assert "images/hill.jpg: no copy can be made of it: no room" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_picture_that_changes_meanwhile_is_told(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its copies would have the name of what it was, and be kept by readers for ever."""
    author.write("images/hill.jpg", made())
    author.article(f"{HILL})\n")
    read = Album.read
    before = [True, True]

    def other(album: Album, path: str) -> bytes:
        return read(album, path) if before and before.pop() else made(size=(60, 60))

    monkeypatch.setattr(Album, "read", other)
    told = author.try_to_build(PICTURE_WIDTHS=(20,))
    assert told.exit_code == 1
    assert "images/hill.jpg: changed while the site was built" in told.stderr
