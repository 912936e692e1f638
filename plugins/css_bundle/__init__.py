"""Sends the theme's style sheet as one file, and what of it is for paper as another.

The theme keeps a file for each component, because that is how one finds a rule. A phone would
fetch them one after another, so each build writes ``main.css`` with its imports put in, each in
its layer.
"""

from pelican.plugins import signals

from .plugin import write_bundle


def register() -> None:
    """Called by Pelican."""
    signals.finalized.connect(write_bundle)
