"""What Pelican asks for the documents of a site: it loads what makes them only where it must.

An edit of words takes all documents over, and loading Typst would be a part of what it takes.
"""

from __future__ import annotations

from pathlib import Path

from pelican.generators import Generator


class SheetsGenerator(Generator):
    """Writes all documents beside the pages."""

    def generate_output(self, writer: object) -> None:
        """Called by Pelican when everything has been read."""
        del writer
        from plugins.sheets.documents import Documents  # noqa: PLC0415

        Documents(self.context, self.settings, Path(self.theme), Path(self.output_path)).make()
