"""The exercise library: what a file of ``exercises/`` says, and which names find it."""

from plugins.notation.exercises.library import Drawer, Library
from plugins.notation.exercises.model import Exercise, Named
from plugins.notation.exercises.reading import Solver, read, solved

__all__ = ["Drawer", "Exercise", "Library", "Named", "Solver", "read", "solved"]
