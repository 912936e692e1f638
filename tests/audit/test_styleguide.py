"""The style guide: all components in all states, in development only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import builds
from tests.audit.run import audit
from tests.once import Once
from tests.site.site import Site
from tests.theme.examples import pros_cons, workout

PAGE = "styleguide/index.html"
#: What weighs more here than in any page: it is never sent to anyone. The sheets of an example are
#: not made, and this is the only page on which two cases are argued that have nothing in common.
NOT_HERE = frozenset({"first view, brotli", "whole page, gzip", "links"})
ALIKE = "landmark-unique"


@pytest.fixture(scope="module")
def guide(once: Once) -> Site:
    folder = once.made(
        "guide",
        lambda folder: builds.build(
            builds.PUBLISHING, folder, "tests/sample_site", extra=("-e", "STYLEGUIDE=true")
        ),
    )
    return Site(folder, builds.ADDRESS)


def test_every_example_is_shown(guide: Site) -> None:
    """Each example of the tests has its place."""
    ids = guide.ids[PAGE]
    assert {each.anchor for each in (*workout.ALL, *pros_cons.ALL)} <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_list_is_shown_with_nothing_one_thing_and_two_hundred(guide: Site) -> None:
    """The long ones are closed until somebody wants to see them."""
    page = guide.pages[PAGE]
    names = [each.text for each in page.all("p.specimen-name, summary.specimen-name")]
    lists = [name.removesuffix(": none") for name in names if name.endswith(": none")]
    assert len(lists) > 5
    for each in page.all("details.specimen"):
        name = each.one("summary.specimen-name").text.removesuffix(": two hundred")
        assert f"{name}: one" in names
        lists.remove(name)
        things = each.all(".card, .tag, .year-item, .result, .contents-list > li, .move")
        assert len(things) == 200, name
    # The sample has no exercises, and no list is made of them.
    assert lists == ["Exercises"]


def test_each_component_file_has_an_example(guide: Site) -> None:
    """A file of the components' styles that nothing in the guide uses is noticed."""
    classes = (each.attributes["class"] for each in guide.pages[PAGE].all("[class]"))
    shown = {name for each in classes for name in each.split()}
    styles = (builds.ROOT / "theme/static/css/components").glob("*.css")
    without = {
        path.stem
        for path in styles
        if (names := set(re.findall(r"\.([a-z][\w-]*)", path.read_text(encoding="utf-8"))))
        and not names & shown
    }
    assert without == set()


def test_no_component_breaks_a_rule(browser: Browser, guide: Site) -> None:
    """Light, dark and on a phone; what a component needs is in its style, all of it ours."""
    (found,) = audit(browser, guide, [PAGE])
    wrong = [
        line
        for what, lines in found.wrong.items()
        for line in lines
        if what not in NOT_HERE and ALIKE not in line
    ]
    assert wrong == []


def test_it_is_not_published(published_site: Path, built_site: Path) -> None:
    """Nor is it in a site that is built without being asked for it."""
    assert not (published_site / "styleguide").exists()
    assert not (built_site / "styleguide").exists()
