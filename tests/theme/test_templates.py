"""The page templates, with the environment that the settings ask Pelican for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import Undefined, meta, nodes
from justhtml import StrictModeError

import pelicanconf
from plugins.assets.files import Assets
from plugins.notation.pages import TAKEN
from plugins.notation.workout.choices import choices, file_name
from plugins.notation.workout.present import Duration
from plugins.reading.contents import Author, Reading
from plugins.reading.menu import Menu
from plugins.reading.outline import Heading
from plugins.reading.posts import Around, Post, Related, Series
from plugins.sheets.model import Sheet
from tests.theme.examples import workout as examples
from tests.theme.fragment import (
    TEMPLATES,
    Element,
    environment,
    heading_levels,
    ids,
    parse,
    skipped_levels,
)

EVIL = 'a < b & "c"'
DAY = datetime(2026, 4, 14, tzinfo=UTC)
ASSETS = Assets(TEMPLATES.parent / "static", "/theme")
FRAGMENTS = sorted((TEMPLATES / "fragments").glob("*.html"))


def article(**values: Any) -> SimpleNamespace:
    """Make what the templates read of an article, with a text that a page must not trust."""
    return SimpleNamespace(
        **{
            "title": EVIL,
            "url": "a/",
            "date": datetime(2026, 4, 14, tzinfo=UTC),
            "locale_date": "14 April 2026",
            "lang": "en",
            "category": SimpleNamespace(name=EVIL, slug="core", url="category/core/"),
            "tags": [SimpleNamespace(name=EVIL, slug="t", url="tag/t/")],
            "metadata": {"summary": "<p>a &lt; b</p>"},
            "summary": "<p>a &lt; b</p>",
            "content": "<p>Text.</p>",
            "is_workout": False,
        }
        | values
    )


def workout_page(*views: Any, **facts: Any) -> SimpleNamespace:
    """Make an article with workouts."""
    empty = {"level": "", "goal": "", "space": "", "equipment": (), "cautions": (), "estimate": ()}
    return article(
        is_workout=True,
        facts=SimpleNamespace(**(empty | facts)),
        sheets=tuple(printed(view) for view in views),
    )


def printed(view: Any) -> SimpleNamespace:
    """Make what the templates read of all that is made of a workout."""
    files = tuple(
        SimpleNamespace(choice=choice, url=f"a/{file_name(view.anchor, choice, every[0])}")
        for every in (choices(view, figures=True),)
        for choice in every
    )
    other = (SimpleNamespace(label="A4", url="a/x.pdf"),)
    return SimpleNamespace(
        sheet=Sheet(site="The site", title=EVIL, workout=view, version="2026-11-20"),
        files=files,
        cards=other,
        weeks=other,
        preview=SimpleNamespace(url="a/x.webp"),
        share=SimpleNamespace(url="a/x.png"),
    )


def page_of(template: str, **context: Any) -> Element:
    settings = {name: value for name, value in vars(pelicanconf).items() if name.isupper()}
    known = {
        "DRAWINGS": "drawings.svg",
        "assets": ASSETS,
        "menu": Menu(),
        "categories": [],
        "pages": [],
        "output_file": "a/index.html",
    }
    html = environment(Undefined).get_template(template).render(settings | known | context)
    return parse(html)


def test_the_settings_turn_escaping_on() -> None:
    """Pelican's own default is off, and the templates escape nothing by themselves."""
    assert vars(pelicanconf).get("JINJA_ENVIRONMENT", {}).get("autoescape") is True


def test_a_title_is_text() -> None:
    """A title with signs of HTML in it is shown as it was written, everywhere."""
    page = page_of("article.html", article=article())
    assert page.one("h1").text == EVIL
    assert page.one("title").text == f"{EVIL} – {pelicanconf.SITENAME}"
    assert page.one(".tag").text == EVIL
    assert page.one('meta[name="description"]').attributes["content"] == "a < b"


@pytest.mark.parametrize(
    "template", ["archives.html", "categories.html", "index.html", "tags.html"]
)
def test_a_list_of_nothing_says_so(template: str) -> None:
    """A page whose list has nothing in it yet is not a title above nothing."""
    page = page_of(template, articles=[], dates=[], tags=[])
    assert any(" yet." in text.text for text in page.all("main p"))


def test_labels_without_a_value_are_not_shown() -> None:
    """An author who gives no facts gets no panel of facts; no cautions, no heading for them."""
    page = page_of("article.html", article=workout_page(examples.AMRAP))
    assert page.all("dl, .cautions") == []


def test_facts_are_listed() -> None:
    """What the author gave is there, with its label."""
    page = page_of(
        "article.html",
        article=workout_page(
            examples.AMRAP,
            goal=EVIL,
            equipment=("mat", "step"),
            cautions=("Not on ice.",),
            estimate=("about ", Duration("15 min", 900)),
        ),
    )
    assert [term.text for term in page.all(".facts dt")] == ["Goal", "Time", "Equipment"]
    assert page.all(".facts dd")[0].text == EVIL
    assert page.one(".facts time").attributes["datetime"] == "PT900S"
    assert [thing.text for thing in page.all(".facts-list li")] == ["mat", "step"]
    assert page.one(".cautions li").text == "Not on ice."


def test_several_workouts_get_a_list_to_jump_by() -> None:
    """Each is linked by its anchor; with one only there is nothing to choose."""
    several = page_of("article.html", article=workout_page(examples.AMRAP, examples.EMOM))
    jumps = [link.attributes["href"] for link in several.all(".print-panel nav a")]
    assert jumps == ["#storm-day", "#kettlebell-emom"]
    assert (
        page_of("article.html", article=workout_page(examples.AMRAP)).all(".print-panel nav") == []
    )


def test_every_way_to_print_is_a_link() -> None:
    """Each choice is one of the list, in the words of the choice; the first ones are buttons."""
    page = page_of("article.html", article=workout_page(examples.CIRCUIT))
    listed = page.all(".every-sheet-list a")
    expected = printed(examples.CIRCUIT).files
    assert [(link.text, link.attributes["href"]) for link in listed] == [
        (file.choice.label, f"/{file.url}") for file in expected
    ]
    buttons = [link.attributes["href"] for link in page.all(".sheet-links a")]
    assert buttons[:2] == [link.attributes["href"] for link in listed[:2]]


def test_what_is_chosen_is_what_there_are_files_for() -> None:
    """A workout without loads has no choice of their unit."""
    names = {"paper", "sessions", "figures", "size"}
    for view, expected in ((examples.CIRCUIT, names | {"unit"}), (examples.AMRAP, names)):
        page = page_of("article.html", article=workout_page(view))
        assert {field.attributes["name"] for field in page.all(".choice input")} == expected
        chosen = [field for field in page.all(".choice input") if "checked" in field.attributes]
        first = printed(view).files[0].choice.key
        assert {field.attributes["value"] for field in chosen} == set(first.split())


def test_a_shared_link_has_a_picture() -> None:
    """Its address is a whole one, so there is none while one writes."""
    page = page_of("article.html", article=workout_page(examples.AMRAP))
    assert page.all('meta[property="og:image"]') == []
    page = page_of(
        "article.html", article=workout_page(examples.AMRAP), SITEURL="https://example.org"
    )
    found = {
        meta.attributes.get("property") or meta.attributes.get("name"): meta.attributes["content"]
        for meta in page.all("meta[content]")
    }
    assert found["og:image"] == "https://example.org/a/x.png"
    assert found["og:url"] == "https://example.org/a/"
    assert found["og:title"] == EVIL
    assert found["og:description"] == "a < b"
    assert found["twitter:card"] == "summary_large_image"


def test_the_answer_for_what_is_gone_tells_nothing_of_itself() -> None:
    """It has no address, so nobody is told of one; that it is not for finding says its status."""
    page = page_of("404.html", page_name="404", SITEURL="https://example.org")
    told = ("meta[property]", "script[type='application/ld+json']", 'link[rel="canonical"]')
    assert [each for each in (*told, "meta[name=robots]") if page.all(each)] == []
    other = page_of("tags.html", page_name="tags", tags=[], SITEURL="https://example.org")
    assert all(other.all(each) for each in told)


def test_what_the_site_is_stands_on_its_front_page_only() -> None:
    """Who publishes a text stands with it; a list names nobody."""
    asked = {"SITEURL": "https://example.org"}

    def told(page: Element) -> dict[str, Any]:
        graph = json.loads(page.one("script[type='application/ld+json']").raw_text)["@graph"]
        return {node["@type"]: node for node in graph}

    front = told(page_of("index.html", output_file="index.html", page_name="index", **asked))
    assert front["WebSite"]["publisher"]["@id"] == front["Organization"]["@id"]
    text = told(page_of("article.html", article=article(), output_file="a/index.html", **asked))
    assert set(text) == {"BlogPosting", "BreadcrumbList", "Organization"}
    assert text["BlogPosting"]["publisher"]["@id"] == text["Organization"]["@id"]
    tags = told(page_of("tags.html", tags=[], output_file="tag/index.html", **asked))
    assert set(tags) == {"WebPage", "BreadcrumbList"}


def test_a_headline_is_no_longer_than_search_engines_read() -> None:
    """Of a longer title they are told its first words."""
    title = "A title that nobody told where to stop " * 5
    page = page_of(
        "article.html", article=article(title=title.strip()), SITEURL="https://example.org"
    )
    graph = json.loads(page.one("script[type='application/ld+json']").raw_text)["@graph"]
    (headline,) = (node["headline"] for node in graph if node["@type"] == "BlogPosting")
    assert len(headline) <= 110
    assert title.startswith(headline.removesuffix("…"))


def test_only_the_search_may_run_a_program() -> None:
    """Its page's policy lets WebAssembly run; the others have no use for it."""
    policies = {
        name: page_of(f"{name}.html", page_name=f"{name}/index", tags=[])
        .one('meta[http-equiv="Content-Security-Policy"]')
        .attributes["content"]
        for name in ("search", "tags")
    }
    assert "'wasm-unsafe-eval'" in policies["search"]
    assert "wasm" not in policies["tags"]


def test_the_menu_tells_where_one_is() -> None:
    """Pelican calls a page of its own by where it is saved."""
    page = page_of("search.html", page_name="search/index")
    assert [each.text for each in page.all(".site-tools [aria-current=page]")] == ["Search"]


@pytest.mark.parametrize("template", ["article.html", "404.html", "archives.html", "tags.html"])
def test_a_page_is_well_built(template: str) -> None:
    """One main part, one main heading, no level skipped, no id twice, a link to skip the menu."""
    page = page_of(template, article=article(), dates=[article()], tags=[], page_name="x")
    assert len(page.all("main")) == 1
    assert heading_levels(page).count(1) == 1
    assert skipped_levels(page) == []
    assert len(set(ids(page))) == len(ids(page))
    assert page.all("a")[0].attributes["href"] == "#main"


def test_the_canonical_address_needs_a_site() -> None:
    """While one writes there is none."""
    assert page_of("article.html", article=article()).all('link[rel="canonical"]') == []
    page = page_of("article.html", article=article(), SITEURL="https://example.org")
    link = page.one('link[rel="canonical"]')
    assert link.attributes["href"] == "https://example.org/a/"


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.stem)
def test_a_fragment_uses_what_its_first_line_lists(path: Path) -> None:
    """Nothing else comes from outside."""
    source = path.read_text(encoding="utf-8")
    used = meta.find_undeclared_variables(environment().parse(source))
    known = {"workout", "sheets", "links", "figures", "view", "drawings", "pros_cons"}
    known |= {"body", "image", "caption", "credit", "paragraphs", "text", "anchor", "address"}
    known |= {"first", "kinds", "width", "figure", "link"}
    assert used <= known
    assert all(name in source.splitlines()[0] for name in used)


def test_macros_get_everything_by_argument() -> None:
    """A macro file is imported without the page's context."""
    for path in sorted((TEMPLATES / "macros").glob("*.html")):
        tree = environment().parse(path.read_text(encoding="utf-8"))
        assert meta.find_undeclared_variables(tree) == set(), path.name


def test_nothing_is_styled_or_scripted_in_place() -> None:
    """A strict content policy can be set: no style attributes, handlers or scripts in a page."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        tree = environment().parse(path.read_text(encoding="utf-8"))
        html = "".join(data.data for data in tree.find_all(nodes.TemplateData))
        assert " style=" not in html, path.name
        assert re.search(r"\son\w+=", html) is None, path.name
        # What stands in the head is allowed by its hash.
        assert (" ".join(re.findall("<style>|<script>", html)) != "") == (
            path.name == "head.html"
        ), path.name


def test_a_review_is_told_to_search_engines() -> None:
    """Its notes are data that can be read, whatever signs are in them."""
    review = SimpleNamespace(product=f"Shoes {EVIL}", positive=(EVIL, "Light"), negative=())
    page = page_of("article.html", article=article(review=review), SITEURL="https://example.org")
    graph = json.loads(page.one('script[type="application/ld+json"]').raw_text)["@graph"]
    (data,) = (each for each in graph if each["@type"] == "Product")
    assert data["name"] == f"Shoes {EVIL}"
    notes = data["review"]["positiveNotes"]["itemListElement"]
    assert [(note["position"], note["name"]) for note in notes] == [(1, EVIL), (2, "Light")]
    assert "negativeNotes" not in data["review"]


def reading(**values: Any) -> Reading:
    """Make what the templates read of what is around a text."""
    return replace(Reading(3), **values)


def test_what_there_is_not_leaves_no_trace() -> None:
    """A text without relatives, questions or an author has no headings for them, nor a form."""
    page = page_of("article.html", article=article(reading=reading()))
    assert page.all(".ending, .contents, form, .dateline a") == []
    assert page.one(".share h2").text == "Share it"
    assert page_of("article.html", article=article()).all(".ending, .share, .contents") == []


def test_what_is_around_a_text_is_shown() -> None:
    """Questions, author, series, relatives and neighbours, each with words that are only words."""
    posts = tuple(Post(f"p{n}", f"{n} {EVIL}", f"p{n}/", DAY, part=n) for n in range(1, 8))
    around = Around(
        earlier=posts[3],
        later=posts[4],
        series=Series(EVIL, posts[:3], 2),
        related=tuple(
            Related(posts[at], shared, ()) for at, shared in ((0, 5), (3, 4), (5, 1), (6, 0))
        ),
    )
    known = Author(EVIL, EVIL, (("Strava", "https://strava.example/us"), ("About", "about/")))
    page = page_of(
        "article.html",
        article=article(
            is_workout=True,
            reading=reading(questions=(EVIL, "And?"), author=known, around=around),
        ),
        SITEURL="https://example.org",
    )
    assert [item.text for item in page.all(".questions li")] == [EVIL, "And?"]
    assert page.one(".author h2").text == EVIL
    links = [
        (link.attributes["href"], link.attributes.get("rel")) for link in page.all(".author a")
    ]
    assert links == [("https://strava.example/us", "me"), ("https://example.org/about/", None)]
    assert page.one(".series-list [aria-current]").text == f"2 {EVIL} (you are here)"
    assert said_rels(page, ".series-list a") == [("p1/", "prev"), ("p3/", "next")]
    assert f"Part 2 of 3 of {EVIL}" in page.one(".dateline").text
    # Nobody is named twice: not who is in the series, nor a neighbour that is a relative.
    assert said_rels(page, ".related a") == [
        ("p4/", "prev"),
        ("p6/", None),
        ("p7/", None),
        ("p5/", "next"),
    ]
    assert [why.text for why in page.all(".related-why")] == [
        "4 exercises in common; the workout before this one",
        "1 exercise in common",
        "Of the same kind",
        "The workout after this one",
    ]
    assert skipped_levels(page) == []
    assert len(set(ids(page))) == len(ids(page))
    around = Around(later=posts[2], series=Series(EVIL, posts[:3], 2))
    page = page_of("article.html", article=article(reading=reading(around=around)))
    assert page.all(".related") == []


def said_rels(page: Element, links: str) -> list[tuple[str, str | None]]:
    """Return where these links lead, and what they say of it."""
    return [
        (link.attributes["href"].rpartition("org/")[2], link.attributes.get("rel"))
        for link in page.all(links)
    ]


def test_a_long_text_has_its_contents() -> None:
    """A list within a list, each a link to its heading."""
    headings = (Heading("a", EVIL, (Heading("b", "B"),)), Heading("c", "C"))
    page = page_of("page.html", page=article(reading=reading(contents=headings)))
    assert [link.attributes["href"] for link in page.all(".contents a")] == ["#a", "#b", "#c"]
    assert page.one("ol.contents-list > li > ol").text == "B"
    assert page.all(".contents a")[0].text == EVIL


def test_links_to_share_carry_title_and_address() -> None:
    """Whatever is in a title, it stays one value of the address; nothing is loaded from there."""
    page = page_of("article.html", article=article(reading=reading()), SITEURL="https://x.example")
    for link in page.all(".share a"):
        url = urlsplit(link.attributes["href"])
        values = parse_qs(url.query or url.fragment, strict_parsing=True)
        said = " ".join(
            values["url"] + values["title"] if "url" in values else [*values.values()][-1]
        )
        assert EVIL in said, link.text
        assert "https://x.example/a/" in said, link.text
    assert [button.attributes["type"] for button in page.all(".share button")] == ["button"] * 2
    assert [len(item.all("button")) for item in page.all(".share li[hidden]")] == [1, 1]


def test_a_newsletter_is_a_plain_form() -> None:
    """To the provider that is set, with a label, a trap that nobody meets, and a privacy line."""
    newsletter = {"action": "https://n.example/a?b=1&c", "honeypot": "url", "privacy": EVIL}
    page = page_of("article.html", article=article(reading=reading()), NEWSLETTER=newsletter)
    form = page.one("form")
    assert form.attributes["action"] == newsletter["action"]
    assert form.attributes["method"] == "post"
    field, trap = form.all("input")
    assert (field.attributes["name"], field.attributes["type"]) == ("email", "email")
    assert form.all("label")[0].attributes["for"] == field.attributes["id"]
    assert (trap.attributes["name"], trap.attributes["tabindex"]) == ("url", "-1")
    assert form.one("[aria-hidden]").all("input")[0].attributes == trap.attributes
    assert page.one(".newsletter-fine").text == EVIL


def test_the_ids_of_the_templates_are_kept_from_texts() -> None:
    """A heading of an author's never gets an id that the page itself uses."""
    pages = [TEMPLATES / f"{name}.html" for name in ("article", "page", "exercise")]
    named = {
        name
        for path in [*pages, *(TEMPLATES / "partials").glob("*.html")]
        for name in re.findall(r'\bid="([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    own = {"newsletter-address", "newsletter-trap"}
    assert named - TAKEN <= own
    assert {"easier", "harder"} < TAKEN  # these are given to a macro


def test_the_parser_is_strict() -> None:
    """The tests above lean on it: what a browser must mend fails."""
    with pytest.raises(StrictModeError):
        parse("<!doctype html><title>.</title><p>.</div>")
