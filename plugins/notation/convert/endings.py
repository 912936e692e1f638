"""What may stand behind a complete line: a hold, another exercise, a thing to use, a cue.

These are tried only where a line is not read as a whole. Each takes words away that change no
number; the line is then read without them, and must say by itself what is done and how often.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import (
    changes_numbers,
    names_side,
)
from plugins.notation.convert.descriptions import descriptions, told
from plugins.notation.convert.nouns import ENDS_MANY, ENDS_ONE, MACHINE, SEVERAL, names_move
from plugins.notation.convert.phrases import compiled, seconds
from plugins.notation.convert.reading import Ending
from plugins.notation.convert.tails import tails
from plugins.notation.convert.vocabulary import (
    DASH,
    DIGITS,
    EACH,
    IMPLEMENT,
    LIMB,
    MINUTES,
    REP_WORD,
    SECONDS,
    SENTENCE,
    SET_WORD,
    TIME,
    TIMES,
    TO,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_FOOTNOTE: Final = re.compile(r"\w\s?[*†‡]+(?!\s?\w)")


# --- A hold within each rep -----------------------------------------------------------

#: A longer hold is rather the set itself.
_LONGEST_HOLD: Final = 10
_PLACE: Final = (
    r"(?:\s(?:at|on|in)\s(?:the\s)?(?:very\s)?(?:top|bottom|end|middle|(?:last|final)\s(?:rep|one))"
    r"(?:\s(?:position|of\s(?:the|each)\s\w+))?)?"
)
_SHORT: Final = (
    rf"(?P<{{}}>(?:\d{{{{1,2}}}}|{WORD})(?:{TO}(?:\d{{{{1,2}}}}|{WORD}))?[\s-]?{SECONDS}\b\.?)"
)
_APIECE: Final = rf"(?:\s(?:each|every|per)(?:\s(?:rep|one|time))?(?!\w|\s{LIMB}))?"
_HOLD: Final = compiled(
    rf"(?P<set_apart>[,;.(]|\s{DASH}\s)?\s?(?:(?:and\s|then\s)?"
    rf"(?:hold(?:ing)?|paus(?:e|ing)|squeez(?:e|ing))(?:\s(?:each|every|it)(?:\s(?:rep|one|time))?)?{_PLACE}"
    rf"\s(?:for\s)?{_SHORT.format('t1')}|(?P<with>(?:with\s|w/\s?)(?:an?\s)?)?"
    rf"{_SHORT.format('t2')}[\s-](?:hold|pause|squeeze)s?(?!\w))"
    rf"{_APIECE}{_PLACE}{_APIECE}\)?(?=\s*(?:$|[.,;)/]|{DASH}\s|(?:{EACH})\s))"
)


_TIMES_HOLD: Final = compiled(r"[x×]$")
_SETS_TIMES_HOLD: Final = compiled(r"(?:\d\s?[x×]\s?\d+|reps?)\s?[x×]$")


def _holds(text: str) -> Iterator[Ending]:
    for match in _HOLD.finditer(text):
        words = match.group().strip(" ,;.()–—-")
        time = (match.group("t1") or match.group("t2")).rstrip(".")
        plain = seconds(re.sub(r"[\s-]?[^\W\d]+$", " s", time)).split("-")[-1]
        rest = text[match.end() :].strip(" .")
        if not plain.isdecimal() or not 0 < int(plain) <= _LONGEST_HOLD:
            continue
        before = text[: match.start()].rstrip(" ,;–—-")
        if _TIMES_HOLD.search(before) and not _SETS_TIMES_HOLD.search(before):
            continue  # 10 x 5 s hold: ten reps, or ten sets?
        before = before.removesuffix("x").removesuffix("×").rstrip()
        joined = f"{before}, {rest.lstrip(' ,;')}" if rest.strip(" ,;)") else before
        yield Ending(joined, words, behind_dose=not match.group("set_apart"), needs_reps=True)


# --- Another exercise -----------------------------------------------------------------

_OR: Final = compiled(r"\s?,?\s(?:or|OR)\s(?:(?:do|try)\s)?")
#: Two words or three that name an exercise by themselves: ab wheel, sit-to-stand
_NAMED_APART: Final = compiled(
    r"\W*(?:\d{1,3}\s|\d{1,2}[.)]\s)?(?:[^\W\d][\w'’-]*(?:\s[^\W\d][\w'’-]*){1,2}|[^\W\d]+-[^\W\d]+-[^\W\d]+)"
)
#: Nouns that stand before no other noun, unlike the jump of "jump or step lunges"
_NOUN_APART: Final = compiled(
    r"\W*(?:\d{1,3}\s|\d{1,2}[.)]\s)?(?:[^\W\d][\w'’-]*\s){1,3}(?:squat|deadlift|swing|burpee|curl|row|raise|crunch|thrust|"
    r"extension|pull-?down|push-?down|pull-?up|push-?up|sit-?up|chin-?up|clean|snatch|thruster|fly|flye|plank|dip|shrug)"
)
#: Words before an or, behind which the noun of both may stand: hip flexor or quad stretch
_OF_BOTH: Final = compiled(
    rf".*\b(?:{SET_WORD}|{REP_WORD})\b.*|.*(?:ing|ed|{IMPLEMENT}|\b(?:over|under|up|down|front|back|side|single|double|one|two|leg|arm|hand|foot|grip|high|low|wide|"
    r"narrow|close|bench|machine|cable|rope|box|ring|rings|band|smith|hammer|trap|ez|t|floor|wall|chair|hip|knee|"
    r"quads?|hamstrings?|cal(?:f|ves)|glutes?|chest|shoulder|flexors?|ankle|triceps?|biceps?|lats?|abs?|core|neck|"
    r"wrist|split|goblet|sumo|incline|decline|flat|lateral|reverse|forward|backward|barbell|dumbbell|body\s?weight|or|and|for|"
    r"of|the|with|easy|hard|heavy|light|sets?|reps?|x))"
)
#: Words of another exercise, and where they end.
_OTHER: Final = compiled(
    r"(?P<b>[^\W\d](?:[^\d,;:()–—@]|(?<=\w)-)*?)(?P<rest>\s*(?:$|[,:;(@]|"
    rf"\s{DASH}\s|\s(?:for\s)?[x×]?\s?\d).*)"
)
#: At most four words.
_NAME: Final = compiled(r"[^\W\d][^\s\d,;:()/@]*(?:\s[^\s\d,;:()/@]+){0,3}")
_SENTENCE: Final = compiled(SENTENCE)
_HAS_DOSE: Final = compiled(rf"{DIGITS}\s?{TIMES}?\s?[^\W\d].*|.*[^\d]\d.*")


#: 3 x 9 or 45 s, 4 x 6 or 2 x 12: of two amounts the first is the plan's.
_ENDS_DOSE: Final = compiled(rf"(?:\d\s?[x×]\s?\d+|{REP_WORD}|\d\s?{SECONDS}|{MINUTES})\.?$")
#: 50 burpees, or as many as you can in 4 min
_COMMA_OR: Final = compiled(
    r"(?P<before>[^()]*\d[^()]*?),\sor\s(?P<w>(?!.*\b(?:each|per|ea|total|left|right|both|sides?|alternat\w*)\b)[^()]+)"
)
_LIST_NUMBER: Final = re.compile(r"^\W*\d{1,2}[.)]\s")
_SETS_FIRST: Final = compiled(r"(\d{1,2})\s?[x×]\s?\d+$")
_DOSE_ALONE: Final = compiled(rf"\d{{1,2}}\s?[x×]\s?\d{{1,3}}|\d{{1,3}}\s{REP_WORD}|{TIME}|AMRAP")


_HOW_MANY: Final = compiled(r"^\W*(?:\d+\s?[x×]\s?)?(?:\d+(?:\s?[–-]\s?\d+)?\s?(?:[x×]\s)?)?")
#: bodyweight or a light load: no other exercise
_OTHER_LOAD: Final = compiled(r"\sor\s(?:[^\W\d]+\s){0,2}(?:loads?|weights?)\b")


def _alternatives(text: str) -> Iterator[Ending]:
    matches = [m for m in _OR.finditer(text) if not _is_bracketed(text[: m.start()])]
    counted = _LIST_NUMBER.sub("", text)
    if match := _COMMA_OR.fullmatch(text):
        yield Ending(match.group("before"), instead=match.group("w").rstrip(" .!"))
    if len(matches) > 1:
        before, *others = _OR.split(text)
        if re.search(r"\d", before) and all(_NAME.fullmatch(other) for other in others):
            yield Ending(before, instead=" or ".join(others))
    if len(matches) != 1 or _OTHER_LOAD.search(text):
        return
    before, after = text[: matches[0].start()], text[matches[0].end() :].rstrip(" .")
    if _is_kind(counted.partition(" or ")[0], after):
        return
    if not re.search(r"\d", counted) and _NAME.fullmatch(after) and _is_whole(before, after):
        yield Ending(before, instead=after, is_name=True)
    if re.search(r"\d", before):
        if _HAS_DOSE.fullmatch(after):
            yield Ending(before, instead=after, other=after)
        elif _NAME.fullmatch(after) and not _SENTENCE.search(after):
            yield Ending(before, instead=after, behind_dose=True)
    one, other = _SETS_FIRST.search(before), _SETS_FIRST.search(after)
    is_range = one and other and one.group(1) == other.group(1)  # 3 x 9 or 3 x 11
    if not is_range and _ENDS_DOSE.search(before) and _DOSE_ALONE.fullmatch(after):
        yield Ending(before, instead=after, behind_dose=True)
    match = _OTHER.fullmatch(after)
    if match and _is_whole(before, match.group("b").strip()):
        yield Ending(before + match.group("rest"), instead=match.group("b").strip())


def _is_kind(one: str, other: str) -> bool:
    """Whether the second of "push-ups or knee push-ups" is a kind of the first."""
    name = _HOW_MANY.sub("", one).casefold().strip()
    match = _OTHER.fullmatch(other)
    return bool(name and match and match.group("b").casefold().strip().endswith(f" {name}"))


def _is_bracketed(before: str) -> bool:
    return before.count("(") > before.count(")")


def _is_whole(one: str, other: str) -> bool:
    """Whether ``one`` names an exercise by itself, and has no noun in common with ``other``."""
    if _SENTENCE.search(other) or SEVERAL.search(one):
        return False
    nouns = (ENDS_MANY, ENDS_ONE, MACHINE)
    if not (any(noun.fullmatch(other) for noun in nouns) or names_move(other)):
        return False
    if ENDS_MANY.fullmatch(one) or (MACHINE.fullmatch(one) and MACHINE.fullmatch(other)):
        return True
    words = len(re.findall(r"(?<!\w)[^\W\d]\S+", one))
    if words > 1 and _NOUN_APART.fullmatch(one):
        return True
    if _NAMED_APART.fullmatch(one) and not _OF_BOTH.fullmatch(one):
        return True
    is_one = ENDS_ONE.fullmatch(one) and ENDS_ONE.fullmatch(other)
    return bool(is_one and (words > 1 or " " not in other))


# --- Sentences -------------------------------------------------------------------------

_APART: Final = re.compile(r"(?:[.!;:]|\s[–—-])\s(?=[A-Z“\"])|\s?…\s(?=[A-Z])|[.!]\s(?=[a-z]+\s)")
_TELLS: Final = compiled(r".*\b(?:the|your?|it|as|as|this|these|them|i['’]m|i|them)\b")
_SENTENCE_WORDS: Final = 3
#: Exercise 2: a place in a list, and no amount
_IN_LIST: Final = compiled(r"\W*(?:exercise|move|movement|station|step|part|day|round)\s\d{1,2}")


def _sentences(text: str) -> Iterator[Ending]:
    """Yield the line without the sentences that tell how the exercise is done."""
    for match in _APART.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _is_bracketed(before) or len(after.split()) < _SENTENCE_WORDS or not _TELLS.match(after):
            continue
        if not re.search(r"\d|failure|max", before) or changes_numbers(after):
            continue
        if _IN_LIST.fullmatch(before):
            continue
        yield Ending(before, after.rstrip(" ."), needs_side=names_side(after))


#: Arms - any curl that you like - 3 x 9
_CHOICE: Final = compiled(
    r"(?P<name>\W*(?:\d{1,2}[.)]\s)?[^\W\d][^\d:–—]{1,30}?)(?:\s[–—-]|:)\s"
    r"(?P<w>(?:any|your\schoice|choice\sof|pick|choose|select)\s[^\d]*?)(?:\s[–—-]|:|,)\s(?P<dose>\d{1,2}\s?[x×]\s?\d.*)"
)


def _choices(text: str) -> Iterator[Ending]:
    """Yield a name and its dose, without the words that leave to the reader which one it is."""
    if match := _CHOICE.fullmatch(text):
        yield Ending(f"{match.group('name')} {match.group('dose')}", match.group("w"))


def endings(text: str) -> Iterator[Ending]:
    """Yield the ways to take an ending from ``text``."""
    if _FOOTNOTE.search(text):
        return
    yield from descriptions(text)
    yield from _holds(text)
    yield from _alternatives(text)
    yield from _choices(text)
    yield from tails(text)
    yield from _sentences(text)
    yield from told(text)


def ends_with_dose(text: str, name: str) -> bool:
    """Whether the last words of ``text`` are not those of the name."""
    return not text.rstrip(" .,;:)–—-").endswith(name)
