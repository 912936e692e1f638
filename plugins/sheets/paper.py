"""A sheet as its template gets it: plain texts, in the unit that is printed.

Typst would do all of this as well, in twenty times the time, and once for each variant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from plugins.notation.workout.present import Duration, TableView
from plugins.notation.workout.weights import Weight

if TYPE_CHECKING:
    from plugins.notation.workout.present import RowView, SectionView, Text, WorkoutView
    from plugins.sheets.model import Sheet

#: A number stays with its unit, "RPE" with its number.
_GLUED: Final = re.compile(
    r"\b(?:RPE|RIR) (?=\d)|(?<=\d) (?=(?:kg|lb|s|min|m|reps)\b)|(?<=×) (?=\d)|(?<=\d) (?=×)"
)
#: A word that no line can hold may break anywhere. Not in an address, which is copied and read out.
_LONG: Final = re.compile(r"\S{26,}")
_BREAK: Final = "\u200b"
#: Before a letter, but not before an accent that belongs to the one before it.
_LETTER: Final = re.compile(r"(?<=\S)(?=[^\u0300-\u036f\u200d\ufe0f])")
_FIXED: Final = "\u00a0"


def data_of(sheet: Sheet, unit: str, *, figures: bool = True) -> dict[str, Any]:
    """Return ``sheet`` for a template, its loads in ``unit``, or as written if that is empty."""
    workout = sheet.workout
    return {
        "site": sheet.site,
        "title": soft(sheet.title),
        "author": soft(sheet.author),
        "goal": soft(sheet.goal),
        "level": soft(sheet.level),
        "space": soft(sheet.space),
        "equipment": [soft(thing) for thing in sheet.equipment],
        "cautions": [soft(caution) for caution in sheet.cautions],
        "progression": soft(sheet.progression),
        "address": sheet.address,
        "url": sheet.url,
        "qr": sheet.qr,
        "version": sheet.version,
        "licence": sheet.licence,
        "lang": _language(sheet.lang),
        "figures": {
            slug: [
                {
                    "description": picture.description,
                    "svg": picture.svg,
                    "width": picture.width,
                    "height": picture.height,
                }
                for picture in pictures
            ]
            for slug, pictures in sheet.figures.items()
        }
        if figures
        else {},
        "workout": workout_data(workout, unit),
    }


def _language(lang: str) -> str:
    """Return the language of a page without its region; of what is no language, English."""
    word = re.split("[-_]", lang)[0].lower()
    return word if re.fullmatch("[a-z]{2,3}", word) else "en"


def workout_data(workout: WorkoutView, unit: str) -> dict[str, Any]:
    """Return a workout for a template, its loads in ``unit``."""
    return {
        "title": soft(workout.title),
        "estimate": said(workout.estimate, unit),
        "legend": [
            {"short": term.short, "meaning": term.meaning, "cells": term.cells}
            for term in workout.legend
        ],
        "sections": [_section(section, unit) for section in workout.sections],
    }


def _section(section: SectionView, unit: str) -> dict[str, Any]:
    track = section.track
    scheme = said(section.scheme, unit)
    note = said(track.note, unit) if track is not None else ""
    return {
        "title": soft(section.title),
        "kind": section.kind,
        "scheme": scheme,
        "track": None
        if track is None
        # What the scheme says already is not said again.
        else {
            "kind": track.kind,
            "name": track.name,
            "boxes": track.boxes,
            "note": "" if note in scheme else note,
        },
        "parts": [
            {
                "kind": "table",
                "caption": soft(part.caption),
                "head": [soft(cell) for cell in part.head],
                "rows": [[said(cell, unit) for cell in row] for row in part.rows],
            }
            if isinstance(part, TableView)
            else {
                "kind": "rows",
                "title": soft(part.title),
                "rows": [_row(row, unit) for row in part.rows],
            }
            for part in section.parts
        ],
    }


def _row(row: RowView, unit: str) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": soft(row.name),
        "order": row.order,
        "dose": said(row.dose, unit),
        "facts": [{"term": fact.term, "text": said(fact.text, unit)} for fact in row.facts],
        "optional": row.optional,
        "cue": soft(row.cue),
        "variants": [
            {"label": variant.label, "text": soft(variant.text)} for variant in row.variants
        ],
        "log": None
        if row.log is None
        else {
            "sets": row.log.sets,
            "fields": [
                (unit or "load") if field == "weight" else field for field in row.log.fields
            ],
        },
        "exercise": row.exercise,
    }


def said(text: Text, unit: str) -> str:
    """Return a text in plain words, its loads in ``unit``."""
    words = "".join(_words(part, unit) for part in text)
    return soft(words)


def _words(part: str | Duration | Weight, unit: str) -> str:
    match part:
        case Weight(kg=kg) if unit == "kg":
            return kg
        case Weight(lb=lb) if unit == "lb":
            return lb
        case Duration(words=words) | Weight(words=words):
            return words
        case str():
            return part


def soft(text: str) -> str:
    """Return ``text`` with places to break in words that are too long for a line.

    And with none between a number and its unit.
    """
    glued = _GLUED.sub(lambda found: found[0].replace(" ", _FIXED), text)
    return _LONG.sub(lambda word: _LETTER.sub(_BREAK, word[0]), glued)
