"""Writes the pages of the exercise library."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from pelican.contents import Content, Page
from pelican.generators import Generator

from plugins.late import dataclass
from plugins.markdown_source.failing import keep_files_only
from plugins.markdown_source.library import library
from plugins.notation.exercises.present import figure_of, picture_of
from plugins.notation.exercises.words import EQUIPMENT, MUSCLES, PATTERNS
from plugins.notation.pages import slugify
from plugins.notation.workout.present import exercises_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from plugins.notation.exercises import Exercise as Values
    from plugins.notation.exercises import Library
    from plugins.notation.exercises.present import FigureView

_PICTURE: Final = "figure.svg"


class Exercise(Page):
    """A page of the library; ``exercise`` are the values of its file.

    ``picture`` is its figure's address below the site's, empty if it has none. The generator adds
    ``figure``, ``easier``, ``harder`` and ``uses``.
    """

    default_template = "exercise"
    exercise: Values
    figure: FigureView | None = None
    picture: str = ""
    easier: tuple[Exercise, ...] = ()
    harder: tuple[Exercise, ...] = ()
    uses: tuple[Use, ...] = ()

    @cached_property
    def url(self) -> str:
        """Its address below the site's. Every workout that names the exercise asks for it."""
        return str(self.get_url_setting("url"))

    def _expand_settings(self, key: str) -> str:
        # Page's own would ask for the address of a draft of a page.
        kind = "draft_exercise" if self.status == "draft" else "exercise"
        return str(Content._expand_settings(self, key, kind))  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Use:
    """A workout that has an exercise; ``title`` is that of its page, ``workout`` its own."""

    title: str
    workout: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Exercises under one heading; ``also`` belong there in the second place."""

    title: str
    anchor: str
    exercises: tuple[Exercise, ...]
    also: tuple[Exercise, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """A page that lists all exercises by one of their values."""

    key: str
    label: str
    path: str
    words: tuple[str, ...]
    names: dict[str, str]

    def groups(self, exercises: Iterable[Exercise]) -> Iterator[Group]:
        """Yield the groups that have exercises, in the order of the vocabulary."""
        own = {each: getattr(each.exercise, self.key) for each in exercises}
        for word in self.words:
            first = tuple(each for each, words in own.items() if words[:1] == (word,))
            also = tuple(each for each, words in own.items() if word in words[1:])
            if first or also:
                title = self.names.get(word, word[0].upper() + word[1:])
                yield Group(title, slugify(title), first, also)


#: The first is at the library's own address.
INDEXES: Final = (
    Index("patterns", "Movement", "", PATTERNS, {}),
    Index("muscles", "Muscle", "by-muscle/", MUSCLES, {}),
    Index("equipment", "Equipment", "by-equipment/", EQUIPMENT, {"none": "No equipment"}),
)
#: Below the library's address: every figure on one page, for those who draw them.
FIGURES: Final = "figures/"


class ExercisesGenerator(Generator):
    """Reads ``EXERCISE_PATHS``; writes a page and a picture for each exercise, and the indexes."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.exercises: list[Exercise] = []
        self.hidden_exercises: list[Exercise] = []
        self.draft_exercises: list[Exercise] = []
        super().__init__(*arguments, **named)

    def generate_context(self) -> None:
        """Called by Pelican to read."""
        lists = {
            "published": self.exercises,
            "hidden": self.hidden_exercises,
            "draft": self.draft_exercises,
        }
        for path in sorted(self.get_files(self.settings["EXERCISE_PATHS"])):
            page = self.readers.read_file(
                base_path=self.path, path=path, content_class=Exercise, context=self.context
            )
            if page.is_valid():
                known = library(self.settings)
                page.figure = (
                    known.figure(page.slug)
                    if known.exercises.get(page.slug) is page.exercise
                    else figure_of(page.slug, page.exercise)
                )
                page.picture = f"{page.url}{_PICTURE}" if page.exercise.figure.positions else ""
                lists.get(page.status, []).append(page)
                self.add_source_path(page)
                self.add_static_links(page)
        for found in lists.values():
            found.sort(key=lambda page: page.title.casefold())
        keep_files_only(self)
        self._update_context(("exercises", "hidden_exercises", "draft_exercises"))

    def connect(self) -> None:
        """Give each page the pages and the workouts that it leads to, when all are read."""
        _connect(self._everything(), self.context)

    def _everything(self) -> list[Exercise]:
        return [*self.exercises, *self.hidden_exercises, *self.draft_exercises]

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican to write."""
        self.write_pages(writer)
        for below, page in self._pictures().items():
            picture = Path(self.output_path, below)
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_text(picture_of(page.exercise), encoding="utf-8", newline="\n")

    def will_write(self) -> Collection[str]:
        """Return what it writes, below the output, beside its pages."""
        return self._pictures().keys()

    def _pictures(self) -> dict[str, Exercise]:
        return {
            PurePosixPath(page.save_as).with_name(_PICTURE).as_posix(): page
            for page in self._everything()
            if page.picture
        }

    def write_pages(self, writer: Any) -> None:
        """Write the pages, which two processes may share."""
        everything = self._everything()
        for page in everything:
            self._write(writer, page.save_as, page.url, "exercise", exercise=page)
        if not self.exercises:
            return
        for index in INDEXES:
            self._write_list(
                writer,
                index.path,
                "exercises",
                index=index,
                indexes=INDEXES,
                groups=tuple(index.groups(self.exercises)),
            )
        if not self.settings["SITEURL"]:
            # Only while one writes.
            figures = [page.figure for page in everything if page.figure]
            self._write_list(
                writer,
                FIGURES,
                "exercise_figures",
                all=everything,
                # No list: those are kept for an edit as what many pages show.
                symbols=tuple(figure.symbols for figure in figures),
            )

    def _write_list(self, writer: Any, path: str, template: str, **values: Any) -> None:
        url = f"{self.settings['EXERCISES_URL']}{path}"
        self._write(writer, f"{url}index.html", url, template, page_name="exercises", **values)

    def _write(self, writer: Any, save_as: str, url: str, template: str, **values: Any) -> None:
        writer.write_file(
            save_as,
            self.get_template(template),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url=url,
            **values,
        )


def _connect(pages: list[Exercise], context: dict[str, Any]) -> None:
    """Give each page the pages and the workouts that it leads to."""
    library: Library = context["library"]
    known = {page.slug: page for page in pages if page.status != "draft"}
    uses: dict[str, list[Use]] = {}
    for article in [*context.get("articles", ()), *context.get("pages", ())]:
        for workout in getattr(article, "workouts", ()):
            several = len(article.workouts) > 1
            use = Use(
                article.title,
                workout.view.title if several else "",
                f"{article.url}#{workout.view.anchor}" if several else article.url,
            )
            for slug in exercises_of(workout.view):
                uses.setdefault(slug, []).append(use)
    for page in pages:
        page.uses = tuple(uses.get(page.slug, ())) if page.status != "draft" else ()
        if known.get(page.slug) is page and page.slug in library.exercises:
            page.easier = _those(library.easier(page.slug), known)
            page.harder = _those(library.harder(page.slug), known)


def _those(slugs: Iterable[str], known: dict[str, Exercise]) -> tuple[Exercise, ...]:
    return tuple(known[slug] for slug in slugs if slug in known)
