"""The list of all PDFs of a page with several workouts, on a page of its own.

Beside the workouts it would be as heavy as all they say, and most readers take the usual sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator

from plugins.contents import contents

if TYPE_CHECKING:
    from pelican import Pelican

#: Where it is, from the page and its sheets.
ALL_SHEETS: Final = "all-sheets/"


class AllSheetsGenerator(Generator):
    """Writes the list of each page that has more than one workout."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican to write."""
        for content in contents(self.context):
            if len(getattr(content, "sheets", ())) < 2:
                continue
            first = content.workouts[0]
            writer.write_file(
                f"{first.folder}{ALL_SHEETS}index.html",
                self.get_template("all_sheets"),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=f"{first.address}{ALL_SHEETS}",
                page_name="all_sheets",
                of=content,
            )

    #: It writes nothing else, so two processes may share it.
    write_pages = generate_output


def add_generator(pelican: Pelican) -> type[AllSheetsGenerator]:
    """Add the generator, and tell the templates where its pages are."""
    settings: dict[str, Any] = pelican.settings
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "ALL_SHEETS": ALL_SHEETS}
    return AllSheetsGenerator
