"""``python -m plugins.notation convert notes.txt``: notation from ordinary coaches' text."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.notation.convert.draft import convert
from plugins.notation.convert.footnotes import read_lines
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

    Return 0, or 1 if there is no exercise to make a workout of. Raises ``OSError`` for a file that
    cannot be read.
    """
    data = options.file.read_bytes() if options.file else sys.stdin.buffer.read()
    text = normalised(data.decode("utf-8", errors="replace"))
    if options.json:
        lines = text.split("\n")
        if lines[-1] == "":
            lines.pop()
        for reading in read_lines(lines):
            print(json.dumps(as_object(reading), ensure_ascii=False))
        return 0
    draft = convert(text)
    print(draft.text, end="")
    for question in draft.questions:
        print(f"line {question.line}: {question.words}\n    {question.why}", file=sys.stderr)
    if not draft.clean:
        print("no line of this text could be read as an exercise", file=sys.stderr)
        return 1
    return 0


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
