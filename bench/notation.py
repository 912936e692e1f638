"""What the notation costs: parsing beside Python-Markdown on the same page, and growth with length.

    PYTHONPATH=. .venv/bin/python bench/notation.py

Prints medians of CPU time per call, the ones to compare taken in turn in one process, and their
ratios. No figure of one run means much on a busy machine; the ratios do.

The notation remembers what single clauses say ("8-12 reps per side", "@ RPE 7"), so reading one
text over and over would flatter it. Each run therefore gets the page with other numbers in its
workouts, and Markdown gets the same text. The "cold" rows forget everything before each run, as
at the first page that a process reads.
"""

from __future__ import annotations

import gc
import random
import re
import statistics
import textwrap
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.pages import BLOCKS, Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import dose, parse, plain, schemes

RUNS = 9
PAGES = 40
CONTENT = Path("content/workouts")
#: As the site has them.
SETTINGS: Final[dict[str, Any]] = {**MARKDOWN}

LINES = """\
## Circuit
*3 rounds, rest 15 s between exercises, 90 s between rounds*

1. Goblet squat: 12 reps @ 12-16 kg @ RPE 7, tempo 3-1-1-0 — sit between the heels
    - easier: Squat to a chair
2. Side plank: 30 s per side, rest 20 s
3. Push-up: 8-12 reps, optional
4. Row: 10 reps per arm @ 60-70% 1RM
> Breathe out on the way up.

"""

_BLOCK: Final = re.compile(r"^/// workout.*?^///$", re.MULTILINE | re.DOTALL)
#: A tempo, or a number or range of a dose or a rest; not the number of an item, nor what an EMOM
#: or an interval scheme must be divisible by.
_NUMBERS: Final = re.compile(
    r"\d(?:-[\dX]){3}|(?<=[:x@] )(?P<low>\d+)(?:-(?P<high>\d+))?|(?<=rest )(?P<rest>\d+)"
)

_TEMPOS: Final = (
    *("3-0-1-0", "3-1-1-0", "2-0-2-0", "2-1-2-0", "3-0-X-0", "4-0-1-0", "4-1-1-0", "2-0-1-0"),
    *("3-0-1-1", "1-1-2-0", "2-2-1-0", "1-2-1-0", "3-1-2-0", "5-0-1-0", "2-0-X-0", "3-2-1-0"),
)


def varied(text: str, source: random.Random) -> str:
    """Return ``text`` with other numbers in the doses of its workouts, as another author's."""

    def other(number: int) -> int:
        drawn = source.randint(max(1, number - number // 3), number + number // 3)
        return max(5, 5 * round(drawn / 5)) if number >= 15 else drawn

    def numbers(match: re.Match[str]) -> str:
        if match["rest"]:
            return str(other(int(match["rest"])))
        if not match["low"]:
            return source.choice(_TEMPOS)
        low = other(int(match["low"]))
        return f"{low}-{low + source.randint(1, 4)}" if match["high"] else str(low)

    def line(words: str) -> str:
        return words if words.startswith("/") else _NUMBERS.sub(numbers, words)

    return _BLOCK.sub(lambda block: "\n".join(map(line, block[0].split("\n"))), text)


#: What the notation remembers, each thing by its text.
REMEMBERING: Final = (
    *(dose.clause_alone, dose.rest_alone, schemes.scheme_alone),
    plain.dose_alone,
)


def forget() -> None:
    """Empty all that the notation remembers of what it read."""
    for remembering in REMEMBERING:
        remembering.cache_clear()


def cpu(work: Callable[..., object], *given: object) -> float:
    """Return the seconds of CPU that one call takes."""
    began = time.process_time_ns()
    work(*given)
    return (time.process_time_ns() - began) / 1e9


def medians(rows: Sequence[Sequence[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*rows, strict=True)]


#: What the posts are made of.
WORDS: Final = re.findall(
    r"\w+",
    """
    a the and but of in on to for with from your you we it is are was not one two three more less
    hill hills run runs running runner week weeks morning knee knees hip calf calves band step chair
    slow slowly easy hard tired strong steady every other after before because which while until
    training strength minutes exercise repetitions kilometres breakfast afterwards physiotherapist
    """,
)

SIX_LINES = """\
/// workout | Six for the hills
*2-3 rounds, rest 60 s between rounds*

- Squat: 12 reps, tempo 3-1-1-0 — sit between the heels
- Side plank: 30 s per side
- Push-up: 8-12 reps @ RIR 2
- Row: 10 reps per arm @ 12-16 kg — elbow to the back pocket
- Calf raise: 12 reps per side — full height
- Bear crawl: 20 s
///
"""


def post(source: random.Random) -> str:
    """Return a post of about 600 words in paragraphs, with one workout of six lines in it."""

    def paragraph(_: int) -> str:
        sentences: list[str] = []
        for _ in range(6):
            words = source.choices(WORDS, k=source.randint(9, 18))
            sentences.append(f"{' '.join(words).capitalize()}.")
        return textwrap.fill(" ".join(sentences), 100)

    before, after = ("\n\n".join(map(paragraph, range(count))) for count in (3, 4))
    head = (
        "Title: Six for the hills\nDate: 2026-04-14\nTags: hills, strength\n"
        "Summary: What to do when the hills are elsewhere.\n"
    )
    return varied(f"{head}\n{before}\n\n{SIX_LINES}\n{after}\n", source)


def page(text: str) -> object:
    """Read a page whole: metadata, blocks, every check."""
    return read_page(Source("page.md", text), Kind.WORKOUT)


def blocks(text: str) -> object:
    """Find the metadata and the blocks of a page; parse and check the blocks."""
    source = Source("page.md", text)
    document = parse_document(source, BLOCKS, Report())
    return [parse(source, b.content, b.title, b.span) for b in document.blocks]


def _run(texts: Sequence[str], new: Sequence[str], converter: Markdown) -> dict[str, float]:
    """Return the seconds for ``texts`` by each way, under the name that its column has.

    ``new`` are as many others of the same page, which nobody has read before.
    """

    def convert(text: str) -> object:
        return converter.reset().convert(text)

    def in_turn() -> float:
        seconds = 0.0
        for text in texts:
            convert(text)
            seconds += cpu(page, text)
        return seconds

    def cold() -> float:
        seconds = 0.0
        for text in texts:
            forget()
            seconds += cpu(page, text)
        return seconds

    def row(work: Callable[[str], object], given: Sequence[str]) -> float:
        # What the column before has left to the collector is none of this one's.
        gc.collect()
        return cpu(lambda: [work(text) for text in given])

    return {
        "page": row(page, texts),
        "reused": row(convert, texts),
        "fresh": row(lambda text: Markdown(**SETTINGS).convert(text), texts),
        "first": row(blocks, new),
        "blocks": row(blocks, texts),
        "turn": in_turn(),
        "cold": cold(),
    }


#: The columns of times.
SHOWN: Final = ("page", "first", "blocks", "turn", "cold", "reused", "fresh")
#: The ratios that are shown: of which column to which.
RATIOS: Final = (
    ("page", "reused"),
    ("page", "fresh"),
    ("first", "reused"),
    ("first", "fresh"),
    ("blocks", "reused"),
    ("blocks", "fresh"),
    ("turn", "reused"),
    ("cold", "reused"),
)


def beside_markdown() -> None:
    """Each page of workouts, as it is on the site, read by us and converted by Markdown."""
    print("CPU time in ms a page; the ratios are medians of the runs' own")
    print("  page    the whole page read: metadata, blocks, every check, those of the Markdown")
    print("          around them, too; forty pages in a row")
    print("  first   the notation alone: the metadata and the blocks found, the blocks read and")
    print("          checked; texts that are read for the first time, as a build reads each once")
    print("  blocks  the same of texts that were read before: their lines are remembered, as while")
    print("          a site is served")
    print("  turn    page, but with Markdown's conversion of each page before the next")
    print("  cold    page, with nothing remembered, as if each were the first of a process")
    print("  reused  Markdown's conversion of the same texts, with one converter for all")
    print("  fresh   the same with a converter made for each page, as Pelican does\n")
    heads = [f"{one:>8}" for one in SHOWN] + [f"{a + '/' + b:>15}" for a, b in RATIOS]
    print(f"{'':<34}" + "".join(heads))
    converter = Markdown(**SETTINGS)
    ratios: list[list[float]] = []
    for path in sorted(CONTENT.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        numbers = random.Random(path.name)
        ratios.append(_row(path.name, lambda: varied(text, numbers), converter))  # noqa: B023
    shown = "".join(f"{ratio:>15.3f}" for ratio in medians(ratios))
    print(f"{'median':<{34 + 8 * len(SHOWN)}}{shown}")
    print("\nthe same for a post as blogs have them: about 600 words, one workout of six lines")
    source = random.Random(3)
    _row("post", lambda: post(source), converter)


def _row(name: str, text: Callable[[], str], converter: Markdown) -> list[float]:
    """Measure pages that ``text`` makes, print the figures and return the ratios."""
    runs: list[dict[str, float]] = []
    for _ in range(RUNS):
        texts = [text() for _ in range(PAGES)]
        for other in [
            text() for _ in range(PAGES)
        ]:  # what other pages of the site leave remembered
            page(other)
        runs.append(_run(texts, [text() for _ in range(PAGES)], converter))
    ratios = medians([[run[a] / run[b] for a, b in RATIOS] for run in runs])
    times = medians([[run[one] / PAGES * 1000 for one in SHOWN] for run in runs])
    print(f"{name[:33]:<34}" + "".join(f"{each:>8.3f}" for each in times), end="")
    print("".join(f"{ratio:>15.3f}" for ratio in ratios))
    return ratios


def typical() -> None:
    """One workout of four exercises and a scheme, parsed and checked."""
    numbers = random.Random(1)
    for name, cold in (("", False), (", cold", True)):
        figures: list[float] = []
        for _ in range(201):
            block = varied(f"/// workout | A\n{LINES}///", numbers)
            source = Source("bench", block.partition("\n")[2].removesuffix("///"))
            span = Span(0, len(source.text))
            if cold:
                forget()
            figures.append(cpu(parse, source, span))
        median = statistics.median(figures) * 1000
        print(f"\na typical workout, parsed and checked{name}: {median:.3f} ms", end="")
    print()


def growth() -> None:
    """The time per kB from 1 kB to 1 MB, as ratios to that at 1 kB and at 10 kB.

    The collector is on, but rests while a workout is parsed. The last column counts, too, what it
    does behind the call with all that is new. (Of very many values that is nothing: they are old
    at once, and looked at like any others when the collector goes through all that there is.)
    """

    def parsed_and_collected(source: Source, span: Span) -> object:
        value = parse(source, span)
        gc.collect(1)
        return value

    numbers = random.Random(2)

    def made(size: int) -> Source:
        block = f"/// workout | A\n{LINES * max(1, size // len(LINES))}///"
        return Source("bench", varied(block, numbers).partition("\n")[2].removesuffix("///"))

    def per_kb(size: int) -> list[float]:
        """Measure the parsing alone, and with the collector's work; each with texts of its own."""
        figures: list[float] = []
        for work in (parse, parsed_and_collected):
            texts = [made(size) for _ in range(max(1, min(21, 200_000 // size)))]
            gc.collect()
            times = [cpu(work, each, Span(0, len(each.text))) / len(each.text) for each in texts]
            figures.append(statistics.median(times) * 1000)
        return figures

    print(f"\n{'length':>9} {'per kB':>10}  to 1 kB  to 10 kB  to 10 kB, and collected")
    sizes = (1_000, 10_000, 100_000, 1_000_000)
    rounds = [[per_kb(size) for size in sizes] for _ in range(RUNS)]
    for at, size in enumerate(sizes):
        rows = [
            (
                row[at][0],
                row[at][0] / row[0][0],
                row[at][0] / row[1][0],
                row[at][1] / row[1][1],
            )
            for row in rounds
        ]
        figure, *ratios = medians(rows)
        print(f"{size / 1000:>6.0f} kB {figure * 1000:>7.3f} ms", end="")
        print("".join(f"{ratio:>9.2f}" for ratio in ratios))


if __name__ == "__main__":
    beside_markdown()
    typical()
    growth()
