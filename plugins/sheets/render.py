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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from plugins.figures import Style, cropped
from plugins.notation.workout.present import WorkoutView, exercises_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.notation.exercises import Library


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


#: The figures' colours on paper: each is still told from the others on a copy in greys, and a copy
#: of that copy in black and white keeps them all.
INK: Final = Style(near="#000000", far="#828282", accent="#555555", ground="#828282")

#: What a figure's size is measured by, in hundredths of the person's stature.
STANDING: Final = 103.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A position of an exercise: what is seen, in words and as an SVG file.

    ``width`` and ``height`` are shares of a standing person's height and a little air, so that
    the people of a sheet are all of one size.
    """

    description: str
    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one sheet shows. An empty field leaves no trace on the paper.

    ``title`` is the page's, ``address`` is printed as it is, ``url`` is where it links to.
    ``version`` is an ISO date. ``figures`` are the positions of each exercise, by its slug.
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
    figures: Mapping[str, tuple[Picture, ...]] = field(default_factory=dict)


def pictures(workout: WorkoutView, library: Library) -> dict[str, tuple[Picture, ...]]:
    """Return the figures of a workout's exercises, by their slugs."""
    found: dict[str, tuple[Picture, ...]] = {}
    for slug in exercises_of(workout):
        positions = library.exercises[slug].figure.positions
        if len(positions) < 2:
            continue  # its text is wrong, and its author has been told
        found[slug] = tuple(
            Picture(
                f"{position.name.capitalize()}: {position.description}",
                file,
                round(width / STANDING, 3),
                round(height / STANDING, 3),
            )
            for position, (file, width, height) in zip(
                positions, cropped(positions, INK), strict=True
            )
        )
    return found


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
