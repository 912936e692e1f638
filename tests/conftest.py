"""Fixtures that several folders of tests share: the sites, each built once a run."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from plugins.caching.store import NAME
from tests import builds
from tests.browser import chromium
from tests.browser.running import Running
from tests.once import Once

#: What the sample sends addresses to, as an author would set it.
NEWSLETTER = {
    "action": "https://letters.example/subscribe",
    "field": "address",
    "honeypot": "website",
    "privacy": "One letter a month. Your address goes to letters.example, and nowhere else.",
}


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder that all processes of a run have together."""
    folder = tmp_path_factory.getbasetemp()
    # pytest-xdist gives each process a folder in that of the run.
    return Once(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture(scope="session")
def built_site(once: Once, request: pytest.FixtureRequest) -> Path:
    """The folder of the site as it is while one writes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Most of the sheets are alike: who comes second finds them made.
        request.getfixturevalue("published_site")
    return once.made("written", lambda folder: builds.build(builds.WRITING, folder))


@pytest.fixture(scope="session")
def published_site(once: Once) -> Path:
    """The folder of the site as it goes to the web: absolute addresses, and feeds."""
    return once.made("published", lambda folder: builds.build(builds.PUBLISHING, folder))


@pytest.fixture(scope="session")
def sample_site(once: Once) -> Path:
    """The folder of the smallest site that uses everything, published; its lists have pages."""
    extra = ("-e", "DEFAULT_PAGINATION=2", f"NEWSLETTER={json.dumps(NEWSLETTER)}")
    return once.made(
        "sample",
        lambda folder: builds.build(builds.PUBLISHING, folder, "tests/sample_site", extra=extra),
    )


#: A text of each template.
_COMPILED = {
    "workouts/core/compiled.md": "/// workout | Compiled\n- Compile: 1 rep\n///\n",
    "articles/compiled-article.md": "Compiled.\n",
    "pages/compiled-page.md": "Compiled.\n",
}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build leaves in its cache: the theme's templates, compiled."""
    folder = tmp_path_factory.mktemp("compiled")
    for below, text in _COMPILED.items():
        file = folder / "content" / below
        file.parent.mkdir(parents=True)
        file.write_text(
            f"Title: Compiled\nDate: 2026-11-24\nSummary: C.\n\n{text}", encoding="utf-8"
        )
    cache = folder / "cache"
    builds.run_pelican(
        folder / "content", folder / "output", builds.PUBLISHING, CACHE_PATH=str(cache)
    )
    return cache / NAME


@pytest.fixture
def with_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: Path) -> Path:
    """An empty folder that builds run in, with the theme's templates compiled in its cache.

    To compile them takes longer than all else that a build of a page does.
    """
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cache").mkdir()
    shutil.copy(compiled, tmp_path / "cache")
    return tmp_path


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    """One Chromium for all tests."""
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        running = Running(playwright.chromium, program)
        yield running
        running.close()


@pytest.fixture
def browser(running: Running) -> Iterator[Browser]:
    """The browser, for as long as a test may take; each page gets a fresh profile in it."""
    with running.lent() as browser:
        yield browser
