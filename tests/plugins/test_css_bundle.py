"""The style sheet as one file: ``plugins.css_bundle``."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.css_bundle.bundle import BundleError, bundle
from plugins.css_bundle.paper import by_media, slim
from plugins.css_bundle.plugin import write_bundle

THEME = Path(__file__).parents[2] / "theme"


def write(folder: Path, **sheets: str) -> Path:
    """Write style sheets into ``folder`` ("a__b" is "a/b.css") and return the way to main.css."""
    for name, css in sheets.items():
        path = folder / f"{name.replace('__', '/')}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(css, encoding="utf-8")
    return folder / "main.css"


def test_an_import_becomes_a_block_of_its_layer(tmp_path: Path) -> None:
    """What is imported into a layer stands in that layer."""
    main = write(
        tmp_path, main='@layer a;\n@import url("x.css") layer(a);\n', x="p { margin: 0; }\n"
    )
    assert bundle(main).css == "@layer a;\n@layer a {\np { margin: 0; }\n}\n"


def test_an_import_without_a_layer_is_put_in_plain(tmp_path: Path) -> None:
    """Without a layer there is nothing to wrap."""
    main = write(tmp_path, main='@import url("x.css");\n', x="p { margin: 0; }\n")
    assert bundle(main).css == "p { margin: 0; }\n"


def test_an_import_for_a_medium_stays_for_that_medium(tmp_path: Path) -> None:
    """A media query after the layer goes around it."""
    main = write(tmp_path, main='@import url("x.css") layer(a) print;', x="p { margin: 0; }")
    assert bundle(main).css == "@media print {\n@layer a {\np { margin: 0; }\n}\n}"


def test_imports_of_imports_are_put_in_too(tmp_path: Path) -> None:
    """No ``@import`` is left, however deep; the parts are named in the order they were done."""
    main = write(
        tmp_path,
        main='@import url("a/x.css");',
        a__x='@import url("y.css") layer(l);',
        a__y="p { margin: 0; }",
    )
    made = bundle(main)
    assert made.css == "@layer l {\np { margin: 0; }\n}"
    assert [part.name for part in made.parts] == ["y.css", "x.css"]


def test_an_import_in_a_comment_is_a_comment(tmp_path: Path) -> None:
    """A comment may speak of an import of a file that is not there."""
    css = '/* @import url("gone.css"); */\np { margin: 0; }\n'
    assert bundle(write(tmp_path, main=css)).css == css


def test_addresses_stay_true(tmp_path: Path) -> None:
    """An address in a part in another folder points to the same file from main.css."""
    main = write(
        tmp_path,
        main='@import url("a/x.css");',
        a__x='p { background: url("../../i.svg"), url("data:,x"), url(#f), url(/r.svg); }',
    )
    assert bundle(main).css == (
        'p { background: url("../i.svg"), url("data:,x"), url(#f), url(/r.svg); }'
    )


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ('p {}\n@import url("gone.css") layer(a);', r'main\.css:2: imports "gone\.css", but'),
        ('@import url("main.css");', r'main\.css:1: imports "main\.css", which imports this'),
        ('@import "x.css";', r'main\.css:1: cannot read "@import "x\.css";"; write'),
        ("@import url(x.css);", r"main\.css:1: cannot read"),
    ],
)
def test_what_cannot_be_imported_is_named(tmp_path: Path, css: str, message: str) -> None:
    """The error says in which line of which file, and what is wrong with it."""
    with pytest.raises(BundleError, match=message):
        bundle(write(tmp_path, main=css))


def fake_pelican(theme: Path, output: Path) -> SimpleNamespace:
    return SimpleNamespace(
        theme=str(theme),
        output_path=str(output),
        settings={"THEME_STATIC_PATHS": ["static"], "THEME_STATIC_DIR": "theme"},
    )


def test_the_output_has_the_bundle_and_not_its_parts(tmp_path: Path) -> None:
    """The parts that Pelican copied are taken away, with their folder; a sheet of its own stays."""
    sheets = {
        "main": '@import url("parts/x.css") layer(a);\n',
        "parts__x": "p { margin: 0; }\n",
        "alone": "h1 { margin: 0; }\n",
    }
    write(tmp_path / "theme/static/css", **sheets)
    write(tmp_path / "output/theme/css", **sheets)
    write_bundle(fake_pelican(tmp_path / "theme", tmp_path / "output"))
    css = tmp_path / "output/theme/css"
    assert sorted(path.name for path in css.rglob("*")) == ["alone.css", "main.css", "paper.css"]
    assert (css / "main.css").read_text() == "@layer a{p{margin:0}}\n"
    assert (css / "paper.css").read_text() == "\n"


@pytest.mark.parametrize(
    ("css", "slimmed"),
    [
        ("/* a */\np {\n  margin: 0;\n}\n", "p{margin:0}"),
        ("a :hover { top: calc(1px + 2px) }", "a :hover{top:calc(1px + 2px)}"),
        ('p::before { content: "a  /* b */ } ;" ; }', 'p::before{content:"a  /* b */ } ;"}'),
        ("a/**/b { }", "a b{}"),
        (
            "@media (min-width: 1px) and (max-width: 2px) { a:b { --x: y } }",
            "@media (min-width: 1px) and (max-width: 2px){a:b{--x:y}}",
        ),
        ('p { background: url("a.svg"), url(b/c.svg) }', 'p{background:url("a.svg"),url(b/c.svg)}'),
    ],
)
def test_a_slim_sheet_says_the_same(css: str, slimmed: str) -> None:
    """Comments and needless space go; what is in strings, and space that parts words, stays."""
    assert slim(css) == slimmed


def test_paper_has_a_file_of_its_own() -> None:
    """What is for print goes there in its layer; the order of the layers is in both."""
    media = by_media(
        "@layer a, b;\n"
        "@layer a { p { top: 0; } @media print { p { top: 1px; } } i { top: 0; } }\n"
        "@media print { @layer b { @page { margin: 0; } u { top: 0; } } }\n"
        "@layer b { @media screen and (min-width: 1px) { p { top: 0; } } }\n"
    )
    assert media.screen == (
        "@layer a,b;@layer a{p{top:0}i{top:0}}"
        "@layer b{@media screen and (min-width: 1px){p{top:0}}}"
    )
    assert media.paper == "@layer a,b;@layer a{p{top:1px}}@layer b{@page{margin:0}u{top:0}}"


def test_our_pages_wait_for_no_rule_that_is_for_paper() -> None:
    """All of it is in the other file, and nothing is lost on the way."""
    whole = slim(bundle(THEME / "static/css/main.css").css)
    media = by_media(whole)
    assert "@media print" not in media.screen + media.paper
    assert "@page" not in media.screen
    assert ".sheet" in media.paper
    assert media.screen.count("{") + media.paper.count("{") >= whole.count("{") - whole.count(
        "@media print{"
    )


def test_a_theme_without_a_main_sheet_is_left_alone(tmp_path: Path) -> None:
    """There is nothing to bundle and nothing is written."""
    (tmp_path / "theme/static").mkdir(parents=True)
    write_bundle(fake_pelican(tmp_path / "theme", tmp_path / "output"))
    assert not (tmp_path / "output").exists()


def test_every_rule_of_our_theme_is_in_a_layer() -> None:
    """Outside the layers a rule would win over all of them."""
    css = re.sub(r"/\*.*?\*/", "", bundle(THEME / "static/css/main.css").css, flags=re.DOTALL)
    layers = ("@layer ", "@media print {\n@layer ")
    assert [rule for rule in outermost(css) if not rule.startswith(layers)] == []


def test_every_style_sheet_of_our_theme_is_imported() -> None:
    """A file that main.css does not import does nothing."""
    main = (THEME / "static/css/main.css").resolve()
    assert set(main.parent.rglob("*.css")) == {main, *bundle(main).parts}


def test_the_order_of_the_layers_names_every_layer() -> None:
    """The one line at the top is the whole truth about which layer wins."""
    css = bundle(THEME / "static/css/main.css").css
    declared = re.search(r"^@layer ([\w, ]+);", css, re.MULTILINE)
    assert declared is not None
    used = set(re.findall(r"^@layer (\w+) \{", css, re.MULTILINE))
    assert set(declared.group(1).split(", ")) == used


def outermost(css: str) -> list[str]:
    """Return the beginning of each rule that stands in no other."""
    rules, depth, start = [], 0, 0
    for at, character in enumerate(css):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        if depth == 0 and character in "};":
            rules.append(css[start : at + 1].strip())
            start = at + 1
    return rules
