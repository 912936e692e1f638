"""What every page shows of the others: a few names and addresses, and nothing else.

A page that is given whole lists of the site would change with each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Link:
    """A page, by its title and its address below the site's."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A category: its slug, name and address, and how many texts it has."""

    slug: str
    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Menu:
    """What leads on from every page. ``workouts`` and ``exercises`` say whether there are any."""

    lanes: tuple[Lane, ...] = ()
    pages: tuple[Link, ...] = ()
    workouts: bool = False
    exercises: bool = False


def menu_of(context: Mapping[str, Any]) -> Menu:
    """Return the menu of a site, by the lists that its generators have left."""
    return Menu(
        tuple(
            Lane(category.slug, str(category.name), category.url, len(articles))
            for category, articles in context.get("categories", ())
        ),
        tuple(
            Link(page.title, page.url)
            for page in sorted(context.get("pages", ()), key=lambda page: page.title.casefold())
        ),
        any(
            getattr(article, "workouts", ()) and article.is_workout
            for article in context.get("articles", ())
        ),
        bool(context.get("exercises")),
    )
