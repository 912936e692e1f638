"""Makes all documents of a site, those that no build before has left."""

from __future__ import annotations

import contextlib
import sys
import time
from dataclasses import replace
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.log import console

from plugins.contents import contents
from plugins.late import dataclass
from plugins.notation.unprinted import has_unprinted
from plugins.notation.workout.choices import Choice, Paper
from plugins.progress import track
from plugins.sheets import makers
from plugins.sheets.model import qr
from plugins.sheets.paper import data_of, said, soft
from plugins.sheets.press import Job, Maker, Press, Result
from plugins.sheets.printed import address_of, bound
from plugins.sheets.store import Store
from plugins.sheets.typeset import missing_text
from plugins.writing.digests import Digests, UnsureError
from plugins.writing.editions import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.sheets.printed import Booklet, Printed, UnitFile
    from plugins.writing.editions import Editions

#: What sets the documents: another version makes them all again.
_PACKAGES: Final = ("typst", "pillow")


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


class Documents:
    """All documents of ``content.sheets``, for the folder ``output``, by the templates of a theme.

    ``code`` is the hash of ours that makes them: another makes them all again.

    What Typst complains about is collected over all of them and told with the file that it comes
    from. An error ends the build, unless the site is being served.
    """

    def __init__(
        self,
        context: Mapping[str, Any],
        settings: Mapping[str, Any],
        theme: Path,
        output: Path,
        code: bytes = b"",
    ) -> None:
        self.context = context
        self.settings = settings
        self.templates = theme / "sheets"
        self.output_path = output
        self.made_with = code + "".join(f"{each} {version(each)} " for each in _PACKAGES).encode()

    def make(self) -> None:
        """Make them, but those that are taken over from the last edition."""
        groups = list(self.groups())
        if not groups:
            return
        began = time.perf_counter()
        store = Store(Path(self.settings["CACHE_PATH"], "sheets"), self.templates, self.made_with)
        keys = self._keys(groups, store)
        missing = [group for group in groups if not self._taken(group, keys)]
        # A page of a booklet takes megabytes while it is set: one after the other, they take less.
        large = [group.jobs for group in missing if group.large]
        others = [group.jobs for group in missing if not group.large]
        made = Press(self.templates, store).run([chain.from_iterable(large), *others])
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

    def groups(self) -> Iterator[Group]:
        """Yield the documents that are made of the same, and by one thread.

        What takes longest comes first, so that in the end no thread is left alone with it.
        """
        for category, articles in self.context.get("categories", ()):
            booklet = self.context["booklets"].get(category.slug)
            if booklet is None:
                continue
            sheets = bound(articles)
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
        self, booklet: Booklet, every: tuple[Printed, ...], file: UnitFile
    ) -> Iterator[Job]:
        date = max(printed.sheet.version for printed in every)
        count = booklet.count
        cover = {
            "title": booklet.title,
            "subtitle": f"{count} sheets to print" if count > 1 else "A sheet to print",
            "address": booklet.address,
            "url": booklet.url,
        }
        sheets = [data_of(one.sheet, file.unit) for one in every]
        choice = makers.choice_data(Choice(file.paper))
        data = {"sheets": sheets, "choice": choice, "cover": cover}
        job = self._job(makers.booklet, data, date, file, f"booklet {booklet.title!r}")
        yield replace(job, weight=_weight(booklet))

    def _of_posters(self) -> Iterator[Job]:
        address, url = address_of(self.settings, f"{self.settings.get('PRINT_PAGE', 'print')}/")
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
                maker, what = makers.POSTERS[poster.maker], f"poster {poster.title!r}"
                yield self._job(maker, given, "", file, what)

    def _tell(self, results: list[Result]) -> None:
        # The same words are on many sheets of a workout: each trouble is told once, where it is.
        warnings: dict[str, None] = {}
        errors: dict[str, None] = {}
        serving = bool(self.settings.get("SERVING"))
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
            text = job.source[1] if job.source else None
            # A text with such a sign keeps a site from being published; while it is served, it has
            # been told of by who read it.
            known = text.text if serving and text and has_unprinted(text.text) else ""
            for words in result.error.missing or ("",):
                if words and words in known:
                    continue
                why = missing_text(words) if words else str(result.error)
                errors[f"error: {_place(job)}: {job.what}: {why}"] = None
        for each in warnings:
            print(f"warning: {each}", file=sys.stderr)
        for each in errors:
            print(each, file=sys.stderr)
        if errors and not serving:
            # Not an exception of ours: Pelican would show its traceback.
            raise SystemExit(1)


def _weight(booklet: Booklet) -> int:
    """How many single sheets take as long: each of its own is set by itself, then all together."""
    return 2 * booklet.count


def _place(job: Job) -> str:
    """Return the file that a sheet is made from."""
    return "theme/sheets" if job.source is None else str(job.source[0])
