"""What stands in brackets: an amount, a load, a rest, another exercise, or a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from plugins.notation.convert.phrases import Phrase, What, compiled
from plugins.notation.convert.vocabulary import (
    DISTANCE_UNIT,
    IMPLEMENT,
    LENGTH_UNIT,
    MASS_UNIT,
    MINUTES,
    NUMBER,
    REP_WORD,
    SECONDS,
    SET_WORD,
)

_OR: Final = compiled(r"or\s(?P<w>.+)")
_USING: Final = compiled(
    r"(?:use|using|with|w/|holding|hold)\s(?:an?\s|the\s|some\s)?(?P<w>[^\d.;]+)"
)
_LIFTED: Final = compiled(r"(?:dumb?bells?|kettle\s?bells?|dbs?|kbs?|barbell|weights)")
_SWITCH: Final = compiled(r"(?:switch|change|swap)\b")
_PLATES: Final = compiled(rf"{NUMBER}\s?{MASS_UNIT}\s?(?:on\s)?(?:each|per|a)\b")
_COUNTED: Final = compiled(r"(?P<n>\d{1,4})\s(?P<noun>[^\W\d](?:[^\W\d]|[\s-])*)")
#: How high or long a thing is: 24/20 in.
_HEIGHT: Final = compiled(
    rf"{NUMBER}[\"″”]?(?:\s?[/-]\s?{NUMBER})?\s?(?:(?:in|inch|inches|cm)(?!\w)|[\"″”])"
    rf"(?:\s(?:box|step|bench|target|plyo))?"
)
_ANGLE: Final = compiled(r"\d{1,3}(?:-\d{1,3})?\s?(?:degrees?|deg|°)(?:\s(?:incline|angle|bench))?")
_BODY: Final = compiled(r"(?:bw|body\s?weight)(?:\sonly)?")
_HOW_HEAVY: Final = compiled(r"(?:very\s)?(?:light|heavy|moderate|medium|weighted|unweighted)\b.*")
_OF_SIDES: Final = frozenset(
    {"each", "per", "ea", "total", "left", "right", "l", "r", "on", "max", "min", "alternating"}
)
_UNIT: Final = compiled(
    rf"(?:{MASS_UNIT}|{SECONDS}|{MINUTES}|{DISTANCE_UNIT}|{LENGTH_UNIT}|{SET_WORD}|{REP_WORD}|"
    r"x|of|a|cals?|calories|pause|steps?|breaths?)(?!\w)"
)
_PURE: Final = frozenset({What.MARK, What.FILLER})


@dataclass(frozen=True, slots=True)
class Remark:
    """What a bracket adds to its line."""

    text: str = ""
    """Words to keep as a cue."""
    phrases: tuple[Phrase, ...] = ()
    side: str = ""
    half: Phrase | None = None
    """``10 per side``, an amount that says what the line's own number counts."""
    why: str = ""
    """Why the bracket leaves its line unread."""
    is_plates: bool = False
    """A load on each side, which is plates where the bar's load is known."""


def read_remark(bracket: Phrase, *, has_dose: bool) -> Remark:
    """Return what ``bracket`` says; ``has_dose`` is whether the line has an amount outside it."""
    text, inside = bracket.text, bracket.inside
    if match := _OR.fullmatch(text):
        return Remark(phrases=(Phrase(What.INSTEAD, text=match.group("w")),))
    if _SWITCH.match(text):
        return Remark(text, side="total")
    if _PLATES.match(text):
        return Remark(text, why="a load on each side: plates on a bar?", is_plates=True)
    if (has_dose and _HEIGHT.fullmatch(text)) or _ANGLE.fullmatch(text):
        return Remark(text)
    if _BODY.fullmatch(text):
        return Remark(phrases=(Phrase(What.LOAD, load="BW", text=text),))
    if (match := _USING.fullmatch(text)) and re.search(IMPLEMENT, text, re.IGNORECASE):
        load = re.sub(r"kettle\sbell", "kettlebell", match.group("w"), flags=re.IGNORECASE)
        return Remark(phrases=(Phrase(What.LOAD, load=load, text=text),))
    if _HOW_HEAVY.fullmatch(text) or _LIFTED.fullmatch(text):
        return Remark(why=f"{text}: a load, or a remark?")
    asked = next((p for p in inside if p.what is What.ASK), None)
    if asked is not None:
        return Remark(why=f"{asked.text}: {asked.reason}")
    said = [p for p in inside if p.what not in _PURE]
    if not has_dose and (counts := _counts(text)):
        return Remark(text, (counts,))
    if not any(p.what is What.WORD for p in said):
        return _values(text, said, has_dose=has_dose)
    if re.search(r"\d", text):
        return Remark(why=f"({text}): a number among words")
    return Remark(text)


def _counts(text: str) -> Phrase | None:
    """Return ``10 crunches, 10 twists``, one after the other, as one amount."""
    parts = [_COUNTED.fullmatch(part.strip()) for part in text.split(",")]
    if not all(parts) or any(p and _has_unit(p.group("noun")) for p in parts):
        return None
    reps = "+".join(p.group("n") for p in parts if p)
    return Phrase(What.DOSE, reps=reps, text=text)


def _has_unit(noun: str) -> bool:
    """Whether words behind a number measure it or say a side, rather than name what is done."""
    words = noun.casefold().split()
    return bool(_OF_SIDES & set(words)) or _UNIT.match(words[0]) is not None


def _values(text: str, said: list[Phrase], *, has_dose: bool) -> Remark:
    """Return the values of a bracket in which every word is read."""
    doses = [p for p in said if p.what in {What.DOSE, What.BARE} and p.counts]
    side = next((p.side for p in said if p.what is What.SIDE), "")
    if has_dose and doses:
        side = side or doses[0].side
        if len(doses) == 1 and side in {"yes", "total"} and doses[0].reps.isdecimal():
            return Remark(text, half=replace(doses[0], side=side))
        return Remark(why=f"({text}): a second amount")
    return Remark(phrases=tuple(said))
