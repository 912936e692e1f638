"""What stands in brackets: an amount, a load, a rest, another exercise, or a remark."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.bracketed_loads import BANDED, BODY, load_in_brackets
from plugins.notation.convert.phrases import Phrase, What, compiled
from plugins.notation.convert.reading import Remark
from plugins.notation.convert.vocabulary import (
    DISTANCE_UNIT,
    EACH,
    IMPLEMENT,
    LENGTH_UNIT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    NUMBER,
    REP_WORD,
    SECONDS,
    SET_WORD,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_OR: Final = compiled(r"or\s(?P<w>.+)")
_OR_NOT: Final = compiled(r"(?:with|w/)\s(?:or|and)\s(?:without|w/o)\s[^\d]+")
#: (Barbell), which of a machine's or a bar's exercises it is
_VARIANT: Final = compiled(
    r"(?:barbell|dumb?bell|kettle\s?bell|db|kb|bb|(?:resistance\s|mini\s)?band(?:ed|s)?|body\s?weight|machine|cable)"
    r"(?:(?:\sor\s|\s?/\s?|,\s)(?:barbell|dumb?bell|kettle\s?bell|db|kb|body\s?weight|machine|cable|band))*"
)
#: (barbell or dumbbells), whichever there is to lift
_EITHER: Final = compiled(
    r"(?:barbell|dumb?bells?|kettle\s?bells?|dbs?|kbs?|bb)\sor\s(?:barbell|dumb?bells?|kettle\s?bells?|dbs?|kbs?|bb)"
)
#: An easier way to do it, for those who need one.
_EASIER: Final = compiled(r"(?:scaled?|mod(?:ify|ified)?|sub(?:stitute)?|option(?:al)?)\b")
#: (weighted), which says no weight
_WEIGHTED: Final = compiled(r"(?:weighted|unweighted|loaded|assisted)(?:\sor\s(?:un)?weighted)?")
#: Harder for those who can: no load of the plan.
_IF_ABLE: Final = compiled(
    r"(?:add(?:ed)?\s|use\s)?(?:weight(?:ed|s)?|heavy|heavier|light|lighter|banded|assisted|a\sband)\s"
    r"(?:if|as|when)\s(?:possible|needed|able|necessary|required|desired|you\scan|too\seasy)"
    r"|(?:[^()]*\s)?if\s(?:(?:it['’]?s\s|it\sis\s|this\sis\s)?too\s(?:easy|hard|heavy|light)|needed|possible|able|necessary)[^()\d]*"
)
#: What somebody did or felt that day, or was told to do, which is not the plan.
_TOLD: Final = re.compile(
    r"(?:I(?:['’](?:m|ve|d|ll))?|we|felt|feels?|supposed|should(?:['’]?ve)?|last\s(?:week|time))\s(?!\d).*",
    re.IGNORECASE,
)
_MYSELF: Final = re.compile(r"(?<!\w)(?:I|I['’](?:m|ve|d|ll)|[Mm]y)(?!\w)")
_WORDS_OF_STORY: Final = 5
_ROUNDS: Final = compiled(rf"\b(?:{SET_WORD}|rounds?|times)\b")
#: better than the 9 I did on Monday
_COMPARED: Final = compiled(r"\bthan\b[^.;]*")
_OF_PLAN: Final = compiled(
    rf"\b(?:{SET_WORD}|rounds?|rest|each|per|both|total|sides?|legs?|arms?|left|right|alternat\w*|switch\w*|weights?"
    rf"|times|through|once|twice|repeat\w*|reps?|percent|per\s?cent"
    rf"|us(?:e|ed|ing)|hold(?:ing)?|held|split\w*|broke\w*|kilos?|\d+s)\b|\d\s?(?:{SECONDS}|{MINUTES})\b"
    rf"|\d\s?(?:{MASS_UNIT}|%)|[@#]|[x×]\s?\d"
)
#: (24), (24/20): how high
_INCHES: Final = re.compile(r"(?:12|16|18|20|24|30|36)(?:\s?[,/]\s?(?:12|16|18|20|24|30))?")
_JUMPED: Final = compiled(r"\bbox\b|\bstep[\s-]?(?:ups?|overs?)\b|\bburpee\sbox")
#: add 2 kg each week: how it goes on, and no load of today
#: stop 1 short of failure, add weight when you hit 12: what to do, and no other amount
_ADVICE: Final = compiled(
    r"(?:stop|increase|decrease|aim|try|keep|leave|progress|add\s(?:weight|reps?|load|time)|if|when|once)\b"
    rf"(?!.*(?:[%#@]|\d\s?{MASS_UNIT}|(?<!\w)(?:each|per|both|total|alternat\w*|switch|left|right|rest)(?!\w)))"
    r"[^()]*"
)
_COUNTS_AS: Final = compiled(
    rf"(?:(?P<both>both|[rl]\s?[+/&]\s?[rl]|right(?:\s?[+/&]|\sand)?\s?left|left(?:\s?[+/&]|\sand)?\s?right|side\sto\sside)(?:\s{LIMB})?|each\s{LIMB})"
    r"\s?(?:(?:counts?\sas|=|is|equals)\s?(?:a\s)?(?:1|one|a)(?:\s(?:rep|count))?|counts)"
)
#: A step with each leg is one: what a rep is
_REP_OF_SIDES: Final = compiled(
    rf"(?=.*\b(?:left|right|both|each|{LIMB}))(?:.*\s)?(?:counts?\s(?:as|for)|=|equals?|is|makes?)\s(?:one|1|a)"
    r"(?:\s(?:full\s)?(?:rep|repetition|count))?"
    r"|(?=.*\b(?:left|right|both|each)\b)(?:one|1|a)\s(?:rep|repetition|count)\s(?:is|=|equals)\s.*"
)
_LAST_PART: Final = re.compile(r"\s[–—-]\s|[,;.]\s")
_COUNTS_TWO: Final = compiled(
    r"(?:[rl]\s?[+/&]\s?[rl]|right\s?[+/&]\s?left|left\s?[+/&]\s?right|both(?:\s\w+)?)"
    r"\s?(?:=|is|equals|counts?\sas)\s?(?:2|two)(?:\sreps)?"
)
_SWITCH: Final = compiled(r"(?:switch|change|swap)\b")
_PLATES: Final = compiled(rf"{NUMBER}\s?(?:{MASS_UNIT}|plates?)\s?(?:on\s)?(?:each|per|a)\b")
_COUNTED: Final = compiled(r"(?P<n>\d{1,4})\s(?P<noun>(?!to\s)[^\W\d](?:[^\W\d]|[\s-])*)")
#: 12 lunges per leg
_OF_THEM: Final = compiled(
    rf"(?P<n>\d{{1,3}})\s(?!sets?|rounds?|sec|min|lb|kg|{DISTANCE_UNIT}|{LENGTH_UNIT})(?:[^\W\d]+\s)?[^\W\d]+s\s{EACH}\s{LIMB}"
)
#: 15 ft: how far or high, where something else says how often
_WAY: Final = compiled(
    rf"{NUMBER}(?:\s?[–-]\s?{NUMBER})?\s?(?:{DISTANCE_UNIT}|(?:ft|feet)(?!\w)|['′’])"
)
#: 5 in one direction, 5 in the other
_ONE_AND_OTHER: Final = compiled(
    rf"(?P<a>\d{{1,3}})\s(?:in|on|to|with)\s(?:one|each|the\sfirst)\s{LIMB},?\s(?:and\s|then\s)?"
    rf"(?P<b>\d{{1,3}})\s(?:in|on|to|with)\sthe\s(?:other|second)(?:\s{LIMB})?"
)
#: on one foot 5x, then the other foot 5x
_ON_ONE_AND_OTHER: Final = compiled(
    rf"(?:[^\d,;]*\s)?(?:on|with|to)\s(?:one|the\sfirst)\s{LIMB}\s(?P<a>\d{{1,3}})\s?(?:[x×]|times)?,?\s(?:and\s|then\s)*"
    rf"(?:on\s|with\s)?the\s(?:other|second)(?:\s{LIMB})?\s(?P<b>\d{{1,3}})\s?(?:[x×]|times)?"
)
#: 4-count, 5/5 count, 2=1: how it is counted
_CADENCE: Final = compiled(
    r"\d[\s-]?(?:counts?|ct\.?)(?:\s(?:holds?|pauses?|squeezes?|lower\w*|down|up|eccentric|negative)(?:/\w+)?)?|\d(?:[/-]\d){1,3}\s(?:counts?|ct\.?|cadence)|[12]\s?=\s?[12]"
)
#: B12, the number of an exercise in a book or a list
_CODE: Final = re.compile(r"[A-EG-JNO-Y]\d{1,3}")
#: 5 lb more than last week: what somebody did before, and no load of today
_MORE_THAN: Final = compiled(
    rf"{NUMBER}\s?(?:{MASS_UNIT}|{REP_WORD}|{SECONDS}|%)?\s?(?:more|less|heavier|lighter|better|longer|fewer|up|down)\s"
    r"(?:than|from|on|over)\s(?!m[ea]n|wom[ea]n|the\s(?:men|women|first))[^\d]*"
)
#: Zone 2
_ZONE: Final = compiled(
    r"(?:(?:hr|heart\srate|pace|power|in)\s)?(?:zone|z)\s?[1-7](?:\s?[–-]\s?[1-7])?"
)
_SHARE: Final = compiled(rf"{NUMBER}(?:\s?[–-]\s?{NUMBER})?\s?%")
#: 10-foot-high
_TALL: Final = compiled(
    rf"\d{{1,3}}[\s-]?(?:{LENGTH_UNIT}|[\"″”'′’])(?:[\s-](?:high|tall|wide|long|deep))?(?=\s[^\W\d])"
)
#: both feet on a step: how it is done
_BOTH_HANDS: Final = compiled(
    r"(?:with\s)?both\s(?:hands|feet|arms|legs)\s(?:on|in|at|holding|together|down|up|over)\b[^\d]*"
)
_LENGTHS: Final = compiled(
    rf"{NUMBER}(?:\s?[/–-]\s?{NUMBER})?[\s-]?(?:(?:in|inch|inches|cm|degrees?)(?!\w)|[\"″”°])"
)
_ANGLE: Final = compiled(
    r"(?:(?:bench|box|board|set)\s(?:at|on|to)\s)?\d{1,3}(?:-\d{1,3})?\s?(?:degrees?|deg|°)(?:\s(?:incline|angle|bench))?"
)
#: How far apart or away a thing is, which is no amount of the exercise.
_IN_TURN: Final = compiled(
    r"(?:alternat(?:e|ing)|swap|switch)\s(?:with|weeks?|weekly|days?|every)\b[^\d]*|every\s(?:other\s)?(?:week|day)"
)
_PLACED: Final = compiled(
    rf"(?:[^\d.;]*[^\W\d]\s)?{NUMBER}\s?(?:ft|feet|m|meters?|metres?|yards?|yds?|{LENGTH_UNIT})\s"
    r"(?:apart|away|high|wide|long|off\sthe\s\w+|from\sthe\s\w+)"
)
#: How often, behind an amount: (3x), (x 2 each side).
_OFTEN: Final = compiled(
    rf"(?:(?:for\s|do\s|repeat\s)?[x×]\s?(?P<a>\d)|(?P<b>\d)\s?[x×]|(?P<c>\d)\stimes)"
    rf"(?:\s(?P<side>{EACH}\s{LIMB}))?"
)
#: (30X0), but not (4x25): the seconds of each phase of a rep.
_TEMPO: Final = compiled(
    r"(?:(?:slow(?:ly)?|controlled|tempo)[,:]?\s)?(?P<p>[0-5x][0-5][0-5x]{2}|[0-5x](?:[-–./][0-5x]){2,3})"
)
#: 2 x 3 s tempo: so long are the phases of a rep
_PACED: Final = compiled(
    rf"(?:[1-4]\s?[x×]\s?)?[1-9](?:\s?[-–]\s?[1-9])?\s?{SECONDS}\s(?:tempo|cadence)"
)
#: You will change which leg leads each round: how it is done
_TELLS: Final = compiled(r"(?:you(?:['’]ll|\swill|\sshould)?|make\ssure|try)\s[^\d]+")
_MASS_OF: Final = compiled(rf"(?P<w>{NUMBER}\s?{MASS_UNIT})\s(?:load|weight)s?")
_BAND_FOR: Final = compiled(r"\b(?:use|with)\s(?:an?\s)?bands?\sfor\b")
_HELD: Final = compiled(
    rf"(?<!\w)(?:with|w/|using|use|holding|hold)\s(?:an?\s|the\s|your\s)?(?:\w+\s)?{IMPLEMENT}"
)
#: Words that may change an amount, a load or a side.
_CHANGES: Final = compiled(
    rf"\d\s?[x×]|[x×]\s?\d|%|#|\d['’]s(?!\w)|(?<!\w)(?:{MASS_UNIT}|{SET_WORD}|rest|max|failure|total|each|per|"
    r"sides?|alternat\w*|switch\w*|both|other|add|rx|scaled?|men|women|ladies|beginners?|"
    r"advanced|week\w*|to|up|until|start\w*|begin\w*|finish\w*|instead|kids?|grown-?ups?|half|deload|times|through|repeat\w*|per\s?cent|\d+\s(?:if|on|when|unless|only))(?!\w)"
)
_HOW: Final = compiled(r"(?:depending|if|as|when|with|while|on|in|at|to|for|or)$")
_SOME_WORDS: Final = 2
_OF_SIDES: Final = frozenset(
    {"each", "per", "ea", "total", "left", "right", "l", "r", "on", "max", "min", "alternating"}
)
#: 2 warm-up, 3 working: sets of a kind, and no exercises
_KINDS_OF_SETS: Final = frozenset(
    {"warm", "warmup", "warm-up", "warmups", "warm-ups", "working", "work", "back-off", "backoff"}
    | {"top", "easy", "hard", "heavy", "light", "straight", "drop"}
)
#: 9, 9-12
_PLAIN: Final = re.compile(r"\d+(?:-\d+)?")
_UNIT: Final = compiled(
    rf"(?:{MASS_UNIT}|{SECONDS}|{MINUTES}|{DISTANCE_UNIT}|{LENGTH_UNIT}|{SET_WORD}|{REP_WORD}|"
    r"x|of|a|cals?|calories|pause|steps?|breaths?)(?!\w)"
)
_PURE: Final = frozenset({What.MARK, What.FILLER})
#: What a bracket may say besides which half its line counts.
_BESIDE_HALF: Final = frozenset({What.LOAD, What.REST, What.EFFORT, What.TEMPO})


_THING: Final = compiled(IMPLEMENT)
_DIGIT: Final = re.compile(r"\d")
#: What a bracket says besides the line
_WARM_UP: Final = compiled(
    r"(?:(?:with|plus|do|perform|after|first)\s|\+\s?|incl(?:\.|uding|\.?\sof)?\s)?"
    r"(?:\d(?:\s?[–-]\s?\d)?|one|two|three|four)\s(?:warm|ramp|build)[\s-]?ups?(?:/[^\W\d][\w-]*)?(?:\ssets?)?"
    r"(?:\s(?:first|before(?:hand)?))?"
)
#: (pictured at right)
_SHOWN: Final = compiled(
    r"(?!.*\b(?:left|right)\s(?:leg|arm|side|hand|foot)|.*\beach\b)(?:as\s)?(?:pictured|shown|see|seen|photo|picture|image)\b[^\d]*"
)
_ASIDES: Final = (
    _SHOWN,
    _WARM_UP,
    _OR_NOT,
    _WEIGHTED,
    _ANGLE,
    _IN_TURN,
    _PLACED,
    _CADENCE,
    _CODE,
)
#: … if the line has an amount
_BESIDE_DOSE: Final = (
    *(
        _PACED,
        _IF_ABLE,
        _TOLD,
        _ADVICE,
        _WAY,
        BANDED,
        _BOTH_HANDS,
        _MORE_THAN,
        _ZONE,
    ),
    re.compile(r"~\s?\d+(?:\.\d+)?"),
)


def read_remark(
    bracket: Phrase, *, has_dose: bool, name: str = "", behind_name: bool = False
) -> Remark:
    """Return what ``bracket`` says.

    ``has_dose`` is whether the line has an amount outside it, ``behind_name`` whether none of
    it stands before the bracket.
    """
    text, inside = bracket.text, bracket.inside
    if match := _OR.fullmatch(text):
        return Remark(phrases=(Phrase(What.INSTEAD, text=match.group("w")),))
    if has_dose and _EASIER.match(text) and not any(p.what is What.LOAD for p in inside):
        return Remark(text)
    if any(p.fullmatch(text) for p in _ASIDES) or (
        _TOLD.fullmatch(text) and not _DIGIT.search(text)
    ):
        return Remark(text)
    told = has_dose and _TOLD.fullmatch(text)
    if told and _DIGIT.search(text) and _ROUNDS.search(_COMPARED.sub("", text)):
        return Remark(why=f"({text}): a number among words")
    if has_dose and (_is_story(text) or any(p.fullmatch(text) for p in _BESIDE_DOSE)):
        return Remark(text)
    if has_dose and behind_name and _EITHER.fullmatch(text):
        return Remark(phrases=(Phrase(What.LOAD, load=text, text=text),))
    if has_dose and (
        (behind_name and _VARIANT.fullmatch(text) and not BODY.fullmatch(text))
        or (_JUMPED.search(name) and _INCHES.fullmatch(text))
    ):
        return Remark(text)
    if remark := _sides(text, inside, has_dose=has_dose) or load_in_brackets(
        text, name if has_dose else None
    ):
        return remark
    if has_dose and (match := _OFTEN.fullmatch(text)):
        often = Phrase(What.DOSE, sets=next(filter(None, match.group("a", "b", "c"))), text=text)
        each = next((p for p in inside if p.what is What.SIDE), None)
        return Remark(phrases=(often, each) if each else (often,))
    if match := _MASS_OF.fullmatch(text):
        mass = replace(inside[0], text=text)
        return Remark(phrases=(mass,)) if mass.what is What.LOAD else Remark(why=text)
    if has_dose and (match := _TEMPO.fullmatch(text)):
        tempo = "-".join(re.findall(r"\w", match.group("p"))).upper()
        manner = text[: match.start("p")].strip(" ,:")
        return Remark(manner, phrases=(Phrase(What.TEMPO, tempo=tempo, text=text),))
    is_time = any(p.what is What.REST or (p.seconds and not has_dose) for p in inside)
    if _LENGTHS.search(text) and not (is_time or _DIGIT.search(_LENGTHS.sub("", text))):
        return Remark(text)
    if "%" in text and not _DIGIT.search(_SHARE.sub("", text)):
        values = [p for p in inside if p.what not in _PURE]
        if any(p.what is What.WORD for p in values):
            return Remark(text, why=f"({text}): a number among words", is_plates=True)
    asked = next((p for p in inside if p.what is What.ASK), None)
    if asked is not None and not _TELLS.match(text):
        return Remark(why=f"{asked.text}: {asked.reason}")
    if (has_dose or "." in text) and re.fullmatch(r"[\d.]+(?:\s?[,;]\s?[\d.]+)+", text):
        return Remark(why=f"({text}): numbers of what?")
    said = [p for p in inside if p.what not in _PURE]
    if (counts := _counts(text)) and not (has_dose and "," not in text):
        why = f"({text}): a second amount" if has_dose else ""  # of each of the three, x 3
        return Remark(text, () if has_dose else (counts,), why=why)
    if not has_dose and (match := _OF_THEM.fullmatch(text)):
        each = next((p for p in inside if p.what is What.SIDE), None)
        dose = Phrase(What.DOSE, reps=match.group("n"), text=text)
        return Remark(phrases=(dose, each) if each else (dose,))
    numbers = [p for p in inside if re.search(r"\d", p.text)]
    if has_dose and numbers and all(p.what is What.CUE for p in numbers):
        return Remark(text)
    if not any(p.what is What.WORD for p in said):
        return _values(text, said, has_dose=has_dose)
    if remark := _in_parts(inside, has_dose=has_dose):
        return remark
    if _HELD.search(_BAND_FOR.sub("", text)) and not (
        has_dose and re.search(r"\bor\b|\bas needed\b", text)
    ):
        return Remark(why=f"{text}: a load, or a remark?")
    if re.search(r"\d", text) and not (has_dose and _is_aside(text, said)):
        return Remark(why=f"({text}): a number among words")
    return Remark(text)


def _is_story(text: str) -> bool:
    """Whether a bracket tells of somebody's day, and nothing of the sets, the sides or the rest."""
    return (
        bool(_MYSELF.search(text))
        and len(text.split()) > _WORDS_OF_STORY
        and not _OF_PLAN.search(_COMPARED.sub("", text))
    )


def _sides(text: str, inside: tuple[Phrase, ...], *, has_dose: bool) -> Remark | None:
    """Read what a bracket says of the line's sides."""
    match = _ONE_AND_OTHER.fullmatch(text) or _ON_ONE_AND_OTHER.fullmatch(text)
    if has_dose and match and match["a"] == match["b"]:
        return Remark(text, half=Phrase(What.DOSE, reps=match["a"], side="yes"))
    plain = text.rstrip(" .!")
    *first, last = _LAST_PART.split(plain)
    if match := _COUNTS_AS.fullmatch(plain) or _COUNTS_AS.fullmatch(last):
        side = "yes" if match.group("both") else "total"
        if not _DIGIT.search(" ".join(first)):
            return Remark(text, side=side)
        ends = inside[0].start + len(first[0])
        doses = tuple(p for p in inside if p.what in {What.DOSE, What.BARE} and p.end <= ends)
        is_amount = len(first) == 1 and not has_dose and len(doses) == 1
        return Remark(last, doses, side) if is_amount else Remark(why=f"({text}): a second amount")
    if _REP_OF_SIDES.fullmatch(plain):
        return Remark(why=f"({text}): what is counted as one?")
    if _COUNTS_TWO.fullmatch(text) or _SWITCH.match(text):
        return Remark(text, side="total")
    pieces = any(p.what is What.LOAD and p.load.endswith(" each") for p in inside)
    if _PLATES.match(text) and not pieces:
        return Remark(text, why="a load on each side: plates on a bar?", is_plates=True)
    return None


def _in_parts(inside: tuple[Phrase, ...], *, has_dose: bool) -> Remark | None:
    """Read ``20/14 lb, touch the line``: values between commas, and words without a number."""
    parts: list[list[Phrase]] = [[]]
    for phrase, following in itertools.zip_longest(inside, inside[1:]):
        is_apart = following is not None and following.start > phrase.end
        if phrase.what is What.MARK and (
            phrase.text in ",;" or (phrase.text in "–—-" and is_apart)
        ):
            parts.append([])
        else:
            parts[-1].append(phrase)
    values: list[Phrase] = []
    words = []
    for part in parts:
        first = next((i for i, p in enumerate(part) if p.what is What.WORD), len(part))
        if first < len(part):
            held = _holds(part, first)
            leads = [p for p in part[:first] if p.what not in _PURE]
            leads = leads if held or not has_dose else []
            is_led = held or _HOW.match(part[first].text) or any(p.sets and p.counts for p in leads)
            left = part[first:] if leads and is_led else part
            if held and _THING.fullmatch(left[0].text):
                leads = [replace(leads[0], load=f"{leads[0].load} {left[0].text}")]
            values += leads if is_led else []
            words.append(" ".join(p.text for p in left))
        else:
            values += [p for p in part if p.what not in _PURE]
    if not values or any(re.search(r"\d", _TALL.sub("", said)) for said in words):
        return None
    if any(p.what in {What.DOSE, What.BARE, What.BRACKET} for p in values) and has_dose:
        return None
    return Remark(", ".join(words), tuple(values))


def _holds(part: Sequence[Phrase], first: int) -> bool:
    """Whether a part is a thing of so much mass, and where it is held: 20 kg plate on the back."""
    said = [p for p in part[:first] if p.what not in _PURE]
    words = " ".join(p.text for p in part[first:])
    thing = len(said) == 1 and said[0].what is What.LOAD and " " in said[0].load
    return thing and not (re.search(r"\d", words) or _OF_WHOM.search(words))


#: Words behind a load that say whose it is, or that there are others
_OF_WHOM: Final = compiled(
    r"\b(?:m[ea]n|wom[ea]n|male|female|ladies|guys|girls|boys|each|per|or|rx|scaled|beginners?|advanced|less|more|than|of|"
    r"max\w*|up|to\s(?:start|begin|max\w*)|added|total|me|mine|him|her|bar(?:bell)?\sonly)\b"
)


def _is_aside(text: str, said: list[Phrase]) -> bool:
    """Whether a bracket's number belongs to its own words: "last 9 seconds on the toes"."""
    values = {What.LOAD, What.REST, What.SIDE, What.EFFORT, What.TEMPO, What.BRACKET}
    if any(p.what in values or p.sets for p in said) or _CHANGES.search(text):
        return False
    words = sum(len(p.text.split()) for p in said if p.what is What.WORD)
    return words >= _SOME_WORDS


def _counts(text: str) -> Phrase | None:
    """Return ``10 crunches, 10 twists``, one after the other, as one amount."""
    parts = [_COUNTED.fullmatch(part.strip()) for part in text.split(",")]
    if not all(parts) or any(p and _has_unit(p.group("noun")) for p in parts):
        return None
    reps = "+".join(p.group("n") for p in parts if p)
    return Phrase(What.DOSE, reps=reps, text=text)


def _has_unit(noun: str) -> bool:
    """Whether words behind a number measure it or say a side, rather than name what is done."""
    words = noun.casefold().split()
    return (
        bool(_OF_SIDES & set(words))
        or words[0] in _KINDS_OF_SETS
        or _UNIT.match(words[0]) is not None
    )


def _each_and_total(text: str, doses: list[Phrase], sides: list[str]) -> Remark:
    """Return ``5 each leg, 10 total`` as the half that it says, if it adds up."""
    each, total = doses if sides[0] == "yes" else doses[::-1]
    adds_up = each.reps.isdecimal() and total.reps == str(2 * int(each.reps))
    if not adds_up or each.sets or total.sets:
        return Remark(why=f"({text}): a second amount")
    return Remark(text, half=replace(each, side="yes"))


def _values(text: str, said: list[Phrase], *, has_dose: bool) -> Remark:
    """Return the values of a bracket in which every word is read."""
    nested = [p for p in said if p.what is What.BRACKET]
    said = [p for p in said if p.what is not What.BRACKET]
    if any(q.what not in {*_PURE, What.SIDE} for p in nested for q in p.inside):
        return Remark(why=f"({text}): a bracket in a bracket")
    said += [q for p in nested for q in p.inside if q.what is What.SIDE]
    doses = [p for p in said if p.what in {What.DOSE, What.BARE} and p.counts]
    sides = [p.side for p in said if p.what is What.SIDE]
    side = next((s for s in sides if s != "alt"), next(iter(sides), ""))
    if has_dose and len(doses) == 2 and set(sides) == {"yes", "total"}:
        return _each_and_total(text, doses, sides)
    if len(doses) == 1 and set(sides) == {"yes", "total"} and text.endswith("total"):
        return Remark(text, half=replace(doses[0], side="total"))  # per side, 30 total
    if has_dose and doses:
        side = side or doses[0].side
        plain = _PLAIN.fullmatch(doses[0].reps or doses[0].seconds)
        if len(doses) == 1 and side in {"yes", "total"} and plain:
            beside = tuple(p for p in said if p.what in _BESIDE_HALF)
            return Remark(text, beside, half=replace(doses[0], side=side))
        same = said[0] if len(said) == 1 else None
        return Remark(text, same=same, why=f"({text}): a second amount")
    return Remark(phrases=tuple(said))
