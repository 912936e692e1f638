"""What holds for every text and every workout, whatever anybody writes."""

from decimal import Decimal
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span, normalised
from plugins.notation.workout import Workout, parse
from plugins.notation.workout.model import (
    Amount,
    Amrap,
    Bodyweight,
    Circuit,
    Distance,
    DistanceUnit,
    Effort,
    Emom,
    Exercise,
    Form,
    ForTime,
    Hold,
    Intervals,
    Item,
    Label,
    Ladder,
    Load,
    LoadChoice,
    LoadWords,
    Mass,
    MassUnit,
    Max,
    Note,
    PercentOfMax,
    Progression,
    ProgressionRow,
    Range,
    Reps,
    Rest,
    Rir,
    Rpe,
    Scheme,
    Section,
    SeeTable,
    SetScheme,
    Side,
    SideKind,
    StraightSets,
    Superset,
    SupersetScheme,
    Tempo,
    Variant,
    VariantKind,
)
from plugins.notation.workout.views import estimate, sets_in_order
from plugins.notation.workout.words import COUNT_NOUNS, LIMBS
from tests.harness.checks import invariants, round_trip

settings.register_profile(
    "notation",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
settings.load_profile("notation")

# --- Any text ------------------------------------------------------------------------------

#: Pieces that a text like the notation is put together from.
FRAGMENTS: Final = """
    Squat|Plank|A1.|A2.|B1|Rest|rest|easier:|harder:|or:|cue:|reps|rep|sets|set|x|×|s|sec|min|h|m|
    km|kg|lb|per|side|each|leg|/|alternating|left|total|RPE|RIR|%|1RM|@|tempo|3-1-1-0|31X0|optional|
    then|max|see|table|to|rounds|round|AMRAP|EMOM|every|for|time|cap|Tabata|on|off|superset|straight|
    between|exercises|of|no|bodyweight|+|0|1|2|3|8|12|90|1:30|:30|7.5|7,5|999|-|–|—|--|'|"|(|)|,|:|
    .|;|*|_|**|#|##|###|>|||---|-|1.|2.|4)|/// workout||/// pros-cons || Title|///|```|~~~|\\
""".replace("\n", "").split("|")
SPACES: Final = (
    " ",
    " ",
    " ",
    " ",
    "",
    "\n",
    "\n- ",
    "\n\n",
    "\n    - ",
    "\t",
    "\u00a0",
    "\n| ",
    " | ",
)


@st.composite
def like_notation(draw: st.DrawFn) -> str:
    """Draw fragments of the notation with spaces and line ends between them."""
    words = draw(st.lists(st.sampled_from([f.strip() for f in FRAGMENTS]), max_size=30))
    return "".join(word + draw(st.sampled_from(SPACES)) for word in words)


TEXTS: Final = st.one_of(like_notation(), st.text(max_size=200))


@settings(max_examples=200)
@example("every 0 min for 10 min\n- a: 8")
@example("- Squat: 0 x 8")
@example("- Squat: 3-0 x 8\n- Rest: 5 s")
@example(f"- a: {'9' * 5000} reps\n{'9' * 5000}. b: 8")
@example("*AMRAP*\n" + "(" * 2000)
@given(TEXTS)
def test_any_block_is_read(text: str) -> None:
    """No text raises, spans lie within, tokens join, no word is lost, every message renders."""
    page = "\n".join(("/// workout | T", normalised(text).replace("///", "//"), "///", ""))
    source = Source("text.md", page)
    read = read_page(source, Kind.PAGE)
    values = [(b.value, b.block.content) for b in read.blocks if b.value is not None]

    assert invariants(source, values, read.findings) == []


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(Kind))
def test_any_file_is_read(text: str, kind: Kind) -> None:
    """The same for whole files, with metadata and blocks of every kind in them."""
    source = Source("text.md", normalised(text))
    read = read_page(source, kind)
    values = [(b.value, b.block.content) for b in read.blocks if b.value is not None]

    assert invariants(source, values, read.findings) == []


# --- Any workout ----------------------------------------------------------------------------
#
# A text cannot hold every value, so these are kept to what it can, and to nothing less:
# * words are split at single spaces, and hold no line end;
# * a name does not read as a label, a list mark, a rest or a number before a word, and has no colon
#   and no dash with spaces around; a cue does not begin with nothing;
# * a note begins with no ">", a load in words with no number, unit or other load;
# * a section without a title is the first one, and no section is empty;
# * exercises of one letter that follow each other are a superset.

#: Letters of several scripts, digits and signs, but no white space.
WORD: Final = st.text(
    st.sampled_from("abcdefgh ijkéüßłκжあ水0123456789'’()/.!?&%+\"°".replace(" ", "")),
    min_size=1,
    max_size=8,
)
PLAIN: Final = st.text(st.sampled_from("abcdefghijkéüßłκжあ水"), min_size=3, max_size=8)


def phrase(first: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.builds(lambda one, more: " ".join([one, *more]), first, st.lists(WORD, max_size=3))


NAMES: Final = phrase(PLAIN.filter(lambda w: w.casefold() != "rest")).filter(
    lambda name: not any(word[0].isdigit() for word in name.split())
)
WORDS: Final = phrase(WORD)
LOAD_WORDS: Final = phrase(PLAIN.map("w".__add__)).filter(lambda w: "/" not in w)


def ranges(numbers: SearchStrategy[int]) -> SearchStrategy[Range[int]]:
    return st.builds(lambda a, b: Range(min(a, b), max(a, b)), numbers, numbers) | st.builds(
        Range.exactly, numbers
    )


def decimals(most: int) -> SearchStrategy[Range[Decimal]]:
    number = st.integers(1, most * 100).map(lambda n: Decimal(n) / 100)
    return st.builds(lambda a, b: Range(min(a, b), max(a, b)), number, number) | number.map(
        Range.exactly
    )


SECONDS: Final = st.integers(1, 3600)
EXACT: Final = st.integers(1, 3600)
HOLDS: Final = st.builds(Hold, ranges(SECONDS), at_least=st.booleans())
AMOUNTS: Final[SearchStrategy[Amount]] = st.one_of(
    st.builds(
        Reps,
        ranges(st.integers(1, 2000)),
        at_least=st.booleans(),
        noun=st.sampled_from(sorted(set(COUNT_NOUNS.values()))),
    ),
    HOLDS,
    st.builds(Distance, decimals(1000), st.sampled_from(DistanceUnit)),
    st.just(Max()),
)
SIDES: Final = st.one_of(
    st.just(Side(SideKind.TOTAL)),
    st.builds(
        Side,
        st.sampled_from([kind for kind in SideKind if kind is not SideKind.TOTAL]),
        st.sampled_from(sorted(set(LIMBS.values()))),
    ),
)
MASSES: Final = st.builds(Mass, decimals(999), st.sampled_from(MassUnit), pieces=st.integers(1, 4))
PERCENTS: Final = st.builds(PercentOfMax, decimals(120))
CHOSEN: Final = st.one_of(MASSES, PERCENTS, st.builds(Bodyweight, st.none() | MASSES))
LOADS: Final[SearchStrategy[Load]] = st.one_of(
    CHOSEN,
    st.builds(LoadWords, LOAD_WORDS),
    st.builds(
        lambda loads, words: LoadChoice((*loads, *words)),
        st.lists(CHOSEN, min_size=2, max_size=3),
        st.lists(st.builds(LoadWords, LOAD_WORDS), max_size=1),
    ),
)
EFFORTS: Final[SearchStrategy[Effort]] = st.one_of(
    st.builds(Rir, ranges(st.integers(1, 10))),
    st.builds(
        lambda a, b: Rpe(Range(Decimal(min(a, b)) / 2, Decimal(max(a, b)) / 2)),
        st.integers(2, 20),
        st.integers(2, 20),
    ),
)
PHASE: Final = st.none() | st.integers(0, 99)
RESTS: Final = ranges(SECONDS) | st.just(Range(0, 0))


def doses(amounts: SearchStrategy[Amount | None]) -> SearchStrategy[SetScheme]:
    return st.builds(
        SetScheme,
        amounts,
        st.none() | ranges(st.sampled_from([1, 2, 3, 5, 20])),
        st.none() | SIDES,
        st.none() | LOADS,
        st.none() | EFFORTS,
        st.none() | st.builds(Tempo, PHASE, PHASE, PHASE, PHASE),
        st.none() | RESTS,
    )


VARIANTS: Final = st.builds(Variant, st.sampled_from(VariantKind), WORDS)
NUMBERS: Final = st.none() | st.integers(0, 999)


@st.composite
def exercises(draw: st.DrawFn, label: Label | None = None, *, free: bool = False) -> Exercise:
    """Draw an exercise; where it is ``free`` its section says how much."""
    amounts: SearchStrategy[Amount | None] = AMOUNTS | st.just(SeeTable())
    dosed = doses(amounts | st.none() if free else amounts).filter(lambda d: d != SetScheme())
    return Exercise(
        draw(NAMES),
        tuple(draw(st.lists(dosed, min_size=0 if free else 1, max_size=2))),
        draw(st.none() | WORDS),
        draw(st.booleans()),
        tuple(draw(st.lists(VARIANTS, max_size=2))),
        label,
        draw(NUMBERS),
    )


@st.composite
def supersets(draw: st.DrawFn, *, free: bool = False) -> Superset | Exercise:
    """Draw exercises with labels of one letter."""
    letter = draw(st.sampled_from("ABZ"))
    count = draw(st.integers(1, 3))
    drawn = [draw(exercises(Label(letter, n + 1), free=free)) for n in range(count)]
    return Superset(letter, tuple(drawn)) if count > 1 else drawn[0]


@st.composite
def tables(draw: st.DrawFn) -> Progression:
    """Draw a table of doses, rests and empty cells."""
    columns = ("Week", *draw(st.lists(NAMES, min_size=1, max_size=2, unique=True)))
    cell = st.one_of(doses(AMOUNTS), st.none(), st.builds(Rest, ranges(SECONDS)), st.just(Rest()))
    rows = [
        ProgressionRow(draw(WORDS), tuple(draw(cell) for _ in columns[1:]))
        for _ in range(draw(st.integers(1, 3)))
    ]
    return Progression(columns, tuple(rows))


ROUNDS: Final = ranges(st.integers(1, 3) | st.just(100))


def _emom(interval: int, slots: int, rounds: int | None, round_s: int | None) -> Emom:
    return Emom(interval * slots, interval, rounds, None if rounds is None else round_s)


FORMS: Final[SearchStrategy[Form]] = st.one_of(
    st.just(StraightSets()),
    st.builds(SupersetScheme, st.none() | ROUNDS),
    st.builds(Circuit, ROUNDS),
    st.builds(Amrap, EXACT),
    st.builds(_emom, EXACT, st.integers(1, 6), st.none() | st.integers(1, 100), st.none() | EXACT),
    st.builds(Intervals, EXACT, EXACT, st.none() | st.integers(1, 50), st.none() | ROUNDS),
    st.builds(Intervals, EXACT, EXACT, st.integers(1, 50), st.none() | ROUNDS, st.just(True)),
    st.builds(
        lambda reps, cap, timed: Ladder(tuple(reps), timed or cap is not None, cap),
        st.lists(st.integers(1, 2000), min_size=3, max_size=6),
        st.none() | EXACT,
        st.booleans(),
    ),
    st.builds(ForTime, st.none() | EXACT, st.none() | ROUNDS),
)
SCHEMES: Final = st.builds(
    Scheme, st.none() | FORMS, st.none() | RESTS, st.none() | RESTS, st.none() | RESTS
).filter(lambda scheme: scheme != Scheme())


def _letter(item: Item) -> str:
    match item:
        case Superset(letter=letter) | Exercise(label=Label(letter=letter)):
            return letter
    return ""


@st.composite
def sections(draw: st.DrawFn, title: str) -> Section:
    """Draw a section; a superset is not followed by another one of its letter."""
    scheme = draw(st.none() | SCHEMES)
    free = scheme is not None and isinstance(scheme.form, Intervals | Ladder)
    kinds = st.one_of(
        exercises(free=free),
        supersets(free=free),
        st.builds(Rest, st.none() | RESTS, NUMBERS),
        st.builds(Note, WORDS),
        tables(),
    )
    items: list[Item] = []
    for item in draw(st.lists(kinds, min_size=1, max_size=4)):
        if not (items and _letter(item) and _letter(item) == _letter(items[-1])):
            items.append(item)
    return Section(title, tuple(items), scheme)


@st.composite
def workouts(draw: st.DrawFn) -> Workout:
    """Draw a workout of which only the first section may lack a title."""
    titles = draw(st.lists(phrase(PLAIN), max_size=2))
    if draw(st.booleans()) or not titles:
        titles = ["", *titles]
    return Workout("Case", tuple(draw(sections(title)) for title in titles))


@settings(max_examples=200)
@given(workouts())
def test_a_workout_survives_its_text(workout: Workout) -> None:
    """``parse(format(w)) == w``, and formatting again changes nothing."""
    assert round_trip(workout) == []


@settings(max_examples=60)
@given(workouts())
def test_the_estimate_has_its_low_end_first(workout: Workout) -> None:
    """No workout takes less at the most than at the least."""
    time = estimate(workout)

    assert 0 <= time.low_s <= time.high_s


@settings(max_examples=60)
@given(workouts(), st.booleans())
def test_sets_count_up(workout: Workout, high: bool) -> None:
    """The sets of an exercise are numbered 1 to ``of``, in the order they are done."""
    for section in workout.sections:
        done = sets_in_order(section, high=high)
        for exercise in {id(one.exercise): one.exercise for one in done}.values():
            own = [one for one in done if one.exercise is exercise]

            assert [one.number for one in own] == list(range(1, len(own) + 1))
            assert {one.of for one in own} == {len(own)}


@pytest.mark.parametrize("text", ["", "\n", "   ", "\t\n \n", "///", "---", "\ufeff"])
def test_next_to_nothing_is_read(text: str) -> None:
    """A workout of nothing says so, and is a workout."""
    parsed = parse(Source("text", text), Span(0, len(text)))

    assert all(d.code in {"empty-workout", "unknown-scheme"} for d in parsed.diagnostics)
