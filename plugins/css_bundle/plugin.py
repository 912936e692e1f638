"""Writes the bundle when Pelican has copied the theme's static files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pelican import Pelican

from .bundle import bundle
from .paper import by_media

MAIN: Final = Path("css", "main.css")
#: What of it is for paper: a page asks for it with ``media="print"``, and does not wait for it.
PAPER: Final = Path("css", "paper.css")


def write_bundle(pelican: Pelican) -> None:
    """Puts the bundle in place of the ``main.css`` that Pelican copied, and takes its parts away.

    What is for paper goes to a file of its own beside it.

    Pelican copies the theme's static folder whole. Its ``IGNORE_FILES`` could leave the parts out,
    but it also tells ``pelican --autoreload`` which changes not to look at.
    """
    settings = pelican.settings
    for static in settings["THEME_STATIC_PATHS"]:
        source = Path(pelican.theme, static).resolve()
        if not (source / MAIN).is_file():
            continue
        made = bundle(source / MAIN)
        output = Path(pelican.output_path, settings["THEME_STATIC_DIR"])
        (output / MAIN).parent.mkdir(parents=True, exist_ok=True)
        media = by_media(made.css)
        for path, css in ((MAIN, media.screen), (PAPER, media.paper)):
            (output / path).write_text(f"{css}\n", encoding="utf-8", newline="\n")
        for part in made.parts:
            copy = output / part.relative_to(source)
            copy.unlink(missing_ok=True)
            if copy.parent.is_dir() and not any(copy.parent.iterdir()):
                copy.parent.rmdir()
