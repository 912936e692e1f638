"""Writes the generated files into a folder: ``python -m plugins.notation.editors editors``."""

from __future__ import annotations

import sys
from pathlib import Path

from plugins.notation.editors.build import build


def main(folder: Path) -> None:
    for path, text in build().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
