"""The lines of an exercise -> a figure: names, base poses, phrases, descriptions, problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from operator import attrgetter

from plugins.late import dataclass

from . import body
from .base import BASES, SAME
from .changes import Aim, Angle, Changes, Raise
from .figure import draw
from .model import Figure, Pose, Problem
from .phrases import examples, places, read_phrase
from .pose import Cut, Miss, apply, base_pose, settle, swapped

#: Places of the body in words.
_SAID = {
    "rack": "shoulder",
    "waist": "hips",
    "nape": "back of the head",
    "lap": "belly",
    "front rack": "front of the shoulder",
}
#: How many degrees a stated angle may give way to a contact before its author hears of it: who
#: states two of an arm's three angles and where the hand is has asked for a little too much.
GIVES_WAY = 40.0
#: How many degrees what is said may go beyond a joint's range where the angle depends on the rest
#: of the pose. Who writes "right leg back" means as far as it goes; a number is meant.
BEYOND = {Aim: 50.0, Raise: 10.0}
#: The most positions that a figure shows: more are too small to be seen side by side.
MOST = 6
_DASHES = (" — ", " – ", " -- ")
_HYPHEN = re.compile(r" - (?!\s*\d)")  # not the minus of "ankles - 20"


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text with its place: offset in code points into what was given."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def stripped(self) -> _Piece:
        lead = len(self.text) - len(self.text.lstrip())
        return _Piece(self.text.strip(), self.start + lead)

    def split(self, by: str) -> list[_Piece]:
        pieces, start = [], self.start
        for part in self.text.split(by):
            pieces.append(_Piece(part, start).stripped())
            start += len(part) + len(by)
        return pieces


def read(lines: Sequence[tuple[str, int]]) -> Figure:
    """Read positions, each ``NAME: POSE — DESCRIPTION`` with its offset. Never raises.

    >>> read([("start: standing — Tall", 0)]).problems[0].code
    'missing-position'
    """
    problems: list[Problem] = []
    made: list[tuple[str, str, Pose]] = []
    starts: list[int] = []
    for text, offset in lines:
        name, pose_text, description = _parts(_Piece(text, offset), problems)
        known = {one[0].lower(): number for number, one in enumerate(made)}
        if name.text and name.text.lower() in known:
            problems.append(
                Problem(name.start, name.end, "duplicate-position",
                        f"there are two positions called '{name.text}'",
                        ("give each position its own name",))
            )  # fmt: skip
        pose, start = _pose(pose_text, made, known, problems)
        made.append((name.text, description.text, pose))
        starts.append(max(start, 0) if start >= 0 else max(len(made) - 2, 0))
    whole = (
        min((offset for _, offset in lines), default=0),
        max((offset + len(text) for text, offset in lines), default=0),
    )
    if len(made) < 2:
        problems.append(
            Problem(*whole, "missing-position", "a movement needs two positions at least",
                    ("add a line such as 'end: squat — Thighs level with the floor'",))
        )  # fmt: skip
    elif all(_alike(made[0][2], one[2]) for one in made[1:]) and not any(
        one.code in ("unread-pose", "unknown-pose") for one in problems
    ):
        problems.append(
            Problem(*whole, "same-positions", "all positions look the same",
                    ("say what moves between them",))
        )  # fmt: skip
    if len(made) > MOST:
        problems.append(
            Problem(*whole, "too-many-positions",
                    f"a figure has {len(made)} positions, and six are the most",
                    ("keep those that show the way",))
        )  # fmt: skip
    positions = draw(made, starts) if made else ()
    if positions and positions[0].drawing.box[2] > 200:
        problems.append(
            Problem(*whole, "out-of-box", "the positions lie too far apart for one picture",
                    ("keep a foot or a hand in its place: 'left foot stays'",))
        )  # fmt: skip
    in_order = sorted(problems, key=attrgetter("start", "end", "code", "message"))
    return Figure(positions, tuple(in_order))


def _parts(line: _Piece, problems: list[Problem]) -> tuple[_Piece, _Piece, _Piece]:
    head, colon, _ = line.text.partition(":")
    if not colon or _dash(head) is not None:
        name, rest = _Piece("", line.start), line
    else:
        name = _Piece(head, line.start).stripped()
        rest = _Piece(line.text[len(head) + 1 :], line.start + len(head) + 1)
    at, long = _dash(rest.text) or (len(rest.text), 0)
    pose = _Piece(rest.text[:at], rest.start).stripped()
    description = _Piece(rest.text[at + long :], rest.start + at + long).stripped()
    if not name.text:
        problems.append(
            Problem(line.start, line.end, "unread-pose", "a position begins with its name",
                    ("write 'start: standing — Standing tall'",))
        )  # fmt: skip
    if not description.text:
        problems.append(
            Problem(pose.start, max(pose.end, pose.start), "missing-description",
                    "the position is not described for those who cannot see it",
                    ("add ' — ' and what is to be seen",))
        )  # fmt: skip
    return name, pose, description


def _dash(text: str) -> tuple[int, int] | None:
    """Return where the dash before the description is, and how long: the last, if a hyphen."""
    found = [(text.find(dash), len(dash)) for dash in _DASHES if dash in text]
    found = found or [(match.start(), 3) for match in _HYPHEN.finditer(text)][-1:]
    return min(found, default=None)


def _alike(a: Pose, b: Pose) -> bool:
    near = all(abs(x - y) < 0.5 for x, y in zip(a.angles[3:], b.angles[3:], strict=True))
    return near and a.arrow == b.arrow and a.things == b.things and a.contacts == b.contacts


def _pose(
    text: _Piece, made: Sequence[tuple[str, str, Pose]], known: dict[str, int],
    problems: list[Problem],
) -> tuple[Pose, int]:  # fmt: skip
    """Return the solved pose, and the number of the position it was made from (or -1)."""
    first, *phrases = text.split(",")
    base, start = _base(first, made, known, problems)
    changes: list[tuple[Changes, _Piece]] = []
    for phrase in phrases:
        found = read_phrase(phrase.text)
        if found is None:
            problems.append(_unread(phrase))
            continue
        changes.append((found, phrase))
        problems += _too_far(found, phrase)
    flat = tuple(change for found, _ in changes for change in found)
    spans = [(piece.start, piece.end) for found, piece in changes for _ in found]
    pose, misses, given, cuts = _solved(base, flat, tuple(spans))
    told = {one.start for one in problems if one.code == "joint-out-of-range"}
    problems += [one for one in _cut_off(cuts, flat, spans) if one.start not in told]
    problems += _missed(misses, first, changes) or _gave_way(given, changes)
    return pose, start


@lru_cache(maxsize=2048)
def _solved(
    base: Pose, changes: Changes, spans: tuple[tuple[int, int], ...]
) -> tuple[Pose, tuple[Miss, ...], tuple[tuple[int, float], ...], tuple[Cut, ...]]:
    """Return the solved pose, what it misses, which stated angles became quite another, cuts."""
    cuts: list[Cut] = []
    wanted = apply(base, changes, spans, cuts)
    pose, misses = settle(wanted)
    given = tuple(
        (index, pose.angles[index]) for index in sorted(pose.stated)
        if abs(pose.angles[index] - wanted.angles[index]) > GIVES_WAY
    )  # fmt: skip
    plain = tuple(replace(one, span=None) for one in pose.contacts)
    return replace(pose, contacts=plain), tuple(misses), given, tuple(cuts)


def _gave_way(
    given: Sequence[tuple[int, float]], changes: Sequence[tuple[Changes, _Piece]]
) -> list[Problem]:
    problems: dict[tuple[int, int], Problem] = {}
    for index, became in given:
        for found, piece in changes:
            if any(getattr(one, "index", -1) == index for one in found):
                name, value = body.JOINTS[index].name, round(became)
                problem = Problem(piece.start, piece.end, "contact-missed",
                                  f"what touches leaves no {piece.text}: {name} {value} is drawn",
                                  (f"write about {value}, or leave it out",))  # fmt: skip
                problems.setdefault((piece.start, piece.end), problem)
    return list(problems.values())


def _base(
    piece: _Piece, made: Sequence[tuple[str, str, Pose]], known: dict[str, int],
    problems: list[Problem],
) -> tuple[Pose, int]:  # fmt: skip
    name = " ".join(piece.text.lower().replace("’", "'").split())
    if name in known:
        earlier = made[known[name]][2]
        return replace(earlier, stated=frozenset(), stays="", arrow=""), known[name]
    side, _, rest = name.partition(" ")
    for tried, mirror in ((name, False), (rest, side == "left")):
        if tried is rest and side not in ("left", "right"):
            continue
        found = SAME.get(tried, tried)
        if found not in BASES:
            found = SAME.get(tried.replace("-", " "), tried.replace("-", " "))
        if found in BASES:
            pose = base_pose(found)
            return (swapped(pose) if mirror else pose), -1
    hints = get_close_matches(name, [*known, *BASES, *SAME], 3, 0.6)
    problems.append(
        Problem(piece.start, piece.end, "unknown-pose",
                f"no base pose is called '{piece.text}'", _did_you_mean(hints))
    )  # fmt: skip
    return base_pose("standing"), -1


def _did_you_mean(hints: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"did you mean '{hint}'?" for hint in hints)


def _unread(phrase: _Piece) -> Problem:
    said = " ".join(phrase.text.lower().split())
    where = places(said)
    hints = get_close_matches(said, where or examples(), 3, 0.9 if where else 0.6)
    if where and not hints:
        *some, last = where[:6]
        known = "', '".join(some)
        return Problem(phrase.start, phrase.end, "unread-pose",
                       f"'{phrase.text}' is no place where it can be drawn",
                       (f"write '{known}' or '{last}'",))  # fmt: skip
    return Problem(phrase.start, phrase.end, "unread-pose",
                   f"'{phrase.text}' says nothing that can be drawn",
                   _did_you_mean(hints))  # fmt: skip


def _too_far(changes: Changes, phrase: _Piece) -> list[Problem]:
    for change in changes:
        if not isinstance(change, Angle):
            continue
        joint = body.JOINTS[change.index]
        if not joint.low <= change.value <= joint.high:
            over = change.value > joint.high
            limit = joint.high if over else joint.low
            return [
                Problem(phrase.start, phrase.end, "joint-out-of-range",
                        f"{joint.name} {change.value:g} is more than a body does "
                        f"({joint.low:g} to {joint.high:g})",
                        (f"write {limit:g} or {'less' if over else 'more'}",))
            ]  # fmt: skip
    return []


def _cut_off(
    cuts: Sequence[Cut], changes: Changes, spans: Sequence[tuple[int, int]]
) -> list[Problem]:
    """Return a problem for each phrase whose angle, once it is known, no joint does."""
    problems: dict[int, Problem] = {}
    for number, index, value in cuts:
        joint, change = body.JOINTS[index], changes[number]
        limit = joint.high if value > joint.high else joint.low
        if isinstance(change, Angle):
            hint = f"write {abs(limit):g} or less: on the feet it is the spine that turns"
        elif abs(value - limit) <= BEYOND.get(type(change), 0.0):
            continue
        else:
            hint = f"that is {abs(value - limit):.0f} degrees too far"
        start, end = spans[number]
        problems.setdefault(
            start,
            Problem(start, end, "joint-out-of-range",
                    f"{joint.name} {value:.0f} is more than a body does "
                    f"({joint.low:g} to {joint.high:g})", (hint,)),
        )  # fmt: skip
    return list(problems.values())


def _missed(
    misses: Sequence[Miss], base: _Piece, changes: Sequence[tuple[Changes, _Piece]]
) -> list[Problem]:
    problems: dict[tuple[str, int, int], Problem] = {}
    last = changes[-1][1] if changes else base
    for point, by, contact in sorted(misses, key=lambda miss: -miss[1]):
        far = f"{max(1, round(by * body.CENTIMETRES))} cm"
        if contact is None:
            start, end = _about(point, changes) or (base.start, last.end)
            problem = Problem(start, end, "through-floor",
                              f"the {point} {_goes(point, 'go')} {far} through the floor",
                              (_lift(point),))  # fmt: skip
        else:
            start, end = contact.span or (base.start, last.end)
            side, _, place = contact.target.partition(" ")
            what = f"the {_SAID.get(place, contact.target)}" if side != "ball" else "the ball"
            problem = Problem(start, end, "contact-missed",
                              f"the {contact.name} {_goes(contact.name, 'end')} {far} from {what}",
                              ("change an angle that was stated, or leave it out",))  # fmt: skip
        problems.setdefault((problem.code, start, end), problem)
    return list(problems.values())


def _goes(name: str, verb: str) -> str:
    """Return the verb as it follows a part of the body: the hips go, the heel goes."""
    if name.rpartition(" ")[2] in ("hips", "shoulders", "toes"):
        return verb
    return f"{verb}es" if verb.endswith("o") else f"{verb}s"


def _lift(point: str) -> str:
    side, _, part = point.partition(" ")
    if not part:
        return "change an angle, or say what it rests on"
    limb = "arm" if part in ("hand", "elbow") else "leg"
    whole = {"elbow": "forearm", "heel": "foot", "toe": "foot"}.get(part, part)
    return f"bend or raise the {limb}, or let it touch: '{side} {whole} on the floor'"


def _about(point: str, changes: Sequence[tuple[Changes, _Piece]]) -> tuple[int, int] | None:
    """Return the last phrase about the limb that a point belongs to."""
    side, _, part = point.partition(" ")
    if not part:
        return None
    first = body.RIGHT if side == "right" else body.LEFT
    joints = range(first, first + 4) if part in ("hand", "elbow") else range(first + 4, first + 9)
    for found, piece in reversed(changes):
        if any(getattr(change, "index", -1) in joints for change in found):
            return piece.start, piece.end
    return None
