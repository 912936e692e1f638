"""``python -m tests.docs.rewrite``: bring what documents show as output up to date, and say where.

Only the fences that are compared with the example above them, and the lines that repeat
``codes.py``, are written; an example itself never is. Read the diff: it is what authors will see.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from tests.docs.diagnostics import INDEX, PAGES, index_text, lead, page_paths
from tests.docs.examples import DOCS, ROOT, examples, outcome

DOCUMENTS: Final = (DOCS / "notation.md", DOCS / "exercises.md")


def rewrite(path: Path) -> bool:
    """Rewrite the compared fences of the document at ``path``; return whether any changed."""
    before = path.read_text(encoding="utf-8")
    lines = before.split("\n")
    compared = [(fence, example) for example in examples(path) for fence in example.expected]
    for fence, example in sorted(compared, key=lambda pair: pair[0].line, reverse=True):
        end = fence.line + fence.text.count("\n")
        lines[fence.line : end] = outcome(example).text(fence.holds).split("\n")
    if path.parent == PAGES and path != INDEX:
        lines[2] = lead(path.stem)
    after = "\n".join(lines)
    path.write_text(after, encoding="utf-8")
    return after != before


def main() -> int:
    if os.environ.get("CI"):
        print("expectations are not rewritten where they are checked", file=sys.stderr)
        return 1
    if INDEX.exists() and INDEX.read_text(encoding="utf-8") == index_text():
        changed = []
    else:
        INDEX.write_text(index_text(), encoding="utf-8")
        changed = [INDEX]
    changed += [path for path in [*DOCUMENTS, *page_paths()] if rewrite(path)]
    for path in changed:
        print(path.relative_to(ROOT).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
