"""Questions to every page of every site. An answer names the page."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

from justhtml import JustHTML

import pelicanconf
from plugins.assets.files import Assets
from plugins.assets.policy import source
from tests import builds
from tests.site import nu
from tests.site.links import dead_addresses, dead_fragments
from tests.site.site import Site
from tests.theme.fragment import Element, heading_levels, skipped_levels

#: Attributes that make a browser fetch something, by element.
FETCHED = {
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "input": "src",
    "link": "href",
    "object": "data",
    "script": "src",
    "source": "src",
    "track": "src",
    "video": "src",
}
#: What a link element may point to without its being fetched for the page.
ONLY_NAMED = {"canonical", "alternate", "license"}


def test_a_page_needs_no_mending(site: Site) -> None:
    """Every page is parsed without an error."""
    found = {
        path: list(map(str, JustHTML(site.text(path), sanitize=False, collect_errors=True).errors))
        for path in site.paths
    }
    assert {path: errors for path, errors in found.items() if errors} == {}


def test_the_checker_of_the_web_finds_nothing(published: Site, sample: Site) -> None:
    """The Nu checker has no error and no warning for any page or picture."""
    files = [site.folder / path for site in (published, sample) for path in site.paths]
    pictures = [*published.folder.rglob("*.svg"), *sample.folder.rglob("*.svg")]
    assert "\n".join(map(str, nu.check([*files, *pictures]))) == ""


def test_every_link_leads_somewhere(site: Site) -> None:
    """Every address of our own, in links and in what a page loads, is a file of the site."""
    dead = {path: dead_addresses(site, path) for path in site.paths}
    assert {path: found for path, found in dead.items() if found} == {}


def test_every_fragment_is_there(site: Site) -> None:
    """What a link points to within a page has that id."""
    dead = {path: dead_fragments(site, path) for path in site.paths}
    assert {path: found for path, found in dead.items() if found} == {}


def test_no_id_stands_twice(site: Site) -> None:
    """An id names one element of its page."""
    twice = {
        path: [name for name, n in Counter(ids).items() if n > 1] for path, ids in site.ids.items()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_labels_refer_to_something(site: Site) -> None:
    """What is labelled by another element has one of that id on its page."""
    missing = [
        f"{path}: {name}"
        for path, page in site.pages.items()
        for element in page.all("[aria-labelledby]")
        for name in element.attributes["aria-labelledby"].split()
        if name not in site.ids[path]
    ]
    assert missing == []


def test_headings_are_an_outline(site: Site) -> None:
    """A page has one main heading, which comes first, and skips no level."""
    wrong = {}
    for path, page in site.pages.items():
        levels = heading_levels(page)
        if levels.count(1) != 1 or levels[0] != 1 or skipped_levels(page):
            wrong[path] = levels
    assert wrong == {}


def test_no_heading_is_empty(site: Site) -> None:
    """A heading says something."""
    empty = [
        path
        for path, page in site.pages.items()
        for heading in page.all("h1, h2, h3, h4, h5, h6")
        if not heading.text
    ]
    assert empty == []


def test_a_page_has_its_landmarks(site: Site) -> None:
    """Header, navigation, main part and footer: one each, and no two navigations of one name."""
    wrong = {}
    for path, page in site.pages.items():
        counts = [len(page.all(f"body > {tag}")) for tag in ("header", "main", "footer")]
        names = [nav.attributes.get("aria-label", "") for nav in page.all("nav")]
        if (
            counts != [1, 1, 1]
            or "Main" not in names
            or "" in names
            or len(set(names)) < len(names)
        ):
            wrong[path] = (counts, names)
    assert wrong == {}


def test_the_menu_says_where_one_is(site: Site) -> None:
    """The category or library that a page is, or is in, is marked in the menu; no other is."""
    wrong = {}
    for path, page in site.pages.items():
        marked = [link.text for link in page.all(".site-nav [aria-current]")]
        heading = page.one("h1").text if re.fullmatch(r"category/[^/]+/.*", path) else ""
        if re.fullmatch(r"exercises/((by-\w+|figures)/)?index\.html", path):
            heading = "Exercises"
        kinds = [heading] if heading else [kind.text for kind in page.all("article a.kind")]
        if marked != kinds:
            wrong[path] = (marked, kinds)
    assert wrong == {}


def test_a_page_has_a_language(site: Site) -> None:
    """A screen reader knows how to pronounce a page."""
    assert {page.one("html").attributes.get("lang") for page in site.pages.values()} == {"en"}


def test_titles_are_unique(site: Site) -> None:
    """No two pages have the same title, and each names the site."""
    titles = Counter(page.one("title").text for page in site.pages.values())
    assert [title for title, number in titles.items() if number > 1] == []
    assert [title for title in titles if "Rather Be Running" not in title] == []


def test_content_has_a_description(site: Site) -> None:
    """The front page, articles and pages with a summary describe themselves, in plain words."""
    wrong = []
    for path, page in site.pages.items():
        expected = path == "index.html" or bool(page.all("article .page-lead"))
        found = [meta.attributes["content"] for meta in page.all('meta[name="description"]')]
        if expected and (len(found) != 1 or len(found[0]) < 10 or re.search(r"</?\w+>", found[0])):
            wrong.append(f"{path}: {found}")
    assert wrong == []


def test_a_description_is_the_summary(site: Site) -> None:
    """Search engines are told what the page's lead says, to the last word."""
    wrong = [
        path
        for path, page in site.pages.items()
        for lead in page.all("article .page-lead")
        if page.one('meta[name="description"]').attributes["content"].split() != lead.text.split()
    ]
    assert wrong == []


def test_nothing_comes_from_another_host(site: Site) -> None:
    """What a page loads by itself is the site's own: no tracker, no font service, no picture."""
    foreign = []
    for path, page in site.pages.items():
        for tag, name in FETCHED.items():
            for element in page.all(f"{tag}[{name}]"):
                rel = set(element.attributes.get("rel", "").split())
                url = site.absolute(element.attributes[name], path)
                if not site.is_own(url) and not rel & ONLY_NAMED:
                    foreign.append(f"{path}: {url}")
        for element in page.all("[srcset]"):
            for each in element.attributes["srcset"].split(","):
                url = site.absolute(each.split()[0], path)
                if not site.is_own(url) or not site.file(url):
                    foreign.append(f"{path}: {url}")
    styles = [
        f"{path}: {address}"
        for path, address in named_in_styles(site)
        if not site.is_own(site.absolute(address, path))
    ]
    assert foreign + styles == []


def test_what_a_style_sheet_loads_is_there(site: Site) -> None:
    """Fonts and pictures that the styles name are files of the site."""
    named = named_in_styles(site)
    assert named
    missing = [at for at in named if site.file(site.absolute(at[1], at[0])) is None]
    assert missing == []


def test_a_page_waits_for_no_file(site: Site) -> None:
    """What a screen needs stands in it; what is for paper is a file that it does not wait for."""
    sheets = [path.name.split(".")[0] for path in site.folder.rglob("*.css")]
    assert sheets == ["paper"]
    for path, page in site.pages.items():
        links = page.all('link[rel="stylesheet"]')
        assert [link.attributes.get("media") for link in links] == ["print"], path
        assert len(page.all("head style")) == 1, path
        assert page.all("script[src]") == [], path


def test_a_page_has_the_rules_for_all_that_it_shows(site: Site) -> None:
    """Every class that has a rule to itself in the theme has it on each page that uses it.

    How it is with all other rules is looked at in a browser: tests/audit.
    """
    whole = Assets(Path(pelicanconf.__file__).parent / "theme/static", "").whole_style()
    ruled = set(re.findall(r"(?<=[{},])\.([\w-]+)(?=[,{])", whole))
    assert len(ruled) > 100
    poor = {}
    for path, page in site.pages.items():
        has = _classes(page.one("style").raw_text)
        used = {
            name for one in page.all("body [class]") for name in one.attributes["class"].split()
        }
        if lacking := (used & ruled) - has:
            poor[path] = sorted(lacking)
    assert poor == {}


def test_the_policy_allows_what_is_in_the_page(site: Site) -> None:
    """No inline text may run or style but those whose hashes the page's policy names."""
    for path, page in site.pages.items():
        allowed = _policy(page)
        assert "unsafe-inline" not in allowed
        inlined = page.all("style") + [
            one for one in page.all("script:not([src])") if "type" not in one.attributes
        ]
        for one in inlined:
            assert source(one.raw_text) in allowed, path


def _policy(page: Element) -> str:
    return page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"]


def _classes(css: str) -> set[str]:
    """Return the classes that rules are for, not those that they leave out."""
    return set(re.findall(r"\.(-?[a-z_][\w-]*)", re.sub(r"(?:url|:not)\([^)]*\)", "", css)))


def named_in_styles(site: Site) -> list[tuple[str, str]]:
    """Return each text of styles with each address in it that is to be fetched."""
    texts = {path: page.one("style").raw_text for path, page in site.pages.items()}
    for sheet in site.folder.rglob("*.css"):
        path = sheet.relative_to(site.folder).as_posix()
        texts[path] = _without_comments(site.text(path))
    return [
        (path, address)
        for path, css in texts.items()
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", css)
        if not address.startswith("data:")
    ]


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def test_nothing_is_styled_or_scripted_in_place(site: Site) -> None:
    """No style attribute, handler, or script but what the policy allows, and data."""
    found = []
    for path, page in site.pages.items():
        found += [
            f"{path}: style of <{element.tag}>" for element in page.all("[style], body style")
        ]
        for script in page.all("script"):
            data = script.attributes.get("type") == "application/ld+json"
            inline = "src" not in script.attributes and not data
            if inline and source(script.raw_text) not in _policy(page):
                found.append(f"{path}: inline script")
        found += [f"{path}: {name}" for name in re.findall(r"<[^>]*\s(on\w+)=", site.text(path))]
    assert found == []


def test_pictures_have_words_and_a_size(site: Site) -> None:
    """A picture says what it shows and keeps its place while it loads."""
    wrong = [
        f"{path}: {image.attributes}"
        for path, page in site.pages.items()
        for image in page.all("img")
        if not {"alt", "width", "height"} <= image.attributes.keys()
    ]
    assert wrong == []


def test_no_template_or_notation_is_left(site: Site) -> None:
    """Nothing that should have been replaced is shown: no braces, slashes or private characters."""
    left = [
        f"{path}: {sign!r}"
        for path, page in site.pages.items()
        for sign in ("{{", "{%", "{filename}", "{static}", "\ue000", "\ue001", "\ufffd", "[^")
        if sign in site.text(path)
    ]
    assert left == []


def test_times_are_readable_by_machines(site: Site) -> None:
    """Every time element has a date or a duration."""
    wrong = [
        f"{path}: {time.attributes}"
        for path, page in site.pages.items()
        for time in page.all("time")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d|PT\d+S", time.attributes.get("datetime", ""))
    ]
    assert wrong == []


def test_data_for_search_engines_is_json(site: Site) -> None:
    """What a page tells search engines can be read by them."""
    for path, page in site.pages.items():
        for script in page.all('script[type="application/ld+json"]'):
            assert json.loads(script.raw_text)["@context"] == "https://schema.org", path


def test_a_link_says_where_it_leads(site: Site) -> None:
    """No link or button is without words, and no two that read alike lead to different places."""
    wrong = []
    for path, page in site.pages.items():
        places: dict[str, str] = {}
        for link in page.one("main").all("a[href]"):
            pictures = " ".join(one.attributes["alt"] for one in link.all("img"))
            words = link.attributes.get("aria-label") or link.text or pictures
            place = link.attributes["href"]
            if not words:
                wrong.append(f"{path}: no words for {place}")
            if _is_a_reference(link):
                continue
            if places.setdefault(words, place) != place:
                wrong.append(f"{path}: {words!r} is {places[words]} and {place}")
    assert wrong == []


def _is_a_reference(link: Element) -> bool:
    """Footnotes are numbers and arrows; a workout's own papers stand below its heading."""
    return link.attributes.get("type") == "application/pdf" or any(
        name in link.attributes.get("class", "") for name in ("footnote-ref", "footnote-backref")
    )


def test_the_headers_for_hosts_allow_every_page(published: Site) -> None:
    """A host sends one policy for all: it names every script that stands in a page.

    Each page has a style of its own. Were all of them named, every answer would carry the list; a
    page's own policy names it, and all else that it may load, and both hold.
    """
    headers = published.text("_headers")
    for path, page in published.pages.items():
        for one in page.all("head script:not([src]):not([type])"):
            assert source(one.raw_text) in headers, path
    policy = headers.partition("Content-Security-Policy:")[2].partition("\n")[0]
    assert "style-src" not in policy
    assert "default-src" not in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in headers
    assert "\n/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers


def test_what_may_be_kept_for_ever_has_a_name_of_its_own(published: Site) -> None:
    """All of the theme's files but the licence change their names with their content."""
    names = [path.name for path in (published.folder / "theme").rglob("*") if path.is_file()]
    plain = [name for name in names if not re.search(r"\.[0-9a-f]{10}\.\w+(\.br|\.gz)?$", name)]
    assert sorted(set(plain)) == ["OFL.txt", "OFL.txt.br", "OFL.txt.gz"]


def test_every_text_lies_there_compressed_too(published: Site) -> None:
    """Hosts that can, send these."""
    for path in published.paths:
        assert (published.folder / f"{path}.br").is_file(), path
        assert (published.folder / f"{path}.gz").is_file(), path


def test_a_site_without_a_workout(tmp_path: Path) -> None:
    """It has no list or landmark with nothing in it, and asks nobody to pick a lane."""
    article = tmp_path / "content" / "articles" / "one.md"
    article.parent.mkdir(parents=True)
    article.write_text(
        "Title: One\nDate: 2026-05-01\nSummary: All there is.\n\nWords.\n", encoding="utf-8"
    )
    builds.build(builds.PUBLISHING, tmp_path / "output", tmp_path / "content")
    site = Site(tmp_path / "output", builds.ADDRESS)

    empty = [
        path
        for path, page in site.pages.items()
        for each in page.all("main nav, main ul:not([hidden] ul, .results, .search-apart), main ol")
        if not each.text
    ]
    assert empty == []
    assert site.pages["category/index.html"].one("h1").text == "Articles"
