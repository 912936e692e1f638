"""Lists in braces behind a text, ``{: .pull #name }``: what Markdown would take wrongly, or lose.

They give a heading its name and a quotation its looks. Markdown takes any word in them for
something, and a list that it does not take it shows to the reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.fenced import OPENING
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from plugins.notation.diagnostics import Report

#: The classes that the theme has for words of a text.
CLASSES: Final = frozenset({"pull"})

#: What a link and a picture have between their brackets already.
_ADDRESSES: Final = frozenset({"href", "src", "cite"})
#: Without a colon it begins with a class or a name, or it is braces of a text.
_LIST: Final = expression(r"\{(?:(:)[ ]*|[ ]*(?=[.#][A-Za-z]))([^{}\n]*)\}")
#: That of code, which may have any form.
_OF_FENCE: Final = expression(r"\{(:?)[ ]*([^{}\n]*)\}")
_UNCLOSED: Final = expression(r"\{:[^{}\n]*$")
_PART: Final = expression(r"[^\s=]+=\"[^\"]*\"|[^\s=]+='[^']*'|[^\s=]+=[^\s=]+|\S+")
#: A class, a name or a value: what such a list is made of, and braces of a text are not.
_MEANT: Final = expression(r"(?:^|\s)[.#][A-Za-z]|[A-Za-z]=")
_ID: Final = expression(r"<[A-Za-z][^<>]*?\sid\s*=\s*[\"']?([^\"'\s<>]+)")
#: What the names of notes begin with, and of the places that call them.
OF_NOTES: Final = ("fn:", "fnref")
#: A heading, or the line that makes one of the words above it.
_HEADING: Final = expression(r"[ >]*(?:#{1,6}(?!#).*|=+|-{2,})[ ]*")
#: What makes a heading, or a word that is explained, of the line above.
_NAMES_ABOVE: Final = expression(r"[ >]*(?:=+|-+)[ ]*$| {0,3}:[ \t]")
#: What a list stands right behind, to be about it.
_INLINE: Final = ")*_]`>"


def check(
    plain: str,
    text: str,
    offset: int,
    taken: Collection[str],
    problem: Callable[[str, str], str],
    report: Report,
    fences: Iterable[re.Match[str]] = (),
) -> None:
    """Report what is wrong with the lists and the names in ``plain``, which begins at ``offset``.

    ``text`` is the same with its code, which a list may be about. ``taken`` are names that the
    theme uses itself; ``problem`` says what is wrong with an attribute. ``fences`` are the lines
    that open code: their lists are no text any more.
    """
    names: dict[str, Span] = {}
    for fence in fences:
        _check_fence(fence, offset, names, taken, report)
    at = 0
    before = ""
    lines = plain.split("\n")
    for number, (line, whole) in enumerate(zip(lines, text.split("\n"), strict=True), 1):
        if "{" in line:
            after = lines[number] if number < len(lines) else ""
            _check_line(line, (before, after), at + offset, names, taken, problem, report)
        if "<" in line and "id" in line:
            for match in _ID.finditer(line):
                _name(match[1], at + offset + match.start(1), names, taken, report)
        before = line
        if not line.strip() and "`" in whole and not OPENING.match(whole):
            before = whole
        at += len(line) + 1


def _check_fence(
    fence: re.Match[str],
    offset: int,
    names: dict[str, Span],
    taken: Collection[str],
    report: Report,
) -> None:
    """Report names and classes of a fence; its first class is the language of the code."""
    found = _OF_FENCE.search(fence.group())
    if found is None:
        return
    begin = offset + fence.start() + found.start(2)
    classes = 0
    for part in _PART.finditer(found[2]):
        word, at = part.group(), begin + part.start()
        key, _, value = word.partition("=")
        if word.startswith("#") or key == "id":
            name = word[1:] if word.startswith("#") else value.strip("\"'")
            _name(name, at + word.index(name), names, taken, report)
        elif word.startswith(".") or key == "class":
            classes += 1
            if classes > 1 or key == "class":
                report.add(
                    "unknown-class",
                    Span(at, at + len(word)),
                    f"the theme has no class '{word.removeprefix('.')}' for code",
                    "take it out: the first class is the language, and there is no other",
                )


def _check_line(
    line: str,
    around: tuple[str, str],
    at: int,
    names: dict[str, Span],
    taken: Collection[str],
    problem: Callable[[str, str], str],
    report: Report,
) -> None:
    if (match := _UNCLOSED.search(line)) and _is_meant(match[0][2:]):
        report.add(
            "unread-attributes",
            Span(at + match.start(), at + match.end()),
            "this list has no brace at its end, and would be shown as it stands",
            "write } at its end",
        )
    for match in _LIST.finditer(line):
        alone = line.strip(" >") == match.group()
        behind = match.start() > 0 and line[match.start() - 1] in _INLINE
        heading = line.lstrip(" >").startswith("#") and match.end() == len(line.rstrip())
        if not (match[1] or alone or behind or heading):
            continue
        if heading and not (match[1] or behind or _MEANT.search(match[2])):
            continue  # braces of a text
        before, after = around
        # What Markdown takes for no list, and shows, may be words.
        is_meant = _is_meant(match[2])
        if alone and is_meant and match[1] and _HEADING.fullmatch(before):
            report.add(
                "unread-attributes",
                Span(at + match.start(), at + match.end()),
                "under a heading this list would be shown as it stands",
                "write it behind the heading's words, on the same line",
            )
            continue
        if not (alone or behind or heading or "|" in line or _NAMES_ABOVE.match(after)):
            if not is_meant:
                continue
            report.add(
                "unread-attributes",
                Span(at + match.start(), at + match.end()),
                "behind words this list would be shown as it stands",
                "write it on a line of its own, right under the words",
            )
            continue
        if alone and not before.strip(" >\t"):
            if not is_meant or line.startswith("    "):
                continue  # braces of a text, or code
            report.add(
                "unread-attributes",
                Span(at + match.start(), at + match.end()),
                "no text stands right above this list, and it would be shown as it stands",
                "take out the blank line between the two",
            )
            continue
        for part in _PART.finditer(match[2]):
            place = Span(at + match.start(2) + part.start(), at + match.start(2) + part.end())
            word = part.group()
            if word.startswith("."):
                near = did_you_mean(word[1:], CLASSES)
                if word[1:] not in CLASSES:
                    report.add(
                        "unknown-class",
                        place,
                        f"the theme has no class '{word[1:]}'",
                        f"did you mean '.{near}'?" if near else "take it out",
                    )
            elif word.startswith("#"):
                _name(word[1:], place.start + 1, names, taken, report)
            elif "=" in word:
                name, _, value = word.partition("=")
                said = problem(name, value.strip("\"'"))
                if not said and name.lower() in _ADDRESSES:
                    said = f"'{name}' would be another address than the one between the brackets"
                if said:
                    report.add(
                        "unsafe-html",
                        place,
                        said,
                        "take it out: the theme says how things look and what they do",
                    )
                elif name == "id":
                    _name(value.strip("\"'"), place.start + 3, names, taken, report)
            elif match[1] or alone or heading:
                near = did_you_mean(word, CLASSES)
                report.add(
                    "unread-attributes",
                    place,
                    f"'{word}' is neither a class nor a name",
                    *([f"did you mean '.{near}'?"] if near else []),
                    "write a dot before a class, {: .pull }, and # before a name: {: #way-up }",
                )


def _is_meant(words: str) -> bool:
    """Return whether braces hold a class, a name, a value or what was to be one."""
    return bool(_MEANT.search(words)) or any(did_you_mean(word, CLASSES) for word in words.split())


def _name(
    name: str, at: int, names: dict[str, Span], taken: Collection[str], report: Report
) -> None:
    place = Span(at, at + len(name))
    first = names.setdefault(name, place)
    if first is not place:
        report.add(
            "duplicate-anchor",
            place,
            f"two places of this page are called '{name}', and links lead to the first",
            "give one of them another name",
            also=(Label(first, "the first one"),),
        )
    elif name in taken or name.startswith(OF_NOTES):
        report.add(
            "duplicate-anchor",
            place,
            f"the page itself has a place called '{name}'",
            "give this one another name",
        )
