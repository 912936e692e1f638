"""Everything that can be found in a content folder from its files: fast, without a build."""

from __future__ import annotations

import io
import os
import sys
import warnings
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from PIL import Image

from plugins.notation import files, report, tree
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.pages import Page, read_file
from plugins.notation.source import NOWHERE, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

shown = tree.shown

#: The folders of articles and workouts.
_POSTS: Final = ("articles/", "workouts/")


def dangers(root: Path) -> list[Finding]:
    """Return what is wrong with the files as files: pipes, links, pictures that are none."""
    return look(root)[0]


def look(root: Path) -> tuple[list[Finding], frozenset[str]]:
    """Return the :func:`dangers` of a folder, and the files that may be opened, by one look."""
    root = root.resolve()
    lying = files.walk(root)
    found = [one for each in files.check(root, lying, shown).values() for one in each]
    told = {finding.source.path for finding in found}
    return [*found, *_undecodable(root, lying, told)], frozenset(lying.files)


def safe(root: Path, dangers: Iterable[Finding], lying: Iterable[str]) -> frozenset[str]:
    """Return those of the files ``lying`` in a folder that may be opened in spite of ``dangers``.

    What has a wrong name only is a text all the same, and may have mistakes of its own.
    """
    root = root.resolve()
    told = {each.source.path for each in dangers}
    return frozenset(each for each in lying if tree.is_read(each) or shown(root / each) not in told)


def all_findings(root: Path, known: Iterable[Finding] = ()) -> list[Finding]:
    """Return everything that is wrong with the content; ``known`` are its :func:`dangers`."""
    root = root.resolve()
    pages: dict[str, Page] = {}
    found: list[Finding] = []
    for below in tree.files_below(root):
        if not tree.is_read(below):
            continue
        path = root / below
        try:
            pages[below] = read_file(path, shown(path), tree.kind_of(Path(below).parts[:-1]))
        except OSError as error:
            found.append(_unread(path, error))
    found += [each for page in pages.values() for each in page.findings]
    found += [each for some in tree.check(root, pages).values() for each in some]
    return tree.ordered([*found, *known])


def files_of(root: Path) -> frozenset[str]:
    """Return the files that a build begins with."""
    return frozenset(files.walk(root.resolve()).files)


def gone(root: Path, lying: Iterable[str]) -> str:
    """Return which of the files ``lying`` have gone while a site was made; empty for none.

    Whether they were read before, nobody knows: a disk that was taken away is no decision.
    """
    begin = os.fspath(root)
    # Of many files, so without an object for each path.
    names = sorted(each for each in lying if not os.path.isfile(f"{begin}/{each}"))  # noqa: PTH113
    if not names:
        return ""
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{shown(root.resolve() / names[0])}{more}: gone while the site was built; build again"


def has_pages(lying: Iterable[str]) -> bool:
    """Return whether among the files ``lying`` there is one that becomes a page."""
    return any(map(tree.is_read, lying))


def has_posts(lying: Iterable[str]) -> bool:
    """Return whether among the files ``lying`` there is an article or a workout."""
    return any(below.startswith(_POSTS) and tree.is_read(below) for below in lying)


def tell(findings: list[Finding], end: str) -> None:
    """Print findings as the build does."""
    print("\n\n".join(map(report.human, findings)), file=sys.stderr)
    print(f"\n{report.summary(findings)}. {end}".rstrip(), file=sys.stderr)


def _unread(path: Path, error: OSError) -> Finding:
    report_ = Report()
    report_.add(
        "unsafe-file",
        NOWHERE,
        f"the file cannot be read: {(error.strerror or str(error)).lower()}",
        "let the one who builds the site read it, or take it out of the content",
    )
    return Finding(Source(shown(path), ""), report_.finish()[0])


def _undecodable(root: Path, lying: files.Tree, told: set[str]) -> list[Finding]:
    """Return a finding for each picture whose insides are spoiled although its ends are there."""
    found: list[Finding] = []
    for below in lying.files:
        if below.endswith(".md"):
            continue
        suffix = PurePosixPath(below).suffix.lower()
        path = root / below
        if suffix not in files.PICTURES or suffix == ".svg" or shown(path) in told:
            continue
        try:
            why = _decoding(path.read_bytes())
        except OSError as error:
            found.append(_unread(path, error))
            continue
        if why:
            report_ = Report()
            report_.add(
                "broken-picture",
                NOWHERE,
                f"this picture is spoiled: {why}",
                "save or export the picture again, or take it out of the content",
            )
            found.append(Finding(Source(shown(path), ""), report_.finish()[0]))
    return found


def _decoding(data: bytes) -> str:
    """Return why a picture cannot be decoded; empty if it can be."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "GIF", "WEBP")) as picture:
                picture.load()
    except Exception as error:  # noqa: BLE001 - a spoiled picture raises almost anything
        return " ".join(str(error).split())[:120].rstrip(".").lower() or type(error).__name__
    return ""
