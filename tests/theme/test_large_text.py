"""Every kind of page with its letters twice as large, as those set them who zoom text alone.

Then the questions that style sheets ask of the window's width have the same answers as before, so
what stands side by side has to find out by itself that there is no room for it.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests import builds
from tests.audit.visit import Visitor
from tests.browser.kinds import KINDS
from tests.browser.tools import OUTSIDE
from tests.site.site import Site

#: From a phone's to a desk's; between them columns begin.
_WIDTHS: Final = (320, 360, 640, 768, 1000, 1280)
_TWICE: Final = "document.documentElement.style.fontSize = '200%'"
#: In our own font, which every page has but the first: what stands in for it is the machine's. The
#: page's own face is "optional", and may have been given up already.
_OURS: Final = """async () => {
  document.documentElement.dataset.font = "";
  const faces = [...document.styleSheets].flatMap((sheet) => rulesIn(sheet));
  await Promise.all(faces.map(async ({ style }) => {
    const [family, source] = ["font-family", "src"].map((name) => style.getPropertyValue(name));
    const weight = style.getPropertyValue("font-weight");
    document.fonts.add(await new FontFace(family.replaceAll('"', ""), source, { weight }).load());
  }));
  function rulesIn(holder) {
    return [...holder.cssRules].flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [rule] : rule.cssRules ? rulesIn(rule) : []);
  }
}"""


@pytest.mark.long
def test_text_of_twice_its_size_stays_on_the_page(browser: Browser, published_site: Path) -> None:
    """Nothing is cut off at the side, and no page is wider than its window."""
    site = Site(published_site, builds.ADDRESS)
    wrong = {}
    with closing(Visitor(browser, site)) as visitor:
        for address in KINDS.values():
            path = site.file(f"{site.address}{address}")
            if path is None:
                continue  # what is for those who draw is not published
            with visitor.visit(path) as visit:
                visit.page.evaluate(_OURS)
                visit.page.evaluate(_TWICE)
                for width in _WIDTHS:
                    visit.page.set_viewport_size({"width": width, "height": 800})
                    found = visit.page.evaluate(OUTSIDE)
                    if found["wider"] > 0 or found["found"]:
                        wrong[path, width] = found
    assert wrong == {}
