"""From articles to files: what the plugin writes, and what it says when it cannot."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from plugins import progress
from plugins.notation.exercises import Library
from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import RowsView, SectionView
from plugins.sheets import makers
from plugins.sheets.generator import SheetsGenerator
from plugins.sheets.model import on_paper
from plugins.sheets.printed import prepare, sheet_of
from plugins.sheets.typeset import Typeset, Typesetter
from tests.sheets import examples, reading, ua

NEVER = datetime.datetime(2026, 1, 2, 23, 30, tzinfo=datetime.UTC)
SETTINGS = {
    **DEFAULT_CONFIG,
    "SITENAME": "Rather Be Running",
    "SITEURL": "https://ratherberunning.example",
    "PRINTED_ADDRESS": "ratherberunning.example",
    "CONTENT_LICENCE": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "DEFAULT_LANG": "en",
}


def article(slug: str = "hips", heading: str = "", **fields: Any) -> SimpleNamespace:
    view = examples.SHORT.workout
    files = tuple(
        SimpleNamespace(
            choice=Choice(paper), save_as=f"{slug}/{slug}-{paper.value}.pdf", url=f"{slug}/x"
        )
        for paper in Paper
    )
    workout = SimpleNamespace(
        view=replace(view, anchor=slug, title=heading or view.title),
        sheets=files,
        folder=f"{slug}/",
        address=f"{slug}/",
    )
    values: dict[str, Any] = {
        "title": "Three for the hips",
        "author": "Robin Hale",
        "slug": slug,
        "url": f"{slug}/",
        "date": NEVER,
        "lang": "en",
        "facts": None,
        "workouts": (workout,),
        "get_relative_source_path": lambda: f"workouts/{slug}.md",
    }
    return SimpleNamespace(**values | fields)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of all these tests: none of them asks twice for what is the same."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def generate(tmp_path: Path, kept: Path) -> Callable[..., Path]:
    """Do what a build does with lists of contents; return the folder that it writes to."""

    def generated(settings: dict[str, Any] | None = None, **lists: Any) -> Path:
        output = tmp_path / "output"
        sheets = SheetsGenerator(
            context={"library": Library({})} | lists,
            settings=SETTINGS | {"CACHE_PATH": str(kept)} | (settings or {}),
            path="content",
            theme="theme",
            output_path=str(output),
        )
        prepare([sheets])
        sheets.generate_output(None)
        return output

    return generated


def written(output: Path, folder: str = "") -> list[str]:
    """All files below the output, but the posters of the site."""
    files = (path.relative_to(output).as_posix() for path in output.rglob("*.*"))
    return sorted(name for name in files if name.startswith(folder) and "print/" not in name)


def test_all_is_written_where_the_article_says(generate: Callable[..., Path]) -> None:
    """A workout's sheets, cards, weeks and pictures lie beside its page."""
    assert written(generate(articles=[article()])) == [
        "hips/hips-a4.pdf",
        "hips/hips-cards-a4.pdf",
        "hips/hips-cards-letter.pdf",
        "hips/hips-letter.pdf",
        "hips/hips-preview.webp",
        "hips/hips-share.png",
        "hips/hips-weeks-a4.pdf",
        "hips/hips-weeks-letter.pdf",
    ]


def test_a_category_has_a_booklet(generate: Callable[..., Path]) -> None:
    """All sheets of a category are one file, the oldest first, with a cover that leads to them."""
    old = datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)
    articles = [article(), article("knees", date=old)]
    category = Category()
    output = generate(articles=articles, categories=[(category, articles)])
    assert written(output, "category/") == [
        "category/core/core-booklet-a4.pdf",
        "category/core/core-booklet-letter.pdf",
    ]
    booklet = (output / "category/core/core-booklet-a4.pdf").read_bytes()
    cover, first, second = reading.pages(booklet)
    assert "core workouts" in cover.text
    assert "2 sheets to print" in cover.text
    assert "/knees/" in first.text
    assert "/hips/" in second.text
    levels = [tag for tag, _ in reading.tags(booklet) if tag in {"H1", "H2"}]
    assert levels == ["H1", "H2", "H2"]
    assert ua.faults(booklet) == []


def test_cues_begin_alike() -> None:
    """Those of an author stand below those of the exercises' own pages."""
    row = examples.exercise("Squat", "8 reps", cue="slow and steady")
    view = examples.workout("Hips", SectionView("Main", "main", (), (examples.rows(row),)))
    (part,) = on_paper(view, Library({})).sections[0].parts
    assert isinstance(part, RowsView)
    assert [each.cue for each in part.rows] == ["Slow and steady"]


def test_booklets_are_made_one_after_the_other(
    generate: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of one takes megabytes while it is set: two of two hundred would fill a memory."""
    alone = threading.Lock()

    def booklet(typesetter: Typesetter, data: object, date: str) -> Typeset:
        assert alone.acquire(blocking=False)
        time.sleep(0.05)
        alone.release()
        return Typeset(b"made", ())

    monkeypatch.setattr(makers, "booklet", booklet)
    articles = [article()]
    own = {"CACHE_PATH": str(tmp_path / "own")}
    output = generate(own, articles=articles, categories=[(Category(), articles)])
    assert len(written(output, "category/")) == 2


class Category(SimpleNamespace):
    """A category as Pelican has it."""

    name = "core"
    slug = "core"
    save_as = "category/core/index.html"
    url = "category/core/"


def test_the_posters_are_written_once(generate: Callable[..., Path]) -> None:
    """A site with a page that leads to them has its posters, on both papers."""
    shop = SimpleNamespace(slug="print")
    assert not (generate(articles=[article()]) / "print").exists()
    output = generate(articles=[article(), article("knees")], pages=[shop])
    assert sorted(path.name for path in output.glob("print/*")) == [
        "bribe-a4.pdf",
        "bribe-letter.pdf",
        "habit-a4.pdf",
        "habit-letter.pdf",
    ]


@pytest.mark.parametrize("name", ["drafts", "hidden_articles", "pages", "draft_pages"])
def test_what_is_not_listed_has_sheets_too(generate: Callable[..., Path], name: str) -> None:
    """Drafts, hidden articles and pages have their sheets."""
    lists: dict[str, Any] = {name: [article()]}
    assert len(written(generate(**lists))) == 8


def test_content_without_workouts_has_none(generate: Callable[..., Path]) -> None:
    """An article without a workout writes nothing."""
    output = generate(articles=[article(workouts=()), SimpleNamespace(title="Plain")])
    assert not output.exists()


def test_what_is_unchanged_is_not_made_again(
    generate: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second build writes the same bytes and makes only what differs from the first."""
    settings = {"CACHE_PATH": str(tmp_path / "own")}
    pages = [article(), article("knees")]
    output = generate(settings, articles=pages)
    assert "Sheets: 16 documents, 16 of them made now" in capsys.readouterr().out
    before = {name: (output / name).read_bytes() for name in written(output)}
    generate(settings, articles=pages)
    assert "Sheets: 16 documents, 0 of them made now" in capsys.readouterr().out
    assert {name: (output / name).read_bytes() for name in written(output)} == before
    # The title stands on all that one workout has, and nowhere else.
    generate(settings, articles=[article(title="Four for the hips"), article("knees")])
    assert "16 documents, 8 of them made now" in capsys.readouterr().out


def test_a_long_build_tells_how_far_it_is(
    generate: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """On no terminal a line every ten seconds says what is done and how long the rest takes."""
    seconds = count(step=6)
    clock = SimpleNamespace(monotonic=lambda: next(seconds), perf_counter=lambda: 0.0)
    monkeypatch.setattr(progress, "time", clock)
    generate(articles=[article()])
    lines = [line for line in capsys.readouterr().out.splitlines() if " of 8, " in line]
    # The clock is asked once for each of eight documents, and tells six seconds more each time.
    assert lines == [
        "Sheets: 2 of 8, about 36 s left",
        "Sheets: 4 of 8, about 24 s left",
        "Sheets: 6 of 8, about 12 s left",
    ]


def test_a_cache_that_cannot_be_used_is_no_harm(
    generate: Callable[..., Path], tmp_path: Path
) -> None:
    """Where nothing can be kept all is made, each time."""
    (tmp_path / "file").write_text("no folder")
    settings = {"CACHE_PATH": str(tmp_path / "file")}
    assert len(written(generate(settings, articles=[article()]))) == 8


def test_all_errors_are_told_with_their_files(
    generate: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors of several pages are all told, each with its file and once, and end the build."""
    pages = [article("one", "深"), article("two"), article("three", "蹲")]
    with pytest.raises(SystemExit) as ended:
        generate(articles=pages)
    assert ended.value.code == 1
    errors = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[2].split(":")[0] for line in errors] == [
        " workouts/one.md",
        " workouts/three.md",
    ]
    assert "深" in errors[0]
    assert "蹲" in errors[1]
    pdfs = [name for name in written(tmp_path / "output") if name.endswith(".pdf")]
    assert {name.split("/")[0] for name in pdfs} == {"two"}


def test_a_served_site_goes_on(
    generate: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """While the site is served, an error is told and the rest is built."""
    output = generate({"SERVING": True}, articles=[article("one", "深"), article("two")])
    assert "workouts/one.md" in capsys.readouterr().err
    assert len(written(output, "two/")) == 8


def test_a_sheet_has_what_its_page_has() -> None:
    """The facts of the page, its address and the site's licence reach the sheet."""
    facts = SimpleNamespace(
        level="Beginner",
        goal="Hips",
        space="A mat",
        equipment=("Mat",),
        cautions=("Slowly.",),
        progression="More of it.",
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
    assert sheet.progression == "More of it."
    assert sheet.address == "ratherberunning.example/hips/"
    assert sheet.url == "https://ratherberunning.example/hips/"
    assert sheet.licence == "CC BY 4.0"
    assert sheet.version == "2026-11-20"


def test_a_page_that_never_changed_has_its_first_date() -> None:
    """Without a later change the version is the day of publication, in the page's own zone."""
    assert sheet_of(article(), examples.SHORT.workout, SETTINGS).version == "2026-01-02"


def test_a_site_that_is_being_written_leads_to_where_it_will_be() -> None:
    """While one writes, the printed address is what the sheet links to."""
    sheet = sheet_of(article(), examples.SHORT.workout, SETTINGS | {"SITEURL": ""})
    assert sheet.url == "https://ratherberunning.example/hips/"
    nowhere = SETTINGS | {"SITEURL": "", "PRINTED_ADDRESS": ""}
    sheet = sheet_of(article(), examples.SHORT.workout, nowhere)
    assert (sheet.address, sheet.url, sheet.qr) == ("", "", "")
