"""How much: sets, reps, times and distances, in whichever order they stand.

::

    dose     : SETS "sets" ["of" | "x" | ","] amount      3 sets of 10
             | SETS "x" amount                            3 x 10, 3x(30-60s)
             | amount ["x" | "," | "for"] SETS "sets"     10 reps x 3 sets
             | measured "x" SETS                          30 s x 3
             | "x" amount                                 x 12
             | SETS "sets" | amount
    amount   : measured | ladder | count ["x"]
    measured : time | max | sided | distance | calories | count NOUN
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from plugins.notation.convert.ladders import LADDER, REPS_LADDER, TIMES_LADDER, UNFINISHED
from plugins.notation.convert.orders import (
    MOST_SETS,
    is_half,
    is_reps_first,
    is_swapped,
    ranged_first,
)
from plugins.notation.convert.phrases import Phrase, Rule, What, compiled, count, seconds
from plugins.notation.convert.vocabulary import (
    CLOCK,
    COUNT,
    COUNT_NOUN,
    DASH,
    DIGITS,
    DISTANCE_UNIT,
    EACH,
    END,
    INTEGER,
    LIMB,
    LOADED,
    MASS_UNIT,
    NUMBER,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SET_WORD,
    TIME,
    TIME_UNIT,
    TIMES,
    TO,
    UNLOADED,
    WORD,
)

#: More reps of a set than this may be pounds: "3 x 135".
_MOST_REPS: Final = 100

#: The end of a clause, where a word such as "hold" belongs to the dose and not to a name.
STOP: Final = r"(?=\s*(?:$|[,;.()\[\]|/:@←]|[–—-]\s|[x×]\s?\d))"


#: Behind "20 steps" no name follows, as it does behind "20 hop drills".
_NOT_NAME: Final = (
    rf"(?:{STOP}|(?=\s(?:{EACH}|in|on|total|forwards?|alternating|across|around|along|through|[LR]\s?[/&+]\s?[LR])"
    r"(?!\w)))"
)


#: as many as you can, and not as possible, as the four letters say
_CAN: Final = ("can", "can do", "can manage", "can get")


def _max(match: re.Match[str]) -> Phrase:
    words = match.group().casefold()
    if match.group("time") or "as long" in words:
        return Phrase(What.DOSE, seconds="max")
    if "max" in words or words == "me" or words.endswith(_CAN):
        return Phrase(What.DOSE, reps="max")
    most = "AMRAP" if re.match("am(?:q?r)?ap", words) or "as many" in words else "failure"
    return Phrase(What.DOSE, reps=most)


def _sided(match: re.Match[str]) -> Phrase | None:
    one, two = match.group(1), match.group(2)
    return Phrase(What.DOSE, reps=one, side="yes") if one == two else None


def _sided_time(match: re.Match[str]) -> Phrase | None:
    one, two = seconds(match.group(1)), seconds(match.group(2))
    return Phrase(What.DOSE, seconds=one, side="yes") if one == two else None


def _one_side(match: re.Match[str]) -> Phrase:
    return Phrase(What.DOSE, reps=match.group(1), side=match.group(2).upper())


def _measure(match: re.Match[str]) -> Phrase:
    unit = re.sub(r"^foot$", "feet", match.group("u").casefold())
    return Phrase(What.DOSE, measure=f"{count(match.group('n'))} {unit}")


def _reps(match: re.Match[str]) -> Phrase:
    return Phrase(What.DOSE, reps=count(match.group("n")))


def _noun(match: re.Match[str]) -> Phrase:
    return Phrase(What.DOSE, reps=count(match.group("n")), noun=match.group("u").casefold())


def _time(match: re.Match[str]) -> Phrase | None:
    value = seconds(match.group("t"))
    ends = value.rstrip("+").split("-")
    if "." in value or (len(ends) > 1 and int(ends[0]) >= int(ends[-1])):
        return None
    if len(ends) > 1 and ":" in match.group() and int(ends[1]) <= _NARROW * int(ends[0]):
        return Phrase(What.ASK, reason="a place on a clock, or how long?")
    return Phrase(What.DOSE, seconds=value)


#: The ends of a range of times are hardly so near to each other.
_NARROW: Final = 1.2


#: 3 s down: of each rep, and not of the set
_OF_REP: Final = (
    r"[\s-](?:(?:on\sthe\s)?way\s)?"
    r"(?:down|up|lower(?:ing)?|lowers?|pauses?|squeezes?|negatives?|descent)(?![\w-])"
)
_ON_SIDE: Final = rf"(?:{REP_WORD}\s)?(?:(?:on|with|to|for)\s)?(?:the\s)?"
#: Amounts that say themselves what they are.
_MEASURED: Final = (
    Rule(
        "as many, or as long, as one can",
        compiled(
            r"(?:reps?\s)?(?:(?:un)?till?\s|to\s)?(?:muscular\s|technical\s)?"
            r"(?:fail(?:ure)?|fatigue|exhaustion)(?!\w)"
            r"|(?:AM(?:Q?R)?AP|as\smany(?:\sreps)?\sas\s(?:possible|(?:you|I)\scan(?:\s(?:do|manage|get))?))(?!\w)(?!\s?\d)"
            r"|(?:hold\s)?(?:for\s)?as\slong\sas\s(?:possible|(?:you|I)\scan(?:\s(?:hold|do|manage)(?:\sit)?)?)(?!\w)"
            r"|(?:(?<=[x×])|(?<=[x×]\s))(?-i:F)(?!\w)|(?-i:ME)(?=\s[^\W\d])|max(?:imum)?(?:[\s-](?:(?P<time>hold|isometric|time|duration|seconds?|secs|minutes)|reps?|effort|repetitions))?"
            r"(?!\w)(?!\s?\d|\s(?:height|weight|distance|speed|load|cals?|calories|vertical)\b)"
        ),
        _max,
    ),
    Rule(
        "0:30/0:30, 30 s/30 s, both sides",
        compiled(
            rf"({CLOCK}|\d{{1,3}}\s?{SECONDS}{END})\s?/\s?({CLOCK}|\d{{1,3}}\s?{SECONDS}{END})"
        ),
        _sided_time,
    ),
    Rule(
        "a time",
        compiled(
            rf"(?P<t>{TIME})(?!\.?\s?{REST_WORD}(?!\s?[:=]?\s?{TIME}\W*$)|{_OF_REP})(?:\s(?:each\s)?(?:holds?|intervals?|bouts?|efforts?){STOP})?"
        ),
        _time,
    ),
    Rule("10/10, both sides", compiled(r"(\d{1,3})\s?/\s?(\d{1,3})(?![\d%]|\s?/|\.\d)"), _sided),
    Rule(
        "5L, 5R",
        compiled(
            r"(\d{1,3})\s?[LR](?:eft|ight)?(?:\s(?:side|leg|arm))?\s?[,/+&]?\s?"
            r"(\d{1,3})\s?[LR](?:eft|ight)?(?:\s(?:side|leg|arm))?(?!\w)"
        ),
        _sided,
    ),
    Rule(
        "5 reps on the right leg, then 5 on the left",
        compiled(
            rf"(\d{{1,3}})\s{_ON_SIDE}(?:left|(?P<right>right))(?:\s{LIMB})?,?\s(?:(?:and|then)\s){{0,2}}"
            rf"(?P<n>\d{{1,3}})\s{_ON_SIDE}(?(right)left|right)(?:\s{LIMB}{STOP}|{END}(?!\s{LIMB}))"
        ),
        lambda m: Phrase(What.DOSE, reps=m["n"], side="yes") if m[1] == m["n"] else None,
    ),
    Rule(
        "5L, one side",
        compiled(
            r"(\d{1,3})\s?((?-i:[LR]))(?:\s(?:arm|leg|side|hand|foot)(?=\s\w))?"
            r"(?!\w|-\w|:\s?\d|\s?[/+&,]\s?[LR]|\s(?:sits?|pull|chin|hang|hold)(?![^\W_]))"
        ),
        _one_side,
    ),
    Rule(
        "a distance",
        compiled(
            rf"(?P<n>{NUMBER}(?:(?:{TO}|/){NUMBER})?|{WORD}(?=\s(?:miles?|km|kilomet(?:er|re)s?){END}))"
            rf"[\s-]?(?P<u>{DISTANCE_UNIT}|foot(?=\s(?:[\w'’]+\s)?(?:walk|lunge|carry|carries|crawl|sled|drag|push|"
            rf"shuttle|sprint))|(?:ft|feet){END}(?!\s(?:rope|box|wall|step|elevated|raised|up|together|apart|wide))"
            rf"|k(?=\s(?:run|row|ski|bike|jog|swim|walk|ride){END}))"
        ),
        _measure,
    ),
    Rule(
        "calories",
        compiled(rf"(?P<n>\d{{1,4}}(?:/\d{{1,4}})?)[\s-]?(?P<u>cals?|calories?){END}\.?"),
        _measure,
    ),
    Rule("reps", compiled(rf"(?P<n>{COUNT})[\s-]?{REP_WORD}"), _reps),
    Rule("10 times", compiled(rf"(?P<n>{COUNT})\s(?:times|mal)(?:{STOP}|(?=\s{EACH}))"), _reps),
    Rule(
        "steps, breaths …",
        compiled(rf"(?P<n>{COUNT})\s?(?P<u>{COUNT_NOUN}){END}{_NOT_NAME}"),
        _noun,
    ),
)

_UNLOADED_BEFORE: Final = compiled(rf"\b{UNLOADED}\s?[:,(–—-]?\s?$")
#: So many may be the load of a sit-up.
_PLATE: Final = 40
_LOADED: Final = compiled(rf"{LOADED}|\b(?:E\d?MOM|every)\b")
_UNLOADED_BEHIND: Final = compiled(rf"\s(?:[a-z]+\s){{0,2}}{UNLOADED}(?!\w)")

_COUNT: Final = Rule(
    "a count",
    compiled(
        rf"(?P<n>{DIGITS})(?:\s?[x×](?=\s|$|[.,;)])(?!\s(?:side|leg|arm)\b(?!\s[^\W\d]))(?!\s?(?!{TIME}\s?{REST_WORD})\d))?"
        rf"(?![\d%°º#*])(?![.,:/]\d)(?!\s?(?:{MASS_UNIT}|%)|{TIME_UNIT})(?!{DASH}[^\W\d])"
        rf"(?!(?!{EACH}|[x×]|[ep]/|[ELR]?S?{END})[^\W\d_])"  # 5k is no five
    ),
    _reps,
)

#: Behind "three sets of" a number word is a count, too.
_COUNT_OF: Final = Rule("ten", compiled(rf"(?P<n>{WORD})(?=\s|$)"), _reps)

_SETS_OF: Final = compiled(rf"(?P<n>{COUNT})\s?{SET_WORD}")
_OF: Final = compiled(
    rf"\s?(?P<sure>(?:of|for|à|at|de|mit|med)\s|{TIMES}\s?)?(?P<loose>[,:/]?\s?{DASH}?\s?)\(?"
)
_SETS_BY: Final = compiled(rf"(?P<n>{DIGITS})\s?{TIMES}\s?(?:\((?=\d))?")
_BY: Final = compiled(rf"{TIMES}\s?")
_BY_SETS: Final = compiled(rf"\s?(?:{TIMES}|,|for|{DASH})?\s?(?P<n>{COUNT})\s?{SET_WORD}")
_BY_COUNT: Final = compiled(
    rf"\s?{TIMES}\s?(?P<n>{INTEGER})(?!\w|[.,:%]\d|\s?(?:{MASS_UNIT}|%|{SET_WORD}))"
)
#: As many reps as sets are said: 2 x 10, 8
_LIST: Final = compiled(
    rf"\d{{1,2}}(?:\s?[,/]\s?\d{{1,2}}){{1,}}(?:\s?{REP_WORD})?(?![\d%#*+:.–-]|\s?{TIMES}\s?\d|"
    rf"\s?{MASS_UNIT}|{TIME_UNIT}|\s?/|,\s?\d|\s?{SET_WORD})"
)
_STEP: Final = compiled(r"\d+")
_SPACED_DASH: Final = compiled(rf"\d+\s{DASH}\s")
#: "15 - 45 sec" is hardly a range.
_FAR: Final = 3


def take_dose(text: str, at: int) -> Phrase | None:
    """Return the dose that begins at ``at``, if one does."""
    if not (text[at].isalnum() or text[at] in ":×✕✖*"):
        return None
    return (
        _match((TIMES_LADDER, REPS_LADDER), text, at)
        or _sets_of(text, at)
        or _sets_by(text, at)
        or _with_sets_behind(text, at)
        or _after_times(text, at)
        or _alone(text, at)
    )


def _match(rules: tuple[Rule, ...], text: str, at: int) -> Phrase | None:
    for rule in rules:
        if (match := rule.pattern.match(text, at)) and (made := rule.make(match)):
            return replace(made, start=at, end=match.end())
    return None


def _amount(text: str, at: int) -> Phrase | None:
    return _match((*_MEASURED, _COUNT), text, at)


def _sets_of(text: str, at: int) -> Phrase | None:
    match = _SETS_OF.match(text, at)
    if match is None:
        return None
    if first := _reps_before(match):
        return first
    sets = Phrase(What.DOSE, at, match.end(), sets=count(match.group("n")))
    between = _OF.match(text, match.end())
    if between is None:
        return sets
    # After "of" or "x" any number is the amount; after a comma it must say what it is.
    rules = (*_MEASURED, _COUNT, _COUNT_OF) if between.group("sure") else _MEASURED
    amount = _match(rules, text, between.end())
    ladder = _match((LADDER,), text, between.end())
    if ladder and ladder.sets == sets.sets:  # 3 sets of 12, 10, 8
        return replace(ladder, start=at, end=_closed(text, between, ladder.end))
    if amount is None or amount.sets:
        return sets
    if _is_two(text, amount):
        return Phrase(What.ASK, at, amount.end, reason="a range, or reps and a time?")
    if (
        between.group().strip().casefold() in {"at", "à"}
        and text[between.end() : amount.end].isdecimal()
    ):
        return Phrase(What.ASK, at, amount.end, reason="so many reps, or a load?")
    return replace(amount, start=at, end=_closed(text, between, amount.end), sets=sets.sets)


def _reps_before(sets: re.Match[str]) -> Phrase | None:
    """Return the 12 of "12 - 4 sets", which is no range that goes down."""
    ends = _SPACED_DASH.match(sets.group("n"))
    if ends is None or int(_STEP.findall(ends.group())[0]) < int(_STEP.findall(sets.group())[-1]):
        return None
    (first,) = _STEP.findall(ends.group())
    return Phrase(What.BARE, sets.start(), sets.start() + len(first), reps=first)


def _set_by_set(text: str, at: int, sets: str) -> Phrase | None:
    """Return ``10, 8`` behind "2 x", as many numbers as sets."""
    match = _LIST.match(text, at)
    if match is None or not sets.isdecimal():
        return None
    steps = _STEP.findall(match.group())
    few, most = sorted(int(step) for step in (min(steps, key=int), max(steps, key=int)))
    if len(steps) != int(sets) or most > _FAR * few or ("/" in match.group() and sets == "2"):
        return None
    return Phrase(What.DOSE, at, match.end(), sets=sets, reps=",".join(steps))


def _is_unloaded(text: str, at: int, end: int) -> bool:
    """Whether "25 x 3" is of what carries no load, and by no clock: reps, and sets of them."""
    if int(text[at : at + 2]) >= _PLATE or text[at : at + 3].isdecimal() or _LOADED.search(text):
        return False
    return bool(_UNLOADED_BEFORE.search(text[:at]) or _UNLOADED_BEHIND.match(text, end))


def _sets_by(text: str, at: int) -> Phrase | None:
    match = _SETS_BY.match(text, at)
    if match and (listed := _set_by_set(text, match.end(), count(match.group("n")))):
        return replace(listed, start=at)
    amount = _amount(text, match.end()) if match else None
    if match is None or amount is None or amount.reps == "" == amount.seconds == amount.measure:
        return None
    if _is_two(text, amount):
        return Phrase(What.ASK, at, amount.end, reason="a range, or reps and a time?")
    first = count(match.group("n"))
    if is_reps_first(first, amount) and _is_unloaded(text, at, amount.end):
        end = _closed(text, match, amount.end)
        return Phrase(What.DOSE, at, end, sets=amount.reps, reps=first)
    if match.group().endswith("(") and is_half(first, amount.reps):
        return None
    if amount.reps.isdecimal() and int(amount.reps) > _MOST_REPS and amount.noun == "reps":
        return Phrase(What.ASK, at, amount.end, reason="so many reps, or a load?")
    end = _closed(text, match, amount.end)
    if swapped := re.compile(rf"\s?{SET_WORD}", re.IGNORECASE).match(text, end):  # 8 x 3 sets
        return Phrase(What.DOSE, at, swapped.end(), sets=amount.reps, reps=first)
    order = ranged_first(first, amount)
    if order == "reps":
        return Phrase(What.DOSE, at, end, sets=amount.reps, reps=first)
    if not order or (is_swapped(first, amount) and "%" not in text):
        return Phrase(What.ASK, at, end, reason="sets and reps, in which order?")
    if int(re.split(r"\D", first)[0] or 0) > MOST_SETS:
        why = "a load and its reps, or sets and reps?"
        return Phrase(What.ASK, at, end, reason=why)
    return replace(amount, start=at, end=end, sets=first)


def _with_sets_behind(text: str, at: int) -> Phrase | None:
    amount = _match(_MEASURED, text, at)
    if amount is None:
        return None
    match = _BY_SETS.match(text, amount.end) or _BY_COUNT.match(text, amount.end)
    if match is None:
        return amount
    return replace(amount, end=match.end(), sets=count(match.group("n")))


def _after_times(text: str, at: int) -> Phrase | None:
    match = _BY.match(text, at)
    if match is None:
        return None
    sets = _SETS_OF.match(text, match.end())
    if sets and (first := _reps_before(sets)):
        return replace(first, what=What.DOSE, start=at)
    if sets:
        return Phrase(What.DOSE, at, sets.end(), sets=count(sets.group("n")))
    amount = (
        _match((LADDER,), text, at)
        or _match((LADDER,), text, match.end())
        or _amount(text, match.end())
    )
    return replace(amount, start=at) if amount else None


def _alone(text: str, at: int) -> Phrase | None:
    if ladder := _match((UNFINISHED, LADDER), text, at):
        return ladder
    bare = _match((_COUNT,), text, at)
    return replace(bare, what=What.BARE) if bare else None


def _is_two(text: str, amount: Phrase) -> bool:
    """Whether "8 - 90 sec", too wide a range, is rather eight reps and a time of rest."""
    low, _, high = amount.seconds.rstrip("+").partition("-")
    words = text[amount.start : amount.end]
    return bool(high and _SPACED_DASH.match(words) and _FAR * float(low) <= float(high))


def _closed(text: str, opened: re.Match[str], end: int) -> int:
    """Step over the bracket that closes one opened by the match."""
    is_closed = opened.group().endswith("(") and text.startswith(")", end)
    return end + 1 if is_closed else end
