"""When and how fast: rests, intervals, tempos, efforts, pauses."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, count, seconds
from plugins.notation.convert.vocabulary import (
    DASH,
    END,
    NUMBER,
    REST_WORD,
    TIME,
    TO,
)

_BETWEEN: Final = (
    r"(?:\s(?:in\s)?between(?:\s(?:each|every|all|the))?(?:\s(?:sets?|rounds?|exercises?|sides?))?"
    r"|\safter(?:\s(?:each|every))?(?:\s(?:sets?|rounds?|exercises?))?)"
)


#: "2 min recovery ride" is no rest.
_NOT_NAME: Final = (
    r"(?!(?<=recovery)\s(?!in\b|between|after|each|per\b|and\b|then\b|for\b)"
    r"(?!period|time|x\b)[^\W\d])"
)


def _rest(match: re.Match[str]) -> Phrase | None:
    value = seconds(match.group("t"))
    return Phrase(What.REST, rest_s=value) if "." not in value else None


#: Fewer seconds than these are a part of the rep.
_SHORTEST_REST: Final = 10


def _rest_or_pause(match: re.Match[str]) -> Phrase | None:
    """A pause of a few seconds is a remark, whichever word stands first."""
    value = seconds(match.group("t"))
    is_pause = re.search(r"\bpause\b", match.group(), re.IGNORECASE) and "." not in value
    if is_pause and int(value.split("-")[0].rstrip("+")) < _SHORTEST_REST:
        return Phrase(What.CUE, text=match.group())
    return _rest(match)


def _pause_or_rest(match: re.Match[str]) -> Phrase | None:
    """A pause of a few seconds is a part of the rep, a long one is a rest."""
    value = seconds(match.group("t"))
    if "." in value or int(value.split("-")[0].rstrip("+")) < _SHORTEST_REST:
        return None
    return Phrase(What.REST, rest_s=value)


def _work_and_rest(match: re.Match[str]) -> Phrase | None:
    on, off = seconds(match.group("on")), seconds(match.group("off"))
    if "." in on + off:
        return None
    return Phrase(What.DOSE, seconds=on, rest_s=off)


RESTS: Final = (
    Rule(
        "40 s on / 20 s off",
        compiled(
            rf"(?P<on>{TIME})\s(?:on|work|of\swork)(?!\w)\s?(?:[,/]|{DASH}|and)?\s?"
            rf"(?P<off>{TIME})\s(?:off|rest|of\srest)(?!\w)"
        ),
        _work_and_rest,
    ),
    Rule(
        "60 s rest, 2 min between sets",
        compiled(
            rf"(?:with\s|w/\s?|take\s|then\s)?(?:an?\s(?=\d))?(?P<t>{TIME})"
            rf"(?:[\s-](?:of\s)?(?!pause){REST_WORD}{_NOT_NAME}(?:{_BETWEEN})?|{_BETWEEN})"
        ),
        _rest,
    ),
    Rule(
        "a pause that is a rest",
        compiled(rf"(?P<t>{TIME})\spause{END}"),
        _pause_or_rest,
    ),
    Rule(
        "rest 60 s",
        compiled(
            rf"(?:with\s|then\s|and\s)?(?:(?:{REST_WORD}|resting|rest\speriod|rest\stime)"
            rf"(?:\sfor|\sof|\speriod)?\s?(?:[:=]|{DASH})?|R:|P:)\s?(?P<t>{TIME})(?:{_BETWEEN})?"
        ),
        _rest_or_pause,
    ),
    Rule(
        "no rest",
        compiled(rf"no\srest(?:{_BETWEEN})?(?!\w)"),
        lambda _: Phrase(What.REST, rest_s="0"),
    ),
    Rule(
        "rest without a number",
        compiled(r"(?:short\s)?rest\sas\s(?:needed|required|necessary)"),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "rest 90",
        compiled(rf"rest{END}\s?[:=]?\s?\d+"),
        lambda _: Phrase(What.ASK, reason="a rest needs a unit: seconds or minutes?"),
    ),
)


_PHASES: Final = rf"[\dx](?:(?:{DASH}|[./])?[\dx]){{2,3}}"


def _tempo(match: re.Match[str]) -> Phrase:
    phases = re.findall(r"[\dx]", match.group("p"), re.IGNORECASE)
    return Phrase(What.TEMPO, tempo="-".join(phases).upper())


def _effort(match: re.Match[str]) -> Phrase:
    values = re.findall(r"\d+(?:[.,]\d+)?", match.group("n"))
    joined = count(match.group("n")) if len(values) <= 2 and "," not in match.group("n") else None
    scale = "RIR" if match.group("s") and "rir" in match.group("s").casefold() else "RPE"
    return Phrase(What.EFFORT, effort=f"{scale} {joined or ','.join(values)}")


EFFORTS: Final = (
    Rule(
        "tempo 3-1-1-0",
        compiled(
            rf"(?:@\s?)?(?:at\s)?(?:a\s)?tempo(?:\sof)?\s?(?::|{DASH})?\s?(?P<p>{_PHASES})(?![\dx])"
        ),
        _tempo,
    ),
    Rule(
        "@ 30X0",
        compiled(rf"@\s?(?P<p>[\dx]{{4}}|[\dx](?:{DASH}[\dx]){{2,3}}|\dx\d\d)(?!\w|{DASH})"),
        _tempo,
    ),
    Rule("3010 tempo", compiled(rf"(?P<p>{_PHASES})\stempo(?!\w)"), _tempo),
    Rule(
        "RPE 8, @RIR 2",
        compiled(
            rf"(?:@|at)?\s?(?P<s>RPE|RIR)\s?(?:of\s|:\s?|=\s?)?"
            rf"(?P<n>{NUMBER}(?:{TO}{NUMBER})?(?:\s?[,/]\s?{NUMBER}(?![\d\w]))*)"
        ),
        _effort,
    ),
    Rule(
        "8 RPE, 2 reps in reserve",
        compiled(
            rf"(?:@\s?|leave\s|leaving\s)?(?P<n>{NUMBER}(?:{TO}{NUMBER})?)\s?"
            rf"(?:(?P<s>RPE|RIR){END}|reps?\s(?:in\s(?:reserve|the\stank)))"
        ),
        lambda m: (
            _effort(m) if m.group("s") else Phrase(What.EFFORT, effort=f"RIR {count(m.group('n'))}")
        ),
    ),
    Rule(
        "2 sec pause at the bottom",
        compiled(
            rf"(?:with\s|w/\s?)?(?:an?\s)?(?:{TIME})[\s-]?(?:pauses?|eccentrics?|negatives?|"
            rf"lowering|lower|squeeze|descent|concentric|isometric){END}"
            rf"(?:\s(?:at|on|in|of)\s(?:the\s)?(?:\w+\s?){{1,2}})?"
        ),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "hold 3 sec at the top",
        compiled(
            rf"(?:with\s)?(?:an?\s)?(?:(?:hold|pause|squeeze|lower)\s?(?:for\s|over\s)?{TIME}"
            rf"|{TIME}\s(?:hold|pause))\s(?:at|on)\s(?:the\s)?(?:top|bottom|end|way)(?:\s\w+)?"
        ),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
)
