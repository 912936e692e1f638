"""What a text gets when Markdown has read it: ids, figures, lines to share, aligned columns."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from tests.plugins.conftest import Author
from tests.theme.fragment import Element, ids, parse

LANES = "![Three lanes]({static}/images/lanes.svg"
SIZE = '{: width="120" height="40" }'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>'


def built(author: Author, text: str, **settings: Any) -> Element:
    """Build an article with this text, and return what stands in its prose."""
    author.write("images/lanes.svg", SVG)
    author.article(text)
    author.build(**settings)
    page = parse((author.output / "why/index.html").read_text(encoding="utf-8"))
    assert len(set(ids(page))) == len(ids(page))
    return page.one(".prose")


def test_a_heading_has_an_id_that_nothing_else_has(author: Author) -> None:
    """Not one of the page's own, a workout's, or an earlier heading's; the author's own stays."""
    prose = built(
        author,
        "## Hop!\n\n## Share\n\n/// workout | Hop\n- Squat: 5 reps\n///\n\n## Hop!\n\n"
        "## Mine {: #share-2 }\n\n## *Été* & `co`\\*\n\n## ???\n\n### The one[^n]\n\n[^n]: A.\n",
    )
    found = [each.attributes["id"] for each in prose.all("h2, h3") if each.attributes.get("id")]
    assert [name for name in found if name != "hop-title"] == [
        "hop-2",
        "share-3",
        "hop-3",
        "share-2",
        "été-co",
        "section",
        "the-one",
    ]


def test_ids_do_not_depend_on_what_comes_later(author: Author) -> None:
    """A link to a heading still leads there when the text grows at its end."""
    before = [each.attributes["id"] for each in built(author, "## A\n\n## B\n").all("h2")]
    after = [each.attributes["id"] for each in built(author, "## A\n\n## B\n\n## A\n").all("h2")]
    assert after[:2] == before


#: A title, and what becomes of it: the caption, the credit, the credit's address.
TITLES = (
    ("On the “track” & <on>", "On the “track” & <on>", "", ""),
    ("In March. Photo: Ann Lee", "In March.", "Photo: Ann Lee", ""),
    (
        "In May – Drawing: Ann, https://x.example/a?b=1&c=2",
        "In May",
        "Drawing: Ann",
        "https://x.example/a?b=1&c=2",
    ),
    ("Photo: Ann Lee https://x.example/", "", "Photo: Ann Lee", "https://x.example/"),
    ("A photo: none", "A photo: none", "", ""),
)


def test_a_picture_with_a_title_is_a_figure(author: Author) -> None:
    """Its title is the caption; from "Photo:" on, it says whose it is."""
    text = "\n\n".join(f'{LANES} "{title}"){SIZE}' for title, *_ in TITLES)
    figures = built(author, text).all("figure.picture")
    assert len(figures) == len(TITLES)
    for figure, (_, caption, credit, where) in zip(figures, TITLES, strict=True):
        when = {"loading": "lazy", "decoding": "async"}
        assert figure.one("img").attributes == {
            **({"fetchpriority": "high"} if figure is figures[0] else when),
            "alt": "Three lanes",
            "src": "/images/lanes.svg",
            "width": "120",
            "height": "40",
        }
        assert figure.one("figcaption").text == " ".join(filter(None, [caption, credit]))
        assert [small.text for small in figure.all("small")] == ([credit] if credit else [])
        links = [link.attributes["href"] for link in figure.all("a")]
        assert links == ([where] if where else [])


def test_other_pictures_stay_as_they_are(author: Author) -> None:
    """One without a title, and one among words."""
    prose = built(author, f'{LANES}){SIZE}\n\nA word {LANES} "Title"){SIZE} and more.\n')
    assert prose.all("figure") == []
    assert len(prose.all("p img")) == 2


def test_a_line_can_be_shared(author: Author) -> None:
    """Its words and its place, to each network, without what is not said: notes and emphasis."""
    prose = built(
        author,
        "> It *counts* & <i>you</i> `a<b` know.[^n]\n{: .pull }\n\n"
        "> One.\n>\n> Two.\n> {: .pull }\n\n> Not this.\n\n[^n]: A note.\n",
        SITEURL="https://x.example",
    )
    first, second = prose.all("figure.pull")
    assert (first.attributes["id"], second.attributes["id"]) == ("line-1", "line-2")
    assert [each.text for each in second.all("blockquote p")] == ["One.", "Two."]
    assert first.one("em").text == "counts"
    said = "“It counts & you a<b know.”"
    for link in first.all("a.share-link"):
        address = unquote(link.attributes["href"])
        assert said in address, link.text
        assert "https://x.example/why/#line-1" in address, link.text
    copied = first.one("button[data-copy]").attributes["data-copy"]
    assert copied == f"{said} https://x.example/why/#line-1"
    assert len(prose.all("blockquote")) == 3
    assert first.all("sup a")[0].attributes["href"] == "#fn:n"
    names = [link.attributes["aria-label"] for link in prose.all("a.share-link")]
    assert len(set(names)) == len(names)


def test_a_column_is_aligned_by_a_class(author: Author) -> None:
    """A style attribute is what the site's policy forbids."""
    prose = built(author, "| A | B | C | D |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n")
    classes = [cell.attributes.get("class") for cell in prose.all("th, td")]
    assert classes == [None, "align-center", "align-end", None] * 2
    assert prose.all("[style]") == []


def test_notes_lead_there_and_back(author: Author) -> None:
    """A note's number and the arrow back have words for those who hear them."""
    prose = built(author, "One[^a] and two.[^b]\n\n[^a]: A.\n[^b]: B.\n")
    there = [link.attributes for link in prose.all("a.footnote-ref")]
    back = [link.attributes for link in prose.all("a.footnote-backref")]
    assert [link["aria-label"] for link in there] == ["Note 1", "Note 2"]
    assert [link["aria-label"] for link in back] == [
        "Back to note 1 in the text",
        "Back to note 2 in the text",
    ]
    for link in there + back:
        assert link["href"].removeprefix("#") in ids(prose)


def test_a_link_that_says_its_address_is_known(author: Author) -> None:
    """With or without what everybody leaves out; paper says it once."""
    addresses = {
        "<https://x.example/a>": True,
        "[x.example](https://x.example/)": True,
        "[www.x.example/A b](https://www.x.example/a%20b)": True,
        "[doi:10.1000/182](https://doi.org/10.1000/182)": True,
        "[10.1000/182](https://dx.doi.org/10.1000/182)": True,
        "[x.example](https://x.example/a)": False,
        "[*words*](https://x.example/)": False,
        "[x](https://y.example/)": False,
        "[/why/](/why/)": False,
    }
    prose = built(author, "\n\n".join(addresses))
    classes = [link.attributes.get("class") for link in prose.all("p a")]
    assert [each == "bare" for each in classes] == list(addresses.values())


def test_a_picture_that_is_a_link_is_a_figure_too(author: Author) -> None:
    """With its caption and its credit, which is another link."""
    where = "https://x.example/a%20b"
    prose = built(
        author,
        f'[{LANES} "In May. Photo: Ann, https://ann.example"){SIZE}](<https://x.example/a b>)\n\n'
        f'[{LANES} "One") and words](https://x.example/)\n\n'
        f"[{LANES}){SIZE}](https://x.example/)\n",
    )
    figure = prose.one("figure.picture")
    assert [link.attributes["href"] for link in figure.all("a")] == [where, "https://ann.example"]
    assert figure.one("a > img").attributes["alt"] == "Three lanes"
    assert figure.one("figcaption").text == "In May. Photo: Ann"
