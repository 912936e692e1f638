"""The pages of the finder, and what the lists say of each workout."""

from __future__ import annotations

from tests.site.site import Site
from tests.theme.fragment import Element


def finder_pages(site: Site) -> dict[str, Element]:
    return {path: page for path, page in site.pages.items() if path.startswith("find/")}


def numbers(page: Element) -> dict[str, int]:
    """Return the number behind each answer that could be added, by its address."""
    return {
        link.attributes["href"]: int(link.one(".tag-count").text)
        for link in page.all(".facet .tag")
        if "aria-current" not in link.attributes and link.all(".tag-count")
    }


def test_every_workout_can_be_found(site: Site) -> None:
    """The first page has them all, each with its own address; pages of several have several."""
    cards = [card.attributes["href"] for card in site.pages["find/index.html"].all(".card-link")]
    assert len(set(cards)) == len(cards)
    workouts = {
        (path, section.attributes["id"])
        for path, page in site.workouts.items()
        if page.all(".sidebar-aside .facts, .lane-number") or page.all("article.sheet-page")
        for section in page.all("section.workout")
        if not path.startswith("drafts/")
    }
    listed = {site.file(site.absolute(card, "find/index.html")) for card in cards}
    assert listed <= {path for path, _ in workouts}
    assert len(cards) == len({(path, anchor) for path, anchor in workouts if path in listed})


def test_no_page_of_the_finder_is_empty(site: Site) -> None:
    """Each has workouts, as many as it says, and a heading that no other has."""
    pages = finder_pages(site)
    assert len(pages) > 5
    for path, page in pages.items():
        assert len(page.all(".card")) == int(page.one("[data-count]").text) > 0, path
    assert len({page.one("h1").text for page in pages.values()}) == len(pages)
    assert len({page.one("title").text for page in pages.values()}) == len(pages)


def test_numbers_are_those_of_the_pages_they_lead_to(site: Site) -> None:
    """What an answer promises is what is there."""
    pages = finder_pages(site)
    wrong = {}
    for path, page in pages.items():
        for href, number in numbers(page).items():
            target = site.file(site.absolute(href, path))
            assert target in pages, (path, href)
            if len(pages[target].all(".card")) != number:
                wrong[path, href] = number
    assert wrong == {}


def test_what_is_chosen_can_be_dropped(site: Site) -> None:
    """Each page but the first marks what is chosen, and links the page without it."""
    for path, page in finder_pages(site).items():
        chosen = page.all(".facet .tag[aria-current]")
        assert len(chosen) == path.removeprefix("find/").count("/"), path
        for link in chosen:
            target = site.file(site.absolute(link.attributes["href"], path)) or ""
            others = {one.text.split()[0] for one in site.pages[target].all(".tag[aria-current]")}
            assert link.text.split()[0] not in others or len(others) < len(chosen)


def test_cards_say_what_one_chooses_by(published: Site) -> None:
    """On every list a workout has its time, its level and what it needs."""
    seen = 0
    for path, page in published.pages.items():
        for card in page.all(".card"):
            if card.all(".card-equipment"):
                seen += 1
                assert card.all(".card-estimate"), path
                assert card.all(".card-level"), path
    assert seen > 50


def test_lists_have_their_own_feeds(published: Site, written: Site) -> None:
    """Categories and tags link theirs, for people and machines; while one writes none is there."""
    lists = [path for path in published.pages if path.count("/") == 2]
    lists = [path for path in lists if path.startswith(("category/", "tag/"))]
    assert len(lists) > 5
    for path in lists:
        feed = path.replace("index.html", "feed.atom")
        links = [
            published.file(published.absolute(link.attributes["href"], path))
            for link in published.pages[path].all('[type="application/atom+xml"]')
        ]
        assert links.count(feed) == 2, path
        assert written.pages[path].all('[type="application/atom+xml"]') == []


def test_the_archives_are_in_order(published: Site) -> None:
    """By year and month, newest first, each article once."""
    page = published.pages["archives/index.html"]
    dates = [time.attributes["datetime"] for time in page.all(".year-date")]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == len({link.attributes["href"] for link in page.all(".year-link")}) > 5
    months = [title.attributes["id"] for title in page.all(".month-title")]
    assert months == sorted({date[:7] for date in dates}, reverse=True)
