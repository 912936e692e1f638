"""The files of a content tree together: where each lies, its address, and what it links to.

The build and the linter both call :func:`check`, so that both say the same. The folders and the
addresses are those of ``pelicanconf.py``; a test compares the two.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
import unicodedata
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from plugins.late import dataclass, expression
from plugins.notation import catalogue, files, together, values
from plugins.notation.code import without_code
from plugins.notation.diagnostics import Finding, Report, did_you_mean
from plugins.notation.pages import Kind, Page, is_draft, slug_of, slugify
from plugins.notation.prose.links import is_opened
from plugins.notation.source import NOWHERE, Source, Span, normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: The endings that are read: in lower case, as the build reads no other.
SUFFIXES: Final = frozenset({".md", ".markdown", ".mkd", ".mdown"})
#: The folders of ``workouts/``, each a kind of workout.
WORKOUT_FOLDERS: Final = ("total-body", "kettlebell", "core", "indoor")
#: What the site itself writes at its top.
RESERVED: Final = files.RESERVED
#: A file in another language than this one has an address of its own.
LANGUAGE: Final = "en"

_KINDS: Final = tuple(kind.value for kind in Kind)
_MARKDOWN: Final = expression(rf"{files.MARKDOWN}(?:\.txt)?[ .]*", re.IGNORECASE)
#: Bytes of a file that is not read, in which its first line is.
_GLANCE: Final = 2_000
#: Texts that lie beside pages only to be linked to; one that is not may have been meant as a page.
_NOTES: Final = frozenset({".txt"})
_LINK: Final = expression(
    r"""(?:
        (?P<inline> \]\([ \t]*(?P<angle><?) )
        | (?P<reference> ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<? )
        | \b(?:href|src|poster|data|cite|formaction|action|content)[ \t]*=[ \t]*(?P<quote>["'])
    )
    (?P<brace> [{|](?P<what>[^|}\n"'\x3c>]{0,40})[|}] )""",
    re.VERBOSE | re.MULTILINE,
)
#: How a tag begins, in so many letters before an attribute of it, and what ends it before that.
_FAR: Final = 1_000
_TAG_BEGINS: Final = expression(r"(?<!\\)\x3c[A-Za-z]")
_ENDED: Final = expression(r"""[^"'>]*>""")
#: The other kind of brace, and what stands before it.
_BAR: Final = expression(r"\|(?:(?<=[(<\"']\|)|(?<=[(:][ ]\|))")
#: Elements that show nothing themselves, and a rule. Others may be why nothing is shown.
_NO_WORDS: Final = expression(
    r"\x3c/?(?:p|[bh]r|div|span|[biau]|em|strong|small|[ou]l|li|h[2-6]|pre|code|t[dr]|table)"
    r"(?:\s[^<>]*)?/?>|^ {0,3}(?:[-*_][ \t]*){3,}$",
    re.IGNORECASE | re.MULTILINE,
)
#: Most texts say something in so many letters.
_GLANCED_AT: Final = 200
#: A line that says what others mean, and shows nothing itself.
_DEFINITION: Final = expression(
    r"^ {0,3}(?:(?:\*\[|\[\^)[^\]\n]+\]:.*|\[[^\]\n]+\]:[ \t]*\S*[ \t]*(?:[\"'(].*)?)$",
    re.MULTILINE,
)
#: Where the address of a link ends: one pair of brackets may be part of it, a title is not.
_INLINE: Final = expression(r"(?:[^()<>\n]|\([^()\n]*\))*")
_REFERENCE: Final = expression(r"[^<>\n]*")
_QUOTED: Final = {'"': expression(r'[^"\n]*'), "'": expression(r"[^'\n]*")}
#: Words in two square brackets, before what else may stand there: a place, other words.
_WIKI: Final = expression(r"(?<!\\)\[\[([^\[\]\n|#]+)(?:[|#][^\[\]\n]*)?\]\](?![(\[:])")
_TITLE: Final = expression(r"[ \t]['\"(]")
_TO_FILES: Final = frozenset({"filename", "static", "attach"})
_BRACES: Final = _TO_FILES | {"category", "tag", "author", "index"}
_EXAMPLES: Final = {
    "filename": "{filename}/pages/about.md",
    "static": "{static}/images/band.svg",
    "attach": "{attach}/images/band.svg",
}


def kind_of(parts: tuple[str, ...]) -> Kind:
    """Return what a file is by the folders below the content; outside of ours it is an article."""
    return Kind(parts[0]) if parts and parts[0] in _KINDS else Kind.ARTICLE


def is_markdown(name: str) -> bool:
    """Return whether a file's name says that it is Markdown, in whatever form."""
    at = name.find(".", 1)
    while at >= 0:
        if _MARKDOWN.fullmatch(name, at):
            return True
        at = name.find(".", at + 1)
    return False


def is_read(below: str) -> bool:
    """Return whether the site reads the file at ``below``, a path below the content."""
    if below.endswith(".md") and below.partition("/")[0] in _KINDS and below[-4] not in "/.":
        return True  # as nearly all are
    path = PurePosixPath(below)
    return len(path.parts) > 1 and path.parts[0] in _KINDS and path.suffix in SUFFIXES


def root_of(path: Path) -> Path | None:
    """Return the content folder that ``path`` is or lies in, absolute, or ``None``.

    It is the nearest folder that holds one of ours: articles, workouts, pages, exercises.
    """
    start = Path(os.path.normpath(path.absolute()))
    for folder in (start, *start.parents):
        # content/workouts may hold a folder "pages", and is no content folder for that.
        if folder.name not in _KINDS and any((folder / kind).is_dir() for kind in _KINDS):
            return folder
    return None


def shown(path: Path) -> str:
    """The path as the author would type it: from the working folder, if below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def files_below(root: Path) -> list[str]:
    """Return the paths of the files below ``root`` that may be opened, each from ``root`` on."""
    return list(files.walk(root).files)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by file and place, each once, however often its text was read."""
    return sorted(
        {(each.source.path, each.diagnostic): each for each in findings}.values(),
        key=lambda f: (
            PurePosixPath(f.source.path).parts,
            f.diagnostic.span.start,
            f.diagnostic.span.end,
            f.diagnostic.code,
        ),
    )


def check(
    root: Path,
    pages: Mapping[str, Page],
    show: Callable[[Path], str] = shown,
    *,
    with_files: bool = True,
    published: Iterable[str] | None = None,
) -> dict[str, list[Finding]]:
    """Return what is wrong with the files of a tree together, by their paths below ``root``.

    ``pages`` are the files that were read; ``show`` gives the path that messages name a file by.
    ``with_files`` also looks at the files as files: a build has done so before it has read any.
    Of a file out of our folders nothing is told, if it is not known which others are ``published``.
    """
    lying = files.walk(root)
    known = _Files.of(lying.files)
    known.told.update(each.below for each in lying.strange)
    drafts = frozenset(below for below, page in pages.items() if is_draft(page))
    owns = {below: address(page, below) for below, page in pages.items()}
    addresses: dict[str, list[str]] = {}

    def told(below: str) -> str:
        return show(root / below)

    for below, own in owns.items():
        if own:
            addresses.setdefault(own, []).append(below)
    found = files.check(root, lying, show) if with_files else {}
    of_exercises = catalogue.check(pages, told)
    of_names = together.check(pages, told)
    names: dict[str, str] = {}
    for below, page in pages.items():
        report = of_exercises.get(below) or Report()
        # Once: it may rest in a file.
        text = page.document.source.text
        if below in of_names:
            report.found += of_names[below].found
        _check_folder(below, page.kind, report)
        _check_address(below, page, owns[below], addresses, told, report)
        if _has_braces(text):
            _check_links(text, below, known, drafts, report)
        if _has_wiki(text):
            # As hardly one does.
            names = names or _names(pages)
            _check_wiki(page, names, report)
        _check_text(page, text, report)
        all_of_it = found.setdefault(below, [])
        if report.found:
            all_of_it += [Finding(page.document.source, each) for each in report.finish()]
    for below in known.others:
        if _is_passed_over(below, published, known):
            known.unread.append(below)
    for below in dict.fromkeys(known.unread):
        report = Report()
        _check_unread(below, report)
        source = _glance(root / below, show(root / below))
        found.setdefault(below, []).extend(Finding(source, each) for each in report.finish())
    return found


# --- Where a file lies --------------------------------------------------------------------


def _check_unread(below: str, report: Report) -> None:
    path = PurePosixPath(below)
    top = path.parts[0] if len(path.parts) > 1 else ""
    if top in _KINDS and path.suffix.lower() in _NOTES and not is_markdown(path.name):
        report.add(
            "ignored-file",
            NOWHERE,
            "the site does not read this file, and no page links to it",
            "let the name end with .md, link to it with {static}, or take it out of the content",
        )
        return
    if top in _KINDS:
        report.add(
            "ignored-file",
            NOWHERE,
            f"the site does not read this file: its name ends with '{_ending(path.name)}'",
            "let the name end with .md, in small letters",
        )
        return
    is_page = is_markdown(path.name)
    near = did_you_mean(top, (*_KINDS, files.IMAGES))
    report.add(
        "ignored-file",
        NOWHERE,
        f"the site does not {'read' if is_page else 'publish'} this file: it lies in none of its "
        "folders" + ("" if is_page else ", and no page links to it"),
        *([f"did you mean the folder '{near}'?"] if near else []),
        "move it into articles, workouts, exercises or pages, or out of the content"
        if is_page
        else "move it into images, link to it with {static}, or take it out of the content",
    )


def _is_passed_over(below: str, published: Iterable[str] | None, known: _Files) -> bool:
    """Return whether nobody will see a file that is no page, and nobody says that this is meant.

    Pictures and the like lie beside texts until one shows them.
    """
    path = PurePosixPath(below)
    if below in known.linked:
        return False
    if path.parts[0] in _KINDS:
        return path.suffix.lower() in _NOTES
    return published is not None and not any(
        f"{below}/".startswith(f"{each.strip('/')}/".lstrip("/")) for each in published
    )


def _ending(name: str) -> str:
    match = re.search(r"\.[^.]*(?:\.txt)?[ .]*$", name, re.IGNORECASE)
    return match.group() if match else name


def _glance(path: Path, shown_as: str) -> Source:
    """Return the text of a file that is not read, to show its first line."""
    try:
        with path.open("rb") as file:
            text = file.read(_GLANCE).decode("utf-8", "replace")
    except OSError:
        text = ""
    return Source(shown_as, normalised(text.partition("\n")[0]))


def _check_folder(below: str, kind: Kind, report: Report) -> None:
    if kind is not Kind.WORKOUT and below.count("/") < 2:
        return  # as nearly all
    # The paths are normal ones: they come from the walk.
    folders = below.split("/")[1:-1]
    if kind in {Kind.ARTICLE, Kind.EXERCISE} and folders:
        one = kind.value.removesuffix("s")
        report.add(
            "unknown-folder",
            NOWHERE,
            f"this {one} lies in '{'/'.join(folders)}', and {kind.value} has no folders",
            f"move the file into {kind.value} itself",
        )
    elif kind is Kind.WORKOUT and (len(folders) != 1 or folders[0] not in WORKOUT_FOLDERS):
        near = did_you_mean(folders[0], WORKOUT_FOLDERS) if folders else None
        where = f"in '{'/'.join(folders)}'" if folders else "in no folder of workouts"
        known = f"{', '.join(WORKOUT_FOLDERS[:-1])} or {WORKOUT_FOLDERS[-1]}"
        report.add(
            "unknown-folder",
            NOWHERE,
            f"this workout lies {where}, so its kind is not known",
            *([f"did you mean '{near}'?"] if near else []),
            f"move the file into {known}, below workouts",
        )


# --- Its address --------------------------------------------------------------------------


def address(page: Page, below: str) -> str:
    """Return a page's address without a domain, for comparison; empty where there is none."""
    slug = unicodedata.normalize("NFC", slug_of(page, below)).casefold()
    lang = page.metadata.get("lang", LANGUAGE).casefold()
    if not slug:
        return ""
    draft = "drafts/" if is_draft(page) else ""
    if page.kind is Kind.EXERCISE:
        return f"{draft}exercises/{slug}/"
    if lang != LANGUAGE:
        slug += f"-{lang}"
    return f"{draft}{'pages/' if draft and page.kind is Kind.PAGE else ''}{slug}/"


def _check_address(
    below: str,
    page: Page,
    own: str,
    addresses: Mapping[str, list[str]],
    show: Callable[[str], str],
    report: Report,
) -> None:
    same = addresses.get(own, ())
    if len(same) == 1 and own.removesuffix("/") not in RESERVED:
        return
    place = next((each.span for each in page.document.fields if each.key == "slug"), NOWHERE)
    if not own:
        report.add(
            "bad-value", place, "the file's name gives no address", "write a line Slug: short-words"
        )
        return
    if own.removesuffix("/") in RESERVED:
        report.add(
            "duplicate-address",
            place,
            f"the address {own} is one of the site's own",
            "write a line Slug: with other words",
        )
    other = next((each for each in same[:2] if each != below), None)
    if other is not None:
        report.add(
            "duplicate-address",
            place,
            f"the address {own} is also that of {show(other)}",
            "write a line Slug: with other words in one of the two files",
        )


def says_nothing(page: Page) -> bool:
    """Return whether a page was saved too early, or has lost its text."""
    return _says_nothing(page, page.document.source.text)


def _says_nothing(page: Page, text: str) -> bool:
    start, end = page.document.body
    glance = text[start : min(start + _GLANCED_AT, end)]
    if glance.lstrip()[:1].isalnum():
        return False  # as nearly all
    if page.kind is Kind.EXERCISE or page.blocks or is_draft(page):
        return False
    if any(each.diagnostic.code in {"too-much", "unreadable-file"} for each in page.findings):
        return False  # its text was not read
    begin = glance.partition("&")[0].partition("<")[0]
    if not values.is_blank(_NO_WORDS.sub("", _DEFINITION.sub("", begin))):
        return False
    words = _NO_WORDS.sub("", _DEFINITION.sub("", text[start:end]))
    return values.is_blank(html.unescape(words))


def _check_text(page: Page, text: str, report: Report) -> None:
    if _says_nothing(page, text):
        report.add(
            "empty-page",
            NOWHERE,
            "this page has no text",
            "write it below the metadata, behind a blank line, or add a line Status: draft",
        )
    elif (
        page.kind is Kind.WORKOUT
        and all(each.block.name != "workout" for each in page.blocks)
        and not is_draft(page)
        and not any(each.is_error for each in page.findings)
        # One thing at a time: it may be in the wrong place.
        and not report.found
    ):
        report.add(
            "no-workout",
            NOWHERE,
            "this file lies among the workouts and has no workout, so nothing can be printed",
            "write a line /// workout | Its name above the exercises, and a line /// below them",
            "move the file into content/articles, if it is only to be read",
        )


# --- What it links to ---------------------------------------------------------------------


@dataclass(slots=True)
class _Files:
    """The files of a tree: those that are read, the others, and which have a name."""

    pages: dict[str, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    #: Those that a name may mean that is nearly theirs, until one is asked for.
    meant: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    #: What is no file that can be read, and said to be so; and what pages link to.
    told: set[str] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, files: Iterable[str]) -> _Files:
        known = cls()
        for below in sorted(files):
            if is_read(below):
                known.pages[below] = None
            else:
                known.others[below] = None
                if is_markdown(PurePosixPath(below).name):
                    known.unread.append(below)
                    continue
            known.meant.append(below)
        return known

    def near(self, path: str) -> str | None:
        """Return the file that is most likely meant by ``path``."""
        name = PurePosixPath(path)
        for below in self.meant:
            known = PurePosixPath(below)
            self.named.setdefault(known.name.casefold(), below)
            self.stems.setdefault(known.stem.casefold(), below)
        self.meant.clear()
        found = self.named.get(name.name.casefold()) or self.stems.get(name.stem.casefold())
        if found is None and name.name and (close := did_you_mean(name.name, self.named)):
            found = self.named[close]
        return found

    def brace(self, below: str) -> str:
        return "{filename}" if below in self.pages else "{static}"


def _check_links(
    text: str, below: str, known: _Files, drafts: frozenset[str], report: Report
) -> None:
    for what, brace, span in links(without_code(text)):
        if what not in _BRACES:
            near = did_you_mean(what.strip(), _BRACES)
            report.add(
                "unknown-link",
                brace,
                f"'{text[brace.start : brace.end]}' says nothing about where the link leads",
                *([f"did you mean '{{{near}}}'?"] if near else []),
                "write {filename} before a page's path, {static} before any other file's",
            )
            continue
        if what not in _TO_FILES:
            continue
        wanted = known.pages if what == "filename" else known.others
        path = text[span.start : span.end]
        choices = list(dict.fromkeys(targets(path, below)))
        if known.told and any(not known.told.isdisjoint(with_folders(each)) for each in choices):
            continue
        known.linked.update(choices)
        if meant := next((each for each in choices if each in wanted), None):
            if meant in drafts and below not in drafts:
                report.add(
                    "unknown-link",
                    span,
                    f"'{path}' is a draft, whose address nobody shall see yet",
                    "publish it first, or take the link out",
                )
            elif what != "filename" and PurePosixPath(meant).suffix.lower() not in files.PUBLISHED:
                report.add(
                    "unsafe-file",
                    span,
                    f"a file that ends with '{PurePosixPath(meant).suffix}' is not published",
                    f"link to one of {', '.join(sorted(files.PUBLISHED))}",
                )
            continue
        there = next((c for c in choices if c in known.pages or c in known.others), None)
        if there is not None and not (there in known.others and is_markdown(there)):
            is_page = there in known.pages
            report.add(
                "unknown-link",
                brace,
                f"'{path}' is {'a page' if is_page else 'no page'}",
                f"write {known.brace(there)} before its path",
            )
            continue
        near = known.near(choices[-1])
        accents = near is not None and any(_nfc(each) == _nfc(near) for each in choices)
        report.add(
            "unknown-link",
            span if path else brace,
            f"there is no file '{path}'" if path else "the link names no file",
            *([f"did you mean '{known.brace(near)}/{near}'?"] if near else []),
            *(["its name has its accents as signs of their own: name it anew"] if accents else []),
            f"write the path from the content folder: {_EXAMPLES[what]}",
        )


def _names(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return the files of pages by their titles and by the names of the files."""
    stems = {slugify(PurePosixPath(below).stem): below for below in pages}
    return stems | {slugify(page.metadata.get("title", "")): below for below, page in pages.items()}


def _has_wiki(text: str) -> bool:
    # To look from the first bracket to the last one is far quicker than to look through all.
    return "[[" in text[text.find("[") : text.rfind("]")]


def _check_wiki(page: Page, names: Mapping[str, str], report: Report) -> None:
    """Report what is a link to one of our pages in other programs, and words in this one."""
    text = page.document.source.text
    for match in _WIKI.finditer(without_code(text), page.document.body.start):
        if below := names.get(slugify(match[1])):
            report.add(
                "unknown-link",
                Span(match.start(), match.end()),
                "two square brackets are no link here, and would be shown as they stand",
                f"write [{match[1].strip()}]({{filename}}/{below})",
            )


def _has_braces(text: str) -> bool:
    """Return whether there may be a link of ours. Most texts have none, which is told sooner."""
    if "{" in text:
        return True
    if "|" not in text:
        return False
    # From what stands before the first one to the last one: few tables go through a whole text.
    begin, end = text.find("|") - len("( "), text.rfind("|") + 1
    return _BAR.search(text, max(begin, 0), end) is not None


def links(text: str) -> Iterator[tuple[str, Span, Span]]:
    """Yield the word in braces, its place and that of the path, of each link in ``text``."""
    has_escaped = "\\[" in text
    for match in _LINK.finditer(text):
        if has_escaped and match["inline"] and not is_opened(text, match.start()):
            # Words, or told as what has no beginning.
            continue
        start = match.end()
        if match["quote"]:
            if not _is_in_tag(text, match.start()):
                continue
            ends = _QUOTED[match["quote"]]
        else:
            # Between angles a bracket may stand alone.
            ends = _REFERENCE if match["reference"] or match["angle"] else _INLINE
        value = ends.match(text, start)
        path = value.group() if value else ""
        if not match["quote"] and (title := _TITLE.search(path)):
            path = path[: title.start()]
        path = re.split(r"[?#]", path, maxsplit=1)[0].rstrip()
        yield (
            match["what"],
            Span(match.start("brace"), match.end("brace")),
            Span(start, start + len(path)),
        )


def _is_in_tag(text: str, at: int) -> bool:
    """Return whether what looks like an attribute is one, as far as can be seen from nearby."""
    tags = _TAG_BEGINS.finditer(text, max(at - _FAR, 0), at)
    # In quotation marks a sign > ends nothing.
    return any(not _ENDED.match(text, tag.end(), at) for tag in tags)


def with_folders(below: str) -> Iterator[str]:
    """Yield a path and those of the folders that it lies in."""
    while below:
        yield below
        below = below.rpartition("/")[0]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def targets(path: str, below: str) -> Iterator[str]:
    """Yield the files that a link from ``below`` may mean, as the build looks for them."""
    for each in (path, unquote(path), html.unescape(path)):
        if each.startswith("/"):
            yield each[1:]
        else:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(below), each))
