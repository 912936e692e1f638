"""``make check-links``: whether the pages of others that ours link to are still there.

Apart from every build: the network is slow, and other people's pages come and go without our doing
anything. Each address is asked for once, politely, and for a limited time.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from plugins.late import dataclass
from plugins.notation import tree
from plugins.notation.code import without_code
from plugins.notation.pages import read_file

_ADDRESS: Final = re.compile(r"https?://(?:[^\s<>()\"'\]]|\([^\s<>()\"']*\))+")
#: Answers that say that a page is not there; others may be another's bad day.
_GONE: Final = frozenset({404, 410})
_PATIENCE: Final = 10
_AT_ONCE: Final = 4
_AGENT: Final = "Rather-Be-Running link check (asks once for each address)"
#: What is said of an address when nothing could be asked at all.
NO_NETWORK: Final = "no network"


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and where it stands: the file, the line and the column."""

    address: str
    place: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an address: there, gone for certain, or why nobody knows."""

    is_gone: bool
    words: str


#: Asks for an address.
Ask = Callable[[str], Answer]


def links(root: Path) -> list[Link]:
    """Return the links to other sites in all pages, in the order of files and lines."""
    root = root.resolve()
    found: list[Link] = []
    for below in tree.files_below(root):
        if not tree.is_read(below):
            continue
        path = root / below
        page = read_file(path, tree.shown(path), tree.kind_of(Path(below).parts[:-1]))
        source = page.document.source
        for match in _ADDRESS.finditer(without_code(source.text)):
            address = html.unescape(match.group()).rstrip(".,;:!?*_").partition("#")[0]
            place = source.position(match.start())
            found.append(Link(address, f"{source.path}:{place.line}:{place.column}"))
    return found


def ask(address: str) -> Answer:
    """Ask for one address: first for its head alone, then, as some refuse that, for the page."""
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": _AGENT})
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE):
                return Answer(False, "")
        except urllib.error.HTTPError as error:
            if method == "GET":
                return Answer(error.code in _GONE, f"the answer was {error.code}")
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, OSError) and "resolution" in str(reason):
                return Answer(False, NO_NETWORK)
            if method == "GET":
                return Answer(False, f"no answer: {reason}")
    return Answer(False, "no answer")


def answers(addresses: list[str], ask: Ask, seconds: float) -> dict[str, Answer]:
    """Ask for each address once, one at a time on each host, until the time is up."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        hosts[urlsplit(address).netloc.casefold()].append(address)
    end = time.monotonic() + seconds

    def one_host(some: list[str]) -> list[tuple[str, Answer]]:
        return [
            (each, ask(each) if time.monotonic() < end else Answer(False, "the time was up"))
            for each in some
        ]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return {each: said for some in pool.map(one_host, hosts.values()) for each, said in some}


def check(root: Path, ask: Ask = ask, seconds: float = 120) -> int:
    """Print what is gone; return 1 for that, 2 if nobody could be asked."""
    found = links(root)
    said = answers([link.address for link in found], ask, seconds)
    if said and all(each.words == NO_NETWORK for each in said.values()):
        print("Could not ask for any link: there is no network. Nothing was checked.")
        return 2
    gone = 0
    for link in found:
        answer = said[link.address]
        if answer.words:
            gone += answer.is_gone
            kind = "error: gone" if answer.is_gone else "note: not known"
            print(f"{link.place}: {kind}: {link.address} ({answer.words})")
    print(f"{len(said)} addresses in {len(found)} links; gone: {gone}")
    return 1 if gone else 0


def main(arguments: list[str] | None = None) -> int:
    """Check a content folder."""
    name = "python -m plugins.checking.elsewhere"
    parser = argparse.ArgumentParser(prog=name, description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("content"))
    parser.add_argument("--seconds", type=float, default=120)
    given = parser.parse_args(arguments)
    if not given.folder.is_dir():
        print(f"there is no folder {given.folder}", file=sys.stderr)
        return 2
    return check(given.folder, seconds=given.seconds)


if __name__ == "__main__":
    sys.exit(main())
