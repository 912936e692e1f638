"""What lies beside a published edition, for the next build to begin with.

It is a twin: its files are second names of the published ones, and so of an edit's thousand files
nearly all are in their places before it begins. No file in it may be opened to write. What is no
such second name, whoever put it there, is taken out before it is used.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, TypeAlias

from plugins.publishing.edition import MARKER, files_in, known_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


#: The size, the time and the number of a file. Some systems give all files one number.
State: TypeAlias = tuple[int, int, int]


def twin(folder: Path, of: Path) -> None:
    """Have in ``folder`` what is our own in ``of``, each as the same file, and nothing else.

    The markers are the folders' own. Raises ``OSError``, also where a file can have one name only.
    """
    is_own = known_in(of)
    states = {
        below: _state(entry)
        for below, entry in files_in(of)
        if below != MARKER and is_own(below) and entry.is_file(follow_symlinks=False)
    }
    there = keep_only(folder, states)
    for below in states:
        if below not in there:
            os.makedirs(os.path.dirname(f"{folder}/{below}"), exist_ok=True)  # noqa: PTH103, PTH120
            os.link(f"{of}/{below}", f"{folder}/{below}")


def _state(entry: os.DirEntry[str]) -> State:
    found = entry.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns, found.st_ino


def keep_only(folder: Path, states: Mapping[str, State]) -> set[str]:
    """Delete what is in ``folder``, but its marker and the files that have these ``states``.

    Return the paths of those below the folder. No folder stays that has none of them to hold.
    """
    folders: set[str] = set()
    for below in states:
        place = below.rpartition("/")[0]
        while place and place not in folders:
            folders.add(place)
            place = place.rpartition("/")[0]
    there: set[str] = set()
    waiting = [""]
    while waiting:
        lead = waiting.pop()
        with os.scandir(f"{folder}/{lead}") as entries:
            for entry in list(entries):
                below = f"{lead}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if below in folders:
                        waiting.append(f"{below}/")
                    else:
                        shutil.rmtree(entry.path)
                elif below in states and states[below] == _state(entry):
                    there.add(below)
                elif below != MARKER:
                    os.unlink(entry.path)  # noqa: PTH108 - of many files
    return there
