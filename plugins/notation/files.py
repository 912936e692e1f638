"""What lies in a content folder: the files that may be opened, and those that had better not be.

A pipe would be waited on for ever, a link may lead to somebody's letters, a picture may be a
program. Nothing is opened here before it is known to be a file of its own that lies in the folder.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import unicodedata
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass, expression
from plugins.notation import drawings, gifs, papers, places
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.source import NOWHERE, Source, Span, normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: Names that are passed over, here and by Pelican (``IGNORE_FILES``): a dot or a program's traces.
IGNORED: Final = expression(r"\..*|.*~|#.*#|__pycache__|Thumbs\.db|desktop\.ini", re.IGNORECASE)
#: What may be published as it is: nothing that a browser would run on our own address.
PUBLISHED: Final = frozenset(
    {
        *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"),
        *(".pdf", ".txt", ".csv", ".gpx", ".ics", ".zip", ".mp3", ".mp4", ".webm", ".vtt"),
    }
)
PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"})
#: What the site itself writes at its top, beside the folders of the content's files.
RESERVED: Final = frozenset(
    {
        *("index", "404", "archives", "category", "tag", "page"),
        *("drafts", "exercises", "feed", "images", "pictures", "theme"),
        *("find", "search", "pagefind", "sitemap", "robots", "site"),
        *(f"exercises/{view}" for view in ("by-muscle", "by-equipment", "figures")),
    }
)
#: More than a page can use, in points along an edge and on the whole, and in bytes.
MOST_EDGE: Final = 8_000
MOST_POINTS: Final = 40_000_000
MOST_BYTES: Final = 20_000_000
MOST_SVG: Final = 1_000_000
#: Of anything that is published: hosts take no larger one.
MOST_OF_FILE: Final = 100_000_000
#: Folders within folders: nobody finds a file further down.
_DEEPEST: Final = 20
#: The top folder whose files are all published, whether a page links to them or not.
IMAGES: Final = "images"
#: Those whose Markdown files become pages.
_OF_PAGES: Final = frozenset({"articles", "workouts", "pages", "exercises"})

#: Any ending that says Markdown, among them those that the site does not read.
MARKDOWN: Final = r"\.(?:md|markdown|mkd|mdown|mdwn|mkdn|mdtxt|mdtext)"
#: Markdown in a wrong place is told by :mod:`.tree`.
_MAY_LIE: Final = expression(
    "|".join(re.escape(each) for each in sorted(PUBLISHED)) + rf"|{MARKDOWN}[ .]*", re.IGNORECASE
)
#: Their addresses come from the names, but are made of letters and digits only.
_PAGES: Final = frozenset({".md", ".markdown", ".mkd", ".mdown"})
_NO_ADDRESS: Final = '#?%*|<>:"\\'
_LONGEST_NAME: Final = 120
#: Blanks of other widths, which are printed and cannot be told from what they are not.
_UNSEEN: Final = "\u00a0\u200b\u2060\ufeff\u00ad"
#: Names that Windows keeps for itself, whatever their ending.
DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{i}" for name in ("com", "lpt") for i in range(1, 10)}
)
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Strange:
    """A thing in the folder that is not read, and why; its path is from the folder on."""

    below: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tree:
    """What a folder holds: files that may be opened, and what is strange.

    With the sizes of those that are no texts: of a text it is told when it is read.
    """

    files: dict[str, int]
    strange: tuple[Strange, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a picture: a message, what to do, and where, in a picture of text."""

    message: str
    hint: str
    span: Span = NOWHERE


def walk(root: Path) -> Tree:
    """Look at everything below ``root``, in a fixed order, and open nothing."""
    files: dict[str, int] = {}
    strange: list[Strange] = []
    _walk(root, "", os.path.realpath(root), (), files, strange)
    return Tree(dict(sorted(files.items())), tuple(sorted(strange, key=lambda s: s.below)))


def _walk(
    folder: Path,
    below: str,
    root: str,
    above: tuple[str, ...],
    files: dict[str, int],
    strange: list[Strange],
) -> None:
    above = (*above, os.path.realpath(folder))
    if len(above) > _DEEPEST:
        strange.append(Strange(below, f"folders go more than {_DEEPEST} deep here", _UP))
        return
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        strange.append(Strange(below, f"the folder cannot be read: {_why(error)}", _LET_READ))
        return
    for entry in found:
        name = entry.name
        path = f"{below}/{name}" if below else name
        try:
            if name[-3:] == ".md" and name[0] != "." and entry.is_file(follow_symlinks=False):
                # As nearly all: neither its name nor its size need be looked at.
                _text(entry, path, files, strange)
            elif IGNORED.fullmatch(name):
                continue
            elif entry.is_symlink():
                _follow(entry, path, root, above, files, strange)
            elif entry.is_dir():
                if PurePosixPath(entry.name).suffix in _PAGES:
                    strange.append(Strange(path, "this is a folder, with the name of a page", _UP))
                _walk(Path(entry.path), path, root, above, files, strange)
            else:
                _file(entry, path, entry.stat(), files, strange)
        except OSError as error:
            strange.append(Strange(path, f"it cannot be looked at: {_why(error)}", _LET_READ))


_LET_READ: Final = "let the one who builds the site read it, or take it out of the content"
_UP: Final = "give the folder another name, or put what is in it further up"
_OUT: Final = "put the file itself there, or take the link away"


def _follow(
    entry: os.DirEntry[str],
    path: str,
    root: str,
    above: tuple[str, ...],
    files: dict[str, int],
    strange: list[Strange],
) -> None:
    target = os.path.realpath(entry.path)
    if not os.path.exists(target):  # noqa: PTH110 - a loop of links is no error here
        strange.append(Strange(path, "this link leads to nothing", _OUT))
    elif target != root and not target.startswith(root.rstrip(os.sep) + os.sep):
        strange.append(Strange(path, "this link leads out of the content folder", _OUT))
    elif any(target == each for each in above):
        strange.append(Strange(path, "this link leads back to a folder that it is in", _OUT))
    elif entry.is_dir():
        _walk(Path(entry.path), path, root, above, files, strange)
    else:
        _file(entry, path, entry.stat(), files, strange)


def _file(
    entry: os.DirEntry[str],
    path: str,
    status: os.stat_result,
    files: dict[str, int],
    strange: list[Strange],
) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = next((words for test, words in _KINDS if test(status.st_mode)), "something else")
        strange.append(Strange(path, f"this is {what} and no file", "take it out of the content"))
    else:
        _text(entry, path, files, strange, status.st_size)


def _text(
    entry: os.DirEntry[str], path: str, files: dict[str, int], strange: list[Strange], size: int = 0
) -> None:
    if os.access(entry.path, os.R_OK):
        files[path] = size
    else:
        strange.append(Strange(path, "the file may not be read", _LET_READ))


def _why(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def check(root: Path, tree: Tree, show: Callable[[Path], str]) -> dict[str, list[Finding]]:
    """Return what is wrong with the files as files, by their paths below ``root``."""
    found: dict[str, list[Finding]] = {}
    for each in tree.strange:
        report = Report()
        report.add("unsafe-file", NOWHERE, each.message, each.hint)
        _keep(found, each.below, Source(show(root / each.below), ""), report)
    for below, others in _same_name(tree.files):
        report = Report()
        report.add(
            "unsafe-file",
            NOWHERE,
            f"on many computers this file has the same name as {show(root / others)}",
            "give one of the two another name: capitals and accents are not enough",
        )
        _keep(found, below, Source(show(root / below), ""), report)
    for below, size in tree.files.items():
        report = Report()
        _check_name(below, report)
        if below.endswith(".md"):
            if report.found:
                _keep(found, below, Source(show(root / below), ""), report)
            continue
        text = ""
        if size > MOST_OF_FILE and PurePosixPath(below).suffix not in _PAGES:
            report.add(
                "unsafe-file",
                NOWHERE,
                f"this file has {size:,} bytes, more than the {MOST_OF_FILE:,} that hosts take",
                "make it smaller, or take it out of the content",
            )
        elif really := _hidden_picture(root / below, below):
            report.add(
                "broken-picture",
                NOWHERE,
                f"its name ends with '{PurePosixPath(below).suffix}', but it is a {really}",
                "name it as the picture that it is: where it was taken is taken out of those only",
            )
        elif PurePosixPath(below).suffix.lower() in _LOOKED_INTO:
            _look_into(root / below, report)
        if PurePosixPath(below).suffix.lower() in PICTURES:
            text = _check_picture(root / below, below, size, report)
        _keep(found, below, Source(show(root / below), text), report)
    return found


def _keep(found: dict[str, list[Finding]], below: str, source: Source, report: Report) -> None:
    if report.found:
        found.setdefault(below, []).extend(Finding(source, each) for each in report.finish())


def _same_name(files: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each file whose name differs from another's by capitals or accents' spelling only."""
    known: dict[str, str] = {}
    for below in files:
        if below.endswith(".md") or PurePosixPath(below).suffix in _PAGES:
            continue  # pages are compared by their addresses
        form = unicodedata.normalize("NFC", below).casefold()
        first = known.setdefault(form, below)
        if first != below:
            yield below, first


def _check_name(below: str, report: Report) -> None:
    last = below.rpartition("/")[2]
    stem = last.partition(".")[0].casefold()
    if (
        last.endswith(".md")
        and len(last) <= _LONGEST_NAME
        and below.isprintable()
        and below.isascii()
        and stem not in DEVICES
    ):
        return
    path = PurePosixPath(below)
    if not below.isprintable() or any(char in _UNSEEN for char in below):
        report.add(
            "unsafe-file",
            NOWHERE,
            "an invisible character is in this name",
            "name it with letters, digits and hyphens",
        )
    elif path.suffix not in _PAGES and any(char in _NO_ADDRESS for char in below):
        report.add(
            "unsafe-file",
            NOWHERE,
            f"no address can have one of the signs {' '.join(_NO_ADDRESS)} as this name does",
            "name it with letters, digits and hyphens",
        )
    elif len(path.name) > _LONGEST_NAME:
        report.add(
            "unsafe-file",
            NOWHERE,
            f"this name has {len(path.name)} characters, and at most {_LONGEST_NAME} are safe",
            "name it with a few words",
        )
    elif stem in DEVICES:
        report.add(
            "unsafe-file",
            NOWHERE,
            f"Windows can have no file named '{stem}'",
            "give it another name",
        )
    elif below in _OF_PAGES or below == IMAGES:
        report.add(
            "unsafe-file",
            NOWHERE,
            f"this is a file, and '{below}' is the name of a folder of the site",
            "give it another name, or put the folder back",
        )
    elif path.parts[0] in _OF_PAGES and len(path.parts) > 1 and not _MAY_LIE.fullmatch(path.suffix):
        report.add(
            "ignored-file",
            NOWHERE,
            f"the site does not read this file: its name {_ending(path)}",
            "write it as Markdown, with a name that ends with .md, or take it out of the content",
        )
    elif path.parts[0] == IMAGES and not _MAY_LIE.fullmatch(path.suffix):
        report.add(
            "unsafe-file",
            NOWHERE,
            f"this file is not published: its name {_ending(path)}",
            f"take it out of {IMAGES}: there may be {', '.join(sorted(PUBLISHED))}",
        )


def _ending(path: PurePosixPath) -> str:
    return f"ends with '{path.suffix}'" if path.suffix else "has no ending such as .md or .jpg"


def _check_picture(path: Path, below: str, size: int, report: Report) -> str:
    """Report what is wrong with a picture; return its text, if it is one of text."""
    is_svg = path.suffix.lower() == ".svg"
    most = MOST_SVG if is_svg else MOST_BYTES
    if size > most:
        report.add(
            "broken-picture",
            NOWHERE,
            f"this picture has {size:,} bytes, more than {most:,}",
            "save it smaller: 2,000 points wide are enough for a page",
        )
        return ""
    try:
        data = path.read_bytes()
    except OSError as error:
        report.add("unsafe-file", NOWHERE, f"the file cannot be read: {_why(error)}", _LET_READ)
        return ""
    text = normalised(data.decode("utf-8", "replace")) if is_svg else ""
    trouble = (
        svg_trouble(data, text) if is_svg else picture_trouble(data, PurePosixPath(below).suffix)
    )
    if trouble is not None:
        report.add("broken-picture", trouble.span, trouble.message, trouble.hint)
    return text


def svg_trouble(data: bytes, text: str) -> Trouble | None:
    """Return what is wrong with a drawing: it is none, or it is more than one."""
    if not text.strip():
        return Trouble("this picture is empty", _AGAIN)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong: drawings.Wrong | None = drawings.Wrong("its letters are not UTF-8", error.start)
    else:
        wrong = drawings.wrong(data)
    if wrong is None:
        return None
    # As far as its letters can be counted: a drawing in another encoding is told at its beginning.
    at = len(normalised(data[: wrong.at].decode("utf-8", "replace")))
    return Trouble(
        wrong.message,
        "save it as plain SVG (in Inkscape: Optimized SVG), without scripts, links and animation",
        Span(min(at, len(text) - 1), min(at + 1, len(text))),
    )


#: What the pictures of telephones begin with, where films have another word.
_HEIF: Final = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"})
#: What is published byte by byte, and may say or do more than its author knows.
_LOOKED_INTO: Final = frozenset({".pdf", ".mp4", ".webm", ".mp3", ".zip"})


def _hidden_picture(path: Path, below: str) -> str:
    """Return which kind of picture a file is whose name says that it is something else."""
    suffix = PurePosixPath(below).suffix.lower()
    if suffix not in PUBLISHED or suffix in PICTURES:
        return ""
    try:
        with path.open("rb") as file:
            begin = file.read(32)
    except OSError:
        return ""  # told where it is copied
    is_telephones = begin[4:8] == b"ftyp" and begin[8:12] in _HEIF
    return "HEIC" if is_telephones else kind_of(begin)


def _look_into(path: Path, report: Report) -> None:
    suffix = path.suffix.lower()
    try:
        data = path.read_bytes()
        wrong = papers.trouble(data) if suffix == ".pdf" else places.trouble(data, suffix)
    except OSError as error:
        report.add("unsafe-file", NOWHERE, f"the file cannot be read: {_why(error)}", _LET_READ)
        return
    if wrong:
        report.add("unsafe-file", NOWHERE, *wrong)


_AGAIN: Final = "save or export the picture again, or take it out of the content"
#: Of how many inks a picture for print is.
_INKS: Final = 4
_TYPES: Final = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".gif": "GIF", ".webp": "WebP"}


def picture_trouble(data: bytes, suffix: str) -> Trouble | None:
    """Return what is wrong with a picture, from its first and last bytes."""
    wanted = _TYPES[suffix.lower()]
    if not data:
        return Trouble("this picture is empty", _AGAIN)
    found = kind_of(data)
    if found != wanted:
        really = f"a {found}" if found else "no picture that is known"
        return Trouble(f"its name says {wanted}, but it is {really}", _AGAIN)
    size = _size(data, found)
    if size is None or not _is_whole(data, found):
        return Trouble("this picture stops before its end", _AGAIN)
    if found == "PNG" and _is_changed_png(data):
        return Trouble("this picture is spoiled: some of its bytes are not as they were", _AGAIN)
    width, height = size
    if not width or not height:
        return Trouble("this picture has no width or no height", _AGAIN)
    if max(size) > MOST_EDGE or width * height > MOST_POINTS:
        return Trouble(
            f"this picture is {width:,} by {height:,} points, more than any page can show",
            "save it smaller: 2,000 points wide are enough for a page",
        )
    if found == "JPEG" and (at := _jpeg_frame(data)) is not None and data[at + 9] == _INKS:
        return Trouble(
            "this picture is in the colours of print (CMYK), which every browser shows otherwise",
            "save or export it in the colours of screens: RGB, or sRGB",
        )
    return None


def kind_of(data: bytes) -> str:
    """Return which of our types of picture this is, by its first bytes; empty for none."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:6] in {b"GIF87a", b"GIF89a"}:
        return "GIF"
    return "WebP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _size(data: bytes, kind: str) -> tuple[int, int] | None:
    try:
        match kind:
            case "PNG":
                return struct.unpack(">II", data[16:24])
            case "GIF":
                return struct.unpack("<HH", data[6:10])
            case "WebP":
                return _webp_size(data)
    except struct.error:
        return None
    return _jpeg_size(data)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    match data[12:16]:
        case b"VP8X":
            wide, high = data[24:27], data[27:30]
            return int.from_bytes(wide, "little") + 1, int.from_bytes(high, "little") + 1
        case b"VP8L":
            (bits,) = struct.unpack("<I", data[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = _jpeg_frame(data)
    if at is None:
        return None
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height


def _jpeg_frame(data: bytes) -> int | None:
    """Return where a photograph says its size, and of how many inks it is."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        if 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
            return at
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _is_whole_png(data: bytes) -> bool:
    """Return whether its pieces follow each other to the last one, among them the picture's own."""
    at, seen = 8, False
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        if kind == b"IEND":
            return seen
        seen = seen or kind == b"IDAT"
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return False


def _is_changed_png(data: bytes) -> bool:
    """Return whether a piece that the picture is made of has not the sum that it says."""
    at = 8
    while at + 12 <= len(data):
        kind, behind = data[at + 4 : at + 8], at + 8 + int.from_bytes(data[at : at + 4], "big")
        # A capital says that the picture cannot be without it.
        if kind[:1].isupper():
            stated = int.from_bytes(data[behind : behind + 4], "big")
            if zlib.crc32(memoryview(data)[at + 4 : behind]) != stated:
                return True
        if kind == b"IEND":
            return False
        at = behind + 4
    return False


def _is_whole(data: bytes, kind: str) -> bool:
    match kind:
        case "JPEG":
            return b"\xff\xd9" in data[-65_536:]
        case "PNG":
            return _is_whole_png(data)
        case "GIF":
            try:
                return bool([*gifs.pieces(data)])
            except IndexError:
                return False
    return len(data) >= int.from_bytes(data[4:8], "little") + 8
