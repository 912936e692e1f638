"""The notation's tools for the command line: ``python -m plugins.notation lint content``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.notation import report, stub
from plugins.notation.convert import command as converter
from plugins.notation.formatting import diff, format_text
from plugins.notation.lint import lint, sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.notation.diagnostics import Finding


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
    checker.set_defaults(run=_lint)

    formatter = commands.add_parser("format", help="write workouts in their canonical form")
    formatter.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    formatter.add_argument(
        "--diff", action="store_true", help="show what would change and change nothing"
    )
    formatter.set_defaults(run=_format)

    converter.add_parser(commands)
    stub.add_parser(commands)

    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except BrokenPipeError:
        # Whoever read the output has seen enough: `… | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        why = f"{error.filename}: {error.strerror}" if error.filename else error
        print(f"cannot read or write: {why}", file=sys.stderr)
        return 2
    return code


def _lint(options: argparse.Namespace) -> int:
    findings = [finding for path in options.paths for finding in lint(path)]
    if options.format == "json":
        print(report.as_json(findings))
    elif findings:
        show = report.human if options.format == "human" else report.one_line
        separator = "\n\n" if options.format == "human" else "\n"
        print(separator.join(map(show, findings)))
        print(f"\n{report.summary(findings)}", file=sys.stderr)
    else:
        print("no mistakes found")
    failed = any(finding.is_error for finding in findings)
    return 1 if failed or (options.strict and findings) else 0


def _format(options: argparse.Namespace) -> int:
    """Format in place, or show a difference; 1 if a block was left alone or would change."""
    findings: list[Finding] = []
    changed = 0
    for path in options.paths:
        for file in sources(path):
            try:
                # Bytes, so that the file's own line ends and byte order mark are kept.
                text = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                print(f"{file}: left alone: it is not UTF-8", file=sys.stderr)
                continue
            formatted = format_text(text, file.as_posix())
            findings += formatted.findings
            if formatted.text == text:
                continue
            changed += 1
            if options.diff:
                print(diff(text, formatted.text, file.as_posix()), end="")
            else:
                file.write_bytes(formatted.text.encode("utf-8"))
    if findings:
        print("\n\n".join(map(report.human, findings)), file=sys.stderr)
        print("\nBlocks with a line that cannot be read were left alone.", file=sys.stderr)
    files = "1 file" if changed == 1 else f"{changed} files"
    print(f"{files} {'would change' if options.diff else 'changed'}", file=sys.stderr)
    return 1 if findings or (options.diff and changed) else 0


if __name__ == "__main__":
    sys.exit(main())
