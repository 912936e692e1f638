"""Two processes for one build: what comes out is what one would make, whatever happens."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pelican.writers import Writer

from plugins import making, twin
from plugins.markdown_source import ahead, drawn, library
from plugins.markdown_source.reader import NotationReader
from plugins.notation.exercises import solved
from plugins.notation.exercises.present import figure_of
from plugins.notation.pages import read_file
from plugins.writing import writer
from tests import builds
from tests.plugins.conftest import Author
from tests.plugins.test_building_again import content_of
from tests.plugins.test_exercises import exercise

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs a second process"
)


def told_by(do: Callable[[], object]) -> Any:
    """Return what a second process tells that does this and nothing else."""
    one = twin.begin()
    assert one is not None
    if one.is_second:
        try:
            one.tell(do())
        finally:
            twin.end()
    return one.hear()


TROUBLE: dict[str, Callable[[], object]] = {
    "raises": lambda: 1 / 0,
    "cannot be told": object,
    "ends": lambda: sys.exit(0),
    "is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "warns": lambda: logging.getLogger("any").warning("There is something to say."),
    "prints": lambda: print("There is something to say.", file=sys.stderr),
}


def test_what_the_second_tells_is_heard() -> None:
    """It is a copy: what it does changes nothing here."""
    known = [1]

    def do() -> object:
        known.append(2)
        return {"known": known, "odd": "\\udcff"}

    assert told_by(do) == {"known": [1, 2], "odd": "\\udcff"}
    assert known == [1]


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE.keys())
def test_one_that_comes_to_grief_has_told_nothing(trouble: Callable[[], object]) -> None:
    """Nor one that had something to say: it is left to the first."""
    assert told_by(trouble) is None


def test_there_is_none_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two would take turns."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert twin.begin() is None


def test_what_is_done_beside_is_done_here_if_it_comes_to_grief() -> None:
    """Whoever asks has it in the end."""
    first = os.getpid()

    def do() -> str:
        if len(begun) > 1 and os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(os.getpid())

    begun = [1]
    assert int(twin.beside(do)()) != first
    begun.append(2)
    assert int(twin.beside(do)()) == first


def waiting() -> twin.Twin:
    """Return the first of two, whose second has nothing to tell for long."""
    one = twin.begin()
    assert one is not None
    if one.is_second:
        time.sleep(60)
        twin.end()
    return one


def test_who_is_interrupted_while_it_waits_can_end_it() -> None:
    """And nothing is left of it."""
    one = waiting()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            one.hear()
    finally:
        signal.signal(signal.SIGALRM, before)
    twin.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_ends_that_nobody_is_told_of_are_no_mistakes() -> None:
    """As in a process whose parent ignores those of its children."""
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert told_by(lambda: [1]) is None
    finally:
        signal.signal(signal.SIGCHLD, before)


# --- In a build ---------------------------------------------------------------------------------


@pytest.fixture
def site(author: Author, monkeypatch: pytest.MonkeyPatch) -> Author:
    """Twelve texts with tags, and processes that share them as if they were many."""
    for number in range(12):
        author.article(
            f"Words {number} in [a link]({{filename}}text-{(number + 1) % 12:02}.md).\n",
            f"text-{number:02}",
            metadata=f"Tags: all, some {number % 3}\n",
        )
    monkeypatch.setattr(writer, "MANY", 2)
    monkeypatch.setattr(ahead, "MANY", 2)
    monkeypatch.setattr(making, "MANY", 2)
    return author


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the first process heard, in the order of the builds."""
    found: list[Any] = []
    hear = twin.Twin.hear

    def note(self: twin.Twin) -> Any:
        found.append(hear(self))
        return found[-1]

    monkeypatch.setattr(twin.Twin, "hear", note)
    return found


def built(author: Author, settings: str = builds.PUBLISHING) -> dict[str, bytes]:
    """Build with nothing kept but documents, and return all files."""
    for path in (author.content.parent / "cache").glob("*.*"):
        path.unlink()
    return content_of(author.build(settings))


def alone(author: Author, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    with monkeypatch.context() as patch:
        patch.setattr(twin, "begin", lambda: None)
        return built(author)


def test_two_make_what_one_makes(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """And the second does its part."""
    once = alone(site, monkeypatch)
    assert heard == []
    assert built(site) == once
    _, written, kept = heard
    assert kept
    assert len(written) >= 8
    assert all(not was_taken for *_, was_taken in written)


def test_two_share_the_pages_that_are_no_articles(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """Those of exercises, the finder's and others; what lies beside them is written once."""
    for slug in ("squat", "goblet-squat", "plank"):
        exercise(site, slug)
    site.workout("\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n", "text-12")
    for number in range(4):
        head = f"Title: About {number}\nSummary: What it is.\n"
        site.write(f"pages/about-{number}.md", f"{head}\nWords.\n")
    once = alone(site, monkeypatch)
    assert built(site) == once
    written = {name for name, *_ in heard[1]}
    for some in ("exercises/", "find/", "about-"):
        pages = {each for each in once if each.startswith(some) and each.endswith(".html")}
        assert 0 < len(written & pages) < len(pages), some


def test_the_second_reads_ahead(site: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twelve texts the first has at most some to make."""
    made: list[str] = []
    make = ahead.Ahead.read_ahead

    def read_all(self: Any, generator: Any, reader: Any) -> None:
        """As if the first were slow."""
        self._tell(0)
        make(self, generator, reader)

    def wait(self: Any, generator: Any, reader: Any) -> None:
        step(self, generator, reader)
        if self._twin is not None:
            self._twin.hear()
            self._twin = None
        made.append(str(reader.made))

    step = ahead.Ahead.step
    monkeypatch.setattr(ahead.Ahead, "read_ahead", read_all)
    monkeypatch.setattr(ahead.Ahead, "step", wait)
    monkeypatch.setattr(ahead, "_AT_ONCE", 1)
    monkeypatch.setattr(ahead, "_LEAP", 1)
    built(site)
    assert (len(made), made[-1]) == (12, "2")


def test_the_words_of_some_texts_are_read_at_once(
    site: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them once, by the time when Pelican comes to the first; then come the next ones."""
    words: list[str] = []
    asked: list[tuple[str, int]] = []
    read = NotationReader.read

    def file(path: Path, *given: Any, **named: Any) -> Any:
        words.append(path.name)
        return read_file(path, *given, **named)

    def text(self: Any, path: str) -> Any:
        asked.append((Path(path).name, len(words)))
        return read(self, path)

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    monkeypatch.setattr(ahead, "_TOGETHER", 5)
    monkeypatch.setattr(library, "read_file", file)
    monkeypatch.setattr(NotationReader, "read", text)
    built(site)
    names = [name for name, _ in asked]
    assert names == words
    assert [far for _, far in asked] == [5] * 5 + [10] * 5 + [12] * 2


def test_where_nothing_was_kept_the_second_begins_sooner(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """Twelve texts are not many, but none of the first three was there."""
    monkeypatch.setattr(ahead, "MANY", 50)
    monkeypatch.setattr(ahead, "_NONE", 3)
    built(site)
    assert len(heard) == 3
    # All are there: what is left to two is to write, and to keep.
    assert site.build(builds.PUBLISHING).exit_code == 0
    assert len(heard) == 5


def test_the_second_compiles_what_both_will_need(
    site: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The templates of texts and lists, before it reads."""
    first = os.getpid()
    compiled: list[str | None] = []
    compile_ = Environment.compile

    def note(self: Any, source: Any, name: Any = None, *more: Any, **named: Any) -> Any:
        if os.getpid() == first:
            compiled.append(name)
        return compile_(self, source, name, *more, **named)

    monkeypatch.setattr(Environment, "compile", note)
    built(site)
    assert {"article.html", "tag.html", "index.html", "partials/head.html"}.isdisjoint(compiled)


def test_the_second_draws_exercises_for_the_first(
    site: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it has, the first solves and draws none, and finds their pages' texts."""
    exercise(site, "squat")
    exercise(site, "plank", metadata="Slug: board\n")
    done: list[str] = []
    first = os.getpid()
    made: list[str] = []
    convert = NotationReader._made_html  # noqa: SLF001 - where it is made

    def note(self: Any, page: Any, source_path: str, address: str) -> str:
        if os.getpid() == first:
            made.append(source_path)
        return convert(self, page, source_path, address)

    def solve(poses: tuple[str, ...]) -> Any:
        done.append(poses[-1])
        return solved(poses)

    def draw(slug: str, known: Any) -> Any:
        done.append(slug)
        return figure_of(slug, known)

    def wait(self: Any, generator: Any, reader: Any) -> None:
        step(self, generator, reader)
        if self._twin is not None:
            self._twin.hear()
            self._twin = None

    step = ahead.Ahead.step
    monkeypatch.setattr(drawn, "solved", solve)
    monkeypatch.setattr(drawn, "figure_of", draw)
    once = alone(site, monkeypatch)
    assert len(done) == 4
    monkeypatch.setattr(ahead.Ahead, "step", wait)
    monkeypatch.setattr(NotationReader, "_made_html", note)
    assert built(site) == once
    assert len(done) == 4
    assert "exercises/squat.md" not in made


def test_what_the_second_kept_of_two_themes_is_not_kept(
    site: Author, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody edits a template while texts are read, and takes that back."""
    theme = tmp_path / "theme"
    shutil.copytree(builds.ROOT / "theme", theme)
    site.workout("\n/// workout | Rain\n- Squat: 3 x 8 reps\n///\n", "text-12")
    template = theme / "templates/fragments/workout.html"
    was = template.read_text(encoding="utf-8")
    make = ahead.Ahead.read_ahead

    def edit_and_read(self: Any, generator: Any, reader: Any) -> None:
        template.write_text(was.replace("</", "&#246;</", 1), encoding="utf-8")
        self._tell(0)
        make(self, generator, reader)

    def wait(self: Any, generator: Any, reader: Any) -> None:
        step(self, generator, reader)
        if self._twin is not None:
            self._twin.hear()
            self._twin = None

    step = ahead.Ahead.step
    with monkeypatch.context() as patch:
        patch.setattr(ahead, "_LEAP", 1)
        patch.setattr(ahead.Ahead, "read_ahead", edit_and_read)
        patch.setattr(ahead.Ahead, "step", wait)
        site.build(THEME=str(theme))
    template.write_text(was, encoding="utf-8")
    site.build(THEME=str(theme))
    assert "&#246;" not in site.main("text-12/index.html")


def test_a_second_that_is_killed_is_done_without(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """The site is whole all the same."""
    once = alone(site, monkeypatch)
    monkeypatch.setattr(twin.Twin, "tell", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    assert built(site) == once
    assert heard == [None, None, None]


def test_a_second_that_is_killed_while_it_writes_spoils_nothing(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """Its first file is one that the other has not written."""
    once = alone(site, monkeypatch)
    first = os.getpid()
    opened = Writer._open_w  # noqa: SLF001 - the one place where it opens a file

    def open_and_die(self: Any, *given: Any) -> Any:
        if os.getpid() == first:
            return opened(self, *given)
        time.sleep(0.1)
        opened(self, *given)
        return os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(Writer, "_open_w", open_and_die)
    assert built(site) == once
    assert heard[:2] == [None, None]


def test_attached_files_lie_where_one_process_would_put_them(
    site: Author, monkeypatch: pytest.MonkeyPatch, heard: list[Any]
) -> None:
    """It is the rendering of a page that moves them, which the other would know nothing of."""
    for number in range(6):
        site.write(f"articles/track-{number}.gpx", "<gpx/>")
        text = f"A [track]({{attach}}track-{number}.gpx).\n"
        site.article(text, f"draft-{number}", metadata="Status: draft\n")
    assert alone(site, monkeypatch) == built(site)
    assert heard == [None, ""]


def test_a_mistake_of_either_half_is_told(
    site: Author, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A template that fails for one text only; nothing of the site is written."""
    render = writer.SelectiveWriter.text_of
    told: list[str] = []
    for number in range(6, 8):

        def fail(self: Any, name: str, *more: Any, number: int = number) -> str | None:
            if name == f"text-{number:02}/index.html":
                raise ValueError(f"the text {number}")
            return render(self, name, *more)

        monkeypatch.setattr(writer.SelectiveWriter, "text_of", fail)
        found = site.try_to_build(builds.PUBLISHING)
        assert found.exit_code == 1
        assert not site.output.exists()
        told.append(found.stderr)
    assert ["the text 6" in told[0], "the text 7" in told[1]] == [True, True]
