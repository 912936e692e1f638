"""The finder: which workouts fit the time, the things and the plans that somebody has."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.finder import generator


def _generator(pelican: Any) -> type[generator.FinderGenerator]:
    return generator.FinderGenerator


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(generator.add)
