"""The grammar in ``docs/notation.md`` is the one that the parser reads."""

from __future__ import annotations

import ast
import random
from typing import TYPE_CHECKING, Final

import pytest

from plugins.notation import report
from plugins.notation.diagnostics import Finding
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import Workout, format_workout, parse, words
from tests.docs import diagnostics
from tests.docs.examples import DOCS, ROOT, code_spans, fences, tables
from tests.docs.grammar import Grammar, Terminal, Writer, names_of, read_grammar, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOTATION: Final = DOCS / "notation.md"
SAMPLES: Final = 500

#: Mistakes of meaning: numbers at random are no sensible workout, but they must all be *read*.
TOLERATED: Final = frozenset(
    {
        *diagnostics.groups()["Workouts: lines that can be read but cannot be so"],
        # A line with such a mistake is shown as it is written, with a sign for "times" of any kind.
        "missing-letter",
        "sets-in-rounds",
        "amount-in-ladder",
        "label-gap",
        "column-without-exercise",
        "number-out-of-order",
        "emom-uneven",
        "interval-uneven",
    }
)


def grammar() -> Grammar:
    (fence,) = (fence for fence in fences(NOTATION) if fence.holds == "ebnf")
    return read_grammar(fence.text)


def vocabulary() -> dict[str, list[list[str]]]:
    """Return the rows of the document's table of words: name -> [[canonical, also …] …]."""
    found: dict[str, list[list[str]]] = {}
    for head, rows in tables(NOTATION):
        if head[0] == "In the grammar":
            for name, canonical, also in rows:
                row = code_spans(canonical) + code_spans(also)
                found.setdefault(code_spans(name)[0], []).append(row)
    return found


def _choice(*texts: str) -> Terminal:
    return lambda source: source.choice(texts)


#: What the document explains in words.
OWN: Final[dict[str, Terminal]] = {
    "TITLE": _choice("Rainy day", "Hills, part 2", "Core: ten minutes", "Kurz & gut"),
    "NAME": _choice(
        "Squat", "Push-up", "90/90 switch", "Split squat (rear foot up)", "Höhe", "Run"
    ),
    "WORDS": _choice(
        "slowly", "hips, not arms", "as at 5 km: easy @ first", "don't rush — breathe"
    ),
    "LOAD-WORDS": _choice("red band", "a light bell", "heavy"),
    "LABEL": lambda source: source.choice("ABC") + source.choice("123"),
    "NUMBER": lambda source: str(source.randint(1, 12)),
    "DIGIT": lambda source: source.choice("0123456789"),
    "TWO-DIGITS": lambda source: f"{source.randint(1, 59):02}",
    "END": _choice("\n"),
}


def terminals() -> dict[str, Terminal]:
    listed = {
        name: _choice(*(word for row in rows for word in row))
        for name, rows in vocabulary().items()
    }
    return OWN | listed


def test_every_name_is_a_rule_or_explained() -> None:
    """The grammar uses each rule, and nothing that it does not have."""
    rules = grammar()
    used = set().union(*map(names_of, rules.values()))

    assert used - rules.keys() - terminals().keys() == set()
    assert rules.keys() - used == {"block"}
    assert terminals().keys() - used == set()


def _samples(rule: str) -> Iterator[str]:
    writer = Writer(grammar(), terminals(), seed=20260101)
    for _ in range(SAMPLES):
        yield writer.text(rule)


def _unread(source: Source, findings: tuple[Finding, ...]) -> str:
    serious = [f for f in findings if f.diagnostic.code not in TOLERATED]
    return "\n".join([source.text, *map(report.human, serious)]) if serious else ""


def test_what_the_grammar_allows_is_read() -> None:
    """A block written at random from the grammar has no line that cannot be read."""
    for text in _samples("block"):
        source = Source("block.md", f"Title: A block\n\n{text}")
        page = read_page(source, Kind.PAGE)

        assert _unread(source, page.findings) == ""


@pytest.mark.parametrize("rule", ["dose", "scheme", "timed-scheme"])
def test_what_a_rule_allows_is_read(rule: str) -> None:
    """A dose or a scheme line written at random is read, and is the same in its canonical form."""
    for text in _samples(rule):
        line = f"- Squat: {text}\n" if rule == "dose" else f"{text}\n\n- Squat: 30 s\n"
        source = Source("line.md", line)
        parsed = parse(source, Span(0, len(line)))
        findings = tuple(Finding(source, each) for each in parsed.diagnostics)

        assert _unread(source, findings) == ""
        if not any(finding.is_error for finding in findings):
            assert _again(parsed.workout) == parsed.workout, line


def _again(workout: Workout) -> Workout:
    text = format_workout(workout)
    return parse(Source("again.md", text), Span(0, len(text))).workout


def test_samples_use_every_word() -> None:
    """The samples are many enough to try every word of the vocabulary at least once."""
    text = "\n".join(_samples("block")).casefold()
    missing = {
        word
        for rows in vocabulary().values()
        for row in rows
        for word in row
        if word.casefold() not in text
    }

    assert missing == set()


def test_the_table_of_words_is_the_vocabulary() -> None:
    """The words in the document are those of ``words.py``, each beside its canonical form."""
    dictionaries: dict[str, Mapping[str, object]] = {
        "TIME-UNIT": words.TIME_UNITS,
        "DISTANCE-UNIT": words.DISTANCE_UNITS,
        "MASS-UNIT": words.MASS_UNITS,
        "COUNT-NOUN": words.COUNT_NOUNS,
        "LIMB": words.LIMBS,
        # "total" takes no limb: the grammar has it by itself.
        "SIDE-WORD": {word: kind for word, kind in words.SIDE_WORDS.items() if word != "total"},
    }
    plain = {
        "SET": words.SET_WORDS,
        "ROUND": words.ROUND_WORDS,
        "MAX": words.MAX_WORDS,
        "BODYWEIGHT": words.BODYWEIGHT_WORDS,
        "TIMES": words.TIMES_SIGNS,
        "RANGE-DASH": words.RANGE_DASHES,
    }
    documented = vocabulary()

    assert documented.keys() == dictionaries.keys() | plain.keys()
    for name, known in plain.items():
        (row,) = documented[name]
        assert sorted(row) == sorted(known), name
    for name, table in dictionaries.items():
        rows = documented[name]
        assert sorted(word for row in rows for word in row) == sorted(table), name
        for canonical, *also in rows:
            assert {table[word] for word in also} <= {table[canonical]}, canonical
        assert len({table[row[0]] for row in rows}) == len(rows), name


def documented_words() -> set[str]:
    """Return each single word that the grammar quotes or a table lists."""
    quoted = set().union(*map(words_of, grammar().values()))
    listed = {word for rows in vocabulary().values() for row in rows for word in row}
    letters = "".join(c if c.isalpha() else " " for c in " ".join(quoted | listed).casefold())
    return set(letters.split())


def test_the_words_offered_to_authors_are_documented() -> None:
    """What "did you mean" can answer stands in the grammar."""
    offered = {word for text in (*words.DETAILS, *words.SCHEMES) for word in text.split()}

    assert {word.casefold() for word in offered} - documented_words() == set()


def words_of_the_parser() -> set[str]:
    """Return the words that the parser's own code steps over or compares with."""
    found: set[str] = set()
    for name in ("quantities", "dose", "schemes"):
        path = ROOT / "plugins" / "notation" / "workout" / f"{name}.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="skip"), args=args):
                    read: list[ast.expr] = args
                case ast.Compare(comparators=read):
                    pass
                case ast.For(iter=ast.Tuple(elts=read)):
                    pass
                case ast.Assign(value=ast.Dict(keys=keys)):
                    read = [key for key in keys if key is not None]
                case _:
                    continue
            found |= {
                leaf.value.casefold()
                for part in read
                for leaf in ast.walk(part)
                if isinstance(leaf, ast.Constant)
                and isinstance(leaf.value, str)
                and leaf.value.isalpha()
            }
    return found


def test_the_words_that_the_parser_knows_are_documented() -> None:
    """No word means something without standing in the document."""
    assert words_of_the_parser() - documented_words() == set()


def test_the_words_that_are_documented_are_known_to_the_parser() -> None:
    """No word stands in the grammar that means nothing."""
    own = {"workout", "week", "rest", "easier", "harder", "or", "cue", "x", "s", "min", "rm"}
    listed = {
        part
        for rows in vocabulary().values()
        for row in rows
        for word in row
        for part in word.casefold().split()
    }

    assert documented_words() - listed - own - words_of_the_parser() == set()


def test_the_writer_repeats_itself() -> None:
    """The same seed writes the same texts, so that a failure can be looked at."""
    first = Writer(grammar(), terminals(), seed=1).text("block")
    second = Writer(grammar(), terminals(), seed=1).text("block")

    assert first == second


@pytest.mark.parametrize(
    "text",
    ['a : "x', 'a : ("x"', "a : |", 'a : "x" ]', 'a : "x"\na : "y"'],
    ids=["quote", "bracket", "nothing", "stray", "twice"],
)
def test_a_grammar_that_cannot_be_read_is_refused(text: str) -> None:
    """A slip in the grammar's own signs fails, rather than leaving a rule out."""
    with pytest.raises(ValueError, match=r"grammar|rules"):
        read_grammar(text)


def test_a_word_that_the_parser_does_not_know_is_found() -> None:
    """The samples can fail: a unit that there is not is an unread one."""
    wrong = OWN | {name: _choice("furlongs") for name in vocabulary()}
    rng = random.Random(1)
    text = f"- Run: 3 {wrong['DISTANCE-UNIT'](rng)}\n"
    source = Source("line.md", text)
    findings = tuple(Finding(source, d) for d in parse(source, Span(0, len(text))).diagnostics)

    assert "unknown-unit" in _unread(source, findings)


@pytest.mark.parametrize(
    "line",
    [
        *("- Squat: 8, tempo 3-110", "- Squat: 8, tempo 100-1-1-0", "- Squat: 8, tempo 31-10"),
        *("- Squat: 8, tempo 3.1.1.0", "- Squat: 8, optional, optional"),
        *("*8 x 20 s 10 s*\n\n- Squat", "*8 x 20 s and 10 s off*\n\n- Squat"),
        *("*Tabata 8 x 20 s 10 s*\n\n- Squat", "*40 s 20 s*\n\n- Squat"),
    ],
)
def test_what_the_grammar_does_not_allow_is_told(line: str) -> None:
    """Lines that are near to one of the grammar, and none."""
    assert parse(Source("line.md", line), Span(0, len(line))).diagnostics


@pytest.mark.parametrize(
    "line",
    [
        *("- Squat: 8, tempo 12-1-1-0", "- Squat: 8, tempo 3:1:X:0", "- Squat: 8, tempo 3110"),
        *("*40 s on 20 s off*\n\n- Squat", "*8 x 20 s / 10 s*\n\n- Squat"),
        "*21 - 15 - 9*\n\n- Squat",
    ],
)
def test_what_it_allows_is_not(line: str) -> None:
    """Lines of which the grammar once did not know."""
    assert not parse(Source("line.md", line), Span(0, len(line))).diagnostics
