"""Who may import whom. A wrong arrow fails here, before review.

The imports are read with :mod:`ast`, so that one inside a function or below ``TYPE_CHECKING`` is
seen as well; what a pure package really loads is asked of a fresh interpreter.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Beside the standard library, what a module may import: that of the longest name that it is in.
ALLOWED: Mapping[str, tuple[str, ...]] = {
    "pelicanconf": ("plugins.building",),
    "publishconf": ("pelicanconf",),
    "plugins": (),
    # What loads quickly, and what it loads when there is something to do.
    "plugins.building": (
        "pelican",
        "plugins.caching",
        "plugins.making",
        "plugins.notation.diagnostics",
        "plugins.notation.files",
        "plugins.publishing",
        "plugins.writing.editions",
    ),
    # What is quick to load, and so for everybody.
    "plugins.late": (),
    # A second process knows nothing of what it does.
    "plugins.twin": (),
    "plugins.making": (
        "pelican",
        "plugins.caching",
        "plugins.checking",
        "plugins.contents",
        "plugins.markdown_source.aside",
        "plugins.markdown_source.failing",
        "plugins.notation.diagnostics",
        "plugins.notation.tree",
        "plugins.progress",
        "plugins.publishing",
        "plugins.revising",
        "plugins.twin",
        "plugins.writing.editions",
        "plugins.writing.made",
    ),
    # It does in small what a build does, and so knows who has a part in it.
    "plugins.revising": (
        "pelican",
        "plugins.assets.compress",
        "plugins.caching",
        "plugins.checking",
        "plugins.contents",
        "plugins.markdown_source.failing",
        "plugins.markdown_source.library",
        "plugins.notation",
        "plugins.progress",
        "plugins.publishing",
        "plugins.revising",
        "plugins.writing.editions",
        "plugins.writing.made",
    ),
    # rich comes with Pelican, whose console it shares.
    "plugins.progress": ("pelican", "rich", "plugins.notation.pages", "plugins.notation.tree"),
    "plugins.checking": ("PIL", "plugins.checking", "plugins.notation"),
    # To find what only a build's own reading finds.
    "plugins.checking.__main__": ("pelican", "plugins.checking", "plugins.notation"),
    # Pelican's generators are asked what they would write, and its writer what it would render.
    "plugins.checking.unwritten": ("pelican", "plugins.checking.pages"),
    "plugins.publishing": ("plugins.publishing",),
    # Before there is a site: Pelican's own reading of settings and its log are looked after.
    "plugins.publishing.__main__": ("pelican", "plugins.publishing"),
    "plugins.publishing.settings": (
        "pelican",
        "jinja2",
        "markdown",
        "plugins.notation.addresses",
        "plugins.notation.files",
        "plugins.publishing.places",
    ),
    "plugins.publishing.places": ("pelican", "plugins.publishing"),
    "plugins.publishing.words": ("rich", "plugins.publishing"),
    "plugins.publishing.pictures": (
        "plugins.notation.drawings",
        "plugins.notation.gifs",
        "plugins.publishing.profiles",
    ),
    "plugins.assets": (
        "pelican",
        "markupsafe",
        "brotli",
        "plugins.assets",
        "plugins.writing.editions",
    ),
    # What differs between two builds is told from values; the adapter to Pelican is its writer.
    "plugins.writing": (
        "pelican",
        "jinja2",
        "plugins.caching",
        "plugins.notation.pages",
        "plugins.twin",
        "plugins.writing",
    ),
    "plugins.writing.digests": (),
    "plugins.writing.editions": (),
    "plugins.writing.made": (),
    "plugins.writing.names": ("jinja2", "markupsafe"),
    "plugins.feeds": ("pelican", "plugins.feeds"),
    # Pelican's hooks and Jinja's; the store itself knows neither.
    "plugins.caching": ("pelican", "jinja2", "plugins.caching", "plugins.contents"),
    # What plugins share of Pelican's contents, and the signal of one that was read anew.
    "plugins.contents": ("pelican", "blinker"),
    "plugins.caching.store": (),
    "plugins.caching.files": (),
    "plugins.caching.made_with": (),
    "plugins.caching.unchanged": ("plugins.caching",),
    # watchfiles comes with Pelican.
    "plugins.serving": (
        "pelican",
        "watchfiles",
        "plugins.caching",
        "plugins.contents",
        "plugins.markdown_source.failing",
        "plugins.markdown_source.library",
        "plugins.notation",
        "plugins.revising.texts",
        "plugins.serving",
    ),
    "plugins.reading": (
        "pelican",
        "plugins.caching",
        "plugins.contents",
        "plugins.notation.files",
        "plugins.notation.pages",
        "plugins.notation.workout",
        "plugins.reading",
    ),
    "plugins.markdown_source": (
        "pelican",
        "markdown",
        "jinja2",
        "markupsafe",
        "plugins.caching",
        "plugins.contents",
        "plugins.markdown_source",
        "plugins.notation.catalogue",
        "plugins.notation.code",
        "plugins.notation.diagnostics",
        "plugins.notation.document",
        "plugins.notation.exercises",
        "plugins.notation.fenced",
        "plugins.notation.nesting",
        "plugins.notation.pages",
        "plugins.notation.prose",
        "plugins.notation.report",
        "plugins.notation.signs",
        "plugins.notation.source",
        "plugins.notation.tree",
        "plugins.pictures.model",
        # Kept beside the text that it is made of.
        "plugins.reading.outline",
        "plugins.twin",
    ),
    # What becomes of a picture is pure; to look at one and to make a copy needs Pillow.
    "plugins.pictures": (
        "pelican",
        "plugins.caching",
        "plugins.markdown_source.aside",
        "plugins.markdown_source.blocks",
        "plugins.notation.files",
        "plugins.pictures",
        "plugins.progress",
    ),
    "plugins.pictures.model": (),
    "plugins.pictures.looking": ("PIL", "plugins.pictures.model"),
    "plugins.pictures.making": ("PIL", "plugins.pictures.looking", "plugins.pictures.model"),
    "plugins.exercises": (
        "pelican",
        "jinja2",
        "markupsafe",
        "plugins.exercises",
        "plugins.markdown_source",
        "plugins.notation",
        "plugins.figures",
    ),
    "plugins.workouts": (
        "pelican",
        "markupsafe",
        "plugins.contents",
        "plugins.markdown_source",
        "plugins.notation.exercises",
        "plugins.notation.pages",
        "plugins.notation.workout",
        "plugins.workouts",
    ),
    "plugins.pros_cons": (
        "pelican",
        "plugins.contents",
        "plugins.markdown_source",
        "plugins.notation.pros_cons",
        "plugins.pros_cons",
    ),
    # rich comes with Pelican, whose console the progress bar shares.
    "plugins.sheets": (
        "pelican",
        "rich",
        "typst",
        "segno",
        "PIL",
        "plugins.caching.files",
        "plugins.caching.made_with",
        "plugins.contents",
        "plugins.figures",
        "plugins.notation",
        "plugins.progress",
        "plugins.sheets",
        "plugins.writing.digests",
        "plugins.writing.editions",
    ),
    # While one writes, the examples of the tests are shown.
    "plugins.styleguide": ("pelican", "plugins.styleguide", "tests.theme.examples"),
    # Within the pure package arrows go one way, too: whole pages know the notations, which know
    # texts and mistakes; the two notations do not know each other.
    "plugins.notation": ("plugins.notation",),
    # The finder's model and what it reads are pure; its generator is Pelican's.
    "plugins.finder": ("pelican", "plugins.finder"),
    "plugins.finder.model": (),
    "plugins.finder.things": (),
    "plugins.finder.reading": ("plugins.finder", "plugins.notation"),
    "plugins.search": ("pelican", "plugins.search"),
    "plugins.search.index": ("pagefind",),
    # What draws a body knows nothing of workouts; the exercises of the notation know it.
    "plugins.figures": ("plugins.figures",),
    "plugins.notation.exercises": (
        "plugins.figures",
        "plugins.notation.diagnostics",
        "plugins.notation.document",
        "plugins.notation.exercises",
        "plugins.notation.source",
    ),
    "plugins.notation.codes": (),
    "plugins.notation.frozen": (),
    "plugins.notation.source": (),
    "plugins.notation.diagnostics": ("plugins.notation.codes", "plugins.notation.source"),
    "plugins.notation.report": ("plugins.notation.diagnostics", "plugins.notation.source"),
    "plugins.notation.addresses": (),
    "plugins.notation.code": ("plugins.notation.fenced",),
    "plugins.notation.fenced": (),
    "plugins.notation.nesting": (),
    "plugins.notation.signs": ("plugins.notation.source",),
    "plugins.notation.document": (
        "plugins.notation.diagnostics",
        "plugins.notation.fenced",
        "plugins.notation.frozen",
        "plugins.notation.source",
    ),
    "plugins.notation.workout": (
        "plugins.notation.diagnostics",
        "plugins.notation.frozen",
        "plugins.notation.source",
        "plugins.notation.workout",
    ),
    "plugins.notation.pros_cons": (
        "plugins.notation.diagnostics",
        "plugins.notation.pros_cons",
        "plugins.notation.source",
    ),
}

#: What every module may import: it is as Python's own.
ANYWHERE = ("plugins.late",)

#: What a module may name in its types, though it is not to be loaded by it.
ALLOWED_AS_TYPES: Mapping[str, tuple[str, ...]] = {
    "plugins.finder": ("plugins.notation.exercises",),
    "plugins.notation.pros_cons": ("plugins.notation.document",),
}

_TAG = re.compile(r"(?<!\?P)</?[a-z][a-z0-9-]*(?=[\s/>]|$)|</")


@dataclass(frozen=True, slots=True)
class Import:
    """An import as written: the names that it may load, and its line."""

    names: tuple[str, ...]
    line: int
    for_types: bool


# --- The checker --------------------------------------------------------------------------------


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[Import]:
    """Yield every import of ``source``, the text of ``module``."""
    tree = ast.parse(source)
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import((alias.name,), node.lineno, node in for_types)
        elif isinstance(node, ast.ImportFrom):
            package = _absolute(node, module, is_package=is_package)
            for alias in node.names:
                yield Import((package, f"{package}.{alias.name}"), node.lineno, node in for_types)


def _absolute(node: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    above = module.split(".")[: None if is_package and node.level == 1 else -node.level]
    return ".".join([*above, *([node.module] if node.module else [])])


def wrong_imports(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """Return ``LINE: MODULE imports NAME`` for each import that the rules do not allow."""
    ours = _longest(module, ALLOWED)
    if ours is None:
        return [f"1: {module} has no rule"]
    wrong = []
    for found in imports(source, module, is_package=is_package):
        allowed = ALLOWED[ours] + ANYWHERE
        if found.for_types:
            allowed += ALLOWED_AS_TYPES.get(ours, ())
        if not any(_may(name, allowed) for name in found.names):
            wrong.append(f"{found.line}: {module} imports {found.names[-1]}")
    return wrong


def _may(name: str, allowed: tuple[str, ...]) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names or _longest(name, allowed) is not None


def _longest(name: str, prefixes: Mapping[str, object] | tuple[str, ...]) -> str | None:
    fitting = [prefix for prefix in prefixes if f"{name}.".startswith(f"{prefix}.")]
    return max(fitting, key=len, default=None)


def markup(source: str) -> list[str]:
    """Return ``LINE: TEXT`` for each string that holds an HTML tag and is no docstring."""
    tree = ast.parse(source)
    docstrings = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        f"{node.lineno}: {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in docstrings
        and _TAG.search(node.value)
    ]


def modules() -> list[Path]:
    return [
        *sorted((ROOT / "plugins").rglob("*.py")),
        ROOT / "pelicanconf.py",
        ROOT / "publishconf.py",
    ]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# --- The project --------------------------------------------------------------------------------


def test_imports_point_one_way() -> None:
    """No module imports what its package may not know."""
    wrong = [
        f"{path.relative_to(ROOT)}:{found}"
        for path in modules()
        for found in wrong_imports(
            path.read_text(encoding="utf-8"),
            module_name(path),
            is_package=path.name == "__init__.py",
        )
    ]
    assert wrong == []


def test_every_rule_is_about_something() -> None:
    """A rule for a module that is gone is gone as well."""
    names = {module_name(path) for path in modules()}
    assert set(ALLOWED) - names == set()
    assert set(ALLOWED_AS_TYPES) - set(ALLOWED) == set()


def test_markup_is_the_themes() -> None:
    """No Python file of the plugins holds a piece of HTML."""
    found = [
        f"{path.relative_to(ROOT)}:{text}"
        for path in modules()
        for text in markup(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_theme_holds_no_code_of_python() -> None:
    """A theme is templates, styles, scripts and fonts."""
    assert list((ROOT / "theme").rglob("*.py*")) == []


IMPORT_ALL = """
import importlib, pkgutil, sys
import plugins.figures, plugins.notation
for pure in (plugins.figures, plugins.notation):
    for found in pkgutil.walk_packages(pure.__path__, pure.__name__ + "."):
        importlib.import_module(found.name)
print(*sorted(name for name in sys.modules if name.startswith("plugins.")))
print(*sorted({name.partition(".")[0] for name in sys.modules}
      & {"blinker", "docutils", "jinja2", "markdown", "markupsafe", "pelican", "rich", "typst"}))
"""


def test_the_pure_package_loads_no_site_generator() -> None:
    """Importing all of the notation loads nothing of Pelican, Markdown or Jinja."""
    loaded, others = _python("-c", IMPORT_ALL).split("\n")[:2]
    assert "plugins.notation.workout.parser" in loaded.split()
    pure = ("plugins.notation", "plugins.figures", *ANYWHERE)
    assert all(name.startswith(pure) for name in loaded.split())
    assert others == ""


PLUGINS = """
import importlib, sys
from pelicanconf import PLUGINS
for name in PLUGINS:
    importlib.import_module(name)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"typst"}))
"""


def test_what_sets_documents_is_loaded_where_there_are_any_to_set() -> None:
    """An edit of words takes all of them over."""
    assert _python("-c", PLUGINS).strip() == ""


def test_the_linter_needs_python_only() -> None:
    """The notation's command runs where no package is installed."""
    assert _python("-S", "-m", "plugins.notation", "lint", "content") == "no mistakes found\n"


def _python(*arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


# --- The checker is checked ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("plugins.notation.pages", "import pelican"),
        ("plugins.notation.report", "from markdown import Markdown"),
        ("plugins.notation.workout.parser", "from plugins.notation.pros_cons import ProsCons"),
        ("plugins.notation.workout.parser", "from plugins.notation import pros_cons"),
        ("plugins.notation.workout.parser", "from plugins.notation.document import Block"),
        ("plugins.notation.pros_cons.parser", "from ..workout import Workout"),
        ("plugins.notation.source", "from plugins.notation.pages import Page"),
        ("plugins.notation.workout.parser", "from plugins.notation.exercises import Library"),
        ("plugins.figures.solve", "from plugins.notation.source import Span"),
        ("plugins.markdown_source.reader", "from plugins.notation.workout import Workout"),
        ("plugins.markdown_source.reader", "import plugins.workouts"),
        ("plugins.workouts.block", "from plugins.pros_cons import block"),
        ("plugins.workouts.block", "from plugins.sheets.render import Paper"),
        ("plugins.workouts.block", "import jinja2"),
        ("plugins.sheets.generator", "from plugins.workouts.articles import SheetFile"),
        ("plugins.assets.styles", "import plugins.notation"),
        ("plugins.building", "from plugins import notation"),
        ("pelicanconf", "import plugins.workouts"),
        ("plugins.other", "import pelican"),
        ("plugins.workoutsabc", "import plugins.workouts"),
    ],
)
def test_a_wrong_arrow_is_found(module: str, line: str) -> None:
    """An import against the rules is told with its line, wherever in the file it stands."""
    name = line.rpartition(" ")[2]
    for spoiled in (
        f"import re\n{line}\n",
        f"def late():\n    {line}\n",
        f"if TYPE_CHECKING:\n    {line}\n",
    ):
        (found,) = wrong_imports(spoiled, module)
        assert found.startswith(f"2: {module} imports ")
        assert found.endswith(name)


def test_a_module_without_a_rule_is_found() -> None:
    """A new top-level module needs a rule before it may import anything."""
    assert wrong_imports("", "tools.new") == ["1: tools.new has no rule"]


@pytest.mark.parametrize(
    ("module", "is_package", "line"),
    [
        ("plugins.assets", True, "from .plugin import begin"),
        ("plugins.assets.plugin", False, "from .files import Assets"),
        ("plugins.notation.pros_cons.parser", False, "from . import model"),
        ("plugins.workouts", True, "from pelican import signals"),
        ("plugins.notation.source", False, "from collections.abc import Iterable"),
        ("plugins.markdown_source.reader", False, "from plugins.notation import report"),
    ],
)
def test_a_right_arrow_is_not_found(module: str, is_package: bool, line: str) -> None:
    """What the rules allow passes, written absolutely or from the module's own place."""
    assert wrong_imports(line, module, is_package=is_package) == []


def test_a_type_may_be_named_where_the_module_may_not_be_loaded() -> None:
    """Pros and cons name the type of a block for the type checker only."""
    line = "from plugins.notation.document import Block"
    module = "plugins.notation.pros_cons.parser"
    assert wrong_imports(f"if TYPE_CHECKING:\n    {line}\n", module) == []
    assert wrong_imports(f"if TYPE_CHECKING:\n    pass\nelse:\n    {line}\n", module) == [
        f"4: {module} imports plugins.notation.document.Block"
    ]


@pytest.mark.parametrize(
    "text",
    ['x = "<p>"', 'x = f"<div class={x}>"', 'x = "a</b>"', 'return_ = ["<br"]', 'x = "</"'],
)
def test_markup_is_found(text: str) -> None:
    """A tag in any string is told with its line."""
    assert len(markup(f"import re\n{text}")) == 1


@pytest.mark.parametrize(
    "text", ['"""Makes a <p>."""', 'x = r"(?P<path>a)"', 'x = "a < b"', 'x = "<PATH>"', "# <p>"]
)
def test_what_only_looks_like_markup_is_not_found(text: str) -> None:
    """Docstrings, comments, named groups and comparisons hold no markup."""
    assert markup(text) == []
