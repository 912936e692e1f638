"""Phrases to one meaning: which words are the name, and which values may stand together."""

from __future__ import annotations

import itertools
import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from plugins.late import dataclass
from plugins.notation.convert.halves import (
    LEFT,
    RIGHT,
    is_both_sides,
    is_of_all,
    is_whole_and_half,
    part_of,
    side_of,
)
from plugins.notation.convert.kinds import (
    HELD,
    ask_about_share,
    ask_about_time,
    ask_about_unit,
    is_unloaded,
)
from plugins.notation.convert.loads import is_conversion
from plugins.notation.convert.names import read_name, says_again
from plugins.notation.convert.nouns import names_exercise
from plugins.notation.convert.orders import FEW, is_sets_of
from plugins.notation.convert.phrases import Phrase, What, compiled
from plugins.notation.convert.reading import Doubt, Kind, Reading, Remark
from plugins.notation.convert.remarks import read_remark
from plugins.notation.convert.things import HOW_OFTEN
from plugins.notation.convert.vocabulary import (
    DONE_ALONE,
    IMPLEMENT,
    KIND_OF_SETS,
    MASS_UNIT,
    MINUTES,
    SECONDS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.notation.convert.marks import Marked

#: A mark that follows what is counted
_HEADED: Final = re.compile(r"(?<=\w)\s[–—-]\s")
#: In which direction, which is no name by itself
_WHERE_TO: Final = compiled(r"(?:for|back|in|out|up|down)wards?|(?:counter|anti)?-?clockwise")
_FOOTNOTE: Final = re.compile(r"[\w”“\"’][*†‡]+(?!\w)")
#: The side is said, so that a footnote tells how it is done.
_SAID_EACH: Final = re.compile(r"(?:each|per) [a-z]+[*†‡]+$")
_INCHES: Final = re.compile(r"\d\s?[\"″”]")
_FEET: Final = re.compile(r"(\d+)\s?['′’](?![\d'])")
_GOES: Final = re.compile(
    r"\b(?:walk|lunge|carry|crawl|push|pull|drag|sled|climb|sprint|run)", re.IGNORECASE
)
#: Nobody does these for so many minutes.
_CARRIED: Final = re.compile(
    r"\b(?:lunges?|carry|carries|crawl|sled|prowler|drag|handstand walk|duck walk)\b", re.IGNORECASE
)
_TALL: Final = re.compile(r"\b(?:box|jumps?|steps?|hurdles?|target|deficit)\b", re.IGNORECASE)


#: KBS are swings.
_IMPLEMENT_ONLY: Final = re.compile(rf"(?!kbs$){IMPLEMENT}", re.IGNORECASE)
#: How high a thing is, which is no time.
_HEIGHT: Final = re.compile(r"\d\s?(?:[\"″”]|(?:in|inch|inches|ft|feet|cm)\b)", re.IGNORECASE)
_TWO_AMOUNTS: Final = "two amounts: of one exercise, or of two?"
_MANY_MINUTES: Final = 20
#: A range of reps goes no further than so many times its first number.
_WIDEST: Final = 4
_MANY_REPS: Final = 30
#: A longer hold than these seconds is rather the set itself.
_LONGEST_HOLD: Final = 10
#: A shorter time behind sets and reps may be that of a hold.
_SHORTEST_PAUSE: Final = 45
#: 3 x squats x 8: fewer than so many are the sets, no fewer the reps
_MANY_SETS: Final = 6
#: 90 s: a time that is none of a clock or a video
_WITH_UNIT: Final = compiled(rf"\d+(?:\s?[–-]\s?\d+)?\s?(?:{SECONDS}|{MINUTES})\.?")
#: in 90 s, 25:00: how long a way took
_TOOK: Final = re.compile(r"in\s|@|\d\d:", re.IGNORECASE)
#: More holds than these are rather reps.
_FEW_HOLDS: Final = 5
_REPS: Final = re.compile(r"\b(?:reps?|repetitions|total|times)\b", re.IGNORECASE)
#: A number behind the name of a lift may be a load from here on.
_FEWEST_POUNDS: Final = 40
_LIFT: Final = re.compile(
    r"\b(?:(?:back|front|box|safety\sbar)\ssquats?|bench|dead\s?lifts?|press|cleans?|snatch|jerks?|curls?|"
    r"pull[\s-]?downs?|rows?|squat)$",
    re.IGNORECASE,
)
#: 20s x 12
_DUMBBELLS: Final = re.compile(r"^\d?[05]s\s?[x×]\s?(?:[89]|\d\d)", re.IGNORECASE)
#: 400s x 8
_METRES: Final = re.compile(r"(?:\d\d?\s?[x×]\s?)?(?:[2468]|10|12)00s(?!\w)", re.IGNORECASE)
#: 100 kg 5 x 3: after a load, the reps may stand first
_LOAD_FIRST: Final = compiled(rf"\d\s?{MASS_UNIT},?\s\d+\s?[x×]\s?\d+(?!\w)")
#: 9x lunge 9/9: nine sets, or nine in all, on each side
_SAID_AGAIN: Final = compiled(
    r"(?<![\d/.x×])(\d{1,3})\s?[x×]\s(?=[^/]*[^\W\d]{3}).*(?<=\s)\1\s?/\s?\1(?![\d/.])"
)
#: 3 x 12 - 30
_SPACED: Final = re.compile(r"\d\s[–—-]\s\d")
#: Ends of a range that stand apart in the text are not apart so far in number.
_FAR: Final = 10
#: (warm-up), within sets that follow each other
_IN_BRACKETS: Final = re.compile(r"\(([^\W\d][^()\d]*)\)")
#: A way that a hold cannot go, and a time that it may take
_BARE_METRES: Final = re.compile(r"([1-9]) m")
#: 9, 9-12, 5+ of 40 kg, 60-65%
_COUNT: Final = re.compile(r"\d+(?:-\d+)?\+?")
_MASSES: Final = re.compile(r"(?P<n>[\d.]+(?:[,-][\d.]+)*)(?P<u>% 1RM| (?:kg|lb))")
#: Fewer phrases are one amount and its load.
_TWO_PAIRS: Final = 3
_LINKS: Final = frozenset({"then", "and"})
#: 60/132: what is one load in two units
_PAIR: Final = re.compile(r"[@\s(]*[\d.,]+\s?/\s?[\d.,]+\W*")
_TIMES: Final = re.compile(r"\btimes\b", re.IGNORECASE)
_HOLD: Final = re.compile(r"\bhold", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    """The phrases of a line, sorted by what they are."""

    doses: list[Phrase] = field(default_factory=list)
    sides: list[Phrase] = field(default_factory=list)
    loads: list[Phrase] = field(default_factory=list)
    rests: list[Phrase] = field(default_factory=list)
    efforts: list[Phrase] = field(default_factory=list)
    tempos: list[Phrase] = field(default_factory=list)
    cues: list[str] = field(default_factory=list)
    instead: list[str] = field(default_factory=list)

    def add(self, phrase: Phrase) -> None:
        match phrase.what:
            case What.DOSE | What.BARE:
                self.doses.append(phrase)
                if phrase.load:
                    self.loads.append(phrase)
            case What.SIDE:
                self.sides.append(phrase)
                if LEFT.search(phrase.text) and RIGHT.search(phrase.text):
                    self.cues.append(phrase.text)
            case What.LOAD:
                self.loads.append(phrase)
            case What.REST:
                self.rests.append(phrase)
            case What.EFFORT:
                self.efforts.append(phrase)
            case What.TEMPO:
                self.tempos.append(phrase)
            case What.CUE:
                self.cues.append(phrase.text)
            case What.INSTEAD:
                self.instead.append(phrase.text)
            case What.ASK:
                raise Doubt(f"{phrase.text}: {phrase.reason}" if phrase.text else phrase.reason)
            case _:
                pass


#: Set 2: what stands behind it is done in that one
_ONE_SET: Final = compiled(r"set\s?\d{1,2}|\d{1,2}(?:st|nd|rd|th)\sset")


def combine(
    line: str,
    text: str,
    phrases: Sequence[Phrase],
    marked: Marked,
    *,
    is_choice: bool = False,
    is_row: bool = False,
) -> Reading:
    """Return the meaning of the phrases; raise :class:`Doubt` where there is not just one.

    ``is_row`` is whether they were fields, of which each is said of the whole exercise.
    """
    found = _Line(cues=list(marked.before))
    name, remarks = read_name(text, phrases, is_choice=is_choice)
    found.cues += remarks
    for phrase in phrases:
        if phrase.what is not What.BRACKET:
            found.add(phrase)
    _ask_about_pauses(phrases)
    _ask_about_hands(phrases)
    has_dose = any(dose.counts for dose in found.doses)
    for phrase in phrases:
        if phrase.what is What.BRACKET:
            first = all(dose.start > phrase.start for dose in found.doses)
            remark = read_remark(phrase, has_dose=has_dose, name=name, behind_name=first)
            _take_remark(found, remark, has_load=bool(found.loads))
    if _FOOTNOTE.search(text) and not _SAID_EACH.search(text):
        raise Doubt("the mark points to a footnote that may change the line")
    in_dose = any(_INCHES.search(dose.text) for dose in found.doses)
    if in_dose and _TALL.search(text):
        raise Doubt("inches, or seconds?")
    for i, dose in enumerate(found.doses):
        feet = _FEET.search(dose.text)
        if feet and dose.seconds and _CARRIED.search(name) and int(feet.group(1)) > _MANY_MINUTES:
            found.doses[i] = replace(dose, seconds="", measure=f"{feet.group(1)} ft")
        elif feet and (_GOES.search(name) or int(feet.group(1)) > _MANY_MINUTES):
            raise Doubt("minutes, or feet?")
    _leave_out_conversion(found)
    found.cues += [match.group() for match in KIND_OF_SETS.finditer(text)]
    for dose in found.doses:
        found.cues += _IN_BRACKETS.findall(dose.text)
    words = [p.start for p in phrases if p.what is What.WORD and len(p.text) > 1]
    named = [p.start for p in phrases if p.what is What.WORD and p.text.casefold() not in _LINKS]
    groups = [one for one in found.doses if one.sets and one.counts]
    _join_sets(found, named)
    dose = _dose(found, words, is_unloaded=is_unloaded(name))
    if "," in dose.sets and not is_row:
        _ask_of_which_sets(found, groups)
    ask_about_unit(name, dose, text)
    ask_about_share(name, found.loads)
    if _LOAD_FIRST.search(text) and _is_more(dose.sets, dose.reps) and "%" not in text:
        raise Doubt(f"{dose.text}: sets and reps, in which order?")
    if _SAID_AGAIN.search(text):
        raise Doubt("sets, or once more how many?")
    if "/" in name and ("," in dose.sets or "," in dose.reps):
        raise Doubt(_TWO_AMOUNTS)
    if dose.what is What.BARE and dose.reps.isdecimal() and int(dose.reps) >= _FEWEST_POUNDS:
        behind = any(p.what is What.WORD and p.start < dose.start for p in phrases)
        if behind and _LIFT.search(name) and not _REPS.search(text):
            raise Doubt(f"{dose.reps}: so many reps, or a load?")
    others = [words for words in remarks if not says_again(words, name)]
    if dose.what is What.BARE and " " not in name and any(map(names_exercise, others)):
        raise Doubt(f"{name} {dose.reps}: a place in a list, or how many?")
    if dose.seconds and _DUMBBELLS.search(dose.text) and _LIFT.search(name):
        raise Doubt(f"{dose.text}: seconds, or dumbbells of so many pounds?")
    if _METRES.match(dose.text):
        raise Doubt(f"{dose.text}: seconds, or runs of so many metres?")
    if not name and any(map(names_exercise, found.cues)):
        raise Doubt("an exercise in brackets: is it this one?")
    if not name and dose.noun in DONE_ALONE:
        name, dose = dose.text.split()[-1], replace(dose, noun="reps")
    if dose.noun in DONE_ALONE and _HEADED.search(text, dose.end):  # 45 hops – one leg
        raise Doubt(f"{dose.text}: the exercise, or how much of it?")
    if dose.noun in DONE_ALONE and _WHERE_TO.fullmatch(name):  # 20 circles forward
        name, dose = f"{dose.noun} {name}", replace(dose, noun="reps")
    if dose.reps == "max" and not dose.seconds and HELD.search(name):
        dose = replace(dose, reps="", seconds="max")
    minutes = _BARE_METRES.fullmatch(dose.measure)
    if minutes and HELD.search(name) and not _GOES.search(name):  # plank for 1m
        dose = replace(dose, seconds=str(int(minutes.group(1)) * 60), measure="")
    is_short = dose.seconds.isdecimal() and int(dose.seconds) <= _LONGEST_HOLD
    if is_short and dose.sets.isdecimal() and int(dose.sets) > _FEW_HOLDS and _HOLD.search(text):
        raise Doubt("sets of so many seconds, or reps with a hold?")
    ends = re.fullmatch(r"(\d+)-(\d+)\+?", dose.reps)
    if ends and int(ends.group(1)) >= int(ends.group(2)):
        raise Doubt(f"{dose.reps}: a range that goes down, or a ladder?")
    is_apart = _SPACED.search(dose.text) and (dose.sets or dose.text[0] in "xX×")
    if ends and is_apart and _is_wide(*map(int, ends.groups())):
        raise Doubt(f"{dose.reps}: a range, or reps and a load?")
    times = re.fullmatch(r"(\d+)-(\d+)", dose.seconds)
    if times and int(times.group(1)) < _LONGEST_HOLD and _is_wide(*map(int, times.groups())):
        raise Doubt(f"{dose.text}: a range, or how often and how long?")
    if ends and int(ends.group(2)) > max(_WIDEST * int(ends.group(1)), _MANY_REPS):
        raise Doubt(f"{dose.reps}: a range, or reps and a load?")
    if dose.rest_s:
        if dose.reps and HELD.search(name):
            raise Doubt(_TWO_AMOUNTS)
        found.rests.append(dose)
    if "+" in dose.reps[1:-1] and dose.text not in found.cues:  # 10 forward, 10 backward
        found.cues.append(dose.text)
    side, limb = side_of(found.sides, dose, name, text)
    left_over = {"no": "total", "yes": "alt", "total": "alt"}.get(side)
    found.cues += [said.text for said in found.sides if said.side == left_over and said.text]
    if side == "yes" and not dose.counts and not name:
        raise Doubt("a side of what?")
    kind = Kind.EXERCISE
    if not name and not dose.counts and not dose.sets:
        kind = Kind.REST if found.rests else Kind.PROSE
        if kind is Kind.PROSE:
            raise Doubt("no exercise and no amount", Kind.PROSE)
    if found.rests:
        ask_about_time(name, dose, text)
    load = _only(found.loads, "load", lambda p: p.load)
    if load and not dose.counts and _IMPLEMENT_ONLY.fullmatch(name):
        raise Doubt(f"{name}: a load of which exercise?")
    if "," in load and not dose.sets and dose.counts:
        if not dose.reps.isdecimal() or found.loads[0].start < dose.start:
            raise Doubt(f"{load}: of how many sets?")
        dose = replace(dose, sets=str(len(load.split(","))))  # 9 reps at each of the loads
    if dose.counts and not dose.sets and any(map(_ONE_SET.fullmatch, marked.before)):
        dose = replace(dose, sets="1")
    return Reading(
        line,
        kind,
        name=name,
        sets=dose.sets,
        reps=dose.reps,
        seconds=dose.seconds,
        per_side=side,
        load=load,
        rest_s=_only(found.rests, "rest", lambda p: p.rest_s),
        limb=limb,
        noun=dose.noun,
        measure=dose.measure,
        effort=_only(found.efforts, "effort", lambda p: p.effort),
        tempo=_only(found.tempos, "tempo", lambda p: p.tempo),
        label=marked.label,
        cues=tuple(found.cues),
        instead=tuple(found.instead),
    )


def _is_more(sets: str, reps: str) -> bool:
    return sets.isdecimal() and reps.isdecimal() and int(sets) > int(reps)


def _is_wide(low: int, high: int) -> bool:
    return high > 2 * low and high > low + _FAR


def _ask_about_pauses(phrases: Sequence[Phrase]) -> None:
    """Ask where a pause may be a part of the name: "squats with 2 s pause 3 x 8"."""
    for before, phrase in itertools.pairwise(phrases):
        # A time, and no pair of heights for men and women.
        if phrase.text.startswith(("@", "at ")) or _HEIGHT.search(phrase.text):
            continue
        if HOW_OFTEN.fullmatch(phrase.text) and any(p.what is What.DOSE for p in phrases):
            continue
        has_time = phrase.what is What.CUE and re.search(r"^[^/]*\d[^/]*$", phrase.text)
        if has_time and before.what is What.WORD:
            raise Doubt(f"{phrase.text}: a part of the name, or a remark?")


def _ask_of_which_sets(found: _Line, groups: Sequence[Phrase]) -> None:
    """Ask about what stands beside one of several groups of sets: "3 x 12 right, 2 x 15"."""
    if len({one.side for one in groups}) > 1:
        raise Doubt(f"{groups[0].text}: of which sets is the side?")
    loads = found.loads if len(found.doses) > 1 else []  # else each group has its own
    for one in (*found.sides, *loads, *found.efforts, *found.tempos, *found.rests):
        if groups and one.start > groups[0].start and "," not in one.effort:
            raise Doubt(f"{one.text}: of which sets?")


def _ask_about_hands(phrases: Sequence[Phrase]) -> None:
    """Ask what is in each hand: "15 lb (each hand) 3 x 9"."""
    for before, phrase in itertools.pairwise(phrases):
        sides = [inner for inner in phrase.inside if inner.what is What.SIDE]
        hands = phrase.what is What.BRACKET and len(sides) == len(phrase.inside) == 1
        if before.what is What.LOAD and hands and sides[0].side == "yes":
            raise Doubt(f"{before.text} ({phrase.text}): plates on a bar, or one in each hand?")


def _leave_out_conversion(found: _Line) -> None:
    """Take two loads that are one in two units for the first of them."""
    if len(found.loads) == 2 and is_conversion(found.loads[0].load, found.loads[1].load):
        found.cues.append(found.loads.pop().text)
    found.cues += [
        said.text for said in found.loads if _PAIR.fullmatch(said.text) and "/" not in said.load
    ]


def _join_sets(found: _Line, words: Sequence[int]) -> None:
    """Take amounts of which each has a load of its own for the sets of one exercise."""
    places = sorted({*found.doses, *found.loads}, key=lambda phrase: phrase.start)
    is_apart = any(places[0].start < at < places[-1].start for at in words if places)
    if is_apart or found.sides or len(places) < _TWO_PAIRS:
        return
    found_rows = [row for pair in _pairs(places) for row in _sets_of_one(*pair)]
    rows = [row for row in found_rows if row is not None]
    if len(rows) < len(found_rows) or len({row.unit for row in rows}) != 1:
        return
    has_sets = any(row.sets for row in rows)
    masses = [row.mass for row in rows]
    load = masses[0] if has_sets and len(set(masses)) == 1 else ",".join(masses)
    dose = replace(
        places[0],
        what=What.DOSE,
        sets=",".join(row.sets or "1" for row in rows) if has_sets else str(len(rows)),
        reps=",".join(row.reps for row in rows),
        load=f"{load}{rows[0].unit}",
    )
    found.doses, found.loads = [dose], [dose]


class _Row(NamedTuple):
    """Sets of as many reps, with one load."""

    sets: str
    reps: str
    mass: str
    unit: str


def _pairs(places: Sequence[Phrase]) -> list[tuple[Phrase, Phrase]]:
    """Return the amounts with their loads, if these follow each other in turn."""
    alone = [phrase for phrase in places if not (phrase.counts and phrase.load)]
    firsts, seconds = alone[::2], alone[1::2]
    kinds = [{phrase.counts for phrase in part} for part in (firsts, seconds)]
    if len(firsts) != len(seconds) or (alone and sorted(map(list, kinds)) != [[False], [True]]):
        return []
    pairs = [
        (one, other) if one.counts else (other, one)
        for one, other in zip(firsts, seconds, strict=True)
    ]
    pairs += [(phrase, phrase) for phrase in places if phrase not in alone]
    return sorted(pairs, key=lambda pair: pair[0].start)


def _sets_of_one(dose: Phrase, load: Phrase) -> list[_Row | None]:
    """Return the sets of an amount and its load, or of a list of both."""
    mass, reps = _MASSES.fullmatch(load.load), dose.reps.split(",")
    if mass is None or not all(map(_COUNT.fullmatch, reps)):
        return [None]
    sets, masses = "" if dose is load else dose.sets, mass["n"].split(",")
    if len(masses) != len(reps):
        return [None]
    return [_Row(sets, n, of, mass["u"]) for n, of in zip(reps, masses, strict=True)]


def _only(phrases: list[Phrase], what: str, value: Callable[[Phrase], str]) -> str:
    values = {value(phrase) for phrase in phrases}
    if len(values) > 1:
        raise Doubt(f"the {what} is given twice")
    return next(iter(values), "")


# --- Doses and sides ------------------------------------------------------------------


def _dose(found: _Line, words: Sequence[int], *, is_unloaded: bool) -> Phrase:
    """Put the doses together: the sets here, the reps there, a total and its half.

    ``words`` are the places of the words that no rule has read.
    """
    whole = Phrase(What.DOSE)
    behind = bool(words and found.doses and words[0] < found.doses[0].start)
    if len(found.doses) == 1 and behind and _may_be_sets(found):
        raise Doubt(f"{found.doses[0].text}: so many sets, or so many reps?")
    if len(found.doses) == 1 and behind and _is_often(found.doses[0]) and found.rests:
        return Phrase(What.DOSE, sets=found.doses[0].reps)  # push 6x, 1 min rest
    doses = _one_of_two_sides(found)
    groups = [dose for dose in doses if dose.sets and dose.counts]
    if len(groups) > 1 and any(groups[0].end < at < groups[-1].start for at in words):
        raise Doubt(_TWO_AMOUNTS)
    if len(groups) > 1:
        return _groups(groups, found, is_unloaded=is_unloaded)
    often = [dose for dose in doses if _is_often(dose)]
    counted = any(dose.counts and dose not in often for dose in doses)
    for dose in doses:
        if len(often) == 1 and dose is often[0] and counted and not whole.sets:  # 3x plank 1 min
            if any(_is_repeated(dose, other) for other in doses):  # 10x x 3, 10x three times
                raise Doubt(_TWO_AMOUNTS)
            whole = replace(whole, sets=dose.reps)
            continue
        if is_sets_of(whole, dose):
            whole = replace(dose, sets=whole.reps)
            continue
        if dose.what is What.BARE and whole.counts:
            raise Doubt(f"{dose.text}: a number without a unit")
        between = any(whole.end < load.start < dose.start for load in found.loads)
        if between and whole.counts and not dose.sets and dose.text[:1] in "x×":
            raise Doubt(_TWO_AMOUNTS)
        if whole.reps[:1].isdecimal() and dose.reps == "failure" and not dose.sets:
            found.cues.append(dose.text)  # 12 reps to failure
            continue
        if any(
            _follows(dose, said) for said in (*found.efforts, *found.loads, *found.tempos)
        ) or any(dose.start - tempo.end == 1 for tempo in found.tempos):
            whole = replace(whole, end=max(whole.end, dose.start - len(", ")))
        whole = _with(whole, dose)
    return whole


def _follows(dose: Phrase, before: Phrase) -> bool:
    return dose.start - before.end in {len(", "), len("), ")}


def _one_of_two_sides(found: _Line) -> list[Phrase]:
    """Take two amounts that are one, said for each side or in total, for what they are."""
    if is_both_sides(found.doses, found.sides):
        return found.doses[:1]
    if is_whole_and_half(found.doses, found.sides):
        found.cues.append(" ".join(said.text for said in (found.doses[1], *found.sides)))
        found.sides = [Phrase(What.SIDE, side="total", text="total")]
        return found.doses[:1]
    return found.doses


def _may_be_sets(found: _Line) -> bool:
    """Whether "3x" behind a name, beside a load or a rest, may be sets as well as reps."""
    (dose,) = found.doses
    is_few = _is_often(dose) and int(dose.reps) <= _FEW_HOLDS
    return is_few and any("," not in load.load for load in found.loads)


def _is_often(dose: Phrase) -> bool:
    return dose.what is What.BARE and dose.text[-1:] in "x×" and dose.reps in FEW


def _least(dose: Phrase) -> int:
    low = re.match(r"\d+", dose.reps)
    return int(low.group()) if low else 0


def _is_repeated(often: Phrase, other: Phrase) -> bool:
    """Whether the second of two numbers says rather how often the first is done."""
    fewer = other.reps.isdecimal() and int(other.reps) < int(often.reps)
    by_sets = other.text[:1] in "x×" and not (int(often.reps) < _MANY_SETS <= _least(other))
    return by_sets or _TIMES.search(other.text) is not None or fewer


def _with(whole: Phrase, dose: Phrase) -> Phrase:
    if dose.sets.startswith("+"):  # 3 x 5, plus 2 back-off sets
        if not whole.sets:
            raise Doubt(_TWO_AMOUNTS)
        return replace(whole, sets=whole.sets + dose.sets)
    if dose.sets and not dose.counts:
        if whole.sets not in {"", dose.sets}:
            raise Doubt("the sets are given twice")
        return replace(whole, sets=dose.sets)
    if not whole.counts:
        if whole.sets and dose.sets not in {"", whole.sets}:
            raise Doubt("the sets are given twice")
        rest_s = whole.rest_s or dose.rest_s
        return replace(dose, sets=dose.sets or whole.sets, rest_s=rest_s)
    again = dose.text[:1] in "x×X" or dose.text.endswith("times")
    if again and "," in whole.reps and whole.sets == dose.reps:  # 12-10-8 x 3
        return whole
    is_first = whole.text[:1] in "x×X" and whole.reps.isdecimal() and dose.reps.isdecimal()
    if again and is_first and not whole.sets and int(whole.reps) < int(dose.reps):  # x 2 x 10
        return replace(dose, sets=whole.reps)
    if again and whole.what is What.BARE and not whole.sets and _least(whole) < _least(dose):
        raise Doubt("sets and reps, in which order?")  # 3 lunges x 10
    if again and not whole.sets and dose.reps in FEW:  # … x 3, three times
        return replace(whole, sets=dose.reps)
    often = whole.text[:1] in "x×X" and not (whole.sets or dose.sets) and whole.reps in FEW
    is_hold = dose.seconds.isdecimal() and int(dose.seconds) <= _LONGEST_HOLD
    if often and is_hold:  # x 8, hold 5 s
        raise Doubt("sets of so many seconds, or reps with a hold?")
    if often and dose.what is What.DOSE and dose.text[:1] not in "x×X":  # x 3, 8 reps
        return replace(dose, sets=whole.reps)
    if whole.sets and whole.reps and _is_pause(whole, dose):  # 3 x 9, 90 s
        if whole.reps == "1":  # 3 x 1, 60-90 s
            raise Doubt("the time of a set, or a rest?")
        return replace(whole, rest_s=whole.rest_s or dose.seconds, end=dose.end)
    if whole.measure and not whole.seconds and _TOOK.match(dose.text):  # 400 m in 90 s
        return replace(whole, seconds=dose.seconds)
    if _is_held_often(whole, dose):
        return replace(whole, sets=dose.reps)
    forever = {whole.reps, dose.reps} & {"max", "AMRAP"}
    is_one = not (whole.reps and dose.reps) and not (whole.seconds and dose.seconds)
    if forever and whole.seconds + dose.seconds and is_one:
        return replace(whole, reps=forever.pop(), seconds=whole.seconds or dose.seconds)
    raise Doubt(_TWO_AMOUNTS)


def _is_held_often(whole: Phrase, dose: Phrase) -> bool:
    """Whether "30 s hold, 3 reps" says how often one holds: too long for a rep, and too seldom."""
    is_long = whole.seconds.isdecimal() and int(whole.seconds) > _LONGEST_HOLD
    few = dose.reps.isdecimal() and int(dose.reps) <= _FEW_HOLDS and not dose.sets
    return bool(is_long and few and not whole.sets and _REPS.search(dose.text))


def _is_pause(whole: Phrase, dose: Phrase) -> bool:
    """Whether a time behind sets, reps and a mark is too long to be that of a rep."""
    follows = 2 <= dose.start - whole.end <= len(" - ") and not dose.sets
    least = dose.seconds.partition("-")[0]
    return follows and least.isdecimal() and int(least) >= _SHORTEST_PAUSE


def _groups(groups: list[Phrase], found: _Line, *, is_unloaded: bool) -> Phrase:
    """Return ``1 x 5, 3 x 3``, sets that follow each other, as one dose."""
    first, *others = groups
    if all(g.text[0].isalpha() and (g.sets, g.reps) == (first.sets, first.reps) for g in others):
        found.cues += [g.text for g in others]  # 3 x 9, three sets of nine
        return first
    if len(groups) != len(found.doses) or any(not g.reps or "," in g.reps for g in groups):
        raise Doubt("several doses on one line")
    if not is_unloaded and any(g.reps.isdecimal() and int(g.reps) > _MANY_REPS for g in groups):
        raise Doubt("sets and reps, or reps and a load?")
    if len(groups) > 2 and {g.sets for g in groups} != {"1"} and len({g.sets for g in groups}) == 1:
        raise Doubt("sets and reps, or a load and its reps?")
    sets, reps = (",".join(getattr(g, key) for g in groups) for key in ("sets", "reps"))
    return replace(groups[0], sets=sets, reps=reps)


def _adds_up(dose: Phrase, parts: Phrase) -> bool:
    """Whether ``100 (4 sets of 25)`` says in how many sets all of them are done."""
    numbers = (dose.reps, parts.sets, parts.reps)
    return (
        not (dose.sets or dose.seconds)
        and all(number.isdecimal() for number in numbers)
        and int(dose.reps) == int(parts.sets) * int(parts.reps)
    )


def _is_way_of(measure: str, parts: Phrase) -> bool:
    """Whether ``40 m (2 x 20 m)`` says of which parts the whole way is made."""
    whole, _, unit = measure.partition(" ")
    part, _, other = parts.measure.partition(" ")
    numbers = (whole, part, parts.sets)
    if unit != other or not all(number.isdecimal() for number in numbers):
        return False
    return int(whole) == int(part) * int(parts.sets)


def _is_rest(found: _Line, time: Phrase) -> bool:
    """Whether the time of ``3 x 9 (90 s)`` can only be that between the sets."""
    least = time.seconds.partition("-")[0]
    is_long = (
        _WITH_UNIT.fullmatch(time.text) and least.isdecimal() and int(least) >= _SHORTEST_PAUSE
    )
    whole = [dose for dose in found.doses if dose.counts]
    return (
        bool(is_long)
        and not found.rests
        and len(whole) == 1
        and bool(whole[0].sets and whole[0].reps not in {"", "1"})
    )


def _adds_to(dose: Phrase, tempo: str) -> bool:
    """Whether ``15 (5-5-5)`` is rather how the reps are broken up."""
    phases = tempo.split("-")
    counts = all(phase.isdecimal() and int(phase) > 1 for phase in phases)
    return counts and dose.reps == str(sum(map(int, phases)))


# --- Brackets -------------------------------------------------------------------------


def _take_remark(found: _Line, remark: Remark, *, has_load: bool) -> None:
    """Add what a bracket says to the line."""
    same = remark.same
    again = same is not None and any(
        same.sets in {"", dose.sets} and (same.reps, same.seconds) == (dose.reps, dose.seconds)
        for dose in found.doses
    )
    if same is not None and len(found.doses) == 1 and _adds_up(found.doses[0], same):
        found.doses[0] = replace(found.doses[0], sets=same.sets, reps=same.reps)
        return
    if same is not None and _is_rest(found, same):
        found.rests.append(Phrase(What.REST, rest_s=same.seconds, text=remark.text))
        return
    if same is not None and any(_is_way_of(dose.measure, same) for dose in found.doses):
        found.cues.append(remark.text)
        return
    if remark.why and not again and not (remark.is_plates and has_load):
        raise Doubt(remark.why)
    if remark.why:
        found.cues.append(remark.text)
        return
    doses = [dose for dose in found.doses if dose.counts]
    says_more = remark.side or any(phrase.what is not What.CUE for phrase in remark.phrases)
    if says_more and len({(dose.sets, dose.reps) for dose in doses if dose.sets}) > 1:
        raise Doubt(f"{remark.text or 'in brackets'}: of which sets?")
    if remark.half is not None and len(doses) == 1 and is_of_all(doses[0], remark.half):
        found.cues.append(remark.text)
        return
    if remark.half is not None and len(doses) == 1:
        found.sides.append(part_of(doses[0], remark.half, found.sides))
        found.cues.append(remark.text)
        for phrase in remark.phrases:
            found.add(phrase)
        return
    for phrase in remark.phrases:
        if phrase.what is What.TEMPO and any(_adds_to(dose, phrase.tempo) for dose in doses):
            raise Doubt(_TWO_AMOUNTS)
        found.add(phrase)
    is_way = any(dose.measure or _FEET.search(dose.text) for dose in doses) and not any(
        dose.reps for dose in doses
    )
    if remark.side and not is_way:
        found.sides.append(Phrase(What.SIDE, side=remark.side))
    if remark.text:
        found.cues.append(remark.text)
