"""Makes the finder known to every page, and writes its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator

from plugins.finder.model import Facet, Finder, Match, Option
from plugins.finder.reading import FACETS, traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.notation.exercises import Library

#: Where the question for the kind stands among the others.
_KIND_AT: Final = 2


def add(generators: Iterable[Any]) -> None:
    """Put the finder where every template can see it, as soon as all workouts are read."""
    for generator in generators:
        if isinstance(generator, FinderGenerator):
            context = generator.context
            articles = [each for each in context.get("articles", ()) if each.is_workout]
            names = generator.settings.get("CATEGORY_NAMES") or {}
            context["finder"] = Finder(
                [*FACETS[:_KIND_AT], _kinds(articles, names), *FACETS[_KIND_AT:]],
                [match for each in articles for match in _matches(each, context["library"])],
            )


def _kinds(articles: Iterable[Any], names: dict[str, str]) -> Facet:
    """Return the question for the kind: the categories in the order of the menu, then others."""
    found = {each.category.slug: each.category.name for each in articles}
    order = [slug for slug in names if slug in found]
    order += sorted(found.keys() - set(order))
    return Facet(
        "kind",
        "What kind?",
        "",
        tuple(Option(slug, slug, str(found[slug]), str(found[slug])) for slug in order),
    )


def _matches(article: Any, library: Library) -> Iterator[Match]:
    several = len(article.workouts) > 1
    for workout in article.workouts:
        view = workout.view
        facts = article.notation.facts
        found = traits(view, facts, library, alone=not several)
        yield Match(
            title=view.title if several else article.title,
            url=f"{article.url}#{view.anchor}" if several else article.url,
            page=article.title if several else "",
            kind=str(article.category.name),
            estimate=view.estimate if several else article.facts.estimate,
            minutes=found.minutes,
            level=facts.level,
            equipment=found.equipment,
            values={"kind": frozenset({article.category.slug}), **found.values},
        )


class FinderGenerator(Generator):
    """Writes a page for each selection that some workout fits, below ``FINDER_URL``."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican to write."""
        finder: Finder = self.context["finder"]
        template = self.get_template("find") if finder else None
        for selection in finder.pages:
            found = finder.page(selection)
            url = f"{self.settings['FINDER_URL']}{found.path}"
            writer.write_file(
                f"{url}index.html",
                template,
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=url,
                page_name="find",
                found=found,
            )

    #: It writes nothing else, so two processes may share it.
    write_pages = generate_output
