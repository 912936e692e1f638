"""Lines that say how the next ones go together: rounds, a clock, a title."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.nouns import names_exercise, names_move
from plugins.notation.convert.phrases import compiled, count, seconds
from plugins.notation.convert.reading import Kind, Reading
from plugins.notation.convert.together import clause_of, is_part, part_of
from plugins.notation.convert.vocabulary import (
    COUNT,
    DASH,
    LIST_MARK,
    PART,
    REST_WORD,
    SENTENCE,
    TIME,
)

_LEAD: Final = (
    rf"(?:(?P<title>[^\d:]*?)\s?(?:[:|]|{DASH})\s?)?"
    r"(?:then,?\s|complete\s|perform\s|do\s|and\s|repeat\s)?"
)
_TAIL: Final = (
    r"(?:\s?(?:of|for\stime|for\squality|OTC|on\sthe\sclock|total|each|times?|through|RFT|not\sfor"
    r"\stime|of\sthe\sfollowing|of\sthis|with|the\scircuit|the\sfollowing|exercises?|[:.,]))*"
)
_REST: Final = (
    rf"(?:\s?[,;(.–—-]?\s?(?:with\s|take\s)?(?:(?P<r1>{TIME})\s?(?:of\s)?{REST_WORD}|rest(?:ing)?\s?(?:for\s)?:?\s?"
    rf"(?P<r2>{TIME}))(?:\s(?:in\s)?(?:between|after)\s?(?:each\s)?(?:rounds?|sets?|exercises?|circuits?)?)?\)?\.?)?"
)
_ROUNDS: Final = compiled(
    rf"{_LEAD}(?P<n>{COUNT})\s?(?:rounds?|rds?|RFT|circuits?|times\sthrough|supersets?)(?!\w)"
    rf"{_TAIL}{_REST}{_TAIL}"
)
_AMRAP: Final = compiled(
    rf"{_LEAD}(?:AMRAP|as\smany\srounds\sas\spossible)(?:\s(?:in|of|for))?\s?:?\s?"
    rf"(?P<t>{TIME}|\d{{1,2}}(?=\s?:?$)){_TAIL}"
    rf"|{_LEAD.replace('title', 'title2')}(?P<t2>{TIME})\s?(?:AMRAP|as\smany\srounds\sas\spossible)"
    rf"(?:\s?\([^()]*\))?{_TAIL}"
)
_CLOCK: Final = compiled(
    rf"{_LEAD}(?:EMOM|E(?P<e>\d)MOM|every\s(?:(?P<i>{TIME})|minute|min)(?:\son\sthe\sminute)?)"
    rf"(?:,?\s(?:for|x)?\s?(?P<t>{TIME}|\d{{1,2}}))?{_TAIL}"
)
_INTERVAL: Final = compiled(
    rf"(?P<on>{TIME})\s(?:on|work)\s?(?:[,/]|{DASH}|and)?\s?(?P<off>{TIME})\s(?:off|rest)\.?"
    rf"(?:\s?(?:[,;x×(]|for)?\s?(?P<n>{COUNT})\s?(?:rounds?|rds?|times|sets|x)\)?)?{_TAIL}"
)
#: Tabata (8 x 20/10), Tabata 20 s on, 10 s off x 8
_TABATA: Final = compiled(
    rf"tabata\s?(?:[:,(]|{DASH})?\s?(?:(?P<n>\d{{1,2}})\s?(?:[x×]|rounds?|rds?|sets?)\s?(?:of|@|,)?\s?)?"
    r"(?P<on>\d{1,3})\s?(?:s(?:ec(?:ond)?s?)?)?\s?(?:on|work)?\s?[/:,]\s?(?P<off>\d{1,3})\s?(?:s(?:ec(?:ond)?s?)?)?"
    r"\s?(?:off|rest)?(?:\s?(?:[,;x×]|for)\s?(?P<m>\d{1,2})\s?(?:x|times|rounds?|rds?|sets?)?)?\)?\s?:?"
)
#: Warm-up x 2: a part that is done so often
_PART_TIMES: Final = compiled(
    rf"(?:main(?:\s(?:set|part|block))?|{PART})\s?[x×]\s?(?P<n>[2-9]|1\d)\s?[:.]?"
)
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PLACE: Final = r"(?:day|week|part|section|phase|block|round|set)\s(?:\d{1,2}|[a-h])"
#: Week 2 - Day 3; Monday: legs; Part C – stretching, all of it
_PLACES: Final = compiled(
    rf"(?!(?:set|round)\s\S+(?:\s?:|\s{DASH})\s)"
    rf"(?:{_PLACE}|{_DAY})(?:\s?(?:[,:/|.]|{DASH})?\s(?:{_PLACE}|{_DAY}))*"
    rf"(?:(?:\s?:|\s{DASH})\s(?P<words>[^\W\d][^\d:]{{1,60}}))?\s?[:.]?"
)
_ALL_ALIKE: Final = compiled(
    rf"(?:do|pick|choose|perform)\s(?:all|one|two|three|each|any|\d)(?:\s(?:of|exercises?|from))*"
    rf"\s?[,:]\s?(?:(?P<n>{COUNT})\s?reps?|(?P<t>{TIME}))(?:\shold)?(?:\seach)?\.?"
)
_OTHER: Final = compiled(
    rf"(?:for\stime|tabata|straight\ssets|superset|circuit|{PART}(?:\s(?:\d|[a-e]))?)\s?[:.]?"
    rf"|(?:day|week|part|phase|block|round|set)\s(?:\d{{1,2}}|[a-e])\s?[:.]?"
)
#: A heading that is an exercise with its dose, and no part of the plan: "## 2. Dips (3 x 9)".
_HEADS_EXERCISE: Final = compiled(
    rf"(?!.*\b(?:{PART}|day|week|month|phase|part|block|rounds?|circuit|level|stage|total|rest|"
    rf"minutes?|mins?|cardio|stretch\w*|time|plan)\b)(?:\d{{1,2}}[.)]\s)?[^\d:(]+[:(–—-]?\s?\(?"
    rf"(?:\d+\s?[x×]\s?\d+|{COUNT}\s?(?:sets?|reps?|repetitions?|s|secs?|seconds)\b|0?:\d\d)[^:]*"
)
#: "## Pigeon pose: 1 minute": held so long, as no part of a plan is
_HEADS_HOLD: Final = compiled(
    rf"(?!.*\b(?:{PART}|rounds?|circuit|rest|total)\b)(?:\d{{1,2}}[.)]\s)?[^\d:(]*\b(?:pose|hold|plank|hang|sit|"
    rf"stretch|squat|bridge)\b[^\d:(]*[:(–—-]\s?(?:[1-3]|one|two|three)\s?min(?:ute)?s?\b[^\d:]*"
)
#: "## Bench press - 1:00"
_HEADS_CLOCK: Final = compiled(rf"(?!.*\b{PART}\b)(?P<name>[^\d:(]+?)\s?[:(–—-]\s?\d:\d\d\)?")
#: "Push-ups:", "### 2. Dips": a name whose dose is on the lines below
_NAMES_ALONE: Final = compiled(
    r"(?P<name>[^\W\d][^\d:#]*)\s?:|#{1,6}\s(?:\d{1,2}|[A-H]\d?)[.)]\s(?P<headed>[^\W\d][^\d:#]*?):?"
)
_ASIDE: Final = re.compile(r"\s?\([^()]*\)$")
_BULLET: Final = re.compile(r"^[-–—•*]\s+")
_HEADS: Final = compiled(
    rf"\b(?:{PART}|day|week|month|phase|part|block|rounds?|level|stage|body|upper|lower|legs|push(?![\s-]?up)|pull(?![\s-]?(?:up|down))|"
    r"muscles?|the|your|for|of|to|with|how|why|best)\b"
)
_TITLE: Final = compiled(
    rf"(?!.*\bas\san?\s)(?:[^\W\d](?:[^\W\d]|['’&/,-])*\s){{0,6}}(?:{PART}|work)\s?(?:\d|[a-e])?\s?:?|[^\d:]{{1,60}}:"
)


def read_header(line: str, text: str) -> Reading | None:
    """Return what a header says, or ``None`` if ``text`` is none."""
    plain = text.strip(" *#=-–—•")
    if clause := clause_of(plain):
        what, value, *_ = clause.split()
        if what == "cap":
            return Reading(line, Kind.HEADER, seconds=value)
        return Reading(line, Kind.REST, rest_s=value)
    if is_part(plain) and not LIST_MARK.match(line):
        return part_of(line, plain)
    if match := _TABATA.fullmatch(plain):
        times = match["n"] or match["m"] or ""
        return Reading(line, Kind.HEADER, sets=times, seconds=match["on"], rest_s=match["off"])
    if match := _PART_TIMES.fullmatch(plain):
        return Reading(line, Kind.HEADER, sets=match["n"])
    if (match := _PLACES.fullmatch(plain)) and not _names_one(match["words"] or ""):
        return Reading(line, Kind.HEADER)
    if match := _ALL_ALIKE.fullmatch(plain):
        amount = match.group("n") or match.group("t")
        is_time = amount is not None and match.group("n") is None
        return Reading(
            line,
            Kind.HEADER,
            reps=count(match.group("n")) if match.group("n") else "",
            seconds=seconds(amount) if is_time else "",
        )
    if match := _INTERVAL.fullmatch(plain):
        rest = seconds(match.group("off"))
        often = count(match.group("n")) if match.group("n") else ""
        on = seconds(match.group("on"))
        return Reading(line, Kind.HEADER, sets=often, seconds=on, rest_s=rest)
    match = _ROUNDS.fullmatch(plain)
    if match and _is_title(match.group("title"), plain):
        rest = match.group("r1") or match.group("r2")
        rest_s = seconds(rest) if rest else ""
        return Reading(line, Kind.HEADER, sets=count(match.group("n")), rest_s=rest_s)
    match = _AMRAP.fullmatch(plain)
    if match and _is_title(match.group("title") or match.group("title2"), plain):
        time = match.group("t") or match.group("t2")
        return Reading(line, Kind.HEADER, seconds=_minutes(time))
    match = _CLOCK.fullmatch(plain)
    if match and _is_title(match.group("title"), plain):
        interval = seconds(match["i"]) if match["i"] else str(60 * int(match["e"] or 1))
        return Reading(line, Kind.HEADER, seconds=interval)
    if match := _NAMES_ALONE.fullmatch(text) or _NAMES_ALONE.fullmatch(_BULLET.sub("", text)):
        words = _ASIDE.sub("", match.group("name") or match.group("headed"))
        if _names_one(words) and not _HEADS.search(words):
            return None
    if text.startswith("#") and not re.match(r"#\s?\d", text):
        clocked = _HEADS_CLOCK.fullmatch(plain)
        if clocked and names_exercise(clocked.group("name")):
            return None
        named = _HEADS_EXERCISE.fullmatch(plain) or _HEADS_HOLD.fullmatch(plain)
        return None if named else Reading(line, Kind.HEADER)
    is_sentence = plain.endswith(":") and re.search(SENTENCE, plain, re.IGNORECASE)
    if _OTHER.fullmatch(plain) or (_TITLE.fullmatch(plain) and not is_sentence):
        return Reading(line, Kind.HEADER)
    return None


def _names_one(words: str) -> bool:
    return names_exercise(words) or names_move(words)


def _is_title(title: str | None, text: str) -> bool:
    """Whether words before "3 rounds" head a part; else "Plank - 3 rounds" is an exercise."""
    if not title:
        return True
    return bool(
        re.search(r"\bof:?$|:$|\btime$", text) or _TITLE.fullmatch(title) or _OTHER.fullmatch(title)
    )


def _minutes(text: str) -> str:
    return str(int(text) * 60) if text.isdecimal() else seconds(text)
