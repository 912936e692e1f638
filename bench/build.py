"""What a build costs, beside stock Pelican and whoever else is installed.

    PYTHONPATH=. .venv/bin/python bench/build.py [--posts 1000] [--rounds 5] [--hugo PROGRAM]

Writes the same posts for each (about 600 words, a list, a table, links, three of 160 tags), and
takes turns: each round runs every row once, as a whole process. Prints the least CPU and the least
wall time of the rounds in seconds, and the ratio to stock Pelican's CPU. No figure of one run means
much on a busy machine; the ratios do. Workouts, whose sheets cost more than their pages, and the
search are apart: ``bench/sheets.py``.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).parents[1]
CATEGORIES: Final = ("hills", "gym", "jumps", "core", "mobility", "rest", "racing", "gear")
TAGS: Final = tuple(
    f"{one} {other}"
    for one in ("hill", "tempo", "trail", "track", "marathon", "5k", "niggle", "winter")
    for other in ("strength", "plan", "review", "form", "notes", "week", "test", "kit", "month")
)
WORDS: Final = tuple(
    f"{one}{end}"
    for one in ("run", "hop", "lift", "press", "pull", "squat", "lunge", "hinge", "jump", "stand")
    for end in ("", "s", "ing", "er", " to", " and")
)
STOCK: Final = """\
SITENAME = "Bench"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 10
"""
OURS: Final = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PLUGINS = [name for name in PLUGINS if name not in ("plugins.sheets", "plugins.search")]
THEME = {theme!r}
CATEGORY_NAMES = {{}}
SITENAME = "Bench"
DEFAULT_PAGINATION = 10
CACHE_PATH = {cache!r}
"""


def sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(8, 16))).capitalize() + "."


def paragraph(chance: random.Random, count: int) -> str:
    return " ".join(sentence(chance) for _ in range(count))


def body(chance: random.Random) -> str:
    """Return the text of a post."""
    points = "\n".join(f"- **{chance.choice(WORDS)}**: {sentence(chance)}" for _ in range(6))
    rows = "\n".join(
        f"| {chance.choice(WORDS)} | {chance.randint(2, 5)} | {chance.randint(4, 15)} |"
        for _ in range(6)
    )
    return "\n\n".join(
        [
            paragraph(chance, 5),
            "## Why it works",
            paragraph(chance, 6),
            f"See the [notes](https://example.org/{chance.randint(1, 999)}) for *more* of it.",
            "## The session",
            points,
            f"| Exercise | Sets | Reps |\n| --- | --- | --- |\n{rows}",
            "## How to progress",
            *(paragraph(chance, 7), paragraph(chance, 6)),
            "### Common mistakes",
            paragraph(chance, 6),
            "## Summary",
            paragraph(chance, 5),
        ]
    )


def write_posts(folder: Path, count: int) -> None:
    """Write the same posts for each, and what each needs beside them."""
    for number in range(count):
        chance = random.Random(number)
        title = " ".join(chance.choices(WORDS, k=5)).capitalize()
        day = f"{2010 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        category, tags = chance.choice(CATEGORIES), chance.sample(TAGS, 3)
        text = body(chance)
        head = f"Title: {title}\nDate: {day}\nTags: {', '.join(tags)}\n"
        summary = f"Summary: {sentence(chance)}\n"
        for path, content in (
            (f"stock/content/{category}/post-{number:05}.md", f"{head}{summary}\n{text}\n"),
            (f"ours/content/articles/post-{number:05}.md", f"{head}{summary}\n{text}\n"),
            (
                f"hugo/content/posts/post-{number:05}.md",
                f'---\ntitle: "{title}"\ndate: {day}\ncategories: ["{category}"]\n'
                f"tags: {list(tags)}\n---\n\n{text}\n",
            ),
        ):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
    for name in ("pages", "images"):
        (folder / "ours/content" / name).mkdir(parents=True)
    (folder / "stock/conf.py").write_text(STOCK)
    (folder / "ours/conf.py").write_text(
        OURS.format(root=str(ROOT), theme=str(ROOT / "theme"), cache=str(folder / "ours/cache"))
    )
    layouts = folder / "hugo/layouts/_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}")
    (layouts / "list.html").write_text(
        "{{ range (.Paginate .Pages 10).Pages }}<h2>{{ .Title }}</h2>{{ .Summary }}{{ end }}"
    )
    (folder / "hugo/hugo.toml").write_text('baseURL = "/"\ntitle = "Bench"\n')


@dataclass
class Row:
    """A build that is measured: what is done before it, in which folder, and the command."""

    name: str
    folder: Path
    command: list[str]
    before: Callable[[], None]
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    memory: int = 0

    def run(self) -> None:
        self.before()
        began = time.perf_counter()
        process = subprocess.Popen(
            self.command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name}: {said.decode(errors='replace')}")
        self.wall.append(time.perf_counter() - began)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss)


def rows_of(folder: Path, hugo: str | None) -> list[Row]:
    """Return the rows of the table."""
    ours, stock = folder / "ours", folder / "stock"
    post = ours / "content/articles/post-00001.md"
    text = post.read_text(encoding="utf-8")
    edits = iter(range(1_000_000))

    def clean(*places: Path) -> Callable[[], None]:
        def run() -> None:
            for place in places:
                shutil.rmtree(place, ignore_errors=True)

        return run

    def edit() -> None:
        post.write_text(f"{text}\nEdit {next(edits)}.\n", encoding="utf-8")

    build = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]
    rows = [
        Row(f"Pelican {version('pelican')}, stock", stock, build, clean(stock / "output")),
        Row("ours, nothing kept", ours, build, clean(ours / "output", ours / "cache")),
        Row("ours, one post edited", ours, build, edit),
        Row("ours, nothing changed", ours, build, lambda: None),
        Row("ours, output deleted", ours, build, clean(ours / "output")),
    ]
    if hugo:
        place = folder / "hugo"
        rows.append(Row("Hugo", place, [hugo, "--quiet"], clean(place / "public")))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_posts(folder, given.posts)
        rows = rows_of(folder, given.hugo)
        for _ in range(given.rounds):
            for row in rows:
                row.run()
    print(f"{given.posts} posts, {given.rounds} rounds, Python {sys.version.split()[0]}")
    print(f"{'':28}{'CPU s':>8}{'wall s':>8}{'ratio':>8}{'MB':>8}")
    base = min(rows[0].cpu)
    for row in rows:
        cpu, wall, memory = min(row.cpu), min(row.wall), row.memory / 1024
        print(f"{row.name:28}{cpu:8.2f}{wall:8.2f}{cpu / base:8.2f}{memory:8.0f}")


if __name__ == "__main__":
    main()
