"""``python -m plugins.publishing content -s publishconf.py -o output``: Pelican, with a net.

The same options and the same build as ``pelican``. Only this one sees what goes wrong before
Pelican has read the settings that name our build: a settings file that is not there, or is no
Python, and options that cannot be read.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import pelican

from plugins.publishing.errors import in_one_line, shown
from plugins.publishing.words import of_settings

_GIVEN: Final = ("-s", "--settings")


def main(arguments: list[str]) -> int:
    """Build as Pelican does; return its exit code."""
    of_settings()
    wrong = _settings_problem(_settings_of(arguments))
    if wrong:
        print(f"settings: {wrong}\nNothing was built.", file=sys.stderr)
        return 1
    try:
        pelican.main(arguments)
    except Exception as error:  # noqa: BLE001 - an option that Pelican cannot read raises anything
        print(f"error: {in_one_line(error)}\nNothing was built.", file=sys.stderr)
        return 1
    return 0


def _settings_of(arguments: list[str]) -> Path:
    for at, each in enumerate(arguments):
        if each in _GIVEN and at + 1 < len(arguments):
            return Path(arguments[at + 1])
        if each.startswith("--settings="):
            return Path(each.partition("=")[2])
        if each.startswith("-s") and len(each) > len("-s"):
            return Path(each.removeprefix("-s"))
    return Path("pelicanconf.py")


def _settings_problem(path: Path) -> str:
    """Return why a settings file, or the one of ours that it stands on, cannot be read."""
    ours = Path(__file__).parents[2] / "pelicanconf.py"
    for each in dict.fromkeys((path, ours)):
        try:
            compile(each.read_bytes(), str(each), "exec")
        except SyntaxError as error:
            return f"{shown(each)}:{error.lineno}: {error.msg}: {(error.text or '').strip():.80}"
        except (OSError, ValueError) as error:
            return in_one_line(error) if isinstance(error, OSError) else f"{shown(each)}: {error}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
