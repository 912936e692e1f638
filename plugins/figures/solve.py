"""Contacts are met by the smallest weighted change of the angles.

Newton's steps on the constraints in the dual: dq = W^-1 J^T (J W^-1 J^T + eps)^-1 r. There are few
constraints and many angles, so the system to solve is small. What stands at the end of its range
is left out of the next step, so that the others take over.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, radians

from plugins.late import dataclass

from . import body
from .skeleton import Hinge, Skeleton, Vector, skeleton

_STEPS = 14
_CLOSE = 0.04
_FARTHEST = 14.0  # units that one step tries to make good
_WIDEST = 35.0  # degrees that one step turns a joint


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


Row = tuple[dict[int, float], float]
_DEGREE = radians(1)


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
    found = skeleton(angles)
    fixed = [one for one in constraints if one.axes == (1,) and not one.other]
    if fixed:  # begin with the body at the right height, or else it turns over to get there
        angles[body.Y] += sum(one.value - found.points[one.point][1] for one in fixed) / len(fixed)
        found = skeleton(angles)
    ended: set[int] = set()  # at the end of their range: left out of the next step
    for _ in range(_STEPS):
        rows = [row for one in constraints for row in _rows(found, one)]
        if all(abs(missing) < _CLOSE for _, missing in rows):
            break
        change = _step(rows, [0.0 if i in ended else much for i, much in enumerate(loose)])
        ended = set()
        widest = max((abs(d) for i, d in change.items() if i > body.Z), default=0.0)
        share = min(1.0, _WIDEST / widest) if widest > 0 else 1.0
        for index, by in change.items():
            joint = body.JOINTS[index]
            wanted = angles[index] + by * share
            low, high = min(joint.low, q[index]), max(joint.high, q[index])
            angles[index] = min(max(wanted, low), high)
            if angles[index] != wanted:
                ended.add(index)
        found = skeleton(angles)
    return angles, found


def missing(found: Skeleton, one: Constraint) -> float:
    """Return by how many units a constraint is missed."""
    return hypot(*(left for _, left in _rows(found, one, whole=True)))


def _moves(point: Vector, hinges: Sequence[Hinge], along: Vector, row: dict[int, float],
           sign: float) -> None:  # fmt: skip
    for index, axis, origin in hinges:
        x, y, z = point[0] - origin[0], point[1] - origin[1], point[2] - origin[2]
        moved = (
            along[0] * (axis[1] * z - axis[2] * y)
            + along[1] * (axis[2] * x - axis[0] * z)
            + along[2] * (axis[0] * y - axis[1] * x)
        )
        row[index] = row.get(index, 0.0) + sign * moved * _DEGREE


def _rows(found: Skeleton, one: Constraint, *, whole: bool = False) -> list[Row]:
    point = found.points[one.point]
    other = found.points[one.other] if one.other else (0.0, 0.0, 0.0)
    apart = (point[0] - other[0], point[1] - other[1], point[2] - other[2])
    unit = [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)]
    wanted: list[tuple[Vector, float]]
    if one.axes:
        wanted = [
            (unit[axis], (one.value if len(one.axes) == 1 else 0.0) - apart[axis])
            for axis in one.axes
        ]
    else:
        length = hypot(*apart) or 1e-6
        along = (apart[0] / length, apart[1] / length, apart[2] / length)
        wanted = [(along, one.value - length)]
    rows: list[Row] = []
    for along, left in wanted:
        row: dict[int, float] = {}
        if not whole:
            _moves(point, found.hinges[one.point], along, row, 1.0)
            if one.other:
                _moves(other, found.hinges[one.other], along, row, -1.0)
                # Turning the whole body brings no hand nearer to its chest.
                row = {index: value for index, value in row.items() if index >= body.RIGHT}
            else:
                for axis in range(3):
                    if along[axis]:
                        row[axis] = along[axis]
        rows.append((row, left if whole else min(max(left, -_FARTHEST), _FARTHEST)))
    return rows


def _step(rows: Sequence[Row], loose: Sequence[float]) -> dict[int, float]:
    """Return the change of each angle for one step."""
    weighted = [
        {index: value * loose[index] for index, value in row.items() if loose[index]}
        for row, _ in rows
    ]
    matrix = [
        [
            sum(value * second.get(index, 0.0) for index, value in first.items())
            for second, _ in rows
        ]
        for first in weighted
    ]
    for i in range(len(rows)):
        matrix[i][i] += 2e-4 + 1e-6 * matrix[i][i]
    factors = _solved(matrix, [left for _, left in rows])
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
