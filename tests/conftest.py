"""Fixtures that several folders of tests share: the sites, each built once a run and process.

With pytest-xdist every process builds its own, which takes three seconds and needs no lock.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import builds


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as it is while one writes."""
    return builds.build(builds.WRITING, tmp_path_factory.mktemp("site") / "output")


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as it goes to the web: absolute addresses, and feeds."""
    return builds.build(builds.PUBLISHING, tmp_path_factory.mktemp("published") / "output")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the smallest site that uses everything, published; its lists have pages."""
    return builds.build(
        builds.PUBLISHING,
        tmp_path_factory.mktemp("sample") / "output",
        "tests/sample_site",
        extra=("-e", "DEFAULT_PAGINATION=2"),
    )
