"""What several pages say together: parts of a series, tags, names that are spelled in two ways.

A site generator takes two spellings for one or for two things, as it comes, and says nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from plugins.notation.diagnostics import Report, did_you_mean
from plugins.notation.values import in_address, split_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plugins.notation.document import Field
    from plugins.notation.pages import Page

#: Of more names than that none is looked at for its likes, which takes long.
_MANY: Final = 300


def check(pages: Mapping[str, Page], show: Callable[[str], str]) -> dict[str, Report]:
    """Return what is wrong among the pages, by their paths; ``show`` gives a path for messages."""
    found: dict[str, Report] = defaultdict(Report)
    series: dict[str, dict[str, str]] = defaultdict(dict)
    names: dict[str, dict[str, str]] = {"series": {}, "author": {}}
    tags: dict[str, tuple[str, str]] = {}
    usual: set[str] = set()
    for below, page in sorted(pages.items(), key=lambda item: item[0]):
        for field in page.document.fields:
            if field.key == "part" and "part" in page.metadata:
                name = _folded(page.metadata.get("series", ""))
                first = series[name].setdefault(field.value, below)
                if first != below and name:
                    found[below].add(
                        "bad-value",
                        field.span,
                        f"part {field.value} of this series is {show(first)}, too",
                        "give one of the two another number",
                    )
            elif field.key in names and field.key in page.metadata:
                _check_name(field, below, names[field.key], show, found)
            elif field.key == "tags" and "tags" in page.metadata:
                _check_tags(field, below, tags, usual, show, found)
    return dict(found)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _check_name(
    field: Field,
    below: str,
    known: dict[str, str],
    show: Callable[[str], str],
    found: dict[str, Report],
) -> None:
    name = field.value
    if name in known:
        return
    folded = {_folded(each): each for each in known}
    other = folded.get(_folded(name))
    if other is None and len(known) < _MANY and (near := _alike(name, known)):
        other = near
    if other is not None:
        found[below].add(
            "spelt-two-ways",
            field.span,
            f"{show(known[other])} writes '{other[:60]}'",
            "write the two alike, if they are one",
        )
    known[name] = below


def _alike(name: str, known: Mapping[str, str]) -> str | None:
    """Return another name with the same numbers that ``name`` may be a slip of."""
    near = did_you_mean(name, known)
    if near is None or re.findall(r"\d+", near) != re.findall(r"\d+", name):
        return None
    changed = sum(a != b for a, b in zip(near.casefold(), name.casefold(), strict=False))
    # Words that are other words are no slip: "Hills in May" and "Hills in Mai" are alike,
    # "Hills for adults" and "Hills for athletes" are not.
    close = abs(len(near) - len(name)) <= 1 and len(name.split()) == len(near.split())
    return near if close and (changed <= 2 or len(near) != len(name)) else None


def _check_tags(
    field: Field,
    below: str,
    known: dict[str, tuple[str, str]],
    usual: set[str],
    show: Callable[[str], str],
    found: dict[str, Report],
) -> None:
    """Check tags; ``known`` has those that were met, and ``usual`` as what stands between commas.

    Only those that all others are compared with: most pages have no other.
    """
    for text, span in field.lines:
        for part in split_tags(text):
            if part in usual:
                continue
            tag = " ".join(part.split())
            other, first = known.setdefault(in_address(tag), (tag, below))
            if other.casefold() != tag.casefold():
                found[below].add(
                    "duplicate-address",
                    span,
                    f"the tags '{tag[:60]}' and '{other[:60]}' of {show(first)} have one address",
                    "write them alike, or another one with other words",
                )
            elif other != tag:
                found[below].add(
                    "spelt-two-ways",
                    span,
                    f"{show(first)} writes the tag '{other[:60]}'",
                    "write the two alike",
                )
            else:
                usual.add(part)
