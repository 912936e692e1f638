"""Data classes and expressions of ours are as Python's, though they are made later."""

import copy
import dataclasses
import importlib
import pickle
import pkgutil
import re
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

import plugins
from plugins import late
from plugins.late import dataclass, expression


@dataclass(frozen=True, slots=True)
class Late:
    name: str
    parts: list[int] = field(default_factory=list)
    cue: str | None = None
    span: int = field(default=3, compare=False, repr=False, kw_only=True)
    _known: int = field(default=0, init=False, repr=False, compare=False)

    def twice(self) -> str:
        return self.name * 2


@dataclass(frozen=True, slots=True)
class LateChild(Late):
    more: int = 1


@dataclass(slots=True)
class LateOpen:
    name: str
    parts: list[int] = field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Soon:
    name: str
    parts: list[int] = field(default_factory=list)
    cue: str | None = None
    span: int = field(default=3, compare=False, repr=False, kw_only=True)
    _known: int = field(default=0, init=False, repr=False, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class SoonChild(Soon):
    more: int = 1


@dataclasses.dataclass(slots=True)
class SoonOpen:
    name: str
    parts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Alone:
    value: int


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


PAIRS = [(Late, Soon), (LateChild, SoonChild), (LateOpen, SoonOpen)]
GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("a",), {}),
    (("a", [1]), {}),
    ((), {"name": "a", "parts": [2]}),
    (("a", [1], "cue"), {"span": 7}),
    (("a", [1], "cue", 5), {"span": 7, "more": 2}),
    (("a", [1], "cue", 5), {}),
    (("a",), {"more": 2}),
    ((), {}),
    (("a",), {"_known": 1}),
    (("a",), {"other": 1}),
]


def made(kind: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Return what is made, as far as one can tell, or the kind of mistake."""
    try:
        value = kind(*args, **kwargs)
    except TypeError:
        return "TypeError"
    told = repr(value).replace("Soon", "Late")
    return f"{told} {[getattr(value, each.name) for each in fields(kind)]}"


@pytest.mark.parametrize(("late", "soon"), PAIRS)
@pytest.mark.parametrize(("args", "kwargs"), GIVEN)
def test_it_is_made_of_the_same(
    late: Any, soon: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    """Of what stands in its place or has its name; nothing else is taken."""
    assert made(late, args, kwargs) == made(soon, args, kwargs)
    # And when its methods are there.
    assert made(late, args, kwargs) == made(soon, args, kwargs)


@pytest.mark.parametrize(("late", "soon"), PAIRS)
def test_it_says_the_same_of_itself(late: Any, soon: Any) -> None:
    """Its fields, places and patterns are those of Python's own."""
    told = [
        [(each.name, each.type, each.init, each.compare, each.kw_only) for each in fields(kind)]
        for kind in (late, soon)
    ]
    assert told[0] == told[1]
    assert late.__match_args__ == soon.__match_args__
    assert late.__slots__ == soon.__slots__
    assert not hasattr(late("a"), "__dict__")


def test_a_factory_is_asked_for_each() -> None:
    """No two have the same list."""
    assert Late("a").parts is not Late("a").parts


def test_it_is_compared_by_what_counts() -> None:
    """With those of its own kind only."""
    assert Late("a", span=1) == Late("a", span=2)
    assert Late("a") != Late("b")
    assert Late("a") != LateChild("a")
    assert LateChild("a", more=1) != LateChild("a", more=2)
    assert LateOpen("a", [1]) == LateOpen("a", [1])
    assert Alone(1) == Alone(1)
    assert Nothing() == Nothing()


def test_it_has_a_hash_if_it_stays_as_it_is() -> None:
    """And if its values have one."""
    assert len({Alone(1), Alone(1), Alone(2)}) == 2
    assert hash(Nothing()) == hash(Nothing())
    with pytest.raises(TypeError):
        hash(Late("a"))  # a list has none
    with pytest.raises(TypeError):
        hash(LateOpen("a"))


def test_what_is_frozen_stays_as_it_is() -> None:
    """Neither a field nor anything else is given to it or taken away."""
    value = Late("a")
    for name in ("name", "span", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(value, name)
    other = LateOpen("a")
    other.name = "b"
    assert other == LateOpen("b")


def test_copies_are_the_same_value() -> None:
    """However they are made."""
    value = LateChild("a", [1], "cue", 5, span=7)
    for kept in (
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),
        replace(value),
    ):
        assert (kept, kept.span, kept.twice()) == (value, 7, "aa")
    assert replace(value, name="b") == LateChild("b", [1], "cue", 5)
    opened = LateOpen("a", [1])
    assert pickle.loads(pickle.dumps(opened)) == copy.copy(opened) == opened


def test_what_nothing_would_call_is_refused() -> None:
    """A class that wants to see to its values itself is told at once."""
    with pytest.raises(TypeError, match="__post_init__"):

        @dataclass(frozen=True, slots=True)
        class Looked:
            name: str

            def __post_init__(self) -> None:
                raise AssertionError


def test_its_own_methods_are_kept() -> None:
    """What a class says itself is not written over."""

    @dataclass(frozen=True, slots=True)
    class Told:
        name: str

        def __repr__(self) -> str:
            return "told"

    assert repr(Told("a")) == "told"


def test_an_expression_finds_what_a_compiled_one_does() -> None:
    """With its flags, whatever it is asked for, and the second time, too."""
    ours, pythons = (
        expression(r"(?P<word>b+)", re.IGNORECASE),
        re.compile("(?P<word>b+)", re.IGNORECASE),
    )
    for _ in range(2):
        assert ours.sub("x", "aBbC") == pythons.sub("x", "aBbC") == "axC"
        assert [found["word"] for found in ours.finditer("b aBB")] == ["b", "BB"]
    assert (ours.pattern, ours.flags, ours.groupindex) == (
        pythons.pattern,
        pythons.flags,
        pythons.groupindex,
    )
    assert expression(rb"\d").findall(b"a1") == [b"1"]


def test_an_expression_is_compiled_when_it_is_asked() -> None:
    """And once only: what it was asked for is at hand."""
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.match("a")
    ours = expression("a")
    assert "match" not in vars(ours)
    assert ours.match("a")
    assert vars(ours)["match"] is ours.match
    assert copy.copy(ours).match("a")


def test_every_expression_of_ours_can_be_compiled() -> None:
    """A mistake in one is found here, and not by the first author whose text needs it."""
    names = [found.name for found in pkgutil.walk_packages(plugins.__path__, "plugins.")]
    found = [
        value
        for name in names
        if not name.endswith("__main__")
        for value in vars(importlib.import_module(name)).values()
        if type(value) is late._Expression  # noqa: SLF001
    ]
    assert len(found) > 100
    for each in found:
        assert each.flags >= 0, each.pattern
