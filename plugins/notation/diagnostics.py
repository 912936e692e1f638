"""What is wrong with a text, where, and what to write instead.

A parser collects diagnostics in a :class:`Report` and goes on; nothing is raised for an author's
mistake. The codes and their severities stand in :mod:`.codes`.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from plugins.late import dataclass
from plugins.notation.codes import CODES, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from plugins.notation.source import Source, Span

__all__ = ["Diagnostic", "Finding", "Label", "Report", "Severity", "did_you_mean"]


@dataclass(frozen=True, slots=True)
class Label:
    """A place and what stands there; ``text`` may be empty."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake.

    ``message`` says what was found and what was expected, ``hints`` what to write, best first.
    ``labels[0]`` is the place of the mistake, further ones show what it clashes with.
    """

    code: str
    message: str
    labels: tuple[Label, ...]
    hints: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def span(self) -> Span:
        return self.labels[0].span


@dataclass(slots=True)
class Report:
    """Collects diagnostics in the order they are found."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self, code: str, span: Span, message: str, *hints: str, also: Iterable[Label] = ()
    ) -> None:
        if code not in CODES:
            raise KeyError(f"{code!r} is not a diagnostic code")
        self.found.append(Diagnostic(code, message, (Label(span), *also), hints))

    def finish(self) -> tuple[Diagnostic, ...]:
        """Return what was found, in the order of the text, each once."""
        if not self.found:
            return ()
        unique = dict.fromkeys(self.found)
        return tuple(sorted(unique, key=lambda d: (d.span.start, d.span.end, d.code)))


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the source it is about: all that a report needs."""

    source: Source
    diagnostic: Diagnostic

    @property
    def is_error(self) -> bool:
        return self.diagnostic.severity is Severity.ERROR


#: Among more words than these nobody finds one faster by being told; but looking takes long.
_MOST_KNOWN: Final = 200


def did_you_mean(word: str, known: Collection[str]) -> str | None:
    """Return the known word that ``word`` is most likely a misspelling of, if one is close."""
    if len(known) > _MOST_KNOWN:
        return None
    # Most texts have nothing to guess.
    from difflib import get_close_matches  # noqa: PLC0415

    choices = {choice.casefold(): choice for choice in known}
    written = word.casefold()[:60]
    letters = sorted(written)
    near = (
        # "resp" is "reps" rather than "rep", and "gk" is too short to be near to anything.
        [
            choice
            for choice in sorted(choices)
            if sorted(choice) == letters and (choice[:1] == written[:1] or len(choice) == 2)
        ]
        or get_close_matches(written, sorted(choices), n=1, cutoff=0.7)
        or [choice for choice in sorted(choices) if _is_one_letter_off(written, choice)]
    )
    return choices[near[0]] if near else None


def _is_one_letter_off(word: str, known: str) -> bool:
    """Whether ``word`` is ``known``, of three letters, with another last letter."""
    return len(word) == len(known) == 3 and word[:2] == known[:2]
