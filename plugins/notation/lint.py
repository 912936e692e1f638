"""Every mistake in a tree of content, without building the site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.notation import tree
from plugins.notation.pages import Kind, Page, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.notation.diagnostics import Finding


def sources(path: Path) -> Iterator[Path]:
    """Yield the Markdown files at or below ``path``, sorted.

    Raises ``OSError`` when there is none.
    """
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}")
    if path.is_dir():
        # What leads out of the folder is not opened, nor what is no file.
        found = (path / below for below in tree.files_below(path))
        yield from sorted(each for each in found if tree.is_markdown(each.name))
    else:
        yield path


def lint(path: Path) -> list[Finding]:
    """Return the findings of every Markdown file at or below ``path``.

    What a file has to do with others is looked for in the whole content that it lies in. Raises
    ``OSError`` when a file or folder cannot be read.
    """
    whole = tree.root_of(path)
    roots: dict[Path | None, dict[str, Path]] = {}
    for source in sources(path):
        root = whole or tree.root_of(source)
        roots.setdefault(root, {})[_below(source, root)] = source
    return tree.ordered(
        finding for root, given in roots.items() for finding in _findings(root, given)
    )


def _below(source: Path, root: Path | None) -> str:
    """Return the path of ``source`` from the content folder on."""
    if root is None:
        return source.as_posix()
    return Path(os.path.normpath(source.absolute())).relative_to(root).as_posix()


def _findings(root: Path | None, given: Mapping[str, Path]) -> Iterator[Finding]:
    if root is None:
        for source in given.values():
            yield from read_file(source, source.as_posix(), Kind.ARTICLE).findings
        return
    names = {root / below: source.as_posix() for below, source in given.items()}

    def show(path: Path) -> str:
        return names.get(path) or tree.shown(path)

    pages: dict[str, Page] = {}
    for below in tree.files_below(root):
        if not tree.is_read(below):
            continue
        kind = tree.kind_of(Path(below).parts[:-1])
        if below in given:
            pages[below] = read_file(given[below], given[below].as_posix(), kind)
            yield from pages[below].findings
            continue
        try:
            pages[below] = read_file(root / below, tree.shown(root / below), kind)
        except OSError:
            continue  # another file than those that were asked for
    found = tree.check(root, pages, show)
    for below, source in given.items():
        if below in found:
            yield from found[below]
        else:
            # Named on the command line: no Markdown by its name, but it is asked for.
            kind = tree.kind_of(Path(below).parts[:-1])
            yield from read_file(source, source.as_posix(), kind).findings
