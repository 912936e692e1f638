"""Where something stands in a text, and what it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.source import Span

if TYPE_CHECKING:
    from plugins.notation.document import Document

#: What a line begins with that has more of it below, further in: an item, a note, a definition.
_HOLDING: Final = expression(r" {0,3}(?:(?:[-*+:]|\d+[.)])[ \t]|\[\^[^\]\n]+\]:)")
#: What a line begins with before its first letter.
_BEGINS: Final = expression(r"\n([^A-Za-z\n]+)")


def body_of(document: Document) -> str:
    """Return what stands below the metadata, behind a line end."""
    text, start = document.source.text, document.body.start - 1
    return text[start:] if text[start : start + 1] == "\n" else "\n" + text[start + 1 :]


def begins_of(text: str) -> str:
    """Return what the lines of ``text`` begin with before any letter, each kind once.

    Each stands behind a line end, as it does in ``text``, which begins with one, too. Most of what
    is looked for begins a line: to see here first that it does not is far quicker, because there
    are few kinds.
    """
    return "\n".join(["", *dict.fromkeys(_BEGINS.findall(text))])


def place_of(match: re.Match[str], offset: int, group: int = 0) -> Span:
    """Return where a match, or a group of it, stands in the file; its text begins at ``offset``."""
    return Span(match.start(group) + offset, match.end(group) + offset)


def line_end(plain: str, at: int) -> int:
    """Return where the line ends that holds the place ``at``."""
    end = plain.find("\n", at)
    return len(plain) if end < 0 else end


def paragraph_end(plain: str, at: int) -> int:
    """Return where the paragraph ends that holds the place ``at``."""
    end = plain.find("\n\n", at)
    return len(plain) if end < 0 else end


def is_in_list(text: str, at: int) -> bool:
    """Return whether the last line at the margin above ``at`` begins an item, or its like."""
    above = [line for line in text[:at].split("\n") if line and not line[0].isspace()]
    return bool(above) and _HOLDING.match(above[-1]) is not None
