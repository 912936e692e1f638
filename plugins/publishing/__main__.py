"""``python -m plugins.publishing content -s publishconf.py -o output``: Pelican, with a net.

The same options and the same build as ``pelican``. Only this one sees what goes wrong before
Pelican has read the settings that name our build: a settings file that is not there, or is no
Python, and options that cannot be read.
"""

from __future__ import annotations

import sys

_STOPPED = "Stopped. What was published is as it was."
try:
    # This takes as long as people take to see that they did not mean it.
    from pathlib import Path
    from typing import Final

    import pelican

    from plugins.publishing import words  # noqa: F401 - it hears Pelican from here on
    from plugins.publishing.ending import code_of, unended
    from plugins.publishing.errors import in_one_line, is_told, shown
    from plugins.publishing.settings import watch
except KeyboardInterrupt:
    print(_STOPPED, file=sys.stderr)
    sys.exit(130)

_GIVEN: Final = ("-s", "--settings")
#: What Pelican does instead of building.
_ASKING: Final = frozenset({"-h", "--help", "--version", "--print-settings", "-l", "--listen"})


def main(arguments: list[str]) -> int:
    """Build as Pelican does; return its exit code."""
    watch()
    wrong = _settings_problem(_settings_of(arguments))
    if wrong:
        print(f"settings: {wrong}\nNothing was built.", file=sys.stderr)
        return 1
    asked = not _ASKING.isdisjoint(arguments)
    try:
        # Settings are a program, too.
        with unended():
            pelican.main(arguments)
    except SystemExit as end:
        if asked or (end.code and is_told(end)):
            raise
        wrong = in_one_line(end)
    except Exception as error:  # noqa: BLE001 - an option that Pelican cannot read raises anything
        wrong = in_one_line(error)
    else:
        return 0
    print(f"error: {wrong}\nNothing was built.", file=sys.stderr)
    return 1


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
        if each.suffix != ".py":
            return f"{shown(each)} is no settings file, whose name would end with .py"
        try:
            compile(each.read_bytes(), str(each), "exec")
        except SyntaxError as error:
            line = f":{error.lineno}" if error.lineno else ""
            words = f": {error.text.strip():.80}" if error.text else ""
            return f"{shown(each)}{line}: {error.msg}{words}"
        except (OSError, ValueError) as error:
            return in_one_line(error) if isinstance(error, OSError) else f"{shown(each)}: {error}"
    return ""


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt as stop:
        print(_STOPPED, file=sys.stderr)
        sys.exit(code_of(stop))
