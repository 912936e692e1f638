"""Links, pictures and brackets: where they lead, and what would be lost of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plugins.late import expression
from plugins.notation import changed
from plugins.notation.addresses import address_problem
from plugins.notation.diagnostics import Label, did_you_mean
from plugins.notation.prose.markup import ELSEWHERE, leads_elsewhere, shows_nothing
from plugins.notation.prose.notes import NOTE_CALLED, check_notes
from plugins.notation.prose.places import paragraph_end, place_of
from plugins.notation.source import Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from plugins.notation.diagnostics import Report

#: Between angles an address may have blanks; else it may have brackets, two of them at a time.
_INLINE: Final = expression(
    r"\]\([ \t]*(?:<(?=[^<>\n]*>))?"
    r"((?<=<)[^<>\n]*|[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)"
)
#: A link, and no picture, that is all there between two places.
_INNER: Final = expression(
    r"(?<!!)\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
)
#: Those behind a backslash are words.
_BRACKETS: Final = expression(r"\\.|[\[\]]")
_BEFORE_TITLE: Final = expression(r"[ \t\n>]*(?:[ \t\n>][\"'].*)?\Z", re.DOTALL)
#: Behind an address: a blank, and then no title.
_BLANK: Final = expression(r"[ \t\n]+[^\s\"'()>]")
#: Behind an address in a line of its own: more of the line, and no title.
_ENDED: Final = expression(r"[ \t]+[^\s\"'(>]")
_TO_FILE_OR_SITE: Final = expression(r"\{|https?://", re.IGNORECASE)
_ASKED: Final = expression(r"\[([^\[\]\n]+)\](?!:)")
# Here and below: an expression that begins with a line end is found four times as fast as one
# with the sign ^, and so the texts that are looked through have a line end before all else.
_DEFINED: Final = expression(r"\n[ >]*\[(?!\^)([^\]\n]+)\]:[ \t]*(?:\n[ \t>]*)?<?(\S*)")
_REVERSED: Final = expression(
    r"(?<!\])\(([^()\[\]\n]+)\)\[((?:https?://|\{(?:filename|static)\})[^\[\]\n]*)\]"
)
_APART: Final = expression(r"\[[^\[\]\n]+\] +\((?:https?://|mailto:|[{/#])[^()\n]*\)")
#: Words, and what may say where they lead: by a number, or several. One alone, such as [sic], is
#: an author's remark.
_PARTED: Final = expression(
    r"(?<![\]\\!])\[(?!\^|[ xX]\])([^\[\]\n]+)\](?:[ ]+|\n[ >]*)\[(?!\^)([^\[\]\n]+)\](?![\[(:])"
)
#: The address of a link, to whose signs browsers pay no heed.
_SPLIT: Final = expression(r"[ \t\n]*([A-Za-z]+(?:[ \t\n]+[A-Za-z]+)*)[ \t\n]*:")
#: What only looks like an address of another site: browsers ask for such a page beside this one.
_BARE: Final = expression(r"www\.[^/\s.]+\.", re.IGNORECASE)
_PICTURE: Final = expression(r"(?<!\\)(?:\\\\)*!\Z")
#: A link or a picture whose own brackets are empty.
_NO_WORDS: Final = expression(r"!?\[([ \t]*)\]\[([^\[\]\n]+)\]")
_REFERRED: Final = expression(r"\[([^\[\]]+)\]\[([^\[\]^]*)\]")
#: The number of a source, or of a row: no reference that anybody forgot.
_COUNTED: Final = expression(r"[\d\s,.\u2013-]+")
_EXPLAINED: Final = expression(r"(?<=\n)[ ]{0,3}\*\[([^\]\n]+)\] ?:[^\n]*")
#: A link of words to another site, or to a page or a place of ours, with nothing to look at: no
#: picture, no title, no note, no number behind the name of the site, no entity.
_PLAIN: Final = expression(
    r"(?<![!)\\])\[[^\s\[\]^][^\[\]\n]*\]\("
    r"(?:https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>()\[\]]*)?|(?:[{#]|/(?!/))[^\s<>()\[\]:&]*)\)"
)


def are_plain(text: str) -> bool:
    """Return whether all brackets of a text are those of links with nothing to look at, as most."""
    at = 0
    while (begin := text.find("[", at)) >= 0:
        link = _PLAIN.match(text, begin)
        if link is None or text.find("]", at, begin) >= 0:
            return False
        at = link.end()
    return text.find("]", at) < 0


def check_links(plain: str, text: str, offset: int, report: Report) -> None:
    """Check the links and the notes of ``plain``, which begins with a line end.

    ``text`` is the same with its code, which may be all that a link or a note says.
    """
    # What stands behind a bracket that closes, and before one that opens.
    behind = {part[:1] for part in plain.split("]")}
    before = {part[-1:] for part in plain.split("[")}
    defined: dict[str, re.Match[str]] = {}
    for match in _DEFINED.finditer(plain) if ":" in behind else ():
        first = defined.setdefault(_label(text[match.start(1) : match.end(1)]), match)
        if first is not match:
            report.add(
                "unknown-link",
                place_of(match, offset, 1),
                f"two lines say where '{match[1]}' leads",
                "keep one of them",
                also=(Label(place_of(first, offset, 1), "the first one"),),
            )
    _check_brackets(plain, before, behind, offset, report)
    for match in _PARTED.finditer(plain) if defined else ():
        words, to = (_label(text[match.start(i) : match.end(i)]) for i in (1, 2))
        if to in defined and words not in defined and (" " in words or to.isdecimal()):
            report.add(
                "unknown-link",
                place_of(match, offset),
                "a blank stands between these brackets, and the first would be shown as they stand",
                "write ][ without a blank, or a backslash before the first [",
            )
    for match in _INLINE.finditer(plain, plain.find("]")) if "(" in behind else ():
        bracket = _opening(plain, match.start())
        picture = _is_picture(plain, bracket)
        if bracket >= 0 and not text[bracket + 1 : match.start()].strip() and match[1]:
            place = Span(bracket + offset - picture, match.start() + 1 + offset)
            _report_no_words(place, report, picture=picture)
        elif (bracket < 0 or "\n\n" in plain[bracket : match.start()]) and not is_opened(
            plain, match.start()
        ):
            report.add(
                "unknown-link",
                place_of(match, offset),
                "this link has no opening bracket, and would be shown as it stands",
                "write [ before its words",
            )
            continue
        elif "](" in plain[bracket : match.start()] and (
            inner := _INNER.search(plain, bracket + 1, match.start())
        ):
            report.add(
                "unknown-link",
                place_of(inner, offset),
                "a link cannot stand in a link, and this one would be shown as it stands",
                "write them one behind the other",
            )
        if (closing := _closing(plain, match)) < 0:
            report.add(
                "unknown-link",
                place_of(match, offset),
                "this link has no closing bracket, and would be shown as it stands",
                "write ) behind the address",
            )
            continue
        if picture:
            _check_picture(plain, Span(bracket, closing), match, offset, report)
        _check_target(match, 1, offset, report, picture=picture)
        if (split := _SPLIT.match(plain, match.start(1))) and split[1].split()[1:]:
            scheme = "".join(split[1].split())
            if problem := address_problem(f"{scheme}:x@1"):
                report.add(
                    "unsafe-link", place_of(split, offset), problem, "write it without blanks"
                )
        if _BLANK.match(plain, match.end()) and ELSEWHERE.match(match[1]):
            report.add(
                "unknown-link",
                place_of(match, offset, 1),
                "a space in this address ends it",
                "write %20 for each space",
            )
    asked: set[str] = set()
    words_only: set[str] = set()
    for name, match in defined.items():
        if not match[2] or (ended := _ENDED.match(plain, match.end())):
            # Such a line says nothing of where something leads, and may be only words.
            words_only.add(name)
            asked = asked or {_label(each) for each in _ASKED.findall(plain)}
            if name not in asked:
                continue
            if match[2] and ended and _TO_FILE_OR_SITE.match(match[2]):
                report.add(
                    "unknown-link",
                    place_of(match, offset, 2),
                    "a space in this address ends it",
                    "write %20 for each space",
                )
        _check_target(match, 2, offset, report)
    for match in _REFERRED.finditer(plain) if "[" in behind else ():
        words, to = match.groups()
        name = _label(text[match.start(2) : match.end(2)] or text[match.start(1) : match.end(1)])
        if name in defined:
            address = defined[name][2]
            picture = _is_picture(plain, match.start()) and not leads_elsewhere(address)
            if picture and shows_nothing(address):
                _report_no_picture(place_of(defined[name], offset, 2), report)
        elif not (words.startswith("^") or "{" in match[0] or _is_counted(plain, match)):
            near = did_you_mean(name, defined)
            report.add(
                "unknown-link",
                place_of(match, offset),
                f"no line says where '{to or words}' leads",
                *([f"did you mean '{near}'?"] if near else []),
                f"write a line [{to or words}]: https://…, or a backslash before each [",
            )
    for match in _NO_WORDS.finditer(plain) if defined and "[" in behind else ():
        is_picture = match[0].startswith("!")
        if _label(match[2]) in defined and not text[match.start(1) : match.end(1)].strip():
            _report_no_words(place_of(match, offset), report, picture=is_picture)
    if "^" in plain:
        check_notes(plain, text, offset, report)
    leading = {name: match for name, match in defined.items() if name not in words_only}
    changed.check_defined(plain, text, leading, offset, report)
    explained: dict[str, re.Match[str]] = {}
    for match in _EXPLAINED.finditer(plain) if "*" in before else ():
        if (first := explained.setdefault(match[1], match)) is not match:
            report.add(
                "unmatched-note",
                place_of(match, offset),
                f"'{match[1]}' is explained twice, and only one would be shown",
                "keep one of the two lines",
                also=(Label(place_of(first, offset), "the first one"),),
            )
    changed.check_explained(plain, explained, offset, report)


def _check_picture(
    plain: str, whole: Span, link: re.Match[str], offset: int, report: Report
) -> None:
    """Check what only a picture can have wrong; it stands in ``whole``, with all its brackets."""
    if note := NOTE_CALLED.search(plain, whole.start, whole.end):
        report.add(
            "unmatched-note",
            place_of(note, offset),
            "no note can be called in the words of a picture",
            "call it in the text beside the picture",
        )
    address = _BEFORE_TITLE.split(plain[link.start(1) : whole.end], maxsplit=1)[0]
    told = not link[1] or address_problem(link[1]) or leads_elsewhere(link[1])
    if not told and shows_nothing(address):
        _report_no_picture(place_of(link, offset, 1), report)


def _is_counted(plain: str, match: re.Match[str]) -> bool:
    """Return whether two pairs of brackets count something, as in ``a[i][j]`` and [1][2]."""
    if not match[2]:
        return False
    return plain[match.start() - 1].isalnum() or all(map(_COUNTED.fullmatch, match.groups()))


def _report_no_picture(place: Span, report: Report) -> None:
    report.add(
        "unknown-link",
        place,
        "a picture is to be shown here, and this is the address of none",
        "write {static}/images/ and the name of a picture, or take the ! away",
    )


def _report_no_words(place: Span, report: Report, *, picture: bool) -> None:
    report.add(
        "no-words",
        place,
        "this picture says nothing to those who do not see it"
        if picture
        else "this link has no words, and nobody sees it",
        "write between the square brackets what it shows"
        if picture
        else "write between the square brackets where it leads",
    )


def _opening(plain: str, closing: int) -> int:
    """Return where the bracket begins that ends at ``closing``: a picture may stand in it."""
    at = plain.rfind("[", 0, closing)
    inner = plain.count("]", max(at, 0), closing)
    while inner and at > 0:
        before = plain.rfind("[", 0, at)
        inner += plain.count("]", max(before, 0), at) - 1
        at = before
    return at


def _is_picture(plain: str, bracket: int) -> bool:
    """Return whether the sign of a picture stands before a bracket, and no backslash before it."""
    return (
        bracket > 0
        and plain[bracket - 1] == "!"
        and _PICTURE.search(plain, max(bracket - 99, 0), bracket) is not None
    )


def is_opened(plain: str, closing: int) -> bool:
    """Return whether in its paragraph some bracket opens what ends at ``closing``.

    One behind a backslash opens nothing.
    """
    begin = plain.rfind("\n\n", 0, closing) + 1
    inner = 0
    for bracket in reversed(_BRACKETS.findall(plain, begin, closing)):
        if bracket == "[" and not inner:
            return True
        inner += {"[": -1, "]": 1}.get(bracket, 0)
    return False


def _closing(plain: str, link: re.Match[str]) -> int:
    """Return where the brackets around an address close, which may have a title behind it."""
    if plain.startswith(")", link.end()):
        return link.end()  # as most
    return plain.find(")", link.end(), paragraph_end(plain, link.end()))


def _check_brackets(
    plain: str, before: Collection[str], behind: Collection[str], offset: int, report: Report
) -> None:
    """Report what other programs take for a link, and readers would see as it stands."""
    if " " in behind and "] (" in plain:
        for match in _APART.finditer(plain):
            report.add(
                "unknown-link",
                place_of(match, offset),
                "a blank stands between these brackets, and they would be shown as they stand",
                "write ]( without a blank",
            )
    if ")" in before:
        for match in _REVERSED.finditer(plain):
            report.add(
                "unknown-link",
                place_of(match, offset),
                "these brackets are the wrong way round, and would be shown as they stand",
                f"write [{match[1]:.60}]({match[2]:.60})",
            )


def _label(text: str) -> str:
    return " ".join(text.split()).lower()


def _check_target(
    match: re.Match[str], group: int, offset: int, report: Report, *, picture: bool = False
) -> None:
    target = match[group]
    if not target:
        report.add(
            "unknown-link",
            place_of(match, offset, 1),
            "this link leads nowhere",
            "write an address, or no brackets",
        )
    elif problem := address_problem(target):
        report.add(
            "unsafe-link",
            place_of(match, offset, group),
            problem,
            "link to https://…, mailto:…, tel:… or a page: {filename}/pages/about.md",
        )
    elif _BARE.match(target):
        report.add(
            "unknown-link",
            place_of(match, offset, group),
            "without https:// this address is one of this site's own",
            f"write https://{target}",
        )
    elif picture and leads_elsewhere(target):
        report.add(
            "unsafe-link",
            place_of(match, offset, group),
            "a picture from another site would not be shown",
            "put it into content/images and write {static}/images/ before its name",
        )
