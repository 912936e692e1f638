"""The checker of data for machines is checked: what is wrong must be found wrong."""

from __future__ import annotations

import json
from typing import Final

import pytest

from tests.audit import data

PAGE: Final = "https://ratherberunning.example/a-post/"
POST: Final[dict[str, object]] = {
    "@type": "BlogPosting",
    "@id": PAGE,
    "url": PAGE,
    "headline": "A post",
    "author": {"@type": "Person", "name": "Somebody"},
    "datePublished": "2026-03-03T00:00:00+00:00",
    "image": f"{PAGE}share.png",
}
CRUMBS: Final[dict[str, object]] = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": PAGE},
        {"@type": "ListItem", "position": 2, "name": "A post"},
    ],
}


def problems(*things: object) -> list[str]:
    return data.problems(json.dumps({"@context": "https://schema.org", "@graph": things}))


def test_what_is_right_is_left_in_peace() -> None:
    assert problems(POST, CRUMBS) == []
    assert problems({**POST, "isPartOf": {"@id": PAGE}, "datePublished": "2026-03-03"}) == []


@pytest.mark.parametrize(
    ("spoiled", "told"),
    [
        ({"author": None}, "has no author"),
        ({"headline": "w" * 111}, "more than 110 letters"),
        ({"image": "/share.png"}, "no whole address"),
        ({"datePublished": "3 March 2026"}, "without a day"),
        ({"datePublished": "2026-03-03T00:00:00"}, "no zone"),
        ({"timeRequired": "15 min"}, "no duration"),
        ({"headline": "A <b>post</b>"}, "markup"),
        ({"keywords": []}, "empty keywords"),
        ({"cookTime": "PT15M"}, "does not know"),
        ({"isPartOf": {"@id": "https://ratherberunning.example/#gone"}}, "nothing is told"),
        ({"author": {"name": "Somebody"}}, "without a type"),
        ({"@type": "Recipe"}, "we know nothing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_is_told(spoiled: dict[str, object], told: str) -> None:
    assert told in "\n".join(problems({**POST, **spoiled}))


def test_a_list_is_numbered_and_a_path_has_steps() -> None:
    items = CRUMBS["itemListElement"]
    assert isinstance(items, list)
    assert "numbered" in "\n".join(problems({**CRUMBS, "itemListElement": items[::-1]}))
    assert "fewer than two" in "\n".join(problems({**CRUMBS, "itemListElement": items[:1]}))


@pytest.mark.parametrize("text", ["{", "[]", '{"@graph": []}', '{"@context": "http://schema.org"}'])
def test_what_is_no_data_is_told(text: str) -> None:
    assert data.problems(text) != []
