"""The ``/// pros-cons`` block, and the notes on a reviewed product that search engines read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.late import dataclass
from plugins.markdown_source.blocks import RENDERERS, Rendering
from plugins.notation.pros_cons import Point, ProsCons

if TYPE_CHECKING:
    from plugins.markdown_source.blocks import Piece


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with its place: ``anchor`` is unique on the page, ``number`` counts from 1."""

    anchor: str
    number: int
    lead: str
    body: str


@dataclass(frozen=True, slots=True)
class ProsConsView:
    """What the fragment shows; bodies, introduction and verdict are Markdown, for ``body()``."""

    title: str
    anchor: str
    intro: str
    pros: tuple[PointView, ...]
    cons: tuple[PointView, ...]
    paired: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewed product with its notes (schema.org ``positiveNotes`` and ``negativeNotes``)."""

    product: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


def view(value: ProsCons, anchor: str) -> ProsConsView:
    """Return what the page shows of ``value``."""
    return ProsConsView(
        title=value.title,
        anchor=anchor,
        intro=value.intro,
        pros=_points(value.pros, f"{anchor}-pro"),
        cons=_points(value.cons, f"{anchor}-con"),
        paired=value.paired,
        verdict=value.verdict,
    )


def _points(points: tuple[Point, ...], anchor: str) -> tuple[PointView, ...]:
    return tuple(
        PointView(f"{anchor}-{number}", number, point.lead, point.body)
        for number, point in enumerate(points, 1)
    )


def render(rendering: Rendering) -> list[Piece]:
    """Render pros and cons; the points' texts are left for Markdown."""
    value = rendering.block.value
    if not isinstance(value, ProsCons):
        raise TypeError(f"pros and cons are expected, not {type(value).__name__}")
    shown = view(value, rendering.block.anchor)
    return rendering.fragments.render("pros_cons.html", {"pros_cons": shown})


def add_renderer(pelican: Any) -> None:
    pelican.settings.setdefault(RENDERERS, {})["pros-cons"] = render


def add_reviews(generator: Any) -> None:
    """Give an article a ``review`` when its metadata names a product, and else none.

    Google's rules want such notes on reviews of a product only
    (developers.google.com/search/docs/appearance/structured-data/product-snippet).
    """
    for article in [*generator.articles, *generator.drafts, *generator.hidden_articles]:
        product = getattr(article, "product", "")
        values = [block.value for block in article.notation.blocks]
        found = [value for value in values if isinstance(value, ProsCons)]
        article.review = None
        if product and found:
            article.review = Review(
                product,
                tuple(point.lead for value in found for point in value.pros),
                tuple(point.lead for value in found for point in value.cons),
            )
