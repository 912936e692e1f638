"""Three lists are one: the codes, their pages, and the texts that raise them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from plugins.notation.codes import CODES
from tests.docs.diagnostics import (
    HEADINGS,
    INDEX,
    PAGES,
    groups,
    index_text,
    lead,
    page_paths,
    raised,
)
from tests.docs.examples import ROOT, Example, examples, outcome
from tests.docs.rewrite import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

#: Files that link to pages of diagnostics.
LINKING: Final = [
    *DOCUMENTS,
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    INDEX,
    *page_paths(),
]

every_page = pytest.mark.parametrize("path", page_paths(), ids=lambda path: path.stem)


def _two(path: Path) -> tuple[Example, Example]:
    first, second = examples(path)
    assert (first.fence.heading, second.fence.heading) == ("Example", "Instead")
    return first, second


def test_each_code_has_a_page() -> None:
    """Whoever looks up a code finds a page of that name, and no page is left over."""
    assert [path.stem for path in page_paths()] == sorted(CODES)


def test_each_code_is_raised_somewhere() -> None:
    """A code that nothing raises is deleted, and one that is raised is known."""
    assert sorted(raised()) == sorted(CODES)


def test_each_code_is_in_a_group() -> None:
    """The groups that the index is made from leave no code out."""
    assert [code for names in groups().values() for code in names] == [*CODES]


def test_the_index_lists_the_codes() -> None:
    """The index is in step with ``codes.py`` (``python -m tests.docs.rewrite`` writes it)."""
    assert INDEX.read_text(encoding="utf-8") == index_text()


@every_page
def test_a_page_has_the_fixed_form(path: Path) -> None:
    """A page is headed by its code and what it is about, and has the four headings in order."""
    lines = path.read_text(encoding="utf-8").split("\n")
    prose = re.sub(r"^```.*?^```", "", "\n".join(lines), flags=re.MULTILINE | re.DOTALL)

    assert lines[0] == f"# {path.stem}"
    assert lines[2] == lead(path.stem)
    assert tuple(re.findall(r"^## (.*)", prose, re.MULTILINE)) == HEADINGS


@every_page
def test_the_example_raises_the_code(path: Path) -> None:
    """The example has the mistake, and no other."""
    example, _ = _two(path)

    assert outcome(example).codes == {path.stem}


@every_page
def test_the_page_quotes_the_message(path: Path) -> None:
    """What the page says that an author is told is what an author is told."""
    example, _ = _two(path)
    says = example.expectation("says")

    assert says is not None
    assert says.heading == "What it says"
    assert says.text == f"{outcome(example).says}\n"


@every_page
def test_the_mended_text_is_clean(path: Path) -> None:
    """The text under "Instead" has no mistake at all."""
    _, mended = _two(path)

    assert outcome(mended).report == ""


@every_page
def test_messages_are_one_clause(path: Path) -> None:
    """A message is one line without a full stop, so that it reads well behind its code."""
    example, _ = _two(path)

    for finding in outcome(example).findings:
        assert "\n" not in finding.diagnostic.message
        assert not finding.diagnostic.message.endswith(".")


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """A link to another file of ours, or to one of its headings, finds it."""
    for target, anchor in re.findall(
        r"\]\(([^):#]*\.md)?(?:#([^)]*))?\)", _prose(path.read_text(encoding="utf-8"))
    ):
        other = path.parent / target if target else path
        assert other.is_file(), target
        assert not anchor or anchor in _anchors(other), anchor


def _prose(text: str) -> str:
    """Return a text without what stands between fences."""
    return re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)


def _anchors(path: Path) -> list[str]:
    """Return the anchors that GitHub gives to the headings of a file."""
    found: list[str] = []
    text = _prose(path.read_text(encoding="utf-8"))
    for title in re.findall(r"^#{1,6} (.*)", text, re.MULTILINE):
        base = re.sub(r"[^\w\- ]", "", title.casefold()).replace(" ", "-")
        again = sum(re.fullmatch(rf"{re.escape(base)}(-\d+)?", one) is not None for one in found)
        found.append(f"{base}-{again}" if again else base)
    return found


def test_the_pages_are_where_the_readme_says() -> None:
    """CONTRIBUTING sends people to this folder."""
    assert PAGES.relative_to(ROOT).as_posix() in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
