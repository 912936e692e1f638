"""What can be left out of a line that is not read as a whole: words that change none of its values.

They are tried last, and become a note, word for word. A bracket, or words behind a mark, may
hold anything that a coach wants to say; what counts is that they cannot say how much, how heavy,
on which side or how long to rest, where the words that are left say nothing of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass
from plugins.notation.convert.asides import without_other_limb
from plugins.notation.convert.nouns import MACHINE, names_exercise, names_move
from plugins.notation.convert.phrases import compiled
from plugins.notation.convert.sides import has_no_sides
from plugins.notation.convert.vocabulary import (
    IMPLEMENT,
    LENGTH_UNIT,
    MASS_UNIT,
    MINUTES,
    REP_WORD,
    SECONDS,
    SET_WORD,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.convert.reading import Reading


@dataclass(frozen=True, slots=True)
class Leftover:
    """A line without some of its words, and these words."""

    text: str
    words: str
    in_brackets: bool = False
    is_between: bool = False
    is_described: bool = False
    """The words stand behind a name alone, and must not count anything."""


_BRACKET: Final = re.compile(r"\s?(?:\([^()]*\)|\[[^\[\]]*\])")
#: Marks that set the end of a line apart from what it says before.
_MARK: Final = re.compile(
    r"\s?[–—]\s?|\s-+\s|[.!]+\s|\s?;\s|,\s|\s?…\s?|\s?<?[–—-]+>?\s|\s?→\s?|\s\*+\s?|:\s|\s\|\s"
)
#: Words that begin one without a mark.
_LEADS: Final = compiled(
    r"\s(?=(?:while|until|till|as|because|so|but|where|which|focus\w*|keep\w*|mak(?:e|ing)|try\w*|using|from|during|"
    r"depending|if|unless|optional\w*|super\s?set\w*|with\s(?!an?\b|the\b|one\b|\d))\s)"
)
#: A text of more is prose.
_MOST_MARKS: Final = 8
_MOST_BRACKETS: Final = 3

# --- What words may say -----------------------------------------------------------------

#: Numbers that measure a thing or a place in a row.
_MEASURES: Final = compiled(
    rf"\d+(?:\.\d+)?(?:\s?[-–/]\s?\d+)?[\s-]?(?:degrees?|deg\b|°|{LENGTH_UNIT}|[\"″”])|(?<!\d)[2-8][\s-]?counts?\b"
    r"|\bfigure[\s-]4\b|\(\d{1,2}:\d[1-46-9]\)|\d(?:st|nd|rd|th)\b|\b(?:last|first|final)\s\d+(?=\s[^\W\d])"
    r"|\b(?:one|1)\s(?:leg|arm|foot|hand|knee)\s(?!at\b)"
)
#: Numbers of the phases of a rep.
_PHASES: Final = compiled(
    rf"(?:[1-9]|10)(?:\s?[-–]\s?(?:[1-9]|10))?[\s-]?(?:{SECONDS})[\s-](?:pause|hold|squeeze|down|up|lower\w*|eccentric|"
    rf"negative|concentric|tempo|on\sthe\s(?:last|way)|on\slast|at\sthe|between\sreps|each\srep)"
    rf"|(?:pause|hold|squeeze|lower)\s(?:for\s)?(?:[1-9]|10)(?:\s?[-–]\s?(?:[1-9]|10))?\s?{SECONDS}"
)
#: Words of a load or of another set that say none: "add weight if possible", "drop the weight".
_NO_LOAD: Final = compiled(
    r"\boptional\sweights?\b|\b(?:add(?:ing)?|us(?:e|ing)|with)\sweights?\s(?:if|when|as)\b|\b(?:the|your)\s(?:weights?|loads?)\b"
    r"|\bsame\s(?:direction|time|place|spot|line|height|level|position|plane|way|motion)s?\b"
    r"|\b(?:light|lightly)\s(?:touch|jog|stretch\w*)\b|\bweight\s(?:in|on|through|back|into)\b"
)
_LIMBS: Final = r"(?:sides?|legs?|arms?|hands?|directions?|ways?|foot|feet|knees?|hips?)"
_SIDE: Final = compiled(
    rf"\b(?:(?:each|per|every|ea|either|both|opposite|other|one)\s(?:{_LIMBS})|(?:each|ea)(?=\s?[.,;)]|\s?$)|left|right|"
    r"alternat\w*|alt|switch\w*|swap\w*|total|unilateral\w*|L\s?[/&+]\s?R|R\s?[/&+]\s?L)\b|(?<=\d)[LR]\b"
)
_MASS: Final = compiled(rf"\d\s?(?:{MASS_UNIT}|%)|\d['’]s(?!\w)|#|@|\d\s?/\s?\d|\bRM\b|\d\s?RM\b")
_MASSES: Final = compiled(rf"(\d+(?:\.\d+)?)\s?{MASS_UNIT}")
_HEAVY: Final = compiled(
    rf"\b(?:heavy|heavier|light|lighter|medium|moderate|weights?|weighted|loads?|loaded|body\s?weight|bw|{IMPLEMENT}|"
    r"heaviest|lightest|chains?|plates?|back\s?packs?|assist\w*|rpe|rir)\b"
)
_REST: Final = compiled(
    rf"\b(?:rest|break|recover\w*|off|pause)\b[^.;]*\d|\d\s?(?:{SECONDS}|{MINUTES})[^.;]*\b(?:rest|break|recover\w*|off)\b"
    rf"|\bno\srest\b|\b(?:rest|break|recover\w*)\b[^.;]*\b(?:an?|{WORD})\s(?:{SECONDS}|{MINUTES})\b"
)
_SETS: Final = compiled(
    rf"(?:\d|\b(?:{WORD}|several|multiple|more))\s?{SET_WORD}|\b(?:{WORD}|\d+)\s?times\b|\btwice\b|\d\s?[x×]|[x×]\s?\d"
    r"|\b(?:repeat\w*|again|same|super\s?set\w*)\b"
)
_AMOUNT: Final = compiled(
    rf"(?:\d|\b(?:{WORD}|several))[\s-]?(?:{REP_WORD}|{SECONDS}|{MINUTES}|repeats)\b|\d[:'’]\d"
    r"|\b(?:amrap|emom|tabata|as\smany|as\slong)\b"
)
_MOST_REPS: Final = compiled(
    r"\b(?:max\w*|failure|exhaust\w*|burn[\s-]?out|fatigued?)\b|\b(?:until|till)\s(?:you|they)\b"
)
#: What a number beside it may change: the reps of a set, of a week, where they begin and end
_BESIDE: Final = compiled(
    rf"\b(?:{SET_WORD}|{REP_WORD}|weeks?|days?|per\s?cent|to|from|last|first|second|final|next|other|others|start\w*|begin\w*|end|"
    r"finish\w*|then|more|less|fewer|drop\w*|add\w*|do|did|does|by|instead|wom[ae]n|m[ae]n|kids?|beginners?|advanced|"
    r"level|goal|target|half|about|only)\b|\d\s(?:for|if|on|of|or|is|was|when|unless)\b"
)
#: ten at least: a number in a word, which counts no limb
_IN_WORDS: Final = compiled(
    rf"\b(?!one\b)(?:{WORD}|dozen|couple)\b(?![\s-](?:{_LIMBS}|degrees?|inch|inches|{LENGTH_UNIT}|points?|parts?))"
)
#: Another exercise, which may have its own amount.
_MORE: Final = compiled(r"^\W*(?:\+|plus|then|and|into|followed|super\s?set\w*|or|&|=)(?!\w)")
_DIGIT: Final = re.compile(r"\d")
#: A number that no unit follows is rather a load.
_BARE: Final = compiled(r"(?:\b(?:at|with|w/|using|to|\+|of)\s?)\d|[+#]\s?\d|\d\s*(?:$|[.,;!*)|])")
#: What a bracket says of a video, a clock or the whole of a plan. A time alone may be the rest,
#: unless its seconds are odd: (2:52)
_ASIDE: Final = compiled(
    rf"(?:video|clip|demo|watch|see)(?:\s(?:video|clip|demo))?(?:\sstarts?)?(?:\sat)?:?\s(?:\d{{1,2}}:\d\d|\d{{1,2}}\s?{MINUTES})"
    r"|\d{1,2}:\d[1-46-9]"
    r"|(?:every|on\sthe)\s(?:min(?:ute)?|\d:\d\d)|(?:\d{1,3}|\d\.5)\s?(?:min(?:ute)?s?|s|sec(?:ond)?s?)\sintervals?"
    r"|(?:interval|emom)\s\d:\d\d"
)
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_PARTS: Final = re.compile(r"[,;&]|\s(?:and|or|[–—-])\s")


def changes(reading: Reading, left: Leftover) -> bool:
    """Whether the words left out may change or add a value of ``reading``."""
    has_amount = bool(reading.reps or reading.seconds)
    if not left.is_described:
        is_long = len(left.words.split()) > _WORDS_OF_NAME
        if not (has_amount or reading.measure or (reading.sets and is_long)):
            return True
        if left.in_brackets and has_amount and _ASIDE.fullmatch(left.words):
            return False
    words = _NO_LOAD.sub("", _PHASES.sub("", _MEASURES.sub("", left.words)))
    if _says_load(reading, words) or _says_side(reading, words) or _says_rest(reading, left.words):
        return True
    if left.is_described:
        plain = _MEASURES.sub("", left.words)
        is_many = _DIGIT.search(plain) or _IN_WORDS.search(plain)
        return bool(is_many) or _says_amount(reading, plain) or _names_others(plain)
    is_verb = left.is_between and words.istitle() and " " not in words  # Jump rope. Skip for 60 s
    if _says_amount(reading, words) or (_names_others(words) and not is_verb):
        return True
    if not _DIGIT.search(words):
        return bool(_MORE.match(words)) and not (reading.sets or left.in_brackets)
    if left.in_brackets and has_amount and len(_WORDS.findall(words)) > 1:
        return bool(_BESIDE.search(words))
    complete = reading.sets and has_amount
    return not complete or bool(_BARE.search(words) or _MORE.match(words))


def _says_amount(reading: Reading, words: str) -> bool:
    """Whether ``words`` say how often, how long, or as much as one can."""
    if _SETS.search(words) or _AMOUNT.search(words):
        return True
    return bool(_MOST_REPS.search(words)) and reading.reps not in {"max", "failure", "AMRAP"}


def _says_side(reading: Reading, words: str) -> bool:
    """Whether ``words`` name a side where the line has none, or count what is done on it."""
    one_side = reading.per_side in {"no", "L", "R"} and not has_no_sides(reading.name)
    words = without_other_limb(words)
    return bool(_SIDE.search(words)) and (one_side or bool(_DIGIT.search(words)))


def _says_rest(reading: Reading, words: str) -> bool:
    """Whether ``words`` say how long to rest, and the line does not."""
    return not reading.rest_s and bool(_REST.search(_PHASES.sub("", words)))


def _says_load(reading: Reading, words: str) -> bool:
    """Whether ``words`` say another load than that of ``reading``, or one where it has none."""
    if not reading.load:
        return bool(_MASS.search(words) or _HEAVY.search(words))
    known = set(re.findall(r"\d+(?:\.\d+)?", reading.load))
    new = set(_MASSES.findall(words)) - known
    return bool(new or _MASS.search(_MASSES.sub("", words)))


def _names_others(words: str) -> bool:
    """Whether ``words`` name further exercises, and so are no remark."""
    parts = [part.strip(" .!") for part in _PARTS.split(words)]
    return any(
        0 < len(part.split()) <= _WORDS_OF_NAME
        and (names_exercise(part) or MACHINE.fullmatch(part) or part.istitle())
        for part in parts
    )


_WORDS_OF_NAME: Final = 3


def leftovers(text: str) -> Iterator[Leftover]:
    """Yield the line without a bracket, without all of them, and without its end."""
    brackets = list(_BRACKET.finditer(text))
    if any(not match.group().strip(" ()[]") for match in brackets):
        return
    if 0 < len(brackets) <= _MOST_BRACKETS:
        for match in brackets:
            without = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
            yield Leftover(without, match.group().strip(" ()[]"), in_brackets=True)
    plain = " ".join(_BRACKET.sub(" ", text).split())
    inside = "; ".join(match.group().strip(" ()[]") for match in brackets)
    if len(brackets) > 1:
        yield Leftover(plain, inside, in_brackets=True)
    bodies = [(text, ""), (plain, inside)] if brackets else [(text, "")]
    for body, extra in bodies:
        yield from _without_end(body, extra)
    for body, extra in bodies:
        for left in _between(body):
            yield replace(left, words=f"{left.words}; {extra}" if extra else left.words)


#: 20 squats: a name with its count, and a mark behind it
_HEAD: Final = re.compile(
    r"(?P<head>(?:\W*\d{1,2}[.)]\s)?[^.:;–—]{4,60}?(?:(?::|\s[–—-])\s[^.:;–—]*\d[^.:;–—]{0,40}?)?)\s?(?:[:.]|\s[–—-])\s(?P<words>[A-Z“(*].*)"
)


def headed(text: str) -> Iterator[Leftover]:
    """Yield the head of a paragraph, which says how much, without its sentences."""
    match = _HEAD.fullmatch(text)
    if match and _COUNTS.search(_LIST.sub("", match.group("head"))):
        yield Leftover(match.group("head"), match.group("words").rstrip(" ."))


def _without_end(body: str, extra: str) -> Iterator[Leftover]:
    """Yield what stands before each mark, if it says how much, and a name before all marks."""
    marks = sorted([*_MARK.finditer(body), *_LEADS.finditer(body)], key=lambda m: -m.start())
    if len(marks) > _MOST_MARKS:
        return
    for match in marks:
        before, after = body[: match.start()], body[match.end() :].rstrip(" .")
        is_open = before.count("(") != before.count(")")
        if is_open or not after or not _COUNTS.search(before):
            continue
        yield Leftover(before, f"{after}; {extra}" if extra else after)
    if extra:
        return
    for match in reversed(marks):
        name, after = body[: match.start()], body[match.end() :].rstrip(" .")
        is_cell = match.group().strip() == "|"
        if names_exercise(_LIST.sub("", name)) and " " in after and not is_cell:
            yield Leftover(name, after, is_described=True)


#: What an amount cannot be without
_COUNTS: Final = compiled(rf"\d|\b(?:{WORD}|max|failure|amrap)\b")
#: Bridge, foot on a chair x 9; Bridge: lie down and push your hips up. Do 9 on each side
_NAMED: Final = re.compile(
    r"(?P<name>\W*(?:\d{1,2}[.)]\s|[A-H]\d?[.)]\s)?(?!\d)[^\W\d][\w'’/-]*(?:\s[\w'’/-]+){0,5}?)"
    r"(?P<mark>\s?[,:;.]|\s?[–—]|\s-)\s(?P<rest>[^\W\d].*)"
)
_AMOUNTS: Final = compiled(
    r"(?P<gap>(?:[.,;:!]|\s[–—-]|[–—])\s|\s)(?P<verb>(?:(?:do|perform|complete|for|aim\sfor|try|i\sdid|repeat|go\sfor|"
    r"sets\sof|hold\sfor|hold|skip\sfor|at\sleast|about)\s)*)"
    r"(?P<dose>(?:[x×]\s?)?\d(?!\d?\s?(?:°|[\"″”]|degrees?|in\b|inch|cm\b|ft\b|feet\b|st\b|nd\b|rd\b|th\b)).*)"
)
#: Words before a number that make it no amount of the exercise
_NO_AMOUNT: Final = compiled(
    r".*\b(?:rest\w*|pause|squeeze|every|last|first|than|between|your|the|a|an|another|only|with|at|to|from|by|off|on|"
    r"in|and|or|of|per|each|week|day|level|zone|number|count|over|under|lower|tempo|weights?|hold(?:ing)?)"
)
#: What stands between a name and its amount, both set apart, may be a part of the name.
_STRONG: Final = re.compile(r"\s?(?:[–—-]|:|\|)\s?")
#: Lunges, the length of the hall, x 2
_OFTEN: Final = compiled(r"[x×]\s?[1-5]\.?")
_LONGEST_HOLD: Final = 10


def _between(text: str) -> Iterator[Leftover]:
    """Yield a name and its amount, without the words between them."""
    match = _NAMED.fullmatch(text)
    if match is None:
        return
    name, rest, is_comma = match.group("name"), match.group("rest"), "," in match.group("mark")
    plain = _LIST.sub("", name)
    if not (names_exercise(plain) or names_move(plain)) or _ADVICE.search(plain):
        return
    said = _AMOUNTS.search(rest)
    if said is None:
        return
    words, verb = rest[: said.start()], said.group("verb").casefold()
    if _NO_AMOUNT.fullmatch(words) and not (verb or said.group("gap").strip()):
        return
    apart = _STRONG.fullmatch(said.group("gap")) or not words[0].islower()
    apart = apart or "," in words or " or " in words
    if is_comma and (apart or _OFTEN.fullmatch(said.group("dose"))):
        return
    held = re.match(r"\d+", said.group("dose"))
    if "hold" in verb and held and int(held.group()) <= _LONGEST_HOLD:
        return
    ends = _SENTENCE_END.split(said.group("dose"), maxsplit=1)
    mark = " |" if " | " in text else ":"
    kept = "; ".join([words.rstrip(" |"), *ends[1:]])
    yield Leftover(f"{name}{mark} {ends[0].rstrip(' .')}", kept, is_between=True)


_SENTENCE_END: Final = re.compile(r"[.!]\s(?=[A-Z])")
#: What heads advice, and no exercise
_ADVICE: Final = compiled(
    r"\b(?:tips?|notes?|goals?|rest|warm|cool|days?|weeks?|rounds?|part|option\w*|form|level|circuit|workout)\b"
)
_LIST: Final = re.compile(r"^\W*(?:\d{1,2}[.)]\s?)?")
