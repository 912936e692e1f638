"""Finds a Chromium for the tests, or installs one.

`python -m tests.browser.chromium` prints the path of the browser the tests will use. If the machine
has none, it asks Debian's package manager, then Playwright, and says in plain words when neither
can help.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# Where the installers of macOS and Windows put a browser: neither is on the PATH.
USUAL_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)

# Root has no sandbox to give a browser. The rest keeps Chromium from calling home at each start: a
# test must not depend on the network.
LAUNCH_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Debian's or Playwright's servers may hang: then the next way is tried.
INSTALL_SECONDS = 900

NO_BROWSER = """\
No Chromium was found, and none could be installed.
The browser tests need one. Any of these helps:
  - install Chromium or Google Chrome the way you install other programs;
  - set CHROMIUM to the full path of one you already have: CHROMIUM=/path/to/chromium make test"""


def find() -> Path | None:
    """The browser to use: CHROMIUM if it is set, else the system's, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return _program(Path(named))
    for name in NAMES:
        on_path = shutil.which(name)
        if on_path:
            return Path(on_path)
    for place in USUAL_PLACES:
        program = _program(Path(place))
        if program:
            return program
    return _playwrights_own()


def main() -> int:
    """Makes sure that there is a browser; the exit status says whether there is."""
    named = os.environ.get("CHROMIUM")
    if named and not find():
        print(f"CHROMIUM is set to {named}, but there is no program there.", file=sys.stderr)
        return 1
    for install in (_nothing, _install_with_apt, _install_with_playwright):
        install()
        browser = find()
        if browser:
            print(f"Browser for the tests: {browser}")
            return 0
    print(NO_BROWSER, file=sys.stderr)
    return 1


def _program(path: Path) -> Path | None:
    return path if path.is_file() and os.access(path, os.X_OK) else None


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        return _program(Path(playwright.chromium.executable_path))


def _nothing() -> None:
    """The first try: perhaps the machine has a browser already."""


def _install_with_apt() -> None:
    as_root = _prefix_for_root()
    if as_root is None or not shutil.which("apt-get"):
        return
    print("Installing Debian's Chromium with apt-get ...", flush=True)
    # An old package list names packages that are gone, so it is renewed first. If that fails, the
    # list at hand may do.
    _run([*as_root, "apt-get", "update", "-qq"])
    _run([*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _install_with_playwright() -> None:
    print("Installing Playwright's Chromium ...", flush=True)
    # A browser that is downloaded, not packaged, brings none of the system's libraries it needs.
    with_libraries = sys.platform == "linux" and _prefix_for_root() is not None
    options = ["--with-deps"] if with_libraries else []
    _run([sys.executable, "-m", "playwright", "install", *options, "chromium"])


def _prefix_for_root() -> list[str] | None:
    """What goes before a command that needs root; None if root is not to be had."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n"]
    return None


def _run(command: list[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"Gave up waiting for: {' '.join(command)}", file=sys.stderr)
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
