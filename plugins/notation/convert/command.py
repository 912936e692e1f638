"""``python -m plugins.notation convert notes.txt``: notation from ordinary coaches' text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.notation.convert.draft import convert
from plugins.notation.convert.lines import read_all
from plugins.notation.source import normalised

if TYPE_CHECKING:
    import argparse

    from plugins.notation.convert.reading import Reading


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand's own arguments."""
    parser = commands.add_parser("convert", help="make notation from ordinary coaches' text")
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a text; else standard input"
    )
    parser.add_argument(
        "--json", action="store_true", help="print what each line says, an object a line"
    )
    parser.set_defaults(run=run_convert)


def run_convert(options: argparse.Namespace) -> int:
    """Print the notation, and the questions to standard error.

    Return 0, or 1 if there is no exercise to make a workout of or the linter still complains.
    Raises ``OSError`` for a file that cannot be read.
    """
    data = options.file.read_bytes() if options.file else sys.stdin.buffer.read()
    text = normalised(_decoded(data))
    if options.json:
        for reading in read_all(text):
            print(json.dumps(as_object(reading), ensure_ascii=False))
        return 0
    draft = convert(text)
    print(draft.text, end="")
    for question in draft.questions:
        print(f"line {question.line}: {question.words}\n    {question.why}", file=sys.stderr)
    if not draft.has_exercises:
        print("no line of this text could be read as an exercise", file=sys.stderr)
    return 0 if draft.has_exercises and draft.clean else 1


def _decoded(data: bytes) -> str:
    """Return the text of a file as editors and Windows save it: UTF-8, UTF-16 or Windows' own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        print("not in UTF-8: read as Windows-1252, so look at its accents", file=sys.stderr)
        return data.decode("cp1252", errors="replace")


def as_object(reading: Reading) -> dict[str, str | bool]:
    """Return a reading as the object that ``--json`` prints: every value a text."""
    return {
        "line": reading.line,
        "kind": reading.kind.value,
        "name": reading.name,
        "sets": reading.sets,
        "reps": reading.reps,
        "seconds": reading.seconds,
        "per_side": reading.per_side,
        "load": reading.load,
        "rest_s": reading.rest_s,
        "unread": reading.unread,
        "notes": reading.notes,
    }
