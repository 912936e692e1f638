"""What no font of the sheets has is told without a build, where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checking.__main__ import main as check
from plugins.notation import report
from plugins.notation.__main__ import main as notation
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source
from plugins.sheets import letters
from tests.sheets import making

HEAD = "Title: Hops\nDate: 2026-11-01\nSummary: Ten minutes.\nLevel: beginner\n\n"


def told(text: str, kind: Kind = Kind.WORKOUT) -> list[str]:
    found = [
        report.one_line(each)
        for each in read_page(Source("a.md", text), kind).findings
        if each.diagnostic.code == "missing-letter"
    ]
    end = ": error[missing-letter]: no font of the sheets has"
    return [each.removeprefix("a.md:").replace(end, "") for each in found]


def test_each_letter_is_told_with_its_place() -> None:
    """Wherever it is printed; what the fonts have, and what is not printed, is right."""
    head = HEAD.replace("Hops", "Hops 🏃").replace("Ten", "Ten 💪")
    lines = "- Squat 🏋: 8 reps — 蹲蹲 low\n- Приседания → Κάθισμα ♥: 8 reps — سرب 🏋\n"
    page = f"{head}Words beside it: 深.\n\n/// workout | Hops 🦵\n{lines}///\n"
    expected = ["1:13 '🏃'", "8:20 '🦵'", "9:9 '🏋'", "9:21 '蹲蹲'", "10:40 '🏋'"]
    assert told(page) == expected


def test_a_sign_made_of_several_is_one() -> None:
    """Runners of all kinds, a heart in its colour, a number on a key."""
    for signs in ("🏋\ufe0f", "🏃\u200d♀\ufe0f", "1\ufe0f\u20e3", "🏋🏃"):
        page = f"{HEAD}/// workout | Hops\n- Squat {signs} low: 8 reps\n///\n"
        assert [each.partition(" ")[0] for each in told(page)] == ["7:9"]


def test_only_what_is_printed_must_be_printable() -> None:
    """An article may have any sign, and a number in full width is printed as any other."""
    assert told(f"{HEAD}💪 and 深.\n", Kind.ARTICLE) == []
    assert told(f"{HEAD}/// workout | Hops\n- Squat: \uff18 reps\n///\n") == []


def test_linter_and_check_tell_it_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both have it among all else that is wrong, in the order of the text."""
    (tmp_path / "workouts" / "core").mkdir(parents=True)
    text = f"{HEAD}/// workout | Hops\n- Squat 🏋: 8 resp\n- Hop 蹲: 8 reps\n///\n"
    (tmp_path / "workouts" / "core" / "hops.md").write_text(text, encoding="utf-8")
    assert notation(["lint", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    codes = [line.partition("[")[2].partition("]")[0] for line in said.split("\n") if "[" in line]
    assert codes == ["missing-letter", "unknown-unit", "missing-letter"]
    assert "7 | - Squat 🏋: 8 resp\n  |         ^" in said
    assert check([str(tmp_path)]) == 1
    assert capsys.readouterr().out == said


def test_the_table_is_what_the_fonts_have() -> None:
    """After another font, or another Typst, it is made again."""
    assert letters.TABLE.read_text(encoding="utf-8") == letters.build(), "run `make letters`"


def test_what_is_usual_is_printed() -> None:
    """Typst shows what no text is looked at further for."""
    usual = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) + "–—‘’“”„…−"
    assert making.typesetter().pdf("letters.typ", {"words": [usual]}).warnings == ()
    assert told(f"{HEAD}/// workout | Hops\n- Squat {usual}: 8 reps\n///\n") == []
