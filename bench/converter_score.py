"""How well the converter reads lines that somebody else has read: field by field.

    python bench/converter_score.py lines.tsv [--workouts FOLDER]

``lines.tsv`` has the columns source, line, exercise name, sets, reps, seconds, per_side, load,
rest_s and notes, tab separated; notes begin with ``kind=…``. A line counts if it names its
exercise. *right*: every field is the reader's. *misread*: a field holds another value, and the
line was not declared unread. *unread*: the converter said that it keeps the line as written.
*partial*: misread, but every wrong field is empty.

``FOLDER`` has whole workouts as ``*.txt`` and ``expected.tsv`` with the columns file, sections and
exercise_lines; each must become a block that lints clean and loses no word.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from plugins.notation.convert import convert, read_line
from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.source import Source
from plugins.notation.workout import parse
from plugins.notation.workout.model import Exercise, Superset

#: Words that the notation says in its own way.
_TRANSLATED: Final = (
    "x s sec secs second seconds min mins minute minutes rep reps set sets each ea of and l r rest "
    "lb lbs pd hold with for level"
)
FIELDS: Final = ("name", "sets", "reps", "seconds", "per_side", "load", "rest_s")


def score_lines(path: Path, *, only_exercises: bool) -> None:
    """Print the figures for a table of lines."""
    counts: Counter[str] = Counter()
    by_field: Counter[str] = Counter()
    failures: defaultdict[str, list[str]] = defaultdict(list)
    for row in path.read_text("utf-8").splitlines()[1:]:
        _, line, *expected, notes = row.split("\t")
        kind = notes.split(";")[0].removeprefix("kind=")
        if not expected[0] or (only_exercises and kind != "exercise"):
            continue
        reading = read_line(line)
        wrong = {
            name: (getattr(reading, name), value)
            for name, value in zip(FIELDS, expected, strict=True)
            if getattr(reading, name) != value
        }
        if reading.unread:
            counts["unread"] += 1
            failures[f"unread, {kind}"].append(f"{line}\n        {reading.why}")
        elif not wrong:
            counts["right"] += 1
        else:
            counts["misread"] += 1
            counts["partial"] += all(ours in {"", "no"} for ours, _ in wrong.values())
            by_field.update(wrong.keys())
            shown = ", ".join(f"{n}: {ours!r}, not {want!r}" for n, (ours, want) in wrong.items())
            failures[f"misread, {kind}"].append(f"{line}\n        {shown}")
    total = counts["right"] + counts["misread"] + counts["unread"]
    print(f"{total} lines that name their exercise")
    for what in ("right", "misread", "unread", "partial"):
        print(f"  {what:8} {counts[what]:4}  {100 * counts[what] / max(1, total):5.1f} %")
    for name, number in by_field.most_common():
        print(f"  wrong {name}: {number}")
    for group, lines in sorted(failures.items()):
        print(f"\n{group}: {len(lines)}")
        print("\n".join(f"    {line}" for line in lines))


def score_workouts(folder: Path) -> bool:
    """Print what became of each workout; return whether all are as expected."""
    good = True
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        text = (folder / f"{row['file']}.txt").read_text("utf-8")
        text = "\n".join(line for line in text.split("\n") if not line.startswith("# "))
        draft = convert(text)
        source = Source("", draft.text)
        report = Report()
        (block,) = parse_document(source, {"workout"}, report).blocks
        parsed = parse(source, block.content, block.title, block.span)
        found = len(report.found) + len(parsed.diagnostics)
        exercises = sum(
            len(item.exercises) if isinstance(item, Superset) else isinstance(item, Exercise)
            for section in parsed.workout.sections
            for item in section.items
        )
        sections = len(parsed.workout.sections)
        lost = lost_words(text, draft.text)
        as_expected = (
            not found
            and draft.clean
            and sections == int(row["sections"])
            and exercises == int(row["exercise_lines"])
        )
        good &= as_expected and not lost
        print(
            f"{row['file']}: {sections} of {row['sections']} sections, {exercises} of "
            f"{row['exercise_lines']} exercises, {found} complaints, "
            f"{len(draft.questions)} questions, lost: {' '.join(lost) or 'nothing'}"
        )
        for section in parsed.workout.sections:
            form = section.scheme.form if section.scheme else None
            print(f"    {section.title or '(no title)'}: {form}")
    return good


def lost_words(text: str, notation: str) -> list[str]:
    """Return the words of ``text`` that stand nowhere in ``notation``, units and the like apart."""
    there = Counter(re.findall(r"[^\W\d_]+", notation.casefold()))
    known = re.findall(r"\w+", _TRANSLATED)
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    return sorted(word for word in words if word not in known and words[word] > there[word])


def main() -> int:
    """Print the figures; return 1 if a workout is not as expected."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("lines", nargs="?", type=Path)
    parser.add_argument("--workouts", type=Path)
    parser.add_argument("--only-exercises", action="store_true", help="leave out logs and prose")
    options = parser.parse_args()
    if options.lines:
        score_lines(options.lines, only_exercises=options.only_exercises)
    return 0 if options.workouts is None or score_workouts(options.workouts) else 1


if __name__ == "__main__":
    sys.exit(main())
