"""What the notation costs: parsing beside Python-Markdown on the same page, and growth with length.

    .venv/bin/python bench/notation.py

Prints medians of CPU time per call, the two taken in turn in one process, and their ratio. No
figure of one run means much on a busy machine; the ratios do.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown

from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import parse

RUNS = 41
CONTENT = Path("content/workouts")

LINES = """\
## Circuit
*3 rounds, rest 15 s between exercises, 90 s between rounds*

1. Goblet squat: 12 reps @ 12-16 kg @ RPE 7, tempo 3-1-1-0 — sit between the heels
    - easier: Squat to a chair
2. Side plank: 30 s per side, rest 20 s
3. Push-up: 8-12 reps, optional
4. Row: 3 x 10 per arm @ 60-70% 1RM
> Breathe out on the way up.

"""


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that one call takes."""
    began = time.process_time_ns()
    work()
    return (time.process_time_ns() - began) / 1e9


def beside_markdown() -> None:
    """Each workout page: our whole reading of it against Markdown's conversion of the same text."""
    print(f"{'page':<52} {'notation':>9} {'markdown':>9}  ratio")
    ratios: list[float] = []
    converter = Markdown(extensions=["extra", "sane_lists"])
    for path in sorted(CONTENT.rglob("*.md")):
        source = Source(path.as_posix(), path.read_text(encoding="utf-8"))

        def ours(source: Source = source) -> object:
            return read_page(source, Kind.WORKOUT)

        def markdowns(source: Source = source) -> object:
            return converter.reset().convert(source.text)

        ours(), markdowns()
        pairs = [(cpu(ours), cpu(markdowns)) for _ in range(RUNS)]
        ratio = statistics.median(a / b for a, b in pairs)
        ratios.append(ratio)
        a, b = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
        print(f"{path.name:<52} {a:>6.2f} ms {b:>6.2f} ms  {ratio:.3f}")
    print(f"{'median of the pages':<72}  {statistics.median(ratios):.3f}")


def typical() -> None:
    """One workout of six lines and a scheme, parsed and checked."""
    source = Source("bench", LINES)
    span = Span(0, len(LINES))
    parse(source, span)
    median = statistics.median(cpu(lambda: parse(source, span)) for _ in range(201))
    print(f"\na typical workout, parsed and checked: {median * 1000:.3f} ms")


def growth() -> None:
    """The time per kB from 1 kB to 1 MB, as a ratio to the shortest."""
    print(f"\n{'length':>9} {'per kB':>10}  ratio to 10 kB")
    figures: list[tuple[int, float]] = []
    for size in (1_000, 10_000, 100_000, 1_000_000):
        text = LINES * max(1, size // len(LINES))
        source = Source("bench", text)
        span = Span(0, len(text))
        runs = max(3, min(101, 2_000_000 // size))

        def ours(source: Source = source, span: Span = span) -> object:
            return parse(source, span)

        median = statistics.median(cpu(ours) for _ in range(runs))
        figures.append((len(text), median / len(text) * 1000))
    base = figures[1][1]
    for length, per_kb in figures:
        print(f"{length / 1000:>6.0f} kB {per_kb * 1000:>7.3f} ms  {per_kb / base:.2f}")


if __name__ == "__main__":
    beside_markdown()
    typical()
    growth()
