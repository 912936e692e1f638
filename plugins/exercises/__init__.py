"""The exercise library on the site: a page for each exercise, and indexes of all."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.exercises.generator import ExercisesGenerator


def _generator(pelican: Any) -> type[ExercisesGenerator]:
    return ExercisesGenerator


def _connect(generators: list[Any]) -> None:
    for generator in generators:
        if isinstance(generator, ExercisesGenerator):
            generator.connect()


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_generator)
    signals.all_generators_finalized.connect(_connect)
