"""Throws bytes at what reads files that are no notation: metadata, poses, pictures, papers.

    make fuzz            (SECONDS=600 for longer)

The first argument says which; what must hold stands in ``harness.py``. A find becomes a case in
``tests/robustness/`` before it is mended.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["plugins"]):
    from fuzz.harness import TARGETS


def sow(corpus: Path, what: str) -> None:
    """Begin with what we have: our own files, and the pictures of the tests."""
    corpus.mkdir(parents=True, exist_ok=True)
    if what in {"metadata", "poses"}:
        for path in sorted(Path("content/exercises").glob("*.md"))[:60]:
            text = path.read_text(encoding="utf-8")
            lines = text.partition("Poses:")[2].partition("\n\n")[0]
            data = f"\x03{text}" if what == "metadata" else lines
            (corpus / path.stem).write_bytes(data.encode())
        return
    from tests.robustness import papers, pictures  # noqa: PLC0415 - only where they are wanted

    if what == "paper":
        for number, data in enumerate([*papers.FINE, *(one for one, *_ in papers.TOLD.values())]):
            (corpus / str(number)).write_bytes(data)
        return
    made = (
        [pictures.drawing(inner) for inner in pictures.DRAWINGS.values()]
        if what == "drawing"
        else [
            *(pictures.with_exif(kind, 6) for kind in ("JPEG", "PNG", "WEBP")),
            *(pictures.animated(), pictures.with_words(), pictures.made("PNG", "P")),
        ]
    )
    for number, data in enumerate(made):
        (corpus / str(number)).write_bytes(data)


if __name__ == "__main__":
    name = sys.argv.pop(1)
    sow(Path(sys.argv[-1]), name)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
