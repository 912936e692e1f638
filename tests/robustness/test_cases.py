"""Each case of the table, built as it is published, over a site that is published already."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.checking.__main__ import main as check
from tests import builds
from tests.robustness.cases import FINE, HEAD, TEXT, TOLD, Case

GOOD = {
    "pages/about.md": "Title: About\nSummary: Us.\n\n## Where\n\nWe run.\n",
    "workouts/core/rainy.md": f"{TEXT}\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n",
}
SECONDS = 30


def write(content: Path, files: Mapping[str, str | bytes | Callable[[Path], None]]) -> None:
    for below, what in files.items():
        path = content / below
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(what, bytes):
            path.write_bytes(what)
        elif isinstance(what, str):
            path.write_bytes(what.encode())
        else:
            what(path)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def site(case: Case, published: Path, folder: Path) -> Path:
    """Write the content of a case, and lay the published site where it will be built."""
    shutil.copytree(published, folder, dirs_exist_ok=True)
    files = dict(case.files)
    for name in [name for name in files if name.endswith("later_md")]:
        del files[name]
        files[name.replace("_md", ".md")] = f"{HEAD}Status: draft\n\nLater.\n"
    write(folder / "content", files)
    return folder / "content"


def places(told: str) -> set[str]:
    """Return ``FILE:LINE CODE`` of each mistake that is told."""
    return {
        f"{place.rsplit(':', 1)[0]} {rest.partition('[')[2].partition(']')[0]}"
        for line in told.splitlines()
        if line.startswith("content/")
        for place, _, rest in [line.removeprefix("content/").partition(": ")]
    }


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case.name)
def test_it_is_told_and_nothing_changes(
    case: Case,
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The file, its line and the cause are named; what was published is as it was.

    ``make check`` tells the same.
    """
    monkeypatch.chdir(tmp_path)
    content = site(case, published, tmp_path)
    before = bytes_of(tmp_path / "output")
    began = time.monotonic()
    built = builds.run_pelican(content, tmp_path / "output", builds.PUBLISHING)
    assert time.monotonic() - began < SECONDS
    assert built.exit_code == 1
    assert places(built.stderr) == set(case.told)
    assert "Traceback" not in built.stderr
    assert bytes_of(tmp_path / "output") == before
    beside = {path.name for path in tmp_path.iterdir()} - {"secret.md", "cache"}
    assert beside == {"content", "output"}
    capsys.readouterr()
    assert check(["content"]) == 1
    assert places(capsys.readouterr().out) == set(case.told)


@pytest.mark.parametrize("case", FINE, ids=lambda case: case.name)
def test_it_is_fine(
    case: Case,
    published: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is built, and what is to be shown is shown."""
    monkeypatch.chdir(tmp_path)
    content = site(case, published, tmp_path)
    # Compressed forms are made of the same bytes: they would cost as much as all that is looked at.
    built = builds.run_pelican(content, tmp_path / "output", builds.PUBLISHING, PRECOMPRESS=False)
    assert (built.exit_code, built.stderr) == (0, "")
    pages = [built.text("why/index.html")] if "why/index.html" in built.files else []
    pages += [built.text("index.html")]
    for words in case.shown:
        assert any(words in page for page in pages), words
    everything = b"\n".join(
        data
        for name, data in bytes_of(tmp_path / "output").items()
        if name.endswith((".html", ".atom", "t", "g"))
    )
    for words in case.hidden:
        assert words.encode() not in everything
    capsys.readouterr()
    assert check(["content"]) == 0
