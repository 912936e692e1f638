"""What figures cost the pages that have them, and that none is lost on the way."""

from __future__ import annotations

import re
import zlib

from tests.site.site import Site

#: What the figures of a page may add to what is sent, in bytes. Measured with what every Python
#: has; a server's Brotli makes it about a quarter less.
MOST = 12_000
_FIGURE = re.compile(
    r'<div class="figure .*?</div>\s*</div>\s*</div>|<label class="mover">.*?</label>'
    r'|<div class="line-figure".*?</div>',
    re.DOTALL,
)


def sent(text: str) -> int:
    return len(zlib.compress(text.encode(), 9))


def test_figures_are_light(published: Site) -> None:
    """A page with a workout of twelve exercises grows by no more than 12 kB."""
    text = published.text("total-body-strength/index.html")
    without = _FIGURE.sub("", text)
    assert "<use" in text
    assert (
        sent(text) - sent(without) + sent(published.text("total-body-strength/drawings.svg"))
        <= MOST
    )


def test_an_index_is_light(published: Site) -> None:
    """A list of all exercises is a few kilobytes: its pictures are files, fetched when near."""
    for path in ("", "by-muscle/", "by-equipment/"):
        text = re.sub(r"<style>.*?</style>", "", published.text(f"exercises/{path}index.html"))
        assert sent(text) <= 10_000


def test_every_drawing_is_on_its_page(site: Site) -> None:
    """What a figure refers to stands once, on the same page or in the file beside it."""
    lost = {}
    for path, page in site.pages.items():
        used = {use.attributes["href"] for use in page.all("use")}
        beside = path.removesuffix("index.html") + "drawings.svg"
        there = [f"#{symbol.attributes['id']}" for symbol in page.all("symbol")]
        if site.folder.joinpath(beside).is_file():
            there += [
                f"drawings.svg#{name}" for name in re.findall(r' id="([^"]+)"', site.text(beside))
            ]
        if used != set(there) or len(there) != len(set(there)):
            lost[path] = used ^ set(there)
    assert lost == {}


def test_every_figure_is_described(site: Site) -> None:
    """A figure has a name that says more than what it is of."""
    poor = [
        path
        for path, page in site.pages.items()
        for figure in page.all(".figure")
        if figure.attributes.get("role") != "img"
        or not (
            "aria-labelledby" in figure.attributes
            or re.match(r"\w+: .*\. \w+: ", figure.attributes.get("aria-label", ""))
        )
    ]
    assert poor == []


def test_every_exercise_is_in_every_order(site: Site) -> None:
    """No exercise is missing from an index; each stands once with its picture."""
    pages = {
        path.removesuffix("index.html")
        for path in site.paths
        if re.fullmatch(r"exercises/[^/]+/index\.html", path)
        and site.pages[path].all(".exercise-page")
    }
    for path in ("exercises/index.html", "exercises/by-muscle/index.html"):
        if path in site.pages:
            listed = [
                site.absolute(link.attributes["href"], path).removeprefix(f"{site.address}/")
                for link in site.pages[path].all(".move-link")
            ]
            assert sorted(listed) == sorted(pages)
