"""``make check``: everything that can be found from the sources, without building the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.checking import content
from plugins.notation import report
from plugins.sheets import letters


def main(arguments: list[str] | None = None) -> int:
    """Check a content folder; return 0, 1 for mistakes, 2 for a folder that is not there."""
    parser = argparse.ArgumentParser(prog="python -m plugins.checking", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("content"))
    folder: Path = parser.parse_args(arguments).folder
    if not folder.is_dir():
        print(f"there is no folder {folder}", file=sys.stderr)
        return 2
    findings = content.all_findings(folder, content.dangers(folder))
    # What the fonts of the sheets have is no matter of the notation, but it ends a build as well.
    unprintable = letters.findings(folder)
    for line in unprintable:
        print(line)
    empty = not content.has_pages(content.files_of(folder))
    if not findings and not unprintable and not empty:
        print("no mistakes found")
        return 0
    if findings:
        print("\n\n".join(map(report.human, findings)))
        print(f"\n{report.summary(findings)}", file=sys.stderr)
    if empty:
        print(f"{folder} holds no page at all", file=sys.stderr)
    return 1 if empty or unprintable or any(finding.is_error for finding in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
