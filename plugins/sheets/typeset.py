"""Data and a template of ``theme/sheets`` in, a file out. Typst sets it; nothing here knows what.

Data travels as JSON, so an author's ``*`` or ``#`` stays a character: Typst sets a string as plain
text. A template finds it in ``data.json``, a file that is nowhere but here. As an input of the
compiler, other data would make it forget all that it has laid out.

The same data gives the same bytes: the only date in a file is the one that is asked for, the fonts
are those beside the templates, those of the system are never asked.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any

import typst

from plugins.late import dataclass
from plugins.sheets.row_heads import with_row_heads

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Typeset:
    """A file, and what Typst had to remark on it."""

    file: bytes
    warnings: tuple[str, ...]


class TypesetError(Exception):
    """A document that could not be made. Its text says why, in one line.

    ``missing`` are the texts with characters that no font of the templates has, if that is why.
    """

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing


class Typesetter:
    """Makes documents from the templates in a folder.

    One compiler serves them all: it keeps the fonts, the parsed templates and what it has laid out.
    """

    def __init__(self, folder: Path) -> None:
        # Typst brings a serif of its own. It steps in for letters that ours lacks (arrows, Greek,
        # Cyrillic); a character that neither has is an error, because PDF/UA forbids it.
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder / "fonts"])
        self.folder = folder
        self._compiler = typst.Compiler(root=folder, font_paths=fonts)

    def pdf(self, template: str, data: Mapping[str, Any], date: str = "") -> Typeset:
        """Return the PDF/UA-1 that ``template``, a file's name, makes of ``data``.

        ``date`` is an ISO date; without one the file is of the first day of Unix time.
        Raise :exc:`TypesetError` where there is none.
        """
        made, warnings = self._compile(
            template, data, format="pdf", pdf_standards=["ua-1"], timestamp=_midnight(date)
        )
        if not isinstance(made, bytes):
            raise TypesetError("Typst gave no file")
        return Typeset(with_row_heads(made), tuple(_one_line(warning) for warning in warnings))

    def picture(self, template: str, data: Mapping[str, Any], *, ppi: float) -> bytes:
        """Return the first page of what ``template`` makes of ``data`` as PNG."""
        made, _ = self._compile(template, data, format="png", ppi=ppi)
        first = made[0] if isinstance(made, list) else made
        if not isinstance(first, bytes):
            raise TypesetError("Typst gave no picture")
        return first

    def _compile(self, template: str, data: Mapping[str, Any], **options: Any) -> Any:
        # Whatever is given to it, Typst reads as its own markup first: templates, which it keeps,
        # are better found in their folder, and data looks like a comment, which is soon read.
        files: Any = {
            "main.typ": f'#include "{template}"'.encode(),
            "data.json": json.dumps({"/*": 0, **data}, ensure_ascii=False).encode(),
        }
        try:
            return self._compiler.compile_with_warnings(input=files, **options)
        except typst.TypstError as error:
            missing = tuple(_missing(_messages(error)))
            raise TypesetError(_one_line(error), missing) from error


def _midnight(iso_date: str) -> datetime.datetime:
    """The file's date: the version's, never today."""
    day = datetime.date.fromisoformat(iso_date or "1970-01-01")
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


_NO_GLYPH = re.compile(r'.*the text `"(.+)"` could not be displayed with font.*')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


def _messages(report: typst.TypstError | typst.TypstWarning) -> list[str]:
    """A report's messages. Its ``message`` holds only the first of several errors."""
    found = [
        line.removeprefix("error: ").removeprefix("warning: ")
        for line in report.diagnostic.splitlines()
        if line.startswith(("error: ", "warning: "))
    ]
    return list(dict.fromkeys(found or [report.message]))


def _missing(messages: list[str]) -> list[str]:
    """The texts that could not be displayed, of which Typst writes some signs by their numbers."""
    found = [match[1] for message in messages if (match := _NO_GLYPH.fullmatch(message))]
    return [_NUMBERED.sub(lambda sign: chr(int(sign[1], 16)), each) for each in found]


def missing_text(words: str) -> str:
    """Return what an author is told of characters that cannot be printed."""
    return f"no font of the sheet has '{words}'; write it in other characters"


def _one_line(report: typst.TypstError | typst.TypstWarning) -> str:
    messages = _messages(report)
    if missing := _missing(messages):
        # To Typst this is a matter of fonts; to an author it is one of characters.
        return missing_text(", ".join(missing))
    hints = dict.fromkeys(f"hint: {hint}" for hint in report.hints)
    return "; ".join([*messages, *hints])
