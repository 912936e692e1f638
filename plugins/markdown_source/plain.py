"""What our texts may have, and Markdown's own parts would not read: said as they know it."""

from __future__ import annotations

from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from plugins.notation.code import openings, without_code
from plugins.notation.signs import lone

#: After Markdown has tidied the white space (30), before fenced code (25) and all else.
_PRIORITY: Final = 28


class Plain(Extension):
    """Adds this to Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.preprocessors.register(_Plain(md), "notation_plain", _PRIORITY)


class _Plain(Preprocessor):
    """Takes from the line that opens code all but its language, and spells out a lone sign <."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        has_fences = "```" in text or "~~~" in text
        if not (has_fences or "<" in text):
            return lines  # as most
        edits = [
            (match.start(), match.end(), match[1] + match[2])
            for match in (openings(text) if has_fences else ())
            if match[2] and match.end(2) < match.end()
        ]
        if "<" in text:
            edits += [(sign.start, sign.end, "&lt;") for sign in lone(without_code(text))]
        for start, end, words in sorted(edits, reverse=True):
            text = text[:start] + words + text[end:]
        return text.split("\n")
