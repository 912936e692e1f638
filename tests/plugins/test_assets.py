"""The theme's files as pages get them: ``plugins.assets``."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from pathlib import Path

import brotli
import pytest

from plugins.assets.compress import compress
from plugins.assets.files import Assets
from plugins.assets.fitting import Sheet, without_unused
from plugins.assets.media import by_media, slim
from plugins.assets.policy import policy, source
from plugins.assets.scripts import ScriptError, linked, without_comments
from plugins.assets.shown import DRAWN, shown_in
from plugins.assets.styles import Styles
from plugins.assets.stylesheet import StyleError, read, with_addresses

THEME = Path(__file__).parents[2] / "theme"


def write(folder: Path, **sheets: str) -> Path:
    """Write style sheets into ``folder`` ("a__b" is "a/b.css") and return the way to main.css."""
    for name, css in sheets.items():
        path = folder / f"{name.replace('__', '/')}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(css, encoding="utf-8")
    return folder / "main.css"


def test_each_import_is_a_part_with_its_layer_and_medium(tmp_path: Path) -> None:
    """What the sheet says itself stands apart, as the order of the layers does."""
    main = write(
        tmp_path,
        main='@layer a;\n@import url("x.css") layer(a);\n@import url("y.css") layer(b) print;\n',
        x="p { margin: 0; }\n",
        y="i { margin: 0; }",
    )
    sheet = read(main)
    assert sheet.head.split() == ["@layer", "a;"]
    assert [(part.path.stem, part.layer, part.media, part.css) for part in sheet.parts] == [
        ("x", "a", "", "p { margin: 0; }"),
        ("y", "b", "print", "i { margin: 0; }"),
    ]


def test_imports_of_imports_are_put_in_too(tmp_path: Path) -> None:
    """No ``@import`` is left, however deep; the files are named in the order they were done."""
    main = write(
        tmp_path,
        main='@import url("a/x.css");',
        a__x='@import url("y.css") layer(l) print;',
        a__y="p { margin: 0; }",
    )
    sheet = read(main)
    assert [part.css for part in sheet.parts] == [
        "@media print {\n@layer l {\np { margin: 0; }\n}\n}"
    ]
    assert [file.name for file in sheet.files] == ["y.css", "x.css"]


def test_an_import_in_a_comment_is_a_comment(tmp_path: Path) -> None:
    """A comment may speak of an import of a file that is not there."""
    css = '/* @import url("gone.css"); */\np { margin: 0; }\n'
    sheet = read(write(tmp_path, main=css))
    assert (sheet.head, sheet.parts) == (css, ())


def test_addresses_stay_true(tmp_path: Path) -> None:
    """An address in a part in another folder points to the same file from main.css."""
    main = write(
        tmp_path,
        main='@import url("a/x.css");',
        a__x='p { background: url("../../i.svg"), url("data:,x"), url(#f), url(/r.svg); }',
    )
    assert read(main).parts[0].css == (
        'p { background: url("../i.svg"), url("data:,x"), url(#f), url(/r.svg); }'
    )
    assert with_addresses("url(a.svg) url(#b)", str.upper) == 'url("A.SVG") url(#b)'


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
    with pytest.raises(StyleError, match=message):
        read(write(tmp_path, main=css))


def test_a_page_gets_the_rules_that_it_can_use_in_the_order_of_the_sheet(tmp_path: Path) -> None:
    """What is for paper is in none of them, but with all tokens, which a page may be without."""
    main = write(
        tmp_path,
        main="@layer tokens, base, components, end;\n"
        '@import url("tokens.css") layer(tokens);\n'
        '@import url("base.css") layer(base);\n'
        '@import url("one.css") layer(components);\n'
        '@import url("two.css") layer(components);\n'
        '@import url("end.css") layer(end) print;\n',
        tokens=":root { --a: 1; --b: var(--a); --c: 2; }",
        base="s { margin: var(--b); }",
        one="i { margin: var(--b); } @media print { i { margin: 1px; } }",
        two='u.k { background: url("x.svg"); }',
        end="b { margin: 0; }",
    )
    styles = Styles(read(main), lambda target: f"/t/{target}")
    head = "@layer tokens,base,components,end;"
    tokens = "@layer tokens{:root{--a:1;--b:var(--a)}}"
    assert styles.screen(shown_in("<p>")) == ""
    # Which layer wins need not be said where the first ones stand in their order.
    assert styles.screen(shown_in("<s>")) == f"{tokens}@layer base{{s{{margin:var(--b)}}}}"
    assert styles.screen(shown_in('<u class="k j"><i>')) == (
        f'{head}{tokens}@layer components{{i{{margin:var(--b)}}u.k{{background:url("/t/x.svg")}}}}'
    )
    assert styles.paper() == (
        f"{head}@layer tokens{{:root{{--a:1;--b:var(--a);--c:2}}}}"
        "@layer components{i{margin:1px}}@layer end{b{margin:0}}"
    )


@pytest.mark.parametrize(
    ("css", "html", "kept"),
    [
        ("p,b>i.x::before{a:b}", "<p>", "p{a:b}"),
        ("p,b>i.x::before{a:b}", '<b class="x"><i>', "b>i.x::before{a:b}"),
        (":root{a:b}*{a:b}[hidden]{a:b}::selection{a:b}", "", None),
        (":is(.x,.y>u) b{a:b}", '<b class="x">', None),
        (":is(.x,.y>u) b{a:b}", '<b class="y">', ""),
        ("p:not(.x,.y){a:b}", "<p>", None),
        ("p:has(>:where(i,b.x):hover){a:b}", "<p><i>", "p:has(>:where(i):hover){a:b}"),
        ("p:has(>:where(i,b.x):hover){a:b}", "<p><b>", ""),
        ('a[href$=".pdf"]:nth-child(n of .x)>b{a:b}', "<a><b>", None),
        ("@media (a){p{a:b}u{a:b}}", "<p>", "@media (a){p{a:b}}"),
        ("@layer x{@media (a){u{a:b}}}", "<p>", ""),
        ("@page{a:b}@keyframes x{0%{a:b}}", "", None),
        ("svg{a:b}", '<form data-brings="svg td">', None),
        ("@font-face{a:b}", "", None),
        ("@font-face{unicode-range:U+100-10F,U+141}", "\u0141", None),
        ("@font-face{unicode-range:U+100-10F,U+141}", "\u0140", ""),
        ("@font-face{unicode-range:U+100-10F,U+141}", "&Lstrok;", None),
        ("@font-face{unicode-range:U+100-10F,U+141}", "&#x10A;&nbsp;", None),
        ("@font-face{unicode-range:U+100-10F,U+141}", "&amp;nbsp;", ""),
        ("b.x{a:b}i.y{a:b}", "<B class='x z'><i class=y>", None),
        ("b.x{a:b}", "<b class='y' title=\"x\">", ""),
    ],
)
def test_a_rule_is_left_out_only_if_nothing_can_match_it(
    css: str, html: str, kept: str | None
) -> None:
    """States, attributes and ids may come with a script; what fits, and all, is as it was."""
    assert Sheet(css).for_page(shown_in(html)) == (css if kept is None else kept)


@pytest.mark.parametrize(
    ("selector", "left"),
    [
        (":is(p,h1,h2) b", "p b"),
        ("b:is(.x,.y)", "b:is(.x)"),
        ("b > :is(.y, .x) + :is(p,b)", "b > .x + :is(p,b)"),
        # Of no weight it stays.
        (":where(p,h1) b", ":where(p) b"),
        # What is left would weigh less, or stand alone where nothing stood.
        (":is(p,.y) b", ":is(p,.y) b"),
        (":is(p,h1:hover) b", ":is(p,h1:hover) b"),
        ("b:not(:is(h1,h2))", "b:not(:is(h1,h2))"),
        ("b:has(> :is(.x,.y))", "b:has(> .x)"),
        (":is(b:hover,h1:focus)", "b:hover"),
        (":is(b,h1):hover", ":is(b):hover"),
    ],
)
def test_a_list_of_selectors_names_what_is_there(selector: str, left: str) -> None:
    """The rule matches as before, and weighs as much."""
    page = shown_in('<p class="x"><b>')
    assert Sheet(f"{selector}{{a:b}}").for_page(page) == f"{left}{{a:b}}"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1;--b:2}p{c:var(--b)}", ":root{--b:2}p{c:var(--b)}"),
        (":root{--a:var(--b);--b:2}p{c:d}", "p{c:d}"),
        ("@media (x){p{--a:1}}p{c:d}", "p{c:d}"),
        ("@media (x){:root{--mine:1}}", "@media (x){:root{--mine:1}}"),
        ('p{--a:";}";content:"{}"}', 'p{content:"{}"}'),
        ("@keyframes a{0%,9%{b:c}to{b:d}}p{e:f}", "p{e:f}"),
        ("@keyframes a{0%{b:c}}p{animation:x 1s,a 2s}", None),
    ],
)
def test_what_nothing_asks_for_is_left_out(css: str, kept: str | None) -> None:
    """Custom properties that only others like them use go, too, and rules of which none is left."""
    assert without_unused(css, frozenset({"--mine"})) == (css if kept is None else kept)


def test_pages_that_ask_for_the_same_have_the_same_style() -> None:
    """What no rule speaks of makes no page another: it is made once for all of them."""
    assets = Assets(THEME / "static", "/theme")
    one = assets.style('<p class="x">“One” var(--nobody-knows)</p>')
    assert assets.style('<p class="y z">Two …</p>') is one
    assert assets.style('<p class="y z">Two \u0161</p>') is not one


def test_a_drawing_of_another_file_has_its_colours() -> None:
    """What it takes from the page that shows it is not left out there."""
    source_of_drawings = (THEME.parent / "plugins/figures/svg.py").read_text(encoding="utf-8")
    taken = re.findall(r"var\((--[\w-]+)", source_of_drawings)
    assert set(taken) == DRAWN
    assets = Assets(THEME / "static", "/theme")
    style = assets.style('<svg class="figure movable mover-box"><use href="x.svg#a"/></svg>').text
    assert [name for name in DRAWN if f"{name}:" not in style] == []
    # Where nothing is drawn, nothing is said of it, and nothing moves.
    style = assets.style("<p>").text
    assert [word for word in ("--figure", "@keyframes", "{}") if word in style] == []


def test_a_script_is_named_by_what_it_imports_as_well() -> None:
    """A change in a module changes the names of all that import it, however far away."""

    def named(path: str, content: bytes) -> str:
        return path.replace(".js", f".{hashlib.sha256(content).hexdigest()[:4]}.js")

    scripts = {
        "js/main.js": 'import { A } from "./m/a.js";\nimport("./m/b.js");',
        "js/m/a.js": 'import { B } from "../m/b.js";',
        "js/m/b.js": "1;",
    }
    before = linked(scripts, named)
    after = linked({**scripts, "js/m/b.js": "2;"}, named)
    main = before["js/main.js"][1].decode()
    a = before["js/m/a.js"][0].removeprefix("js/")
    b = before["js/m/b.js"][0].removeprefix("js/")
    assert main == f'import {{ A }} from "./{a}";\nimport("./{b}");'
    assert not {name for name, _ in before.values()} & {name for name, _ in after.values()}


def test_a_script_is_sent_without_its_comments() -> None:
    """Those in lines of their own; what looks like one within a line is none, or not worth it."""
    script = (
        '/* One\n   and two. */\nlet a = "/* b */";\n  // Three.\n  a = "//c"; // d\n\nlet e;\n'
    )
    assert without_comments(script) == 'let a = "/* b */";\n  a = "//c"; // d\n\nlet e;\n'
    for file in Assets(THEME / "static", "/theme").written:
        if file.save_as.endswith(".js"):
            assert not re.search(rb"^\s*(//|/\*)", file.content, re.MULTILINE), file.save_as


@pytest.mark.parametrize(
    ("scripts", "message"),
    [
        ({"a.js": 'import "./b.js"'}, 'a.js imports "./b.js", but there is no b.js'),
        ({"a.js": 'import "./b.js"', "b.js": 'import "./a.js"'}, "a.js imports itself"),
    ],
)
def test_a_script_that_cannot_be_had_is_named(scripts: dict[str, str], message: str) -> None:
    """A browser would stop without a word."""
    with pytest.raises(ScriptError, match=re.escape(message)):
        linked(scripts, lambda path, _: path)


def test_a_policy_names_what_stands_in_the_page() -> None:
    """The hash is that of the text, as https://www.w3.org/TR/CSP3/ has it."""
    digest = base64.b64encode(hashlib.sha256(b"p{}").digest()).decode()
    assert source("p{}") == f"'sha256-{digest}'"
    made = policy([source("p{}")], [], forms=["https://letters.example"])
    assert f"style-src 'self' 'sha256-{digest}';" in made
    assert "form-action 'self' https://letters.example;" in made
    assert "unsafe-inline" not in made


def test_the_policy_of_the_header_is_short() -> None:
    """It is sent with each answer, and says only what holds for all and what a page cannot say."""
    assert policy(None, [source("a")], site="https://a.example") == (
        f"script-src 'self' https://a.example {source('a')}; "
        "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )


def test_our_files_have_their_fingerprints() -> None:
    """A page reaches each by a name that changes with its content; what they import is there."""
    plain = Assets(THEME / "static", "/theme")
    kept = Assets(THEME / "static", "/theme", fingerprint=True)
    assert plain.url("js/main.js") == "/theme/js/main.js"
    assert re.fullmatch(r"/theme/js/main\.[0-9a-f]{10}\.js", kept.url("js/main.js"))
    written = {file.save_as for file in kept.written}
    assert len(written) == len(plain.written)
    for file in kept.written:
        text = file.content.decode("utf-8", "replace")
        if file.save_as.endswith(".js"):
            for path in re.findall(r'(?:from|import\() *"\./([^"]+)"', text):
                assert f"{Path(file.save_as).parent.as_posix()}/{path}" in written
    for path in re.findall(r'url\("/theme/([^"]+)"\)', kept.style("<p>").text):
        assert path in written


def test_texts_get_compressed_forms_that_say_the_same(tmp_path: Path) -> None:
    """Beside each text; what would grow, and what is no text, is left alone."""
    text = b"<p>Again and again.</p>\n" * 40
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_bytes(text)
    (tmp_path / "b.json").write_bytes(b"{}")
    (tmp_path / "c.png").write_bytes(text)
    compress(tmp_path)
    assert gzip.decompress((tmp_path / "a/index.html.gz").read_bytes()) == text
    assert brotli.decompress((tmp_path / "a/index.html.br").read_bytes()) == text
    made = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {"index.html", "index.html.gz", "index.html.br", "b.json", "c.png"}


@pytest.mark.parametrize(
    ("css", "slimmed"),
    [
        ("/* a */\np {\n  margin: 0;\n}\n", "p{margin:0}"),
        ("a :hover { top: calc(1px + 2px) }", "a :hover{top:calc(1px + 2px)}"),
        ('p::before { content: "a  /* b */ } ;" ; }', 'p::before{content:"a  /* b */ } ;"}'),
        ("a/**/b { }", "a b{}"),
        ('p { quotes: "{a: b" ";c: d"; top: 0 }', 'p{quotes:"{a: b" ";c: d";top:0}'),
        ("p { --x: ; top: /**/ 0 }", "p{--x:;top:0}"),
        (
            "@media (min-width: 1px) and (max-width: 2px) { a:b { --x: y } }",
            "@media(min-width:1px) and (max-width:2px){a:b{--x:y}}",
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
        "@layer b { @media screen and (min-width:1px) { p { top: 0; } } }\n"
    )
    assert media.screen == (
        "@layer a,b;@layer a{p{top:0}i{top:0}}@layer b{@media screen and (min-width:1px){p{top:0}}}"
    )
    assert media.paper == "@layer a,b;@layer a{p{top:1px}}@layer b{@page{margin:0}u{top:0}}"


def our_styles() -> Styles:
    return Styles(read(THEME / "static/css/main.css"), str)


def test_our_pages_wait_for_no_rule_that_is_for_paper() -> None:
    """All of it is in the other file, and nothing is lost on the way."""
    styles = our_styles()
    screen, paper = styles.whole(), styles.paper()
    assert "@media print" not in screen + paper
    assert "@page" not in screen
    assert ".sheet" in paper
    parts = [slim(part.css) for part in read(THEME / "static/css/main.css").parts]
    whole = sum(css.count("{") - css.count("@media print{") for css in parts)
    assert screen.count("{") + paper.count("{") >= whole


def test_every_rule_of_our_theme_is_in_a_layer() -> None:
    """Outside the layers a rule would win over all of them."""
    styles = our_styles()
    for css in (styles.whole(), styles.paper()):
        assert [rule for rule in outermost(css) if not rule.startswith("@layer ")] == []


def test_every_style_sheet_of_our_theme_is_imported() -> None:
    """A file that main.css does not import does nothing."""
    main = (THEME / "static/css/main.css").resolve()
    assert set(main.parent.rglob("*.css")) == {main, *read(main).files}


def test_the_order_of_the_layers_names_every_layer() -> None:
    """The one line at the top is the whole truth about which layer wins."""
    sheet = read(THEME / "static/css/main.css")
    declared = re.search(r"^@layer ([\w, ]+);", sheet.head, re.MULTILINE)
    assert declared is not None
    assert set(declared.group(1).split(", ")) == {part.layer for part in sheet.parts}


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
