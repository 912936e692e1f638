"""Says what of a page's data for search engines is not as schema.org has it.

The vocabulary is that of another's package, which was made from schema.org's own definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from schema_org.registry import get_model

#: What a value of each basic type looks like; a number may be written as a number only.
_BASIC: dict[str, Any] = {
    "Text": str,
    "URL": re.compile(r"(https?|mailto|tel):\S+"),
    "Number": (int, float),
    "Integer": int,
    "Boolean": bool,
    "Duration": re.compile(r"P(?=\d|T\d)(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"),
}


def mistakes(node: dict[str, Any], known: set[str]) -> Iterator[str]:
    """Yield what is wrong with a node and all within it; ``known`` are the ids that there are."""
    name = node.get("@type")
    if name is None:
        if set(node) != {"@id"} or node["@id"] not in known:
            yield f"a reference to nothing: {node}"
        return
    cls = get_model(name)
    properties = {one.schema_name: one for one in cls.SCHEMA_PROPERTIES}
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in properties:
            yield f"{name} has no {key}"
            continue
        if properties[key].superseded_by:
            yield f"{name}: {key} is now {properties[key].superseded_by}"
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from mistakes(each, known)
                wanted = set(properties[key].ranges)
                if "@type" in each and not wanted & set(get_model(each["@type"]).SCHEMA_TYPES):
                    yield f"{name}: {key} is no {each['@type']} but {sorted(wanted)}"
            elif not any(_is(each, range_) for range_ in properties[key].ranges):
                yield f"{name}: {key} cannot be {each!r} but {properties[key].ranges}"


def _is(value: object, name: str) -> bool:
    if name == "Thing":
        # By schema.org's data model an address may stand for the thing that it is of.
        name = "URL"
    if name in {"Date", "DateTime"}:
        try:
            return isinstance(value, str) and bool(datetime.fromisoformat(value))
        except ValueError:
            return False
    basic = _BASIC.get(name)
    if isinstance(basic, re.Pattern):
        return isinstance(value, str) and bool(basic.fullmatch(value))
    return basic is not None and isinstance(value, basic) and bool(value != "")
