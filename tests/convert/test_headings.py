"""What heads other lines: a part done so often, a clock, a superset, and where a part ends."""

from __future__ import annotations

import pytest

from plugins.notation.convert import Kind, convert, read_line
from plugins.notation.convert.lines import read_all
from tests.convert.test_together import asked, body


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Tabata (8 rounds, 20/10)", ("8", "20", "10")),
        ("Tabata (20/10 x 6):", ("6", "20", "10")),
        ("Tabata 20 s / 10 s", ("", "20", "10")),
        ("E2MOM x 5", ("", "120", "")),
        ("E3MOM", ("", "180", "")),
        ("Warm-up x 2", ("2", "", "")),
        ("Main x 3:", ("3", "", "")),
        ("Week 2 - Day 3", ("", "", "")),
        ("Week 4, day B", ("", "", "")),
        ("Monday: legs", ("", "", "")),
        ("Part C – yaks, optional", ("", "", "")),
        ("Block 2: yak work", ("", "", "")),
    ],
)
def test_a_heading_is_no_exercise(line: str, values: tuple[str, str, str]) -> None:
    """It may say how often, how long and how long a rest."""
    reading = read_line(line)
    assert (reading.kind, reading.unread) == (Kind.HEADER, False)
    assert (reading.sets, reading.seconds, reading.rest_s) == values


@pytest.mark.parametrize("line", ["Monday: squats 3x8", "Week 2: squats 3x8", "Part B: squats 3x8"])
def test_an_exercise_with_its_place_is_one(line: str) -> None:
    """The day before it is a remark."""
    reading = read_line(line)
    assert (reading.kind, reading.name, reading.sets) == (Kind.EXERCISE, "squats", "3")


@pytest.mark.parametrize("line", ["Set 2: rest", "Round 3: slower"])
def test_what_a_round_says_is_no_part(line: str) -> None:
    """It is about the lines above, and would end them."""
    assert read_line(line).kind is not Kind.HEADER


@pytest.mark.parametrize("line", ["Yak complex x5", "Yak complex x5, no putting it down"])
def test_how_often_a_complex_is_done_is_asked_about(line: str) -> None:
    """It may consist of the lines below."""
    assert read_line(line).unread


@pytest.mark.parametrize("line", ["10", "2x", "x3", "1. "])
def test_a_number_alone_is_of_nothing(line: str) -> None:
    """It is one of an exercise only right below its name."""
    assert read_all(f"{line}\n")[0].unread
    assert not read_all("Yak squat\n10\n")[1].unread


def test_a_tabata_of_a_list() -> None:
    """Its times are the scheme, and the author is asked whether all share the eight."""
    text = "Tabata (20/10 x 8):\n- yak squats\n- yak jumps\n1 min rest between exercises\n"
    scheme = "*Tabata 8 x 20 s / 10 s, rest 60 s between exercises*"
    assert scheme in body(text).replace("1 min", "60 s")
    assert "- yak squats\n- yak jumps" in body(text)
    assert 1 in asked(text)


def test_a_superset_by_its_heading() -> None:
    """The heading says in which order the sets are done."""
    text = "Superset 1\nYak press 4x9\nYak row 4x12\n\nSuperset 2\nYak dips 3x8\nYak curl 3x8\n"
    assert body(text).count("*superset*") == 2


def test_a_part_ends_the_rounds_before_it() -> None:
    """What follows the heading of a part is not done in the rounds above."""
    text = "3 rounds:\n9 yak jumps\nPart C – cool down, optional\nYak walk 5 min\n"
    assert body(text).endswith("## Part C – cool down, optional\n- Yak walk: 5 min")


def test_rounds_of_a_part_without_a_mark() -> None:
    """A part done so often heads what follows it."""
    text = "Warm up x 2\nYak jumps x 9\nMain x 3\nYak press x 8\n"
    assert "*2 rounds*\n- Yak jumps: 9 reps" in body(text)
    assert "*3 rounds*\n- Yak press: 8 reps" in body(text)


def test_the_minute_of_a_rest_is_one_of_the_clock() -> None:
    """It counts among the lines that share the minutes."""
    text = "EMOM 9:\nMin 1: 9 yak jumps\nMin 2: 7 yak rolls\nMin 3: rest\n"
    assert "*EMOM 9 min*" in body(text)
    assert "- Rest: 60 s" in body(text)


def test_a_ladder_below_for_time_is_for_time() -> None:
    """The heading says what the steps do not."""
    assert "for time*" in body("For time:\n30-20-10\nYak jumps\nYak rolls\n")


def test_steps_without_an_end_are_no_ladder_of_five() -> None:
    """How far it goes nobody knows; and the line above stays as it was written."""
    text = "AMRAP 12\n3-6-9-12-15... of\nyak jumps\nyak rolls\n"
    made = body(text)
    assert "*reps" not in made
    assert "720" not in made
    assert 2 in asked(text)


@pytest.mark.parametrize("line", ["200 pull", "400 kick", "100 free", "8 x 50 kick"])
def test_a_number_before_a_stroke_is_asked_about(line: str) -> None:
    """It is rather metres than reps."""
    assert read_line(line).unread


@pytest.mark.parametrize(
    "line",
    ["Yak curl 3x8 (rest 90)", "Yak press 3 x 8 / 60s", "DB yak press 3x8 10kg each"],
)
def test_what_is_taken_for_granted_is_asked_about(line: str) -> None:
    """A rest without its unit or its word, and a load of each of two unnamed things."""
    assert convert(line).questions


def test_a_line_that_is_not_read_is_no_title() -> None:
    """What looks like an amount is asked about although it stands at the top."""
    draft = convert("Yak squat 3x8?\n\nYak press 3x8\n")
    assert [question.line for question in draft.questions] == [1]


def test_a_finisher_has_a_section_of_its_own() -> None:
    """It is done once, after all that stands above, with rounds or without."""
    assert body("Yak press 3x8\nFinisher: 90 yak jumps\n").endswith(
        "## Finisher\n- yak jumps: 90 reps"
    )


def test_the_letter_of_a_section_is_no_remark() -> None:
    """It is the heading already."""
    text = "A1. Yak press 3x8\nA2. Yak row 3x8\nC. Yak dips 3x8\n"
    assert body(text).endswith("## C\n- Yak dips: 3 x 8")


def test_labels_of_another_order_are_asked_about() -> None:
    """1a and 1b may be a superset, and are no label of the notation."""
    assert asked("1a Yak squat x 12\n1b Yak row x 9\n") == {1, 2}


def test_the_steps_of_two_exercises_are_asked_about() -> None:
    """21-15-9 of two are done in turn, which one line cannot say."""
    assert read_line("21-15-9 yak jumps/yak rolls").unread


def test_a_superset_that_is_done_so_often() -> None:
    """Its heading says both."""
    assert "*superset, 3 rounds*" in body("Superset x 3\nYak press x 8\nYak row x 8\n")


def test_words_apart_above_further_lines_end_the_rounds() -> None:
    """Whether they are a heading is asked; what follows is not silently done so often."""
    text = "3 rounds:\n9 yak jumps\n\nFor later, if you like\nYak walk 5 min\n"
    assert body(text).endswith("## For later, if you like\n- Yak walk: 5 min")
    assert 4 in asked(text)


def test_labels_within_a_superset_are_said() -> None:
    """The heading has answered what they are."""
    assert asked("Superset\n1a. Yak press 3x8\n1b. Yak row 3x8\n") == set()
