"""Sheets as the site makes them: one renderer for all tests of a process."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from plugins.notation.workout.choices import Choice, Paper, choices
from plugins.sheets import makers
from plugins.sheets.model import Sheet, qr
from plugins.sheets.paper import data_of
from plugins.sheets.typeset import Typeset, Typesetter
from tests.sheets import examples

TEMPLATES = Path("theme/sheets")


@cache
def typesetter() -> Typesetter:
    return Typesetter(TEMPLATES)


def made(sheet: Sheet, choice: Choice, by: Typesetter | None = None) -> Typeset:
    """A sheet, with its QR code, and what was remarked on it."""
    whole = replace(sheet, qr=qr(sheet.url))
    data: dict[str, Any] = {
        "sheets": [data_of(whole, choice.unit, figures=choice.figures)],
        "choice": makers.choice_data(choice),
    }
    return makers.sheet(by or typesetter(), data, sheet.version)


def render(sheet: Sheet, paper: Paper = Paper.A4, **chosen: Any) -> bytes:
    """The PDF of a sheet."""
    return made(sheet, Choice(paper, **chosen)).file


@cache
def example(name: str, choice: Choice) -> bytes:
    """The PDF of one of the examples, made once."""
    typeset = made(examples.EVERY[name], choice)
    assert typeset.warnings == ()
    return typeset.file


def ways(sheet: Sheet) -> tuple[Choice, ...]:
    """All choices for a sheet."""
    return choices(sheet.workout, figures=bool(sheet.figures))
