"""The base poses, written in the language of the poses themselves.

Each starts from the anatomical position. Where one leg is before the other, it is the right, which
is nearer to the viewer; ``other side`` and ``left lunge`` swap them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_STAND = "shoulders 6, elbows 14, feet flat"

BASES: Final[Mapping[str, str]] = {
    # Upright
    "standing": _STAND,
    "standing wide": "hips out 16, hips turned out 10, " + _STAND,
    "squat": "torso 38, hips 118, knees 106, ankles -26, shoulders 96, elbows 4, feet flat",
    "half squat": "torso 30, hips 72, knees 68, ankles -24, shoulders 82, elbows 4, feet flat",
    "deep squat": "torso 36, hips 132, knees 132, ankles -34, shoulders 92, elbows 8, feet flat",
    "wide squat": "front view, torso 20, hips 78, hips out 42, hips turned out 20, knees 88, "
    "ankles -20, shoulders 70, elbows 20, feet flat",
    "lunge": "torso 4, right hip 92, right knee 88, left hip -14, left knee 74, left ankle -28, "
    "shoulders 4, elbows 24, right foot flat, left toes on the floor",
    "rear-foot-raised stand": "torso 8, right hip 18, right knee 12, right ankle -4, left hip -8, "
    "left knee 68, left ankle 40, shoulders 4, elbows 16, right foot flat, "
    "left instep on the bench",
    "rear-foot-raised lunge": "torso 16, right hip 100, right knee 88, left hip 4, left knee 104, "
    "left ankle 40, shoulders 16, elbows 10, right foot flat, left instep on the bench",
    "high lunge": "torso 3, right hip 30, right knee 12, left hip -24, left knee 10, "
    "left ankle -20, shoulders 4, elbows 20, right foot flat, left toes on the floor",
    "split stance": "right hip 22, right knee 4, left hip -20, left knee 2, shoulders 4, "
    "elbows 16, right foot flat, left foot flat",
    "side lunge": "front view, torso 34, right hip 98, right hip out 32, right knee 96, "
    "right ankle -26, left hip 34, left hip out 40, shoulders 60, elbows 70, feet flat",
    "hinge": "torso 55, hips 66, knees 22, shoulders 52, elbows 4, feet flat",
    "deep hinge": "torso 82, hips 96, knees 26, shoulders 80, elbows 4, feet flat",
    "single-leg stand": "left hip 62, left knee 78, shoulders 6, elbows 16, right foot flat",
    "single-leg hinge": "torso 82, right hip 92, right knee 16, left hip -2, left knee 6, "
    "shoulders 80, elbows 4, right foot flat",
    "airplane": "torso 82, right hip 92, right knee 16, left hip -2, left knee 6, "
    "shoulders 10, elbows 4, right foot flat",
    "tiptoe": "ankles 34, shoulders 6, elbows 14, toes on the floor",
    "chair sit": "torso 0, hips 90, knees 90, shoulders 20, elbows 30, feet flat",
    "step": "torso 6, right hip 66, right knee 72, left hip -8, left knee 14, left ankle 20, "
    "shoulders 4, elbows 20, right foot flat, left toes on the floor",
    "run": "torso 12, right hip 80, right knee 92, left hip -12, left knee 8, left ankle 26, "
    "right shoulder -42, left shoulder 34, elbows 88, left toes on the floor",
    "jump": "torso 4, hips 8, knees 16, ankles 44, shoulders 150, elbows 8",
    "split jump": "torso 4, right hip 62, right knee 74, left hip -22, left knee 52, ankles 24, "
    "right shoulder -30, left shoulder 36, elbows 80",
    "star jump": "front view, hips out 30, shoulders out 132, ankles 30",
    "skater": "front view, torso 30, right hip 72, right hip out 6, right knee 62, "
    "right ankle -22, left hip 6, left hip out -36, left knee 62, left ankle 30, "
    "right shoulder -10, right shoulder out 40, left shoulder 50, left shoulder out -20, "
    "elbows 30, right foot flat",
    "curtsy lunge": "front view, torso 16, right hip 78, right knee 84, right ankle -18, "
    "left hip 4, left hip out -30, left knee 84, left ankle -20, right foot flat, "
    "left toes on the floor",
    # On the knees
    "kneeling": "knees 90, ankles 50, shoulders 6, elbows 14, knees on the floor, "
    "insteps on the floor",
    "half kneeling": "right hip 90, right knee 90, left hip 0, left knee 92, left ankle -30, "
    "shoulders 6, elbows 14, right foot flat, left knee on the floor, left toes on the floor",
    "heel sit": "torso 10, hips 130, knees 150, ankles 52, shoulders 30, elbows 20, "
    "knees on the floor, insteps on the floor",
    "child's pose": "torso 104, spine 30, neck 10, hips 140, knees 148, ankles 54, "
    "shoulders 158, elbows 4, knees on the floor, insteps on the floor, hands on the floor",
    "all fours": "torso 82, hips 86, knees 88, ankles 40, shoulders 82, elbows 2, neck -12, "
    "hands on the floor, knees on the floor, insteps on the floor",
    "bear": "torso 84, hips 100, knees 84, ankles -22, shoulders 84, elbows 2, neck -12, "
    "hands on the floor, toes on the floor",
    # Face down
    "plank": "torso 68, shoulders 70, elbows 0, ankles -14, neck -6, hands on the floor, "
    "toes on the floor",
    "forearm plank": "torso 80, shoulders 82, elbows 90, ankles -8, neck -8, "
    "forearms on the floor, toes on the floor",
    "push-up bottom": "torso 82, shoulders 20, elbows 98, ankles -10, neck -10, "
    "hands on the floor, toes on the floor",
    "knee plank": "torso 60, hips 0, knees 34, ankles 44, shoulders 62, neck -6, "
    "hands on the floor, knees on the floor, insteps on the floor",
    "knee push-up bottom": "torso 80, hips 0, knees 14, ankles 50, shoulders 18, elbows 96, "
    "neck -10, hands on the floor, knees on the floor, insteps on the floor",
    "pike": "torso 128, hips 82, ankles -12, shoulders 172, hands on the floor, feet flat",
    "deep pike": "torso 140, hips 104, knees 16, ankles -20, shoulders 166, elbows 4, "
    "hands on the floor, feet flat",
    "lying on the front": "torso 89, shoulders 168, elbows 10, ankles 52, neck -4, "
    "bottom on the floor, upper back on the floor, hands on the floor, insteps on the floor",
    "superman": "torso 78, spine -26, neck -10, hips -12, knees 2, ankles 50, shoulders 172, "
    "belly on the floor",
    # Face up
    "lying on the back": "torso -90, shoulders 4, elbows 4, ankles 14, bottom on the floor, "
    "upper back on the floor, heels on the floor, hands on the floor",
    "crook lying": "torso -90, hips 48, knees 96, shoulders 4, elbows 4, bottom on the floor, "
    "upper back on the floor, feet flat, hands on the floor",
    "tabletop": "torso -90, hips 90, knees 90, shoulders 90, elbows 0, bottom on the floor, "
    "upper back on the floor",
    "bridge": "torso -118, hips -2, knees 84, shoulders -26, elbows 2, neck 24, "
    "shoulders on the floor, feet flat, hands on the floor",
    "hollow": "torso -80, spine 26, neck 14, hips 18, shoulders 168, ankles 34, "
    "bottom on the floor",
    "hip thrust": "torso -88, hips 0, knees 88, neck 16, shoulders 20, elbows 40, feet flat, "
    "upper back on the bench",
    "reverse plank": "torso -68, hips -2, shoulders -70, ankles 30, neck 6, hands on the floor, "
    "heels on the floor",
    "tabletop bridge": "torso -90, hips 0, knees 90, shoulders -88, hands on the floor, feet flat",
    # Sitting
    "sitting": "torso -12, hips 64, knees 92, shoulders 60, elbows 20, bottom on the floor, "
    "feet flat",
    "long sitting": "torso 0, hips 90, knees 0, shoulders -12, elbows 4, bottom on the floor, "
    "heels on the floor, hands on the floor",
    "v-sit": "torso -42, hips 82, knees 20, shoulders 80, elbows 0, ankles 20, bottom on the floor",
    "boat": "torso -38, hips 88, knees 78, shoulders 60, elbows 50, bottom on the floor",
    # On the side (seen from the front)
    "side lying": "torso tilted left 90, front view, left shoulder 150, left elbow 10, "
    "left shoulder out 0, right shoulder 30, right elbow 60, left hip on the floor, "
    "left shoulder on the floor, left ankle on the floor, ankles 10",
    "side plank": "torso tilted left 70, front view, left shoulder out 74, left elbow 90, "
    "right shoulder out 4, left forearm on the floor, left foot on its side",
    "high side plank": "torso tilted left 60, front view, left shoulder out 66, "
    "right shoulder out 100, left hand on the floor, left foot on its side",
    "knee side plank": "torso tilted left 66, front view, left shoulder out 74, left elbow 90, "
    "right shoulder out 4, knees 80, left forearm on the floor, left knee on the floor",
    "clamshell": "torso tilted left 90, front view, left shoulder 150, left elbow 10, "
    "right shoulder 30, right elbow 60, hips 45, knees 84, left hip on the floor, "
    "left shoulder on the floor, left knee on the floor, left ankle on the floor",
    "clamshell open": "torso tilted left 90, front view, left shoulder 150, left elbow 10, "
    "right shoulder 30, right elbow 60, hips 45, knees 84, right hip out 40, "
    "right hip turned out 46, left hip on the floor, left shoulder on the floor, "
    "left knee on the floor, left ankle on the floor, right foot at the left foot",
    # From the hands
    "hanging": "shoulders 176, knees 12, ankles 24, hands on the bar",
    "pull-up top": "torso -14, shoulders 62, elbows 146, hips 8, knees 44, ankles 20, "
    "hands on the bar",
    "inverted row": "torso -50, shoulders 90, elbows 2, hands on the low bar, heels on the floor",
    "dip": "torso -4, hips 76, knees 40, shoulders -34, elbows 20, hands on the bench, feet flat",
}

#: Other names that people use.
SAME: Final[Mapping[str, str]] = {
    "stand": "standing", "upright": "standing", "split squat": "lunge",
    "lateral lunge": "side lunge",
    "quadruped": "all fours", "hands and knees": "all fours", "on all fours": "all fours",
    "high plank": "plank", "push-up": "plank", "push-up top": "plank", "press-up": "plank",
    "elbow plank": "forearm plank", "press-up bottom": "push-up bottom",
    "glute bridge": "bridge", "supine": "lying on the back", "on the back": "lying on the back",
    "lying": "lying on the back", "prone": "lying on the front",
    "on the front": "lying on the front", "hook lying": "crook lying",
    "lying on the side": "side lying", "dead bug": "tabletop", "hang": "hanging",
    "dead hang": "hanging", "downward dog": "pike", "half-kneeling": "half kneeling",
    "single leg stand": "single-leg stand", "one-leg stand": "single-leg stand",
    "bear hold": "bear", "hollow hold": "hollow", "calf raise": "tiptoe", "sit": "sitting",
    "kneel": "kneeling", "childs pose": "child's pose", "v sit": "v-sit",
    "straight-arm side plank": "high side plank",
}  # fmt: skip
