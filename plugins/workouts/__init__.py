"""Workouts in articles: the ``/// workout`` block, and what hangs on a workout's page."""

from __future__ import annotations

from pelican import signals

from plugins.contents import renewed
from plugins.workouts import all_sheets, articles, block, drawings


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(block.add_renderer)
    signals.article_generator_finalized.connect(articles.complete)
    signals.page_generator_finalized.connect(articles.complete)
    renewed.connect(articles.complete)
    signals.get_generators.connect(drawings.add_generator)
    signals.get_generators.connect(all_sheets.add_generator)
