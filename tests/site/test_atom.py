"""The feeds against the grammar of Atom, and the grammar against what is no feed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tests.site.atom import check
from tests.site.site import Site

FEED: Final = """\
<feed xmlns="http://www.w3.org/2005/Atom">
<title>Runs</title><id>https://a.example/</id><updated>2026-11-20T08:00:00Z</updated>
<link href="https://a.example/feed.atom" rel="self"/>
<entry><title type="html">One</title><id>https://a.example/1</id><author><name>Ann</name></author>
<updated>2026-11-20T08:00:00+01:00</updated><link href="https://a.example/1"/>
<content type="html">&lt;p&gt;Words.&lt;/p&gt;</content></entry>
</feed>
"""


@pytest.mark.parametrize("name", ["published", "sample"])
def test_every_feed_follows_the_grammar(name: str, request: pytest.FixtureRequest) -> None:
    """Of all posts, of each category and of each tag."""
    site: Site = request.getfixturevalue(name)
    assert check(sorted(site.folder.rglob("*.atom"))) == []


def test_what_breaks_the_grammar_is_found(tmp_path: Path) -> None:
    """An entry without an author, a moment without a zone, an id that is no address ..."""
    spoiled = {
        "author": FEED.replace("<author><name>Ann</name></author>", ""),
        "zone": FEED.replace("08:00:00Z", "08:00:00"),
        "day": FEED.replace("2026-11-20T08:00:00Z", "2026-11-31T08:00:00Z"),
        "id": FEED.replace("<id>https://a.example/1</id>", "<id>one</id>"),
        "two": FEED.replace("<title>Runs</title>", "<title>Runs</title><title>Again</title>"),
        "type": FEED.replace('content type="html"', 'content type="page"'),
        "strange": FEED.replace("<entry>", "<entry><guid>1</guid>"),
    }
    files = {tmp_path / f"{name}.atom": text for name, text in {"right": FEED, **spoiled}.items()}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    said = check(files)
    assert {Path(line.split(":", 1)[0]).stem for line in said} == set(spoiled)
