"""Which side works, and whether a number counts one or both."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.doses import STOP
from plugins.notation.convert.phrases import (
    Phrase,
    Rule,
    What,
    compiled,
    cue,
    filler,
)
from plugins.notation.convert.vocabulary import (
    EACH,
    IMPLEMENT,
    IN_HANDS,
    LIMB,
    SET_WORD,
    TIME,
    WORD,
)


def _each(match: re.Match[str]) -> Phrase:
    limb = (match.groupdict().get("limb") or "side").casefold()
    return Phrase(What.SIDE, side="yes", limb=limb)


def _stroke(match: re.Match[str]) -> Phrase | None:
    """Take "lunges / leg" for each leg, but not the second of "back / shoulders"."""
    before = match.string[: match.start()].rstrip()
    is_second = match.group("limb").casefold().endswith("s") and before[-1:].isalpha()
    counted = any(c.isdecimal() for c in before) and not (is_second and not _UNIT.search(before))
    return _each(match) if counted else None


def _behind_number(match: re.Match[str]) -> Phrase | None:
    """Take "10 a side" for each side, but not the second word of "hold a side plank"."""
    return _each(match) if _UNIT.search(match.string[: match.start()].rstrip()) else None


_UNIT: Final = re.compile(r"(?:reps?|s|secs?|seconds?|min\w*|\d)$", re.IGNORECASE)
#: Behind a number and its unit, "left" is no part of a name.
_AFTER_DOSE: Final = re.compile(r"\d\s?[^\W\d]*\.?\s$|[^\w\s]\s?$|^$")


#: As plainly, between a name and its dose: hip thrust right x 9
_BEFORE_DOSE: Final = re.compile(r"\s?(?:[x×:,]|[–—-]\s)\s?\d", re.IGNORECASE)


def _one(match: re.Match[str]) -> Phrase:
    before, after = match.string[: match.start()], match.string[match.end() :]
    apart = _AFTER_DOSE.search(before) or _BEFORE_DOSE.match(after)
    if match.group().casefold() in {"left", "right"} and not apart:
        return Phrase(What.ASK, text=match.group(), reason="a part of the name, or its side?")
    return Phrase(What.SIDE, side=match.group("w")[0].upper())


_HELD_IN: Final = compiled(rf"\b{IMPLEMENT}\s$")

SIDES: Final = (
    Rule(
        "both feet",
        compiled(r"(?:(?:with|on|using|for)\s)?both\s(?:feet|hands|arms|legs|knees)(?!\w)"),
        lambda _: Phrase(What.ASK, reason="for each, or with both together?"),
    ),
    Rule(
        "a dumbbell in each hand",
        compiled(r"in\s(?:each|either)\shand(?!\w)"),
        lambda m: Phrase(What.WORD) if _HELD_IN.search(m.string[: m.start()]) else None,
    ),
    Rule(
        "each side, per leg",
        compiled(
            rf"(?:(?:with|on|for|in|to|using|på)\s)?(?:both(?=\s\w+s(?!\w))|(?!both){EACH}\.?|[pe]/|p)\s?(?P<limb>{LIMB})"
            r"(?!\s(?:raise|lift|swing|curl|press|extension|row|bridge|kick|circle|hop|jump)"
            r"|(?<=side)(?<!per\sside)\s(?:plank|bend|lunge|shuffle|crunch|twist))"
        ),
        _each,
    ),
    Rule(
        "12 ea single-arm row",
        compiled(
            r"(?:(?<=\d)|(?<=\d\s))(?:each|ea)\.?(?=\s(?:(?:single|one|1|split|bulgarian|pistol)[\s-]"
            r"|(?:[^\W\d][\w-]*\s){0,3}(?:step[\s-]?(?:ups?|downs?)|(?:split\ssquat|lunge|pistol|windmill)s?)"
            r"(?!\s[^\W\d]|[,/+&])))"
        ),
        _each,
    ),
    Rule(
        "40 total twists",
        compiled(
            r"(?<=\d\s)total(?=\s(?:reps\sof\s)?[^\W\d])(?!\s(?:sets?|rounds?|min|body|sec|time))"
        ),
        lambda _: Phrase(What.SIDE, side="total"),
    ),
    Rule(
        "12/s",
        compiled(r"(?<=\d)/sd?(?!\w)"),
        lambda _: Phrase(What.ASK, reason="of each side, or of each set?"),
    ),
    Rule(
        "10/side",
        compiled(
            rf"(?:(?<=\d)|(?<=\d\s)|(?<=reps)|(?<=\ds)|(?<=sec)|(?<=secs)|(?<=min))(?:/|[x×](?=\s?(?:side|leg|arm)(?!s?\s[^\W\d])))\s?(?:each\s)?"
            rf"(?P<limb>{LIMB})"
        ),
        _each,
    ),
    Rule(
        "reps /side",
        compiled(rf"/\s?(?:each\s)?(?P<limb>{LIMB})(?!\s(?!each|side|or|and|with|on|x)[^\W\d])"),
        _stroke,
    ),
    Rule("e/s, p/s, e/l, 8e", compiled(r"(?:[ep]/[sla]|[ep]\.s\.|ES|(?<=\d)e)(?!\w)"), _each),
    Rule(
        "right and left sides",
        compiled(
            r"(?:(?:on|for)\s)?(?:the\s)?(?:right\s?(?:and|then|/|&|\+)\s?left|"
            r"left\s?(?:and|then|/|&|\+)\s?right|[LR]\s?[/+&]\s?[LR])(?:\s(?:sides?|legs?|arms?))?"
            r"(?!\w)"
        ),
        _each,
    ),
    Rule("10 a side", compiled(r"(?:on\s)?a\s(?P<limb>side|leg|arm)(?!\w)"), _behind_number),
    cue(
        "each round, which is no side",
        rf"(?:in\s|for\s|on\s)?(?:each|every|per)\s(?:(?:round|set|time)(?!\w)|rep{STOP})",
    ),
    cue(
        "for all 3 sets, which is no further amount",
        rf"(?:for|on|in|across)\sall\s(?:of\s)?(?:the\s|your\s)?(?:\d\s|{WORD}\s)?{SET_WORD}{STOP}",
    ),
    Rule(
        "each",
        compiled(rf"(?:(?:each|ea)(?!\w)\.?(?:{STOP}|(?=\s\d))|(?<=\d\s)per(?=\s*(?:$|[,;)])))"),
        _each,
    ),
    filler(
        "4 sets total, which counts no sides",
        rf"(?:(?<=\dsets\s)|(?<=\d\ssets\s)|(?<=\d\srounds\s))(?:in\s)?total(?!\w){STOP}",
    ),
    Rule(
        "20 total",
        compiled(rf"(?:in\s)?total(?:\sreps)?(?!\w){STOP}"),
        lambda _: Phrase(What.SIDE, side="total"),
    ),
    Rule(
        "alternating",
        compiled(
            rf"(?:alternating|alternate|alt\.?)(?!\w)(?:\s(?:sides?|legs?|arms?|hands?|feet)(?!\w|/[^\W\d]))?"
            rf"(?:\s(?:each|every)\s(?:rep|time)(?!\w))?{STOP}(?!/[^\W\d]|\.\s\w)"
        ),
        lambda _: Phrase(What.SIDE, side="alt"),
    ),
    Rule(
        "left, right leg",
        compiled(
            rf"(?:on\s)?(?:the\s)?(?P<w>left|right)(?:\s(?:side|leg|arm|hand))?(?!\w)"
            rf"(?:{STOP}|(?<=\s(?:side|hand))(?=\s{TIME}))"
        ),
        _one,
    ),
    Rule(
        "L, R",
        re.compile(
            r"(?P<w>[LR])(?:\s(?:leg|arm|side|hand|foot))?(?=\s*$|\s*[),(]|\s+\d|\s?[x×:–-]\s?\d)"
        ),
        _one,
    ),
)

#: Exercises that have no sides to be counted.
_TWO_SIDED: Final = compiled(
    r"(?:.*\b)?(?:(?:push|sit|pull|chin|v)[\s-]?ups?|crunch(?:es)?|burpees?|dips?|jumping\sjacks?"
    r"|(?:air\s|back\s|front\s|jump\s|goblet\s)squats?|squats?|thrusters?|wall\s?balls?|swings?"
    r"|press(?:es)?|bench|deadlifts?|cleans?|jerks?|pull[\s-]?downs?|double\sunders?|jumps?|rows?|pulls?|raises?|curls?|extensions?|snatch(?:es)?|slams?|muscle[\s-]?ups?|supermans?"
    r"|hyper(?:[\s-]?extension)?s?|roll[\s-]?outs?|v[\s-]?sits?)"
)
_TOTAL: Final = compiled(r"\btotal\b")
_ANY_SIDE: Final = compiled(rf"\b(?:{EACH}|left|right|{LIMB})\b")
_ONE_SIDED: Final = compiled(
    r"\b(?:one|1|single|split|pistol|side|alternat\w*|cossack|bulgarian|oblique|lateral|legs?|arms?|hips?)\b"
)


def counts_no_sides(name: str, text: str) -> bool:
    """Whether "50 push-ups total" counts all of the reps, and not those of both sides."""
    if not _TOTAL.search(text) or _ANY_SIDE.search(text):
        return False
    return bool(_TWO_SIDED.fullmatch(name)) and not _ONE_SIDED.search(name)


def is_two_sided(name: str) -> bool:
    """Whether an exercise has no sides, and no things in each hand, that "each" could mean."""
    sided = _ONE_SIDED.search(name) or IN_HANDS.search(name)
    return bool(_NEVER_SIDED.search(name)) and not sided


#: Whose "each" can be no side.
_NEVER_SIDED: Final = compiled(
    r"(?:(?:wide|close|narrow|diamond|incline|decline|knee)\s)?(?:push|press)[\s-]?ups?"
    r"|(?:sit|pull|chin)[\s-]?ups?|crunch(?:es)?|burpees?|dips?|jumping\sjacks?|deadlifts?|thrusters?"
    r"|(?:(?:air|back|front|jump|goblet|sumo|wide|narrow|half|box|wall|overhead)\s)?squats?|supermans?"
)


def has_no_sides(name: str) -> bool:
    """Whether an exercise works both sides at once, as push-ups do."""
    return bool(_NEVER_SIDED.fullmatch(name))
