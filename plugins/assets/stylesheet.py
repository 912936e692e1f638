"""A style sheet as the parts that it imports, each with its layer.

Only the form of import that our ``main.css`` uses is read: a relative ``url("…")``, optionally a
``layer(…)`` and then a media query. Anything else is refused and named, because a browser skips an
import it cannot load without a word.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT: Final = re.compile(r"@import\b[^;]*;")
_OUR_IMPORT: Final = re.compile(
    r"""@import \s+ url\( \s* "(?P<path>[^"]+)" \s* \)
        (?: \s+ layer\( \s* (?P<layer>[\w.-]+) \s* \) )?
        (?: \s+ (?P<media>[^;]*?) )?
        \s* ;""",
    re.VERBOSE,
)
_URL: Final = re.compile(r"""url\(\s*["']?(?P<target>[^"')]+)["']?\s*\)""")
_NOT_RELATIVE: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)


class StyleError(Exception):
    """A style sheet cannot be read; the message says which one and where."""


@dataclass(frozen=True, slots=True)
class Part:
    """What an imported file holds, and how it is imported; ``css`` has no import left.

    Its addresses are those for the folder of the sheet that imports it. ``layer`` and ``media`` are
    empty where the import has none.
    """

    path: Path
    css: str
    layer: str = ""
    media: str = ""


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """``head`` is what stands in the sheet itself, ``parts`` what it imports, in order.

    ``files`` are all files that went into it.
    """

    head: str
    parts: tuple[Part, ...]
    files: tuple[Path, ...]


def read(main: Path) -> StyleSheet:
    """Read the style sheet ``main`` and what it imports."""
    main = main.resolve()
    files: list[Path] = []
    own: list[str] = []
    parts: list[Part] = []
    for piece in _pieces(main, main.parent, (), files):
        if isinstance(piece, Part):
            parts.append(piece)
        else:
            own.append(piece)
    return StyleSheet("".join(own), tuple(parts), tuple(files))


def with_addresses(css: str, moved: Callable[[str], str]) -> str:
    """Return ``css`` with each relative address in it as ``moved`` gives it."""

    def put(found: re.Match[str]) -> str:
        target = found["target"]
        return found.group() if _NOT_RELATIVE.match(target) else f'url("{moved(target)}")'

    return _URL.sub(put, css)


def _pieces(
    sheet: Path, home: Path, above: tuple[Path, ...], files: list[Path]
) -> Iterator[str | Part]:
    text = sheet.read_text(encoding="utf-8")
    # A comment may mention an import; it is blanked so that every position stays true.
    code = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), text)
    end = 0
    for found in _IMPORT.finditer(code):
        yield _at_home(text[end : found.start()], sheet, home)
        end = found.end()
        where = f"{sheet}:{code.count(chr(10), 0, found.start()) + 1}"
        yield _import(found.group(), where, sheet, home, (*above, sheet), files)
    yield _at_home(text[end:], sheet, home)


def _import(
    rule: str, where: str, sheet: Path, home: Path, above: tuple[Path, ...], files: list[Path]
) -> Part:
    match = _OUR_IMPORT.fullmatch(rule)
    if match is None:
        raise StyleError(
            f'{where}: cannot read "{rule}"; write @import url("file.css") layer(name);'
        )
    path = (sheet.parent / match["path"]).resolve()
    if not path.is_file():
        raise StyleError(f'{where}: imports "{match["path"]}", but there is no file {path}')
    if path in above:
        raise StyleError(f'{where}: imports "{match["path"]}", which imports this file again')
    inner = "".join(map(_inlined, _pieces(path, home, above, files))).strip()
    files.append(path)
    return Part(path, inner, match["layer"] or "", match["media"] or "")


def _inlined(piece: str | Part) -> str:
    if isinstance(piece, str):
        return piece
    css = f"@layer {piece.layer} {{\n{piece.css}\n}}" if piece.layer else piece.css
    return f"@media {piece.media} {{\n{css}\n}}" if piece.media else css


def _at_home(css: str, sheet: Path, home: Path) -> str:
    """Addresses written for the folder of ``sheet``, rewritten for the folder ``home``."""
    if sheet.parent == home:
        return css
    return with_addresses(
        css, lambda target: Path(os.path.relpath(sheet.parent / target, home)).as_posix()
    )
