"""Lines that are about others: a cap, a rest between sets, rounds in a bracket, what comes last."""

from __future__ import annotations

import re
from typing import Final

from plugins.notation.convert.phrases import compiled, count, seconds
from plugins.notation.convert.reading import Kind, Reading
from plugins.notation.convert.vocabulary import COUNT, DASH, PART, REST_WORD, TIME

_CAP: Final = compiled(
    rf"\W*(?:time\s)?cap(?:\sof|\sis|\sat)?\s?(?:[:=]|{DASH})?\s?\(?(?P<a>{TIME})\)?\W*"
    rf"|\W*(?P<b>{TIME})\s(?:time\s)?cap\W*"
)
_BETWEEN: Final = (
    r"\s(?:in\s)?(?:between|after)(?:\s(?:each|every|all|the|your))?\s(?:(?P<rounds>rounds?|circuits?)"
    r"|(?P<sets>sets?)|(?P<exercises>exercises?|moves?|movements?|stations?))"
)
_REST: Final = compiled(
    rf"\W*(?:take\s|with\s|have\s)?(?:an?\s)?(?P<a>{TIME})\s(?:of\s)?{REST_WORD}{_BETWEEN}\W*"
)
_REST_FIRST: Final = compiled(
    rf"\W*(?:take\s(?:a\s)?)?rest(?:ing)?(?:\sfor)?\s?:?\s?(?P<a>{TIME}){_BETWEEN}\W*"
)
_REST_LAST: Final = compiled(rf"\W*rest{_BETWEEN}\s?(?:[:=]|{DASH})\s?(?P<a>{TIME})\W*")
#: A rest that holds for lines of which it does not say enough
_OF_OTHERS: Final = compiled(
    rf"\W*(?:take\s|with\s|have\s)?(?:an?\s)?(?:rest(?:ing)?(?!-)|(?:{TIME})\s(?:of\s)?{REST_WORD})\b"
    r".*\b(?:between|after|except|unless|as\sneeded)\b"
)
_BRACKET: Final = re.compile(r"(?P<title>[^()]*\S)\s*\((?P<remark>[^()]*)\)\s*:?\s*")
_ROUNDS: Final = compiled(
    rf"(?:do\s|repeat\s|complete\s)?(?:x\s?(?P<a>{COUNT})|(?P<b>{COUNT})\s?(?:x|times(?:\sthrough)?"
    rf"|rounds?|rds?|(?P<sets>sets?)|circuits?))"
    rf"(?:\s?(?:,|;|with|{DASH})\s?(?:rest\s(?P<r>{TIME})|(?P<r2>{TIME})\s(?:of\s)?{REST_WORD})"
    r"(?:\s(?:in\s)?(?:between|after)(?:\s(?:each|the))?\s(?:rounds?|sets?|circuits?))?)?\.?"
)
_TIME: Final = compiled(rf"(?:for\s|about\s)?(?P<t>{TIME})\.?")
_GROUP: Final = compiled(r"(?:superset|giant\sset|tri-?set|circuit)s?\b")
_PART: Final = compiled(
    rf"(?:[^\W\d][\w'’&/-]*\s){{0,3}}(?:{PART}|superset|giant\sset|tri-?set|circuit)(?:\s(?:\d|[a-e]))?"
)
_LADDER: Final = compiled(
    rf"\W*(?P<steps>\d{{1,3}}(?:\s?(?:{DASH}|,)\s?\d{{1,3}}){{2,}})(?:\s?(?:reps?|rounds|each|of|"
    r"(?P<timed>for\stime)|[:,]|\.(?!\s?\.)|(?<=\.)\.(?!.)))*"
)
_LAST: Final = compiled(
    r"\W*(?P<words>(?:(?:and|to)\s)?(?:then|finally|lastly|afterwards|after\sthat|finish(?:er)?"
    r"|buy[ -]?out|cash[ -]?out)(?!\w)(?:,?\s(?:finish(?:\soff)?|with|by|doing|do)(?!\w))*).*"
)
_COMMENT: Final = compiled(
    r"#\s?(?:source|author|from|by|via|credit|date|url|copyright|licen[cs]e)s?\s?(?::.*)?"
)


def clause_of(words: str) -> str:
    """Return what a line adds to the scheme of its section: a cap, a rest; or an empty text."""
    if match := _CAP.fullmatch(words):
        return f"cap {seconds(match['a'] or match['b'])} s"
    match = _REST.fullmatch(words) or _REST_FIRST.fullmatch(words) or _REST_LAST.fullmatch(words)
    if match is None:
        return ""
    what = next(key for key in ("rounds", "sets", "exercises") if match[key])
    return f"rest {seconds(match['a'])} s between {what}"


def rests_others(words: str) -> bool:
    """Whether a line is a rest of other lines, and does not say enough to know of which."""
    return bool(_OF_OTHERS.match(words))


def rounds_of(words: str) -> str:
    """Return the rounds that the bracket behind a heading says, as a scheme, or an empty text."""
    part = part_of(words, words)
    if not part.sets:
        return ""
    clauses = ["superset"] if "superset" in words.partition("(")[0].casefold() else []
    clauses.append(f"{part.sets} round{'' if part.sets == '1' else 's'}")
    clauses += [f"rest {part.rest_s} s between rounds"] if part.rest_s else []
    return ", ".join(clauses)


def part_of(line: str, words: str) -> Reading:
    """Return what the bracket behind a heading says of the part: its rounds, or its time."""
    bracket = _BRACKET.fullmatch(words)
    if bracket is None:
        return Reading(line, Kind.HEADER)
    if time := _TIME.fullmatch(bracket["remark"]):
        return Reading(line, Kind.HEADER, seconds=seconds(time["t"]))
    match = _ROUNDS.fullmatch(bracket["remark"])
    if match is None or (match["sets"] and not _GROUP.search(bracket["title"])):
        return Reading(line, Kind.HEADER)
    rest = match["r"] or match["r2"]
    return Reading(
        line,
        Kind.HEADER,
        sets=count(match["a"] or match["b"]),
        rest_s=seconds(rest) if rest else "",
    )


def is_part(words: str) -> bool:
    """Whether words before a bracket name a part of the workout, as "Strength (20 min)" does."""
    bracket = _BRACKET.fullmatch(words)
    return bool(bracket and _PART.fullmatch(bracket["title"].strip("#*_: ")))


def ladder_of(words: str) -> str:
    """Return the scheme of a line such as 21-15-9, or an empty text."""
    match = _LADDER.fullmatch(words)
    if match is None:
        return ""
    steps = "-".join(re.findall(r"\d+", match["steps"]))
    return f"{steps} for time" if match["timed"] else steps


def comes_last(words: str) -> str:
    """Return the words by which a line follows all rounds: "then finish with", "cash out"."""
    match = _LAST.fullmatch(words)
    return match["words"] if match else ""


def is_comment(words: str) -> bool:
    """Whether a line that looks like a heading says where the text is from."""
    return bool(_COMMENT.fullmatch(words))
