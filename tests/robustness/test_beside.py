"""What is not there to be read, who is stopped, and who builds at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins import making, twin
from plugins.caching.unchanged import record_of
from plugins.checking import content
from plugins.checking.__main__ import main as check
from tests import builds
from tests.robustness.cases import HEAD, TEXT, WHY
from tests.robustness.test_cases import GOOD, write
from tests.robustness.test_pairs import lines


@pytest.fixture
def site(with_templates: Path) -> Path:
    """Return a folder with a good site."""
    write(with_templates / "content", GOOD)
    return with_templates


def told(site: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Yield the lines with places that a build tells, and those of a check."""
    yield lines(builds.run_pelican(site / "content", site / "output").stderr)
    capsys.readouterr()
    assert check(["content"]) == 1
    yield lines(capsys.readouterr().out)


@pytest.mark.parametrize("name", ["articles/closed.md", "images/closed.png", "images/folder"])
def test_what_may_not_be_read(
    name: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told by its name, and all others are read."""
    folder = name == "images/folder"
    write(site / "content", {f"{name}/a.txt" if folder else name: TEXT})
    write(site / "content", {WHY: f"{HEAD}Staus: draft\n\n[a](/none/)\n"})
    closed = site / "content" / name
    access, scan = os.access, os.scandir

    def may(path: Any, *more: Any) -> bool:
        return Path(path) != closed and access(path, *more)

    def scanned(path: Any) -> Any:
        if isinstance(path, (str, Path)) and Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "access", may)
    monkeypatch.setattr(os, "scandir", scanned)
    for found in told(site, capsys):
        assert len(found) == 3
        assert f"content/{name}:1:1: error[unsafe-file]" in "\n".join(found)
        assert f"content/{WHY}:4:1: error[unknown-key]" in "\n".join(found)
        assert f"content/{WHY}:6:5: error[unknown-link]" in "\n".join(found)


def test_what_was_begun_is_removed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a build that is refused at its end, what another process keeps meanwhile."""
    begun: list[Path] = []

    def beside(keep: Any) -> Any:
        values = record_of(pelican.settings, "values", ".pickle")
        values.parent.mkdir(exist_ok=True)
        begun.append(values.parent / f".{values.name}.begun")
        begun[0].write_text("half")
        return keep

    monkeypatch.setattr(making, "MANY", 1)
    monkeypatch.setattr(twin, "beside", beside)
    write(site / "content", {WHY: f"{HEAD}\n[a](/theme/none.css)\n"})
    pelican = builds.pelican(site / "content", site / "output")
    built = builds.run_once(pelican)
    assert built.exit_code == 1
    assert "no page or file '/theme/none.css'" in built.stderr
    assert len(begun) == 1
    assert not begun[0].exists()


def test_a_check_that_is_stopped(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends it with one word, and with the code that says so."""

    def stop(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "check", stop)
    with pytest.raises(SystemExit) as end:
        check(["content"])
    assert end.value.code == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_a_check_whose_settings_are_wrong(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with the texts is told all the same."""
    write(site / "content", {WHY: f"{HEAD}Staus: draft\n\nText.\n"})
    monkeypatch.setattr("plugins.building.problems", lambda settings: ["TIMEZONE: there is none"])
    assert check(["content"]) == 1
    said = capsys.readouterr()
    assert len(lines(said.out)) == 1
    assert "TIMEZONE: there is none" in said.err


@pytest.mark.parametrize("name", ["STATIC_PATHS", "STATIC_PATH"])
def test_files_of_which_nobody_knows_whether_they_are_published(name: str, site: Path) -> None:
    """Where the setting that says so is wrong, nothing is told of them."""
    write(site / "content", {"files/x.txt": "x", WHY: f"{HEAD}\n[a](/files/x.txt)\n"})
    wrong: dict[str, Any] = {"STATIC_PATHS": "images files", "STATIC_PATH": ["images", "files"]}
    own = {name: wrong[name]}
    built = builds.run_pelican(site / "content", site / "output", **own)
    assert built.exit_code == 1
    assert (lines(built.stderr), built.stderr.count(name)) == ([], 1 + (name == "STATIC_PATH"))


def test_a_check_of_which_somebody_has_seen_enough(site: Path) -> None:
    """Who reads only its first lines, as head does, is not shown how a program ends."""
    write(site / "content", {WHY: f"{HEAD}Staus: draft\n\nText.\n"})
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        ended = subprocess.run(
            [sys.executable, "-m", "plugins.checking", str(site / "content")],
            cwd=builds.ROOT,
            stdout=nobody,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (1, "")


def test_a_check_beside_a_site_that_is_shown(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither disturbs the other: both read, and what one has kept the other may use."""
    shown = builds.pelican(site / "content", site / "output", SERVING=True)
    for words in ("One.", "Two.", "Three."):
        write(site / "content", {WHY: f"{HEAD}\n{words}\n"})
        assert check(["content"]) == 0
        assert words in builds.run_once(shown).text("why/index.html")
        assert check(["content"]) == 0
    write(site / "content", {"images/a.png": "none"})
    assert check(["content"]) == 1
    assert lines(builds.run_once(shown).stderr) == lines(capsys.readouterr().out)
    (site / "content" / "images" / "a.png").unlink()
    write(site / "content", {WHY: f"{HEAD}\nFour.\n"})
    assert "Four." in builds.run_once(shown).text("why/index.html")
    assert content.dangers(site / "content") == []


def test_who_watches_is_told_what_a_build_tells(site: Path) -> None:
    """Dead links among it, whatever stands beside them; and the site is shown all the same."""
    write(site / "content", {WHY: f"{HEAD}\n[a](/none/)\n\n[b](/theme/none.css) [c](#none)\n"})
    for beside in ({}, {"pages/odd.md": "Title: Odd\nStaus: draft\nSummary: S.\n\nText.\n"}):
        write(site / "content", beside)
        built = builds.run_pelican(site / "content", site / "output")
        shown = builds.run_pelican(site / "content", site / "output", SERVING=True)
        assert (built.exit_code, shown.exit_code) == (1, 0)
        assert lines(shown.stderr) == lines(built.stderr)
        assert len(lines(shown.stderr)) == 3 + len(beside)
        assert "why/index.html" in shown.files


def test_whatever_keeps_a_site_from_being_published(site: Path) -> None:
    """What is wrong with the texts is told in the same run."""
    write(site / "content", {WHY: f"{HEAD}Staus: draft\n\n[a](/none/)\n"})
    write(site / "output", {"mine.txt": "Mine."})
    built = builds.run_pelican(site / "content", site / "output")
    assert built.exit_code == 1
    assert len(lines(built.stderr)) == 2
    assert "error: output holds files that no build of this site has made" in built.stderr
