"""Texts of one day have an order of their own: two builds show them alike."""

from __future__ import annotations

from typing import Any

import pytest
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from tests import builds
from tests.plugins.conftest import Author
from tests.plugins.test_building_again import content_of


def test_texts_of_one_day_have_an_order(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever order Pelican finds their files in: a set has another in every process."""
    for number in range(4):
        author.article(f"Words {number}.\n", f"text-{number}", metadata="Tags: all\n")
        author.write(f"pages/page-{number}.md", f"Title: Page {number}\n\nOf {number}.\n")
    find = Generator.get_files
    sites = []
    for backwards in (False, True):

        def files(*given: Any, backwards: bool = backwards, **named: Any) -> list[str]:
            return sorted(find(*given, **named), reverse=backwards)

        for kind in (ArticlesGenerator, PagesGenerator):
            monkeypatch.setattr(kind, "get_files", files)
        sites.append(content_of(author.build(builds.PUBLISHING)))
    assert sites[0] == sites[1]
