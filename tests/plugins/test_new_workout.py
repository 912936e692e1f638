"""What becomes of one new file: its page, the lists it stands in, its feeds and its sheets."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests import builds
from tests.plugins.conftest import Author
from tests.sheets import reading
from tests.theme.fragment import parse

ATOM = "{http://www.w3.org/2005/Atom}"
BLOCK = """
/// workout | Rainy Tuesday
*3 rounds, rest 60 s between rounds*

1. Squat: 12 reps
2. Side plank: 30 s per side
///
"""


#: The sheets that most people want, in normal print, for one session, in the author's unit.
USUAL = re.compile(r"tuesday-(a4|letter)\.pdf$")


def links(html: str) -> set[str]:
    return {link.attributes.get("href", "") for link in parse(html).all("main a")}


def usual(files: Iterable[str], folder: str) -> list[str]:
    """The pages and the usual sheets among ``files`` that lie in a folder, or below it."""
    found = (file for file in files if folder in file)
    return [file for file in found if file.endswith(".html") or USUAL.search(file)]


def test_it_has_a_page_and_both_sheets(author: Author) -> None:
    """A file in a folder of workouts becomes a page with a PDF for each paper beside it."""
    author.workout(BLOCK)
    built = author.build()
    assert usual(built.files, "rainy/") == [
        "rainy/index.html",
        "rainy/rainy-tuesday-a4.pdf",
        "rainy/rainy-tuesday-letter.pdf",
    ]
    assert {"/rainy/rainy-tuesday-a4.pdf", "/rainy/rainy-tuesday-letter.pdf"} < links(
        built.text("rainy/index.html")
    )


def test_its_folder_is_its_category(author: Author) -> None:
    """The folder's name is the address of the category, and readers see its long name."""
    author.write(
        "workouts/total-body/rainy.md",
        f"Title: Rainy\nDate: 2026-11-24\nSummary: Ten minutes.\n{BLOCK}",
    )
    built = author.build()
    assert str(built.articles["rainy"].category) == "Total body"
    assert "/rainy/" in links(built.text("category/total-body/index.html"))


def test_it_is_in_every_list(author: Author) -> None:
    """The front page, the archives, its category and its tags name it."""
    author.workout(BLOCK, metadata="Tags: core, no equipment\n")
    built = author.build()
    for page in ("index", "archives/index", "category/core/index", "tag/no-equipment/index"):
        assert "/rainy/" in links(built.text(f"{page}.html")), page
    assert {"/tag/core/", "/tag/no-equipment/"} <= links(built.text("tag/index.html"))
    assert "/category/core/" in links(built.text("category/index.html"))


def test_it_is_in_the_feeds_when_published(author: Author) -> None:
    """The feed of all, of its category and of each tag hold it, with its address and its words."""
    author.workout(BLOCK, metadata="Tags: floor\n")
    built = author.build(builds.PUBLISHING)
    for path in ("feed.atom", "category/core/feed.atom", "tag/floor/feed.atom"):
        (entry,) = ET.fromstring(built.text(path)).iter(f"{ATOM}entry")
        address = entry.find(f"{ATOM}link[@rel='alternate']")
        assert address is not None
        assert address.get("href") == f"{builds.ADDRESS}/rainy/"
        assert entry.findtext(f"{ATOM}title") == "Rainy Tuesday"
        content = entry.findtext(f"{ATOM}content") or ""
        assert "Side plank" in content
        assert f'href="{builds.ADDRESS}/rainy/rainy-tuesday-a4.pdf"' in content


def test_there_is_no_feed_while_one_writes(author: Author) -> None:
    """A feed needs absolute addresses, which only the published site has."""
    author.workout(BLOCK)
    assert [file for file in author.build().files if file.endswith(".atom")] == []


def test_its_metadata_arrive(author: Author) -> None:
    """Title, summary, slug, dates and facts are on the article and on its page."""
    author.workout(
        BLOCK,
        metadata="Slug: wet-tuesday\nModified: 2026-12-01\nLevel: beginner to intermediate\n"
        "Goal: dry feet\nSpace: a mat\nEquipment: mat, chair\nTime: 9 min\n"
        "Cautions: Not on ice.\n    Not on soap.\n",
    )
    built = author.build()
    article = built.articles["wet-tuesday"]
    assert article.title == "Rainy Tuesday"
    assert article.date.date() == datetime.date(2026, 11, 24)
    assert article.modified.date() == datetime.date(2026, 12, 1)
    page = parse(built.text("wet-tuesday/index.html"))
    assert page.one("title").text == "Rainy Tuesday – Rather Be Running"
    assert page.one('meta[name="description"]').attributes["content"] == "Ten minutes."
    terms = [term.text for term in page.all(".facts dt")]
    values = [value.text for value in page.all(".facts dd")]
    assert dict(zip(terms, values, strict=True)) == {
        "Goal": "dry feet",
        "Level": "beginner to intermediate",
        "Time": "9 min",
        "Space": "a mat",
        "Equipment": "mat chair",
    }
    assert [item.text for item in page.all(".cautions li")] == ["Not on ice.", "Not on soap."]
    # A runner with two sheets in hand sees which is newer.
    assert page.one(".dateline time").attributes["datetime"] == "2026-12-01"


def test_a_summary_is_markdown_and_its_description_is_not(author: Author) -> None:
    """What is emphasised on the page is plain in the description that search engines show."""
    author.write(
        "articles/why.md",
        'Title: Why\nDate: 2026-11-24\nSummary: Not *that* "easy" & <3 km.\n\nText.\n',
    )
    page = parse(author.build().text("why/index.html"))
    description = page.one('meta[name="description"]').attributes["content"]
    assert description == 'Not that "easy" & <3 km.'
    assert [word.text for word in page.all(".page-lead em")] == ["that"]


def test_every_workout_of_a_page_has_its_own_sheets(author: Author) -> None:
    """Two blocks make four PDFs, named after the workouts' titles."""
    author.workout(f"{BLOCK}\nOr:\n\n/// workout | Dry Tuesday\n- Lunge: 10 reps\n///\n")
    built = author.build()
    assert [Path(file).name for file in usual(built.files, "rainy/") if "html" not in file] == [
        "dry-tuesday-a4.pdf",
        "dry-tuesday-letter.pdf",
        "rainy-tuesday-a4.pdf",
        "rainy-tuesday-letter.pdf",
    ]
    for name, own, other in (("dry", "Lunge", "Squat"), ("rainy", "Squat", "Lunge")):
        text = reading.read_out((built.output / f"rainy/{name}-tuesday-a4.pdf").read_bytes())
        assert own in text
        assert other not in text


def test_a_sheet_says_where_it_comes_from(author: Author) -> None:
    """The address of the page and the date of its version are on the paper."""
    author.workout(BLOCK)
    built = author.build(
        builds.PUBLISHING, SITEURL="https://runs.example", PRINTED_ADDRESS="runs.example"
    )
    text = reading.read_out((built.output / "rainy/rainy-tuesday-letter.pdf").read_bytes())
    assert "runs.example/rainy/" in text
    assert "24 November 2026" in text


def test_an_article_may_hold_a_workout(author: Author) -> None:
    """A block in an article has its sheets as well; the page has no panel of facts."""
    author.article(BLOCK)
    built = author.build()
    assert "why/rainy-tuesday-a4.pdf" in built.files
    page = parse(built.text("why/index.html"))
    assert len(page.all("section.workout")) == 1
    assert page.all(".facts") == []


def test_a_page_may_hold_a_workout(author: Author) -> None:
    """A block in a page has its sheets beside the page."""
    author.workout(BLOCK)
    author.write("pages/about.md", "Title: About\n\n/// workout | Hop\n- Hop: 3 reps\n///\n")
    built = author.build()
    assert "about/hop-a4.pdf" in built.files
    assert "/about/hop-a4.pdf" in links(built.text("about/index.html"))


def test_a_draft_is_seen_by_those_who_know_its_address(author: Author) -> None:
    """A draft has its page and sheets below drafts/, and stands in no list and no feed."""
    author.article("Text.\n")
    author.workout(BLOCK, metadata="Status: draft\nTags: secret\n")
    built = author.build(builds.PUBLISHING)
    assert set(built.drafts) == {"rainy"}
    assert usual(built.files, "rainy/") == [
        "drafts/rainy/index.html",
        "drafts/rainy/rainy-tuesday-a4.pdf",
        "drafts/rainy/rainy-tuesday-letter.pdf",
    ]
    own = f"{builds.ADDRESS}/drafts/rainy/rainy-tuesday-a4.pdf"
    assert own in links(built.text("drafts/rainy/index.html"))
    others = [
        file for file in built.files if file.endswith((".html", ".atom")) and "rainy" not in file
    ]
    assert [file for file in others if "rainy" in built.text(file)] == []
    assert not any("secret" in file for file in built.files)


def test_a_hidden_page_is_in_no_list(author: Author) -> None:
    """A hidden workout has its usual address and sheets; only nobody links there."""
    author.workout(BLOCK, "other")
    author.workout(BLOCK, metadata="Status: hidden\n")
    built = author.build()
    assert usual(built.files, "rainy/") == [
        "rainy/index.html",
        "rainy/rainy-tuesday-a4.pdf",
        "rainy/rainy-tuesday-letter.pdf",
    ]
    lists = ("index.html", "archives/index.html", "category/core/index.html")
    assert [page for page in lists if "/rainy/" in built.text(page)] == []


def test_links_to_content_files_are_resolved(author: Author) -> None:
    """A link to a source file leads to its page, in articles and inside of a block."""
    author.workout(BLOCK)
    author.article(
        "See [rain]({filename}/workouts/core/rainy.md).\n\n"
        "/// pros-cons | Rain\n## Pros\n1. **Wet.** [So]({filename}/workouts/core/rainy.md).\n///\n"
    )
    html = author.build().text("why/index.html")
    assert html.count('href="/rainy/"') == 2
    assert "{filename}" not in html


@pytest.mark.parametrize("suffix", ["md", "markdown"])
def test_other_endings_of_markdown_are_read(author: Author, suffix: str) -> None:
    """The file's ending is the author's habit."""
    author.workout(BLOCK).rename(author.content / f"workouts/core/rainy.{suffix}")
    assert "rainy/rainy-tuesday-a4.pdf" in author.build().files


def test_the_files_date_means_nothing(author: Author) -> None:
    """What a file was last changed, or when the site is built, is in no byte of the site."""
    source = author.workout(BLOCK)
    first = _bytes(author.build(builds.PUBLISHING))
    os.utime(source, (1, 1))
    assert _bytes(author.build(builds.PUBLISHING)) == first


def _bytes(built: builds.Built) -> dict[str, bytes]:
    return {file: (built.output / file).read_bytes() for file in built.files}


def test_a_feed_keeps_the_words_of_a_title(author: Author) -> None:
    """What looks like markup in a title is words of it, in the feed too."""
    title = "Everything & <more>"
    author.write(
        "articles/more.md", f"Title: {title}\nDate: 2026-11-24\nSummary: Because.\n\nWords.\n"
    )
    author.build(builds.PUBLISHING)
    feed = ET.parse(author.output / "feed.atom")
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == title


def test_a_draft_alone_in_its_category_links_to_no_page(author: Author) -> None:
    """A category without a published article has no page, so a draft names it and no more."""
    author.workout(BLOCK, metadata="Status: draft\n")
    built = author.build()
    assert "/category/core/" not in links(built.text("drafts/rainy/index.html"))
