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
