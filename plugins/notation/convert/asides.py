"""Sentences that tell how an exercise is done: which of them may change its numbers."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.vocabulary import (
    IMPLEMENT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    REP_WORD,
    SECONDS,
    SET_WORD,
    WORD,
)

#: both knees bent: how one stands, which is no side of an amount
_BOTH_OF_A_PAIR: Final = (
    r"(?<!on\s)(?<!for\s)\bboth\s(?:your\s)?(?:knees|feet|hands|arms|elbows|heels|hips)\b"
)
#: Numbers of a description, which measure no exercise.
_DESCRIBED: Final = compiled(
    rf"\bcount\sof\s(?:\d+|{WORD})\b|\d+[\s-]?(?:degrees?|°|inch(?:es)?|in(?:ches)?\b|cm|[\"″])|(?:for\s)?(?:{WORD}|\d{{1,2}})\s"
    rf"(?:counts?|{SECONDS})(?!\w)|\beach\sother\b|{_BOTH_OF_A_PAIR}|\b(?:one|two|four)\b(?!\s(?:{SET_WORD}|{REP_WORD}|{MINUTES}|more))"
)
_ADDS: Final = compiled(
    rf".*(?:\d|%|#|@|(?<!\w)(?:{SET_WORD}|{REP_WORD}|{MINUTES}|{MASS_UNIT}|{IMPLEMENT}|rest(?!\s(?:your|the|an?\s[^\W\d]+\s(?:on|against)|it|on)\b)|per|switch\w*|"
    r"repeat\w*|swap|change|other|opposite|alternat\w*|both|total|max|failure|rpe|loads?|heavy|"
    r"heavier|lighter|light|weighted|bodyweight|tempo|amrap|emom|times|superset|same)(?!\w))"
)
#: Words of an amount that change none without a number: "start with fewer reps".
_AMOUNTS: Final = compiled(
    rf"(?<!\w)(?:{SET_WORD}|{REP_WORD}|{MINUTES}|{SECONDS}|times|total|heavy|heavier|light|lighter)(?!\w)"
)
_COUNTED: Final = compiled(
    rf"\d|(?<!\w)(?:{WORD}|an?\s(?:second|third|further)|another|more\ssets?)(?!\w)"
)
#: What somebody says of the day, whose numbers are not those of the plan.
_DIARY: Final = re.compile(r"(?<!\w)(?:I|I['’](?:m|ve|d|ll)|my|we|felt)(?!\w)")
_SIDES: Final = compiled(r".*(?<!\w)(?:left|right|each|side|one\s(?:leg|arm|foot|hand|knee))(?!\w)")

_AGAIN: Final = compiled(
    r".*(?<!\w)(?:switch\w*|repeat\w*|swap|other|opposite|same|both|again|then)(?!\w)"
)


def changes_numbers(words: str) -> bool:
    """Whether ``words`` may say how much, how heavy or how often."""
    if _DIARY.search(words):
        return False
    plain = _DESCRIBED.sub("", words)
    return bool(_ADDS.match(plain if _COUNTED.search(plain) else _AMOUNTS.sub("", plain)))


def counts_something(words: str) -> bool:
    """Whether ``words`` say how often or how long, and not only how a thing is done."""
    plain = _DESCRIBED.sub("", words)
    return bool(re.search(r"\d", plain) or _OFTEN.search(plain) or _LONG_TIME.search(words))


#: A time that is hardly that of a rep.
_LONG_TIME: Final = compiled(rf"(?:[1-9]\d+|{WORD}\sto)[\s-]?{SECONDS}(?!\w)|{MINUTES}(?!\w)")


def counts_more(words: str) -> bool:
    """Whether sentences of a description say an amount, a load or a rest besides the one found."""
    plain = _DESCRIBED.sub("", words)
    return bool(re.search(r"\d", plain) or _OFTEN.search(plain) or _MORE.search(plain))


#: What gives or changes an amount without a number
_MORE: Final = compiled(
    rf"(?<!\w)(?:{SET_WORD}|{MINUTES}|{MASS_UNIT}|rest(?!\s(?:your|the|it|on)\b)|failure|amrap|max|more\stimes|twice|goal|total)(?!\w)"
)


def is_long(words: str) -> bool:
    """Whether ``words`` say a time that is rather that of a set than of a rep."""
    return bool(_LONG_TIME.search(words))


_OFTEN: Final = compiled(
    rf"(?<!\w)(?:do|repeat|perform|complete)\s(?:it\s|this\s)?{WORD}(?!\w)|(?<!\w){WORD}\s(?:in|on|per|with|to)\s(?:each|the\s(?:left|right|other))"
    rf"|(?<!\w)(?:{WORD}|twice|several)\s(?:more\s)?(?:{SET_WORD}|{REP_WORD}|{MINUTES}|{SECONDS}|times|rounds|each)"
)


def names_side(words: str) -> bool:
    """Whether ``words`` name a side, so that a number before them may count one or both."""
    return bool(_SIDES.match(words.replace("each other", "")))


#: 30 s, then switch sides: of both, one after the other
_IN_TURN: Final = compiled(
    r"(?P<said>(?!.*\b(?:left|right|each|per|one|both|rest|total|alt\w*|halfway)\b).*"
    rf"\d\s?(?:{REP_WORD}|{SECONDS}|{MINUTES}))(?:(?:\s?[,;–-])?\s(?:and\s)?then\s|\.\s(?:then\s)?)"
    r"(?:(?:switch|change|swap)\s(?:sides|legs|arms)"
    r"|repeat\s(?:it\s)?(?:on|with)\s(?:the\s|your\s)?(?:other|opposite)\s(?:side|leg|arm))\.?"
)


def with_each_side(text: str) -> str:
    """Return ``text`` with "each side" for "then switch sides" behind its amount."""
    match = _IN_TURN.fullmatch(text)
    return f"{match['said']} each side" if match else text


#: stride forward with the other leg: how one moves, unless it is done again with it
_OTHER_LIMB: Final = compiled(rf"\b(?:your|the|its)\s(?:other|opposite)\s{LIMB}")
_BOTH: Final = compiled(_BOTH_OF_A_PAIR)
_WORDS_OF_STORY: Final = 7
_DONE_AGAIN: Final = compiled(
    r"\b(?:repeat\w*|again|same|then|switch\w*|swap\w*|chang\w*|before|after\w*|each|every|both|do|done|total)\b"
)


def without_other_limb(words: str) -> str:
    """Return a description without "the other leg" that only tells how one moves."""
    if len(words.split()) < _WORDS_OF_STORY:
        return words
    plain = _BOTH.sub("", words)
    return plain if _DONE_AGAIN.search(plain) else _OTHER_LIMB.sub("", plain)


def does_again(words: str) -> bool:
    """Whether ``words`` say that what stands before them is done once more, or otherwise."""
    return bool(_AGAIN.match(words))
