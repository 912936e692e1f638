"""The extension's files: made from the tables, complete, and with snippets that are right."""

from __future__ import annotations

import json
import re
from typing import Final

import pytest

from plugins.notation.editors import build
from plugins.notation.formatting import format_text
from plugins.notation.pages import Kind, read_page
from plugins.notation.source import Source
from tests.editors.engine import ROOT, marked, tokenize

EDITORS: Final = ROOT / "editors"
EXTENSION: Final = EDITORS / "vscode"
SNIPPETS: Final = json.loads(build()["vscode/snippets/notation.json"])

_PLACE: Final = re.compile(r"\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$(\d+)|\$([A-Z_]+)")
_TODAY: Final = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "26"}


def filled(snippet: str) -> str:
    """Return the text that a snippet leaves if nobody writes over its placeholders."""
    body = "\n".join(SNIPPETS[snippet]["body"])
    return _PLACE.sub(lambda m: m[1] or m[2] or _TODAY.get(m[4] or "", ""), body).rstrip() + "\n"


def whole(snippet: str) -> str:
    """Return a snippet as a page, with metadata if it has none."""
    text = filled(snippet)
    head = "Title: A page\nDate: 2026-11-26\nSummary: Of a snippet.\n\n"
    return text if text.startswith("Title:") else head + text


@pytest.mark.parametrize("path", sorted(build()))
def test_a_generated_file_is_up_to_date(path: str) -> None:
    """What is committed is what the tables make."""
    committed = (EDITORS / path).read_bytes().decode("utf-8")
    assert committed == build()[path], f"editors/{path} is not what is made now: run `make editors`"


def test_the_manifest_names_files_that_are_there() -> None:
    """The extension brings a grammar for inside Markdown, and snippets."""
    manifest = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    (grammar,) = manifest["contributes"]["grammars"]
    (snippets,) = manifest["contributes"]["snippets"]
    named = {
        (EXTENSION / part["path"]).relative_to(EDITORS).as_posix() for part in (grammar, snippets)
    }

    assert named == set(build())
    assert grammar["injectTo"] == ["text.html.markdown"]
    assert (
        grammar["scopeName"]
        == json.loads(build()["vscode/syntaxes/notation.tmLanguage.json"])["scopeName"]
    )


@pytest.mark.parametrize("snippet", sorted(SNIPPETS))
def test_a_snippet_has_no_mistake(snippet: str) -> None:
    """A snippet is a page without a finding, in the canonical form."""
    text = whole(snippet)
    is_exercise = SNIPPETS[snippet]["prefix"] == "rbr-exercise"
    page = read_page(Source("snippet.md", text), Kind.EXERCISE if is_exercise else Kind.WORKOUT)

    assert [str(finding) for finding in page.findings] == []
    assert format_text(text, "snippet.md").text == text


def test_nothing_is_marked_in_a_snippet() -> None:
    """An editor shows no snippet as wrong."""
    shown = tokenize([whole(snippet) for snippet in SNIPPETS])

    assert [marked(tokens) for tokens in shown] == [[]] * len(SNIPPETS)


def test_snippets_are_told_apart_by_their_prefixes() -> None:
    """Each snippet has a prefix of its own, and each tells what it is."""
    prefixes = [snippet["prefix"] for snippet in SNIPPETS.values()]

    assert sorted({*prefixes}) == sorted(prefixes)
    assert {prefix[:4] for prefix in prefixes} == {"rbr-"}


def test_the_readme_lists_every_snippet() -> None:
    """Whoever reads how to install the extension reads what to type as well."""
    listed = re.findall(r"`(rbr-[a-z-]+)`", (EXTENSION / "README.md").read_text(encoding="utf-8"))

    assert sorted({*listed}) == sorted(snippet["prefix"] for snippet in SNIPPETS.values())
