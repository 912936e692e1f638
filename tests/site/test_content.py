"""What the sites have: pages, kinds, lists and feeds."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests import builds
from tests.site.site import Site

ATOM = "{http://www.w3.org/2005/Atom}"
WORKOUTS = {
    "abs-for-distance-runners": "Core",
    "four-week-block": "Total body",
    "kettlebell-emom-for-runners": "Kettlebell",
    "six-workouts-for-when-you-are-stuck-inside": "Indoor",
    "stability-ball-core": "Core",
    "ten-minute-hills": "Total body",
    "total-body-strength": "Total body",
}
ARTICLES = {
    "a-runners-love-hate-relationship-with-strength-training": "Articles",
    "does-lifting-keep-runners-in-one-piece": "Articles",
    "five-things-that-get-us-to-lift": "Articles",
    "should-runners-strength-train": "Articles",
    "what-lifting-does-for-a-runner": "Articles",
}
PAGES = {"about", "how-to-read-a-workout"}
KINDS = ["Total body", "Kettlebell", "Core", "Indoor", "Articles"]
#: After the kinds, the menu has the exercise library.
MENU = [*KINDS, "Exercises"]


def test_twelve_articles_and_two_pages_are_there(written: Site) -> None:
    """Every text of the site has its page, with its kind above its title."""
    found = {
        path.removesuffix("/index.html"): page.one("a.kind").text
        for path, page in written.articles.items()
    }
    assert found == WORKOUTS | ARTICLES
    assert {f"{page}/index.html" for page in PAGES} < set(written.paths)


def test_every_kind_is_in_the_menu(written: Site) -> None:
    """The menu has the four kinds of workout, the articles, the exercises, in one order."""
    wrong = [
        path
        for path, page in written.pages.items()
        if [link.text for link in page.all(".site-nav a")] != MENU
    ]
    assert wrong == []


def test_a_category_has_what_is_of_its_kind(written: Site) -> None:
    """Each kind lists its workouts or articles, all of them."""
    for kind in KINDS:
        slug = kind.lower().replace(" ", "-")
        page = written.pages[f"category/{slug}/index.html"]
        listed = {link.attributes["href"].strip("/") for link in page.all(".card-link")}
        assert listed == {name for name, of in (WORKOUTS | ARTICLES).items() if of == kind}


def test_the_archives_have_everything_newest_first(written: Site) -> None:
    """All twelve stand in the archives, by date."""
    page = written.pages["archives/index.html"]
    listed = [link.attributes["href"].strip("/") for link in page.all("main li a")]
    dates = [time.attributes["datetime"] for time in page.all("main .year-date")]
    assert sorted(listed) == sorted(WORKOUTS | ARTICLES)
    assert dates == sorted(dates, reverse=True)


def test_the_front_page_has_everything(written: Site) -> None:
    """Twelve are few enough to be all on the front page."""
    links = written.pages["index.html"].all("main .card-link")
    assert {link.attributes["href"].strip("/") for link in links} == set(WORKOUTS | ARTICLES)


def test_every_tag_leads_to_its_articles_and_back(site: Site) -> None:
    """An article stands on the page of each of its tags, and all tags are listed."""
    listed = {link.attributes["href"] for link in site.pages["tag/index.html"].all("main a")}
    for path, page in site.articles.items():
        if page.all(".tag") and not path.startswith(("drafts/", "hidden")):
            own = site.absolute("", path)
            for tag in page.all("a.tag"):
                assert tag.attributes["href"] in listed
                assert own in _listed_on_all_pages(site, tag.attributes["href"]), (path, tag.text)


def _listed_on_all_pages(site: Site, address: str) -> set[str]:
    """Return what a list links to, its later pages included."""
    first = site.file(site.absolute(address, "index.html"))
    assert first is not None
    folder = first.removesuffix("index.html")
    later = [path for path in site.paths if path.startswith(f"{folder}page/")]
    return {
        site.absolute(link.attributes["href"], path)
        for path in [first, *later]
        for link in site.pages[path].all("main a")
    }


def test_a_long_list_has_pages(sample: Site) -> None:
    """Lists that are cut into pages lead from one to the next and back."""
    address, seen = f"{sample.address}/", []
    while address:
        path = sample.file(address)
        assert path is not None
        seen.append(path)
        page = sample.pages[path]
        following = [link.attributes["href"] for link in page.all('.pagination a[rel="next"]')]
        before = [link.attributes["href"] for link in page.all('.pagination a[rel="prev"]')]
        assert [sample.file(sample.absolute(url, path)) for url in before] == seen[-2:-1]
        address = sample.absolute(following[0], path) if following else ""
    assert seen == ["index.html", "page/2/index.html", "page/3/index.html"]


def test_what_is_not_there_is_answered_by_a_page(written: Site, published: Site) -> None:
    """404.html leads on from wherever it is shown: all its links begin at the root."""
    for site in (written, published):
        links = [
            link.attributes["href"] for link in site.pages["404.html"].all("a[href], link[href]")
        ]
        assert all(link.startswith(("/", "#", "https://")) for link in links)
        assert site.pages["404.html"].all('link[rel="canonical"]') == []


def test_a_published_page_knows_its_address(published: Site) -> None:
    """The canonical address of each page is the one it has."""
    wrong = {}
    for path, page in published.pages.items():
        found = [link.attributes["href"] for link in page.all('link[rel="canonical"]')]
        expected = [published.absolute("", path)] if path != "404.html" else []
        if found != expected:
            wrong[path] = found
    assert wrong == {}


def test_no_published_address_is_relative_to_another_site(published: Site) -> None:
    """Nothing in a published site points to where it was made."""
    for file in published.folder.rglob("*"):
        if file.suffix in {".html", ".atom", ".css", ".js"}:
            text = file.read_text(encoding="utf-8")
            assert re.findall(r"localhost|127\.0\.0\.1|file://|/tmp/|output/", text) == [], file


# --- Feeds --------------------------------------------------------------------------------------


@pytest.fixture(params=["published", "sample"])
def feeds(request: pytest.FixtureRequest) -> dict[str, ET.Element]:
    """Every feed of a published site, by its path."""
    site: Site = request.getfixturevalue(request.param)
    return {
        file.relative_to(site.folder).as_posix(): ET.fromstring(file.read_bytes())
        for file in sorted(site.folder.rglob("*.atom"))
    }


def test_a_site_that_is_being_written_has_no_feed(written: Site) -> None:
    """A feed needs absolute addresses."""
    assert list(written.folder.rglob("*.atom")) == []
    assert [path for path, page in written.pages.items() if page.all('[type*="atom"]')] == []


def test_there_is_a_feed_of_all_and_of_each_kind_and_tag(published: Site) -> None:
    """Each list of the site can be followed."""
    found = {
        file.relative_to(published.folder).parent.as_posix()
        for file in published.folder.rglob("*.atom")
    }
    lists = {
        path.removesuffix("/index.html")
        for path in published.paths
        if re.fullmatch(r"(category|tag)/[^/]+/index\.html", path)
    }
    assert found == {".", *lists}


def test_the_feed_of_all_has_all(published: Site) -> None:
    """Workouts and articles are told, newest first; pages are not."""
    feed = ET.fromstring((published.folder / "feed.atom").read_bytes())
    ids = [urlsplit(_address(entry)).path.strip("/") for entry in feed.iter(f"{ATOM}entry")]
    dates = [entry.findtext(f"{ATOM}published") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert sorted(ids) == sorted(WORKOUTS | ARTICLES)
    assert dates == sorted(dates, reverse=True)


def test_a_feed_has_what_atom_asks_for(feeds: dict[str, ET.Element]) -> None:
    """Feeds and entries have an id, a title and a date; ids are absolute and unique."""
    assert feeds
    for path, feed in feeds.items():
        assert feed.tag == f"{ATOM}feed"
        entries = list(feed.iter(f"{ATOM}entry"))
        assert entries, path
        for part in (feed, *entries):
            assert part.findtext(f"{ATOM}title"), path
            datetime.fromisoformat(part.findtext(f"{ATOM}updated") or "")
            assert re.match(r"https://|tag:", part.findtext(f"{ATOM}id") or ""), path
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(set(ids)) == len(ids)


def test_a_feed_has_no_figures(feeds: dict[str, ET.Element]) -> None:
    """Its readers have no style sheet, and would see empty boxes; the words are all there."""
    contents = [
        entry.findtext(f"{ATOM}content") or ""
        for feed in feeds.values()
        for entry in feed.iter(f"{ATOM}entry")
    ]
    assert any("Goblet squat" in content or "Split squat" in content for content in contents)
    assert not [content for content in contents if "<svg" in content or "figure--" in content]


def test_a_feed_has_an_id_of_its_own(feeds: dict[str, ET.Element]) -> None:
    """A reader who follows two feeds of the site is not shown one (RFC 4287, 4.2.6)."""
    ids = {feed.findtext(f"{ATOM}id") for feed in feeds.values()}
    assert len(ids) == len(feeds)


def test_a_feed_says_where_it_is(feeds: dict[str, ET.Element]) -> None:
    """The link to itself is its address."""
    for path, feed in feeds.items():
        link = feed.find(f"{ATOM}link[@rel='self']")
        assert link is not None
        assert link.get("href") == f"{builds.ADDRESS}/{path}"


def test_addresses_in_a_feed_are_absolute(feeds: dict[str, ET.Element]) -> None:
    """Links and pictures of an entry lead to the site from any reader."""
    relative = []
    for path, feed in feeds.items():
        for entry in feed.iter(f"{ATOM}entry"):
            content = entry.findtext(f"{ATOM}content") or ""
            assert content
            relative += [
                f"{path}: {url}"
                for url in re.findall(r'(?:href|src)="([^"]*)"', content)
                if not url.startswith(("https://", "mailto:", "#"))
            ]
            assert _address(entry).startswith(builds.ADDRESS)
    assert relative == []


def _address(entry: ET.Element) -> str:
    link = entry.find(f"{ATOM}link[@rel='alternate']")
    assert link is not None
    return link.get("href") or ""
