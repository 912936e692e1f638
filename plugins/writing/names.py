"""Which names a template can read, with all that it extends, includes and imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from jinja2 import TemplateNotFound, meta, nodes
from jinja2.compiler import CodeGenerator
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.compiler import Frame

#: The setting that has what was noted of the templates of a build.
NAMES: Final = "WRITING_NAMES"
#: The name under which an environment has :func:`escaped`.
ESCAPED: Final = "escaped"
_Read: TypeAlias = "tuple[frozenset[str], frozenset[str | None]]"
#: Of each template, by its file: the names of values, and of other templates. By its name it would
#: not do: Jinja compiles that of another theme under the name that it has there.
Own: TypeAlias = "dict[str, _Read]"
_MEANT: Final = re.compile(r"[&<>'\"]").search
#: Of a template of which nobody can tell.
_UNSURE: Final[_Read] = (frozenset(), frozenset({None}))


def escaped(value: object) -> str:
    """Return a value as HTML, as ``escape`` does, but in a string like any other.

    A template only puts it between others: to make each a ``Markup`` takes longer than to look for
    what has a meaning in HTML.
    """
    kind = type(value)
    if kind is Markup or (kind is str and _MEANT(value) is None):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    if kind is int or kind is float:
        return str(value)
    return escape(value)


def noting(found: Own) -> type[CodeGenerator]:
    """Return what compiles templates for Jinja and notes in ``found`` which names they read.

    To ask Jinja for the names of a template takes as long as to compile it. What is compiled calls
    the environment's function :data:`ESCAPED`, if it has one, instead of ``escape``.
    """

    class Noting(CodeGenerator):
        def visit_Template(  # noqa: N802 - Jinja's name
            self, node: nodes.Template, frame: Frame | None = None
        ) -> None:
            self._names: set[str] = set()
            self._others: list[nodes.Node] = []
            super().visit_Template(node, frame)
            if self.filename is not None:
                others = meta.find_referenced_templates(nodes.Template(self._others))
                found[self.filename] = (frozenset(self._names), frozenset(others))

        def write_commons(self) -> None:
            super().write_commons()
            # Whoever loads a compiled template elsewhere has no such function.
            self.writeline(f'escape = getattr(environment, "{ESCAPED}", Markup.escape)')

        def enter_frame(self, frame: Frame) -> None:
            super().enter_frame(frame)
            for action, name in frame.symbols.loads.values():
                if action == VAR_LOAD_RESOLVE and name not in self.environment.globals:
                    self._names.add(str(name))

        def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:  # noqa: N802
            self._others.append(node)
            super().visit_Extends(node, frame)

        def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
            self._others.append(node)
            super().visit_Include(node, frame)

        def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
            self._others.append(node)
            super().visit_Import(node, frame)

        def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
            self._others.append(node)
            super().visit_FromImport(node, frame)

    return Noting


class Names:
    """The names of values that templates read. A template is looked at once."""

    def __init__(self, known: dict[str, list[str]] | None = None, own: Own | None = None) -> None:
        #: By the template's name, in their order; nothing for one that cannot be told before it is
        #: rendered.
        self.known: dict[str, list[str] | None] = dict(known or {})
        self._noted: Own = {} if own is None else own
        self._own: dict[str, _Read] = {}  # by its name, as the site asks for it

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

    def _own_names(self, environment: Environment, name: str) -> _Read:
        if name not in self._own:
            self._own[name] = self._looked_up(environment, name)
        return self._own[name]

    def _looked_up(self, environment: Environment, name: str) -> _Read:
        if environment.loader is None:
            return _UNSURE
        try:
            environment.get_template(name)  # it is compiled, if it has not been before
            text, file, _ = environment.loader.get_source(environment, name)
        except TemplateNotFound:
            return _UNSURE  # who includes it may do without
        if file is not None and file in self._noted:
            return self._noted[file]
        tree = environment.parse(text)
        return (
            frozenset(meta.find_undeclared_variables(tree)),
            frozenset(meta.find_referenced_templates(tree)),
        )
