"""What Pelican asks for the documents of a site: it loads what makes them only where it must.

An edit of words takes all documents over, and loading Typst would be a part of what it takes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pelican.generators import Generator

from plugins.caching.made_with import fingerprint
from plugins.contents import contents

if TYPE_CHECKING:
    from plugins.sheets.documents import Documents

#: Our code here as it was when this process began; what is loaded of it later is the same.
_CODE: Final = fingerprint(Path(__file__).parent)


class SheetsGenerator(Generator):
    """Writes all documents beside the pages."""

    def generate_output(self, writer: object) -> None:
        """Called by Pelican when everything has been read."""
        del writer
        if (documents := self._documents()) is not None:
            documents.make()

    def will_write(self) -> list[str]:
        """Return what it writes, below the output."""
        documents = self._documents()
        return [each for group in documents.groups() for each in group.files] if documents else []

    def _documents(self) -> Documents | None:
        context = self.context
        if not (
            context.get("booklets")
            or context.get("posters")
            or any(getattr(each, "sheets", ()) for each in contents(context))
        ):
            return None
        from plugins.sheets.documents import Documents  # noqa: PLC0415

        return Documents(context, self.settings, Path(self.theme), Path(self.output_path), _CODE)
