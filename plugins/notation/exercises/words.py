"""The closed vocabularies of an exercise's metadata. A new word is added here and nowhere else."""

from __future__ import annotations

from typing import Final

#: Movement patterns, in the order of the index.
PATTERNS: Final = (
    "squat",
    "lunge",
    "step",
    "hinge",
    "bridge",
    "hip abduction",
    "hip rotation",
    "calf and foot",
    "push",
    "pull",
    "carry",
    "trunk front",
    "trunk side",
    "trunk rear",
    "anti-rotation",
    "rotation",
    "plyometric",
    "mobility",
)

#: Muscles and groups of muscles, from the hips down and then up.
MUSCLES: Final = (
    "glutes",
    "hip abductors",
    "adductors",
    "hip flexors",
    "hip rotators",
    "quadriceps",
    "hamstrings",
    "calves",
    "shins",
    "feet",
    "abdominals",
    "obliques",
    "back extensors",
    "upper back",
    "lats",
    "chest",
    "shoulders",
    "triceps",
    "biceps",
    "forearms",
)

#: What an exercise needs beside the runner.
EQUIPMENT: Final = (
    "none",
    "mat",
    "kettlebell",
    "dumbbell",
    "barbell",
    "resistance band",
    "loop band",
    "stability ball",
    "sliders",
    "step",
    "bench",
    "chair",
    "wall",
    "pull-up bar",
)

#: The headings that the page of an exercise has, in their order.
PARTS: Final = (
    "How to do it",
    "Common mistakes",
    "Cues",
    "What it trains",
    "When to stop",
)

#: Stands before what a new file leaves to its author. A file that is no draft does not have it.
UNWRITTEN: Final = "TO WRITE"
