"""Compressed forms beside the files, for hosts that send them as they are."""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import brotli

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: What is text. Pictures, fonts, PDFs and the index of the search are compressed in themselves.
SUFFIXES: Final = frozenset(
    {".html", ".css", ".js", ".svg", ".atom", ".xml", ".json", ".txt", ".webmanifest"}
)


def compress(folder: Path, paths: Iterable[Path] | None = None) -> None:
    """Write ``NAME.gz`` and ``NAME.br`` beside each text in ``folder`` that they make smaller.

    If only some of its files are new, these are the ``paths``.
    """
    found = folder.rglob("*") if paths is None else paths
    texts = sorted(path for path in found if path.suffix in SUFFIXES and path.is_file())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(_compress, texts):
            pass


def _compress(path: Path) -> None:
    content = path.read_bytes()
    for suffix, small in (
        (".gz", gzip.compress(content, mtime=0)),
        (".br", brotli.compress(content, mode=brotli.MODE_TEXT)),
    ):
        beside = path.with_name(path.name + suffix)
        if len(small) < len(content):
            beside.write_bytes(small)
        else:
            beside.unlink(missing_ok=True)
