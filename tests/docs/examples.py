"""Examples in a Markdown document: which there are, and what the notation says about each.

An example is a fence whose first word says what it holds:

``page``       a whole file; ``page article``, ``page page``, ``page exercise`` for the other kinds
``exercise``   some lines of an exercise's file: what they lack stands elsewhere
``beside``     another file, or some lines of one: it lies beside the examples below it
``workout``    a block with its slashes, or lines that stand between them
``pros-cons``  a block of pros and cons with its slashes
``report``     exactly what the author of the example above it is shown
``canonical``  the lines of the workout above it, as the site writes them
``estimate``   the estimated time of the workout above it
``says``       what a diagnostic's page begins with: the message and the help of its example

Further words: ``error`` or ``warning`` announces mistakes; ``latin-1`` says how the file is saved,
``pictures`` that a sign such as ``␈`` stands for the invisible character that it is a picture of,
``at:PATH`` where below the content a file lies, beside the :data:`NEIGHBOURS`.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plugins.notation import report, tree, unprinted, workout
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.pages import Kind, Page, read_file, read_page
from plugins.notation.source import Source, Span
from plugins.notation.workout import Workout, format_workout
from plugins.notation.workout.present import present
from plugins.notation.workout.views import estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"

#: What an example holds that is read, and what is compared with the example above it.
READ: Final = frozenset({"page", "exercise", "workout", "pros-cons"})
COMPARED: Final = frozenset({"report", "canonical", "estimate", "says"})
#: The path that reports of examples show, and that of an exercise.
SHOWN: Final = "content/workouts/core/thursday-strength.md"
SHOWN_EXERCISE: Final = "content/exercises/cossack-squat.md"
#: Fences of other things.
OTHER: Final = frozenset({"sh", "ebnf", "markdown"})
_WORDS: Final = frozenset({"error", "warning", "latin-1", "pictures", "article"}) | READ

#: The files beside an example that says where it lies.
NEIGHBOURS: Final = {
    "articles/why-we-lift.md": (
        "Title: Why we lift\nDate: 2026-11-26\nSummary: Because.\n\nWe like it.\n"
    ),
    "images/band.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

_FENCE: Final = re.compile(r"(?P<mark>`{3,})(?P<info>[^`]*)")
_HEADING: Final = re.compile(r"#{1,6} (.*)")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: its info words, its text, where it stands, and the heading above it."""

    words: tuple[str, ...]
    text: str
    path: str
    line: int
    heading: str

    @property
    def holds(self) -> str:
        return self.words[0] if self.words else ""

    @property
    def at(self) -> str:
        """The path below the content that the fence gives, or nothing."""
        return next((word[3:] for word in self.words if word.startswith("at:")), "")

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Example:
    """A fence that is read, with those below it that say what comes of it."""

    fence: Fence
    expected: tuple[Fence, ...] = ()
    beside: tuple[Fence, ...] = ()

    @property
    def announced(self) -> str:
        """The severity that the fence announces, or nothing."""
        return next((word for word in self.fence.words if word in {"error", "warning"}), "")

    def expectation(self, holds: str) -> Fence | None:
        return next((fence for fence in self.expected if fence.holds == holds), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the notation makes of an example."""

    workouts: tuple[Workout, ...]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> set[str]:
        return {finding.diagnostic.code for finding in self.findings}

    @property
    def worst(self) -> str:
        """The worst severity, "error" or "warning", or nothing where there is no mistake."""
        severities = {finding.diagnostic.severity.value for finding in self.findings}
        return next((word for word in ("error", "warning") if word in severities), "")

    @property
    def report(self) -> str:
        return "\n\n".join(map(report.human, self.findings))

    @property
    def says(self) -> str:
        one = self.findings[0].diagnostic
        return "\n".join([one.message, *(f"help: {hint}" for hint in one.hints)])

    @property
    def canonical(self) -> str:
        return "\n".join(format_workout(one).rstrip("\n") for one in self.workouts)

    @property
    def estimate(self) -> str:
        """The seconds and the words that are shown: "344 s, shown as: about 6 min"."""
        (one,) = self.workouts
        time = estimate(one)
        ends = f"{time.low_s}" if time.low_s == time.high_s else f"{time.low_s} to {time.high_s}"
        shown = present(one).estimate
        words = "".join(part if isinstance(part, str) else part.words for part in shown)
        return f"{ends} s, shown as: {words}"

    def text(self, holds: str) -> str:
        """What a fence of that kind says of this example."""
        return str(getattr(self, holds))


def fences(path: Path) -> list[Fence]:
    """Return the fences of the Markdown file at ``path``, in order."""
    found: list[Fence] = []
    shown = path.relative_to(ROOT).as_posix()
    opened: re.Match[str] | None = None
    began, heading, lines = 0, "", list[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        match = _FENCE.fullmatch(line)
        if opened is None:
            if match:
                opened, began, lines = match, number, []
            elif title := _HEADING.fullmatch(line):
                heading = title.group(1)
        elif match and not match["info"] and len(match["mark"]) >= len(opened["mark"]):
            text = "".join(f"{each}\n" for each in lines)
            found.append(Fence(tuple(opened["info"].split()), text, shown, began, heading))
            opened = None
        else:
            lines.append(line)
    if opened is not None:
        raise ValueError(f"{shown}:{began}: this fence is not closed")
    return found


def examples(path: Path) -> list[Example]:
    """Return the examples of the Markdown file at ``path``, in order.

    Raises ``ValueError`` for a fence that none of the words at the top of this module describes.
    """
    found: list[Example] = []
    before: tuple[Fence, ...] = ()
    beside: dict[str, Fence] = {}
    for fence in fences(path):
        if fence.holds in READ:
            unknown = {word for word in fence.words if not word.startswith("at:")} - _WORDS
            if unknown:
                raise ValueError(f"{fence.place}: unknown word {sorted(unknown)}")
            found.append(Example(fence, before, tuple(beside.values()) if fence.at else ()))
            before = ()
        elif fence.holds == "beside" and fence.at:
            beside[fence.at] = fence
        elif fence.holds == "says":
            before = (fence,)
        elif fence.holds in COMPARED:
            if not found:
                raise ValueError(f"{fence.place}: no example stands above")
            found[-1] = replace(found[-1], expected=(*found[-1].expected, fence))
        elif fence.holds not in OTHER:
            raise ValueError(f"{fence.place}: unknown kind of fence {fence.holds!r}")
    return found


def outcome(example: Example) -> Outcome:
    """Read the text of an example as the words of its fence say."""
    fence = example.fence
    text = fence.text
    if "pictures" in fence.words:
        text = re.sub("[\u2400-\u241f]", lambda match: chr(ord(match.group()) - 0x2400), text)
    if fence.at:
        beside = {each.at: each.text for each in example.beside}
        found = Outcome((), _findings_at(fence.at, text, beside))
    elif fence.holds in {"page", "exercise"}:
        found = _file(fence, text)
    elif "///" in text or fence.holds == "pros-cons":
        page = read_page(Source(SHOWN, text), Kind.PAGE)
        found = _without(Outcome(_workouts(page), page.findings), "missing-key")
    else:
        source = Source(SHOWN, text)
        parsed = workout.parse(source, Span(0, len(text)))
        signs = Report()
        unprinted.check(source, [(Span(0, len(text)), present(parsed.workout))], signs)
        told = [Finding(source, each) for each in (*parsed.diagnostics, *signs.finish())]
        return Outcome((parsed.workout,), tuple(told))
    # Of a piece of a file, the lines and the parts that it lacks stand elsewhere.
    return _without(found, "missing-key", "missing-part") if fence.holds == "exercise" else found


def _file(fence: Fence, text: str) -> Outcome:
    """Read a file of any kind, whole or in part."""
    words = fence.words if fence.holds == "exercise" else fence.words[1:]
    kind = next((kind for word, kind in _KINDS.items() if word in words), Kind.WORKOUT)
    shown = SHOWN_EXERCISE if kind is Kind.EXERCISE else SHOWN
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.md"
        path.write_bytes(text.encode("latin-1" if "latin-1" in fence.words else "utf-8"))
        page = read_file(path, shown, kind)
    return Outcome(_workouts(page), page.findings)


def _workouts(page: Page) -> tuple[Workout, ...]:
    return tuple(block.value for block in page.blocks if isinstance(block.value, Workout))


def _without(found: Outcome, *codes: str) -> Outcome:
    kept = tuple(each for each in found.findings if each.diagnostic.code not in codes)
    return replace(found, findings=kept)


def _findings_at(at: str, text: str, beside: Mapping[str, str]) -> tuple[Finding, ...]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for below, content in {**NEIGHBOURS, **beside, at: text}.items():
            path = root / below
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")

        def show(path: Path) -> str:
            return (Path("content") / path.relative_to(root)).as_posix()

        pages = {
            below: read_file(root / below, show(root / below), tree.kind_of(Path(below).parts[:-1]))
            for below in tree.files_below(root)
            if tree.is_read(below)
        }
        own = pages[at].findings if at in pages else ()
        return (*own, *tree.check(root, pages, show).get(at, ()))


_KINDS: Final = {"article": Kind.ARTICLE, "page": Kind.PAGE, "exercise": Kind.EXERCISE}


def tables(path: Path) -> Iterable[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """Yield the pipe tables of a Markdown file: the head, and the rows."""
    rows: list[tuple[str, ...]] = []
    fenced = False
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        fenced ^= line.startswith("```")
        if line.startswith("|") and not fenced:
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            rows.append(tuple(cell.strip().replace("\\|", "|") for cell in cells))
        elif rows:
            yield rows[0], rows[2:]
            rows = []


def code_spans(cell: str) -> list[str]:
    """Return what stands between backticks in a cell."""
    return re.findall(r"`([^`]+)`", cell)
