"""What stands in a page, as far as a rule of a style sheet can ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TAG: Final = re.compile(r"<([a-z][a-z0-9-]*)")
#: What a script will bring is named on the element that it works on.
_BRINGS: Final = re.compile(r'\bdata-brings="([^"]*)"')
_CLASSES: Final = re.compile(r'\bclass="([^"]*)"')
_PROPERTY: Final = re.compile(r"var\((--[\w-]+)")
_BEYOND: Final = re.compile(r"[^\x00-\x7f]")
_TAKEN_IN: Final = "use"
#: What a drawing takes from the page that shows it. It may lie in a file of its own.
DRAWN: Final = frozenset(
    {"--figure-near", "--figure-far", "--figure-thing", "--figure-ground", "--surface"}
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a rule can ask for.

    ``names`` are those of elements (``p``) and of classes (``.card``), ``properties`` the custom
    properties that are used, ``letters`` all but the ASCII ones.
    """

    names: frozenset[str]
    properties: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


def shown_in(html: str) -> Shown:
    """Return what stands in the body of a page. A word too many does no harm."""
    names = {"html", "body", *_TAG.findall(html)}
    for brought in _BRINGS.findall(html):
        names.update(brought.split())
    for classes in set(_CLASSES.findall(html)):
        names.update(f".{name}" for name in classes.split())
    properties = frozenset(_PROPERTY.findall(html))
    drawn = DRAWN if _TAKEN_IN in names else frozenset()
    return Shown(frozenset(names), properties | drawn, frozenset(_BEYOND.findall(html)))
