"""All mistakes of all files, shown once, when everything has been read and nothing written yet."""

from __future__ import annotations

import html
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from plugins.checking.early import early
from plugins.contents import written
from plugins.markdown_source.aside import ASIDE, Aside, may_open
from plugins.notation import report, tree

if TYPE_CHECKING:
    from plugins.notation.diagnostics import Finding
    from plugins.notation.pages import Page

_COLLECTED: Final = "NOTATION_PAGES"
_ROOT: Final = "NOTATION_ROOT"
#: The setting that says whether the last build has found an error, though it was served.
FAILED: Final = "NOTATION_FAILED"
#: The setting that holds a list for all that is found, where nothing is to be built.
CHECKED: Final = "NOTATION_CHECKED"


def collected(settings: dict[str, Any]) -> dict[str, Page]:
    """Return the pages of this build, by their paths below the content."""
    found: dict[str, Page] = settings.setdefault(_COLLECTED, {})
    return found


def forget(settings: dict[str, Any]) -> None:
    """Let the next build read every page anew."""
    settings.pop(_COLLECTED, None)
    settings.pop(_ROOT, None)


def root_of(settings: dict[str, Any]) -> Path:
    """Return the content folder; a build looks once where it really is."""
    known: Path | None = settings.get(_ROOT)
    if known is None:
        known = settings[_ROOT] = Path(settings["PATH"]).resolve()
    return known


def keep_files_only(generator: Any) -> None:
    """Leave files that are there among those that pages link to with ``{static}``.

    For another, which :func:`report_and_fail` tells of, Pelican would log a warning that names no
    page; and it does not decode the path of a file with an accent.
    """
    links: set[str] = generator.context["static_links"]
    meant = {form for link in links for form in (link, unquote(link), html.unescape(link))}
    root = root_of(generator.settings)
    links.clear()
    links.update(
        link for link in meant if may_open(generator.settings, link) and (root / link).is_file()
    )


def report_and_fail(generators: list[Any]) -> None:
    """Print what was found; end the build if it has an error, unless the site is being served.

    ``SystemExit`` and not an exception of ours: Pelican shows a traceback for any other, and while
    it serves it would build again at once, for ever.
    """
    if not generators:
        return
    settings = generators[0].settings
    pages = settings.pop(_COLLECTED, {})
    findings = tree.ordered(
        [
            *(finding for page in pages.values() for finding in page.findings),
            *(
                finding
                for found in tree.check(
                    root_of(settings),
                    pages,
                    with_files=False,
                    published=settings.get("STATIC_PATHS", ()),
                ).values()
                for finding in found
            ),
        ]
    )
    settings[FAILED] = any(finding.is_error for finding in findings)
    if (checked := settings.get(CHECKED)) is not None:
        aside: Aside | None = settings.get(ASIDE)
        told = [*findings, *(aside.findings if aside else ())]
        checked += [*findings, *_links(generators, told)]
        raise SystemExit(0)
    if not findings:
        return
    if settings[FAILED] and not settings.get("SERVING"):
        findings = tree.ordered([*findings, *_links(generators, findings)])
    print("\n\n".join(map(report.human, findings)), file=sys.stderr)
    failed = settings[FAILED]
    served = bool(settings.get("SERVING"))
    end = "Nothing was built." if failed and not served else "The site was built all the same."
    print(f"\n{report.summary(findings)}. {end}", file=sys.stderr)
    if failed and not served:
        raise SystemExit(1)


def _links(generators: list[Any], told: list[Finding]) -> list[Finding]:
    settings = generators[0].settings
    lying = frozenset(tree.files_below(root_of(settings)))
    return early(settings, written(generators), told, lying)
