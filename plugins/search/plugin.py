"""Gives the search the words of all pages, when all of them are known."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator

from plugins.search.index import SearchError, write_index
from plugins.search.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

#: What is shown to be used and not to be read.
_IGNORED: Final = (
    *("svg", "sup", "button", ".figure", ".mover", ".print-only", ".workout-sheets", ".legend"),
    *(".footnote", ".share"),
)


class SearchGenerator(Generator):
    """Writes Pagefind's index of articles, workouts, exercises and pages to ``SEARCH_INDEX``."""

    def will_write(self) -> tuple[str]:
        """Return the folder of the index: what is in it, only Pagefind knows."""
        return (f"{self.settings['SEARCH_INDEX'].strip('/')}/",)

    def generate_output(self, writer: object) -> None:
        """Called by Pelican to write."""
        del writer
        template = self.get_template("search_record")
        documents = {
            page.url: template.render(
                {**self.context, "kind": kind, "page": page, "spellings": spellings}
            )
            for kind, page in self._pages()
        }
        try:
            write_index(
                documents,
                Path(self.output_path, self.settings["SEARCH_INDEX"]),
                language=self.settings["DEFAULT_LANG"],
                ignored=_IGNORED,
            )
        except SearchError as error:
            # Publishing stops at a warning; one who writes can do without the search.
            log.warning("%s. The search of the site will find nothing.", error)

    def _pages(self) -> Iterator[tuple[str, Any]]:
        """Yield what can be found, each with what it is. Drafts and hidden pages cannot be."""
        for article in self.context.get("articles", ()):
            yield "workout" if article.is_workout else "article", article
        for exercise in self.context.get("exercises", ()):
            yield "exercise", exercise
        for page in self.context.get("pages", ()):
            yield "page", page


def generator(pelican: Any) -> type[SearchGenerator]:
    """Called by Pelican for the generators of a build."""
    del pelican
    return SearchGenerator
