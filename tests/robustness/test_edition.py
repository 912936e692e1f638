"""The folder that readers see: the old edition or the new one, whole, whatever happens."""

from __future__ import annotations

import errno
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pelican import signals
from rich.logging import RichHandler

from plugins.publishing import edition as module
from plugins.publishing.__main__ import main as publish
from plugins.publishing.edition import MARKER, edition
from plugins.publishing.errors import RefusedError, in_one_line
from plugins.sheets.press import Job, Press
from plugins.sheets.store import Store
from plugins.sheets.typeset import Typeset
from tests import builds
from tests.robustness.cases import HEAD, TEXT
from tests.robustness.test_cases import GOOD, bytes_of, write


def build(target: Path, files: dict[str, str]) -> None:
    with edition(target) as new:
        for name, text in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text)


def seen(target: Path) -> dict[str, bytes]:
    return {name: data for name, data in bytes_of(target).items() if name != MARKER}


@pytest.fixture(params=[True, False], ids=["in one step", "in two"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where to build, on systems with and without an exchange in one step."""
    if not request.param:
        monkeypatch.setattr(module, "_exchanged", lambda one, other: False)
    return tmp_path / "site" / "output"


def test_a_new_edition_takes_the_place_of_the_old(target: Path) -> None:
    """What is no longer made is gone, and nothing lies beside."""
    build(target, {"a": "1", "b/c": "1"})
    build(target, {"a": "2"})
    assert seen(target) == {"a": b"2"}
    assert [path.name for path in target.parent.iterdir()] == ["output"]
    assert not (target / "b").exists()


def test_a_build_that_fails_changes_nothing(target: Path) -> None:
    """Whatever it has written until then."""
    build(target, {"a": "1"})
    with pytest.raises(TypeError):
        build(target, {"a": "2", "b": 5})  # type: ignore[dict-item]
    assert seen(target) == {"a": b"1"}
    assert [path.name for path in target.parent.iterdir()] == ["output"]


def test_files_that_are_not_ours_are_kept(target: Path) -> None:
    """In a folder of ours; and a folder that is not ours is not touched."""
    build(target, {"a": "1"})
    (target / ".well-known").mkdir()
    (target / ".well-known" / "key").write_text("mine")
    build(target, {"a": "2"})
    build(target, {"a": "3"})
    assert seen(target) == {"a": b"3", ".well-known/key": b"mine"}
    with pytest.raises(RefusedError, match="not of a build's making"):
        build(target, {".well-known/key": "ours"})
    assert seen(target)["a"] == b"3"


class Reusing:
    """Who says what has been written, and has nothing of an older edition."""

    def __init__(self, *written: str) -> None:
        self.written = written

    def begin(self, new: Path) -> None:
        """There is nothing to take away."""

    def publish(self, old: Path) -> None:
        """Nor to keep."""


def test_files_that_are_told_are_ours(target: Path) -> None:
    """Who has walked through the edition knows them, and nobody need do so again."""
    with edition(target, reuse=Reusing("a", MARKER)) as new:
        for name in "ab":
            (new / name).write_text("1")
    assert seen(target) == {"a": b"1", "b": b"1"}
    build(target, {"c": "2"})
    assert seen(target) == {"b": b"1", "c": b"2"}


def test_a_folder_that_is_not_ours_is_refused(target: Path) -> None:
    """Nobody's photographs are deleted because a path was mistyped."""
    target.mkdir(parents=True)
    (target / "photo.jpg").write_text("mine")
    with pytest.raises(RefusedError, match="no build of this site has made"):
        build(target, {"a": "1"})
    assert seen(target) == {"photo.jpg": b"mine"}


def test_an_empty_folder_is_built_into(target: Path) -> None:
    """As somebody makes one beforehand."""
    target.mkdir(parents=True)
    build(target, {"a": "1"})
    assert seen(target) == {"a": b"1"}


def test_folders_in_each_other_are_refused(tmp_path: Path) -> None:
    """A build into its own content, or into what holds it, would delete it."""
    (tmp_path / "content").mkdir()
    for target in (tmp_path, tmp_path / "content", tmp_path / "content" / "output"):
        with (
            pytest.raises(RefusedError, match="lie in each other"),
            edition(target, beside=[tmp_path / "content"]),
        ):
            pass


def test_a_link_to_a_folder_is_followed(target: Path) -> None:
    """Hosts let a name point to the folder of the day; the name stays a link."""
    build(target, {"a": "1"})
    link = target.with_name("current")
    link.symlink_to("output")
    build(link, {"a": "2"})
    assert link.is_symlink()
    assert seen(target) == {"a": b"2"}


STOPS = ("", "_seal", "_take_place", "_delete")

KILLED = """
import os, signal, sys
from pathlib import Path
from plugins.publishing import edition as module
target, stop, one_step, more = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "1", int(sys.argv[4])
if not one_step:
    module._exchanged = lambda one, other: False
calls = 0
def trace(frame, event, argument):
    global calls
    if frame.f_code.co_filename == module.__file__:
        calls += 1
        if calls == more:
            os.kill(os.getpid(), signal.SIGKILL)
    return trace
with module.edition(target) as new:
    (new / "a").write_text("2")
    (new / "b").write_text("2")
    sys.settrace(trace)
sys.settrace(None)
print("whole")
"""


@pytest.mark.parametrize("one_step", [True, False])
def test_killed_at_any_line(one_step: bool, tmp_path: Path) -> None:
    """At every eighth line of the exchange: the old edition, or the new one; the next mends."""
    old, new = {"a": b"1", "c": b"1"}, {"a": b"2", "b": b"2"}
    states: list[dict[str, bytes]] = []
    for more in range(1, 2000, 8 if one_step else 11):
        target = tmp_path / str(more) / "output"
        build(target, {"a": "1", "c": "1"})
        run = subprocess.run(
            [sys.executable, "-c", KILLED, target, "", str(int(one_step)), str(more)],
            cwd=builds.ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if one_step or target.exists():
            states.append(seen(target))
        build(target, {"a": "3"})
        assert seen(target) == {"a": b"3"}
        assert [path.name for path in target.parent.iterdir()] == ["output"]
        if run.stdout == "whole\n":
            break
    assert all(state in (old, new) for state in states)
    assert old in states
    assert new in states


HELD = """
import sys, time
from pathlib import Path
from plugins.publishing.edition import edition
with edition(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_refused_by_name(target: Path) -> None:
    """Three times of three; when the first has ended, or was killed, the next one builds."""
    build(target, {"a": "1"})
    with subprocess.Popen(
        [sys.executable, "-c", HELD, target],
        cwd=builds.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        for _ in range(3):
            with pytest.raises(RefusedError, match=rf"output is being built.*\b{first.pid}\b"):
                build(target, {"a": "2"})
        first.kill()
    build(target, {"a": "3"})
    assert seen(target) == {"a": b"3"}


def test_faults_of_the_disk_are_one_line() -> None:
    """With the file, where it is known."""
    assert in_one_line(OSError(errno.ENOSPC, "x", "/tmp/a")) == "/tmp/a: the disk is full"
    assert in_one_line(OSError(errno.EROFS, "x")) == "this disk can only be read"
    assert in_one_line(MemoryError()) == "the memory is full"
    gone = OSError(errno.ENOENT, "x", "/nowhere/at/all")
    assert in_one_line(gone) == "/nowhere/at/all: it is not there, or no longer"
    assert "\n" not in in_one_line(ValueError("a\nb"))


@pytest.mark.usefixtures("with_templates")
def test_a_plugin_that_raises_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it raises is one line, and no traceback."""
    write(tmp_path / "content", GOOD)
    output = tmp_path / "output"
    builds.run_pelican(tmp_path / "content", output, builds.PUBLISHING)
    before = bytes_of(output)

    def broken(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(output / "x"))

    monkeypatch.setattr(Path, "write_bytes", broken)
    built = builds.run_pelican(tmp_path / "content", output, builds.PUBLISHING, SITENAME="Other")
    assert built.exit_code == 1
    assert built.stderr.startswith("error: ")
    assert "No space left" in built.stderr or "the disk is full" in built.stderr
    assert "Traceback" not in built.stderr
    assert bytes_of(output) == before


def test_a_full_disk_is_told_once(tmp_path: Path) -> None:
    """And not for each of thirty sheets."""

    def made(typesetter: object, data: object, date: str) -> Typeset:
        raise OSError(errno.ENOSPC, "No space left on device", "a.pdf")

    press = Press(Path("theme/sheets"), Store(tmp_path, Path("theme/sheets"), b""))
    job = Job(made, {}, "2026-11-24", tmp_path / "a.pdf", "sheet 'A'")
    with pytest.raises(OSError, match="No space"):
        list(press.run([[job]]))


@pytest.mark.usefixtures("with_templates")
def test_an_emptied_content_is_refused(tmp_path: Path) -> None:
    """A folder that was not mounted, or moved, does not empty the site."""
    write(tmp_path / "content", GOOD)
    output = tmp_path / "output"
    builds.run_pelican(tmp_path / "content", output, builds.PUBLISHING)
    before = bytes_of(output)
    for below in GOOD:
        (tmp_path / "content" / below).unlink()
    # What lies where the site reads nothing is told, too.
    write(tmp_path / "content", {"stray.md": "Title: Stray\n\nWords.\n"})
    built = builds.run_pelican(tmp_path / "content", output, builds.PUBLISHING)
    assert built.exit_code == 1
    assert "content/stray.md:1:1: error[ignored-file]" in built.stderr
    assert "content holds no page at all" in built.stderr
    assert bytes_of(output) == before


OURS = builds.pelican_settings(builds.PUBLISHING)["PLUGINS"]
SETTINGS: tuple[tuple[dict[str, object], str], ...] = (
    ({"SITEURL": ""}, "SITEURL is missing"),
    ({"SITEURL": "example.org"}, "SITEURL must be an address"),
    ({"TIMEZONE": "Mars/Olympus"}, "there is no zone 'Mars/Olympus'"),
    ({"PLUGINS": "plugins.sheets"}, "PLUGINS must be a list"),
    ({"PLUGINS": [*OURS, "plugins.none"]}, "a plugin that they name cannot be had"),
    ({"WORKOUT_CATEGORIES": 5}, "WORKOUT_CATEGORIES must be a list"),
    ({"SITEURL": 5}, "SITEURL must be a text"),
    ({"SITEURL": "https://x.example/../y"}, "SITEURL must be an address"),
    ({"DEFAULT_LANG": None}, "DEFAULT_LANG must be a text"),
    ({"THEME": 5}, "THEME must be a text"),
    ({"LOCALE": 5}, "LOCALE must be a text or a list"),
    ({"FINDER_URL": None}, "FINDER_URL must be a text"),
    ({"FEED_ALL_ATOM": 5}, "FEED_ALL_ATOM must be a text"),
    ({"PRECOMPRESS": "no"}, "PRECOMPRESS must be True or False"),
    ({"CONTACT": 5}, "CONTACT must be an e-mail address"),
    ({"NEWSLETTER": {}}, "NEWSLETTER must be None, or a table"),
    ({"AUTHORS": {"A": 5}}, "AUTHORS: 'A' must have a biography"),
    ({"PLUGINS": ["plugins.caching", 5]}, "PLUGINS must hold names of plugins"),
    ({"STATIC_PATHS": ["../../etc"]}, "STATIC_PATHS: '../../etc' leads out"),
    ({"TAG_SAVE_AS": "../{slug}.html"}, "TAG_SAVE_AS: '../{slug}.html' leads out"),
    ({"ARTICLE_SAVE_AS": "x.html"}, "ARTICLE_SAVE_AS: all of them would be one file"),
    ({"ARTICLE_URL": "{nope}/"}, "ARTICLE_URL: '{nope}/' asks for {nope}"),
    ({"ARTICLE_URL": "{slug/"}, "ARTICLE_URL: '{slug/' has a brace"),
    (
        {"JINJA_ENVIRONMENT": {"autoescape": True, "extensions": ["no.ext"]}},
        "there is no extension 'no.ext'",
    ),
    ({"DEFAULT_PAGINATION": "many"}, "DEFAULT_PAGINATION must be a number"),
    ({"MARKDOWN": []}, "MARKDOWN must be a table"),
)


@pytest.mark.parametrize(("changed", "words"), SETTINGS, ids=lambda each: str(each)[:40])
def test_settings_that_cannot_be_right(
    changed: dict[str, object],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """They are told, with all that is wrong with the texts, and nothing is done."""
    monkeypatch.chdir(tmp_path)
    text = f"{HEAD}Staus: draft\n\n<script>x</script>\n"
    write(tmp_path / "content", {**GOOD, "articles/why.md": text})
    built = builds.run_pelican(
        tmp_path / "content", tmp_path / "output", builds.PUBLISHING, **changed
    )
    assert built.exit_code == 1
    assert built.stderr.count(words) == 1
    for told in ("why.md:4:1: error[unknown-key]", "why.md:6:1: error[unsafe-html]"):
        assert built.stderr.count(told) == 1
    assert "Traceback" not in built.stderr
    assert not (tmp_path / "output").exists()
    caplog.clear()


@pytest.mark.parametrize("wrong", ["SITEURL=5", 'THEME="none"'])
def test_settings_that_pelican_refuses(wrong: str, tmp_path: Path) -> None:
    """Pelican looks at some as it reads them: they are told in a line by then, and no more."""
    write(tmp_path / "content", GOOD)
    run = builds.command(
        builds.PUBLISHING, tmp_path / "output", tmp_path / "content", extra=["-e", wrong]
    )
    assert run.returncode != 0
    assert wrong.partition("=")[0].casefold() in run.stderr.casefold()
    assert "Traceback" not in run.stdout + run.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("from pelicanconf import *\nSITENAME = (", "settings: {file}:2: '(' was never closed"),
        ("import nowhere_at_all", "No module named 'nowhere_at_all'"),
        ("raise SystemExit(0)", "the program was ended before its end in {file}:1"),
        ("import os\nos._exit(0)", "the program was ended before its end in {file}:2"),
        ("raise SystemExit(3)", "the program was ended before its end in {file}:1"),
        ("SITENAME = 'Another site'", "PELICAN_CLASS must be Site"),
        (None, "{file}: it is not there"),
    ],
)
def test_settings_that_cannot_be_read(
    settings: str | None,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The wrapper sees what happens before Pelican knows whose build this is."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "mine.py"
    if settings is not None:
        file.write_text(settings)
    assert _ended(["content", "-s", str(file), "-o", "output"]) == 1
    told = capfd.readouterr()
    assert words.format(file="mine.py") in told.err
    assert "Traceback" not in told.out + told.err


def _ended(arguments: list[str]) -> object:
    try:
        return publish(arguments)
    except SystemExit as end:
        return end.code


def test_no_folder_of_content_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there, and a file instead of one."""
    write(tmp_path / "content", GOOD)
    for what, words in (("none", "there is no folder"), ("content/pages/about.md", "is a file")):
        with pytest.raises(SystemExit):
            builds.run_pelican(tmp_path / what, tmp_path / "output", builds.PUBLISHING)
        told = capsys.readouterr().err
        assert words in told
        assert what in told


@pytest.mark.usefixtures("with_templates")
def test_a_folder_that_is_reached_by_a_link(tmp_path: Path) -> None:
    """The content may be a link to a folder; messages name the files in it."""
    write(tmp_path / "true", {**GOOD, "articles/why.md": TEXT})
    (tmp_path / "content").symlink_to("true")
    built = builds.run_pelican(tmp_path / "content", tmp_path / "output", builds.PUBLISHING)
    assert (built.exit_code, built.stderr) == (0, "")
    assert "A text." in built.text("why/index.html")


@pytest.mark.usefixtures("with_templates")
def test_a_file_that_goes_meanwhile(tmp_path: Path) -> None:
    """A disk that was taken away is no decision of an author's."""
    write(tmp_path / "content", {**GOOD, "articles/why.md": TEXT})

    def go(pelican: object) -> tuple[()]:
        del pelican
        (tmp_path / "content/articles/why.md").unlink(missing_ok=True)
        return ()

    with signals.get_generators.connected_to(go):
        built = builds.run_pelican(tmp_path / "content", tmp_path / "output", builds.PUBLISHING)
    assert built.exit_code == 1
    assert "content/articles/why.md: gone while the site was built" in built.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("code", [0, None, "without a word"])
@pytest.mark.usefixtures("with_templates")
def test_a_plugin_that_ends_the_program(
    code: int | str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that has not come to its end is none that went well, whatever it says."""
    write(tmp_path / "content", GOOD)

    def ends_the_tests(status: int) -> None:
        raise AssertionError(status)

    # Where this goes wrong, these tests would be ended, and well.
    monkeypatch.setattr(os, "_exit", ends_the_tests)

    def end(pelican: object) -> None:
        if code == "without a word":
            os._exit(0)
        raise SystemExit(code)

    with signals.finalized.connected_to(end):
        built = builds.run_pelican(tmp_path / "content", tmp_path / "output", builds.PUBLISHING)
    assert built.exit_code == 1
    assert "ended before its end" in built.stderr
    assert not (tmp_path / "output").exists()


#: The two programs that build, without their arguments: ours, and Pelican's own.
_OURS = ("-m", "plugins.publishing")
_THEIRS = ("-m", "pelican", "-s", builds.WRITING)


@pytest.mark.parametrize(
    ("program", "where"),
    [
        *((_OURS, where) for where in ("pelican", "plugins.publishing.words", "plugins.caching")),
        *((_THEIRS, where) for where in ("plugins.caching", "plugins.search")),
    ],
)
def test_stopped_before_it_has_begun(program: tuple[str, ...], where: str, tmp_path: Path) -> None:
    """Ctrl-C in the first moments, when all is still being loaded, is one line as well."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *more):\n"
        f"        if name == {where!r}:\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
    )
    ended = subprocess.run(
        [sys.executable, *program, "content", "-o", str(tmp_path / "output")],
        cwd=builds.ROOT,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{builds.ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "Stopped. What was published is as it was.\n"


@pytest.mark.usefixtures("with_templates")
def test_why_a_page_could_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pelican says only that; the cause and the whole path are on the line, too."""
    write(tmp_path / "content", GOOD)

    def fail(content: object) -> None:
        raise KeyError("the cause of it")

    root = logging.getLogger()
    kept, handler = list(root.handlers), RichHandler()
    root.handlers[:] = [handler]
    try:
        with signals.content_object_init.connected_to(fail):
            built = builds.run_pelican(tmp_path / "content", tmp_path / "output")
    finally:
        root.handlers[:] = kept
    told = built.stderr + capsys.readouterr().err
    assert built.exit_code == 1
    assert "error: Could not process workouts/core/rainy.md: 'the cause of it' (KeyError" in told
