"""What may stand behind a dose and changes none of it: where, how, with what, until when.

Each tail is taken from the line, which must then say by itself what is done and how often.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import changes_numbers
from plugins.notation.convert.nouns import ENDS_MANY, ENDS_ONE, MACHINE, MANY
from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.reading import Ending
from plugins.notation.convert.vocabulary import (
    EACH,
    IMPLEMENT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SET_WORD,
    TIME,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


#: Words that may say how much, how heavy or what comes next, and so are no cue.
_NO_CUE: Final = compiled(
    rf".*(?:\d|(?<!\w)(?:{WORD}|{SET_WORD}|{REP_WORD}|{REST_WORD}|{SECONDS}|{MINUTES}|{MASS_UNIT}"
    rf"|{IMPLEMENT}|{EACH}|alternat\w*|switch\w*|repeat\w*|left|right|total|max|failure|heavy|"
    r"heavier|light|lighter|loads?|weighted|bodyweight|bw|rpe|tempo|amrap|emom|then|followed|plus|"
    r"into|or|count|half|sides?|times?|same|other|opposite)(?!\w))"
)
#: "sq": one letter or two behind a number are rather a unit that nobody knows, or a footnote's
_LETTERS: Final = re.compile(r"(?!i$)(?:reps?|secs?|mins?|sets?)?[a-z]{1,2}")
#: off a step, which is no time off
_OFF: Final = compiled(r"^off\s(?=the\s|an?\s|of\s)")


def is_plain_manner(words: str) -> bool:
    """Whether a few words behind a dose can only tell in which manner: "touch and go"."""
    is_small = words[0].islower() or bool(re.fullmatch(r"[A-Z]{2,4}", words))
    names_other = ENDS_MANY.fullmatch(words) or ENDS_ONE.fullmatch(words)
    few = len(words.split()) <= _MOST_WORDS_OF_MANNER
    return (
        is_small
        and few
        and not (
            _LETTERS.fullmatch(words) or names_other or _NO_CUE.match(words) or _JOINS.match(words)
        )
    )


def is_plain_tail(words: str) -> bool:
    """Whether the last words of a line, behind its dose, name nothing and count nothing."""
    few = words[0].islower() and len(words.split()) <= _LONGEST_TAIL
    if not few or re.search(r"\d", words) or _NO_CUE.match(words) or _LETTERS.fullmatch(words):
        return False
    parts = [part.strip(" .!") for part in re.split(r",|\s(?:and|or|with)\s", words)]
    named = (ENDS_MANY, ENDS_ONE, MACHINE)
    return not any(any(ends.fullmatch(part) for ends in named) for part in parts)


_LONGEST_TAIL: Final = 14
#: What begins so goes on with something else.
_JOINS: Final = compiled(
    r".*\b(?:super\s?set|ss|paired|circuit|alternate)\b|(?:and|or|of|the|a|an|is|was|that|which|x|w|up|but)(?!\w)"
)
_MOST_WORDS_OF_MANNER: Final = 4


_WITH_MANY: Final = compiled(rf"with\s(?:[^\W\d]+\s){{0,2}}(?:{MANY})")


def _is_cue(words: str) -> bool:
    """Whether ``words`` say only in which manner, and name no further exercise."""
    parts = [part.strip(" .!") for part in words.split(",")]
    further = any(ENDS_MANY.fullmatch(p) or ENDS_ONE.fullmatch(p) for p in parts[1:])
    further = further or bool(_WITH_MANY.fullmatch(parts[0]))
    return not further and not _NO_CUE.match(_OFF.sub("", words))


def _changes_none(words: str) -> bool:
    return not changes_numbers(words)


@dataclass(frozen=True, slots=True)
class _Tail:
    """Words ``w`` at the end of a line, and when they may be taken from it."""

    said: str
    behind_dose: bool = True
    """The text that is left must end with how much, and not with a name."""
    allows: Callable[[str], bool] = bool
    after: str = ""
    """What the text before them must end with."""


_LOADED: Final = compiled(
    r"\s?[,–—-]?\s(?:with|w/|using|holding)\s?(?:an?\s|the\s|some\s)?(?P<w>(?:(?:medicine|med|slam)\s"
    r"balls?|dumbbells?|kettle\s?bells?|barbells?|sandbags?|weight(?:ed)?\svests?|weights?|dbs?|kbs?)"
    r"(?:\sor\s(?:dumbbells?|kettle\s?bells?|barbells?))?)\.?$"
)
_TAILS: Final = (
    # on a bench, with the rope
    _Tail(
        r"\s?,?\s(?P<w>(?:with|w/|using|on|against|from)\s?(?:an?\s|the\s)(?:chair|wall|bench|box|step|"
        r"towel|mat|sofa|couch|table|foam\sroller|floor|(?:yoga|foam)\s(?:mat|block))"
        r"|(?:with|w/|using|on)\s?(?:an?\s|the\s)?(?:EZ[\s-]?bar|rope(?:\sattachment)?|straight\sbar|V[\s-]?bar|trap\sbar|"
        r"cables?|(?:smith\s|cable\s)?machine|TRX|rings))\.?$"
    ),
    # use a weight that you can handle for all reps
    _Tail(
        r"\s?[,;:.(–—-]?\s(?P<w>(?:make\ssure\s(?:to\s)?|try\sto\s)?(?:(?:you\s)?use|using|with|pick|choose|select)\s"
        r"(?:an?\s|your\s|the\s)?weights?\s(?:that\s|which\s|with\swhich\s)?(?:you|one)\scan\b.*)$"
    ),
    # increase the weight until the last are hard
    _Tail(
        r"\s?[,;:.(–—-]\s?(?P<w>(?:increas|add)\w*\s(?:the\s)?weights?\s(?:until|till|as\slong\sas)\b.*?"
        rf"|(?!.*\b(?:{REST_WORD}|{EACH}\s{LIMB}))(?:(?:the|your)\s)?(?:weights?|loads?)\s"
        r"(?:increas|go|rais|add|climb|build)\w*\b[^\d()]*)\)?$",
        behind_dose=False,
    ),
    # after the last set, hold the bottom for 30 s
    _Tail(
        r"\s?[,;.(–—-]\s(?P<w>(?:and\s|then\s)?(?:after|on|following)\s(?:the\s|your\s)?(?:last|final)\s(?:set|round)\b.*?)[):.]*$"
    ),
    # 50 kg next time
    _Tail(
        r"(?:(?<=[\d#)])|(?<=kg)|(?<=lbs)|[.!])\s(?P<w>(?-i:[A-Z])[^\d]*\d*[^\d]*\bnext\b(?:\stime)?[^\d]*)$"
    ),
    # box overs with a 20 in box
    _Tail(
        r"(?<=[^\W\d])\s(?P<w>(?:with|w/|using)\s?(?:an?\s|the\s)?\d{1,2}\s?-?\s?(?:in\.?|inch|inches|cm|[\"″”])\s?"
        r"(?:plyo\s)?(?:box|step|bench|deficit|block))\.?$",
        behind_dose=False,
    ),
    # 10 each 4 in box
    _Tail(
        r"(?<=each)\s(?P<w>\d{1,2}\s?-?\s?(?:in\.?|inch|inches|cm|[\"″”])\s?"
        r"(?:plyo\s)?(?:box|step|bench|deficit|block))\.?$"
    ),
    # with full recovery, with a walk back recovery
    _Tail(
        r"\s?,?\s(?P<w>(?:with|w/)\s(?:an?\s)?(?:(?:full|complete|easy|walk(?:ing)?|jog(?:ging)?|slow|long|"
        r"short|good|plenty\sof|back|down)[\s-]){1,3}(?:recover(?:y|ies)|rests?))\.?$",
        behind_dose=False,
    ),
    # 30 s or until fatigue: the number is what is planned
    _Tail(
        r"\s?,?\s(?P<w>or\s(?:until|till|to)\s(?:(?:muscle\s|muscular\s|technical\s)?failure|fatigued?|exhaustion|tired|form\s[^\d,;:()]+))\.?$"
    ),
    # with optional weight
    _Tail(
        r"\s?,?\s(?P<w>(?:with|w/)\s(?:an?\s)?optional\s(?:weights?|loads?|bands?|dumbbells?|vest))\.?$"
    ),
    # weight optional
    _Tail(
        rf"\s?[,;(–—-]\s?(?P<w>(?:weights?|{IMPLEMENT})\s(?:is\s|are\s)?optional)\)?\.?$",
        behind_dose=False,
    ),
    # then a drop set: what comes on top of the sets that are counted
    _Tail(
        r"\s?[,;+(–—-]?\s?(?P<w>(?:(?:and|then|plus|with|(?:finish|end)(?:ing)?\swith|followed\sby)\s)?"
        r"(?:an?\s|the\s|one\s|1\s)?(?:last\s|final\s)?(?:drop|burn[\s-]?out)[\s-]?sets?(?!\w)[^()]*)\)?$"
    ),
    # to warm up the shoulders: what it is for
    _Tail(
        r"\s(?P<w>to\s(?:warm|cool|finish|start|begin|loosen|get|open|activate|wake|stretch|recover)\b[^\d,;:()/@]*?)\.?$",
        behind_dose=False,
    ),
    # on the minute
    _Tail(
        rf"\s?[,;–-]?\s(?P<w>(?:on\sthe\s(?:minute|{TIME})|E\d?MOM|every\s(?:(?:other\s)?minute|{TIME})"
        r"(?:\son\sthe\s(?:minute|\d?:?\d\d))?)(?:\s\(E\w+\))?)$"
    ),
    # without touching the floor
    _Tail(r"\s(?P<w>(?:with|while|without|from|against)\s[^\d,;:()/@]+)$", allows=_is_cue),
    # with good form, which is no part of a name
    _Tail(
        r"\s(?P<w>(?:with|w/)\s(?:[^\W\d]+\s){0,2}(?:form|technique|control|posture))\.?$",
        behind_dose=False,
    ),
    # across the room: where it is done, and neither when nor how often
    _Tail(
        r"\s(?P<w>(?:across|around|along|through|off|over|under|in|on|to|like|at|between)\s"
        r"(?!.*\b(?:you|it|this|that|days?|weeks?|months?|session|morning|evening|minute|hour)\b)"
        r"[^\d,;:()/@]+)$",
        allows=_is_cue,
    ),
    # 9 each slow bring your elbow up: how it is done, behind how many on each side
    _Tail(
        r"(?:(?<=each)|(?<=side)|(?<=leg)|(?<=arm)|(?<=hand)|(?<=way))\s(?P<w>(?:slow(?:ly)?|bring|lift|press|push|pull|reach|"
        r"bend|step|raise|lower|drive|rotate|extend|nice|start|stand|lie)\s[^()]{12,})$",
        allows=_changes_none,
        after=rf"\d\s?(?:{REP_WORD}|{SECONDS})?\s?{EACH}(?:\s{LIMB})?$",
    ),
    # keep your back straight
    _Tail(
        r"\s?[,;.(–—-]?\s(?P<w>(?:keep(?:ing)?|squeez(?:e|ing)|focus(?:ing)?|mak(?:e|ing)\ssure|try"
        r"(?:ing)?\sto|engag(?:e|ing)|think|don['’]?t|do\snot|stay(?:ing)?|maintain(?:ing)?|remember|"
        r"as\s\w+\sas\s(?:you|possible)|be\ssure|avoid(?:ing)?|brac(?:e|ing)|breath(?:e|ing)|"
        r"control(?:ling)?\sthe)\s?[^()]*)$",
        behind_dose=False,
        allows=_is_cue,
    ),
)
_SEARCHES: Final = tuple((t, compiled(t.said).search, compiled(t.after).search) for t in _TAILS)


def tails(text: str) -> Iterator[Ending]:
    """Yield the line without each of the tails that it has."""
    if match := _LOADED.search(text):
        load = re.sub(r"kettle\sbell", "kettlebell", match.group("w"), flags=re.IGNORECASE)
        apart = match.group().lstrip().startswith((",", "-", "–", "—"))
        yield Ending(text[: match.start()], load=load, behind_dose=not apart)
    for tail, search, ends in _SEARCHES:
        match = search(text)
        if match and tail.allows(match.group("w")) and ends(text[: match.start()]):
            words = match.group("w").rstrip(" .!")
            yield Ending(text[: match.start()], words, behind_dose=tail.behind_dose)
