"""The exercise library on the site: pages, lists, links both ways, figures beside workouts."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from plugins.markdown_source import drawn
from plugins.notation.exercises import solved
from plugins.notation.exercises.present import figure_of
from tests import builds
from tests.plugins.conftest import Author
from tests.plugins.test_building_again import content_of
from tests.theme.fragment import Element, parse

if TYPE_CHECKING:
    from plugins.figures import Figure
    from plugins.notation.exercises import Exercise
    from plugins.notation.exercises.present import FigureView

BODY = """
## How to do it

1. Stand.
2. Bend.
3. Stand *again*.

## Common mistakes

- Falling: do not.

## Cues

- Tall

## What it trains

Patience.

## When to stop

When it hurts. See [another]({filename}/exercises/squat.md).
"""
END = {
    "squat": "squat — Thighs level",
    "goblet-squat": "squat, hands at the chest, kettlebell in both hands — Low, the bell held",
    "plank": "forearm plank — One line from head to heels",
}
WORKOUT = "\n/// workout | {}\n- Squats: 5 reps\n    - harder: Goblet squat\n- Ghost: 5 reps\n///\n"


def exercise(author: Author, slug: str, *, metadata: str = "", pattern: str = "squat") -> None:
    """Write an exercise with all that it needs."""
    title = slug.replace("-", " ").capitalize()
    author.write(
        f"exercises/{slug}.md",
        f"Title: {title}\nPattern: {pattern}\nMuscles: quadriceps, glutes\nEquipment: none\n"
        f"Summary: How to {title}.\n{metadata}"
        f"Poses: start: standing — Standing <tall>\n    end: {END[slug]}\n{BODY}",
    )


@pytest.fixture
def library(author: Author) -> Author:
    """An author with three exercises and a workout that uses two of them."""
    exercise(author, "squat", metadata="Aliases: air squat\n")
    exercise(author, "goblet-squat", metadata="Easier: Squat\nContraindications: Sore knees.\n")
    exercise(author, "plank", pattern="trunk front, anti-rotation")
    author.workout(WORKOUT.format("Rain"))
    return author


def build(author: Author, settings: str = builds.WRITING) -> builds.Built:
    """Build; that one exercise is not known is told, and all that is."""
    built = author.try_to_build(settings)
    assert built.exit_code == 0, built.stderr
    assert built.stderr.count("warning[") == built.stderr.count("unknown-exercise")
    assert "error[" not in built.stderr
    return built


def page(built: builds.Built, path: str) -> Element:
    return parse(built.text(path))


def links(element: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in element.all("a")}


def test_an_exercise_has_a_page(library: Author) -> None:
    """Title, lead, figure with its description, steps, cautions, facts."""
    main = page(build(library), "exercises/goblet-squat/index.html").one("main")
    assert main.one("h1").text == "Goblet squat"
    assert main.one(".page-lead").text == "How to Goblet squat."
    assert [part.text for part in main.all(".position")] == [
        "Start Standing <tall>",
        "End Low, the bell held",
    ]
    assert main.one(".figure").attributes["aria-labelledby"] == "positions"
    assert [step.text for step in main.all(".prose ol li")] == ["Stand.", "Bend.", "Stand again."]
    assert main.one(".cautions li").text == "Sore knees."
    assert links(main.one(".facts")) == {
        "squat": "/exercises/#squat",
        "quadriceps": "/exercises/by-muscle/#quadriceps",
        "glutes": "/exercises/by-muscle/#glutes",
        "no equipment": "/exercises/by-equipment/#no-equipment",
    }
    assert links(main.one(".prose")) == {"another": "/exercises/squat/"}


def test_a_figure_is_drawn_once_for_all_builds(
    library: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until its poses are others: then that one is."""
    first = content_of(build(library))
    done: list[str] = []

    def solve(poses: tuple[str, ...]) -> Figure:
        done.append(poses[-1])
        return solved(poses)

    def draw(slug: str, exercise: Exercise) -> FigureView | None:
        done.append(slug)
        return figure_of(slug, exercise)

    monkeypatch.setattr(drawn, "solved", solve)
    monkeypatch.setattr(drawn, "figure_of", draw)
    assert content_of(build(library)) == first
    assert done == []
    path = library.content / "exercises/squat.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("end: squat", "end: deep squat"), encoding="utf-8")
    assert content_of(build(library)) != first
    assert done == ["end: deep squat — Thighs level", "squat"]


def test_links_between_exercises_go_both_ways(library: Author) -> None:
    """Only one of the two files says which is easier."""
    built = build(library)
    easier = page(built, "exercises/goblet-squat/index.html").all(".exercise-more")
    harder = page(built, "exercises/squat/index.html").all(".exercise-more")
    assert [part.one("h2").text for part in easier] == ["Easier"]
    assert links(easier[0]) == {"Squat": "/exercises/squat/"}
    assert [part.one("h2").text for part in harder] == ["Harder", "Workouts with it"]
    assert links(harder[0]) == {"Goblet squat": "/exercises/goblet-squat/"}
    assert links(harder[1]) == {"Rainy Tuesday": "/rainy/"}


def test_an_exercise_of_a_workout_is_a_link_with_a_figure(library: Author) -> None:
    """By name, in the plural as well; in what is easier, harder or instead, by link only."""
    workout = page(build(library), "rainy/index.html").one("section.workout")
    assert [name.text for name in workout.all(".row-name")] == ["Squats", "Ghost"]
    assert {link.text: link.attributes["href"] for link in workout.all(".row-link")} == {
        "Squats": "/exercises/squat/",
        "Goblet squat": "/exercises/goblet-squat/",
    }
    figure = workout.one(".figure")
    assert figure.attributes["role"] == "img"
    assert figure.attributes["aria-label"] == "Start: Standing <tall>. End: Thighs level."


def test_a_symbol_stands_once_on_a_page(library: Author) -> None:
    """Workouts that share an exercise share its drawings, in a file beside the page."""
    library.workout(WORKOUT.format("One") + WORKOUT.format("Two") + WORKOUT.format("Three"))
    built = build(library)
    shown = page(built, "rainy/index.html")
    drawings = (built.output / "rainy/drawings.svg").read_text(encoding="utf-8")
    ids = Counter(re.findall(r' id="([^"]+)"', drawings))
    assert set(ids.values()) == {1}
    used = {use.attributes["href"] for use in shown.all("use")}
    assert used == {f"drawings.svg#{name}" for name in ids}
    assert len(shown.all(".figure")) == 3


def test_the_indexes_list_every_exercise(library: Author) -> None:
    """By movement, muscle and equipment, each linked with the others."""
    built = build(library)
    paths = {
        "By movement": "/exercises/",
        "By muscle": "/exercises/by-muscle/",
        "By equipment": "/exercises/by-equipment/",
    }
    for label, path in paths.items():
        index = page(built, f"{path.strip('/')}/index.html")
        assert links(index.one(".views")) == paths
        assert index.one(".view[aria-current]").text == label
        listed = [link.text for link in index.all(".move-link")]
        assert listed == ["Goblet squat", "Squat", "Plank"] or sorted(listed) == [
            "Goblet squat",
            "Plank",
            "Squat",
        ]
        headings = [heading.attributes["id"] for heading in index.all("main h2")]
        assert [link.attributes["href"] for link in index.all(".jump")] == [
            f"#{each}" for each in headings
        ]
        assert index.all("symbol") == []


def test_what_an_exercise_also_is_stands_below(library: Author) -> None:
    """The second pattern of an exercise lists it in words."""
    index = page(build(library), "exercises/index.html")
    groups = {group.one("h2").text: group for group in index.all(".move-group")}
    assert list(groups) == ["Squat", "Trunk front", "Anti-rotation"]
    assert groups["Anti-rotation"].one(".move-also").text == "In part: Plank."


def test_a_picture_is_a_file(library: Author) -> None:
    """The lists show the last position, from a file that is fetched when it is near."""
    built = build(library)
    picture = page(built, "exercises/index.html").all(".move-picture")[0]
    assert picture.attributes["loading"] == "lazy"
    assert picture.attributes["src"] == "/exercises/goblet-squat/figure.svg"
    root = ET.fromstring(built.text("exercises/goblet-squat/figure.svg"))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_the_menu_leads_to_the_library(library: Author) -> None:
    """From every page; it is marked on the library's own."""
    built = build(library)
    assert links(page(built, "index.html").one(".site-nav"))["Exercises"] == "/exercises/"
    for path, mark in (("exercises", "page"), ("exercises/squat", "true")):
        current = page(built, f"{path}/index.html").one(".site-nav [aria-current]")
        assert (current.text, current.attributes["aria-current"]) == ("Exercises", mark)


def test_a_draft_is_in_no_list(library: Author) -> None:
    """It has a page below drafts, and nothing leads there but the list of figures."""
    exercise(library, "plank", metadata="Status: draft\n")
    built = build(library)
    assert "drafts/exercises/plank/index.html" in built.files
    assert not any(file.startswith("exercises/plank") for file in built.files)
    for path in ("exercises/index.html", "exercises/by-muscle/index.html", "rainy/index.html"):
        assert re.search(r">Plank<|/plank/", built.text(path)) is None


def test_every_figure_is_shown_while_one_writes(library: Author) -> None:
    """All on one page, which is not published."""
    sheet = page(build(library), "exercises/figures/index.html")
    assert [name.text for name in sheet.all(".contact-name")] == ["Goblet squat", "Plank", "Squat"]
    assert len(sheet.all(".figure")) == 3
    assert "exercises/figures/index.html" not in build(library, builds.PUBLISHING).files


def test_a_site_without_a_library_has_no_trace_of_one(author: Author) -> None:
    """No link, no list, no figure; names are as they were written."""
    author.workout(WORKOUT.format("Rain"))
    built = author.build()
    assert [file for file in built.files if "exercise" in file] == []
    text = built.text("rainy/index.html")
    assert "exercises/" not in text
    assert page(built, "rainy/index.html").all(".figure, .mover, .row-link") == []


def test_two_builds_give_the_same_bytes(library: Author) -> None:
    """Pages and pictures are equal."""

    def content() -> dict[str, bytes]:
        built = build(library)
        return {file: (built.output / file).read_bytes() for file in built.files}

    assert content() == content()


def test_a_file_that_is_not_there_is_told_once(library: Author) -> None:
    """A link of an exercise to a file that is missing is our mistake to tell, not Pelican's."""
    exercise(library, "plank", metadata="")
    path = library.content / "exercises/plank.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n[x]({static}/images/gone.svg)\n", "utf-8")
    built = library.try_to_build()
    assert built.exit_code == 1
    assert built.stderr.count("unknown-link") == 1


def test_a_page_with_a_workout_is_among_its_uses(library: Author) -> None:
    """Links go both ways from pages as well as from workouts."""
    library.write("pages/plan.md", "Title: My plan\n" + WORKOUT.format("Plan"))
    shown = page(build(library), "exercises/squat/index.html")
    uses = shown.all(".exercise-more")[-1]
    assert links(uses) == {"Rainy Tuesday": "/rainy/", "My plan": "/plan/"}


def test_a_file_name_may_hold_what_an_address_cannot(library: Author) -> None:
    """The link from a workout finds the page all the same."""
    exercise(library, "plank", pattern="trunk front")
    whole = library.content / "exercises" / "plank.md"
    whole.rename(whole.with_name("plank #1 100%? é.md"))
    library.workout("\n/// workout | Rain\n- Plank: 30 s\n///\n")
    workout = page(build(library), "rainy/index.html").one("section.workout")
    assert links(workout)["Plank"] == "/exercises/plank-1-100-é/"


def test_an_exercise_has_no_workout_of_its_own(library: Author) -> None:
    """A block on its page is told, and its words are kept."""
    exercise(library, "plank", pattern="trunk front")
    file = library.content / "exercises" / "plank.md"
    text = file.read_text(encoding="utf-8") + WORKOUT.format("Inside")
    file.write_text(text, encoding="utf-8")
    built = library.try_to_build()
    assert built.exit_code == 1
    assert "error[unknown-block]: the page of an exercise has no blocks" in built.stderr
