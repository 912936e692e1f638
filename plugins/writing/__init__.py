"""Pages are written anew only where something that they show has changed.

:mod:`.names` finds which of a site's values a template can read, :mod:`.digests` tells by a few
bytes whether these are what they were, :mod:`.editions` knows what the last build has left, and
:mod:`.writer` is Pelican's writer, which asks the three before it renders. What cannot be sure of
is written anew (``docs/decisions/0013``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from jinja2.filters import do_striptags
from pelican import signals
from pelican.generators import Generator, PagesGenerator

from plugins import twin
from plugins.writing import posts, writer
from plugins.writing.names import ESCAPED, NAMES, escaped, noting
from plugins.writing.writer import SelectiveWriter

#: The setting that has what writes the pages that are no articles.
_OTHERS: Final = "WRITING_OTHERS"
#: So many texts are known without their tags.
_SUMMARIES: Final = 2000


class _SharingGenerator(Generator):
    """Comes when all pages are written, of which another process may have written a part."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican."""
        if isinstance(writer, SelectiveWriter):
            writer.end_sharing()


def _begin(pelican: Any) -> type[_SharingGenerator]:
    """Forget what templates of another build have read."""
    pelican.settings[NAMES] = {}
    pelican.settings[twin.ALSO] = [writer.learn_names]
    return _SharingGenerator


def _know_others(generators: list[Any]) -> None:
    """Note what writes the pages that are no articles, and nothing else."""
    for generator in generators[:1]:
        generator.settings[_OTHERS] = [
            each.generate_output if isinstance(each, PagesGenerator) else each.write_pages
            for each in generators
            if isinstance(each, PagesGenerator) or hasattr(each, "write_pages")
        ]


def _go_on(generator: Any, writer: Any) -> None:
    if isinstance(writer, SelectiveWriter):
        writer.go_on(generator.settings[_OTHERS])


def _prepare(generator: Any) -> None:
    """Have an environment note the names that templates read, and do at once what it does often."""
    environment = generator.env
    environment.code_generator_class = noting(generator.settings.setdefault(NAMES, {}))
    environment.extend(**{ESCAPED: escaped})
    # Each include goes through all globals, which nobody changes while pages are written.
    environment.make_globals = lambda given: {**environment.globals, **(given or {})}
    # A text's summary stands in many lists.
    environment.filters["striptags"] = lru_cache(maxsize=_SUMMARIES)(do_striptags)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_begin)
    signals.generator_init.connect(_prepare)
    signals.article_generator_finalized.connect(posts.know)
    signals.get_writer.connect(writer.writer)
    signals.all_generators_finalized.connect(_know_others)
    signals.article_writer_finalized.connect(_go_on)
