"""A workout's sheet as PDF: values in, bytes out.

The design is in ``theme/sheets``; this module hands it the data and knows nothing of Pelican. Data
travels as JSON, so an author's ``*`` or ``#`` stays a character: Typst sets a string as plain text.
How a sheet is made to fit its page is the template's affair and told in ``sheet.typ``.

The same sheet gives the same bytes: the only date in a file is its version's, the fonts are those
beside the template, those of the system are never asked.
"""

from __future__ import annotations

import datetime
import enum
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

from plugins.notation.workout.present import WorkoutView


class Paper(enum.Enum):
    """A paper that a sheet is made for. The value ends the file's name."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """What readers call it."""
        return "A4" if self is Paper.A4 else "US Letter"

    @classmethod
    def named(cls, label: str) -> Paper:
        """The paper that readers call ``label``."""
        return next(paper for paper in cls if paper.label == label)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one sheet shows. An empty field leaves no trace on the paper.

    ``title`` is the page's, ``address`` is printed as it is, ``url`` is where it links to.
    ``version`` is an ISO date.
    """

    site: str
    title: str
    workout: WorkoutView
    author: str = ""
    goal: str = ""
    level: str = ""
    space: str = ""
    equipment: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    address: str = ""
    url: str = ""
    version: str = ""
    licence: str = ""
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sheet's file, and what Typst had to remark on it."""

    pdf: bytes
    warnings: tuple[str, ...]


class SheetError(Exception):
    """A sheet that could not be made. Its text says why, in one line.

    ``missing`` are the characters that no font of the sheet has, if that is why.
    """

    def __init__(self, message: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.missing = missing


class SheetRenderer:
    """Makes sheets from the templates in a folder.

    One compiler serves all sheets: it keeps the fonts and the parsed templates.
    """

    def __init__(self, template_dir: Path) -> None:
        # Typst brings a serif of its own. It steps in for letters that ours lacks (arrows, Greek,
        # Cyrillic); a character that neither has is an error, because PDF/UA forbids it.
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[template_dir / "fonts"])
        self._compiler = typst.Compiler(
            template_dir / "sheet.typ", root=template_dir, font_paths=fonts
        )

    def render(self, sheet: Sheet, paper: Paper) -> bytes:
        """The PDF of ``sheet`` on ``paper``."""
        return self.render_with_warnings(sheet, paper).pdf

    def render_with_warnings(self, sheet: Sheet, paper: Paper) -> Rendered:
        """The PDF, together with Typst's warnings."""
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                sys_inputs={
                    "sheet": json.dumps(asdict(sheet), ensure_ascii=False),
                    "paper": paper.value,
                },
                pdf_standards=["ua-1"],
                timestamp=_midnight(sheet.version),
            )
        except typst.TypstError as error:
            missing = tuple(_missing(_messages(error)))
            raise SheetError(_one_line(error), missing) from error
        if not isinstance(pdf, bytes):
            raise SheetError("Typst gave no file")
        return Rendered(pdf, tuple(_one_line(warning) for warning in warnings))


def _midnight(iso_date: str) -> datetime.datetime:
    """The file's date. Without a version it is the first day of Unix time, never today."""
    day = datetime.date.fromisoformat(iso_date or "1970-01-01")
    return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)


_NO_GLYPH = re.compile(r'.*the text `"(.+)"` could not be displayed with font.*')


def _messages(report: typst.TypstError | typst.TypstWarning) -> list[str]:
    """A report's messages. Its ``message`` holds only the first of several errors."""
    found = [
        line.removeprefix("error: ").removeprefix("warning: ")
        for line in report.diagnostic.splitlines()
        if line.startswith(("error: ", "warning: "))
    ]
    return list(dict.fromkeys(found or [report.message]))


def _missing(messages: list[str]) -> list[str]:
    """The texts that could not be displayed."""
    return [match[1] for message in messages if (match := _NO_GLYPH.fullmatch(message))]


def _one_line(report: typst.TypstError | typst.TypstWarning) -> str:
    messages = _messages(report)
    if missing := _missing(messages):
        # To Typst this is a matter of fonts; to an author it is one of characters.
        return f"no font of the sheet has {', '.join(missing)}; write it in other characters"
    hints = dict.fromkeys(f"hint: {hint}" for hint in report.hints)
    return "; ".join([*messages, *hints])
