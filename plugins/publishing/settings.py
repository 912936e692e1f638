"""Settings that cannot be right, told before anything is read or written."""

from __future__ import annotations

import inspect
import posixpath
import re
import sys
import zoneinfo
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from string import Formatter
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pelican
import pelican.settings
from jinja2 import Environment
from jinja2.utils import import_string

from plugins.notation.addresses import address_problem
from plugins.notation.files import IMAGES, RESERVED
from plugins.publishing.places import folder_of_file, of_files, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

_TEXTS: Final = (
    *("PATH", "OUTPUT_PATH", "CACHE_PATH", "SITENAME", "SITESUBTITLE", "SITEURL", "THEME"),
    *("TIMEZONE", "DEFAULT_LANG", "DEFAULT_CATEGORY", "DEFAULT_DATE_FORMAT", "AUTHOR"),
    *("PRINTED_ADDRESS", "PRINT_PAGE", "PICTURE_PATH", "SEARCH_INDEX", "FINDER_URL", "SEARCH_URL"),
    *("ARTICLE_URL", "PAGE_URL", "EXERCISE_URL", "EXERCISES_URL", "TAG_URL", "TAGS_URL"),
    *("CATEGORY_URL", "CATEGORIES_URL", "ARCHIVES_URL", "CHECK_MODIFIED_METHOD"),
    *("ARTICLE_SAVE_AS", "PAGE_SAVE_AS", "EXERCISE_SAVE_AS", "TAG_SAVE_AS", "CATEGORY_SAVE_AS"),
)
#: Those of them that must say something.
_SAYING: Final = (
    *("SITENAME", "ARTICLE_SAVE_AS", "PAGE_SAVE_AS", "EXERCISE_SAVE_AS", "TAG_SAVE_AS"),
    *("CATEGORY_SAVE_AS", "PICTURE_PATH", "PRINT_PAGE", "SEARCH_INDEX"),
)
_LISTS: Final = (
    *("PLUGINS", "ARTICLE_PATHS", "PAGE_PATHS", "EXERCISE_PATHS", "STATIC_PATHS"),
    *("DIRECT_TEMPLATES", "WORKOUT_CATEGORIES", "IGNORE_FILES", "FORMATTED_FIELDS"),
    *("THEME_STATIC_PATHS", "THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS", "PAGINATION_PATTERNS"),
    *("ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES", "TEMPLATE_EXTENSIONS"),
)
_TABLES: Final = (
    *("CATEGORY_NAMES", "READERS", "MARKDOWN", "AUTHORS", "JINJA_ENVIRONMENT"),
    *("PAGINATED_TEMPLATES", "JINJA_GLOBALS", "JINJA_FILTERS", "JINJA_TESTS", "DATE_FORMATS"),
    *("DEFAULT_METADATA", "EXTRA_PATH_METADATA", "TEMPLATE_PAGES"),
)
_ANSWERS: Final = (
    *("DELETE_OUTPUT_DIRECTORY", "LOAD_CONTENT_CACHE", "RELATIVE_URLS", "PUBLISHING"),
    *("FINGERPRINT_ASSETS", "HOST_HEADERS", "PRECOMPRESS", "USE_FOLDER_AS_CATEGORY"),
    *("WITH_FUTURE_DATES", "TYPOGRIFY", "CACHE_CONTENT", "REVERSE_CATEGORY_ORDER"),
    "NEWEST_FIRST_ARCHIVES",
)
#: What Pelican's other settings are, going by what it has itself; and those that may be more.
_OF_PELICAN: Final = {
    str: "a text",
    int: "a number",
    bool: "True or False",
    dict: "a table of names and values",
}
_EITHER: Final = frozenset(
    {
        *(_TEXTS + _TABLES + _ANSWERS),
        *("ARTICLE_ORDER_BY", "PAGE_ORDER_BY", "DEFAULT_PAGINATION", "DEFAULT_ORPHANS"),
        *("FEED_MAX_ITEMS", "PELICAN_CLASS"),
    }
)
#: Folders of the site that settings name without saying where it is saved.
_OF_SITE: Final = ("PICTURE_PATH", "PRINT_PAGE", "SEARCH_INDEX", "FINDER_URL", "EXERCISES_URL")
#: Plugins without which the theme has no words, or the content no pages.
_NEEDED: Final = (
    *("plugins.markdown_source", "plugins.workouts", "plugins.exercises", "plugins.pros_cons"),
    *("plugins.reading", "plugins.assets"),
)
#: Lists that Pelican adds to.
_LENGTHENED: Final = ("ARTICLE_EXCLUDES", "PAGE_EXCLUDES")
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
) | {"CATEGORY_FEED_ATOM", "TAG_FEED_ATOM", "AUTHOR_FEED_ATOM"}
#: The addresses that the theme links to.
_OF_LINKS: Final = frozenset(
    f"{kind}_URL"
    for kind in (
        *("ARTICLE", "DRAFT", "PAGE", "DRAFT_PAGE", "EXERCISE", "DRAFT_EXERCISE", "CATEGORY"),
        *("CATEGORIES", "TAG", "TAGS", "ARCHIVES", "SEARCH"),
    )
)
#: What is written whatever the settings say.
_WRITTEN: Final = frozenset({".edition", "_headers"})
#: What such a pattern may ask of a page.
_ASKED: Final = frozenset(
    {"slug", "lang", "date", "category", "author", "title", "name", "number", "base_name"}
    | {"url", "save_as", "path_no_ext", "path", "output_path"}
)

#: What a pattern of a list's pages may ask for.
_OF_PAGES: Final = ("url", "save_as", "base_name", "number", "name", "extension", "slug")
#: What our own build of the site asks for beside ``pelicanconf.py`` and ``publishconf.py``.
_ALSO: Final = frozenset({"STYLEGUIDE", "SERVING", "MANIFEST_SAVE_AS", "ROBOTS_SAVE_AS"})
#: How the names of hosts end that nobody can have (RFC 2606).
_NOBODYS: Final = (".example", ".invalid")
_NAME: Final = re.compile(r"^([A-Z][A-Z0-9_]*)\b", re.MULTILINE)
#: What the form of a date may have, as Python knows it.
_FORM: Final = re.compile(r"%(?:%|[-_0^#]?[aAbBcdDeFgGhHIjmMnpPrRsStTuUVwWxXyYzZCklLf])")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}")
#: Templates that pages are made with, beside those that ``DIRECT_TEMPLATES`` names.
_OF_THEME: Final = ("article", "page", "category", "tag")
#: Where Pelican's own themes are.
_THEMES: Final = Path(pelican.__file__).parent / "themes"
#: Extensions of Markdown that our own settings name: these are there.
_THERE: Final = frozenset(
    f"markdown.extensions.{name}" for name in ("extra", "sane_lists", "footnotes", "tables")
)
#: What is told of a name that is nearly one of a setting.
_NO_SETTING: Final = " is no setting: did you mean "
_MEANT: Final = re.compile(rf"{_NO_SETTING}(\w+)\?$")
#: The setting that has what is wrong with the others, and the values that were wrong.
WRONG: Final = "SETTINGS_WRONG"
#: Without these there is nothing to look at: the last is a line that begins with no setting.
_NOT_MENDED: Final = frozenset({"PATH", ""})
#: What stands in for a setting whose value cannot be, if our files have no other value for it.
_USUAL: Final[dict[str, Any]] = {
    "THEME": str(Path(__file__).parents[2] / "theme"),
    "PLUGINS": [*_NEEDED],
    "MARKDOWN": {"extensions": ["markdown.extensions.extra", "markdown.extensions.sane_lists"]},
    "JINJA_ENVIRONMENT": {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True},
    "DIRECT_TEMPLATES": ["index"],
    "PICTURE_WIDTHS": (360,),
    "PICTURE_PATH": "pictures",
    "PRINT_PAGE": "print",
    "SEARCH_INDEX": "pagefind/",
    "SITEURL": "https://example.org",
    "EXERCISE_PATHS": ["exercises"],
    "CATEGORY_NAMES": {},
    "WORKOUT_CATEGORIES": [],
    "CONTENT_LICENCE": ("", ""),
    "SITESUBTITLE": "",
}
_OF_LETTERS: Final = frozenset({"action", "field", "honeypot", "privacy", "title"})
_OF_MARKDOWN: Final = frozenset({"extensions", "extension_configs", "output_format", "tab_length"})


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
        wrong = problems(settings)
        if wrong:
            # What can be told already is told with it: one run for all mistakes.
            wrong += _places(settings, {_named(line) for line in wrong})
        mend(settings, wrong)
        renamed: dict[str, Any] = early(settings)
        return renamed

    def then(settings: dict[str, Any]) -> dict[str, Any]:
        mend(settings, [*_content(settings), *_theme(settings)])
        if WRONG not in settings:
            for remark in placed(settings, _remarks(settings)):
                print(remark, file=sys.stderr)
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
    # Of a setting whose type is wrong no more can be said; of all others it is.
    sound = _sound(settings, found)
    told = {_named(line) for line in found}
    for look in (_patterns, _folders, _people, _tools, _address, _times, _names):
        found += [line for line in _told_by(look, sound) if _named(line) not in told]
    return found


def _told_by(
    look: Callable[[Mapping[str, Any]], Iterable[str]], settings: Mapping[str, Any]
) -> list[str]:
    """Return what ``look`` says of settings; whatever it chokes on is told and left out."""
    sound = dict(settings)
    told: list[str] = []
    while True:
        try:
            return [*told, *look(sound)]
        except Exception as error:
            culprits = (name for name in sorted(sound) if _goes_on(look, sound, name, error))
            culprit = next(culprits, "")
            if not culprit:
                raise
            told.append(f"{culprit} cannot be {sound.pop(culprit)!r:.60}")


def _goes_on(
    look: Callable[[Mapping[str, Any]], Iterable[str]],
    settings: Mapping[str, Any],
    without: str,
    error: Exception,
) -> bool:
    """Return whether ``look`` comes further than to ``error`` without one of the settings."""
    try:
        list(look({name: value for name, value in settings.items() if name != without}))
    except Exception as other:  # noqa: BLE001 - whatever an odd value does
        return _lines_of(other) != _lines_of(error)
    return True


def _lines_of(error: Exception) -> list[int]:
    """Return the lines that an error came by, without that of who asked."""
    lines: list[int] = []
    at = error.__traceback__
    while at is not None:
        lines.append(at.tb_lineno)
        at = at.tb_next
    return lines[1:]


def _places(settings: Mapping[str, Any], told: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the folders that a build begins with, as they are before Pelican.

    A setting that has been ``told`` is left out.
    """
    sound = {name: value for name, value in settings.items() if name not in told}
    sound[WRONG] = (), dict.fromkeys(told)
    home = folder_of_file()
    for name, look in (("PATH", _content), ("THEME", _theme)):
        value = sound.get(name)
        if isinstance(value, str) and value and home is not None:
            # As Pelican will find it, from where the file lies that names it.
            there = home / value
            sound[name] = str(there) if name == "PATH" or there.exists() else value
            for line in look(sound):
                if _named(line) not in told:
                    yield line


def _sound(settings: Mapping[str, Any], wrong: Iterable[str]) -> dict[str, Any]:
    """Return the settings of which none of the lines tells that it is wrong."""
    told = {_named(line) for line in wrong}
    return {name: value for name, value in settings.items() if name not in told}


def _named(line: str) -> str:
    """Return the setting that a line tells of: it begins with it."""
    found = _NAME.match(line)
    return found[1] if found else ""


def mend(settings: dict[str, Any], wrong: Iterable[str]) -> list[str]:
    """Put what is usual in place of what is ``wrong``; return all that is, with its places.

    So the texts can be looked at all the same: who mends the settings is to know all at once. What
    was said before is :data:`WRONG`, and values are replaced in their table. Where nobody can know
    which folder to look at, that is told, and ends it.
    """
    told, values = settings.get(WRONG, ([], {}))
    told += placed(settings, wrong := list(wrong))
    for name in dict.fromkeys(map(_named, wrong)):
        if name in _NOT_MENDED:
            print("\n".join([*told, "Nothing was built."]), file=sys.stderr)
            raise SystemExit(1)
        values[name] = settings.pop(name, None)
        _replace(settings, name, values[name])
    # What was misspelt is not as it was meant.
    values.update(dict.fromkeys(meant[1] for line in wrong if (meant := _MEANT.search(line))))
    if told:
        settings[WRONG] = told, values
    return list(told)


def _replace(settings: dict[str, Any], name: str, wrong: object) -> None:
    """Give a setting the value that our own files have; if that is the wrong one, another."""
    usual = dict(_USUAL)
    if name.endswith(_ADDRESSES):
        kind = name.removesuffix("_URL").removesuffix("_SAVE_AS")
        usual |= {each: _address_for(each) for each in (name, f"{kind}_SAVE_AS")}
    # An address and the file that does not answer for it are replaced together.
    saved = f"{name.removesuffix('_URL')}_SAVE_AS" if name.endswith("_URL") else name
    for names in ((name,), (name, saved)):
        for known in (*of_files(), usual, pelican.settings.DEFAULT_CONFIG):
            # A folder is named from where the file lies that names it.
            if name not in known or (name == "THEME" and known is not usual):
                continue
            told = {each: known[each] for each in names if each in known}
            if told.items() <= {**settings, name: wrong}.items():
                continue
            if not {*names}.intersection(map(_named, problems({**settings, **told}))):
                settings.update(told)
                return
    # What it disagrees with is told.
    settings.update({name: usual[name]} if name in usual else {})


def _address_for(name: str) -> str | None:
    """Return an address, or a file, such as the setting ``name`` may have."""
    kind = name.removesuffix("_URL").removesuffix("_SAVE_AS")
    if name.endswith(("_ATOM", "_RSS")):
        return None
    many = "{slug}/" if f"{kind}_SAVE_AS" in _OF_MANY else ""
    end = "index.html" if name.endswith("_SAVE_AS") else ""
    return f"{kind.lower().replace('_', '-')}/{many}{end}"


def _types(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield settings that are not of their type, and single values that cannot be."""
    plain = [*_plain_types(settings)]
    yield from plain
    told = {_named(line) for line in plain}
    sound = {name: value for name, value in settings.items() if name not in told}
    yield from (line for line in _told_by(_values, sound) if _named(line) not in told)


def _plain_types(settings: Mapping[str, Any]) -> Iterator[str]:
    for names, kinds, words in (
        (_TEXTS, str, "a text"),
        (_LISTS, (list, tuple, set), "a list"),
        (_TABLES, dict, "a table of names and values"),
        (_ANSWERS, bool, "True or False"),
    ):
        for name in names:
            if name in settings and not isinstance(settings[name], kinds):
                yield f"{name} must be {words}, and is {settings[name]!r:.60}"
    for name, usual in pelican.settings.DEFAULT_CONFIG.items():
        kind, value = type(usual), settings.get(name)
        if kind not in _OF_PELICAN or value is None or name in _EITHER or name.endswith(_ADDRESSES):
            continue
        # True is a number to Python.
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            yield f"{name} must be {_OF_PELICAN[kind]}, and is {value!r:.60}"
    for name in sorted(name for name in settings if name.endswith(_ADDRESSES)):
        if name in _TEXTS:
            continue
        value = settings[name]
        if not isinstance(value, (str, type(None))) and value is not False:
            yield f"{name} must be a text, and is {value!r:.60}"
    for name in _LISTS:
        some = settings.get(name)
        for each in some if isinstance(some, (list, tuple, set)) else ():
            if name not in _MIXED and not isinstance(each, str):
                yield f"{name} must hold texts, and has {each!r:.60}"
    for name in _LENGTHENED:
        if not isinstance(settings.get(name, []), list):
            yield f"{name} must be a list, and is {settings[name]!r:.60}"
    for name in _SAYING:
        if isinstance(settings.get(name), str) and not settings[name].strip():
            yield f"{name} is empty"
    plugins = settings.get("PLUGINS")
    for each in plugins if isinstance(plugins, (list, tuple, set)) else ():
        if not isinstance(each, (str, ModuleType)) or each == "":
            yield f"PLUGINS must hold names of plugins, and has {each!r:.60}"


def _values(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what settings of the right type cannot say."""
    plugins = settings.get("PLUGINS")
    if plugins is not None:
        named = {getattr(each, "__name__", each) for each in plugins}
        for each in _NEEDED:
            if each not in named:
                yield f"PLUGINS lacks '{each}', without which no page can be made: add it"
    locale = settings.get("LOCALE", "C")
    if not (isinstance(locale, str) or _holds(locale, str)) or not "".join(locale).isascii():
        yield f"LOCALE must be a text or a list of texts, and is {locale!r:.60}"
    elif not all(each.isprintable() for each in locale):
        yield f"LOCALE must be the name of a locale, and is {locale!r:.60}"
    for name in ("DEFAULT_PAGINATION", "DEFAULT_ORPHANS"):
        number = settings.get(name, 0)
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            yield f"{name} must be a number, and is {number!r:.60}"
    if not _holds(settings.get("LOG_FILTER", []), (list, tuple)):
        yield f"LOG_FILTER must hold pairs (level, message), and is {settings['LOG_FILTER']!r:.60}"
    for kind in ("ARTICLE", "PAGE"):
        if settings.get(f"{kind}_PERMALINK_STRUCTURE"):
            yield f"{kind}_PERMALINK_STRUCTURE is no setting any more: use {kind}_URL"
        name = f"{kind}_TRANSLATION_ID"
        if settings.get(name):
            yield f"{name} must be None: each page has one language, and is a page of its own"
    if settings.get("RELATIVE_URLS"):
        yield "RELATIVE_URLS must be False: pages are linked to by the site's address"
    for name in ("CACHE_CONTENT", "LOAD_CONTENT_CACHE"):
        if settings.get(name) is True:
            yield f"{name} must be False: plugins.caching keeps what can be kept"
    if settings.get("OUTPUT_SOURCES") or not settings.get("STATIC_EXCLUDE_SOURCES", True):
        name = "OUTPUT_SOURCES" if settings.get("OUTPUT_SOURCES") else "STATIC_EXCLUDE_SOURCES"
        yield f"{name} must be {name[0] == 'S'}: what drafts say is nobody's business yet"
    if settings.get("TEMPLATE_PAGES"):
        yield "TEMPLATE_PAGES must be empty: what such a file says would be run, and not checked"
    if settings.get("FORMATTED_FIELDS", ["summary"]) != ["summary"]:
        yield "FORMATTED_FIELDS must be ['summary']: no other line of a page is read as Markdown"
    if settings.get("TYPOGRIFY") and find_spec("typogrify") is None:
        yield "TYPOGRIFY must be False: the program that it needs is not installed"
    for name, each in _items(settings, "CATEGORY_NAMES"):
        if not isinstance(each, str):
            yield f"CATEGORY_NAMES: {name!r:.60} must have a text, and has {each!r:.60}"
    for name, each in _items(settings, "EXTRA_PATH_METADATA"):
        where = each.get("path", "") if isinstance(each, dict) else None
        if not isinstance(where, str):
            yield f"EXTRA_PATH_METADATA: {name!r:.60} must have a table that has 'path'"
        elif _leads_out(where) or where.endswith((".html", "/")) or _is_ours(where, settings):
            yield f"EXTRA_PATH_METADATA: no file of yours can be at {where!r:.60}"
    for name in ("FILENAME_METADATA", "PATH_METADATA", "INTRASITE_LINK_REGEX"):
        with_form = settings.get(name, "")
        try:
            groups = re.compile(with_form).groupindex
        except (re.error, TypeError) as error:
            yield f"{name} must be a regular expression, and is {with_form!r:.60}: {error}"
        else:
            if name == "INTRASITE_LINK_REGEX" and with_form and "what" not in groups:
                yield f"{name} must have a group that is called 'what', and is {with_form!r:.60}"
    for ending, reader in _items(settings, "READERS"):
        if reader is not None and not callable(reader):
            yield f"READERS: {ending!r:.60} must have a reader or None, and has {reader!r:.60}"
    if "DIRECT_TEMPLATES" in settings and "index" not in settings["DIRECT_TEMPLATES"]:
        yield "DIRECT_TEMPLATES must have 'index': the site would have no first page"
    templates = list(settings.get("DIRECT_TEMPLATES", ()))
    for each in dict.fromkeys(each for each in templates if templates.count(each) > 1):
        yield f"DIRECT_TEMPLATES has {each!r:.60} twice, and one page would be made two times"
    most = settings.get("FEED_MAX_ITEMS")
    if most is not None and (isinstance(most, bool) or not isinstance(most, int) or most < 1):
        yield f"FEED_MAX_ITEMS must be a number above 0 or None, and is {most!r:.60}"
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
    for each in settings.get("PAGINATION_PATTERNS", ()):
        if not (
            isinstance(each, (list, tuple))
            and len(each) == 3
            and type(each[0]) is int
            and all(isinstance(part, str) for part in each[1:])
        ):
            yield (
                "PAGINATION_PATTERNS must hold triples (first page, address, file), and has "
                f"{each!r:.60}"
            )
    if "PAGINATION_PATTERNS" in settings and not settings["PAGINATION_PATTERNS"]:
        yield "PAGINATION_PATTERNS is empty"
    for name, size in _items(settings, "PAGINATED_TEMPLATES"):
        if size is not None and type(size) is not int:
            yield f"PAGINATED_TEMPLATES: '{name}' must have a number or None, and has {size!r:.60}"
    made = settings.get("PELICAN_CLASS")
    if not getattr(made, "keeps_what_is_published", False):
        yield f"PELICAN_CLASS must be Site, as pelicanconf.py has it, and is {made!r:.60}"


def _is_ours(path: str, settings: Mapping[str, Any]) -> bool:
    """Return whether the site itself writes a file at ``path``, or below its first folder."""
    named = {settings[name] for name in settings if name.endswith(_ADDRESSES) and settings[name]}
    return path in named | _WRITTEN or path.partition("/")[0] in RESERVED - {IMAGES}


def _items(settings: Mapping[str, Any], name: str) -> Iterable[tuple[Any, Any]]:
    """Return what a table among the settings holds; nothing if it is none, which is told."""
    table = settings.get(name)
    return table.items() if isinstance(table, dict) else ()


def _holds(value: object, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(each, kind) for each in value)


def _patterns(settings: Mapping[str, Any]) -> Iterator[str]:
    wrong: set[str] = set()
    # In this order, what says where a page is saved comes before what leads to it.
    for name in sorted(name for name in settings if name.endswith(_ADDRESSES)):
        pattern = settings[name]
        if not pattern or not isinstance(pattern, str):
            continue
        saved = f"{name.removesuffix('_URL')}_SAVE_AS"
        if not name.endswith("_URL") and _leads_out(pattern):
            wrong.add(name)
            yield f"{name}: '{pattern:.60}' leads out of the folder that is built into"
        elif problem := _pattern_problem(name, pattern):
            wrong.add(name)
            yield f"{name}: {problem}"
        elif (
            name in _OF_LINKS and saved not in wrong and not _is_saved(pattern, settings.get(saved))
        ):
            file = f"{saved} is '{settings[saved]:.60}'"
            yield f"{name}: no page is at '{pattern:.60}', as {file}"
    for name in _OF_SITE:
        if _leads_out(settings.get(name, "")):
            yield f"{name}: '{settings[name]:.60}' leads out of the folder that is built into"
    # It is made anew as a whole: what else lies in it would be gone.
    own = {settings.get(name, "").strip("/") for name in ("PICTURE_PATH", "PRINT_PAGE")}
    index = posixpath.normpath(settings.get("SEARCH_INDEX", "x")).strip("/")
    if index in own | RESERVED - {"pagefind"} | {"."} or index.startswith("theme/"):
        yield f"SEARCH_INDEX: other files are in '{settings['SEARCH_INDEX']:.60}'"
    for _, *parts in settings.get("PAGINATION_PATTERNS", ()):
        for pattern in parts:
            try:
                pattern.format(**dict.fromkeys(_OF_PAGES, "x"))
            except (LookupError, ValueError, AttributeError):
                yield f"PAGINATION_PATTERNS: no page of a list has all of '{pattern:.60}'"
            if _leads_out(pattern):
                yield f"PAGINATION_PATTERNS: '{pattern:.60}' leads out of the site"


def _pattern_problem(name: str, pattern: str) -> str:
    """Return what is wrong with an address, or a file, that each page makes its own of."""
    try:
        parts = [part for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        return f"'{pattern:.60}' has a brace without its other half"
    if unknown := sorted(str(part[1]) for part in parts if part[1] not in _ASKED):
        return f"'{pattern:.60}' asks for {{{unknown[0]}}}, which no page has"
    if any(part[3] or (part[2] and part[1] != "date") for part in parts):
        return f"in '{pattern:.60}' only {{date}} can have a form, as in {{date:%Y}}"
    if name in _OF_MANY and "{" not in pattern:
        return f"all of them would be one file; write {{slug}} into '{pattern:.60}'"
    return ""


def _is_saved(address: str, file: object) -> bool:
    """Return whether a host answers for an address with a file; it is told if that is no text."""
    path = address.partition("#")[0].lstrip("/")
    return not isinstance(file, str) or file in {
        path if path and not path.endswith("/") else f"{path}index.html",
        f"{path}/index.html",
    }


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
            not isinstance(name, str)
            or not isinstance(links, (list, tuple))
            or not isinstance(about.get("biography", ""), str)
            or not all(_holds(each, str) and len(each) == 2 for each in links)
        ):
            yield (
                f"AUTHORS: {name!r:.60} must have a biography, a text, and links, a list of pairs "
                "(label, address)"
            )
            continue
        for _, address in links:
            if wrong := address_problem(address):
                yield f"AUTHORS: {name!r:.60}: {wrong}"
    form = settings.get("NEWSLETTER")
    if form is not None:
        if not (isinstance(form, dict) and {"action", "field"} <= form.keys()):
            yield "NEWSLETTER must be None, or a table that has action and field"
        elif not all(isinstance(each, str) for each in form.values()):
            yield "NEWSLETTER must hold texts"
        elif not form["action"].startswith("https://") or address_problem(form["action"]):
            yield f"NEWSLETTER: the action must begin with https://, and is {form['action']!r:.60}"
        else:
            yield from _letters(form)
    licence = settings.get("CONTENT_LICENCE", ("", ""))
    if not _holds(licence, str) or len(licence) != 2:
        yield f"CONTENT_LICENCE must be a name and an address, and is {licence!r:.60}"
    elif wrong := address_problem(licence[1]):
        yield f"CONTENT_LICENCE: {wrong}"


def _letters(form: Mapping[str, str]) -> Iterator[str]:
    if not form["field"].strip():
        yield "NEWSLETTER must have a field: the provider's name for the reader's address"
    elif form["field"] == form.get("honeypot"):
        # Whoever fills in the trap is thrown away; that would be everybody.
        yield f"NEWSLETTER: honeypot must have another name than the field {form['field']!r:.60}"
    for name in sorted(form.keys() - _OF_LETTERS, key=str):
        yield f"NEWSLETTER has no {name!r:.60}: it has {', '.join(sorted(_OF_LETTERS))}"


def _tools(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with what is told to Jinja and to Markdown."""
    jinja = settings.get("JINJA_ENVIRONMENT", {})
    if jinja.get("autoescape") is not True:
        yield "JINJA_ENVIRONMENT must have 'autoescape': True: without it a title could run"
    extensions = jinja.get("extensions", ())
    if not _holds(extensions, str):
        yield f"JINJA_ENVIRONMENT: extensions must be a list of names, and are {extensions!r:.60}"
        extensions = ()
    for each in extensions:
        try:
            import_string(each)
        except (ImportError, AttributeError, ValueError):
            yield f"JINJA_ENVIRONMENT: there is no extension {each!r:.60}"
    known = inspect.signature(Environment).parameters
    for name in sorted(str(name) for name in jinja if name not in known):
        yield f"JINJA_ENVIRONMENT: Jinja knows no '{name:.60}'"
    for table in ("JINJA_FILTERS", "JINJA_TESTS"):
        for name, each in settings.get(table, {}).items():
            if not isinstance(name, str) or not callable(each):
                yield f"{table}: {name!r:.60} must be a function"
    markdown = settings.get("MARKDOWN", {})
    for name in sorted(str(name) for name in markdown if name not in _OF_MARKDOWN):
        yield f"MARKDOWN: Markdown knows no '{name:.60}'"
    wanted = markdown.get("extensions", ())
    configs = markdown.get("extension_configs", {})
    if not isinstance(wanted, (list, tuple)):
        yield f"MARKDOWN: extensions must be a list of names, and are {wanted!r:.60}"
    elif not isinstance(configs, dict) or not all(isinstance(e, dict) for e in configs.values()):
        yield f"MARKDOWN: extension_configs must hold tables, and are {configs!r:.60}"
    elif (
        not _THERE.issuperset(each for each in wanted if isinstance(each, str))
        or not _holds(wanted, str)
        or markdown.get("output_format", "html") != "html"
        or "tab_length" in markdown
    ):
        yield from _untried(markdown)


def _untried(options: Mapping[str, Any]) -> Iterator[str]:
    """Yield why Markdown cannot be had with options that are none of our own."""
    # It takes longer to load than to see that there is nothing to build.
    from markdown import Markdown  # noqa: PLC0415

    try:
        Markdown(**options).convert("x\n\n    y")
    except Exception as error:  # noqa: BLE001 - an extension may raise anything
        yield f"MARKDOWN: {' '.join(str(error).split())[:200] or type(error).__name__}"


def _names(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield settings that nobody asks for and that are nearly called as one that is."""
    root = Path(__file__).parents[2]
    known = set(pelican.settings.DEFAULT_CONFIG) | _ALSO
    for name in ("pelicanconf.py", "publishconf.py"):
        with suppress(OSError, UnicodeDecodeError):
            known.update(_NAME.findall((root / name).read_text(encoding="utf-8")))
    for name in sorted(set(settings) - known):
        # Most settings are known.
        from difflib import get_close_matches  # noqa: PLC0415

        if near := get_close_matches(name, known, n=1, cutoff=0.9):
            yield f"{name}{_NO_SETTING}{near[0]}?"


def _content(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the folder that a build reads."""
    path = settings.get("PATH")
    if not path:
        yield "PATH is missing: name the folder of the content, as in: pelican content"
    elif Path(path).is_file():
        yield f"{path} is a file: name the content folder that it lies in"
    elif not Path(path).is_dir():
        yield f"there is no folder {path}: name the folder of the content"
    elif Path(path, IMAGES).is_dir() and not _covered(IMAGES, settings.get("STATIC_PATHS", ())):
        yield f"STATIC_PATHS: the files in {Path(path, IMAGES)} would not be on the site"


def _theme(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the folder of the theme."""
    theme = settings.get("THEME", "")
    if not Path(theme).exists() and not Path(_THEMES, theme).is_dir():
        yield f"THEME: there is no folder {theme}"
    if Path(theme).is_file():
        yield f"THEME: {theme} is a file, and no folder"
    templates = [Path(theme, "templates")]
    if Path(theme).is_dir() and not templates[0].is_dir():
        yield f"THEME: {theme} has no folder 'templates'"
    elif templates[0].is_dir():
        templates += map(Path, settings.get("THEME_TEMPLATES_OVERRIDES", ()))
        # Where other templates lie, nobody knows if the setting that says so is wrong.
        _, wrong = settings.get(WRONG, ((), {}))
        is_known = not any("TEMPLATE" in each for each in wrong)
        named = settings.get("DIRECT_TEMPLATES", ()) if is_known else ()
        for name in dict.fromkeys((*_OF_THEME, *named)):
            if any(folder.joinpath(f"{name}.html").exists() for folder in templates):
                continue
            # What our own theme has as well is missing in this one; what it has not is a slip.
            if name in _OF_THEME or Path(_USUAL["THEME"], "templates", f"{name}.html").exists():
                yield f"THEME: {theme} has no template {name}.html, and Pelican would take its own"
            else:
                yield f"DIRECT_TEMPLATES: the theme has no template {name:.60}.html"


def _covered(folder: str, paths: Iterable[str]) -> bool:
    return any(posixpath.normpath(each) in {folder, "."} for each in paths)


def _address(settings: Mapping[str, Any]) -> Iterator[str]:
    address = settings.get("SITEURL", "")
    if not isinstance(address, str):
        return
    domain = settings.get("FEED_DOMAIN", "")
    if not isinstance(domain, (str, type(None))) or (
        domain is None and any(settings.get(name) for name in settings if name.endswith("_ATOM"))
    ):
        yield f"FEED_DOMAIN must be an address where there are feeds, and is {domain!r:.60}"
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


def _remarks(settings: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is right and may still not be meant: it is told, and keeps nothing from it."""
    host = urlsplit(settings.get("SITEURL", "")).hostname or ""
    if settings.get("PUBLISHING") and f".{host}".endswith(_NOBODYS):
        yield (
            f"SITEURL is {settings['SITEURL']}, where nobody can come: give yours "
            "(SITEURL=https://example.org). The site is built all the same."
        )


def _times(settings: Mapping[str, Any]) -> Iterator[str]:
    zone = settings.get("TIMEZONE")
    if isinstance(zone, str):
        try:
            zoneinfo.ZoneInfo(zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            yield f"TIMEZONE: there is no zone {zone!r:.60}; write one such as Europe/Berlin"
    language = settings.get("DEFAULT_LANG", "en")
    if not _LANGUAGE.fullmatch(language):
        yield f"DEFAULT_LANG must be a language such as en, and is {language!r:.60}"
    forms = [("DEFAULT_DATE_FORMAT", settings.get("DEFAULT_DATE_FORMAT", ""))]
    for name, form in settings.get("DATE_FORMATS", {}).items():
        forms.append((f"DATE_FORMATS: {name!r:.20}", form[-1] if _holds(form, str) else form))
    for name, form in forms:
        if not isinstance(form, str) or not form.isprintable() or _FORM.sub("", form).count("%"):
            yield f"{name} must be the form of a date, such as %-d %B %Y, and is {form!r:.60}"
    if settings.get("DEFAULT_DATE") not in {None, "fs"}:
        yield "DEFAULT_DATE must be None: each page says its own date"
