"""How a sheet is printed is chosen on its page: links and the browser's own print follow."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.kinds import WORKOUTS
from tests.sheets import reading

WORKOUT: Final = "/total-body-strength/"
SEVERAL: Final = "/six-workouts-for-when-you-are-stuck-inside/"
#: Has no load that could be converted.
WITHOUT_LOADS: Final = "/ten-minute-hills/"
#: What the list of all PDFs calls a choice; nothing, where it is the usual one.
LABELS: Final = {
    "a4": "A4",
    "letter": "US Letter",
    "no-figures": "without figures",
    "large": "large print",
    "six": "six sessions",
    "kg": "kg",
    "lb": "lb",
    **dict.fromkeys(("figures", "normal", "one"), ""),
}


def opened(page: Page) -> list[str]:
    """The files that "Open the PDF" opens, as soon as the scripts run.

    Of several workouts, those that each has below its title: one for each paper.
    """
    page.wait_for_selector("html[data-started]", state="attached")
    links = page.get_by_role("link", name="Open the PDF").all()
    links = links or page.locator(".workout-sheets > a").all()
    return [(link.get_attribute("href") or "").rpartition("/")[2] for link in links]


def test_the_link_follows_the_choice(open_page: OpenPage) -> None:
    """Each thing that is chosen changes the file, and the preview opens the same one."""
    page = open_page(WORKOUT)
    assert opened(page) == ["total-body-strength-a4.pdf"]
    for label, name in (
        ("US Letter", "total-body-strength-letter.pdf"),
        ("Six", "total-body-strength-letter-six.pdf"),
        ("Large", "total-body-strength-letter-large-six.pdf"),
        ("Without", "total-body-strength-letter-no-figures-large-six.pdf"),
        ("lb", "total-body-strength-letter-no-figures-large-six-lb.pdf"),
    ):
        page.get_by_role("radio", name=label, exact=True).check()
        assert opened(page) == [name]
        preview = page.locator(".sheet-preview").get_attribute("href") or ""
        assert preview.endswith(f"/{name}")


def test_every_choice_leads_to_its_file(open_page: OpenPage, built_site: Path) -> None:
    """Whatever is chosen, the link leads to the file that the list has for it, and it is there."""
    page = open_page(WORKOUT)
    page.get_by_text("All ways to print").click()
    listed = {}
    for link in page.locator(".every-sheet-list a").all():
        listed[link.inner_text()] = (link.get_attribute("href") or "").rpartition("/")[2]
    found = {}
    fields = ("paper", "figures", "size", "sessions", "unit")
    values = [
        page.locator(f'.choice input[name="{field}"]').evaluate_all("all => all.map(e => e.value)")
        for field in fields
    ]
    for chosen in product(*values):
        for value in chosen:
            page.locator(f'.choice input[value="{value}"]').check()
        found[", ".join(LABELS[value] for value in chosen if LABELS[value])] = opened(page)[0]
    assert len(listed) == 32
    assert found == listed
    assert {
        file for file in listed.values() if not (built_site / WORKOUT.strip("/") / file).is_file()
    } == set()


def test_the_links_of_several_workouts_follow_the_choice(
    open_page: OpenPage, built_site: Path
) -> None:
    """Each keeps its paper; one that has no file for a part of the choice leaves that part out."""
    page = open_page(SEVERAL)
    folder = built_site / SEVERAL.strip("/")
    for labels, end in (
        ((), ""),
        (("Large", "Six"), "-large-six"),
        (("Without", "lb"), "-no-figures-large-six"),
    ):
        for label in labels:
            page.get_by_role("radio", name=label, exact=True).check()
        names = opened(page)
        assert len(names) == 2 * WORKOUTS[SEVERAL]
        assert [name for name in names if not (folder / name).is_file()] == []
        ends = {re.sub(r"^.*-(a4|letter)(?=[-.])", "", name) for name in names}
        assert f"{end}.pdf" in ends
        assert ends <= {f"{end}.pdf", f"{end}-lb.pdf"}
        assert ["-a4" in name for name in names] == [True, False] * WORKOUTS[SEVERAL]


def test_a_choice_is_remembered(open_page: OpenPage) -> None:
    """It holds on other pages and after a reload, also where a page lacks a part of it."""
    page = open_page(WORKOUT)
    for label in ("US Letter", "Six", "lb"):
        page.get_by_role("radio", name=label, exact=True).check()
    page.reload()
    assert opened(page) == ["total-body-strength-letter-six-lb.pdf"]
    page.goto(WITHOUT_LOADS)
    assert opened(page) == ["ten-minutes-for-hills-letter-six.pdf"]
    page.goto(SEVERAL)
    names = opened(page)
    assert len(names) == 2 * WORKOUTS[SEVERAL]
    assert all("-six" in name for name in names)


def test_without_a_store_a_choice_holds_on_its_page(open_page: OpenPage) -> None:
    """Where nothing may be stored, or something strange is, the links follow all the same."""
    page = open_page(WORKOUT)
    for broken in (
        "localStorage.setItem('print', '{')",
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})",
    ):
        page.add_init_script(broken)
        page.reload()
        page.get_by_role("radio", name="Large").check()
        assert opened(page) == ["total-body-strength-a4-large.pdf"]


@pytest.mark.parametrize(
    ("locale", "name"),
    [("en-US", "letter"), ("en-CA", "letter"), ("en-GB", "a4"), ("de-DE", "a4")],
)
def test_the_first_paper_is_that_of_the_country(
    open_page: OpenPage, locale: str, name: str
) -> None:
    """Until somebody chooses; a choice wins over the country."""
    page = open_page(WORKOUT, locale=locale)
    assert opened(page) == [f"total-body-strength-{name}.pdf"]
    page.get_by_role("radio", name="A4").check()
    page.reload()
    assert opened(page) == ["total-body-strength-a4.pdf"]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_chosen_paper_is_that_of_the_print(open_page: OpenPage, javascript: bool) -> None:
    """Chosen, the page asks for its paper; not chosen, it takes what the browser has."""
    page = open_page(WORKOUT, javascript=javascript)
    assert _width(page) == pytest.approx(8.5 * 72, abs=1)
    page.get_by_role("radio", name="US Letter").check()
    assert _width(page, "A4") == pytest.approx(8.5 * 72, abs=1)
    page.get_by_role("radio", name="A4").check()
    if javascript:
        assert _width(page) == pytest.approx(210 * reading.POINTS_PER_MM, abs=1)


def _width(page: Page, paper: str = "Letter") -> float:
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    return reading.pages(pdf)[0].width


@pytest.mark.parametrize("path", WORKOUTS)
def test_without_scripts_every_file_is_listed(
    open_page: OpenPage, built_site: Path, path: str
) -> None:
    """The usual sheets are buttons, all others, pocket cards and plans are in the list."""
    page = open_page(path, javascript=False)
    assert page.get_by_role("link", name="Open the PDF").count() == 0
    usual = page.locator(".workout-sheets a:visible").all()
    assert len(usual) == 2 * WORKOUTS[path]
    several = WORKOUTS[path] > 1
    assert page.locator(".sheet-links a:visible").count() == (0 if several else 2)
    page.locator(".every-sheet > :is(summary, a)").click()
    linked = {
        (link.get_attribute("href") or "").rpartition("/")[2]
        for link in page.locator(":is(.every-sheet-list, .sheet-also) a:visible").all()
    }
    made = {file.name for file in (built_site / path.strip("/")).glob("*.pdf")}
    assert linked == made


def test_without_scripts_the_print_follows(open_page: OpenPage) -> None:
    """The browser's own print needs none."""
    page = open_page(WORKOUT, javascript=False)
    page.get_by_role("radio", name="Six").check()
    page.get_by_role("radio", name="lb").check()
    text = reading.pages(page.pdf(format="A4"))[0].text
    assert "Notes and next runs" in text
    assert "31 lb" in text
    assert " kg" not in text


def test_the_choice_is_made_by_keyboard(open_page: OpenPage) -> None:
    """Each thing that is chosen is one stop for Tab; the arrows choose."""
    page = open_page(WORKOUT)
    page.get_by_role("radio", name="A4").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert opened(page) == ["total-body-strength-letter-six.pdf"]


def test_what_one_chooses_is_easy_to_hit(open_page: OpenPage) -> None:
    """On a phone every option, link and button of the panel is 44 pixels high, or nearly."""
    page = open_page(WORKOUT, viewport=(320, 800))
    for target in page.locator(".choice-option, .print-panel .button:visible, summary").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
