"""Builds sites for the tests: with the commands that people type, or within this process."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.settings import read_settings

ROOT = Path(__file__).parents[1]
WRITING = "pelicanconf.py"
PUBLISHING = "publishconf.py"
#: The address that the published settings give the site, unless SITEURL says otherwise.
ADDRESS = "https://ratherberunning.example"

_FATAL = {WRITING: "errors", PUBLISHING: "warnings"}


class BuildError(Exception):
    """A build that should have worked did not. The text is all that it printed."""


def command(
    settings: str,
    output: Path,
    content: str | Path = "content",
    environment: Mapping[str, str] | None = None,
    extra: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Run what ``make html`` or ``make publish`` runs, for another output folder."""
    own = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    return subprocess.run(
        [
            *(sys.executable, "-m", "pelican", os.fspath(content)),
            *("-s", settings, "-o", os.fspath(output), "--fatal", _FATAL[settings]),
            *extra,
        ],
        cwd=ROOT,
        env=own | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build(
    settings: str,
    output: Path,
    content: str | Path = "content",
    environment: Mapping[str, str] | None = None,
    extra: Sequence[str] = (),
) -> Path:
    """Build a site that has no mistakes, and return the folder it is in."""
    run = command(settings, output, content, environment, extra)
    if run.returncode != 0:
        raise BuildError(run.stdout + run.stderr)
    return output


@dataclass(frozen=True)
class Built:
    """What one build within this process made of a folder of content."""

    output: Path
    stderr: str
    exit_code: int
    generators: tuple[Any, ...]

    @cached_property
    def articles(self) -> dict[str, Any]:
        return {article.slug: article for article in self._all("articles")}

    @cached_property
    def drafts(self) -> dict[str, Any]:
        return {article.slug: article for article in self._all("drafts")}

    def _all(self, name: str) -> list[Any]:
        return next(getattr(made, name) for made in self.generators if hasattr(made, name))

    def text(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    @property
    def files(self) -> list[str]:
        """Every file, as a path below the output folder; without those of the theme."""
        paths = (path.relative_to(self.output) for path in self.output.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in paths if path.parts[0] != "theme")


def run_pelican(content: Path, output: Path, settings_file: str = WRITING, **changed: Any) -> Built:
    """Run Pelican in this process with the project's settings; tell what it said and made."""
    return run_once(pelican(content, output, settings_file, **changed))


def pelican(content: Path, output: Path, settings_file: str = WRITING, **changed: Any) -> Any:
    """Return a Pelican with the project's settings. While a site is served, one runs many times."""
    override = {"PATH": str(content), "OUTPUT_PATH": str(output), **changed}
    settings = pelican_settings(settings_file, override)
    return settings["PELICAN_CLASS"](settings)


def pelican_settings(
    settings_file: str = WRITING, override: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Return the project's settings."""
    settings: dict[str, Any] = read_settings(str(ROOT / settings_file), override=override)
    return settings


def run_once(made: Any) -> Built:
    """Run a Pelican, and tell what it said and made."""
    generators: list[Any] = []

    def remember(found: list[Any]) -> None:
        generators.extend(found)

    stderr = io.StringIO()
    exit_code = 0
    with (
        contextlib.redirect_stderr(stderr),
        contextlib.redirect_stdout(io.StringIO()),
        signals.all_generators_finalized.connected_to(remember),
    ):
        try:
            made.run()
        except SystemExit as end:
            exit_code = end.code if isinstance(end.code, int) else 1
    return Built(Path(made.output_path), stderr.getvalue(), exit_code, tuple(generators))
