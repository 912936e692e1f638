"""Which texts have changed since the last build: of none, it need not be done again.

A record says what a build was made from, and what it left: name, size and time of every file in the
output folder. Only a build that had nothing to tell leaves one; whatever is not sure is a no.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sys
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from plugins.caching.made_with import CODE, Seen, fingerprint, fingerprints, says_all
from plugins.caching.store import key_of
from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: Settings under which something enters a build that is not looked at here.
_ELSEWHERE: Final = ("PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES", "TEMPLATE_PAGES")
#: Settings under which every build has something to tell.
_SERVED: Final = ("STYLEGUIDE", "SERVING")
#: How dates and names of months are written, beside what the settings say.
_ENVIRONMENT: Final = ("LANG", "LANGUAGE", "LC_ALL", "LC_TIME", "LC_COLLATE", "LC_CTYPE", "TZ")
#: Records of so many output folders are kept.
_RECORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Build:
    """A build to be done, by its settings: where its record lies, and what it is made from."""

    record: Path
    settings: bytes
    content: Path
    theme: Path
    output: Path
    #: What was read of the content, in this build or in one before.
    seen: Seen = field(default_factory=dict, compare=False)

    def inputs(self) -> Inputs:
        """Return all that the build is made from, by its hashes."""
        rest = key_of(CODE, self.settings, fingerprint(self.theme))
        return Inputs(rest.hex(), fingerprints(self.content, self.seen))


class Inputs(NamedTuple):
    """What a build is made from: by the hash of each content file, and by one of all else."""

    rest: str
    content: dict[str, str]


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as its record tells of it.

    ``changed`` are the content files that are others now, ``revised`` those that have been others
    since all was built, whose values are kept under the name ``values``. ``output`` has the size
    and the time of each file that it left, ``numbers`` those by which the system knows them.
    """

    inputs: Inputs
    changed: tuple[str, ...]
    output: dict[str, list[int]]
    numbers: dict[str, int]
    values: str
    revised: tuple[str, ...]


def build_of(settings: Mapping[str, Any]) -> Build | None:
    """Return the build that these settings, as they were read, ask for; ``None`` if not sure."""
    output, content, theme = (
        Path(settings[name]).resolve() for name in ("OUTPUT_PATH", "PATH", "THEME")
    )
    told = told_by(settings)
    if (
        told is None
        or any(settings.get(name) for name in _SERVED)
        # The clock says what is published.
        or not settings.get("WITH_FUTURE_DATES", True)
        or any(output.is_relative_to(place) for place in (content, theme))
    ):
        return None
    return Build(record_of(settings, "built"), told, content, theme, output)


def told_by(settings: Mapping[str, Any]) -> bytes | None:
    """Return the key of all that the settings say, as they were read; ``None`` if not sure."""
    if (
        any(settings.get(name) for name in _ELSEWHERE)
        or not all(str(name).startswith("plugins.") for name in settings["PLUGINS"] or ())
        # What is passed over there is not looked at here.
        or not {".*", "*~", "#*#"} <= set(settings.get("IGNORE_FILES") or ())
        or not says_all(dict(settings))
    ):
        return None
    told = repr(sorted((name, _ordered(value)) for name, value in settings.items()))
    environment = repr([os.environ.get(name) for name in _ENVIRONMENT])
    return key_of(told.encode("utf-8", "surrogatepass"), environment.encode())


def record_of(settings: Mapping[str, Any], what: str, end: str = ".json") -> Path:
    """Return where a record of an output folder lies."""
    output = os.fsencode(Path(settings["OUTPUT_PATH"]).resolve())
    name = hashlib.blake2b(output, digest_size=8).hexdigest()
    return Path(settings["CACHE_PATH"]).resolve() / f"{what}-{name}{end}"


def last(build: Build) -> Last | None:
    """Return the last build, if only content files have changed since, and none is new or gone.

    All that it wrote is as it left it.
    """
    try:
        record = json.loads(build.record.read_bytes())
        rest, known = record["inputs"]
        build.seen.update(
            {below: (state, known[below]) for below, state in record["states"].items()}
        )
        inputs = build.inputs()
        numbers: dict[str, int] = {}
        if (
            rest != inputs.rest
            or known.keys() != inputs.content.keys()
            or not record["output"]
            or record["output"] != files_of(build.output, numbers)
        ):
            return None
        changed = tuple(below for below, state in inputs.content.items() if known[below] != state)
        values, revised = record["values"], tuple(record["revised"])
        return Last(inputs, changed, record["output"], numbers, values, revised)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


@contextlib.contextmanager
def recorded(
    build: Build | None,
    before: Inputs | None = None,
    values: Callable[[], tuple[str, tuple[str, ...]]] = lambda: ("", ()),
    output: Callable[[], dict[str, list[int]]] | None = None,
) -> Iterator[Callable[[], None]]:
    """Give what leaves a record of the build that is done within, if it has nothing to tell.

    It is to be called when the output is whole, and nobody else can change it. ``before`` is what
    the build is made from, where that is known; ``values`` tells what the record says of the values
    that the build leaves (see :class:`Last`), and ``output`` which files, if that need not be
    looked for.
    """
    if build is None:
        yield lambda: None
        return
    with contextlib.suppress(OSError):
        build.record.unlink(missing_ok=True)
    try:
        inputs = before or build.inputs()
    except OSError:
        yield lambda: None
        return

    def record() -> None:
        # What was changed meanwhile may be in the output or not.
        if not heard and build.inputs() == inputs:
            # Another process may be about the values: they are asked for when all else is done.
            left = files_of(build.output) if output is None else output()
            name, revised = values()
            # What has been seen may be gone.
            states = {
                below: state
                for below, (state, _) in build.seen.items()
                if state and below in inputs.content
            }
            told = {"inputs": inputs, "states": states, "output": left}
            _write(build.record, {**told, "values": name, "revised": revised})

    with _listening() as heard:
        yield record


def files_of(folder: Path, numbers: dict[str, int] | None = None) -> dict[str, list[int]]:
    """Return the size and the time of every file below ``folder``; and put down their numbers."""
    found: dict[str, list[int]] = {}
    waiting = [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    state = entry.stat()
                    found[entry.path] = [state.st_size, state.st_mtime_ns]
                    if numbers is not None:
                        numbers[entry.path] = state.st_ino
    return found


def _write(path: Path, record: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(json.dumps(record), encoding="utf-8")
    beside.replace(path)
    records = sorted(path.parent.glob("built-*.json"), key=lambda each: each.stat().st_mtime_ns)
    for old in records[:-_RECORDS]:
        old.unlink(missing_ok=True)


def _ordered(value: object) -> object:
    """Return ``value`` with an order where it has none of its own."""
    if isinstance(value, dict):
        return [(repr(key), _ordered(each)) for key, each in value.items()]
    if isinstance(value, (set, frozenset)):
        return sorted(repr(_ordered(each)) for each in value)
    if isinstance(value, (list, tuple)):
        return [_ordered(each) for each in value]
    return value


class _Heard(logging.Handler):
    """Notes every warning, and every word to the standard error, on its way."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.stream = sys.stderr
        self.anything = False

    def __bool__(self) -> bool:
        return self.anything

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.anything = True

    def write(self, text: str) -> int:
        self.anything = True
        return self.stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@contextlib.contextmanager
def _listening() -> Iterator[_Heard]:
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    try:
        with contextlib.redirect_stderr(heard):
            yield heard
    finally:
        logging.getLogger().removeHandler(heard)
