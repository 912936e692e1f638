"""Plugins of others, of which nobody knows what they do: they hide no mistake and harm no site."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from pelican import signals

from plugins import building
from plugins.checking.__main__ import main as check
from tests import builds
from tests.robustness.cases import HEAD, WHY
from tests.robustness.test_cases import GOOD, bytes_of, write
from tests.robustness.test_pairs import lines

#: One for each way to write a file that is no page.
WRITING = """
from pathlib import Path
from pelican import signals
from pelican.generators import Generator

def put(folder, name):
    Path(folder).mkdir(parents=True, exist_ok=True)
    Path(folder, name).write_text("x")

class First(Generator):
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.kept = self.output_path
        put(self.kept, "begun.txt")

    def generate_output(self, writer):
        put(self.kept, "kept.txt")
        put(self.settings["OUTPUT_PATH"], "named.txt")
        put(writer.output_path, "writer.txt")

def articles(generator, writer):
    put(generator.settings["OUTPUT_PATH"], "articles.txt")
    put(generator.context["OUTPUT_PATH"], "context.txt")
    put(SITE.output_path, "site.txt")

def begin(site):
    global SITE
    SITE = site

def written(path, context):
    assert Path(path).is_file()

def end(site):
    put(Path(site.output_path, "more"), "index.html")

def generators(site):
    return First

def register():
    signals.initialized.connect(begin)
    signals.get_generators.connect(generators)
    signals.article_writer_finalized.connect(articles)
    signals.content_written.connect(written)
    signals.finalized.connect(end)
"""
WRITTEN = ("begun", "kept", "named", "writer", "articles", "context", "site")
#: Ends of a program, by where they stand: what is put into a plugin in place of END.
ENDING = """
import os, sys
from pelican import signals
from pelican.generators import Generator

class Last(Generator):
    def generate_output(self, writer):
        {generator}

def begun(site):
    {begun}

def read(generator):
    {read}

def articles(generator, writer):
    {articles}

def generators(site):
    return Last

def register():
    signals.initialized.connect(begun)
    signals.get_generators.connect(generators)
    signals.article_generator_finalized.connect(read)
    signals.article_writer_finalized.connect(articles)
"""
OURS: Final = builds.pelican_settings(builds.PUBLISHING)["PLUGINS"]
PLACES = ("generator", "begun", "read", "articles")
MISTAKE = {WHY: f"{HEAD}Staus: draft\n\n[a](#none)\n"}


@pytest.fixture
def site(with_templates: Path) -> Path:
    """Return a folder with a good site."""
    write(with_templates / "content", GOOD)
    return with_templates


@pytest.fixture
def build(site: Path) -> Iterator[Callable[..., builds.Built]]:
    """Return what builds the site with a plugin of this text."""
    names: list[str] = []

    def built(plugin: str, **changed: Any) -> builds.Built:
        names.append(f"stranger_{len(names)}")
        (site / f"{names[-1]}.py").write_text(textwrap.dedent(plugin))
        own = {"PLUGINS": [*OURS, names[-1]], "PLUGIN_PATHS": [str(site)], **changed}
        made = builds.run_pelican(site / "content", site / "output", builds.PUBLISHING, **own)
        building.forget(names)
        return made

    yield built
    building.forget(names)


def test_links_to_what_a_plugin_writes(site: Path, build: Callable[..., builds.Built]) -> None:
    """Before it is there nobody knows it, so nothing is told of them then."""
    links = "".join(f"[a](/{name}.txt)\n\n" for name in WRITTEN) + "[c](/404.html)\n\n"
    write(site / "content", {"pages/links.md": f"Title: L\nSummary: S.\n\n{links}[b](/more/)\n"})
    assert (build(WRITING).exit_code, build(WRITING).stderr) == (0, "")
    write(site / "content", MISTAKE)
    told = lines(build(WRITING).stderr)
    assert [line.partition(" ")[0] for line in told] == [f"content/{WHY}:4:1:"]


#: Puts down that it was told of something.
COUNTING = """
from pathlib import Path
from pelican import signals

def called(*given, **named):
    Path(__file__).with_suffix(".called").touch()

def register():
    for name in ("article_generator_write_article", "article_writer_finalized", "content_written",
                 "page_generator_write_page", "page_writer_finalized", "finalized"):
        getattr(signals, name).connect(called)
"""


def test_nobody_is_told_of_pages_that_are_not_made(
    site: Path, build: Callable[..., builds.Built]
) -> None:
    """A plugin may write, send or change something whenever it is called."""
    assert build(COUNTING).exit_code == 0
    for mistake, settings in ((MISTAKE, {}), ({}, {"CONTACT": 5})):
        write(site / "content", mistake)
        assert build(COUNTING, **settings).exit_code == 1
    assert [each.name for each in site.glob("*.called")] == ["stranger_0.called"]


def test_what_a_settings_file_connects(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may write what it likes, as a plugin does: nothing is told of links to that."""
    write(site / "content", {WHY: f"{HEAD}Staus: draft\n\n[a](/CNAME.txt)\n"})

    def end(made: object) -> None:
        """Stands for what would write that file."""

    said = [len(lines(builds.run_pelican(site / "content", site / "output").stderr))]
    monkeypatch.setattr(end, "__module__", "pelicanconf")
    with signals.finalized.connected_to(end):
        said += [len(lines(builds.run_pelican(site / "content", site / "output").stderr))]
    assert said == [2, 1]


def test_a_dead_link_beside_a_plugin(site: Path, build: Callable[..., builds.Built]) -> None:
    """It is told when the site is there, with all others."""
    write(site / "content", {WHY: f"{HEAD}\n[a](/none/) [b](#none) [c](/kept.txt)\n"})
    told = lines(build(WRITING).stderr)
    assert [line.partition(" ")[0] for line in told] == [
        f"content/{WHY}:5:5:",
        f"content/{WHY}:5:17:",
    ]


#: Wrong settings of plugins and of the theme.
WITHOUT: Final[dict[str, dict[str, Any]]] = {
    "none of this name": {"PLUGINS": [*OURS, "stranger_gone"]},
    "one that cannot be loaded": {"PLUGINS": [*OURS, "stranger_half"]},
    "no list": {"PLUGINS": "stranger_half"},
    "no theme": {"THEME": "/nowhere"},
    "authors": {"AUTHORS": ["me"], "NEWSLETTER": "x"},
}


@pytest.mark.parametrize("name", WITHOUT)
def test_a_dead_link_beside_a_plugin_that_is_not_there(name: str, site: Path) -> None:
    """Places of texts, and files of theirs, are no plugin's: what is wrong is told in one run."""
    (site / "stranger_half.py").write_text("import stranger_gone\n")
    links = ("#none", "{filename}other.md#none", "none.md", "{filename}none.md")
    write(site / "content", {WHY: HEAD + "".join(f"\n[a]({link})\n" for link in links)})
    write(site / "content", {"articles/other.md": f"{HEAD}\n## Up\n\nText.\n"})
    own = {"PLUGIN_PATHS": [str(site)], **WITHOUT[name]}
    built = builds.run_pelican(site / "content", site / "output", builds.PUBLISHING, **own)
    assert built.exit_code == 1
    assert [line.partition(".md:")[2].partition(":")[0] for line in lines(built.stderr)] == [
        *("5", "7", "9", "11")
    ]
    assert all(each in built.stderr for each in WITHOUT[name])


def test_nothing_is_written(site: Path, build: Callable[..., builds.Built]) -> None:
    """By a build that is none, as the settings are wrong or a text is."""
    assert build(WRITING).exit_code == 0
    before = bytes_of(site / "output")
    (site / "output" / "site.txt").write_text("y")
    (site / "output" / "named.txt").write_text("y")
    before |= {"site.txt": b"y", "named.txt": b"y"}
    for mistake, settings in ((MISTAKE, {}), ({}, {"CONTACT": 5})):
        write(site / "content", mistake)
        built = build(WRITING, **settings)
        assert built.exit_code == 1
        assert built.stderr.count("Nothing was built.") == 1
        assert bytes_of(site / "output") == before
    assert not [*site.rglob("begun.txt")][1:]
    assert not [*site.rglob("cache/checked")]


@pytest.mark.parametrize("end", ["os._exit(0)", "sys.exit(0)", "sys.exit(5)", "raise SystemError"])
@pytest.mark.parametrize("place", PLACES)
def test_who_ends_the_program_hides_nothing(
    place: str, end: str, site: Path, build: Callable[..., builds.Built]
) -> None:
    """What is wrong with the texts is told in the same run."""
    write(site / "content", MISTAKE)
    built = build(ENDING.format(**{**dict.fromkeys(PLACES, "pass"), place: end}))
    assert built.exit_code == 1
    assert f"content/{WHY}:4:1: error[unknown-key]" in built.stderr
    assert len({*lines(built.stderr)}) == len(lines(built.stderr))
    assert not (site / "output").exists()


@pytest.mark.parametrize("end", ["sys.exit(0)", "sys.exit(5)"])
def test_who_ends_a_build_is_told(end: str, site: Path, build: Callable[..., builds.Built]) -> None:
    """Also where nothing else is wrong; and it is told once."""
    for place in PLACES:
        built = build(ENDING.format(**{**dict.fromkeys(PLACES, "pass"), place: end}))
        assert built.exit_code == 1
        assert built.stderr.count("the program was ended before its end") == 1
        assert not (site / "output").exists()


def test_half_a_plugin(site: Path, build: Callable[..., builds.Built]) -> None:
    """Why it cannot be had is told once, and not again of the half that was loaded."""
    write(site / "content", MISTAKE)
    built = build("import sys; sys.exit(0)")
    assert built.exit_code == 1
    assert f"content/{WHY}:4:1: error[unknown-key]" in built.stderr
    assert built.stderr.count("stranger_0") == 1
    assert "register" not in built.stderr
    assert "PLUGINS" not in built.stderr
    assert check(["content"]) == 1
