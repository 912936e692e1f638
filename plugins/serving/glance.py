"""The page of a text that was edited, shown before the rest of the site is built.

An edit is mostly one of words: the text's own page is all that somebody waits to see. It is made
here from what the last build knows of the others, and the build that follows makes everything,
that page among it. Whatever is not sure to come out the same is left to that build.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.contents import Article
from pelican.contents import Page as PelicanPage
from pelican.writers import Writer

from plugins.caching import plugin as caching
from plugins.contents import contents
from plugins.markdown_source import failing, library
from plugins.revising import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOBase


def show(site: Any, path: Path) -> bool:
    """Make the page of the text at ``path`` anew, where it is shown; return whether it was sure.

    The last build must have gone well, and nothing else may have changed since.
    """
    found = next(_at(site, path), None)
    if found is None or not texts.is_safe(path):
        return False
    generator, old = found
    # A folder that somebody has deleted is for the build to make.
    if not Path(site.output_path, old.save_as).is_file():
        return False
    caching.begin(site)
    failing.forget(site.settings)
    library.lend(site.settings, generator.context["library"])
    try:
        new = texts.again(site.settings, generator.context, generator.path, old)
        if new is None:
            return False
        _write(site, generator, new)
    finally:
        library.forget(site.settings)
        failing.forget(site.settings)
        caching.finish(site)
    return True


def _at(site: Any, path: Path) -> Iterator[tuple[Any, Any]]:
    for generator in site.generators:
        for each in contents(vars(generator)):
            if isinstance(each, (Article, PelicanPage)) and each.source_path == os.fspath(path):
                yield generator, each


def _write(site: Any, generator: Any, content: Any) -> None:
    """Render the page, and put it where it is shown in one step."""
    settings = generator.settings
    generator.env.bytecode_cache = settings["JINJA_ENVIRONMENT"].get("bytecode_cache")
    shown = Path(site.output_path, content.save_as)
    output = Path(site.output_path).resolve()
    # Not in the folder: what somebody leaves there is kept with every edition.
    beside = output.with_name(f".{output.name}.page")
    named = {"article": content, "category": content.category, "blog": True}
    try:
        _Beside(site.output_path, settings, beside).write_file(
            content.save_as,
            generator.get_template(content.template),
            generator.context,
            relative_urls=settings["RELATIVE_URLS"],
            override_output=hasattr(content, "override_save_as"),
            url=content.url,
            **(named if isinstance(content, Article) else {"page": content}),
        )
        beside.replace(shown)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


class _Beside(Writer):
    """Writes a page beside the folder: where it is shown it may have names in an older edition."""

    def __init__(self, output_path: str, settings: dict[str, Any], beside: Path) -> None:
        super().__init__(output_path, settings)
        self._beside = beside

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIOBase:
        del filename
        opened: TextIOBase = super()._open_w(os.fspath(self._beside), encoding, override)
        return opened
