"""The editor's grammar and the parser agree, as far as one line can tell."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

import pytest

from plugins.notation.editors import Tables, build
from plugins.notation.lint import sources
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source
from plugins.notation.workout import words
from tests.docs.examples import fences
from tests.docs.grammar import Writer
from tests.docs.test_grammar import NOTATION, grammar, terminals
from tests.editors.engine import ROOT, Token, marked, tokenize
from tests.notation.test_properties import FRAGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Seen: TypeAlias = dict[str, list[Token]]

UNIT: Final = "keyword.other.unit"
SIDE: Final = "storage.modifier.side"
SCHEME: Final = "keyword.control.scheme"
TABLES: Final = Tables()


def page(*lines: str) -> str:
    """Return a page with a workout of ``lines``."""
    return "\n".join(["Title: A page", "", "/// workout | A workout", *lines, "///", ""])


def item(dose: str) -> str:
    return page(f"- Squat: {dose}")


def codes(text: str) -> set[str]:
    """Return the codes of all that the parser says about a page."""
    findings = read_page(Source("page.md", text), Kind.PAGE).findings
    return {finding.diagnostic.code for finding in findings}


# --- Every word of the vocabulary -----------------------------------------------------


def _words() -> Iterator[tuple[str, str, str]]:
    """Yield pages that use each word, the word and the scope that it should have."""
    for word in (*words.TIME_UNITS, *words.DISTANCE_UNITS, *words.COUNT_NOUNS):
        yield item(f"3 x 8 {word} @ RPE 7"), word, UNIT
        yield item(f"12{word.upper()}"), word.upper(), UNIT
    for word in words.MASS_UNITS:
        yield item(f"8 reps @ 12-16 {word}"), word, UNIT
        yield item(f"8 reps, 16 {word}"), word, UNIT
        yield item(f"8 reps @ bodyweight + 16{word}"), word, UNIT
    for word in words.TIME_UNITS:
        yield item(f"8 reps, rest 1 {word}"), word, f"{UNIT}.time"
        yield page("- Squat: 8 reps", f"- Rest: 2 {word}"), word, f"{UNIT}.time"
        yield page(f"*AMRAP 1 {word}*", "- Squat: 8 reps"), word, f"{UNIT}.time"
    for word in words.SET_WORDS:
        yield item(f"3 {word} of 8"), word, UNIT
    for word in words.LIMBS:
        yield item(f"8 per {word}"), f"per {word}", SIDE
        yield item(f"8 (each {word}) @ 8 kg"), f"each {word}", SIDE
        yield item(f"8/{word}"), f"/{word}", SIDE
        yield item(f"8 reps, left {word}"), f"left {word}", SIDE
    for word in words.SIDE_WORDS:
        yield item(f"8 {word}"), word, SIDE
    for word in words.MAX_WORDS:
        yield item(f"3 x {word}"), word, "constant.language.amount"
    for word in words.BODYWEIGHT_WORDS:
        yield item(f"8 reps @ {word}"), word, "constant.language.load"
    for sign in words.TIMES_SIGNS:
        yield item(f"3 {sign} 8"), sign, "keyword.operator.times"
    for dash in words.RANGE_DASHES:
        yield item(f"8{dash}12 reps"), dash, "keyword.operator"
    for dash in words.CUE_DASHES:
        yield item(f"8 reps {dash} sit back"), dash, "punctuation.separator.cue"
    for word in words.ROUND_WORDS:
        yield page(f"3 {word}", "- Squat: 8 reps"), word, SCHEME
    for key in TABLES.variants:
        line = f"    - {key.capitalize()}: slowly"
        name = "entity.other.attribute-name.sub-item"
        yield page("- Squat: 8 reps", line), key.capitalize(), name


def test_a_word_of_the_vocabulary_has_its_scope() -> None:
    """Each spelling that the parser reads is shown as what it is, and nothing as wrong."""
    cases = [*_words()]
    shown = tokenize([text for text, _, _ in cases])
    read = [(text, word, scope) for text, word, scope in cases if not codes(text)]

    wrong = [
        (text, word, scope, marked(tokens))
        for (text, word, scope), tokens in zip(cases, shown, strict=True)
        if not codes(text)
        and (
            marked(tokens)
            or not any(
                t.text.strip().casefold() == word.casefold() and t.has(scope) for t in tokens
            )
        )
    ]
    assert wrong == []
    # A dose of hours and a rest of hours are too long to be read; little else is.
    assert len(read) > 0.9 * len(cases)


SCHEMES: Final = [
    ("straight sets", "straight sets"),
    ("*superset, 3 rounds*", "superset 3 rounds"),
    ("**AMRAP 10 min**", "AMRAP 10 min"),
    ("every 2 min for 12 min", "every 2 min for 12 min"),
    ("3 rounds, for time, cap 12 min", "3 rounds for time cap 12 min"),
    ("Tabata 8 x 20 s / 10 s", "Tabata 8 x 20 s / 10 s"),
    ("_40 s on / 20 s off_", "40 s on / 20 s off"),
    ("reps 15-12-9", "reps 15 - 12 - 9"),
    (
        "rest 15 s between exercises, 90 s between rounds",
        "rest 15 s between exercises 90 s between rounds",
    ),
]


def scheme_page(line: str) -> str:
    return page("## Work", "", line, "", "- Squat")


@pytest.mark.parametrize(("line", "scheme"), SCHEMES)
def test_a_scheme_line_is_shown_word_by_word(line: str, scheme: str, seen: Seen) -> None:
    """Each word, number and unit of a scheme line has a scope of its own."""
    tokens = seen[scheme_page(line)]
    shown = [
        token.text.strip()
        for token in tokens
        if token.has("meta.scheme") and (token.has("keyword") or token.has("constant"))
    ]

    assert " ".join(shown) == scheme
    assert marked(tokens) == []


def test_the_parts_of_an_exercise_have_scopes() -> None:
    """A whole item is shown as label, name, dose, target, details and cue."""
    (tokens,) = tokenize(
        [page("- A1. Split squat: 3 x 8+ per side @ RPE 7.5, tempo 3-1-X-0, no rest — don't hop")]
    )
    expected = {
        "A1": "entity.name.tag.label",
        "Split squat": "entity.name.function.exercise",
        ":": "punctuation.separator.dose",
        "3": "constant.numeric",
        "x": "keyword.operator.times",
        "per side": SIDE,
        "@": "keyword.operator.target",
        "RPE": "keyword.other.effort",
        "7.5": "constant.numeric",
        "tempo": "keyword.other.tempo",
        "3-1-X-0": "constant.numeric.tempo",
        "no rest": "keyword.other.rest",
        "—": "punctuation.separator.cue",
        "don't hop": "string.unquoted.cue",
    }
    shown = {token.text.strip(): token for token in tokens if token.line == 4}

    assert {text for text, scope in expected.items() if not shown[text].has(scope)} == set()


def test_a_word_that_is_added_to_a_table_is_known(tmp_path: Path) -> None:
    """The grammar is made from the tables: a new unit needs no second place."""
    added = build(replace(TABLES, counts=TABLES.counts | {"swings"}))
    path = tmp_path / "notation.tmLanguage.json"
    path.write_text(added["vscode/syntaxes/notation.tmLanguage.json"], encoding="utf-8")

    assert marked(tokenize([item("12 swings")])[0]) == ["swings"]
    assert marked(tokenize([item("12 swings")], path)[0]) == []


# --- What the parser reads is never marked --------------------------------------------


def _unmarked(texts: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return those of ``texts`` that an editor marks, though the parser says nothing."""
    clean = [text for text in texts if not codes(text)]
    assert clean
    shown = tokenize(clean)
    return [(text, marked(t)) for text, t in zip(clean, shown, strict=True) if marked(t)]


def test_nothing_is_marked_in_the_content() -> None:
    """No word of what is published is shown as wrong."""
    paths = [*sources(ROOT / "content")]
    shown = tokenize([path.read_text(encoding="utf-8") for path in paths])

    assert {path.name: marked(t) for path, t in zip(paths, shown, strict=True) if marked(t)} == {}


def test_nothing_is_marked_in_the_documented_examples() -> None:
    """No example of the reference that the parser reads is shown as wrong."""
    texts = [fence.text for fence in fences(NOTATION)]
    whole = [text if text.startswith(("Title:", "///")) else page(text) for text in texts]

    assert _unmarked(f"Title: A page\n\n{t}" if t.startswith("///") else t for t in whole) == []


def test_nothing_is_marked_that_the_grammar_allows() -> None:
    """Blocks, doses and scheme lines at random from the documented grammar are not marked."""
    writer = Writer(grammar(), terminals(), seed=20261122)
    texts = [f"Title: A page\n\n{writer.text('block')}" for _ in range(400)]
    texts += [item(writer.text("dose")) for _ in range(1500)]
    texts += [page(writer.text("scheme"), "", "- Squat: 8 reps") for _ in range(500)]
    texts += [page(writer.text("timed-scheme"), "", "- Squat") for _ in range(500)]

    assert _unmarked(texts) == []


def test_nothing_is_marked_in_what_happens_to_be_read() -> None:
    """Pieces of the notation at random, where they happen to be a dose, are not marked."""
    chance = random.Random(20261122)
    doses = {" ".join(chance.choices(FRAGMENTS, k=chance.randint(1, 5))) for _ in range(6000)}

    assert _unmarked(item(f"8 {dose}") for dose in sorted(doses)) == []


# --- What is misspelt is marked -------------------------------------------------------


def _misspelt(word: str) -> set[str]:
    """Return what one slip makes of ``word``: a letter lost, doubled, swapped or another one."""
    places = range(len(word))
    return {
        *(word[:i] + word[i + 1 :] for i in places),
        *(word[: i + 1] + word[i:] for i in places),
        *(word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in places),
        *(word[:i] + letter + word[i + 1 :] for i in places for letter in "aeost"),
    } - {word, ""}


def test_a_misspelt_unit_is_marked() -> None:
    """Each slip that the parser reports as an unknown unit is marked, and just that word."""
    units = {*words.TIME_UNITS, *words.DISTANCE_UNITS, *words.COUNT_NOUNS}
    slips = sorted({slip for unit in units if unit.isalpha() for slip in _misspelt(unit)})
    lines = [(slip, item(f"3 x 30 {slip}, rest 60 s")) for slip in slips]
    lines += [
        (slip, item(f"8 reps @ 16 {slip}"))
        for unit in words.MASS_UNITS
        if unit.isalpha()
        for slip in sorted(_misspelt(unit))
    ]
    unknown = [(slip, text) for slip, text in lines if codes(text) == {"unknown-unit"}]
    shown = tokenize([text for _, text in unknown])

    assert len(unknown) > 900
    assert [
        (slip, marked(tokens))
        for (slip, _), tokens in zip(unknown, shown, strict=True)
        if marked(tokens) != [slip]
    ] == []


MISTAKES: Final = [
    ("unknown-unit", item("30 secnds"), "secnds"),
    ("unknown-detail", item("8 reps, slowly and well, rest 60 s"), "slowly and well"),
    ("unknown-detail", item("8 reps @ red band, tepmo 3-1-1-0"), "tepmo 3-1-1-0"),
    ("unread-dose", item("8 reps per sied"), "sied"),
    ("unread-tempo", item("8 reps, tempo 3-1-1"), "3-1-1"),
    ("unread-load", item("8 reps @ 60 s"), "s"),
    ("unread-rest", page("- Squat: 8 reps", "- Rest: 60 s walking"), "walking"),
    ("unknown-variant", page("- Squat: 8 reps", "    - eaiser: hold on"), "eaiser"),
    ("unknown-variant", page("- Squat: 8 reps", "    - Keep going"), "Keep"),
    ("unknown-scheme", page("*3 ronds*", "- Squat: 8 reps"), "ronds"),
    ("unknown-scheme", page("## Work", "EMON 10 min", "- Squat: 8 reps"), "EMON"),
    ("unread-line", page("- Squat: 8 reps", "", "Mind the cat."), "Mind the cat."),
    ("missing-title", page("##", "- Squat: 8 reps"), "##"),
    (
        "unknown-unit",
        page("- Squat: see table", "", "| Week | Squat |", "|---|---|", "| 1 | 8 resp |"),
        "resp",
    ),
    ("unknown-block", page("- Squat: 8 reps").replace("workout |", "workuot |"), "workuot"),
    ("unread-option", page("- Squat: 8 reps").replace("t |", "t, wide |"), "wide"),
    ("stray-close", "Title: A page\n\n///", "///"),
    ("unknown-key", "Title: A page\nStaus: draft\n", "Staus"),
    ("bad-value", "Title: A page\nStatus: drafty\n", "drafty"),
    ("not-metadata", "Title: A page\nand more\n", "and more"),
    ("unknown-side", "Title: A page\n\n/// pros-cons | X\n## Prose\n1. **Yes.**\n///", "Prose"),
    ("missing-lead", "Title: A page\n\n/// pros-cons | X\n## Pros\n1. Yes.\n///", "Yes."),
    ("unread-option", "Title: A page\n\n/// pros-cons, piared | X\n## Pros\n///", "piared"),
]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What an editor shows of the examples above, by their texts."""
    texts = [*(scheme_page(line) for line, _ in SCHEMES), *(text for _, text, _ in MISTAKES)]
    return dict(zip(texts, tokenize(texts), strict=True))


@pytest.mark.parametrize(("code", "text", "wrong"), MISTAKES)
def test_a_mistake_is_marked_where_it_is(code: str, text: str, wrong: str, seen: Seen) -> None:
    """What the parser reports is marked in the editor, and nothing else is."""
    assert code in codes(text)
    assert marked(seen[text]) == [wrong]


# --- Around the notation --------------------------------------------------------------


def test_a_key_is_one_only_at_the_top() -> None:
    """A line with a colon further down is Markdown."""
    (tokens,) = tokenize(["Title: A page\n\nNote: Staus is no word.\n"])

    assert [token.text for token in tokens if token.has("entity.name.tag.metadata")] == ["Title"]
    assert marked(tokens) == []


def test_metadata_may_stand_between_rules() -> None:
    """Lines of hyphens around the metadata are part of them."""
    (tokens,) = tokenize(["---\nTitle: A page\nStaus: draft\n---\nNote: no metadata\n"])
    shown = [token.line for token in tokens if token.has("meta.notation.metadata")]

    assert sorted({*shown}) == [1, 2, 3, 4]
    assert marked(tokens) == ["Staus"]


def test_slashes_in_a_code_fence_are_slashes() -> None:
    """An article that shows the notation is not taken for one that uses it."""
    (tokens,) = tokenize(["A page\n\n```\n/// workuot | X\n- Squat: 8 resp\n///\n```\n"])

    assert [token for token in tokens if token.has("meta.notation")] == []


def test_markdown_goes_on_behind_a_block() -> None:
    """Behind the closing slashes, and behind a block that a second one ends, all is as before."""
    block = "/// workout | X\n- Squat: 8 reps\n"
    (tokens,) = tokenize([f"{block}{block}///\n**bold**\n"])
    behind = [token for token in tokens if token.line == 6 and token.text == "bold"]

    assert [token.scopes for token in behind] == [
        ("text.html.markdown", "meta.paragraph.markdown", "markup.bold.markdown")
    ]
    assert marked(tokens) == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "  "])
def test_any_blank_stands_behind_the_slashes(blank: str) -> None:
    """As the parser has it: a block with such blanks is one."""
    text = f"Title: A\n\n///{blank}workout | X\n- Squat: 8 resp\n///{blank}\n\n- Squat: 8 resp\n"
    (tokens,) = tokenize([text])

    assert marked(tokens) == ["resp"]


def test_a_long_line_takes_no_time() -> None:
    """Ten thousand characters of anything are read within the time limit of the test."""
    pieces = ["a ", ":", " ", "-", "— ", "1 ", "1-", "* ", "@ ", ",", "| ", "#", "a:1", "x,"]
    lines = [piece * (10_000 // len(piece)) for piece in pieces]
    texts = [text for line in lines for text in (item(line), page(f"- {line}"), page(line))]

    assert len(tokenize([*texts, *lines])) == len(texts) + len(lines)
