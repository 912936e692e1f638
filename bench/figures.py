"""What the figures cost: in bytes and in time, beside the same site without the exercise library.

    .venv/bin/python bench/figures.py

The page is the one with the most exercises. Bytes are those of the page, as a server sends them.
Times are whole processes, the two sites in turn; what one more page costs, with its two sheets, is
the difference between a site with many copies of the page and one with few, so that what is read
once for all pages does not count.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

PAGE = Path("content/workouts/total-body/total-body-strength.md")
FEW, MANY = 2, 14
RUNS = 4

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
THEME = {theme!r}
PATH = {content!r}
"""

BROTLI = (
    "const z = require('zlib'), f = require('fs');"
    "console.log(z.brotliCompressSync(f.readFileSync(process.argv[1])).length)"
)


def site(folder: Path, copies: int, *, library: bool) -> tuple[Path, Path]:
    """Write a site with some copies of the page; return its settings and its output folder."""
    content = folder / "content"
    pages = content / "workouts" / "total-body"
    pages.mkdir(parents=True)
    text = PAGE.read_text(encoding="utf-8")
    for number in range(copies):
        (pages / f"copy-{number}.md").write_text(text, encoding="utf-8")
    if library:
        shutil.copytree("content/exercises", content / "exercises")
    for name in ("articles", "pages"):
        (content / name).mkdir()
    shutil.copytree("content/pages", content / "pages", dirs_exist_ok=True)
    for other in ("workouts/core", "workouts/kettlebell", "workouts/indoor", "articles"):
        shutil.copytree(f"content/{other}", content / other, dirs_exist_ok=True)
    for path in PAGE.parent.iterdir():
        shutil.copy(path, pages)
    settings = folder / "conf.py"
    values = {"root": str(Path.cwd()), "theme": str(Path("theme").resolve())}
    settings.write_text(SETTINGS.format(content=str(content), **values), encoding="utf-8")
    return settings, folder / "output"


def build(settings: Path, output: Path) -> float:
    """Build a site and return the seconds of CPU that it took."""
    shutil.rmtree(output, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pelican", "-s", str(settings), "-o", str(output)]
    subprocess.run([*command, "--fatal", "errors"], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def sent(page: Path) -> tuple[int, int, int]:
    """Return the bytes of a page: as it is, zlib, brotli."""
    raw = page.read_bytes()
    node = Path(sys.executable).with_name("node")
    brotli = subprocess.run(
        [str(node), "-e", BROTLI, str(page)], check=True, capture_output=True, text=True
    )
    return len(raw), len(zlib.compress(raw, 9)), int(brotli.stdout)


def main() -> None:
    """Print bytes and times."""
    with tempfile.TemporaryDirectory() as folder:
        sites = {
            (library, copies): site(Path(folder, f"{library}-{copies}"), copies, library=library)
            for library in (False, True)
            for copies in (FEW, MANY)
        }
        times: dict[tuple[bool, int], list[float]] = {key: [] for key in sites}
        for _ in range(RUNS):
            for key, (settings, output) in sites.items():
                times[key].append(build(settings, output))
        page = f"{PAGE.stem}/index.html"
        without, with_them = (sent(sites[library, FEW][1] / page) for library in (False, True))
    print(f"{PAGE.stem:<34} {'raw':>8} {'zlib':>8} {'brotli':>8}")
    for name, sizes in (("without figures", without), ("with figures", with_them)):
        print(f"{name:<34} {sizes[0]:>8} {sizes[1]:>8} {sizes[2]:>8}")
    print(f"{'added, brotli':<52} {with_them[2] - without[2]:>8}")

    def each(library: bool) -> list[float]:
        pairs = zip(times[library, FEW], times[library, MANY], strict=True)
        return [(many - few) / (MANY - FEW) * 1000 for few, many in pairs]

    def whole(library: bool) -> float:
        return statistics.median(times[library, FEW])

    plain, drawn = statistics.median(each(False)), statistics.median(each(True))
    print(f"\none more page and its sheets: {plain:.0f} ms without, {drawn:.0f} ms with", end="")
    print(f": {drawn / plain:.2f} x")
    print(
        f"the site of {FEW} copies, cold: {whole(False):.2f} s without, {whole(True):.2f} s with"
        " the library and its pages"
    )


if __name__ == "__main__":
    main()
