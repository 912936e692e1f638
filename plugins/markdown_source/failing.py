"""All mistakes of all files, shown once, when everything has been read and nothing written yet."""

from __future__ import annotations

import sys
from typing import Any, Final

from plugins.notation import report
from plugins.notation.diagnostics import Finding

_COLLECTED: Final = "NOTATION_FINDINGS"


def collected(settings: dict[str, Any]) -> list[Finding]:
    """Return the list that this build's findings are collected in."""
    found: list[Finding] = settings.setdefault(_COLLECTED, [])
    return found


def report_and_fail(generators: list[Any]) -> None:
    """Print what was found; end the build if it has an error, unless the site is being served.

    ``SystemExit`` and not an exception of ours: Pelican shows a traceback for any other, and while
    it serves it would build again at once, for ever.
    """
    if not generators:
        return
    settings = generators[0].settings
    # Articles and pages are read by generators of their own; a file that both see counts once.
    findings = sorted(
        dict.fromkeys(collected(settings)),
        key=lambda f: (f.source.path, f.diagnostic.span.start, f.diagnostic.code),
    )
    settings.pop(_COLLECTED, None)
    if not findings:
        return
    print("\n\n".join(map(report.human, findings)), file=sys.stderr)
    failed = any(finding.is_error for finding in findings)
    served = bool(settings.get("SERVING"))
    end = "Nothing was built." if failed and not served else "The site was built all the same."
    print(f"\n{report.summary(findings)}. {end}", file=sys.stderr)
    if failed and not served:
        raise SystemExit(1)
