"""What our texts may have, and Markdown's own parts would not read: said as they know it."""

from __future__ import annotations

import re
from typing import Final

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from plugins.notation.code import openings, without_code
from plugins.notation.signs import lone

#: What stand for a lone sign <, and for one behind a backslash: Markdown may find that they are in
#: code after all. No author's text has either.
_SIGN: Final = "\ue002"
_ESCAPED: Final = "\ue003"
_CODE: Final = re.compile(r"\x3c(code)\b[^>]*>.*?\x3c/\1>", re.DOTALL)
#: When all that was put aside is back.
_LAST: Final = -10

#: After Markdown has tidied the white space (30), before fenced code (25) and all else.
_PRIORITY: Final = 28


class Plain(Extension):
    """Adds this to Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        md.preprocessors.register(_Plain(md), "notation_plain", _PRIORITY)
        md.postprocessors.register(_Signs(md), "notation_signs", _LAST)


class _Plain(Preprocessor):
    """Takes from the line that opens code all but its language, and puts a lone sign < aside."""

    def run(self, lines: list[str]) -> list[str]:
        """Called by Markdown."""
        text = "\n".join(lines)
        has_fences = "```" in text or "~~~" in text
        if not (has_fences or "<" in text):
            return lines  # as most
        edits = [
            (match.start(), match.end(), f"{match[1]}{match[2]}")
            for match in (openings(text) if has_fences else ())
            if match[2] is not None and match.end(2) < match.end()
        ]
        if "<" in text:
            edits += [
                (sign.start, sign.end, _SIGN if text[sign.start] == "<" else _ESCAPED)
                for sign in lone(without_code(text))
            ]
        for start, end, words in sorted(edits, reverse=True):
            text = text[:start] + words + text[end:]
        return text.split("\n")


class _Signs(Postprocessor):
    """Writes the signs that were put aside; in code a backslash before one is a backslash."""

    def run(self, text: str) -> str:
        """Called by Markdown."""
        if _ESCAPED in text:
            text = _CODE.sub(lambda code: code[0].replace(_ESCAPED, f"\\{_SIGN}"), text)
            text = text.replace(_ESCAPED, _SIGN)
        return text.replace(_SIGN, "&lt;")
