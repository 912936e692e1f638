"""Where a settings file says what is told of it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican import signals

from plugins.late import expression
from plugins.publishing.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

#: What each message of ours begins with.
_NAME: Final = expression(r"[A-Z][A-Z0-9_]+")


def placed(settings: Mapping[str, Any], messages: Iterable[str]) -> Iterator[str]:
    """Yield each message with the file and the line of the setting that it begins with.

    A setting that no file gives, such as one from the command line, has no place.
    """
    for each in messages:
        name = _NAME.match(each)
        place = _place(name[0], settings) if name else ""
        yield f"settings: {place}{' '.join(each.splitlines())}"


def folder_of_file() -> Path | None:
    """Return the folder of the settings file that was named, if one has been read."""
    files = _files()
    return Path(str(files[0].__file__)).resolve().parent if files else None


def of_files() -> list[Mapping[str, Any]]:
    """Return what each of the settings files says, the one that was named first."""
    return [vars(module) for module in _files()]


def do_more() -> bool:
    """Return whether the settings files do more than to set: what is built calls them back."""
    names = {module.__name__ for module in _files()}
    kind = type(signals.initialized)
    return any(
        getattr(receiver, "__module__", "") in names
        for signal in vars(signals).values()
        if isinstance(signal, kind)
        for receiver in signal.receivers_for(None)
    )


def _place(name: str, settings: Mapping[str, Any]) -> str:
    for module in _files():
        # Whose value is another than the one that is wrong has been overruled.
        if vars(module).get(name) is not settings.get(name):
            continue
        path = Path(str(module.__file__))
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        said = [at for at, line in enumerate(lines, 1) if re.match(rf"{name}\b\s*[:=+\[]", line)]
        if said:
            return f"{shown(path)}:{said[-1]}: "
    return ""


def _files() -> list[ModuleType]:
    """Return the settings files that were read, the one that was named first.

    Each has what it has taken from the next.
    """
    return [
        module
        for module in list(sys.modules.values())
        if isinstance(getattr(module, "__file__", None), str)
        and {"PELICAN_CLASS", "PLUGINS"} <= vars(module).keys()
    ]
