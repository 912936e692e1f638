"""The site's plugins, and the pure packages that they adapt.

Two kinds of package live here, told apart by what they may import (a test reads the imports):

* pure: ``notation``. Standard library only: no Pelican, no Markdown, no Jinja.
* Pelican: ``markdown_source``, ``workouts``, ``pros_cons``, ``sheets`` adapt the pure packages,
  ``css_bundle``, ``feeds`` and ``building`` see to what else the site needs. They hold no markup;
  that is in ``theme/``.

This file imports nothing, so that importing a pure package stays pure.
"""
