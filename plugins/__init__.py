"""The site's plugins, and the pure packages that they adapt.

Two kinds of package live here, told apart by what they may import (a test reads the imports):

* pure: ``notation`` and ``figures``. Standard library only: no Pelican, no Markdown, no Jinja.
* Pelican: ``markdown_source``, ``workouts``, ``exercises``, ``pros_cons`` and ``sheets`` adapt the
  pure packages; ``building`` and ``making`` are the build itself, and the others see to what else
  the site needs. They hold no markup; that is in ``theme/``.

This file imports nothing, so that importing a pure package stays pure.
"""
