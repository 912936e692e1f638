"""What no font of the sheets has is told without a build, where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checking.__main__ import main as check
from plugins.notation import report
from plugins.sheets import letters
from tests.sheets import making

HEAD = "Title: Hops\nDate: 2026-11-01\nSummary: Ten minutes.\nLevel: beginner\n\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "workouts").mkdir()
    return tmp_path


def write(content: Path, name: str, text: str) -> Path:
    file = content / "workouts" / name
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def test_each_letter_is_told_with_its_place(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the build does, for each file; what the fonts have, and what is not printed, is right."""
    lines = "- Squat 🏋: 8 reps — 蹲 low\n- Приседания → Κάθισμα: 8 reps — سرب\n"
    file = write(content, "hops.md", f"Words beside it: 深.\n\n/// workout | Hops\n{lines}///\n")
    write(content, "jumps.md", "/// workout | Jumps\n- Śkok: 8 reps × 2 — “as it is”…\n///\n")
    expected = [
        f"{file.as_posix()}:{place}: error[missing-letter]: no font of the sheets has '{letter}'"
        for place, letter in (("9:9", "🏋"), ("9:21", "蹲"))
    ]
    assert [*map(report.one_line, letters.findings(content))] == expected
    assert letters.main([str(file)]) == 1
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if "error" in line] == expected
    lines = "9 | - Squat 🏋: 8 reps — 蹲 low\n  |         ^\n  = help: write it in other"
    assert lines in said
    assert check([str(content)]) == 1
    assert said.strip() in capsys.readouterr().out


def test_what_is_for_sure_is_so() -> None:
    """Typst is not asked of letters that it has: each of them is printed."""
    sure = "".join(chr(code) for code in range(32, 0x3000) if letters.SURE.fullmatch(chr(code)))
    assert len(sure) > 300
    assert making.typesetter().pdf("letters.typ", {"words": [sure]}).warnings == ()


def test_what_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert letters.main(["nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err
