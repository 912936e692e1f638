"""Pros and cons in articles: the ``/// pros-cons`` block, rendered from the theme's fragment."""

from __future__ import annotations

from pelican import signals

from plugins.contents import renewed
from plugins.pros_cons import block


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(block.add_renderer)
    signals.article_generator_finalized.connect(block.add_reviews)
    renewed.connect(block.add_reviews)
