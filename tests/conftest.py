"""Fixtures that several folders of tests share: the sites, each built once a run and process.

With pytest-xdist every process builds its own, which takes three seconds and needs no lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import builds
from tests.browser import chromium

#: What the sample sends addresses to, as an author would set it.
NEWSLETTER = {
    "action": "https://letters.example/subscribe",
    "field": "address",
    "honeypot": "website",
    "privacy": "One letter a month. Your address goes to letters.example, and nowhere else.",
}


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
        extra=("-e", "DEFAULT_PAGINATION=2", f"NEWSLETTER={json.dumps(NEWSLETTER)}"),
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each page gets a fresh profile in it."""
    program = chromium.find()
    if program is None:
        pytest.fail(chromium.NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(chromium.LAUNCH_FLAGS)
        )
        yield browser
        browser.close()
