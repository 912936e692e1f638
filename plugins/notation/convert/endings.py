"""What may stand behind a complete line: a hold, another exercise, a thing to use, a cue.

These are tried only where a line is not read as a whole. Each takes words away that change no
number; the line is then read without them, and must say by itself what is done and how often.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import (
    changes_numbers,
    names_side,
)
from plugins.notation.convert.descriptions import descriptions, told
from plugins.notation.convert.nouns import ENDS_MANY, ENDS_ONE, MACHINE, MANY, SEVERAL, names_move
from plugins.notation.convert.phrases import compiled, seconds
from plugins.notation.convert.reading import Ending
from plugins.notation.convert.vocabulary import (
    DASH,
    DIGITS,
    EACH,
    IMPLEMENT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SENTENCE,
    SET_WORD,
    TIME,
    TIMES,
    TO,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_FOOTNOTE: Final = re.compile(r"\w\s?[*†‡]+(?!\s?\w)")


# --- A hold within each rep -----------------------------------------------------------

#: A longer hold is rather the set itself.
_LONGEST_HOLD: Final = 10
_PLACE: Final = (
    r"(?:\s(?:at|on|in)\s(?:the\s)?(?:very\s)?(?:top|bottom|end|middle|(?:last|final)\s(?:rep|one))"
    r"(?:\s(?:position|of\s(?:the|each)\s\w+))?)?"
)
_SHORT: Final = (
    rf"(?P<{{}}>(?:\d{{{{1,2}}}}|{WORD})(?:{TO}(?:\d{{{{1,2}}}}|{WORD}))?[\s-]?{SECONDS}\b\.?)"
)
_APIECE: Final = rf"(?:\s(?:each|every|per)(?:\s(?:rep|one|time))?(?!\w|\s{LIMB}))?"
_HOLD: Final = compiled(
    rf"(?P<set_apart>[,;.(]|\s{DASH}\s)?\s?(?:(?:and\s|then\s)?"
    rf"(?:hold(?:ing)?|paus(?:e|ing)|squeez(?:e|ing))(?:\s(?:each|every|it)(?:\s(?:rep|one|time))?)?{_PLACE}"
    rf"\s(?:for\s)?{_SHORT.format('t1')}|(?P<with>(?:with\s|w/\s?)(?:an?\s)?)?"
    rf"{_SHORT.format('t2')}[\s-](?:hold|pause|squeeze)s?(?!\w))"
    rf"{_APIECE}{_PLACE}{_APIECE}\)?(?=\s*(?:$|[.,;)/]|{DASH}\s|(?:{EACH})\s))"
)


_TIMES_HOLD: Final = compiled(r"[x×]$")
_SETS_TIMES_HOLD: Final = compiled(r"(?:\d\s?[x×]\s?\d+|reps?)\s?[x×]$")


def _holds(text: str) -> Iterator[Ending]:
    for match in _HOLD.finditer(text):
        words = match.group().strip(" ,;.()–—-")
        time = (match.group("t1") or match.group("t2")).rstrip(".")
        plain = seconds(re.sub(r"[\s-]?[^\W\d]+$", " s", time)).split("-")[-1]
        rest = text[match.end() :].strip(" .")
        if not plain.isdecimal() or not 0 < int(plain) <= _LONGEST_HOLD:
            continue
        before = text[: match.start()].rstrip(" ,;–—-")
        if _TIMES_HOLD.search(before) and not _SETS_TIMES_HOLD.search(before):
            continue  # 10 x 5 s hold: ten reps, or ten sets?
        before = before.removesuffix("x").removesuffix("×").rstrip()
        joined = f"{before}, {rest.lstrip(' ,;')}" if rest.strip(" ,;)") else before
        yield Ending(joined, words, behind_dose=not match.group("set_apart"), needs_reps=True)


# --- Another exercise -----------------------------------------------------------------

_OR: Final = compiled(r"\s?,?\s(?:or|OR)\s(?:(?:do|try)\s)?")
#: Nouns that name an exercise without a word before them, and none of whose kinds.
_ALONE: Final = compiled(r"(?:.*\s)?(?:squat|deadlift|burpee|plank|lunge|thruster|crunch|\w+-?up)")
#: Two words or three that name an exercise by themselves: ab wheel, sit-to-stand
_NAMED_APART: Final = compiled(
    r"\W*(?:\d{1,3}\s|\d{1,2}[.)]\s)?(?:[^\W\d][\w'’-]*(?:\s[^\W\d][\w'’-]*){1,2}|[^\W\d]+-[^\W\d]+-[^\W\d]+)"
)
#: Nouns that stand before no other noun, unlike the jump of "jump or step lunges"
_NOUN_APART: Final = compiled(
    r"\W*(?:\d{1,3}\s|\d{1,2}[.)]\s)?(?:[^\W\d][\w'’-]*\s){1,3}(?:squat|deadlift|swing|burpee|curl|row|raise|crunch|thrust|"
    r"extension|pull-?down|push-?down|pull-?up|push-?up|sit-?up|chin-?up|clean|snatch|thruster|fly|flye|plank|dip|shrug)"
)
#: Words before an or, behind which the noun of both may stand: hip flexor or quad stretch
_OF_BOTH: Final = compiled(
    rf".*\b(?:{SET_WORD}|{REP_WORD})\b.*|.*(?:ing|ed|{IMPLEMENT}|\b(?:over|under|up|down|front|back|side|single|double|one|two|leg|arm|hand|foot|grip|high|low|wide|"
    r"narrow|close|bench|machine|cable|rope|box|ring|rings|band|smith|hammer|trap|ez|t|floor|wall|chair|hip|knee|"
    r"quads?|hamstrings?|cal(?:f|ves)|glutes?|chest|shoulder|flexors?|ankle|triceps?|biceps?|lats?|abs?|core|neck|"
    r"wrist|split|goblet|sumo|incline|decline|flat|lateral|reverse|forward|backward|barbell|dumbbell|body\s?weight|or|and|for|"
    r"of|the|with|easy|hard|heavy|light|sets?|reps?|x))"
)
#: Words of another exercise, and where they end.
_OTHER: Final = compiled(
    r"(?P<b>[^\W\d](?:[^\d,;:()–—@]|(?<=\w)-)*?)(?P<rest>\s*(?:$|[,:;(@]|"
    rf"\s{DASH}\s|\s(?:for\s)?[x×]?\s?\d).*)"
)
#: At most four words.
_NAME: Final = compiled(r"[^\W\d][^\s\d,;:()/@]*(?:\s[^\s\d,;:()/@]+){0,3}")
_SENTENCE: Final = compiled(SENTENCE)
_HAS_DOSE: Final = compiled(rf"{DIGITS}\s?{TIMES}?\s?[^\W\d].*|.*[^\d]\d.*")


#: 3 x 9 or 45 s, 4 x 6 or 2 x 12: of two amounts the first is the plan's.
_ENDS_DOSE: Final = compiled(rf"(?:\d\s?[x×]\s?\d+|{REP_WORD}|\d\s?{SECONDS}|{MINUTES})\.?$")
#: 50 burpees, or as many as you can in 4 min
_COMMA_OR: Final = compiled(
    r"(?P<before>[^()]*\d[^()]*?),\sor\s(?P<w>(?!.*\b(?:each|per|ea|total|left|right|both|sides?|alternat\w*)\b)[^()]+)"
)
_LIST_NUMBER: Final = re.compile(r"^\W*\d{1,2}[.)]\s")
_SETS_FIRST: Final = compiled(r"(\d{1,2})\s?[x×]\s?\d+$")
_DOSE_ALONE: Final = compiled(rf"\d{{1,2}}\s?[x×]\s?\d{{1,3}}|\d{{1,3}}\s{REP_WORD}|{TIME}|AMRAP")


#: bodyweight or a light load: no other exercise
_OTHER_LOAD: Final = compiled(r"\sor\s(?:[^\W\d]+\s){0,2}(?:loads?|weights?)\b")


def _alternatives(text: str) -> Iterator[Ending]:
    matches = [m for m in _OR.finditer(text) if not _is_bracketed(text[: m.start()])]
    counted = _LIST_NUMBER.sub("", text)
    if match := _COMMA_OR.fullmatch(text):
        yield Ending(match.group("before"), instead=match.group("w").rstrip(" .!"))
    if len(matches) > 1:
        before, *others = _OR.split(text)
        if re.search(r"\d", before) and all(_NAME.fullmatch(other) for other in others):
            yield Ending(before, instead=" or ".join(others))
    if len(matches) != 1 or _OTHER_LOAD.search(text):
        return
    before, after = text[: matches[0].start()], text[matches[0].end() :].rstrip(" .")
    if not re.search(r"\d", counted) and _NAME.fullmatch(after) and _is_whole(before, after):
        yield Ending(before, instead=after, is_name=True)
    if re.search(r"\d", before):
        if _HAS_DOSE.fullmatch(after):
            yield Ending(before, instead=after, other=after)
        elif _NAME.fullmatch(after) and not _SENTENCE.search(after):
            yield Ending(before, instead=after, behind_dose=True)
    one, other = _SETS_FIRST.search(before), _SETS_FIRST.search(after)
    is_range = one and other and one.group(1) == other.group(1)  # 3 x 9 or 3 x 11
    if not is_range and _ENDS_DOSE.search(before) and _DOSE_ALONE.fullmatch(after):
        yield Ending(before, instead=after, behind_dose=True)
    match = _OTHER.fullmatch(after)
    if match and _is_whole(before, match.group("b").strip()):
        yield Ending(before + match.group("rest"), instead=match.group("b").strip())


def _is_bracketed(before: str) -> bool:
    return before.count("(") > before.count(")")


def _is_whole(one: str, other: str) -> bool:
    """Whether ``one`` names an exercise by itself, and has no noun in common with ``other``."""
    if _SENTENCE.search(other) or SEVERAL.search(one):
        return False
    nouns = (ENDS_MANY, ENDS_ONE, MACHINE)
    if not (any(noun.fullmatch(other) for noun in nouns) or names_move(other)):
        return False
    if ENDS_MANY.fullmatch(one) or (MACHINE.fullmatch(one) and MACHINE.fullmatch(other)):
        return True
    words = len(re.findall(r"(?<!\w)[^\W\d]\S+", one))
    if words > 1 and _NOUN_APART.fullmatch(one):
        return True
    if _NAMED_APART.fullmatch(one) and not _OF_BOTH.fullmatch(one):
        return True
    is_one = ENDS_ONE.fullmatch(one) and ENDS_ONE.fullmatch(other)
    return bool(is_one and (words > 1 or " " not in other or _ALONE.fullmatch(one)))


# --- Things and cues ------------------------------------------------------------------

_LOADED: Final = compiled(
    r"\s?[,–—-]?\s(?:with|w/|using|holding)\s?(?:an?\s|the\s|some\s)?(?P<w>(?:(?:medicine|med|slam)\s"
    r"balls?|dumbbells?|kettle\s?bells?|barbells?|sandbags?|weight(?:ed)?\svests?|weights?|dbs?|kbs?)"
    r"(?:\sor\s(?:dumbbells?|kettle\s?bells?|barbells?))?)\.?$"
)
#: -> slowly, behind the dose
_POINTED: Final = compiled(r"\s?(?:[–—-]+>|=+>|→|←)\s?(?P<w>[^\W\d][^()\d]*)$")
_FURNITURE: Final = compiled(
    r"\s?,?\s(?P<w>(?:with|w/|using|on|against|from)\s?(?:an?\s|the\s)(?:chair|wall|bench|box|step|"
    r"towel|mat|sofa|couch|table|foam\sroller|floor|(?:yoga|foam)\s(?:mat|block))"
    r"|(?:with|w/|using|on)\s?(?:an?\s|the\s)?(?:EZ[\s-]?bar|rope(?:\sattachment)?|straight\sbar|V[\s-]?bar|trap\sbar|"
    r"cables?|(?:smith\s|cable\s)?machine|TRX|rings))\.?$"
)
_CUE: Final = compiled(
    r"\s?[,;.(–—-]?\s(?P<w>(?:keep(?:ing)?|squeez(?:e|ing)|focus(?:ing)?|mak(?:e|ing)\ssure|try"
    r"(?:ing)?\sto|engag(?:e|ing)|think|don['’]?t|do\snot|stay(?:ing)?|maintain(?:ing)?|remember|"
    r"as\s\w+\sas\s(?:you|possible)|be\ssure|avoid(?:ing)?|brac(?:e|ing)|breath(?:e|ing)|"
    r"control(?:ling)?\sthe)\s?[^()]*)$"
)
_IF_NEEDED: Final = compiled(
    r"\s?,\s(?P<w>(?:on|if|from|in|at|off|over|under|through|no|as|for|like)\s[^\d,;:()/@]+)$"
)
_STARRED: Final = compiled(r"\s\*+\s?(?P<w>[^\W\d][^*]+)$")
_CLOCKED: Final = compiled(
    rf"\s?[,;–-]?\s(?P<w>(?:on\sthe\s(?:minute|{TIME})|E\d?MOM|every\s(?:(?:other\s)?minute|{TIME})"
    r"(?:\son\sthe\s(?:minute|\d?:?\d\d))?)(?:\s\(E\w+\))?)$"
)
_IN_WHICH_WAY: Final = compiled(r"\s(?P<w>(?:with|while|without|from|against)\s[^\d,;:()/@]+)$")
#: across the room: where it is done, and neither when nor how often
_WHERE: Final = compiled(
    r"\s(?P<w>(?:across|around|along|through|off|over|under|in|on|to|like|at|between)\s"
    r"(?!.*\b(?:you|it|this|that|days?|weeks?|months?|session|morning|evening|minute|hour)\b)"
    r"[^\d,;:()/@]+)$"
)
#: off a step, which is no time off
_OFF: Final = compiled(r"^off\s(?=the\s|an?\s|of\s)")
#: heels elevated
_POSED: Final = compiled(
    r"\s?,?\s(?P<w>(?:(?:with|w/)\s)?(?:(?:your|the|front|back|both)\s)?(?:feet|foot|heels?|knees?|hands?|arms?|legs?|toes?|elbows?|back|hips?)\s"
    r"(?:elevated|raised|up|down|bent|straight|together|apart|wide|supported|extended|overhead|crossed))\.?$"
)
_ENDS_LIFTED: Final = compiled(rf"\d\s?-?\s?{MASS_UNIT}\s?(?:{IMPLEMENT})?$")
#: with a 12 kg plate held overhead
_HELD_WHERE: Final = compiled(
    r"(?<=[^\W\d])\s(?P<w>(?:held|holding)\s(?!an?\s|the\s|\d)[^\d,;:()]+|overhead|at\s(?:your\s|the\s)?"
    r"(?:chest|shoulders?|sides?)|in\s(?:the\s)?(?:front\srack|goblet)(?:\sposition)?)\.?$"
)
#: ", hands elevated", ", chest to floor": behind a comma, whatever stands before it
_HOW: Final = compiled(
    r"\s?,\s(?P<w>any\s(?:kind|variation|style|grip|type|stance)|(?:slow(?:ly)?|controlled|explosive|strict|paused|deep)(?:\s(?:and|&)\s\w+)?"
    r"|(?:easy|moderate|hard|tough|max(?:imal)?|full|steady|all[\s-]out|fast|slow)\s(?:effort|pace|intensity|speed|tempo)"
    r"|(?:chest|knees?|elbows?|hips?|nose|toes?|chin|hands?|feet|heels?|head)\sto\s(?:the\s)?\w+"
    r"|(?:feet|foot|heels?|knees?|hands?|arms?|legs?|toes?|elbows?|back|hips?)\s(?:elevated|raised|up|down|"
    r"bent|straight|together|apart|wide|supported|extended|overhead|crossed))\.?$"
)
#: 30 s or until fatigue: the number is what is planned
_OR_UNTIL: Final = compiled(
    r"\s?,?\s(?P<w>or\s(?:until|till|to)\s(?:failure|fatigued?|exhaustion|tired|form\s[^\d,;:()]+))\.?$"
)
_OPTIONAL: Final = compiled(
    r"\s?,?\s(?P<w>(?:with|w/)\s(?:an?\s)?optional\s(?:weights?|loads?|bands?|dumbbells?|vest))\.?$"
)
_DEPENDING: Final = compiled(r"\s?[,;(–—-]?\s(?P<w>depending\son\s[^\d,;:()]+)\)?\.?$")
#: to warm up the shoulders: what it is for
_PURPOSE: Final = compiled(
    r"\s(?P<w>to\s(?:warm|cool|finish|start|begin|loosen|get|open|activate|wake|stretch|recover)\b[^\d,;:()/@]*?)\.?$"
)
#: then a drop set: what comes on top of the sets that are counted
_ON_TOP: Final = compiled(
    r"\s?[,;+(–—-]?\s?(?P<w>(?:(?:and|then|plus|with|(?:finish|end)(?:ing)?\swith|followed\sby)\s)?"
    r"(?:an?\s|the\s|one\s|1\s)?(?:last\s|final\s)?(?:drop|burn[\s-]?out)[\s-]sets?(?!\w)[^()]*)\)?$"
)
#: from a 12 in box
_FROM_BOX: Final = compiled(
    r"\s?,?\s(?P<w>(?:from|to|onto|on|over|off)\s(?:an?\s|the\s)?\d{1,2}"
    r"(?:\s?-?\s?(?:in|inch|inches|cm|ft)"
    r"|[\"″”])\s?(?:plyo\s)?(?:box|step|bench|deficit|block|plate|hurdles?))\.?$"
)
#: box overs with a 20 in box
_HIGH_BOX: Final = compiled(
    r"(?<=[^\W\d])\s(?P<w>(?:with|w/|using)\s?(?:an?\s|the\s)?\d{1,2}\s?-?\s?(?:in\.?|inch|inches|cm|[\"″”])\s?"
    r"(?:plyo\s)?(?:box|step|bench|deficit|block))\.?$"
)
#: pick your load
_PICKED: Final = compiled(
    r"\s?[,;(–—-]\s?(?P<w>(?:pick|choose|select)\s(?:an?\s|your\s|the\s)?(?:own\s)?(?:load|weight|height)s?"
    r"(?:,\s(?:pick|choose)\s(?:an?\s|your\s)?(?:load|weight|height)s?)*|(?:load|weight)s?\sof\s(?:your\s)?choice)\)?\.?$"
)
#: 3 x 12 Because …: a sentence that begins without a stop before it
_BEGUN: Final = re.compile(
    r"(?<=[\d)s])\s(?P<w>(?:Because|Usually|I|My|We|This|These|It|They|Make|Keep|Focus|Try|Remember|Really|"
    r"Just|If|When|Be|Don['’]t|Stay|You|Your|Think|Squeeze)\s.*)$"
)
#: Words that may say how much, how heavy or what comes next, and so are no cue.
_NO_CUE: Final = compiled(
    rf".*(?:\d|(?<!\w)(?:{WORD}|{SET_WORD}|{REP_WORD}|{REST_WORD}|{SECONDS}|{MINUTES}|{MASS_UNIT}"
    rf"|{IMPLEMENT}|{EACH}|alternat\w*|switch\w*|repeat\w*|left|right|total|max|failure|heavy|"
    r"heavier|light|lighter|loads?|weighted|bodyweight|bw|rpe|tempo|amrap|emom|then|followed|plus|"
    r"into|or|count|half|sides?|times?|same|other|opposite)(?!\w))"
)


def _remarks(text: str) -> Iterator[Ending]:
    if match := _LOADED.search(text):
        load = re.sub(r"kettle\sbell", "kettlebell", match.group("w"), flags=re.IGNORECASE)
        apart = match.group().lstrip().startswith((",", "-", "–", "—"))
        yield Ending(text[: match.start()], load=load, behind_dose=not apart)
    if (match := _POINTED.search(text)) and not changes_numbers(match.group("w")):
        yield Ending(text[: match.start()], match.group("w").rstrip("."), behind_dose=True)
    if match := _FURNITURE.search(text):
        yield Ending(text[: match.start()], match.group("w"), behind_dose=True)
    if (match := _BEGUN.search(text)) and not changes_numbers(match.group("w")):
        yield Ending(text[: match.start()], match.group("w").rstrip(" .!"), behind_dose=True)
    if match := _POSED.search(text):
        yield Ending(text[: match.start()], match.group("w"), behind_dose=True)
    match = _HELD_WHERE.search(text)
    if match and _ENDS_LIFTED.search(text[: match.start()]):
        yield Ending(text[: match.start()], match.group("w"))
    if match := _HOW.search(text):
        yield Ending(text[: match.start()], match.group("w"))
    if match := _PICKED.search(text):
        yield Ending(text[: match.start()], match.group("w"))
    if match := _HIGH_BOX.search(text):
        yield Ending(text[: match.start()], match.group("w"))
    for pattern in (_OR_UNTIL, _OPTIONAL, _FROM_BOX, _ON_TOP):
        if match := pattern.search(text):
            yield Ending(text[: match.start()], match.group("w").rstrip("."), behind_dose=True)
    if match := _PURPOSE.search(text):
        yield Ending(text[: match.start()], match.group("w"))
    if match := _DEPENDING.search(text):
        yield Ending(text[: match.start()], match.group("w"))
    for pattern in (_IF_NEEDED, _STARRED):
        if (match := pattern.search(text)) and _is_cue(match.group("w")):
            yield Ending(text[: match.start()], match.group("w").rstrip(" .!"))
    if match := _CLOCKED.search(text):
        yield Ending(text[: match.start()], match.group("w"), behind_dose=True)
    for pattern in (_IN_WHICH_WAY, _WHERE):
        if (match := pattern.search(text)) and _is_cue(_OFF.sub("", match.group("w"))):
            yield Ending(text[: match.start()], match.group("w").rstrip(" .!"), behind_dose=True)
    if (match := _CUE.search(text)) and _is_cue(match.group("w")):
        yield Ending(text[: match.start()], match.group("w").rstrip(" .!"))


def is_plain_manner(words: str) -> bool:
    """Whether a few words behind a dose can only tell in which manner: "touch and go"."""
    is_small = words[0].islower() or bool(re.fullmatch(r"[A-Z]{2,4}", words))
    names_other = ENDS_MANY.fullmatch(words) or ENDS_ONE.fullmatch(words)
    few = len(words.split()) <= _MOST_WORDS_OF_MANNER
    return is_small and few and not (names_other or _NO_CUE.match(words) or _JOINS.match(words))


def is_plain_tail(words: str) -> bool:
    """Whether the last words of a line, behind its dose, name nothing and count nothing."""
    few = words[0].islower() and len(words.split()) <= _LONGEST_TAIL
    if not few or re.search(r"\d", words) or _NO_CUE.match(words):
        return False
    parts = [part.strip(" .!") for part in re.split(r",|\s(?:and|or|with)\s", words)]
    named = (ENDS_MANY, ENDS_ONE, MACHINE)
    return not any(
        _SEVERAL_TAIL.match(part) or any(ends.fullmatch(part) for ends in named) for part in parts
    )


_LONGEST_TAIL: Final = 14
_SEVERAL_TAIL: Final = compiled(r"(?:super\s?set|ss\b|paired|circuit|alternate|to\s(?:an?\s)?max)")
#: What begins so goes on with something else.
_JOINS: Final = compiled(
    r".*\b(?:super\s?set|ss|paired|circuit|alternate)\b|(?:and|or|of|the|a|an|is|was|that|which|x|w|up|but)(?!\w)"
)
_MOST_WORDS_OF_MANNER: Final = 4


_WITH_MANY: Final = compiled(rf"with\s(?:[^\W\d]+\s){{0,2}}(?:{MANY})")


def _is_cue(words: str) -> bool:
    """Whether ``words`` say only in which manner, and name no further exercise."""
    parts = [part.strip(" .!") for part in words.split(",")]
    further = any(ENDS_MANY.fullmatch(p) or ENDS_ONE.fullmatch(p) for p in parts[1:])
    further = further or bool(_WITH_MANY.fullmatch(parts[0]))
    return not further and not _NO_CUE.match(words)


# --- Sentences -------------------------------------------------------------------------

_APART: Final = re.compile(r"(?:[.!;:]|\s[–—-])\s(?=[A-Z“\"])|\s?…\s(?=[A-Z])|[.!]\s(?=[a-z]+\s)")
_TELLS: Final = compiled(r".*\b(?:the|your?|it|as|as|this|these|them|i['’]m|i|them)\b")
_SENTENCE_WORDS: Final = 3
#: Exercise 2: a place in a list, and no amount
_IN_LIST: Final = compiled(r"\W*(?:exercise|move|movement|station|step|part|day|round)\s\d{1,2}")


def _sentences(text: str) -> Iterator[Ending]:
    """Yield the line without the sentences that tell how the exercise is done."""
    for match in _APART.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _is_bracketed(before) or len(after.split()) < _SENTENCE_WORDS or not _TELLS.match(after):
            continue
        if not re.search(r"\d|failure|max", before) or changes_numbers(after):
            continue
        if _IN_LIST.fullmatch(before):
            continue
        yield Ending(before, after.rstrip(" ."), needs_side=names_side(after))


def endings(text: str) -> Iterator[Ending]:
    """Yield the ways to take an ending from ``text``."""
    if _FOOTNOTE.search(text):
        return
    yield from descriptions(text)
    yield from _holds(text)
    yield from _alternatives(text)
    yield from _remarks(text)
    yield from _sentences(text)
    yield from told(text)


def ends_with_dose(text: str, name: str) -> bool:
    """Whether the last words of ``text`` are not those of the name."""
    return not text.rstrip(" .,;:)–—-").endswith(name)
