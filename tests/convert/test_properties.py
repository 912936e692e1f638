"""What holds for every text, whatever anybody pastes."""

from __future__ import annotations

import json
import re
from typing import Final
from unicodedata import decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.notation.convert import Kind, convert, read_line
from plugins.notation.convert.command import as_object
from plugins.notation.convert.signs import without_pictures
from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.source import Source
from plugins.notation.workout import parse

_WORDS: Final = """
squat plank row 3 x 10 12 – - / ( ) [ ] : ; , . @ % kg lb # * 1/2 BW RPE rest sec min ' ” each side
leg L R alternating total max failure AMRAP EMOM rounds of sets reps to or 30s :45 21-15-9 A1. 2- 5)
• tempo 30X0 hold for with two one-minute 400m cal week between no | > /// ## 95/65
17,5 20/17,5 2,4/16kg 10-9-8...1 … 8e e/l 10/10 (-20 kg) 12,5% heavy band green 20s 2' + ~ = １０ ٣
"""
FRAGMENTS: Final = st.sampled_from([*_WORDS.split(), "\n", "\n\n", "\t", " "])
LINES: Final = st.one_of(
    st.lists(FRAGMENTS, max_size=14).map(" ".join), st.lists(FRAGMENTS, max_size=14).map("".join)
)
TEXTS: Final = st.one_of(st.text(max_size=200), st.lists(LINES, max_size=8).map("\n".join))


@settings(max_examples=500, deadline=None)
@given(LINES | st.text(max_size=80))
@example("(((((1 x")
@example("²x³ ½ ٣x٤")
@example("0:00 0 x 0 @ 0%")
@example("9999-9999 sets of 99999999999")
@example("Swing 20/17,5 kg x 10")
@example("１０ squat (-20 squat kg) squat")
def test_a_line_is_always_read_or_kept(line: str) -> None:
    """Reading never raises; a line is unread with a reason or its values are texts of JSON."""
    reading = read_line(line)
    assert reading.line == line
    assert not (reading.unread and (reading.name or reading.has_dose or reading.load))
    assert json.loads(json.dumps(as_object(reading)))["line"] == line
    if reading.kind is Kind.EXERCISE and not reading.unread:
        marks = re.compile(r"[*_`~\s]")
        # Digits of another script are written as those of this one, in a name, too.
        written = "".join(str(decimal(each, each)) for each in marks.sub("", line))
        assert "".join(str(decimal(each, each)) for each in marks.sub("", reading.name)) in written


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("\U000e0001")
@example("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f squats x 10")
def test_a_draft_lints_clean(text: str) -> None:
    """A block that has an exercise has no mistake, and one without has only that one."""
    draft = convert(text)
    source = Source("", draft.text)
    report = Report()
    (block,) = parse_document(source, {"workout"}, report).blocks
    found = [*report.finish(), *parse(source, block.content, block.title, block.span).diagnostics]
    assert draft.clean == (not found)
    assert {diagnostic.code for diagnostic in found} <= {"empty-workout"}


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_unread_line_stands_in_the_block(text: str) -> None:
    """The words of a question stand in the block as they were written; but no picture does."""
    draft = convert(text)
    together = " ".join(draft.text.split())
    for question in draft.questions:
        words = " ".join(without_pictures(question.words)[0].split())
        assert words in together or question.why.startswith(("read as", "left out"))


def test_an_endless_line_is_kept() -> None:
    """A line of a megabyte is no reason to stop, or to lose it."""
    line = "(1 x " * 200_000
    assert line.strip() in convert(f"Squat x 8\n{line}\n").text
