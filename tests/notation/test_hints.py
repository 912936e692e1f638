"""What a hint says to write is itself read without a mistake."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from plugins.notation.diagnostics import Severity
from plugins.notation.source import Source, Span
from plugins.notation.workout import parse
from tests.harness.cases import read_folder

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Diagnostic

#: Slips of a newcomer, beside those of the golden cases.
SLIPS: Final = """\
3x8 20kg
12-10-8 @ 20 kg
12-10-8 per side @ 20 kg @ RPE 8
5/3/1 @ RPE 8, rest 60 s
3x8x20kg
3x8 with 20 kg
8 reps 20 kg
8 reps 7,5 kg
3 x 8 70%
3 x 8 x 20-24 kg each hand
3 x 8 (slow)
3 x 8 (slow, and deep) @ 16 kg
3 x 8 (tempo 3-1-1)
3 x 8 (tempo 3-1-1), rest 60 s
3 x 8 (RPE 7)
three sets of ten
three sets of ten @ 20 kg
ten reps
ten-twelve reps
half a minute
3 x half a minute
3 x 8, rest a minute
8 -slow
8 reps- slow
8 @ 16 kg -slow, rest 60 s
8 e/s
3 x 8 p/s
3 x 8 ea side
3 x 8 ea. leg @ 16 kg
3 x 8 L/R
8 reps, e/s
x 8
x 8 @ 20 kg
10 m walk
20 m carry @ 20 kg
3 x 8 slow and deep, rest 60 s
8kgs RPE7
3 x 8 RPE 7-8
3 x 8, rest 1m
3 x 8, rest 1m30
3 x 8, rest 1-2m
3 x 8 tempo 3-1-1-0
""".splitlines()

_CUE: Final = re.compile(r"write it as a cue, behind a dash(.*): (— .+)")
_WRITE: Final = re.compile(
    r"(?:.*, such as |write it without the brackets: |m is for metres: write |write )"
    r"(.+?)(?: or .+)?"
)
#: Codes whose hints are made from the author's own words, in which all marked words are replaced.
_CODES: Final = ("unread-dose", "unknown-unit", "unread-rest", "unknown-scheme")
#: Hints that are examples of what there is, not of what is to stand in place of the marked words.
_GENERAL: Final = re.compile(
    r"write (?:words of your own|a load or an effort|digits, such as|sets x reps|"
    r"rest 90 s or|1:30, or|- Rest|straight|3 rounds, straight|both ends|between|"
    r"a number or a range)"
)


def errors(text: str) -> list[Diagnostic]:
    found = parse(Source("workout", text), Span(0, len(text)), "Case").diagnostics
    return [d for d in found if d.severity is Severity.ERROR and d.code != "empty-workout"]


def corrected(text: str) -> str:
    """Do what the first hint of each error says, from the last to the first."""
    cues = ""
    for error in reversed(errors(text)):
        start, end = error.span.start, error.span.end
        cue = _CUE.fullmatch(error.hints[0])
        write = _WRITE.fullmatch(error.hints[0])
        assert cue or write, error.hints
        if cue and cue[1]:
            cues, words = f" {cue[2]}", ""
        else:
            words = cue[2] if cue else write[1] if write else ""
        if text[:start].endswith("rest "):
            words = words.removeprefix("rest ")
        text = text[:start] + words + text[end:]
    return f"{text.rstrip()}{cues}\n"


@pytest.mark.parametrize("slip", SLIPS)
def test_a_newcomer_is_told_what_can_be_written(slip: str) -> None:
    """Each slip is an error, and none is left when the hints have been followed."""
    text = f"- Squat: {slip}\n"

    assert errors(text)
    assert errors(corrected(text)) == []


#: A dose as it is written elsewhere, and what its hint is to lead to.
MEANT: Final = (
    # marks
    ("**3 x 8**", "3 x 8"),
    ("*3 x 8* @ 10 kg", "3 x 8 @ 10 kg"),
    ("3 x **8**", "3 x 8"),
    ("3 &times; 8", "3 × 8"),
    # behind an @
    ("3 x 8 @ 8 RPE", "3 x 8 @ RPE 8"),
    ("3 x 8 @ 2RIR", "3 x 8 @ RIR 2"),
    ("3 x 8 @ 80 percent", "3 x 8 @ 80%"),
    ("3 x 8 @ tempo 3110", "3 x 8, tempo 3110"),
    ("3 x 8 @ rest 60 s", "3 x 8, rest 60 s"),
    ("3 x 8 @ RPR 8", "3 x 8 @ RPE 8"),
    ("3 x 8 @ ten kg", "3 x 8 @ 10 kg"),
    ("3 x 8 @ kg 10", "3 x 8 @ 10 kg"),
    ("3 x 8 @ BW+10", "3 x 8 @ BW+10 kg"),
    ("3 x 8 @ 10 kg per dumbbell", "3 x 8 @ 10 kg per hand"),
    # sides, sets, ranges
    ("8 ps", "8 per side"),
    ("8/s", "8 per side"),
    ("8 L + 8 R", "8 per side"),
    ("9 L + 8 R", "9 left, then 8 right"),
    ("8..12", "8-12"),
    ("3 times 8", "3 x 8"),
    ("3(8)", "3 x 8"),
    ("8 3x", "3 x 8"),
    ("sets 3 reps 8", "3 x 8"),
    ("10 kg 3 x 8", "3 x 8 @ 10 kg"),
    ("until failure", "max"),
    ("3 x AMAP", "3 x max"),
    ("12 Wiederholungen", "12 reps"),
    # order and details
    ("per side 8", "8 per side"),
    ("rest 60 s, 3 x 8", "3 x 8, rest 60 s"),
    ("@ 10 kg, 3 x 8", "3 x 8 @ 10 kg"),
    ("optional, 3 x 8", "3 x 8, optional"),
    ("3 x 8, rest 1'30", "3 x 8, rest 1:30"),
    ("3 x 8, rest 1min30", "3 x 8, rest 1:30"),
    ("3 x 8, pause 60 s", "3 x 8, rest 60 s"),
    ("3 x 8, 60 s", "3 x 8, rest 60 s"),
    ("3 x 8, 3-1-1-0", "3 x 8, tempo 3-1-1-0"),
    ("3 x 8 RIR: 2", "3 x 8, RIR 2"),
    ("3 x 8 - 60 s rest", "3 x 8, rest 60 s"),
    ("3 x 8!", "3 x 8"),
    # as runners and coaches write
    ("5k", "5 km"),
    ("3 x 1.5k", "3 x 1.5 km"),
    ("1'30", "1:30"),
    ("3 sets to failure", "3 x max"),
    ("3 sets AMRAP", "3 x max"),
    ("BW x 10", "10 @ BW"),
    ("3 x 10 x bodyweight", "3 x 10 @ bodyweight"),
    ("3 x 8 w/ 20 kg", "3 x 8 @ 20 kg"),
    ("3 x 8, R: 90s", "3 x 8, rest 90s"),
    ("3 x 8 @ RPE 7/8", "3 x 8 @ RPE 7-8"),
    ("1RM", "1 rep @ 100% 1RM"),
    ("20 (10/side)", "10/side"),
    ("20 (10 each)", "10 each"),
    ("10 min Z2", "10 min @ Z2"),
    ("30 s each side x 3", "3 x 30 s each side"),
    ("hold 30 s", "30 s"),
    ("3 x 10 s hold/side", "3 x 10 s/side"),
    ("3 x 1 ES", "3 x 1 per side"),
    ("3 x 5/5", "3 x 5 per side"),
    ("1/1 x 3", "3 x 1 per side"),
    ("3 x 8 (4/side)", "3 x 4/side"),
    ("3 x 8 (2 RIR)", "3 x 8 @ RIR 2"),
    ("3 x 8 90s rest", "3 x 8, rest 90s"),
    ("3 x 8 w/ 40 sec rest", "3 x 8, rest 40 sec"),
    ("3 x 8 (3-1-3-0)", "3 x 8, tempo 3-1-3-0"),
    # other reps or loads in each set
    ("5,5,5", "1 x 5, then 1 x 5, then 1 x 5"),
    ("5/3/1+", "1 x 5, then 1 x 3, then 1 x 1+"),
    ("12, 10, 8", "1 x 12, then 1 x 10, then 1 x 8"),
    ("3 x 12/10/8", "1 x 12, then 1 x 10, then 1 x 8"),
    ("3 x 12-10-8 @ 20 kg", "1 x 12 @ 20 kg, then 1 x 10 @ 20 kg, then 1 x 8 @ 20 kg"),
    ("8 @ 20kg, 6 @ 24kg, 4 @ 28kg", "8 @ 20kg, then 6 @ 24kg, then 4 @ 28kg"),
    ("8 @ 20kg then 6 @ 24kg", "8 @ 20kg, then 6 @ 24kg"),
    ("3 x 8 @ 60, 65, 70%", "1 x 8 @ 60%, then 1 x 8 @ 65%, then 1 x 8 @ 70%"),
)


@pytest.mark.parametrize(("dose", "meant"), MEANT)
def test_a_dose_as_it_is_written_elsewhere(dose: str, meant: str) -> None:
    """One error, whose hint leads to just what was meant, and that has no mistake at all."""
    text = f"- Squat: {dose}\n"
    assert len(errors(text)) == 1

    assert corrected(text) == f"- Squat: {meant}\n"
    assert parse(Source("", meant := f"- Squat: {meant}"), Span(0, len(meant))).diagnostics == ()


@pytest.mark.parametrize("load", ["light band", "two dumbbells", "one 16 kg bell", "rest of it"])
def test_a_load_in_words_stays_one(load: str) -> None:
    """What is no detail and no effort is the author's own."""
    assert errors(f"- Squat: 3 x 8 @ {load}\n") == []


@pytest.mark.parametrize("load", ["-", "10 kg/lb", "2 x 16 kg/lb", "12.5.5 kg"])
def test_what_is_plainly_no_load_is_told(load: str) -> None:
    """It was taken for the author's words, and lost."""
    (error,) = errors(f"- Squat: 3 x 8 @ {load}\n")

    assert error.code == "unread-load"


@pytest.mark.parametrize(
    ("load", "hint"),
    [
        ("10/20 kg", "write 3 x 8 @ 10 kg / 20 kg"),
        ("20/24/28 kg", "write 1 x 8 @ 20 kg, then 1 x 8 @ 24 kg, then 1 x 8 @ 28 kg"),
        (
            "20/24/28/32 kg",
            "write each set with its own load: 1 x 8 @ 20 kg, then 1 x 8 @ 24 kg",
        ),
        ("43/30", "write @ 43 kg / 30 kg"),
        ("2x10", "write @ 2 x 10 kg"),
        ("3110", "write , tempo 3-1-1-0 in place of the @"),
        ("9999999", "write a load that can be lifted, with its unit, such as @ 16 kg"),
    ],
)
def test_a_bare_number_is_told_what_it_can_be(load: str, hint: str) -> None:
    """Both ends of it, and no load that nobody lifts."""
    (found,) = parse(Source("", line := f"- Squat: 3 x 8 @ {load}"), Span(0, len(line))).diagnostics

    assert found.hints == (hint,)


@pytest.mark.parametrize("dose", ["8 or 12", "8 (12)", "8+8", "3/8", "3 8", "~12"])
def test_a_number_is_no_cue(dose: str) -> None:
    """Where it is not known what it counts, no hint leaves it out."""
    (error,) = errors(f"- Squat: {dose}\n")

    assert error.hints[0].startswith("say what each number is")


@pytest.mark.parametrize(
    ("scheme", "meant"),
    [
        ("three rounds", "3 rounds"),
        ("rounds: 3", "3 rounds"),
        ("3 x", "3 rounds"),
        ("40 on 20 off", "40 s on / 20 s off"),
        ("As many rounds as possible in 10 minutes", "AMRAP 10 minutes"),
        ("Every minute on the minute for 10 minutes", "EMOM for 10 minutes"),
        ("E2MOM 10 min", "every 2 min for 10 min"),
        ("3 rounds, rest 60 s betwen rounds", "3 rounds, rest 60 s between rounds"),
        ("Repeat 3 times", "3 rounds"),
        ("Repeat x 3", "3 rounds"),
        ("x3", "3 rounds"),
        ("3x:", "3 rounds"),
        ("3-4 sets", "3-4 rounds"),
        ("Every 2 min x 5", "every 2 min for 10 min"),
        ("E90S x 5", "every 90 s for 450 s"),
        (":30/:30 x 8", "8 x 30 s on / 30 s off"),
        ("40/20 x 8", "8 x 40 s on / 20 s off"),
        ("21-15-9 for time:", "21-15-9 for time"),
        ("Rest between sets 60 s", "rest 60 s between sets"),
        ("3 RFT", "3 rounds for time"),
        ("Circuit x3", "3 rounds"),
        ("Circuit (3 rounds)", "3 rounds"),
        ("3x through", "3 rounds"),
        ("Superset x 3", "Superset, 3 rounds"),
        ("For time (cap 12 min)", "For time, cap 12 min"),
        ("AMRAP (12 min)", "AMRAP 12 min"),
        ("EMOM x 12", "EMOM 12 min"),
        ("20s work / 10s rest x 8", "8 x 20s work / 10s rest"),
        ("Tabata: 8 rounds", "Tabata 8 x 20 s / 10 s"),
        ("Ladder 5-1", "5-4-3-2-1"),
        ("10 to 7", "10-9-8-7"),
        ("1-4 ladder", "1-2-3-4"),
        ("3 rounds: rest 60 s between rounds", "3 rounds, rest 60 s between rounds"),
    ],
)
def test_a_scheme_as_it_is_written_elsewhere(scheme: str, meant: str) -> None:
    """It is told whole, and what is told has no mistake."""
    (error,) = errors(f"*{scheme}*\n- Squat: 8\n- Row: 8\n")

    assert error.hints == (f"write {meant}",)
    assert errors(f"*{meant}*\n- Squat: 8\n- Row: 8\n") == []


def told(text: str) -> list[tuple[str, str]]:
    """Return the code and the first hint of all that is found in ``text``."""
    found = parse(Source("", text), Span(0, len(text))).diagnostics
    return [(each.code, each.hints[0]) for each in found]


def test_columns_are_looked_at_beside_another_mistake() -> None:
    """But not one that a line which was not read may be about."""
    table = "| Week | Sqat | Rset | Row |\n|---|---|---|---|\n| 1 | 8 | 3 x 8 | 8 |\n"
    found = told(f"- Squat: see table\n- Row: 8 resp\n\n{table}")

    assert found == [
        ("table-without-column", "write Squat at the head of the column 'Sqat'"),
        ("unknown-unit", "did you mean 'reps'?"),
        ("column-without-exercise", "did you mean 'Squat'?"),
        ("column-without-exercise", "did you mean 'Rest'?"),
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("[ ] Push-up", "write Push-up; a sheet has boxes of its own"),
        ("[x] Push-up", "write Push-up; a sheet has boxes of its own"),
        ("*Lunge*", "write Lunge"),
        ("~~Lunge~~", "write Lunge"),
        ("A 2. Row", "write A2. Row"),
        ("[A1] Curl", "write A1. Curl"),
        ("a1. Squat", "write A1. before the first exercise of a superset, A2. before the second"),
        ("1B. Lunge", "write A1. before the first exercise of a superset, A2. before the second"),
        ("→ Plank", "write Plank"),
        ("○Push-up", "write Push-up"),
        ("#1 Lunge", "write Lunge"),
        ("(1) Lunge", "write Lunge"),
        ("a) Lunge", "write Lunge"),
    ],
)
def test_marks_and_labels_are_no_part_of_a_name(name: str, hint: str) -> None:
    """A box, emphasis and labels in other forms were shown as they stand, without a word."""
    assert [each for _, each in told(f"- {name}: 3 x 8\n")] == [hint]


@pytest.mark.parametrize("mark", ["→ ", "○ ", "#1 ", "(1) ", "a) "])
def test_a_line_with_the_mark_of_another_list(mark: str) -> None:
    """It becomes an item of ours, and the mark no part of a name."""
    ((code, hint),) = told(f"- Row: 8\n\n{mark}Plank: 30 s\n")

    assert (code, hint) == ("unread-line", "write - Plank: 30 s for an exercise")


@pytest.mark.parametrize(("line", "better"), [("Squat:: 3x8", "Squat: 3x8"), ("Row:: 8", "Row: 8")])
def test_two_colons_in_a_row(line: str, better: str) -> None:
    """The second was a part of the name, or of the dose."""
    assert [each for _, each in told(f"- {line}\n")] == [f"write {better}"]


def test_the_most_has_the_unit_of_its_author() -> None:
    """Hours are not held against seconds."""
    assert [each for _, each in told("- Plank: 7 h\n")] == ["a time may be 6 h at the most"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Squat = 3x8", "Squat: 3x8"),
        ("Squat . 3x8", "Squat: 3x8"),
        ("squat x 8", "squat: 8"),
        ("squat 8x", "the name, a colon and then how much, such as squat: 3 x 8"),
    ],
)
def test_a_line_without_its_colon(line: str, written: str) -> None:
    """Nothing that parts the name from the dose stays in the name."""
    assert told(f"- {line}\n- Row: 8\n")[0][1] == f"write {written}"


@pytest.mark.parametrize("heading", ["##Main", "Main\n-----", "Main:"])
def test_a_heading_as_it_is_written_elsewhere(heading: str) -> None:
    """At the top of a workout as below an exercise."""
    assert told(f"{heading}\n\n- Squat: 8\n") == [("unread-line", "write ## Main for a heading")]
    below = told(f"- Squat: 8\n\n{heading}\n\n- Squat: 8\n")
    assert below == [("unread-line", "write ## Main for a heading")]


def test_a_scheme_above_its_heading() -> None:
    """There is no heading to be left out."""
    text = "*3 rounds*\n## Main\n- Squat: 8\n"
    assert told(text) == [
        ("empty-section", "move it below the heading of the section that it is about")
    ]


def test_an_exercise_below_another() -> None:
    """It is no sub-item."""
    ((code, hint),) = told("- Squat: 3 x 8\n  - Lunge: 3 x 8\n")
    assert (code, hint[:31]) == ("unknown-variant", "an exercise stands at the margi")


def test_a_misspelt_table() -> None:
    """It is told by the words that announce one."""
    assert corrected("- Squat: see tabel\n") == "- Squat: see table\n"


def test_the_name_comes_first() -> None:
    """A line the other way round is told as a whole."""
    (error,) = errors("- 3 x 8: squat\n")

    assert error.hints == ("write squat: 3 x 8",)


def test_the_name_comes_first_and_the_cue_last() -> None:
    """A line that is turned round keeps all of its words."""
    for line in ("3 x 8: Squat — sit back", "3 x 8 Squat — sit back"):
        ((_, hint),) = told(f"- {line}\n- Row: 8\n")
        assert hint == "write Squat: 3 x 8 — sit back"


def test_an_address_in_a_name_has_no_colon() -> None:
    """The dose is behind the colon after it."""
    assert errors("- [Push-up](https://example.org): 3 x 8\n") == []


@pytest.mark.parametrize("line", ["Rest: 60 s between rounds", "Rest 60 s after rounds"])
def test_a_rest_between_rounds_is_a_scheme(line: str) -> None:
    """With the author's own time."""
    (error,) = errors(f"- Squat: 8\n- {line}\n")
    written = error.hints[0].removeprefix("write ").removesuffix(" under the heading")

    assert "60 s" in written
    assert errors(f"{written}\n- Squat: 8\n") == []


@pytest.mark.parametrize(
    "labels",
    [("B1", "B3", "B3", "B2"), ("C2", "C1"), ("A1", "A1", "A4", "A1", "A1"), ("A1", "A3", "A4")],
)
def test_labels_as_they_are_told_make_a_whole(labels: tuple[str, ...]) -> None:
    """They count up when every hint has been followed."""
    text = "".join(f"- {label}. Squat: 8\n" for label in labels)
    lines = text.split("\n")
    source = Source("", text)
    for found in parse(source, Span(0, len(text))).diagnostics:
        at = source.position(found.span.start).line - 1
        lines[at] = f"- {found.hints[0].removeprefix('write ')}. Squat: 8"
    mended = "\n".join(lines)

    assert parse(source, Span(0, len(text))).diagnostics
    assert parse(Source("", mended), Span(0, len(mended))).diagnostics == ()


def _lines() -> list[str]:
    """The lines of the golden cases with one error that has words to be written in its place."""
    folder = Path(__file__).parents[1] / "cases"
    lines = [line for case in read_folder(folder) for line in case.text.split("\n")]
    found: dict[str, None] = {}
    for line in lines:
        wrong = errors(f"{line}\n") if line.startswith("- ") else []
        if len(wrong) == 1 and wrong[0].code in _CODES:
            hint = wrong[0].hints[0]
            followed = _CUE.fullmatch(hint) or _WRITE.fullmatch(hint)
            if followed and not _GENERAL.match(hint):
                found[line] = None
    return list(found)


@pytest.mark.parametrize("line", _lines())
def test_what_a_case_is_told_can_be_written(line: str) -> None:
    """So it is with every line of the golden cases."""
    assert errors(corrected(f"{line}\n")) == []


def test_the_cases_have_such_lines() -> None:
    """The test above is about something."""
    assert len(_lines()) > 20


#: Hints that give a whole line.
_WHOLE: Final = re.compile(r"write (?:a space after the mark: )?([^>#].*?)(?: for an exercise)?")


def _whole_lines() -> list[tuple[str, str]]:
    """The lines of the golden cases that are to be written otherwise as a whole, and how."""
    found: dict[str, str] = {}
    for case in read_folder(Path(__file__).parents[1] / "cases"):
        for line in case.text.split("\n") if case.kind == "workout" else ():
            # What is no exercise by itself is a sub-item below one.
            told = line[:2].strip() and not line.startswith("-easier")
            wrong = errors(f"{line}\n") if told else []
            if len(wrong) == 1 and wrong[0].code in {"missing-colon", "unread-line"}:
                hint = _WHOLE.fullmatch(wrong[0].hints[0])
                if hint and "…" not in hint[1]:
                    found[line] = hint[1]
    return list(found.items())


@pytest.mark.parametrize(("line", "written"), _whole_lines())
def test_what_a_line_is_told_can_be_written(line: str, written: str) -> None:
    """A line without its colon, its name in front or its mark is told how it is all right."""
    mark = "" if re.match(r"- |\d+[.)] ", written) else "- "

    assert errors(f"{line}\n")
    assert errors(f"{mark}{written}\n") == []


def test_the_cases_have_whole_lines() -> None:
    """The test above is about something."""
    assert len(_whole_lines()) > 10


@pytest.mark.parametrize("mark", ["*3 rounds", "3 rounds*", "_3 rounds, rest 60 s between rounds"])
def test_a_star_without_its_partner(mark: str) -> None:
    """A scheme's line can be put right in the same way."""
    text = f"{mark}\n\n- Squat: 8 reps\n- Row: 8 reps\n"
    (error,) = errors(text)

    assert errors(text.replace(mark, error.hints[0].removeprefix("write "))) == []


def test_a_second_colon() -> None:
    """What it says to leave out is the first colon."""
    (error,) = errors("- Clean: hang: 3 x 5\n")

    assert "first colon" in error.hints[0]
    assert errors("- Clean hang: 3 x 5\n") == []


def test_a_load_behind_other_reps_in_each_set_is_of_each() -> None:
    """Not only of the last set, before which it would stand."""
    (found,) = parse(Source("", line := "- Owl: 9-7-5 @ 8 kg"), Span(0, len(line))).diagnostics
    assert found.hints == ("write 1 x 9 @ 8 kg, then 1 x 7 @ 8 kg, then 1 x 5 @ 8 kg",)


@pytest.mark.parametrize(
    "line",
    [
        "A 90 degree hold: 8",
        "L 3 sit: 8",
        "Bike: 10 min @ RPM 90",
        "Bike: 10 min @ rim 8 height",
        "Squat: 8 @ two kg bells",
    ],
)
def test_what_is_nearly_a_label_or_an_effort(line: str) -> None:
    """It is none, and nothing is told of it."""
    assert told(f"- {line}\n") == []


@pytest.mark.parametrize(
    ("dose", "never"),
    [
        ("3 x 12 l + 2 r", "12 per side"),
        ("110 l + 10 r", "per side"),
        ("30 (10/side)", "write 10"),
        ("4 x 12-10-8", "10-12"),
        ("2 x 8 @ 20/24/28 kg", "write @ 20"),
        ("3 x 8 @ 20 kg ea", "write , ea"),
        ("6 x 10 s hard", "did you mean"),
        ("3 x 8 left / 10 right", "then 10"),
        ("3 x 8 on both legs", "per leg"),
        ("5 km, 20 min", "rest 20"),
        ("3 sets, 60 s", "rest 60"),
    ],
)
def test_no_hint_says_what_was_not_meant(dose: str, never: str) -> None:
    """A number is read whole, both legs at once are two, and a time is not always a rest."""
    ((_, hint),) = told(f"- Squat: {dose}\n")
    assert never not in hint


def test_the_message_is_of_what_is_wrong() -> None:
    """Not of an effort that is as it should be; and no words are glued together."""
    (found,) = errors("- Squat: 3 x 8 @ RPE 8, 60 s\n")
    assert "effort" not in found.message
    assert corrected("- Squat: 20 kg, 3 x 8 @ RPE 8\n") == "- Squat: 3 x 8 @ 20 kg @ RPE 8\n"


@pytest.mark.parametrize(
    "scheme", ["AMRAP 10 min", "For time", "Superset", "Every 2 min for 10 min"]
)
def test_a_scheme_with_a_colon_is_no_heading(scheme: str) -> None:
    """Followed, it would be lost."""
    ((_, hint),) = told(f"{scheme}:\n- Squat: 8\n- Row: 8\n")
    assert hint == f"write *{scheme}* for a scheme"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Rest 90 s:", "write - Rest: 90 s"),
        ("Squat 3 x 8:", "write - Squat: 3 x 8 for an exercise"),
        ("Three rounds:", "write *3 rounds* for a scheme"),
        ("Warm-up 5 min:", "write ## Warm-up 5 min for a heading"),
        ("Day 3:", "write ## Day 3 for a heading"),
        ("EMOM 10 min: 5 burpees", "write *EMOM 10 min*, and below it - Burpees: 5"),
    ],
)
def test_a_line_with_a_colon_is_not_always_a_heading(line: str, hint: str) -> None:
    """What it says tells what it is."""
    assert told(f"{line}\n- Row: 8\n") == [("unread-line", hint)]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("Squat 3 x 8:", "write Squat: 3 x 8"),
        ("Rest 90 s:", "write - Rest: 90 s"),
        ("Rest as needed", "write - Rest, and other words in their own line: > as needed"),
    ],
)
def test_an_item_with_its_colon_or_its_time_amiss(line: str, hint: str) -> None:
    """No hint makes a rest an exercise, or a dose a part of a name."""
    assert [each for _, each in told(f"- Row: 8\n- {line}\n")] == [hint]


def test_the_words_of_a_heading_alone() -> None:
    """Above the exercises they were read as a scheme, and nothing said how a heading is written."""
    (error,) = errors("Warm up\n- Squat: 8\n")

    assert "write ## Warm up for a heading" in error.hints


def test_a_zone_is_no_label() -> None:
    """A runner's "Z2 run" is in zone 2; with a full stop, as every label has, it is one."""
    assert told("- Z2 run: 30 min\n") == []
    assert told("- Z2. Run: 30 min\n") == [("label-gap", "write Z1")]


def test_minutes_or_seconds() -> None:
    """Intervals of few may be either."""
    ((code, hint),) = told("*3 on / 1 off*\n- Squat\n")

    assert (code, hint) == ("missing-unit", "write 3 min or 3 s, such as 40 s on / 20 s off")


def test_a_table_without_its_outer_bars() -> None:
    """Each row is told how it becomes one."""
    found = told("Week | Squat | Row\n1 | 3 x 8 | 8\n")

    assert ("unread-line", "write a bar at both ends: | Week | Squat | Row |") in found
    assert ("unread-line", "write a bar at both ends: | 1 | 3 x 8 | 8 |") in found


def test_a_rest_of_nobody_knows_what_keeps_its_time() -> None:
    """The author's own, and not that of an example."""
    for rest in ("rest 45 s", "45 s rest"):
        ((code, hint),) = told(f"3 rounds, {rest}\n- Squat: 8\n")
        assert (code, hint) == (
            "unread-rest",
            f"write {rest} between exercises, between rounds or between sets",
        )


def test_a_cue_for_a_rest() -> None:
    """It is a note, and no exercise is missing above it."""
    ((code, hint),) = told("- Row: 8\n- Rest: 20 s\n    - cue: breathe out\n")

    assert code == "orphan-variant"
    assert hint == "write it in a line of its own, at the margin: > breathe out"
