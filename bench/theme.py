"""What the pages of the theme cost a phone: Lighthouse's four scores, paints and shifts, and bytes.

    make bench-theme                                     one page of each kind
    PYTHONPATH=. .venv/bin/python bench/theme.py / /about/

The site is published for this machine, with one more text: an article that begins with a
photograph. It is served as a good host serves it: compressed with Brotli, with the headers of
``_headers``. Lighthouse (mobile, simulated throttling) looks at each page three times; each figure
is the middle one of the three. Below the table stands the worst of each column, and how busy the
machine was.
Blocking time is what tasks take beyond 50 ms on the phone that Lighthouse thinks of: four times
as long as they took here, by the clock, or twice if they lay something out. Whoever else is at work
here counts, too. How much that is shows a bare page of one heading and one line, which is looked at
among the kinds: what it has is the machine's, and a page with no more has none of its own.
The last column says what the page itself asks for: the longest such task by the time of the
processor that it took, the least of the three looks, as long as on that phone. More than 50 blocks.
What axe, Nu and the rest say of all pages is told by ``make audit``.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import io
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench import photograph
from tests import builds
from tests.audit.visit import headers
from tests.browser import chromium
from tests.browser.conftest import QuietHandler
from tests.browser.kinds import KINDS
from tests.site.site import Site

ROOT: Final = Path(__file__).parents[1]
LIGHTHOUSE: Final = ROOT / "bench" / "npm" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS: Final = 3
#: How often a look may fail.
TRIES: Final = 3
CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
#: How much longer a task takes on the phone, and one that lays out, of that, as Lighthouse reckons.
SLOWER: Final = 4
LAYOUT: Final = 0.5
TIMES: Final = {
    "largest paint, s": ("largest-contentful-paint", 1000),
    "shift": ("cumulative-layout-shift", 1),
    "blocking, ms": ("total-blocking-time", 1),
    "bytes, kB": ("total-byte-weight", 1000),
}
#: What is looked at to see what the machine adds, before each so many kinds and at the end.
BARE: Final = "bare page"
BARE_FILE: Final = "bare.html"
BARE_PAGE: Final = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>'
    '<meta name="viewport" content="width=device-width"><h1>Bare</h1><p>One line.</p></html>'
)
KINDS_BETWEEN: Final = 6
#: The text that gets a picture, as an article of its own.
OF_WORDS: Final = ROOT / "content" / "articles" / "what-lifting-does-for-a-runner.md"
WITH_A_PICTURE: Final = "article-with-a-picture"
PICTURE: Final = "hills.jpg"
NO_SCORES: Final = ("",) * len(CATEGORIES)


class HostHandler(QuietHandler):
    """Serves a published folder as hosts do that know compressed forms and ``_headers``."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: Mapping[str, str], **named: Any) -> None:
        self.sent = sent
        super().__init__(*args, **named)

    def send_head(self) -> Any:
        """Answer with the file's Brotli form, if there is one and the browser reads it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        small = path.with_name(f"{path.name}.br")
        if "br" not in self.headers.get("Accept-Encoding", "") or not small.is_file():
            return super().send_head()
        content = small.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def end_headers(self) -> None:
        for name, value in self.sent.items():
            self.send_header(name, value)
        if self.path.startswith("/theme/"):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()


@dataclass(frozen=True, slots=True)
class Measured:
    """What Lighthouse says of one page: scores of a hundred, then figures."""

    scores: tuple[int, ...]
    figures: tuple[float, ...]
    #: The longest task, by the processor's own time, as long as on the phone; milliseconds.
    longest: float
    #: The audits that are not passed, but for those of speed.
    failed: tuple[str, ...]


def with_a_picture(folder: Path) -> Path:
    """Return a copy of our content in a folder, with an article that begins with a picture."""
    shutil.copytree(ROOT / "content", folder)
    photograph.write(folder / "images" / PICTURE)
    head, words = OF_WORDS.read_text(encoding="utf-8").split("\n\n", 1)
    head = re.sub(r"^(Series|Part): .*\n", "", head, flags=re.MULTILINE)
    picture = f'![Hills behind hills]({{static}}/images/{PICTURE} "Where we would rather be.")'
    text = f"{head}\nSlug: {WITH_A_PICTURE}\n\n{picture}\n\n{words}"
    Path(folder, "articles", f"{WITH_A_PICTURE}.md").write_text(text, encoding="utf-8")
    return folder


@contextlib.contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    handler = functools.partial(HostHandler, directory=str(folder), sent=headers(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def free_port() -> int:
    """Return a port that nobody uses: the pages name it, so it is needed before they are made."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def lighthouse(address: str, program: Path) -> Measured:
    """Return the middle of three looks at a page, figure by figure."""
    looks = [_look(address, program) for _ in range(RUNS)]
    scores = zip(*(one.scores for one in looks), strict=True)
    figures = zip(*(one.figures for one in looks), strict=True)
    return Measured(
        tuple(map(statistics.median_low, scores)),
        tuple(map(statistics.median, figures)),
        min(one.longest for one in looks),
        tuple(sorted({name for one in looks for name in one.failed})),
    )


def _look(address: str, program: Path) -> Measured:
    """Return one look at a page. On a busy machine a trace may lack its beginning: then again."""
    for _ in range(TRIES - 1):
        with contextlib.suppress(KeyError, ValueError, subprocess.CalledProcessError):
            return _measured(*_report(address, program))
    return _measured(*_report(address, program))


def _report(address: str, program: Path) -> tuple[dict[str, Any], float]:
    """Return what Lighthouse says, and the longest task of the trace that it was made of."""
    node = Path(sys.executable).parent / "node"
    with tempfile.TemporaryDirectory() as folder:
        # To a file: what it writes to a pipe it may not wait to see read.
        path = Path(folder, "report.json")
        subprocess.run(
            [
                *(os.fspath(node), os.fspath(LIGHTHOUSE), address, "--quiet", "--save-assets"),
                *("--output=json", f"--output-path={path}"),
                f"--only-categories={','.join(CATEGORIES)}",
                f"--chrome-flags={' '.join(chromium.LAUNCH_FLAGS)}",
            ],
            env=os.environ | {"CHROME_PATH": os.fspath(program)},
            check=True,
        )
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        trace = json.loads(Path(folder, "report-0.trace.json").read_text(encoding="utf-8"))
    return report, _longest(trace["traceEvents"], address)


def _longest(events: list[dict[str, Any]], address: str) -> float:
    """Return how long the longest task of a page would be on the phone, from its first on."""
    begins = [
        event
        for event in events
        if event["name"] == "ParseHTML" and event["args"].get("beginData", {}).get("url") == address
    ]
    first = min(begins, key=lambda event: event["ts"])
    thread = [event for event in events if _thread(event) == _thread(first)]
    laid_out = [event["ts"] for event in thread if event["name"] == "Layout"]
    found = [0.0]
    for task in thread:
        ends = task["ts"] + task.get("dur", 0)
        if task["name"] == "RunTask" and "tdur" in task and ends > first["ts"]:
            lays_out = any(task["ts"] <= at < ends for at in laid_out)
            found.append(task["tdur"] / 1000 * SLOWER * (LAYOUT if lays_out else 1))
    return max(found)


def _thread(event: Mapping[str, Any]) -> tuple[object, object]:
    return event.get("pid"), event.get("tid")


def _measured(report: Mapping[str, Any], longest: float) -> Measured:
    """Return what a report says; one without figures raises a KeyError."""
    audits = report["audits"]
    figures = tuple(audits[name]["numericValue"] / unit for name, unit in TIMES.values())
    failed = [
        audit["id"]
        for name in CATEGORIES[1:]
        for ref in report["categories"][name]["auditRefs"]
        for audit in [audits[ref["id"]]]
        if ref["weight"] and audit["score"] is not None and audit["score"] < 1
    ]
    return Measured(
        tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES),
        figures,
        longest,
        tuple(failed),
    )


def among(wanted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each kind and its path, and the bare page among them."""
    for at, (kind, path) in enumerate(wanted.items()):
        if at % KINDS_BETWEEN == 0:
            yield BARE, f"/{BARE_FILE}"
        yield kind, path
    yield BARE, f"/{BARE_FILE}"


def scores_of(found: Iterable[Measured]) -> list[int]:
    """Return the worst of each score."""
    return [min(each) for each in zip(*(one.scores for one in found), strict=True)]


def figures_of(found: Iterable[Measured]) -> list[str]:
    """Return the worst of each figure, as it is told."""
    every = ((*one.figures, one.longest) for one in found)
    return [f"{max(each):.2f}" for each in zip(*every, strict=True)]


def row(name: str, *cells: object) -> str:
    return f"{name:<30}" + "".join(f"{cell!s:>18}" for cell in cells)


def main(paths: list[str]) -> int:
    program = chromium.find()
    if program is None or not LIGHTHOUSE.is_file():
        print("A Chromium and Lighthouse are needed: make bench-theme", file=sys.stderr)
        return 1
    every = {**KINDS, "article with a picture": f"/{WITH_A_PICTURE}/"}
    wanted = {path: path for path in paths} or every
    with tempfile.TemporaryDirectory() as temporary:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        folder = builds.build(
            builds.PUBLISHING,
            Path(temporary, "output"),
            with_a_picture(Path(temporary, "content")),
            environment={"SITEURL": address},
        )
        site = Site(folder, address)
        Path(folder, BARE_FILE).write_text(BARE_PAGE, encoding="utf-8")
        print(row("kind of page", *CATEGORIES, *TIMES, "longest, ms"))
        found: list[Measured] = []
        bare: list[Measured] = []
        with served(folder, port):
            for kind, path in among(wanted):
                if kind == BARE:
                    bare.append(lighthouse(address + path, program))
                    print(row(kind, *NO_SCORES, *figures_of([bare[-1]])), flush=True)
                elif site.file(address + path) is None:
                    print(row(kind, "is not there"))
                else:
                    found.append(lighthouse(address + path, program))
                    one = found[-1]
                    print(row(kind, *scores_of([one]), *figures_of([one])), *one.failed, flush=True)
    if found:
        print(row("the worst", *scores_of(found), *figures_of(found)))
    print(row("the worst of the bare page", *NO_SCORES, *figures_of(bare)))
    print(f"load: {', '.join(f'{each:.1f}' for each in os.getloadavg())} on {os.cpu_count()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
