"""Texts as an editor sees them: VS Code's own engine, its Markdown, and our grammar in that."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT: Final = Path(__file__).parents[2]
GRAMMAR: Final = ROOT / "editors/vscode/syntaxes/notation.tmLanguage.json"
TOKENIZE: Final = Path(__file__).with_name("tokenize.mjs")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line, numbered from 1, with all the scopes that hold for it."""

    line: int
    text: str
    scopes: tuple[str, ...]

    def has(self, scope: str) -> bool:
        return any(f"{each}.".startswith(f"{scope}.") for each in self.scopes)


def tokenize(texts: Sequence[str], grammar: Path = GRAMMAR) -> list[list[Token]]:
    """Return the tokens of each text. Node starts once, so ask for many texts at a time."""
    node = shutil.which("node", path=Path(sys.executable).parent)
    assert node is not None, "node is missing: `make test` installs it"
    run = subprocess.run(
        [node, TOKENIZE, grammar],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    found = json.loads(run.stdout)
    return [[*_tokens(*pair)] for pair in zip(texts, found, strict=True)]


def _tokens(text: str, found: list[list[tuple[int, int, list[str]]]]) -> Iterator[Token]:
    for number, (line, tokens) in enumerate(zip(text.split("\n"), found, strict=True), 1):
        # The engine is JavaScript's and counts in UTF-16.
        units = line.encode("utf-16-le")
        for start, end, scopes in tokens:
            piece = units[2 * start : 2 * end].decode("utf-16-le")
            yield Token(number, piece, tuple(each for scope in scopes for each in scope.split()))


def marked(tokens: list[Token]) -> list[str]:
    """Return what an editor shows as wrong."""
    return [token.text.strip() for token in tokens if token.has("invalid")]
