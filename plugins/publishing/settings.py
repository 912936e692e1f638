"""Settings that cannot be right, told before anything is read or written."""

from __future__ import annotations

import zoneinfo
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXTS: Final = ("PATH", "OUTPUT_PATH", "SITENAME", "SITEURL", "THEME", "TIMEZONE", "DEFAULT_LANG")
_LISTS: Final = (
    *("PLUGINS", "ARTICLE_PATHS", "PAGE_PATHS", "EXERCISE_PATHS", "STATIC_PATHS"),
    *("DIRECT_TEMPLATES", "WORKOUT_CATEGORIES", "IGNORE_FILES"),
)
_TABLES: Final = (
    *("CATEGORY_NAMES", "READERS", "MARKDOWN", "AUTHORS", "JINJA_ENVIRONMENT"),
    *("PAGINATED_TEMPLATES", "JINJA_GLOBALS", "JINJA_FILTERS"),
)
_ANSWERS: Final = ("DELETE_OUTPUT_DIRECTORY", "LOAD_CONTENT_CACHE", "RELATIVE_URLS")


def problems(settings: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the settings, each in one line."""
    return [*_types(settings), *_address(settings), *_zone(settings)]


def _types(settings: Mapping[str, Any]) -> Iterator[str]:
    for names, kinds, words in (
        (_TEXTS, str, "a text"),
        (_LISTS, (list, tuple, set), "a list"),
        (_TABLES, dict, "a table of names and values"),
        (_ANSWERS, bool, "True or False"),
    ):
        for name in names:
            if name in settings and not isinstance(settings[name], kinds):
                yield f"{name} must be {words}, and is {settings[name]!r:.60}"
    for name in _LISTS:
        some = settings.get(name)
        for each in some if isinstance(some, (list, tuple, set)) else ():
            if name != "PLUGINS" and not isinstance(each, (str, tuple, list)):
                yield f"{name} must hold texts, and has {each!r:.60}"
    number = settings.get("DEFAULT_PAGINATION")
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        yield f"DEFAULT_PAGINATION must be a number, and is {number!r:.60}"


def _address(settings: Mapping[str, Any]) -> Iterator[str]:
    address = settings.get("SITEURL")
    if not isinstance(address, str):
        return
    if not address:
        if settings.get("PUBLISHING"):
            yield "SITEURL is missing: feeds and the sitemap need it (SITEURL=https://example.org)"
        return
    try:
        parts = urlsplit(address)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        whole = False
    else:
        whole = whole and not parts.query and not parts.fragment and not parts.username
    if not whole or any(char.isspace() or char in "<>\"'{}\\" for char in address):
        yield f"SITEURL must be an address such as https://example.org, and is {address!r:.60}"


def _zone(settings: Mapping[str, Any]) -> Iterator[str]:
    zone = settings.get("TIMEZONE")
    if isinstance(zone, str):
        try:
            zoneinfo.ZoneInfo(zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            yield f"TIMEZONE: there is no zone {zone!r:.60}; write one such as Europe/Berlin"
