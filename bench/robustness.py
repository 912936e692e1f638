"""What safety costs, and whether it holds: checks and exchange beside none, and kills on the way.

    PYTHONPATH=. .venv/bin/python bench/robustness.py [--posts 1000] [--rounds 5] [--kills 20]

The cost is measured side by side: each round builds the same posts once as always, and once by a
build without the walk through the content, without the look at settings, texts, links, pictures
and what Markdown makes, and straight into the output folder. Both leave a record for the next build
(docs/decisions/0013), which is neither a check nor the exchange. The kills end builds of 300 posts
over a folder that is published, each at a random moment; afterwards the folder must be one edition
or the other, whole.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.build import Row, write_posts

if TYPE_CHECKING:
    from collections.abc import Callable

BARE: Final = """\
{ours}
from contextlib import contextmanager
from plugins import building, making
from plugins.checking import content, pages
from plugins.markdown_source import guard
from plugins.notation import prose, tree

@contextmanager
def straight(target, *, published, **more):
    target.mkdir(parents=True, exist_ok=True)
    yield target
    published()

building.problems = lambda settings: []
making.edition = straight
content.look = lambda root: ([], ())
content.gone = lambda root, lying: ""
content.has_pages = content.has_posts = lambda lying: True
pages.check_links = lambda settings, written, folder: None
tree.check = lambda root, pages, show=None, **how: {{}}
making._check_read = lambda site, path, lying: None
prose.check = lambda document, blocks, report, taken=(): None
guard._Look.run = lambda self, root: None
"""


def clean_before(*places: Path) -> Callable[[], None]:
    """Return what takes folders away."""

    def run() -> None:
        for place in places:
            shutil.rmtree(place, ignore_errors=True)

    return run


def state_of(folder: Path) -> str:
    """Return the hash of all that lies in a folder, by names and bytes."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def kills(folder: Path, count: int, posts: int = 300, seed: int = 0) -> tuple[int, int, int]:
    """Kill so many builds; return how often the old edition stood, the new one, and neither.

    Each build is of other posts than the last one that came to its end.
    """
    write_posts(folder, posts)
    ours = folder / "ours"
    command = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]
    texts = sorted((ours / "content").rglob("*.md"))[:40]
    before = [path.read_text(encoding="utf-8") for path in texts]

    def edit(mark: str) -> None:
        for path, text in zip(texts, before, strict=True):
            path.write_text(f"{text}\nEdition {mark}.\n", encoding="utf-8")

    def whole(mark: str) -> tuple[str, float]:
        edit(mark)
        began = time.perf_counter()
        subprocess.run(command, cwd=ours, check=True, capture_output=True)
        return state_of(ours / "output"), time.perf_counter() - began

    # What each of the two editions is, and how long it takes to come to either.
    one, _ = whole("one")
    two, seconds = whole("two")
    chance = random.Random(seed)
    old = new = neither = 0
    standing = "two"
    for _ in range(count):
        coming = "one" if standing == "two" else "two"
        edit(coming)
        process = subprocess.Popen(
            command, cwd=ours, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.1, seconds * 1.1))
        process.send_signal(signal.SIGKILL)
        process.wait()
        states = {"one": one, "two": two}
        state = state_of(ours / "output")
        if state == states[standing]:
            old += 1
        elif state == states[coming]:
            new, standing = new + 1, coming
        else:
            neither += 1
            standing = coming
    return old, new, neither


def _made(folder: Path) -> tuple[Path, ...]:
    """Return what builds leave, so that each begins with nothing."""
    return folder / "output", folder / ".output.spare", folder / "cache"


def cost(folder: Path, posts: int, rounds: int) -> list[Row]:
    """Return the two rows, measured in turns."""
    write_posts(folder, posts)
    ours, bare = folder / "ours", folder / "bare"
    bare.mkdir()
    # No link, which takes longer to follow.
    shutil.copytree(ours / "content", bare / "content")
    conf = (ours / "conf.py").read_text()
    (bare / "conf.py").write_text(
        BARE.format(ours=conf.replace(str(ours / "cache"), str(bare / "cache")))
    )
    build = [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "output"]
    rows = [
        Row("as always", ours, build, clean_before(*_made(ours))),
        Row("without", bare, build, clean_before(*_made(bare))),
    ]
    for number in range(rounds):
        for row in rows if number % 2 == 0 else reversed(rows):
            row.run()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kills", type=int, default=20)
    given = parser.parse_args()
    if given.rounds:
        with TemporaryDirectory() as name:
            always, without = cost(Path(name), given.posts, given.rounds)
        for row in (always, without):
            print(f"{row.name:12}{min(row.cpu):8.2f} s CPU{min(row.wall):8.2f} s")
        print(f"safety costs {100 * (min(always.cpu) / min(without.cpu) - 1):.1f} % of CPU time")
    if given.kills:
        with TemporaryDirectory() as name:
            old, new, neither = kills(Path(name), given.kills)
        print(f"{given.kills} kills: {old} times the old edition, {new} the new, {neither} neither")
        if neither:
            raise SystemExit(1)


if __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "random"
    main()
