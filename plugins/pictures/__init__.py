"""Pictures that come fast: of each that a text shows copies in several sizes and kinds.

:mod:`.model` says which, :mod:`.looking` what a picture is, :mod:`.making` makes one copy; none of
them knows Pelican. :mod:`.album` is what the reader of the texts asks, :mod:`.generator` writes.
The markup is the theme's (``fragments/picture.html``).
"""

from __future__ import annotations

from pelican import signals

from plugins.pictures import generator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(generator.begin)
