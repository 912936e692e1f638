"""``make audit``: every page of the site as it is published, looked at by every checker there is.

    python -m tests.audit [FOLDER]

FOLDER is a site that has been published already. Without one, the site is built first.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import builds
from tests.audit.run import audit, table
from tests.browser import chromium
from tests.site.site import Site


def main(arguments: list[str]) -> int:
    program = chromium.find()
    if program is None:
        print(chromium.NO_BROWSER, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = (
            Path(arguments[0])
            if arguments
            else builds.build(builds.PUBLISHING, Path(temporary, "output"))
        )
        browser = playwright.chromium.launch(
            executable_path=program, args=list(chromium.LAUNCH_FLAGS)
        )
        found = audit(browser, Site(folder.resolve(), builds.ADDRESS))
        browser.close()
    print(table(found))
    mistakes = [line for one in found for line in one.mistakes]
    print(*mistakes, sep="\n")
    print(f"{len(found)} pages, {len(mistakes)} things wrong")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
