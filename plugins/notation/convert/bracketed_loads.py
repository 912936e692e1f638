"""A load in brackets: in words, or in numbers that the name of the line explains."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.loads import BAND, COLOUR, HEAVINESS, HOW_HEAVY
from plugins.notation.convert.phrases import Phrase, What, compiled
from plugins.notation.convert.reading import Remark
from plugins.notation.convert.vocabulary import IMPLEMENT

_USING: Final = compiled(
    r"(?:use|using|(?:weighted\s|loaded\s)?with|w/|holding|hold)\s(?:an?\s|the\s|some\s)?(?P<w>[^\d.;]+)"
)
#: holding dumbbells, and what else is to be done
_USING_THEN: Final = compiled(
    r"(?:use|using|with|w/|holding|hold)\s(?:an?\s|the\s|some\s)?(?P<w>dumb?bells?|kettle\s?bells?|barbells?|weights?|DBs?|KBs?)"
    r"(?:,|…|\s(?:and|while|but)\b)(?!.*\b(?:dumb?bells?|kettle\s?bells?|barbells?|weights?|bands?|[DK]Bs?)\b)[^\d]*"
)
_MOST_WORDS_OF_LOAD: Final = 7
BANDED: Final = compiled(
    rf"(?!.*\b(?:{COLOUR}|light|medium|heavy|strong)\b)(?:use|using|with|w/)\s(?:an?\s|the\s)?(?:[^\W\d]+\s){{0,2}}bands?"
)
_LIFTED: Final = compiled(
    r"(?:dumb?bells?|kettle\s?bells?|dbs?|kbs?|barbell|weights|back\s?packs?|bottles?|jugs?|cans|books?|rucksack|ruck|"
    r"sandbags?|suitcase|water\sbottles?)"
)
_LIFTED_OR: Final = compiled(rf"{_LIFTED.pattern}(?:(?:\sor\s|\s?/\s?){_LIFTED.pattern})?")
#: (dumbbells), what is held
_THINGS: Final = compiled(
    r"(?:dumb?bells|kettle\s?bells|dbs|kbs|weights|ankle\sweights?|(?:med|medicine)\s?balls?|back\s?pack|(?:water\s)?bottles|rucksack)"
    r"(?:\sor\s(?:dumb?bells|kettle\s?bells|barbell|weights|(?:water\s)?bottles|back\s?pack|plate|cans|bands?))?"
)
#: (95), behind a lift: what a whiteboard's bar weighs, and more than its reps
_ROUND: Final = re.compile(r"(?:4|5|6|7|8|9|[1-4]\d)[05]")
_BAR: Final = compiled(
    r"\b(?:(?:overhead|back|front|barbell)\ssquats?|dead[\s-]?lifts?|press(?:es)?|cleans?|snatch(?:es)?|jerks?|"
    r"thrusters?|bench|high\spulls?)$"
)
#: Lifts of that name without a bar, or with one hand: what their number says is a riddle.
_NO_BAR: Final = compiled(
    r"\b(?:dumb?bells?|dbs?|kettle\s?bells?|kbs?|one|1|single|alternat\w*|arm|leg|calf|hand|band\w*|cable|machine|"
    r"smith|landmine|wall|pallof|goblet|plate|ball|sandbag|body\s?weight)\b"
)
#: (20, 14): the balls of men and women
_BALL: Final = re.compile(r"(?P<a>\d{2}), ?(?P<b>1\d|20)")
_THROWN: Final = compiled(r"\b(?:balls?|slams?)\b")
#: (2 x 50/35): pounds of two dumbbells, for men and women
_TWO_OF: Final = re.compile(r"(?P<k>[12])\s?[xX×]\s?(?P<a>[2-9][05])\s?/\s?(?P<b>[1-6][05])")
#: (65, 45): pounds for men and women, as on a whiteboard
_PAIR: Final = re.compile(r"(?P<a>[4-9]\d|[1-4]\d\d), ?(?P<b>[2-9]\d|[1-4]\d\d)")
#: The weight of the line before
_SAME: Final = compiled(
    r"(?:@\s?|at\s|with\s|use\s|using\s)?(?:the\s)?same(?:\s(?:weights?|loads?|bar|dbs?|kbs?|dumb?bells?|bells?))?"
    r"(?:\sas\s(?:above|before|the\sline\sabove))?"
)
BODY: Final = compiled(r"(?:bw|body\s?weight)(?:\sonly)?")
_HOW_HEAVY: Final = compiled(
    r"(?:very\s)?(?:light|heavy|moderate|medium|weighted|unweighted)\b(?!\s(?:stance|grip|width|pace|"
    r"speed|tempo|touch|height|depth|range|effort|intensity)).*"
)
_IMPLEMENT: Final = compiled(IMPLEMENT)


def load_in_brackets(text: str, name: str | None) -> Remark | None:
    """Read a load, in words or in numbers that the line's ``name`` explains."""
    load = "" if name is None else _on_whiteboard(text, name)
    pair = _PAIR.fullmatch(text)
    using = _USING.fullmatch(text)
    is_short = len(text.split()) <= _MOST_WORDS_OF_LOAD
    if pair and 0.5 <= int(pair["b"]) / int(pair["a"]) <= 0.9:
        load = load or f"{pair['a']}/{pair['b']} lb"
    elif BODY.fullmatch(text):
        load = "BW"
    elif _SAME.fullmatch(text):
        load = "same"
    elif any(p.fullmatch(text) for p in (_THINGS, HEAVINESS, HOW_HEAVY, BAND)):
        load = text
    elif using and (BAND.fullmatch(using["w"]) or HEAVINESS.fullmatch(using["w"])):
        load = using["w"]
    elif match := _USING_THEN.fullmatch(text):
        return Remark(text, (Phrase(What.LOAD, load=match.group("w"), text=text),))
    elif using and is_short and _IMPLEMENT.search(text) and not BANDED.fullmatch(text):
        load = re.sub(r"kettle\sbell", "kettlebell", using.group("w"), flags=re.IGNORECASE)
    elif any(p.fullmatch(text) for p in (BANDED, _HOW_HEAVY, _LIFTED_OR)):
        return Remark(why=f"{text}: a load, or a remark?")
    return Remark(phrases=(Phrase(What.LOAD, load=load, text=text),)) if load else None


def _on_whiteboard(text: str, name: str) -> str:
    """Return the load of numbers alone: pounds behind the name of a lift, of balls for two."""
    if _BAR.search(name) and not _NO_BAR.search(name) and _ROUND.fullmatch(text):
        return f"{text} lb"
    if match := _TWO_OF.fullmatch(text):
        return f"{match['k']} x {match['a']}/{match['b']} lb"
    match = _BALL.fullmatch(text)
    return f"{match['a']}/{match['b']} lb" if match and _THROWN.search(name) else ""
