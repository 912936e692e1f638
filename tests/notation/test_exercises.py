"""The files of the exercise library: what each says, and where it says what it should not."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.notation import report
from plugins.notation.exercises import Exercise, Library
from plugins.notation.exercises.library import forms, key
from plugins.notation.exercises.words import EQUIPMENT, MUSCLES, PARTS, PATTERNS, UNWRITTEN
from plugins.notation.pages import Facts, Kind, Page, read_page
from plugins.notation.source import Source, normalised

HEAD: Final = """\
Title: Goblet squat
Aliases: KB goblet squat, front-loaded
    squat,  Goblet
Pattern: Squat, carry
Muscles: quadriceps, glutes,
    upper back
Equipment: kettlebell
Easier: Squat
Harder: Front squat, Back squat
Summary: A squat with a bell held to the chest.
Contraindications: A knee that hurts.
    A wrist that hurts.
Poses: start: standing — Standing tall
    end: half squat — Half way down
"""
BODY: Final = """\
## How to do it

1. Stand with the feet
   as wide as the hips.
2. Sit down.

   Take your time.
3) Stand up.

## Common mistakes

- **The knees** fall in: push them out.
* The heels come up: stay
higher.

## Cues

- Bell *glued* to the chest
- Elbows inside the knees

## What it trains

Thighs and buttocks.

## When to stop

When the back rounds.
"""
GOOD: Final = f"{HEAD}\n{BODY}"


def read(text: str) -> Page:
    """Read ``text`` as a file of the library."""
    return read_page(Source("x.md", text), Kind.EXERCISE)


def exercise(text: str) -> Exercise:
    found = read(text).exercise
    assert found is not None
    return found


def told(text: str) -> list[tuple[str, str]]:
    """Return the code of each finding, and the words that it marks."""
    return [
        (found.diagnostic.code, found.source.slice(found.diagnostic.span))
        for found in read(text).findings
    ]


def hints(text: str) -> list[str]:
    return [hint for found in read(text).findings for hint in found.diagnostic.hints]


def changed(old: str, new: str) -> str:
    """Return the good file with one thing changed."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


# --- A file without a mistake -----------------------------------------------------------


def test_a_whole_file() -> None:
    """Every line of a file comes out as a value, and nothing is wrong with it."""
    page = read(GOOD)
    found = page.exercise

    assert [report.human(finding) for finding in page.findings] == []
    assert found is not None
    assert [name.text for name in found.names] == [
        *("Goblet squat", "KB goblet squat", "front-loaded squat", "Goblet")
    ]
    assert found.title == "Goblet squat"
    assert found.patterns == ("squat", "carry")
    assert found.muscles == ("quadriceps", "glutes", "upper back")
    assert found.equipment == ("kettlebell",)
    assert [name.text for name in found.easier] == ["Squat"]
    assert [name.text for name in found.harder] == ["Front squat", "Back squat"]
    assert found.contraindications == ("A knee that hurts.", "A wrist that hurts.")
    assert [position.name for position in found.figure.positions] == ["start", "end"]
    assert [position.description for position in found.figure.positions] == [
        *("Standing tall", "Half way down")
    ]


def test_lists_in_the_body() -> None:
    """An item goes on until a blank line; its marks of Markdown stay."""
    found = exercise(GOOD)

    assert found.steps == ("Stand with the feet as wide as the hips.", "Sit down.", "Stand up.")
    assert found.mistakes == (
        "**The knees** fall in: push them out.",
        "The heels come up: stay higher.",
    )
    assert found.cues == ("Bell *glued* to the chest", "Elbows inside the knees")


def test_what_is_for_the_site() -> None:
    """Title and summary go to any site generator, the rest is the exercise's own."""
    page = read(GOOD)

    assert page.metadata == {
        "title": "Goblet squat",
        "summary": "A squat with a bell held to the chest.",
    }
    assert page.blocks == ()
    assert page.facts == Facts(equipment=("kettlebell",))


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0, "Goblet squat"),
        (1, "KB goblet squat"),
        (2, "front-loaded\n    squat"),
        (3, "Goblet"),
    ],
)
def test_a_name_has_its_place(index: int, words: str) -> None:
    """The place of a name is exact, and holds a line end where the name does."""
    name = exercise(GOOD).names[index]

    assert GOOD[name.span.start : name.span.end] == words


def test_the_places_of_progressions() -> None:
    """The second name of a line stands where it stands."""
    first, second = exercise(GOOD).harder

    assert GOOD[slice(*first.span)] == "Front squat"
    assert GOOD[slice(*second.span)] == "Back squat"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("a, b", ["a", "b"]),
        ("a,\n    b", ["a", "b"]),
        ("a\n    b", ["a b"]),
        ("a b,\n\tc\n     d  e ,f", ["a b", "c d e", "f"]),
        (", a,, ,b,", ["a", "b"]),
        (",", []),
    ],
)
def test_only_a_comma_ends_a_name(value: str, names: list[str]) -> None:
    """A long list is broken where the line is full, in the middle of a name if need be."""
    text = changed("KB goblet squat, front-loaded\n    squat,  Goblet", value)

    assert [name.text for name in exercise(text).names[1:]] == names


def test_what_may_be_left_out() -> None:
    """Four keys are optional."""
    kept = HEAD.replace("\n    ", "\v").split("\n")
    optional = ("Aliases", "Easier", "Harder", "Contraindications")
    head = "\n".join(line for line in kept if not line.startswith(optional))
    text = f"{head}\n{BODY}".replace("\v", "\n    ")
    found = exercise(text)

    assert told(text) == []
    assert (found.easier, found.harder, found.contraindications) == ((), (), ())
    assert [name.text for name in found.names] == ["Goblet squat"]


@pytest.mark.parametrize("heading", ["## cues", "##Cues", "## Cues ##", "##\tCues  "])
def test_spellings_of_a_heading(heading: str) -> None:
    """Capitals, spaces and closing hash signs make no other heading."""
    assert told(changed("## Cues", heading)) == []


def test_another_heading_is_the_authors() -> None:
    """A part of one's own ends the part before it and is no mistake."""
    text = changed("## Cues\n", "## Variations\n\n- Slower\n\n## Cues\n")

    assert told(text) == []
    assert len(exercise(text).mistakes) == 2


# --- Mistakes in the metadata -----------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ("Title: Goblet squat\n", "", "missing-key", ""),
        ("Equipment: kettlebell\n", "", "missing-key", ""),
        ("Equipment: kettlebell", "Equipment:", "empty-value", "Equipment"),
        ("Equipment: kettlebell", "Equipment: kettle bell", "bad-value", "kettle bell"),
        ("Equipment: kettlebell", "Equipment: , ,", "bad-value", ", ,"),
        ("Equipment: kettlebell", "Equipment: mat, None", "bad-value", "None"),
        ("Squat, carry", "squat, squash", "bad-value", "squash"),
        ("Squat, carry", "squat, carry, lunge", "bad-value", "squat, carry, lunge"),
        (
            "glutes,\n    upper back",
            "glutes\n    upper back",
            "bad-value",
            "glutes\n    upper back",
        ),
        ("glutes,\n    upper back", "glutes,\n    uper back", "bad-value", "uper back"),
        ("Easier: Squat", "Level: beginner", "unknown-key", "Level"),
        ("Easier: Squat", "Date: 2026-11-22", "unknown-key", "Date"),
        ("Easier: Squat", "Tags: legs", "unknown-key", "Tags"),
        ("Easier: Squat", "Easier:", "empty-value", "Easier"),
        ("Easier: Squat", "Status: drft", "bad-value", "drft"),
        ("Easier: Squat", "Easier: , ,", "bad-value", ", ,"),
        ("Harder: Front squat, Back squat", "Harder: Hop, ?", "bad-value", "?"),
        ("Title: Goblet squat", "Title: ???", "bad-value", "???"),
        ("Title: Goblet squat", "Title: Squat, deep", "bad-value", "Squat, deep"),
        ("Title: Goblet squat", "Title: Squat: deep", "bad-value", "Squat: deep"),
        ("front-loaded\n    squat,  Goblet", ", ,", "", ""),
        ("KB goblet squat, front-loaded\n    squat,  Goblet", ", ,", "bad-value", ", ,"),
        ("front-loaded\n    squat,  Goblet", "—, air squat", "bad-value", "—"),
        (
            "front-loaded\n    squat,  Goblet",
            "air\n    squat: deep",
            "bad-value",
            "air\n    squat: deep",
        ),
    ],
)
def test_metadata_that_cannot_be(old: str, new: str, code: str, marked: str) -> None:
    """One thing is wrong, and its words are marked."""
    assert told(changed(old, new)) == [(code, marked)] * bool(code)


def test_names_that_are_none() -> None:
    """Each is told, with what to write."""
    text = changed("KB goblet squat, front-loaded\n    squat,  Goblet", "—, !!")

    assert told(text) == [("bad-value", "—"), ("bad-value", "!!")]
    assert (
        hints(text)
        == ["write another name that people use, such as front squat, or leave it out"] * 2
    )
    assert hints(changed("Title: Goblet squat", "Title: ???")) == [
        "write what the exercise is called: Goblet squat"
    ]


def test_more_muscles_than_an_exercise_is_about() -> None:
    """Five may be named."""
    more = ", ".join(MUSCLES[:6])
    text = changed("quadriceps, glutes,\n    upper back", more)

    assert told(text) == [("bad-value", more)]
    assert told(text.replace(more, ", ".join(MUSCLES[:5]))) == []


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("Equipment: kettlebell", "Equipment: ketlebell", "did you mean 'kettlebell'?"),
        ("Squat, carry", "squatt", "did you mean 'squat'?"),
        ("quadriceps", "quadricep", "did you mean 'quadriceps'?"),
        ("Easier: Squat", "Easyer: Squat", "did you mean 'Easier'?"),
        ("## Cues", "## Cue", "write a line ## Cues instead"),
        ("## Cues", "### Cues", "write a line ## Cues instead"),
        (
            "Title: Goblet squat",
            "Title: Squat: deep",
            "write the name without it, or with brackets: Squat (deep)",
        ),
        ("## Cues\n", "Cues\n", "write a line ## Cues, and below it what it says"),
    ],
)
def test_what_to_write_instead(old: str, new: str, hint: str) -> None:
    """What is close is offered first."""
    assert hints(changed(old, new))[0] == hint


@pytest.mark.parametrize("words", [PATTERNS, MUSCLES, EQUIPMENT, PARTS])
def test_words_are_told_apart(words: tuple[str, ...]) -> None:
    """Each word stands in its list once."""
    assert sorted({*words}) == sorted(words)


# --- Mistakes in the poses --------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ("start: standing —", "start: standing, knees wrong —", "unread-pose", "knees wrong"),
        ("end: half squat —", "end: half squat, knees wrong —", "unread-pose", "knees wrong"),
        ("start: standing —", "start: standng —", "unknown-pose", "standng"),
    ],
)
def test_a_pose_has_its_place(old: str, new: str, code: str, marked: str) -> None:
    """What the drawing says of the second position is told on its line of the file."""
    assert told(changed(old, new)) == [(code, marked)]


def test_poses_that_are_missing_are_told_once() -> None:
    """Without the key, nothing is said of the figure that there is not."""
    text = changed(HEAD[HEAD.index("Poses") :], "")

    assert told(text) == [("missing-key", "")]
    assert exercise(text).figure.positions == ()


def test_every_line_of_poses_is_a_position() -> None:
    """An empty line of poses cannot be, and a third position is one."""
    text = changed("Half way down\n", "Half way down\n    again: start — Standing tall again\n")

    assert told(text) == []
    assert len(exercise(text).figure.positions) == 3


# --- Mistakes in the body ---------------------------------------------------------------


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_missing(part: str) -> None:
    """Each of the five is needed."""
    text = GOOD.replace(f"## {part}", f"## {part[::-1]}")

    assert told(text) == [("missing-part", "")]


@pytest.mark.parametrize(
    ("old", "new", "code", "marked"),
    [
        ("Thighs and buttocks.\n", "", "empty-part", "What it trains"),
        ("When the back rounds.\n", " \t\n", "empty-part", "When to stop"),
        ("- Bell *glued* to the chest\n- Elbows inside the knees\n", "", "empty-part", "Cues"),
        (
            "- Bell *glued* to the chest\n- Elbows inside the knees",
            "Be brave.",
            "empty-part",
            "Cues",
        ),
        ("2. Sit down.", "Sit down.", "step-count", "How to do it"),
        ("2. Sit down.", "1. a\n1. b\n1. c\n1. d\n1. e", "step-count", "How to do it"),
    ],
)
def test_a_part_that_says_too_little(old: str, new: str, code: str, marked: str) -> None:
    """The heading is marked."""
    assert told(changed(old, new)) == [(code, marked)]


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [(1, "here is 1"), (2, "here are 2"), (3, ""), (6, ""), (7, "here are 7")],
)
def test_how_many_steps(steps: int, wrong: str) -> None:
    """Three to six tell a movement."""
    start, end = BODY.index("1. "), BODY.index("## Common")
    body = BODY[:start] + "1. Move.\n" * steps + "\n" + BODY[end:]
    messages = [found.diagnostic.message for found in read(f"{HEAD}\n{body}").findings]

    assert messages == [f"a movement is told in 3 to 6 steps, and {wrong}"] * bool(wrong)


def test_a_part_that_stands_there_twice() -> None:
    """It is read as one: the words of neither are lost."""
    text = GOOD + "\n## Cues\n\n- Heavy heels\n"

    assert exercise(text).cues[-1] == "Heavy heels"
    assert len(exercise(text).cues) == 3


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_has_no_parts(fence: str) -> None:
    """What looks like a heading or an item in fenced code is neither."""
    code = f"{fence}\n## How to do it\n\n- a\n{fence}\n"

    assert told(GOOD + code) == []
    assert exercise(GOOD + code) == exercise(GOOD)
    assert told(changed("Thighs and buttocks.\n", code)) == []
    assert told(GOOD.replace("## Cues", f"{fence}\n## Cues\n{fence}")) == [("missing-part", "")]
    # A fence that is not closed is none, and told; Markdown knows none that stands further in.
    unclosed = [("unclosed-code", fence)] if fence == fence.strip() else []
    assert told(changed("## Cues", f"{fence}\n\n## Cues")) == unclosed


def test_a_smaller_heading_ends_an_item() -> None:
    """It is no part of the step above it, and what follows it is still of the part."""
    found = exercise(
        changed("3) Stand up.\n", "3) Stand up.\n### With a band\nSlower.\n4. Rest.\n")
    )

    assert found.steps[2:] == ("Stand up.", "Rest.")


def test_what_is_still_to_be_written() -> None:
    """A draft may have it; a file to be published is told each place."""
    text = changed("Thighs and", f"{UNWRITTEN}: thighs and").replace(
        "A squat with", f"{UNWRITTEN} A squat with"
    )

    assert told(text) == [("empty-value", UNWRITTEN), ("empty-part", UNWRITTEN)]
    assert told(f"Status: Draft\n{text}") == []


# --- Any text ---------------------------------------------------------------------------

_PIECES: Final = (
    *("Title: A", "Aliases: a, b,c", "Pattern: squat", "Muscles: glutes", "Equipment: none,mat"),
    *("Easier: a", "Harder:", "Status: draft", "Summary: S.", "Contraindications: x", "Poses:"),
    *("Poses: start: standing — a", "    end: squat — b", "    knees 9", "\tx", "    ,", "---"),
    *(f"## {part}" for part in PARTS),
    *("##", "# Cues", "### Cues #", "## x", "1. a", "- b", "* c", "  d", "", "", "/// workout | a"),
    *("///", "```", UNWRITTEN, "é́", "\u2028", "\x00", ","),
)
_LINES: Final = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=20)), max_size=30)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.text(max_size=200), _LINES.map("\n".join), _LINES.map(lambda x: GOOD + "\n".join(x))
    )
)
def test_any_text_is_read(text: str) -> None:
    """No text raises, every place lies within it, every finding is shown, all words are known."""
    source = Source("x.md", normalised(text))
    page = read_page(source, Kind.EXERCISE)
    found = page.exercise

    assert found is not None
    for name in (*found.names, *found.easier, *found.harder):
        assert name.span.end <= len(source.text)
        assert source.slice(name.span).split() == name.text.split()
    for finding in page.findings:
        assert all(label.span.end <= len(source.text) for label in finding.diagnostic.labels)
        assert "\n" not in finding.diagnostic.message
        assert report.human(finding)
    assert {*found.patterns} <= {*PATTERNS}
    assert {*found.muscles} <= {*MUSCLES}
    assert {*found.equipment} <= {*EQUIPMENT}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_LINES.map("\n".join))
def test_reading_again_says_the_same(text: str) -> None:
    """Nothing is kept from one reading to the next that could change it."""
    source = Source("x.md", normalised(text))

    assert read_page(source, Kind.EXERCISE) == read_page(source, Kind.EXERCISE)


def test_a_long_file_takes_no_long_time() -> None:
    """What is repeated a hundred thousand times is read once over."""
    for piece in ("# ", "## Cues\n", "- a\n", "(", ", ", "#"):
        read(f"{HEAD}\n## {piece * 20_000}x\n")


# --- Names ------------------------------------------------------------------------------


def library(**files: str) -> Library:
    """Make a library of files, each given by the value of its Title and other lines."""
    return Library(
        {slug.replace("_", "-"): exercise(f"Title: {text}\n") for slug, text in files.items()}
    )


NAMES: Final = library(
    crunch="Crunch\nAliases: sit-up",
    clean_and_press="Clean and press\nAliases: C&P",
    farmers_carry="Farmer's carry\nAliases: farmer's walk",
    high_knees="High knees",
    lunge="Lunge",
    push_up="Push-up\nAliases: Press-up, push-up (full)",
    superman="Superman\nAliases: flies",
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Push-up", "push-up"),
        ("push up", "push-up"),
        ("PUSH-UPS", "push-up"),
        ("  press–ups ", "push-up"),
        ("Push-ups (slow)", "push-up"),
        ("Push-up (full)", "push-up"),
        ("Push-ups (slow) (and deep)", "push-up"),
        ("crunches", "crunch"),
        ("Lunges", "lunge"),
        ("high knee", "high-knees"),
        ("Farmers walk", "farmers-carry"),
        ("farmer’s carries", "farmers-carry"),
        ("Clean & press", "clean-and-press"),
        ("c and p", "clean-and-press"),
        ("fly", "superman"),
        ("pushup", ""),
        ("Push-up and row", ""),
        ("", ""),
        ("(slow)", ""),
        ("…", ""),
    ],
)
def test_a_name_is_found(name: str, slug: str) -> None:
    """Case, hyphens, plurals and brackets make no other name; another word does."""
    assert NAMES.find(name) == slug
    found = NAMES.get(name)
    assert (found.title if found else "") == (NAMES.exercises[slug].title if slug else "")


def test_a_name_as_it_is_written_goes_first() -> None:
    """An exercise that is called as the plural of another is found by its own name."""
    both = library(lunge="Lunge", lunges="Lunges")

    assert [both.find(name) for name in ("lunge", "Lunges")] == ["lunge", "lunges"]


def test_a_name_of_signs_is_found_by_none() -> None:
    """A name without letters would be that of every line of dashes."""
    assert library(runner="🏃", both="&").find("–") == ""
    assert library(both="&").find("&") == ""


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Pushup", "Push-up"),
        ("Pushups", "Push-up"),
        ("Superman (arms only)", "Superman"),
        ("Farmer walk", "farmer's walk"),
        ("Swim", None),
        ("", None),
    ],
)
def test_a_name_that_is_near(name: str, near: str | None) -> None:
    """A letter or two make a misspelling; another word is another exercise."""
    assert NAMES.near(name) == near


def test_a_name_of_signs_is_offered_to_none() -> None:
    """It would be no better than what was written."""
    assert library(signs="????").near("????") is None
    assert library(signs="Hop\nAliases: ????").near("???") is None


def test_progressions_go_both_ways() -> None:
    """One side is enough, an alias will do, and what is said twice is shown once."""
    found = library(
        a="A\nHarder: b, other c",
        b="B\nEasier: A\nHarder: c",
        c="C\nAliases: other c\nEasier: Nobody, C",
    )

    assert [found.harder(slug) for slug in "abc"] == [("b", "c"), ("c",), ()]
    assert [found.easier(slug) for slug in "abc"] == [(), ("a",), ("a", "b")]


def test_keys() -> None:
    """An accent of its own and one that is part of its letter are one."""
    assert key("Cafe\u0301") == key("Café") == "café"
    assert key("Squ\u200bat") == key("\ufeffsqu\u00adat\u2060") == "squat"
    assert forms("Lunges") == ("lunges", "lunge", "lung")
    assert forms("Clean & press") == ("clean press", "clean and press")
    assert forms("Press") == ("press",)
    assert forms("Single-leg balance") == ("single leg balance",)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters=",\n\r"), max_size=12).map(
            lambda text: " ".join(text.split())
        ),
        max_size=12,
    )
)
def test_every_name_leads_to_its_exercise(names: list[str]) -> None:
    """Whatever an exercise is called, it is found by it, unless an earlier one is called so."""
    wanted: dict[str, str] = {}
    exercises: dict[str, Exercise] = {}
    for number, name in enumerate(names):
        slug = f"x{number:02}"
        exercises[slug] = exercise(f"Title: T{number}\nAliases: {name}\n")
        for each in exercises[slug].names:
            wanted.setdefault(key(each.text), slug)
    found = Library(exercises)

    for slug, one in exercises.items():
        for each in one.names:
            whole = key(each.text)
            assert found.find(each.text) == (wanted[whole] if whole else ""), slug
