"""``docs/notation.md`` and the README say what is so: each example and each number in a table."""

from __future__ import annotations

import re
from math import isclose
from typing import TYPE_CHECKING, Final

import pytest

from plugins.notation.__main__ import main
from plugins.notation.codes import CODES
from plugins.notation.diagnostics import Diagnostic
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import format_workout, parse, quantities, views
from tests.docs.examples import (
    DOCS,
    OTHER,
    READ,
    ROOT,
    Example,
    code_spans,
    examples,
    fences,
    outcome,
    tables,
)

if TYPE_CHECKING:
    from pathlib import Path

NOTATION: Final = DOCS / "notation.md"
README: Final = ROOT / "README.md"

every_example = pytest.mark.parametrize(
    "example", examples(NOTATION), ids=lambda example: example.fence.place
)


def test_there_are_examples() -> None:
    """A document whose fences are no longer found would pass every other test."""
    assert len(examples(NOTATION)) > 20
    assert len(_of_the_readme()) == 1


@every_example
def test_an_example_is_what_it_says(example: Example) -> None:
    """An example has no error and no warning, unless its fence announces one."""
    result = outcome(example)

    assert result.worst == example.announced, result.report


@every_example
def test_an_announced_mistake_is_shown(example: Example) -> None:
    """Below an example with a mistake stands what its author is told."""
    assert bool(example.announced) == (example.expectation("report") is not None)


@pytest.mark.parametrize(
    ("example", "holds"),
    [(example, fence.holds) for example in examples(NOTATION) for fence in example.expected],
    ids=lambda value: value if isinstance(value, str) else value.fence.place,
)
def test_what_comes_of_an_example(example: Example, holds: str) -> None:
    """Reports, canonical forms and estimates are those of the example above them."""
    expected = example.expectation(holds)

    assert expected is not None
    assert expected.text == f"{outcome(example).text(holds)}\n"


def _of_the_readme() -> list[tuple[str, str]]:
    return [
        (fence.place, fence.text)
        for fence in fences(README)
        if fence.holds == "markdown" and "///" in fence.text
    ]


@pytest.mark.parametrize(
    "text", [text for _, text in _of_the_readme()], ids=[place for place, _ in _of_the_readme()]
)
def test_the_example_of_the_readme(text: str) -> None:
    """The first workout that a newcomer copies, metadata and all, has no mistake."""
    page = read_page(Source("README.md", text), Kind.WORKOUT)

    assert page.findings == ()
    assert [block.block.name for block in page.blocks] == ["workout"]


# --- Tables of spellings --------------------------------------------------------------


def _line(head: str, written: str) -> str:
    """Put what a table's cell shows into the smallest workout that it can stand in."""
    if head == "Behind the colon":
        return f"- Squat: {written}\n"
    timed = re.search(r"on|work|tabata|-.*-", written, re.IGNORECASE)
    return f"{written}\n\n- Squat{'' if timed else ': 5 reps'}\n- Plank{'' if timed else ': 5 s'}\n"


def _read(text: str) -> tuple[str, tuple[Diagnostic, ...]]:
    parsed = parse(Source("line.md", text), Span(0, len(text)))
    return format_workout(parsed.workout), parsed.diagnostics


def _cells(second: str) -> list[tuple[str, str, str]]:
    """Return (head, written, other) of the tables whose second column is headed ``second``."""
    return [
        (head[0], written, row[1])
        for head, rows in tables(NOTATION)
        if head[0] in {"Behind the colon", "Scheme line"} and head[1] == second
        for row in rows
        for written in code_spans(row[0])
    ]


@pytest.mark.parametrize(("head", "written", "cell"), _cells("Becomes"))
def test_a_spelling_becomes_its_canonical_form(head: str, written: str, cell: str) -> None:
    """Each spelling in the first column is written back as the second says."""
    (canonical,) = code_spans(cell)
    text, diagnostics = _read(_line(head, written))
    shown = re.sub(r"^\*(.*)\*$", r"\1", text.split("\n")[0].removeprefix("- Squat: "))

    assert diagnostics == ()
    assert shown == canonical
    # The canonical form is written in its own way already.
    assert _read(_line(head, canonical)) == (text, ())


@pytest.mark.parametrize(("head", "written", "cell"), _cells("Asks"))
def test_what_is_ambiguous_is_asked_about(head: str, written: str, cell: str) -> None:
    """Each text in the first column gets the warning that the second links to, and no other."""
    _, diagnostics = _read(_line(head, written))
    (code,) = re.findall(r"\]\(diagnostics/(.*?)\.md\)", cell)

    assert [diagnostic.code for diagnostic in diagnostics] == [code]
    assert CODES[code].severity.value == "warning"


# --- Tables of numbers ----------------------------------------------------------------


def _table(*head: str) -> list[tuple[str, ...]]:
    (rows,) = [rows for found, rows in tables(NOTATION) if found == head]
    return rows


def _pairs(*head: str) -> dict[str, str]:
    return {row[0]: row[1] for row in _table(*head)}


def test_the_limits_are_those_of_the_parser() -> None:
    """The table of limits has the parser's numbers."""
    written = _pairs("What", "At most")

    assert written == {
        "Sets of an exercise, intervals of a section": f"{quantities.MOST_SETS}",
        "Reps, steps, breaths and the like": f"{quantities.MOST_REPS}",
        "Rounds, steps of a ladder": f"{quantities.MOST_ROUNDS}",
        "A time": f"{quantities.MOST_SECONDS // 3600} hours",
        "A load": f"{quantities.MOST_MASS} of its unit",
        "A distance": f"{quantities.MOST_DISTANCE} of its unit",
        "Weights in the hands, `2 x 8 kg`": "4",
        "Weeks in the tables of a workout": f"{views.MOST_WEEKS}",
    }
    assert [d.code for d in _read("- Squat: 8 @ 5 x 8 kg\n")[1]] == ["too-large"]
    assert _read("- Squat: 8 @ 4 x 8 kg\n")[1] == ()


def test_the_constants_of_the_estimate() -> None:
    """The table of assumptions has the numbers that the estimate uses."""
    per = views.SECONDS_PER
    written = _pairs("Assumed, where you say nothing", "")

    assert written == {
        "A rep without a tempo": f"{per['reps']} s",
        "A step, jump, hop or tap": f"{per['steps']} s",
        "A circle": f"{per['circles']} s",
        "A breath, a calorie": f"{per['breaths']} s",
        "A length of the pool": f"{per['lengths']} s",
        "A lap": f"{per['laps']} s",
        "An X in a tempo": "1 s",
        "`max`": f"{views.MAX_S[0]} to {views.MAX_S[1]} s",
        "A metre": "2/3 s",
        "Between straight sets, and after each round of a superset": f"{views.DEFAULT_REST_S} s",
        "From one exercise to the next, at least": f"{views.TRANSITION_S} s",
        "From one section to the next": f"{views.SECTION_CHANGE_S} s",
    }
    assert isclose(views.METRES_PER_SECOND, 3 / 2)
    assert per["steps"] == per["jumps"] == per["hops"] == per["taps"]
    assert per["breaths"] == per["calories"]
    assert len(per) == 10


@pytest.mark.parametrize(("column", "kind"), [(1, Kind.WORKOUT), (2, Kind.ARTICLE), (3, Kind.PAGE)])
def test_the_metadata_are_those_that_are_checked(column: int, kind: Kind) -> None:
    """The table of metadata lists the keys of each kind of page, and those that are needed."""
    rows = _table("Key", "Workouts", "Articles", "Pages", "Value")
    listed = {code_spans(row[0])[0]: row[column] for row in rows}
    found = read_page(Source("page.md", "Nonsense: 1\n"), kind).findings
    (known,) = (
        hint.removeprefix("known are ")
        for finding in found
        for hint in finding.diagnostic.hints
        if hint.startswith("known are ")
    )
    needed = [
        finding.diagnostic.message.rsplit(maxsplit=1)[-1].capitalize()
        for finding in found
        if finding.diagnostic.code == "missing-key"
    ]

    assert set(listed.values()) <= {"needed", "may", "–"}
    assert sorted(key for key, may in listed.items() if may != "–") == known.split(", ")
    assert sorted(key for key, may in listed.items() if may == "needed") == sorted(needed)


def test_a_time_that_is_not_checked_is_not_promised() -> None:
    """An outlier of a stated time is one by more than a quarter and three minutes."""
    block = "/// workout | T\n*AMRAP 20 min*\n\n- Squat: 8 reps\n///\n"
    head = "Title: T\nDate: 2026-11-26\nSummary: S.\nTime: "

    def codes(minutes: int) -> list[str]:
        page = read_page(Source("t.md", f"{head}{minutes} min\n\n{block}"), Kind.WORKOUT)
        return [finding.diagnostic.code for finding in page.findings]

    assert [codes(minutes) for minutes in (15, 25)] == [[], []]
    assert [codes(minutes) for minutes in (14, 26)] == [["time-disagrees"]] * 2


@pytest.mark.parametrize("path", [NOTATION, README], ids=lambda path: path.name)
def test_the_commands_exist(path: Path) -> None:
    """A command that a document tells people to type is one that there is."""
    text = path.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command, option in re.findall(r"python -m plugins\.notation (\w+)(?: (--\w+))?", text):
        with pytest.raises(SystemExit) as ended:
            main([command, *([option] if option else []), "--help"])
        assert ended.value.code == 0
    targets = re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)

    assert targets
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


# --- The harness itself ---------------------------------------------------------------


def test_every_kind_of_fence_is_known() -> None:
    """A fence of a misspelt kind would never be run."""
    assert {fence.holds for fence in fences(NOTATION)} & OTHER == {"ebnf", "sh"}
    assert not READ & OTHER
