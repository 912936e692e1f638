"""``make check``: everything that can be found from the sources, without building the site."""

from __future__ import annotations

import sys

#: What Ctrl-C ends a program with.
_STOPPED = 130
try:
    # This takes as long as people take to see that they did not mean it.
    import argparse
    import contextlib
    import io
    import os
    from pathlib import Path
    from typing import TYPE_CHECKING, Final

    from pelican.settings import read_settings

    from plugins.checking import content
    from plugins.notation import report, tree
except KeyboardInterrupt:
    print("Stopped.", file=sys.stderr)
    sys.exit(_STOPPED)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from plugins.notation.diagnostics import Finding

#: Those that the site is published with.
_SETTINGS: Final = Path(__file__).parents[2] / "publishconf.py"


def main(arguments: list[str] | None = None) -> int:
    """Check a content folder; return 0, 1 for mistakes, 2 for a folder that is not there."""
    parser = argparse.ArgumentParser(prog="python -m plugins.checking", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("content"))
    folder: Path = parser.parse_args(arguments).folder
    if not folder.is_dir():
        print(f"there is no folder {folder}", file=sys.stderr)
        return 2
    dangers, lying = content.look(folder)
    findings = content.all_findings(folder, dangers)
    wrong: list[str] = []
    ended = 0
    if content.has_pages(lying):
        try:
            found, wrong = _read(folder, dangers, lying)
            findings = tree.ordered([*findings, *found])
        except SystemExit as end:
            # Why is told; so is what was found before.
            ended = end.code if isinstance(end.code, int) else 1
            if ended == _STOPPED:
                raise
    empty = not content.has_pages(lying)
    if wrong:
        ended = 1
        print("\n".join(wrong), file=sys.stderr)
    if not findings and not empty and not ended:
        print("no mistakes found")
        return 0
    if findings:
        print("\n\n".join(map(report.human, findings)))
        print(f"\n{report.summary(findings)}", file=sys.stderr)
    if empty:
        print(f"{folder} holds no page at all", file=sys.stderr)
    return 1 if empty or any(finding.is_error for finding in findings) else ended


def _read(
    folder: Path, dangers: Sequence[Finding], lying: Collection[str]
) -> tuple[list[Finding], list[str]]:
    """Return what only a build's own reading finds: what Markdown makes of texts, and their links.

    And what is wrong with the settings that the site is published with.

    Nothing is opened that the ``dangers`` tell of.
    """
    said = io.StringIO()
    try:
        # What is only to be thought of when the site is published is no matter of the content.
        with contextlib.redirect_stderr(said):
            settings = read_settings(str(_SETTINGS), override={"PATH": str(folder.resolve())})
            site = settings["PELICAN_CLASS"](settings)
    except SystemExit:
        print(said.getvalue(), end="", file=sys.stderr)
        raise
    found: list[Finding] = site.check(dangers, lying)
    return found, site.wrong


if __name__ == "__main__":
    try:
        ended = main()
        sys.stdout.flush()
        sys.exit(ended)
    except BrokenPipeError:
        # Whoever reads has seen enough: `… | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(_STOPPED)
