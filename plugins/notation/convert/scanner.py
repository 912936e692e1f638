"""A line's words to phrases, from left to right; nothing is skipped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from plugins.notation.convert.doses import take_dose
from plugins.notation.convert.phrases import Phrase, What, compiled
from plugins.notation.convert.rules import RULES
from plugins.notation.convert.vocabulary import IMPLEMENT, LIMB

_WORD: Final = compiled(
    rf"(?:[^\s()\[\],;:|/@–—]|–(?!\d))+(?:/(?!{LIMB}(?!\s(?!x\s?\d)[^\W\d]))[^\W\d][^\s()\[\],;:|/@]*)*"
)
_CLOSING: Final = {"(": ")", "[": "]"}
_TRAILING: Final = ".!–—-"
#: A bracket of more words is a remark.
_MOST_WORDS: Final = 3
_REMARK: Final = compiled(
    r"(?:or|and|with|w/|use|using|no|not|if|optional\w*|each|easy|hard|light|heavy|weighted|scaled?|"
    rf"both|total|rx|max|failure|warm\w*|per|{IMPLEMENT})\b"
)
_JOINS: Final = compiled(r"(?:and|or|then|with|for|to|in|on|at|w|of|x|into|from|until|plus)(?!\w)")
#: The rules' patterns and what they make, bound once: they are tried at every word.
_RULES: Final = tuple((rule.pattern.match, rule.make) for rule in RULES)
#: Bench press (Barbell), as a log calls an exercise by what it is done with
_DONE_WITH: Final = re.compile(
    r"\((?:Barbell|Dumbbell|Kettlebell|Cable|Machine|Smith(?: Machine)?|Band|Plate|Assisted)\)"
)
#: Brackets deeper than this are words.
_DEEPEST: Final = 3


def scan(text: str, start: int = 0, end: int | None = None, depth: int = 0) -> tuple[Phrase, ...]:
    """Return the phrases of ``text[start:end]``, whose white space is single spaces."""
    end = len(text) if end is None else end
    inner = text[:end]  # no rule looks beyond the bracket it is in
    phrases: list[Phrase] = []
    at = start
    while at < end:
        if inner[at].isspace():
            at += 1
            continue
        phrase = _bracket(inner, at, depth) or _read(inner, at, phrases) or _word(inner, at)
        phrases.append(phrase)
        at = phrase.end
    return tuple(_with_inner_brackets(inner, phrases))


def _with_inner_brackets(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Take a word or two in brackets, between the words of a name, for a part of it."""
    for i in range(1, len(phrases)):
        inner = text[phrases[i].start : phrases[i].end]
        if phrases[i - 1].what is What.WORD and _DONE_WITH.fullmatch(inner):
            phrases[i] = Phrase(What.WORD, phrases[i].start, phrases[i].end, text=inner)
    for i in range(1, len(phrases) - 1):
        bracket, around = phrases[i], (phrases[i - 1], phrases[i + 1])
        words = [p for p in bracket.inside if p.what is What.WORD]
        plain = 0 < len(words) == len(bracket.inside) <= _MOST_WORDS
        is_inner = all(p.what is What.WORD and p.text[0].isalpha() for p in around)
        if (
            plain
            and is_inner
            and not _REMARK.match(bracket.text)
            and not _JOINS.match(around[1].text)
        ):
            inner = text[bracket.start : bracket.end]
            phrases[i] = Phrase(What.WORD, bracket.start, bracket.end, text=inner)
    return phrases


def _bracket(text: str, at: int, depth: int) -> Phrase | None:
    closing = _CLOSING.get(text[at])
    if closing is None or depth >= _DEEPEST:
        return None
    open_now = 0
    for end in range(at, len(text)):
        if text[end] == text[at]:
            open_now += 1
        elif text[end] == closing:
            open_now -= 1
            if not open_now:
                inside = scan(text, at + 1, end, depth + 1)
                words = text[at + 1 : end].strip()
                return Phrase(What.BRACKET, at, end + 1, text=words, inside=inside)
    return None


def _read(text: str, at: int, before: list[Phrase]) -> Phrase | None:
    """Try the rules, where a word begins or a phrase has just ended."""
    glued = at > 0 and text[at - 1].isalnum() and text[at].isalnum()
    if glued and (not before or before[-1].end != at or before[-1].what is What.WORD):
        return None
    for match_at, make in _RULES:
        match = match_at(text, at)
        if match and match.end() > at and (made := make(match)):
            words = made.text or match.group().strip()
            return replace(made, start=at, end=match.end(), text=words)
    dose = take_dose(text, at)
    return replace(dose, text=text[dose.start : dose.end]) if dose else None


def _word(text: str, at: int) -> Phrase:
    match = _WORD.match(text, at)
    if match is None or not any(c.isalnum() for c in match.group()):
        return Phrase(What.MARK, at, at + 1, text=text[at])
    words = match.group()
    if not words[0].isalnum() and words[0] in "-–—•*+=…→~":
        return Phrase(What.MARK, at, at + 1, text=text[at])
    kept = words.rstrip(_TRAILING + "…") or words
    return Phrase(What.WORD, at, at + len(kept), text=kept)
