"""When and how fast: rests, intervals, tempos, efforts, pauses."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import (
    Phrase,
    Rule,
    What,
    compiled,
    count,
    cue,
    seconds,
)
from plugins.notation.convert.vocabulary import (
    DASH,
    END,
    NUMBER,
    REST_WORD,
    SECONDS,
    TIME,
    TO,
    WORD,
)

_BETWEEN: Final = (
    r"(?:\s(?:in\s)?between(?:\s(?:each|every|all|the))?(?:\sworking(?=\ssets))?(?:\s(?:sets?|rounds?|exercises?|sides?))?"
    r"|\safter(?:\s(?:each|every))?(?:\s(?:sets?|rounds?|exercises?))?)"
)


#: "2 min recovery ride" is no rest.
_NOT_NAME: Final = (
    r"(?!(?<=recovery)\s(?!in\b|between|after|each|per\b|and\b|then\b|for\b)"
    r"(?!period|time|x\b)[^\W\d])"
)


#: 30 s - 2 min rest: a set and its rest, which a range of rests is not written like
_TWO_TIMES: Final = re.compile(r"[a-z]\.?\s[–—-]\s\d", re.IGNORECASE)


def _rest(match: re.Match[str]) -> Phrase | None:
    value = seconds(match.group("t"))
    ends = value.rstrip("+").split("-")
    if "." in value or (len(ends) > 1 and int(ends[0]) >= int(ends[-1])):  # 13 - 2 min rest
        return None
    return Phrase(What.REST, rest_s=value)


def _rest_last(match: re.Match[str]) -> Phrase | None:
    return None if _TWO_TIMES.search(match.group("t")) else _rest(match)


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


#: A rest of so many is one of seconds, whole steps of them; of fewer it may be one of minutes.
_PLAINLY_SECONDS: Final = range(20, 301, 5)


def _unitless_rest(match: re.Match[str]) -> Phrase:
    value = count(match.group("t"))
    if all(int(end) in _PLAINLY_SECONDS for end in value.split("-")):
        return Phrase(What.REST, rest_s=value)
    return Phrase(What.ASK, reason="a rest needs a unit: seconds or minutes?")


RESTS: Final = (
    Rule(
        "20 on / 10 off, a clock's seconds",
        compiled(
            r"(?:(?P<n>\d{1,2})\s?[x×]\s?\(?)?"
            rf"(?P<on>\d{{2}})\s?on\s?(?:[,/]|{DASH}|and)\s?(?P<off>\d{{2}})\s?off(?!\w)"
        ),
        lambda m: Phrase(
            What.DOSE, sets=m.group("n") or "", seconds=m.group("on"), rest_s=m.group("off")
        ),
    ),
    Rule(
        "60 s rest, 2 min between sets",
        compiled(
            rf"(?:with\s|w/\s?|take\s|then\s)?(?:an?\s(?=\d|{WORD}-))?(?P<t>{TIME})"
            rf"(?:[\s-](?:of\s)?(?:(?:active|full|complete|easy)\s)?(?!pause){REST_WORD}(?!-pause){_NOT_NAME}"
            rf"(?:{_BETWEEN})?|{_BETWEEN})(?!\s?{DASH}?\s?{TIME}\W*$)"  # 40 s, rest 20 s
        ),
        _rest_last,
    ),
    Rule(
        "a pause that is a rest",
        compiled(
            rf"(?P<t>{TIME})\spause{END}(?!\s(?!between|after|in\b|at\b|on\b|per\b|each)[^\W\d])"
        ),
        _pause_or_rest,
    ),
    Rule(
        "rest 60 s",
        compiled(
            rf"(?:with\s|then\s|and\s)?(?:(?:{REST_WORD}|resting|rest\speriod|rest\stime)"
            rf"(?:\sfor|\sof|\speriod)?\s?(?:[:=]|{DASH})?|R:|P:|RI:?)\s?(?P<t>{TIME})(?:{_BETWEEN})?"
        ),
        _rest_or_pause,
    ),
    Rule(
        "no rest",
        compiled(rf"no\srest(?:{_BETWEEN})?(?!\w)"),
        lambda _: Phrase(What.REST, rest_s="0"),
    ),
    Rule(
        "rest 90",
        compiled(rf"rest{END}\s?[:=]?\s?(?P<t>\d+(?:\s?{DASH}\s?\d+)?)(?!\w)(?:{_BETWEEN})?"),
        _unitless_rest,
    ),
)


_PHASES: Final = rf"[\dx](?:(?:{DASH}|[./])?[\dx]){{2,3}}"

_APART: Final = rf"(?:[\dx]{{4}}|[\dx](?:(?:{DASH}|[./])[\dx]){{2,3}})"


def _tempo(match: re.Match[str]) -> Phrase | None:
    if re.fullmatch(r"\d{2}x", match.group("p")):  # 10x tempo squats
        return None
    if re.fullmatch(r"\d{1,2}x\d{1,2}", match.group("p")) and not match.group().startswith("@"):
        return Phrase(What.ASK, reason="a tempo, or sets and reps?")
    phases = re.findall(r"[\dx]", match.group("p"), re.IGNORECASE)
    return Phrase(What.TEMPO, tempo="-".join(phases).upper())


def _tempo_behind(match: re.Match[str]) -> Phrase:
    if re.fullmatch(r"\d{1,2}x[1-9]", match.group()):  # 30 x 3, 30x2
        return Phrase(What.ASK, reason="a tempo, or sets and reps?")
    phases = re.findall(r"[\dx]", next(filter(None, match.groups())), re.IGNORECASE)
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
            rf"(?:@\s?)?(?:at\s)?(?:a\s)?tempo(?:\sof)?\s?(?:[:=]|{DASH})?\s?(?P<p>{_PHASES})(?![\dx])"
        ),
        _tempo,
    ),
    Rule(
        "@ 30X0",
        compiled(
            rf"@\s?(?P<p>[\dx]{{4}}|[\dx](?:{DASH}[\dx]){{2,3}}|\dx\d\d)(?!\w|{DASH})(?:\stempo(?!\w))?"
        ),
        _tempo,
    ),
    Rule(
        "3 x 9 at 3-0-3, 3 x 9 3010",
        compiled(
            rf"(?:(?<=\d\s)|(?<=\d,\s)|(?<=reps\s)|(?<=reps,\s)|(?<=side\s)|(?<=leg\s)|(?<=each\s))"
            rf"(?:at\s(?P<p>[0-6](?:{DASH}[0-6x]){{2,3}})|(?<=,\s)(?P<r>[1-6](?:{DASH}[0-4x]){{3}})(?=\s*(?:$|[,;)]))|(?P<q>[1-6][0-3][0-3x][0-3])(?=\s*(?:$|[,;)])))(?!\w|{DASH}|\.\d)"
        ),
        _tempo_behind,
    ),
    Rule("3010 tempo", compiled(rf"(?P<p>{_PHASES})\stempo(?!\w|:?\s{_APART}(?!\w))"), _tempo),
    Rule(
        "RPE 8, @RIR 2",
        compiled(
            rf"(?:@|at)?\s?(?P<s>RPE|RIR)\s?(?:of\s|:\s?|=\s?)?"
            rf"(?P<n>{NUMBER}(?:{TO}{NUMBER})?(?:\s?[,/]\s?{NUMBER}(?!\s?[\w'′’\"″”]))*)"
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
    cue(
        "3 seconds down, 1 second up",
        rf"\d(?:\.\d)?(?:{TO}\d)?[\s-]?{SECONDS}[\s-](?:(?:on\sthe\s)?way\s)?(?:down|up|lower(?:ing)?|exhale|inhale)(?![\w/])",
    ),
    cue(
        "2 sec pause at the bottom",
        rf"(?:with\s|w/\s?)?(?:an?\s)?(?!(?:[2-9]\d|\d{{3}})\s?{SECONDS}\s[^\W\d]+\s[^\W\d])(?:{TIME})[\s-]?(?:pauses?|eccentrics?|negatives?|"
        rf"lowering|lower|squeeze|descent|concentric|isometric){END}"
        rf"(?:\s(?:at|on|in|of)\s(?:the\s)?(?:(?:bottom|top|middle|end)\sof\s(?:each|every|the)\s\w+"
        rf"|(?:each|every)\srep|(?:\w+\s?){{1,2}}))?",
    ),
)
