"""What stands before an exercise's own words: bullets, list numbers, labels, "Exercise 1:"."""

from __future__ import annotations

import re
from typing import Final

from plugins.late import dataclass
from plugins.notation.convert.nouns import names_exercise
from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.vocabulary import DASH, PART, TIME, WORD

#: Bullets, ticks, arrows and pictures: whatever is no letter, number or opening sign.
#: The "o" of a word processor's list, too
_BULLET: Final = compiled(
    r"(?:[^\w\s:@(\[\"“‘'½¼¾#$€£+]|_|\+(?!\d)|:(?!\d)|\[[ x✓✔]?\]|(?-i:^o\s(?=[A-Z0-9])))\s*"
)
_NUMBERED_WORD: Final = compiled(
    r"(?:exercise|movement|station|minute|min|level|stage|block|drill|move|week|day|ex|set|round|"
    r"circuit|superset|step|phase|part|group|task|corner|cone|partner|player|athlete)\.?\s?"
    rf"(?:[#№]?\s?\d{{1,2}}(?:-\d{{1,2}})?\s?(?:[:.)|]|{DASH}|,(?=\s\d)(?!\s\d{{1,2}}\s?(?:[:,&–-]|and\b)))|{WORD}\s?(?::|\s{DASH}(?=\s)))\s*"
    r"|(?:exercise|station)\s\d{1,2}\s+(?=[^\W\d])(?![x×]\s?\d)|\d{1,2}(?:st|nd|rd|th)\smin(?:ute)?\s?[:–—-]\s*"
    r"|(?:min(?:ute)?|part|section|block|group|circuit|superset|station|exercise|workout|option)\s(?-i:[A-H])\s?(?:[:.)]|[–—-]\s)\s*"
    r"|\d{1,2}(?:st|nd|rd|th)\s(?:set|exercise|move|movement|station|superset|round)\s?:\s+(?=[^\W\d]|\d+\sdeg)"
)
_LABELS: Final = (
    re.compile(rf"(?P<letter>[A-Z])(?P<number>\d)(?:\s?(?:[.):]|{DASH}))?\s+(?=\S)"),
    re.compile(
        rf"(?P<number>\d)(?P<letter>[A-Ha-h])(?:\s?(?:[.):]|{DASH})\s*|(?<=[A-Z])\s+|\s+(?=[A-Z][a-z]))(?=\S)"
    ),
    re.compile(r"(?P<letter>[A-Za-z])(?P<number>)[.):/]\s+(?=\S)"),
    re.compile(r"\((?P<letter>[A-H])(?P<number>\d)\)\s*(?=\S)"),
    re.compile(r"\((?P<number>\d)(?P<letter>[A-H])\)\s*(?=\S)"),
    re.compile(rf"(?P<letter>[A-HO])(?P<number>)\s?{DASH}\s+(?=\w)"),
)
_LIST_NUMBER: Final = compiled(
    r"(?:\d{1,2}(?:\.\)|[.)])\s+|[ivx]{2,4}[.)]\s+|\d{1,2}[.)](?=[^\W\d])|\(\d{1,2}\)\s*|#\s?\d{1,2}[.):]?\s+|#\d{1,2}(?=[^\W\d]{3})|\d{1,2}:\s+)"
)
_DASHED_NUMBER: Final = compiled(rf"(?P<n>\d{{1,2}})(?P<gap>\s?){DASH}\s+(?=[^\W\d])")
#: 3Hip bridge, as a page's number stands before its heading, unless it is 10Burpees.
_GLUED_NUMBER: Final = re.compile(r"\d{1,2}(?=[A-Z][a-z]{2,}(?:\s|$))")
_PART: Final = compiled(rf"{PART}\s?(?:\d|[a-c])?\s?(?::|{DASH}\s)\s*(?=\S)")
#: Stretching – 9 min: a part of the plan that is done for so long, and no label of what is
_IS_DONE: Final = compiled(
    rf"\W*(?:stretching|mobility|cardio|abs|core|yoga|endurance)\s?(?::|{DASH})?\s(?:for\s)?{TIME}\W*"
)
#: Chest: bench press
#: Then back squats 5 x 5
_THEN: Final = compiled(
    r"(?:and(?:\sthen|\snext|\sfinally)?|then|next|finally|lastly|last|also|plus|after\sthat|now)(?:\s?[,:]|\s[–—-])?\s+(?=(?P<name>[^\W\d][^\d:;,(@]*?)\s?[(:–x×-]?\s?\d)"
)
_PART_OF_BODY: Final = compiled(
    r"(?:(?:upper|lower|full)\s?body|chest|back|legs?|arms?|shoulders?|glutes?|biceps|triceps|calves|"
    r"hamstrings|quads|hips|push|pull|power|main|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun))\s?:\s+"
    r"(?=(?-i:[A-Z][a-z]{2}))(?!(?:max|each|hold|sets?|reps?|rest)\b)"
)
#: Chest – bench press: a muscle, and what is done for it
_MUSCLE: Final = compiled(
    rf"(?:chest|back|shoulders|biceps?|triceps?|calves|hamstrings|quads|glutes|abs|legs|core|push|pull|traps|forearms)"
    rf"\s?{DASH}\s+(?=(?P<name>[^\W\d][^\d:,;–—(]*?)(?:\s?[–—:,(]|\s-|\s\d|\s?[x×]\s?\d|$))"
)
_VERB: Final = compiled(
    rf"hold\s(?:an?\s|the\s|your\s)?(?!(?:position|pose|stretch|it|this|that|each|every|for|on|"
    rf"in|at|with|breath|top|bottom|end|and|both)\b)(?=(?:[^\W\d][\w-]*\s){{1,3}}(?:for\s)?{TIME})"
    rf"|(?:doing\s|super\s?set(?:ted)?\swith\s(?=\d)|(?:(?:then|and|next)\s)?(?:do|perform|complete|then|try|and|accumulate)\s(?=\d|{WORD}\s)"
    rf"|(?:do|perform|complete)\san?\s(?=(?:[^\W\d][\w-]*\s){{1,3}}for\s{TIME})"
    rf"|(?:and\s|then\s|all\s)*(?:followed\sby|finish(?:ed)?\s(?:off\s|up\s)?with|end(?:ed)?\swith|(?:start(?:ed)?|begin)\swith)\s(?:a\s)?(?=\d|{WORD}\s)"
    r"|(?:do|perform)\s(?=[^\W\d])(?!(?:it|the|this|these|those|that|each|every|all|as|not|your?|an?|any|some|"
    r"both|with|in|on|what|more|set|sets|reps?|max)\b)(?=.*\d))"
)
#: Instructions: do 3 sets of 10 squats
_ORDERS: Final = compiled(
    r"(?:instructions?|directions?|prescription|dos(?:e|age)|protocol)\s?:\s+(?=(?:perform|do|complete)\s)"
)
_MOST_MARKS: Final = 8
#: "40 – burpees" are forty, and no fortieth exercise.
_LONGEST_LIST: Final = 20


@dataclass(frozen=True, slots=True)
class Marked:
    """A line's words from ``start`` on, what stood before them, and what is doubtful about it."""

    start: int
    label: str = ""
    before: tuple[str, ...] = ()
    """Words that say where the line belongs ("Level 2"), which are to be kept."""
    why: str = ""


def read_marks(text: str, *, has_dose: bool) -> Marked:
    """Step over the marks of a list.

    ``has_dose`` is whether the words behind a number and a dash say how much by themselves: if
    not, "12 - burpees" may be the twelfth exercise or twelve burpees.
    """
    start, label, why = 0, "", ""
    before: list[str] = []
    numbered = False
    if _IS_DONE.fullmatch(text):
        return Marked(0)
    for _ in range(_MOST_MARKS):
        if match := _BULLET.match(text, start):
            start = match.end()
        elif match := _NUMBERED_WORD.match(text, start) or _part(text, start):
            before.append(match.group().strip(" :,.)|-–—"))
            start = match.end()
        elif not label and (match := _label(text, start)):
            label = match.group("letter").upper() + match.group("number")
            if match.start("number") < match.start("letter"):
                label = match.group("number") + match.group("letter").upper()
            start = match.end()
        elif not numbered and (match := _LIST_NUMBER.match(text, start)):
            numbered, start = True, match.end()
            counted = has_dose or text[start : start + 1].isdecimal()
            if match.group().startswith("(") and not counted:
                why = "a number in brackets: of the list, or how many?"
        elif not numbered and (match := _DASHED_NUMBER.match(text, start)):
            if int(match.group("n")) > _LONGEST_LIST:
                break
            numbered, start = True, match.end()
            plainly = has_dose or int(match.group("n")) <= (2 if match.group("gap") else 9)
            why = "" if plainly else "a number and a dash: of the list, or how many?"
        elif not numbered and (match := _GLUED_NUMBER.match(text, start)):
            numbered, start = True, match.end()
            why = "" if has_dose else "a number before the name: of the list, or how many?"
        elif match := _VERB.match(text, start):
            start = match.end()
        else:
            break
    return Marked(start, label, tuple(before), why)


def _part(text: str, start: int) -> re.Match[str] | None:
    if match := _THEN.match(text, start):
        return match if names_exercise(match.group("name").strip()) else None
    if match := _MUSCLE.match(text, start):
        named = match.group("name").strip()
        return match if " " in named and names_exercise(named) else None
    return next((m for p in (_PART, _PART_OF_BODY, _ORDERS) if (m := p.match(text, start))), None)


def _label(text: str, start: int) -> re.Match[str] | None:
    return next((m for pattern in _LABELS if (m := pattern.match(text, start))), None)
