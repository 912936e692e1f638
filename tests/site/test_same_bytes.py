"""Two builds of one content are one site, wherever, whenever and by whomever it is built."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from tests import builds

#: A clock far from UTC, another order of Python's sets, and a language that is not ours.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "42", "LC_ALL": "C", "LANG": "C"}


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def copied(content: Path, to: Path) -> Path:
    """Copy content so that files are made in another order and have another date."""
    for file in sorted(content.rglob("*"), reverse=True):
        if file.is_file():
            copy = to / file.relative_to(content)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            os.utime(copy, (86_400, 86_400))
    return to


@pytest.mark.parametrize(
    ("site", "settings"),
    [("built_site", builds.WRITING), ("published_site", builds.PUBLISHING)],
    ids=["written", "published"],
)
def test_two_builds_are_equal(
    request: pytest.FixtureRequest, tmp_path: Path, site: str, settings: str
) -> None:
    """Every file is the same to the byte: pages, feeds, styles and sheets."""
    again = builds.build(
        settings, tmp_path / "output", copied(builds.ROOT / "content", tmp_path / "text"), ELSEWHERE
    )
    expected = digests(request.getfixturevalue(site))
    assert len(expected) > 50
    assert digests(again) == expected


def test_an_old_output_folder_leaves_no_trace(tmp_path: Path) -> None:
    """What is published has no file of an earlier build."""
    output = tmp_path / "output"
    content = copied(builds.ROOT / "tests" / "sample_site", tmp_path / "content")
    text = "Title: Gone\nDate: 2026-01-01\nSummary: S.\n\nText.\n"
    for name in ("gone", "withdrawn"):
        (content / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    builds.build(builds.PUBLISHING, output, content)
    assert (output / "gone").exists()
    (content / "articles" / "gone.md").unlink()
    draft = text.replace("Summary", "Status: draft\nSummary")
    (content / "articles" / "withdrawn.md").write_text(draft, encoding="utf-8")
    builds.build(builds.PUBLISHING, output, content)
    assert not (output / "gone").exists()
    assert not (output / "withdrawn").exists()


def test_a_build_changes_no_content(tmp_path: Path) -> None:
    """Building reads the content and writes nothing beside it."""
    content = copied(builds.ROOT / "tests" / "sample_site", tmp_path / "content")
    before = digests(content)
    builds.build(builds.WRITING, tmp_path / "output", content)
    assert digests(content) == before


def test_a_mistake_ends_the_command(tmp_path: Path) -> None:
    """The commands that people type fail, name the place, and write nothing."""
    content = copied(builds.ROOT / "tests" / "sample_site", tmp_path / "content")
    page = content / "workouts/kettlebell/plain.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("10 reps", "10 rpes"), encoding="utf-8"
    )
    for settings in (builds.WRITING, builds.PUBLISHING):
        run = builds.command(settings, tmp_path / settings, content)
        assert run.returncode == 1
        assert f"{page.as_posix()}:6:" in run.stderr
        assert not (tmp_path / settings / "index.html").exists()
