"""The index of the search: what is in it, what is not, and the same bytes twice."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from plugins.search import index
from plugins.search.index import SearchError, write_index
from plugins.search.spellings import spellings
from tests.plugins.conftest import Author

PAGE = '<html lang="en"><body data-pagefind-body><h1>{}</h1><p>{}</p></body></html>'
DOCUMENTS = {
    f"page-{n}/": PAGE.format(f"Title {n}", "words and more words " * n) for n in range(40)
}


def fragments(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what the index says of each page, by address."""
    found = {}
    for path in sorted(folder.rglob("*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).decode()
        value = json.loads(text.removeprefix("pagefind_dcd"))
        found[value["url"]] = value
    return found


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order they come, and wherever they are written."""
    write_index(DOCUMENTS, tmp_path / "a", language="en")
    for name in "bc":
        backwards = dict(reversed(DOCUMENTS.items()))
        write_index(backwards, tmp_path / name, language="en")
        assert files(tmp_path / name) == files(tmp_path / "a")


def test_only_what_our_own_search_needs_is_there(tmp_path: Path) -> None:
    """No style sheet, no user interface of Pagefind's, one program."""
    write_index(DOCUMENTS, tmp_path / "a", language="en")
    names = {name for name in files(tmp_path / "a") if "/" not in name}
    assert {name for name in names if not name.startswith("pagefind.en_")} == {
        *("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind")
    }


def test_an_old_index_goes(tmp_path: Path) -> None:
    """What was in the folder is not found any more; without pages there is no index."""
    folder = tmp_path / "a"
    write_index(DOCUMENTS, folder, language="en")
    write_index({"x/": DOCUMENTS["page-1/"]}, folder, language="en")
    assert list(fragments(folder)) == ["/x/"]
    assert write_index({}, folder, language="en") == 0
    assert not folder.exists()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; print('no disk'); sys.exit(3)", "Pagefind made no index: no disk"),
        ("pass", "it gave no reason"),
        (None, "no program for this system"),
    ],
)
def test_a_failure_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, said: str
) -> None:
    """Also when the program is quiet about it, or is not there."""
    run = subprocess.run
    monkeypatch.setattr(index, "get_executable", lambda: program and Path("/pagefind"))
    monkeypatch.setattr(
        subprocess,
        "run",
        lambda command, **named: run([sys.executable, "-c", str(program)], **named),
    )
    with pytest.raises(SearchError, match=said):
        write_index(DOCUMENTS, tmp_path / "a", language="en")


def test_a_program_that_does_not_run_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "get_executable", lambda: tmp_path / "nothing")
    with pytest.raises(SearchError, match="does not run"):
        write_index(DOCUMENTS, tmp_path / "a", language="en")


WORKOUT = "Before.[^n]\n\n[^n]: A footnote.\n\n/// workout | Rain\n- Squats: 5 reps @ RPE 7\n///\n"


def test_what_people_read_is_found(author: Author) -> None:
    """Titles, summaries, words, exercises and tags are; menus, sheets and legends are not."""
    author.workout(WORKOUT, metadata="Tags: puddle\nGoal: staying in\n")
    author.article("A verdict.\n")
    author.write("pages/about.md", "Title: About\nSummary: Us.\n\nWho we are.\n")
    author.build()
    found = fragments(author.output / "pagefind")
    assert {url: value["meta"]["kind"] for url, value in found.items()} == {
        "/rainy/": "Workout",
        "/why/": "Article",
        "/about/": "Page",
    }
    assert found["/rainy/"]["meta"]["title"] == "Rainy Tuesday"
    text = found["/rainy/"]["content"]
    for words in ("Rainy Tuesday", "Ten minutes", "Before", "Squats", "puddle", "staying in"):
        assert words in text
    for words in ("A4", "Print", "PDF", "Workout.", "footnote", "Skip", "Exertion", "out of 10"):
        assert words not in text


def test_another_name_finds_an_exercise(author: Author) -> None:
    """Its other names are in the index; it is shown with its summary."""
    author.write(
        "exercises/squat.md",
        "Title: Squat\nAliases: knee bend\nPattern: squat\nMuscles: glutes\nEquipment: none\n"
        "Summary: Down and up.\nPoses: start: standing — Tall\n    end: squat — Low\n\n"
        "## How to do it\n\n1. Bend.\n2. Stand.\n3. Again.\n\n## Common mistakes\n\n- Falling.\n\n"
        "## Cues\n\n- Tall\n\n## What it trains\n\nLegs.\n\n## When to stop\n\nIf it hurts.\n",
    )
    author.build()
    found = fragments(author.output / "pagefind")["/exercises/squat/"]
    assert "knee bend" in found["content"]
    assert found["meta"]["about"] == "Down and up."


def test_what_is_not_published_is_not_found(author: Author) -> None:
    """Drafts and hidden pages have words that nobody is to meet by chance."""
    author.article("Open.\n", "open")
    author.article("Secret.\n", "draft", metadata="Status: draft\n")
    author.article("Secret.\n", "hidden", metadata="Status: hidden\n")
    author.build()
    found = fragments(author.output / "pagefind")
    assert list(found) == ["/open/"]


def test_a_name_is_found_in_other_spellings() -> None:
    """In two words, in one, without the hyphen; what is a name already is not said again."""
    assert spellings(["Romanian deadlift", "RDL"]) == ("romanian dead lift",)
    assert spellings(["Push-up", "press-up", "pushup"]) == ("push up", "press up", "pressup")
    assert spellings(["Squat"]) == ()
