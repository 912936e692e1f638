"""Which names a template can read, with all that it extends, includes and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import meta

if TYPE_CHECKING:
    from jinja2 import Environment


class Names:
    """The names of values that templates read. A template is looked at once."""

    def __init__(self, known: dict[str, list[str]] | None = None) -> None:
        #: By the template's name, in their order; nothing for one that cannot be told before it is
        #: rendered.
        self.known: dict[str, list[str] | None] = dict(known or {})
        self._own: dict[str, tuple[frozenset[str], frozenset[str | None]]] = {}

    def of(self, environment: Environment, name: str) -> list[str] | None:
        """Return all names that the template ``name`` may ask for; ``None`` if nobody can tell."""
        if name not in self.known:
            self.known[name] = self._found(environment, name)
        return self.known[name]

    def _found(self, environment: Environment, name: str) -> list[str] | None:
        names: set[str] = set()
        waiting: list[str | None] = [name]
        seen: set[str | None] = set()
        while waiting:
            one = waiting.pop()
            if one is None:
                return None
            if one not in seen:
                seen.add(one)
                own, others = self._own_names(environment, one)
                names |= own
                waiting += others
        return sorted(names)

    def _own_names(
        self, environment: Environment, name: str
    ) -> tuple[frozenset[str], frozenset[str | None]]:
        if name not in self._own:
            if environment.loader is None:
                return frozenset(), frozenset({None})
            text, _, _ = environment.loader.get_source(environment, name)
            tree = environment.parse(text)
            self._own[name] = (
                frozenset(meta.find_undeclared_variables(tree)),
                frozenset(meta.find_referenced_templates(tree)),
            )
        return self._own[name]
