"""How heavy: masses, shares of a maximum, the two loads of a whiteboard."""

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
    number,
)
from plugins.notation.convert.vocabulary import (
    IMPLEMENT,
    IN_HANDS,
    MASS_UNIT,
    NUMBER,
    REP_WORD,
    REST_WORD,
    SET_WORD,
    TIMES,
    TO,
)

_WITH: Final = (
    r"(?:(?:@|at\s|with\s|w/|using\s|(?:use|hold)\s(?=an?\s)|use\s(?=\d)|holding\s"
    r"|(?<![^\W\d]\s)hold\s(?=\d)|[x×])\s?(?:an?\s)?)?"
)
_AT: Final = r"(?:(?:@|at\s|with\s|w/)\s?)?"
_SEX: Final = r"(?:men|women|male|female|m|w|f)"
_BELL: Final = (
    rf"(?:{_SEX}(?![^\W_])[\s:=–-]*)?{NUMBER}\s?{MASS_UNIT}(?:\s?[x×]\s?\d(?!\d))?(?:\s{IMPLEMENT})?"
    rf"(?:\s\(?{_SEX}\)?(?!\w|\s?[:=]))?"
)
_IMPLEMENT: Final = rf"(?:[\s-]?(?P<what>{IMPLEMENT})(?=\s*(?:$|[(),;.:\[\]|–—-]|[x×@]\s?\d|\d)))?"


def unit(text: str) -> str:
    """Return a unit of mass in the notation's spelling."""
    word = text.strip().rstrip(".").casefold()
    if word.startswith("k"):
        return "kg"
    return "pood" if word.startswith(("pood", "pd")) else "lb"


def _implement(text: str | None) -> str:
    if not text:
        return ""
    plain = re.sub(r"^dumb?bell", "dumbbell", re.sub(r"\s+", " ", text), flags=re.IGNORECASE)
    return " " + re.sub(r"^kettle bell", "kettlebell", plain, flags=re.IGNORECASE)


def _men_and_women(match: re.Match[str]) -> Phrase | None:
    parts = []
    for bell in re.finditer(_BELL, match.group(), re.IGNORECASE):
        words = bell.group()
        sex = re.search(rf"(?<![^\W\d_]){_SEX}(?![^\W_])", words, re.IGNORECASE)
        mass = re.search(rf"({NUMBER})\s?({MASS_UNIT})", words, re.IGNORECASE)
        pieces = re.search(r"[x×]\s?(\d)", words, re.IGNORECASE)
        if sex is None or mass is None:
            return None
        who = "M" if sex.group()[0] in "mM" else "W"
        often = f"{pieces.group(1)} x " if pieces and pieces.group(1) != "1" else ""
        held = re.search(rf"(?<=\s){IMPLEMENT}", words, re.IGNORECASE)
        what = _implement(held.group() if held else "")
        parts.append(f"{often}{number(mass.group(1))} {unit(mass.group(2))}{what} {who}")
    return Phrase(What.LOAD, load=" / ".join(parts))


#: The last set of a list is hardly heavier than so many times the first.
_STEEPEST: Final = 4
#: A number of a list whose commas stand without a space: 60,65,70
_WHOLE: Final = r"\d+(?:\.\d+)?"


def _is_row(values: list[str]) -> bool:
    """Whether numbers are too far from each other to be the loads of sets: 3,12,60 kg."""
    masses = [float(value) for value in values]
    return max(masses) > _STEEPEST * min(masses)


def _one_unit(match: re.Match[str], between: str) -> Phrase | None:
    """Join the numbers of loads that share one unit, which the last of them must have."""
    units = {unit(u) for u in re.findall(MASS_UNIT, match.group(), re.IGNORECASE)}
    is_list = between == "," and not re.search(r",\s", match.group())
    values = [number(n) for n in re.findall(_WHOLE if is_list else NUMBER, match.group())]
    said = len(re.findall(MASS_UNIT, match.group(), re.IGNORECASE))
    if len(units) != 1 or (between == "," and said < len(values) and _is_row(values)):
        return None
    what = _implement(match.groupdict().get("what"))
    return Phrase(What.LOAD, load=f"{between.join(values)} {units.pop()}{what}")


#: Of two loads, the second of which stands in brackets, women's is so much of men's.
_WOMENS: Final = (0.5, 0.9)


def _of_two(match: re.Match[str]) -> Phrase | None:
    """Join ``95/65 lb``, the heavier first; "x 9/20 kg" and "20 kg/9" may be reps and a load."""
    one, two = (float(number(n)) for n in re.findall(NUMBER, match.group())[:2])
    is_by = match.group()[0] in "x×X" and one < two
    if _in_both_units(one, two) and len(re.findall(MASS_UNIT, match.group(), re.IGNORECASE)) == 1:
        return Phrase(What.ASK, reason="two loads, or one in two units?")
    if is_by or (match.group()[-1:].isdigit() and two <= one):
        return Phrase(What.ASK, reason="two loads, or a load and its reps?")
    return _one_unit(match, "/")


def _two_bells(match: re.Match[str]) -> Phrase:
    one, two = number(match.group("a")), number(match.group("b"))
    words = f"2 x {one}/{two} {unit(match.group('u'))}{_implement(match.group('what'))}"
    return Phrase(What.LOAD, load=words)


#: Of two equal pieces each is hardly heavier than so many kilograms.
_HEAVIEST_PIECE: Final = 48


def _is_barbell(pieces: str, value: str, mass_unit: str) -> bool:
    """Whether "2 x 80 kg" is rather two reps, and "1 x 60 kg" one."""
    heavy = float(value.partition("-")[0]) * _KILOGRAMS[mass_unit] > _HEAVIEST_PIECE
    return heavy or pieces.startswith("1")


#: 10 kg each, of dumbbells: of each of the two, and no plates on a bar
_EACH_PIECE: Final = compiled(r"\s?(?:each|ea)(?:\s(?:dumbbell|db))?")
_ENDS: Final = compiled(r"\s*(?:$|[,;.)\]|–—-]|[x×]?\s?\d)")
#: 10 - 45 lb
_SPACED: Final = re.compile(r"\d\s[–—-]\s\d")
#: 95,135 lb
_TWO_LOADS: Final = re.compile(r"\d{2,3},\d{3}")
#: (-20 kg), by so much less
_LESS: Final = re.compile(r"\([-–−]$")
#: Nobody lifts so little of what one can: rather by so much less.
_LEAST_SHARE: Final = 20


def _mass(match: re.Match[str]) -> Phrase:
    each = match.group("each") or ""
    ends = _EACH_PIECE.fullmatch(each) and _ENDS.match(match.string[match.end() :])
    if each and not (ends and IN_HANDS.search(match.string)):
        why = "a load on each side: plates on a bar, or one in each hand?"
        return Phrase(What.ASK, reason=why, text="plates")
    if match.group().lstrip("([").startswith("+") or _LESS.search(match.string[: match.start()]):
        return Phrase(What.ASK, reason="added to the body, or the whole load?")
    if _TWO_LOADS.fullmatch(match.group("n")):
        return Phrase(What.ASK, reason="decimals, or two loads?")
    pieces = f"{number(match.group('k'))} x " if match.group("k") else ""
    value = count(match.group("n"))
    low, _, high = value.partition("-")
    if high and (
        float(low) >= float(high)
        or (_SPACED.search(match.group()) and 2 * float(low) <= float(high))
    ):
        return Phrase(What.ASK, reason="a range of loads, or reps and a load?")
    apart = match.string[: match.start()].endswith("(")
    counted = pieces and not (match.group("what") or apart)
    if counted and _is_barbell(pieces, value, unit(match.group("u"))):
        return Phrase(What.ASK, reason="so many reps, or so many pieces of this load?")
    if value == "0":
        return Phrase(What.LOAD, load="0")
    words = f"{pieces}{value} {unit(match.group('u'))}{_implement(match.group('what'))}"
    return Phrase(What.LOAD, load=f"{words} each" if each else words)


#: A load without a unit is hardly less.
_LIGHTEST: Final = 20


def _men_first(match: re.Match[str]) -> Phrase | None:
    """Two loads in one unit, the lighter in brackets, are those of men and women."""
    one, two = number(match.group("a")), number(match.group("b"))
    units = {unit(match.group("u")), unit(match.group("v"))}
    if len(units) != 1 or not _WOMENS[0] <= float(two) / max(float(one), 1) <= _WOMENS[1]:
        return None
    return Phrase(What.LOAD, load=f"{one}/{two} {units.pop()}")


#: A number behind these is a way or a time.
_NO_LIFT: Final = compiled(r"\b(?:run|row|ski|bike|swim|sprint|jog|walk|hold|plank|hang|rest)\s$")


def _bare_load(match: re.Match[str]) -> Phrase | None:
    is_lifted = not _NO_LIFT.search(match.string[: match.start()])
    heavy = float(match.group("n")) >= _LIGHTEST
    return Phrase(What.LOAD, load=match.group("n")) if is_lifted and heavy else None


#: Steps in which bars are loaded
_STEP: Final = 2.5
#: Lifts, whose number beside sets and reps is no height, way or time
_LIFT: Final = compiled(
    r"\b(?:squats?|bench|dead\s?lifts?|DL|RDL|OHP|press(?:es)?|cleans?|snatch(?:es)?|jerks?|curls?|pulls?|pull[\s-]?downs?|"
    r"rows?|shrugs?|good\smornings?|pauses?|extensions?|flye?s)(?:\s?:|\s[–—-])?\s$"
)
_LIGHTEST_BAR: Final = 30


def _beside_sets(match: re.Match[str]) -> Phrase | None:
    """Return the number that stands between the name of a lift and its sets and reps, or last."""
    load, before = float(match.group("n")), match.string[: match.start()]
    if load < _LIGHTEST_BAR or load % _STEP:
        return None
    fits = bool(match.group("dose")) != bool(_BY_SETS.search(before))
    return Phrase(What.LOAD, load=match.group("n")) if fits and _LIFT.search(before) else None


#: 3 x 9 curls: the whole amount is said
_BY_SETS: Final = compiled(r"^\W*\d{1,2}\s?[x×]\s?\d{1,2}\s")
#: 80% of the clean
_OF_OTHER: Final = compiled(r"\s?of\s(?!.*\b(?:max\w*|\d?\s?RM|effort|best)\b)")


def _percent(match: re.Match[str]) -> Phrase:
    if not match.group("of") and float(count(match.group("n")).partition("-")[0]) < _LEAST_SHARE:
        return Phrase(What.ASK, reason="of the best, or by so much less or more?")
    if not match.group("of") and _OF_OTHER.match(match.string[match.end() :]):
        return Phrase(What.ASK, reason="of what?")
    of = (match.group("of") or "1RM").replace(" ", "")
    named = {"max": "1RM", "1rm": "1RM", "tm": "TM", "trainingmax": "TM"}
    if "rep" in of.casefold():
        of = "1RM"
    whole = named.get(of.casefold(), of.upper() if of[0].isdigit() else "BW")
    return Phrase(What.LOAD, load=f"{count(match.group('n'))}% {whole}")


def _percents(match: re.Match[str]) -> Phrase | None:
    words = re.sub(r"1\s?RM", "", match.group())
    values = [number(n) for n in re.findall(NUMBER if re.search(r",\s", words) else _WHOLE, words)]
    return Phrase(What.LOAD, load=f"{','.join(values)}% 1RM")


def _bodyweight(match: re.Match[str]) -> Phrase:
    share = match.group("f")
    if share and share.isdecimal() and not match.group().startswith("@"):
        return Phrase(What.ASK, reason="so many sets, or so many times the body's weight?")
    return Phrase(What.LOAD, load=f"{share.replace(' ', '')} BW" if share else "BW")


#: Numbers of kilograms that kettlebells are made in, and of inches that boxes are.
_BELLS: Final = frozenset({8, 12, 16, 20, 24, 28, 32, 40, 48})


_BOXES: Final = frozenset({12, 16, 18, 20, 24, 30, 36})
_HEAVY_BELL: Final = 16
_LIGHTEST_BELL: Final = 8
#: So much of a load's pounds are its kilograms, rounded; no gym's women lift so much less than men.
_SAME_MASS: Final = (0.435, 0.47)
_BOX: Final = compiled(r"\bbox(?:es)?\b|\bstep[\s-]?(?:ups?|overs?)\b")
#: 20/10, where a clock tells when to work
_BY_TIME: Final = compiled(r"\b(?:tabatas?|intervals?|sprints?|HIIT)\b")
#: No wall ball has so many kilograms.
_WALL_BALL: Final = compiled(r"\bwall[\s-]?balls?\b")
_KETTLEBELL: Final = compiled(r"\bkb\b|\bkbs\b|kettle\s?bells?|goblet|\bturkish\b")


def _in_both_units(one: float, two: float) -> float:
    """Return the kilograms of "60/132", one load in kilograms and in pounds, or nothing."""
    light, heavy = sorted((one, two))
    return (
        light if light >= _LIGHTEST_BELL and _SAME_MASS[0] <= light / heavy <= _SAME_MASS[1] else 0
    )


def _pair(match: re.Match[str]) -> Phrase | None:
    """Two loads without a unit are the two of a gym's whiteboard, in pounds, if nothing else."""
    one, two = (float(n.replace(",", ".")) for n in match.group("a", "b"))
    if one == two:
        return None
    if kilograms := _in_both_units(one, two):
        return Phrase(What.LOAD, load=f"{kilograms:g} kg{_implement(match.group('what'))}")
    before = match.string[: match.start()]
    if _BY_TIME.search(match.string):
        return Phrase(What.ASK, reason="times of work and rest, or loads?")
    if before.rstrip().endswith(("x", "×")) and "(" not in before:
        return Phrase(What.ASK, reason="sets of two numbers: seconds, reps or loads?")
    if _BOX.search(before) and {one, two} <= _BOXES:
        return Phrase(What.CUE, text=match.group())
    pair, what = f"{number(match.group('a'))}/{number(match.group('b'))}", match.group("what")
    is_bell = _KETTLEBELL.search(f"{before} {what or ''}")
    if is_bell and {one, two} <= _BELLS and max(one, two) >= _HEAVY_BELL:
        return Phrase(What.LOAD, load=f"{pair} kg{_implement(what)}")
    in_kilograms = {one, two} <= _BELLS and not _WALL_BALL.search(before)
    if min(one, two) >= _LIGHTEST and ".5" in pair:  # 42.5/30
        return Phrase(What.LOAD, load=f"{pair} kg{_implement(what)}")
    if max(one, two) < 10 or min(one, two) < 5 or in_kilograms:
        return Phrase(What.ASK, reason="two numbers without a unit: kilograms, pounds, inches?")
    return Phrase(What.LOAD, load=f"{pair} lb{_implement(what)}")


#: Swings and the like, and no way of so many kilometres
_SWUNG: Final = compiled(
    r"\b(?:swings?|snatch(?:es)?|cleans?|get[\s-]?ups?|goblet|kb|kettle\s?bells?)\b"
)


def _bell_in_k(match: re.Match[str]) -> Phrase | None:
    is_bell = int(match.group("n")) in _BELLS and _SWUNG.search(match.string)
    return Phrase(What.LOAD, load=f"{match.group('n')} kg") if is_bell else None


#: Kilograms in each unit.
_KILOGRAMS: Final = {"kg": 1.0, "lb": 0.4536, "pood": 16.38}
_PLAIN: Final = re.compile(r"([\d.]+) (kg|lb|pood)")


def is_conversion(load: str, other: str) -> bool:
    """Whether two loads are one in two units: "24 kg (53 lb)", "53/35 lb or 24/16 kg"."""
    if "/" in load and "/" in other:
        load, other = (re.sub(r"/[\d.]+", "", both) for both in (load, other))
    one, two = _PLAIN.fullmatch(load), _PLAIN.fullmatch(other)
    if one is None or two is None or one.group(2) == two.group(2):
        return False
    masses = sorted(float(m.group(1)) * _KILOGRAMS[m.group(2)] for m in (one, two))
    return masses[1] <= 1.07 * masses[0]


#: How fast, how hard or where, and not how heavy.
_NOT_HEAVY: Final = compiled(
    r".*\b(?:pace|speed|tempo|effort|intensity|cadence|zone|easy|top|bottom|end|start|home|gym)\b"
)


def _in_words(match: re.Match[str]) -> Phrase:
    words = match.group("w").strip()
    if _NOT_HEAVY.match(words):
        return Phrase(What.CUE, text=match.group().strip())
    return Phrase(What.LOAD, load=words)


_BW: Final = r"(?:BW|body\s?weight)"
#: (heavy), which is no number and yet says how heavy
HOW_HEAVY: Final = compiled(
    r"(?:very\s)?(?:light|medium|med|moderate|heavy)"
    r"(?:(?:\s(?:to|-)\s|/|-)(?:medium|moderate|heavy))?"
)


def _heavy(match: re.Match[str]) -> Phrase | None:
    load = match.group("w") or match.group("v")
    counted = any(c.isdecimal() for c in match.string[: match.start()])
    return Phrase(What.LOAD, load=load) if counted or HEAVINESS.fullmatch(load) else None


HEAVINESS: Final = compiled(
    rf"(?:very\s)?(?:light|medium|moderate|heavy|working|challenging|comfortable|manageable|lighter|heavier)"
    rf"(?:\s(?:to|-)\s(?:medium|moderate|heavy))?\s"
    rf"(?:weights?|loads?|{IMPLEMENT})"
)
#: Whose colour says how strong it is
COLOUR: Final = r"(?:red|green|blue|black|yellow|orange|purple|grey|gray|silver|gold|white|pink)"
_BAND: Final = r"\s(?:(?:mini|resistance|loop)\s)?bands?"
BAND: Final = compiled(
    rf"(?:(?:extra\s)?(?:light|heavy|medium|strong)\s)?{COLOUR}(?:{_BAND}\s?(?:or|/)\s?{COLOUR})?{_BAND}"
)
LOADS: Final = (
    Rule(
        "empty bar",
        compiled(
            r"(?:(?:with|using|@|at)\s?)?(?:an?\s|the\s)?(?P<w>empty\sbar(?:bell)?|bar(?:bell)?\sonly)(?=\s*(?:$|[,;:.()–-]|[x×]?\s?\d))"
        ),
        lambda m: Phrase(What.LOAD, load=m.group("w")),
    ),
    Rule(
        "with a green band, whatever stands before",
        compiled(
            rf"(?:with|using|w/)\s?(?:an?\s|the\s)?(?P<w>{BAND.pattern})(?=\s*(?:$|[,;:.()–-]|[x×]?\s?\d))"
        ),
        lambda m: Phrase(What.LOAD, load=m.group("w")),
    ),
    Rule(
        "weighted, behind how many",
        compiled(r"(?:(?<=\d\s)|(?<=reps\s)|(?<=,\s))weighted(?=\s*(?:$|[,;)]))"),
        lambda m: (
            Phrase(What.LOAD, load=m.group())
            if any(c.isdecimal() for c in m.string[: m.start()])
            else None
        ),
    ),
    Rule(
        "with 25s",
        compiled(
            rf"(?:with|w/|using)\s?(?:the\s)?\d{{2,3}}['’]?s(?!\w)(?!\s(?:{REST_WORD}|holds?|pauses?|eccentric|negative))"
        ),
        lambda _: Phrase(What.ASK, reason="seconds, or dumbbells of so many pounds?"),
    ),
    Rule(
        "with light weight, heavy, green band, behind the dose or a mark",
        compiled(
            rf"(?:(?<=[\d,;–-]\s)|(?<=\d[ms]\s)|(?<=(?:reps|sets|side)\s)|(?<=(?:leg|arm)\s))"
            rf"(?:(?:(?:with|using|w/|@|at)\s?(?:an?\s|the\s)?)?(?P<w>{HEAVINESS.pattern}|{BAND.pattern})"
            rf"|(?P<v>{HOW_HEAVY.pattern}))(?=\s*(?:$|[,;.)]))"
        ),
        _heavy,
    ),
    Rule(
        "row light 3 x 9, 3 sets of heavy rows",
        compiled(
            rf"(?:(?<=[^\W\d]{{3}}\s)(?:light|heavy|moderate)(?=,?\s\(?\d{{1,2}}\s?{TIMES}\s?\d)"
            r"|(?:(?<=sets\sof\s)|(?<=rounds\sof\s))(?:light|heavy)(?=\s[^\W\d]))"
        ),
        lambda m: Phrase(What.LOAD, load=m.group()),
    ),
    Rule(
        "men and women",
        compiled(rf"{_WITH}\(?{_BELL}(?:\s?[,/;&|]\s?|\s(?={_SEX}\s?[:=]))(?:and\s)?{_BELL}"),
        _men_and_women,
    ),
    Rule(
        "75 kg, 75 kg, 70 kg; with one unit for all, three or more",
        compiled(
            rf"(?:{_AT}|[x×]\s?)(?:{NUMBER}\s?{MASS_UNIT}(?:\s?,\s?{NUMBER}\s?{MASS_UNIT})+"
            rf"|{NUMBER}(?:\s?,\s?{NUMBER}){{1,9}}\s?,\s?{NUMBER}\s?{MASS_UNIT})"
        ),
        lambda m: _one_unit(m, ","),
    ),
    Rule(
        "75/80/85/90 kg, set by set",
        compiled(
            rf"(?:{_AT}|[x×]\s?){NUMBER}(?:\s?{MASS_UNIT})?(?:\s?/\s?{NUMBER}(?:\s?{MASS_UNIT})?){{2,}}"
            rf"(?<=[^\W\d]|[#.])(?![^\W_])"
        ),
        lambda m: _one_unit(m, ","),
    ),
    Rule(
        "@ 2 x 15/10 kg: two bells, for men and women",
        compiled(
            rf"(?:@\s?|(?<=\())(?:2\s?[x×]|two)\s?(?P<a>{NUMBER})\s?/\s?(?P<b>{NUMBER})[\s-]?(?P<u>{MASS_UNIT}){_IMPLEMENT}"
        ),
        _two_bells,
    ),
    Rule(
        "95/65 lb",
        compiled(
            rf"{_WITH}{NUMBER}(?:\s?{MASS_UNIT})?\s?/\s?{NUMBER}[\s-]?{MASS_UNIT}{_IMPLEMENT}"
            rf"|{_WITH}{NUMBER}\s?{MASS_UNIT}/{NUMBER}(?![\d/]|\s?{REP_WORD}(?!\w))"
        ),
        _of_two,
    ),
    Rule(
        "75 lb (55 lb), for men and women",
        compiled(
            rf"{_WITH}(?P<a>{NUMBER})\s?(?P<u>{MASS_UNIT})\s?\((?P<b>{NUMBER})\s?(?P<v>{MASS_UNIT})\)"
        ),
        _men_first,
    ),
    Rule(
        "225 for 5 reps, 225 for 3 sets of 5",
        compiled(
            rf"(?<![\d.,:/x×@-])(?<![x×@]\s)(?P<n>\d{{2,3}}(?:\.5)?)(?=\sfor\s\d{{1,2}}\s(?:{REP_WORD}|{SET_WORD}\sof\s\d))"
        ),
        _bare_load,
    ),
    Rule(
        "row 95 3 x 8, row 95 - 3 x 8, 3 x 8 rows 95",
        compiled(
            r"(?<![\w.,:/@-])(?P<n>\d{2,3}(?:\.5)?)"
            r"(?:(?P<dose>\s(?:[–—-]\s)?(?=\d{1,2}\s?[x×]\s?\d{1,2}(?![\d.]|\s?[x×@])))|(?=\s*(?:$|\(|[,;]\s[^\W\d])))"
        ),
        _beside_sets,
    ),
    Rule(
        "16 kg, 2 x 24 kg",
        compiled(
            rf"(?:\+\s?)?{_WITH}(?:(?:an?|one|single)\s(?=\d))?(?:(?P<k>[12]\s?(?=[x×]\s?\d)|two\s)(?:[x×]\s?)?(?=\d))?"
            rf"(?P<n>{NUMBER}(?:{TO}{NUMBER})?)[\s-]?(?P<u>{MASS_UNIT}){_IMPLEMENT}"
            rf"(?P<each>\s?(?:/\s?)?(?:in\s|on\s|per\s)?(?:each|per|ea)(?!\w)"
            rf"(?:\s(?:side|hand|arm|dumbbell|db))?|\s?/\s?(?:side|hand|arm|dumbbell|db)(?!\w))?"
        ),
        _mass,
    ),
    Rule(
        "65/55% of body weight, for men and women",
        compiled(
            rf"{_AT}(?P<a>\d{{2,3}})\s?%?\s?/\s?(?P<b>\d{{2,3}})\s?%\s?(?:of\s)?(?:your\s)?(?:BW|body\s?weight)(?!\w)"
        ),
        lambda m: Phrase(What.LOAD, load=f"{m.group('a')}/{m.group('b')}% BW"),
    ),
    Rule(
        "70, 75, 80%, set by set",
        compiled(
            rf"{_AT}{NUMBER}\s?%?(?:\s?[,/]\s?{NUMBER}\s?%?){{1,9}}(?<=%)(?:\s?(?:of\s)?1\s?RM(?!\w))?"
        ),
        _percents,
    ),
    Rule(
        "50% of the most reps",
        compiled(rf"{NUMBER}\s?%\s(?:of\s)?(?:your\s)?max(?:imum)?\s?{REP_WORD}(?!\w)"),
        lambda _: Phrase(What.ASK, reason="a share of the reps"),
    ),
    Rule(
        "80% of 1RM",
        compiled(
            rf"{_WITH}(?P<n>{NUMBER}(?:{TO}{NUMBER})?)\s?%(?!/\d)(?:\s?(?:of\s)?(?:your\s|the\s)?"
            r"(?P<of>\d{1,2}\s?RM|(?:1|one)[\s-]rep(?:etition)?[\s-]max(?:imum)?|max|TM|training\smax|BW|"
            r"body\s?weight)(?!\w))?"
        ),
        _percent,
    ),
    Rule(
        "@ 5RM",
        compiled(r"(?:@|at\s)\s?(?:your\s|an?\s)?(?P<n>\d{1,2})\s?RM(?!\w)"),
        lambda m: Phrase(What.LOAD, load=f"{m.group('n')}RM"),
    ),
    Rule(
        "1/2 BW",
        compiled(
            r"(?:@|at\s|,\s)\s?(?P<f>\d\s?/\s?\d|\d+(?:[.,]\d+)?|[½¼¾])?\s?x?\s?"
            r"(?:BW|body\s?weight)(?![\w:])"
        ),
        _bodyweight,
    ),
    Rule(
        "body weight, beside a dose: 3 x 10 BW, BW for max reps, 4 x 8 x BW, BW: 3 x 10",
        compiled(
            rf"(?:(?<=\d\s[x×]\s)|(?<=\d\s)|(?<=reps\s)|(?<=side\s)|(?<=leg\s)|(?<=[–-]\s))"
            rf"(?:with\s)?{_BW}(?:\sonly)?(?=\s*(?:$|[,;.)]|[x×]\s?\d))"
            rf"|(?:with|using|at)\s(?:your\s)?{_BW}(?:\sonly)?(?=\s*(?:$|[,;.)]))"
            rf"|(?<=[a-z]\s){_BW}(?=\sfor\s(?:max|\d))"
            rf"|(?:(?<=\d)|(?<=\d\s))[x×]\s?{_BW}(?!\w)"
            r"|(?:(?<=[^\W\d]\s)|(?<=[^\W\d]:\s))(?-i:BW)(?=\s?(?:[,:(–-]\s?|[x×]\s?)?\d)"
        ),
        lambda _: Phrase(What.LOAD, load="BW"),
    ),
    Rule(
        "95/65 without a unit",
        compiled(
            rf"(?:rx:?\s)?(?:@\s?)?(?<![\d/])(?P<a>{NUMBER})\s?/\s?(?P<b>{NUMBER})(?![\d/%])"
            rf"(?:\s(?P<what>KBs?|DBs?|dumb?bells?|kettle\s?bells?|ball|plate)(?!\w))?(?=\s*(?:$|[(),;])"
            rf"|(?:(?<=[4-9]\d)|(?<=1\d\d)|(?<=20/14)|(?<=30/20))\s[x×]\s?\d)"
        ),
        _pair,
    ),
    Rule(
        "AHAP, as heavy as possible",
        compiled(
            r"(?:@\s?|at\s)?(?P<w>(?-i:AHAP|AHAFA)|as\sheavy\sas\s(?:possible|you\scan))(?=\s*(?:$|[,;).]|for\s\d))"
        ),
        lambda m: Phrase(What.LOAD, load=m.group("w")),
    ),
    Rule(
        "@ same, same weight",
        compiled(
            r"@\s?same(?!\w)(?:\s(?:weights?|loads?))?(?=\s*(?:$|[,;).]))"
            r"|(?:(?<=\d[,;]\s)|(?<=\d\s)|(?<=reps[,;]\s)|(?<=reps\s))(?:(?:with|at|using)\s(?:the\s)?)?same\s(?:weights?|loads?)(?=\s*(?:$|[,;).]))"
        ),
        lambda _: Phrase(What.LOAD, load="same"),
    ),
    Rule(
        "3 plates x 3 x 10",
        compiled(r"(?:[@x×]\s?)?(?P<n>\d(?:[.,]5)?\splates)(?=\s?[x×]\s?\d|\s\d+\s?[x×]\s?\d)"),
        lambda m: Phrase(What.LOAD, load=m.group("n")),
    ),
    Rule(
        "with 2 chains, which are hung on a bar or a belt",
        compiled(r"(?:with\s|w/\s?|@\s?)?(?P<n>\d\schains?)(?=\s*(?:$|[,;.)]|on\smy|\d|[x×]))"),
        lambda m: Phrase(What.LOAD, load=m.group("n")),
    ),
    Rule(
        "swings 16K",
        compiled(rf"{_WITH}(?P<n>\d{{1,2}})\s?K(?=\s*(?:$|[,;)]|\d|[x×]\s?\d))"),
        _bell_in_k,
    ),
    Rule(
        "@ as heavy as possible",
        compiled(
            r"@\s?(?!home)(?P<w>[^\W\d][^,;()|@\d]*?)(?:\s(?:in|for|on)\s(?:each|every)(?:\s(?:set|one))?)?(?=\s*(?:$|[,;()|]|\s[–—-]\s))"
        ),
        _in_words,
    ),
    cue(
        "@ 5k pace",
        r"(?:@|at(?=\s))\s?(?:your\s)?\d{1,2}(?:\.\d)?\s?(?:km?|mile)(?:\srace)?\s(?:pace|speed|effort)(?!\w)",
    ),
    Rule(
        "@ 8",
        compiled(rf"(?:@|at(?=\s\d))\s?{NUMBER}"),
        lambda _: Phrase(What.ASK, reason="a number after @: a load, a percentage or an RPE?"),
    ),
)
