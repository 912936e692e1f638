"""``python -m plugins.sheets.letters content``: letters that no sheet could print, without a build.

The build says the same, in the same words. Apart from the core of the notation, which knows no
fonts: Typst is asked, as it is for the sheets, but only of texts that have unusual letters.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from plugins.notation import tree
from plugins.notation.diagnostics import Finding, Report
from plugins.notation.lint import sources
from plugins.notation.pages import Page, read_file
from plugins.notation.report import human
from plugins.notation.source import NOWHERE, Span
from plugins.notation.workout import Workout, present
from plugins.sheets.typeset import TypesetError, Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.notation.source import Source

_TEMPLATES: Final = Path(__file__).parents[2] / "theme" / "sheets"
#: What each sheet's font has for sure; all else is asked for.
SURE: Final = re.compile(r"[\n -~\u00a0-\u017e\u2013\u2014\u2018-\u201e\u2026\u00d7\u2212]*")


def findings(path: Path, templates: Path = _TEMPLATES) -> list[Finding]:
    """Return each text of a file or folder that no font of the sheets has, in order."""
    pages = ((page.document.source, _printed(page)) for page in _pages(path))
    return of_values(pages, templates)


def of_values(
    printed: Iterable[tuple[Source, list[Any]]], templates: Path = _TEMPLATES
) -> list[Finding]:
    """Return each text among values that are printed, and of a source, that no font has."""
    asked = [(source, words) for source, values in printed if (words := _unsure(values))]
    missing = _missing((each for _, words in asked for each in words), templates)
    return [
        finding(source, each)
        for source, words in asked
        for each in missing
        if any(each in one for one in words)
    ]


def finding(source: Source, words: str) -> Finding:
    """Return what is told of words that no font of the sheets has."""
    at = source.text.find(words)
    report = Report()
    report.add(
        "missing-letter",
        NOWHERE if at < 0 else Span(at, at + len(words)),
        f"no font of the sheets has '{words}'",
        "write it in other characters",
    )
    return Finding(source, report.finish()[0])


def told(source: Source, words: str) -> str:
    """Return what an author reads of words that no font of the sheets has."""
    return f"{human(finding(source, words))}\n"


def _pages(path: Path) -> Iterator[Page]:
    for file in sources(path):
        root = tree.root_of(file)
        whole = Path(os.path.normpath(file.absolute()))
        below = whole.relative_to(root) if root is not None else Path(file.name)
        # What no page is made of is printed nowhere.
        if root is None or tree.is_read(below.as_posix()):
            try:
                yield read_file(file, file.as_posix(), tree.kind_of(below.parts[:-1]))
            except OSError:
                continue  # told by who asks for all that is wrong


def _unsure(printed: list[Any]) -> list[str]:
    """Return the texts among values that have unusual letters."""
    return [text for text in _texts(printed) if not SURE.fullmatch(text)]


def _printed(page: Page) -> list[Any]:
    """Return what of a page is printed."""
    printed: list[Any] = []
    views = [present(each.value) for each in page.blocks if isinstance(each.value, Workout)]
    if views:
        printed = [page.metadata.get("title", ""), page.metadata.get("author", "")]
        printed += [page.facts, *views]
    if page.exercise is not None:
        # It stands on the sheets of authors who have none of their own.
        printed = list(page.exercise.cues[:1])
    return printed


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _missing(words: Iterable[str], templates: Path) -> tuple[str, ...]:
    if not (asked := list(dict.fromkeys(words))):
        return ()
    try:
        Typesetter(templates).pdf("letters.typ", {"words": asked})
    except TypesetError as error:
        if not error.missing:
            raise
        return error.missing
    return ()


def main(arguments: list[str] | None = None) -> int:
    """Check a file or a folder; return 1 for letters that cannot be printed, 2 for no such file."""
    name = "python -m plugins.sheets.letters"
    parser = argparse.ArgumentParser(prog=name, description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=Path("content"))
    try:
        found = findings(parser.parse_args(arguments).path)
    except OSError as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return 2
    if found:
        print("\n\n".join(map(human, found)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
