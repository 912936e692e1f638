"""The canonical form, as it is written into an author's file."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAD = "Title: A\nDate: 2026-05-01\n\nOdd   text\t  \n\n"
#: A workout as it is written in haste, and as it is to be.
HASTY = "/// workout | A\n* Squat:  3x8  @ 16kg\n///\n"
NEAT = "/// workout | A\n- Squat: 3 x 8 @ 16 kg\n///\n"
BROKEN = "/// workout | B\n- Row:  3x8 resp\n///\n"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Format as ``make format-content`` does."""
    command = [sys.executable, "-m", "plugins.notation", "format", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_nothing_outside_the_blocks_is_touched(tmp_path: Path) -> None:
    """Nor the ends of lines, the byte order mark, or that the last line has none."""
    for name, mark, end, last in (
        ("plain.md", "", "\n", "\n"),
        ("windows.md", "\ufeff", "\r\n", "\r\n"),
        ("open.md", "", "\n", ""),
    ):
        path = tmp_path / name
        written = f"{mark}{HEAD}{HASTY}end".replace("\n", end) + last
        path.write_bytes(written.encode())

        assert run(tmp_path).returncode == 0
        assert path.read_bytes().decode() == f"{mark}{HEAD}{NEAT}end".replace("\n", end) + last
        assert run(path).stderr == "0 files changed\n"


def test_a_block_with_a_mistake_is_left_alone_and_told(tmp_path: Path) -> None:
    """The others of its file are formatted."""
    path = tmp_path / "page.md"
    path.write_text(f"{HEAD}{BROKEN}\n{HASTY}", encoding="utf-8")
    done = run(path)

    assert path.read_text(encoding="utf-8") == f"{HEAD}{BROKEN}\n{NEAT}"
    assert done.returncode == 1
    assert f"{path}:7:13: error[unknown-unit]" in done.stderr


def test_a_difference_can_be_applied(tmp_path: Path) -> None:
    """Each file's begins in a line of its own, even below a file whose last line has no end."""
    first, second = tmp_path / "a.md", tmp_path / "b.md"
    for path in (first, second):
        path.write_text(f"{HEAD}{HASTY}".rstrip("\n"), encoding="utf-8")
    done = run("--diff", tmp_path)

    assert done.returncode == 1
    assert first.read_text(encoding="utf-8") == f"{HEAD}{HASTY}".rstrip("\n")
    part = (
        "--- {0}\n+++ {0} (formatted)\n@@ -4,5 +4,5 @@\n Odd   text\t  \n \n /// workout | A\n"
        "-* Squat:  3x8  @ 16kg\n+- Squat: 3 x 8 @ 16 kg\n ///\n\\ No newline at end of file\n"
    )
    assert done.stdout == part.format(first) + part.format(second)
