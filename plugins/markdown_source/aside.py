"""What lies in the content and must not be opened: it is told, and all else is read without it.

A pipe, a link that leads out, a picture that is none: whoever has one among the texts is to know
what is wrong with those at once. So nothing is looked for anew, which would follow links.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plugins.notation.diagnostics import Finding

#: The setting that has what must not be opened, where something of it lies in the content.
ASIDE: Final = "NOTATION_ASIDE"


@dataclass(frozen=True, slots=True)
class Aside:
    """What was set aside: what is told of it, and the files that may be opened all the same."""

    findings: tuple[Finding, ...]
    safe: frozenset[str]


def may_open(settings: Mapping[str, Any], below: str) -> bool:
    """Return whether a build may open the file at ``below``, a path below the content."""
    aside: Aside | None = settings.get(ASIDE)
    return aside is None or below in aside.safe


def find_safe_files(generator: Any) -> None:
    """Have a generator find the files that were found before, where others must not be opened.

    To look again would be to follow links into what they lead to.
    """
    if (aside := generator.settings.get(ASIDE)) is not None:
        generator.get_files = partial(_safe_files, generator, aside.safe)


def _safe_files(
    generator: Any,
    safe: Iterable[str],
    paths: Iterable[str],
    exclude: Iterable[str] | None = None,
    extensions: Any = None,
) -> set[str]:
    """Return those of the files ``safe`` that Pelican's own ``get_files`` would find."""
    wanted = _folders([paths] if isinstance(paths, str) else paths)
    unwanted = _folders(exclude or ())
    return {
        below
        for below in safe
        if f"{below}/".startswith(wanted)
        and not f"{below}/".startswith(unwanted)
        and generator._include_path(below, extensions)  # noqa: SLF001 - whose work this is
    }


def _folders(paths: Iterable[str]) -> tuple[str, ...]:
    """Return how the paths begin of what lies in folders: all do where one is the content."""
    names = (posixpath.normpath(each).strip("/") if each else "." for each in paths)
    return tuple("" if each == "." else f"{each}/" for each in names)
