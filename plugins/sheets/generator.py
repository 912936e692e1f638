"""Gives each page the sheets of its workouts, and writes all documents beside the pages."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator
from pelican.log import console
from rich.progress import track

from plugins.notation.workout.choices import Choice, Paper
from plugins.sheets import makers
from plugins.sheets.model import Sheet, on_paper, pictures, qr
from plugins.sheets.paper import data_of, said, soft
from plugins.sheets.press import Job, Maker, Press, Result
from plugins.sheets.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plugins.notation.exercises import Library
    from plugins.notation.source import Source

#: Where Pelican's generators leave what they have read. A draft's sheet can be printed too.
_LISTS: Final = ("articles", "drafts", "hidden_articles", "pages", "draft_pages", "hidden_pages")
#: What the documents are made with: a new version of one makes them all again.
_PACKAGES: Final = ("typst", "pillow")
#: On no terminal, progress is told whenever this many have been made.
_TOLD: Final = 200


@dataclass(frozen=True, slots=True)
class File:
    """A document of the site: what it is called, its path below the output, its address."""

    label: str
    save_as: str
    url: str


@dataclass(frozen=True, slots=True)
class Printed:
    """All that is made of one workout.

    ``sheet`` is what they show, ``files`` are the sheets by what one chooses, the usual ones first.
    ``cards`` are the pocket cards and ``weeks`` the four-week plans, one of each for each paper.
    ``preview`` is a picture of the sheet, ``share`` one for links.
    """

    sheet: Sheet
    files: tuple[Any, ...]
    cards: tuple[File, ...]
    weeks: tuple[File, ...]
    preview: File
    share: File


@dataclass(frozen=True, slots=True)
class Booklet:
    """All sheets of a category in one file, for each paper."""

    title: str
    address: str
    url: str
    sheets: tuple[Printed, ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet that belongs to no workout."""

    title: str
    about: str
    maker: Maker
    files: tuple[File, ...]


def prepare(generators: list[Any]) -> None:
    """Give every page with workouts its ``sheets``, before the first template is rendered.

    The templates also get ``booklets``, by the slugs of their categories, and ``posters``.
    """
    context = generators[0].context
    settings = generators[0].settings
    for content in _contents(context):
        if workouts := getattr(content, "workouts", ()):
            library = context["library"]
            content.sheets = tuple(_printed(content, one, settings, library) for one in workouts)
    context["booklets"] = {
        category.slug: booklet
        for category, articles in context.get("categories", ())
        if (booklet := _booklet(category, articles, settings)) is not None
    }
    # What no page leads to is not made.
    shop = settings.get("PRINT_PAGE", "print")
    has_shop = any(page.slug == shop for page in context.get("pages", ()))
    context["posters"] = tuple(_posters(shop)) if has_shop else ()


def _printed(content: Any, workout: Any, settings: dict[str, Any], library: Library) -> Printed:
    anchor = workout.view.anchor

    def file(label: str, name: str) -> File:
        return File(label, f"{workout.folder}/{name}", f"{workout.address}/{name}")

    sheet = sheet_of(content, on_paper(workout.view, library), settings)
    return Printed(
        replace(sheet, figures=pictures(workout.view, library)),
        workout.sheets,
        tuple(file(paper.label, f"{anchor}-cards-{paper.value}.pdf") for paper in Paper),
        tuple(file(paper.label, f"{anchor}-weeks-{paper.value}.pdf") for paper in Paper),
        file("preview", f"{anchor}-preview.webp"),
        file("share", f"{anchor}-share.png"),
    )


def _booklet(category: Any, articles: list[Any], settings: dict[str, Any]) -> Booklet | None:
    # The oldest first: what was written later often builds on it.
    ordered = sorted(articles, key=lambda article: (article.date, article.slug))
    sheets = tuple(sheet for each in ordered for sheet in getattr(each, "sheets", ()))
    if not sheets:
        return None
    folder = category.save_as.rpartition("/")[0]
    names = [(paper.label, f"{category.slug}-booklet-{paper.value}.pdf") for paper in Paper]
    name = settings.get("CATEGORY_NAMES", {}).get(category.name, category.name)
    address, url = _address(settings, category.url)
    return Booklet(
        f"{name} workouts",
        address,
        url,
        sheets,
        tuple(File(label, f"{folder}/{one}", f"{category.url}{one}") for label, one in names),
    )


def _posters(folder: str) -> Iterator[Poster]:
    texts = (
        ("21 days is a start", "A box for each day of three weeks, for the fridge.", makers.habit),
        ("Bribe yourself", "A month of sessions, and the reward at the end of it.", makers.bribe),
    )
    for title, about, maker in texts:
        names = [(paper.label, f"{maker.__name__}-{paper.value}.pdf") for paper in Paper]
        files = tuple(File(label, f"{folder}/{name}", f"{folder}/{name}") for label, name in names)
        yield Poster(title, about, maker, files)


def _address(settings: dict[str, Any], url: str) -> tuple[str, str]:
    """Return an address as it is printed, and as it is followed."""
    host = settings.get("PRINTED_ADDRESS", "")
    # A sheet that is printed while its site is written leads to where the site will be.
    site_url = settings.get("SITEURL", "") or (f"https://{host}" if host else "")
    return (f"{host}/{url}" if host else "", f"{site_url}/{url}" if site_url else "")


def sheet_of(content: Any, view: Any, settings: dict[str, Any]) -> Sheet:
    """Return the sheet of the workout ``view`` on the page ``content``, without figures."""
    facts = getattr(content, "facts", None)
    changed = getattr(content, "modified", None) or getattr(content, "date", None)
    address, url = _address(settings, content.url)
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
        progression=facts.progression if facts else "",
        address=address,
        url=url,
        qr=qr(url),
        version=changed.date().isoformat() if changed else "",
        licence=licence[0] if licence else "",
        lang=getattr(content, "lang", settings["DEFAULT_LANG"]),
    )


class SheetsGenerator(Generator):
    """Makes all documents of ``content.sheets``.

    What Typst complains about is collected over all of them and told with the file that it comes
    from. An error ends the build, unless the site is being served.
    """

    def generate_output(self, writer: object) -> None:
        """Called by Pelican when everything has been read."""
        groups = list(self._groups())
        if not groups:
            return
        began = time.perf_counter()
        templates = Path(self.theme, "sheets")
        folder = Path(self.settings["CACHE_PATH"], "sheets")
        store = Store(folder, (templates, Path(__file__).parent), _PACKAGES)
        total = sum(map(len, groups))
        results = list(self._told(Press(templates, store).run(groups), total))
        store.tidy()
        fresh = sum(not result.kept for result in results)
        console.print(
            f"Sheets: {len(results)} documents, {fresh} of them made now, "
            f"in {time.perf_counter() - began:.1f} s."
        )
        self._tell(results)

    def _groups(self) -> Iterator[tuple[Job, ...]]:
        """What belongs to one workout is made by one thread, one after the other."""
        seen: set[str] = set()
        for content in _contents(self.context):
            for printed in getattr(content, "sheets", ()):
                if printed.preview.save_as not in seen:
                    seen.add(printed.preview.save_as)
                    yield tuple(self._of_workout(content, printed))
        for booklet in self.context["booklets"].values():
            yield tuple(self._of_booklet(booklet))
        if seen:
            yield tuple(self._of_posters())

    def _job(
        self,
        maker: Maker,
        data: dict[str, Any],
        date: str,
        file: Any,
        what: str,
        source: Any = None,
    ) -> Job:
        return Job(maker, data, date, Path(self.output_path, file.save_as), what, source)

    def _of_workout(self, content: Any, printed: Printed) -> Iterator[Job]:
        sheet = printed.sheet
        page = getattr(content, "notation", None)
        text = page.document.source if page is not None else None
        source = (content.get_relative_source_path(), text)
        what = f"sheet {sheet.workout.title or sheet.title!r}"

        def job(maker: Maker, data: dict[str, Any], file: Any) -> Job:
            return self._job(maker, data, sheet.version, file, what, source)

        for file in printed.files:
            data = data_of(sheet, file.choice.unit, figures=file.choice.figures)
            yield job(
                makers.sheet,
                {"sheets": [data], "choice": makers.choice_data(file.choice)},
                file,
            )
        usual = printed.files[0].choice
        data = data_of(sheet, usual.unit)
        plain = data | {"figures": {}}
        for paper, cards, weeks in zip(Paper, printed.cards, printed.weeks, strict=True):
            yield job(makers.cards, plain | {"paper": paper.value}, cards)
            yield job(makers.weeks, plain | {"paper": paper.value}, weeks)
        given = {"sheets": [data], "choice": makers.choice_data(usual)}
        yield job(makers.preview, given, printed.preview)
        facts = [said(sheet.workout.estimate, ""), sheet.level, ", ".join(sheet.equipment)]
        card = {
            "site": sheet.site,
            "title": sheet.workout.title or sheet.title,
            "facts": [soft(fact) for fact in facts if fact],
            "address": sheet.address,
        }
        yield job(makers.share, given | {"card": card}, printed.share)

    def _of_booklet(self, booklet: Booklet) -> Iterator[Job]:
        sheets = [
            data_of(printed.sheet, printed.files[0].choice.unit) for printed in booklet.sheets
        ]
        date = max(printed.sheet.version for printed in booklet.sheets)
        count = len(sheets)
        cover = {
            "title": booklet.title,
            "subtitle": f"{count} sheets to print" if count > 1 else "A sheet to print",
            "address": booklet.address,
            "url": booklet.url,
        }
        for paper, file in zip(Paper, booklet.files, strict=True):
            choice = makers.choice_data(Choice(paper))
            data = {"sheets": sheets, "choice": choice, "cover": cover}
            yield self._job(makers.booklet, data, date, file, f"booklet {booklet.title!r}")

    def _of_posters(self) -> Iterator[Job]:
        address, url = _address(self.settings, f"{self.settings.get('PRINT_PAGE', 'print')}/")
        licence = self.settings.get("CONTENT_LICENCE")
        data = {
            "site": self.settings["SITENAME"],
            "address": address,
            "url": url,
            "qr": qr(url),
            "licence": licence[0] if licence else "",
        }
        for poster in self.context["posters"]:
            for paper, file in zip(Paper, poster.files, strict=True):
                given = data | {"paper": paper.value}
                yield self._job(poster.maker, given, "", file, f"poster {poster.title!r}")

    def _told(self, results: Iterator[Result], total: int) -> Iterator[Result]:
        """Pass on what is made, and show how far it is."""
        if console.is_terminal:
            yield from track(results, "Sheets", total=total, console=console, transient=True)
            return
        for count, result in enumerate(results, 1):
            if count % _TOLD == 0 and count < total:
                console.print(f"Sheets: {count} of {total} ...")
            yield result

    def _tell(self, results: list[Result]) -> None:
        # The same words are on many sheets of a workout: each trouble is told once.
        warnings: dict[str, None] = {}
        errors: dict[str, None] = {}
        for result in sorted(results, key=lambda result: result.job.path):
            what = result.job.what
            for warning in result.warnings:
                warnings[f"{_place(result.job)}: {what}: {warning}"] = None
            if result.error is not None:
                place = _place(result.job, result.error.missing)
                errors[f"{place}: {what}: {result.error}"] = None
        for text in warnings:
            print(f"warning: {text}", file=sys.stderr)
        for text in errors:
            print(f"error: {text}", file=sys.stderr)
        if errors and not self.settings.get("SERVING"):
            # Not an exception of ours: Pelican would show its traceback.
            raise SystemExit(1)


def _place(job: Job, missing: tuple[str, ...] = ()) -> str:
    """The file that a sheet is made from, and the line and column of what is missing in it."""
    if job.source is None:
        return "theme/sheets"
    name: str
    text: Source | None
    name, text = job.source
    if text is None:
        return name
    at = min((i for word in missing if (i := text.text.find(word)) >= 0), default=None)
    if at is None:
        return text.path
    place = text.position(at)
    return f"{text.path}:{place.line}:{place.column}"


def _contents(context: dict[str, Any]) -> Iterator[Any]:
    for name in _LISTS:
        for content in context.get(name, ()):
            yield content
            yield from getattr(content, "translations", ())
