"""Finding a workout: by questions and by words, with and without scripts, without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_screen import SCHEMES, WIDTHS
from tests.browser.tools import OUTSIDE, run_axe

#: The pages of finding in their states.
STATES = {
    "all": "/find/",
    "a part": "/find/15-minutes/mat/",
    "nothing": "/find/?minutes=15&tomorrow=long-run",
    "search": "/search/",
    "found": "/search/?q=kettlebell",
    "words apart": "/search/?q=how+do+I+strengthen+my+calves",
}
each_state = pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())


def settled(page: Page) -> Page:
    """Wait until a search has ended."""
    if "?q=" in page.url:
        expect(page.locator("[data-told]")).to_have_text(re.compile("^(?!Searching).+"))
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".card:visible .card-link").all_inner_texts()


def counted(page: Page) -> int:
    return int(page.locator("[data-count]").inner_text())


@each_state
def test_every_state_fits_and_breaks_no_rule(open_page: OpenPage, path: str) -> None:
    """All words are in the window at every width; axe finds nothing, light or dark."""
    page = settled(open_page(path, reduced_motion="reduce"))
    found: dict[tuple[str, object], str] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            seen = page.evaluate(OUTSIDE)
            if seen != {"wider": 0, "found": []}:
                found[scheme, width] = str(seen)
        found |= {(scheme, rule.rule): str(rule) for rule in run_axe(page)}
    assert found == {}


def test_finding_needs_no_script(open_page: OpenPage) -> None:
    """From the front page by time, then by equipment, each a page; then to a workout."""
    page = open_page("/", javascript=False)
    page.get_by_role("link", name="15 minutes").click()
    assert page.url.endswith("/find/15-minutes/")
    fifteen = titles(page)
    assert len(fifteen) == counted(page)
    page.get_by_role("link", name="Just a mat").click()
    assert page.url.endswith("/find/15-minutes/mat/")
    assert set(titles(page)) < set(fifteen)
    assert page.get_by_role("heading", level=1).inner_text() == "15 minutes, just a mat"
    assert page.locator(".tag[aria-current]").count() == 2
    page.get_by_role("link", name="15 minutes").click()
    assert page.url.endswith("/find/mat/")
    page.locator(".card-link").first.click()
    assert page.locator("section.workout").count() >= 1


def test_a_choice_filters_at_once(open_page: OpenPage) -> None:
    """With the same words as the page that is built for it, and without fetching one."""
    page = open_page("/find/")
    everything = titles(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, part in (("15 minutes", "15-minutes/"), ("Just a mat", "15-minutes/mat/")):
        page.get_by_role("link", name=name).click()
        assert titles(page) == titles(open_page(f"/find/{part}", javascript=False))
        assert counted(page) == len(titles(page))
    assert page.url.endswith("/find/?minutes=15&equipment=mat")
    assert [url for url in asked if "/theme/" not in url] == []
    # Another answer to the same question takes the first one's place.
    page.get_by_role("link", name="20 minutes").click()
    assert page.url.endswith("/find/?equipment=mat&minutes=20")
    page.get_by_role("link", name="Clear the choice").click()
    assert titles(page) == everything
    assert page.get_by_role("link", name="Clear the choice").count() == 0


def test_the_choice_is_in_the_address(open_page: OpenPage) -> None:
    """Back undoes it, a shared link has it; what is no choice in it is not minded."""
    page = open_page("/find/")
    everything = titles(page)
    page.get_by_role("link", name="Just a mat").click()
    mat = titles(page)
    page.get_by_role("link", name="15 minutes").click()
    both = titles(page)
    assert everything != mat != both
    page.go_back()
    assert titles(page) == mat
    page.go_back()
    assert titles(page) == everything
    page.go_forward()
    page.go_forward()
    assert titles(page) == both
    shared = open_page("/find/?from=a-friend&minutes=15&equipment=mat&level=__proto__")
    assert titles(shared) == both
    assert (
        shared.locator(".tag[aria-current]").all_inner_texts()
        == page.locator(".tag[aria-current]").all_inner_texts()
    )


def test_a_page_of_a_part_leads_to_the_whole(open_page: OpenPage) -> None:
    """It does not have the other workouts, so its links lead to the page that has them all."""
    page = open_page("/find/15-minutes/")
    page.get_by_role("link", name="Just a mat").click()
    page.wait_for_url("**/find/?minutes=15&equipment=mat")
    page.wait_for_selector("html[data-started]", state="attached")
    assert titles(page) == titles(open_page("/find/15-minutes/mat/"))


def test_nothing_offers_a_way_on(open_page: OpenPage) -> None:
    """What to drop, with what there is then; following it brings workouts and keeps the place."""
    page = open_page(STATES["nothing"])
    assert (titles(page), counted(page)) == ([], 0)
    offers = page.locator("[data-drop]:visible")
    number = int(offers.first.locator(".tag-count").inner_text())
    assert number > 0
    offers.first.click()
    assert len(titles(page)) == counted(page) == number
    assert page.evaluate("document.activeElement.id") == "found"
    assert page.locator("[data-none]:visible").count() == 0


def test_with_the_keyboard_alone(open_page: OpenPage) -> None:
    """Open the finder, choose, open a workout, print it, come back: the choice is still there."""
    page = open_page("/", reduced_motion="reduce")

    def tab_to(text: str) -> None:
        for _ in range(250):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText").strip().startswith(text):
                return
        pytest.fail(f"Tab does not come to {text}")

    tab_to("Find")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/")
    # Before that a choice is a link to a page of its own.
    page.wait_for_selector("html[data-started]", state="attached")
    tab_to("15 minutes")
    page.keyboard.press("Enter")
    # The focus stays: the next answer is one Tab away.
    assert page.evaluate("document.activeElement.innerText").startswith("15 minutes")
    chosen = titles(page)
    tab_to(chosen[0])
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/find/" not in url)
    assert page.locator("section.workout").count() >= 1
    page.evaluate("() => { globalThis.printed = 0; globalThis.print = () => { printed += 1 } }")
    tab_to("Print this page")
    page.keyboard.press("Enter")
    assert page.evaluate("printed") == 1
    page.go_back()
    page.wait_for_url("**/find/?minutes=15")
    page.wait_for_selector("html[data-started]", state="attached")
    assert titles(page) == chosen


def test_what_is_left_is_told(open_page: OpenPage) -> None:
    """The number is within a live region, and a heading all the same."""
    page = open_page("/find/")
    page.get_by_role("link", name="Just a mat").click()
    number = counted(page)
    assert page.get_by_role("status").get_by_role("heading", name=f"{number} workouts").count() == 1


# --- The search ---------------------------------------------------------------------------------


def test_the_search_is_fetched_when_it_is_used(open_page: OpenPage) -> None:
    """Before somebody goes to the field nothing of it comes; then words find pages."""
    asked: list[str] = []
    page = open_page("/search/")
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "/pagefind/" in url] == []
    page.wait_for_selector("html[data-started]", state="attached")
    with page.expect_request(re.compile(r"pagefind\.js")):
        page.locator("#q").focus()
    page.keyboard.type("goblet")
    expect(page.locator("[data-told]")).to_have_text(re.compile(r"^\d+ pages with “goblet”$"))
    first = page.locator(".result").first
    expect(first.locator(".result-link")).to_have_text("Goblet squat")
    assert first.locator(".result-kind").inner_text() == "Exercise"
    assert page.url.endswith("/search/?q=goblet")
    page.keyboard.press("Escape")
    expect(page.locator(".result")).to_have_count(0)
    assert page.url.endswith("/search/")


def test_from_any_page_to_a_word(open_page: OpenPage) -> None:
    """The link in the header leads into the field; Enter searches, a result opens, Back is back."""
    page = open_page("/about/")
    page.get_by_role("navigation", name="Find").get_by_role("link", name="Search").click()
    expect(page.locator("#q")).to_be_focused()
    page.wait_for_selector("html[data-started]", state="attached")
    page.keyboard.type("rdl")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Romanian deadlift")
    link.click()
    page.wait_for_url("**/exercises/romanian-deadlift/")
    page.go_back()
    expect(link).to_be_visible()
    expect(page.locator("#q")).to_have_value("rdl")


def test_many_results_come_in_parts(open_page: OpenPage) -> None:
    """Ten first; more on asking, with the focus on the first new one."""
    page = settled(open_page("/search/?q=kettlebell"))
    expect(page.locator(".result")).to_have_count(10)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".result-link").nth(10)).to_be_focused()
    marks = page.locator(".result-excerpt mark")
    assert marks.count() > 0


@pytest.mark.parametrize("name", ["Squat", "plank", "push up", "Deadlift"])
def test_what_has_the_name_comes_first(open_page: OpenPage, name: str) -> None:
    """Before others that name it more often, whatever its hyphens and capitals."""
    page = settled(open_page(f"/search/?q={name}"))
    first = page.locator(".result-link").first.inner_text()
    assert first.casefold().replace("-", " ") == name.casefold()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("goblet", r"\d+ pages with “goblet”"),
        ("goblets", r"\d+ pages with “goblets”"),
        ("sqat", "No page has “sqat”; these come near:"),
        ("goblet squatt", "No page has “goblet squatt”; these come near:"),
        ("squatt", r"\d+ pages with “squatt” or near it"),
        ("kettelbell", "Nothing has “kettelbell” in it. Fewer letters or another word may help."),
        ("zzzz qqqq", "Nothing has “zzzz qqqq” in it. Fewer words may help."),
    ],
)
def test_a_search_claims_only_what_is_there(open_page: OpenPage, words: str, told: str) -> None:
    """A word that is in none or not in all of the pages is not said to be in them."""
    page = settled(open_page(f"/search/?q={words}"))
    expect(page.locator("[data-told]")).to_have_text(re.compile(f"^{told}$"))


def test_of_too_many_words_each_can_be_tried(open_page: OpenPage) -> None:
    """Those that find something, one at a time; Back leads to all of them."""
    page = settled(open_page("/search/?q=how+do+I+strengthen+my+calves"))
    words = page.locator("[data-apart] a")
    assert words.all_inner_texts() == ["strengthen", "calves"]
    words.last.click()
    expect(page.locator(".result").first).to_be_visible()
    expect(words).to_have_count(0)
    page.go_back()
    expect(page.locator("#q")).to_have_value("how do I strengthen my calves")
    expect(words).to_have_count(2)


def test_a_result_says_nothing_in_html(open_page: OpenPage) -> None:
    """What is searched for is text, whatever is in it."""
    page = settled(open_page("/search/?q=%3Cimg%20src%3Dx%3E"))
    assert "<img src=x>" in page.locator("[data-told]").inner_text()
    assert page.locator("main img").count() == 0


def test_a_search_that_cannot_be_fetched_says_so(open_page: OpenPage) -> None:
    page = open_page("/search/")
    page.context.route("**/pagefind/**", lambda route: route.abort())
    page.locator("#q").fill("squat")
    expect(page.locator("[data-told]")).to_have_text(re.compile("could not be fetched"))
    page.context.unroute("**/pagefind/**")
    page.locator("#q").fill("squats")
    expect(page.locator(".result").first).to_be_visible()


def test_the_search_page_explains_itself_without_scripts(open_page: OpenPage) -> None:
    """It says what it needs and where else to look."""
    page = open_page("/search/?q=squat", javascript=False)
    text = page.locator(".search-without")
    assert text.is_visible()
    hrefs = [link.get_attribute("href") for link in text.locator("a").all()]
    assert hrefs == ["/find/", "/exercises/", "/archives/", "/tag/"]
