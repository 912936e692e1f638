"""A line of a video's timeline, which begins with a clock's two times: "3:00-3:30 Squats"."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.kinds import HELD
from plugins.notation.convert.reading import Doubt

_SLOT: Final = re.compile(
    r"\W*(?P<slot>\(?(\d{1,2}):([0-5]\d)\s?(?:[-–—]|to)\s?(\d{1,2}):([0-5]\d)\)?)\s?[:–—-]?\s+(?P<words>[^\W\d].*)"
)
#: A time of the day hardly begins so early, and a timeline of half an hour may be one.
_EARLY: Final = 300
#: The ends of a range of holds are hardly so near to each other.
_NARROW: Final = 1.2


def on_timeline(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a line of a timeline as a coach would write it, and its place there.

    Raises :class:`Doubt` where the two times may be a range of holds or those of a day.
    """
    match = _SLOT.fullmatch(text)
    if match is None:
        return None
    minute, second, last_minute, last_second = map(int, match.group(2, 3, 4, 5))
    start, end = 60 * minute + second, 60 * last_minute + last_second
    words = match.group("words")
    is_place = start < end and (start == 0 or (start < _EARLY and end <= _NARROW * start))
    if not is_place or (start and HELD.search(words)):
        raise Doubt(f"{match.group('slot')}: a place on a clock, or how long?")
    return f"{end - start} s {words}", (match.group("slot"),)
