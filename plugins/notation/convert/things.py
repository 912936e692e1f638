"""Digits that belong to a name, measures of things, keys of a form, other exercises."""

from __future__ import annotations

from typing import Final

from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, count
from plugins.notation.convert.vocabulary import (
    COUNT,
    LENGTH_UNIT,
    MASS_UNIT,
    NUMBER,
    SET_WORD,
    TIME,
)

THINGS: Final = (
    Rule(
        "1-arm, 90/90, 4-point: digits that belong to a name",
        compiled(
            r"[12][\s-](?:arm(?:ed)?|leg(?:ged)?|hand(?:ed)?|foot(?:ed)?)(?=[\s-]\w)"
            r"|90\s?/\s?90(?!\d)|[13]/[24](?=[\s-](?!BW|body|mile|min)[a-z])"
            r"|figure[\s-]?(?:of[\s-])?(?:8|eight)(?:['’]?s)?(?!\w)"
            r"|\d{1,2}[\s-](?:points?|ways?|counts?|positions?|degrees?)(?=\s[a-z])"
        ),
        lambda m: Phrase(What.WORD, text=m.group()),
    ),
    Rule(
        "15 ft rope, 24 in box: the measure of a thing",
        compiled(
            rf"{NUMBER}(?:/{NUMBER})?\s?[-]?(?:{LENGTH_UNIT}|['′’\"”″])\s(?=\w*\s?(?:rope|box|step|jump|hurdle|wall))"
        ),
        lambda _: Phrase(What.ASK, reason="the measure of a thing, or how far?"),
    ),
    Rule(
        "21s: three times seven partial reps",
        compiled(r"21['’]?s(?!\w)"),
        lambda m: Phrase(What.ASK, text=m.group(), reason="seconds, or partial reps?"),
    ),
    Rule(
        "24/20 in: how high",
        compiled(
            rf"(?:@\s?)?{NUMBER}(?:[\"″”]|\s?in)?\s?/\s?{NUMBER}\s?(?:(?:in|inch|inches|cm)(?!\w)|[\"″”])"
        ),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "24-inch box, behind a comma",
        compiled(
            rf"(?<=[,–-]\s){NUMBER}[\s-]?(?:in|inch|inches|cm|[\"″”])\s(?:box|step|bench)(?=\s*(?:$|[,;.)]))"
        ),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "every 2 min, EMOM: a clock for one line",
        compiled(rf"(?:every\s(?:{TIME}|minute|min)|E\d?MOM)(?!\w)"),
        lambda _: Phrase(What.ASK, reason="a clock of its own goes in a section's scheme"),
    ),
    Rule(
        "5 minute rounds: a clock that runs beside the sets",
        compiled(rf"{TIME}\s(?:rounds?|clock|(?:time\s)?(?:cap|limit))(?!\w)"),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "for time, unbroken",
        compiled(r"for\s(?:time|quality|speed|distance|(?:max(?:imum)?\s)(?:reps|distance))(?!\w)"),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "increasing the weight",
        compiled(
            r"(?:increas(?:e|ing)|add(?:ing)?)\s(?:the\s)?(?:weights?|loads?|lbs)"
            r"(?:\s(?:each|every)\s(?:sets?|rounds?|time))?(?!\w)"
        ),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "/ equivalent",
        compiled(r"(?:/|or)\s?(?P<w>equivalent|similar|equal)(?!\w)"),
        lambda m: Phrase(What.INSTEAD, text=m.group("w").strip()),
    ),
    Rule(
        "keys of a form",
        compiled(
            rf"{SET_WORD}\s?(?:&|and|x|/)\s?reps\s?:|(?:time|duration|weight|load)\s?[:=](?=\s?\d)"
        ),
        lambda _: Phrase(What.FILLER),
    ),
    Rule(
        "Sets: 3",
        compiled(rf"sets?\s?[:=]\s?(?P<n>{COUNT})(?![x×%]|\s?[x×]\s?\d)"),
        lambda m: Phrase(What.DOSE, sets=count(m.group("n"))),
    ),
    Rule(
        "Reps: 10",
        compiled(rf"(?:reps?|repetitions?)\s?[:=]\s?(?P<n>{COUNT})(?![x×%])"),
        lambda m: Phrase(What.DOSE, reps=count(m.group("n"))),
    ),
    Rule(
        "hold for",
        compiled(
            rf"(?:hold\sfor|(?<=[,:;.(–—-]\s)hold(?:\seach)?|for)\s(?=(?:up\sto\s)?{TIME})"
            rf"|(?:hold\s)?for\s(?={COUNT})"
        ),
        lambda _: Phrase(What.FILLER),
    ),
    Rule(
        "work up to 80%",
        compiled(
            rf"(?:work|build)(?:ing)?\s(?:up\s)?to\s(?:a\s|an\s)?(?:{NUMBER}\s?(?:%|{MASS_UNIT}|RM)|heavy|max)"
        ),
        lambda _: Phrase(What.ASK, reason="a load to end at, not of every set"),
    ),
    Rule(
        "work up to 20",
        compiled(rf"(?:work(?:ing)?\s)?up\sto\s(?={COUNT}|{TIME})"),
        lambda m: Phrase(What.CUE, text=m.group().strip()),
    ),
    Rule(
        "of, in",
        compiled(r"(?:reps?\sof|of|in|with)(?!\w)(?=\s*$)"),
        lambda _: Phrase(What.FILLER),
    ),
)
