"""Words that become a note and yet may change a value: no way to read a line may keep them.

Every manner of reading leaves words out, by its own rules. These here are looked at last, at one
place, in whatever note they have ended up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import without_other_limb
from plugins.notation.convert.loads import BAND, HEAVINESS
from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.reading import Kind
from plugins.notation.convert.sides import has_no_sides
from plugins.notation.convert.vocabulary import (
    DISTANCE_UNIT,
    EACH,
    LENGTH_UNIT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    NUMBER,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SET_WORD,
    WORD,
)

if TYPE_CHECKING:
    from plugins.notation.convert.reading import Reading

_MANY: Final = rf"(?:an?|{WORD}|\d+)"
#: Reps that grow or fall from set to set
_AMOUNT: Final = compiled(
    rf"\b(?:drop|add|los|subtract|decreas|increas|reduc|tak)\w*\s(?:(?:off|away|by)\s)?{_MANY}\s{REP_WORD}"
    rf"|\b(?:{WORD}|\d+)\s(?:{REP_WORD}\s)?(?:fewer|less|more)(?!\w)(?!\s(?:than|for|if)\b)"
    rf"|\b(?:doubl\w*|half|halve|halving)\s(?:the\s)?{REP_WORD}|\bhalf\sas\s(?:many|long)\b"
    r"|\bpyramid(?:s|ing)?\b|^(?:(?:de|a)scending|(?:in|de)creasing|fewer|less|more|ladder|half\sthat)$"
    rf"|\b(?!one\b){WORD}\b.*\b(?:last|final|first)\b|\b(?:last|final|first)\s(?:set|round|one)\s{WORD}\b"
    r"|\b(?:do|perform|repeat)\s(?:it|them|this|these|all)(?:\sall)?\s(?:(?:once|one)\s)?(?:again|more)\b|\bonce\smore\b"
    rf"|^(?:or\s)?{WORD}(?:[\s-]{WORD})?$|\b{WORD}\sa\sside\b|\b(?:add\w*|going\sup\sby|up\sby|down\sby)\s(?:one|{WORD})$"
)
#: Unless it is one of two ways: 30 s or until fatigue
_MOST: Final = compiled(
    r"(?<!or\s)(?<!or until\s)(?<!or till\s)\b(?:to|until|till)\s(?:complete\s|full\s)?"
    r"(?:exhaustion|burn[\s-]?out|fatigued?|tired|(?:the|your)\s\w+\sgive|you\s(?:cannot|can['’]?t|can\sno|fail|drop|tire))\b"
)
_MAX: Final = compiled(r"\bmax(?:imum)?\b(?!\s(?:weight|height|load|effort|speed|heart))")
#: as many as you can, unless it is one of two ways
_AS_MUCH: Final = compiled(
    r"(?<!or\s)(?<!for\s)\bas\s(?:many|long)\s(?:reps\s)?as\s(?:possible|(?:you|I|one)\scan)\b"
)
_MOST_OF_ALL: Final = frozenset({"max", "AMRAP", "failure"})
#: Weights other than the best, of which so much per cent may be meant
_BASE: Final = compiled(
    r"\b(?:(?:new|current|old|your)\s)?(?:working|training)\s(?:weight|max)\b|\btop\s(?:weight|set|single)\b|\bopeners?\b"
)
#: barbell on the back, behind a name that says no load
_THING: Final = compiled(
    r"(?:(?:with\s|w/\s?)?(?:an?\s|the\s)?(?:(?!no\b|without\b)[^\W\d]+\s)?)?(?:dumb?bells?|kettle\s?bells?|barbell|dbs?|kbs?|bb|(?:med|medicine|slam)\s?balls?|"
    r"sandbags?|plates?|(?:weighted\s)?vest|chains?)(?:\s(?:on|in|at|behind|over|across|held|overhead)\b.*)?"
)
#: thirty off between
_REST: Final = compiled(
    rf"\b(?:{WORD}|\d+)\s(?:off|rest)(?!\w)(?!\s(?:the|an?|of|your|each)\b)|\b(?:{WORD}|\d+)\sbetween$"
    r"|\b(?:minute|second)s?\s(?:between|off)\b|\btak(?:e|ing)\san?\sminute\b"
    rf"|\bwait\s(?:for\s)?(?:{WORD}|\d+)\b"
)
#: the second side afterwards, then swap
_SIDE: Final = compiled(
    rf"both|\W*(?:[LR]|left|right)\s(?:then|and|first)(?:\s[LR]|\sleft|\sright)?|first|(?:an?\s)?{LIMB}|same\sagain|.*\b(?:second|other|opposite)\s(?:side|leg|arm)\b.*"
    r"|(?:.*\b(?:then|and|halfway)\s)?(?:swap|switch|chang)(?:e|ing)?(?:\s(?:over|sides?|legs?|arms?|halfway))?"
    r"|(?:then|and)\s(?:the\s)?(?:other|reverse|second)|turn\saround\sand(?:\srepeat)?"
    r"|alternat\w*\s(?:sides?|legs?|arms?|hands?)\s(?:per|each|every)\s(?:set|round)"
)
#: then the left: of two, not that one alone
_THEN_ONE: Final = compiled(r"\b(?:then|and)\s(?:on\s)?(?:the\s)?(?:left|right)\b")
#: Words against "each side"
_ONE_ONLY: Final = compiled(
    r"\b(?:left|right|one)(?:\s(?:side|leg|arm|hand|foot))?\sonly\b|\bonly\s(?:on\s)?(?:the\s)?(?:left|right)\b"
)
_LOAD: Final = compiled(
    r"\b(?:heaviest|lightest)\b|\b(?:work|build)\w*\s(?:up\s)?to\s(?:an?\s)?(?:heavy|max|\d)|@\s?\d+(?:\.\d+)?$"
)
_HOW_HEAVY: Final = compiled(
    rf"(?:^|[,;–—-]\s|\b(?:with|w/|using|at)\s(?:an?\s)?)(?:{HEAVINESS.pattern}|{BAND.pattern})(?=$|\s?[,;.(]|\s[–—-])"
)
#: Longer notes tell how a thing is done, and what is said there of a side or a time is no value.
_MOST_WORDS: Final = 7
#: do this twice, 3x, three times
_OFTEN: Final = compiled(
    rf"\b(?:twice|thrice|repeat\w*(?=\s)|(?:{WORD}|\d+)\stimes)\b(?!\s?(?:an?|per|each|every|daily|weekly|/)\b)"
)
#: 3x, where no sets are said
_TIMES: Final = compiled(r"(?<![\w.])\d\s?[x×](?!\w)|(?<!\w)[x×]\s?\d\b|\brepeat\w*")
#: 9 wide, 9 narrow
_PARTS: Final = re.compile(r"(\d+)\s[^\W\d]+(?:,\s?(\d+)\s[^\W\d]+)+")
#: 2 x 20 m, of which a way is made up
_PARTS_OF_WAY: Final = compiled(rf"\d\s?[x×]\s?{NUMBER}[\s-]?(?:{DISTANCE_UNIT}|{LENGTH_UNIT})")
_EACH: Final = compiled(rf"\b(?:{EACH}|total)\b")
#: one side at a time, 1 hand switch, both legs
_NAMES_SIDE: Final = compiled(
    rf"\b(?:(?<!on\s)one|other|both|opposite|each|per|every|either|first|second|left|right)\s{LIMB}(?!\s(?:on|in|at(?!\sa\stime)|up|down|together|apart|elevated)\b)"
    r"|(?<!at\s)\b(?:left|right)\b|\b(?:switch|swap)(?:e[sd]|ing)?\b"
)
#: 10 lb on each side of the bar, whose whole load is said
_OF_LOAD: Final = compiled(rf"\d\s?(?:{MASS_UNIT}|plates?\b)")
#: super set: core, off 30 s
_SAYS_REST: Final = compiled(
    rf"\bno\srest\b|\b(?:rest|break|recover\w*|off)\b.*\d\s?(?:{SECONDS}|{MINUTES})|\d\s?(?:{SECONDS}|{MINUTES}|[\"″”'′’])\s?(?!pause){REST_WORD}"
)
#: two, and not more: a number alone is no words of its author
_NUMBER: Final = re.compile(r"\d+")
#: 30", which may be seconds
_MARKED: Final = re.compile(r"\d+\s?[\"″”]")
#: 30 s, where the line says nothing else of how much
_SAYS_HOW_MUCH: Final = compiled(
    rf"\d\s?(?:{SECONDS}|{MINUTES}|{REP_WORD}|{SET_WORD})(?!\w)|\d\s?[x×]\s?\d"
)
#: each 4": the word belongs to the reps before it, most likely
_EACH_NUMBER: Final = compiled(r"(?:each|ea)\s\d")
#: Whose number in brackets is that of a box
_HIGH: Final = compiled(r"\b(?:box|jumps?\b|step)")
#: What an exercise that may be done instead says, and may be meant for both
_OF_BOTH: Final = compiled(
    rf"(?!\d).*(?:\b(?:each|per|every|both|twice|repeat\w*|rest)\b|(?:\d|\b{WORD})\s?(?:{SET_WORD}|times)|(?<!\w)[x×]\s?[1-5](?=\W*$)|\b\d\s?[x×](?!\w))"
)
#: 9 or so, 9 or fewer: another number, and no other exercise
_OTHER_NUMBER: Final = compiled(
    rf"(?:so|less|fewer|lower|longer|shorter|whatever|whichever|(?:half|double)(?:\sthat)?|{WORD})"
)
#: Sets of another day or of somebody else: 3 x 9, 4 x 6 next month
_OTHER_DAY: Final = compiled(
    r"\b(?:weeks?|months?|season|spring|summer|autumn|winter|phase|deload\w*|taper|race|later|next|"
    r"eventually|once|when|if|until|beginners?|advanced|(?!to)\w*days?)\b"
)


#: ≤ 8, 8?: signs that limit or doubt a number, and are no arrow, quotation or tag
_DOUBTED: Final = re.compile(
    r"(?:[≤≥]|(?:(?<=\w\s)|(?<=[x×@(:,])|(?<=[x×@(:,]\s))[<>]=?)\s?\d+"
    r"|\d\s?(?:[^\W\d]|%){0,8}[\s(]{0,2}\?|\(\?+\)"
)
_ADDRESS: Final = re.compile(r"https?://\S+")
#: ~~words~~, and the signs for no
_STRUCK_OUT: Final = re.compile(r"~~|[❌✗✘🚫⛔❎]")
#: Words before a name that leave it out
_LEFT_OUT: Final = compiled(r"(?:skip|omit|avoid|do\snot|don['’]t|no\smore)\s(?!rope)")
#: What consists of several exercises
_OF_SEVERAL: Final = compiled(
    r"\b(?:complex(?:es)?|circuits?|super\s?sets?|giant\ssets?|couplets?|triplets?|medleys?|main|sets?)$"
)
#: Squat -> press 3 x 8, and no note behind an arrow
_CHANGES: Final = re.compile(r"\D*[^\W\d]\)?\s?(?:[-=–—]+>|[→⇒➔➜])\s?[^\W\d]\D*\d")
#: -20 kg, 20 kg assist: so much less than nothing
_HELPED: Final = compiled(
    rf"(?<![^\s(@])[-−–]{NUMBER}\s?{MASS_UNIT}|{MASS_UNIT}\s?(?:of\s)?(?:band\s)?(?:assist|help)\w*"
)


def _against(reading: Reading) -> str:
    """Return why a line may say the opposite of its words, or less than its numbers."""
    line = _ADDRESS.sub("", reading.line)
    if struck := _STRUCK_OUT.search(line):
        return f"{struck.group()}: struck out, or to be done?"
    if reading.reps and not reading.sets and _OF_SEVERAL.search(reading.name):
        return "reps, or rounds of what follows?"
    if _LEFT_OUT.match(reading.name):
        return "left out, or to be done?"
    doubted = _DOUBTED.search(line) if reading.has_dose else None
    if doubted and not any(doubted.group() in cue for cue in reading.cues):
        return f"{doubted.group()}: how many, then?"
    if _CHANGES.match(line):
        return "one exercise, or two?"
    if reading.load and (helped := _HELPED.search(line)):
        return f"{helped.group()}: a load, or so much help?"
    return ""


def unsettled(reading: Reading) -> str:
    """Return why a note may be more than that, or nothing."""
    if reading.kind is not Kind.EXERCISE:
        return ""
    if why := _against(reading):
        return why
    if reading.per_side in {"L", "R"} and (then := _THEN_ONE.search(reading.line)):
        return f"{then.group()}: which side is counted?"
    if not reading.sets and any(map(_OF_BOTH.match, reading.instead)):
        return f"{' or '.join(reading.instead)}: of both exercises, or of one?"
    if other := next(filter(_OTHER_NUMBER.fullmatch, reading.instead), ""):
        return f"or {other}: how many, then?"
    if reading.load.endswith("% 1RM") and (base := _BASE.search(reading.line)):
        return f"{base.group()}: a share of it, or of the best?"
    for words in reading.cues:
        if not reading.has_dose and _SAYS_HOW_MUCH.search(words):
            return f"{words}: an amount, or a remark?"
        if why := _short(reading, words):
            return why
        if _AMOUNT.search(words) or _REST.search(words):
            return f"{words}: does it change the amount or the rest?"
        if _AS_MUCH.search(words) and not {reading.reps, reading.seconds} & _MOST_OF_ALL:
            return f"{words}: so many, or as many as one can?"
        if not (reading.reps or reading.seconds) and _MAX.search(words):
            return f"{words}: as often or as long as one can?"
        if _MOST.search(words) and not reading.reps.isalpha():
            return f"{words}: so many, or as many as one can?"
        if _ONE_ONLY.search(words) or (
            _may_be_side(reading) and _SIDE.fullmatch(without_other_limb(words))
        ):
            return f"{words}: which side is counted?"
        if not reading.load and _THING.fullmatch(words) and reading.has_dose:
            return f"{words}: a load, or a remark?"
        if not reading.load and (_LOAD.search(words) or _HOW_HEAVY.search(words)):
            return f"{words}: a load, or a remark?"
        if "," in reading.sets and _OTHER_DAY.search(words):
            return f"{words}: more sets, or those of another day?"
    return ""


def _short(reading: Reading, words: str) -> str:
    """Return what may be a value in a note of a few words, or nothing."""
    if len(words.split()) > _MOST_WORDS:
        return ""
    if (_NUMBER.fullmatch(words) or _MARKED.fullmatch(words)) and not _HIGH.search(reading.name):
        return f"{words}: a number of what?"
    is_way = reading.measure and _PARTS_OF_WAY.fullmatch(words)
    is_said = is_way or (reading.per_side in {"yes", "total"} and _EACH.search(words))
    if not is_said and (_OFTEN.search(words) or (not reading.sets and _TIMES.search(words))):
        return f"{words}: how often?"
    if reading.reps.isdecimal() and _PARTS.fullmatch(words):
        whole = sum(map(int, re.findall(r"\d+", words)))
        return "" if whole == int(reading.reps) else f"{words}: of how many?"
    if _may_be_side(reading) and _NAMES_SIDE.search(words) and not _OF_LOAD.search(words):
        return f"{words}: which side is counted?"
    if reading.per_side == "no" and _EACH_NUMBER.match(words):
        return f"{words}: so many on each side?"
    if not reading.rest_s and (_SAYS_REST.search(words) or words.casefold() == "rest"):
        return f"{words}: a rest?"
    return ""


def _may_be_side(reading: Reading) -> bool:
    """Whether the line leaves open which side it counts."""
    return reading.per_side in {"no", "L", "R"} and not has_no_sides(reading.name)
