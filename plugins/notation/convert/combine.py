"""Phrases to one meaning: which words are the name, and which values may stand together."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from plugins.notation.convert.names import read_name
from plugins.notation.convert.phrases import Phrase, What
from plugins.notation.convert.reading import Doubt, Kind, Reading
from plugins.notation.convert.remarks import Remark, read_remark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.notation.convert.marks import Marked

_ALTERNATING: Final = re.compile(r"\balternat(?:ing|e)\b|^alt\b\.?", re.IGNORECASE)
_LEFT: Final = re.compile(r"\bleft\b", re.IGNORECASE)
_RIGHT: Final = re.compile(r"\bright\b", re.IGNORECASE)
_FOOTNOTE: Final = re.compile(r"\w[*†‡]+(?!\w)")
_INCHES: Final = re.compile(r"\d\s?[\"″”]")
_FEET: Final = re.compile(r"(\d+)\s?['′’](?![\d'])")
_GOES: Final = re.compile(
    r"\b(?:walk|lunge|carry|crawl|push|pull|drag|sled|climb|sprint|run)", re.IGNORECASE
)
_TALL: Final = re.compile(r"\b(?:box|jumps?|steps?|hurdles?|target|deficit)\b", re.IGNORECASE)


_MANY_MINUTES: Final = 20
#: A longer hold than these seconds is rather the set itself.
_LONGEST_HOLD: Final = 10
#: How many sets "30 s each side x 3" may say.
_FEW: Final = frozenset(map(str, range(2, 11)))


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
            case What.SIDE:
                self.sides.append(phrase)
                if _LEFT.search(phrase.text) and _RIGHT.search(phrase.text):
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


def combine(line: str, text: str, phrases: Sequence[Phrase], marked: Marked) -> Reading:
    """Return the meaning of the phrases; raise :class:`Doubt` where there is not just one."""
    found = _Line(cues=list(marked.before))
    name, remarks = read_name(text, phrases)
    found.cues += remarks
    for phrase in phrases:
        if phrase.what is not What.BRACKET:
            found.add(phrase)
    _ask_about_pauses(phrases)
    has_dose = any(dose.counts for dose in found.doses)
    for phrase in phrases:
        if phrase.what is What.BRACKET:
            _take_remark(found, read_remark(phrase, has_dose=has_dose), has_load=bool(found.loads))
    if _FOOTNOTE.search(text):
        raise Doubt("the mark points to a footnote that may change the line")
    in_dose = any(_INCHES.search(dose.text) for dose in found.doses)
    if in_dose and _TALL.search(text):
        raise Doubt("inches, or seconds?")
    for feet in (_FEET.search(dose.text) for dose in found.doses):
        if feet and (_GOES.search(name) or int(feet.group(1)) > _MANY_MINUTES):
            raise Doubt("minutes, or feet?")
    dose = _dose(found)
    ends = re.fullmatch(r"(\d+)-(\d+)\+?", dose.reps)
    if ends and int(ends.group(1)) > int(ends.group(2)):
        raise Doubt(f"{dose.reps}: a range that goes down, or a ladder?")
    if dose.rest_s:
        found.rests.append(dose)
    one_sided = bool(name) and not found.sides and not dose.side
    side, limb = _side(found, dose, name if one_sided else "")
    if side == "yes" and not dose.counts and not name:
        raise Doubt("a side of what?")
    kind = Kind.EXERCISE
    if not name and not dose.counts and not dose.sets:
        kind = Kind.REST if found.rests else Kind.PROSE
        if kind is Kind.PROSE:
            raise Doubt("no exercise and no amount", Kind.PROSE)
    return Reading(
        line,
        kind,
        name=name,
        sets=dose.sets,
        reps=dose.reps,
        seconds=dose.seconds,
        per_side=side,
        load=_only(found.loads, "load", lambda p: p.load),
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


def _ask_about_pauses(phrases: Sequence[Phrase]) -> None:
    """Ask where a pause may be a part of the name: "squats with 2 s pause 3 x 8"."""
    for before, phrase in itertools.pairwise(phrases):
        # A time, and no pair of heights for men and women.
        has_time = phrase.what is What.CUE and re.search(r"^[^/]*\d[^/]*$", phrase.text)
        if has_time and before.what is What.WORD:
            raise Doubt(f"{phrase.text}: a part of the name, or a remark?")


def _only(phrases: list[Phrase], what: str, value: Callable[[Phrase], str]) -> str:
    values = {value(phrase) for phrase in phrases}
    if len(values) > 1:
        raise Doubt(f"the {what} is given twice")
    return next(iter(values), "")


# --- Doses and sides ------------------------------------------------------------------


def _dose(found: _Line) -> Phrase:
    """Put the doses together: the sets here, the reps there, a total and its half."""
    whole = Phrase(What.DOSE)
    groups = [dose for dose in found.doses if dose.sets and dose.counts]
    if len(groups) > 1:
        return _groups(groups, found)
    doses = _one_of_two_sides(found)
    often = [dose for dose in doses if _is_often(dose)]
    counted = any(dose.counts and dose not in often for dose in doses)
    for dose in doses:
        if len(often) == 1 and dose is often[0] and counted and not whole.sets:  # 3x plank 1 min
            whole = replace(whole, sets=dose.reps)
            continue
        if dose.what is What.BARE and whole.counts:
            raise Doubt(f"{dose.text}: a number without a unit")
        whole = _with(whole, dose)
    return whole


def _one_of_two_sides(found: _Line) -> list[Phrase]:
    """Take "10 right, 10 left" for what it is: ten for each side."""
    if {"L", "R"} <= {side.side for side in found.sides} and len(found.doses) == 2:
        one, two = found.doses
        if (one.reps, one.seconds, one.sets) == (two.reps, two.seconds, two.sets):
            return [one]
    return found.doses


def _is_often(dose: Phrase) -> bool:
    return dose.what is What.BARE and dose.text[-1:] in "x×" and dose.reps in _FEW


def _with(whole: Phrase, dose: Phrase) -> Phrase:
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
    if again and not whole.sets and dose.reps in _FEW:  # … x 3, three times
        return replace(whole, sets=dose.reps)
    often = whole.text[:1] in "x×X" and not (whole.sets or dose.sets) and whole.reps in _FEW
    is_hold = dose.seconds.isdecimal() and int(dose.seconds) <= _LONGEST_HOLD
    if often and is_hold:  # x 8, hold 5 s
        raise Doubt("sets of so many seconds, or reps with a hold?")
    if often and dose.what is What.DOSE and dose.text[:1] not in "x×X":  # x 3, 8 reps
        return replace(dose, sets=whole.reps)
    forever = {whole.reps, dose.reps} & {"max", "AMRAP"}
    if forever and whole.seconds + dose.seconds and not (whole.reps and dose.reps):
        return replace(whole, reps=forever.pop(), seconds=whole.seconds or dose.seconds)
    raise Doubt("two amounts: of one exercise, or of two?")


def _groups(groups: list[Phrase], found: _Line) -> Phrase:
    """Return ``1 x 5, 3 x 3``, sets that follow each other, as one dose."""
    if len(groups) != len(found.doses) or any(not g.reps or "," in g.reps for g in groups):
        raise Doubt("several doses on one line")
    sets, reps = (",".join(getattr(g, key) for g in groups) for key in ("sets", "reps"))
    return replace(groups[0], sets=sets, reps=reps)


def _side(found: _Line, dose: Phrase, name: str) -> tuple[str, str]:
    """Return the side and the author's word for it."""
    said = {side.side for side in found.sides} | ({dose.side} if dose.side else set())
    limb = next((side.limb for side in found.sides if side.side == "yes"), "side")
    bare_each = any(s.text.casefold().rstrip(".") in {"each", "ea"} for s in found.sides)
    if bare_each and re.search(r"\s\+\s|\sand\s|,", name):
        raise Doubt("each side, or each exercise?")
    if "yes" in said and said <= {"yes", "alt"}:
        return "yes", limb
    if {"L", "R"} <= said:
        return "yes", "side"
    if len(said) > 1:
        raise Doubt("two words about sides")
    if "total" in said and not dose.reps:
        raise Doubt("in total: of both sides, or of all the sets?")
    if said:
        return said.pop(), limb
    if _ALTERNATING.search(name):
        return "alt", limb
    left, right = _LEFT.search(name), _RIGHT.search(name)
    if left and right:
        raise Doubt("left and right: for each side, or both counted?")
    return ("L" if left else "R" if right else "no"), limb


# --- Brackets -------------------------------------------------------------------------


def _take_remark(found: _Line, remark: Remark, *, has_load: bool) -> None:
    """Add what a bracket says to the line."""
    if remark.why and not (remark.is_plates and has_load):
        raise Doubt(remark.why)
    if remark.why:
        found.cues.append(remark.text)
        return
    doses = [dose for dose in found.doses if dose.counts]
    if remark.half is not None and len(doses) == 1:
        found.sides.append(_part_of(doses[0], remark.half, found))
        found.cues.append(remark.text)
        return
    for phrase in remark.phrases:
        found.add(phrase)
    if remark.side:
        found.sides.append(Phrase(What.SIDE, side=remark.side))
    if remark.text:
        found.cues.append(remark.text)


def _part_of(dose: Phrase, half: Phrase, found: _Line) -> Phrase:
    """Compare ``20 (10 per side)``: the number counts both sides, or each."""
    sides = {side.side for side in found.sides}
    if not sides <= {"yes", "total"} or not dose.reps.isdecimal():
        raise Doubt("two amounts: of one exercise, or of two?")
    said, number = int(dose.reps), int(half.reps)
    if half.side == "total":
        said, number = number, said
        if said != 2 * number:
            raise Doubt("two amounts: of one exercise, or of two?")
        return Phrase(What.SIDE, side="yes", text="total")
    if said == number and "total" not in sides:
        return Phrase(What.SIDE, side="yes", text="per side")
    if said == 2 * number and "yes" not in sides:
        return Phrase(What.SIDE, side="total", text="total")
    raise Doubt("two amounts: of one exercise, or of two?")
