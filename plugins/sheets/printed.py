"""What is printed of each page, before any of it is made: which documents there are, and of what.

Templates get this for their links, and :mod:`.documents` makes what it says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from plugins.contents import contents
from plugins.late import dataclass
from plugins.notation.workout.choices import Paper, Unit
from plugins.sheets.model import Sheet, on_paper, pictures, qr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.notation.exercises import Library


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
    #: The name of what makes it, in :mod:`.makers`.
    maker: str
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
    sheets = bound(articles)
    if not sheets:
        return None
    folder = category.save_as[: category.save_as.rfind("/") + 1]
    at = category.url[: category.url.rfind("/") + 1]
    # One unit for all, the first author's first; where there are no loads, none.
    found = (file.choice.unit for one in sheets for file in one.files)
    units = tuple(dict.fromkeys(filter(None, found))) or ("",)
    name = settings.get("CATEGORY_NAMES", {}).get(category.name, category.name)
    address, url = address_of(settings, category.url)
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


def bound(articles: Iterable[Any]) -> tuple[Printed, ...]:
    """Return the sheets of a booklet in its order: what was written later often builds on it."""
    ordered = sorted(articles, key=lambda article: (article.date, article.slug))
    return tuple(sheet for each in ordered for sheet in getattr(each, "sheets", ()))


def _unit_file(paper: Paper, unit: Unit | Literal[""], save_as: str, url: str) -> UnitFile:
    label = f"{paper.label}, {unit}" if unit else paper.label
    return UnitFile(label, save_as, url, paper, unit)


def _posters(folder: str) -> Iterator[Poster]:
    texts = (
        ("21 days is a start", "A box for each day of three weeks, for the fridge.", "habit"),
        ("Bribe yourself", "A month of sessions, and the reward at the end of it.", "bribe"),
    )
    for title, about, maker in texts:
        names = [(paper.label, f"{maker}-{paper.value}.pdf") for paper in Paper]
        files = tuple(File(label, f"{folder}/{name}", f"{folder}/{name}") for label, name in names)
        yield Poster(title, about, maker, files)


def address_of(settings: Mapping[str, Any], url: str) -> tuple[str, str]:
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
    address, url = address_of(settings, content.url)
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
