"""Only what has changed is written anew, and what is there then is what a clean build gives."""

from __future__ import annotations

import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape
from pelican.settings import DEFAULT_CONFIG

from plugins import making
from plugins.markdown_source import ahead, resting
from plugins.writing import writer
from plugins.writing.editions import EDITIONS, MADE_FROM, tidy
from plugins.writing.names import escaped
from plugins.writing.posts import Posts
from tests import builds

WORKOUT = """\
Title: {title}
Date: {date}
Summary: Ten minutes.
Tags: short, legs
Level: beginner

/// workout | Rain
- Goblet squat: 3 x 8 reps @ 16 kg
- Plank: 3 x 30 s
///
"""
ARTICLE = """\
Title: {title}
Date: {date}
Tags: {tags}
Summary: Because.
{more}
{text}
"""
EXERCISE = """\
Title: {title}
Pattern: {pattern}
Muscles: quadriceps, glutes
Equipment: none
Summary: {summary}
Contraindications: A back that hurts.
Poses: start: standing — Standing tall
    end: {end} — Low

## How to do it

1. Stand tall.
2. Go down.
3. Come up.

## Common mistakes

- Holding the breath: let it go.

## Cues

- Tall {bend}

## What it trains

All that holds you up.

## When to stop

When it hurts.
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h{end}v1z"/></svg>\n'
)
#: The index of the search is not written by pages.
LEFT_OUT = ("plugins.search",)


class Desk:
    """A small site and its author, who does one thing after another."""

    def __init__(self, folder: Path, settings_file: str, chance: random.Random) -> None:
        self.folder, self.settings_file, self.chance = folder, settings_file, chance
        self.content, self.theme = folder / "content", folder / "theme"
        self.changed: dict[str, Any] = {"DEFAULT_PAGINATION": 2}
        self.count = 0
        shutil.copytree(builds.ROOT / "theme", self.theme)
        for number in range(5):
            self.write(
                f"articles/post-{number}.md",
                ARTICLE.format(
                    title=f"Post {number}",
                    date=f"2026-03-0{number + 1}",
                    tags="hills, legs" if number % 2 else "hills" if number else "alone",
                    more="Series: Hills\n" if number in {1, 2} else "",
                    text=f"Words {number}. See [it]({{filename}}/articles/post-0.md).",
                ),
            )
        self.write("workouts/core/rainy.md", WORKOUT.format(title="Rainy", date="2026-04-01"))
        self.write("workouts/core/sunny.md", WORKOUT.format(title="Sunny", date="2026-04-02"))
        self.exercise("Goblet squat", "squat")
        self.exercise("Plank", "trunk front")
        # Its one link is in its summary.
        told = ARTICLE.replace("Because.", "Because of [it]({{filename}}/articles/post-0.md).")
        far = told.format(title="Far", date="2024-01-01", tags="far", more="", text="Words.")
        self.write("articles/far.md", far)
        self.write(
            "pages/about.md", "Title: About\n\nWe ![lanes]({static}/images/lanes.svg) run.\n"
        )
        self.write("images/lanes.svg", PICTURE.format(end=1))

    def write(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def exercise(
        self, title: str, pattern: str, summary: str = "It makes you strong.", bend: int = 30
    ) -> None:
        slug = title.lower().replace(" ", "-")
        end = "squat" if pattern == "squat" else f"squat, torso {bend % 30 + 10}"
        text = EXERCISE.format(title=title, pattern=pattern, summary=summary, end=end, bend=bend)
        self.write(f"exercises/{slug}.md", text)

    def any_of(self, pattern: str) -> Path:
        return self.chance.choice(sorted(self.content.glob(pattern)))

    def replace(self, pattern: str, old: str, new: str) -> None:
        """Replace the first in a file, unless it has been done there."""
        file = self.any_of(pattern)
        text = file.read_text(encoding="utf-8")
        if new not in text or new in old:
            file.write_text(text.replace(old, new, 1), encoding="utf-8")

    # What an author does

    def edit(self) -> None:
        self.count += 1
        file = self.any_of("articles/post-*.md")
        file.write_text(f"{file.read_text(encoding='utf-8')}\nMore {self.count}.\n", "utf-8")

    def edit_a_workout(self) -> None:
        self.count += 1
        self.replace("workouts/*/*.md", "Plank: 3", f"Plank: {self.count % 8 + 2}")

    def edit_beside_a_workout(self) -> None:
        self.count += 1
        self.replace(
            "workouts/*/*.md", "/// workout", f"Warm up {self.count} times.\n\n/// workout"
        )

    def add(self) -> None:
        self.count += 1
        text = ARTICLE.format(
            title=f"New {self.count}",
            date=f"2026-03-{self.count % 27 + 1:02}",
            tags="hills, new",
            more="",
            text="New words.",
        )
        self.write(f"articles/new-{self.count}.md", text)

    def delete(self) -> None:
        if not list(self.content.glob("articles/new-*.md")):
            self.add()
        self.any_of("articles/new-*.md").unlink()

    def rename(self) -> None:
        self.count += 1
        file = self.any_of("articles/post-[1-9]*.md")
        file.rename(file.with_name(f"post-{self.count + 10}.md"))

    def move(self) -> None:
        """Give another address to the post that all others lead to."""
        self.count += 1
        file = self.content / "articles/post-0.md"
        lines = file.read_text(encoding="utf-8").split("\n")
        kept = [line for line in lines if not line.startswith("Slug: ")]
        file.write_text("\n".join([kept[0], f"Slug: moved-{self.count}", *kept[1:]]), "utf-8")

    def retitle(self) -> None:
        self.count += 1
        self.replace("articles/*.md", "Title: ", f"Title: Again {self.count} ")

    def retag(self) -> None:
        self.count += 1
        self.replace("articles/*.md", "Tags: ", f"Tags: more {self.count % 3}, ")

    def recategorise(self) -> None:
        file = self.any_of("workouts/*/*.md")
        folder = "indoor" if file.parent.name == "core" else "core"
        (self.content / "workouts" / folder).mkdir(exist_ok=True)
        file.rename(self.content / "workouts" / folder / file.name)

    def redate(self) -> None:
        self.replace("articles/*.md", "Date: 2026-03-", "Date: 2025-03-")

    def draft(self) -> None:
        self.replace("articles/post-[1-9]*.md", "Summary:", "Status: draft\nSummary:")

    def publish(self) -> None:
        self.replace("articles/post-[1-9]*.md", "Status: draft\n", "")

    def edit_a_page(self) -> None:
        self.count += 1
        self.replace("pages/about.md", "Title: About", f"Title: About {self.count}")

    def edit_an_exercise(self) -> None:
        self.count += 1
        self.exercise("Plank", "trunk front", f"It is the best of {self.count}.", self.count)

    def edit_a_picture(self) -> None:
        self.count += 1
        self.write("images/lanes.svg", PICTURE.format(end=self.count))

    def edit_a_template(self) -> None:
        self.count += 1
        name = self.chance.choice(("partials/footer", "tag", "macros/cards", "fragments/workout"))
        file = self.theme / f"templates/{name}.html"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("</", f"&#{self.count + 200};</", 1), encoding="utf-8")

    def edit_a_style(self) -> None:
        self.count += 1
        file = self.theme / "static/css/components/card.css"
        rule = f"\n.card {{ margin-block-start: {self.count}px; }}\n"
        file.write_text(file.read_text(encoding="utf-8") + rule, encoding="utf-8")

    def change_a_setting(self) -> None:
        self.count += 1
        self.changed[self.chance.choice(("SITENAME", "SITESUBTITLE"))] = f"Run {self.count}"

    def nothing(self) -> None:
        """Save a file as it was."""
        self.any_of("articles/*.md").touch()

    # What becomes of it

    def site(self, output: Path, **more: Any) -> Any:
        """Return a Pelican that builds into ``output``."""
        plugins = [
            name
            for name in builds.pelican_settings(self.settings_file)["PLUGINS"]
            if name not in LEFT_OUT
        ]
        return builds.pelican(
            self.content,
            output,
            self.settings_file,
            THEME=str(self.theme),
            PLUGINS=plugins,
            CACHE_PATH=str(self.folder / "cache"),
            **self.changed,
            **more,
        )

    def check(self, what: str, site: Any = None) -> None:
        """Build, with the Pelican that has built before or with a new one, and compare."""
        more = {} if site is None else {"SERVING": True}
        live = {
            path: (path.read_bytes(), path.open("rb")) for path in files(self.folder / "output")
        }
        built = builds.run_once(site or self.site(self.folder / "output"))
        # Whoever reads a page while the next one takes its place reads what was there.
        for before, handle in live.values():
            with handle:
                assert handle.read() == before, what
        self.count += 1
        clean = builds.run_once(self.site(self.folder / f"clean-{self.count}", **more))
        assert (built.exit_code, built.stderr) == (clean.exit_code, clean.stderr), what
        assert clean.exit_code == 0, clean.stderr
        here, there = tree(built.output), tree(clean.output)
        assert here.keys() == there.keys(), what
        assert [path for path in here if here[path] != there[path]] == [], what
        shutil.rmtree(clean.output)


#: After these most pages are what they were, and after those hardly any.
QUIET: tuple[Callable[[Desk], None], ...] = (
    *(
        Desk.edit,
        Desk.edit_a_workout,
        Desk.edit_beside_a_workout,
        Desk.add,
        Desk.delete,
        Desk.rename,
        Desk.move,
        Desk.retitle,
    ),
    *(Desk.retag, Desk.recategorise, Desk.redate, Desk.draft, Desk.publish, Desk.edit_a_page),
    *(Desk.edit_an_exercise, Desk.edit_a_picture, Desk.nothing),
)
LOUD = (Desk.edit_a_template, Desk.edit_a_style, Desk.change_a_setting)


def files(folder: Path) -> list[Path]:
    """Return the files below a folder, if it is there."""
    return [path for path in folder.rglob("*") if path.is_file()]


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return the files and the folders of a site by their paths; but the marker, which has none."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.name != ".edition"
    }


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the address of another site; two processes share what one would do alone.

    And texts rest, as those of a large site do.
    """
    monkeypatch.delenv("SITEURL", raising=False)
    monkeypatch.setattr(writer, "MANY", 3)
    monkeypatch.setattr(ahead, "MANY", 3)
    monkeypatch.setattr(making, "MANY", 3)
    monkeypatch.setattr(resting, "FEW", 1)


def test_every_kind_of_edit_gives_what_a_clean_build_gives(tmp_path: Path, quiet: None) -> None:
    """Each thing that an author can do, one after another."""
    chance = random.Random(7)
    desk = Desk(tmp_path, builds.WRITING, chance)
    desk.check("the first build")
    steps = list(QUIET)
    chance.shuffle(steps)
    for step in (*steps, *LOUD):
        step(desk)
        desk.check(step.__name__)


def test_lists_of_posts_know_what_they_have() -> None:
    """Each content is like itself alone; a list that has grown is another."""
    one, other = object(), object()
    posts = Posts([one])
    assert (one in posts, other in posts) == (True, False)
    posts.append(other)
    assert other in posts
    assert type(pickle.loads(pickle.dumps(posts))) is list


def test_a_served_site_is_that_of_a_clean_build(tmp_path: Path, quiet: None) -> None:
    """One process that builds again and again, and uses again what it has read."""
    desk = Desk(tmp_path, builds.WRITING, random.Random(3))
    site = desk.site(tmp_path / "output", SERVING=True)
    desk.check("the first build", site)
    for step in (Desk.edit, Desk.move, Desk.edit_an_exercise, Desk.draft, Desk.edit_a_template):
        step(desk)
        desk.check(step.__name__, site)


def test_what_has_not_changed_is_not_written(tmp_path: Path, quiet: None) -> None:
    """An edited post takes new pages for itself and for those that show it, and no others."""
    desk = Desk(tmp_path, builds.PUBLISHING, random.Random(1))
    output = tmp_path / "output"
    builds.run_once(desk.site(output))
    before = {path: path.stat().st_ino for path in files(output)}
    desk.replace("articles/post-4.md", "Words", "Other words")
    builds.run_once(desk.site(output))
    same = {path for path in files(output) if path.stat().st_ino == before.get(path)}
    pages = {path.relative_to(output).as_posix() for path in before if path.name == "index.html"}
    kept = {path.relative_to(output).as_posix() for path in same}
    assert {"post-4/index.html", "index.html", "tag/hills/index.html"}.isdisjoint(kept)
    assert {"post-1/index.html", "rainy/index.html", "tag/legs/index.html"} <= kept
    assert {"rainy/index.html.br", "rainy/rain-a4.pdf", "exercises/plank/index.html"} <= kept
    assert len(pages & kept) > len(pages - kept)


def test_the_first_build_says_what_it_has_made(tmp_path: Path, quiet: None) -> None:
    """So the second one, though more than words has changed, takes over what has not."""
    desk = Desk(tmp_path, builds.PUBLISHING, random.Random(1))
    output = tmp_path / "output"
    builds.run_once(desk.site(output))
    before = {path: path.stat().st_ino for path in files(output)}
    desk.retitle()
    builds.run_once(desk.site(output))
    same = {path for path in files(output) if path.stat().st_ino == before.get(path)}
    assert {output / "exercises/plank/index.html", output / "rainy/rain-a4.pdf"} <= same


class Noted(dict[str, str]):
    """Editions of which none is left, with the key of each page."""

    def take(self, name: str, key: str) -> None:
        """Called for a page that might be there."""

    def forget(self, name: str) -> None:
        """Called for a page that is not."""

    def note(self, name: str, key: str, asked: object) -> None:
        self[name] = key


def test_a_value_that_comes_late_is_in_the_key(tmp_path: Path) -> None:
    """A generator may give all pages another value while they are written."""

    def keys(late: str) -> Noted:
        noted = Noted()
        given: dict[str, Any] = {"JINJA_GLOBALS": {"assets": SimpleNamespace(asked=set())}}
        given |= {EDITIONS: noted, MADE_FROM: b""}
        made = writer.SelectiveWriter(str(tmp_path / late), {**DEFAULT_CONFIG, **given})
        template = Environment(
            loader=DictLoader({"page.html": "{{ early }}{{ late }}"})
        ).get_template("page.html")
        shared: dict[str, Any] = {}
        for name, value in (("early", "same"), ("late", late)):
            shared[name] = value
            made.write_file(f"{name}.html", template, shared)
        return noted

    one, other = keys("one"), keys("other")
    assert one["early.html"] == other["early.html"]
    assert one["late.html"] != other["late.html"]


def test_a_damaged_record_is_none(tmp_path: Path, quiet: None) -> None:
    """Whatever stands in the record of what was written, everything is written then."""
    desk = Desk(tmp_path, builds.WRITING, random.Random(1))
    desk.check("the first build")
    for text in (b"{}", b"[" * 100_000, b""):
        for record in (tmp_path / "cache").glob("written-*.json"):
            record.write_bytes(text)
        desk.edit()
        desk.check(f"{text[:20]!r}")


@pytest.mark.long
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.sampled_from((*QUIET, *LOUD)), min_size=1, max_size=12),
    batch=st.integers(1, 3),
    chance=st.randoms(use_true_random=False),
    settings_file=st.sampled_from([builds.WRITING, builds.PUBLISHING]),
)
def test_any_edits_give_what_a_clean_build_gives(
    tmp_path_factory: pytest.TempPathFactory,
    quiet: None,
    steps: list[Callable[[Desk], None]],
    batch: int,
    chance: random.Random,
    settings_file: str,
) -> None:
    """Any sequence of edits, some of them between two builds."""
    desk = Desk(tmp_path_factory.mktemp("desk"), settings_file, chance)
    desk.check("the first build")
    for at in range(0, len(steps), batch):
        for step in steps[at : at + batch]:
            step(desk)
        desk.check(", ".join(step.__name__ for step in steps[at : at + batch]))


def test_folders_without_files_go_unless_they_are_to_stay(tmp_path: Path) -> None:
    """However deep they are; and one learns which files there are."""
    for below in ("a/b/c", "d/e", "f/stays", "g"):
        (tmp_path / below).mkdir(parents=True)
    (tmp_path / "d/file").write_text("words", encoding="utf-8")
    found = tidy(tmp_path, lambda below: below == "f/stays")
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {
        *("d", "d/file", "f", "f/stays")
    }
    state = (tmp_path / "d/file").lstat()
    assert found == {"d/file": (state.st_size, state.st_mtime_ns, state.st_ino)}


class Html:
    """What says itself how it is written."""

    def __html__(self) -> str:
        return "<i>&</i>"


@pytest.mark.parametrize(
    "value",
    [
        "words",
        "",
        "a & b",
        "<b>",
        "\"'",
        Markup("<b>&amp;</b>"),
        Html(),
        5,
        -2.50,
        True,
        None,
        ["<"],
        Path("a'b"),
    ],
)
def test_what_is_put_into_a_page_is_escaped_as_ever(value: object) -> None:
    """Whatever it is; in a string that can be put together with others."""
    assert str(escaped(value)) == str(escape(value))
    assert "".join(["(", escaped(value), ")"]) == f"({escape(value)})"
