"""How far a long build is: a bar in a terminal, a line now and then where there is none."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pelican import signals
from pelican.log import console

from plugins.notation import tree
from plugins.notation.pages import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.progress import Progress, TaskID

T = TypeVar("T")

#: What is done sooner needs no telling, in seconds; on no terminal a line is told as often.
_EVERY: Final = 10.0
#: So few are done before a bar could be read.
_FEW: Final = 50


class Told:
    """What is done of one kind of work, told on the way, and how long the rest will take.

    Where some of it takes longer than other, ``whole`` is the weight of all and each step has its
    own: ten done of a hundred may be half of the work.
    """

    def __init__(self, what: str, total: int, whole: int = 0) -> None:
        self._what, self._total, self._count = what, total, 0
        self._whole, self._done = whole or total, 0
        self._began = self._told = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        if console.is_terminal and total > _FEW:
            # Most builds have less to do.
            from rich.progress import (  # noqa: PLC0415
                BarColumn,
                Progress,
                TextColumn,
                TimeRemainingColumn,
            )

            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[count]}/{task.fields[of]}"),
                TimeRemainingColumn(),
                TextColumn("left"),
                console=console,
                transient=True,
            )
            self._task = self._bar.add_task(what, total=self._whole, count=0, of=total)
            self._bar.start()

    def step(self, weight: int = 1) -> None:
        """One more is done."""
        self._count += 1
        self._done += weight
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, advance=weight, count=self._count)
            return
        now = time.monotonic()
        if now >= self._told + _EVERY and self._count < self._total and not console.is_terminal:
            self._told = now
            left = (now - self._began) * (self._whole - self._done) / self._done
            console.print(
                f"{self._what}: {self._count} of {self._total}, about {_duration(left)} left"
            )

    def end(self) -> None:
        """There is no more to do."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def track(
    what: str,
    results: Iterable[T],
    total: int,
    whole: int = 0,
    weight: Callable[[T], int] = lambda _: 1,
) -> Iterator[T]:
    """Pass on each of ``total`` results, and tell how far that is, by their ``weight``."""
    told = Told(what, total, whole)
    try:
        for result in results:
            told.step(weight(result))
            yield result
    finally:
        told.end()


def _duration(seconds: float) -> str:
    """Return words for about so long."""
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


class _Build:
    """The work of the build that is being done."""

    def __init__(self) -> None:
        self.now: Told | None = None
        #: The folder of what will be read, until the first of it is: then all is counted.
        self.content: Path | None = None

    def begin(self, what: str, total: int) -> None:
        """Another work begins."""
        self.end()
        self.now = Told(what, total)

    def step(self, *_: Any, **__: Any) -> None:
        """Called by Pelican for each page."""
        if self.now is not None:
            self.now.step()

    def read(self, generator: Any) -> None:
        """Called by Pelican before it reads a text. Exercises are read without a word."""
        if self.content is not None:
            found = [below for below in tree.files_below(self.content) if tree.is_read(below)]
            kinds = [tree.kind_of(Path(below).parts[:-1]) for below in found]
            self.begin("Reading pages", len(found) - kinds.count(Kind.EXERCISE))
            self.content = None
        self.step(generator)

    def leave(self) -> None:
        """Another process tells it."""
        self.now = None

    def end(self, *_: Any) -> None:
        """Whatever was told of is over."""
        if self.now is not None:
            self.now.end()
            self.now = None


_BUILD: Final = _Build()


def _begin(pelican: Any) -> tuple[()]:
    _BUILD.content = Path(pelican.settings["PATH"]).resolve()
    return ()


def _write(generators: list[Any]) -> None:
    """Count what will be written: a page for each text, and the lists of them."""
    context = generators[0].context
    size = generators[0].settings["DEFAULT_PAGINATION"] or 10**9
    lists = [context.get("articles", ())]
    lists += [texts for name in ("tags", "categories") for _, texts in context.get(name, ())]
    pages = sum(len(context.get(name, ())) for name in ("articles", "pages", "exercises"))
    _BUILD.begin("Writing pages", pages + sum(-(-len(texts) // size) for texts in lists))


def end() -> None:
    """Tell no more: the build is over, however it went."""
    _BUILD.end()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_BUILD.leave)


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_begin)
    signals.article_generator_preread.connect(_BUILD.read)
    signals.page_generator_preread.connect(_BUILD.read)
    signals.all_generators_finalized.connect(_write)
    signals.content_written.connect(_BUILD.step)
    signals.finalized.connect(_BUILD.end)
