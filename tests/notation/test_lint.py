"""The linter, as it is run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.notation.lint import sources
from plugins.notation.pages import Kind
from plugins.notation.tree import kind_of

ROOT = Path(__file__).parents[2]
GOOD = "Title: Core\n\n/// workout | A\n- Squat: 8 reps\n///\n"
WARNED = GOOD.replace("8 reps", "8 reps @ 8")
WRONG = GOOD.replace("8 reps", "8 resp")


def lint(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the linter as ``make lint-content`` does."""
    command = [sys.executable, "-m", "plugins.notation", "lint", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages, to write files in."""
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (GOOD, [], 0),
        (GOOD, ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (WRONG, [], 1),
    ],
    ids=["good", "good strict", "warned", "warned strict", "wrong"],
)
def test_exit_codes(pages: Path, text: str, options: list[str], code: int) -> None:
    """1 for errors, and with --strict for warnings."""
    (pages / "x.md").write_text(text, encoding="utf-8")
    run = lint(pages, *options)

    assert (run.returncode, "Traceback" in run.stderr) == (code, False)


def test_nothing_there(tmp_path: Path) -> None:
    """2 and a sentence for a path that is none."""
    run = lint(tmp_path / "none.md")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("cannot read")
    assert run.stderr.count("\n") == 1


def test_human_and_short_and_json(pages: Path) -> None:
    """Three ways to say the same."""
    path = pages / "x.md"
    path.write_text(WRONG, encoding="utf-8")
    line = f"{path.as_posix()}:4:12: error[unknown-unit]: 'resp' is not a unit"
    human, short, as_json = (lint(pages, "--format", f) for f in ("human", "short", "json"))

    assert human.stdout.startswith(f"{line}\n  |\n4 | - Squat: 8 resp\n  |            ^^^^\n")
    assert short.stdout == f"{line}\n"
    assert human.stderr == short.stderr == "\n1 error in 1 file\n"
    assert [o["code"] for o in json.loads(as_json.stdout)] == ["unknown-unit"]


def test_json_of_nothing(pages: Path) -> None:
    """A program reads a list in any case."""
    (pages / "x.md").write_text(GOOD, encoding="utf-8")

    assert json.loads(lint(pages, "--format", "json").stdout) == []


def test_folders_say_what_a_file_is(pages: Path) -> None:
    """The same text lacks a date outside of pages/."""
    articles = pages.parent / "articles"
    articles.mkdir()
    for file in (pages / "x.md", articles / "y.md"):
        file.write_text(GOOD, encoding="utf-8")

    assert lint(pages).returncode == 0
    assert lint(articles, "--format", "short").stdout.count("missing-key") == 2
    assert kind_of(("workouts", "core")) is Kind.WORKOUT
    assert kind_of(("workouts", "pages")) is Kind.WORKOUT
    assert kind_of(("elsewhere", "pages")) is Kind.ARTICLE


def test_only_markdown_and_in_order(pages: Path) -> None:
    """A picture is no page, and two runs say the same."""
    for name in ("b.md", "a.markdown", "c.png"):
        (pages / name).write_text("", encoding="utf-8")

    assert [path.name for path in sources(pages)] == ["a.markdown", "b.md"]
