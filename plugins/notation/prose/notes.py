"""Footnotes: each that is called is written, and each that is written is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.prose.places import place_of

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Report

NOTE_CALLED: Final = expression(r"\[\^(?<!\\\[\^)([^\]\s]+)\]")
_NOTE_WRITTEN: Final = expression(r"\n( {0,3}\[\^([^\]\n]*)\]:[ \t]*(.*))")


def check_notes(plain: str, text: str, offset: int, report: Report) -> None:
    """Check the notes of ``plain``; ``text`` is the same with its code, which may be a note."""
    lines = [*_NOTE_WRITTEN.finditer(plain)]
    # Words may have a colon behind the note that they call.
    begins = {match.start(2) - len("[^") for match in lines}
    called: dict[str, re.Match[str]] = {}
    for match in NOTE_CALLED.finditer(plain):
        if match.start() not in begins:
            called.setdefault(match[1], match)
    written: dict[str, re.Match[str]] = {}
    for match in lines:
        first = written.setdefault(match[2], match)
        if first is not match:
            report.add(
                "unmatched-note",
                place_of(match, offset, 2),
                f"the note '{match[2]}' is written twice, and only one would be shown",
                "give one of them another name",
                also=(Label(place_of(first, offset, 2), "the first one"),),
            )
        elif not text[match.end(2) + 2 : match.end()].strip() and not re.match(
            r"\n+(?: {4}|\t)\s*\S", text[match.end() :]
        ):
            report.add(
                "unmatched-note",
                place_of(match, offset, 1),
                f"the note '{match[2]}' says nothing",
                f"write its text behind the colon: [^{match[2]}]: Who says so.",
            )
    for name, match in called.items():
        if name not in written:
            near = did_you_mean(name, written)
            report.add(
                "unmatched-note",
                place_of(match, offset),
                f"the note '{name}' is called, but it is not written",
                *([f"did you mean '{near}'?"] if near else []),
                f"write a line [^{name}]: with its text",
            )
    for name, match in written.items():
        if name not in called:
            report.add(
                "unmatched-note",
                place_of(match, offset, 2),
                f"the note '{name}' is written, but no place calls it",
                f"write [^{name}] where it belongs, or delete the note",
            )
