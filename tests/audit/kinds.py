"""Which kind of page an address is, by the addresses that pelicanconf.py gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.theme.fragment import Element

#: What the path of a page begins with -> its kind. The first that fits counts.
_PATHS: Final = (
    (r"index\.html|page/", "front page"),
    (r"404\.html", "404"),
    (r"category/index\.html", "categories"),
    (r"category/", "category"),
    (r"tag/index\.html", "tags"),
    (r"tag/", "tag"),
    (r"archives/", "archives"),
    (r"find/", "finder"),
    (r"search/", "search"),
    (r"styleguide/", "style guide"),
    (r"exercises/figures/", "every figure"),
    (r"exercises/(by-[\w-]+/)?index\.html", "exercises"),
    (r"exercises/", "exercise"),
    (r".+/all-sheets/", "all ways to print"),
)


def kind_of(path: str, page: Element) -> str:
    """Return the kind of a page, for the rows of a table."""
    for pattern, kind in _PATHS:
        if re.match(pattern, path):
            return kind
    if page.all("section.workout"):
        return "workout"
    return "article" if page.all("article .dateline") else "page"
