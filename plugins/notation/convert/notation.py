"""A reading in the notation's words, and whether the notation reads it as it was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from plugins.notation.convert.reading import Kind, Reading
from plugins.notation.source import Source, Span
from plugins.notation.workout import parse
from plugins.notation.workout.model import Exercise, Rest, Superset, Workout
from plugins.notation.workout.words import COUNT_NOUNS

_LABEL: Final = re.compile(r"[A-Z][1-9]")
_SIDES: Final = {"total": "total", "alt": "alternating", "L": "left", "R": "right"}
_LIMBS: Final = {"seite": "side", "bein": "leg", "ben": "leg", "vei": "way", "feet": "foot"}
_WITH_IMPLEMENT: Final = re.compile(r"(?P<mass>[\d.x -]+ (?:kg|lb|pood)) (?P<words>.+)")
_PAIR_WITH_IMPLEMENT: Final = re.compile(
    r"(?P<a>[\d.]+)/(?P<b>[\d.]+) (?P<unit>kg|lb|pood) (?P<words>.+)"
)
_TWO_EACH: Final = re.compile(r"2 x (?P<a>[\d.]+)/(?P<b>[\d.]+) (?P<unit>\w+)")
_SEXES: Final = re.compile(
    r"(?P<mass>[\d.]+ x [\d.]+ \w+|[\d.]+ \w+)(?P<what>(?: [a-z]+)*) (?P<who>[MW])(?!\w)"
)
_SHARES: Final = {"1/2": "half", "1/4": "a quarter of", "3/4": "three quarters of"}
_ONE_ARM: Final = re.compile(r"^(\d+) (?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Words:
    """A dose in the notation's words, and the words of the line that fit nowhere in it."""

    dose: str
    left: tuple[str, ...]


def item(reading: Reading) -> list[str] | None:
    """Return the lines of a list item, or ``None`` if the notation would not read them so."""
    if reading.kind is Kind.REST:
        lines = [f"- Rest: {reading.rest_s} s"] if reading.rest_s.strip("0") else None
        return lines if lines and _is_clean(lines) else None
    if reading.unread or not reading.name:
        return None
    words = _dose(reading)
    label = f"{reading.label}. " if _LABEL.fullmatch(reading.label) else ""
    cues = [*words.left, *reading.cues]
    if reading.label and not label:
        cues.insert(0, reading.label)
    name = _ONE_ARM.sub(r"\1-", reading.name)
    head = f"- {label}{name}" + (f": {words.dose}" if words.dose else "")
    cue = f" — {'; '.join(cues)}" if cues else ""
    below = [f"    - or: {other}" for other in reading.instead]
    # Whether A2 follows an A1 is a question for the whole, and none for this line.
    alone = [head.replace(label, "", 1) + cue, *below]
    return [head + cue, *below] if _is_clean(alone, name, timed=not reading.has_dose) else None


def goes_without_dose(scheme: str) -> bool:
    """Whether a line of a section with such a scheme needs no amount, as those of a ladder."""
    text = f"{scheme}\n\n- Squat\n- Lunge\n"
    return not parse(Source("", text), Span(0, len(text)), "x").diagnostics


def _is_clean(lines: list[str], name: str = "", *, timed: bool = False) -> bool:
    """Whether the notation reads the lines as one exercise, or rest, without a complaint."""
    head = "*40 s on / 20 s off*\n\n" if timed else ""
    filler = "" if name else "- Squat: 8 reps\n"
    text = head + filler + "\n".join(lines) + "\n"
    parsed = parse(Source("", text), Span(0, len(text)), "x")
    if parsed.diagnostics:
        return False
    last = _last_item(parsed.workout)
    return last.name == name if isinstance(last, Exercise) else isinstance(last, Rest)


def _last_item(workout: Workout) -> object:
    items = workout.sections[-1].items if workout.sections else ()
    last = items[-1] if items else None
    return last.exercises[-1] if isinstance(last, Superset) else last


def _same(values: str) -> str:
    """Return a list whose values are all one as that one."""
    return values.split(",", maxsplit=1)[0] if len(set(values.split(","))) == 1 else values


def _said_once(reading: Reading) -> Reading:
    """Return sets that are written one by one and are alike as so many sets of one kind."""
    numbers, gap, unit = reading.load.rpartition(" ")
    reps, loads = _same(reading.reps), _same(numbers if gap else unit)
    if "," in reading.sets or "," in reps or "," in loads:
        return reading
    return replace(reading, reps=reps, load=f"{loads}{gap}{unit if gap else ''}")


def _dose(reading: Reading) -> _Words:
    reading = _said_once(reading)
    left: list[str] = []
    amounts = _amounts(reading, left)
    loads = _loads(reading.load, len(amounts), left)
    if loads and len(amounts) == 1 < len(loads):  # 3 x 8 at three loads: three sets of their own
        amounts = [re.sub(r"^\d+ x ", "1 x ", amounts[0])] * len(loads)
    side = _SIDES.get(reading.per_side, "")
    if reading.per_side == "yes":
        limb = reading.limb.rstrip("s") if reading.limb != "feet" else "foot"
        side = f"per {_LIMBS.get(limb, limb)}"
    schemes = []
    for i, amount in enumerate(amounts):
        load = loads[min(i, len(loads) - 1)] if loads else ""
        effort = reading.effort if "," not in reading.effort else ""
        parts = [amount, side, load and f"@ {load}", effort and f"@ {effort}"]
        schemes.append(" ".join(part for part in parts if part))
    if "," in reading.effort:
        left.append(reading.effort)
    details = ""
    if schemes and reading.tempo:
        if reading.tempo.count("-") == 3:
            details += f", tempo {reading.tempo}"
        else:
            left.append(f"tempo {reading.tempo}")
    if schemes and reading.rest_s:
        details += ", no rest" if reading.rest_s == "0" else f", rest {reading.rest_s} s"
    # A detail belongs to the sets that it stands beside, and the line says it of all.
    return _Words(", then ".join(scheme + details for scheme in schemes), tuple(left))


def _amounts(reading: Reading, left: list[str]) -> list[str]:
    """Return the amount of each set scheme: several for a ladder or groups of sets."""
    sets = reading.sets.split(",")
    if reading.measure or reading.seconds:
        if reading.seconds and reading.reps:
            left.append(reading.reps)
        if "," in reading.seconds:  # 40, 35, 30 s
            return [f"{time} s" for time in reading.seconds.split(",")]
        one = reading.measure or (
            reading.seconds if reading.seconds == "max" else f"{reading.seconds} s"
        )
        return [_times(reading.sets, one)]
    if not reading.reps:
        return [f"{reading.sets} sets"] if reading.sets else ([""] if reading.load else [])
    if reading.reps in {"failure", "AMRAP"}:
        left.append("to failure" if reading.reps == "failure" else "AMRAP")
        return [_times(reading.sets, "max")]
    noun = "" if reading.noun.startswith("rep") else f" {reading.noun}"
    if noun and reading.noun not in COUNT_NOUNS:
        left.append(reading.noun)
        noun = ""
    if len(sets) > 1:
        return [
            f"{n} x {reps}{noun}" for n, reps in zip(sets, reading.reps.split(","), strict=False)
        ]
    if steps := re.split(r"[,+](?=\d)", reading.reps)[1:]:
        steps = re.split(r"[,+](?=\d)", reading.reps)
        return [f"{step}{noun or ' reps'}" for step in steps]
    return [_times(reading.sets, reading.reps + (noun if reading.sets else noun or " reps"))]


def _times(sets: str, amount: str) -> str:
    return f"{sets} x {amount}" if sets else amount


def _loads(load: str, schemes: int, left: list[str]) -> list[str]:
    """Return the load as the notation writes it, one for each set where there are several."""
    if load in {"", "0"}:
        return []
    if load == "BW":
        return ["bodyweight"]
    if load.startswith("up to "):
        left.append(load)
        return []
    if sexes := list(_SEXES.finditer(load)):
        left += sorted({m.group("what").strip() for m in sexes} - {""})
        return [" / ".join(f"{m.group('who')} {m.group('mass')}" for m in sexes)]
    if match := _TWO_EACH.fullmatch(load):
        return [" / ".join(f"2 x {match.group(key)} {match.group('unit')}" for key in ("a", "b"))]
    if match := re.fullmatch(r"(\S+) BW", load):
        return [f"{_SHARES.get(match.group(1), 'bodyweight x ' + match.group(1))} bodyweight"]
    if match := re.fullmatch(r"(\S+)% (TM|BW)", load):
        return [f"{match.group(2)} {match.group(1)}%"]
    numbers, _, unit = load.rpartition(" ")
    if numbers.endswith("%"):
        numbers, unit = numbers.removesuffix("%"), f"% {unit}"
        return [f"{number}{unit}" for number in numbers.split(",")]
    if "," in numbers:
        return [
            "bodyweight" if number == "BW" else f"{number} {unit}" for number in numbers.split(",")
        ]
    if re.fullmatch(r"[\d.]+/[\d.]+", numbers):
        return [" / ".join(f"{number} {unit}" for number in numbers.split("/"))]
    if match := _PAIR_WITH_IMPLEMENT.fullmatch(load):
        left.append(match.group("words"))
        return [" / ".join(f"{match.group(key)} {match.group('unit')}" for key in ("a", "b"))]
    if match := _WITH_IMPLEMENT.fullmatch(load):
        left.append(match.group("words"))
        return [match.group("mass")]
    return [load]
