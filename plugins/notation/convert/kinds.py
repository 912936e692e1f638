"""What an exercise's name says of its number: whether that can be a time or a way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.phrases import What, compiled
from plugins.notation.convert.reading import Doubt
from plugins.notation.convert.vocabulary import LOADED, REST_WORD, UNLOADED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.notation.convert.phrases import Phrase

#: What is held as long, and not done as often, as one can.
HELD: Final = re.compile(
    r"\b(?:holds?|planks?|hangs?|wall[ -]?sits?|l-sits?)(?:\s(?:ladder|pyramid))?$", re.IGNORECASE
)
#: Dips in an L-sit are counted.
_FROM_HOLD: Final = re.compile(r"\b(?:in|from|to|into|with|on)\s", re.IGNORECASE)
_COVERS_WAY: Final = re.compile(r"(?:run|row|ski|bike|swim|jog|sprint|walk)(?:ing)?", re.IGNORECASE)
_ONLY_WAY: Final = re.compile(rf"^{_COVERS_WAY.pattern}$", re.IGNORECASE)
_CARRIED: Final = re.compile(
    r"\b(?:carry|carries|crawls?|drags?|prowler|sled|farmer['’]?s?['’]? walks?)\b", re.IGNORECASE
)
#: 6 x 100 sprints
_WAYS: Final = re.compile(r"\b(?:sprints|strides|runs|intervals|repeats|shuttles)$", re.IGNORECASE)
#: What is swum, at whatever pace.
_SWUM: Final = re.compile(
    r"\b(?:swim|freestyle|backstroke|breaststroke|butterfly stroke|buoy|kickboard)\b"
    r"|^(?:easy|hard|fast|moderate|steady) (?:run|jog|row|swim|ski|bike|walk|sprint|kick|pull)$"
    r"|^(?:(?:easy|free|back|breast|fly|IM|choice) )?"
    r"(?:easy|free|IM|choice|kick|pull|scull|drill)$",
    re.IGNORECASE,
)
#: 8 x 50 kick: no kicks
_KICK: Final = re.compile(r"\d kick$", re.IGNORECASE)
#: A number of these behind a way to go is rather metres.
_FEWEST_METRES: Final = 25
#: From one to ten, which is no range of one set.
_FROM_ONE: Final = re.compile(r"1-(?:[89]|\d{2,})")
#: 3 - 10, which may be three sets
_SETS_APART: Final = re.compile(r"[1-5]\s[–—-]\s(?:[89]|\d{2,})")
_COUNTED: Final = re.compile(r"reps?\b|repetitions?\b|\btimes\b", re.IGNORECASE)
#: Two exercises with a stroke between them.
_TWO: Final = re.compile(r"[^\W\d]\s?/\s?[^\W\d]|\s[&+]\s|\sand\s")


_UNLOADED: Final = compiled(rf"\b{UNLOADED}(?!\w)")
_LOADED: Final = compiled(LOADED)
_SAYS_REST: Final = compiled(rf"\b(?:{REST_WORD})")


def ask_about_time(name: str, dose: Phrase, text: str) -> None:
    """Raise :class:`Doubt` where a time between the sets may be the exercise's own."""
    if name and not (dose.sets or dose.counts or dose.measure) and not _SAYS_REST.search(text):
        raise Doubt("a time between the sets: of the exercise, or a rest?")


def is_unloaded(name: str) -> bool:
    """Whether an exercise is hardly done with a load."""
    return bool(_UNLOADED.search(name)) and not _LOADED.search(name)


def ask_about_share(name: str, loads: Sequence[Phrase]) -> None:
    """Raise :class:`Doubt` where a share of the best may be one of the reps."""
    is_way = _COVERS_WAY.fullmatch(name) or _WAYS.search(name) or _SWUM.search(name)
    if (is_way or _UNLOADED.search(name)) and any(load.load.endswith("% 1RM") for load in loads):
        raise Doubt("a share of the load, or of the reps?")


def _far(reps: str) -> bool:
    """Whether a number may be one of metres."""
    return reps.isdecimal() and int(reps) >= _FEWEST_METRES


def ask_about_unit(name: str, dose: Phrase, text: str) -> None:
    """Raise :class:`Doubt` where a number without a unit may be no count."""
    if dose.what is What.BARE and _COVERS_WAY.fullmatch(name):
        raise Doubt(f"{dose.reps}: a way, a time or a count?")
    if dose.what is What.BARE and _CARRIED.search(name) and _far(dose.reps):
        raise Doubt(f"{dose.reps}: a way, or a count?")
    if dose.what is What.BARE and _SWUM.search(name) and dose.reps[:1].isdecimal():
        raise Doubt(f"{dose.reps}: a way, or a count?")
    if (
        dose.sets
        and dose.reps.isdecimal()
        and int(dose.reps) >= _FEWEST_METRES
        and any(kind.search(name) for kind in (_ONLY_WAY, _SWUM, _WAYS, _CARRIED))
    ):
        raise Doubt(f"{dose.reps}: a way, or a count?")
    if _far(dose.reps) and _KICK.search(dose.text):
        raise Doubt(f"{dose.reps}: a way, or a count?")
    if dose.what is What.BARE and (match := _FROM_ONE.fullmatch(dose.reps)):
        raise Doubt(f"{match.group()}: a range, or a ladder?")
    if dose.what is What.BARE and (match := _SETS_APART.fullmatch(dose.text)):
        raise Doubt(f"{match.group()}: a range, or sets and reps?")
    is_count = dose.reps[:1].isdecimal() and dose.noun == "reps"
    if is_count and HELD.search(name) and not _FROM_HOLD.search(name) and not _COUNTED.search(text):
        raise Doubt(f"{dose.reps}: so many seconds, or so many times?")
    is_stroke = "/" in dose.text and not re.search(r"[LR]", dose.text)
    if dose.side == "yes" and is_stroke and _TWO.search(name):
        raise Doubt(f"{dose.text}: for each side, or for each exercise?")
