"""The words of the pose language and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import body

#: Words for a limb's joint: the first of a side's nine angles, or an angle of the trunk.
LIMB: Final[Mapping[str, int]] = {
    "shoulder": body.SHOULDER, "arm": body.SHOULDER, "elbow": body.ELBOW, "hip": body.HIP,
    "leg": body.HIP, "thigh": body.HIP,
    "knee": body.KNEE, "ankle": body.ANKLE_BEND,
}  # fmt: skip
TRUNK: Final[Mapping[str, int]] = {
    "torso": body.LEAN, "trunk": body.LEAN, "body": body.LEAN,
    "spine": body.SPINE, "neck": body.NECK, "head": body.NECK,
}  # fmt: skip

#: After a joint's word: how many angles further in its table, and the sign.
WAYS: Final[Mapping[str, tuple[int, int]]] = {
    "": (0, 1), "bent": (0, 1), "flexed": (0, 1), "at": (0, 1), "to": (0, 1),
    "out": (1, 1), "in": (1, -1), "across": (1, -1), "to the side": (1, 1), "apart": (1, 1),
    "turned": (2, 1), "turned out": (2, 1), "turned in": (2, -1),
}  # fmt: skip
TRUNK_WAYS: Final[Mapping[tuple[int, str], tuple[int, int]]] = {
    (joint, f"{word}{way}"): (index, sign)
    for joint, words in {
        body.LEAN: {"": body.LEAN, "turned": body.ROLL, "tilted": body.TILT},
        body.SPINE: {"": body.SPINE, "turned": body.SPINE_TURN, "tilted": body.SPINE_SIDE},
        body.NECK: {"": body.NECK},
    }.items()
    for word, index in words.items()
    for way, sign in {"": 1, " right": 1, " left": -1, " forward": 1, " back": -1}.items()
}

#: What touches: its name in the code and the word for one of it.
PARTS: Final[Mapping[str, str]] = {
    "hand": "hand", "palm": "hand", "fist": "hand", "fingertip": "hand", "forearm": "forearm",
    "elbow": "elbow", "foot": "foot", "toe": "toes", "heel": "heel", "instep": "instep",
    "shin": "shin", "calf": "calf", "lower leg": "calf", "knee": "knee", "ankle": "ankle",
    "bottom": "bottom", "hip": "hip", "pelvis": "bottom", "upper back": "upper back",
    "shoulder": "shoulder", "back": "back", "lower back": "back", "belly": "belly",
    "chest": "belly", "head": "head", "thigh": "thigh",
}  # fmt: skip
PLURALS: Final[Mapping[str, str]] = {
    "feet": "foot", "toes": "toe", "calves": "calf", "arms": "arm", "thighs": "thigh",
}  # fmt: skip
TRUNK_PARTS: Final = frozenset({"bottom", "upper back", "back", "belly", "head"})

#: How far a part's points lie from what they touch.
TOUCH: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "hand": (("hand", body.ARM_RADIUS),),
    "forearm": (("elbow", body.ARM_RADIUS), ("hand", body.ARM_RADIUS)),
    "elbow": (("elbow", body.ARM_RADIUS),),
    "foot": (("heel", 0.0), ("toe", 0.0)),
    "toes": (("toe", 0.0),),
    "tiptoe": (("toe", 0.0), ("heel", 8.5)),
    "heel": (("heel", 0.0),),
    "edge": (("ankle", body.LEG_RADIUS),),
    "instep": (("instep", 0.6),),
    "shin": (("calf", body.LEG_RADIUS),),
    "calf": (("calf", body.LEG_RADIUS),),
    "ankle": (("ankle", body.LEG_RADIUS),),
    "knee": (("knee", body.LEG_RADIUS),),
    "thigh": (("thigh", body.LEG_RADIUS),),
    "hip": (("hip", 4.4),),
    "shoulder": (("shoulder", 4.0),),
    "bottom": (("hips", body.TORSO_RADIUS),),
    "upper back": (("shoulders", body.TORSO_RADIUS),),
    "back": (("back", body.TORSO_RADIUS),),
    "belly": (("back", body.TORSO_RADIUS),),
    "head": (("head", body.HEAD_RADIUS),),
}

BALL: Final = 16.5  # radius: a ball of 56 cm
SINK: Final = 5.5  # how far the trunk sinks into it
#: How high what one can rest on is. A bar is gripped: the hand's middle is at its height.
SURFACES: Final[Mapping[str, float]] = {
    "floor": 0.0, "mat": 0.0, "sliders": 1.4, "step": 10.0, "step edge": 10.0, "box": 24.0,
    "bench": 25.0, "chair": 25.0, "ball": 2 * BALL, "bar": 136.0, "low bar": 52.0, "wall": 0.0,
}  # fmt: skip
#: How high the grip of a weight is that stands on the floor.
WEIGHTS: Final[Mapping[str, float]] = {"kettlebell": 17.0, "dumbbell": 4.0, "barbell": 11.0}
SAME_SURFACE: Final[Mapping[str, str]] = {
    "ground": "floor", "slider": "sliders", "towel": "sliders", "stability ball": "ball",
    "swiss ball": "ball", "pull-up bar": "bar", "high bar": "bar", "block": "step",
    "platform": "step", "plyo box": "box", "seat": "chair",
}  # fmt: skip

#: Places of the body where a hand can be: the point, with the side before it, and how near.
PLACES: Final[Mapping[str, tuple[str, float]]] = {
    "chest": ("chest", 0.0), "breastbone": ("chest", 0.0), "hip": ("waist", 0.0),
    "waist": ("waist", 0.0), "head": ("nape", 0.0), "neck": ("nape", 0.0),
    "ear": ("ear", 0.0), "temple": ("ear", 0.0), "shoulder": ("rack", 0.0),
    "collarbone": ("front rack", 0.0), "front shoulder": ("front rack", 0.0),
    "crown": ("crown", 0.0), "knee": ("knee", 5.0),
    "thigh": ("thigh", 1.5), "shin": ("shin", 1.5), "ankle": ("ankle", 4.5),
    "foot": ("instep", 2.0), "toe": ("instep", 2.0), "heel": ("heel", 2.0), "lap": ("lap", 0.0),
    "bottom": ("bottom", 1.0), "elbow": ("elbow", 4.0), "belly": ("lap", 0.0),
    "opposite shoulder": ("other rack", 0.0), "hand": ("hand", 4.0), "forearm": ("hand", 6.0),
}  # fmt: skip

#: Where the search for an arm that reaches a place begins: shoulder, out, turned, elbow.
REACH: Final[Mapping[str, tuple[float, float, float, float]]] = {
    "chest": (22, 14, -44, 128), "rack": (48, 12, -10, 148),
    "front rack": (88, 4, 0, 146), "waist": (-38, 44, -58, 82),
    "nape": (118, 62, -8, 148), "ear": (108, 52, -16, 150), "crown": (156, 40, -64, 114),
    "lap": (20, 8, -20, 40), "bottom": (-20, 10, -20, 30), "other rack": (60, -20, -60, 110),
}  # fmt: skip

HELD: Final = ("kettlebell", "dumbbell", "barbell", "ball", "band", "plate", "loop")
ROOM: Final = ("step", "box", "bench", "chair", "wall", "bar", "low bar", "mat", "sliders")
SAME_THING: Final[Mapping[str, str]] = {
    "kettlebells": "kettlebell", "bell": "kettlebell", "bells": "kettlebell",
    "dumbbells": "dumbbell", "weight": "dumbbell", "stability ball": "ball", "bar": "barbell",
    "resistance band": "band", "loop band": "loop", "mini band": "loop", "medicine ball": "ball",
}  # fmt: skip

_IN_HANDS: Final = (
    "in both hands", "in the hands", "in the right hand", "in the left hand", "in each hand",
)  # fmt: skip
_PAIRS: Final = ("hands", "knees", "feet", "ankles", "elbows", "thighs", "forearms")
_ENDS: Final = tuple(
    f"the {side} {part}" for part in ("hand", "knee", "foot", "elbow") for side in ("right", "left")
)
_BACKS: Final = ("back", "lower back", "upper back")
#: What a band can be tied to, and to what of the body it can go.
_TIED: Final = (
    "the side", "the front", "behind", "above", "below", "the feet", "the right foot",
    "the left foot", "above left", "above right", "below left", "below right", "the left",
    "the right", "the left side", "the right side", "the floor",
)  # fmt: skip
_GOES_TO: Final = (
    "hands", "knees", "ankles", "feet", "wrists", "elbows", "forearms", "waist", "hips", "toes",
    *(f"{side} {part}" for part in ("hand", "knee", "ankle", "foot", "wrist", "elbow", "forearm")
      for side in ("right", "left")),
)  # fmt: skip
#: Where each thing can be: nothing else is drawn. The first six are told to who wrote another.
WHERE: Final[Mapping[str, tuple[str, ...]]] = {
    "kettlebell": (*_IN_HANDS, "on the hips", "on the belly"),
    "dumbbell": (*_IN_HANDS, "on the hips", "on the belly"),
    "plate": _IN_HANDS,
    "barbell": (
        "in the hands", "on the shoulders", "on the front shoulders", "on the hips",
        "in both hands", "on the upper back", "on the back", "across the shoulders",
        "across the upper back", "across the back", "across the front shoulders",
        "across the front of the shoulders", "on the front of the shoulders",
        "on the collarbones", "across the collarbones", "across the chest", "on the chest",
        "at the chest", "across the hips", "on the lap", "across the lap",
    ),
    "loop": tuple(
        f"{how} the {part}" for how in ("around", "above")
        for part in ("knees", "thighs", "ankles", "feet", "shins", "legs")
    ),
    "ball": (
        "in the hands", "between the knees", "between the feet",
        "between the hands and the knees", "between the right hand and the left knee",
        "between the wall and the back",
        *_IN_HANDS,
        *(f"between the {part}" for part in ("hands", "ankles")),
        *(f"between the {a} and the {b}" for a in _PAIRS for b in _PAIRS if a != b),
        *(f"between {a} and {b}" for a in _ENDS for b in _ENDS if a != b),
        *(f"between the wall and the {back}" for back in _BACKS),
        *(f"between the {back} and the wall" for back in _BACKS),
    ),
    "band": (
        "between the hands", "between the feet", "from the side to the hands",
        "from the front to the hands", "from behind to the hands", "from the feet to the hands",
        "in the hands", "in both hands",
        *(f"{how} the {part}" for how in ("between", "around") for part in (
            "hands", "knees", "ankles", "feet", "wrists", "elbows", "forearms", "toes")),
        *(f"between {a} and {b}" for a in _ENDS for b in _ENDS if a != b),
        *(f"{source}{goal}" for source in (
            *(f"from {tied}" for tied in _TIED),
            "under the feet", "under the right foot", "under the left foot",
          ) for goal in ("", *(f" to the {part}" for part in _GOES_TO))
          if not (source.endswith(("foot", "feet")) and goal.endswith(("foot", "feet", "toes")))),
    ),
}  # fmt: skip
