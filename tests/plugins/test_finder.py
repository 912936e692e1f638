"""The finder: what a workout needs, what it fits, which pages there are and where they lead."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from plugins.finder.model import Facet, Finder, Match, Option
from plugins.finder.reading import FACETS, Traits, traits
from plugins.finder.things import met, needs_of, things_in
from plugins.notation import catalogue
from plugins.notation.exercises import Library
from plugins.notation.pages import Kind, Page, read_file, read_page
from plugins.notation.source import Source
from plugins.notation.workout import Workout, present
from plugins.notation.workout.present import with_exercises
from tests import builds
from tests.plugins.conftest import Author
from tests.theme.fragment import Element, parse

EXERCISES = Path(builds.ROOT, "content", "exercises")


@pytest.fixture(scope="module")
def library() -> Library:
    pages: dict[str, Page] = {
        f"exercises/{path.name}": read_file(path, path.name, Kind.EXERCISE)
        for path in sorted(EXERCISES.glob("*.md"))
    }
    return catalogue.library_of(pages)


def found(library: Library, *bodies: str, metadata: str = "") -> list[Traits]:
    """Return the traits of the workouts of a page."""
    head = f"Title: T\nDate: 2026-11-24\nSummary: S.\n{metadata}\n"
    blocks = "".join(f"\n/// workout | W{n}\n{body}\n///\n" for n, body in enumerate(bodies))
    page = read_page(Source("t.md", f"{head}{blocks}"), Kind.WORKOUT)
    assert [str(each) for each in page.findings] == []
    return [
        traits(
            with_exercises(present(block.value, block.anchor), library.find),
            page.facts,
            library,
            alone=len(bodies) == 1,
        )
        for block in page.blocks
        if isinstance(block.value, Workout)
    ]


def values(library: Library, body: str, key: str, metadata: str = "") -> set[str]:
    (one,) = found(library, body, metadata=metadata)
    return set(one.values[key])


# --- Things -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "needs"),
    [
        ("Mat", [{"mat"}]),
        ("two mats", [{"mat"}]),
        ("pair of dumbbells", [{"dumbbell"}]),
        ("one heavier dumbbell or kettlebell", [{"dumbbell", "kettlebell"}]),
        ("bench or chair", [{"bench", "chair"}]),
        ("chair & step", [{"chair"}, {"step"}]),
        ("socks on a smooth floor or two sliders", [{"sliders"}]),
        ("stair or step", [{"step"}]),
        ("mini-bands", [{"band"}]),
        ("kettlebell/dumbbell", [{"kettlebell", "dumbbell"}]),
        ("a trampoline", [{"? a trampoline"}]),
        ("a mat (optional)", []),
        ("No equipment", []),
        ("bodyweight", []),
    ],
)
def test_needs_are_read_from_an_authors_words(item: str, needs: list[set[str]]) -> None:
    """Alternatives meet one need, "and" makes two; what is not known is met by nothing."""
    assert [set(need) for need in needs_of(item)] == needs


def test_a_word_within_a_word_is_no_thing() -> None:
    """A match is no mat, an abandoned plan no band."""
    assert things_in("match abandoned tablespoon barefoot stepping") == frozenset()


def test_one_alternative_is_enough() -> None:
    needs = [*needs_of("bench or chair"), *needs_of("mat")]
    assert met(needs, frozenset({"chair", "mat"}))
    assert not met(needs, frozenset({"chair"}))


# --- What a workout fits ------------------------------------------------------------------------


def test_minutes_count_from_the_shortest_way(library: Library) -> None:
    """Twelve minutes fit in fifteen and in all that is longer; the author's own words go first."""
    amrap = "*AMRAP 12 min*\n\n- Squat: 5 reps"
    assert values(library, amrap, "minutes") == {"15", "20", "30", "45", "60", "90"}
    assert "10" in values(library, amrap, "minutes", "Time: 10-15 min")
    (one, _) = found(library, amrap, amrap, metadata="Time: 10-15 min")
    assert "10" not in one.values["minutes"]


@pytest.mark.parametrize(
    ("equipment", "expected"),
    [
        ("mat", {"mat", "step", "kettlebell", "dumbbells", "band", "ball"}),
        ("step or stair", {"step", "kettlebell", "dumbbells", "band", "ball"}),
        ("kettlebell or dumbbell, mat", {"kettlebell", "dumbbells"}),
        ("kettlebell, resistance band", set()),
        ("trampoline", set()),
    ],
)
def test_nothing_more_than_this(library: Library, equipment: str, expected: set[str]) -> None:
    """An option counts when nothing is needed beyond it but furniture."""
    body = "- Squat: 5 reps"
    assert values(library, body, "equipment", f"Equipment: {equipment}\n") == expected


def test_the_library_says_what_an_author_does_not(library: Library) -> None:
    """Without a list, the exercises need their own equipment, and a load needs a weight."""
    assert "none" in values(library, "- Squat: 5 reps", "equipment")
    assert values(library, "- Kettlebell swing: 5 reps", "equipment") == {"kettlebell"}
    assert values(library, "- Squat: 5 reps @ 20 kg", "equipment") == set()


def test_each_workout_of_a_page_needs_its_own(library: Library) -> None:
    """Of the page's list one needs what it uses, and all of it if an exercise is not known."""
    metadata = "Equipment: chair, rucksack, mat, trampoline\n"
    plain, loaded, lying, unknown = found(
        library,
        "- Squat: 5 reps",
        "- Squat: 5 reps @ 5 kg",
        "- Glute bridge: 5 reps",
        "- Ghost: 5 reps",
        metadata=metadata.replace(", trampoline", ""),
    )
    assert plain.equipment == ()
    assert loaded.equipment == ("rucksack",)
    assert lying.equipment == ("mat",)
    assert unknown.equipment == ("chair", "rucksack", "mat")
    strange, _ = found(library, "- Squat: 5 reps", "- Lunge: 5 reps", metadata=metadata)
    assert strange.equipment == ("trampoline",), "who knows what it is for"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("beginner", {"beginner"}),
        ("beginner to advanced", {"beginner", "intermediate", "advanced"}),
        ("Intermediate, advanced", {"intermediate", "advanced"}),
    ],
)
def test_levels_reach_from_one_to_the_other(
    library: Library, level: str, expected: set[str]
) -> None:
    assert values(library, "- Squat: 5 reps", "level", f"Level: {level}\n") == expected


@pytest.mark.parametrize(
    ("body", "metadata", "expected"),
    [
        ("- Squat: 5 reps", "", {"home", "hotel", "outdoors"}),
        ("- Glute bridge: 5 reps", "", {"home", "hotel"}),
        ("- Step-up: 5 reps", "", {"home", "outdoors"}),
        ("- Squat jump: 5 reps", "", {"home", "outdoors"}),
        ("- Squat: 5 reps", "Space: one flight of stairs\n", {"home", "outdoors"}),
        ("- Back squat: 5 reps", "", {"gym"}),
        ("- Squat: 5 reps", "Equipment: bench or chair\n", {"home", "hotel", "outdoors"}),
        ("- Ghost: 5 reps", "", {"home"}),
        ("- Squat: 5 reps", "Equipment: trampoline\n", set()),
    ],
)
def test_a_place_is_promised_only_if_it_will_do(
    library: Library, body: str, metadata: str, expected: set[str]
) -> None:
    """No jumps in a hotel, no lying down outdoors; of an unknown exercise nothing is promised."""
    assert values(library, body, "place", metadata) == expected


@pytest.mark.parametrize(
    ("body", "is_fresh"),
    [
        ("- Push-up: 5 reps", True),
        ("- Push-up: 5 reps\n- Squat: 5 reps", False),
        ("- Romanian deadlift: 5 reps", False),
        ("- Calf raise: 5 reps", False),
        ("- Sliding leg curl: 5 reps", False),
        ("- Jumping jack: 5 reps", False),
        ("- Skater jump: 5 reps", False),
        ("- Half-kneeling hip-flexor stretch: 5 reps", True),
        ("- Bent-over row: 5 reps", True),
        ("## Warm-up\n\n- Squat: 5 reps\n\n## Main\n\n- Push-up: 5 reps", True),
        ("## Main\n\n- Squat: 5 reps\n\n## Cool-down\n\n- Cat-cow: 5 reps", False),
        ("## Warm-up\n\n- Push-up: 5 reps", False),
        ("- Push-up: 5 reps\n- Ghost: 5 reps", False),
    ],
)
def test_legs_are_left_fresh(library: Library, body: str, is_fresh: bool) -> None:
    """The main part works no legs; a warm-up may, and what is not known is no promise."""
    assert values(library, body, "tomorrow") == ({"long-run"} if is_fresh else set())


def test_every_value_is_an_option(library: Library) -> None:
    """What a workout can have is what can be chosen, but for longer times than are asked for."""
    (one,) = found(library, "*AMRAP 1 min*\n\n- Squat: 5 reps", metadata="Level: advanced\n")
    for facet in FACETS:
        assert one.values[facet.key] <= {option.value for option in facet.options}


# --- The model ----------------------------------------------------------------------------------


def match(title: str, **chosen: str) -> Match:
    fits = {key: frozenset(text.split()) for key, text in chosen.items()}
    return Match(title, f"{title}/", "", "Core", (), (5, 5), "", (), fits)


def facet(key: str, *options: Option) -> Facet:
    return Facet(key, f"{key}?", "", options)


def option(value: str, within: str = "", slug: str = "") -> Option:
    return Option(value, slug or value, value, value.capitalize(), within)


MINUTES = facet("minutes", option("5"), option("10", "5"), option("20", "10"), option("30", "20"))
EQUIPMENT = facet("equipment", option("none"), option("mat", "none"))
LEVEL = facet("level", option("easy"), option("hard"))
FINDER = Finder(
    [MINUTES, EQUIPMENT, LEVEL],
    [
        match("b", minutes="10 20 30", equipment="mat", level="easy"),
        match("a", minutes="20 30", equipment="none mat", level="easy"),
    ],
)


def test_an_option_makes_a_difference() -> None:
    """None is offered that nothing fits, nor one that says what a narrower one has said."""
    offered = [[one.value for one in facet.options] for facet in FINDER.facets]
    assert offered == [["10", "20"], ["none", "mat"], ["easy"]]


def test_there_are_no_empty_pages() -> None:
    """Each option has a page, and so have the pairs of time and equipment that something fits."""
    paths = [FINDER.path(page) for page in FINDER.pages]
    assert paths == [
        *("", "10/", "20/", "none/", "mat/", "easy/"),
        *("10/mat/", "20/none/", "20/mat/"),
    ]
    assert all(FINDER.page(page).matches for page in FINDER.pages)


def test_a_choice_leads_on() -> None:
    """To the pair if there is one, else to the option alone and anew; the chosen one leads back."""
    page = FINDER.page({"minutes": "10"})
    assert page.title == "10"
    leads = {
        choice.option.value: (choice.path, choice.count, choice.chosen)
        for _, choices in page.groups
        for choice in choices
    }
    assert leads == {
        "10": ("", 1, True),
        "20": ("20/", 2, False),
        "none": ("none/", None, False),
        "mat": ("10/mat/", 1, False),
        "easy": ("easy/", None, False),
    }


def test_nothing_to_find_is_no_finder() -> None:
    """A site without a workout has no page to find one."""
    finder = Finder([MINUTES, EQUIPMENT], [])
    assert not finder
    assert (finder.pages, finder.facets) == ((), ())


def test_addresses_are_unique() -> None:
    """A category may be called like an option."""
    kinds = facet("kind", option("core", slug="mat"))
    finder = Finder([EQUIPMENT, kinds], [match("a", equipment="mat", kind="core")])
    paths = [finder.path(page) for page in finder.pages]
    assert paths == ["", "mat/", "kind-mat/"]
    assert dataclasses.replace(kinds.options[0], slug="kind-mat") == finder.facets[1].options[0]


# --- The pages ----------------------------------------------------------------------------------


def page(author: Author, path: str) -> Element:
    return parse((author.output / path).read_text(encoding="utf-8"))


def test_a_site_without_workouts_has_no_finder(author: Author) -> None:
    """No page, no link to it, no question on the front page."""
    author.article("Text.")
    built = author.build()
    assert [path for path in built.files if path.startswith("find/")] == []
    front = page(author, "index.html")
    assert front.all(".hero-times") == []
    assert [link.text for link in front.all(".site-tools a")] == ["Search"]


def test_each_workout_of_a_page_is_found_by_itself(author: Author) -> None:
    """It is linked where it stands; one that is a draft is not found."""
    two = "".join(
        f"\n/// workout | {title} <b>\n*AMRAP {n} min*\n\n- Squat: 5 reps\n///\n"
        for title, n in (("Long", 14), ("Short", 4))
    )
    author.workout(two)
    author.workout(two, "drafted", metadata="Status: draft\n")
    built = author.build()
    cards = page(author, "find/index.html").all(".card-link")
    assert [(card.text, card.attributes["href"]) for card in cards] == [
        ("Short <b>", "/rainy/#short-b"),
        ("Long <b>", "/rainy/#long-b"),
    ]
    assert "find/5-minutes/index.html" in built.files
    assert len(page(author, "find/5-minutes/index.html").all(".card")) == 1
