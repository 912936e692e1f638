"""Runs Pagefind over documents and keeps what a search of our own needs of its files.

Its program is called rather than spoken to: its service answers one message in a tenth of a second,
so that a site of two hundred pages would wait for twenty seconds.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from pagefind.service import get_executable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: What there is for Pagefind's own user interfaces, of which we have none, and for languages that
#: it does not know, while ours is always named.
_NOT_OURS: Final = ("*-ui.*", "*-highlight.js", "wasm.unknown.*")
_SECONDS: Final = 300
#: What Pagefind calls an error: texts without a word, of which there is no index to make.
_NO_WORDS: Final = "did not contain any html files"


class SearchError(Exception):
    """The index could not be made; the message says why."""


def write_index(
    documents: Mapping[str, str], folder: Path, *, language: str, ignored: Iterable[str] = ()
) -> int:
    """Write the index of ``documents``, HTML by address, to ``folder``; return how many there are.

    What lay in the folder is replaced. The same documents give the same bytes.
    """
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind has no program for this system")
    shutil.rmtree(folder, ignore_errors=True)
    if not documents:
        return 0
    folder.parent.mkdir(parents=True, exist_ok=True)
    # What a build that is stopped has left there, the next one clears away.
    with TemporaryDirectory(dir=folder.parent, prefix=".") as name:
        site, index = Path(name, "site"), Path(name, "index")
        for url, html in documents.items():
            path = site / url / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(html, encoding="utf-8", newline="\n")
        command = [str(program), "--site", str(site), "--output-path", str(index), "--quiet"]
        command += ["--force-language", language]
        for selector in ignored:
            command += ["--exclude-selectors", selector]
        try:
            run = subprocess.run(
                command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SearchError(f"Pagefind does not run: {error}") from error
        if run.returncode or not (index / "pagefind.js").is_file():
            said = " ".join((run.stdout + run.stderr).split()) or "it gave no reason"
            if _NO_WORDS in said:
                return 0
            raise SearchError(f"Pagefind made no index: {said}")
        for pattern in _NOT_OURS:
            for path in index.glob(pattern):
                path.unlink()
        index.rename(folder)
    return len(documents)
