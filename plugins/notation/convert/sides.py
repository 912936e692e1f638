"""Which side works, and whether a number counts one or both."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.doses import STOP
from plugins.notation.convert.phrases import Phrase, Rule, What, compiled
from plugins.notation.convert.vocabulary import (
    EACH,
    LIMB,
)


def _each(match: re.Match[str]) -> Phrase:
    limb = (match.groupdict().get("limb") or "side").casefold()
    return Phrase(What.SIDE, side="yes", limb=limb)


def _one(match: re.Match[str]) -> Phrase:
    return Phrase(What.SIDE, side=match.group("w")[0].upper())


SIDES: Final = (
    Rule(
        "each side, per leg",
        compiled(
            rf"(?:(?:with|on|for|in|to|using|på)\s)?(?:{EACH}\.?|[pe]/|p)\s?(?P<limb>{LIMB})"
            r"(?!\s(?:raise|lift|swing|curl|press|extension|row|bridge|kick|circle|hop|jump))"
        ),
        _each,
    ),
    Rule("10/side", compiled(rf"/\s?(?:each\s)?(?P<limb>{LIMB})"), _each),
    Rule("e/s, p/s", compiled(r"(?:[ep]/s|[ep]\.s\.|ES)(?!\w)"), _each),
    Rule(
        "right and left sides",
        compiled(
            r"(?:(?:on|for)\s)?(?:the\s)?(?:right\s?(?:and|then|/|&|\+)\s?left|"
            r"left\s?(?:and|then|/|&|\+)\s?right|[LR]\s?[/+&]\s?[LR])(?:\s(?:sides?|legs?|arms?))?"
            r"(?!\w)"
        ),
        _each,
    ),
    Rule("a side", compiled(r"a\s(?P<limb>side|leg|arm)(?!\w)"), _each),
    Rule(
        "each exercise",
        compiled(r"(?:of\s|for\s)?each\s(?:exercise|movement|round|set|time|other|move|dumbbell)"),
        lambda _: Phrase(What.ASK, reason="each of what?"),
    ),
    Rule("each", compiled(rf"(?:each|ea)(?!\w)\.?(?:{STOP}|(?=\s\d))"), _each),
    Rule(
        "20 total",
        compiled(rf"(?:in\s)?total(?:\sreps)?(?!\w){STOP}"),
        lambda _: Phrase(What.SIDE, side="total"),
    ),
    Rule(
        "alternating",
        compiled(
            rf"(?:alternating|alternate|alt\.?)(?!\w)(?:\s(?:sides?|legs?|arms?|hands?|feet))?{STOP}"
        ),
        lambda _: Phrase(What.SIDE, side="alt"),
    ),
    Rule(
        "left, right leg",
        compiled(rf"(?:on\s)?(?:the\s)?(?P<w>left|right)(?:\s(?:side|leg|arm|hand))?(?!\w){STOP}"),
        _one,
    ),
    Rule("L, R", re.compile(r"(?P<w>[LR])(?=\s*$|\s*[),(]|\s+\d)"), _one),
)
