"""What one build leaves for the next: what was read, by its content, in ``CACHE_PATH``.

:mod:`.store` keeps bytes by keys and knows no site generator, :mod:`.made_with` is the part of a
key that is the same for a whole build, :mod:`.templates` gives compiled templates to Jinja. The
folder may be deleted at any time; nothing in it is ever needed (``docs/decisions/0013``).
"""

from __future__ import annotations

from pelican import signals

from plugins.caching import plugin
from plugins.contents import renewed


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(plugin.begin)
    signals.article_generator_finalized.connect(plugin.address)
    signals.page_generator_finalized.connect(plugin.address)
    signals.all_generators_finalized.connect(plugin.settle)
    signals.finalized.connect(plugin.finish)
    renewed.connect(plugin.address)
