"""The exercise library as a whole: names that meet, figures, progressions, and its own command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from plugins.notation import catalogue
from plugins.notation.exercises.words import UNWRITTEN
from plugins.notation.lint import lint
from plugins.notation.pages import KEYS, Kind, Page, read_page
from plugins.notation.report import human, one_line
from plugins.notation.source import Source
from plugins.notation.stub import text_of as stub_text
from tests.notation.test_exercises import GOOD

ROOT: Final = Path(__file__).parents[2]
#: The file of the library that others are compared with.
SQUAT: Final = (
    GOOD.replace("Easier: Squat\nHarder: Front squat, Back squat\n", "")
    .replace("Goblet squat", "Squat")
    .replace(
        "KB goblet squat, front-loaded\n    squat,  Goblet", "air squat,\n    bodyweight squat"
    )
)
LUNGE: Final = (
    SQUAT.replace("Title: Squat", "Title: Lunge")
    .replace("air squat,\n    bodyweight squat", "step")
    .replace("half squat", "lunge")
)
WORKOUT: Final = """\
Title: Legs
Date: 2026-11-26
Summary: Two of them.

/// workout | Legs
- Squat: 3 x 8
- A1. Lunges (slow): 3 x 8
- A2. Air squat: 3 x 8
- Rest: 60 s
///
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with two exercises and a workout of them, below the working folder."""
    monkeypatch.chdir(tmp_path)
    root = Path("content")
    write(root, "exercises/squat.md", SQUAT)
    write(root, "exercises/lunge.md", LUNGE)
    write(root, "workouts/core/legs.md", WORKOUT)
    return root


def write(root: Path, below: str, text: str) -> None:
    path = root / below
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(path: Path) -> list[str]:
    """Return ``FILE:LINE:COLUMN: SEVERITY[CODE]`` of each finding of the linter."""
    return [
        (one_line(finding).partition("]: ")[0] + "]").rpartition("/")[2] for finding in lint(path)
    ]


def marked(path: Path) -> list[str]:
    return [f.source.slice(f.diagnostic.span) for f in lint(path)]


def messages(path: Path) -> list[str]:
    return [finding.diagnostic.message for finding in lint(path)]


def hints(path: Path) -> list[str]:
    return [hint for finding in lint(path) for hint in finding.diagnostic.hints]


def test_a_library_without_a_mistake(content: Path) -> None:
    """Titles, aliases, plurals and brackets of a workout find their exercises."""
    assert list(map(human, lint(content))) == []


# --- Names ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alias", "place", "other_place"),
    [
        ("Squat", "2:10", "1:8"),
        ("hop, SQUATS", "2:15", "1:8"),
        ("hop,\n    Air-squat", "3:5", "2:10"),
        ("hop, body\n    weight, bodyweight\n    squat (deep)", "", ""),
        ("hop, bodyweight\n    squat", "2:15", "3:5"),
    ],
)
def test_a_name_of_two_files(content: Path, alias: str, place: str, other_place: str) -> None:
    """Both files are told, and either alone is told as in the whole."""
    write(content, "exercises/lunge.md", LUNGE.replace("Aliases: step", f"Aliases: {alias}"))
    both = [
        *([f"lunge.md:{place}: error[duplicate-name]"] if place else []),
        *([f"squat.md:{other_place}: error[duplicate-name]"] if place else []),
    ]

    assert told(content / "exercises") == both
    assert told(content / "exercises/lunge.md") == both[:1]
    assert told(content / "exercises/squat.md") == both[1:]


def test_the_other_file_is_named(content: Path) -> None:
    """The author is told where the name stands as well."""
    write(content, "exercises/lunge.md", LUNGE.replace("step", "air squats"))

    assert messages(content / "exercises") == [
        "'air squats' is also a name of the exercise in content/exercises/squat.md",
        "'air squat' is also a name of the exercise in content/exercises/lunge.md",
    ]


@pytest.mark.parametrize(
    "alias", ["LUNGE", "step, lunge!", "step, Ste'p", "step-up, steps,\n    Step-Up"]
)
def test_a_name_that_a_file_gives_twice(content: Path, alias: str) -> None:
    """The second is told, with the place of the first."""
    write(content, "exercises/lunge.md", LUNGE.replace("Aliases: step", f"Aliases: {alias}"))
    (finding,) = lint(content)

    assert finding.diagnostic.code == "duplicate-name"
    assert finding.source.slice(finding.diagnostic.span) == alias.rsplit(maxsplit=1)[-1]
    assert finding.diagnostic.labels[1].text == "the first one"


def test_a_file_may_give_a_plural(content: Path) -> None:
    """It would be found without it, but it is no mistake."""
    aliases = "Lunges, steps, step, step & squat, step and squat"
    write(content, "exercises/lunge.md", LUNGE.replace("step", aliases, 1))

    assert told(content) == []


# --- Progressions -----------------------------------------------------------------------


def test_progressions_that_are_there(content: Path) -> None:
    """A title or an alias will do."""
    text = LUNGE.replace("Title: Lunge\n", "Title: Lunge\nEasier: squats\nHarder: Air squat\n")
    write(content, "exercises/lunge.md", text)

    assert told(content) == []


@pytest.mark.parametrize(
    ("line", "place", "mark", "hint"),
    [
        ("Easier: Squt", "2:9", "Squt", "did you mean 'Squat'?"),
        ("Harder: Squat,\n    Bodyweigt squats", "3:5", "Bodyweigt squats", ""),
        ("Harder: Squat, Pistol\n    squat", "2:16", "Pistol\n    squat", ""),
    ],
)
def test_a_progression_that_is_not_there(
    content: Path, line: str, place: str, mark: str, hint: str
) -> None:
    """Its own words are marked, in whatever line they stand."""
    text = LUNGE.replace("Title: Lunge\n", f"Title: Lunge\n{line}\n")
    write(content, "exercises/lunge.md", text)

    assert told(content) == [f"lunge.md:{place}: error[unknown-progression]"]
    assert marked(content) == [mark]
    assert hint in ["", *hints(content)]


@pytest.mark.parametrize("status", ["", "Status: draft\n"])
@pytest.mark.parametrize("line", ["Easier: steps", "Harder: Lunge", "Harder: Lunges (slow)"])
def test_an_exercise_beside_itself(content: Path, line: str, status: str) -> None:
    """It is neither easier nor harder than itself, whichever of its names is written."""
    text = LUNGE.replace("Title: Lunge\n", f"Title: Lunge\n{line}\n")
    write(content, "exercises/lunge.md", status + text)
    which = line.partition(":")[0].casefold()

    assert messages(content / "exercises") == [f"an exercise is not {which} than itself"]
    assert marked(content / "exercises") == [line.partition(": ")[2]]


def test_an_exercise_that_is_a_draft(content: Path) -> None:
    """It is not in the library, and whoever names it is told why."""
    write(content, "exercises/hop.md", f"Status: draft\n{GOOD.replace('Goblet squat', 'Hop')}")
    write(content, "exercises/lunge.md", LUNGE.replace("Title", "Harder: Hop\nTitle", 1))
    write(content, "workouts/core/legs.md", WORKOUT.replace("Air squat", "Hops"))
    drafts = [hint for hint in hints(content) if hint.endswith(" is a draft: publish it first")]

    assert told(content / "exercises/lunge.md") == ["lunge.md:1:9: error[unknown-progression]"]
    assert told(content / "workouts") == ["legs.md:8:7: warning[unknown-exercise]"]
    assert drafts == ["content/exercises/hop.md is a draft: publish it first"] * 2


# --- Figures ----------------------------------------------------------------------------


def test_a_figure_of_two_files(content: Path) -> None:
    """Both are told at their poses; the words beside the poses make no other figure."""
    text = LUNGE.replace("lunge — Half way down", "half squat — Lower")
    write(content, "exercises/lunge.md", text)
    line = text[: text.index("Poses")].count("\n") + 1
    other = SQUAT[: SQUAT.index("Poses")].count("\n") + 1

    assert told(content) == [
        f"lunge.md:{line}:8: error[same-figure]",
        f"squat.md:{other}:8: error[same-figure]",
    ]
    assert messages(content) == [
        "this figure is also that of the exercise in content/exercises/squat.md",
        "this figure is also that of the exercise in content/exercises/lunge.md",
    ]
    write(content, "exercises/lunge.md", f"Status: draft\n{text}")
    write(content, "workouts/core/legs.md", WORKOUT.replace("Lunges (slow)", "Squats"))
    assert told(content) == []


# --- Workouts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "place", "mark", "hint"),
    [
        ("- Squt: 3 x 8", "6:3", "Squt", "did you mean 'Squat'?"),
        ("- Squt: 3 x 8 resp", "6:3", "Squt", "did you mean 'Squat'?"),
        ("- A1. Squt:", "6:7", "Squt", "did you mean 'Squat'?"),
        (
            "- B1. Push-up: 3 x 8",
            "6:7",
            "Push-up",
            'make exercise NAME="Push-up" writes a file to fill in',
        ),
        ("1. Jump  squat (low): 8", "6:4", "Jump  squat (low)", ""),
        (
            "- ???: 3 x 8",
            "6:3",
            "???",
            "write what the exercise is called, in letters or digits",
        ),
    ],
)
def test_an_exercise_that_is_not_there(
    content: Path, line: str, place: str, mark: str, hint: str
) -> None:
    """A workout is warned of a name that the library does not have."""
    write(content, "workouts/core/legs.md", WORKOUT.replace("- Squat: 3 x 8", line))
    (found,) = [f for f in lint(content) if f.diagnostic.code == "unknown-exercise"]

    assert f"legs.md:{place}: warning[unknown-exercise]" in told(content)
    assert found.source.slice(found.diagnostic.span) == mark
    assert hint in ["", *found.diagnostic.hints]


def test_a_name_is_asked_about_once(content: Path) -> None:
    """Of the same name in three weeks the first is told."""
    block = WORKOUT[WORKOUT.index("///") :].replace("Squat:", "Hop:")
    write(
        content, "workouts/core/legs.md", WORKOUT.replace("- Rest", "- Hop: 8\n- Rest: 5 s\n- Hop")
    )
    write(content, "pages/about.md", f"Title: About\n\n{block}\n")

    assert [each for each in told(content) if "unknown-exercise" in each] == [
        *("about.md:4:3: warning[unknown-exercise]", "legs.md:9:3: warning[unknown-exercise]")
    ]


def test_a_site_without_a_library(content: Path) -> None:
    """It names its exercises as it likes; one draft makes no library."""
    (content / "exercises/lunge.md").unlink()
    write(content, "exercises/squat.md", f"Status: draft\n{SQUAT}")
    write(content, "workouts/core/legs.md", WORKOUT.replace("Squat", "Hop"))

    assert told(content) == []


def test_drafts_alone_are_checked(content: Path) -> None:
    """What a draft says is wrong before anything is published; its figure may still change."""
    lunge = LUNGE.replace("step", "squats").replace("lunge —", "half squat —")
    write(content, "exercises/squat.md", f"Status: draft\n{SQUAT}")
    write(content, "exercises/lunge.md", f"Status: draft\nEasier: Hop\n{lunge}")

    assert told(content) == [
        "lunge.md:2:9: error[unknown-progression]",
        "lunge.md:4:10: error[duplicate-name]",
        "squat.md:2:8: error[duplicate-name]",
    ]


def test_a_site_without_exercises(content: Path) -> None:
    """There is nothing to be told."""
    for path in (content / "exercises").iterdir():
        path.unlink()

    assert told(content) == []


# --- Files ------------------------------------------------------------------------------


def pages(**texts: str) -> dict[str, Page]:
    return {
        f"exercises/{name}.md": read_page(Source(name, text), Kind.EXERCISE)
        for name, text in texts.items()
    }


def test_what_is_in_the_library() -> None:
    """Published files, by their slugs, wherever they say them; hidden ones can be linked to."""
    texts = {
        "squat": SQUAT,
        "lunge": f"Slug: long-step\n{LUNGE}",
        "hop": f"Status: draft\n{GOOD}",
        "jump": f"Status: hidden\n{GOOD}",
        "🏃": GOOD,
    }
    found = catalogue.library_of(pages(**texts))

    assert found.files == {
        "jump": "exercises/jump.md",
        "long-step": "exercises/lunge.md",
        "squat": "exercises/squat.md",
    }
    assert list(found.exercises) == sorted(found.files)
    assert list(catalogue.library_of(pages(**texts), drafts=True).exercises) == ["hop"]


@pytest.mark.parametrize(
    ("below", "text", "expected"),
    [
        ("exercises/deep/hop.md", "", "hop.md:1:1: error[unknown-folder]"),
        ("exercises/by-muscle.md", "", "by-muscle.md:1:1: error[duplicate-address]"),
        ("exercises/figures.md", "", "figures.md:1:1: error[duplicate-address]"),
        ("exercises/hop.md", "Slug: squat\n", "hop.md:1:7: error[duplicate-address]"),
        ("exercises/hop.MD", "", "hop.MD:1:1: error[ignored-file]"),
        ("exercises/legs.md", "", ""),
    ],
)
def test_where_an_exercise_lies(content: Path, below: str, text: str, expected: str) -> None:
    """In the folder itself, under an address that is free among the exercises."""
    hop = GOOD.replace("Squat\nHarder: Front squat, Back squat", "Lunge")
    hop = hop.replace("Goblet squat", "Hop").replace("half squat", "jump")
    write(content, below, text + hop)

    assert told(content / below) == [expected] * bool(expected)


# --- A new file -------------------------------------------------------------------------


def stub(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as ``make exercise`` does, in the working folder."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.notation", "stub", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_new_file_is_a_draft_without_a_mistake(content: Path) -> None:
    """It has every part, a figure, and nothing that the linter would tell."""
    done = stub("pistol  squat")
    path = content / "exercises/pistol-squat.md"
    text = path.read_text(encoding="utf-8")
    page = read_page(Source("x.md", text), Kind.EXERCISE)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("content/exercises/pistol-squat.md is there")
    assert list(map(human, lint(content))) == []
    assert page.exercise is not None
    assert page.exercise.title == "Pistol squat"
    assert len(page.exercise.figure.positions) == 2
    assert (page.metadata["status"], len(page.exercise.steps)) == ("draft", 3)
    assert b"\r" not in path.read_bytes()


def test_a_new_file_has_every_key() -> None:
    """Its author need not look up what there is, and two files do not meet."""
    one, other = (stub_text(name) for name in ("Hop", "Skip"))
    page = read_page(Source("x.md", one), Kind.EXERCISE)

    assert {field.key for field in page.document.fields} == KEYS[Kind.EXERCISE] - {
        *("slug", "easier", "harder")
    }
    assert "Easier and Harder" in one
    assert one.count("Hop") == other.count("Skip") == 2


def test_a_new_file_that_is_published_unfinished(content: Path) -> None:
    """Each mark is told, and only the marks."""
    text = stub_text("Hop").replace("Status: draft\n", "").replace("half squat", "jump")
    write(content, "exercises/hop.md", text)

    assert {*marked(content)} == {UNWRITTEN}
    assert len(marked(content)) == text.count(UNWRITTEN)


def test_two_new_files(content: Path) -> None:
    """The figure that both begin with is no mistake while they are drafts."""
    assert [stub(name).returncode for name in ("Hop", "Skip")] == [0, 0]
    assert told(content) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("squats", "'squats' is a name of the exercise Squat, in content/exercises/squat.md"),
        ("AIR SQUAT", "'AIR SQUAT' is a name of the exercise Squat, in"),
        ("Hop", "'Hop' is a name of the exercise Hop, in content/exercises/hop-drafted.md"),
        ("Broken", "content/exercises/broken.md is there already"),
        ("Squat, deep", "a name has no ','"),
        ("Squat: deep", "a name has no ':'"),
        ("…", "'…' names no exercise: write make exercise NAME="),
        ("", "'' names no exercise: write make exercise NAME="),
        ("caf\udce9", "'caf\\udce9' is not UTF-8: write the name"),
        ("By muscle", "the address exercises/by-muscle/ of 'By muscle' is one of the site's own"),
        ("FIGURES", "the address exercises/figures/ of 'FIGURES' is one of the site's own"),
    ],
)
def test_no_new_file(content: Path, name: str, reason: str) -> None:
    """A name that is taken is told with its file, and nothing is written over."""
    write(content, "exercises/hop-drafted.md", stub_text("Hop"))
    write(content, "exercises/broken.md", "Titel: Something else\n")
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    done = stub(name)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(reason)
    assert done.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in content.rglob("*.md")} == before


def test_a_new_file_elsewhere(tmp_path: Path) -> None:
    """The content can be another folder, which has to be there; exercises/ is made."""
    site = tmp_path / "site"
    missing = stub("Hop", "--content", str(site))
    site.mkdir()
    made = stub("Hop", "--content", str(site))

    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    assert (made.returncode, made.stderr) == (0, "")
    assert (site / "exercises/hop.md").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_new_file_in_a_folder_that_is_not_utf_8(tmp_path: Path) -> None:
    """The file is written and its path is told with an escape."""
    site = tmp_path / "caf\udce9"
    site.mkdir()
    made = stub("Hop", "--content", str(site))

    assert (made.returncode, made.stderr) == (0, "")
    assert "caf\\udce9/exercises/hop.md is there" in made.stdout
    assert (site / "exercises/hop.md").is_file()
