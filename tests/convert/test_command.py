"""The command as one runs it: ``python -m plugins.notation convert``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.notation.lint import lint

ROOT = Path(__file__).parents[2]


def run(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plugins.notation", "convert", *arguments],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def test_json_has_an_object_for_each_line() -> None:
    """Lines and objects agree in number and order, blank lines included."""
    done = run("--json", text="★ 12 fox squats (20kg)\n\n3 rounds\r\nFox press 284 x 5")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [o["kind"] for o in objects] == ["exercise", "blank", "header", "exercise"]
    assert objects[0] == {
        "line": "★ 12 fox squats (20kg)",
        "kind": "exercise",
        "name": "fox squats",
        "sets": "",
        "reps": "12",
        "seconds": "",
        "per_side": "no",
        "load": "20 kg",
        "rest_s": "",
        "unread": False,
        "notes": "",
    }
    assert objects[3]["unread"] is True


def test_a_file_becomes_notation_and_questions(tmp_path: Path) -> None:
    """The block goes to standard output, what is not sure to standard error."""
    notes = tmp_path / "notes.txt"
    notes.write_text("Barn day\n\nFox squat 3x8\nFox press 284 x 5\n", encoding="utf-8")
    done = run(str(notes))
    assert done.returncode == 0
    assert done.stdout.startswith("/// workout | Barn day\n- Fox squat: 3 x 8\n")
    assert done.stderr.startswith("line 4: Fox press 284 x 5\n")


def test_text_without_an_exercise_fails() -> None:
    """There is no workout to print cleanly, and the exit code says so."""
    done = run(text="nothing of the sort.\n")
    assert done.returncode == 1
    assert "nothing of the sort" in done.stdout


def test_a_file_that_is_not_there() -> None:
    """A missing file is told in a line, not in a traceback."""
    done = run("no-such-file.txt")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_ways_in_which_windows_saves_a_text(tmp_path: Path, encoding: str) -> None:
    """Every letter is kept; what is read as Windows' own letters is told."""
    notes = tmp_path / "notes.txt"
    notes.write_bytes("Owl café squat: 3 × 8\n".encode(encoding))
    done = run(str(notes))
    assert "- Owl café squat: 3 x 8\n" in done.stdout
    assert ("Windows-1252" in done.stderr) == (encoding == "cp1252")


def test_a_file_that_is_not_there_is_named_without_a_number() -> None:
    """What a program calls its errors is nothing for a coach."""
    done = run("nowhere/notes.txt")

    assert done.stderr == "cannot read or write: nowhere/notes.txt: No such file or directory\n"
    assert done.returncode == 2


def test_pictures_are_left_out_and_asked_about(tmp_path: Path) -> None:
    """No font of the sheets has them; words of any script stay."""
    done = run(text="\U0001f3cb\ufe0f squat x 10\nFinisher \U0001f525\nburpees x 10\n深蹲 3x8\n")

    assert "squat: 10 reps" in done.stdout
    assert "## Finisher" in done.stdout
    assert "深蹲: 3 x 8" in done.stdout
    assert "\U0001f3cb" not in done.stdout
    assert "\U0001f525" not in done.stdout
    assert "line 2: Finisher \U0001f525\n    left out \U0001f525" in done.stderr
    assert "line 1" not in done.stderr
    page = tmp_path / "page.md"
    printed = done.stdout.replace("深蹲", "Squat")  # which no font has either, but is a word
    page.write_text(f"Title: A\nDate: 2026-05-01\nSummary: S.\n\n{printed}", encoding="utf-8")
    assert [finding.diagnostic.code for finding in lint(page)] == []
