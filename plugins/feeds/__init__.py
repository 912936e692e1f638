"""Feeds as their standard wants them, where Pelican's writer does otherwise.

Every feed gets an id of its own (RFC 4287, 4.2.6): Pelican gives all of them the site's address,
and a reader who follows two of them may be shown one. Titles get their words back: Pelican takes
"Everything & <more>" for markup and strips it. The texts are made plain (see :mod:`.plain`):
without the site's style sheet a reader would see empty boxes and buttons that do nothing.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.feeds.plain import plain


def mend(context: dict[str, Any], feed: Any) -> None:
    """Set the id of ``feed``, the titles of its entries, and make their texts plain."""
    feed.feed["id"] = feed.feed["feed_url"]
    site = f"{context['SITEURL']}/"
    # Of many texts and many feeds, so by what is known of each text already.
    titles = {article.url: article.title for article in context["articles"]}
    for entry in feed.items:
        entry["title"] = titles.get(entry["link"].removeprefix(site), entry["title"])
        for part in ("content", "description"):
            if entry.get(part):
                entry[part] = plain(entry[part], entry["link"])


def register() -> None:
    """Connect to Pelican's signals."""
    signals.feed_generated.connect(mend)
