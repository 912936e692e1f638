"""Makes many documents on all cores, and what was made before not again."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias

from plugins.caching.files import write
from plugins.late import dataclass
from plugins.sheets.typeset import Typeset, TypesetError, Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plugins.sheets.store import Store

#: Makes a document; its name and its arguments are all that the document depends on.
Maker: TypeAlias = "Callable[[Typesetter, Mapping[str, Any], str], Typeset]"


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be made: ``maker`` of ``data`` and ``date``, and the path that it goes to.

    ``what`` and ``source`` are for messages: "sheet 'Hills'" and the file that its words are from.
    A ``picture`` is made only if all jobs before it in its group were. ``weight`` is how many
    single sheets take about as long.
    """

    maker: Maker
    data: Mapping[str, Any]
    date: str
    path: Path
    what: str
    source: Any = None
    picture: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job: its warnings, or the error that nothing came of it.

    The job's data is not kept: that of a thousand sheets takes hundreds of megabytes.
    """

    job: Job
    warnings: tuple[str, ...] = ()
    error: TypesetError | None = None
    kept: bool = False


class Press:
    """Runs jobs in threads: Typst works without Python's lock.

    A compiler serves one thread. Jobs that follow each other share much of their layout, so they
    are handed out in groups.
    """

    def __init__(self, templates: Path, store: Store) -> None:
        self._templates = templates
        self._store = store
        self._own = threading.local()

    def run(self, groups: Iterable[Iterable[Job]]) -> Iterator[Result]:
        """Make all documents of ``groups`` and yield what came of each, as they are done.

        The jobs of a group are asked for by the thread that makes them.
        """
        done: SimpleQueue[Result | Future[None]] = SimpleQueue()
        with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
            running = [threads.submit(self._group, group, done.put) for group in groups]
            for each in running:
                each.add_done_callback(done.put)
            try:
                left = len(running)
                while left:
                    one = done.get()
                    if isinstance(one, Result):
                        yield one
                    else:
                        left -= 1
                        one.result()
            finally:
                for each in running:
                    each.cancel()

    def _group(self, jobs: Iterable[Job], tell: Callable[[Result], None]) -> None:
        is_refused = False
        for job in jobs:
            # A picture would show a box where the sheet was refused.
            if job.picture and is_refused:
                continue
            made = self._made(job)
            is_refused |= made.error is not None
            tell(replace(made, job=replace(job, data={})))

    def _made(self, job: Job) -> Result:
        given = json.dumps(job.data, ensure_ascii=False, sort_keys=True)
        key = self._store.key(job.maker.__name__, given, job.date)
        made = self._store.get(key)
        kept = made is not None
        warnings: tuple[str, ...] = ()
        # Whose file it is that cannot be read or written, if the error does not say it.
        whose = self._templates
        try:
            if made is None:
                fresh = job.maker(self._typesetter(), job.data, job.date)
                made, warnings = fresh.file, fresh.warnings
                # What is remarked on is made again, so that the remark is heard again.
                if not warnings:
                    self._store.put(key, made)
            whose = job.path
            write(job.path, made)
        except TypesetError as error:
            return Result(job, error=error)
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise  # the next one would say no more
            told = job.path if whose == job.path else error.filename or whose
            return Result(job, error=TypesetError(f"{told}: {error.strerror or error}"))
        return Result(job, warnings, kept=kept)

    def _typesetter(self) -> Typesetter:
        if not hasattr(self._own, "typesetter"):
            self._own.typesetter = Typesetter(self._templates)
        typesetter: Typesetter = self._own.typesetter
        return typesetter
