"""Headers and sentences to a scheme line of the notation."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import compiled, count, seconds
from plugins.notation.convert.reading import Kind, Reading
from plugins.notation.convert.together import ladder_of
from plugins.notation.convert.vocabulary import COUNT, REST_WORD, TIME
from plugins.notation.source import Span
from plugins.notation.workout.schemes import looks_like_scheme

_FOR_TIME: Final = compiled(r"\bfor\stime\b|\bRFT\b")
_AMRAP: Final = compiled(r"\bAMRAP\b|as\smany\srounds\sas\spossible")
_EVERY: Final = compiled(rf"\b(?:E(?P<n>\d?)MOM|every\s(?:(?P<i>{TIME})|min(?:ute)?))(?!\w)")
_FOR_SOME_TIME: Final = compiled(
    rf"(?:\s|for\s|(?P<times>x)\s?)(?P<t>{TIME}|\d{{1,2}}(?=\W*$))\W*$"
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s")
_HOW_OFTEN: Final = compiled(rf"(?<![\w-])(?P<n>{COUNT})\s(?:rounds|sets|circuits)(?!\w)")
_SUPERSET: Final = compiled(r"\W*super\s?set(?!\w)")
_CIRCUIT: Final = compiled(r"\b(?:circuits?|rounds?)\b")
_REST: Final = compiled(
    rf"(?P<t>{TIME})\s(?:of\s)?{REST_WORD}|rest(?:ing)?\s(?:for\s)?(?P<t2>{TIME})"
)


def scheme_of_header(words: str, reading: Reading) -> str:
    """Return the scheme that a header gives, or an empty text."""
    if reading.kind is not Kind.HEADER:
        return ""
    return valid(_clauses(words, reading))


def scheme_of_prose(words: str) -> str:
    """Return the scheme of a paragraph about a circuit that names one number of rounds."""
    rounds = {count(match.group("n")) for match in _HOW_OFTEN.finditer(words)}
    if len(rounds) != 1 or not _CIRCUIT.search(words):
        return ""
    rest = ""
    for sentence in _SENTENCE_END.split(words):
        match = _REST.search(sentence)
        if match and _CIRCUIT.search(sentence):
            time = match.group("t") or match.group("t2")
            rest = f", rest {seconds(time)} s between rounds"
    return valid(f"{rounds.pop()} rounds{rest}")


def _clauses(words: str, reading: Reading) -> str:
    if ladder := ladder_of(words):
        return ladder
    rest = f", rest {reading.rest_s} s between rounds" if reading.rest_s else ""
    if reading.seconds and reading.rest_s:
        if reading.sets and "tabata" in words.casefold():
            return f"Tabata {reading.sets} x {reading.seconds} s / {reading.rest_s} s"
        often = f", {reading.sets} rounds" if reading.sets else ""
        return f"{reading.seconds} s on / {reading.rest_s} s off{often}"
    if reading.sets:
        group = "superset, " if _SUPERSET.match(words) else ""
        timed = " for time" if _FOR_TIME.search(words) else ""
        noun = "round" if reading.sets == "1" else "rounds"
        return f"{group}{reading.sets} {noun}{timed}{rest}"
    if _AMRAP.search(words):
        return f"AMRAP {reading.seconds} s"
    if every := _EVERY.search(words):
        total = _FOR_SOME_TIME.search(words, every.end())
        if total is None:
            return ""
        time = total.group("t")
        interval = str(int(every.group("n")) * 60) if every.group("n") else reading.seconds
        one = interval if total.group("times") and interval.isdecimal() else "60"
        whole = str(int(time) * int(one)) if time.isdecimal() else seconds(time)
        return f"every {interval} s for {whole} s"
    if words.strip(" :.").casefold() in {"for time", "tabata", "superset", "straight sets"}:
        return words.strip(" :.").casefold()
    return ""


def valid(scheme: str) -> str:
    """Return ``scheme`` if it is one of the notation's, else an empty text."""
    return scheme if scheme and looks_like_scheme(scheme, Span(0, len(scheme))) else ""
