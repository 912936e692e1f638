"""Code between fences, and the marks that a merge of two texts leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.notation.code import OPENING
from plugins.notation.prose.places import is_in_list, place_of
from plugins.notation.source import Span

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Report

_FENCE: Final = re.compile(r"^(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_MISPLACED: Final = re.compile(
    r"^([ \t]*(?:>[ \t]*)+|[ \t]*(?:[-*+]|\d+[.)])[ \t]+|[ \t]+)(`{3,}|~{3,})[^`\n]*$",
    re.MULTILINE,
)
_MERGE: Final = re.compile(r"\n((?:<{7}|>{7}) \S[^\n]*)")


def check_fences(fenceless: str, offset: int, report: Report) -> None:
    """Of fences that Markdown has understood nothing is left: the first that is there is wrong."""
    match = _FENCE.search(fenceless)
    if match is None:
        return
    if OPENING.fullmatch(match.group()):
        message = "this code has no closing line"
        hint = f"write a line {match[1]} where it ends"
    else:
        message = "with these words behind its signs this line opens no code"
        hint = f"write {match[1]}, and one word at most: the language"
    report.add("unclosed-code", place_of(match, offset), message, hint)


def check_merge(plain: str, offset: int, report: Report) -> None:
    """Report what git has left where two people had changed the same lines."""
    for match in _MERGE.finditer(plain):
        report.add(
            "merge-marks",
            place_of(match, offset, 1),
            "two versions of this text were not made one: this is a mark of git",
            "keep the lines that are right, and delete the marks <<<<<<<, ======= and >>>>>>>",
        )


def check_margins(body: str, offset: int, report: Report) -> None:
    """Report fences in lists and quotations: Markdown takes them for words between backticks."""
    began = ""
    for match in _MISPLACED.finditer(body):
        indent = match[1]
        if began == match[2]:
            began = ""  # the end of what was told
            continue
        if (
            indent.isspace()
            and len(indent.expandtabs(4)) > 3
            and not is_in_list(body, match.start())
        ):
            continue  # code by its indentation, which shows a fence
        began = match[2]
        report.add(
            "indented-code",
            Span(match.start(2) + offset, match.end(2) + offset),
            "a fence of code stands at the left margin, not in a list, a quotation or further in",
            f"begin the line with {match[2]}, behind a blank line",
        )
