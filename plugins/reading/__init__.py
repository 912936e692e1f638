"""What a reader wants beside the text: how long it is, what is in it, who wrote it, what is next.

:mod:`.outline` reads a text that is HTML already, :mod:`.posts` finds what belongs together;
neither knows Pelican. :mod:`.contents` puts all of it on the contents, as ``content.reading``.
"""

from __future__ import annotations

from pelican import signals

from plugins.contents import renewed
from plugins.reading import contents


def register() -> None:
    """Connect to Pelican's signals."""
    signals.all_generators_finalized.connect(contents.complete)
    renewed.connect(contents.renew)
