"""Every mistake in a tree of content, without building the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.notation.pages import Kind, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plugins.notation.diagnostics import Finding

SUFFIXES: Final = frozenset({".md", ".markdown", ".mkd", ".mdown"})


def kind_of(parts: tuple[str, ...]) -> Kind:
    """Return what a file is by the folders on its way; outside of ours it is an article."""
    return next((kind for kind in Kind if kind.value in parts), Kind.ARTICLE)


def sources(path: Path) -> Iterator[Path]:
    """Yield the Markdown files at or below ``path``, sorted.

    Raises ``OSError`` when there is none.
    """
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}")
    if path.is_dir():
        yield from sorted(
            p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()
        )
    else:
        yield path


def lint(path: Path) -> list[Finding]:
    """Return the findings of every Markdown file at or below ``path``.

    Raises ``OSError`` when a file or folder cannot be read.
    """
    return [
        finding
        for source in sources(path)
        for finding in read_file(source, source.as_posix(), kind_of(source.parts[:-1])).findings
    ]
