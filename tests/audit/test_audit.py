"""The sample of everything is audited as ``make audit`` audits the site; so is a spoiled page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests import builds
from tests.audit.run import audit, table
from tests.audit.visit import Visitor
from tests.site.site import Site

#: The pages of the sample that are not like one that is there already.
MANY: Final = 2


def one_of_each(site: Site) -> list[str]:
    """Return at most two pages of each folder: what many share is looked at by ``make audit``."""
    seen: dict[str, int] = {}
    chosen = []
    for path in site.paths:
        folder = path.split("/", maxsplit=1)[0] if path.count("/") > 1 else path
        seen[folder] = seen.get(folder, 0) + 1
        if seen[folder] <= MANY:
            chosen.append(path)
    return chosen


def test_nothing_is_wrong_with_the_sample(browser: Browser, sample_site: Path) -> None:
    """No mistake in any page, and none is too heavy."""
    site = Site(sample_site, builds.ADDRESS)
    found = audit(browser, site, one_of_each(site))
    mistakes = [line for one in found for line in one.mistakes]
    assert mistakes == [], table(found)


def test_the_manifest_is_named_when_the_page_is_there(browser: Browser, sample_site: Path) -> None:
    """A browser that installs sites finds it; none fetches it before there is something to read."""
    visitor = Visitor(browser, Site(sample_site, builds.ADDRESS))
    with visitor.visit("about/index.html") as visit:
        link = visit.page.locator('link[rel="manifest"]')
        link.wait_for(state="attached")
        assert link.get_attribute("href") == f"{builds.ADDRESS}/site.webmanifest"
    visitor.close()


#: What must find it -> a mistake, put at the end of the main part. That a request to another host
#: is seen is shown in tests/browser/test_tools.py: here the policy forbids it before it is one.
SPOILED: Final = {
    "axe": '<img src="/theme/images/favicon.svg" width="9" height="9">',
    "Nu": "<center>Old.</center>",
    "links": '<a href="/gone/">Gone</a>',
    "data": '<script type="application/ld+json">{"@type": "Recipe"}</script>',
    "sideways": f"<pre>{'w' * 400}</pre><table><tr><td>{'w' * 400}</td></tr></table>",
    # Its rules came with what the page showed before it was spoiled.
    "rules": '<p class="hero-title">Unlike any other.</p>',
    "blocking": '<link rel="stylesheet" href="/spoiled.css">',
    "forbidden": "<script>document.title = 'A script that nobody allowed'</script>",
}


@pytest.fixture(scope="module")
def spoiled_site(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's page about the site, with every mistake that is looked for."""
    folder = tmp_path_factory.mktemp("spoiled")
    shutil.copytree(sample_site / "theme", folder / "theme")
    shutil.copy(sample_site / "_headers", folder)
    page = (sample_site / "about" / "index.html").read_text(encoding="utf-8")
    (folder / "index.html").write_text(
        page.replace("<title>", SPOILED["blocking"] + "<title>").replace(
            "</main>", "".join(SPOILED.values()) + "</main>"
        ),
        encoding="utf-8",
    )
    (folder / "spoiled.css").write_text("h1 { color: #123 }", encoding="utf-8")
    return folder


def test_a_spoiled_page_is_found_spoiled(browser: Browser, spoiled_site: Path) -> None:
    """Each of the looks finds the mistake that is for it."""
    (found,) = audit(browser, Site(spoiled_site, builds.ADDRESS), ["index.html"])
    assert [what for what in SPOILED if not found.wrong.get(what)] == []
