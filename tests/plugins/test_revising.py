"""Where only words are edited, only what shows them is made anew, and it is what a build gives."""

from __future__ import annotations

import json
import logging
import os
import random
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from plugins.caching import unchanged
from plugins.notation.exercises import Library
from plugins.publishing import edition as publishing
from plugins.publishing import spare as beside
from plugins.publishing.edition import MARKER
from plugins.publishing.errors import RefusedError
from plugins.publishing.lock import locked
from plugins.revising import revise, texts, values
from plugins.writing.made import Everything
from tests import builds
from tests.plugins import test_writing
from tests.plugins.test_writing import Desk, files, quiet, tree

__all__ = ["quiet"]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small site that has been published, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITEURL", raising=False)
        desk = Desk(folder, builds.PUBLISHING, random.Random(1))
        assert builds.run_once(desk.site(folder / "output")).exit_code == 0
    return folder


@pytest.fixture
def desk(begun: Path, quiet: None) -> Desk:
    """The desk of that site's author, as it was left."""
    # In its place: what a build has left knows its folders by their names.
    kept = begun.with_name(f"{begun.name}-kept")
    if kept.exists():
        shutil.rmtree(begun)
        shutil.copytree(kept, begun, copy_function=_with_time, symlinks=True)
    else:
        shutil.copytree(begun, kept, copy_function=_with_time, symlinks=True)
    found = Desk.__new__(Desk)
    found.folder, found.settings_file = begun, builds.PUBLISHING
    found.chance, found.count = random.Random(1), 10
    found.content, found.theme = begun / "content", begun / "theme"
    found.changed = {"DEFAULT_PAGINATION": 2}
    return found


def _with_time(source: str, copy: str) -> str:
    return str(shutil.copy2(source, copy))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each of the builds had no more to do than to revise."""
    found: list[bool] = []
    real = revise.revise

    def revised(*given: object) -> bool:
        found.append(real(*given))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(revise, "revise", revised)
    return found


def test_words_are_all_that_is_made_anew(desk: Desk, asked: list[bool]) -> None:
    """Pages, lists, feeds and their compressed forms are those of a clean build."""
    output = desk.folder / "output"
    before = {path: _state(path) for path in files(output)}
    desk.replace("articles/post-4.md", "Words", "Other words")
    builds.run_once(desk.site(output))
    desk.replace("articles/post-4.md", "Other words", "Still other words")
    desk.check("other words, twice")
    assert asked == [True, True]
    assert "Still other words" in (output / "post-4/index.html").read_text("utf-8")
    assert "Still other words" in (output / "feed.atom").read_text("utf-8")
    # Of the search's files, which other tests may have made known, some have other names now.
    same = {
        path.relative_to(output).as_posix()
        for path in before
        if path.exists() and _state(path) == before[path]
    }
    assert {"rainy/index.html", "rainy/index.html.br", "exercises/plank/index.html"} <= same
    assert {"post-4/index.html", "post-4/index.html.br", "feed.atom"}.isdisjoint(same)


def _state(path: Path) -> tuple[int, int]:
    """Return what tells a file from another one that got its number."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def test_what_was_taken_over_is_recorded_as_it_lies_there(desk: Desk) -> None:
    """Nobody looks at every file again, and the record is as if somebody had."""
    output = desk.folder / "output"
    (output / "own.txt").write_text("mine", encoding="utf-8")
    builds.run_once(desk.site(output))
    desk.edit()
    assert _revised(desk)
    record = next((desk.folder / "cache").glob("built-*.json"))
    assert json.loads(record.read_bytes())["output"] == unchanged.files_of(output.resolve())


def test_what_is_kept_beside_is_what_is_published(desk: Desk, asked: list[bool]) -> None:
    """The next edit finds nearly all in its place, and no old words lie about."""
    output = desk.folder / "output"
    spare = desk.folder / ".output.spare"
    assert not spare.exists()  # who builds once has no use for it
    for old, new in pairwise(("Words", "Other words", "Still other words")):
        desk.replace("articles/post-4.md", old, new)
        builds.run_once(desk.site(output))
        kept = _kept(spare)
        assert kept == {below: (output / below).stat().st_ino for below in kept}
        assert {"rainy/index.html", "rainy/index.html.br"} <= kept.keys()
        assert {"post-4/index.html", "post-4/index.html.gz", "feed.atom"}.isdisjoint(kept)
    # A post that is gone is gone there, too, even its name; all else is there.
    (desk.content / "articles/post-4.md").unlink()
    builds.run_once(desk.site(output))
    assert not (spare / "post-4").exists()
    kept = _kept(spare)
    assert kept == {below: (output / below).stat().st_ino for below in kept}
    assert len(kept) == len(files(output)) - 1  # but the marker
    assert asked == [True, True]


def _kept(spare: Path) -> dict[str, int]:
    return {
        path.relative_to(spare).as_posix(): path.stat().st_ino
        for path in files(spare)
        if path.name != MARKER
    }


@pytest.mark.parametrize("edit", [Desk.edit, Desk.retitle], ids=["words", "all"])
def test_what_is_kept_beside_is_looked_at_before_it_is_used(
    desk: Desk, edit: Callable[[Desk], object]
) -> None:
    """Whatever somebody has put there."""
    spare = desk.folder / ".output.spare"
    desk.edit()
    builds.run_once(desk.site(desk.folder / "output"))
    other = spare / "rainy/index.html"
    other.unlink()
    other.write_text("Not ours.", encoding="utf-8")
    (spare / "not-ours.html").write_text("Not ours.", encoding="utf-8")
    (spare / "robots.txt").unlink()
    for folder in ("robots.txt", "not-ours/at-all", "post-3/index.html"):
        shutil.rmtree(spare / "post-3", ignore_errors=True)
        (spare / folder).mkdir(parents=True)
    shutil.rmtree(spare / "exercises")
    (spare / "exercises").symlink_to(desk.content)
    edit(desk)
    desk.check("something else in what was kept")
    assert (desk.content / "exercises/plank.md").exists()


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
@pytest.mark.parametrize("edit", [Desk.edit, Desk.retitle], ids=["words", "all"])
def test_a_marker_with_two_names_is_not_written_to(
    desk: Desk, edit: Callable[[Desk], object], link: str
) -> None:
    """Whoever copies a folder in a clever way may have the published one there."""
    desk.edit()
    builds.run_once(desk.site(desk.folder / "output"))
    others = desk.folder / "others.txt"
    others.write_text("mine", encoding="utf-8")
    marker = desk.folder / ".output.spare/.edition"
    marker.unlink()
    getattr(marker, link)(others)
    edit(desk)
    desk.check("a marker that is somebody's file")
    assert others.read_text("utf-8") == "mine"


def test_a_spare_that_cannot_be_used_ends_no_build(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where it belongs to somebody else: then there is a new folder."""
    desk.edit()
    builds.run_once(desk.site(desk.folder / "output"))
    real = beside.keep_only
    folders: list[bool] = []

    def kept(folder: Path, *given: object) -> set[str]:
        folders.append((folder / MARKER).exists())
        if folders == [True]:
            raise PermissionError(13, "not yours")
        return real(folder, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(revise, "keep_only", kept)
    desk.edit()
    desk.check("a spare that is not ours to change")
    assert folders[:2] == [True, False]
    assert asked[:2] == [True, True]


def test_what_was_published_meanwhile_is_seen(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build may come between the look at the texts and the lock."""
    real = publishing.edition

    def late(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(revise, "edition", real)
        desk.retitle()
        assert builds.run_once(desk.site(desk.folder / "output")).exit_code == 0
        return real(*given, **named)

    desk.edit()
    monkeypatch.setattr(revise, "edition", late)
    built = builds.run_once(desk.site(desk.folder / "output"))
    clean = builds.run_once(desk.site(desk.folder / "clean"))
    assert asked == [False]
    assert tree(built.output) == tree(clean.output)


def test_somebody_s_own_file_is_not_kept_beside(desk: Desk) -> None:
    """Who deletes it has deleted it."""
    output = desk.folder / "output"
    (output / "mine").mkdir()
    (output / "mine/own.txt").write_text("mine", encoding="utf-8")
    for edit in (Desk.edit, Desk.retitle, Desk.edit):
        edit(desk)
        builds.run_once(desk.site(output))
        assert (output / "mine/own.txt").exists()
        assert not (desk.folder / ".output.spare/mine").exists()


def test_where_a_file_has_one_name_only_all_is_copied(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise OSError(1, "no second name")

    monkeypatch.setattr(os, "link", refuse)
    desk.edit()
    desk.check("copied")
    desk.edit()
    desk.check("copied again")
    desk.retitle()
    desk.check("and all of it")
    assert asked[:2] == [True, True]


def test_several_texts_one_after_another(desk: Desk, asked: list[bool]) -> None:
    """A list that shows two of them has the new words of both; a page is a text like others."""
    for below in ("articles/post-3.md", "articles/far.md", "pages/about.md"):
        _add(desk, "\nMore.\n", below)
        builds.run_once(desk.site(desk.folder / "output"))
    desk.edit()
    _add(desk, "\nEver more.\n")
    desk.check("two at once")
    assert asked == [True] * 4


def test_words_beside_a_block(desk: Desk, asked: list[bool]) -> None:
    """What is made of a workout, or of two lists, is what it was, wherever it stands now."""
    _add(desk, LISTS)
    builds.run_once(desk.site(desk.folder / "output"))
    _add(desk, "\nMore.\n")
    desk.replace("articles/post-3.md", "Words", "Other words")
    desk.replace("workouts/core/rainy.md", "/// workout", "Warm up.\n\n/// workout")
    desk.check("words beside blocks")
    # What only the page shows is words, too.
    desk.replace("articles/post-3.md", "Strong hips", "Stronger hips")
    desk.check("words in a list")
    assert asked == [False, True, True]
    assert "Warm up." in (desk.folder / "output/rainy/index.html").read_text("utf-8")


LISTS = """
/// pros-cons | Strength for runners
## Pros

1. **Strong hips.** They hold you up.

## Cons

1. **Sore legs.** For two days.
///
"""


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Desk.retitle, id="a title"),
        pytest.param(Desk.retag, id="a tag"),
        pytest.param(Desk.edit_a_workout, id="a workout"),
        pytest.param(
            lambda desk: desk.replace("workouts/core/rainy.md", "| Rain", "| Hail"), id="its name"
        ),
        pytest.param(
            lambda desk: desk.replace("workouts/core/rainy.md", "16 kg", "16 kg — slow"), id="a cue"
        ),
        pytest.param(lambda desk: _ask(desk, "Why?"), id="a question"),
        pytest.param(Desk.edit_an_exercise, id="an exercise"),
        pytest.param(lambda desk: _add(desk, "\n## A heading\n"), id="a heading"),
        pytest.param(lambda desk: _add(desk, "\n[Top](#top)\n"), id="a link to a place"),
        pytest.param(lambda desk: _add(desk, "\n[Away](/far/)\n"), id="a link to an address"),
        pytest.param(lambda desk: _add(desk, '\nSee <a href="/far/">it</a>.\n'), id="a raw link"),
        pytest.param(lambda desk: _add(desk, "\n[Far]({filename}far.md)\n"), id="a link"),
        pytest.param(
            lambda desk: _add(desk, "\n![L]({static}/images/lanes.svg)\n"), id="a picture"
        ),
        pytest.param(lambda desk: _add(desk, "\n[L]({attach}/images/lanes.svg)\n"), id="a file"),
        pytest.param(
            lambda desk: [step(desk) for step in (Desk.edit, Desk.edit_a_style)], id="a style, too"
        ),
    ],
)
def test_more_than_words_is_built(desk: Desk, edit: Callable[[Desk], object]) -> None:
    """Others might have to know of it."""
    edit(desk)
    assert not _revised(desk)


def _ask(desk: Desk, question: str) -> None:
    desk.replace("articles/post-3.md", "Summary:", f"Questions: {question}\nSummary:")


def test_after_a_whole_build_words_are_enough_again(desk: Desk, asked: list[bool]) -> None:
    """A revision that was not sure leaves nothing behind."""
    for edit in (Desk.edit, Desk.retitle, Desk.edit):
        edit(desk)
        assert builds.run_once(desk.site(desk.folder / "output")).exit_code == 0
    assert asked == [True, False, True]


def test_every_plugin_of_ours_is_known() -> None:
    """One that is not would have all built with every edit."""
    assert set(builds.pelican_settings()["PLUGINS"]) == revise.KNOWN


def test_a_text_alone_is_enough(desk: Desk) -> None:
    """As those above are asked."""
    desk.edit()
    assert _revised(desk)


def _revised(desk: Desk) -> bool:
    site = desk.site(desk.folder / "output")
    return site.last is not None and revise.revise(site, site.last, ())


def _add(desk: Desk, text: str, below: str = "articles/post-3.md") -> None:
    file = desk.content / below
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_mistake_is_told_as_ever(desk: Desk, asked: list[bool]) -> None:
    """And what is published stays; mended, it is built."""
    _add(desk, "\n[Nowhere]({filename}/articles/nowhere.md)\n")
    before = {path: path.read_bytes() for path in files(desk.folder / "output")}
    built = builds.run_once(desk.site(desk.folder / "output"))
    assert built.exit_code == 1
    assert "post-3.md:" in built.stderr
    assert {path: path.read_bytes() for path in files(desk.folder / "output")} == before
    assert asked == [False]


def test_what_would_be_told_of_is_for_the_build(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It tells each thing once, and publishes nothing then."""
    real = texts.again

    def warned(*given: object) -> object:
        logging.getLogger("pelican.readers").warning("Something is odd")
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(texts, "again", warned)
    desk.edit()
    assert not _revised(desk)
    assert not caplog.records


def test_a_build_that_was_quicker_is_not_undone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it published is more than what was known before it."""
    desk.edit()
    real = texts.again

    def meanwhile(*given: object) -> object:
        (desk.folder / "output/.edition").touch()
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(texts, "again", meanwhile)
    assert not _revised(desk)


def test_a_second_build_is_refused(desk: Desk) -> None:
    """By its name, like any other."""
    desk.edit()
    site = desk.site(desk.folder / "output")
    lock = locked(desk.folder / ".output.lock", desk.folder / "output")
    with lock, pytest.raises(RefusedError):
        revise.revise(site, site.last, ())


@pytest.mark.parametrize("end", ["pickle", "later"])
@pytest.mark.parametrize("damage", [b"", b"spoiled" * 10_000, None])
def test_without_its_values_all_is_built(desk: Desk, damage: bytes | None, end: str) -> None:
    """Each of the files may be damaged or gone at any time."""
    known = list((desk.folder / "cache").glob(f"values-*.{end}"))
    assert known
    for kept in known:
        kept.unlink() if damage is None else kept.write_bytes(damage)
    desk.edit()
    assert not _revised(desk)


def test_somebody_s_own_file_stays_his(desk: Desk, asked: list[bool]) -> None:
    """What no build has made is neither deleted nor taken for ours."""
    own = desk.folder / "output/own.txt"
    own.write_text("mine", encoding="utf-8")
    builds.run_once(desk.site(desk.folder / "output"))
    for _ in range(2):
        desk.edit()
        builds.run_once(desk.site(desk.folder / "output"))
    assert own.read_text("utf-8") == "mine"
    desk.retitle()
    builds.run_once(desk.site(desk.folder / "output"))
    assert own.read_text("utf-8") == "mine"
    assert asked[-3:] == [True, True, False]


def test_many_texts_are_built(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of so many, reading them again and again is no less work."""
    monkeypatch.setattr(revise, "FEW", 2)
    for below in ("articles/post-3.md", "articles/post-4.md", "articles/far.md", "pages/about.md"):
        _add(desk, "\nMore.\n", below)
        builds.run_once(desk.site(desk.folder / "output"))
    assert asked == [True, True, False, True]


def test_the_search_finds_the_new_words(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its index is made of all texts."""
    monkeypatch.setattr(test_writing, "LEFT_OUT", ())
    builds.run_once(desk.site(desk.folder / "output"))
    desk.replace("articles/post-4.md", "Words", "Xylophones")
    desk.check("other words")
    assert asked[-1]
    # It reads words that no page asks for, when an edition has been begun.
    for later in (desk.folder / "cache").glob("values-*.later"):
        text = later.read_bytes()
        words = text.rindex(b"All that holds you up")
        later.write_bytes(_spoiled(text, text.rindex(PART, 0, words)))
    desk.edit()
    assert not _revised(desk)


def test_what_is_read_whole_has_no_figures(desk: Desk) -> None:
    """Each workout has a hundred times as much of them as an edit needs, and so have exercises."""
    (whole,) = (desk.folder / "cache").glob("values-*.pickle")
    for mark in (b"<svg", b"<symbol"):
        assert mark not in whole.read_bytes()
        assert mark in whole.with_suffix(".later").read_bytes()


def test_the_exercises_rest_until_somebody_asks_for_one(
    desk: Desk, asked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text without a workout does not; beside one they are what they were."""
    read: list[type] = []
    real = values.whole

    def whole(thing: Any) -> None:
        read.append(type(thing))
        real(thing)

    monkeypatch.setattr(values, "whole", whole)
    desk.replace("articles/post-4.md", "Words", "Other words")
    builds.run_once(desk.site(desk.folder / "output"))
    assert not any(issubclass(each, Library) for each in read)
    desk.replace("workouts/core/rainy.md", "/// workout", "Warm up.\n\n/// workout")
    desk.check("words beside a workout")
    assert any(issubclass(each, Library) for each in read)
    assert asked == [True, True]


#: How each part of the values begins that are read later.
PART = b"\x80\x05\x95"


def _spoiled(text: bytes, at: int) -> bytes:
    return text[:at] + b"?" + text[at + 1 :]


@pytest.mark.long
def test_whatever_is_spoiled_of_the_values_is_no_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is built then."""
    monkeypatch.setattr(test_writing, "LEFT_OUT", ())
    builds.run_once(desk.site(desk.folder / "output"))
    (later,) = (desk.folder / "cache").glob("values-*.later")
    (record,) = (desk.folder / "cache").glob("built-*.json")
    kept = later.read_bytes()
    found = []
    for part in re.finditer(re.escape(PART), kept):
        later.write_bytes(_spoiled(kept, part.start()))
        known = record.read_bytes()
        desk.edit()
        found.append(_revised(desk))
        if not found[-1]:
            record.write_bytes(known)
    assert len(found) > 40
    assert set(found) == {True, False}


def test_two_processes_write_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its own until all is written."""
    found: list[set[str]] = []

    def written(*given: object) -> None:
        found.append({path.name for path in tmp_path.iterdir()} - ends)

    ends = {"values-a.pickle", "values-a.later"}
    monkeypatch.setattr("plugins.revising.values._Writing.write", written)
    for number in (1, 2):
        monkeypatch.setattr(os, "getpid", lambda number=number: number)
        assert values.write(tmp_path / "values-a.pickle", {}, Everything(), {})
        assert {path.name for path in tmp_path.iterdir()} == ends
    one, other = found
    assert len(one) == len(other) == 2
    assert one.isdisjoint(other)
