"""Every pose of the library can be solved, and its drawing does not hang on rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from plugins.figures import lines, pose, svg
from plugins.figures.skeleton import Skeleton, skeleton
from plugins.figures.solve import Constraint, missing, solve

ROOT = Path(__file__).parents[2]
#: What the base poses may be off by: a round head and a straight back do not lie on one floor.
_NEAR = 0.5
#: Far more than two machines' sines and cosines differ, and far less than a drawing's digits.
_HAIR = 1e-9

Solved = tuple[list[float], Skeleton]


def _library() -> dict[str, list[tuple[str, int]]]:
    found = {}
    for path in sorted((ROOT / "content" / "exercises").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        if match := re.search(r"^Poses:(.*(?:\n[ \t]+\S.*)*)", text, re.MULTILINE):
            found[path.stem] = [(line.strip(), 0) for line in match[1].splitlines()]
    return found


LIBRARY = _library()


@pytest.fixture
def _afresh() -> Iterator[None]:
    """What was solved before is not taken, and what a test solves is not kept."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    pose.base_pose.cache_clear()
    lines._solved.cache_clear()  # noqa: SLF001 - the poses are to be solved again


def _drawn() -> dict[str, str]:
    return {name: svg(lines.read(poses).positions) for name, poses in LIBRARY.items()}


@pytest.mark.usefixtures("_afresh")
def test_every_pose_of_the_library_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for on the way is met too: else the last step swings and rounding decides."""
    far: dict[str, float] = {}
    name = ""

    def measured(q: Sequence[float], asked: Sequence[Constraint], stiff: Sequence[float]) -> Solved:
        angles, found = solve(q, asked, stiff)
        off = max((missing(found, one) for one in asked), default=0.0)
        if off > _NEAR:
            far[name] = round(max(off, far.get(name, 0.0)), 2)
        return angles, found

    monkeypatch.setattr(pose, "solve", measured)
    assert len(LIBRARY) > 100
    for name, poses in LIBRARY.items():  # noqa: B007 - measured() tells whose it is
        lines.read(poses)
    assert far == {}


@pytest.mark.usefixtures("_afresh")
def test_another_machines_rounding_draws_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = _drawn()
    random = Random(7)

    def off(angles: Sequence[float]) -> list[float]:
        return [angle + random.uniform(-_HAIR, _HAIR) for angle in angles]

    def elsewhere(
        q: Sequence[float], asked: Sequence[Constraint], stiff: Sequence[float]
    ) -> Solved:
        angles = off(solve(off(q), asked, stiff)[0])
        return angles, skeleton(angles)

    monkeypatch.setattr(pose, "solve", elsewhere)
    for _ in range(3):
        _forget()
        there = _drawn()
        assert [name for name in here if there[name] != here[name]] == []
