"""Every sheet meets PDF/UA-1, and what does not is told: good files are broken one fault each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pikepdf
import pytest
import typst

from plugins.notation.workout.choices import Choice, Paper
from plugins.sheets.row_heads import with_row_heads
from tests.sheets import examples, making, ua

#: It has a link, a table within the workout's own, figures and headings of two levels.
RICH = "table with figures"

each_paper = pytest.mark.parametrize("paper", Paper, ids=lambda paper: str(paper.value))
each_example = pytest.mark.parametrize("name", examples.EVERY)


def pdf(name: str, paper: Paper = Paper.A4) -> bytes:
    return making.example(name, Choice(paper))


@cache
def made(source: str) -> bytes:
    """A tagged file that is no sheet of ours, for what no sheet has (so far)."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[making.TEMPLATES / "fonts"])
    start = '#set document(title: "Sample")\n#set text(font: "Atkinson Hyperlegible Next")\n'
    compiler = typst.Compiler((start + source).encode(), font_paths=fonts)
    file = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    assert isinstance(file, bytes)
    return file


@each_paper
@each_example
def test_every_sheet_meets_pdf_ua(name: str, paper: Paper) -> None:
    """Nothing that a machine can tell keeps a sheet from PDF/UA-1."""
    assert ua.faults(pdf(name, paper)) == []


@each_paper
@each_example
def test_sheets_are_read_in_the_order_in_which_they_are_seen(name: str, paper: Paper) -> None:
    """No word is read out before one that stands above it or left of it on its line."""
    assert ua.misplaced(pdf(name, paper)) == []


@each_paper
@pytest.mark.parametrize("name", ["typical", "twelve with figures"])
def test_rows_are_named_after_their_exercise(name: str, paper: Paper) -> None:
    """Below its head, a row of several cells has one head of its own, and a cell for hands last."""
    found = [row for row in rows(pdf(name, paper)) if len(row) > 1]
    assert len(found) > 2
    for row in found:
        assert sum(kind == "TH" for kind, _ in row) == 1
        assert ("TH", "/Row") in row
        assert row[-1][0] == "TD"


def test_the_head_of_a_row_is_below_the_first_column() -> None:
    """It is the last cell below that column's head; a cell that has its row for itself is none."""
    table = """
    #table(columns: 3, table.header(table.cell(colspan: 2)[Exercise], [Log]),
      [1], [Squat], [10], table.cell(colspan: 3)[Rest, then again.], [2], [Push-up], [12])
    """
    file = with_row_heads(made("= Sample" + table))
    assert ua.faults(file) == []
    named = [("TD", ""), ("TH", "/Row"), ("TD", "")]
    assert rows(file) == [named, [("TD", "")], named]


def rows(file: bytes) -> list[list[tuple[str, str]]]:
    """The rows of all tables but their first ones: each cell's kind, and its scope."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        return [
            [(cell.kind, str(cell.attribute("Table", "Scope", ""))) for cell in row.elements]
            for part in ua.tree_of(opened).elements
            if part.kind == "TBody"
            for row in part.elements
        ]


def test_other_tagged_files_pass() -> None:
    """Lists, nested ones too, a font that is no TrueType and links in a text have no faults."""
    assert ua.faults(made(LISTS)) == []
    assert ua.misplaced(made(LISTS)) == []


LISTS = """
= Sample
Bend → hold → stretch. See #link("https://ratherberunning.example/")[the site].
- Squat
  + Down
  + Up
- Push-up
/ RPE: how hard it feels
#table(columns: 2, table.header[Name][Reps], [Squat], [10])
"""


# --- To break a file -----------------------------------------------------------------------------

NAME = pikepdf.Name

Break = Callable[[pikepdf.Pdf], None]


def broken(good: bytes, spoil: Break) -> bytes:
    with pikepdf.open(io.BytesIO(good)) as file:
        spoil(file)
        to = io.BytesIO()
        # pikepdf would mend the metadata.
        file.save(to, fix_metadata_version=False)
    return to.getvalue()


def elements(file: pikepdf.Pdf, *kinds: str) -> list[Any]:
    """The structure elements of some types, in reading order."""

    def walk(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") != "/OBJR":
            if str(node.get("/S", "")).removeprefix("/") in kinds:
                yield node
            yield from walk(node.get("/K"))

    return list(walk(file.Root.StructTreeRoot))


def retag(kind: str, to: str, at: int = 0) -> Break:
    def spoil(file: pikepdf.Pdf) -> None:
        elements(file, kind)[at].S = pikepdf.Name(f"/{to}")

    return spoil


def without(kind: str, key: str) -> Break:
    """Take an entry from the first element that has it."""

    def spoil(file: pikepdf.Pdf) -> None:
        node = next(one for one in elements(file, kind) if key in one)
        del node[key]

    return spoil


def attribute(kind: str, name: str, value: Any) -> Break:
    """Set an attribute of the first element that has it; nothing takes it away."""

    def spoil(file: pikepdf.Pdf) -> None:
        several = [a for one in elements(file, kind) for a in one.get("/A", ()) if name in a]
        if value is None:
            del several[0][name]
        else:
            several[0][name] = value

    return spoil


def root(change: Callable[[Any], None]) -> Break:
    return lambda file: change(file.Root)


def first_page(change: Callable[[Any], None]) -> Break:
    return lambda file: change(file.pages[0].obj)


def first_font(change: Callable[[Any], None]) -> Break:
    return lambda file: change(file.pages[0].obj.Resources.Font["/f0"])


def first_link(change: Callable[[Any], None]) -> Break:
    return lambda file: change(file.pages[0].obj.Annots[0])


def content(change: Callable[[bytes], bytes]) -> Break:
    """Change the bytes of the first page's content."""

    def spoil(file: pikepdf.Pdf) -> None:
        page = file.pages[0].obj
        before = page.Contents.read_bytes()
        after = change(before)
        assert after != before
        page.Contents = file.make_stream(after)

    return spoil


def replaced(old: bytes, new: bytes, count: int = 1) -> Break:
    return content(lambda raw: raw.replace(old, new, count))


def metadata(old: bytes, new: bytes) -> Break:
    def spoil(file: pikepdf.Pdf) -> None:
        before = file.Root.Metadata.read_bytes()
        assert old in before
        file.Root.Metadata.write(before.replace(old, new))

    return spoil


def cmap(old: bytes, new: bytes) -> Break:
    def change(font: Any) -> None:
        before = font.ToUnicode.read_bytes()
        assert old in before
        font.ToUnicode.write(before.replace(old, new))

    return first_font(change)


def delete(*path: str) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        for key in path[:-1]:
            node = node[int(key)] if key.isdigit() else node[key]
        del node[path[-1]]

    return change


def put(value: Any, *path: str) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        for key in path[:-1]:
            node = node[int(key)] if key.isdigit() else node[key]
        node[path[-1]] = value

    return change


def drop_a_mark(file: pikepdf.Pdf) -> None:
    """Take the first piece of content from a paragraph's children."""
    del elements(file, "P")[0].K[0]


def a_mark_twice(file: pikepdf.Pdf) -> None:
    children = elements(file, "P")[0].K
    children.append(children[0])


def drop_a_cell(file: pikepdf.Pdf) -> None:
    rows = elements(file, "TR")
    # The last table is a plain one, without spans.
    del rows[-1].K[0]


def headless(file: pikepdf.Pdf) -> None:
    """Leave no cell with a word about which header is its own."""
    for cell in elements(file, "TH", "TD"):
        for one in cell.get("/A", ()):
            for key in ("/Headers", "/Scope"):
                if key in one:
                    del one[key]


def no_heads(file: pikepdf.Pdf) -> None:
    for cell in elements(file, "TH"):
        cell.S = NAME.TD


def scopeless(file: pikepdf.Pdf) -> None:
    """Take a header cell its Scope, and the name by which its cells know it."""
    head = elements(file, "TH")[0]
    del head["/ID"]
    for one in head.A:
        if "/Scope" in one:
            del one["/Scope"]


def span(kind: str, name: str, count: int) -> Break:
    """Let the first cell take more columns or rows than there are."""

    def spoil(file: pikepdf.Pdf) -> None:
        cell = elements(file, kind)[0]
        cell.A = pikepdf.Array([pikepdf.Dictionary({"/O": NAME.Table, name: count})])

    return spoil


def unmapped(*roles: tuple[str, str]) -> Break:
    """Give a paragraph a type of ours, and the map only these roles."""

    def spoil(file: pikepdf.Pdf) -> None:
        retag("P", "Strong")(file)
        file.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary(
            {f"/{one}": NAME(f"/{other}") for one, other in roles}
        )

    return spoil


def in_tree_twice(file: pikepdf.Pdf) -> None:
    document = elements(file, "Document")[0]
    document.K.append(document.K[0])


def wrong_parent(file: pikepdf.Pdf) -> None:
    first, second = elements(file, "P")[:2]
    second.P = first


def wrong_way_back(file: pikepdf.Pdf) -> None:
    """Let a mark lead to another element than the one that holds it."""
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    marks = next(one for one in numbers if isinstance(one, pikepdf.Array))
    marks[0] = elements(file, "Document")[0]


def loose_link(file: pikepdf.Pdf) -> None:
    link = elements(file, "Link")[0]
    link.K = pikepdf.Array([one for one in link.K if isinstance(one, int)])


def wordless_link(file: pikepdf.Pdf) -> None:
    link = elements(file, "Link")[0]
    link.K = pikepdf.Array([one for one in link.K if not isinstance(one, int)])


def form_with_tags(file: pikepdf.Pdf) -> None:
    page = file.pages[0].obj
    form = file.make_stream(
        b"/P <</MCID 900>> BDC 0 0 m 9 9 l S EMC",
        {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]},
    )
    page.Resources["/XObject"] = pikepdf.Dictionary({"/Fm0": form})
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n/Fm0 Do")


def untagged_form(file: pikepdf.Pdf) -> None:
    form_with_tags(file)
    file.pages[0].obj.Resources.XObject["/Fm0"].write(b"0 0 m 9 9 l S")


def append_to_document(**entries: Any) -> Break:
    """Let the document hold one more thing, which is no object of its own."""

    def spoil(file: pikepdf.Pdf) -> None:
        document = elements(file, "Document")[0]
        child = pikepdf.Dictionary({f"/{key}": value for key, value in entries.items()})
        document.K.append(child)
        child.P = document

    return spoil


def late_caption(file: pikepdf.Pdf) -> None:
    table = elements(file, "Table")[0]
    caption = pikepdf.Dictionary({"/S": NAME.Caption, "/P": table})
    table.K.insert(1, file.make_indirect(caption))


def shared_place(file: pikepdf.Pdf) -> None:
    """Let a cell reach down to where one of the next row reaches across."""
    above, below = elements(file, "TR")[-2:]
    for cell, name in ((above.K[1], "/RowSpan"), (below.K[0], "/ColSpan")):
        cell.A = pikepdf.Array([pikepdf.Dictionary({"/O": NAME.Table, name: 2})])


def layers(**entries: Any) -> Break:
    default = pikepdf.Dictionary({f"/{key}": value for key, value in entries.items()})
    return root(put(pikepdf.Dictionary({"/D": default}), "/OCProperties"))


def piece_of_another_file(file: pikepdf.Pdf) -> None:
    form_with_tags(file)
    file.pages[0].obj.Resources.XObject["/Fm0"]["/Ref"] = pikepdf.Dictionary()


def loose_picture(file: pikepdf.Pdf) -> None:
    page = file.pages[0].obj
    image = {"/Subtype": NAME.Image, "/Width": 1, "/Height": 1, "/BitsPerComponent": 8}
    picture = file.make_stream(b"\x00", {**image, "/ColorSpace": NAME.DeviceGray})
    page.Resources["/XObject"] = pikepdf.Dictionary({"/Im0": picture})
    page.Contents = file.make_stream(page.Contents.read_bytes() + b"\n/Im0 Do")


def attached(file: pikepdf.Pdf) -> None:
    file.attachments["notes.txt"] = b"notes"


def narrow(font: Any) -> None:
    """Name another width for every glyph."""
    font.DescendantFonts[0].W = pikepdf.Array([0, 65535, 1])


FAULTS: dict[str, tuple[Break, str]] = {
    # The tree
    "no tags": (root(delete("/StructTreeRoot")), "has no tags"),
    "no lead": (root(delete("/MarkInfo", "/Marked")), "does not say that it is tagged"),
    "suspects": (root(put(True, "/MarkInfo", "/Suspects")), "suspects its own tags"),
    "unknown type": (retag("P", "Paragraph"), "Paragraph is neither"),
    "no role map": (unmapped(), "Strong is neither a standard type"),
    "standard type mapped": (
        root(put(NAME.P, "/StructTreeRoot", "/RoleMap", "/H1")),
        "standard type H1 is mapped",
    ),
    "roles in a circle": (
        unmapped(("Strong", "Em"), ("Em", "Strong")),
        "Strong is neither a standard type",
    ),
    "not a document": (retag("Document", "Sect"), "not one Document"),
    "content of no page": (without("P", "/Pg"), "P has content of no page"),
    "no element": (append_to_document(T="?"), "holds what is no structure element"),
    "no object": (append_to_document(S=NAME.P), "P is no object of its own"),
    "note without ID": (retag("P", "Note"), "Note has no ID"),
    "row at the top": (retag("Document", "TR"), "TR is in nothing"),
    "heading without words": (without("H2", "/K"), "H2 has no words"),
    "caption between": (late_caption, "the Caption of Table is between"),
    "cells on each other": (shared_place, "two cells of a Table share row"),
    "twice in the tree": (in_tree_twice, "is in the tree twice"),
    "wrong parent": (wrong_parent, "does not name its parent"),
    # Headings
    "first is H2": (retag("H1", "H2"), "first heading is not an H1"),
    "two H1": (retag("H2", "H1"), "there are 2 H1, not 1"),
    "level skipped": (retag("H2", "H4"), "H4 follows H1"),
    "heading without a level": (retag("H2", "H"), "without a level"),
    # Tables and lists
    "row in a paragraph": (retag("THead", "P"), "TR is in P"),
    "cell is a paragraph": (retag("TD", "P"), "P is in TR"),
    "table is a part": (retag("Table", "Div"), "THead is in Div"),
    "two heads": (retag("TBody", "THead"), "more than one THead"),
    "header without scope": (scopeless, "TH has no Scope"),
    "header with a strange scope": (attribute("TH", "/Scope", NAME.All), "the Scope /All"),
    "cell of unknown header": (
        attribute("TH", "/Headers", pikepdf.Array([pikepdf.String("nobody")])),
        "nobody is no header cell",
    ),
    "cells without headers": (headless, "has no header cell"),
    "no header cells": (no_heads, "has no TH"),
    "cell missing": (drop_a_cell, "the rows of a Table are of"),
    "cell too wide": (span("TH", "/ColSpan", 9), "the rows of a Table are of"),
    "cell too high": (span("TD", "/RowSpan", 90), "reaches below its last row"),
    "item without a list": (retag("P", "LI"), "LI is in"),
    "list of paragraphs": (retag("TBody", "L"), "TR is in L"),
    # Figures
    "figure without words": (without("Figure", "/Alt"), "Figure has no Alt"),
    "figure with an empty word": (
        lambda file: put(" ", "/Alt")(elements(file, "Figure")[0]),
        "Figure has no Alt",
    ),
    "figure without a box": (attribute("Figure", "/BBox", None), "Figure has no BBox"),
    "figure off the page": (
        attribute("Figure", "/BBox", pikepdf.Array([900, 0, 950, 10])),
        "BBox of a Figure is not on page 1",
    ),
    "figure of nothing": (without("Figure", "/K"), "Figure shows nothing"),
    # The file
    "no language": (root(delete("/Lang")), "the language ''"),
    "bad language": (root(put("English, please", "/Lang")), "'English, please'"),
    "bad language of a part": (
        lambda file: put("e", "/Lang")(elements(file, "P")[0]),
        "P has the language 'e'",
    ),
    "file name shown": (root(delete("/ViewerPreferences", "/DisplayDocTitle")), "not its title"),
    "no metadata": (root(delete("/Metadata")), "no metadata"),
    "spoilt metadata": (metadata(b"</rdf:RDF>", b""), "is not XML"),
    "other standard": (metadata(b"pdfuaid:part>1<", b"pdfuaid:part>2<"), "does not say PDF/UA-1"),
    "no title": (metadata(b"dc:title", b"dc:source"), "no title"),
    "layers without a name": (layers(Order=0), "a configuration of layers has no name"),
    "layers that switch": (layers(Name="All", AS=0), "layers switch themselves"),
    "other file": (piece_of_another_file, "a piece of another file"),
    "script": (
        root(put(pikepdf.Dictionary({"/S": NAME.JavaScript, "/JS": "0"}), "/OpenAction")),
        "a script",
    ),
    "attachment": (attached, "a file in the file"),
    "XFA": (root(put(pikepdf.Dictionary({"/XFA": "0"}), "/AcroForm")), "an XFA form"),
    # Content
    "text outside": (
        content(lambda raw: raw.replace(b"/Span<</MCID 0>>BDC", b"/Span BMC", 1)),
        "text is neither tagged nor an artifact",
    ),
    "drawing outside": (
        replaced(b"/Artifact<</Type/Layout>>BDC", b"/Span BMC"),
        "a drawing is neither tagged nor an artifact",
    ),
    "artifact in tags": (
        replaced(b"/Span<</MCID 0>>BDC", b"/Span<</MCID 0>>BDC/Artifact BMC EMC"),
        "an artifact is in tagged content",
    ),
    "tags in an artifact": (
        content(lambda raw: b"/Artifact BMC\n" + raw + b"\nEMC"),
        "tagged content is in an artifact",
    ),
    "tags in tags": (
        replaced(b"/Span<</MCID 0>>BDC", b"/Span<</MCID 0>>BDC/Span<</MCID 901>>BDC EMC"),
        "tagged content is in other tagged content",
    ),
    "mark used twice": (replaced(b"<</MCID 1>>", b"<</MCID 0>>"), "mark 0 is used twice"),
    "mark not in the tree": (drop_a_mark, "mark 0 is not in the tree"),
    "mark twice in the tree": (a_mark_twice, "mark 0 is in the tree twice"),
    "mark not on the page": (
        replaced(b"/Span<</MCID 0>>BDC", b"/Artifact BMC"),
        "mark 0 is not on the page",
    ),
    "wrong way back": (wrong_way_back, "does not lead to its element"),
    "no way back": (first_page(delete("/StructParents")), "does not lead to its element"),
    "never ends": (content(lambda raw: raw + b"\n/Artifact BMC"), "does not end"),
    "never began": (content(lambda raw: raw + b"\nEMC"), "never began"),
    "given back too often": (content(lambda raw: raw + b"\nQ"), "once too often"),
    "form with tags": (form_with_tags, "can be used again has tags"),
    "form without tags": (untagged_form, "a drawing is neither tagged nor an artifact"),
    "picture outside": (loose_picture, "a picture is neither tagged nor an artifact"),
    "text without a font": (replaced(b"/f0 10 Tf", b""), "text has no font"),
    # Links
    "tab order": (first_page(delete("/Tabs")), "the tab key"),
    "link in no element": (loose_link, "a Link is in no Link"),
    "link in a paragraph": (retag("Link", "Span"), "a Link is in no Link"),
    "link without words": (wordless_link, "a Link has no words"),
    "link without a description": (first_link(delete("/Contents")), "does not say what it is"),
    "link leads nowhere": (first_link(delete("/StructParent")), "does not lead to its element"),
    # Fonts
    "font not embedded": (
        first_font(delete("/DescendantFonts", "0", "/FontDescriptor", "/FontFile2")),
        "is not in the file",
    ),
    "font part without a mark": (
        first_font(put(NAME("/Atkinson"), "/BaseFont")),
        "does not say so in its name",
    ),
    "other characters": (
        first_font(put("Japan1", "/DescendantFonts", "0", "/CIDSystemInfo", "/Ordering")),
        "not its encoding's",
    ),
    "no ToUnicode": (first_font(delete("/ToUnicode")), "has no ToUnicode"),
    "code without a meaning": (cmap(b"<0002>", b"<7777>"), "code 0002 has no meaning"),
    "code that means nothing": (cmap(b"<0001> <0052>", b"<0001> <0000>"), "means U+0000"),
    "code that means a mark": (cmap(b"<0001> <0052>", b"<0001> <FEFF>"), "means U+FEFF"),
    "no glyph": (replaced(rb"[(\000\001)", rb"[(\000\000)"), "draws .notdef"),
    "glyph that is not there": (replaced(rb"[(\000\001)", rb"[(\077\001)"), "does not have"),
    "no glyph map": (
        first_font(delete("/DescendantFonts", "0", "/CIDToGIDMap")),
        "does not map its characters",
    ),
    "other widths": (first_font(narrow), "is not as wide"),
    "other encoding": (first_font(put(NAME("/Identity-V"), "/Encoding")), "not known here"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told(name: str) -> None:
    """A good file has no faults; broken in one way it has that one."""
    spoil, told = FAULTS[name]
    found = ua.faults(broken(pdf(RICH), spoil))
    assert any(told in fault for fault in found), found


def marks_in_words(file: pikepdf.Pdf) -> None:
    """Write the marks of a paragraph in the long form, which names their page."""
    for one in [some for some in elements(file, "P") if "/Pg" in some]:
        page = one.Pg
        del one["/Pg"]
        one.K = pikepdf.Array(
            [
                pikepdf.Dictionary({"/Type": NAME.MCR, "/MCID": child, "/Pg": page})
                if isinstance(child, int)
                else child
                for child in one.K
            ]
        )


def named_properties(file: pikepdf.Pdf) -> None:
    replaced(b"<</MCID 0>>", b"/MC0 ")(file)
    properties = pikepdf.Dictionary({"/MC0": pikepdf.Dictionary({"/MCID": 0})})
    file.pages[0].obj.Resources["/Properties"] = properties


def tree_of_numbers(file: pikepdf.Pdf) -> None:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    kid = file.make_indirect(pikepdf.Dictionary({"/Nums": numbers}))
    file.Root.StructTreeRoot.ParentTree = pikepdf.Dictionary({"/Kids": [kid]})


def widths_in_a_row(file: pikepdf.Pdf) -> None:
    """Write widths as a first code and a list, where they are a range and its width."""
    for font in file.pages[0].obj.Resources.Font.values():
        below = font.DescendantFonts[0]
        old = list(below.W)
        new: list[Any] = []
        for first, last, width in zip(old[::3], old[1::3], old[2::3], strict=True):
            new += [first, [width for _ in range(int(first), int(last) + 1)]]
        below.W = pikepdf.Array(new)


def attributes_in_classes(file: pikepdf.Pdf) -> None:
    classes = pikepdf.Dictionary()
    for number, cell in enumerate(elements(file, "TH", "TD")):
        classes[f"/c{number}"] = cell.A
        cell.C = NAME(f"/c{number}")
        del cell["/A"]
    file.Root.StructTreeRoot.ClassMap = classes


def hidden_link(file: pikepdf.Pdf) -> None:
    loose_link(file)
    file.pages[0].obj.Annots[0].F = 2


def harmless_form(file: pikepdf.Pdf) -> None:
    form_with_tags(file)
    file.pages[0].obj.Resources.XObject["/Fm0"].write(b"/Artifact BMC 0 0 m 9 9 l S EMC")


@pytest.mark.parametrize(
    "rewrite",
    [
        marks_in_words,
        named_properties,
        tree_of_numbers,
        widths_in_a_row,
        attributes_in_classes,
        hidden_link,
        harmless_form,
    ],
)
def test_another_way_to_write_the_same_is_no_fault(rewrite: Break) -> None:
    """What the format lets one write in several ways is read in each of them."""
    file = broken(pdf(RICH), rewrite)
    assert file != broken(pdf(RICH), lambda _: None)
    assert ua.faults(file) == []


def test_a_booklet_may_have_several_titles() -> None:
    """Two first-level headings are no fault where two are expected, one is."""
    two = broken(pdf(RICH), retag("H2", "H1"))
    assert ua.faults(two, titles=2) == []
    assert ua.faults(pdf(RICH), titles=2) == ["there are 1 H1, not 2"]


def test_a_locked_file_is_told() -> None:
    """A password that keeps readers out is a fault, and so is one that keeps their software out."""
    with pikepdf.open(io.BytesIO(pdf(RICH))) as file:
        locked, silent = io.BytesIO(), io.BytesIO()
        file.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
        deaf = pikepdf.Permissions(accessibility=False)
        # Later revisions of encryption let it in whatever the file says.
        old = pikepdf.Encryption(owner="a", user="", R=3, allow=deaf, aes=False, metadata=False)
        file.save(silent, encryption=old)
    assert ua.faults(locked.getvalue()) == ["the file asks for a password"]
    assert "the file keeps assistive technology out" in ua.faults(silent.getvalue())


def test_a_list_of_the_wrong_parts_is_told() -> None:
    """An item is in a list, its label and its body are in an item."""
    for kind, to, told in (
        ("LI", "P", "P is in L"),
        ("LBody", "P", "P is in LI"),
        ("L", "Div", "LI is in Div"),
    ):
        found = ua.faults(broken(made(LISTS), retag(kind, to)))
        assert any(told in fault for fault in found), found


def swapped(file: pikepdf.Pdf) -> None:
    """Let the last part of the document be read first."""
    document = elements(file, "Document")[0]
    parts = list(document.K)
    document.K = pikepdf.Array([parts[-1], *parts[:-1]])


def cells_swapped(file: pikepdf.Pdf) -> None:
    row = elements(file, "TR")[-1]
    row.K = pikepdf.Array(reversed(list(row.K)))


@pytest.mark.parametrize("spoil", [swapped, cells_swapped])
def test_another_order_is_told(spoil: Break) -> None:
    """The foot read before the head, or a row from right to left, is misplaced and no fault."""
    file = broken(pdf(RICH), spoil)
    assert ua.misplaced(file)
    assert ua.faults(file) == []


def test_codes_are_read_in_ranges_too() -> None:
    """A CMap may name codes one by one, in a row, or in a row with a text for each."""
    assert ua.to_unicode(
        b"2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar\n"
        b"2 beginbfrange <0003> <0005> <0061> <0006> <0007> [<0031> <D83DDE00>] endbfrange"
    ) == {1: "A", 2: "fi", 3: "a", 4: "b", 5: "c", 6: "1", 7: "\U0001f600"}
