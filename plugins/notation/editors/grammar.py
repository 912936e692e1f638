r"""A TextMate grammar that marks the notation inside Markdown, and what is no part of it.

It reads a line at a time, so it is more lenient than the parser: it marks a word that can be none
of the notation's, and leaves what depends on other lines to the linter. What the parser reads
without a complaint is never marked; the tests hold both against each other.

The editor's engine is Oniguruma. Every expression is linear: no repetition inside a repetition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plugins.notation.editors.doses import dose, load_words, numbers, times, weight
from plugins.notation.editors.rules import (
    ILLEGAL,
    LETTER,
    NUMBER,
    WORD,
    Rule,
    a_word,
    captured,
    cue_dash,
    included,
    one_of,
    scoped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.notation.editors.tables import Tables

SCOPE: Final = "rather-be-running.injection"

# Lines, as the parsers of documents and workouts tell them apart.
_KEY: Final = r" {0,3}[A-Za-z][A-Za-z0-9_-]*[ \t]*:"
_MORE: Final = r"(?: {4}|\t)\s*\S"
_FENCE: Final = r"^(?=///[^\S\n]*(?:$|[^\s,|/]))"
_CLOSE: Final = r"^(///)[^\S\n]*$"
_MARK: Final = r"[-*+•]|\d{1,3}[.)]"
_HEADING: Final = r" {0,3}#{1,6}(?=\s)"
_LABELLED: Final = r" {0,3}[A-Z]\d{1,2}[.)]\s"
_NOT_TEXT: Final = rf"(?:{_HEADING}|[ \t]*[|>]|[ \t]*(?:{_MARK})\s|{_LABELLED})"
_INDENTED_TEXT: Final = rf"(?=[ \t]+\S)(?!{_NOT_TEXT})"
#: The lines that an item goes on over: indented, and nothing else.
_GOES_ON: Final = rf"^{_INDENTED_TEXT}"
_NEVER: Final = r"(?!)"

_BEGIN_BLOCK: Final = "punctuation.definition.block.begin"
_END_BLOCK: Final = "punctuation.definition.block.end"


def grammar(tables: Tables) -> Rule:
    """Return the grammar as the value of its JSON file."""
    return {
        "name": "Workouts, and pros and cons (Rather Be Running)",
        "scopeName": SCOPE,
        "injectionSelector": (
            "L:text.html.markdown -meta.notation -markup.fenced_code -markup.raw -comment"
        ),
        "patterns": included("front-matter", "workout", "pros-cons", "other-block"),
        "repository": {
            "front-matter": {"patterns": _front_matter(tables)},
            "workout": _workout(),
            "section": {"patterns": included("body", "scheme-and-body")},
            "body": _until_section(_starts(rf"(?={_NOT_TEXT})"), included("lines")),
            "scheme-and-body": _until_section(
                _starts(r"(?=[ \t]*\S)"), included("scheme-line", "lines")
            ),
            "lines": {
                "patterns": [
                    *included("table", "note", "sub-item", "rest-item", "item"),
                    scoped(r"^\s*(\S.*)$", f"{ILLEGAL}.unread-line.workout"),
                ]
            },
            "scheme-line": _scheme_line(tables),
            "item": _item(tables),
            "rest-item": _rest_item(tables),
            "sub-item": {"patterns": _sub_items(tables)},
            "note": {
                "name": "markup.quote.note.workout",
                "begin": r"^[ \t]*(>)",
                "while": rf"^(?:(?=[ \t]*>)|{_INDENTED_TEXT})",
                **captured("begin", "punctuation.definition.quote.begin.workout"),
                "patterns": [scoped(r"^[ \t]*(>)", "punctuation.definition.quote.begin.workout")],
            },
            "table": _table(),
            "dose": {"patterns": dose(tables)},
            "weight": weight(tables),
            "load-words": load_words(tables),
            "time": {"patterns": times(tables)},
            "pros-cons": _pros_cons(tables),
            "point": {"patterns": _points()},
            "other-block": {"patterns": _other_blocks()},
        },
    }


def _starts(regex: str) -> str:
    return rf"^(?!///){regex}"


def _until_section(begin: str, patterns: list[Rule]) -> Rule:
    return {"begin": begin, "end": rf"^(?={_HEADING})|{_FENCE}", "patterns": patterns}


# --- Metadata -------------------------------------------------------------------------


def _front_matter(tables: Tables) -> list[Rule]:
    """Return the rules for metadata, which stand at the top of the file or nowhere."""
    key, colon = "entity.name.tag.metadata", "punctuation.separator.key-value.metadata"

    def chosen(name: str, values: Iterable[str]) -> Rule:
        regex = rf"^ {{0,3}}((?i:{name}))[ \t]*(:)[ \t]*(?:({one_of(values)})[ \t]*$|(\S.*))"
        return scoped(regex, key, colon, "constant.language.metadata", f"{ILLEGAL}.metadata")

    lines = [
        chosen("status", tables.statuses),
        scoped(rf"^ {{0,3}}({one_of(tables.keys)})[ \t]*(:)", key, colon),
        scoped(
            r"^ {0,3}([A-Za-z][A-Za-z0-9_-]*)[ \t]*(:)", f"{ILLEGAL}.unknown-key.metadata", colon
        ),
        scoped(r"\S.*", "string.unquoted.metadata"),
    ]
    rule = "punctuation.definition.metadata"
    return [
        {
            "name": "meta.notation.metadata",
            "begin": rf"\A(?={_KEY})",
            "end": rf"^(?:(?=[ \t]*$)|(?!{_KEY}|{_MORE})(.+))",
            **captured("end", f"{ILLEGAL}.not-metadata.metadata"),
            "patterns": lines,
        },
        {
            "name": "meta.notation.metadata",
            "begin": r"\A(---|\.\.\.)[ \t]*$",
            "end": rf"^(?:(---|\.\.\.)[ \t]*$|(?!{_KEY}|{_MORE}))",
            **captured("begin", rule),
            **captured("end", rule),
            "patterns": lines,
        },
    ]


# --- Blocks ---------------------------------------------------------------------------


def _opening(name: str, options: str) -> str:
    """Return an expression for an opening line: slashes, name, options, bar, title."""
    return rf"^(///)[^\S\n]*((?i:{name}))(?=[\s,|])[^\S\n]*{options}(?:(\|)(.*))?$"


def _block(name: str, options: str, option_scopes: list[str], patterns: list[Rule]) -> Rule:
    return {
        "name": f"meta.notation.{name}",
        "begin": _opening(name, options),
        "end": rf"{_CLOSE}|{_FENCE}",
        **captured(
            "begin",
            f"{_BEGIN_BLOCK}.{name}",
            f"keyword.control.block.{name}",
            *option_scopes,
            f"punctuation.separator.title.{name}",
            f"entity.name.section.title.{name}",
        ),
        **captured("end", f"{_END_BLOCK}.{name}"),
        "patterns": patterns,
    }


def _workout() -> Rule:
    hashes = "punctuation.definition.heading.workout"
    section = {
        **_until_section(rf"^(?!{_HEADING}\s*$) {{0,3}}(#{{1,6}})\s+(.*)$", included("section")),
        **captured("begin", hashes, "markup.heading.section.workout entity.name.section.workout"),
    }
    unnamed = {
        **_until_section(r"^ {0,3}(#{1,6})\s*$", included("section")),
        **captured("begin", f"{ILLEGAL}.missing-title.workout"),
    }
    return _block(
        "workout",
        r"[\s,]*([^\s|,][^|\n]*)?",
        [f"{ILLEGAL}.unread-option.workout"],
        [unnamed, section, *included("section")],
    )


def _pros_cons(tables: Tables) -> Rule:
    def side(name: str, scope: str, patterns: list[Rule]) -> Rule:
        return {
            "begin": rf"^(#{{2,6}})[ \t]+({name})",
            "end": rf"^(?=#{{2,6}}[ \t])|{_FENCE}",
            **captured("begin", "punctuation.definition.heading.pros-cons", scope),
            "patterns": patterns,
        }

    inline: list[Rule] = [{"include": "text.html.markdown#inline"}]
    close = r"[ \t]*#*[ \t]*$"
    heading = "markup.heading.side.pros-cons entity.name.section.pros-cons"
    return _block(
        "pros-cons",
        r"(?:,[ \t]*((?i:paired))[ \t]*|[\s,]*([^\s|,][^|\n]*)?)",
        ["storage.modifier.option.pros-cons", f"{ILLEGAL}.unread-option.pros-cons"],
        [
            side(one_of(tables.points) + close, heading, [*included("point"), *inline]),
            side(one_of([tables.verdict]) + close, heading, inline),
            side(r"\S.*", f"{ILLEGAL}.unknown-side.pros-cons", inline),
            *inline,
        ],
    )


def _points() -> list[Rule]:
    mark = "punctuation.definition.list.begin.pros-cons"
    item = rf"({_MARK})[ \t]+"
    return [
        scoped(
            rf"^ {{0,3}}{item}(\*\*|__)(?=\S)(.+?)(?<=\S)(\2)",
            mark,
            "punctuation.definition.bold.pros-cons",
            "markup.bold.lead.pros-cons",
            "punctuation.definition.bold.pros-cons",
        ),
        # Further in, it may be a list inside an item, which needs no lead.
        scoped(rf"^{item}(?!(?:\*\*|__)\S)(\S.*)$", mark, f"{ILLEGAL}.missing-lead.pros-cons"),
    ]


def _other_blocks() -> list[Rule]:
    return [
        {
            "name": "meta.notation.unknown",
            "begin": r"^(///)[^\S\n]*([^\s,|/][^\s,|]*)(.*)$",
            "end": rf"{_CLOSE}|{_FENCE}",
            **captured("begin", f"{_BEGIN_BLOCK}.notation", f"{ILLEGAL}.unknown-block.notation"),
            **captured("end", f"{_END_BLOCK}.notation"),
        },
        scoped(_CLOSE, f"{ILLEGAL}.stray-close.notation"),
    ]


# --- Lines of a workout ---------------------------------------------------------------


def _item(tables: Tables) -> Rule:
    cue = cue_dash(tables)
    # The colon with a space behind it, or else the first one that is no clock's.
    colon = r"(?::(?=\s)|(?<!\d):(?!.{0,200}:\s))"
    label = r"([A-Z]\d{1,2})(?:[.):]\s*|(?=\s))"
    return {
        "name": "meta.item.workout",
        "begin": rf"^(?: ?({_MARK})\s+(?:{label})?| {{0,3}}([A-Z]\d{{1,2}})[.)](?=\s))",
        "while": _GOES_ON,
        **captured(
            "begin",
            "punctuation.definition.list.begin.workout",
            "entity.name.tag.label.workout",
            "entity.name.tag.label.workout",
        ),
        "patterns": [
            {
                "begin": rf"({cue})-?",
                "end": _NEVER,
                **captured("begin", "punctuation.separator.cue.workout"),
                "contentName": "string.unquoted.cue.workout",
            },
            {
                "begin": rf"({colon})",
                "end": rf"(?={cue})",
                **captured("begin", "punctuation.separator.dose.workout"),
                "patterns": included("dose"),
            },
            scoped(rf"(?:(?!{colon}|{cue}).)+", "entity.name.function.exercise.workout"),
        ],
    }


def _rest_item(tables: Tables) -> Rule:
    return {
        "name": "meta.rest.workout",
        "begin": rf"^ ?({_MARK})\s+((?i:rest))(?=\s*(?:$|:|\d|(?i:for)(?!{LETTER})))",
        "while": _GOES_ON,
        **captured(
            "begin", "punctuation.definition.list.begin.workout", "keyword.other.rest.workout"
        ),
        "patterns": [
            *included("time"),
            scoped(a_word("no", "rest"), "keyword.other.rest.workout"),
            scoped(a_word("for", "to"), "keyword.other.rest.workout"),
            scoped(WORD, f"{ILLEGAL}.unread-rest.workout"),
        ],
    }


def _sub_items(tables: Tables) -> list[Rule]:
    begin = rf"^(?=  | ?\t)[ \t]*({_MARK})\s+"
    mark, colon = (
        "punctuation.definition.list.begin.workout",
        "punctuation.separator.key-value.workout",
    )
    known = "|".join(sorted(tables.variants))
    words = {"while": _GOES_ON, "contentName": "string.unquoted.sub-item.workout"}
    return [
        {
            "begin": rf"{begin}((?i:{known}))\s*(:)",
            **captured("begin", mark, "entity.other.attribute-name.sub-item.workout", colon),
            **words,
        },
        {
            "begin": rf"{begin}([^:\n]+(?=:)|\S+)",
            **captured("begin", mark, f"{ILLEGAL}.unknown-variant.workout"),
            **words,
        },
    ]


def _table() -> Rule:
    pipe = {"name": "punctuation.separator.table.workout"}
    cell = r"((?:\\.|[^|\\\n])*)"
    heads = [
        scoped(r"\|", "punctuation.separator.table.workout"),
        scoped(r"(?:\\.|[^|\\\n])+", "entity.name.type.column.workout"),
    ]
    return {
        "name": "markup.table.workout",
        "begin": r"^([ \t]*\|.*)$",
        "beginCaptures": {"1": {"patterns": heads}},
        "while": r"^(?=[ \t]*\|)",
        "patterns": [
            scoped(r"^[ \t]*\|(?=[^-\n]*-)[ \t:|-]+$", "punctuation.separator.table.workout"),
            scoped(
                rf"^[ \t]*(\|){cell}",
                "punctuation.separator.table.workout",
                "entity.name.tag.week.workout",
            ),
            {
                "match": rf"(\|){cell}",
                "captures": {"1": pipe, "2": {"patterns": included("dose")}},
            },
        ],
    }


def _scheme_line(tables: Tables) -> Rule:
    return {
        "name": "meta.scheme.workout",
        # Only the first line behind the heading is tried: there the section has just begun.
        "begin": r"\G[ \t]*([*_]{1,2}(?=\S))?",
        "while": rf"^(?=[ \t]*\S)(?!{_NOT_TEXT})(?!///)",
        **captured("begin", "punctuation.definition.italic.workout"),
        "patterns": [
            scoped(r"(?<=\S)([*_]{1,2})(?=\s*$)", "punctuation.definition.italic.workout"),
            *included("time"),
            scoped(
                rf"({NUMBER})\s*({one_of(tables.times_signs)})",
                "constant.numeric.workout",
                "keyword.operator.times.workout",
            ),
            scoped(one_of(tables.schemes), "keyword.control.scheme.workout"),
            *numbers(tables),
            scoped(WORD, f"{ILLEGAL}.unknown-scheme.workout"),
        ],
    }
