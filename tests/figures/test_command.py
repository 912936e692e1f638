"""``python -m plugins.figures``: what it says, and what it does where it cannot go on."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.figures.__main__ import main

POSES = "# Squat\nstart: standing — Tall\nend: squat — Low\n"


def test_the_sheet_is_plain_svg(tmp_path: Path) -> None:
    """It is written, in a folder that need not be there."""
    poses, out = tmp_path / "poses.txt", tmp_path / "new" / "sheet.svg"
    poses.write_text(POSES, encoding="utf-8")

    assert main([str(poses), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "ns0" not in text
    assert text.count("<svg") == 3
    assert {part.tag.partition("}")[0] for part in ElementTree.fromstring(text).iter()} == {
        "{http://www.w3.org/2000/svg"
    }


def test_what_cannot_be_read_or_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback: a line that says which file and why."""
    poses, latin = tmp_path / "poses.txt", tmp_path / "latin.txt"
    poses.write_text(POSES, encoding="utf-8")
    latin.write_bytes(b"start: standing \xff")

    assert main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err
    assert main([str(latin)]) == 2
    assert "latin.txt: it is not UTF-8" in capsys.readouterr().err
    assert main([str(poses), "--out", str(poses / "sheet.svg")]) == 2
    assert "the SVG cannot be written" in capsys.readouterr().err
