"""An author at work: writes content files into an empty folder and has Pelican build them."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.caching.store import NAME
from tests import builds


class Author:
    """Content files in a folder of their own, and what becomes of them."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.content.mkdir()
        self.output = folder / "output"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write ``text`` as the file ``path`` below the content, in just these bytes."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def workout(self, body: str, name: str = "rainy", *, metadata: str = "") -> Path:
        """Write a workout's page with the metadata that it needs."""
        head = f"Title: Rainy Tuesday\nDate: 2026-11-24\nSummary: Ten minutes.\n{metadata}"
        return self.write(f"workouts/core/{name}.md", f"{head}\n{body}")

    def article(self, body: str, name: str = "why", *, metadata: str = "") -> Path:
        """Write an article with the metadata that it needs."""
        head = f"Title: Why we lift\nDate: 2026-11-24\nSummary: Because.\n{metadata}"
        return self.write(f"articles/{name}.md", f"{head}\n{body}")

    def build(self, settings_file: str = builds.WRITING, **changed: Any) -> builds.Built:
        """Build without mistakes, into an empty folder."""
        built = self.try_to_build(settings_file, **changed)
        assert (built.exit_code, built.stderr) == (0, "")
        return built

    def try_to_build(self, settings_file: str = builds.WRITING, **changed: Any) -> builds.Built:
        """Build, whatever comes of it."""
        shutil.rmtree(self.output, ignore_errors=True)
        return builds.run_pelican(self.content, self.output, settings_file, **changed)

    def main(self, path: str = "rainy/index.html") -> str:
        """Return what stands in ``main`` of a page that was built."""
        text = (self.output / path).read_text(encoding="utf-8")
        return text.partition('<main id="main" tabindex="-1">')[2].partition("</main>")[0]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build leaves in its cache: the theme's templates, compiled."""
    folder = tmp_path_factory.mktemp("compiled")
    one = Author(folder)
    one.workout("\n/// workout | Compiled\n- Compile: 1 rep\n///\n", "compiled")
    one.article("Compiled.\n", "compiled-article")
    one.write("pages/compiled.md", "Title: Compiled\n\nCompiled.\n")
    one.try_to_build(CACHE_PATH=str(folder / "cache"))
    return folder / "cache" / NAME


@pytest.fixture
def author(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    compiled: Path,
) -> Iterator[Author]:
    """An author in an empty folder, which the build runs in. Nothing may be logged.

    Templates are compiled already: that takes longer than all else that a build of a page does.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cache").mkdir()
    shutil.copy(compiled, tmp_path / "cache")
    monkeypatch.delenv("SITEURL", raising=False)
    yield Author(tmp_path)
    logged = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert logged == []
