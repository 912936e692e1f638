"""What authors do, and what is to come of it: a table, one case a line or two.

``TOLD`` are mistakes: the build ends with 1, says where and what (file, line, code), and what was
published stays as it was. ``FINE`` are texts that look odd and are right.
"""

# ruff: noqa: E501 - a table, one case a line

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, cast

from tests.robustness import pictures

HEAD: Final = "Title: Why we lift\nDate: 2026-11-24\nSummary: Because.\n"
TEXT: Final = f"{HEAD}\nA text.\n"
SQUAT: Final = (
    Path(__file__).parents[2].joinpath("content", "exercises", "squat.md").read_text("utf-8")
)
SQUAT_ALONE: Final = "\n".join(
    line for line in SQUAT.split("\n") if not line.startswith(("Easier:", "Harder:"))
)
WHY: Final = "articles/why.md"
ABS: Final = "workouts/core/abs.md"


@dataclass(frozen=True)
class Case:
    """Files beside the good ones, what is told of them (``FILE:LINE CODE``), what must not leave."""

    name: str
    files: Mapping[str, str | bytes | Callable[[Path], None]]
    told: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = field(default=())


def head(name: str, lines: str, *told: str, path: str = WHY, shown: tuple[str, ...] = ()) -> Case:
    """Return a case of metadata."""
    places = tuple(f"{path}:{each}" for each in told)
    return Case(name, {path: f"{lines}\nA text.\n"}, places, shown=shown)


def body(
    name: str, text: str, *told: str, shown: tuple[str, ...] = (), **more: str | bytes
) -> Case:
    """Return a case of a text; its first line is line 5 of the file."""
    files: dict[str, str | bytes | Callable[[Path], None]] = {WHY: f"{HEAD}\n{text}\n"}
    files |= {k.replace("__", "/"): v for k, v in more.items()}
    return Case(name, files, tuple(f"{WHY}:{each}" for each in told), shown=shown)


def picture(name: str, file: str, data: bytes, *told: str) -> Case:
    """Return a case of a picture that a page shows."""
    where = f"images/{file}"
    quoted = where.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F")
    files: dict[str, str | bytes | Callable[[Path], None]] = {
        WHY: f"{HEAD}\n![A]({{static}}/{quoted})\n",
        where: data,
    }
    return Case(name, files, tuple(f"{where}:{each}" for each in told))


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # Its name may have a hundred letters only.
        before = Path.cwd()
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(before)


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 6 << 30)


def _secret(path: Path) -> None:
    outside = path.parents[2] / "secret.md"
    outside.write_text(f"{HEAD}\nSECRET\n")
    path.symlink_to(outside)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "inner.md").write_text(TEXT)


#: A picture for a text to show.
SHOWN: Final[dict[str, Any]] = {"images__x.svg": pictures.SVG}

METADATA: Final = (
    head("no title", "Date: 2026-11-24\nSummary: S.\n", "1 missing-key"),
    head("no date", "Title: T\nSummary: S.\n", "1 missing-key"),
    head("no summary", "Title: T\nDate: 2026-11-24\n", "1 missing-key"),
    Case("no metadata", {WHY: "A text.\n"}, (f"{WHY}:1 missing-key",)),
    head("blank title", "Title:\nDate: 2026-11-24\nSummary: S.\n", "1 empty-value"),
    head("blank date", "Title: T\nDate:\nSummary: S.\n", "2 empty-value"),
    head("two titles", f"{HEAD}Title: Again\n", "4 duplicate-key"),
    head("a misspelt key", f"{HEAD}Tgas: a\n", "4 unknown-key"),
    head("a draft that is none", f"{HEAD}Staus: draft\n", "4 unknown-key"),
    head("a key without a colon", f"{HEAD}Status draft\n", "4 not-metadata"),
    head(
        "what is wrong below a key without a colon",
        "Title: T\nStatus draft\nDaet: 2026-11-24\nSummary: S.\n",
        "1 missing-key",
        "2 not-metadata",
        "3 unknown-key",
    ),
    head(
        "a heading above the metadata", f"# T\n{HEAD}Tgas: a\n", "1 not-metadata", "5 unknown-key"
    ),
    head(
        "a long text of YAML",
        HEAD.replace("Because.", ">\n  Two\n  lines.\nTags: [a, b]"),
        *("3 bad-value", "4 not-metadata", "5 not-metadata", "6 bad-value"),
    ),
    head("unknown status", f"{HEAD}Status: drafft\n", "4 bad-value"),
    head("a day that is not", HEAD.replace("11-24", "02-30"), "2 bad-date"),
    head("a month that is not", HEAD.replace("11-24", "13-01"), "2 bad-date"),
    head("an ambiguous date", HEAD.replace("2026-11-24", "03/04/2026"), "2 bad-date"),
    head("a date in words", HEAD.replace("2026-11-24", "yesterday"), "2 bad-date"),
    head("a zone", HEAD.replace("11-24", "11-24T10:00:00+25:00"), "2 bad-date"),
    head("a hour that is not", HEAD.replace("11-24", "11-24 25:00"), "2 bad-date"),
    head("a year of nobody", HEAD.replace("2026", "0026"), "2 bad-date"),
    head("a year far off", HEAD.replace("2026", "2926"), "2 bad-date"),
    head("a bad second date", f"{HEAD}Modified: soon\n", "4 bad-date"),
    head("a template", f"{HEAD}Template: ../../x\n", "4 unknown-key"),
    head("a category", f"{HEAD}Category: none\n", "4 unknown-key"),
    head("a list of YAML", f"{HEAD}Tags:\n  - a\n  - b\n", "4 empty-value", "5 not-metadata"),
    head(
        "a bomb of YAML",
        f"---\na: &a [x,x]\nb: &b [*a,*a]\n{HEAD}---\n",
        "2 unknown-key",
        "3 unknown-key",
    ),
    head("an empty tag", f"{HEAD}Tags: a, , b\n", "4 bad-value"),
    head("a tag of signs", f"{HEAD}Tags: ???\n", "4 bad-value"),
    head("a list of YAML in a line", f"{HEAD}Tags: [a, b]\n", "4 bad-value"),
    head("a block of YAML", HEAD.replace("Why we lift", ">-\n    Why"), "1 bad-value"),
    head("a table of YAML", HEAD.replace("Why we lift", "{a: b}"), "1 bad-value"),
    head("nothing in YAML", HEAD.replace("Because.", "null"), "3 bad-value"),
    head(
        "a text in quotation marks",
        f"---\n{HEAD.replace('Because.', chr(34) + 'S' + chr(34))}---\n",
        "4 bad-value",
    ),
    head(
        "an object of YAML",
        f"---\n{HEAD.replace('Because.', '!!python/name:os.system x')}---\n",
        "4 bad-value",
    ),
    head("a status behind a blank line", f"{HEAD}\nStatus: draft\n", "5 not-metadata"),
    body("a status at the end", "A text.\n\nStatus: draft", "7 not-metadata"),
    head("a status further in", f"{HEAD}    Status: draft\n", "4 not-metadata"),
    head("changed before it was written", f"{HEAD}Modified: 2025-01-01\n", "4 bad-date"),
    head("a title that nobody sees", HEAD.replace("Why we lift", "\u200b"), "1 empty-value"),
    head("a title like a book", HEAD.replace("Why we lift", "long " * 2000), "1 bad-value"),
    head("a title that turns round", HEAD.replace("lift", "\u202eevil"), "1 control-character"),
    head("semicolons", f"{HEAD}Tags: a; b\n", "4 bad-value"),
    head("a tag twice", f"{HEAD}Tags: hills, Hills\n", "4 bad-value"),
    head("a thousand tags", f"{HEAD}Tags: {','.join(map(str, range(1000)))}\n", "4 bad-value"),
    head("a tag like a book", f"{HEAD}Tags: {'x' * 5000}\n", "4 bad-value"),
    Case(
        "two tags of one address",
        {
            "articles/a.md": TEXT.replace("\n\n", "\nTags: C\n\n"),
            WHY: TEXT.replace("\n\n", "\nTags: C++\n\n"),
        },
        (f"{WHY}:4 duplicate-address",),
    ),
    Case(
        "a part twice",
        {
            "articles/a.md": TEXT.replace("\n\n", "\nSeries: Hills\nPart: 1\n\n"),
            WHY: TEXT.replace("\n\n", "\nSeries: Hills\nPart: 1\n\n"),
        },
        (f"{WHY}:5 bad-value",),
    ),
    head("a language that climbs", f"{HEAD}Lang: ../../x\n", "4 bad-value"),
    head("nobody's name", f"{HEAD}Author: <b></b>\n", "4 bad-value"),
    head("a name of signs", f"{HEAD}Author: ..\n", "4 bad-value"),
    head("a tag of markup", f"{HEAD}Tags: <i>\n", "4 bad-value"),
    head("two tags of one address on a page", f"{HEAD}Tags: C++, C\n", "4 duplicate-address"),
    Case(
        "two tags of one address beside an exercise",
        {
            "articles/a.md": TEXT.replace("\n\n", "\nTags: sm\u00f8r\n\n"),
            "exercises/squat.md": SQUAT_ALONE,
            WHY: TEXT.replace("\n\n", "\nTags: smor\n\n"),
        },
        (f"{WHY}:4 duplicate-address",),
    ),
)

ADDRESSES: Final = (
    head("slug that climbs", f"{HEAD}Slug: ../../etc/passwd\n", "4 bad-value"),
    head("slug with a slash", f"{HEAD}Slug: a/b\n", "4 bad-value"),
    head("slug of dots", f"{HEAD}Slug: ..\n", "4 bad-value"),
    head("slug too long", f"{HEAD}Slug: {'a' * 300}\n", "4 bad-value"),
    head("slug of Windows", f"{HEAD}Slug: con\n", "4 bad-value"),
    head("save as elsewhere", f"{HEAD}Save_as: ../../x.html\n", "4 unknown-key"),
    head("an address of one's own", f"{HEAD}Url: /x\n", "4 unknown-key"),
    head("an alias", f"{HEAD}Aliases: why\n", "4 unknown-key"),
    *(
        head(f"the site's own: {name}", f"{HEAD}Slug: {name}\n", "4 duplicate-address")
        for name in ("theme", "feed", "tag", "search", "pagefind", "sitemap", "index", "drafts")
    ),
    Case(
        "two sources of one address",
        {WHY: TEXT, "pages/why.md": TEXT.replace("Date: 2026-11-24\n", "")},
        (f"{WHY}:1 duplicate-address", "pages/why.md:1 duplicate-address"),
    ),
    Case(
        "two names in two cases",
        {WHY: TEXT, "articles/WHY.md": TEXT},
        ("articles/WHY.md:1 duplicate-address", f"{WHY}:1 duplicate-address"),
    ),
    Case(
        "two spellings of an accent",
        {"articles/caf\u00e9.md": TEXT, "articles/cafe\u0301.md": TEXT},
        ("articles/cafe\u0301.md:1 duplicate-address", "articles/caf\u00e9.md:1 duplicate-address"),
    ),
    Case(
        "two pictures in two cases",
        {"images/a.svg": pictures.SVG, "images/A.svg": pictures.SVG},
        ("images/a.svg:1 unsafe-file",),
    ),
)

FILES: Final = (
    Case("empty", {WHY: b""}, (f"{WHY}:1 empty-page", f"{WHY}:1 missing-key")),
    Case("blank body", {WHY: f"{HEAD}\n \n"}, (f"{WHY}:1 empty-page",)),
    Case(
        "Latin-1",
        {WHY: TEXT.replace("A text", "Caf\u00e9").encode("latin-1")},
        (f"{WHY}:5 unreadable-file",),
    ),
    Case("UTF-16", {WHY: TEXT.encode("utf-16")}, (f"{WHY}:1 unreadable-file",)),
    Case("UTF-16 unsaid", {WHY: TEXT.encode("utf-16-le")}, (f"{WHY}:1 unreadable-file",)),
    Case("a body of blanks", {WHY: f"{HEAD}\n\u00a0&nbsp;&#8203;\n"}, (f"{WHY}:1 empty-page",)),
    Case("a folder in capitals", {"Images/a.svg": pictures.SVG}, ("Images/a.svg:1 ignored-file",)),
    Case("a file of no folder", {"extra/CNAME": "x"}, ("extra/CNAME:1 ignored-file",)),
    Case("a post that is a note", {"articles/x.txt": TEXT}, ("articles/x.txt:1 ignored-file",)),
    Case("a file without an ending", {"images/x": b"x"}, ("images/x:1 unsafe-file",)),
    Case("a file for a folder", {"exercises": "x"}, ("exercises:1 unsafe-file",)),
    Case(
        "a photograph of another name",
        {"images/x.txt": pictures.made("JPEG")},
        ("images/x.txt:1 broken-picture",),
    ),
    Case(
        "a telephone's photograph of another name",
        {"images/x.mp4": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"},
        ("images/x.mp4:1 broken-picture",),
    ),
    Case(
        "a picture that leads out",
        {"images/a.png": _link("/etc/passwd"), WHY: f"{HEAD}\n![A]({{static}}/images/a.png)\n"},
        ("images/a.png:1 unsafe-file",),
    ),
    Case("NUL", {WHY: TEXT.replace("A ", "A\0")}, (f"{WHY}:5 control-character",)),
    Case("NUL in a title", {WHY: TEXT.replace("we", "w\0")}, (f"{WHY}:1 control-character",)),
    Case("a bell", {WHY: TEXT.replace("A ", "A\a")}, (f"{WHY}:5 control-character",)),
    Case("a sign of Windows", {WHY: TEXT.replace("A ", "A\x92")}, (f"{WHY}:5 control-character",)),
    Case(
        "a line end of others",
        {WHY: TEXT.replace("A ", "A\u2028")},
        (f"{WHY}:5 control-character",),
    ),
    Case("a text that nobody sees", {WHY: f"{HEAD}\n\u200b\n"}, (f"{WHY}:1 empty-page",)),
    Case(
        "a text of definitions",
        {WHY: f"{HEAD}\n[a]: /about/\n"},
        (f"{WHY}:1 empty-page",),
    ),
    Case("6 GB", {WHY: _sparse}, (f"{WHY}:1 too-much",)),
    Case(
        "6 GB of a picture",
        {"images/a.png": _sparse},
        ("images/a.png:1 broken-picture", "images/a.png:1 unsafe-file"),
    ),
    Case("6 GB of a film", {"images/a.mp4": _sparse}, ("images/a.mp4:1 unsafe-file",)),
    Case(
        "a film of a place",
        {"images/a.mp4": b"ftypmp42moovudta\xa9xyz+52.5163+013.3777/"},
        ("images/a.mp4:1 unsafe-file",),
    ),
    Case(
        "a film of a telephone",
        {"images/a.mp4": pictures.film(b"meta", b"com.apple.quicktime.location.ISO6709")},
        ("images/a.mp4:1 unsafe-file",),
    ),
    Case(
        "a film with a track of its place",
        {"images/a.mp4": pictures.film(b"moov", b"stsd gpmd")},
        ("images/a.mp4:1 unsafe-file",),
    ),
    Case(
        "a film of the web with its place",
        {"images/a.webm": b"\x1aE\xdf\xa3\x45\xa3\x88LOCATION\x44\x87\x83+52"},
        ("images/a.webm:1 unsafe-file",),
    ),
    Case(
        "a sound with a photograph",
        {"images/a.mp3": b"ID3\4\0" + pictures.with_exif("JPEG")},
        ("images/a.mp3:1 unsafe-file",),
    ),
    Case(
        "an archive of photographs",
        {"images/a.zip": pictures.packed({"b/c.JPG": pictures.with_exif("JPEG")})},
        ("images/a.zip:1 unsafe-file",),
    ),
    Case(
        "an archive with a film",
        {"images/a.zip": pictures.packed({"a.mov": pictures.film(b"moov", b"\xa9xyz")})},
        ("images/a.zip:1 unsafe-file",),
    ),
    Case("an archive that is none", {"images/a.zip": b"PK"}, ("images/a.zip:1 unsafe-file",)),
    Case(
        "folders without an end",
        {f"images/{'d/' * 40}a.txt": "a"},
        (f"images/{'d/' * 18}d:1 unsafe-file",),
    ),
    Case("a post of HTML", {"articles/x.html": "x"}, ("articles/x.html:1 ignored-file",)),
    Case("a post of reStructuredText", {"pages/x.rst": "x"}, ("pages/x.rst:1 ignored-file",)),
    Case(
        "a post of Word", {"workouts/core/x.docx": b"PK"}, ("workouts/core/x.docx:1 ignored-file",)
    ),
    Case(
        "a name that turns round",
        {"images/a\u202eb.svg": pictures.SVG},
        ("images/ab.svg:1 unsafe-file",),
    ),
    Case(
        "10 MB",
        {WHY: f"{HEAD}\n{'A word. ' * 1_250_000}"},
        (f"{WHY}:1 too-much", f"{WHY}:5 too-much"),
    ),
    Case("10 MB of Latin-1", {WHY: b"\xe9 " * 5_000_000}, (f"{WHY}:1 too-much",)),
    Case("a line of 100 kB", {WHY: f"{HEAD}\n{'a' * 100_000}"}, (f"{WHY}:5 too-much",)),
    Case(
        "a line of a megabyte",
        {WHY: f"{HEAD}\n{'a' * 1_000_000}"},
        (f"{WHY}:1 too-much", f"{WHY}:5 too-much"),
    ),
    Case(
        "a folder named like a post",
        {"articles/why.md": _folder},
        ("articles/why.md:1 unsafe-file", "articles/why.md/inner.md:1 unknown-folder"),
    ),
    Case("a pipe", {WHY: _pipe}, (f"{WHY}:1 unsafe-file",)),
    Case("a pipe among pictures", {"images/a.png": _pipe}, ("images/a.png:1 unsafe-file",)),
    Case("a socket", {WHY: _socket}, (f"{WHY}:1 unsafe-file",)),
    Case("a device", {WHY: _link("/dev/zero")}, (f"{WHY}:1 unsafe-file",)),
    Case("a link out", {WHY: _secret}, (f"{WHY}:1 unsafe-file",), hidden=("SECRET",)),
    Case("a folder's link out", {"images/etc": _link("/etc")}, ("images/etc:1 unsafe-file",)),
    Case("a link in a loop", {"articles/loop": _link(".")}, ("articles/loop:1 unsafe-file",)),
    Case("a link to itself", {WHY: _link("why.md")}, (f"{WHY}:1 unsafe-file",)),
    Case("a link to nothing", {WHY: _link("gone.md")}, (f"{WHY}:1 unsafe-file",)),
    Case("an ending in capitals", {"articles/why.MD": TEXT}, ("articles/why.MD:1 ignored-file",)),
    Case("out of the folders", {"why.md": TEXT}, ("why.md:1 ignored-file",)),
    Case("a page of HTML", {"images/x.html": "x"}, ("images/x.html:1 unsafe-file",)),
    Case("a program", {"images/x.js": "x"}, ("images/x.js:1 unsafe-file",)),
    Case("a name of Windows", {"images/con.svg": pictures.SVG}, ("images/con.svg:1 unsafe-file",)),
)

MARKDOWN: Final = (
    body("ten thousand quotes", ">" * 10_000 + " a", "5 too-much"),
    body("ten thousand lists", "- " * 9_000 + "a", "5 too-much"),
    body("elements without an end", "\x3cdiv>\n" * 30_000, "105 too-much"),
    body("elements without an end in a line", "a " + "\x3cb>" * 6_000, "5 too-much"),
    Case(
        "a dead place in a draft",
        {WHY: f"{HEAD}Status: draft\n\n[a](#no)\n", "articles/z.md": f"{HEAD}\n[b](/none/)\n"},
        (f"{WHY}:6 unknown-link", "articles/z.md:5 unknown-link"),
    ),
    Case(
        "dead links to the finder beside a mistake in the text of an exercise",
        {
            "exercises/squat.md": f"{SQUAT_ALONE}\n/// workuot | A\n- Squat: 8 reps\n///\n",
            WHY: f"{HEAD}\n[a](/find/)\n\n[b](/find/nix/)\n\n[c](/print/nix/)\n",
        },
        (
            f"exercises/squat.md:{SQUAT_ALONE.count(chr(10)) + 2} unknown-block",
            f"{WHY}:7 unknown-link",
            f"{WHY}:9 unknown-link",
        ),
    ),
    body("deep lists", "\n".join("    " * i + "- a" for i in range(60)), "17 too-much"),
    body("brackets", "[" * 8_000, "5 too-much"),
    body("brackets in lines", "[a\n" * 4_000, "5 too-much"),
    body("pictures' brackets", "![" * 4_000, "5 too-much"),
    body("backticks", " ".join("`" * i for i in range(1, 150)), "5 too-much"),
    body("asterisks", "*a **b " * 2_000, "5 too-much"),
    body("underscores", "_a __b " * 2_000, "5 too-much"),
    body("less-than signs", "<" * 9_000, "5 too-much"),
    body(
        "a fence in a list that ends outside",
        "- a\n\n    ```\n    b\n```",
        "7 indented-code",
        "9 unclosed-code",
    ),
    body("a fence further in", "a\n\n   ```\n   b", "7 indented-code"),
    body(
        "a table in a list",
        "- a\n\n    | A | B |\n    |---|---|\n    | 1 | 2 | 3 |",
        "9 ragged-table",
    ),
    body("a table in a quotation", "> | A | B |\n> |---|---|\n> | 1 | 2 | 3 |", "7 ragged-table"),
    body("an end without a beginning", "a\n\n</div>\n\nb", "7 unsafe-html"),
    body("a beginning without an end", "<div>\n\na", "5 unsafe-html"),
    body("an end beyond italics", "*a <b>c* d</b>", "5 unsafe-html"),
    body("ends that cross", "<b>a <i>b</b> c</i>", "5 unsafe-html", "5 unsafe-html"),
    body(
        "a picture of others in HTML",
        '<img src="https://x.example/a.png" alt="a">',
        "5 unsafe-html",
    ),
    body("a list of one word", "> a\n{: pull }", "6 unread-attributes"),
    body("a list without its end", "> a\n{: .pull", "6 unread-attributes"),
    body("a list apart", "> a\n\n{: .pull }", "7 unread-attributes"),
    body("a handler behind a class", "*a*{.pull onclick=x}", "5 unsafe-html"),
    body("one name twice", "a\n\n## A {#x}\n\n## B {#x}", "9 duplicate-anchor"),
    body("a name of the page's", "a\n{: #main }", "6 duplicate-anchor"),
    body("an unclosed fence", "```\ncode", "5 unclosed-code"),
    body("a fence that ends longer", "```\ncode\n````", "5 unclosed-code"),
    body(
        "a script in a fence that is none",
        "```py `a\n\n<script>x</script>\n\n```",
        "9 unclosed-code",
        "7 unsafe-html",
        "7 unsafe-html",
    ),
    body("rows without a head", "| A | B |\n| 1 | 2 |", "5 broken-table"),
    body("quoted rows without a head", "> | A | B |\n> | 1 | 2 |", "5 broken-table"),
    body("what git left", "<<<<<<< a\nb\n=======\nc\n>>>>>>> d", "5 merge-marks", "9 merge-marks"),
    body("a heading without words", "a\n\n##\n\nb", "7 no-words"),
    body("a link without words", "[](https://x.example)", "5 no-words"),
    body("a picture without words", "![](/images/x.svg)", "5 no-words", **SHOWN),
    body("a picture in HTML without words", '<img src="/images/x.svg">', "5 unsafe-html", **SHOWN),
    body("another address", "![A](/images/x.svg){: src=//x.example/a }", "5 unsafe-html", **SHOWN),
    body("a link's other address", "[A](/about/){: href=/none/ }", "5 unsafe-html"),
    body(
        "a picture of others by reference",
        "![A][b]\n\n[b]: https://x.example/a.png",
        "7 unsafe-link",
    ),
    body("an abbreviation twice", "*[A]: b\n*[A]: c\n\nA", "6 unmatched-note"),
    body("a width of words", "![A](/images/x.svg){: width=wide }", "5 unsafe-html", **SHOWN),
    body("an unclosed fence of tildes", "a\n\n~~~ python\ncode", "7 unclosed-code"),
    body(
        "a cell too many in a list", "- | A | B |\n  |---|---|\n  | 1 | 2 | 3 |", "7 ragged-table"
    ),
    body("a cell too many", "| A | B |\n|---|---|\n| 1 | 2 | 3 |", "7 ragged-table"),
    body(
        "a number of no sign in a quotation to share",
        "> a &#xE000;5&#xE001;\n{: .pull }",
        "5 control-character",
        "5 control-character",
    ),
    body("words right below a table", "| A | B |\n|---|---|\n| 1 | 2 |\nC", "8 ragged-table"),
    body("a script in a text", "<script>alert(1)</script>", "5 unsafe-html", "5 unsafe-html"),
    body("a script in capitals", "a <SCRIPT src=//x>", "5 unsafe-html"),
    body("a script in parts", "a <scr<script>ipt>", "5 unsafe-html", "5 unsafe-html"),
    body("a handler", '<img src="/images/x.svg" onerror="alert(1)">', "5 unsafe-html", **SHOWN),
    body("a handler without quotes", "<b onclick=alert(1)>x</b>", "5 unsafe-html"),
    body("a handler in a list of attributes", 'A text.\n{: onclick="alert(1)" }', "6 unsafe-html"),
    body("a handler of code", "``` {.python onclick=x}\na\n```", "5 unsafe-html"),
    body("a handler of a heading", "A.\n\n# H {: onclick=alert(1)}", "7 unsafe-html"),
    body("a script further in", "a\n    <script>x</script>", "6 unsafe-html"),
    body("javascript in two lines", "[a](java\nscript:alert(1))", "5 unsafe-link"),
    body("a style", 'A text.\n{: style="position:fixed" }', "6 unsafe-html"),
    body("a frame", "<iframe src=https://x.example></iframe>", "5 unsafe-html", "5 unsafe-html"),
    body("a drawing in a text", "<svg onload=alert(1)>", "5 unsafe-html"),
    body("a form", "<form action=https://x.example>", "5 unsafe-html"),
    body("a base", "<base href=https://x.example>", "5 unsafe-html"),
    body("a refresh", '<meta http-equiv="refresh" content="0">', "5 unsafe-html"),
    body("the end of the page", "a </body></html> b", "5 unsafe-html", "5 unsafe-html"),
    body("a remark", "a <!-- private --> b", "5 unsafe-html"),
    body("an unclosed remark", "a\n\n<!-- and all\n\nthe rest", "7 unsafe-html"),
    body("a tag that is none", "a <red> band", "5 unsafe-html"),
    body("javascript", "[a](javascript:alert(1))", "5 unsafe-link"),
    body("javascript in capitals", "[a](JaVaScRiPt:alert(1))", "5 unsafe-link"),
    body("javascript in entities", "[a](&#106;avascript:alert(1))", "5 unsafe-link"),
    body("javascript by reference", "[a][b]\n\n[b]: javascript:alert(1)", "7 unsafe-link"),
    body("javascript in HTML", '<a href="javascript:alert(1)">x</a>', "5 unsafe-html"),
    body("data", "[a](data:text/html;base64,PHNjcmlwdD4=)", "5 unsafe-link"),
    body("vbscript", "[a](vbscript:x)", "5 unsafe-link"),
    body("a disk", "[a](file:///etc/passwd)", "5 unsafe-link"),
    body("a note without a text", "a[^b]", "5 unmatched-note"),
    body("a note that nothing calls", "a\n\n[^b]: c", "7 unmatched-note"),
    body("a note twice", "a[^b]\n\n[^b]: c\n[^b]: d", "8 unmatched-note"),
    body("an unclosed block", "/// workout | A\n- Squat: 3 x 8 reps", "5 unclosed-block"),
    head(
        "a script in the summary",
        "Title: T\nDate: 2026-11-24\nSummary: <script>x</script>\n",
        "3 unsafe-html",
        "3 unsafe-html",
    ),
    head(
        "a link in the summary",
        "Title: T\nDate: 2026-11-24\nSummary: [a](javascript:x)\n",
        "3 unsafe-link",
    ),
)

LINKS: Final = (
    Case(
        "dead links beside another mistake",
        {
            WHY: f"{HEAD}Staus: draft\n\n[a](/none/) [b](#none) [c](/search/) [d](#top) [e](/)\n",
            "articles/other.md": f"{HEAD}\n## A\n\n[a](../why/#none)\n\n[b](#a) [c](../../x/)\n",
        },
        (
            f"{WHY}:4 unknown-key",
            f"{WHY}:6 unknown-link",
            *("articles/other.md:7 unknown-link", "articles/other.md:9 unknown-link"),
        ),
    ),
    body(
        "links to what the site would make",
        "\n\n".join(
            f"[a]({address})"
            for address in (
                *("/theme/css/nowhere.css", "/nowhere.atom", "/tag/nowhere/feed.atom", "/page/99/"),
                *(
                    "/category/nowhere/",
                    "/category/core/page/99/",
                    "/author/nowhere/",
                    "/search/#nowhere",
                ),
                *(
                    "/archives/nowhere/",
                    "/archives/#nowhere",
                    "/find/#nowhere",
                    "/theme/css/",
                    "/nowhere.ico",
                ),
            )
        ),
        *(f"{line} unknown-link" for line in range(5, 30, 2)),
    ),
    Case(
        "links to places of an exercise",
        {
            "exercises/squat.md": SQUAT_ALONE,
            WHY: f"{HEAD}Slug: squatting\n\n[a]({{filename}}/exercises/squat.md#nowhere)\n\n[b]({{filename}}/exercises/squat.md#cues)\n",
        },
        (f"{WHY}:6 unknown-link",),
    ),
    body("a missing file", "[a]({filename}/pages/none.md)", "5 unknown-link"),
    body("a missing picture", "![a]({static}/images/none.png)", "5 unknown-link"),
    body("another case", "[a]({filename}/pages/About.md)", "5 unknown-link"),
    body("a missing anchor", "[a]({filename}/pages/about.md#none)", "5 unknown-link"),
    head("a link in a question", f"{HEAD}Questions: Which?\n    See [y](/nope/)?\n", "4 bad-value"),
    body(
        "a list whose first item is no words",
        "A.\n\n-\n  a\n- b\n\nB.\n\n1.\n2. b",
        "7 changed-text",
        "13 changed-text",
    ),
    body("tags that no text has", "[a]({tag}x) [b]({tag}Q&A)", "5 unknown-link"),
    body("a file with a slash behind it", "[x](/images/x.svg/)", "5 unknown-link", **SHOWN),
    body("a name that no file can have", f"[x](/{'nobody-' * 50}/)", "5 unknown-link"),
    body(
        "a link and a picture beside a block",
        "/// pros-cons | Bands\n## Pros\n1. No gist here\n\n## Cons\n1. **It snaps.** Once.\n///\n\n"
        "[x](#no)\n\n![a](gone.png)",
        *("7 missing-lead", "13 unknown-link", "15 unknown-link"),
    ),
    body(
        "a picture beside a script",
        "![a](gone.png)\n\n\x3cscript>",
        "5 unknown-link",
        "7 unsafe-html",
    ),
    body(
        "a line that is too long for a file, and what is below it",
        f"{'word ' * 210_000}\n\n[x](#nope)\n\n[y]({{filename}}none.md)",
        *("1 too-much", "5 too-much", "7 unknown-link", "9 unknown-link"),
    ),
    body("a missing anchor here", "a\n\n[a](#none)", "7 unknown-link"),
    body("a missing address", "[a](/none/)", "5 unknown-link"),
    body("a missing file beside", "[a](none.html)", "5 unknown-link"),
    body("a draft", "[a]({filename}/articles/later.md)", "5 unknown-link", articles__later_md=""),
    body("out of the folder", "![a]({static}/../../etc/passwd)", "5 unknown-link"),
    body("a picture of others", "![a](https://x.example/a.png)", "5 unsafe-link"),
    body("an address without its beginning", "[a](//x.example/)", "5 unsafe-link"),
    body("an address without a site", "[a](https:///x)", "5 unsafe-link"),
    body("an address with a password", "[a](https://a:b@x.example/)", "5 unsafe-link"),
    body("a port that is none", "[a](https://x.example:99999/)", "5 unsafe-link"),
    body("an address with a space", "[a](https://x .example/)", "5 unknown-link"),
    body("a letter to nobody", "[a](mailto:)", "5 unsafe-link"),
    body(
        "our own address, otherwise", "[a](http://ratherberunning.example/none/)", "5 unknown-link"
    ),
    body("a link as in code", "`[a](/none/)`\n\n[a](/none/)", "7 unknown-link"),
    body("a link twice", "[a](/none/)\n\n[b](/none/)", "5 unknown-link", "7 unknown-link"),
    body("a draft's address", "[a](/drafts/later/)", "5 unknown-link", articles__later_md=""),
    body("no such tag", "a\n\n[a]({tag}none)", "7 unknown-link"),
    head("a dead link in the summary", HEAD.replace("Because.", "[a](/none/)"), "3 unknown-link"),
    body("no address", "[a]()", "5 unknown-link"),
    body("a mark of a template for an address", "[a]({{ SITEURL }})", "5 unknown-link"),
    body("no reference", "[a][none]", "5 unknown-link"),
    body(
        "blanks in addresses apart",
        "[a] [b][c] [d][]\n\n[a]: https://x.example/e f\n[c]: <https://x.example/e f>\n[d]: {static}/images/e f.png",
        *("7 unknown-link", "8 unknown-link", "9 unknown-link"),
    ),
    body("a brace that is none", "[a]({filname}/pages/about.md)", "5 unknown-link"),
    body("a brace with blanks", "[a]({ filename }/pages/about.md)", "5 unknown-link"),
    body("a brace of signs", "[a]({file-name}/pages/about.md)", "5 unknown-link"),
    body("an empty brace", "[a]({}/pages/about.md)", "5 unknown-link"),
    body("a link without its end", "[a](https://x.example", "5 unknown-link"),
    body("brackets the other way round", "(a)[https://x.example]", "5 unknown-link"),
    body("brackets of a wiki", "[[About]]", "5 unknown-link"),
    body("two ways to lead", "[a]\n\n[a]: /about/\n[a]: /", "8 unknown-link"),
    body("an address of two lines", "[a](https://x.example/a\nb)", "5 unknown-link"),
    body("a dead link in HTML", "<a href='/none/'>a</a>", "5 unknown-link"),
    body("a picture of others that links", "[![a](https://x.example/a.png)](/)", "5 unsafe-link"),
)

PICTURES: Final = (
    picture("a name with signs", "a#b?c%d.png", pictures.made(), "1 unsafe-file"),
    picture("an empty picture", "a.png", b"", "1 broken-picture"),
    picture(
        "half a picture", "a.jpg", pictures.made("JPEG", size=(400, 400))[:600], "1 broken-picture"
    ),
    picture("half a PNG", "a.png", pictures.made(size=(400, 400))[:-40], "1 broken-picture"),
    picture("a spoiled picture", "a.png", pictures.spoiled(), "1 broken-picture"),
    picture("a picture with another point", "a.png", pictures.changed(), "1 broken-picture"),
    picture("a text", "a.jpg", b"not a picture", "1 broken-picture"),
    picture("a PNG that says JPEG", "a.jpg", pictures.made(), "1 broken-picture"),
    picture("colours of print", "a.jpg", pictures.made("JPEG", "CMYK"), "1 broken-picture"),
    picture("a bomb", "a.png", pictures.claiming(40_000, 40_000), "1 broken-picture"),
    picture("very wide", "a.png", pictures.made("PNG", "1", (20_000, 10)), "1 broken-picture"),
    picture(
        "a drawing with a script", "a.svg", b"<svg><script>x</script></svg>", "1 broken-picture"
    ),
    picture("a drawing with a handler", "a.svg", b"<svg\n onload='x'></svg>", "2 broken-picture"),
    picture("a drawing with a page", "a.svg", b"<svg><foreignObject/></svg>", "1 broken-picture"),
    picture(
        "a drawing that fetches",
        "a.svg",
        b'<svg><image href="https://x.example/a.png"/></svg>',
        "1 broken-picture",
    ),
    picture(
        "a drawing with entities",
        "a.svg",
        b'<!DOCTYPE svg [<!ENTITY a "x">]><svg/>',
        "1 broken-picture",
    ),
    *(
        picture(f"a drawing: {name}", "a.svg", pictures.drawing(inner), "1 broken-picture")
        for name, inner in pictures.DRAWINGS.items()
    ),
    picture(
        "a picture that ends early", "a.png", pictures.made()[:60] + b"IEND", "1 broken-picture"
    ),
    picture(
        "an enormous drawing", "a.svg", b"<svg>" + b" " * 2_000_000 + b"</svg>", "1 broken-picture"
    ),
)

WORKOUTS: Final = (
    body(
        "two columns of one exercise",
        "/// workout | A\n- Squat: see table\n\n| Week | Squat | squat |\n|---|---|---|\n"
        "| 1 | 3 x 8 | 2 x 5 |\n///",
        "8 unread-table",
    ),
    body(
        "a thousand blocks",
        "\n\n".join(f"/// workout | A{i}\n- Squat: 3 x 8 reps\n///" for i in range(1000)),
        "125 too-much",
    ),
    body(
        "a long block", "/// workout | A\n" + "- Squat: 3 x 8 reps\n" * 9_000 + "///", "5 too-much"
    ),
    body(
        "a megabyte of a block",
        "/// workout | A\n" + "- Squat: 3 x 8 reps\n" * 50_000 + "///",
        "1 too-much",
        "5 too-much",
    ),
    body(
        "a workout for a year",
        "/// workout | A\n"
        + "".join(
            f"- {chr(97 + i // 26)}{chr(97 + i % 26)} {'name ' * 10}: 8 reps\n" for i in range(190)
        )
        + "///",
        "5 too-much",
    ),
    body(
        "a name without an end",
        f"/// workout | A\n- {'a' * 101}: 3 x 8 reps\n///",
        "6 too-much",
    ),
    body(
        "a title without an end", f"/// workout | {'a ' * 300}\n- Squat: 8 reps\n///", "5 too-much"
    ),
    body("a dose of nobody", "/// workout | A\n- Squat: 3 x 8 @ RPE 12\n///", "6 rpe-out-of-range"),
    body(
        "markup in a title",
        "/// workout | <script>x</script>\n- Squat: 3 x 8 reps\n///",
        shown=("&lt;script&gt;x",),
    ),
)

TOLD: Final = (*METADATA, *ADDRESSES, *FILES, *MARKDOWN, *LINKS, *PICTURES, *WORKOUTS[:-1])

FINE: Final = (
    WORKOUTS[-1],
    Case(
        "a tag of signs that is linked to",
        {
            "articles/tagged.md": TEXT.replace("\n\n", "\nTags: R&D\n\n"),
            WHY: f"{HEAD}\n[x]({{tag}}R&D) [y](<{{tag}}R&D>) <HTTPS://e.example/A>\n\n-\n\nB.\n",
        },
        shown=("/tag/rd/",),
    ),
    head(
        "questions with signs",
        f"{HEAD}Questions: What is 3*8 [in kg], and 4*2 <ours>?\n    (a) or [b](c d)?\n",
        shown=("4*2",),
    ),
    Case("BOM", {WHY: f"\ufeff{TEXT}"}, shown=("A text.",)),
    Case("two BOMs", {WHY: f"\ufeff\ufeff{TEXT}"}, shown=("A text.",)),
    Case(
        "a note that is linked to",
        {"articles/x.txt": "a", WHY: f"{HEAD}\n[a]({{static}}x.txt)\n"},
        shown=("x.txt",),
    ),
    Case(
        "a file of no folder that is linked to",
        {"extra/a.svg": pictures.SVG, WHY: f"{HEAD}\n[a]({{static}}/extra/a.svg)\n"},
    ),
    body("the top", "[a](#top)"),
    body("a table in a list", "- | A | B |\n  |---|---|\n  | 1 | 2 |\n- C", shown=("2</td>",)),
    body(
        "a source", "[Seen]: https://x.example in May", shown=("[Seen]: https://x.example in May",)
    ),
    body("links in code", "`<a href=\"/none/\">` and `<img src=none>` and href='none'"),
    Case(
        "a link in a workout's title",
        {ABS: f"{TEXT}\n/// workout | <img src=x> <a href='/none/'>\n- Squat: 3 x 8 reps\n///\n"},
    ),
    body("a number in brackets", "[[1]](https://x.example) and a[0], f(x)[1]"),
    body("a mark of a template alone", "a\n\n{% raw %}\n\n    {% end %}", shown=("{% raw %}",)),
    Case("CRLF", {WHY: TEXT.replace("\n", "\r\n")}, shown=("A text.",)),
    Case("lone CR", {WHY: TEXT.replace("\n", "\r")}, shown=("A text.",)),
    Case("no newline at the end", {WHY: TEXT.rstrip("\n")}, shown=("A text.",)),
    Case("a hidden pipe", {"images/.a": _pipe, WHY: TEXT}, shown=("A text.",)),
    Case("a hidden link to everything", {"images/.a": _link("/"), WHY: TEXT}, shown=("A text.",)),
    body("a quotation to share", "> a\n{: .pull }", shown=("share",)),
    body("braces", "{{ SITENAME }} and {x}\n\nf{x} (a){b}", shown=("{{ SITENAME }}",)),
    body("elements within elements", "<div>\n<b>a <i>b</i></b><br>\n</div>", shown=("<i>b</i>",)),
    body("code by its indentation", "a\n\n    ```\n    b", shown=("```",)),
    picture(
        "a drawing that was talked about",
        "a.svg",
        pictures.drawing("<metadata>SECRET</metadata><!-- SECRET -->"),
    ),
    Case(
        "hidden files",
        {"images/.secret": "SECRET", "articles/.why.md": TEXT, WHY: TEXT},
        hidden=("SECRET",),
        shown=("A text.",),
    ),
    head("a date to come", HEAD.replace("2026", "2031")),
    Case(
        "a script in a title",
        {WHY: TEXT.replace("Why we", "<script>x</script>")},
        shown=("&lt;script&gt;x",),
        hidden=("<script>x",),
    ),
    body(
        "template marks", "A {{ SITENAME }} and {% raw %}.", shown=("{{ SITENAME }}", "{% raw %}")
    ),
    body(
        "code",
        "```\n<script>x</script> [a](javascript:x)\n```\n\n`<b onclick=x>`",
        shown=("&lt;script&gt;x",),
    ),
    body(
        "code in a list and in a quotation",
        "1. a\n   ```js {1}\n   <b onclick=x> [[c]]\n\n     /// workout | d\n   2. e\n   ```\n2. f\n\n"
        "- g\n\n    > ~~~\n    > <script>\n    > ~~~\n\n    h",
        shown=(
            '<pre><code class="language-js">&lt;b onclick=x&gt; [[c]]\n\n  /// workout | d\n2. e\n</code></pre>',
            "<blockquote>\n<pre><code>&lt;script&gt;\n</code></pre>\n</blockquote>",
        ),
    ),
    Case(
        "two languages of one address",
        {
            f"workouts/core/{lang}.md": f"{HEAD}Slug: rain\nLang: {lang}\n\n"
            f"/// workout | Rain\n- Squat: {reps} reps\n///\n"
            for lang, reps in (("de", 8), ("fr", 9))
        },
        shown=('href="https://ratherberunning.example/rain-de/"', "/rain-fr/"),
    ),
    body(
        "a heading that is called as a part of the page",
        "## Questions\n\n[a](#questions)",
        shown=('id="questions-2"', 'href="#questions-2"'),
    ),
    body("headings that collide", "## A\n\n[b](#a-2)\n\n## A\n\nB.", shown=('id="a"', 'id="a-2"')),
    body(
        "simple HTML",
        'H<sub>2</sub>O <kbd title="K">k</kbd> <b>b</b> &amp; 1 < 2',
        shown=("H<sub>2</sub>O",),
    ),
    body(
        "links that are right",
        "<https://x.example/> <a@b.example> [t](tel:+49) [m](mailto:a@b.example)",
    ),
    body(
        "signs in code that only Markdown knows",
        "- a\n\n        if (x<y) \\<z\n\n>     a<b\n\n`C:\\` and `x<y`, \\<b>",
        shown=(
            "if (x&lt;y) \\&lt;z",
            "a&lt;b\n",
            "<code>x&lt;y</code>, &lt;b&gt;",
        ),
    ),
    body(
        "a sign in a line to share, a heading and a caption",
        "## x<y\n\n> If x<y then *go*.\n{: .pull }\n\n> a<b\n{: .pull }",
        shown=('<h2 id="x-y">x&lt;y</h2>', "x%3Cy", "a%3Cb"),
    ),
    body(
        "options without a language",
        "~~~ x=y\n</div> <b> [x](nowhere)\n~~~",
        shown=("&lt;/div&gt; &lt;b&gt; [x](nowhere)",),
    ),
    body(
        "code in a list with lists",
        "1. a\n\n       b\n       c\n\n2. d\n    - e",
        shown=("b\nc\n</code>", "<li>e</li>"),
    ),
    body("numbers in brackets in a list", "- a\n  1) b\n  2) c\n- d", shown=("<li>b</li>",)),
    body(
        "a link right behind a word",
        "see<https://x.example>",
        shown=('see<a class="bare" href="https://x.example">https://x.example</a>',),
    ),
    body("a note", "a[^b]\n\n[^b]: c"),
    body(
        "signs that are words",
        "a </3 b, &#39 c, \\![d](https://x.example), *e*{f=g} x_{i=0}, 2*3*4 and "
        '<abbr title="h > i">j</abbr>',
        shown=(
            'a &lt;/3 b, &amp;#39 c, !<a href="https://x.example">d</a>, <em>e</em>{f=g} x_{i=0}, 2*3*4',
            '<abbr title="h &gt; i">j</abbr>',
        ),
    ),
    body("code that begins with a tab", "a\n\n\tb\n\t\tc", shown=("<code>b\n\tc\n",)),
    body("an item without words", "- a\n-\n- b", shown=("<li>a</li>\n<li></li>\n<li>b</li>",)),
    head("a comma behind the last tag", f"{HEAD}Tags: hills, tracks,\n"),
    body(
        "signs of comparison",
        "## x<y\n\nx<y and *y>z*, `a<b`, a List<Run>, \\<i>, 1 < 2\n\n    a<b\n\n> a<b<b>c</b>",
        shown=(
            '<h2 id="x-y">x&lt;y</h2>',
            "<p>x&lt;y and <em>y&gt;z</em>, <code>a&lt;b</code>, a List&lt;Run&gt;, &lt;i&gt;, 1 &lt; 2",
            "a&lt;b\n</code>",
            "<p>a&lt;b<b>c</b></p>",
        ),
    ),
    body(
        "a sign with a comma behind its letter",
        "a<b, and 5 > 3, a <b, x<y",
        shown=("<p>a&lt;b, and 5 &gt; 3, a &lt;b, x&lt;y</p>",),
    ),
    head("a sign in a summary", HEAD.replace("Because.", "a<b"), shown=("<p>a&lt;b</p>",)),
    body(
        "words behind a language",
        "``` js {1} a=b\na<b\n```\n\n~~~\n``` js {1}\n~~~",
        shown=('<code class="language-js">a&lt;b\n</code>', "<code>``` js {1}\n</code>"),
    ),
    body(
        "lists in lists",
        "- a\n  - b\n    1. c\n    2. d\n- e",
        shown=(
            "<li>a<ul>\n<li>b<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n</li>\n</ul>\n</li>\n<li>e</li>",
        ),
    ),
    *(
        body(
            f"a list right under {line}",
            f"{line}\n- a\n- b",
            shown=("<ul>\n<li>a</li>\n<li>b</li>",),
        )
        for line in (
            *(
                "<b>Note</b> that",
                "<kbd>x</kbd>",
                "<https://x.example>",
                "<3 this",
                "< 5 km",
                "[1] x",
            ),
            *("[x](https://x.example)", "|x|:", ":x", "Term\n:   Words", "a[^b]\n\n[^b]: c"),
        )
    ),
    body(
        "a list right under a link in a quotation",
        "> [x](https://x.example):\n> - a\n>\n>   b\n> - c",
        shown=("<p>a</p>\n<p>b</p>\n</li>",),
    ),
    body(
        "a list in a list of reasons",
        "/// pros-cons | A\n## Pros\n1. **B.** C\n\n    - d\n      - e\n\n## Cons\n1. **F.** G\n///",
        shown=("<li>d<ul>\n<li>e</li>",),
    ),
    *(
        body(
            f"code by its indentation below {above!r}",
            f"{above}\n\n    a <b>",
            shown=("<pre><code>a &lt;b&gt;\n",),
        )
        for above in (
            *("", "```\na\n```", "> a", "| a | b |\n|---|---|\n| 1 | 2 |", "<kbd>a</kbd> b"),
            *(
                "[c]: /about/\n\n[c]",
                "[c](/about/)",
                "<https://x.example>",
                "/// workout | A\n- Squat: 8 reps\n///",
            ),
        )
    ),
    body(
        "a letter behind a sign is no element",
        "if (a <b && c > d) or a <b and 3 > 2\n\n`x` ends with <a\n\n<p",
        shown=(
            "if (a &lt;b &amp;&amp; c &gt; d) or a &lt;b and 3 &gt; 2",
            "ends with &lt;a<",
            "<p>&lt;p<",
        ),
    ),
    body(
        "words that look like an element with a link",
        '\x3cb>a\x3c/b> &lt;a href="{filename}/none.md">b&lt;/a> \\\x3ca href="{static}/none.png">',
        shown=('&lt;a href="{filename}/none.md"', '&lt;a href="{static}/none.png"'),
    ),
    body("a line's end", "a\\\nb `c\\` \\\\\nd", shown=("a<br>\nb <code>c\\</code> \\\nd",)),
    body(
        "a cell too few",
        "| A | B |\n|---|---|\n| 1 |",
        shown=('<td data-label="A">1</td>\n<td data-label="B"></td>',),
    ),
    body("a table", "| A | B |\n|---|---|\n| 1 \\| 2 | `|` |"),
    *(
        head(
            f"a summary that begins with {sign}",
            HEAD.replace("Because.", f"{sign} of"),
            shown=(f"<p>{sign} of</p>", f'">{sign} of<'),
        )
        for sign in ("3.", "#1", "-", "1)", "+")
    ),
    picture("16 bits", "a.png", pictures.made("PNG", "I;16")),
    picture("a palette", "a.png", pictures.made("PNG", "P", transparency=0)),
    picture("animated", "a.gif", pictures.animated()),
    picture("WebP", "a.webp", pictures.made("WEBP")),
    picture("a name with spaces", "a b.png", pictures.made()),
    picture("a name of Unicode", "\u6c34\u00e9.png", pictures.made()),
    picture("SVG", "a.svg", pictures.SVG),
    Case(
        "a film of no place",
        {"images/a.mp4": pictures.film(b"mdat", b"\xa9xyz loci\0 gpmd"), WHY: TEXT},
        shown=("A text.",),
    ),
    Case(
        "an archive of texts",
        {
            "images/a.zip": pictures.packed(
                {"a.txt": b"GPSLatitude", "b.jpg": pictures.made("JPEG")}
            ),
            WHY: TEXT,
        },
        shown=("A text.",),
    ),
    body(
        "a picture that links elsewhere",
        "[![A picture]({static}/images/x.svg)](https://x.example)",
        **SHOWN,
    ),
    body(
        "a bracket in angles",
        "![A](<{static}/images/a(1.svg>)",
        **cast("dict[str, Any]", {"images__a(1.svg": pictures.SVG}),
    ),
)
