"""The words that coaches use beyond the notation's own, as parts of regular expressions.

English first, with the German, Norwegian, French and Spanish of a printed plan.
"""

from __future__ import annotations

import re
from typing import Final

#: Number words, which count only where a unit or "sets" follows.
NUMBER_WORDS: Final[dict[str, int]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}


def _either(*words: str) -> str:
    """Return a group of alternatives, the longest first so that none hides another."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


WORD: Final = _either(*NUMBER_WORDS)
#: No further letter or digit: the end of a unit or word.
END: Final = r"(?![^\W_])"

TIMES: Final = r"[x×✕✖*]"
DASH: Final = r"(?:-|‐|‑|‒|–|—|−)"
TO: Final = rf"(?:\s?{DASH}\s?|\s(?:to|bis|til)\s)"

INTEGER: Final = rf"(?:\d{{1,4}}(?![\d.,]\d)|{WORD}(?=[\s-]))"
#: A count in digits; alone, a number word may be a part of a name ("figure four").
DIGITS: Final = rf"\d{{1,4}}(?:{TO}\d{{1,4}})?(?:\+|\sor\smore\b)?"
COUNT: Final = rf"{INTEGER}(?:{TO}{INTEGER})?(?:\+|\sor\smore\b)?"
NUMBER: Final = r"\d{1,4}(?:[.,]\d{1,4})?(?!\d)"

SECONDS: Final = _either(
    "s",
    "secs?",
    "seconds?",
    "sek",
    "sekunden?",
    "sekunder",
    "secondes?",
    "segundos?",
    "seg",
    "secondi",
)
MINUTES: Final = _either(
    "mins?", "minutes?", "minuten?", "minutter", "minuter", "minutos?", "minuti"
)
HOURS: Final = _either(r"hrs?(?!\s(?:push|press))", "hours?")
#: A unit of time; the marks ' and " are minutes and seconds.
TIME_UNIT: Final = (
    rf"(?:[\s-]?(?:{SECONDS}|{MINUTES}|{HOURS})(?!\w)\.?|\s?''"
    r"|[\"″”]|\s[\"″”](?!\w)|\s?['′’](?!\w))"
)
CLOCK: Final = (
    rf"(?:(?:\d{{0,2}}:[0-5]|(?<![\d:]):[6-9])\d(?![\d:])(?:\s?(?:{MINUTES}|{SECONDS}){END}\.?)?"
    r"|\d{1,2}['’′][0-5]\d(?!\d)[\"”″]?)"
)
_HOW_MANY: Final = rf"(?:{NUMBER}|(?:an?|{WORD})(?=[\s-]))"
_MINUTE_UNIT: Final = rf"(?:[\s-]?(?:{MINUTES}|{HOURS})(?!\w)\.?|\s?['′’](?!\w))"
ONE_TIME: Final = (
    rf"(?:{CLOCK}|{_HOW_MANY}{_MINUTE_UNIT}\s?(?:and\s)?\d{{1,2}}\s?{SECONDS}{END}\.?"
    rf"|{_HOW_MANY}{TIME_UNIT})"
)
TIME: Final = rf"(?:{CLOCK}{TO}{CLOCK}|(?:{NUMBER}(?:{TIME_UNIT})?{TO})?{ONE_TIME}\+?)"

#: "3 working sets" are three sets; "3 warm-up sets" are not.
_KIND: Final = (
    r"(?:working|work|straight|continuous|hard|heavy|total|full|quality|challenging|drop|cluster"
    r"|rest[\s-]pause|myo[\s-]reps?)"
)
KIND_OF_SETS: Final = re.compile(rf"(?<=\d\s){_KIND}\ssets?(?!\w)", re.IGNORECASE)
SET_WORD: Final = (
    rf"(?:{_KIND}\s)?"
    + _either(
        "sets?",
        "intervals?",
        "bursts?",
        "lots(?=\\sof)",
        "trips(?=\\sof\\s\\d)",
        "rounds?",
        "rds?",
        "repeats",
        "sätze",
        "satz",
        "sett",
        "serier?",
        "runden?",
        "séries",
        "series",
    )
    + END
    + r"(?!\s?-?house)"
)
REP_WORD: Final = (
    _either(
        "reps?",
        "repetitions?",
        "wdh",
        "wiederholungen",
        "repetisjoner",
        "repeticiones",
        "repetições",
        "ripetizioni",
        "répétitions",
        "stück",
        "stk",
    )
    + rf"(?:{END}(?!-[^\W\d])\.?|(?=[x×]\s?\d))"
)
#: What is hardly done with a load, so that "25 x 3" of it are reps and sets
UNLOADED: Final = (
    r"(?:crunch(?:es)?|(?:sit|push|press|v)[\s-]?ups?|burpees?|jumping\sjacks?|(?:mountain\s)?climbers?"
    r"|(?:flutter|scissor|butt)\skicks?|high\sknees)"
)
#: What else is counted; the word stays with the dose.
COUNT_NOUN: Final = _either(
    *("steps?", "trips?", "breaths?", "jumps?", "hops?", "taps?", "laps?", "lengths?", "ascents?"),
    *("skips?", "kicks?", "punches", "cycles?", "rotations?", "touches", "pulses?", "strides?"),
    *("strokes?", "switches", "contacts?", "slams?", "passes", "revolutions?", "throws?"),
    *("tosses", "reaches", "circles?", "flights?"),
)
#: Those that are done by themselves: "20 hops" is an exercise, "20 steps" is how much of one.
DONE_ALONE: Final = frozenset(
    {"jump", "jumps", "hop", "hops", "tap", "taps", "skip", "skips", "kick", "kicks", "punches"}
    | {"touches", "slam", "slams", "pulses", "switches", "throws", "tosses", "reaches"}
    | {"circle", "circles", "flight", "flights", "stride", "strides"}
)

LIMB: Final = (
    _either(
        *("sides?", "legs?", "arms?", "hands?", "foot", "feet", "hips?", "knees?", "shoulders?"),
        *("ankles?", "directions?", "ways?", "seite", "bein", "arm", "hand", "ben", "côté"),
        *(
            "jambe",
            "bras",
            "lados?",
            "piernas?",
            "brazos?",
            "perna",
            "braço",
            "lato",
            "gamba",
            "vei",
        ),
    )
    + END
)
EACH: Final = _either(
    "each",
    "per each",
    "for each",
    "on each",
    "every",
    "per",
    "ea",
    "both",
    "je",
    "pro",
    "hvert?",
    "pr\\.?(?=\\s[^\\W\\d])",
    "par",
    "por",
    "cada",
    "chaque",
    "jede[rsn]?",
    "ambos",
    "ambas",
)

REST_WORD: Final = (
    _either(
        "rest",
        "rests",
        "break",
        "breaks",
        "recovery",
        "recover",
        "off",
        "pause",
        "hvile",
        "descanso",
        "repos",
        "pausa",
        "vila",
        "récup(?:ération)?",
    )
    + END
)

MASS_UNIT: Final = rf"(?:(?:kgs?|kilos?|kilograms?|lbs?|pounds?|poods?|pd){END}\.?|\#(?!\d))"
IMPLEMENT: Final = (
    _either(
        *("dumb?bells?", "dbs?", "kettle\\s?bells?", "kbs?", "barbells?", "bars?", "plates?"),
        "(?:ez|curl|trap|hex|straight)[\\s-]?bars?",
        *("med(?:icine)?[\\s-]?balls?", "slam\\s?balls?", "weights?", "vests?", "sandbags?"),
        *(
            "(?:mini|resistance)?[\\s-]?bands?",
            "balls?",
            "bells?",
            "weighted\\s(?:balls?|bars?|vests?)",
        ),
        *("håndvægte?", "manualer", "hanteln?"),
    )
    + END
)

#: What one can hold in each hand
IN_HANDS: Final = re.compile(r"\b(?:dumb?bells?|dbs?|kettle\s?bells?|kbs?)\b", re.IGNORECASE)

DISTANCE_UNIT: Final = (
    _either(
        "m",
        "mtr?s?",
        "met(?:er|re)s?",
        "km",
        "kilomet(?:er|re)s?",
        "miles?",
        "mi",
        "yds?",
        "yards?",
    )
    + END
)
LENGTH_UNIT: Final = _either("ft", "feet", "foot", "in", "inch", "inches", "cm") + END

#: One and a quarter of the way, a part of a name: 1 1/4 squats
FRACTION: Final = (
    r"1(?:\s?[¼½¾]|\s[13]/[24](?!\d)|\.(?:25|5|75)(?!\d))(?:\s?reps?)?"
    rf"(?=[\s-](?!(?:{MASS_UNIT}|{DISTANCE_UNIT}|{LENGTH_UNIT}|{MINUTES}|{SECONDS}|{HOURS}|x|BW|body|body\s?weight|times)"
    r"(?!\w))[a-z])"
)
#: Words that head a part of a workout, before a colon or alone on a line.
PART: Final = _either(
    *(
        r"warm[\s-]?ups?",
        r"cool[\s-]?downs?",
        "activation",
        "mobility",
        "strength",
        "skill",
        "core",
    ),
    *("work", "endurance"),
    *("finisher", "accessory", "accessories", "conditioning", "metcon", "wod", "workout", "deload"),
    *(
        r"cash[\s-]?(?:out|in)",
        r"buy[\s-]?(?:in|out)",
        "superset",
        "circuit",
        "main set",
        "stretching",
    ),
    *(r"(?:daily\s)?extras?", r"extra\scredit", "bonus", r"burn[\s-]?out", "prehab", "rehab"),
    *(
        "beginners?",
        "novices?",
        "intermediate",
        "advanced",
        "optional",
        "abs",
        r"strength(?:[\s-]based)",
    ),
    *(r"main\s(?:lifts?|work|part)", r"primary(?:\slifts?)?", r"secondary(?:\slifts?)?"),
    *(r"assistance(?:\swork)?", r"accessory\swork", "auxiliary"),
    *("session", "routine", "workout", "program", "cardio", "programme", "exercises", "drills"),
    *(r"(?:the\s)?exercise", r"(?:[a-z]+\s){0,3}movement"),
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    *(r"(?:odd|even)(?:\s(?:min(?:ute)?s?|rounds?))?", "rx", "scaled"),
)

#: Words of a sentence: a line that has them is prose, not the name of an exercise.
SENTENCE: Final = (
    r"\b(?:(?<!behind\s)(?<!front\sof\s)(?<!beside\s)(?<!above\s)you|your(?!\schoice)|you're|(?<!/)i(?![/-])|we|our|this|these|those|should|will|would|can(?!\sopener)|could|is|are|was|make|"
    r"sure|repeat|until|when|then|after|before|because|recommend|(?<!-)rest(?!-)|if|try|keep|return|as|"
    r"depending|today|week|weeks|program|perform|performing|complete|completing|between(?!\s(?:the\s|your\s)?(?:knees|legs|feet|thighs|ankles|hands|elbows)\b)|workout|"
    r"rounds?(?!\s?-?house)|(?<!quad\s)(?<!glute\s)sets?|station|reps?|continue|begin|start|choose|pick(?!-)|same|heavy(?!\sbag)|build|accumulate|(?<!-)(?<!bar\s)(?<!rower\s)(?<!wall\s)facing(?!\s[a-z-]+(?:s|down|up)?$)|using|[a-z]+n['’]t|felt|got|had|has|have|were|been|went|"
    r"forgot|missed|daily|twice|at|max|total|final|minimum|least)\b"
    r"|^(?:on|in(?!\sand\sout\b)|with|to|for|from|into|until|by|or|and|but)\s"
    r"|^(?:hold|lie|stand|sit|place|bend|extend|lower|raise|lift|squeeze|engage|begin|add|use|put|"
    r"take|move|increase|decrease|focus|drop)\s(?:the|your|this|that|in|on|with|each|an?|some|more)\b"
)
#: … unless with one of these, or in a way that few can
LOADED: Final = (
    r"\b(?:cables?|machine|weight(?:ed)?|loaded|plate|ball|rope|handstand|one|single|clapping|decline|ring"
    rf"|{IMPLEMENT})\b"
)
#: What stands before a line of a list
LIST_MARK: Final = re.compile(r"\s*(?:[-*+•·●○▪–—→]\s?|(?:\d{1,2}|[a-h])[.)]\s)")
