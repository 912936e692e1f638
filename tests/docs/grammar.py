"""Reads the grammar of ``docs/notation.md``, and writes texts that it allows.

The grammar's own signs are explained in the document: quoted words, ``|``, ``[ ]``, ``{ }``,
``( )``, ``&`` for "in any order", ``~`` for "no space here", and names in capitals for what is
explained or listed below it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted text."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """Another rule, or a terminal in capitals."""

    name: str


@dataclass(frozen=True, slots=True)
class Glue:
    """No space between what stands on its sides."""


@dataclass(frozen=True, slots=True)
class OneOf:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class InOrder:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOrder:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Optional:
    part: Node


@dataclass(frozen=True, slots=True)
class Repeated:
    part: Node


Node: TypeAlias = Word | Name | Glue | OneOf | InOrder | AnyOrder | Optional | Repeated
Grammar: TypeAlias = dict[str, Node]

_RULE: Final = re.compile(r"^([a-z][a-z-]*) +: ", re.MULTILINE)
_TOKEN: Final = re.compile(r'"([^"]*)"|([A-Za-z][A-Za-z0-9-]*)|([\[\]{}()|&~])|(\s+)')


def read_grammar(text: str) -> Grammar:
    """Return the rules of ``text`` by name. Raises ``ValueError`` where it cannot be read."""
    starts = [*_RULE.finditer(text)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    rules: Grammar = {}
    for match, end in zip(starts, ends, strict=True):
        if match[1] in rules:
            raise ValueError(f"two rules are called {match[1]}")
        rules[match[1]] = _Reader(text[match.end() : end]).rule()
    return rules


class _Reader:
    """Reads one rule, by recursive descent."""

    def __init__(self, text: str) -> None:
        self.tokens: list[re.Match[str]] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise ValueError(f"the grammar cannot be read from here on: {text[at : at + 40]!r}")
            if match[4] is None:
                self.tokens.append(match)
            at = match.end()
        self.at = 0

    def rule(self) -> Node:
        node = self.one_of()
        if self.sign():
            raise ValueError(f"a stray {self.sign()!r} in a rule of the grammar")
        return node

    def one_of(self) -> Node:
        parts = [self.any_order()]
        while self.sign() == "|":
            self.at += 1
            parts.append(self.any_order())
        return parts[0] if len(parts) == 1 else OneOf(tuple(parts))

    def any_order(self) -> Node:
        parts = [self.in_order()]
        while self.sign() == "&":
            self.at += 1
            parts.append(self.in_order())
        return parts[0] if len(parts) == 1 else AnyOrder(tuple(parts))

    def in_order(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.tokens) and self.sign() not in {"|", "&", "]", "}", ")"}:
            parts.append(self.piece())
        if not parts:
            raise ValueError("an empty piece in a rule of the grammar")
        return parts[0] if len(parts) == 1 else InOrder(tuple(parts))

    def piece(self) -> Node:
        token = self.tokens[self.at]
        self.at += 1
        if token[1] is not None:
            return Word(token[1])
        if token[2] is not None:
            return Name(token[2])
        if token[3] == "~":
            return Glue()
        closing = {"[": "]", "{": "}", "(": ")"}[token[3]]
        inner = self.one_of()
        if self.sign() != closing:
            raise ValueError(f"{closing!r} is missing in a rule of the grammar")
        self.at += 1
        match token[3]:
            case "[":
                return Optional(inner)
            case "{":
                return Repeated(inner)
        return inner

    def sign(self) -> str:
        return self.tokens[self.at][3] or "" if self.at < len(self.tokens) else ""


def words_of(node: Node) -> set[str]:
    """Return the quoted texts of a rule."""
    match node:
        case Word(text):
            return {text}
        case OneOf(parts) | InOrder(parts) | AnyOrder(parts):
            return set().union(*map(words_of, parts))
        case Optional(part) | Repeated(part):
            return words_of(part)
    return set()


def names_of(node: Node) -> set[str]:
    """Return the rules and terminals that a rule uses."""
    match node:
        case Name(name):
            return {name}
        case OneOf(parts) | InOrder(parts) | AnyOrder(parts):
            return set().union(*map(names_of, parts))
        case Optional(part) | Repeated(part):
            return names_of(part)
    return set()


Terminal: TypeAlias = Callable[[random.Random], str]


class Writer:
    """Writes random texts of a grammar; the same seed writes the same texts."""

    def __init__(self, grammar: Grammar, terminals: Mapping[str, Terminal], seed: int) -> None:
        self.grammar = grammar
        self.terminals = terminals
        self.random = random.Random(seed)

    def text(self, rule: str) -> str:
        pieces: list[str | None] = []
        self._write(self.grammar[rule], pieces)
        return self._joined(pieces)

    def _write(self, node: Node, pieces: list[str | None]) -> None:
        """Add the pieces of ``node``; ``None`` is glue."""
        match node:
            case Word(text):
                pieces.append(self._in_some_case(text))
            case Name(name) if name in self.terminals:
                pieces.append(self.terminals[name](self.random))
            case Name(name):
                self._write(self.grammar[name], pieces)
            case Glue():
                pieces.append(None)
            case OneOf(parts):
                self._write(self.random.choice(parts), pieces)
            case InOrder(parts):
                for part in parts:
                    self._write(part, pieces)
            case AnyOrder(parts):
                for part in self.random.sample(parts, len(parts)):
                    self._write(part, pieces)
            case Optional(part):
                if self.random.random() < 0.5:
                    self._write(part, pieces)
            case Repeated(part):
                for _ in range(self.random.choice((0, 1, 1, 2, 3))):
                    self._write(part, pieces)

    def _in_some_case(self, text: str) -> str:
        """Now and then in capitals: the notation does not tell them apart."""
        return text.upper() if self.random.random() < 0.1 and "///" not in text else text

    def _joined(self, pieces: list[str | None]) -> str:
        text, glued = "", True
        for piece in pieces:
            if piece is None:
                glued = True
                continue
            if not glued and text[-1:].strip() and piece[:1].strip():
                text += self._space(text[-1], piece[0])
            text += piece
            glued = False
        return text

    def _space(self, before: str, after: str) -> str:
        letters = before.isalpha() and after.isalpha()
        digits = before.isdigit() and after.isdigit()
        if letters or digits or before == ",":
            return " "
        return self.random.choice((" ", " ", " ", "", "  ", "\u00a0"))
