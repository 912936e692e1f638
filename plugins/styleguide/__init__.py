"""The style guide: every component in every state, for those who change the theme.

``make serve`` shows it at /styleguide/. What is published has none. Its examples are those that the
tests use.
"""

from __future__ import annotations

from pelican import signals

from plugins.styleguide import generator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generator.wanted)
