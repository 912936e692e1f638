"""``python -m plugins.notation stub "Goblet squat"``: the file of an exercise, to be filled in.

What it leaves to the author is marked, and the file is a draft. So it is without a mistake from the
first moment, with a figure to look at, and nobody else sees it before it is done.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plugins.notation import catalogue, tree
from plugins.notation.exercises.library import ending_sign
from plugins.notation.exercises.words import UNWRITTEN
from plugins.notation.pages import Kind, address_name, read_file

if TYPE_CHECKING:
    import argparse

_TEXT: Final = """\
Title: {name}
Status: draft
Aliases: {mark} what else a {name} is called
Pattern: squat
Muscles: quadriceps, glutes
Equipment: none
Summary: {mark}: one sentence that says what it is.
Contraindications: {mark}: who should leave it out or ask first; a line for each.
Poses: start: standing — {mark}: what is to be seen at the beginning
    end: half squat — {mark}: and what at the end

{mark}: all that is marked so, then Pattern, Muscles, Equipment and Poses above, which are those
of a half squat. The words for them are in docs/exercises.md and docs/figures.md. Two more lines may
stand above: Easier and Harder name other exercises of the library. At the end, delete this
paragraph and the line Status, and the exercise is published.

## How to do it

1. {mark}: how to begin; a full sentence of at most 25 words.
2. {mark}: how to move.
3. {mark}: how to come back; six steps are the most.

## Common mistakes

- {mark}: what goes wrong: what to do instead.
- {mark}: what else goes wrong: what to do instead.

## Cues

- {mark}: the best cue, at most 8 words
- {mark}: another one

## What it trains

{mark}: what works, and why somebody who runs would care.

## When to stop

{mark}: the signs to stop at, and what to do instead.
"""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand's own arguments."""
    parser = commands.add_parser("stub", help="write the file of an exercise, to be filled in")
    parser.add_argument("name", metavar="NAME", help="what the exercise is called")
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="FOLDER",
        help="the folder that holds exercises/; else content",
    )
    parser.set_defaults(run=run_stub)


def run_stub(options: argparse.Namespace) -> int:
    """Write the file and print its path; return 0, or 1 and say why there is none.

    Raises ``OSError`` when the content is not there or the file cannot be written.
    """
    root: Path = options.content
    if not root.is_dir():
        raise FileNotFoundError(f"there is no folder {root}")
    name = " ".join(options.name.split())
    slug = address_name(name)
    path = root / Kind.EXERCISE.value / f"{slug}.md"
    if reason := _reason(name, slug, path, root):
        print(_printable(reason), file=sys.stderr)
        return 1
    text = text_of(name).encode("utf-8")  # before there is a file
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        file.write(text)
    print(f"{_printable(path.as_posix())} is there; fill in what is marked {UNWRITTEN}")
    return 0


def text_of(name: str) -> str:
    """Return the text of a file for the exercise ``name``."""
    return _TEXT.format(name=name[:1].upper() + name[1:], mark=UNWRITTEN)


def _printable(text: str) -> str:
    """Return ``text`` with escapes for the bytes of an argument that are not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _reason(name: str, slug: str, path: Path, root: Path) -> str:
    """Return why there can be no new file for ``name``; empty if there can."""
    if _printable(name) != name:
        return f"'{name}' is not UTF-8: write the name in the letters of a UTF-8 terminal"
    if not slug:
        return f"'{name}' names no exercise: write make exercise NAME=\"Goblet squat\""
    if wrong := ending_sign(name):
        return f"a name has no '{wrong}': it ends a name in a list or a workout"
    address = f"{Kind.EXERCISE.value}/{slug}"
    if address in tree.RESERVED:
        return f"the address {address}/ of '{name}' is one of the site's own: write another name"
    root = root.absolute()
    pages = {
        below: read_file(root / below, below, Kind.EXERCISE)
        for below in tree.files_below(root)
        if tree.is_read(below) and tree.kind_of(Path(below).parts[:-1]) is Kind.EXERCISE
    }
    for drafts in (False, True):
        library = catalogue.library_of(pages, drafts=drafts)
        if found := library.find(name):
            file = tree.shown(root / library.files[found])
            title = library.exercises[found].title
            return f"'{name}' is a name of the exercise {title}, in {file}"
    return f"{path.as_posix()} is there already" if path.exists() else ""
