"""Pelican's writer, which renders a page only if something that it shows has changed."""

from __future__ import annotations

import hashlib
import json
import logging
import sys
import zlib
from contextlib import suppress
from io import StringIO
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import TemplateNotFound
from jinja2.defaults import DEFAULT_NAMESPACE
from pelican import signals
from pelican.contents import Content, Static
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper
from pelican.utils import sanitised_join
from pelican.writers import Writer

from plugins import twin
from plugins.caching.plugin import kept
from plugins.caching.store import key_of
from plugins.notation.pages import Kind
from plugins.notation.pages import Page as Read
from plugins.writing.digests import Digests, UnsureError
from plugins.writing.editions import EDITIONS, MADE_FROM
from plugins.writing.made import MADE, Everything, Made, MadeFeed
from plugins.writing.names import NAMES, Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from io import TextIOBase

    from jinja2 import Environment, Template

    from plugins.twin import Twin
    from plugins.writing.editions import Editions

#: After so many pages that could not be taken over, others will follow: two cores do half each.
MANY: Final = 50
#: The theme's files, which note what a page has asked them for.
_ASSETS: Final = "assets"
#: What a content has from its own text, the exercises, the theme and the settings alone.
_OWN: Final = frozenset(
    {"settings", "metadata", "notation", "facts", "workouts", "figure", "picture"}
    | {"timezone", "sheets", "review", "exercise", "easier", "harder"}
)
#: How Pelican's links to other files begin, in a text that is HTML.
_LINKS: Final = ('"{', "'{", '"|', "'|")
#: The same of a file that is moved to a page, which is done when the page is rendered.
_ATTACHED: Final = ("{attach}", "|attach|")
#: What Pelican's writer is told by these names is no value of the page.
_HOW: Final = frozenset({"relative_urls", "paginated", "template_name", "override_output", "url"})
#: Templates that Pelican knows, and renders for many pages.
_OF_TEXTS: Final = ("article", "page")
_OF_LISTS: Final = ("tag", "category", "author")
#: A list that is shown a page at a time: of the whole, templates may show the length.
_LISTED: Final = {"articles": "articles_page", "dates": "dates_page"}

log = logging.getLogger(__name__)


class SelectiveWriter(Writer):
    """Writes the pages that have changed, and takes over the others from the last edition."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings)
        self._editions: Editions = settings[EDITIONS]
        self._assets: Any = settings["JINJA_GLOBALS"][_ASSETS]
        self._shared: Mapping[str, Any] = {}
        self._digests = Digests(self._made_from, _source_of, _has_address)
        self._of_shared: dict[str, tuple[bytes, frozenset[str]] | None] = {}
        # By the names of what many pages have alike, and by which of these there are: another
        # may come while pages are written.
        self._of_common: dict[tuple[object, ...], tuple[bytes, frozenset[str]]] = {}
        self._made: Everything | None = settings.get(MADE)
        self._site = b""
        self._taken = ""
        own = settings.get(NAMES)
        self._names = Names(own=own)
        self._rendered = 0
        self._may_share = not settings.get("SERVING") and not settings["RELATIVE_URLS"]
        self._twin: Twin | None = None
        # What the other process renders, for us if it comes to grief; and what we do, for it.
        self._left: dict[str, tuple[Template, dict[str, Any]]] = {}
        self._told: list[_Told] = []
        found = kept(settings)
        self._store = found.store if found else None
        self._base = key_of(settings[MADE_FROM], found.made_with if found else b"")
        self._names_key = _names_key(settings)
        if self._store is not None and (known := self._store.get(self._names_key)) is not None:
            self._names = Names(json.loads(known), own)
        self._known_names = len(self._names.known)

    def write_file(
        self, name: str, template: Any, context: dict[str, Any], *given: Any, **named: Any
    ) -> None:
        """Called by Pelican for a page, or for a list with all of its pages."""
        if not self._shared:
            self._shared = context
            if self._made is not None:
                self._made.shared = dict(context)
        own = None
        if (
            self._twin is not None
            and name
            and not given
            and context is self._shared
            and named.get("template_name") not in self.settings["PAGINATED_TEMPLATES"]
        ):
            own = self._given(name, named)
            if self._pass_over(name, template, own, override=named.get("override_output")):
                return
        super().write_file(name, _Chosen(self, template, own), context, *given, **named)
        if self._store is not None and len(self._names.known) > self._known_names:
            self._known_names = len(self._names.known)
            self._store.put(self._names_key, json.dumps(self._names.known).encode())

    def write_feed(
        self,
        elements: list[Any],
        context: dict[str, Any],
        path: str | None = None,
        url: str | None = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: str | None = None,
    ) -> Any:
        """Called by Pelican for a feed."""
        how: dict[str, Any] = {"path": path, "url": url, "feed_type": feed_type}
        how |= {"override_output": override_output, "feed_title": feed_title}
        if self._made is not None:
            self._made.feeds.append(MadeFeed(elements, how))
        return super().write_feed(elements, context, **how)

    def _given(self, name: str, named: dict[str, Any]) -> dict[str, Any]:
        """Return the same as :meth:`_own`, before there is a context that has it."""
        shared = self._shared
        given = {"localsiteurl": shared.get("localsiteurl"), "output_file": name}
        given.update((each, value) for each, value in named.items() if each not in _HOW)
        return {each: value for each, value in given.items() if value is not shared.get(each, self)}

    def _pass_over(
        self, name: str, template: Template, own: dict[str, Any], *, override: object
    ) -> bool:
        """Return whether a page is left to the other process, before much is done for it."""
        path = sanitised_join(self.output_path, name)
        if self._twin is None or not self._is_left(name, path):
            return False
        self._written_files.add(path)
        if override:
            self._overridden_files.add(path)
        if not self._twin.is_second:
            if self._made is not None:
                self._made.pages[name] = Made(template.name or "", own)
            self._left[name] = (template, own)
            log.info('Writing "%s"', path)
            signals.content_written.send(path, context={**self._shared, **own})
        return True

    def _is_left(self, name: str, path: str) -> bool:
        """Return whether a page is the other's: its name says so, whoever comes to it when."""
        if self._twin is None or path in self._written_files:
            return False
        return zlib.crc32(name.encode("utf-8", "surrogatepass")) % 2 != self._twin.is_second

    def render(
        self, template: Template, context: dict[str, Any], own: dict[str, Any] | None = None
    ) -> str:
        """Return the page that ``template`` makes of ``context``; nothing if it is taken over.

        ``own`` are its own values, where it is known already who is to make it.
        """
        name = context["output_file"]
        path = sanitised_join(self.output_path, name)
        is_left = own is None and self._is_left(name, path)
        if is_left and self._twin is not None and self._twin.is_second:
            self._taken = path
            return ""
        if own is None:
            own = self._own(context) if is_left or self._made is not None else {}
        if self._made is not None:
            self._made.pages[name] = Made(template.name or "", own)
        if is_left:
            self._taken = path
            self._left[name] = (template, own)
            return ""
        text = self.text_of(name, path, template, context)
        if text is None:
            self._taken = path
            return ""
        self._rendered += 1
        if self._may_share and context.get("blog") and self._are_many():
            self._may_share = False
            if not self._has_attached():
                self._get_ready(template.environment)
                self._twin = twin.begin()
            if self._twin is not None and self._twin.is_second:
                self._made = None  # the first knows
                if self._store is not None:
                    self._store.open_again()
                # The first writes this one: no file may be open in both.
                self._taken = path
                return ""
        return text

    def _are_many(self) -> bool:
        """Return whether so many pages have to be rendered that two shall do it."""
        are_more = self._editions.is_first and len(self._shared.get("articles", ())) >= MANY
        return are_more or self._rendered >= MANY

    def _get_ready(self, environment: Environment) -> None:
        """Do what each of two processes would have to do for itself: it shows in all lists."""
        for name in (*_OF_LISTS, *self.settings["DIRECT_TEMPLATES"]):
            with suppress(TemplateNotFound, UnsureError):
                template = environment.get_template(f"{name}.html")
                names = self._names.of(environment, template.name or "")
                for each in self._shared.keys() & (names or ()):
                    self._of_name(each, self._shared)

    def _own(self, context: dict[str, Any]) -> dict[str, Any]:
        """Return what a page's values are beside those that every page has."""
        shared = self._shared
        return {
            name: value for name, value in context.items() if value is not shared.get(name, self)
        }

    def text_of(
        self, name: str, path: str, template: Template, context: dict[str, Any]
    ) -> str | None:
        """Return the page; ``None`` if the last edition has it."""
        shows: tuple[str, ...] | None
        try:
            key = self._key(template, context)
            shows = tuple(sorted(self._digests.met))
        except UnsureError:
            key, shows = "", None
        if key and path not in self._written_files and self._take(name, key, shows):
            return None
        self._assets.asked.clear()
        text = template.render(context)
        # Pelican would keep what was shown of each text, which is asked for once.
        Content.get_content.cache.clear()
        self._note(name, key, shows, tuple(sorted(self._assets.asked)))
        return text

    def _take(self, name: str, key: str, shows: tuple[str, ...] | None) -> bool:
        page = self._editions.take(name, key)
        if page is None:
            return False
        for each in page.asked:
            self._assets.ask(each)
        self._remember(_Told(name, key, shows, page.asked, True))
        return True

    def _note(
        self, name: str, key: str, shows: tuple[str, ...] | None, asked: tuple[str, ...]
    ) -> None:
        self._editions.forget(name)
        if key:
            self._editions.note(name, key, asked)
        self._remember(_Told(name, key, shows, asked, False))

    def _remember(self, told: _Told) -> None:
        if self._made is not None:
            page = self._made.pages[told.name]
            page.shows, page.asked = told.shows, told.asked
        if self._twin is not None and self._twin.is_second:
            self._told.append(told)

    def go_on(self, others: Iterable[Callable[[SelectiveWriter], None]]) -> None:
        """All articles and lists are written: the second process goes on with others, and ends.

        ``others`` write pages, and nothing else. The first comes to them later, and writes what
        there is besides.
        """
        self._may_share = False
        if self._twin is not None and self._twin.is_second:
            for write in others:
                write(self)
            self._twin.tell(self._told)

    def end_sharing(self) -> None:
        """Hear what the second process has written, and write what it has not."""
        if self._twin is None:
            return
        for name, key, shows, asked, was_taken in self._twin.hear() or ():
            if was_taken and not self._take(name, key, shows):
                continue
            if not was_taken:
                for each in asked:
                    self._assets.ask(each)
                # They are the names of few texts, each for many pages.
                known = None if shows is None else tuple(map(sys.intern, shows))
                self._note(name, key, known, tuple(asked))
            self._left.pop(name, None)
        self._twin = None
        for name, (template, own) in self._left.items():
            path = sanitised_join(self.output_path, name)
            self._written_files.discard(path)
            self._overridden_files.discard(path)
            text = self.text_of(name, path, template, {**self._shared, **own})
            if text is None:
                self._taken, text = path, ""
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            with self._open_w(path, "utf-8") as file:
                file.write(text)
        self._left.clear()

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> TextIOBase:
        if filename == self._taken:
            self._taken = ""
            self._written_files.add(filename)
            if override:
                self._overridden_files.add(filename)
            return StringIO()
        opened: TextIOBase = super()._open_w(filename, encoding, override)
        return opened

    def _key(self, template: Template, context: dict[str, Any]) -> str:
        """Return the key of a page; raise :class:`UnsureError` where there is none."""
        names = self._names.of(template.environment, template.name or "")
        if names is None:
            raise UnsureError(f"what {template.name} includes")
        own: list[str] = []
        common: list[str] = []
        shared = self._shared
        for name in ("output_file", "localsiteurl", *names):
            is_common = name not in context or (
                context[name] is shared.get(name, self) and _LISTED.get(name) not in context
            )
            (common if is_common else own).append(name)
        there = tuple(name in context for name in common)
        which = (template.environment, template.name, *common, there)
        if which not in self._of_common:
            self._of_common[which] = self._digest_of(common, context, template)
        digest, met = self._of_common[which]
        whole = hashlib.blake2b(digest, digest_size=16)
        self._digests.met.clear()
        self._digests.met |= met
        for name in own:
            value = self._of_name(name, context)
            whole.update(f"{name} {len(value)} ".encode())
            whole.update(value)
        return whole.hexdigest()

    def _digest_of(
        self, names: Iterable[str], context: dict[str, Any], template: Template
    ) -> tuple[bytes, frozenset[str]]:
        """Return the digest of what many pages have alike, and which texts are in it."""
        known = template.environment.globals
        whole = hashlib.blake2b(self._base, digest_size=16)
        whole.update(f"{template.name} ".encode())
        self._digests.met.clear()
        for name in names:
            if name in context:
                value = self._of_name(name, context)
            elif name in known and name not in DEFAULT_NAMESPACE:
                value = self._digests.of(known[name])
            elif name == "lipsum":
                raise UnsureError(name)
            else:
                continue
            whole.update(f"{name} {len(value)} ".encode())
            whole.update(value)
        return whole.digest(), frozenset(self._digests.met)

    def _of_name(self, name: str, context: Mapping[str, Any]) -> bytes:
        value = context[name]
        if name in _LISTED and _LISTED[name] in context:
            return b"%d" % len(value)
        if value is not self._shared.get(name, self):
            return self._digests.of(value)
        if name not in self._of_shared:
            before, self._digests.met = self._digests.met, set()
            try:
                self._of_shared[name] = self._digests.of(value), frozenset(self._digests.met)
            except UnsureError:
                self._of_shared[name] = None
            self._digests.met = before
        found = self._of_shared[name]
        if found is None:
            raise UnsureError(name)
        digest, met = found
        self._digests.met |= met
        return digest

    def _made_from(self, value: object) -> Iterable[object] | None:
        if isinstance(value, Content):
            return self._content(value)
        if isinstance(value, URLWrapper):
            return value.name, value.slug
        if isinstance(value, Page):
            return value.object_list, value.number, value.paginator
        if isinstance(value, FunctionType):
            # Its code is a part of every key; one that is made on the way has no name of its own.
            return None if "<" in value.__qualname__ else (value.__module__, value.__qualname__)
        if isinstance(value, Paginator):
            return value.name, value.url, value.count, value.per_page, value.orphans
        made_from = getattr(value, "made_from", None)
        return made_from if isinstance(made_from, tuple) else None

    def _content(self, content: Any) -> Iterator[object]:
        """Yield all that a content can differ by."""
        page = getattr(content, "notation", None)
        if not isinstance(page, Read):
            raise UnsureError(f"a content without a text: {content}")
        yield type(content).__qualname__
        yield page.document.source.text
        yield content.relative_source_path
        yield content.status
        if page.blocks or page.kind is Kind.EXERCISE:
            yield self._shared["library_fingerprint"]
        text = content._content  # noqa: SLF001 - with the links as they were written
        # A word takes longer to look for than a letter.
        if ("{" in text or "|" in text) and any(mark in text for mark in _LINKS):
            yield self._addresses()
        # Their links have been made whole, and lead to other contents.
        yield [content.metadata.get(name) for name in self.settings["FORMATTED_FIELDS"]]
        own = _OWN | content.metadata.keys()
        for name, value in vars(content).items():
            if name not in own and not name.startswith("_"):
                yield name
                yield value

    def _addresses(self) -> bytes:
        """Return the digest of where everything is that a link can lead to."""
        if not self._site:
            if self._has_attached():
                raise UnsureError("where a file is depends on the page that is rendered first")
            self._site = key_of(
                *(
                    f"{path} {_address(found)}".encode("utf-8", "surrogatepass")
                    for lists in ("generated_content", "static_content")
                    for path, found in sorted(self._shared.get(lists, {}).items())
                )
            )
        return self._site

    def _has_attached(self) -> bool:
        """Return whether there is a file that goes where the page is that is rendered first."""
        everything = self._shared.get("generated_content", {}).values()
        texts = (getattr(each, "_content", None) or "" for each in everything)
        return any(
            mark in text for text in texts if "{" in text or "|" in text for mark in _ATTACHED
        )


def _address(found: Any) -> str:
    """Return where something is. A static file takes its own ``url`` for a link to it."""
    return str(
        found.get_url_setting("url") if isinstance(found, Static) else getattr(found, "url", "")
    )


def _has_address(value: object) -> bool:
    """Return whether other pages may lead to a value, or it is the list behind many pages."""
    return hasattr(type(value), "url") or isinstance(value, Paginator)


def _source_of(value: object) -> str:
    """Return the name of a text, by which others can say that they show it."""
    return sys.intern(str(value.relative_source_path)) if isinstance(value, Content) else ""


class _Told(NamedTuple):
    """What one process tells the other of a page; ``shows`` and ``asked`` as in :class:`Made`."""

    name: str
    key: str
    shows: tuple[str, ...] | None
    asked: tuple[str, ...]
    was_taken: bool


class _Chosen:
    """A template for Pelican's writer, which only ever renders it."""

    def __init__(
        self, writer: SelectiveWriter, template: Template, own: dict[str, Any] | None
    ) -> None:
        self._writer = writer
        self._template = template
        self._own = own

    def render(self, context: dict[str, Any]) -> str:
        return self._writer.render(self._template, context, self._own)


def _names_key(settings: dict[str, Any]) -> bytes:
    """Return the key under which the store has the names that templates read.

    Only the templates say what they read, whatever other settings there are.
    """
    found = kept(settings)
    read = {**settings["JINJA_ENVIRONMENT"], "bytecode_cache": None}
    said = repr(sorted(read.items())).encode()
    return key_of(b"names", found.made_with if found else b"", said)


def learn_names(generator: Any) -> None:
    """Keep which names the templates of texts and of lists read, and these compiled with it."""
    settings, environment = generator.settings, generator.env
    found = kept(settings)
    if found is None or found.store.get(_names_key(settings)) is not None:
        return
    names = Names(own=settings.get(NAMES))
    for name in (*_OF_TEXTS, *_OF_LISTS, *settings["DIRECT_TEMPLATES"]):
        with suppress(TemplateNotFound):
            environment.get_template(f"{name}.html")
            names.of(environment, f"{name}.html")
    found.store.put(_names_key(settings), json.dumps(names.known).encode())


def writer(pelican: Any) -> type[SelectiveWriter] | None:
    """Called by Pelican for the writer of a build."""
    return SelectiveWriter if pelican.settings.get(EDITIONS) is not None else None
