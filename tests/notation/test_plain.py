"""Plain lines are read a faster way, and mean the same, to the last span."""

import gc
import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.notation import document, frozen
from plugins.notation.diagnostics import Diagnostic, Report
from plugins.notation.document import Document, parse_document
from plugins.notation.frozen import maker, uncollected
from plugins.notation.source import Source, Span, span_of
from plugins.notation.workout import dose, format_workout, parse, parser, plain, schemes
from plugins.notation.workout.model import Exercise, Workout
from tests.harness.cases import read_folder
from tests.notation.test_properties import TEXTS, workouts

CASES: Final = [case.text for case in read_folder(Path("tests/cases")) if case.kind == "workout"]
PAGES: Final = [
    path.read_text(encoding="utf-8").partition("/// workout")[2].partition("///")[0]
    for path in sorted(Path("content/workouts").rglob("*.md"))
]
LINES: Final = sorted({line for text in (*CASES, *PAGES) for line in text.split("\n")})

#: What stands at the places where one part of a line ends and the next begins, or hides there.
SIGNS: Final = (
    *(" ", "  ", "\t", "\u00a0", "\u200b", "\n", "\n    ", ", ", ",", "@", " @ ", ": ", ":", ". "),
    *("-", " - ", " -", "- ", "--", " -- ", "–", " – ", "—", " — ", "―", "/", "(", ")", "+", "%"),
    *(".", ";", "*", "x", " x ", "×", "'", '"', "#", "|", "0", "1", "8", "30", "1:30", "7,5", "٣"),
    *(" then ", "then", ", then 3 x 5", "rest", "Rest", ", rest 60 s", ", optional", "A1. ", "2. "),
    *(" per side", ", per side", " reps", " s", " kg", " RPE 7", "easier: ", "é", "水"),
)

#: Lines of blocks, and what is near to them.
FENCES: Final = (
    *("/// workout | A\n", "\n///\n", "//\n", "////\n", "/// end\n", "\n  ///\n", "- /// x\n"),
    *("https://x.y/z\n", "\n//// workout\n", "Title: A\n", "\n\n", "/", "//", "> ///\n"),
)


def spelled(value: Any) -> Any:
    """Return ``value`` with its spans, which equality leaves out."""
    if isinstance(value, tuple):
        return [type(value).__name__, *map(spelled, value)]
    if is_dataclass(value):
        parts = [(field.name, spelled(getattr(value, field.name))) for field in fields(value)]
        return type(value).__name__, parts
    return value


def both(text: str) -> Iterator[Any]:
    """Read ``text`` as it is read, and again by the full reader alone."""
    source, whole = Source("text", text), Span(0, len(text))
    yield spelled(parse(source, whole))
    with pytest.MonkeyPatch.context() as patch:
        for module, name in (
            (plain, "read_exercise"),
            (plain, "read_variant"),
            (plain, "read_dose"),
            (parser, "rest_alone"),
            (schemes, "read_plain"),
        ):
            patch.setattr(module, name, lambda *_, **__: None)
        yield spelled(parse(source, whole))


@pytest.mark.parametrize("text", [*CASES, *PAGES])
def test_cases_mean_the_same(text: str) -> None:
    """The golden cases and our own pages."""
    quick, full = both(text)

    assert quick == full


COUNTED: Final = (
    *("%s reps", "%s s", "%s reps per side", "%s s per leg", "%s reps per arm", "%s s per hand"),
    *("@ %s kg", "@ %s% 1RM"),
)


@pytest.mark.parametrize("form", COUNTED)
def test_counted_clauses_mean_the_same(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every number that is read directly, and every fourth range."""
    numbers = [str(number) for number in range(101)]
    ranges = [f"{low}-{high}" for low in range(0, 101, 2) for high in range(0, 101, 2)]
    clauses = [form.replace("%s", each) for each in (*numbers, *ranges)]
    read = dose.clause_alone.__wrapped__
    direct = [read(clause) for clause in clauses]
    assert sum(map(bool, map(dose._counted, clauses))) > 1000  # noqa: SLF001 - that it does read
    monkeypatch.setattr(dose, "_counted", lambda _: None)

    assert direct == [read(clause) for clause in clauses]
    assert repr(direct) == repr([read(clause) for clause in clauses])


def test_what_is_made_fast_is_the_same_value() -> None:
    """Equal, of one class, with one hash, and as frozen as any other."""
    span = Span(3, 9)
    made = maker(Exercise)("Squat", (), "sit back", span=span_of((3, 9)))
    slow = Exercise("Squat", (), "sit back", span=span)

    assert spelled(made) == spelled(slow)
    assert (type(made), made, hash(made), repr(made)) == (Exercise, slow, hash(slow), repr(slow))
    assert spelled(pickle.loads(pickle.dumps(made))) == spelled(slow)
    assert replace(made, cue=None) == replace(slow, cue=None)
    with pytest.raises(FrozenInstanceError):
        setattr(made, "name", "Lunge")  # noqa: B010 - mypy would rightly object to the statement


@pytest.mark.parametrize("going", [True, False])
def test_the_collector_rests_only_meanwhile(*, going: bool) -> None:
    """It goes on behind the outermost call, even one that raises, if it was going before."""
    seen: list[bool] = []

    @uncollected
    def failing() -> None:
        seen.append(gc.isenabled())
        raise ValueError

    @uncollected
    def outer(value: int, *, more: int) -> int:
        seen.append(gc.isenabled())
        with pytest.raises(ValueError, match=r"^$"):
            failing()
        seen.append(gc.isenabled())
        return value + more

    was_going = gc.isenabled()
    try:
        (gc.enable if going else gc.disable)()
        assert outer(1, more=2) == 3
        assert gc.isenabled() is going
        with pytest.raises(ValueError, match=r"^$"):
            failing()
        assert gc.isenabled() is going
    finally:
        (gc.enable if was_going else gc.disable)()
    assert seen == [False] * 4


@pytest.mark.parametrize("frozen_before", [True, False])
def test_very_many_values_are_old_at_once(
    monkeypatch: pytest.MonkeyPatch, *, frozen_before: bool
) -> None:
    """The collector passes them over until it looks at everything; what is frozen stays so."""
    monkeypatch.setattr(frozen, "_MANY", 1000)

    @uncollected
    def made(count: int) -> list[list[int]]:
        return [[] for _ in range(count)]

    if frozen_before:
        gc.freeze()
    try:
        many, few = made(2000), made(300)
        old = {*map(id, gc.get_objects(generation=2))}
        assert id(few) not in old
        assert (id(many) in old) is not frozen_before
        assert (gc.get_freeze_count() > 0) is frozen_before
        assert gc.is_tracked(many)
    finally:
        gc.unfreeze()


def test_nearly_all_our_lines_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else there would be nothing gained, and nothing compared."""
    asked, read = 0, 0
    plainly = plain.read_exercise

    def counted(*args: Any, **kwargs: Any) -> Exercise | None:
        nonlocal asked, read
        item = plainly(*args, **kwargs)
        asked, read = asked + 1, read + (item is not None)
        return item

    monkeypatch.setattr(plain, "read_exercise", counted)
    for text in PAGES:
        parse(Source("text", text), Span(0, len(text)))

    assert asked > 30
    assert read / asked > 0.95


@pytest.mark.parametrize(
    "lines",
    ["- Rest", "4. Rest\n", "- Rest:", "- Rest: 60 s", "- Rest\n    easy", "- Rested: 3 reps"],
)
def test_rest_alone_means_the_same(lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source, whole = Source("text", lines), Span(0, len(lines))
    quick = spelled(parse(source, whole))
    monkeypatch.setattr(parser, "_is_just_rest", lambda *_: False)

    assert quick == spelled(parse(source, whole))


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*SIGNS, *FENCES]), max_size=12).map("".join))
def test_blocks_are_found_the_same(text: str) -> None:
    """Looking for slashes alone finds the lines that the expression finds."""

    def found() -> tuple[Document, list[Diagnostic]]:
        report = Report()
        return parse_document(Source("text", text), ("workout",), report), report.found

    by_slashes = found()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "_RARE_MARKS", ("",))  # it is in any text

        assert found() == by_slashes


@settings(max_examples=200)
@given(workouts())
def test_any_workout_means_the_same(workout: Workout) -> None:
    """Whatever can be written, in its canonical form."""
    quick, full = both(format_workout(workout))

    assert quick == full


@settings(max_examples=200)
@example("3 rounds * rest")
@given(TEXTS)
def test_any_text_means_the_same(text: str) -> None:
    """Whatever anybody writes."""
    quick, full = both(text)

    assert quick == full


@st.composite
def altered(draw: st.DrawFn) -> str:
    """Draw a few lines in which something has been put in, taken out or doubled."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=4))
    text = "\n".join(lines)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        sign = draw(st.sampled_from(SIGNS) | st.just(""))
        text = text[:at] + sign + text[at + draw(st.integers(0, 3)) :]
    return text


@settings(max_examples=600)
@given(altered())
def test_an_altered_line_means_the_same(text: str) -> None:
    """Where a part of a line begins to be another one."""
    quick, full = both(text)

    assert quick == full
