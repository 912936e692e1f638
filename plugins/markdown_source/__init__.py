"""The seam between content files, Markdown and Pelican.

Replaces Pelican's Markdown reader by one that knows a file's path and true positions, parses its
``///`` blocks with :mod:`plugins.notation`, has them rendered from the theme's fragments, and puts
down all mistakes of all files, which :mod:`plugins.making` tells.

A plugin that renders a block puts its renderer into ``settings[RENDERERS]`` when Pelican has been
initialised (see :mod:`.blocks`).
"""

from __future__ import annotations

import logging
from typing import Any, Final

from pelican import readers, signals
from pelican.urlwrappers import URLWrapper

from plugins.late import expression
from plugins.markdown_source import again, ahead, aside, failing, library, resting
from plugins.markdown_source.reader import NotationReader

_TERMS: Final = "MARKDOWN_SOURCE_TERMS"
#: How Pelican tells of a picture without words, first of one and then of many.
_EMPTY_ALT: Final = ("Empty alt attribute", "Other images have empty alt")

#: A link to a tag, a category or an author.
_TO_TERM: Final = expression(r"""\bhref=(["'])[{|](?:tag|category|author)[|}][^"'<>]*\1""")


def _is_not_told_by_us(record: logging.LogRecord) -> bool:
    """Keep back what Pelican logs of a picture without words: we tell it with its line."""
    return not str(record.msg).startswith(_EMPTY_ALT)


def _add_reader(readers: object) -> None:
    for extension in NotationReader.file_extensions:
        readers.reader_classes[extension] = NotationReader  # type: ignore[attr-defined]


def _begin(pelican: Any) -> tuple[()]:
    """Forget what a build that did not come to its end has read."""
    failing.forget(pelican.settings)
    library.forget(pelican.settings)
    pelican.settings[_TERMS] = {}
    resting.begin(pelican.settings)
    again.begin()
    return ()


def _in_order(generator: Any) -> None:
    """Have files read by their paths: Pelican has a set of them, of another order each time.

    It is the order of all texts of one day, in every list.
    """
    files = generator.get_files

    def in_order(*given: Any, **named: Any) -> list[str]:
        # Who reads ahead need not look for them again.
        found: list[str] = sorted(files(*given, **named))
        generator.in_order = found
        return found

    generator.get_files = in_order


def _end_of_reading(generators: list[Any]) -> None:
    for generator in generators[:1]:
        generator.context["library"] = library.library(generator.settings)
        generator.context["library_fingerprint"] = library.fingerprint(generator.settings)
        library.forget(generator.settings)
    failing.found(generators)


def _know_pictures(content: Any) -> None:
    """Have the pictures of a text be its own: unlike what else it has, they change without it."""
    content.metadata.pop("pictures", None)


def _name_terms(content: Any) -> None:
    """Have a link to a tag such as R&D name it so that Pelican reads its name to the end.

    It parts an address at a semicolon, and knows the sign & without one, too.
    """
    text = getattr(content, "_content", None)
    if text and "&amp;" in text:
        content._content = _TO_TERM.sub(lambda link: link[0].replace("&amp;", "&amp"), text)  # noqa: SLF001


def _one_of_each(content: Any) -> None:
    """Have texts share their tags, categories and authors: each reckons its slug by itself."""
    known: dict[object, URLWrapper] = content.settings.setdefault(_TERMS, {})

    def one(value: Any) -> Any:
        if isinstance(value, URLWrapper):
            return known.setdefault((type(value), value.name), value)
        return [*map(one, value)] if type(value) is list else value

    for name in ("author", "authors", "category", "tags"):
        if name in vars(content):
            found = one(vars(content)[name])
            setattr(content, name, found)
            if name in content.metadata:
                content.metadata[name] = found


def register() -> None:
    """Connect to Pelican's signals."""
    logging.getLogger(readers.__name__).addFilter(_is_not_told_by_us)
    signals.get_generators.connect(_begin)
    signals.content_object_init.connect(_know_pictures)
    signals.content_object_init.connect(_name_terms)
    signals.content_object_init.connect(_one_of_each)
    signals.content_object_init.connect(resting.rest)
    signals.readers_init.connect(_add_reader)
    signals.generator_init.connect(aside.find_safe_files)
    signals.article_generator_init.connect(_in_order)
    signals.page_generator_init.connect(_in_order)
    signals.article_generator_init.connect(again.keep)
    signals.page_generator_init.connect(again.keep)
    signals.article_generator_preread.connect(ahead.step)
    signals.article_generator_finalized.connect(ahead.end)
    signals.page_generator_finalized.connect(failing.keep_files_only)
    signals.all_generators_finalized.connect(_end_of_reading)
