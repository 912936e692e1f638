"""What safety costs, and whether it holds: checks and exchange beside none, and kills on the way.

    PYTHONPATH=. .venv/bin/python bench/robustness.py [--posts 1000] [--rounds 8] [--kills 20]
        [--count]

The cost is measured side by side: each round builds the same posts once as always, and once by a
build without the walk through the content, without the look at settings, texts, links, pictures
and what Markdown makes, without Markdown's limit of time, and straight into the output folder. Both
read the same texts, write the same pages, and leave the same records for the next build
(docs/decisions/0013), which are neither a check nor the exchange: that they do is looked at.

Each round gives one ratio, of which the median counts, and the middle half of them says how sure it
is: on a busy machine the two builds of a round differ by more than what is measured. With
``--count`` they are also run once each under valgrind, in one process, which counts instructions:
no other program's work is in those, and none of the system's. Measure in memory, as ``bench/build``
says. The kills end builds of 300 posts
over a folder that is published, each at a random moment; afterwards the folder must be one edition
or the other, whole.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bench.build import ENVIRONMENT, Row, write_posts

if TYPE_CHECKING:
    from collections.abc import Callable

BARE: Final = """\
{ours}
from contextlib import contextmanager
from plugins import building, making
from plugins.checking import content, pages
from plugins.markdown_source import guard, reader
from plugins.notation import prose, tree

@contextmanager
def straight(target, *, published, reuse=None, **more):
    target.mkdir(parents=True, exist_ok=True)
    if reuse is not None:
        reuse.begin(target)
    yield target
    published()
    if reuse is not None:
        reuse.publish(target.with_name(".none"))

for where, name, instead in (
    (building, "problems", lambda settings: []),
    (making, "edition", straight),
    (making, "_check_read", lambda site, path, lying: None),
    (content, "look", lambda root: ([], ())),
    (content, "gone", lambda root, lying: ""),
    (content, "has_pages", lambda lying: True),
    (content, "has_posts", lambda lying: True),
    (pages, "dead_links", lambda settings, written, folder: []),
    (pages, "check_authors", lambda settings, written: None),
    (tree, "check", lambda root, pages, show=None, **how: {{}}),
    (prose, "check", lambda document, blocks, report, taken=(): None),
    (prose, "too_much", lambda document, blocks, report, taken=(): None),
    (guard._Look, "run", lambda self, root: None),
    (reader, "bounded", lambda convert, text: convert(text)),
):
    getattr(where, name)  # what is called otherwise by now would go on
    setattr(where, name, instead)
"""
#: In one process, as what a second one has counted begins with what the first one had; and without
#: the sign that Pelican turns twelve times a second, however long that takes.
ALONE: Final = """
from contextlib import nullcontext
from pelican.log import console
from plugins import twin
twin.begin = lambda: None
console.status = lambda *given, **named: nullcontext()
"""
_COUNTED: Final = re.compile(r"I\s+refs:\s+([\d,]+)")


@dataclass
class Spent:
    """What one variant of a build has used, round by round."""

    row: Row
    user: list[float] = field(default_factory=list)
    faults: list[float] = field(default_factory=list)

    def run(self) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.row.run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.user.append(after.ru_utime - before.ru_utime)
        self.faults.append(after.ru_minflt - before.ru_minflt)

    def counted(self) -> int:
        """Return how many instructions the build takes in one process, as valgrind counts them."""
        conf = self.row.folder / "conf.py"
        (self.row.folder / "alone.py").write_text(conf.read_text() + ALONE)
        log = self.row.folder / "valgrind.log"
        command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--log-file={log}"]
        command += ["--cachegrind-out-file=/dev/null", *self.row.command]
        self.row.before()
        subprocess.run(
            ["alone.py" if each == "conf.py" else each for each in command],
            cwd=self.row.folder,
            env={**ENVIRONMENT, "PYTHONHASHSEED": "0"},
            check=True,
            capture_output=True,
        )
        found = _COUNTED.search(log.read_text())
        if found is None:
            raise SystemExit(log.read_text())
        return int(found[1].replace(",", ""))


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


def variants(folder: Path, posts: int) -> tuple[Spent, Spent]:
    """Return the two builds, as always and without."""
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
    return (
        Spent(Row("as always", ours, build, clean_before(*_made(ours)))),
        Spent(Row("without", bare, build, clean_before(*_made(bare)))),
    )


def compare(always: Spent, without: Spent) -> None:
    """End with what the two have left that is not the same, if something is not."""
    ours, bare = always.row.folder, without.row.folder
    (ours / "output/.edition").unlink()
    if state_of(ours / "output") != state_of(bare / "output"):
        raise SystemExit("the two builds have not made the same site")
    kept, other = (
        sorted(p.name.split("-")[0] for p in Path(f, "cache").iterdir()) for f in (ours, bare)
    )
    if kept != other:
        raise SystemExit(f"the two builds do not keep the same: {kept} and {other}")


def told(what: str, always: list[float], without: list[float]) -> str:
    """Return the medians of what both have used, and the ratio with its middle half."""
    ratios = [100 * (one / other - 1) for one, other in zip(always, without, strict=True)]
    low, middle, high = (
        statistics.quantiles(ratios, n=4) if ratios[1:] else (ratios[0], ratios[0], ratios[0])
    )
    return (
        f"{what:16}{statistics.median(always):12.2f}{statistics.median(without):12.2f}"
        f"{middle:+9.1f} %  ({low:+.1f} to {high:+.1f})"
    )


def cost(folder: Path, posts: int, rounds: int, *, count: bool) -> None:
    """Measure in turns, and print what was measured."""
    always, without = both = variants(folder, posts)
    for number in range(rounds):
        for each in both if number % 2 == 0 else reversed(both):
            each.run()
        if number == 0:
            compare(always, without)
    if rounds:
        print(f"{'':16}{'as always':>12}{'without':>12}{'safety':>11}")
        print(told("user, s", always.user, without.user))
        print(told("CPU, s", always.row.cpu, without.row.cpu))
        print(told("page faults", always.faults, without.faults))
        print(told("wall, s", always.row.wall, without.row.wall))
    if count:
        one, other = always.counted() / 1e9, without.counted() / 1e9
        print(told("10⁹ instructions", [one], [other]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--count", action="store_true")
    given = parser.parse_args()
    if given.rounds or given.count:
        with TemporaryDirectory() as name:
            cost(Path(name), given.posts, given.rounds, count=given.count)
    if given.kills:
        with TemporaryDirectory() as name:
            old, new, neither = kills(Path(name), given.kills)
        print(f"{given.kills} kills: {old} times the old edition, {new} the new, {neither} neither")
        if neither:
            raise SystemExit(1)


if __name__ == "__main__":
    os.environ["PYTHONHASHSEED"] = "random"
    main()
