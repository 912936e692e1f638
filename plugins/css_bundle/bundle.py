"""A style sheet and the files it imports, as one text.

Only the form of import that our ``main.css`` uses is read: a relative ``url("…")``, optionally a
``layer(…)`` and then a media query. Anything else is refused and named, because a browser skips an
import it cannot load without a word.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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


class BundleError(Exception):
    """A style sheet cannot be bundled; the message says which one and where."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """``css`` is the whole style sheet; ``parts`` are the files that went into it, in order."""

    css: str
    parts: tuple[Path, ...]


def bundle(main: Path) -> Bundle:
    """The style sheet ``main`` with its imports in place of the ``@import`` lines."""
    main = main.resolve()
    parts: list[Path] = []
    css = _inlined(main, main.parent, (), parts)
    return Bundle(css, tuple(parts))


def _inlined(sheet: Path, home: Path, above: tuple[Path, ...], parts: list[Path]) -> str:
    text = sheet.read_text(encoding="utf-8")
    # A comment may mention an import; it is blanked so that every position stays true.
    code = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), text)
    chunks: list[str] = []
    end = 0
    for found in _IMPORT.finditer(code):
        chunks.append(_moved_urls(text[end : found.start()], sheet, home))
        end = found.end()
        where = f"{sheet}:{code.count(chr(10), 0, found.start()) + 1}"
        chunks.append(_import(found.group(), where, sheet, home, (*above, sheet), parts))
    chunks.append(_moved_urls(text[end:], sheet, home))
    return "".join(chunks)


def _import(
    rule: str, where: str, sheet: Path, home: Path, above: tuple[Path, ...], parts: list[Path]
) -> str:
    match = _OUR_IMPORT.fullmatch(rule)
    if match is None:
        raise BundleError(
            f'{where}: cannot read "{rule}"; write @import url("file.css") layer(name);'
        )
    part = (sheet.parent / match["path"]).resolve()
    if not part.is_file():
        raise BundleError(f'{where}: imports "{match["path"]}", but there is no file {part}')
    if part in above:
        raise BundleError(f'{where}: imports "{match["path"]}", which imports this file again')
    inner = _inlined(part, home, above, parts).strip()
    parts.append(part)
    if match["layer"]:
        inner = f"@layer {match['layer']} {{\n{inner}\n}}"
    if match["media"]:
        inner = f"@media {match['media']} {{\n{inner}\n}}"
    return inner


def _moved_urls(css: str, sheet: Path, home: Path) -> str:
    """Addresses written for the folder of ``sheet``, rewritten for the folder of the bundle."""

    def moved(found: re.Match[str]) -> str:
        target = found["target"]
        if _NOT_RELATIVE.match(target):
            return found.group()
        path = os.path.relpath(sheet.parent / target, home)
        return f'url("{Path(path).as_posix()}")'

    return _URL.sub(moved, css) if sheet.parent != home else css
