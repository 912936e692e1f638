"""What a page tells machines (JSON-LD), checked against what they publish that they want.

https://schema.org - the properties that a thing of a type may have.
https://developers.google.com/search/docs/appearance/structured-data/search-gallery - those that it
must have to be shown, and their forms.

The tables name the types that this site uses. A type that is not in them is a mistake, too: then
nobody has looked up what it needs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

_THING: Final = frozenset(
    [
        "name",
        "description",
        "url",
        "image",
        "sameAs",
        "identifier",
        "alternateName",
        "mainEntityOfPage",
        "subjectOf",
    ]
)
_WORK: Final = _THING | frozenset(
    [
        "headline",
        "author",
        "publisher",
        "datePublished",
        "dateModified",
        "inLanguage",
        "isPartOf",
        "hasPart",
        "keywords",
        "license",
        "about",
        "mentions",
        "audience",
        "wordCount",
        "timeRequired",
        "thumbnailUrl",
        "articleSection",
        "position",
        "mainEntity",
        "abstract",
        "articleBody",
        "isAccessibleForFree",
        "copyrightHolder",
        "breadcrumb",
        "potentialAction",
        "reviewRating",
        "itemReviewed",
        "positiveNotes",
        "negativeNotes",
        "reviewBody",
        "creditText",
        "creator",
    ]
)


@dataclass(frozen=True, slots=True)
class _Type:
    must: tuple[str, ...]
    may: frozenset[str]


_TYPES: Final[Mapping[str, _Type]] = {
    "WebSite": _Type(("name", "url"), _WORK),
    "WebPage": _Type(("name", "url"), _WORK),
    "AboutPage": _Type(("name", "url"), _WORK),
    "CollectionPage": _Type(("name", "url"), _WORK),
    "BlogPosting": _Type(("headline", "author", "datePublished", "image"), _WORK),
    "Article": _Type(("headline", "author", "datePublished", "image"), _WORK),
    "CreativeWorkSeries": _Type(("name",), _WORK | {"startDate", "endDate", "issn"}),
    "BreadcrumbList": _Type(("itemListElement",), _THING | {"itemListElement", "numberOfItems"}),
    "ItemList": _Type(
        ("itemListElement",), _THING | {"itemListElement", "numberOfItems", "itemListOrder"}
    ),
    "ListItem": _Type(("position",), _THING | {"position", "item"}),
    "Person": _Type(("name",), _THING | {"jobTitle", "worksFor", "knowsAbout"}),
    "Organization": _Type(("name",), _THING | {"logo", "contactPoint", "founder", "email"}),
    "ImageObject": _Type(("url",), _WORK | {"width", "height", "caption", "contentUrl"}),
    "ExercisePlan": _Type(
        ("name",),
        _WORK
        | frozenset(
            [
                "activityDuration",
                "activityFrequency",
                "additionalVariable",
                "exerciseType",
                "intensity",
                "repetitions",
                "restPeriods",
                "workload",
            ]
        ),
    ),
    "QuantitativeValue": _Type(
        (), _THING | {"value", "minValue", "maxValue", "unitCode", "unitText"}
    ),
    "Product": _Type(("name",), _THING | {"review", "brand", "sku", "aggregateRating", "offers"}),
    "Review": _Type(("author",), _WORK),
    "Rating": _Type(("ratingValue",), _THING | {"ratingValue", "bestRating", "worstRating"}),
    "SearchAction": _Type(("target", "query-input"), _THING | {"target", "query-input"}),
    "EntryPoint": _Type(("urlTemplate",), _THING | {"urlTemplate"}),
}
#: What must be addresses that a machine can follow from anywhere.
_ADDRESSES: Final = frozenset({"url", "image", "sameAs", "license", "logo", "item", "@id"})
_DATES: Final = frozenset({"datePublished", "dateModified"})
_DURATIONS: Final = frozenset({"activityDuration", "timeRequired"})
#: What was meant for a browser. Other words in angle brackets may be an author's.
_MARKUP: Final = re.compile(
    r"</?(?:a|abbr|b|br|code|div|em|h[1-6]|i|li|ol|p|small|span|strong|sup|time|ul)\b|&#?\w+;"
)
_DURATION: Final = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


def problems(text: str) -> list[str]:
    """Return a line for everything that is wrong with one script of JSON-LD."""
    try:
        data = json.loads(text)
    except ValueError as error:
        return [f"is no JSON: {error}"]
    if not isinstance(data, dict) or data.get("@context") != "https://schema.org":
        return ['has no "@context" of https://schema.org']
    things = data.get("@graph", [data])
    known = {thing["@id"] for thing in _things(things) if "@type" in thing and "@id" in thing}
    return [line for thing in _things(things) for line in _thing(thing, known)]


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Yield every thing, and the things in it."""
    if isinstance(value, list):
        for each in value:
            yield from _things(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _things(each)


def _thing(thing: dict[str, Any], known: set[str]) -> Iterator[str]:
    name = thing.get("@type")
    if name is None:
        if set(thing) != {"@id"}:
            yield f"has a thing without a type: {sorted(thing)}"
        elif thing["@id"] not in known:
            yield f"refers to {thing['@id']}, of which nothing is told"
        return
    if not isinstance(name, str) or name not in _TYPES:
        yield f"has the type {name}, of which we know nothing"
        return
    kind = _TYPES[name]
    for wanted in kind.must:
        if thing.get(wanted) in (None, "", []):
            yield f"{name} has no {wanted}"
    for key, value in thing.items():
        if key.startswith("@"):
            continue
        if key not in kind.may:
            yield f"{name} has {key}, which schema.org does not know of it"
        elif value in (None, "", []):
            yield f"{name} has an empty {key}"
        else:
            yield from _form(name, key, value)
    if name == "ListItem" and not {"name", "item", "url"} & thing.keys():
        yield "ListItem says nothing of what it lists"
    if name in {"BreadcrumbList", "ItemList"}:
        yield from _order(name, thing.get("itemListElement"))
    if name == "Review" and not {"reviewRating", "positiveNotes", "negativeNotes"} & thing.keys():
        yield "Review has neither a rating nor notes"
    if len(str(thing.get("headline", ""))) > 110:
        yield f"{name} has a headline of more than 110 letters"


def _form(name: str, key: str, value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if not isinstance(one, str):
            continue
        if key in _ADDRESSES and urlsplit(one).scheme not in {"http", "https"}:
            yield f"{name} has a {key} that is no whole address: {one}"
        if key in _DATES and not _is_moment(one):
            yield f"{name} has a {key} without a day, or with a time but no zone: {one}"
        if key in _DURATIONS and not _DURATION.fullmatch(one):
            yield f"{name} has a {key} that is no duration: {one}"
        if _MARKUP.search(one):
            yield f"{name} has markup in its {key}: {one}"


def _order(name: str, items: object) -> Iterator[str]:
    listed = items if isinstance(items, list) else []
    positions = [item.get("position") for item in listed if isinstance(item, dict)]
    if positions != list(range(1, len(listed) + 1)):
        yield f"{name} is not numbered from 1: {positions}"
    if name == "BreadcrumbList":
        if len(listed) < 2:
            yield "BreadcrumbList has fewer than two steps"
        for item in listed:
            if "name" not in item or (item is not listed[-1] and "item" not in item):
                yield f"BreadcrumbList has a step without name or address: {item}"


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10 or moment.tzinfo is not None
