"""Opens the store for a build, gives it to whom it may help, and closes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from plugins.caching import made_with
from plugins.caching.made_with import fingerprint, says_all
from plugins.caching.store import Store, key_of
from plugins.caching.templates import Compiled
from plugins.contents import contents
from plugins.late import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT: Final = "CACHING_KEPT"


@dataclass(frozen=True, slots=True)
class Kept:
    """The store of a build, and the key of what the whole build is made with."""

    store: Store
    made_with: bytes
    templates: Path
    seen: bytes


def kept(settings: dict[str, Any]) -> Kept | None:
    """Return what is kept for this build; nothing if nothing shall be."""
    found: Kept | None = settings.get(_KEPT)
    return found


def begin(pelican: Any) -> tuple[()]:
    """Open the store before the first generator is made."""
    settings = pelican.settings
    _close(settings)
    templates = Path(settings["THEME"], "templates")
    seen = fingerprint(templates)
    store = Store(Path(settings["CACHE_PATH"]))
    settings[_KEPT] = Kept(store, key_of(made_with.CODE, seen), templates, seen)
    # Pelican makes new environments for each build, so that a template is looked at once in each.
    options = {
        name: value
        for name, value in settings["JINJA_ENVIRONMENT"].items()
        if name not in {"bytecode_cache", "auto_reload"}
    }
    environment = {**options, "auto_reload": False}
    if says_all(options) and not settings["JINJA_FILTERS"] and not settings["JINJA_TESTS"]:
        # What a filter makes of a constant is made when a template is compiled.
        key = key_of(made_with.CODE, repr(sorted(options.items())).encode())
        environment["bytecode_cache"] = Compiled(store, key)
    settings["JINJA_ENVIRONMENT"] = environment
    return ()


def address(generator: Any) -> None:
    """Have each page know its address.

    Pelican reckons an address whenever it is asked for one, fifteen times for each post of a list;
    ``override_url`` is its own name for one that is known.
    """
    for content in contents(vars(generator)):
        content.override_url = content.url


def settle(generators: Iterable[Any]) -> None:
    """Write what was read, whatever becomes of this build."""
    for generator in generators:
        if (found := kept(generator.settings)) is not None:
            found.store.flush()


def finish(pelican: Any) -> None:
    """Close the store. What was made while somebody edited a template is made of two editions."""
    _close(pelican.settings)


def _close(settings: dict[str, Any]) -> None:
    found = kept(settings)
    if found is None:
        return
    del settings[_KEPT]
    if fingerprint(found.templates) != found.seen:
        found.store.forget_new()
    found.store.close()
