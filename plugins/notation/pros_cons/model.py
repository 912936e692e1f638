"""What an author wrote for and against something."""

from __future__ import annotations

from dataclasses import field

from plugins.late import dataclass
from plugins.notation.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Point:
    """One reason: its lead as plain words, its body as Markdown of any number of paragraphs."""

    lead: str
    body: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProsCons:
    """One ``/// pros-cons`` block.

    ``intro`` and ``verdict`` are Markdown, empty where there is none. ``paired`` says that each pro
    answers the con of the same number, so that the leads can stand in one table.
    """

    title: str
    pros: tuple[Point, ...]
    cons: tuple[Point, ...]
    verdict: str = ""
    intro: str = ""
    paired: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)
