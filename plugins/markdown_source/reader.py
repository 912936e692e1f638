"""The one reader of content files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from pelican.readers import BaseReader

from plugins.markdown_source.blocks import RENDERERS, Fragments, Html, Rendering
from plugins.markdown_source.failing import root_of
from plugins.markdown_source.library import library, page_of
from plugins.notation.pages import Kind, Page, address_name

if TYPE_CHECKING:
    from plugins.markdown_source.blocks import Piece

#: A line that stands for a piece of HTML; the two marks are refused in a content file's own text.
_MARK: Final = re.compile("\ue000(\\d+)\ue001")
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")

#: After Markdown has tidied the text's white space (30), before fenced code (25) and all else.
_PRIORITY: Final = 29


class _StashHtml(Preprocessor):
    """Puts pieces of HTML where Markdown keeps raw HTML, in place of the lines that mark them."""

    def __init__(self, md: Markdown, html: list[str]) -> None:
        super().__init__(md)
        self.html = html

    def run(self, lines: list[str]) -> list[str]:
        stashed: list[str] = []
        for line in lines:
            match = _MARK.fullmatch(line)
            stashed.append(
                self.md.htmlStash.store(self.html[int(match.group(1))]) if match else line
            )
        return stashed


class _Pieces(Extension):
    def __init__(self, html: list[str]) -> None:
        super().__init__()
        self.html = html

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.preprocessors.register(_StashHtml(md, self.html), "notation_html", _PRIORITY)


class NotationReader(BaseReader):
    """Reads Markdown with metadata and ``///`` blocks; never raises for an author's mistake.

    The content's metadata get, beside the usual ones, ``notation`` (the :class:`Page` with its
    values) and ``facts``.
    """

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._fragments = Fragments(settings["THEME"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata of a content file."""
        path = Path(source_path)
        below = path.relative_to(root_of(self.settings))
        page = page_of(path, self.settings)
        return self._html(page, below.as_posix()), self._metadata(page, below)

    def _html(self, page: Page, source_path: str) -> str:
        html: list[str] = []
        text: list[str] = []
        at = page.document.body.start
        for block in page.blocks:
            span = block.block.span
            text.append(self._own_text(page, at, span.start))
            renderer = self.settings.get(RENDERERS, {}).get(block.block.name)
            if block.value is None or renderer is None:
                # An unknown block has been reported; its words are shown as they stand.
                text.append(self._own_text(page, span.start, span.end))
            else:
                rendering = Rendering(
                    block, page, source_path, self._fragments, library(self.settings)
                )
                text += [_as_text(piece, html) for piece in renderer(rendering)]
            at = span.end
        text.append(self._own_text(page, at, page.document.body.end))
        return self._markdown(html).convert("\n\n".join(text))

    @staticmethod
    def _own_text(page: Page, start: int, end: int) -> str:
        return _PRIVATE.sub("\ufffd", page.document.source.text[start:end])

    def _markdown(self, html: list[str]) -> Markdown:
        configured = self.settings["MARKDOWN"]
        return Markdown(
            extensions=[*configured.get("extensions", ()), _Pieces(html)],
            extension_configs=configured.get("extension_configs", {}),
            output_format=configured.get("output_format", "html"),
        )

    def _metadata(self, page: Page, below: Path) -> dict[str, Any]:
        values = {"title": below.stem, **page.metadata}
        if page.kind in {Kind.ARTICLE, Kind.WORKOUT}:
            # A date that is missing or wrong has been reported; the list it stands in needs one.
            values.setdefault("date", "1970-01-01")
            folder = below.parent.name or self.settings["DEFAULT_CATEGORY"]
            values["category"] = self.settings["CATEGORY_NAMES"].get(folder, folder)
        values.setdefault("slug", _slug(below.stem))
        metadata = {
            name: self.process_metadata(name, self._formatted(name, value))
            for name, value in values.items()
        }
        return {
            **metadata,
            "notation": page,
            "facts": page.facts if page.kind is Kind.WORKOUT else None,
            "is_workout": page.kind is Kind.WORKOUT,
            "exercise": page.exercise,
        }

    def _formatted(self, name: str, value: str) -> str:
        if name in self.settings["FORMATTED_FIELDS"]:
            return self._markdown([]).convert(value)
        return value


def _slug(stem: str) -> str:
    """Return the slug of a file's name; a name that gives none, which is told, is spelled out."""
    return address_name(stem) or "-".join(f"{ord(char):x}" for char in stem)


def _as_text(piece: Piece, html: list[str]) -> str:
    """Turn a piece into lines of Markdown; HTML becomes a line that marks its place."""
    if isinstance(piece, Html):
        html.append(piece.text.strip())
        return f"\ue000{len(html) - 1}\ue001"
    return _PRIVATE.sub("\ufffd", piece)
