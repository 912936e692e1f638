"""The index of the search, made by Pagefind from what the pages say."""

from __future__ import annotations

from pelican import signals

from plugins.search import plugin


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(plugin.generator)
