"""What is installed is listed, locked, and can be asked about."""

from __future__ import annotations

import re
import urllib.error

import pytest

from tests import dependencies
from tests.dependencies import DOCUMENT, FILES, NPM, REQUIREMENTS, licence, npm, packages

ROW = re.compile(r"^\| ([\w.-]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def rows() -> dict[str, tuple[str, str]]:
    """Return the list's packages, each with licence and reason."""
    found = ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    return {name: (said, why) for name, said, why in found if name != "Package"}


def test_the_list_is_whole() -> None:
    """Every package that is locked or asked for, and no other, each with both."""
    locked = {package.name for file in FILES for package in packages(file)}
    asked = {name for folder in NPM for name in npm(folder)}
    assert set(rows()) == locked | asked
    assert len(locked) > 40
    assert all(said.strip() and why.strip() for said, why in rows().values())


def test_the_list_is_true() -> None:
    """A licence is what the package says of itself; a reason is ours, or who needs it."""
    known = rows()
    for package in (each for file in reversed(FILES) for each in packages(file)):
        said = licence(package.name)
        assert said in {"", known[package.name][0]}, package.name
    for package in packages("site"):
        assert known[package.name][1] == package.reason
        assert package.reason != "needed by "


def test_all_is_locked_by_hash() -> None:
    """Each package of each lock file has hashes, so that nothing else can be installed."""
    for file in FILES:
        text = (REQUIREMENTS / f"{file}.txt").read_text(encoding="utf-8")
        pieces = [each for each in re.split(r"^(?=\S)", text, flags=re.MULTILINE) if "==" in each]
        assert pieces
        assert all("--hash=sha256:" in piece for piece in pieces)


def test_a_weakness_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the package that has it; and the audit fails."""

    def one(questions: list[dict[str, object]]) -> list[dict[str, object]]:
        return [{"vulns": [{"id": "OSV-1"}]}, *({} for _ in questions[1:])]

    assert dependencies.audit(one) == 1
    assert "OSV-1" in capsys.readouterr().out
    assert dependencies.audit(lambda questions: [{} for _ in questions]) == 0


def test_without_a_network_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is to think that all is well."""

    def none(questions: list[dict[str, object]]) -> list[dict[str, object]]:
        raise urllib.error.URLError("no route")

    assert dependencies.audit(none) == 2
    told = capsys.readouterr()
    assert "Could not ask" in told.err
    assert "no known" not in told.out
