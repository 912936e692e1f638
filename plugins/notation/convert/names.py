"""Which of a line's words are the name of its exercise, and which say something besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.asides import does_again, names_side
from plugins.notation.convert.nouns import MACHINE, SEVERAL, names_exercise, names_move
from plugins.notation.convert.phrases import Phrase, What
from plugins.notation.convert.reading import Doubt
from plugins.notation.convert.tails import is_plain_manner, is_plain_tail
from plugins.notation.convert.vocabulary import FRACTION, IMPLEMENT, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words between phrases that join them and say nothing more.
_JOINING: Final = frozenset(
    {"and", "then", "with", "for", "of", "x", "at", "in", "on", "the", "a", "w/", "per"}
    | {"hold", "holds", "reps", "rep", "sets", "set", "do", "done"}
)
#: Behind a dose these say in which manner it is done: a remark, and no exercise.
_MANNER: Final = frozenset(
    {"difficult", "challenging", "hard", "tough", "easy", "unbroken", "climbing", "ascending"}
    | {
        "descending",
        "across",
        "strict",
        "kipping",
        "paused",
        "slow",
        "slowly",
        "fast",
        "controlled",
        "explosive",
    }
    | {
        "wide",
        "narrow",
        "close",
        "neutral",
        "reverse",
        "overhand",
        "underhand",
        "pronated",
        "building",
        "build",
    }
    | {"supinated", "mixed", "grip", "stance", "seated", "standing", "deep", "full", "rom"}
    | {"low", "medium", "moderate", "high", "intensity", "pace", "steady"}
)
#: 3 miles easy
_HOW_HARD: Final = frozenset(
    {"easy", "hard", "slow", "slowly", "fast", "steady", "moderate", "pace"}
)
#: Where the name of a line that begins with a number ends and a remark begins.
_SHORT_WORDS: Final = ("lat", "alt", "ext", "int", "inc", "med", "dbl", "sgl", "rev", "opp")
_WHOLE_WORD: Final = "".join(rf"(?<!\b{word})" for word in _SHORT_WORDS)
#: A dash that stands apart, but not that of push – ups
_APART: Final = r"\s[–—-]+\s(?!(?i:ups?|downs?|overs|outs)\s*(?:$|[\d,(:x×–—-]))"
_REMARK: Final = re.compile(
    rf"{_APART}|\s*;\s|{_WHOLE_WORD}\.\s|\s*…\s*|\s\.\.\.\s|\s\*+\s?(?=[^\W\d])",
    re.IGNORECASE,
)
_ARROW: Final = re.compile(r"\s*(?:[–—-]+>|=+>|→|←)\s*")
_HEAVY: Final = frozenset({"very", "light", "heavy", "moderate", "medium", "weight", "weighted"})
#: Two manners of one exercise: "seated or standing calf raise".
_MANNER_WORD: Final = (
    r"(?:lying|seated|sitting|standing|kneeling|prone|supine|front|back|forwards?|reverse|"
    r"backwards?|lateral|static|incline|decline|flat|barbell|dumb?bell|kettlebell|cable|banded|"
    r"narrow|wide|goblet|front[\s-]rack(?:ed)?|hack|sumo|conventional|assisted|weighted|hanging|(?:close|wide|neutral)"
    r"[\s-]grip|(?:single|double|one|two)[\s-](?:leg|arm)|smith|machine|body\s?weight|low|high)"
)
#: Two of these before a noun, too: "wall or counter push-ups"
_VARIANT: Final = (
    rf"(?:{_MANNER_WORD}|wall|counter(?:top)?|chair|desk|bench|box|step|floor|knees?|ring|(?:trap[\s-])?bar|"
    r"(?:resistance\s)?band|walking|stationary|jump(?:ing)?|strict|kipping|side)"
)
_VARIANTS: Final = re.compile(
    rf"\b{_VARIANT}\sor\s{_VARIANT}(?=\s[^\W\d])"
    r"|\b(?:with|on|off|from|against|over)\s(?:an?\s|the\s)\w+\sor\s(?:an?\s|the\s)?\w+$",
    re.IGNORECASE,
)
_LIFTED: Final = re.compile(
    rf"(?:with|w/|using|use|holding|hold)\s?(?:an?\s|the\s|some\s)?{IMPLEMENT}", re.IGNORECASE
)
#: "squats with KB": the load, or a part of the name?
_LIFTED_LAST: Final = re.compile(
    r"[^\W\d]\s(?:with|w/|using|holding)\s?(?:an?\s|the\s|one\s(?:of\sthe\s)?|two\s|(?i:light|heavy|medium)\s)*"
    r"(?i:kbs?|dbs?|dumb?bells?|kettle\s?bells?|weights?|plate|bar(?:bell)?|medicine\sball|med\sball|"
    r"(?:resistance|mini)\s?bands?|(?:\w+\s){0,4}weights?)$"
)
#: "squats with a rucksack", which nobody does for the rucksack's sake
_CARRIED_LAST: Final = re.compile(
    r"[^\W\d]\s(?:with|w/)\s?(?:[^\W\d]+\s){0,2}?(?:back\s?packs?|(?:ruck|sand)(?:sacks?|bags?)|ruck|bags?|bottles?|jugs?|"
    r"\w*tub(?:es?|ing)|pvc(?:\spipe)?|pipe|broom\s?stick)(?:\sof\s[^\W\d]+)?$",
    re.IGNORECASE,
)
#: A number counts what stands behind these, so that they are no part of a name.
_COUNTED_SIDES: Final = re.compile(
    r"\b(?:each|ea|every|per (?:side|leg|arm|set|round)|both sides)\b", re.IGNORECASE
)
#: What stands behind more words of a remark may belong to it.
_FEW_WORDS: Final = 3
_EDGES: Final = " .,:;-–—=…•|/"
_END: Final = re.compile(
    r"\s+(?:for|with|x|of|at|and|(?<!\b(?:toes|feet|legs|arms)\s)in|w/|do|perform|repeat)$",
    re.IGNORECASE,
)
_UNIT_OF_WAY: Final = re.compile(r"(?:laps?|lengths?|breaths?|widths?)\b", re.IGNORECASE)
#: What is left of a number and its unit that no rule has read.
_UNIT_FIRST: Final = re.compile(
    r"(?:ft|feet(?!\s(?:up|elevated|raised|together|apart)\b)|foot(?!\s(?:taps?|fires?|touches|circles|raises?|slides?|hops?)\b)|inch(?:es)?(?!\sworms?\b)|cm|m|km|yds?|yards?|kgs?|lbs?|secs?|seconds|mins?|minutes|reps?|sets?)\b",
    re.IGNORECASE,
)
#: 15 bike calories, of which neither is known to be the count
_UNIT_LAST: Final = re.compile(
    r"[^\W\d]\s(?:cals?|calories|reps?|met(?:er|re)s?|yards?|seconds?|secs?|minutes?|mins?|lbs?|kgs?|percent)$",
    re.IGNORECASE,
)
#: Dips weighted
_LOADED_LAST: Final = re.compile(r"[^\W\d],?\s(?:weighted|loaded)$", re.IGNORECASE)
_CLOCK_IN_NAME: Final = re.compile(
    r"\b(?:AMRAP|E\d?MOM|RFT|on\sthe\sminute|drop\s?sets?|super\s?sets?|pyramids?|(?-i:SS)|AMQ?RAP|AMAP)\b|[^\W\d]\s(?:min|max|approx\.?|about|tabata|last|first|final)$"
    r"|[^\W\d]\s(?:left|right)(?:\s(?:side|leg|arm|hand))?$",
    re.IGNORECASE,
)
#: Lat. pulldown
_SHORTENED: Final = re.compile(rf"\b({'|'.join(_SHORT_WORDS)})\.", re.IGNORECASE)
#: Capitals behind the words of a name, which say a manner unless they are known: "squats XYZ"
_CAPITALS: Final = re.compile(
    r"(?P<name>.*[a-z]{2})\s(?!(?:RDL|SLDL|DB|KB|BB|DBs|KBs|GHD|TRX|OHP|OHS|PVC|EZ|SB|MB|BOSU|ROM|YTW|SL)$)"
    r"[A-Z]{2,5}"
)
_LONE_NUMBER: Final = re.compile(r"(?<![^\W_])(?<![^\W\d_]-)\d|\d[:/.,]\d")
#: Slow, controlled press
_ADJECTIVES: Final = re.compile(
    r"(?:slow|controlled|deep|wide|narrow|strict|explosive|fast|quick|steady|big|small|high|low|long|light|heavy)"
    r",\s[^,]+$",
    re.IGNORECASE,
)
#: Squats with good form
_IN_FORM: Final = re.compile(
    r"\s(?:with|w/)\s(?:[^\W\d]+\s){0,2}(?:form|technique|control|posture)$", re.IGNORECASE
)
#: Lunges, front foot raised
_POSED: Final = re.compile(
    r"(?:(?:front|rear|back)\s)?(?:foot|feet|heels?|toes|hands?|palms?|elbows?|knees?|legs?|arms?|hips?)"
    r"(?:\s(?!each|per|both|alternat)[^\W\d]+){1,4}",
    re.IGNORECASE,
)
#: Row, cable
_EQUIPMENT: Final = re.compile(
    rf"(?:body\s?weight|cables?|machine|smith(?:\smachine)?|TRX|bands?|assisted|weighted|{IMPLEMENT}|"
    rf"{_MANNER_WORD}|(?:single|one|two|double)[\s-](?:arm|leg))(?:\s(?:machine|grip|bar))?",
    re.IGNORECASE,
)
#: Presses–balance on one leg
_GLUED_WORDS: Final = re.compile(
    r"\w[–—]\s|[^\W\d](?<!step)(?<!push)(?<!pull)(?<!chin)(?<!sit)[–—][a-z]+(?:\s\S+){2,}",
    re.IGNORECASE,
)
_GLUED_COUNT: Final = re.compile(
    r"[^\W\d_]{3,}-?\d{2,}$|(?<![^\W_])[LR]?x\d|(?<!\w)[LR]\d+(?!\w)|\s/\sBW(?!\w)", re.IGNORECASE
)
_KEPT_NUMBER: Final = re.compile(
    r"figure[\s-]?(?:of[\s-])?8(?:['’]?s)?|warrior\s[1-3]\b"
    r"|\d{1,3}(?:/\d{1,3})?[\s-]?(?:ft|feet|foot|in|inch|inches|cm|['′’\"”″])(?=\s\w*\s?(?:rope|box|step|jump|hurdle|wall))"
    rf"|\d{{1,3}}°|(?<=[^\W\d]\s)#\d(?!\d)|(?<![\w.])\d\s?ct\.?(?=\s[^\W\d])|(?<![\w.])(?:{FRACTION}"
    r"|[12][\s-]?(?=arm|leg|hand|foot)|90\s?[/-]?\s?90|[13]/[24](?=[\s-])"
    r"|^\d{1,3}-(?:met(?:er|re)|yard|foot|mile|m|yd|ft)\b|\d{1,3}[\s-]?(?=degree)|\d{1,3}[\s-](?=point|way|count|position|s(?:ec(?:ond)?)?s?[\s-](?:pause|ecc|neg|iso|hold)|ct)|\d{1,3}-(?=[^\W\d]))",
    re.IGNORECASE,
)


#: Half a mile run
_VAGUE: Final = re.compile(
    r"(?:half\s(?:an?\s)?|(?:an?\s)?quarter\s(?:of\san?\s)?)(?:mile|minute|hour|dozen|lap)\b"
    r"|(?:an?\s)?(?:dozen|couple|few|handful)\b|(?:several|many)\s",
    re.IGNORECASE,
)
#: What heads an amount and is no exercise
_HEADS: Final = re.compile(
    r"(?:progress|regress)ions?|levels?|goals?|targets?|instructions?|directions?|notes?|tips?|time|duration|frequency|"
    r"intensity|volume|load|weight|dos(?:e|age)|prescription|variations?|options?|(?:last|first|next|another|only|about)|"
    r"scaled?(?:\sto)?|details?|main\s(?:event|sets?)|work(?:ing)?\ssets?",
    re.IGNORECASE,
)
#: against the clock; w: what is left of a line whose other words were read
_TORN: Final = re.compile(
    r"^(?:against|between|along|per|into|onto|towards?|during|within|via|than)\s"
    r"|\s(?:to|from|of|by|per|the|an?|into|onto|against|between|along|vs|than)$|^[a-z]$",
    re.IGNORECASE,
)
#: 三组: three sets
_COUNTED_IN_HAN: Final = re.compile(r"[一二三四五六七八九十两]\s?[组組次回个個]")
_TWO: Final = 2
_WORDS_OF_EITHER: Final = 5
#: What an "or" offers and is no exercise
_NO_OTHER: Final = re.compile(
    rf"(?:{WORD}|so|more|less|until|till|as|to|if|when|not|both|each|either|any\w*|some\w*|similar|equivalent|equal|whatever|"
    r"what|until|rest|fail\w*|max\w*|heav\w*|light\w*|hard\w*|eas\w*|longer|shorter|body\s?weight|weight\w*|assisted|"
    r"banded|unweighted|optional|with\w*|no|the|your?|it|on|in|at|for|from|per|half|double|twice|once|just|only)\b"
    rf"|(?:\w+\s){{0,2}}(?:weights?|loads?|reps?|sets?|{IMPLEMENT})$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Run:
    """Words that follow each other, with the phrases before and after."""

    start: int
    end: int
    first: int
    last: int


def _runs(phrases: Sequence[Phrase], text: str) -> list[_Run]:
    runs: list[_Run] = []
    open_run = False
    for i, phrase in enumerate(phrases):
        if phrase.what is What.WORD:
            if open_run:
                runs[-1].end, runs[-1].last = phrase.end, i
            else:
                runs.append(_Run(phrase.start, phrase.end, i, i))
                open_run = True
        elif phrase.what is not What.MARK:
            open_run = False
    return [r for r in runs if set(_words(text[r.start : r.end])) - _JOINING]


def _words(text: str) -> list[str]:
    return text.casefold().strip(" .,:;-–—").split()


def read_name(
    text: str, phrases: Sequence[Phrase], *, is_choice: bool = False
) -> tuple[str, list[str]]:
    """Return the name and what the line says in words besides it.

    ``is_choice`` is whether "lunges or step-ups" may be the name, as it stands.
    """
    runs = _runs(phrases, text)
    if not runs:
        return "", []
    first = runs[0]
    name, remarks = text[first.start : first.end], []
    led = any(p.what not in {What.MARK, What.FILLER} for p in phrases[: first.first])
    if led:
        # "14 squats - heels down": behind the name of a line that began with its dose.
        name, *more = _REMARK.split(name, maxsplit=1)
        if not any(p.what is What.SIDE for p in phrases) and any(
            names_side(words) or does_again(words) for words in more
        ):
            raise Doubt(f"{more[0].strip(_EDGES)}: does it change the number?")
        if more:
            _ask_about_side(phrases, first)
        remarks += more
        if "," in name and not _ADJECTIVES.match(name):
            raise Doubt("a part of the name behind the comma, or a remark?")
    name, *more = _ARROW.split(name, maxsplit=1)
    remarks += more
    if any(_LIFTED.fullmatch(remark.strip(_EDGES)) for remark in remarks):
        raise Doubt("a thing to lift: a load, or a remark?")
    for run in runs[1:]:
        before = phrases[run.first - 1]
        words = text[run.start : run.end]
        if not led and before.what in _AMOUNTS and says_again(words, name):
            is_new = not any(_is_plural(words, said) for said in (name, name.split()[-1]))
            remarks += [words] if is_new else []  # lunges: 20 walking lunges
            continue
        behind = phrases[run.last + 1] if run.last + 1 < len(phrases) else None
        if behind is not None and behind.what is What.BARE and behind.text.isdecimal():
            raise Doubt(f"{words} {behind.text}: a number among the words of a remark")  # leave 2
        if re.fullmatch(r"\d+[.,]\d+", words):
            raise Doubt(f"{words}: a number without a unit")
        if re.match(r"\d+[^\W\d]+$", words):  # 8-10leg
            raise Doubt(f"{words}: a number and a word without a space")
        is_manner = not led and _is_complete(before) and is_plain_manner(words)
        is_tail = (
            run is runs[-1] and _counts_before(phrases, run) and is_plain_tail(text[run.start :])
        )
        if not (is_manner or is_tail or _is_remark(text, run, before)):
            raise Doubt(f"{text[run.start : run.end]}: these words have no place")
        _ask_about_side(phrases, run)
        joined = before.what is What.MARK and before.text in "+&"
        counted, before_it = (
            any(p.what in _AMOUNTS and p.counts for p in part)
            for part in (phrases[run.last :], phrases[: run.first])
        )
        named = _is_exercise(_AND.sub("", words))
        if counted and len(words.split()) > _FEW_WORDS and not named:
            raise Doubt("an amount behind the words of a remark")
        is_other = before_it and not (is_manner or _LEADS_ON.fullmatch(words))
        if counted and (joined or named or is_other):
            raise Doubt("two amounts: of one exercise, or of two?")
        if joined and named:
            raise Doubt(f"{words}: a part of the name, or another exercise?")
        remarks.append(words)
    name = _joined(name) if led else _END.sub("", name.strip(_EDGES)).strip(_EDGES)
    plain = _KEPT_NUMBER.sub("", name)
    if _LONE_NUMBER.search(plain):
        raise Doubt("a number among the words")
    if _GLUED_COUNT.search(name):
        raise Doubt("a number among the words")
    if re.search(rf"{_APART}|\.\s|_{{2}}", _SHORTENED.sub(r"\1", name)):
        raise Doubt("words behind a dash: a part of the name, or a remark?")
    has_dose = any(p.what in {What.DOSE, What.BARE} for q in phrases for p in (q, *q.inside))
    is_named = is_choice and _names_either(name)
    if re.search(r"\bor\b", _VARIANTS.sub("", name), re.IGNORECASE) and not is_named:
        raise Doubt("or: a part of the name, or another exercise?")
    has_load = any(p.what is What.LOAD for q in phrases for p in (q, *q.inside))
    lifted = re.search(rf"\s(?:with|w/)\s?(?:\w+\s)?({IMPLEMENT})$", name, re.IGNORECASE)
    if has_load and lifted and lifted.group(1).casefold() not in _loads(phrases):
        raise Doubt("a thing to lift behind the name: a part of it, or of the load?")
    if re.search(r"\s(?:with|w/)\s?(?:an?\s)?\d+(?:/\d+)?\s?(?:in|inch|ft|[\"″”'])", name):
        raise Doubt("the height of a thing: a part of the name, or a remark?")
    if (led and not has_load and _LIFTED_LAST.search(name)) or _CARRIED_LAST.search(name):
        raise Doubt("a thing to lift: a load, or a part of the name?")
    if _COUNTED_SIDES.search(name):
        raise Doubt("each: of what?")
    if re.search(r"\s(?:with|w/)\s[^\d,]*\b(?:recover(?:y|ies)|rests?)$", name, re.IGNORECASE):
        raise Doubt("how to recover: a part of the name, or a remark?")
    if _IN_FORM.search(name):
        raise Doubt("how well: a part of the name, or a remark?")
    if re.search(r"\sto\s(?:warm|cool|finish|loosen|recover|activate)\b", name, re.IGNORECASE):
        raise Doubt("what for: a part of the name, or a remark?")
    if has_dose and re.search(r"[^\W\d]\s(?:[LR]|BW)$", name):
        raise Doubt("capitals behind the name: its side, or its load?")
    if re.fullmatch(r"BW|body\s?weight", name, re.IGNORECASE):
        raise Doubt("the body's weight: of which exercise?")
    if re.match(r"[LR]\s", name):
        raise Doubt("a letter before the name: its side?")
    if re.match(r"(?:prior|before|after|during|next|and|also|finally)(?!\w)", name, re.IGNORECASE):
        raise Doubt("a time of which exercise?")
    if has_dose and _LOADED_LAST.search(name) and not has_load:
        raise Doubt("weighted: a load, or a part of the name?")
    if led and _UNIT_FIRST.match(name):
        raise Doubt("a unit before the name: of which number?")
    if _VAGUE.match(name):
        raise Doubt("how many, or how far, in words")
    if has_dose and _HEADS.fullmatch(name):
        raise Doubt("words before an amount: a name, or a heading?")
    if re.match(r"tabata\s", name, re.IGNORECASE):
        raise Doubt("a scheme before the name: of this exercise alone?")
    if has_dose and _CLOCK_IN_NAME.search(name):
        raise Doubt("a scheme or a side among the words")
    if has_dose and _UNIT_LAST.search(name):
        raise Doubt("a unit behind the name: of which number?")
    capitals = _CAPITALS.fullmatch(name)
    if capitals and (names_exercise(capitals["name"]) or capitals["name"].endswith("s")):
        raise Doubt("capitals behind the name: a part of it, or how it is done?")
    if name.count("“") != name.count("”"):
        raise Doubt("a quotation: a part of the name, or a remark?")
    if any(name.count(a) != name.count(b) for a, b in ("()", "[]")) or _GLUED_WORDS.search(name):
        raise Doubt("words behind a mark: a part of the name, or a remark?")
    if re.fullmatch(r"(?:the\s)?(?:position|pose)|the\sstretch", name, re.IGNORECASE):
        raise Doubt("a position of which exercise?")
    if re.match(r"\d+(?:[.,]\d+)?\s?/\s?\d+\s?(?:[\"″”]|(?:in|cm|lbs?|kgs?)\b)", name):
        raise Doubt("two numbers before the name: a height, a load or reps?")
    if _TORN.search(name) or (has_dose and set(_words(name)) <= _HOW_HARD):
        raise Doubt("words without their beginning or end: what is done?")
    if _COUNTED_IN_HAN.search(name):
        raise Doubt("a number among the words")
    if name[:1] in "½¼¾⅓⅔":
        raise Doubt("a part of what?")
    if name.casefold().startswith("both "):
        raise Doubt("both: of what?")
    if led and _UNIT_OF_WAY.match(name):
        raise Doubt("a way, or a count?")
    if ";" in name:
        raise Doubt("a part of the name behind the semicolon, or a remark?")
    if name.count(",") == 1 and not led and not _ADJECTIVES.match(name):
        tail = name.partition(",")[2].strip()
        is_posed = _POSED.fullmatch(tail) and text[first.end :].lstrip()[:1] in {"–", "—", "-", ":"}
        if not (names_exercise(tail) or _EQUIPMENT.fullmatch(tail) or is_posed):
            raise Doubt("a part of the name behind the comma, or a remark?")
    if re.search(r"\bsuper\s?set(?:s|ted)?\b", name, re.IGNORECASE):
        raise Doubt("several exercises on one line?")
    if name.count(",") > 1 or _lists_two(name):
        raise Doubt("several exercises on one line?")
    if ":" in name or "|" in name:
        raise Doubt("words before a colon: a name, or a heading?")
    return name, [remark.strip(_EDGES) for remark in remarks]


def _loads(phrases: Sequence[Phrase]) -> str:
    """Return the loads of a line, in and outside of brackets."""
    return " ".join(p.load for q in phrases for p in (q, *q.inside)).casefold()


def _lists_two(name: str) -> bool:
    """Whether what stands before and behind a comma are exercises: dips, rows."""
    before, _, after = name.partition(",")
    return names_exercise(before.strip()) and names_exercise(after.strip())


def _ask_about_side(phrases: Sequence[Phrase], run: _Run) -> None:
    """Ask where the words of a remark end with a side: step back with the right leg."""
    behind = phrases[run.last + 1] if run.last + 1 < len(phrases) else None
    if behind is not None and behind.what is What.SIDE and behind.side in {"L", "R"}:
        raise Doubt(f"{behind.text}: which side is counted?")


def _names_either(name: str) -> bool:
    """Whether ``name`` is "lunges or step-ups" and neither of both is more than a name."""
    parts = re.split(r"\sor\s", name, flags=re.IGNORECASE)
    if len(parts) != _TWO or SEVERAL.search(name) or re.search(r"\d", name):
        return False
    one, other = parts
    few = max(len(one.split()), len(other.split())) <= _WORDS_OF_EITHER
    return few and not _NO_OTHER.match(other) and any(map(_is_exercise, parts))


def _is_exercise(words: str) -> bool:
    return names_exercise(words) or names_move(words) or bool(MACHINE.fullmatch(words))


#: What follows a name and tells how it is done
_NAMES_END: Final = re.compile(
    r"\s?[,;.(]\s|\s(?:with|w/|as|on|from|at|to|in|per|for)\s", re.IGNORECASE
)


def says_again(words: str, name: str) -> bool:
    """Whether ``words`` say the name's own noun once more: walking lunges, of lunges."""
    whole = _NAMES_END.split(words, maxsplit=1)[0]
    is_same = whole and name and _is_plural(whole.split()[-1], name.rsplit(maxsplit=1)[-1])
    few = len(whole.split()) <= _WORDS_OF_EITHER and not SEVERAL.search(whole)
    return bool(is_same and few and not _COUNTED_SIDES.search(words))


def _is_plural(one: str, other: str) -> bool:
    """Whether two words are one, or one of them is the plural of the other."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long in {short, f"{short}s", f"{short}es"}


def _counts_before(phrases: Sequence[Phrase], run: _Run) -> bool:
    """Whether how much is said before ``run``, and nothing behind it."""
    doses = [p for p in phrases[: run.first] if p.what is What.DOSE]
    whole = any(p.sets for p in doses) or _WHERE_OR_HOW.match(phrases[run.first].text)
    counts = any(p.counts for p in doses)
    return bool(whole and counts) and all(p.what in _ASIDE for p in phrases[run.last + 1 :])


#: Words behind a time or a way alone, which begin no name.
_WHERE_OR_HOW: Final = re.compile(
    r"(?:from|on|in|at|with|without|while|as|to|off|against|over|through|along|around|keeping|straight|steady|easy|"
    r"slow|cool[\s-]?down|warm)(?!\w)",
    re.IGNORECASE,
)
#: 30 s, repeat 3 times: words between two amounts that name no second exercise
_LEADS_ON: Final = re.compile(
    r"(?:(?:and|then)\s)*(?:repeat(?:ing|ed)?|do(?:ing)?|perform(?:ing)?|hold(?:ing)?|i\.?e\.?|or|about|only|goal|"
    r"at\sleast|aim(?:ing)?|accumulate|approx\w*|slow(?:ly)?|easy|hard|fast|steady|controlled|[a-z]+ing)(?:\s(?:it|this|for|all))*",
    re.IGNORECASE,
)
_AMOUNTS: Final = frozenset({What.DOSE, What.BARE})
_AND: Final = re.compile(r"^(?:(?:and|then|plus|with)\s)+", re.IGNORECASE)
_BEHIND_DOSE: Final = frozenset(
    {What.SIDE, What.REST, What.LOAD, What.EFFORT, What.TEMPO, What.CUE}
)
#: What may stand behind the last words of a line and adds no value.
_ASIDE: Final = frozenset({What.MARK, What.CUE})


def _is_complete(phrase: Phrase) -> bool:
    """Whether no word behind ``phrase`` can be what it counts."""
    whole = phrase.what is What.DOSE and bool(phrase.sets and phrase.counts)
    return whole or phrase.what in _BEHIND_DOSE


def _is_remark(text: str, run: _Run, before: Phrase) -> bool:
    """Whether words behind the dose are a remark by the way they are set apart."""
    words = text[run.start : run.end]
    if set(_words(words)) <= _HEAVY or _LIFTED.fullmatch(words):
        raise Doubt(f"{words}: a load, or a remark?")
    if before.what is What.MARK or set(_words(words)) <= _MANNER | {"and", "&"}:
        return True
    if before.what is What.BRACKET and len(words.split()) > 2 and before.inside:
        is_cue = re.search(r"\b(?:your?|while)\b", words, re.IGNORECASE)
        return any(
            phrase.what is What.DOSE or (is_cue and phrase.counts) for phrase in before.inside
        )
    if words.casefold().startswith("or "):
        return before.what is What.BRACKET
    return text[: run.start].rstrip().endswith(".") and words[0].isupper()


def _joined(words: str) -> str:
    """Take joining words and marks from both ends."""
    words = re.sub(
        r"^(?:of|the|(?-i:a)|x|on\s(?:the|an?)|on)\s+", "", words.strip(_EDGES), flags=re.IGNORECASE
    )
    return _END.sub("", words).strip(_EDGES)
