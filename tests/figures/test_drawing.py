"""What is true of every figure: lengths, boxes, bytes, SVG."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from itertools import pairwise
from math import dist
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.figures import (
    Figure,
    Style,
    between,
    cropped,
    from_json,
    read,
    svg,
    symbol,
    to_json,
    words,
)
from plugins.figures.base import BASES
from plugins.figures.body import JOINTS, SHANK, THIGH, UPPER_ARM
from plugins.figures.phrases import examples
from plugins.figures.skeleton import skeleton

ROOT = Path(__file__).parents[2]
PHRASES = st.one_of(
    st.sampled_from(examples()),
    st.builds(
        "{} {}".format,
        st.sampled_from(["knees", "left hip", "torso", "arms", "hips out", "spine"]),
        st.integers(-200, 200),
    ),
    st.text(max_size=20),
)  # fmt: skip
POSES = st.builds(
    lambda base, phrases: ", ".join([base, *phrases]),
    st.sampled_from(sorted(BASES)),
    st.lists(PHRASES, max_size=4),
)
PARTS = [f"{side}{part}" for side in ("", "left ", "right ") for part in (*words.PARTS, "hands",
         "feet", "hips", "shoulders", "toes")]  # fmt: skip
PLACES = [*words.SURFACES, *words.SAME_SURFACE, *words.PLACES, *words.WEIGHTS, "opposite knee",
          "left foot", "right hand", "right shoulder"]  # fmt: skip
#: Anything that the language can say, sensible or not.
SAID = st.one_of(
    st.builds("{} {} the {}".format, st.sampled_from(PARTS),
              st.sampled_from(["on", "at", "against", "behind", "on the edge of"]),
              st.sampled_from(PLACES)),
    st.builds("{} {}".format, st.sampled_from([*words.HELD, *words.SAME_THING, *words.ROOM]),
              st.sampled_from([
                  "in both hands", "in the hands", "in the left hand", "between the knees",
                  "between the hands and the knees", "between the elbows and the feet",
                  "between the wall and the lower back", "on the shoulders", "on the hips",
                  "around the ankles", "under the feet", "behind", "in front", "under the back",
                  "from above left to the right hand", "from below to the ankles",
                  "between the right hand and the left knee", "from the feet to the hands"])),
    st.builds("{}arrow at the {}".format, st.sampled_from(["", "circle "]),
              st.sampled_from(["hands", "left foot", "hips", "head", "ball", "elbow"])),
    st.sampled_from([
        "turn arrow", "turn arrow left", "no arrow", "other side", "heels up", "heels down",
        "left foot on its side", "hands together", "feet together", "left foot stays",
        "right knee stays", "facing left", "facing away", "front view", "back view",
        "three-quarter view", "three-quarter front view", "hips off the floor",
        "head off the floor", "hands off the floor", "arms up", "legs back", "torso level"]),
    st.builds("{} {}".format,
              st.sampled_from(["knees", "left hip", "shoulders", "torso", "spine", "arms out",
                               "torso turned", "torso tilted", "left arm up", "right leg back"]),
              st.sampled_from([-200, -90, -20, 0, 45, 120, 400])),
)  # fmt: skip
SAYINGS = st.lists(SAID, max_size=4).map(lambda phrases: "".join(f", {one}" for one in phrases))


def pair(a: str, b: str = "standing") -> Figure:
    return read([(f"start: {a} — A", 0), (f"end: {b} — B", 900)])


@given(st.lists(st.tuples(st.text(max_size=60), st.integers(0, 10**6)), max_size=4))
@settings(deadline=None)
def test_any_text_gives_a_figure(lines: list[tuple[str, int]]) -> None:
    """Nothing raises; a problem points into the text that was given."""
    figure = read(lines)
    assert len(figure.positions) == len(lines)
    if not lines:
        return
    low = min(offset for _, offset in lines)
    high = max(offset + len(text) for text, offset in lines)
    for problem in figure.problems:
        assert low <= problem.start <= problem.end <= high or problem.code == "missing-position"


@given(POSES)
@settings(deadline=None, max_examples=60)
@example("superman, torso -200, belly on the ball")
def test_any_pose_is_drawn_within_its_box(pose: str) -> None:
    """The SVG is well formed, small, and clips nothing; spans are of the line."""
    line = f"start: {pose} — A"
    figure = read([(line, 0), ("end: squat — B", 900)])
    for problem in figure.problems:
        assert 0 <= problem.start <= problem.end <= 914
    text = svg(figure.positions, label="x")
    ElementTree.fromstring(text)
    for position in figure.positions:
        x, y, size = position.drawing.box
        inside = [
            (float(a), float(b))
            for shape in position.drawing.shapes
            if shape.role not in ("gap", "ground")
            for a, b in re.findall(r"[ML](-?[\d.]+)[ ]?(-?[\d.]+)", shape.path)
        ]
        assert all(x <= a <= x + size and y <= b <= y + size for a, b in inside)
        assert len(symbol(position, "a").encode()) < 2500


@given(POSES, st.lists(PHRASES, max_size=3))
@settings(deadline=None, max_examples=60)
@example("pike, heels up", ["torso 145", "elbows 95"])
@example("side plank", ["right hip out 30"])
def test_any_position_made_from_another_is_drawn(pose: str, phrases: list[str]) -> None:
    """Whatever the two share, placing one beside the other works."""
    figure = pair(pose, ", ".join(["start", *phrases]))
    assert len(figure.positions) == 2
    between(*figure.positions, 0.5)


@given(
    st.sampled_from(sorted(BASES)),
    SAYINGS,
    st.one_of(st.just("start"), st.sampled_from(sorted(BASES))),
    SAYINGS,
)
@settings(deadline=None, max_examples=150)
@example("standing", ", belly on the edge of the step", "start", "")
@example("side plank", ", left hip on the floor, back on the ball", "start", ", circle arrow at"
         " the ball")  # fmt: skip
def test_whatever_the_language_can_say_is_drawn(
    base: str, more: str, second: str, changed: str
) -> None:
    """Bases with contacts, things and arrows, sensible or not: a picture, and no number amiss."""
    figure = pair(base + more, second + changed)
    start, end = figure.positions
    for position in (start, end, between(start, end, 0.5)):
        left, top, right, bottom = position.drawing.inner
        assert left < right
        assert top < bottom
        assert not re.search("nan|inf", "".join(shape.path for shape in position.drawing.shapes))
    assert len(cropped(figure.positions)) == 2


def test_a_cropped_picture_is_as_wide_as_what_it_shows() -> None:
    figure = pair("standing", "lying on the back")
    (tall, (_, top, narrow, high)), (flat, (_, same_top, wide, also_high)) = cropped(
        figure.positions, label="x"
    )
    assert top == same_top
    assert high == also_high
    assert 95 < high < 105
    assert narrow < 30 < 90 < wide
    for text, width in ((tall, narrow), (flat, wide)):
        root = ElementTree.fromstring(text)
        left, top, across, down = map(float, root.get("viewBox", "").split())
        assert (across, down) == (width, high)
        ground = next(part.get("d", "") for part in root if part.get("stroke") == "#8a8a8a")
        start, y, end = map(float, re.findall(r"-?[\d.]+", ground))
        assert left <= start < end <= left + width
        assert top < y < top + high
    assert cropped(()) == ()


def test_an_arrow_touches_nothing() -> None:
    for end in ("squat", "lunge", "plank", "wide squat", "side plank", "hanging"):
        shapes = pair("standing", end).positions[1].drawing.shapes
        ends = [
            (float(x), float(y)) for shape in shapes if shape.role == "arrow"
            for x, y in re.findall(r"(-?[\d.]+)[ ]?(-[\d.]+|[\d.]+)", shape.path)
        ]  # fmt: skip
        assert ends
        for shape in shapes:
            if shape.role in ("near", "far") and "Q" not in shape.path:
                points = [
                    (float(x), float(y))
                    for x, y in re.findall(r"(-?[\d.]+)[ ]?(-[\d.]+|[\d.]+)", shape.path)
                ]
                assert all(dist(a, b) > shape.width / 2 for a in ends for b in points)


@given(
    st.sampled_from(sorted(BASES)),
    st.lists(st.tuples(st.integers(3, 28), st.floats(-20, 20)), max_size=8),
)
@settings(deadline=None, max_examples=80)
def test_bones_keep_their_lengths(base: str, changes: list[tuple[int, float]]) -> None:
    angles = list(pair(base, "squat").positions[0].pose.angles)
    for index, by in changes:
        angles[index] += by
    points = skeleton(angles).points
    for side in ("right", "left"):
        assert dist(points[f"{side} hip"], points[f"{side} knee"]) == pytest.approx(THIGH)
        assert dist(points[f"{side} knee"], points[f"{side} ankle"]) == pytest.approx(SHANK)
        assert dist(points[f"{side} shoulder"], points[f"{side} elbow"]) == pytest.approx(UPPER_ARM)


@given(POSES)
@settings(deadline=None, max_examples=25)
@example("airplane, torso -17")
def test_solved_angles_stay_in_their_range(pose: str) -> None:
    angles = pair(pose).positions[0].pose.angles
    for joint, angle in zip(JOINTS, angles, strict=True):
        assert joint.low - 60 <= angle <= joint.high + 60


def test_same_text_same_figure() -> None:
    one = pair("goblet", "squat, hands at the chest, kettlebell in both hands")
    two = pair("goblet", "squat, hands at the chest, kettlebell in both hands")
    assert one == two
    assert hash(one) == hash(two)
    assert pickle.loads(pickle.dumps(one)) == one


@pytest.mark.parametrize(
    "pose",
    [
        "left lunge, band from behind to the hands, arrow at the head, right foot stays",
        "three-quarter view, side plank, right hand at the hip",
        "squat, knees 300, hands on the ball, 'é\ud800'",
    ],
)
def test_a_figure_that_was_written_down_is_read_as_it_was(pose: str) -> None:
    figure = pair(pose)
    again = from_json(to_json(figure))
    assert again == figure
    assert repr(again) == repr(figure)
    assert hash(again) == hash(figure)


SCRIPT = """
from plugins.figures import read, svg
from plugins.figures.base import BASES
for name in BASES:
    lines = [("a: standing, band between the hands — A", 0), (f"b: {name} — B", 50)]
    print(svg(read(lines).positions))
"""


def test_the_hash_seed_changes_nothing() -> None:
    outs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outs) == 1


def test_positions_share_a_box_and_a_ground() -> None:
    figure = read([
        ("a: standing — A", 0), ("b: hanging — B", 20), ("c: lying on the back — C", 40)
    ])  # fmt: skip
    assert len({position.drawing.box for position in figure.positions}) == 1
    grounds = {
        shape for p in figure.positions for shape in p.drawing.shapes if shape.role == "ground"
    }
    assert len(grounds) == 1


def test_feet_stay_where_they_stood() -> None:
    figure = pair("standing", "squat")
    heels = [skeleton(p.pose.angles).points["right heel"][0] + p.shift[0] for p in figure.positions]
    assert heels[0] == pytest.approx(heels[1], abs=0.2)


def test_in_betweens_keep_the_contacts() -> None:
    start, end = pair("standing", "squat").positions
    heights = []
    for step in range(5):
        found = skeleton(between(start, end, step / 4).pose.angles).points
        assert found["right heel"][1] == pytest.approx(0, abs=0.1)
        assert found["right toe"][1] == pytest.approx(0, abs=0.1)
        heights.append(found["hips"][1])
    assert all(high > low for high, low in pairwise(heights))
    assert between(start, end, 0.5).drawing.box == start.drawing.box


def test_a_kettlebell_is_drawn_as_a_thing_and_can_be_taken_away() -> None:
    figure = pair("standing, kettlebell in both hands", "start, no kettlebell, squat")
    roles = [{shape.role for shape in one.drawing.shapes} for one in figure.positions]
    assert "thing" in roles[0]
    assert "thing" not in roles[1]


def test_the_arrow_can_be_left_out() -> None:
    def arrows(end: str) -> int:
        shapes = pair("standing", end).positions[1].drawing.shapes
        return sum(shape.role == "arrow" for shape in shapes)

    assert arrows("squat") == 2
    assert arrows("squat, no arrow") == 0


def test_a_symbol_has_the_colours_of_the_page_and_a_picture_its_own() -> None:
    position = pair("standing", "standing, left thigh forward 60").positions[1]
    page = ElementTree.fromstring(symbol(position, "squat-1"))
    assert page.get("id") == "squat-1"
    named = {
        (part.get("stroke") or "").removeprefix("var(--figure-").split(")")[0] for part in page
    }
    assert named == {"near", "far", "ground", "paper,var(--surface", "arrow,var(--figure-thing"}
    paper = svg(position, Style(near="#123456"))
    assert "#123456" in paper
    assert "var(" not in paper
