"""From articles to files: what the plugin writes, and what it says when it cannot."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from plugins.sheets.generator import SheetsGenerator, sheet_of
from tests.sheets import examples

NEVER = datetime.datetime(2026, 1, 2, 23, 30, tzinfo=datetime.UTC)
SETTINGS = {
    **DEFAULT_CONFIG,
    "SITENAME": "Rather Be Running",
    "SITEURL": "https://ratherberunning.example",
    "PRINTED_ADDRESS": "ratherberunning.example",
    "CONTENT_LICENCE": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "DEFAULT_LANG": "en",
}


def article(slug: str = "hips", **fields: Any) -> SimpleNamespace:
    folder = f"{slug}/"
    files = tuple(
        SimpleNamespace(paper=paper, save_as=f"{folder}{slug}-{end}.pdf")
        for paper, end in (("A4", "a4"), ("US Letter", "letter"))
    )
    values: dict[str, Any] = {
        "title": "Three for the hips",
        "author": "Robin Hale",
        "url": folder,
        "date": NEVER,
        "lang": "en",
        "facts": None,
        "workouts": (SimpleNamespace(view=examples.SHORT.workout, sheets=files),),
        "get_relative_source_path": lambda: f"workouts/{slug}.md",
    }
    return SimpleNamespace(**values | fields)


def generate(output: Path, settings: dict[str, Any] | None = None, **lists: Any) -> None:
    generator = SheetsGenerator(
        context=lists,
        settings=SETTINGS | (settings or {}),
        path="content",
        theme="theme",
        output_path=str(output),
    )
    generator.generate_output(None)


def written(output: Path) -> list[str]:
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*.pdf"))


def test_both_papers_are_written_where_the_article_says(tmp_path: Path) -> None:
    """Each workout's sheets lie where its page links to them."""
    generate(tmp_path, articles=[article()])
    assert written(tmp_path) == ["hips/hips-a4.pdf", "hips/hips-letter.pdf"]


@pytest.mark.parametrize("name", ["drafts", "hidden_articles", "pages", "draft_pages"])
def test_what_is_not_listed_has_sheets_too(tmp_path: Path, name: str) -> None:
    """Drafts, hidden articles and pages have their sheets."""
    lists: dict[str, Any] = {name: [article()]}
    generate(tmp_path, **lists)
    assert len(written(tmp_path)) == 2


def test_content_without_workouts_has_none(tmp_path: Path) -> None:
    """An article without a workout writes nothing."""
    generate(tmp_path, articles=[article(workouts=()), SimpleNamespace(title="Plain")])
    assert written(tmp_path) == []


def test_a_progress_line_counts_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build says how many sheets it made."""
    generate(tmp_path, articles=[article(), article("knees")])
    assert "Sheets: 4 PDFs" in capsys.readouterr().out


def test_all_errors_are_told_with_their_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors of several pages are all told, each with its file and once, and end the build."""
    pages = [article("one", title="深"), article("two"), article("three", title="蹲")]
    with pytest.raises(SystemExit) as ended:
        generate(tmp_path, articles=pages)
    assert ended.value.code == 1
    errors = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[2].split(":")[0] for line in errors] == [
        " workouts/one.md",
        " workouts/three.md",
    ]
    assert "深" in errors[0]
    assert "蹲" in errors[1]
    assert written(tmp_path) == ["two/two-a4.pdf", "two/two-letter.pdf"]


def test_a_served_site_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While the site is served, an error is told and the rest is built."""
    generate(tmp_path, {"SERVING": True}, articles=[article("one", title="深"), article("two")])
    assert "workouts/one.md" in capsys.readouterr().err
    assert len(written(tmp_path)) == 2


def test_a_sheet_has_what_its_page_has() -> None:
    """The facts of the page, its address and the site's licence reach the sheet."""
    facts = SimpleNamespace(
        level="Beginner", goal="Hips", space="A mat", equipment=("Mat",), cautions=("Slowly.",)
    )
    changed = datetime.datetime(2026, 11, 20, 0, 30, tzinfo=datetime.UTC)
    page = article(facts=facts, modified=changed)
    sheet = sheet_of(page, examples.SHORT.workout, SETTINGS)
    assert (sheet.site, sheet.title, sheet.author) == (
        "Rather Be Running",
        "Three for the hips",
        "Robin Hale",
    )
    assert (sheet.level, sheet.goal, sheet.space) == ("Beginner", "Hips", "A mat")
    assert (sheet.equipment, sheet.cautions) == (("Mat",), ("Slowly.",))
    assert sheet.address == "ratherberunning.example/hips/"
    assert sheet.url == "https://ratherberunning.example/hips/"
    assert sheet.licence == "CC BY 4.0"
    assert sheet.version == "2026-11-20"


def test_a_page_that_never_changed_has_its_first_date() -> None:
    """Without a later change the version is the day of publication, in the page's own zone."""
    assert sheet_of(article(), examples.SHORT.workout, SETTINGS).version == "2026-01-02"


def test_a_site_without_an_address_prints_no_link() -> None:
    """While one writes, the address is printed and links nowhere."""
    sheet = sheet_of(article(), examples.SHORT.workout, SETTINGS | {"SITEURL": ""})
    assert (sheet.address, sheet.url) == ("ratherberunning.example/hips/", "")
