"""What machines read of the published site: previews, data, sitemap, feeds as others read them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from PIL import Image

from tests.site.schema import mistakes
from tests.site.site import Site
from tests.theme.fragment import Element

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(params=["published", "sample"])
def public(request: pytest.FixtureRequest) -> Site:
    """Each site that is for the web."""
    found: Site = request.getfixturevalue(request.param)
    return found


def is_listed(path: str, page: Element) -> bool:
    """Whether a page is for finding: no draft, nothing hidden, not the answer for what is gone."""
    return path != "404.html" and page.all('meta[name="robots"]') == []


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


def graph(page: Element) -> list[dict[str, Any]]:
    (script,) = page.all('script[type="application/ld+json"]')
    nodes: list[dict[str, Any]] = json.loads(script.raw_text)["@graph"]
    return nodes


def previews(page: Element) -> dict[str, str]:
    return {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in page.all("meta[property]")
    }


# --- Previews -----------------------------------------------------------------------------------


def test_every_page_has_a_preview(public: Site) -> None:
    """Title, words, address and a picture of the right size, which is a file of the site."""
    wrong = []
    sizes: dict[str, tuple[int, int]] = {}
    for path, page in public.pages.items():
        if not is_listed(path, page):
            continue
        found = previews(page)
        image = public.file(found.get("og:image", "")) or ""
        if image not in sizes:
            sizes[image] = size_of(public.folder / image)
        said = (found["og:image:width"], found["og:image:height"])
        if (
            found["og:url"] != public.absolute("", path)
            or not found["og:title"]
            or found["og:title"] not in page.one("title").text
            or found["og:description"] != page.one('meta[name="description"]').attributes["content"]
            or not found["og:image:alt"]
            # A text's own picture is shown as it is; ours have the shape that is asked for.
            or said != tuple(map(str, sizes[image]))
            or (sizes[image] != (1200, 630) and not image.startswith("pictures/"))
        ):
            wrong.append(f"{path}: {found}")
    assert wrong == []
    assert len(sizes) > 1


def test_a_page_that_is_not_for_finding_says_so(sample: Site) -> None:
    """Drafts, hidden texts, and the answer for what is gone; nothing is told of them."""
    hidden = {path for path, page in sample.pages.items() if not is_listed(path, page)}
    assert hidden == {
        *(path for path in sample.paths if path.startswith("drafts/")),
        *("404.html", "hidden/index.html"),
    }
    for path in hidden:
        assert sample.pages[path].all("meta[property], script[type='application/ld+json']") == []


# --- Data for search engines --------------------------------------------------------------------


def test_data_is_as_schema_org_has_it(public: Site) -> None:
    """Every property belongs to its type, every value is one that it may have."""
    wrong = []
    for path, page in public.pages.items():
        if not is_listed(path, page):
            continue
        nodes = graph(page)
        ids = {node["@id"] for node in nodes if "@id" in node}
        wrong += [f"{path}: {text}" for node in nodes for text in mistakes(node, ids)]
    assert wrong == []


@pytest.mark.parametrize(
    "node",
    [
        {"@type": "BlogPosting", "steps": "one"},
        {"@type": "BlogPosting", "headline": {"@type": "Person", "name": "A"}},
        {"@type": "BlogPosting", "headline": ""},
        {"@type": "BlogPosting", "datePublished": "yesterday"},
        {"@type": "BlogPosting", "image": "/share.png"},
        {"@type": "BlogPosting", "author": "Ann"},
        {"@type": "BlogPosting", "author": {"@id": "#nobody"}},
        {"@type": "ExercisePlan", "activityDuration": "20 min"},
        {"@type": "ListItem", "position": "x", "item": {"@type": "Nonsense"}},
    ],
)
def test_wrong_data_is_found(node: dict[str, Any]) -> None:
    """The checker is checked."""
    try:
        found = list(mistakes(node, {"#site"}))
    except KeyError:
        found = ["no such type"]
    assert found


def test_each_kind_of_page_says_what_it_is(public: Site) -> None:
    """A text with its dates and author, a workout with its minutes, a list with what is in it."""
    for path, page in public.articles.items():
        if not is_listed(path, page):
            continue
        nodes = {node["@type"]: node for node in graph(page)}
        post = nodes["BlogPosting"]
        assert post["headline"] == page.one("h1").text
        assert {"author", "datePublished", "dateModified", "image", "publisher"} <= set(post)
        plans = [plan["@id"].rpartition("#")[2] for plan in post.get("hasPart", [])]
        assert plans == [one.attributes["id"] for one in page.all("section.workout")]
    for path, page in public.pages.items():
        if is_listed(path, page) and page.all(".crumbs"):
            steps = [node for node in graph(page) if node["@type"] == "BreadcrumbList"]
            found = [step["item"] for step in steps[0]["itemListElement"]]
            shown = [link.attributes["href"] for link in page.all(".crumbs a")]
            assert found == [*shown, public.absolute("", path)], path
    kinds = {
        "index.html": "CollectionPage",
        "archives/index.html": "CollectionPage",
        "tag/index.html": "CollectionPage",
        "exercises/index.html": "CollectionPage",
        "about/index.html": "WebPage",
    }
    for path, kind in kinds.items():
        if path in public.pages:
            assert graph(public.pages[path])[0]["@type"] == kind, path
    for path, page in public.pages.items():
        if re.fullmatch(r"(category|tag)/[^/]+/index\.html", path):
            items = graph(page)[0]["mainEntity"]["itemListElement"]
            listed = [link.attributes["href"] for link in page.all(".card-link")]
            assert [item["url"] for item in items] == listed, path


# --- Sitemap and manifest -----------------------------------------------------------------------


def test_the_sitemap_has_what_is_for_finding(public: Site) -> None:
    """Every page but the later parts of lists, once, and nothing else."""
    root = ET.fromstring((public.folder / "sitemap.xml").read_bytes())
    found = [url.findtext(f"{SITEMAP}loc") or "" for url in root]
    expected = [
        public.absolute("", path)
        for path, page in public.pages.items()
        if is_listed(path, page) and not re.search(r"page/\d+/index\.html$", path)
    ]
    assert sorted(found) == sorted(expected)


def test_the_sitemap_knows_no_clock(public: Site) -> None:
    """When a page changed is what the texts say: no day is younger than the youngest text."""
    root = ET.fromstring((public.folder / "sitemap.xml").read_bytes())
    days = [url.findtext(f"{SITEMAP}lastmod") for url in root]
    said = {
        time.attributes["datetime"]
        for page in public.articles.values()
        for time in page.all(".dateline time")
    }
    assert any(days)
    assert {day for day in days if day} <= said


def test_robots_are_told_of_the_sitemap(public: Site) -> None:
    """They may go everywhere."""
    lines = public.text("robots.txt").split("\n")
    assert "Disallow:" in lines
    assert f"Sitemap: {public.address}/sitemap.xml" in lines


def test_the_manifest_can_be_read(public: Site) -> None:
    """Every page tells its script where it is, and its icons have the size that it says."""
    manifest = json.loads(public.text("site.webmanifest"))
    assert manifest["start_url"] == f"{public.address}/"
    for icon in manifest["icons"]:
        path = public.file(icon["src"])
        assert path is not None
        width, height = size_of(public.folder / path)
        assert icon["sizes"] == f"{width}x{height}"
    for path, page in public.pages.items():
        told = [script.attributes["data-manifest"] for script in page.all("[data-manifest]")]
        assert told == [f"{public.address}/site.webmanifest"], path


# --- Feeds --------------------------------------------------------------------------------------


def test_every_page_leads_to_the_feed(public: Site) -> None:
    """A list's pages lead to the list's own feed as well."""
    for path, page in public.pages.items():
        feeds = [
            public.file(link.attributes["href"])
            for link in page.all('link[type="application/atom+xml"]')
        ]
        own = re.match(r"(category|tag)/(?!index)[^/]+/", path)
        feeds.sort(key=lambda feed: feed != "feed.atom")
        assert feeds == ["feed.atom", *([f"{own[0]}feed.atom"] if own else [])], path


def test_another_reader_reads_the_feeds(public: Site) -> None:
    """It finds nothing to mend, and all entries with their authors, dates and whole texts."""
    files = sorted(public.folder.rglob("*.atom"))
    assert files
    for file in files:
        read = feedparser.parse(file.read_bytes(), sanitize_html=False)
        assert not read.bozo, (file, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.feed.title
        for entry in read.entries:
            assert entry.title
            assert entry.author
            assert entry.published_parsed <= entry.updated_parsed <= read.feed.updated_parsed
            (content,) = entry.content
            assert content.type == "text/html"
            assert len(content.value) > len(entry.summary)


def test_a_feed_is_words_and_links(public: Site) -> None:
    """Its readers strip nothing that matters: no forms, no classes, nothing empty or hidden."""
    wrong = []
    for file in sorted(public.folder.rglob("*.atom")):
        whole = feedparser.parse(file.read_bytes(), sanitize_html=False)
        clean = feedparser.parse(file.read_bytes(), sanitize_html=True)
        for entry, other in zip(whole.entries, clean.entries, strict=True):
            html = entry.content[0].value
            wrong += re.findall(r"<(?:form|input|button|label|svg|script|style|div|span)\b", html)
            wrong += re.findall(r"\s(?:class|style|role|tabindex|data-\w+|aria-\w+)=", html)
            wrong += re.findall(
                r"<(p|li|h\d|ul|ol|td|a|figure|blockquote)(?:\s[^>]*)?>\s*</\1>", html
            )
            if _words(html) != _words(other.content[0].value):
                wrong.append(f"{file}: {entry.title}")
    assert wrong == []


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()
