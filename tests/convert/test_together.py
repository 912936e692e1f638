"""Lines that are about others: what a whole text says that no line says alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.notation.convert import Kind, convert, read_line
from plugins.notation.convert.draft import SAID_OTHERWISE
from plugins.notation.convert.lines import read_all


def body(text: str) -> str:
    """Return what becomes of a text with a title, without blank lines and fences."""
    lines = convert(f"Owl yard\n\n{text}").text.splitlines()[1:-1]
    return "\n".join(line for line in lines if line)


def asked(text: str) -> set[int]:
    """Return the lines that are asked about, counted from the first below the title."""
    return {question.line - 2 for question in convert(f"Owl yard\n\n{text}").questions}


@pytest.mark.parametrize(
    ("last", "heading", "line"),
    [
        ("Then finish with 70 owl hops. Enjoy!", "Then finish with", "owl hops: 70 reps — Enjoy"),
        ("Cash out: 600m run", "Cash out", "run: 600 m"),
        ("finisher - 30 owl hops", "finisher", "owl hops: 30 reps"),
        ("Finally, 30 owl hops", "Finally", "owl hops: 30 reps"),
        ("then\n30 owl hops", "then", "owl hops: 30 reps"),
    ],
)
def test_what_comes_last_is_not_in_the_rounds(last: str, heading: str, line: str) -> None:
    """It is done once: it begins a section, and its words are the heading."""
    text = body(f"4 rounds of:\n9 owl rolls\n7 owl jumps\n{last}\n")
    head = "*4 rounds*\n- owl rolls: 9 reps\n- owl jumps: 7 reps\n"
    assert text == f"{head}## {heading}\n- {line}"


def test_a_rest_that_comes_last_is_asked_about() -> None:
    """It may be in each round or behind the last one."""
    text = "4 rounds of:\n9 owl rolls\nThen rest 2 min\n"
    assert "> Then rest 2 min" in body(text)
    assert asked(text) == {3}


def test_a_rest_between_two_amraps_is_asked_about() -> None:
    """Nobody rests as a part of an AMRAP's round."""
    text = "AMRAP 6 min:\n5 owl rolls\nrest 3 min\nAMRAP 6 min:\n7 owl jumps\n"
    assert "> rest 3 min" in body(text)
    assert asked(text) == {3}


def test_a_ladder_above_names() -> None:
    """The steps on a line of their own count the exercises below, and a cap is the scheme's."""
    text = "15-12-9\nThrusters 40/30 kg\nBurpees\nTime cap: 9 min\n"
    assert body(text) == (
        "*reps 15-12-9, for time, cap 9 min*\n- Thrusters: @ 40 kg / 30 kg\n- Burpees"
    )
    assert asked(text) == set()
    assert body("15-12-9 for time:\nThrusters\nBurpees\n").startswith("*reps 15-12-9, for time*")


def test_words_below_a_ladder_are_no_exercise() -> None:
    """A name needs no number there, but not all words are names."""
    text = "15-12-9\nThrusters\nBurpees\n\nWell done all\n"
    assert "> Well done all" in body(text)
    assert asked(text) == {5}


def test_steps_above_an_amount_are_no_ladder() -> None:
    """An exercise that says how much is not counted by them: it is asked."""
    assert asked("15-12-9\n30 owl hops\n") == {1}


def test_a_cap_alone_is_for_time() -> None:
    """It is read so, and asked about."""
    text = "60 owl rolls\n50 owl jumps\n12 min cap\n"
    assert body(text).startswith("*for time, cap 12 min*\n- owl rolls")
    assert asked(text) == {3}


def test_intervals_and_how_often() -> None:
    """Work, rest and rounds in one header."""
    text = "50s work / 10s rest x 3 rounds\nOwl rolls\nOwl jumps\n"
    assert body(text) == "*50 s on / 10 s off, 3 rounds*\n- Owl rolls\n- Owl jumps"
    reading = read_line("50s work / 10s rest x 3 rounds")
    assert (reading.kind, reading.sets, reading.seconds) == (Kind.HEADER, "3", "50")


@pytest.mark.parametrize(
    ("line", "scheme"),
    [
        ("Rest 75s between sets", "rest 75 s between sets"),
        ("Take 2 min rest between exercises.", "rest 2 min between exercises"),
        ("Rest 30-45s after each set.", "rest 30-45 s between sets"),
        ("Rest between sets: 2:00", "rest 2 min between sets"),
    ],
)
def test_a_rest_between_sets_is_the_schemes(line: str, scheme: str) -> None:
    """Below or above all exercises of a text it holds for all of them."""
    for text in (f"Owl squats 3x8\nOwl rows 3x9\n{line}\n", f"{line}\nOwl squats 3x8\n"):
        assert body(text).startswith(f"*{scheme}*\n- Owl squats: 3 x 8")
        assert asked(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Owl squats 3x8\nOwl rows 3x9\n2 mins rest between each\n",
        "Owl squats 3x8\nOwl rows 3x9\nRest 75s between sets, except rows (3 min).\n",
        "Owl squats 3x8\nOwl rows 3x9\nRest 75s after the squats\n",
        "Owl squats 3x8\nRest 75s between sets\nOwl rows 3x9\n",
    ],
)
def test_a_rest_of_some_lines_is_asked_about(text: str) -> None:
    """It is no rest at the end, no exercise, and not guessed to be one of all sets."""
    assert "- Rest" not in body(text)
    assert "*rest" not in body(text)
    (number,) = asked(text)
    assert f"> {text.splitlines()[number - 1]}" in body(text)


@pytest.mark.parametrize(
    ("head", "scheme"),
    [
        ("Core circuit (x4)", "## Core circuit\n*4 rounds*"),
        ("BARN (do 2-3 times)", "## BARN\n*2-3 rounds*"),
        ("Core (3 rounds)", "## Core\n*3 rounds*"),
        ("Core (3 sets)", "## Core\n> 3 sets"),
    ],
)
def test_rounds_in_the_bracket_of_a_heading(head: str, scheme: str) -> None:
    """They are the section's; sets are each exercise's own business."""
    text = body(f"{head}\n- Owl rolls 9\n- Owl jumps 7\n")
    assert text == f"{scheme}\n- Owl rolls: 9 reps\n- Owl jumps: 7 reps"


def test_supersets_with_letters() -> None:
    """Small letters are marks of a list; sets and rest of a superset are its rounds', and asked."""
    text = "Superset 1 (3 sets, 75s rest)\n  a. Owl squats 8\n  b. Owl rows 9\n"
    two = text + text.replace("1", "2")
    scheme = "*superset, 3 rounds, rest 75 s between rounds*"
    lines = "- Owl squats: 8 reps\n- Owl rows: 9 reps"
    assert body(two) == f"## Superset 1\n{scheme}\n{lines}\n## Superset 2\n{scheme}\n{lines}"
    assert asked(two) == {1, 4}


@pytest.mark.parametrize(
    ("head", "becomes"),
    [("Superset (3 rounds)", "## Superset\n*3 rounds*"), ("Superset", "## Superset")],
)
def test_an_unread_line_of_a_superset_leaves_the_other(head: str, becomes: str) -> None:
    """One exercise is none, and stays with its sets and rounds; what was not read is asked."""
    text = f"{head}\n- Owl squats 8\n- Owl rows 9 or so\n"
    assert body(text) == f"{becomes}\n- Owl squats: 8 reps\n> - Owl rows 9 or so"
    assert 3 in asked(text)
    assert 2 not in asked(text)


@pytest.mark.parametrize("end", ["so", "fewer", "less", "two", "whatever"])
def test_another_number_is_no_other_exercise(end: str) -> None:
    """What may be done instead of nine is asked about."""
    assert read_line(f"Owl rows 9 or {end}").unread
    assert read_line("Owl rows 9 or lunges").instead == ("lunges",)


def test_a_part_with_its_time_is_a_heading() -> None:
    """Nobody does strength for 15 minutes as an exercise; the time is asked about."""
    text = "Strength (15 min)\nOwl squats 3x8\n"
    assert body(text) == "## Strength\n> 15 min\n- Owl squats: 3 x 8"
    assert asked(text) == {1}


@pytest.mark.parametrize(
    ("text", "line", "values"),
    [
        ("Time cap: 9 min", 0, ("header", "", "", "540", "")),
        ("12 min cap", 0, ("header", "", "", "720", "")),
        ("15-12-9", 0, ("header", "3", "15,12,9", "", "")),
        ("15-12-9\nThrusters 40/30 kg\nBurpees", 0, ("header", "3", "15,12,9", "", "")),
        ("Owl rolls\n15-12-9\nBurpees", 1, ("exercise", "3", "15,12,9", "", "")),
        ("15-12-9\n30 owl hops", 0, ("exercise", "3", "15,12,9", "", "")),
        ("Core circuit (x4)", 0, ("header", "4", "", "", "")),
        ("Superset (3 rounds, rest 75 s)", 0, ("header", "3", "", "", "75")),
        ("Strength (15 min)", 0, ("header", "", "", "900", "")),
        ("- Warm-up (5 min)", 0, ("exercise", "", "", "300", "")),
        ("Owl rows (x4)", 0, ("exercise", "", "4", "", "")),
        ("BARN (do 2-3 times)\n- Owl rolls 9", 0, ("header", "2-3", "", "", "")),
        ("Day 2 - Barn\n- Owl rolls 9", 0, ("header", "", "", "", "")),
        ("Rest after each round: 80 s", 0, ("rest", "", "", "", "80")),
    ],
)
def test_each_line_is_read_where_it_stands(
    text: str, line: int, values: tuple[str, str, str, str, str]
) -> None:
    """The object of a line says what the block makes of it."""
    one = read_all(f"{text}\n")[line]
    said = (one.kind.value, one.sets, one.reps, one.seconds, one.rest_s)
    assert said == values
    assert not one.unread


def test_a_pair_of_loads_without_a_unit_is_asked_about() -> None:
    """It is read, and the author is told how."""
    assert asked("12 KB swings (20/12)\n") == {1}
    assert asked("12 KB swings (20/12 kg)\n") == set()


def test_loads_without_a_unit_are_asked_about_once() -> None:
    """The first line is shown, and the others are named."""
    text = "15-12-9\nThrusters 40/30\nBurpees\nCleans 60/40\nJerks 50/35\n"
    (question,) = convert(f"Owl yard\n\n{text}").questions
    assert question.words == "Thrusters 40/30"
    assert question.why.endswith("in kilograms, or in pounds? So are those of lines 6, 7")


def test_a_line_that_gives_way_stands_once() -> None:
    """Intervals that do not fit are words: as the heading, not once more below it."""
    text = body("9 owl rolls\n\nEvery 2 min x 5:\n3 owl jumps\n6 owl hops\n")
    assert text.count("Every 2 min x 5") == 1
    assert "5 intervals" in convert("Every 2 min x 5:\n3 owl jumps\n6 owl hops\n").questions[0].why


def test_where_a_text_is_from_is_no_heading() -> None:
    """A comment, or a fence of the notation, stays a note."""
    assert body("Owl rows 3x9\n# source: the barn\n- Owl squats 3x8\n").count("##") == 0
    assert body("Owl rows 3x9\n\n/// workout | owl\n- Owl squats 3x8\n").count("##") == 0


def test_a_draft_is_canonical() -> None:
    """The formatter would change nothing."""
    text = body("EMOM 8:\n1 rep owl lift\n\nAMRAP 9 min\n120 s owl plank\n90 metres run\n")
    assert "*EMOM 8 min*\n- owl lift: 1 rep\n" in text
    assert text.endswith("*AMRAP 9 min*\n- owl plank: 2 min\n- run: 90 m")


_WORDS = """
then finish with 9 owl hops rolls barn plank 30s rest between sets each rounds of 3 15-12-9 cap min
except cash out : , . ( ) - core circuit x4 superset a. b. EMOM 8 AMRAP for time KB swings 20/12 kg
every 2 after take work off kindly # | > 3x8 per side
"""


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(_WORDS.split()), max_size=8).map(" ".join) | st.just(""),
        max_size=8,
    ).map("\n".join)
)
def test_each_word_is_in_the_block_or_asked_about(text: str) -> None:
    """Nothing that a coach wrote goes without a word."""
    draft = convert(text)
    there = " ".join([draft.text, *(question.words for question in draft.questions)]).casefold()
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    units = {"every", "emom", "amrap", "cap", "kg", "take", "after", "work", "times"}
    units |= {"a", "b"}  # which are marks of a list, as 1. and 2. are
    assert words - SAID_OTHERWISE - units <= set(re.findall(r"[^\W\d_]+", there))
