"""The exercise library of a build: read before the first workout that names an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from plugins.caching.store import key_of
from plugins.markdown_source import drawn
from plugins.markdown_source.aside import may_open
from plugins.markdown_source.failing import collected, root_of
from plugins.notation import catalogue, tree
from plugins.notation.pages import Kind, Page, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.notation.exercises import Library

#: The setting that says that another process looks at what is read, and tells what is wrong.
AHEAD: Final = "NOTATION_AHEAD"
_LIBRARY: Final = "NOTATION_LIBRARY"
_AGAIN: Final = "NOTATION_AGAIN"


def library(settings: dict[str, Any]) -> Library:
    """Return the exercises of this build; its files are read when it is first asked for."""
    known: Library | None = settings.get(_LIBRARY)
    if known is None:
        root = root_of(settings)
        pages = {
            path.relative_to(root).as_posix(): page_of(path, settings)
            for path in exercise_files(settings)
        }
        made_from = key_of(
            *(
                part.encode("utf-8", "surrogatepass")
                for below, page in pages.items()
                for part in (below, page.document.source.text)
            )
        )
        known = settings[_LIBRARY] = catalogue.library_of(
            pages, made_from=made_from, draw=drawn.drawer(settings)
        )
    return known


def draw_ahead(settings: dict[str, Any]) -> None:
    """Have the library solved and drawn for the first process, which begins at the other end."""
    for path in reversed(exercise_files(settings)):
        page_of(path, settings)
    library(settings)


def exercise_files(settings: dict[str, Any]) -> list[Path]:
    """Return the files of the exercises, in their order."""
    root = root_of(settings)
    return [
        path
        for path in sorted((root / Kind.EXERCISE.value).rglob("*"))
        for below in (path.relative_to(root).as_posix(),)
        if tree.is_read(below) and may_open(settings, below) and path.is_file()
    ]


def fingerprint(settings: dict[str, Any]) -> bytes:
    """Return the hash of all that the library is made from."""
    return library(settings).made_from


def lend(settings: dict[str, Any], known: Library) -> None:
    """Give the library of the last build again, of which nothing has changed."""
    settings[_LIBRARY] = known


def forget(settings: dict[str, Any]) -> None:
    """Let the next build read the library anew."""
    settings.pop(_LIBRARY, None)


def page_of(path: Path, settings: dict[str, Any]) -> Page:
    """Return a content file as values. A file that a build asks for twice is read once."""
    below = path.relative_to(root_of(settings))
    pages = collected(settings)
    page = pages.get(below.as_posix())
    if page is None:
        page = pages[below.as_posix()] = _read(path, tree.kind_of(below.parts[:-1]), settings)
    return page


def _read(path: Path, kind: Kind, settings: dict[str, Any]) -> Page:
    solve = drawn.solver(settings)
    if not settings.get("SERVING"):
        check = not settings.get(AHEAD)
        return read_file(path, tree.shown(path), kind, check=check, solve=solve)
    # Another build of the same process may have read it as it is.
    known: dict[Path, tuple[tuple[int, ...], Page]] = settings.setdefault(_AGAIN, {})
    state = path.stat()
    stamp = (state.st_size, state.st_mtime_ns, state.st_ino)
    if path not in known or known[path][0] != stamp:
        known[path] = stamp, read_file(path, tree.shown(path), kind, solve=solve)
    return known[path][1]
