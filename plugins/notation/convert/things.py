"""Digits that belong to a name, measures of things, keys of a form, other exercises."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.nouns import MACHINE, names_exercise, names_move
from plugins.notation.convert.phrases import (
    Phrase,
    Rule,
    What,
    compiled,
    count,
    cue,
    filler,
    seconds,
)
from plugins.notation.convert.vocabulary import (
    CLOCK,
    COUNT,
    DIGITS,
    DISTANCE_UNIT,
    EACH,
    FRACTION,
    LENGTH_UNIT,
    LIMB,
    MASS_UNIT,
    MINUTES,
    NUMBER,
    REP_WORD,
    REST_WORD,
    SECONDS,
    SET_WORD,
    TIME,
    TO,
    WORD,
)

#: A shorter time is rather that of a rep.
_SHORTEST_SET: Final = 15


def _held(match: re.Match[str]) -> Phrase | None:
    time = seconds(match.group("t"))
    if not time.split("-")[0].isdecimal() or int(time.split("-")[0]) < _SHORTEST_SET:
        return None
    return Phrase(What.DOSE, sets=count(match.group("n")), seconds=time)


def _thing(match: re.Match[str]) -> Phrase:
    """A mark behind the first and only number may be of seconds: 30" step-ups."""
    words = match.group().rstrip()
    alone = not any(
        c.isdecimal() for c in match.string[: match.start()] + match.string[match.end() :]
    )
    if alone and words[-1] in "'\"′’”″":
        return Phrase(What.ASK, text=words, reason="inches, or seconds?")
    return Phrase(What.WORD, text=words)


#: What is jumped or stepped onto, or thrown at
_UPWARDS: Final = r"\bbox\s(?:jump|step)|\bstep[\s-]?ups?\b|\bwall[\s-]?balls?\b|\bbroad jumps?\b"
_HAS_UPWARDS: Final = compiled(_UPWARDS)


def _up(match: re.Match[str]) -> Phrase | None:
    """How high a thing is, beside a number that says how often."""
    before = match.string[: match.start()]
    counted = any(c.isdecimal() for c in before + match.string[match.end() :])
    return Phrase(What.CUE, text=match.group()) if counted and _HAS_UPWARDS.search(before) else None


#: Sets and their reps, which are begun by a clock
_SETS_BY_REPS: Final = re.compile(r"[^\W\d]\W.*\d\s?[x×]\s?\d+\W*$")


def _own_clock(match: re.Match[str]) -> Phrase:
    if _SETS_BY_REPS.search(match.string[: match.start()]):
        return Phrase(What.CUE, text=match.group())
    return Phrase(What.ASK, reason="a clock of its own goes in a section's scheme")


_PER: Final = r"(?:/\s?|(?:an?|per|each|every)\s)"
#: 3 times a day, every day for 12 weeks
HOW_OFTEN: Final = compiled(
    rf"(?:(?:{COUNT}(?:\s?x|\stimes?)|once|twice)\s?{_PER}(?:day|week)"
    r"|(?:once|twice|\d\s?x|\d\stimes)\s(?:daily|weekly)|every\s(?:other\s)?day|(?<=[\d,;.)s]\s)daily)(?!\w)"
    r"(?:\sfor\s\d{1,2}\s(?:days|weeks|months)(?!\w))?"
)
#: How high: 24 in
_HIGH: Final = rf"{NUMBER}(?:\s?(?:in|inch|inches|cm)(?!\w)\.?|[\"″”])"

#: 30 s, 100 m
_HOW_FAR: Final = compiled(rf"(?<![\w:.])(?:{TIME}|\d+\s?(?:{DISTANCE_UNIT}|cals?(?!\w)|calories))")
_ENDS_WITH_TIME: Final = compiled(rf".*(?<![\w:]){TIME}\s")


def _or_breaths(match: re.Match[str]) -> Phrase | None:
    is_second = _ENDS_WITH_TIME.fullmatch(match.string[: match.start()])
    return Phrase(What.INSTEAD, text=match.group("w")) if is_second else None


def _how_hard(match: re.Match[str]) -> Phrase | None:
    is_measured = _HOW_FAR.search(match.string[: match.start()])
    return Phrase(What.CUE, text=match.group()) if is_measured else None


#: A machine or an exercise, before the colon that is followed by what one does on it
_HEADED: Final = re.compile(r"(?:\W*\d{1,2}[.)])?\W*(?P<name>[^\W\d][^\d:–—]*?)\s?(?::|\s[–—-])\s")


def _moves(match: re.Match[str]) -> Phrase | None:
    head = _HEADED.fullmatch(match.string[: match.start()])
    name = head.group("name") if head else ""
    is_named = names_exercise(name) or names_move(name) or MACHINE.fullmatch(name)
    return Phrase(What.CUE, text=match.group().strip()) if is_named else None


def _or_rate(match: re.Match[str]) -> Phrase:
    """How often one counts, or how often one pulls in a minute: row @ 24 reps."""
    if _HAS_RATE.search(match.string[: match.start()]):
        return Phrase(What.ASK, reason="so many reps, or so many strokes a minute?")
    return Phrase(What.FILLER)


_ENDS_WITH_WAY: Final = compiled(
    rf".*\d\s?(?:{DISTANCE_UNIT}|k)(?:\s[^\W\d]+){{0,2}}(?:\s\([^()\d]*\))?,?\s"
)


def _took(match: re.Match[str]) -> Phrase | None:
    """Return the time that a way took or is to take."""
    is_way = _ENDS_WITH_WAY.fullmatch(match.string[: match.start()])
    return Phrase(What.DOSE, seconds=seconds(match.group("t"))) if is_way else None


_HAS_RATE: Final = compiled(r"\b(?:row(?:er|ing)?|erg|ski(?:[\s-]?erg)?|bike|spin\w*)\W*$")
_BOUTS: Final = r"(?:intervals?|holds?|reps?|repeats?|bouts?)(?!\w)"
THINGS: Final = (
    Rule("@ 12 reps", compiled(rf"(?<!\d)(?<!\d\s)@\s?(?={DIGITS}\s?reps?(?!\w))"), _or_rate),
    Rule(
        "pedal at an easy pace, before how long",
        compiled(
            r"(?<=[:–—-]\s)(?:pedal|cycle|ride|walk|jog|run|row|swim|march|skip|climb|step)(?:\s[^\W\d]+){1,6}?\s"
            rf"(?=for\s{TIME}\W*$)"
        ),
        _moves,
    ),
    Rule(
        "30 s max effort: how hard, and not as often as one can",
        compiled(r"(?:at\s)?max(?:imum|imal)?\seffort(?!\w)"),
        _how_hard,
    ),
    Rule(
        "30 s or 5 deep breaths",
        compiled(
            rf"or\s(?P<w>{COUNT}\s(?:(?:deep|slow|full|big|long|easy|calm)\s)*breath(?:e?s)?)(?!\w)"
        ),
        _or_breaths,
    ),
    Rule(
        "IC: counted aloud by all",
        re.compile(r"(?:IC|(?<=[^\W\d]\s)in cadence)(?!\w)"),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    Rule(
        "OYO, SC, UB: on one's own, slowly, unbroken",
        re.compile(r"(?:(?<=[^\W\d]\s)|(?<=\d\s)|(?<=[,()–-]\s))(?:OYO|SC|UB|TNG|TnG)(?!\w)"),
        lambda m: Phrase(What.CUE, text=m.group()),
    ),
    cue(
        "superset with the next line",
        r"(?:super\s?set(?:ted)?|paired|alternat(?:e|ed|ing))\s(?:with|w/)(?=\s*$)",
    ),
    cue(
        "as fast as possible",
        r"as\s(?:fast|quick(?:ly)?|hard|slow(?:ly)?|high|low|deep|explosive(?:ly)?|controlled|strict)\sas\s(?:possible|you\scan)(?!\w)",
    ),
    cue(
        "AMRAP squats in the remaining time",
        r"(?:with|in|for|during)\s(?:the\s|any\s|your\s)?(?:remaining\stime|rest\sof\sthe\s(?:time|minute)"
        r"|remain(?:der|ing)(?:\sof\s(?:the\s)?(?:time|minute))?|time\s(?:left|remaining))(?!\w)",
    ),
    cue(
        "unbroken, in a row, no weight",
        r"(?:unbroken|in\sa\srow)(?!\w)|(?<=\d\s)(?:no|without)\sweights?(?!\w)",
    ),
    cue(
        "at an easy pace",
        r"at\s(?:an?\s|your\s)?(?:[^\W\d]+\s){0,2}(?:pace|speed|effort|intensity|cadence|resistance|tempo)"
        r"(?!\w|\s?(?:of|:)?\s?\d)",
    ),
    cue(
        "steady pace, behind a time or a way",
        r"(?:(?<=\d\s)|(?<=[a-z,)]\s))(?:easy|steady|moderate|brisk|comfortable|conversational|relaxed|fast|slow|hard)\s"
        r"(?:pace|effort|intensity|speed|tempo)(?=\s*(?:$|[,;.)]))",
        behind=r"\d",
    ),
    Rule(
        "1-arm, 90/90, 4-point: digits that belong to a name",
        compiled(
            rf"[12][\s-]?(?:arm(?:ed)?|leg(?:ged)?|hand(?:ed)?|foot(?:ed)?)(?=[\s-]\w)|{FRACTION}"
            r"|90\s?[/-]?\s?90(?!\d)|[13]/[24](?=[\s-](?!BW|body|mile|min)[a-z])"
            r"|figure[\s-]?(?:of[\s-])?(?:8|eight)(?:['’]?s)?(?!\w)|warrior\s[1-3](?!\s?[x×\d])(?!\w)"
            r"|\d{1,2}[\s-](?:points?|ways?|counts?|positions?)(?=\s[a-z])|\d{1,3}[\s-]?degrees?(?=\s[a-z])"
        ),
        lambda m: Phrase(What.WORD, text=m.group()),
    ),
    Rule(
        "2 sec pause squat: before a name, a part of it",
        compiled(
            rf"(?:\d|10)[\s-](?:{SECONDS}|counts?|ct)[\s-](?:pause[d]?|eccentric|negative|iso(?:metric)?|hold)(?=\s(?-i:[a-zA-Z])[a-z]{{2}})"
            r"(?!\s(?:at|on|in|of|each|per|every|for|then|and|with|between|hold)\b)"
        ),
        lambda m: (
            Phrase(What.WORD, text=m.group())
            if not re.search(r"[^\W\d]{2}", m.string[: m.start()])
            else None
        ),
    ),
    Rule(
        "2 a day, 20 a week: of one session, or of how many?",
        compiled(rf"(?:[1-4](?:{TO}\d)?\s?{_PER}day|{COUNT}\s?{_PER}week)(?!\w)(?<!other\sday)"),
        lambda _: Phrase(What.ASK, reason="so many reps, or so many times?"),
    ),
    Rule("3 times a day, twice daily", HOW_OFTEN, lambda m: Phrase(What.CUE, text=m.group())),
    Rule(
        "10 x 1-arm row, whose digit belongs to the name",
        compiled(r"(?P<n>\d{1,3})\s?[x×]\s?(?=[12][\s-](?:arm|leg|hand|foot)(?:ed)?[\s-][^\W\d])"),
        lambda m: Phrase(What.BARE, reps=m.group("n")),
    ),
    Rule(
        "twenty each leg",
        compiled(rf"(?P<n>(?!one\b){WORD})(?=\s(?:on\s|for\s)?(?:each|per)\s{LIMB})"),
        lambda m: Phrase(What.DOSE, reps=count(m.group("n"))),
    ),
    cue("4 count, between marks", r"(?<=[–—,-]\s)[2-8][\s-]count(?=\s*(?:$|[–—,;-]))"),
    cue("between working sets", r"between\s(?:the\s)?[^\W\d]+\ssets(?!\w)", behind=r"\d"),
    cue("50 a day: how many, and when", rf"{_PER}(?:single\s)?day(?!\w)", behind=r"\d"),
    cue(
        "24-inch box, behind a comma",
        rf"(?<=[,–-]\s){NUMBER}[\s-]?(?:in\.?|inch|inches|cm|ft|foot|feet|['’\"″”])\s"
        rf"(?:box|step|bench|target)(?=\s*(?:$|[,;.()]))",
    ),
    cue(
        "box jumps 24 inch box",
        rf"(?<=[a-z]\s){NUMBER}[\s-]?(?:in|inch|inches|cm|[\"″”])\s(?:box|step|target)(?=\s*(?:$|[,;)]))",
        behind=_UPWARDS,
    ),
    Rule(
        "24 in, to 10 ft: how high, where the name says that it goes up",
        compiled(
            rf"(?:@\s?|to\s(?:an?\s)?|(?:on|onto)\s(?:an?\s)?)?{NUMBER}[\s-]?(?:(?:in|inch|inches|ft|feet|foot|cm)(?!\w)|[\"″”])"
            r"(?:\s(?:box|target|line))?(?=\s*(?:$|[,;)]|[–-]\s\d|[x×]\s?\d|\d+\s?[x×]\s?\d))"
        ),
        _up,
    ),
    Rule(
        "15 ft rope, 24 in box: the measure of a thing, which is a part of its name",
        compiled(
            rf"{NUMBER}(?:/{NUMBER})?\s?[-]?(?:{LENGTH_UNIT}|['′’\"”″])\s(?=\w*\s?(?:rope|box|step|jumps?(?!\w)|hurdle|wall))"
        ),
        _thing,
    ),
    cue(
        "3 rope climbs, 15': how high",
        r"(?:(?<=,\s)|(?<=\()|(?<=climb\s)|(?<=climbs\s))\d{1,2}\s?['′’](?=\s*(?:$|[,;)]))",
        behind=r"\d.*\brope\s?climbs?\b",
    ),
    Rule(
        "21s: three times seven partial reps",
        compiled(r"(?:\d{1,2}\s?(?:sets?\sof|[x×])\s?)?21['’]?s(?!\w)"),
        lambda m: Phrase(What.ASK, text=m.group(), reason="seconds, or partial reps?"),
    ),
    cue(
        "24/20 in: how high",
        rf"@\s?{NUMBER}\s?(?:(?:in|inch|inches|cm)(?!\w)|[\"″”])(?!\s?/)"
        rf"|(?:@\s?)?{_HIGH}?\s?/\s?{NUMBER}\s?(?:(?:in|inch|inches|cm)(?!\w)\.?|[\"″”])"
        rf"(?:\sor\s{_HIGH}\s?/\s?{_HIGH})?(?:\sbox(?!\w))?",
    ),
    Rule(
        "every 2 min, EMOM: a clock for one line",
        compiled(
            r"(?:(?:(?:at|on)\s(?:the\s)?(?:top|start|beginning)\sof\s)?(?:every|each|per)\s"
            rf"(?:(?<!per\s){TIME}|minute|min)|E\d?MOM)(?!\w)"
        ),
        _own_clock,
    ),
    cue(
        "warm-up sets, before the sets that count",
        r"(?:(?:\d(?:\s?[–-]\s?\d)?\s|(?<![^\W\d]\s))warm[\s-]?ups?(?:\ssets?)?|warm[\s-]?ups?\ssets?)"
        r"(?=\s?(?:\+|,|and|then)\s)|warm[\s-]?ups?(?=(?:,|\s?(?:\+|and|then))\s\d+\s?[x×])",
    ),
    Rule(
        "4 two-minute holds",
        compiled(
            rf"(?P<n>{COUNT})(?:\s?x\s?|\s)(?:(?P<t>(?:\d{{1,3}}|{WORD})-(?:{SECONDS}|{MINUTES}))"
            rf"(?:\s{_BOUTS}|(?=\s[^\W\d]))|(?P<u>\d{{1,3}}\s(?:{SECONDS}|{MINUTES}))\s{_BOUTS})"
        ),
        lambda m: Phrase(
            What.DOSE, sets=count(m.group("n")), seconds=seconds(m.group("t") or m.group("u"))
        ),
    ),
    Rule(
        "2 repetitions of 30 seconds",
        compiled(
            rf"(?P<n>[1-6]|{WORD}(?=\s))(?:\s?{REP_WORD}\s?(?:of|x|×|@|at|for|,)|\stimes\sfor|\sfor)\s?(?P<t>{TIME})"
            rf"(?:\sholds?)?(?!\w|\s?{REST_WORD})"
        ),
        _held,
    ),
    Rule(
        "Rx: one load, and no other level",
        compiled(r"rx['’]?d?\s?[:@=]?\s?(?=\d)(?!.*(?:scaled|\bsc\b|rx\+|beginner|\bfb\b|mx\s))"),
        lambda m: Phrase(What.CUE, text=m.group().strip(" :@=")),
    ),
    cue(
        "4% incline, 7 mph, level 3",
        rf"(?:@\s?|(?:at|holding|keeping)\s)?{NUMBER}(?:{TO}{NUMBER}|\+)?\s?(?:%\s?(?:incline|grade)|mph|kph|km/?h"
        r"|rpm|spm|s/m|watts?|strokes?(?:\sper\s|/|\s/\s?)min(?:ute)?(?:\s\(spm\))?)(?!\w)"
        rf"|(?:incline|level|lvl|speed)\s{NUMBER}(?=\s*(?:$|[,;)]))",
    ),
    cue(
        "@ 80% effort: how hard",
        rf"(?:@\s?|at\s(?:about\s)?)?{NUMBER}(?:\s?[-–]\s?{NUMBER})?\s?%\s(?:of\s)?(?:your\s)?(?:max(?:imum)?\s)?"
        r"(?:effort|intensity|speed|pace|heart\srate|M?HR(?:max)?)(?!\w)",
    ),
    Rule(
        "with the incline set at 2 %",
        compiled(
            r"(?:with\s|and\s|at\s(?=an?\s))?(?:the\s|an?\s)?(?:incline|resistance|grade|gradient|speed|level)\s(?:set\s)?"
            r"(?:at|to|of|on)\s[^,;()]+?(?=$|[,;)]|\sfor\s\d)"
        ),
        lambda m: (
            Phrase(What.CUE, text=m.group())
            if m.group().startswith("at") or re.search(r"\d", m.string[: m.start()])
            else None
        ),
    ),
    cue(
        "last set to failure",
        r"(?:the\s)?last\s(?:set|round)\s(?:is\s)?(?:(?:un)?till?\s|to\s)?"
        r"(?:failure|AMRAP|max(?:\sreps)?)(?!\w)",
    ),
    Rule(
        "run 5k",
        compiled(
            r"(?:(?<=run\s)|(?<=row\s)|(?<=ski\s)|(?<=bike\s)|(?<=jog\s)|(?<=swim\s)|(?<=walk\s))"
            r"(?P<n>\d{1,2}(?:\.\d)?)\s?k(?!\w)"
        ),
        lambda m: Phrase(What.DOSE, measure=f"{m.group('n')} k"),
    ),
    Rule(
        "3 x 2 min rounds",
        compiled(rf"(?P<n>\d{{1,2}})\s?(?:[x×]\s?)?(?P<t>{TIME})\srounds?(?!\w)"),
        lambda m: Phrase(What.DOSE, sets=m.group("n"), seconds=seconds(m.group("t"))),
    ),
    cue(
        "5 minute rounds: a clock that runs beside the sets",
        rf"{TIME}\s(?:rounds?|clock|(?:time\s)?(?:cap|limit))(?!\w)",
    ),
    cue(
        "zone 2, in Z2",
        r"(?:(?:in|at)\s|@\s?)?(?:(?:hr|heart\srate)\s)?(?:zone\s?|(?-i:Z))[1-5](?:\s?[-–]\s?[1-5])?(?=\s*(?:$|[,;.)]))",
        behind=r"\d",
    ),
    cue(
        "for time, unbroken",
        r"(?:not\s)?for\s(?:distance\sor\stime|time\sor\sdistance|time|quality|speed|distance|cals|calories|met(?:er|re)s|(?:max(?:imum)?\s)distance)(?!\w)",
    ),
    cue(
        "+2.5 kg/week: how it goes on",
        rf"(?:add\s\+?|\+\s?){NUMBER}\s?(?:{MASS_UNIT}|%|{REP_WORD})\s?(?:/|per\s|each\s|every\s|a\s)\s?"
        r"(?:w|wk|week|session|workout)(?!\w)",
    ),
    cue(
        "@ 2:00/500 m: how fast",
        r"(?:@|at(?=\s))\s?\d{1,2}:\d\d(?:\.\d)?\s?(?:/\s?(?:500\s?m|km|k|mile|mi)(?!\w)|pace|split)(?:\s(?:pace|split))?",
    ),
    Rule(
        "row 1000 m in 4:00",
        compiled(rf"(?:in\s|@\s?|(?=\d\d:\d\d))(?P<t>{CLOCK}|{TIME})(?=\s*(?:$|[,;(]))"),
        _took,
    ),
    Rule(
        "30 s each side, twice",
        compiled(
            r"(?:(?<=\d,\s)|(?<=\d\s)|(?<=side,\s)|(?<=side\s)|(?<=leg,\s)|(?<=leg\s)|(?<=reps,\s)|(?<=reps\s))"
            r"twice(?=\s*(?:$|[.;)]))"
        ),
        lambda _: Phrase(What.DOSE, sets="2"),
    ),
    cue(
        "to 10/9 ft: how high, for men and women",
        r"(?:to\s(?:an?\s)?)?\d{1,2}\s?['’′]?\s?/\s?\d{1,2}\s?(?:['’′]|(?:ft|feet|foot)(?!\w))(?:\starget)?(?=\s*(?:$|[,;)]))",
        behind=r"\d.*\d|\bwall[\s-]?balls?\b.*\d",
    ),
    cue(
        "10 sprints @ 20 m",
        rf"@\s?{NUMBER}\s?{DISTANCE_UNIT}(?=\s*(?:$|[,;(]))",
        behind=r"\d",
    ),
    cue(
        "as many as you can, up to 10, usually 8, aiming for 12",
        rf"(?:up\sto|usually|about|at\sleast|(?:aim(?:ing)?|go(?:ing)?)\sfor|(?:with\s)?(?:an?\s)?goal(?:\sof|:)?)\s"
        rf"(?:an?\sgoal\sof\s)?{COUNT}(?:\s{REP_WORD})?(?=\s*(?:$|[.,;)]))",
        behind=r"\b(?:max\w*|as\s(?:many|long)\s.*as|failure|AMRAP)\b",
    ),
    cue(
        "increasing the weight",
        r"(?:increas(?:e|ing)|add(?:ing)?)\s(?:the\s)?(?:weights?|loads?|lbs)"
        r"(?:\s(?:each|every)\s(?:sets?|rounds?|time))?(?!\w)",
    ),
    Rule(
        "alt: another exercise",
        re.compile(r"(?:[Aa]lt\.?|[Aa]lternative(?:ly)?|ALT)\s?[:–—-]\s?(?P<w>[A-Z][^\d,;()]+)"),
        lambda m: Phrase(What.INSTEAD, text=m.group("w").strip()),
    ),
    Rule(
        "/ equivalent",
        compiled(r"(?:/|or)\s?(?P<w>equivalent|similar|equal)(?!\w)"),
        lambda m: Phrase(What.INSTEAD, text=m.group("w").strip()),
    ),
    cue(
        "= 50 reps, = 520 lb: what it adds up to",
        rf"(?<=\d\s)=\s?{NUMBER}\s?(?:{MASS_UNIT}|{REP_WORD}|{SET_WORD}|total(?:\sreps)?)(?!\w)",
    ),
    filler(
        "keys of a form",
        rf"{SET_WORD}\s?(?:&|and|x|/)\s?reps\s?:|(?:time|duration|weight|load)\s?[:=](?=\s?\d)"
        rf"|(?<=\d\s)(?:weight|load)\s(?={NUMBER}\s?{MASS_UNIT})",
    ),
    filler(
        "sets: 5 x 5",
        r"sets?\s?[:=]\s?(?=\d{1,2}\s?[x×]\s?\d)",
    ),
    Rule(
        "Sets: 3",
        compiled(rf"sets?\s?[:=]\s?(?P<n>{COUNT})(?![x×%]|\s?[x×]\s?\d)"),
        lambda m: Phrase(What.DOSE, sets=count(m.group("n"))),
    ),
    Rule(
        "Reps: 10",
        compiled(rf"(?:reps?|repetitions?)\s?[:=]\s?(?P<n>{COUNT})(?![x×%])"),
        lambda m: Phrase(What.DOSE, reps=count(m.group("n"))),
    ),
    filler(
        "perform 10 reps, hold the position for 30 s, behind a name and a mark",
        rf"(?<=[:;.–—-]\s)(?:(?:perform|complete|do|aim\sfor)\s(?={COUNT}|{TIME})"
        rf"|hold\s(?:(?:the|this|your|each|a)\s)?(?:position|pose|plank|stretch|it)\s(?:for\s)?"
        rf"(?={TIME}))",
    ),
    filler(
        "hold for",
        rf"(?:(?<=[,:;.(–—-]\s)hold(?:\seach|\sfor)?|(?<=\()hold(?:\seach(?!\s{LIMB}))?(?:\sfor)?|for)\s"
        rf"(?=(?:up\sto\s)?{TIME}|{COUNT}\sbreaths?(?!\w))|(?:(?<=[,:;.(–—-]\s)hold\s)?for\s(?={COUNT})"
        rf"|(?<=[:;.–—-]\s)(?:sustain|maintain|continue|perform|go|do(?:\sthis)?)\s(?=for\s{TIME})"
        rf"|(?<=[,:;.(–—-]\s)hold\s(?={EACH}\s{LIMB}\s(?:for\s)?{TIME})",
    ),
    Rule(
        "up to 80%, of which the last set is",
        compiled(
            rf"(?<!\bwork\s)(?<!ing\s)(?<!ed\s)up\sto\s(?:an?\s)?(?:max(?:imum)?\sof\s)?(?P<n>{NUMBER})\s?%(?!\w)(?!\s(?:of|effort))"
        ),
        lambda m: Phrase(What.LOAD, load=f"up to {m['n']}% 1RM"),
    ),
    Rule(
        "work up to 80%",
        compiled(
            rf"(?:(?:work|build)(?:ing|ed)?\s(?:up\s)?|up\s)to\s(?:a\s|an\s)?(?:{NUMBER}\s?(?:%|{MASS_UNIT}|RM)|heavy|max\b)"
        ),
        lambda _: Phrase(What.ASK, reason="a load to end at, not of every set"),
    ),
    Rule(
        "work up to 20",
        compiled(rf"(?:work(?:ing)?\s)?up\sto\s(?={COUNT}|{TIME})"),
        lambda m: Phrase(What.CUE, text=m.group().strip()),
    ),
    filler(
        "of, in",
        r"(?:reps?\sof|of|in|with)(?!\w)(?=\s*$)",
    ),
)
