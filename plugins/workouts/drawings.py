"""The drawings of a page's workouts, in one file beside it.

A page of workouts would carry more of figures than of words. In a file of their own they are not
waited for, and the page's screen part and its print part share them.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator

from plugins.contents import contents
from plugins.notation.workout.present import exercises_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from pelican import Pelican

#: The file's name, and its address on the page: both lie in one folder.
DRAWINGS: Final = "drawings.svg"


class DrawingsGenerator(Generator):
    """Writes ``drawings.svg`` from the theme's template of that name.

    Its context has ``figures``, those of the exercises, and ``sheets``, for their QR codes.
    """

    def generate_output(self, writer: object) -> None:
        """Write the file of each page with workouts."""
        del writer
        template = self.env.get_template(DRAWINGS)
        known = self.context["library"]
        for below, content in self._files().items():
            slugs = dict.fromkeys(
                slug for each in content.workouts for slug in exercises_of(each.view)
            )
            figures = [figure for slug in slugs if (figure := known.figure(slug)) is not None]
            path = Path(self.output_path, below)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = template.render(figures=figures, sheets=getattr(content, "sheets", ()))
            path.write_text(f"{text.strip()}\n", encoding="utf-8", newline="\n")

    def will_write(self) -> Collection[str]:
        """Return what it writes, below the output."""
        return self._files().keys()

    def _files(self) -> dict[str, Any]:
        """Return the contents with workouts, each by its file of drawings."""
        return {
            PurePosixPath(each.save_as).with_name(DRAWINGS).as_posix(): each
            for each in contents(self.context)
            if getattr(each, "workouts", ())
        }


def add_generator(pelican: Pelican) -> type[DrawingsGenerator]:
    """Add the generator, and tell the templates the file's name."""
    settings: dict[str, Any] = pelican.settings
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "DRAWINGS": DRAWINGS}
    return DrawingsGenerator
