"""The sites that questions are put to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import builds
from tests.site.site import Site


@pytest.fixture(scope="session")
def written(built_site: Path) -> Site:
    """The site as it is while one writes."""
    return Site(built_site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> Site:
    """The site as it goes to the web."""
    return Site(published_site, builds.ADDRESS)


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Site:
    """The sample of everything, published."""
    return Site(sample_site, builds.ADDRESS)


@pytest.fixture(scope="session", params=["written", "published", "sample"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the three."""
    found: Site = request.getfixturevalue(request.param)
    return found
