"""Scripts that import one another, without their comments, under names that tell their content."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: How our scripts import: ``from "./x.js"``, ``import("./x.js")``.
_IMPORT: Final = re.compile(
    r"""(?P<before>\b(?:from\s*|import\s*\(?\s*))"(?P<path>\.{1,2}/[^"]+)\""""
)
#: Comments that have lines of their own, as all of ours have, and what stands before a line.
_COMMENT: Final = re.compile(
    r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


class ScriptError(Exception):
    """A script imports what is not there; the message says which and where."""


def without_comments(text: str) -> str:
    """Return a script without the comments that stand in lines of their own."""
    return _COMMENT.sub("", text)


def linked(
    scripts: Mapping[str, str], named: Callable[[str, bytes], str]
) -> dict[str, tuple[str, bytes]]:
    """Return each script's new name and text, by its path; ``named`` makes the name.

    A script's own name depends on what it imports, so imports come first.
    """
    done: dict[str, tuple[str, bytes]] = {}

    def finish(path: str, above: tuple[str, ...]) -> str:
        if path in above:
            raise ScriptError(f"{path} imports itself, by way of {above[-1]}")
        if path not in done:

            def put(found: re.Match[str]) -> str:
                target = _joined(path, found["path"])
                if target not in scripts:
                    raise ScriptError(f'{path} imports "{found["path"]}", but there is no {target}')
                new = finish(target, (*above, path))
                return f'{found["before"]}"{_beside(path, new)}"'

            text = _IMPORT.sub(put, scripts[path]).encode()
            done[path] = (named(path, text), text)
        return done[path][0]

    for path in sorted(scripts):
        finish(path, ())
    return done


def _joined(path: str, target: str) -> str:
    parts = list(PurePosixPath(path).parent.parts)
    for part in PurePosixPath(target).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _beside(path: str, target: str) -> str:
    """Return the address of ``target`` for a script at ``path``."""
    home = PurePosixPath(path).parent.parts
    parts = PurePosixPath(target).parts
    same = 0
    while same < min(len(home), len(parts) - 1) and home[same] == parts[same]:
        same += 1
    up = "../" * (len(home) - same)
    return f"{up or './'}{'/'.join(parts[same:])}"
