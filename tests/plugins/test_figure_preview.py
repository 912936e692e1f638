"""``make figure``: the page that shows a figure while it is drawn."""

from __future__ import annotations

import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from plugins.exercises.preview import Preview, find, main, server
from tests.builds import ROOT
from tests.theme.fragment import parse

SQUAT = """Title: Goblet squat
Aliases: KB goblet squat
Pattern: squat
Muscles: quadriceps
Equipment: kettlebell
Summary: A squat.
Poses: start: standing — Tall
    end: {} — Low

## How to do it

1. One.
2. Two.
3. Three.

## Common mistakes

- One.

## Cues

- One

## What it trains

Legs.

## When to stop

Now.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one exercise."""
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "goblet-squat.md").write_text(SQUAT.format("squat"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["goblet-squat", "Goblet squat", "goblet squats", "KB goblet squat", "kb-goblet-squat"]
)
def test_an_exercise_is_found_by_its_names(content: Path, name: str) -> None:
    """By its file's name, its title or an alias."""
    assert find(name, content) == content / "exercises/goblet-squat.md"


def test_a_draft_is_found_by_its_title(content: Path) -> None:
    """Drafts are what one draws most."""
    file = content / "exercises/uebung.md"
    file.write_text(
        SQUAT.format("squat")
        .replace("Goblet squat", "Übung")
        .replace("KB goblet squat", "UB")
        .replace("Pattern", "Status: draft\nPattern"),
        encoding="utf-8",
    )
    assert find("Übung", content) == file


def test_an_unknown_name_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what was probably meant."""
    assert main(["golbet-squat"], content) == 1
    assert capsys.readouterr().err == (
        "There is no exercise 'golbet-squat'. Did you mean 'Goblet squat'?\n"
    )
    assert main([""], content) == 2
    assert "NAME=goblet-squat" in capsys.readouterr().err


def test_a_port_in_use_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And another is named."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["goblet-squat", str(port)], content) == 1
    assert f"Port {port} cannot be used" in capsys.readouterr().err
    assert main(["goblet-squat", "http"], content) == 2


def test_the_page_shows_the_file_as_it_is_now(content: Path) -> None:
    """The figure and its drawings; after a mistake, what is wrong; its state tells of a change."""
    file = content / "exercises/goblet-squat.md"
    preview = Preview(file, ROOT / "theme")
    before = preview.state()
    page = parse(preview.page())
    assert page.one("h1").text == "Goblet squat"
    assert page.one("body").attributes["data-state"] == before
    assert page.all(".preview-finding") == []
    assert len(page.all(".preview-drawing")) == 2
    assert len(page.all(".figure")) == 3

    file.write_text(SQUAT.format("squatt"), encoding="utf-8")
    assert preview.state() != before
    findings = parse(preview.page()).all(".preview-finding")
    assert "squatt" in " ".join(finding.text for finding in findings)

    file.unlink()
    assert parse(preview.page()).one(".preview-finding").text == "The file is gone."


def test_the_server_gives_the_page_and_the_theme_only(content: Path) -> None:
    """Nothing outside of the theme's own files can be asked for."""
    serving = server(Preview(content / "exercises/goblet-squat.md", ROOT / "theme"), 0)
    thread = threading.Thread(target=serving.serve_forever, args=(0.02,), daemon=True)
    thread.start()

    def status(path: str) -> int:
        url = f"http://127.0.0.1:{serving.server_port}{path}"
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    with serving:
        found = {
            path: status(path)
            for path in (
                "/",
                "/state",
                "/theme/css/main.css",
                "/preview/reload.js",
                "/preview/../../pyproject.toml",
                "/theme/../templates/base.html",
                "/other",
            )
        }
        serving.shutdown()
        thread.join()
    assert list(found.values()) == [200, 200, 200, 200, 404, 404, 404]
