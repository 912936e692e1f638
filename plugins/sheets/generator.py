"""Writes the sheets of a site's workouts beside their pages."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator
from pelican.log import console
from rich.progress import track

from plugins.sheets.render import Paper, Sheet, SheetError, SheetRenderer, pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.source import Source

#: Where Pelican's generators leave what they have read. A draft's sheet can be printed too.
_LISTS: Final = ("articles", "drafts", "hidden_articles", "pages", "draft_pages", "hidden_pages")


@dataclass(frozen=True, slots=True)
class _Job:
    source: str
    text: Source | None
    save_as: str
    paper: Paper
    sheet: Sheet


class SheetsGenerator(Generator):
    """Makes a PDF of each of ``content.workouts``, as its ``sheets`` say where.

    What Typst complains about is collected over all sheets and told with the file that it comes
    from. An error ends the build, unless the site is being served.
    """

    def generate_output(self, writer: object) -> None:
        """Called by Pelican when everything has been read."""
        jobs = list(_jobs(self.context, self.settings))
        if not jobs:
            return
        renderer = SheetRenderer(Path(self.theme, "sheets"))
        began = time.perf_counter()
        # One text for both papers of a workout: each trouble is told once.
        warnings: dict[str, None] = {}
        errors: dict[str, None] = {}
        for job in track(
            jobs, "Sheets", console=console, transient=True, disable=not console.is_terminal
        ):
            title = job.sheet.workout.title
            where = f"{_place(job)}: sheet {title!r}"
            try:
                rendered = renderer.render_with_warnings(job.sheet, job.paper)
            except SheetError as error:
                errors[f"{_place(job, error.missing)}: sheet {title!r}: {error}"] = None
                continue
            warnings |= dict.fromkeys(f"{where}: {warning}" for warning in rendered.warnings)
            path = Path(self.output_path, job.save_as)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(rendered.pdf)
        console.print(f"Sheets: {len(jobs)} PDFs in {time.perf_counter() - began:.1f} s.")
        for text in warnings:
            print(f"warning: {text}", file=sys.stderr)
        for text in errors:
            print(f"error: {text}", file=sys.stderr)
        if errors and not self.settings.get("SERVING"):
            # Not an exception of ours: Pelican would show its traceback.
            raise SystemExit(1)


def _place(job: _Job, missing: tuple[str, ...] = ()) -> str:
    """The file that a sheet is made from, and the line and column of what is missing in it."""
    if job.text is None:
        return job.source
    at = min((i for word in missing if (i := job.text.text.find(word)) >= 0), default=None)
    if at is None:
        return job.text.path
    place = job.text.position(at)
    return f"{job.text.path}:{place.line}:{place.column}"


def _jobs(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[_Job]:
    seen: set[str] = set()
    library = context.get("library")
    for content in _contents(context):
        for workout in getattr(content, "workouts", ()):
            sheet = sheet_of(content, workout.view, settings)
            if library:
                sheet = replace(sheet, figures=pictures(workout.view, library))
            for file in workout.sheets:
                if file.save_as not in seen:
                    seen.add(file.save_as)
                    source = content.get_relative_source_path()
                    page = getattr(content, "notation", None)
                    text = page.document.source if page is not None else None
                    yield _Job(source, text, file.save_as, Paper.named(file.paper), sheet)


def _contents(context: dict[str, Any]) -> Iterator[Any]:
    for name in _LISTS:
        for content in context.get(name, ()):
            yield content
            yield from getattr(content, "translations", ())


def sheet_of(content: Any, view: Any, settings: dict[str, Any]) -> Sheet:
    """Return the sheet of the workout ``view`` on the page ``content``."""
    facts = getattr(content, "facts", None)
    changed = getattr(content, "modified", None) or getattr(content, "date", None)
    host = settings.get("PRINTED_ADDRESS", "")
    site_url = settings.get("SITEURL", "")
    licence = settings.get("CONTENT_LICENCE")
    return Sheet(
        site=settings["SITENAME"],
        title=content.title,
        workout=view,
        author=str(getattr(content, "author", "")),
        goal=facts.goal if facts else "",
        level=facts.level if facts else "",
        space=facts.space if facts else "",
        equipment=tuple(facts.equipment) if facts else (),
        cautions=tuple(facts.cautions) if facts else (),
        address=f"{host}/{content.url}" if host else "",
        url=f"{site_url}/{content.url}" if site_url else "",
        version=changed.date().isoformat() if changed else "",
        licence=licence[0] if licence else "",
        lang=getattr(content, "lang", settings["DEFAULT_LANG"]),
    )
