"""The exercise library of a content tree, and what the tree's pages say of it.

Both the build and the linter ask here, by way of :mod:`.tree`, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from plugins.late import dataclass
from plugins.notation.diagnostics import Label, Report
from plugins.notation.exercises import Library, Named
from plugins.notation.exercises.library import forms
from plugins.notation.pages import Page, address_name, is_draft, slug_of
from plugins.notation.source import Span
from plugins.notation.workout import Workout
from plugins.notation.workout.model import Note
from plugins.notation.workout.views import members

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plugins.notation.exercises import Exercise
    from plugins.notation.exercises.library import Drawer
    from plugins.notation.source import Source

#: A name with the path of its file.
_Place: TypeAlias = tuple[str, Named]


def library_of(
    pages: Mapping[str, Page],
    *,
    drafts: bool = False,
    made_from: bytes = b"",
    draw: Drawer | None = None,
) -> Library:
    """Return the exercises among ``pages``, given by their paths: the published, or the drafts."""
    found: dict[str, Exercise] = {}
    files: dict[str, str] = {}
    for below, page in sorted(pages.items()):
        slug = slug_of(page, below)
        if page.exercise is not None and is_draft(page) is drafts and slug and slug not in found:
            found[slug] = page.exercise
            files[slug] = below
    return Library(found, files, made_from, draw)


def check(pages: Mapping[str, Page], show: Callable[[str], str]) -> dict[str, Report]:
    """Return what is wrong with the exercises and with their names in workouts, by page.

    ``show`` gives the path that messages name a page by.
    """
    if all(page.exercise is None for page in pages.values()):
        return {}
    names = _Names(library_of(pages), library_of(pages, drafts=True), show)
    reports = {below: Report() for below in pages}
    _check_names(pages, reports, show)
    _check_figures(pages, reports, show)
    for below, page in pages.items():
        report = reports[below]
        if page.exercise is not None:
            _check_progressions(page.exercise, names, report)
        for block in page.blocks:
            # A site without a library names what it likes.
            if names.library and isinstance(block.value, Workout):
                _check_workout(block.value, page.document.source, names, report)
    return reports


@dataclass(frozen=True, slots=True)
class _Names:
    """What names lead to, and what to write instead of one that leads to nothing."""

    library: Library
    drafts: Library
    show: Callable[[str], str]

    def hints(self, name: str, otherwise: str) -> list[str]:
        if slug := self.drafts.find(name):
            return [f"{self.show(self.drafts.files[slug])} is a draft: publish it first"]
        near = self.library.near(name)
        return [*([f"did you mean '{near}'?"] if near else []), otherwise]


def _check_names(
    pages: Mapping[str, Page], reports: Mapping[str, Report], show: Callable[[str], str]
) -> None:
    """A name leads to one exercise only. Of two files both are told."""
    spelt: dict[str, list[_Place]] = {}
    formed: dict[str, list[_Place]] = {}
    for below, page in sorted(pages.items()):
        for name in page.exercise.names if page.exercise else ():
            for form in (found := forms(name.text)):
                formed.setdefault(form, []).append((below, name))
            spelt.setdefault(found[0], []).append((below, name))
    for below, page in sorted(pages.items()):
        report = reports[below]
        for name in page.exercise.names if page.exercise else ():
            whole, *others = forms(name.text)
            if not whole:
                continue  # no letter and no digit: no name to be found by
            same = [*formed[whole], *(each for form in others for each in spelt.get(form, []))]
            other = next((file for file, _ in same if file != below), None)
            # A file may give a name and its plural, but not the same name again.
            first = min(each.span for file, each in spelt[whole] if file == below)
            if other is not None:
                report.add(
                    "duplicate-name",
                    name.span,
                    f"'{name.text}' is also a name of the exercise in {show(other)}",
                    "take it out of one of the two files",
                )
            elif first < name.span:
                report.add(
                    "duplicate-name",
                    name.span,
                    f"'{name.text}' stands there twice",
                    "capitals, hyphens and apostrophes make no other name: keep one of them",
                    also=(Label(first, "the first one"),),
                )


def _check_figures(
    pages: Mapping[str, Page], reports: Mapping[str, Report], show: Callable[[str], str]
) -> None:
    """A figure belongs to one exercise. Of two files both are told; a draft may still change."""
    drawn: dict[object, list[str]] = {}
    for below, page in sorted(pages.items()):
        if page.exercise is not None and page.exercise.figure.positions and not is_draft(page):
            figure = tuple(each.drawing for each in page.exercise.figure.positions)
            drawn.setdefault(figure, []).append(below)
    for same in drawn.values():
        for below in same if len(same) > 1 else ():
            report = reports[below]
            other = next(each for each in same if each != below)
            report.add(
                "same-figure",
                next(each.span for each in pages[below].document.fields if each.key == "poses"),
                f"this figure is also that of the exercise in {show(other)}",
                "draw what is different: a hand, the equipment, how far it goes",
            )


def _check_progressions(exercise: Exercise, names: _Names, report: Report) -> None:
    progressions = [(name, "easier") for name in exercise.easier]
    progressions += [(name, "harder") for name in exercise.harder]
    for name, which in progressions:
        if not forms(name.text)[0]:
            continue  # no letter and no digit: the file is told so already
        found = names.library.get(name.text)
        if (found or names.drafts.get(name.text)) is exercise:
            report.add(
                "bad-value",
                name.span,
                f"an exercise is not {which} than itself",
                "write the title of another exercise, or leave it out",
            )
        elif found is None:
            report.add(
                "unknown-progression",
                name.span,
                f"the library has no exercise '{name.text}'",
                *names.hints(
                    name.text, "write the title of a file in content/exercises, or leave it out"
                ),
            )


def _check_workout(workout: Workout, source: Source, names: _Names, report: Report) -> None:
    for name, span in _named(workout, source):
        if not names.library.find(name):
            report.add(
                "unknown-exercise",
                span,
                f"the library has no exercise '{name}', so no figure and no link is shown",
                *names.hints(
                    name,
                    f'make exercise NAME="{name}" writes a file to fill in'
                    if address_name(name)
                    else "write what the exercise is called, in letters or digits",
                ),
            )


def _named(workout: Workout, source: Source) -> Iterator[tuple[str, Span]]:
    """Yield the name of each exercise with its place; of the same name the first only."""
    seen: set[str] = set()
    for section in workout.sections:
        for item in section.items:
            named = [(exercise.name, exercise.span) for exercise in members(item)]
            if isinstance(item, Note):
                named.append((item.about, item.span))
            for name, span in named:
                if not name or name in seen:
                    continue
                seen.add(name)
                spelt = re.compile(r"\s+".join(map(re.escape, name.split())))
                found = spelt.search(source.text, span.start, span.end)
                yield name, Span(*found.span()) if found else span
