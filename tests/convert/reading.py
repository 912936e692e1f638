"""What the converter has read, in a form that a test can show."""

from __future__ import annotations

from plugins.notation.convert import read_line

FIELDS = ("sets", "reps", "seconds", "per_side", "load", "rest_s")


def said(line: str) -> str:
    """Return the name and the values of a line that is read, those that say nothing left out."""
    reading = read_line(line)
    assert not reading.unread, reading.why
    values = [getattr(reading, name) for name in FIELDS]
    return " | ".join([reading.name, *(value for value in values if value not in {"", "no"})])
