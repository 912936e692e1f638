"""The theme's style sheets, scripts, fonts and pictures, as pages ask for them.

A page carries the rules that it needs within itself, so that nothing keeps it from being shown;
what is for paper is a file that it does not wait for. On publish each file's name has the
fingerprint of its content, so that a browser may keep it for ever, and the texts lie beside their
compressed forms. The policy of what a page may load is made here, because it names what a page
carries.
"""

from __future__ import annotations

from pelican.plugins import signals

from . import plugin


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(plugin.begin)
    signals.finalized.connect(plugin.finish)
