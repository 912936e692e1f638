"""An author at work: writes content files into an empty folder and has Pelican build them."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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


@pytest.fixture
def author(
    with_templates: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Author]:
    """An author in an empty folder, which the build runs in. Nothing may be logged."""
    monkeypatch.delenv("SITEURL", raising=False)
    yield Author(with_templates)
    logged = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING
    ]
    assert logged == []
