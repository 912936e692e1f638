"""A booklet of one's own: workouts are ticked, fetched and printed together."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.sheets import reading

SHOP: Final = "/print/"


def ticked(open_page: OpenPage, *names: str) -> Page:
    page = open_page(SHOP)
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = '' } }")
    for name in names:
        page.get_by_role("checkbox", name=name, exact=True).check()
    return page


def go(page: Page) -> None:
    page.evaluate("() => { delete document.body.dataset.printed }")
    page.get_by_role("button", name="Print the booklet").click()
    page.wait_for_selector("body[data-printed]", state="attached")


def test_what_is_ticked_is_printed(open_page: OpenPage) -> None:
    """One sheet for each workout, with its figures, in the order of the list; nothing else."""
    page = ticked(open_page, "Down the ladder", "Total-body strength", "Stability-ball core")
    go(page)
    sheets = reading.pages(page.pdf(format="A4"))
    titles = ("Stability-ball core", "Down the ladder", "Total-body strength")
    assert [title in sheet.text for title, sheet in zip(titles, sheets, strict=True)] == [True] * 3
    assert not any("A booklet of your own" in sheet.text for sheet in sheets)
    lost = page.evaluate(
        "[...document.querySelectorAll('.booklet use')]"
        ".filter(e => !document.querySelector(e.getAttribute('href'))).length"
    )
    assert lost == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_another_choice_is_another_booklet(open_page: OpenPage) -> None:
    """What was printed before is gone as soon as something else is ticked."""
    page = ticked(open_page, "Kettlebell EMOM")
    go(page)
    page.get_by_role("checkbox", name="Kettlebell EMOM").uncheck()
    assert page.locator(".booklet").count() == 0
    page.get_by_role("checkbox", name="Ten minutes for hills").check()
    go(page)
    assert page.locator(".booklet .sheet-title").all_text_contents() == ["Ten minutes for hills"]


def test_nothing_ticked_is_told(open_page: OpenPage) -> None:
    """The first box has the focus then, and no page is printed."""
    page = ticked(open_page)
    page.get_by_role("button", name="Print the booklet").click()
    assert page.locator("output").inner_text() == "Tick at least one workout."
    assert page.evaluate("document.activeElement.name") == "workout"
    assert page.locator("body[data-printed]").count() == 0


def test_without_scripts_it_is_told(open_page: OpenPage) -> None:
    """The form, which could do nothing, is not shown, and the finished booklets are there."""
    page = open_page(SHOP, javascript=False)
    assert page.locator(".shop-form:visible").count() == 0
    assert page.get_by_role("link", name="Core workouts, A4 (PDF)").is_visible()
