"""The workout notation: parse a text, present it, format it back."""

from plugins.notation.workout.format import format_workout
from plugins.notation.workout.model import Workout
from plugins.notation.workout.parser import Parsed, parse
from plugins.notation.workout.present import WorkoutView, present

__all__ = ["Parsed", "Workout", "WorkoutView", "format_workout", "parse", "present"]
