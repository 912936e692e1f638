"""``docs/exercises.md`` says what is so: each example, each key and each word of the lists."""

from __future__ import annotations

import re
from typing import Final

import pytest

from plugins.notation.exercises import Exercise, Library
from plugins.notation.exercises.words import EQUIPMENT, MUSCLES, PARTS, PATTERNS
from plugins.notation.pages import KEYS, Kind, read_page
from plugins.notation.source import Source
from plugins.notation.stub import text_of
from tests.docs.examples import DOCS, ROOT, Example, code_spans, examples, outcome, tables

EXERCISES: Final = DOCS / "exercises.md"
TEXT: Final = EXERCISES.read_text(encoding="utf-8")

every_example = pytest.mark.parametrize(
    "example", examples(EXERCISES), ids=lambda example: example.fence.place
)


def _table(*head: str) -> list[tuple[str, ...]]:
    (rows,) = [rows for found, rows in tables(EXERCISES) if found == head]
    return rows


def _exercise(text: str) -> Exercise:
    found = read_page(Source("x.md", text), Kind.EXERCISE).exercise
    assert found is not None
    return found


# --- Examples ---------------------------------------------------------------------------


def test_there_are_examples() -> None:
    """A document whose fences are no longer found would pass every other test."""
    assert len(examples(EXERCISES)) > 8


@every_example
def test_an_example_is_what_it_says(example: Example) -> None:
    """An example has no mistake, unless its fence announces one; then the report stands below."""
    result = outcome(example)
    shown = example.expectation("report")

    assert result.worst == example.announced, result.report
    assert (shown.text if shown else "") == (f"{result.report}\n" if example.announced else "")


def test_the_whole_file_is_made_of_the_pieces() -> None:
    """Whoever has followed the pieces has written the file at the end."""
    tutorial = examples(EXERCISES)
    whole = next(each.fence.text for each in tutorial if each.fence.holds == "page")
    pieces = [each.fence.text for each in tutorial[: [e.fence.text for e in tutorial].index(whole)]]

    assert len(pieces) > 5
    for piece in pieces:
        for line in piece.split("\n"):
            assert f"{line}\n" in whole


# --- Lists ------------------------------------------------------------------------------


def test_the_words_are_those_that_are_known() -> None:
    """The closed vocabularies are listed in full and in their order."""
    listed = {code_spans(row[0])[0]: tuple(code_spans(row[1])) for row in _table("Key", "Words")}

    assert listed == {"Pattern": PATTERNS, "Muscles": MUSCLES, "Equipment": EQUIPMENT}


def test_the_keys_are_those_that_are_checked() -> None:
    """The table of metadata lists every key, and says which are needed."""
    rows = _table("Key", "", "Value")
    keys = [code_spans(row[0])[0].casefold() for row in rows]
    missing = [
        finding.diagnostic.message.rsplit(maxsplit=1)[-1]
        for finding in read_page(Source("x.md", ""), Kind.EXERCISE).findings
        if finding.diagnostic.code == "missing-key"
    ]

    assert sorted(keys) == sorted(KEYS[Kind.EXERCISE])
    assert {row[1] for row in rows} == {"needed", "may"}
    assert sorted(key for key, row in zip(keys, rows, strict=True) if row[1] == "needed") == sorted(
        missing
    )


def test_the_parts_are_those_that_are_checked() -> None:
    """The table of parts lists the headings in their order."""
    rows = _table("Part", "What stands below it")

    assert tuple(code_spans(row[0])[0] for row in rows) == PARTS


def test_the_new_file_is_what_the_tutorial_says() -> None:
    """It is a draft, has the words to look for, and the figure of a half squat."""
    text = text_of("Cossack squat")

    assert "`TO WRITE`" in TEXT
    assert "TO WRITE" in text
    assert "Status: draft\n" in text
    assert "half squat" in text


# --- Names ------------------------------------------------------------------------------

_NAMED: Final = next(each for each in examples(EXERCISES) if "Push-up" in each.fence.text)


@pytest.mark.parametrize(
    "name",
    [name for row in _table("Written", "is found, because") for name in code_spans(row[0])],
)
def test_a_name_is_found(name: str) -> None:
    """Each spelling of the table leads to the example above it."""
    assert Library({"push-up": _exercise(_NAMED.fence.text)}).find(name) == "push-up"


def test_a_name_that_is_asked_about() -> None:
    """Another word is not found, but its neighbour is offered."""
    library = Library({"push-up": _exercise(_NAMED.fence.text)})

    assert (library.find("Pushup"), library.near("Pushup")) == ("", "Push-up")


# --- Commands ---------------------------------------------------------------------------


def test_the_commands_exist() -> None:
    """A target that the document tells people to make is one that there is."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:`|^)make ([a-z-]+)", TEXT, re.MULTILINE))

    assert targets == {"exercise", "figure", "serve", "lint-content"}
    assert [target for target in targets if f"\n{target}:" not in makefile] == []
