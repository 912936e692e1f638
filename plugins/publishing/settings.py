"""Settings that cannot be right, told before anything is read or written."""

from __future__ import annotations

import sys
import zoneinfo
from pathlib import Path, PurePosixPath
from string import Formatter
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pelican.settings
from jinja2.utils import import_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXTS: Final = (
    *("PATH", "OUTPUT_PATH", "CACHE_PATH", "SITENAME", "SITESUBTITLE", "SITEURL", "THEME"),
    *("TIMEZONE", "DEFAULT_LANG", "DEFAULT_CATEGORY", "DEFAULT_DATE_FORMAT", "AUTHOR"),
    *("PRINTED_ADDRESS", "PRINT_PAGE", "PICTURE_PATH", "SEARCH_INDEX", "FINDER_URL", "SEARCH_URL"),
    *("ARTICLE_URL", "PAGE_URL", "EXERCISE_URL", "EXERCISES_URL", "TAG_URL", "TAGS_URL"),
    *("CATEGORY_URL", "CATEGORIES_URL", "ARCHIVES_URL"),
)
_LISTS: Final = (
    *("PLUGINS", "ARTICLE_PATHS", "PAGE_PATHS", "EXERCISE_PATHS", "STATIC_PATHS"),
    *("DIRECT_TEMPLATES", "WORKOUT_CATEGORIES", "IGNORE_FILES", "FORMATTED_FIELDS"),
    *("THEME_STATIC_PATHS", "THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS", "PAGINATION_PATTERNS"),
)
_TABLES: Final = (
    *("CATEGORY_NAMES", "READERS", "MARKDOWN", "AUTHORS", "JINJA_ENVIRONMENT"),
    *("PAGINATED_TEMPLATES", "JINJA_GLOBALS", "JINJA_FILTERS"),
)
_ANSWERS: Final = (
    *("DELETE_OUTPUT_DIRECTORY", "LOAD_CONTENT_CACHE", "RELATIVE_URLS", "PUBLISHING"),
    *("FINGERPRINT_ASSETS", "HOST_HEADERS", "PRECOMPRESS", "USE_FOLDER_AS_CATEGORY"),
)
#: Lists that hold more than texts.
_MIXED: Final = frozenset({"PLUGINS", "PAGINATION_PATTERNS"})
#: Folders of the content: nothing is read from elsewhere.
_FOLDERS: Final = ("ARTICLE_PATHS", "PAGE_PATHS", "EXERCISE_PATHS", "STATIC_PATHS")
#: Endings of the names of settings that are addresses, or patterns for them.
_ADDRESSES: Final = ("_URL", "_SAVE_AS", "_ATOM", "_RSS")
#: Those of them that many pages share, and that hence must say which page it is.
_OF_MANY: Final = frozenset(
    f"{kind}_SAVE_AS"
    for kind in ("ARTICLE", "DRAFT", "PAGE", "DRAFT_PAGE", "EXERCISE", "CATEGORY", "TAG", "AUTHOR")
)
#: What such a pattern may ask of a page.
_ASKED: Final = frozenset(
    {"slug", "lang", "date", "category", "author", "title", "name", "number", "base_name"}
    | {"url", "save_as", "path_no_ext", "path", "output_path"}
)


def watch() -> None:
    """Have settings looked at before Pelican does.

    It looks at some of them as it reads them, and raises what says nothing of the setting; for
    others it takes its own default instead, and builds another site.
    """
    early, late = (
        pelican.settings.handle_deprecated_settings,
        pelican.settings.configure_settings,
    )
    if getattr(late, "is_ours", False):
        return

    def first(settings: dict[str, Any]) -> dict[str, Any]:
        _end_if(problems(settings))
        renamed: dict[str, Any] = early(settings)
        return renamed

    def then(settings: dict[str, Any]) -> dict[str, Any]:
        _end_if([*_places(settings)])
        found: dict[str, Any] = late(settings)
        # Files are known by their true paths: a folder that is reached by a link is no other one.
        found["PATH"] = str(Path(found["PATH"]).resolve())
        return found

    then.is_ours = True  # type: ignore[attr-defined]
    pelican.settings.handle_deprecated_settings = first
    pelican.settings.configure_settings = then


def problems(settings: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the settings, each in one line."""
    found = [*_types(settings)]
    if found:
        return found  # more would be said of the same settings
    return [
        *_patterns(settings),
        *_folders(settings),
        *_people(settings),
        *_extensions(settings),
        *_address(settings),
        *_zone(settings),
    ]


def _end_if(wrong: list[str]) -> None:
    if wrong:
        lines = [*(f"settings: {each}" for each in wrong), "Nothing was built."]
        print("\n".join(lines), file=sys.stderr)
        raise SystemExit(1)


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
    for name in sorted(name for name in settings if name.endswith(_ADDRESSES)):
        value = settings[name]
        if not isinstance(value, (str, type(None))) and value is not False:
            yield f"{name} must be a text, and is {value!r:.60}"
    for name in _LISTS:
        some = settings.get(name)
        for each in some if isinstance(some, (list, tuple, set)) else ():
            if name not in _MIXED and not isinstance(each, (str, tuple, list)):
                yield f"{name} must hold texts, and has {each!r:.60}"
    plugins = settings.get("PLUGINS")
    for each in plugins if isinstance(plugins, (list, tuple, set)) else ():
        if not isinstance(each, (str, ModuleType)) or each == "":
            yield f"PLUGINS must hold names of plugins, and has {each!r:.60}"
    if "LOCALE" in settings and not isinstance(settings["LOCALE"], (str, list, tuple)):
        yield f"LOCALE must be a text or a list of texts, and is {settings['LOCALE']!r:.60}"
    number = settings.get("DEFAULT_PAGINATION", 0)
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        yield f"DEFAULT_PAGINATION must be a number, and is {number!r:.60}"
    if settings.get("STATIC_CREATE_LINKS"):
        yield "STATIC_CREATE_LINKS must be False: pictures are published without what they tell"
    widths = settings.get("PICTURE_WIDTHS", (1,))
    if (
        not isinstance(widths, (list, tuple))
        or not widths
        or not all(type(each) is int and each > 0 for each in widths)
    ):
        yield f"PICTURE_WIDTHS must be widths in pixels, and is {widths!r:.60}"
    contact = settings.get("CONTACT")
    if contact is not None and not (isinstance(contact, str) and "@" in contact):
        yield f"CONTACT must be an e-mail address or None, and is {contact!r:.60}"
    made = settings.get("PELICAN_CLASS")
    if made is not None and not isinstance(made, (str, type)):
        yield f"PELICAN_CLASS must be a class, as pelicanconf.py has it, and is {made!r:.60}"


def _patterns(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted(name for name in settings if name.endswith(_ADDRESSES)):
        pattern = settings[name]
        if not pattern or not isinstance(pattern, str):
            continue
        try:
            asked = {part[1].partition(".")[0] for part in Formatter().parse(pattern) if part[1]}
        except ValueError:
            yield f"{name}: '{pattern:.60}' has a brace without its other half"
            continue
        if unknown := sorted(asked - _ASKED):
            yield f"{name}: '{pattern:.60}' asks for {{{unknown[0]}}}, which no page has"
        elif name in _OF_MANY and "{" not in pattern:
            yield f"{name}: all of them would be one file; write {{slug}} into '{pattern:.60}'"
        if not name.endswith("_URL") and _leads_out(pattern):
            yield f"{name}: '{pattern:.60}' leads out of the folder that is built into"


def _folders(settings: Mapping[str, Any]) -> Iterator[str]:
    for name in _FOLDERS:
        for each in settings.get(name, ()):
            if isinstance(each, str) and _leads_out(each):
                yield f"{name}: '{each:.60}' leads out of the content folder"


def _leads_out(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/"))
    return parts.is_absolute() or ".." in parts.parts


def _people(settings: Mapping[str, Any]) -> Iterator[str]:
    for name, about in settings.get("AUTHORS", {}).items():
        links = about.get("links", ()) if isinstance(about, dict) else None
        if (
            not isinstance(links, (list, tuple))
            or not isinstance(about.get("biography", ""), str)
            or not all(isinstance(each, (list, tuple)) and len(each) == 2 for each in links)
        ):
            yield (
                f"AUTHORS: {name!r:.60} must have a biography, a text, and links, a list of pairs "
                "(label, address)"
            )
    form = settings.get("NEWSLETTER")
    if form is not None and not (isinstance(form, dict) and {"action", "field"} <= form.keys()):
        yield "NEWSLETTER must be None, or a table that has action and field"
    licence = settings.get("CONTENT_LICENCE", ("", ""))
    if not isinstance(licence, (list, tuple)) or len(licence) != 2:
        yield f"CONTENT_LICENCE must be a name and an address, and is {licence!r:.60}"


def _extensions(settings: Mapping[str, Any]) -> Iterator[str]:
    for each in settings.get("JINJA_ENVIRONMENT", {}).get("extensions", ()):
        try:
            import_string(each) if isinstance(each, str) else None
        except (ImportError, AttributeError, ValueError):
            yield f"JINJA_ENVIRONMENT: there is no extension {each!r:.60}"


def _places(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the folders that a build begins with."""
    path = settings.get("PATH")
    if not path:
        yield "PATH is missing: name the folder of the content, as in: pelican content"
    elif Path(path).is_file():
        yield f"{path} is a file: name the content folder that it lies in"
    elif not Path(path).is_dir():
        yield f"there is no folder {path}: name the folder of the content"
    theme = settings.get("THEME", "")
    if Path(theme).is_dir() and not Path(theme, "templates").is_dir():
        yield f"THEME: {theme} has no folder 'templates'"


def _address(settings: Mapping[str, Any]) -> Iterator[str]:
    address = settings.get("SITEURL", "")
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
        whole = whole and ".." not in PurePosixPath(parts.path).parts
    if not whole or any(char.isspace() or char in "<>\"'{}\\" for char in address):
        yield f"SITEURL must be an address such as https://example.org, and is {address!r:.60}"


def _zone(settings: Mapping[str, Any]) -> Iterator[str]:
    zone = settings.get("TIMEZONE")
    if isinstance(zone, str):
        try:
            zoneinfo.ZoneInfo(zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            yield f"TIMEZONE: there is no zone {zone!r:.60}; write one such as Europe/Berlin"
