"""Lists in lists, by as many blanks as their author likes, and lists that are numbered 1), 2).

Markdown knows an item within an item by four blanks, and lets one by two or three stand beside it.
But most people, and their editors, begin it under the first letter of the words above. And it knows
a number only by the full stop behind it.
"""

from __future__ import annotations

import re
from typing import Final

from plugins.late import dataclass, expression

#: How far Markdown wants each level further in.
STEP: Final = 4
#: Further in than anything.
_NOWHERE: Final = 99
#: What stands for the bracket of a number that is one of a list. No author's text has it.
BRACKET: Final = "\ue005"
#: How an item begins.
MARK: Final = rf"(?:[-*+]|\d{{1,9}}[.{BRACKET}])"
_ITEM: Final = expression(rf"([ ]*)({MARK}[ ]+)(?![-*_ ]*$)\S")
#: One without words.
_EMPTY: Final = expression(rf"([ ]*)({MARK})[ ]*$")
#: What may begin a list right under words.
_BEGINNINGS: Final = ("-", "*", "+", "1.", f"1{BRACKET}")
_QUOTED: Final = expression(r" {0,3}>[ ]?")
#: A note, or a definition: what belongs to it stands as far in as Markdown has it.
_HOLDS: Final = expression(r" {0,3}(?:\[\^[^\]\n]+\]:[ ]*|:[ ]{1,3})(?=\S)")
#: A heading or a rule; one of hyphens alone makes a heading of the line above, if it is one.
BLOCK: Final = expression(
    r"#{1,6}(?:[ ]|$)|(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|={2,}[ ]*)$"
)
#: What a list may stand right under: code, a heading or a rule, and what says where a link leads.
_NO_WORDS: Final = expression(rf" {{4}}|[ ]*(?:{BLOCK.pattern}|-+[ ]*$|=[ ]*$|\*?\[)")
_UNDER: Final = expression(r"(?:-+|=+)[ ]*$")


#: A text that has an item, or a paragraph, where Markdown knows no level.
ODD: Final = expression(
    rf"\n(?:[ >]*>[ ]?)?(?: {{4}})* {{1,3}}{MARK}[ ]"
    r"|\n[ >]*\n(?:[ >]*>[ ]?)?(?: {4})* {1,3}\S"
)
#: A text that has a number as many write one in a list, and Markdown does not.
BRACKETED: Final = expression(r"\n[ >]*(?:[-*+][ ]+)*\d{1,9}\) ")
#: The line that it begins; a row of a table is none.
_BRACKETED: Final = expression(
    r"(?P<lead>[ >]*(?:[-*+][ ]+)*)(?P<number>\d{1,9})\)(?=[ ]+[^\s|])(?![^\n]*\|)"
)
_ANY_ITEM: Final = expression(r"([ >]*)(?:[-*+]|\d{1,9}[.)])[ ]+\S")


@dataclass(frozen=True, slots=True)
class _Item:
    """Where its mark stands, and from where on a line belongs to it."""

    mark: int
    inside: int


def numbered(lines: list[str]) -> list[str]:
    """Return the lines with a sign for the bracket of 1) in lists, and each letter in its place."""
    made = list(lines)
    #: Whether the line above is one of such a list, and whether there is any list above.
    inside = is_list = False
    for at, line in enumerate(lines):
        if not line.strip(" >"):
            inside = False
            continue
        begins = not at or not lines[at - 1].strip(" >") or bool(BLOCK.match(lines[at - 1]))
        match = _BRACKETED.match(line)
        # So far in it is code, but in a list.
        if match and (is_list or not match["lead"].startswith(" " * STEP)):
            inside = inside or begins or _begins_numbered(lines, at, match)
            if inside:
                made[at] = f"{line[: match.end() - 1]}{BRACKET}{line[match.end() :]}"
        if _ANY_ITEM.match(line):
            is_list = True
        elif begins and line[0] != " ":
            is_list = False
    return made


def _begins_numbered(lines: list[str], at: int, match: re.Match[str]) -> bool:
    """Return whether a number right under words begins a list: its bracket may be one of theirs."""
    above = lines[at - 1]
    return (int(match["number"]) == 1 and above.count("(") <= above.count(")")) or (
        (item := _ANY_ITEM.match(above)) is not None and len(item[1]) > len(match["lead"])
    )


def nested(lines: list[str], gap: str = "", *, is_inner: bool = False) -> list[str]:
    """Return the lines, as many of them, with each list as Markdown wants it.

    In what ``is_inner``, an item or a note, one may stand right under words.

    One whose levels are four blanks apart already stays as it is. A line that Markdown would take
    for a part of the one above begins with ``gap``.
    """
    made: list[str] = []
    #: The line of words above, right under which Markdown begins no list.
    words = -2
    while (at := len(made)) < len(lines):
        line = lines[at]
        if ">" in line[:STEP] and (leads := leads_of(lines, at)):
            inner = nested([lines[at + i][len(lead) :] for i, lead in enumerate(leads)], gap)
            made += [
                lead + rest.replace("\n", f"\n{lead}")
                for lead, rest in zip(leads, inner, strict=True)
            ]
        elif (match := _ITEM.match(line)) and len(match[1]) < STEP and words != at - 1:
            read = _list(lines, at, gap)
            if is_inner and at and lines[at - 1].strip() and _is_list(lines, at, match[2]):
                read[0] = gap + read[0]
            made += read
        elif (match := _HOLDS.match(line)) is not None:
            made += _held(lines[at:], match.end(), gap)
        else:
            made.append(line)
            if gap and not is_inner and line.strip() and not _NO_WORDS.match(line):
                words = at
    return made


def _is_list(lines: list[str], at: int, mark: str) -> bool:
    return mark.startswith(_BEGINNINGS) and _begins(lines, at)


def _held(lines: list[str], begin: int, gap: str) -> list[str]:
    """Return the lines of a note or a definition, whose words begin at ``begin``."""
    end = 1
    for at, line in enumerate(lines[1:], 1):
        if line.startswith(" " * STEP):
            end = at + 1
        elif line.strip():
            break
    inner = nested([lines[0][begin:], *[line[STEP:] for line in lines[1:end]]], gap, is_inner=True)
    made = [
        "\n".join(" " * STEP + each if each else each for each in line.split("\n"))
        for line in inner
    ]
    return [lines[0][:begin] + inner[0], *made[1:]]


def leads_of(lines: list[str], at: int) -> list[str]:
    """Return what each line of the quotation at ``at`` begins with; nothing if there is none."""
    leads: list[str] = []
    while at < len(lines) and (match := _QUOTED.match(lines[at])):
        leads.append(match[0])
        at += 1
    return leads


def _list(lines: list[str], begin: int, gap: str) -> list[str]:
    """Return the lines of the list that begins at ``begin``."""
    made: list[str] = []
    apart: list[int] = []
    above: list[_Item] = []
    #: Whether the line above is code by its indentation.
    odd = code = blank = words = False
    #: How deep the first line of this paragraph, or of these items, stands.
    since = 0
    most = _NOWHERE
    while (at := begin + len(made)) < len(lines):
        line = lines[at]
        indent = len(line) - len(line.lstrip(" "))
        match = _ITEM.match(line)
        if not line.strip():
            made.append(line)
            blank = True
            continue
        if code and indent >= above[-1].inside + STEP:
            made.append(" " * STEP * len(above) + line[above[-1].inside :])
            blank = False
            continue
        if code and not blank:
            # What stands right under code is no part of it.
            apart.append(at - begin)
            blank = True
        code = False
        if match is None and above and indent < above[-1].inside:
            match = _EMPTY.match(line)
        ended: _Item | None = None
        quoted = line[indent] == ">"
        is_block = BLOCK.match(line, indent) is not None
        if is_block and line[indent] == "=" and above and indent < above[-1].inside:
            is_block = False  # it is below no words of their own
        if match or blank or quoted or is_block:
            while above and indent < above[-1].inside:
                ended = above.pop()
        # A number in words that run on, such as a year: a list within one begins with 1.
        if match and above and not (ended or blank or match[2].startswith(_BEGINNINGS)):
            line = f"{line[: match.end(2)].rstrip()[:-1]}\\{line[match.end(2) - 2 :]}"
            match, odd = None, True
        depth = len(above)
        if blank:
            since, words = depth, match is None
        code = blank and bool(above) and indent >= above[-1].inside + STEP
        # Two levels further in at once is none of this list: words that run on.
        if match and not code and (not above or indent < above[-1].mark + 2 * STEP):
            odd = odd or depth != indent // STEP
            if depth < since or (words and not blank and depth == since and _begins(lines, at)):
                apart.append(at - begin)
                since, words = depth, False
            if not blank and depth > most:
                # Right under an item that an item begins with, it would be words.
                apart.append(at - begin)
                since = depth
            item = " " * STEP * depth + line[indent:]
            most = _NOWHERE
            mark: re.Match[str] | None = match
            while mark:
                above.append(_Item(indent, min(mark.end(2), indent + STEP)))
                # An item may begin with another one, or with a quotation.
                indent = mark.end(2)
                if mark := _ITEM.match(line, indent):
                    most = len(above)
            if line[indent : indent + 1] == ">":
                lead = " " * (STEP * len(above) - 1)
                inner = _quotation([line[indent:], *lines[at + 1 :]], lead, gap)
                made += [item[: -len(line[indent:])] + inner[0][len(lead) :], *inner[1:]]
                odd = odd or made[at - begin :] != lines[at : at + len(inner)]
            else:
                made.append(item)
        elif (blank or quoted or is_block) and not above:
            break
        elif quoted and indent < above[-1].inside + STEP:
            inner = _quotation(lines[at:], " " * STEP * depth, gap)
            odd = odd or inner != lines[at : at + len(inner)]
            if not blank:
                apart.append(at - begin)
            made += inner
            since = _NOWHERE  # the next item would be a part of it
        elif is_block and not blank:
            odd = True
            is_first = _ITEM.match(lines[at - 1]) or not lines[at - 2].strip()
            if not _UNDER.match(line, indent) or (line[indent] == "-" and not is_first):
                apart.append(at - begin)
            made.append(" " * STEP * depth + line[indent:])
            # So does what follows.
            apart.append(len(made))
            blank = True
            continue
        elif blank:
            odd = odd or (above[-1].inside != STEP * depth if code else indent < STEP * depth)
            made.append(" " * STEP * depth + line[above[-1].inside :])
        else:
            further = min(max(indent - above[-1].mark, 0), STEP - 1)
            made.append(" " * (STEP * (depth - 1) + further) + line[indent:] if indent else line)
        blank = False
    if not odd:
        made = lines[begin : begin + len(made)]
    for at in apart:
        if at < len(made) and made[at].strip():
            made[at] = gap + made[at]
    if not above and made[-1].strip():
        made[-1] += gap  # what ends the list stands right under it
    return made


def _quotation(lines: list[str], lead: str, gap: str) -> list[str]:
    """Return the lines of the quotation in an item that ``lines`` begin with, behind ``lead``."""
    inner: list[str] = []
    for line in lines:
        rest = line.lstrip(" ")
        if not rest.startswith(">"):
            break
        inner.append(rest[1:].removeprefix(" "))
    return [
        "\n".join(f"{lead}> {each}" if each else f"{lead}>" for each in line.split("\n"))
        for line in nested(inner, gap, is_inner=True)
    ]


def announces(line: str) -> bool:
    """Return whether words end with a colon, be it in bold."""
    return line.rstrip(" *_").endswith(":")


def stands_alone(line: str) -> bool:
    """Return whether one item right under words is a list.

    A hyphen at the beginning of a line may be one of two dashes.
    """
    item = line.lstrip(" ")
    return item.startswith(_BEGINNINGS) and not (item.startswith("-") and " - " in item)


def _begins(lines: list[str], at: int) -> bool:
    """Return whether an item right under words begins a list.

    They say so, or another one follows, or it is alone.
    """
    return (
        announces(lines[at - 1])
        or (
            at + 1 < len(lines)
            and (one := _ITEM.match(lines[at])) is not None
            and (other := _ITEM.match(lines[at + 1])) is not None
            and one[1] == other[1]
            and one[2].strip()[-1] == other[2].strip()[-1]
        )
        or stands_alone(lines[at])
    )
