"""Code between fences, and the marks that a merge of two texts leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.prose.places import is_in_list, place_of

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Report

_FENCE: Final = expression(r"^(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_INNER: Final = expression(
    r"^([ \t>]+|[ \t>]*(?:(?:[-*+:]|\d+[.)]|\[\^[^\]\n]+\]:)[ \t]+[ \t>]*)+)"
    r"(`{3,}|~{3,})[^`\n]*$",
    re.MULTILINE,
)
_MERGE: Final = expression(r"\n((?:<{7}|>{7}) \S[^\n]*)")


def check_fences(fenceless: str, offset: int, report: Report) -> None:
    """Of fences that have an end nothing is left: the first one that is there is wrong."""
    match = _FENCE.search(fenceless)
    if match is None:
        return
    report.add(
        "unclosed-code",
        place_of(match, offset),
        "this code has no closing line",
        f"write a line {match[1]} where it ends",
    )


def check_merge(plain: str, offset: int, report: Report) -> None:
    """Report what git has left where two people had changed the same lines."""
    for match in _MERGE.finditer(plain):
        report.add(
            "merge-marks",
            place_of(match, offset, 1),
            "two versions of this text were not made one: this is a mark of git",
            "keep the lines that are right, and delete the marks <<<<<<<, ======= and >>>>>>>",
        )


def check_inner(fenceless: str, offset: int, report: Report) -> None:
    """Report fences in lists and quotations of which nobody knows where they end."""
    began = ""
    for match in _INNER.finditer(fenceless):
        lead, signs = match.groups()
        if began == signs:
            began = ""  # the end of what was told
            continue
        if (
            lead.isspace()
            and len(lead.expandtabs(4)) > 3
            and not is_in_list(fenceless, match.start())
        ):
            continue  # code by its indentation, which shows a fence
        began = signs
        report.add(
            "indented-code",
            place_of(match, offset, 2),
            "this code has no closing line that stands as far in, or it stands too far in itself",
            f"begin it under the first letter of the words above, and end it with {signs} below it",
        )
