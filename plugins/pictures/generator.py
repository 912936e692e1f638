"""Makes the copies of all pictures that texts show, those that no earlier build has made."""

from __future__ import annotations

import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pelican.generators import Generator
from pelican.log import console

from plugins.caching.files import Files, write
from plugins.caching.plugin import kept
from plugins.markdown_source.aside import may_open
from plugins.markdown_source.blocks import PICTURES
from plugins.pictures.album import Album, digest_of
from plugins.pictures.making import RECIPE, make
from plugins.progress import track

if TYPE_CHECKING:
    from plugins.pictures.model import Copy, Picture

#: The folder below ``CACHE_PATH``.
_CACHE: Final = "pictures"


class PictureError(Exception):
    """A picture of which no copy can be made, though it can be opened."""


def begin(pelican: Any) -> type[PicturesGenerator]:
    """Have the texts of this build know their pictures."""
    settings = pelican.settings
    found = kept(settings)
    settings[PICTURES] = Album(
        Path(settings["PATH"]).resolve(),
        settings["SITEURL"],
        settings["PICTURE_PATH"].strip("/"),
        settings["PICTURE_WIDTHS"],
        at_address=settings["STATIC_PATHS"],
        store=found.store if found else None,
        may_read=partial(may_open, settings),
    )
    return PicturesGenerator


class PicturesGenerator(Generator):
    """Writes the copies; those of a picture that nobody shows are not made."""

    def will_write(self) -> list[str]:
        """Return what it writes, below the output."""
        return [copy.path for each in self.settings[PICTURES].shown for copy in each.copies]

    def generate_output(self, writer: object) -> None:
        """Called by Pelican when all texts have been read."""
        del writer
        album: Album = self.settings[PICTURES]
        # The largest first: then no thread has a long one left when the others are done.
        jobs = {
            copy.path: (picture, copy)
            for picture in sorted(album.shown, key=lambda each: each.source)
            for copy in picture.copies[::-1]
        }
        if not jobs:
            return
        began = time.perf_counter()
        files = Files(Path(self.settings["CACHE_PATH"], _CACHE))
        ordered = sorted(jobs.values(), key=lambda job: -job[1].width)
        threads = ThreadPoolExecutor(os.cpu_count() or 1)
        try:
            results = threads.map(lambda job: self._write(album, files, *job), ordered)
            made = sum(track("Pictures", results, len(ordered)))
        finally:
            # Who has interrupted the build need not wait for what nobody asks for any more.
            threads.shutdown(cancel_futures=True)
        files.tidy()
        if made:
            count = len({picture.source for picture, _ in ordered})
            console.print(
                f"Pictures: {len(ordered)} copies of {count}, {made} of them made now, "
                f"in {time.perf_counter() - began:.1f} s."
            )

    def _write(self, album: Album, files: Files, picture: Picture, copy: Copy) -> bool:
        """Write a copy; return whether it had to be made."""
        key = hashlib.sha256(RECIPE + f"{picture.digest} {copy}".encode()).hexdigest()
        found = files.get(key)
        made = found is None
        if found is None:
            data = album.read(picture.source)
            if digest_of(data) != picture.digest:
                # Under the name of other bytes it would be kept for ever.
                raise PictureError(f"{picture.source}: changed while the site was built")
            try:
                found = make(data, copy)
            except Exception as error:
                why = str(error) or type(error).__name__
                raise PictureError(f"{picture.source}: no copy can be made of it: {why}") from error
            files.put(key, found)
        write(Path(self.output_path, copy.path), found)
        return made
