"""An exercise that sentences describe: its name and the one amount that they say.

::

    line : NAME (":" | "." | " - ") sentences
    said : "Do" | "Perform" | "Repeat for" | "Hold for" … amount [each side]

A description that says more than one amount is left as it was written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import (
    changes_numbers,
    counts_more,
    counts_something,
    is_long,
    names_side,
)
from plugins.notation.convert.nouns import ENDS_MOVE, names_exercise
from plugins.notation.convert.phrases import compiled, seconds
from plugins.notation.convert.reading import Ending
from plugins.notation.convert.vocabulary import (
    LIMB,
    MINUTES,
    NUMBER_WORDS,
    PART,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SET_WORD,
    TIME,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The number of an item in a list, with or without what it counts.
_ITEM: Final = (
    r"(?:(?:(?:[Ee]xercise|EXERCISE|[Mm]ove|MOVE|[Ss]tation|STATION)\s\d{1,2}[.):]|\d{1,2}[.)])\s"
    r"|[•*-]\s)?"
)
#: How the words begin that describe an exercise, where they begin small.
_BEGINS_SMALL: Final = (
    r"(?:lie|lying|stand|standing|sit|sitting|kneel|kneeling|start|begin|with|step|get|place|take|"
    r"come|line|hold|assume)\s"
)
#: Bridge: lie on your back. … Perform two sets of 12.
_TOLD: Final = re.compile(
    rf"{_ITEM}(?P<name>[^\W\d][\w'’/-]*(?:\s[\w'’/-]+){{0,5}})\s?(?:[:.]|\s[–—-])\s"
    rf"(?P<how>(?:[A-Z]|{_BEGINS_SMALL}).*?[.!])\s"
    rf"(?:[Hh]old\s(?:(?:it|this|here|there|(?:the|this)\s\w+)\s)?(?:for\s)?(?P<held>(?P<time>{TIME})[^.,;]*)"
    rf"|(?:Perform|Do|Complete|Aim\sfor|Repeat|Start\swith|Total\sof)\s(?:for\s)?(?P<dose>[^.]*\d[^.]*|{WORD}\s[^.]*)"
    r"|(?P<sets>\d\ssets\sof\s\d[^.]*)|(?P<alone>\d[^.,;]*))\.?"
)
_OF_THESE: Final = compiled(r"(?<=\d)\sof\s(?:these|those|them)(?=\s*$|\s(?:on|per|each|for)\s)")
_WORD_FIRST_OF_DOSE: Final = compiled(rf"^{WORD}(?=\s|$)")
_HOW_OFTEN: Final = (
    rf"(?:\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}}|\sto\s\d{{1,2}})?|{WORD}(?:\sto\s(?:{WORD}|\d{{1,2}}))?)"
)
#: One of two limbs, in a description of what both do
_ONE_OF_A_PAIR: Final = compiled(r"side\sto\sside")


def _descriptions(text: str) -> Iterator[Ending]:
    """Yield a name and its dose, without the sentences between them."""
    match = _TOLD.fullmatch(text)
    if match is None or changes_numbers(match.group("how")):
        return
    how = match.group("how")
    if is_long(how):
        return
    held = match.group("held")
    if held and not _is_set(match.group("time")):
        return
    said = held or next(filter(None, match.group("dose", "sets", "alone")))
    dose = _OF_THESE.sub("", said)
    name = match.group("name")
    only = name if match.group("alone") else ""
    yield Ending(f"{name}: {dose}", how.rstrip(" ."), needs_side=names_side(how), name=only)


#: Bridge: push your hips up. Repeat for 15 reps, then change legs.
_HEADED: Final = re.compile(
    rf"{_ITEM}(?P<name>(?P<count>\d{{1,3}}\s(?!sets?\b|reps?\b))?[^\W\d][\w'’/-]*(?:\s[\w'’/-]+){{0,5}}?)"
    r"(?:\s?\([^()\d]*\))?\s?(?:[:.]|\s[–—-])\s(?P<how>[^\W\d].*)"
)
_ONE_THEN_OTHER: Final = (
    r"\s(?:on|to|with)\sthe\s(?:left|right)(?:\s(?:side|leg|arm))?,?\s(?:(?:and|then|repeat|switch)\s)+"
    r"(?:on\s|to\s|with\s)?the\s(?:left|right|other)(?:\s(?:side|leg|arm))?"
)
_DOSE_IN_PROSE: Final = compiled(
    r"(?<!\w)(?:do|perform|complete|repeat|aim\sfor|for|of|try)\s(?:for\s|this\s|it\s|these\s)?(?:about\s)?(?:x\s?)?"
    rf"(?P<dose>{_HOW_OFTEN}\s(?:{REP_WORD}|times)|(?P<bare>{_HOW_OFTEN}))(?:\sof\s(?:these|those|them))?"
    rf"(?P<noun>\s(?!(?:{REST_WORD}|{SET_WORD}|{SECONDS}|{MINUTES}|more|each|on|in|to|per|with|and|then)\b)[^\W\d]+(?:\s(?!(?:in|on|to|per)\b)[^\W\d]+){{0,2}}?)?"
    rf"(?P<side>\s(?:on\s|for\s|in\s|with\s|to\s)?(?:each|per|both)\s{LIMB}|{_ONE_THEN_OTHER})?(?=\s*(?:$|[.,;!]|(?:then|and)\s))"
)
#: Then the other side has its turn.
_OTHER_SIDE: Final = compiled(
    rf"(?<!\w)(?:then|and|before|now)?,?\s?(?:(?:change|switch|swap)(?:ing)?\s{LIMB}"
    r"|(?:repeat|do\sthe\ssame|again)?\s?(?:on|with|to)\sthe\s(?:other|opposite|left|right)(?:\s\w+)?)"
)


def _is_noun_of(words: str, name: str) -> bool:
    """Whether ``words`` say once more what is counted: 12 shoulder rolls, of shoulder rolls."""
    said, noun = words.casefold().split()[-1], name.casefold().split()[-1]
    return said.rstrip("s") == noun.rstrip("s")


def _dose_in_prose(text: str) -> Iterator[Ending]:
    """Yield a name and the one amount that the sentences behind it say."""
    match = _HEADED.fullmatch(text)
    if match is None or _ADVICE_HEAD.match(match.group("name")):
        return
    how, count = match.group("how"), match.group("count")
    said = list(_DOSE_IN_PROSE.finditer(how))
    if len(said) != 1 or len(how.split()) < _DESCRIPTION_WORDS:
        return
    dose, before, after = said[0], how[: said[0].start()], how[said[0].end() :]
    if is_long(how) or counts_more(before) or counts_more(after):
        return
    amount = _WORD_FIRST_OF_DOSE.sub(_in_digits, dose.group("dose"), count=1)
    if count and amount.split()[0] != count.strip():
        return
    name = match.group("name")[len(count or "") :]
    if dose.group("noun") and not _is_noun_of(dose.group("noun"), name):
        return
    if dose.group("bare"):
        amount += " reps"
    amount = re.sub(r"times$", "reps", amount)
    other = _OTHER_SIDE.search(after)
    side = dose.group("side") or ""
    side = " each side" if side.startswith((" on the", " to the", " with the")) else side
    side = side or (" each side" if other else "")
    yield Ending(
        f"{name}: {amount}{side}",
        how.rstrip(" ."),
        needs_side=names_side(_ONE_OF_A_PAIR.sub("", how)),
        name=name,
    )


#: Lunge stretch: front knee bent, back knee down, hold 45 s each side
_HELD_LAST: Final = compiled(
    rf"(?P<how>.*?)(?:[,;.]|\sand)\s(?:then\s)?hold(?:ing)?\s(?:(?:it|this|here|there|(?:the|this)\s\w+|position)\s)?(?:for\s)?"
    rf"(?P<t>{TIME})(?P<side>\s(?:on\s|for\s)?(?:each|per)(?:\s\w+)?)?"
    r"(?P<again>(?:[.,;]|\sand)\s(?:and\s|then\s)*(?:(?:repeat|switch|change|swap)[^.\d]*?\b(?:other|opposite)\s"
    r"(?:side|leg|arm)[^.\d]*|(?:switch|change|swap)\s(?:sides|legs|arms)))?\.?"
)


_TIMED: Final = compiled(rf"\bhold\b|(?:\d|{WORD})[\s-]?(?:{SECONDS}|{MINUTES})\b")


def _held_in_prose(text: str) -> Iterator[Ending]:
    """Yield a name and how long it is held, without what says how it is done."""
    match = _HEADED.fullmatch(text)
    held = match and _HELD_LAST.fullmatch(match.group("how"))
    if not match or not held or match.group("count") or _ADVICE_HEAD.match(match.group("name")):
        return
    how = held.group("how")
    if counts_more(how) or _TIMED.search(how) or not _is_set(held.group("t")):
        return
    side = held.group("side") or (" each side" if held.group("again") else "")
    said = f"{match.group('name')}: {held.group('t')}{side}"
    yield Ending(said, match.group("how").rstrip(" ."), needs_side=names_side(how))


#: Between the longest hold of a rep and this, a time may be either a rep's hold or a set.
_HELD_SET: Final = 15


def _is_set(time: str) -> bool:
    least = seconds(time).partition("-")[0]
    return least.isdecimal() and int(least) >= _HELD_SET


def _in_digits(match: re.Match[str]) -> str:
    return str(NUMBER_WORDS[match.group()])


def _is_move(name: str, how: str) -> bool:
    """Whether ``name`` ends as those of exercises do, and ``how`` is a sentence."""
    named = names_exercise(name.lstrip("0123456789- ")) or ENDS_MOVE.fullmatch(name)
    return bool(named and _TO_YOU.match(how))


def told(text: str) -> Iterator[Ending]:
    """Yield a name without the sentences that describe it."""
    match = _ORDER.fullmatch(text) or _RUN_ON.fullmatch(text)
    if (
        match is None
        or not _is_move(match.group("name"), match.group("how"))
        or _ADVICE_HEAD.match(match.group("name"))
        or len(match.group("how").split()) < _DESCRIPTION_WORDS
    ):
        return
    how = match.group("how")
    is_counted = bool(match.group("count"))
    if changes_numbers(how) if is_counted else counts_something(how):
        return
    needs_side = is_counted and names_side(how)
    name = match.group("name")
    yield Ending(name, how.rstrip(" ."), needs_side=needs_side, is_name=not is_counted)


#: Lifts: walk on the spot with your arms out
_ORDER: Final = re.compile(
    rf"{_ITEM}(?P<name>(?P<count>\d{{1,3}}(?:-\d{{1,3}})?\s(?!sets?\b|reps?\b))?"
    r"[^\W\d][\w'’/-]*(?:\s[\w'’/-]+){0,5})\s?(?:[:.]|\s[–—-])\s(?P<how>[^\W\d].*)"
)
#: 9 push-ups Start in a plank with your hands apart: no mark before the sentence
_RUN_ON: Final = re.compile(
    rf"{_ITEM}(?P<name>(?P<count>\d{{1,3}}(?:\s(?:seconds|minutes?|min|sec))?\s)[^\W\d][\w'’/-]*(?:\s[\w'’/-]+){{0,5}}?)\s"
    r"(?P<how>(?:Start|Stand|Lie|Sit|Begin|Kneel|Keep|Keeping|With|From|Place|Bend|Hold|Get|Standing|Lying|Sitting)\s"
    r"(?:in|on|with|your|the|both|feet|a|an|at|up|down|face|tall|flat)\b.*)"
)
_TO_YOU: Final = compiled(r".*\b(?:you|your|the|it|this|an?)\b")
#: What heads advice and no exercise: "Tip: keep your back straight".
_ADVICE_HEAD: Final = compiled(
    rf".*\b(?:{PART}|notes?|tips?|rest|goals?|equipment|form|cues?|modif\w*|options?|challenge|levels?|times?|scores?|"
    r"scal\w+|targets?|muscles?|purpose|how|why|what|steps?(?![\s-]\w)|instructions?|directions?|warning|caution|remember|"
    r"reminders?|focus|progressions?|regressions?|variations?|easier|harder|inhale|exhale|breath\w*|position|action|"
    r"setup|frequency|intensity|duration|days?|weeks?|nutrition|diet|important|technique|rounds?|sets?|reps?|rep|"
    r"because|when|if|first|then|next|finally|benefits?|execution|description|weight|tempo|main|example|who|where)\b"
)
_DESCRIPTION_WORDS: Final = 5


def descriptions(text: str) -> Iterator[Ending]:
    """Yield the ways to find one amount within the sentences of ``text``."""
    yield from _descriptions(text)
    yield from _dose_in_prose(text)
    yield from _held_in_prose(text)
