"""The site that mistakes are made over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import builds
from tests.robustness.test_cases import GOOD, write


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, compiled: Path) -> Path:
    """Return a published site, made once, with what its build has kept."""
    folder = tmp_path_factory.mktemp("published")
    write(folder / "content", GOOD)
    (folder / "cache").mkdir()
    shutil.copy(compiled, folder / "cache")
    built = builds.run_pelican(
        folder / "content",
        folder / "output",
        builds.PUBLISHING,
        CACHE_PATH=str(folder / "cache"),
    )
    assert (built.exit_code, built.stderr) == (0, "")
    return folder
