"""One line to its meaning, without looking at any other line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from plugins.notation.convert.asides import with_each_side
from plugins.notation.convert.combine import combine
from plugins.notation.convert.descriptions import descriptions, told
from plugins.notation.convert.endings import endings, ends_with_dose
from plugins.notation.convert.headers import read_header
from plugins.notation.convert.leftovers import Leftover, changes, headed, leftovers
from plugins.notation.convert.marks import read_marks
from plugins.notation.convert.notes import unsettled
from plugins.notation.convert.nouns import names_exercise, names_move
from plugins.notation.convert.phrases import Phrase, What
from plugins.notation.convert.programs import in_plain_words
from plugins.notation.convert.reading import Doubt, Ending, Kind, Reading
from plugins.notation.convert.scanner import scan
from plugins.notation.convert.spelling import addresses, plain
from plugins.notation.convert.tables import row_in_plain_words
from plugins.notation.convert.timeline import on_timeline
from plugins.notation.convert.vocabulary import (
    EACH,
    LIMB,
    REP_WORD,
    REST_WORD,
    SENTENCE,
    SET_WORD,
    WORD,
)

#: A paragraph of no more may tell how the exercise at its head is done.
_LONGEST_TOLD: Final = 1000
#: Longer lines, or names of more words than this, are prose.
_LONGEST: Final = 300
_MOST_WORDS: Final = 9
#: "x 3" behind a number may be three sets of it.
_FEW_SETS: Final = 5

_OR: Final = re.compile(r"\sor\s", re.IGNORECASE)
#: By which 12 x 4 are twelve minutes of four
_CLOCK: Final = re.compile(r"\b(?:E\d?MOM|every\s(?:\d|min))", re.IGNORECASE)
_HEADING: Final = re.compile(r"^#{1,6}\s+(?=\D|\d+[.)])")
#: Heavy row, as a name may begin
_HEAVY: Final = re.compile(r"^(?:heavy|total(?=\sbody))\s(?=\w+)", re.IGNORECASE)
_AT: Final = re.compile(
    r"(?<=\w)\sat\s(?!.*\b(?:weights?|loads?|max\w*|pace|speed|effort|least|most|once|home|will)\b)(?=[^\W\d])",
    re.IGNORECASE,
)
_AT_PLACE: Final = re.compile(
    r"(?<=\w)\sat\s(?=(?:the\s)?(?:top|bottom|end|sides?|chest|hips?|shoulders?|wall|rack)\b)",
    re.IGNORECASE,
)
#: Step-up using a bench
_USING: Final = re.compile(
    r"(?<=\w)\susing\s(?=(?:an?|the)\s(?:\w+\s)?(?:step|chair|bench|box|wall|table|couch|sofa|towel|stairs?|rope|"
    r"band|ball|foam\sroller)s?$)",
    re.IGNORECASE,
)
#: Quad focus: 3 x 9 goblet squats
_LABELLED: Final = re.compile(r"\W*(?P<label>[^\W\d][^\d:()@]{2,40}?):\s(?P<rest>\d.*)")
#: Words of a head that say something of the amount behind it
_COUNTS: Final = re.compile(
    rf"\b(?:{SET_WORD}|{REP_WORD}|{REST_WORD}|{EACH}|{LIMB}|{WORD}|left|right|total|both|alt\w*|max\w*|"
    r"beginners?|intermediate|advanced|rx|scaled|men|women|options?|or|min|weeks?|days?|goal|level)\b",
    re.IGNORECASE,
)
#: #legday #squat
_TAGS: Final = re.compile(r"#[^\W\d]\w*(?:\s#\w+)+")
#: ~ 8, which is no range
_ABOUT: Final = re.compile(
    r"(?<![\d~])(?<!\d\s)[~≈]\s?\d+(?:[.:-]\d+)?(?:\s?[^\W\d]{1,7}(?![^\W\d]))?"
)
_DIGIT: Final = re.compile(r"\d")
_SENTENCE: Final = re.compile(SENTENCE, re.IGNORECASE)


def read_line(line: str) -> Reading:
    """Return what ``line`` says, or why it is kept as it was written. Never raises."""
    text = with_each_side(plain(line))
    if not any(c.isalnum() for c in text):
        return Reading(line, Kind.BLANK)
    if _TAGS.fullmatch(text):
        return Reading(line, Kind.PROSE, why="tags, not an exercise")
    if len(text) > _LONGEST:
        reading = _headed(line, text) if len(text) <= _LONGEST_TOLD else None
        return reading or Reading(line, Kind.PROSE, why="a paragraph of words")
    reading = _read(line, text)
    if reading.unread:
        return reading
    about = () if any("~" in cue for cue in reading.cues) else _ABOUT.findall(line)
    more = (*addresses(line), *(words for words in about if reading.has_dose))
    return replace(reading, cues=(*reading.cues, *more)) if more else reading


def _read(line: str, text: str) -> Reading:
    reading = _first(line, text)
    why = "" if reading.unread else unsettled(reading) or _by_the_clock(reading, text)
    return Reading(line, reading.kind, why=why) if why else reading


def _headed(line: str, text: str) -> Reading | None:
    """Return what a paragraph says that begins with an exercise and tells how it is done."""
    for ending in (*descriptions(text), *told(text)):
        if (reading := _without(line, ending)) and not unsettled(reading):
            return reading
    for left in headed(text):
        if (reading := _beside(line, text, left)) and not unsettled(reading):
            return reading
    return None


def _by_the_clock(reading: Reading, text: str) -> str:
    """Return the question of "12 x 4 EMOM", which is twelve times four, or four times twelve."""
    swapped = rf"(?<!\d){re.escape(reading.reps)}\s?[x×]\s?{re.escape(reading.sets)}(?!\d)"
    is_asked = reading.sets and reading.sets != reading.reps and _CLOCK.search(text)
    return "sets and reps, in which order?" if is_asked and re.search(swapped, text) else ""


def _first(line: str, text: str) -> Reading:
    """Return the first way to read a line: as a whole, without its ending, or beside words."""
    try:
        return read_header(line, text) or _exercise(line, text)
    except Doubt as doubt:
        if text.startswith("|"):  # its cells are read, or the row is not
            return Reading(line, doubt.kind, why=doubt.why)
        for ending in endings(text):
            if reading := _without(line, ending):
                return reading
        for left in leftovers(text):
            if reading := _beside(line, text, left):
                return reading
        return (
            _either(line, text) or _labelled(line, text) or Reading(line, doubt.kind, why=doubt.why)
        )


def _either(line: str, text: str) -> Reading | None:
    """Return what a line says whose exercise is one or another: a name, as it stands."""
    try:
        reading = _exercise(line, text, is_choice=True) if _OR.search(text) else None
    except Doubt:
        return None
    return reading if reading and reading.kind is Kind.EXERCISE else None


def _labelled(line: str, text: str) -> Reading | None:
    """Return what a line says behind words that head it: "Quad focus: 3 x 9 goblet squats"."""
    match = _LABELLED.fullmatch(text)
    if match is None or names_exercise(match["label"]) or _COUNTS.search(match["label"]):
        return None
    try:
        reading = _exercise(line, match["rest"])
    except Doubt:
        return None
    is_whole = reading.has_dose and (names_exercise(reading.name) or names_move(reading.name))
    return replace(reading, cues=(match["label"], *reading.cues)) if is_whole else None


def _without(line: str, ending: Ending) -> Reading | None:
    """Return what a line says without its ending, if that is complete."""
    try:
        reading = _exercise(line, ending.text)
        other = _exercise(line, ending.other) if ending.other else None
    except Doubt:
        return None
    is_named = reading.name or ending.needs_reps  # the name may be on the line before
    complete = reading.kind is Kind.EXERCISE and is_named and reading.has_dose != ending.is_name
    if not complete or (other and not (_is_other(other) and _says_how_many(reading))):
        return None
    if ending.needs_reps and (not reading.reps or reading.seconds):
        return None
    if ending.needs_side and reading.per_side == "no":
        return None
    if ending.name and (reading.name != ending.name or reading.cues):
        return None
    if ending.load and reading.load:
        return None
    if ending.behind_dose and reading.name and not ends_with_dose(ending.text, reading.name):
        return None
    return replace(
        reading,
        load=ending.load or reading.load,
        cues=(*reading.cues, *filter(None, [ending.cue])),
        instead=(*reading.instead, *filter(None, [ending.instead])),
    )


def _beside(line: str, text: str, left: Leftover) -> Reading | None:
    """Return what a line says beside words that change nothing of it."""
    try:
        reading = _exercise(line, left.text)
    except Doubt:
        return None
    if reading.kind is not Kind.EXERCISE or not reading.name or changes(reading, left):
        return None
    # row (-20 kg) press: between two names; but diamond (or "tricep") push-ups
    is_torn = left.in_brackets and _DIGIT.search(left.words) and reading.name not in text
    if is_torn or reading.has_dose == left.is_described:
        return None
    return replace(reading, cues=(*reading.cues, left.words))


def _says_how_many(reading: Reading) -> bool:
    """Whether the amount is more than sets, whose reps may stand behind another exercise."""
    return bool(reading.reps or reading.seconds or reading.measure)


def _is_other(other: Reading) -> bool:
    """Whether it is an exercise and an amount, and nothing that may be meant for both."""
    shared = other.rest_s or other.load or other.effort or other.per_side in {"yes", "total"}
    return bool(other.name and other.has_dose and not shared)


def _exercise(line: str, text: str, *, is_choice: bool = False) -> Reading:
    text = _HEADING.sub("", text)
    if program := in_plain_words(text) or row_in_plain_words(text) or on_timeline(text):
        text, kept = program
        marked = read_marks(text, has_dose=True)
        reading = combine(line, text, scan(text, marked.start), marked, is_row=True)
        return replace(reading, cues=(*reading.cues, *kept))
    marked = read_marks(text, has_dose=False)
    if marked.why and not any(_is_whole_dose(phrase) for phrase in scan(text, marked.start)):
        raise Doubt(marked.why)
    reading = combine(line, text, scan(text, marked.start), marked, is_choice=is_choice)
    is_whole = reading.name and reading.sets and _says_how_many(reading)
    if text.startswith("*") and text[1:2].isdigit() and not is_whole:
        raise Doubt("a footnote", Kind.PROSE)
    words = reading.name.split()
    ends = text.endswith(".") and not (reading.has_dose or reading.per_side != "no")
    most = _MOST_WORDS + (3 if reading.has_dose else 0)
    if len(words) > most or _SENTENCE.search(_named(reading)) or (ends and len(words) > 3):
        raise Doubt("a sentence, not an exercise", Kind.PROSE)
    return reading


def _is_whole_dose(phrase: Phrase) -> bool:
    """Whether an amount needs no number before the name, as "x 3" behind "10Burpees" does."""
    few = phrase.reps.isdecimal() and int(phrase.reps) <= _FEW_SETS
    often = few and phrase.text[:1] in "x×X" and not phrase.sets
    return phrase.what is What.DOSE and phrase.counts and not often


def _named(reading: Reading) -> str:
    """Return the name without words that make a sentence of others: "row at the cable 3 x 9"."""
    name = _HEAVY.sub("", reading.name)
    name = _USING.sub(" ", name)
    return (_AT if reading.has_dose else _AT_PLACE).sub(" ", name)
