"""One build from its first look at the content to the moment when its edition is published.

Apart from :mod:`plugins.building`, because a build that has nothing to do need not load all this.
"""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final, Protocol

from pelican import Pelican, contents, signals

from plugins import progress, twin
from plugins.caching import made_with, unchanged
from plugins.caching.store import key_of
from plugins.checking import content, pages
from plugins.checking.early import early
from plugins.checking.unwritten import Unwritten, Written
from plugins.contents import written
from plugins.markdown_source.aside import ASIDE, Aside
from plugins.markdown_source.failing import FAILED, FOUND, PUBLISHED
from plugins.notation import tree
from plugins.publishing import pictures
from plugins.publishing.edition import MARKER, edition
from plugins.publishing.errors import RefusedError, counted, in_one_line, is_told
from plugins.publishing.places import do_more
from plugins.publishing.settings import WRONG
from plugins.publishing.spare import twin as twin_of
from plugins.revising import revise
from plugins.writing.editions import EDITIONS, MADE_FROM, Editions
from plugins.writing.made import MADE, Everything

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from plugins.caching.unchanged import Build, Last
    from plugins.notation.diagnostics import Finding

#: The folder of the plugins, which nothing may be built into.
_OURS: Final = Path(__file__).parent
#: The values of so many pages are written by a second process.
MANY: Final = 50
#: Below a file no folder can be: who writes there what is not to be made fails.
_NO_FOLDER: Final = f"{__file__}/none"
_NOTHING: Final = "Nothing was built."
_ALL_THE_SAME: Final = "The site was built all the same."
_TOLD_ABOVE: Final = "what is told above keeps the site from being published"


class Site(Protocol):
    """What is built: Pelican's own names, and ours (see :class:`plugins.building.Site`)."""

    settings: dict[str, Any]
    path: str
    theme: str
    output_path: str
    build: Build | None
    last: Last | None
    told: bytes | None
    editions: Editions | None
    generators: tuple[Any, ...]
    has_strangers: bool


def publish(site: Site) -> None:
    """Build, and publish what was built; raise, or end, where that is not.

    Whatever keeps a site from it, all that is wrong with the texts is told in the same run. While
    the site is served, a mistake keeps nothing from being shown.
    """
    site.settings[FAILED] = False
    try:
        _publish(site)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        if _is_ours(error):
            raise
        # A site that is served is made with its mistakes, which are told before.
        if not site.settings[FAILED]:
            tell(site, error)
        if not isinstance(error, _AsideError):
            raise
        if not site.settings.get("SERVING"):
            raise SystemExit(1) from None


def _is_ours(error: BaseException) -> bool:
    """Return whether it is we who end the program: why is told then."""
    return isinstance(error, SystemExit) and bool(error.code) and is_told(error)


def _publish(site: Site) -> None:
    serving = bool(site.settings.get("SERVING"))
    path, target = Path(site.path), Path(site.output_path)
    beside = [path, Path(site.theme), _OURS]
    last, site.last = site.last, None
    if last is not None and revise.revise(site, last, beside):
        return
    # Whatever might be harmful to open is told now, with all else that can be told.
    dangers, lying = content.look(path)
    if dangers:
        raise _AsideError
    if not serving and not content.has_pages(lying):
        raise RefusedError(
            f"{content.shown(path)} holds no page at all: what is published is not emptied"
        )
    level = logging.WARNING if site.settings.get("PUBLISHING") else logging.ERROR
    editions = _editions(site, target)
    made = site.settings[MADE] = Everything() if revise.can_be(site) else None

    def keep() -> str:
        return revise.keep(site, made)

    def tidy(error: object, *_: object) -> None:
        if error is not None:
            revise.tidy(site)

    with (
        ExitStack() as ending,
        unchanged.recorded(site.build, values=lambda: (keep(), ())) as record,
        edition(
            target,
            beside=beside,
            reuse=editions,
            last=pictures.clean,
            published=record,
            has_posts=serving or content.has_posts(lying),
        ) as new,
        counted(level) as counter,
    ):
        try:
            _build_into(site, new, partial(_tell_read, site, path))
        except SystemExit as end:
            if _is_ours(end) and not site.settings[FAILED]:
                # Why is told; it is no matter of the texts.
                _tell(_links(site, []), _NOTHING)
            raise
        if made is not None and len(made.pages) >= MANY:
            # While the rest is done, which the values of pages have nothing to do with.
            ending.push(tidy)
            ending.callback(twin.end)
            keep = twin.beside(keep)
        if editions:
            # A page made while somebody edited the theme may be made of two.
            editions.end(sure=_made_from(site) == editions.made_from)
        if not serving and not counter.count:
            if gone := content.gone(path, lying):
                raise RefusedError(gone)
            _check_read(site, path, lying)
        texts = written(site.generators)
        if not site.settings[FAILED] and (dead := pages.dead_links(site.settings, texts, new)):
            site.settings[FAILED] = True
            # In the words of the check, which knows better where an author has written them.
            found = _links(site, [], Written(new))
            known = {*map(_line_of, found)} | {*map(_words_of, found)}
            found += [each for each in dead if not known & {_line_of(each), _words_of(each)}]
            _tell(found, _ALL_THE_SAME if serving else _NOTHING)
            if not serving:
                raise SystemExit(1)
        if not serving:
            pages.check_authors(site.settings, texts)
            if counter.count:
                print(f"error: {_TOLD_ABOVE}. What was published is as it was.", file=sys.stderr)
                raise SystemExit(1)
    # It is as much as the site itself.
    site.settings[MADE] = None


class _AsideError(Exception):
    """Something lies in the content that must not be opened, and what it is will be told."""


class _ReadError(Exception):
    """All texts are read, and no page is to be written."""


def tell(site: Site, why: BaseException | None = None) -> None:
    """Tell all that :func:`check` finds, of a site that is not built, and ``why`` it ends."""
    path = Path(site.path)
    # Of settings it is told behind this.
    end = _NOTHING if why is not None else ""
    dangers, lying = content.look(path)
    found = content.all_findings(path, dangers)
    try:
        if content.has_pages(lying):
            found += check(site, dangers, lying)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - told in one line, whatever it is
        if why is None or in_one_line(error) != in_one_line(why):
            print(f"error: {in_one_line(error)}", file=sys.stderr)
    finally:
        _tell(found, end)


def check(site: Site, dangers: Sequence[Finding], lying: Collection[str]) -> list[Finding]:
    """Read the content as a build does; return what is wrong with it, before a page is written.

    What the ``dangers`` tell of is not opened.
    """
    if dangers:
        safe = content.safe(Path(site.path), dangers, lying)
        site.settings[ASIDE] = Aside(tuple(dangers), safe)

    if any("STATIC" in name for name in site.settings.get(WRONG, ((), ()))[1]):
        site.settings[PUBLISHED] = None

    def end() -> None:
        raise _ReadError

    try:
        # It ends before anything is written; a program that is none of ours may write all the same.
        with TemporaryDirectory() if _has_more(site) else nullcontext(_NO_FOLDER) as folder:
            try:
                _build_into(site, Path(folder), end)
            except _ReadError:
                found = [*site.settings.pop(FOUND, ()), *dangers]
                return [*found, *_links(site, found)]
    finally:
        # While a site is served, the next build has them as well.
        site.settings.pop(ASIDE, None)
    return []


def _tell_read(site: Site, path: Path) -> None:
    """Tell what was found in the texts; end if one has an error and the site is not served."""
    serving = bool(site.settings.get("SERVING"))
    found: list[Finding] = site.settings.pop(FOUND, [])
    failed = site.settings[FAILED] = any(each.is_error for each in found)
    try:
        found += _links(site, found) if failed else []
    except OSError as error:
        # What was found before is told all the same.
        print(f"error: {in_one_line(error)}", file=sys.stderr)
    _tell(found, _NOTHING if failed and not serving else _ALL_THE_SAME)
    if failed and not serving:
        raise SystemExit(1)


def _links(site: Site, told: Sequence[Finding], made: Written | None = None) -> list[Finding]:
    """Return the links that surely lead nowhere, of a site of which this much is ``told``.

    What it would be is asked of its generators, if it is not ``made``.
    """
    texts = written(site.generators)
    _, wrong = site.settings.get(WRONG, ((), {}))
    if made is not None:
        return early(site.settings, texts, told, made, wrong)
    unwritten = Unwritten(site.generators, has_more=_has_more(site))
    return early(site.settings, texts, told, unwritten, wrong)


def _has_more(site: Site) -> bool:
    """Return whether programs that are none of ours have a part in a build."""
    return site.has_strangers or do_more()


@contextmanager
def _into(site: Site, folder: Path) -> Iterator[None]:
    """Have a site made in a folder, wherever it is to be in the end."""
    target = site.output_path
    site.output_path = site.settings["OUTPUT_PATH"] = str(folder)
    try:
        yield
    finally:
        site.output_path = site.settings["OUTPUT_PATH"] = target


def _tell(found: Iterable[Finding], end: str) -> None:
    if in_order := tree.ordered(found):
        content.tell(in_order, end)


def _line_of(finding: Finding) -> tuple[str, int]:
    source = finding.source
    return source.path, source.position(finding.diagnostic.span.start).line


def _words_of(finding: Finding) -> tuple[str, str]:
    return finding.source.path, finding.diagnostic.message


def _editions(site: Site, target: Path) -> Editions | None:
    """Return what the last build has left; nothing if it cannot be sure what pages show."""
    site.settings[EDITIONS] = None
    if site.told is None:
        return None
    if site.editions is None:
        record = unchanged.record_of(site.settings, "written")
        site.editions = Editions(record, target, MARKER, twin_of if revise.can_be(site) else None)
    site.editions.made_from = site.settings[MADE_FROM] = _made_from(site)
    site.settings[EDITIONS] = site.editions
    return site.editions


def _made_from(site: Site) -> bytes:
    """Return the key of what every page is made from."""
    return key_of(made_with.CODE, site.told or b"", made_with.fingerprint(Path(site.theme)))


def _build_into(site: Site, folder: Path, read: Callable[[], None]) -> None:
    """Build into ``folder``; ``read`` is called when all texts are read, and may end it."""

    def remember(generators: list[Any]) -> None:
        site.generators = tuple(generators)

    def begin_to_write(_: object) -> None:
        read()

    def is_news(record: logging.LogRecord) -> bool:
        # What a link that leads nowhere means is told with its line; nobody will see the page.
        return not site.settings.get(FOUND) or not str(record.msg).startswith("Unable to find")

    log = logging.getLogger(contents.__name__)
    log.addFilter(is_news)
    try:
        with (
            _into(site, folder),
            signals.all_generators_finalized.connected_to(remember),
            # Who is to write is asked for when all have had their say about what was read.
            signals.get_writer.connected_to(begin_to_write),
        ):
            Pelican.run(site)
    except RuntimeError as error:
        # With --fatal Pelican's own log raises this behind its message.
        if str(error) == "Warning or error encountered":
            raise RefusedError(_TOLD_ABOVE) from None
        raise
    finally:
        log.removeFilter(is_news)
        twin.end()
        progress.end()


def _check_read(site: Site, path: Path, lying: Iterable[str]) -> None:
    """Tell of a page that Pelican has not looked for, because the settings name other folders."""
    known = {getattr(each, "relative_source_path", "") for each in written(site.generators)}
    root = path.resolve()
    missed = sorted(below for below in lying if below not in known and tree.is_read(below))
    if missed:
        raise RefusedError(
            f"{content.shown(root / missed[0])} would not be on the site"
            + (f", nor {len(missed) - 1} more" if missed[1:] else "")
            + ": name its folder in ARTICLE_PATHS, PAGE_PATHS or EXERCISE_PATHS, and not in "
            "IGNORE_FILES"
        )
