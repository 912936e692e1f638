"""Posts, pages and lists on paper, as they are published: with whole addresses in their links."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests import builds
from tests.audit.visit import Visitor
from tests.browser.kinds import KINDS, WORKOUTS
from tests.browser.running import Running
from tests.browser.tools import OUTSIDE
from tests.sheets import reading
from tests.site.site import Site

PAPERS: Final = ("A4", "Letter")
#: What every sheet has below its text: how many there are, on which line. In points.
FOOT: Final = 45.0
#: A last sheet with less on it than this is a remnant.
REMNANT: Final = 1 / 5
SMALLEST: Final = 9.9

#: Kinds whose paper is the page itself; a workout's paper is its sheet (test_print.py). The page of
#: every figure is not published.
PATHS: Final = {
    kind: path.removeprefix("/") + ("" if path.endswith(".html") else "index.html")
    for kind, path in KINDS.items()
    if path not in WORKOUTS and kind != "every figure"
}


@pytest.fixture
def visitor(running: Running, browser: Browser, published_site: Path) -> Visitor:
    """Visits the published site, with one browser."""
    site = Site(published_site, builds.ADDRESS)
    return running.kept("visitor", lambda: Visitor(browser, site))


def printed(page: Page, paper: str) -> list[reading.Page]:
    return reading.pages(page.pdf(format=paper, print_background=False))


def filled(sheet: reading.Page) -> float:
    """How much of a sheet has words, from its upper edge down."""
    lowest = min(word.bottom for word in sheet.words if word.bottom > FOOT)
    return (sheet.height - lowest) / sheet.height


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_every_sheet_is_worth_its_paper(visitor: Visitor, path: str) -> None:
    """No last sheet is a remnant, none before it is left half empty, and no type is small."""
    with visitor.visit(path) as visit:
        for paper in PAPERS:
            sheets = printed(visit.page, paper)
            assert len(sheets) == 1 or filled(sheets[-1]) >= REMNANT, paper
            assert all(filled(sheet) > 0.5 for sheet in sheets[:-1]), paper
            assert min(word.size for sheet in sheets for word in sheet.words) >= SMALLEST, paper


_ITEM: Final = "<li>one of it</li>"
_ROW: Final = "<tr><td>one</td></tr>"
_NOTE: Final = f"<li><p>{'word ' * 20}</p></li>"
_TERM: Final = "<dt>one</dt><dd>what it is</dd>"
_PICTURE: Final = (
    '<figure class="picture">'
    '<img src="/exercises/squat/figure.svg" alt="A" width="400" height="400">'
    "<figcaption>What it is.</figcaption></figure>"
)
#: What a text may end with.
ENDINGS: Final = {
    "list": f"<ul>{_ITEM * 8}</ul>",
    "list and words": f"<h2>One</h2><ol>{_ITEM * 25}</ol><p>Last.</p>",
    "terms": f"<dl>{_TERM * 7}</dl>",
    "table": f"<table><thead><tr><th>A</th></tr></thead><tbody>{_ROW * 9}</tbody></table>",
    "notes": f'<div class="footnote"><hr><ol>{_NOTE * 9}</ol></div>',
    "code": f"<pre><code>{('a line' + chr(10)) * 12}</code></pre><p>Last.</p>",
    "long code": f"<p>So.</p><pre><code>{('a line' + chr(10)) * 70}</code></pre><p>Last.</p>",
    "pictures": f"<p>So.</p>{_PICTURE * 3}",
}


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS.keys())
def test_however_a_text_ends_no_sheet_is_a_remnant(visitor: Visitor, end: str) -> None:
    """Seven lines are the least, of whatever length it is; nor is a sheet left to the title."""
    with visitor.visit(PATHS["article"]) as visit:
        printed(visit.page, "A4")  # the font for paper comes with the first look
        for number in range(7, 17):
            visit.page.locator(".prose").evaluate(
                """async (prose, html) => {
                  prose.innerHTML = html;
                  await Promise.all([...prose.querySelectorAll("img")].map(e => e.decode()));
                }""",
                f"<p>{'running up a hill ' * 15}</p>" * number + end,
            )
            for paper in PAPERS:
                *before, last = printed(visit.page, paper)
                assert not before or filled(last) > REMNANT - 0.04, (number, paper)
                assert all(filled(sheet) > 0.4 for sheet in before), (number, paper)


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("front page", ".cards"),
        ("category", ".cards"),
        ("finder", ".cards"),
        ("archives", ".year-list"),
        ("tags", ".tag-list"),
    ],
)
def test_however_long_a_list_is_no_sheet_is_a_remnant(
    visitor: Visitor, kind: str, items: str
) -> None:
    """Its last rows go together to the next sheet; none before it is left empty for them."""
    with visitor.visit(PATHS[kind]) as visit:
        visit.page.locator(items).first.evaluate("list => { window.items = [...list.children]; }")
        printed(visit.page, "A4")  # the font for paper comes with the first look
        for number in (*range(1, 31), 61, 200):
            visit.page.locator(items).first.evaluate(
                """(list, length) => list.replaceChildren(
                     ...Array.from({ length }, (_, n) => items[n % items.length].cloneNode(true)),
                   )""",
                number,
            )
            for paper in PAPERS:
                *before, last = printed(visit.page, paper)
                assert not before or filled(last) >= REMNANT, (number, paper)
                assert all(filled(sheet) > 0.4 for sheet in before), (number, paper)


@pytest.mark.parametrize("kind", ["article", "article with pros and cons", "page"])
def test_no_heading_is_left_behind(visitor: Visitor, kind: str) -> None:
    """After a heading there is text on the same sheet."""
    with visitor.visit(PATHS[kind]) as visit:
        headings = {
            reading.squashed(text)
            for text in visit.page.locator("main :is(h2, h3, h4)").all_inner_texts()
        }
        for paper in PAPERS:
            for sheet in printed(visit.page, paper):
                lines = [reading.squashed(line) for line in sheet.text.splitlines()]
                *_, last = [line for line in lines if line and "/" not in line[:4]]
                assert last not in headings, paper


def test_addresses_are_printed(visitor: Visitor) -> None:
    """Behind a link in the text stands where it leads, whole; not behind a note's number.

    Nor behind a link whose words are the address.
    """
    with visitor.visit(PATHS["article"]) as visit:
        page = visit.page
        hrefs: list[str] = page.locator(".prose a[href^='http']:not(.bare)").evaluate_all(
            "all => all.map(e => e.getAttribute('href'))"
        )
        text = reading.squashed(" ".join(sheet.text for sheet in printed(page, "A4")))
        assert len(hrefs) > 1
        assert [href for href in hrefs if reading.squashed(f"<{href}>") not in text] == []
        assert "#fn" not in text
        assert page.locator(".prose .bare").count() > 1
        assert "<https://doi.org" not in text


def test_what_an_author_may_write_is_all_on_paper(
    running: Running, browser: Browser, sample_site: Path
) -> None:
    """No type is small, no table too wide, nothing stays closed, and no address is said twice."""
    sample = running.kept(
        "sample visitor", lambda: Visitor(browser, Site(sample_site, builds.ADDRESS))
    )
    with sample.visit("reviewed/index.html") as visit:
        for paper in PAPERS:
            sheets = printed(visit.page, paper)
            assert min(word.size for sheet in sheets for word in sheet.words) >= SMALLEST, paper
            text = reading.squashed("".join(sheet.text for sheet in sheets))
            assert "Hiddenwords,andsmallones" in text
            assert text.count("example.org/bare") == 1
            assert text.count("elsewhere<https://example.org/elsewhere>") == 1
            assert text.count("aplaceelsewhere<https://example.org/heading>") == 1
            assert text.count("ann@example.org") == 1
            assert text.count("allofus<mailto:us@example.org>") == 1
            assert "example.org/cell" not in text


@pytest.mark.parametrize("kind", ["exercise", "exercises"])
def test_small_pictures_are_printed_without_colours(visitor: Visitor, kind: str) -> None:
    """Also those that are files of their own, and as lines, whatever the screen's scheme is."""
    with visitor.visit(PATHS[kind]) as visit:
        visit.page.emulate_media(media="print", color_scheme="dark")
        pdf = visit.page.pdf(format="A4", print_background=False)
        assert b"/Subtype /Image" not in pdf
        assert not reading.coloured(pdf)


def test_no_address_is_printed_in_a_table(visitor: Visitor) -> None:
    """There it would break the columns."""
    with visitor.visit(PATHS["article"]) as visit:
        page = visit.page
        words = page.locator(".prose").evaluate(
            """prose => {
              const table = document.createElement("table");
              const link = document.createElement("a");
              link.href = "https://example.org/in-a-table";
              link.append("told");
              table.createTHead().insertRow().append(document.createElement("th"));
              table.createTBody().insertRow().insertCell().append(link);
              prose.prepend(table);
            }"""
        )
        assert words is None
        text = " ".join(sheet.text for sheet in printed(page, "A4"))
        assert "told" in text
        assert "in-a-table" not in text


def test_a_long_list_begins_below_its_title(visitor: Visitor) -> None:
    """A year with more texts than a sheet has room for does not leave the first sheet empty."""
    with visitor.visit(PATHS["archives"]) as visit:
        visit.page.locator(".year-months").first.evaluate(
            """months => {
              for (let n = 0; n < 3; n++)
                for (const month of [...months.children]) months.append(month.cloneNode(true));
            }"""
        )
        for paper in PAPERS:
            sheets = printed(visit.page, paper)
            assert len(sheets) > 1
            assert filled(sheets[0]) > 0.5, paper


def test_a_title_of_one_long_word_stays_on_a_phone(visitor: Visitor) -> None:
    """Also in the list of all texts."""
    with visitor.visit(PATHS["archives"], width=320) as visit:
        visit.page.locator(".year-link").first.evaluate(
            "link => { link.textContent = 'Donaudampfschifffahrt'.repeat(5); }"
        )
        assert visit.page.evaluate(OUTSIDE) == {"wider": 0, "found": []}


def test_code_and_long_words_are_as_large_as_the_rest(visitor: Visitor) -> None:
    """Nothing is so wide that a browser makes the whole sheet smaller."""
    word = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
    for path, place in (("index.html", ".card-summary"), (PATHS["article"], ".prose > p")):
        with visitor.visit(path) as visit:
            visit.page.locator(place).first.evaluate(
                """(place, word) => {
                  const code = document.createElement("code");
                  code.append("code ".repeat(60), word);
                  place.replaceChildren(word, " ", code);
                }""",
                word,
            )
            for paper in PAPERS:
                sheets = printed(visit.page, paper)
                assert min(word.size for sheet in sheets for word in sheet.words) >= SMALLEST, path


def test_a_row_is_not_cut(visitor: Visitor) -> None:
    """A long table goes on over the page between two rows, with its head once more."""
    with visitor.visit(PATHS["page"]) as visit:
        visit.page.locator(".prose").evaluate(
            """prose => {
              const table = document.createElement("table");
              const head = table.createTHead().insertRow();
              head.append(document.createElement("th"));
              head.cells[0].append("HEAD");
              const body = table.createTBody();
              for (let n = 100; n < 160; n++) {
                const cell = body.insertRow().insertCell();
                for (const part of "abc")
                  cell.append(`${part}${n}`, document.createElement("br"));
              }
              prose.replaceChildren(table);
            }"""
        )
        for paper in PAPERS:
            sheets = [reading.squashed(sheet.text) for sheet in printed(visit.page, paper)]
            assert len(sheets) > 2
            for n in range(100, 160):
                homes = {
                    number
                    for number, part in product(range(len(sheets)), "abc")
                    if f"{part}{n}" in sheets[number]
                }
                assert len(homes) == 1, (paper, n)
            assert all("HEAD" in text for text in sheets)
