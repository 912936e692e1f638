"""The build itself: Pelican's, but a mistake while the site is served ends one build, not all.

Pelican's own loop builds again at once after any exception, for ever.
"""

from __future__ import annotations

from pelican import Pelican
from pelican.log import console


class Site(Pelican):
    """Named in ``pelicanconf.py`` as ``PELICAN_CLASS``; ``SERVING`` is set by ``make serve``."""

    def run(self) -> None:
        """Build once."""
        try:
            super().run()
        except Exception as error:
            if not self.settings.get("SERVING"):
                raise
            # Printed, not logged: a logged warning is shown once only, and its lines are wrapped.
            message = f"{type(error).__name__}: {error}\nWaiting for the next change."
            console.print(message, markup=False, highlight=False, soft_wrap=True)
