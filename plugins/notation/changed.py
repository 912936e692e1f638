"""What Markdown would show otherwise than it was written, or not at all, and say nothing of it.

It counts a list on from its first number, and keeps a line that explains something, or says where
something leads, for a place that never comes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass, expression
from plugins.notation.nesting import BRACKET, BRACKETED, MARK, ODD, STEP, nested, numbered
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.notation.diagnostics import Report

_NUMBERED: Final = expression(rf"\n[ >]*\d{{1,9}}[.{BRACKET}][ ]+\S")
_DIGIT: Final = expression(r"\d")
#: The sign of an item, alone in its line, and where a list begins with one.
_ITEM: Final = rf"(?:[-*+]|\d{{1,9}}[.){BRACKET}])"
_BARE: Final = expression(rf"\n {{0,3}}{_ITEM}[ \t]*(?=\n|\Z)")
_BARE_FIRST: Final = expression(
    rf"(?:\A|\n)\n {{0,3}}({_ITEM}[ \t]*)(?=\n(?:  | ?{_ITEM} )[ \t]*\S)"
)
_QUOTED: Final = expression(r"(?: {0,3}>[ ]?)*")
_SIGN: Final = expression(r"[ ]*[-*+][ ]+\S")
#: Further in than anything.
_NOWHERE: Final = 99
_NUMBER: Final = expression(rf"([ ]*)(\d{{1,9}})([.{BRACKET}])(?:[ ]+\S|[ ]*$)")
_ENDS_LISTS: Final = expression(r" {0,3}(?:#|(?:[-*_] ?){3,}$|[-*+] )")
#: An item, right above another that stands further in.
_NESTED: Final = expression(rf"\n([ ]*){MARK}[ ]+\S[^\n]*(?=\n([ ]+)([-*+]|0*1[.{BRACKET}])[ ]+\S)")
#: An element that begins a line, whose text Markdown leaves as it stands.
_ELEMENT: Final = expression(r"\n\x3c(blockquote|details|div|dl|figure|ol|p|table|ul)\b([^<>]*)>")
_MARKS: Final = expression(r"\*\*[^\s*][^*\n]*\*\*|(?<!\w)\*[^\s*][^*\n]*\*(?!\w)|\]\([^\s)]")
#: An address that is one, with no words behind it.
_ADDRESS: Final = expression(r"(?:https?://|mailto:|tel:|[{/]).")
_NOTHING: Final = expression(r"[ \t>]*(?:\n|\Z)")
_BRACKETS: Final = expression(r"(?<![\]\\!])\[(?!\^)([^\[\]\n]+)\](?![\[(:])")
#: Where such a line leads that is written only to be read by nobody: a remark.
_REMARK: Final = "#"


@dataclass(slots=True)
class _List:
    """A list: its first number, the one that readers see last, and whether all are the first.

    ``sign`` stands behind each number.
    """

    sign: str
    first: int
    shown: int
    alike: bool = True
    told: bool = False


def check(plain: str, text: str, offset: int, begins: str, report: Report) -> None:
    """Report what readers would see otherwise; ``text`` is ``plain`` with its code.

    ``begins`` is what the lines of ``plain`` begin with before any letter.
    """
    if ")" in begins and BRACKETED.search(begins):
        plain, text = ("\n".join(numbered(each.split("\n"))) for each in (plain, text))
    if "\n " in begins:
        _check_nested(plain, text, offset, report)
    if "\n\x3c" in begins:
        _check_inside(plain, offset, report)
    if _BARE.search(begins):
        _check_bare(plain, offset, report)
    if _DIGIT.search(begins) and _NUMBERED.search(plain):
        _check_numbers(plain, text, offset, report)


def _check_bare(plain: str, offset: int, report: Report) -> None:
    """Report a list whose first item has no words in its line: Markdown reads none of it."""
    for match in _BARE_FIRST.finditer(plain):
        report.add(
            "changed-text",
            Span(match.start(1) + offset, match.end(1) + offset),
            "this list would be shown as a paragraph, as its first item has no words in this line",
            "write them behind the sign, or delete the line",
        )


def check_defined(
    plain: str, text: str, defined: Mapping[str, re.Match[str]], offset: int, report: Report
) -> None:
    """Report the lines that say where something leads that no link of ``plain`` asks for.

    A link's words may be code, which stands in ``text``.
    """
    if not defined:
        return
    without_code = " ".join(plain.split()).lower()
    whole = " ".join(text.split()).lower() if any("`" in each for each in defined) else ""
    for label, match in defined.items():
        flat = whole if "`" in label else without_code
        is_address = _ADDRESS.match(match[2]) and _NOTHING.match(plain, match.end())
        if is_address and not _has_unread(plain, defined):
            continue  # one of a list of addresses, which other texts may have, too
        if flat.count(f"[{label}]") == flat.count(f"[{label}]:") and match[2] != _REMARK:
            report.add(
                "unmatched-note",
                Span(match.start(1) + offset, match.end(1) + offset),
                f"this line says where '{match[1]}' leads, but nothing links there",
                f"write [words][{match[1]}] where it belongs, or delete the line",
            )


def _has_unread(plain: str, defined: Mapping[str, re.Match[str]]) -> bool:
    """Return whether words stand in brackets that lead nowhere, and may have been meant to."""
    return any(
        " ".join(match[1].split()).lower() not in defined for match in _BRACKETS.finditer(plain)
    )


def check_explained(
    plain: str, explained: Mapping[str, re.Match[str]], offset: int, report: Report
) -> None:
    """Report the lines that explain letters which ``plain`` does not have."""
    if not explained:
        return
    rest = plain
    for match in explained.values():
        rest = rest.replace(match[0], "")
    for name, match in explained.items():
        if name not in rest or not re.search(rf"\b{re.escape(name)}\b", rest):
            report.add(
                "unmatched-note",
                Span(match.start() + offset, match.end() + offset),
                f"'{name}' is explained, but the text does not have it",
                "write it as the text has it, capitals and all, or delete the line",
            )


def _seen(plain: str, text: str) -> list[str]:
    """Return the lines of ``plain`` with the code that stands in them."""
    pairs = zip(plain.split("\n"), text.split("\n"), strict=True)
    return [whole if line.strip() else line for line, whole in pairs]


def _check_nested(plain: str, text: str, offset: int, report: Report) -> None:
    levels: list[int] = []
    line = counted = 0
    for match in _NESTED.finditer(plain):
        if not 1 < len(match[2]) - len(match[1]) < STEP:
            continue
        if not levels:
            lines = nested(_seen(plain, text))
            levels = [(len(each) - len(each.lstrip(" "))) // STEP for each in lines]
        line += plain.count("\n", counted, match.start(3))
        counted = match.start(3)
        if levels[line] <= levels[line - 1]:
            report.add(
                "changed-text",
                Span(match.start(3) + offset, match.end(3) + offset),
                "this item would stand beside the one above, and not within it",
                "begin it under the first letter of the words above, or under the sign before them",
            )


def _check_numbers(plain: str, text: str, offset: int, report: Report) -> None:
    #: The lists that are open, by how far in they stand.
    lists: dict[int, _List] = {}
    #: How far in the last item with a sign stands, as long as a list may begin in it.
    sign = _NOWHERE
    quoted, blank, at = 0, True, 0
    lines = plain.split("\n")
    levels = _seen(plain, text) if "`" in text or "~" in text else lines
    if ODD.search(plain):
        levels = nested(levels)
    for written, line, whole in zip(lines, levels, text.split("\n"), strict=True):
        begin, at = at, at + len(written) + 1
        lead = _QUOTED.match(line)
        rest = line[lead.end() :] if lead else line
        depth = line.count(">", 0, lead.end() if lead else 0)
        if not rest.strip():
            # Code, or a block, at the margin ends a list.
            if whole[:1].strip() and not line.strip():
                lists.clear()
                sign = _NOWHERE
            blank = True
            continue
        if depth != quoted and (blank or depth > quoted):
            lists.clear()
            sign = _NOWHERE
            quoted = depth
        match = _NUMBER.match(rest)
        level = (len(rest) - len(rest.lstrip())) // STEP
        if match is None:
            if _ENDS_LISTS.match(rest) or blank:
                lists = {each: of for each, of in lists.items() if each < level}
            if _SIGN.match(rest):
                sign = level
            elif blank and level <= sign:
                sign = _NOWHERE
        elif (
            level in lists
            or ((blank or int(match[2]) == 1) and not level)
            or sign < level
            or any(each < level for each in lists)
        ):
            number = int(match[2])
            lists = {each: of for each, of in lists.items() if each <= level}
            one = lists.get(level)
            if one is None or one.sign != match[3]:
                one = lists[level] = _List(match[3], number, number - 1)
            one.shown += 1
            one.alike = one.alike and number == one.first
            if not one.told and number != one.shown and not one.alike:
                one.told = True
                # What comes before it are blanks and signs of quotation.
                place = offset + begin + whole.index(match[2])
                report.add(
                    "changed-text",
                    Span(place, place + len(match[2])),
                    f"this list counts on by one, and readers would see {one.shown} here",
                    f"write {one.shown}., or a line of text that begins another list",
                )
        blank = False


def _check_inside(plain: str, offset: int, report: Report) -> None:
    """Report signs of Markdown in an element that does not say that they are some."""
    at = 0
    #: The elements that do not end any more: of many, each would be looked for up to the last line.
    endless = set[str]()
    while begin := _ELEMENT.search(plain, at):
        name = begin[1]
        close = None
        if name not in endless:
            close = re.compile(rf"\x3c/{name}>").search(plain, begin.end())
        if close is None:
            endless.add(name)
        at = close.start() if close else begin.end()
        if "markdown" in begin[2]:
            continue
        if match := _MARKS.search(plain, begin.end(), at):
            report.add(
                "changed-text",
                Span(match.start() + offset, match.end() + offset),
                f"in an element '{begin[1]}' these signs would be shown as they stand",
                f'begin it with {begin[1]} markdown="1", or write elements of HTML in it as well',
            )
