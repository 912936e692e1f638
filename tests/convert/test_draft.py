"""Whole texts to blocks of notation: clean, in sections, with no word lost."""

from __future__ import annotations

import re

import pytest

from plugins.notation.convert import Draft, convert
from plugins.notation.diagnostics import Diagnostic, Report
from plugins.notation.document import parse_document
from plugins.notation.source import Source
from plugins.notation.workout import Workout, parse
from plugins.notation.workout.model import Circuit, Exercise, Superset

HILLS = """Hill strength

Do the first 3 moves for 40 seconds. I like doing 4 sets of the circuit. \
Take a 2 minute break and do the circuit again.

Wood circuit
-Alternating Log Step - 40 sec.
-Log Lift (each side) - 40 sec.
-Log Roll -12 rep.
"""
GARAGE = """11-2-2031

Strength 4
Barn squats
4 x 6 @ 75% – 3 minute rounds

Strength 5
Back-step lunge
3×16 (8 each leg)

Optional cashout
4 min – max Barn Get-Ups (50/35)
"""
ROUNDS = """Otter

2 rounds OTC
12 otter curls R 10/15
12 otter curls L 10/15
40 sec rest

2 rounds OTC
18 weighted otter situps (strict)

Write your loads down for next time.

Extras - 5 Rounds of:
9 v-otters
"""
LETTERS = """A1. Fox squat @ 31X0, 5-6 reps x 4 sets, rest 90 sec
A2. Fox pull-ups, AMRAP x 4 sets, rest 90 sec
B1. FXS – 1.5 pd, 15 reps x 3 sets, rest 40 sec
B2. Fox dips, 15 reps x 3 sets, rest 40 sec
"""
LEVELS = """Yard routine

Do it three times in any week you like.

Warmup

Loosening (Do all, 6 reps each)
- Rake Rolls, 1x(6-8)
- Rake Swings, 1x(6-8)

Holds (Do all, 20s hold each)
- Spade, 1x(20-40s) hold
- Left Spade, 1x(20-40s) hold

Main set

Wheelbarrow (5 min)
- Level 1: Half wheelbarrow, 5 min
- Level 2: Wheelbarrow, 5 min
"""
TEXTS = {"hills": HILLS, "garage": GARAGE, "rounds": ROUNDS, "letters": LETTERS, "levels": LEVELS}
#: Words that the notation says in its own way.
_TRANSLATED = """
x s sec second seconds min minute minutes rep reps sets each of lb pd hold rest r l
"""
TRANSLATED = frozenset(_TRANSLATED.split())


def linted(draft: Draft) -> tuple[Workout, list[Diagnostic]]:
    """Parse a draft as the site would; return the workout and every complaint."""
    source = Source("", draft.text)
    report = Report()
    (block,) = parse_document(source, {"workout"}, report).blocks
    parsed = parse(source, block.content, block.title, block.span)
    return parsed.workout, [*report.finish(), *parsed.diagnostics]


def shape(workout: Workout) -> list[tuple[str, int]]:
    """Return each section's title and number of exercises."""
    return [
        (
            section.title,
            sum(
                len(item.exercises) if isinstance(item, Superset) else isinstance(item, Exercise)
                for item in section.items
            ),
        )
        for section in workout.sections
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


@pytest.mark.parametrize("name", TEXTS)
def test_whole_texts_lint_clean(name: str) -> None:
    """Neither an error nor a warning is left for the author to find."""
    draft = convert(TEXTS[name])
    assert draft.clean
    assert linted(draft)[1] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_is_lost(name: str) -> None:
    """Each word stands in the block at least as often as in the text."""
    there = words(convert(TEXTS[name]).text)
    text = words(TEXTS[name])
    lost = {w for w in text if w not in TRANSLATED and there.count(w) < text.count(w)}
    assert lost == set()


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        ("hills", [("Wood circuit", 3)]),
        ("garage", [("Strength 4", 1), ("Strength 5", 1), ("Optional cashout", 1)]),
        ("rounds", [("2 rounds OTC", 2), ("2 rounds OTC", 1), ("Extras - 5 Rounds of", 1)]),
        ("letters", [("A", 2), ("B", 2)]),
        ("levels", [("Warmup: Loosening", 2), ("Holds", 2), ("Main set: Wheelbarrow", 2)]),
    ],
)
def test_sections(name: str, sections: list[tuple[str, int]]) -> None:
    """A text has the sections and exercises that a reader sees."""
    assert shape(linted(convert(TEXTS[name]))[0]) == sections


def test_a_scheme_in_prose_is_taken_and_asked_about() -> None:
    """Rounds and rest come from the paragraph above, which stays, and the author is asked."""
    draft = convert(HILLS)
    assert "*4 rounds, rest 2 min between rounds*" in draft.text
    assert [(q.line, q.why) for q in draft.questions] == [
        (3, "read as the scheme '4 rounds, rest 120 s between rounds': is it?")
    ]


def test_rounds_of_a_header() -> None:
    """A header with rounds begins a section and is its scheme."""
    workout, _ = linted(convert(ROUNDS))
    forms = [section.scheme.form for section in workout.sections if section.scheme]
    assert [form.rounds.low for form in forms if isinstance(form, Circuit)] == [2, 2, 5]


def test_two_loads_tempo_and_labels() -> None:
    """What a line says about load, tempo and superset reaches the notation."""
    text = convert(LETTERS).text
    assert "- A1. Fox squat: 4 x 5-6, tempo 3-1-X-0, rest 90 s" in text
    assert "- B1. FXS: 3 x 15 @ 1.5 pood, rest 40 s" in text
    assert "12 reps right @ 10 lb / 15 lb" in convert(ROUNDS).text


def test_what_cannot_be_read_stays_word_for_word() -> None:
    """A line with two meanings is a note, and a question with its line number."""
    draft = convert("Gym\n\nFox squat 3x8\nFox press 284 x 5\n")
    assert "\n> Fox press 284 x 5\n" in draft.text
    assert [(q.line, q.words) for q in draft.questions] == [(4, "Fox press 284 x 5")]
    assert linted(draft)[1] == []


def test_a_line_against_its_section_gives_way() -> None:
    """Sets in a section of rounds are a contradiction: the line stays as a note."""
    draft = convert("Gym\n\n3 rounds\nFox squat x 8\nFox press 4x8\n")
    assert "\n> Fox press 4x8\n" in draft.text
    assert linted(draft)[1] == []


def test_a_text_without_an_exercise() -> None:
    """Nothing to make a workout of: the words are kept, and the draft is not clean."""
    draft = convert("Dear diary,\ntoday I ran.\n")
    assert not draft.clean
    assert "> today I ran." in draft.text


@pytest.mark.parametrize(
    "text",
    [
        "Squat 9 reps\nAMRAP 1\nAMRAP 1\n0",
        "AMRAP 1\nAMRAP 1\nSquat 9 reps",
        "Squat 9 reps\n\n## Yard\nAMRAP 1\nAMRAP 2\nAMRAP 3\n\n## Shed\nPress 9 reps",
    ],
)
def test_a_heading_with_nothing_below_it_is_a_note(text: str) -> None:
    """A section has an exercise or a note; a clock without one is kept in words."""
    draft = convert(text)
    assert not linted(draft)[1]
    assert draft.text.count("AMRAP") >= text.count("AMRAP")


def table(heads: str, row: str) -> Draft:
    """Return what becomes of a row below the heads of its columns."""
    return convert(f"| {heads} |\n|{'---|' * (heads.count('|') + 1)}\n| {row} |\n")


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("Move | Sets | Total reps", "Barn press | 5 | 40"),
        ("Move | Sets | Rep goal | Rest", "Barn press | 4 | 30 | 45 s"),
        ("Move | Reps | Sets", "Barn press | 5 | 3"),
        ("Move | Sets | Reps | Hold", "Barn bridge | 3 | 8 | 30 s"),
    ],
)
def test_a_row_is_not_read_against_its_heads(heads: str, row: str) -> None:
    """The reps of all sets are not those of each, a hold is no rest: it is asked."""
    draft = table(heads, row)
    assert row in draft.text
    assert row in " ".join(question.words for question in draft.questions)


@pytest.mark.parametrize(
    ("heads", "row", "read"),
    [
        ("Move | Sets | Reps | Rest", "Barn press | 3 | 8 | 45 s", "Barn press: 3 x 8, rest 45 s"),
        ("Move | Reps | Sets", "Barn press | 12 | 3", "Barn press: 3 x 12"),
        ("Move | Sets | Hold", "Barn bridge | 3 | 30 s", "Barn bridge: 3 x 30 s"),
        ("Move | Sets | Rep goal", "Barn press | 3 | 8-12", "Barn press: 3 x 8-12"),
    ],
)
def test_a_row_that_agrees_with_its_heads(heads: str, row: str, read: str) -> None:
    """A heading that says the same takes nothing away."""
    assert f"- {read}\n" in table(heads, row).text
