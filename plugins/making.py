"""One build from its first look at the content to the moment when its edition is published.

Apart from :mod:`plugins.building`, because a build that has nothing to do need not load all this.
"""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from pelican import Pelican, signals

from plugins import progress, twin
from plugins.caching import made_with, unchanged
from plugins.caching.store import key_of
from plugins.checking import content, pages
from plugins.checking.early import early
from plugins.contents import written
from plugins.markdown_source.aside import ASIDE, Aside
from plugins.markdown_source.failing import CHECKED, FAILED
from plugins.notation import tree
from plugins.publishing import pictures
from plugins.publishing.edition import MARKER, edition
from plugins.publishing.errors import RefusedError, counted
from plugins.publishing.spare import twin as twin_of
from plugins.revising import revise
from plugins.writing.editions import EDITIONS, MADE_FROM, Editions
from plugins.writing.made import MADE, Everything

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from plugins.caching.unchanged import Build, Last
    from plugins.notation.diagnostics import Finding

#: The folder of the plugins, which nothing may be built into.
_OURS: Final = Path(__file__).parent
#: The values of so many pages are written by a second process.
MANY: Final = 50
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


def publish(site: Site) -> None:
    """Build, and publish what was built; raise :class:`RefusedError`, or end, where that is not.

    While the site is served, a mistake keeps nothing from being shown.
    """
    serving = bool(site.settings.get("SERVING"))
    path, target = Path(site.path), Path(site.output_path)
    beside = [path, Path(site.theme), _OURS]
    last, site.last = site.last, None
    if last is not None and revise.revise(site, last, beside):
        return
    # Whatever might be harmful to open is told now, with all else that can be told.
    dangers, lying = content.look(path)
    if dangers:
        found = content.all_findings(path, dangers)
        try:
            found = tree.ordered([*found, *check(site, dangers, lying)])
        finally:
            content.tell(found, "Nothing was built.")
        if serving:
            return
        _tell_letters(path)
        raise SystemExit(1)
    if not serving and not content.has_pages(lying):
        # Perhaps there are texts, only not where the site reads any.
        if found := content.all_findings(path):
            content.tell(found, "Nothing was built.")
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
            _build_into(site, new)
        except SystemExit as end:
            if end.code:
                _tell_more(site, path, lying)
            raise
        if made is not None and len(made.pages) >= MANY:
            # While the rest is done, which the values of pages have nothing to do with.
            ending.push(tidy)
            ending.callback(twin.end)
            keep = twin.beside(keep)
        if editions:
            # A page made while somebody edited the theme may be made of two.
            editions.end(sure=_made_from(site) == editions.made_from)
        if not serving:
            if counter.count:
                _tell_more(site, path, lying)
                raise RefusedError(_TOLD_ABOVE)
            if gone := content.gone(path, lying):
                raise RefusedError(gone)
            _check_read(site, path, lying)
            pages.check_links(site.settings, written(site.generators), new)
    # It is as much as the site itself.
    site.settings[MADE] = None


def check(site: Site, dangers: Sequence[Finding], lying: Iterable[str]) -> list[Finding]:
    """Read the content as a build does; return what is wrong with it, before a page is written.

    What the ``dangers`` tell of is not opened.
    """
    found: list[Finding] = []
    site.settings[CHECKED] = found
    if dangers:
        safe = content.safe(Path(site.path), dangers, lying)
        site.settings[ASIDE] = Aside(tuple(dangers), safe)
    try:
        # Where nothing is written: it ends before that.
        _build_into(site, Path(site.settings["CACHE_PATH"], "checked"))
    except SystemExit as end:
        if end.code:
            raise
    finally:
        # While a site is served, the next build has them as well.
        del site.settings[CHECKED]
        site.settings.pop(ASIDE, None)
    return found


def _tell_more(site: Site, path: Path, lying: Collection[str]) -> None:
    """Tell what a build that ends now has not come to: who mends a text is to know all at once."""
    if site.settings.get(FAILED):
        _tell_letters(path)
    elif found := early(site.settings, written(site.generators), [], lying):
        content.tell(tree.ordered(found), "Nothing was built.")


def _tell_letters(path: Path) -> None:
    # A build that goes well need not load what prints sheets for this.
    from plugins.sheets import letters  # noqa: PLC0415

    for line in letters.findings(Path(content.shown(path.resolve()))):
        print(line, file=sys.stderr)


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


def _build_into(site: Site, folder: Path) -> None:
    target = site.output_path
    site.output_path = site.settings["OUTPUT_PATH"] = str(folder)

    def remember(generators: list[Any]) -> None:
        site.generators = tuple(generators)

    try:
        with signals.all_generators_finalized.connected_to(remember):
            Pelican.run(site)
    except RuntimeError as error:
        # With --fatal Pelican's own log raises this behind its message.
        if str(error) == "Warning or error encountered":
            raise RefusedError(_TOLD_ABOVE) from None
        raise
    finally:
        twin.end()
        progress.end()
        site.output_path = site.settings["OUTPUT_PATH"] = target


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
