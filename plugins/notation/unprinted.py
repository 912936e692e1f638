"""What an author has written for the sheets in signs that none of their fonts has.

The fonts are asked when :mod:`.fonts` is made; a text is only held against what they said.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from plugins.late import expression
from plugins.notation.fonts import PRINTED
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.notation.diagnostics import Report
    from plugins.notation.source import Source

#: What hardly any text has more than.
_UNUSUAL: Final = expression(r"[^\x00-\u017e\u2013\u2014\u2018-\u201e\u2026\u2212]")
#: Signs that no font has, with what makes others of them: a woman of a runner, colours of a heart.
#: A number on a key is of three signs, which no font has together.
UNPRINTED: Final = expression(
    rf"[0-9#*]\ufe0f?\u20e3|[^\x00-\x1f{PRINTED}]+(?:\ufe0f?\u200d[^\n]|\ufe0f|[^\x00-\x1f{PRINTED}])*"
)


def has_unprinted(text: str) -> bool:
    """Return whether a text has a sign that no font has."""
    return (
        not text.isascii()
        and _UNUSUAL.search(text) is not None
        and UNPRINTED.search(text) is not None
    )


def check(source: Source, parts: Iterable[tuple[Span, Any]], report: Report) -> None:
    """Report such signs in parts of a source, each with the value that is printed of it."""
    for span, printed in parts:
        found = [*UNPRINTED.finditer(source.text, *span)]
        if not found:
            continue
        # Of what is only a manner of writing, a sheet has the usual one.
        signs = {each[0] for each in UNPRINTED.findall("\n".join(_texts(printed)))}
        for each in found:
            if each[0][0] in signs:
                report.add(
                    "missing-letter",
                    Span(*each.span()),
                    f"no font of the sheets has '{each[0]}'",
                    "write it in other characters",
                )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
