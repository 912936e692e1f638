"""The exercise library: what a file of ``exercises/`` says, and which names find it."""

from plugins.notation.exercises.library import Library
from plugins.notation.exercises.model import Exercise, Named
from plugins.notation.exercises.reading import read

__all__ = ["Exercise", "Library", "Named", "read"]
