"""Whatever is half written is shown: its page and its sheets are there, with every word in them."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.rendering import rendered
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import Workout, WorkoutView, parse, present
from plugins.notation.workout.choices import Choice, Paper
from plugins.sheets import makers
from plugins.sheets.model import Sheet
from plugins.sheets.paper import data_of
from tests import builds
from tests.docs.examples import DOCS, READ, fences
from tests.harness.cases import read_folder
from tests.harness.words import lost_from_workout
from tests.sheets import making, reading

TABLE: Final = "- Plank: see table\n\n| Week | Plank |\n|---|---|\n| 1 | 30 s |{}\n| 2 |\n"
#: What a coach has typed so far, at the moment that the file is saved.
BEGUN: Final = {
    "nothing": "",
    "an empty section first": "## Warm-up\n\n## Main\n- Squat: 8 reps\n",
    "an empty section last": "## Main\n- Squat: 8 reps\n\n## Cool-down\n",
    "headings alone": "## Warm-up\n## Main\n## Cool-down\n",
    "rounds alone": "*3 rounds*\n",
    "Tabata alone": "*Tabata*\n",
    "an EMOM alone": "## Main\n*EMOM 12 min*\n",
    "an AMRAP alone": "*AMRAP 8 min*\n",
    "a ladder alone": "*21-15-9 for time*\n",
    "a name alone": "- Squat\n",
    "a list mark alone": "## Main\n-\n",
    "a rest alone": "- Rest\n",
    "a note alone": "> Slowly.\n",
    "a cell too many": TABLE.format(" fifty |"),
    "three cells too many": TABLE.format(" fifty | 6 | seven"),
    "a head alone": "| Week | Plank |\n",
    "a table without weeks": "| Week | Plank |\n|---|---|\n",
    "a table of one column": "| Week |\n|---|\n| 1 |\n| 2 | 30 s |\n",
    "no sets": "- Squat: 0 x 8\n",
    "no rounds": "*0 rounds*\n- Squat: 8\n- Row: 8\n",
    "a cell without words": "| Week | Plank |\n|---|---|\n| | |\n||\n",
}


def views(page: str) -> list[tuple[str, WorkoutView]]:
    """Return the workouts of a file as they are shown, each with the lines it is made of."""
    source = Source("half.md", page)
    return [
        (source.slice(each.block.content), present(each.value, each.anchor))
        for each in read_page(source, Kind.ARTICLE).blocks
        if isinstance(each.value, Workout)
    ]


def view(text: str) -> WorkoutView:
    return present(parse(Source("half.md", text), Span(0, len(text))).workout)


def shown(text: str) -> None:
    """See that each word of ``text``, the lines of a workout, is on the page and the sheets."""
    found = view(text)
    assert lost_from_workout(text, found) == []
    rendered(found)


@pytest.mark.parametrize("text", BEGUN.values(), ids=BEGUN)
def test_what_was_begun_is_shown(text: str) -> None:
    shown(text)


@cache
def blocks() -> tuple[str, ...]:
    """Return every text of the cases and of the documents: the lines within its blocks."""
    texts = [case.text for case in read_folder(builds.ROOT / "tests" / "cases")]
    texts += [
        fence.text for path in DOCS.rglob("*.md") for fence in fences(path) if fence.holds in READ
    ]
    found = {lines for text in texts for lines, _ in views(text)}
    return tuple(sorted(found | {text for text in texts if "///" not in text}))


def test_every_text_with_a_mistake_is_shown() -> None:
    """The cases, good and broken, and every example of the documents, each mistake's among them."""
    assert len(blocks()) > 300
    for text in blocks():
        shown(text)


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """A text with lines left out, cut, doubled, put elsewhere, or with cells too many."""
    lines = draw(st.sampled_from(blocks())).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        cut = draw(st.integers(0, len(lines[at])))
        match draw(st.sampled_from(["out", "cut", "twice", "moved", "more", "above", "begun"])):
            case "out":
                lines[at : at + draw(st.integers(1, 4))] = [""]
            case "cut":
                lines[at] = lines[at][:cut]
            case "twice":
                lines.insert(at, lines[at])
            case "moved":
                lines.append(lines.pop(at))
            case "more":
                lines[at] += draw(st.sampled_from([" 5 |", "| a | b", ":", ",", " 3 x", " @"]))
            case "above":
                lines[:at] = []
            case _:
                lines.insert(at, draw(st.sampled_from([*BEGUN.values()])))
    return "\n".join(lines)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(spoiled())
def test_what_is_spoiled_is_shown(text: str) -> None:
    shown(text)


@pytest.mark.parametrize(
    "name", ["an empty section first", "a cell too many", "rounds alone", "no sets"]
)
def test_what_was_begun_is_printed(name: str) -> None:
    """The sheet, the pocket cards and the four weeks can be made, with all words."""
    found = view(BEGUN[name])
    sheet = Sheet("The site", "A page", found)
    data = {**data_of(sheet, ""), "paper": "a4"}
    marked = ("Warm-up", "Squat", "Plank", "fifty", "3 rounds")
    words = [word for word in marked if word in BEGUN[name]]
    printed = [
        making.render(sheet),
        making.made(sheet, Choice(Paper.LETTER, large=True, sessions=6)).file,
        makers.cards(making.typesetter(), data, "").file,
    ]
    makers.weeks(making.typesetter(), data, "")
    for each in printed:
        text = reading.squashed(reading.read_out(each))
        assert [word for word in words if reading.squashed(word) not in text] == []
