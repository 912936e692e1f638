"""What the grammar's rules are put together from: expressions, and scopes for their groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.notation.editors.tables import Tables

Rule: TypeAlias = dict[str, object]

#: Letters, as the lexer takes them together to a word.
LETTER: Final = r"[\p{L}\p{M}]"
WORD: Final = rf"{LETTER}+"
NUMBER: Final = r"\d+(?:[.,]\d+)?"
CLOCK: Final = r"\d*:\d\d"
#: A comma that ends a clause, which one inside a number does not.
COMMA: Final = r"(?:(?<!\d),|,(?!\d))"
ILLEGAL: Final = "invalid.illegal"


def captured(which: str, *scopes: str | None) -> Rule:
    """Return ``beginCaptures`` and the like: the scope of each group, ``None`` for none."""
    named = {str(i): {"name": scope} for i, scope in enumerate(scopes, 1) if scope}
    return {f"{which}Captures" if which else "captures": named}


def scoped(regex: str, *scopes: str | None) -> Rule:
    """Return a rule that gives ``scopes`` to the groups of ``regex``, or one to all of it."""
    if len(scopes) == 1 and not re.search(r"(?<!\\)\((?!\?)", regex):
        return {"name": scopes[0], "match": regex}
    return {"match": regex, **captured("", *scopes)}


def included(*names: str) -> list[Rule]:
    return [{"include": f"#{name}"} for name in names]


def one_of(words: Iterable[str]) -> str:
    """Return an expression for any of ``words``, in capitals or not, none cut off in its middle."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    letters = [re.escape(word) for word in longest_first if word[-1].isalpha()]
    signs = [re.escape(word) for word in longest_first if not word[-1].isalpha()]
    spelt = [rf"(?i:{'|'.join(letters)})(?!{LETTER})"] if letters else []
    return rf"(?:{'|'.join([*spelt, *signs])})"


def a_word(*words: str) -> str:
    return one_of(words)


def one_character(characters: Iterable[str]) -> str:
    return "[" + "".join(re.escape(c) for c in sorted(characters)) + "]"


def a_unit(words: Iterable[str]) -> str:
    """Return an expression for a unit, with the full stop of an abbreviation or without."""
    return rf"{one_of(words)}(?:\.(?!\d))?"


def cue_dash(tables: Tables) -> str:
    """Return an expression for the dash that begins a cue; between numbers it may be a range."""
    others = one_character(tables.cue_dashes - tables.em_dashes)
    no_range = rf"(?!(?<=\d|\d\s){one_character(tables.cue_dashes)}\s*\d)"
    dash = rf"{one_character(tables.em_dashes)}|(?<=\s)(?:--|{others})(?=\s)"
    return rf"(?:{long_dash(tables)}|{no_range}(?:{dash}))"


def long_dash(tables: Tables) -> str:
    """Return an expression for a long dash between spaces, which never stands in a range."""
    return rf"(?<=\s){one_character(tables.em_dashes)}(?=\s)"


def between_numbers(tables: Tables) -> str:
    return rf"(?:{one_character(tables.range_dashes)}|{a_word('to')})"
