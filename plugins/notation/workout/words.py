"""The notation's vocabulary: each word that means something, once.

The lexer's tables, "did you mean", the formatter and the reference are made from these.
"""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.workout.model import DistanceUnit, MassUnit, SideKind


def _spellings(table: dict[str, str]) -> dict[str, str]:
    return {word: canonical for canonical, words in table.items() for word in words.split()}


#: Every spelling of a time unit -> its length in seconds.
TIME_UNITS: Final[dict[str, int]] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", '"', "″", "”", "''"), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "'", "′", "’"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
}

DISTANCE_UNITS: Final[dict[str, DistanceUnit]] = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), DistanceUnit.METRE),
    **dict.fromkeys(
        ("km", "kilometre", "kilometres", "kilometer", "kilometers"), DistanceUnit.KILOMETRE
    ),
    **dict.fromkeys(("mi", "mile", "miles"), DistanceUnit.MILE),
    **dict.fromkeys(("yd", "yds", "yard", "yards"), DistanceUnit.YARD),
    **dict.fromkeys(("ft", "foot", "feet"), DistanceUnit.FOOT),
}

MASS_UNITS: Final[dict[str, MassUnit]] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), MassUnit.KILOGRAM),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "#"), MassUnit.POUND),
    **dict.fromkeys(("pood", "poods", "pd"), MassUnit.POOD),
}

#: What reps can be counted in -> the canonical plural.
COUNT_NOUNS: Final[dict[str, str]] = _spellings(
    {
        "reps": "rep reps repetition repetitions",
        "steps": "step steps",
        "breaths": "breath breaths",
        "jumps": "jump jumps",
        "hops": "hop hops",
        "taps": "tap taps",
        "circles": "circle circles",
        "calories": "cal cals calorie calories",
        "lengths": "length lengths",
        "laps": "lap laps",
    }
)

SET_WORDS: Final = frozenset({"set", "sets"})
ROUND_WORDS: Final = frozenset({"round", "rounds", "time", "times", "circuit", "circuits"})
MAX_WORDS: Final = frozenset({"max", "maximum", "amrap", "failure"})

#: Words after "per" or "each" that name what has two sides.
LIMBS: Final[dict[str, str]] = _spellings(
    {
        "side": "side sides",
        "leg": "leg legs",
        "arm": "arm arms",
        "hand": "hand hands",
        "foot": "foot feet",
        "hip": "hip hips",
        "shoulder": "shoulder shoulders",
        "direction": "direction directions",
        "way": "way ways",
    }
)

SIDE_WORDS: Final[dict[str, SideKind]] = {
    **dict.fromkeys(("alternating", "alternate", "alt"), SideKind.ALTERNATING),
    **dict.fromkeys(("left", "l"), SideKind.LEFT),
    **dict.fromkeys(("right", "r"), SideKind.RIGHT),
    "total": SideKind.TOTAL,
}

#: How sides are shortened elsewhere -> what to write here.
SIDE_SLIPS: Final[dict[tuple[str, ...], str]] = {
    **{
        (each, "/", short): f"per {limb}"
        for each in ("e", "p", "ea")
        for short, limb in {"s": "side", "l": "leg", "a": "arm", **LIMBS}.items()
    },
    **{("ea", *dot, word): f"per {limb}" for dot in ((), (".",)) for word, limb in LIMBS.items()},
    **{
        (one, "/", other): "per side"
        for one, other in (("l", "r"), ("r", "l"), ("left", "right"), ("right", "left"))
    },
}

#: Numbers that stand in words -> their digits, and so for times.
NUMBER_WORDS: Final[dict[str, str]] = {
    word: digits
    for digits, word in re.findall(
        r"(\d+) (\w+)",
        "1 one 2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve "
        "13 thirteen 14 fourteen 15 fifteen 16 sixteen 17 seventeen 18 eighteen 19 nineteen "
        "20 twenty 30 thirty 40 forty 50 fifty 60 sixty 90 ninety",
    )
}
TIME_PHRASES: Final = {
    "half a minute": "30 s",
    "half an hour": "30 min",
    "a second": "1 s",
    "a minute": "1 min",
    "an hour": "1 h",
}

BODYWEIGHT_WORDS: Final = frozenset({"bodyweight", "bw"})

DETAILS: Final = ("tempo", "rest", "optional", "RPE", "RIR", "per side", "alternating", "then")

SCHEMES: Final = (
    "straight sets",
    "superset",
    "rounds",
    "AMRAP",
    "EMOM",
    "every",
    "for time",
    "cap",
    "Tabata",
    "on",
    "off",
    "reps",
    "rest",
    "between",
    "exercises",
)

#: The multiplication signs that stand between sets and reps.
TIMES_SIGNS: Final = frozenset({"x", "×", "*", "✕", "✖", "\u0445", "\uff58"})

#: The colons between a name and a dose: the plain one, and that of East Asian keyboards.
COLONS: Final = frozenset({":", "\uff1a"})

#: Dashes that may stand in a range, and those that begin a cue when spaces surround them.
RANGE_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
CUE_DASHES: Final = frozenset("-\u2013\u2014\u2015")
EM_DASHES: Final = frozenset("\u2014\u2015")
