"""A figure as a text, for who keeps what was solved and drawn."""

from __future__ import annotations

import json
from typing import Any

from .model import Contact, Drawing, Figure, Pose, Position, Problem, Shape, Thing


def to_json(figure: Figure) -> str:
    """Return all that there is of a figure."""
    positions = [_position(each) for each in figure.positions]
    problems = [[e.start, e.end, e.code, e.message, e.hints] for e in figure.problems]
    return json.dumps([positions, problems])


def from_json(text: str) -> Figure:
    """Return the figure that :func:`to_json` made the text of."""
    positions, problems = json.loads(text)
    return Figure(
        tuple([_read(each) for each in positions]),
        tuple([Problem(a, b, code, said, tuple(hints)) for a, b, code, said, hints in problems]),
    )


def _position(one: Position) -> list[Any]:
    drawing, pose = one.drawing, one.pose
    return [
        [one.name, one.description],
        [[each.role, each.path, each.width, each.filled] for each in drawing.shapes],
        [drawing.box, drawing.inner],
        [pose.angles, sorted(pose.stated)],
        [[each.part, each.side, each.target, each.span] for each in pose.contacts],
        [[each.kind, each.where] for each in pose.things],
        [pose.view, pose.arrow, pose.stays, pose.lopsided],
        [one.shift, one.rise],
    ]


def _read(said: list[Any]) -> Position:
    (name, words), shapes, (box, inner), (angles, stated), contacts, things, more, moved = said
    shift, rise = moved
    return Position(
        name,
        words,
        Drawing(tuple([Shape(*each) for each in shapes]), tuple(box), tuple(inner)),
        Pose(
            tuple(angles),
            frozenset(stated),
            tuple([Contact(a, b, to, span and tuple(span)) for a, b, to, span in contacts]),
            tuple([Thing(*each) for each in things]),
            *more,
        ),
        tuple(shift),
        rise,
    )
