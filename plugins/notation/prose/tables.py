"""Tables: no row may have more cells than its head, of which nobody would see any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.diagnostics import Label
from plugins.notation.prose.places import is_in_list, line_end
from plugins.notation.source import Span

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Report

#: What a line of a list or a quotation begins with.
_LEAD: Final = " \t>"
_ITEM: Final = expression(r"([ \t>]*)(?:[-*+]|\d+[.)])[ \t]")
_RULED: Final = expression(
    r"\n([ \t>]*(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*(?:\|[ ]*)?)(?=\n|$)"
)
#: Rows one under the other, each with a line on either side.
_ROWS: Final = expression(r"\n((?:[ ]{0,3}(?:>[ >]*)?\|[^\n]*\|[ \t]*(?:\n|$))+)")
_CELL: Final = expression(r"(?<!\\)\|")


def check_tables(plain: str, text: str, offset: int, report: Report) -> None:
    """Check the tables of ``plain``; ``text`` is the same with its code, which may be a cell."""
    # From the first line that has a bar to the last one.
    first = max(plain.rfind("\n", 0, plain.find("|")), 0)
    last = line_end(plain, plain.rfind("|"))
    if not plain[last + 1 : last + 2].strip("\n") and all(
        "|" not in part or _is_regular(part) for part in plain[first + 1 : last].split("\n\n")
    ):
        return  # as nearly all
    for rows in _ROWS.finditer(plain, first, last):
        row = rows[1].strip()
        if "\n" not in row:
            before = plain[plain.rfind("\n", 0, rows.start()) + 1 : rows.start()]
            if before.strip(_LEAD) or row.count("|") < 3:
                continue  # a row of a table, or no row
        if not _RULED.search(rows[0]):
            end = line_end(plain, rows.start(1))
            report.add(
                "broken-table",
                Span(rows.start(1) + offset, end + offset),
                "these rows have no line of hyphens, and are not read as a table",
                "write a line |---|---| below the head, with a part for each column",
                "if they belong to the table above, delete the empty line between",
            )
    #: So far each line is one of a table that was looked at, also if it looks like a rule.
    done = 0
    for rule in _RULED.finditer(plain, first, last):
        start = rule.start(1)
        if "|" not in rule.group() or start <= done:
            continue
        head_start = plain.rfind("\n", 0, max(start - 1, 0)) + 1
        head = plain[head_start : start - 1]
        if "|" not in head:
            continue
        indent = len(head) - len(head.lstrip())
        if indent > 3 and not is_in_list(plain, start):
            continue  # code by its indentation
        filled = _filled(head, text, head_start)
        # A table may be all that an item has.
        begun = _ITEM.match(filled)
        wanted = _cells(filled[begun.end() :] if begun else filled)
        # Most rows are like their head: a bar at each end, and as many between.
        bars = head.count("|") if head[:1] == head[-1:] == "|" and "\\" not in head else 0
        at = start
        # Line by line: a long text is not cut up for a short table.
        while (line := plain[at : line_end(plain, at)]).strip(_LEAD):
            if line[0] == line[-1] == "|" and line.count("|") == bars and "\\" not in line:
                at += len(line) + 1
                continue
            if (item := _ITEM.match(line)) and (
                _is_outside(item[1], head) or (begun and len(item[1]) <= len(begun[1]))
            ):
                break
            if line.startswith("{:"):
                report.add(
                    "broken-table",
                    Span(at + offset, at + len(line) + offset),
                    "with this list right under it the table is not read as one",
                    "delete the line: a table has no class or name",
                )
            # What a row lacks at its end is empty; a line without any bar may belong to no table.
            elif (cells := _cells(_filled(line, text, at))) != wanted and (
                cells > wanted or at == start or "|" not in line
            ):
                report.add(
                    "ragged-table",
                    Span(at + offset, at + len(line) + offset),
                    f"this row has {_count(cells)}, but the head of the table has {wanted}",
                    "write one for each column, also if it is empty; a sign | is written \\|"
                    if "|" in line
                    else "leave a line empty below the table, if this is none of its rows",
                    also=(Label(Span(head_start + offset, head_start + len(head) + offset)),),
                )
            at += len(line) + 1
        done = at


def _is_regular(part: str) -> bool:
    """Return whether what stands between empty lines is a table and nothing else.

    Each of its rows has a bar at either end, and as many between as the others.
    """
    rows = part.split("\n")
    bars = rows[0].count("|")
    return (
        bars > 1
        and len(rows) > 1
        and "\\" not in part
        and part[0] == part[-1] == "|"
        and part.count("|\n|") == len(rows) - 1
        and {row.count("|") for row in rows} == {bars}
        and _RULED.match(f"\n{rows[1]}") is not None
    )


def _is_outside(lead: str, head: str) -> bool:
    """Return whether an item ends the one that a table is in, whose head is ``head``."""
    of_head = head[: len(head) - len(head.lstrip(_LEAD))]
    return len(lead) < len(of_head) and lead.count(">") == of_head.count(">")


def _filled(line: str, text: str, start: int) -> str:
    """Return a line of a table with a letter for each one of its code."""
    whole = text[start : start + len(line)]
    if "`" not in whole:
        return line
    return "".join(
        ["x" if mark == " " != letter else mark for mark, letter in zip(line, whole, strict=True)]
    )


def _cells(line: str) -> int:
    text = line.lstrip(_LEAD).rstrip().removeprefix("|")
    if "\\" not in text:
        return text.count("|") + (text[-1:] != "|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return len(_CELL.findall(text)) + 1


def _count(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
