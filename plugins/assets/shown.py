"""What stands in a page, as far as a rule of a style sheet can ask for it."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Final

from plugins.late import dataclass

# Each begins with its own letters, so that most of a page is passed over without trying.
_TAG: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
_CLASSES: Final = re.compile(r"""class=("[^"]*"|'[^']*'|[^\s"'>]+)""")
#: What a script will bring is named on the element that it works on.
_BROUGHT: Final = "data-brings="
_BRINGS: Final = re.compile(rf'{_BROUGHT}"([^"]*)"')
_USED: Final = "var(--"
_PROPERTY: Final = re.compile(r"var\((--[\w-]+)")
_ASCII: Final = bytes(range(128))
#: A letter that is written in letters, or by its number.
_ENTITY: Final = re.compile(r"&#?\w+;")
_TAKEN_IN: Final = "use"
#: What a drawing takes from the page that shows it. It may lie in a file of its own.
DRAWN: Final = frozenset(
    {
        "--figure-near",
        "--figure-far",
        "--figure-thing",
        "--figure-ground",
        "--figure-paper",
        "--figure-arrow",
        "--surface",
    }
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
    names = {"html", "body"}
    names.update(tag.lower() for tag in set(_TAG.findall(html)))
    # A word takes less time to look for than an expression, and most pages have neither.
    for brought in _BRINGS.findall(html) if _BROUGHT in html else ():
        names.update(brought.split())
    for classes in set(_CLASSES.findall(html)):
        names.update(_selectors(classes))
    properties = frozenset(_PROPERTY.findall(html) if _USED in html else ())
    drawn = DRAWN if _TAKEN_IN in names else frozenset()
    letters = _beyond(html) | _letters(frozenset(_ENTITY.findall(html)))
    return Shown(frozenset(names), properties | drawn, letters)


def _beyond(text: str) -> frozenset[str]:
    """Return the letters that are not ASCII: most are, and none of those is looked at alone."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return frozenset(others.decode("utf-8", "surrogatepass"))


@lru_cache(maxsize=4096)
def _selectors(classes: str) -> tuple[str, ...]:
    """Return the classes of an attribute, which may stand in quotes, as selectors."""
    return tuple(f".{name}" for name in unescape(classes.strip("\"'")).split())


@lru_cache(maxsize=1024)
def _letters(entities: frozenset[str]) -> frozenset[str]:
    return _beyond("".join(map(unescape, entities)))
