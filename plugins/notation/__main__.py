"""``python -m plugins.notation lint content``: the notation's tools for the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.notation import report
from plugins.notation.lint import lint

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 for mistakes in the content, 2 for a file that is not there."""
    parser = argparse.ArgumentParser(prog="python -m plugins.notation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checker = commands.add_parser("lint", help="list every mistake of files and folders")
    checker.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    checker.add_argument(
        "--format", choices=("human", "short", "json"), default="human", help="how to list them"
    )
    checker.add_argument("--strict", action="store_true", help="let warnings fail too")
    options = parser.parse_args(arguments)
    return _lint(options.paths, options.format, strict=options.strict)


def _lint(paths: list[Path], form: str, *, strict: bool) -> int:
    try:
        findings = [finding for path in paths for finding in lint(path)]
    except OSError as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    if form == "json":
        print(report.as_json(findings))
    elif findings:
        show = report.human if form == "human" else report.one_line
        separator = "\n\n" if form == "human" else "\n"
        print(separator.join(map(show, findings)))
        print(f"\n{report.summary(findings)}", file=sys.stderr)
    else:
        print("no mistakes found")
    failed = any(finding.is_error for finding in findings) or (strict and bool(findings))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
