"""Contacts are met by the smallest weighted change of the angles.

Newton's steps on the constraints in the dual: dq = W^-1 J^T (J W^-1 J^T + eps)^-1 r. There are few
constraints and many angles, so the system to solve is small. What stands at the end of its range
is left out of the next step, so that the others take over.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, radians
from operator import itemgetter, mul
from typing import Final

from plugins.late import dataclass

from . import body
from .skeleton import Skeleton, Vector, partial, parts_of, skeleton

_STEPS = 14
_CLOSE = 0.04
_FARTHEST = 14.0  # units that one step tries to make good
_WIDEST = 35.0  # degrees that one step turns a joint
_STILL = 0.02  # units or degrees: who changes less in a step gets no nearer, and is not seen to


@dataclass(frozen=True, slots=True)
class Constraint:
    """``point`` less ``other`` (or the world's origin) along each of ``axes`` is ``value``.

    Without axes: their distance is ``value``. ``owner`` tells whose contact it is.
    """

    point: str
    value: float
    other: str = ""
    axes: tuple[int, ...] = (1,)
    owner: int = -1


_DEGREE = radians(1)
_UP: Final = (0.0, 1.0, 0.0)
_UNIT: Final[tuple[Vector, ...]] = ((1.0, 0.0, 0.0), _UP, (0.0, 0.0, 1.0))


def solve(
    q: Sequence[float], constraints: Sequence[Constraint], stiff: Sequence[float]
) -> tuple[list[float], Skeleton]:
    """Return angles near ``q`` that meet the constraints, and their skeleton.

    ``stiff`` are the factors by which a joint's own weight grows: 1 for what nobody stated.
    """
    angles = list(q)
    loose = [
        0.0 if joint.weight >= 1e6 or much >= 1e6 else 1 / (joint.weight * much)
        for joint, much in zip(body.JOINTS, stiff, strict=True)
    ]
    parts = parts_of([name for one in constraints for name in (one.point, one.other)])
    found = partial(angles, parts)
    fixed = [one for one in constraints if one.axes == (1,) and not one.other]
    if fixed:  # begin with the body at the right height, or else it turns over to get there
        angles[body.Y] += sum(one.value - found.points[one.point][1] for one in fixed) / len(fixed)
        found = partial(angles, parts)
    ended: set[int] = set()  # at the end of their range: left out of the next step
    for _ in range(_STEPS):
        wanted = [(one, along, left) for one in constraints for along, left in _wanted(found, one)]
        if all(abs(left) < _CLOSE for _, _, left in wanted):
            break
        change = _step(
            [_row(found, one, along) for one, along, _ in wanted],
            [min(max(left, -_FARTHEST), _FARTHEST) for _, _, left in wanted],
            [0.0 if i in ended else much for i, much in enumerate(loose)],
        )
        ended = set()
        widest = max((abs(d) for i, d in change.items() if i > body.Z), default=0.0)
        share = min(1.0, _WIDEST / widest) if widest > 0 else 1.0
        for index, by in change.items():
            joint = body.JOINTS[index]
            aim = angles[index] + by * share
            if joint.low <= aim <= joint.high:
                angles[index] = aim
                continue
            # What was beyond its range from the beginning may stay there.
            low, high = min(joint.low, q[index]), max(joint.high, q[index])
            angles[index] = min(max(aim, low), high)
            if angles[index] != aim:
                ended.add(index)
        found = partial(angles, parts)
        if max(map(abs, change.values()), default=0.0) < _STILL:
            break  # what asks for too much is missed for good
    return angles, skeleton(angles, found)


def missing(found: Skeleton, one: Constraint) -> float:
    """Return by how many units a constraint is missed."""
    return hypot(*(left for _, left in _wanted(found, one)))


def _wanted(found: Skeleton, one: Constraint) -> list[tuple[Vector, float]]:
    """Return along which ways a constraint holds, and by how much it is missed along each."""
    point = found.points[one.point]
    if not one.other and one.axes == (1,):
        return [(_UP, one.value - point[1])]
    other = found.points[one.other] if one.other else (0.0, 0.0, 0.0)
    apart = (point[0] - other[0], point[1] - other[1], point[2] - other[2])
    if one.axes:
        value = one.value if len(one.axes) == 1 else 0.0
        return [(_UNIT[axis], value - apart[axis]) for axis in one.axes]
    length = hypot(*apart) or 1e-6
    return [((apart[0] / length, apart[1] / length, apart[2] / length), one.value - length)]


def _row(found: Skeleton, one: Constraint, along: Vector) -> dict[int, float]:
    """Return by how much each angle moves what a constraint is about along a way."""
    row: dict[int, float] = {}
    if along is _UP and not one.other:  # most are heights
        px, _, pz = found.points[one.point]
        for index, (bx, _, bz), (ox, _, oz) in found.hinges[one.point]:
            row[index] = (bz * (px - ox) - bx * (pz - oz)) * _DEGREE
        row[body.Y] = 1.0
        return row
    if one.other:
        _moves(found, one.point, along, row, 1.0)
        _moves(found, one.other, along, row, -1.0)
        # Turning the whole body brings no hand nearer to its chest.
        return {index: value for index, value in row.items() if index >= body.RIGHT}
    _moves(found, one.point, along, row, 1.0)
    for axis in range(3):
        if along[axis]:
            row[axis] = along[axis]
    return row


def _moves(found: Skeleton, name: str, along: Vector, row: dict[int, float], sign: float) -> None:
    (px, py, pz), (ax, ay, az) = found.points[name], along
    for index, (bx, by, bz), (ox, oy, oz) in found.hinges[name]:
        x, y, z = px - ox, py - oy, pz - oz
        moved = ax * (by * z - bz * y) + ay * (bz * x - bx * z) + az * (bx * y - by * x)
        row[index] = row.get(index, 0.0) + sign * moved * _DEGREE


def _step(
    rows: Sequence[dict[int, float]], lefts: Sequence[float], loose: Sequence[float]
) -> dict[int, float]:
    """Return the change of each angle for one step."""
    weighted = [
        {index: value * loose[index] for index, value in row.items() if loose[index]}
        for row in rows
    ]
    # Of each pair of rows, only the angles that move the first. Two more, which add nothing, are
    # because of a single one ``itemgetter`` would give no tuple.
    whole = []
    for row in rows:
        whole.append(dense := [0.0] * body.COUNT)
        for index, value in row.items():
            dense[index] = value
    matrix = []
    for first in weighted:
        values, indices = [*first.values(), 0.0, 0.0], itemgetter(*first, 0, 0)
        matrix.append([sum(map(mul, values, indices(second))) for second in whole])
    for i in range(len(rows)):
        matrix[i][i] += 2e-4 + 1e-6 * matrix[i][i]
    factors = _solved(matrix, list(lefts))
    change: dict[int, float] = {}
    for factor, row in zip(factors, weighted, strict=True):
        for index, value in row.items():
            change[index] = change.get(index, 0.0) + factor * value
    return change


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by elimination."""
    count = len(right)
    for i in range(count):
        pivot = matrix[i]
        for j in range(i + 1, count):
            factor = matrix[j][i] / pivot[i]
            if factor:
                line = matrix[j]
                for k in range(i + 1, count):
                    line[k] -= factor * pivot[k]
                right[j] -= factor * right[i]
    for i in range(count - 1, -1, -1):
        pivot = matrix[i]
        known = sum(pivot[k] * right[k] for k in range(i + 1, count))
        right[i] = (right[i] - known) / pivot[i]
    return right
