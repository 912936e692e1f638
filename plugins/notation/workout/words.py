"""The notation's vocabulary: each word that means something, once.

The lexer's tables, "did you mean", the formatter and the reference are made from these.
"""

from __future__ import annotations

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
TIMES_SIGNS: Final = frozenset({"x", "×", "*", "✕", "✖"})

#: Dashes that may stand in a range, and those that begin a cue when spaces surround them.
RANGE_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
CUE_DASHES: Final = frozenset("-\u2013\u2014\u2015")
EM_DASHES: Final = frozenset("\u2014\u2015")
