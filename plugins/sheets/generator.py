"""Gives each page the sheets of its workouts, and writes all documents beside the pages."""

from __future__ import annotations

import contextlib
import sys
import time
from dataclasses import dataclass, replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pelican.generators import Generator
from pelican.log import console

from plugins.caching.made_with import fingerprint
from plugins.contents import contents
from plugins.notation.workout.choices import Choice, Paper, Unit
from plugins.progress import track
from plugins.sheets import makers
from plugins.sheets.model import Sheet, on_paper, pictures, qr
from plugins.sheets.paper import data_of, said, soft
from plugins.sheets.press import Job, Maker, Press, Result
from plugins.sheets.store import Store
from plugins.sheets.typeset import missing_text
from plugins.writing.digests import Digests, UnsureError
from plugins.writing.editions import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.notation.exercises import Library
    from plugins.notation.source import Source
    from plugins.writing.editions import Editions

#: What the documents are made with, as it was when it was loaded: another makes them all again.
_MADE_WITH: Final = (
    fingerprint(Path(__file__).parent)
    + "".join(f"{package} {version(package)} " for package in ("typst", "pillow")).encode()
)


@dataclass(frozen=True, slots=True)
class File:
    """A document of the site: what it is called, its path below the output, its address."""

    label: str
    save_as: str
    url: str


@dataclass(frozen=True, slots=True)
class UnitFile(File):
    """A document on one paper, with its loads in one unit, or as written if that is empty."""

    paper: Paper
    unit: Unit | Literal[""]


@dataclass(frozen=True, slots=True)
class Printed:
    """All that is made of one workout.

    ``sheet`` is what they show, ``files`` are the sheets by what one chooses, the usual ones first.
    ``cards`` are the pocket cards and ``weeks`` the four-week plans, for each paper and unit.
    ``preview`` is a picture of the sheet, ``share`` one for links.
    """

    sheet: Sheet
    files: tuple[Any, ...]
    cards: tuple[UnitFile, ...]
    weeks: tuple[UnitFile, ...]
    preview: File
    share: File


@dataclass(frozen=True, slots=True)
class Booklet:
    """All sheets of a category in one file, for each paper and unit.

    ``count`` is how many there are. They are not in it: pages that lead to a booklet show none, and
    would be kept for the next build with all of them.
    """

    title: str
    address: str
    url: str
    count: int
    files: tuple[UnitFile, ...]


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
    for content in contents(context):
        _give_sheets(content, settings, context)
    context["booklets"] = {
        category.slug: booklet
        for category, articles in context.get("categories", ())
        if (booklet := _booklet(category, articles, settings)) is not None
    }
    # What no page leads to is not made.
    shop = settings.get("PRINT_PAGE", "print")
    has_shop = any(page.slug == shop for page in context.get("pages", ()))
    context["posters"] = tuple(_posters(shop)) if has_shop else ()


def renew(alone: Any) -> None:
    """Give a text that was read anew its ``sheets``, though they are not made yet."""
    for content in alone.articles:
        _give_sheets(content, alone.settings, alone.context)


def _give_sheets(content: Any, settings: dict[str, Any], context: Mapping[str, Any]) -> None:
    if workouts := getattr(content, "workouts", ()):
        library = context["library"]
        several = len(workouts) > 1
        content.sheets = tuple(
            _printed(content, one, settings, library, several=several) for one in workouts
        )


def _printed(
    content: Any, workout: Any, settings: dict[str, Any], library: Library, *, several: bool
) -> Printed:
    anchor = workout.view.anchor
    units = tuple(dict.fromkeys(file.choice.unit for file in workout.sheets))

    def place(name: str) -> tuple[str, str]:
        return f"{workout.folder}{name}", f"{workout.address}{name}"

    def files(what: str) -> tuple[UnitFile, ...]:
        # The author's unit has the plain name.
        return tuple(
            _unit_file(paper, unit, *place(f"{anchor}-{what}-{paper.value}{end}.pdf"))
            for unit in units
            for end in (f"-{unit}" if unit != units[0] else "",)
            for paper in Paper
        )

    # Each of several leads to itself.
    part = f"#{anchor}" if several else ""
    sheet = sheet_of(content, on_paper(workout.view, library), settings, part)
    return Printed(
        replace(sheet, figures=pictures(workout.view, library)),
        workout.sheets,
        files("cards"),
        files("weeks"),
        File("preview", *place(f"{anchor}-preview.webp")),
        File("share", *place(f"{anchor}-share.png")),
    )


def _booklet(category: Any, articles: list[Any], settings: dict[str, Any]) -> Booklet | None:
    sheets = _bound(articles)
    if not sheets:
        return None
    folder = category.save_as[: category.save_as.rfind("/") + 1]
    at = category.url[: category.url.rfind("/") + 1]
    # One unit for all, the first author's first; where there are no loads, none.
    found = (file.choice.unit for one in sheets for file in one.files)
    units = tuple(dict.fromkeys(filter(None, found))) or ("",)
    name = settings.get("CATEGORY_NAMES", {}).get(category.name, category.name)
    address, url = _address(settings, category.url)
    return Booklet(
        f"{name} workouts",
        address,
        url,
        len(sheets),
        tuple(
            _unit_file(paper, unit, f"{folder}{name}", f"{at}{name}")
            for unit in units
            for end in (f"-{unit}" if unit != units[0] else "",)
            for paper in Paper
            for name in (f"{category.slug}-booklet-{paper.value}{end}.pdf",)
        ),
    )


def _bound(articles: Iterable[Any]) -> tuple[Printed, ...]:
    """Return the sheets of a booklet in its order: what was written later often builds on it."""
    ordered = sorted(articles, key=lambda article: (article.date, article.slug))
    return tuple(sheet for each in ordered for sheet in getattr(each, "sheets", ()))


def _unit_file(paper: Paper, unit: Unit | Literal[""], save_as: str, url: str) -> UnitFile:
    label = f"{paper.label}, {unit}" if unit else paper.label
    return UnitFile(label, save_as, url, paper, unit)


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


def sheet_of(content: Any, view: Any, settings: dict[str, Any], part: str = "") -> Sheet:
    """Return the sheet of the workout ``view`` on the page ``content``, without figures.

    Its link leads to ``part`` of that page, such as ``#at-home``.
    """
    facts = getattr(content, "facts", None)
    changed = getattr(content, "modified", None) or getattr(content, "date", None)
    address, url = _address(settings, content.url)
    url = f"{url}{part}" if url else ""
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


@dataclass(frozen=True, slots=True)
class Group:
    """Files, what all of them are made from, and the jobs, which are found when it is begun.

    ``weight`` is how many single sheets take as long; what is ``large`` takes much memory as well.
    """

    files: tuple[str, ...]
    made_from: object
    jobs: Iterable[Job]
    weight: int
    large: bool = False


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
        store = Store(Path(self.settings["CACHE_PATH"], "sheets"), templates, _MADE_WITH)
        keys = self._keys(groups, store)
        missing = [group for group in groups if not self._taken(group, keys)]
        # A page of a booklet takes megabytes while it is set: one after the other, they take less.
        large = [group.jobs for group in missing if group.large]
        others = [group.jobs for group in missing if not group.large]
        made = Press(templates, store).run([chain.from_iterable(large), *others])
        total = sum(len(group.files) for group in missing)
        whole = sum(group.weight for group in missing)
        results = list(track("Sheets", made, total, whole, lambda result: result.job.weight))
        store.tidy()
        self._note(results, keys)
        fresh = sum(result.error is None and not result.kept for result in results)
        console.print(
            f"Sheets: {sum(len(group.files) for group in groups)} documents, {fresh} of them "
            f"made now, in {time.perf_counter() - began:.1f} s."
        )
        self._tell(results)

    def _keys(self, groups: list[Group], store: Store) -> dict[str, str]:
        """Return by which key each file is made, where all that it is made from can be told."""
        digests = Digests(lambda _: None)
        keys: dict[str, str] = {}
        for group in groups:
            with contextlib.suppress(UnsureError):
                key = store.key(digests.of(group.made_from).hex())
                keys |= dict.fromkeys(group.files, key)
        return keys

    def _taken(self, group: Group, keys: dict[str, str]) -> bool:
        """Return whether all files of a group are taken over from the last edition."""
        editions: Editions | None = self.settings.get(EDITIONS)
        if editions is None:
            return False
        if all(each in keys and editions.take(each, keys[each]) for each in group.files):
            return True
        for each in group.files:
            editions.forget(each)
        return False

    def _note(self, results: list[Result], keys: dict[str, str]) -> None:
        """Let the next build take over what was made; a remark is to be heard again."""
        editions: Editions | None = self.settings.get(EDITIONS)
        for result in results:
            below = result.job.path.relative_to(self.output_path).as_posix()
            if editions and below in keys and result.error is None and not result.warnings:
                editions.note(below, keys[below], ())

    def _groups(self) -> Iterator[Group]:
        """Yield the documents that are made of the same, and by one thread.

        What takes longest comes first, so that in the end no thread is left alone with it.
        """
        for category, articles in self.context.get("categories", ()):
            booklet = self.context["booklets"].get(category.slug)
            if booklet is None:
                continue
            sheets = _bound(articles)
            for file in booklet.files:
                jobs = self._of_booklet(booklet, sheets, file)
                yield Group((file.save_as,), (booklet, sheets), jobs, _weight(booklet), large=True)
        seen: set[str] = set()
        for content in contents(self.context):
            for printed in getattr(content, "sheets", ()):
                if printed.preview.save_as not in seen:
                    seen.add(printed.preview.save_as)
                    files = (*printed.files, *printed.cards, *printed.weeks)
                    shown = (printed.preview, printed.share)
                    paths = tuple(file.save_as for file in (*files, *shown))
                    yield Group(paths, printed, self._of_workout(content, printed), len(paths))
        if posters := self.context["posters"]:
            posted = list(self._of_posters())
            paths = tuple(file.save_as for poster in posters for file in poster.files)
            made_from = [(job.maker.__name__, job.data) for job in posted]
            yield Group(paths, made_from, posted, len(paths))

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
        for maker, files in ((makers.cards, printed.cards), (makers.weeks, printed.weeks)):
            for file in files:
                plain = data_of(sheet, file.unit, figures=False)
                yield job(maker, plain | {"paper": file.paper.value}, file)
        given = {"sheets": [data], "choice": makers.choice_data(usual)}
        yield replace(job(makers.preview, given, printed.preview), picture=True)
        facts = [said(sheet.workout.estimate, ""), sheet.level, ", ".join(sheet.equipment)]
        card = {
            "site": sheet.site,
            "title": sheet.workout.title or sheet.title,
            "facts": [soft(fact) for fact in facts if fact],
            "address": sheet.address,
        }
        yield replace(job(makers.share, given | {"card": card}, printed.share), picture=True)

    def _of_booklet(
        self, booklet: Booklet, bound: tuple[Printed, ...], file: UnitFile
    ) -> Iterator[Job]:
        date = max(printed.sheet.version for printed in bound)
        count = booklet.count
        cover = {
            "title": booklet.title,
            "subtitle": f"{count} sheets to print" if count > 1 else "A sheet to print",
            "address": booklet.address,
            "url": booklet.url,
        }
        sheets = [data_of(one.sheet, file.unit) for one in bound]
        choice = makers.choice_data(Choice(file.paper))
        data = {"sheets": sheets, "choice": choice, "cover": cover}
        job = self._job(makers.booklet, data, date, file, f"booklet {booklet.title!r}")
        yield replace(job, weight=_weight(booklet))

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

    def _tell(self, results: list[Result]) -> None:
        # The same words are on many sheets of a workout: each trouble is told once, where it is.
        warnings: dict[str, None] = {}
        errors: dict[str, None] = {}
        for result in sorted(
            results, key=lambda result: (result.job.source is None, result.job.path)
        ):
            job = result.job
            for warning in result.warnings:
                warnings[f"{_place(job)}: {job.what}: {warning}"] = None
            if result.error is None:
                continue
            if job.source is None and result.error.missing and errors:
                continue  # what a booklet lacks has been told of its sheets
            for words in result.error.missing or ("",):
                text = missing_text(words) if words else str(result.error)
                errors[f"{_place(job, words)}: {job.what}: {text}"] = None
        for text in warnings:
            print(f"warning: {text}", file=sys.stderr)
        for text in errors:
            print(f"error: {text}", file=sys.stderr)
        if errors and not self.settings.get("SERVING"):
            # Not an exception of ours: Pelican would show its traceback.
            raise SystemExit(1)


def _weight(booklet: Booklet) -> int:
    """How many single sheets take as long: each of its own is set by itself, then all together."""
    return 2 * booklet.count


def _place(job: Job, missing: str = "") -> str:
    """The file that a sheet is made from, and the line and column of what is missing in it."""
    if job.source is None:
        return "theme/sheets"
    name: str
    text: Source | None
    name, text = job.source
    if text is None:
        return name
    at = text.text.find(missing) if missing else -1
    if at < 0:
        return text.path
    place = text.position(at)
    return f"{text.path}:{place.line}:{place.column}"
