"""How much room there is in a drawing: as if each place looked at every line."""

from __future__ import annotations

from math import dist

from hypothesis import given
from hypothesis import strategies as st

from plugins.figures.camera import Point, Stroke, along
from plugins.figures.space import WIDE, Space

_PLACES = st.tuples(st.integers(-240, 240), st.integers(-240, 240)).map(
    lambda pair: (pair[0] / 4, pair[1] / 4)
)
_LINES = st.lists(
    st.tuples(_PLACES, _PLACES, st.sampled_from((2.2, 5.8, 11.6))), min_size=1, max_size=6
)


def nearest(at: Point, lines: list[tuple[Point, Point, float]]) -> float:
    return min(
        min(dist(at, along(a, b, step / 400)) for step in range(401)) - width / 2
        for a, b, width in lines
    )


@given(_LINES, st.lists(_PLACES, min_size=1, max_size=8))
def test_room_is_what_the_nearest_line_leaves(
    lines: list[tuple[Point, Point, float]], places: list[Point]
) -> None:
    space = Space(Stroke("near", (a, b), width) for a, b, width in lines)
    for x, y in places:
        found = space.room(x, y)
        # A place is taken to half a unit.
        assert abs(found - min(nearest((x, y), lines), WIDE)) < 0.6


@given(_LINES, st.lists(_PLACES, min_size=1, max_size=8), st.floats(-5, WIDE))
def test_who_asks_for_a_least_is_told_the_same_or_that_there_is_less(
    lines: list[tuple[Point, Point, float]], places: list[Point], least: float
) -> None:
    strokes = [Stroke("near", (a, b), width) for a, b, width in lines]
    exact, asked = Space(strokes), Space(strokes)
    for x, y in places:
        room, found = exact.room(x, y), asked.room(x, y, least)
        assert found == room if room >= least else found < least
        assert asked.room(x, y) == room
