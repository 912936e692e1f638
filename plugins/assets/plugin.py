"""Gives the templates the theme's files, and writes them beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from pelican.generators import Generator

from .compress import compress
from .files import Assets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pelican import Pelican

#: What templates call the theme's files.
NAME: Final = "assets"
STATIC: Final = "static"

_HEADERS_FILE: Final = "_headers"
_HEADERS: Final = """\
/*
  Content-Security-Policy: {policy}
  Cross-Origin-Opener-Policy: same-origin
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff
"""
#: Of a folder whose files have other names when they are other files.
_FOR_EVER: Final = """
{folder}/*
  Cache-Control: public, max-age=31536000, immutable
"""


class AssetsGenerator(Generator):
    """Writes the theme's files in place of Pelican, which would copy them as they lie."""

    def will_write(self) -> Iterator[str]:
        """Yield what it writes, below the output, and what is written when all is there."""
        for file in self.settings["JINJA_GLOBALS"][NAME].written:
            yield f"{self.settings['THEME_STATIC_DIR']}/{file.save_as}"
        if self.settings.get("HOST_HEADERS"):
            yield _HEADERS_FILE

    def generate_output(self, writer: object) -> None:
        """Write each file whose content is not there yet."""
        del writer
        folder = Path(self.output_path, self.settings["THEME_STATIC_DIR"])
        for file in self.settings["JINJA_GLOBALS"][NAME].written:
            path = folder / file.save_as
            if not path.is_file() or path.read_bytes() != file.content:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.content)


def assets_of(settings: dict[str, Any]) -> Assets:
    """Return the files of the theme that the settings name."""
    newsletter = settings.get("NEWSLETTER") or {}
    return Assets(
        Path(settings["THEME"], STATIC),
        f"{settings['SITEURL']}/{settings['THEME_STATIC_DIR']}",
        fingerprint=settings.get("FINGERPRINT_ASSETS", False),
        forms=(newsletter["action"],) if newsletter else (),
    )


def begin(pelican: Pelican) -> type[AssetsGenerator]:
    """Read the theme anew for this build, before any template is rendered."""
    settings = pelican.settings
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], NAME: assets_of(settings)}
    return AssetsGenerator


def finish(pelican: Pelican) -> None:
    """Write what depends on all pages: the headers that a host is to send, the compressed forms."""
    settings = pelican.settings
    output = Path(pelican.output_path)
    if settings.get("HOST_HEADERS"):
        text = _HEADERS.format(policy=settings["JINJA_GLOBALS"][NAME].header_policy())
        home = urlsplit(settings["SITEURL"]).path
        for folder in (settings["THEME_STATIC_DIR"], settings["PICTURE_PATH"].strip("/")):
            text += _FOR_EVER.format(folder=f"{home}/{folder}")
        (output / _HEADERS_FILE).write_text(text, encoding="utf-8", newline="\n")
    if settings.get("PRECOMPRESS"):
        compress(output)
