"""The custom properties of the style sheet have short names on the web, and the same rules."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from plugins.assets.files import PAPER, Assets
from plugins.assets.shown import DRAWN
from plugins.assets.styles import Styles
from plugins.assets.stylesheet import Part, StyleSheet
from tests.theme.fragment import TEMPLATES

_NAME: Final = re.compile(r"(?<![\w-])--[\w-]+")
_STATIC: Final = TEMPLATES.parent / "static"
_LONG: Final = Assets(_STATIC, "")
_SHORT: Final = Assets(_STATIC, "", fingerprint=True)


def paper(assets: Assets) -> str:
    """Return the style sheet for paper, without the digits of fonts that only the web has."""
    path = assets.url(PAPER).removeprefix("/")
    css = next(each.content for each in assets.written if each.save_as == path).decode()
    return re.sub(r"\.[0-9a-f]{10}\.", ".", css)


def test_each_property_has_one_name_for_screen_and_paper() -> None:
    """Putting the long names back gives the long style sheets again, to the letter."""
    names: dict[str, str] = {}
    pairs = [
        (_LONG.whole_style(), re.sub(r"\.[0-9a-f]{10}\.", ".", _SHORT.whole_style())),
        (paper(_LONG), paper(_SHORT)),
    ]
    for long, short in pairs:
        for before, after in zip(_NAME.findall(long), _NAME.findall(short), strict=True):
            assert names.setdefault(after, before) == before
    assert len(names) == len(set(names.values())) > 40
    for long, short in pairs:
        assert _NAME.sub(lambda one: names[one[0]], short) == long


def test_what_drawings_ask_for_keeps_its_name() -> None:
    """They lie in files of their own, which no style sheet is read with."""
    given = set(_NAME.findall(_SHORT.whole_style()))
    drawn = DRAWN & set(_NAME.findall(_LONG.whole_style()))
    assert drawn
    assert drawn <= given
    assert all(len(name) <= len("--xy") for name in given - DRAWN)


def test_what_is_named_most_has_the_shortest_name() -> None:
    """More than there are letters get two; a class with two dashes is no property."""
    many = [f"--much-{number:02}" for number in range(60)]
    css = "".join(f":root{{{name}:0}}" for name in many)
    css += "".join(f".a--much-00{{margin:var({name})}}" for name in many[:26] * 2)
    sheet = StyleSheet("", (Part(_STATIC, css),), ())
    found = Styles(sheet, str, short=True).whole()
    assert found.count(".a--much-00{") == 52
    names = Counter(_NAME.findall(found))
    assert len(names) == 60
    assert {len(name) for name, times in names.items() if times == 3} == {len("--x")}
    assert {len(name) for name, times in names.items() if times == 1} == {len("--xy")}


def test_no_two_names_differ_by_capitals_only() -> None:
    """A checker that does not tell them apart finds nonsense in a sheet that has none."""
    names = set(_NAME.findall(_SHORT.whole_style()))
    assert len({name.lower() for name in names}) == len(names)
