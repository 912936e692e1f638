"""What PDF/UA-1 asks of a file and a machine can tell, read from the bytes alone.

The conditions are those of ISO 14289-1 that can be met without a person's judgement, as far as
they touch what a sheet is made of; some rules of our own are stricter, because they may be: one
first-level heading, no scripts and no attachments, no marked content within other marked content.
The file is read by another library than the one that wrote it.

``faults`` tells what is wrong, ``misplaced`` what is read in another order than it is seen.
"""

from __future__ import annotations

import io
import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# What marks an object that stands in the file by itself. All others have this one.
NOWHERE = (0, 0)

_TYPES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot "
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form"
)
STANDARD = frozenset(_TYPES.split())
CHILDREN = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"Caption", "L", "LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"Caption", "TOC", "TOCI"},
}
PARENTS = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
HEADING = re.compile(r"H[1-6]")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
SUBSET = re.compile(r"/[A-Z]{6}\+.+")

PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "INLINE IMAGE"))
SHOWING = frozenset(("Tj", "TJ", "'", '"'))

UA = "{http://www.aiim.org/pdfua/ns/id/}"
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def faults(pdf: bytes, titles: int = 1) -> list[str]:
    """Return what keeps the file from PDF/UA-1, in words; nothing if all is well.

    ``titles`` is how many first-level headings it has: one, or those of a booklet.
    """
    try:
        file = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError:
        return ["the file asks for a password"]
    with file:
        if "/StructTreeRoot" not in file.Root:
            return ["the file has no tags"]
        tree = tree_of(file)
        contents = [_content(page, f"page {n}") for n, page in enumerate(file.pages, 1)]
        return [
            *_catalogue(file),
            *_metadata(file),
            *_active(file),
            *tree.faults,
            *_types(file, tree),
            *_nesting(tree),
            *_headings(tree, titles),
            *_tables(tree),
            *_pictures(file, tree),
            *_languages(tree),
            *(fault for content in contents for fault in content.faults),
            *_marks(file, tree, contents),
            *_annotations(file, tree),
            *_fonts(contents),
        ]


# --- The tree ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of a page's content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that the tree refers to."""

    id: tuple[int, int]


@dataclass(frozen=True)
class Element:
    """A structure element: its type as written and the standard one that it stands for."""

    written: str
    kind: str
    node: Any
    classes: Any
    children: tuple[Element | Mark | Annotation, ...]

    @property
    def elements(self) -> list[Element]:
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    def leaves(self) -> Iterator[Mark | Annotation]:
        """Yield the pieces of content below, in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.leaves()
            else:
                yield child

    def attribute(self, owner: str, name: str, default: Any = None) -> Any:
        """Return an attribute of one owner, be it written here or in a class."""
        named = [self.classes.get(str(one)) for one in _several(self.node.get("/C"))]
        several = [*_several(self.node.get("/A")), *(one for n in named for one in _several(n))]
        for one in several:
            # A number between them says which revision it is.
            if (
                isinstance(one, pikepdf.Dictionary)
                and one.get("/O") == f"/{owner}"
                and f"/{name}" in one
            ):
                return one[f"/{name}"]
        return default


@dataclass(frozen=True)
class Tree:
    """All structure elements, and what is wrong with how they hang together."""

    top: tuple[Element, ...]
    faults: tuple[str, ...]

    @cached_property
    def elements(self) -> list[Element]:
        return [element for root in self.top for element in root.walk()]


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def tree_of(file: pikepdf.Pdf) -> Tree:
    """Return the tree of a file that has one."""
    root: Any = file.Root.StructTreeRoot
    roles: Any = root.get("/RoleMap", pikepdf.Dictionary())
    classes: Any = root.get("/ClassMap", pikepdf.Dictionary())
    pages = {page.objgen: number for number, page in enumerate(file.pages)}
    seen: set[tuple[int, int]] = set()
    wrong: list[str] = []

    def standard(kind: str) -> str:
        trail = [kind]
        while (mapped := roles.get(f"/{trail[-1]}")) is not None and trail[-1] not in STANDARD:
            trail.append(str(mapped).removeprefix("/"))
            if trail[-1] in trail[:-1]:
                break
        return trail[-1]

    def children(node: Any, page: int | None, parent: str) -> Iterator[Element | Mark | Annotation]:
        for child in _several(node.get("/K")):
            if isinstance(child, int):
                if page is None:
                    wrong.append(f"{parent} has content of no page")
                else:
                    yield Mark(page, child)
                continue
            at = pages.get(child.Pg.objgen) if "/Pg" in child else page
            if child.get("/Type") == "/OBJR":
                yield Annotation(child.Obj.objgen)
            elif "/MCID" in child:
                if at is None:
                    wrong.append(f"{parent} has content of no page")
                else:
                    yield Mark(at, int(child.MCID))
            elif "/S" not in child:
                wrong.append(f"{parent} holds what is no structure element")
            elif child.objgen in seen and child.objgen != NOWHERE:
                wrong.append(f"{_name(child)} is in the tree twice")
            else:
                if child.objgen == NOWHERE:
                    wrong.append(f"{_name(child)} is no object of its own")
                seen.add(child.objgen)
                above = child.get("/P")
                if above is None or above.objgen != node.objgen:
                    wrong.append(f"{_name(child)} does not name its parent")
                name = _name(child)
                below = tuple(children(child, at, name))
                yield Element(name, standard(name), child, classes, below)

    top = tuple(one for one in children(root, None, "the tree") if isinstance(one, Element))
    return Tree(top, tuple(wrong))


def _name(node: Any) -> str:
    return str(node.get("/S", "/?")).removeprefix("/")


def _types(file: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    root: Any = file.Root.StructTreeRoot
    for name in root.get("/RoleMap", pikepdf.Dictionary()):
        if name.removeprefix("/") in STANDARD:
            yield f"the standard type {name.removeprefix('/')} is mapped to another"
    for name in sorted({one.written for one in tree.elements if one.kind not in STANDARD}):
        yield f"{name} is neither a standard type nor mapped to one"
    if [one.kind for one in tree.top] != ["Document"]:
        yield "the tree is not one Document"
    ids = Counter(str(one.node.ID) for one in tree.elements if "/ID" in one.node)
    yield from (f"the ID {name} is used twice" for name, count in ids.items() if count > 1)
    for note in tree.elements:
        if note.kind == "Note" and "/ID" not in note.node:
            yield "Note has no ID"


def _nesting(tree: Tree) -> Iterator[str]:
    for parent in tree.elements:
        below = [child.kind for child in parent.elements]
        if (allowed := CHILDREN.get(parent.kind)) is not None:
            yield from (f"{kind} is in {parent.kind}" for kind in below if kind not in allowed)
            if any(not isinstance(child, Element) for child in parent.children):
                yield f"{parent.kind} has content of its own"
        for kind in below:
            if parent.kind not in PARENTS.get(kind, {parent.kind}):
                yield f"{kind} is in {parent.kind}"
        if parent.kind in ("Table", "L") and "Caption" in below[1:-1]:
            yield f"the Caption of {parent.kind} is between its other parts"
        for kind in ("Caption", "THead", "TFoot"):
            if below.count(kind) > 1:
                yield f"{parent.kind} has more than one {kind}"
        if parent.kind in ("Table", "THead", "TBody", "TR", "L", "LI") and not below:
            yield f"{parent.kind} is empty"
    for root in tree.top:
        if root.kind in PARENTS:
            yield f"{root.kind} is in nothing"


def _headings(tree: Tree, titles: int) -> Iterator[str]:
    headings = [one for one in tree.elements if HEADING.fullmatch(one.kind)]
    levels = [int(one.kind[1]) for one in headings]
    if levels[:1] != [1]:
        yield "the first heading is not an H1"
    if levels.count(1) != titles:
        yield f"there are {levels.count(1)} H1, not {titles}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} follows H{before}"
    if any(one.kind == "H" for one in tree.elements):
        yield "there is a heading without a level"
    for one in headings:
        if not any(isinstance(leaf, Mark) for leaf in one.leaves()):
            yield f"{one.kind} has no words"


def _tables(tree: Tree) -> Iterator[str]:
    for table in tree.elements:
        if table.kind == "Table":
            yield from _table(table)


def _table(table: Element) -> Iterator[str]:
    groups = [table, *(one for one in table.elements if one.kind in ("THead", "TBody", "TFoot"))]
    rows = [row for group in groups for row in group.elements if row.kind == "TR"]
    cells: dict[tuple[int, int], Element] = {}
    heads: dict[str, Element] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row.elements:
            while (at, column) in cells:
                column += 1
            across = int(cell.attribute("Table", "ColSpan", 1))
            down = int(cell.attribute("Table", "RowSpan", 1))
            for place in ((at + y, column + x) for y in range(down) for x in range(across)):
                if place in cells:
                    yield f"two cells of a Table share row {place[0] + 1}"
                cells[place] = cell
            if cell.kind == "TH" and "/ID" in cell.node:
                heads[str(cell.node.ID)] = cell
    widths = [sum(y == at for y, _ in cells) for at in range(len(rows))]
    if len(set(widths)) > 1:
        yield f"the rows of a Table are of {sorted(set(widths))} columns"
    if any(y >= len(rows) for y, _ in cells):
        yield "a cell of a Table reaches below its last row"
    used = {
        str(one) for cell in cells.values() for one in _several(cell.attribute("Table", "Headers"))
    }
    for name in sorted(used - set(heads)):
        yield f"{name} is no header cell of its Table"
    if not any(cell.kind == "TH" for cell in cells.values()):
        yield "a Table has no TH"
    told = set()
    for (at, column), cell in cells.items():
        if cell.node.objgen in told:
            continue
        told.add(cell.node.objgen)
        scope = cell.attribute("Table", "Scope")
        if cell.kind == "TH":
            if scope is None and str(cell.node.get("/ID", "")) not in used:
                yield "TH has no Scope"
            elif scope is not None and scope not in ("/Row", "/Column", "/Both"):
                yield f"TH has the Scope {scope}"
        elif not (set(map(str, _several(cell.attribute("Table", "Headers")))) & set(heads)):
            above = [cells.get((y, column)) for y in range(at)]
            beside = [cells.get((at, x)) for x in range(column)]
            if not (_scoped(above, "/Column") or _scoped(beside, "/Row")):
                yield f"a TD in row {at + 1} of a Table has no header cell"


def _scoped(cells: Iterable[Element | None], way: str) -> bool:
    return any(
        cell is not None
        and cell.kind == "TH"
        and cell.attribute("Table", "Scope") in (way, "/Both")
        for cell in cells
    )


def _pictures(file: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    for one in tree.elements:
        if one.kind not in ("Figure", "Formula"):
            continue
        if not any(str(one.node.get(key, "")).strip() for key in ("/Alt", "/ActualText")):
            yield f"{one.kind} has no Alt"
        pages = {leaf.page for leaf in one.leaves() if isinstance(leaf, Mark)}
        if not pages:
            yield f"{one.kind} shows nothing"
        box = [float(x) for x in one.attribute("Layout", "BBox", ())]
        if one.kind == "Figure" and len(box) != 4:
            yield "Figure has no BBox"
        elif len(box) == 4:
            for page in pages:
                left, bottom, right, top = (float(x) for x in file.pages[page].mediabox)
                inside = left <= box[0] < box[2] <= right and bottom <= box[1] < box[3] <= top
                if not inside:
                    yield f"the BBox of a {one.kind} is not on page {page + 1}"


def _languages(tree: Tree) -> Iterator[str]:
    for one in tree.elements:
        if "/Lang" in one.node and not LANGUAGE.fullmatch(str(one.node.Lang)):
            yield f"{one.kind} has the language {str(one.node.Lang)!r}"


# --- The file ------------------------------------------------------------------------------------


def _catalogue(file: pikepdf.Pdf) -> Iterator[str]:
    root: Any = file.Root
    marks = root.get("/MarkInfo", pikepdf.Dictionary())
    if marks.get("/Marked") is not True:
        yield "the file does not say that it is tagged"
    if marks.get("/Suspects", False) is not False:
        yield "the file suspects its own tags"
    if not LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield f"the file has the language {str(root.get('/Lang', ''))!r}"
    if root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle") is not True:
        yield "the window shows the file's name, not its title"
    if file.is_encrypted and not file.allow.accessibility:
        yield "the file keeps assistive technology out"
    layers = root.get("/OCProperties", pikepdf.Dictionary())
    for one in [*_several(layers.get("/D")), *_several(layers.get("/Configs"))]:
        if not str(one.get("/Name", "")):
            yield "a configuration of layers has no name"
        if "/AS" in one:
            yield "layers switch themselves"


def _metadata(file: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in file.Root:
        yield "there is no metadata"
        return
    try:
        packet = ElementTree.fromstring(file.Root.Metadata.read_bytes())
    except ElementTree.ParseError:
        yield "the metadata is not XML"
        return
    said = [one.text for one in packet.iter(f"{UA}part")]
    said += [one.attrib[f"{UA}part"] for one in packet.iter() if f"{UA}part" in one.attrib]
    if said != ["1"]:
        yield "the metadata does not say PDF/UA-1"
    titles = [
        one.text or "" for title in packet.iter(f"{DC}title") for one in title.iter(f"{RDF}li")
    ]
    if not any(title.strip() for title in titles):
        yield "the metadata has no title"


def _active(file: pikepdf.Pdf) -> Iterator[str]:
    """Tell what a sheet of paper cannot have."""
    found: set[str] = set()
    for one in _dictionaries(file.objects):
        if "/JS" in one or one.get("/S") == "/JavaScript":
            found.add("there is a script in the file")
        if "/EF" in one or one.get("/Type") == "/EmbeddedFile" or "/EmbeddedFiles" in one:
            found.add("there is a file in the file")
        if "/XFA" in one:
            found.add("there is an XFA form")
        if one.get("/Subtype") == "/Form" and "/Ref" in one:
            found.add("there is a piece of another file")
    yield from sorted(found)


def _dictionaries(values: Iterable[Any]) -> Iterator[Any]:
    """Yield every dictionary in ``values``, down to where another object begins."""
    below: list[Any]
    for value in values:
        if isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            yield value
            below = [value[key] for key in value.keys()]  # noqa: SIM118 - a stream is no mapping
        elif isinstance(value, pikepdf.Array):
            below = list(value)
        else:
            continue
        yield from _dictionaries(
            one for one in below if not isinstance(one, pikepdf.Object) or one.objgen == NOWHERE
        )


# --- What is on the pages ------------------------------------------------------------------------


@dataclass
class Content:
    """What a page's content says of itself."""

    faults: list[str] = field(default_factory=list)
    marks: Counter[int] = field(default_factory=Counter)
    #: The fonts that text is set in, by their places in the file, with the codes that are used.
    fonts: dict[Any, tuple[Any, set[bytes]]] = field(default_factory=dict)


def _content(page: pikepdf.Page, where: str) -> Content:
    found = Content()
    _read_stream(page.obj, page.obj.get("/Resources"), (), where, found)
    found.faults = [fault for fault, _ in groupby(found.faults)]
    return found


ARTIFACT = -1


def _read_stream(
    stream: Any, resources: Any, outside: tuple[int | None, ...], where: str, found: Content
) -> None:
    """Follow a content stream; a mark is its number, ARTIFACT or None for one that says nothing."""
    marks: list[int | None] = []
    font: Any = None
    # The font and whether text is drawn at all, kept by q and given back by Q.
    visible = True
    kept: list[tuple[Any, bool]] = []
    for step in pikepdf.parse_content_stream(stream):
        operator, operands = str(step.operator), list(step.operands)
        all_marks = (*outside, *marks)
        if operator in ("BMC", "BDC"):
            mark = _mark(operands, resources)
            marked = [one for one in all_marks if one is not None and one >= 0]
            if mark == ARTIFACT and marked:
                found.faults.append(f"{where}: an artifact is in tagged content")
            elif mark is not None and mark >= 0:
                if ARTIFACT in all_marks:
                    found.faults.append(f"{where}: tagged content is in an artifact")
                if marked:
                    found.faults.append(f"{where}: tagged content is in other tagged content")
                if outside or "/Contents" not in stream:
                    found.faults.append(f"{where}: a drawing that can be used again has tags")
                found.marks[mark] += 1
            marks.append(mark)
        elif operator == "EMC":
            if not marks:
                found.faults.append(f"{where}: marked content ends that never began")
            else:
                marks.pop()
        elif operator == "q":
            kept.append((font, visible))
        elif operator == "Q":
            if not kept:
                found.faults.append(f"{where}: the graphics state is given back once too often")
            else:
                font, visible = kept.pop()
        elif operator == "Tf":
            font = resources.Font[operands[0]]
        elif operator == "Tr":
            visible = int(operands[0]) != 3
        elif operator in SHOWING:
            _claimed("text", all_marks, where, found)
            if font is None:
                found.faults.append(f"{where}: text has no font")
            elif visible:
                _, codes = found.fonts.setdefault(_key(font), (font, set()))
                codes.update(_codes(operands))
        elif operator in PAINTING:
            _claimed("a drawing", all_marks, where, found)
        elif operator == "Do":
            thing = resources.XObject[operands[0]]
            if thing.get("/Subtype") == "/Form":
                inner = thing.get("/Resources", resources)
                _read_stream(thing, inner, all_marks, where, found)
            else:
                _claimed("a picture", all_marks, where, found)
    if marks:
        found.faults.append(f"{where}: marked content does not end")


def _mark(operands: list[Any], resources: Any) -> int | None:
    if operands[0] == "/Artifact":
        return ARTIFACT
    if len(operands) < 2:
        return None
    values = operands[1]
    if isinstance(values, pikepdf.Name):
        values = resources.Properties[values]
    return int(values.MCID) if "/MCID" in values else None


def _claimed(what: str, marks: tuple[int | None, ...], where: str, found: Content) -> None:
    if all(mark is None for mark in marks):
        found.faults.append(f"{where}: {what} is neither tagged nor an artifact")


def _key(font: Any) -> Any:
    return font.objgen if font.objgen != NOWHERE else str(font.get("/BaseFont"))


def _codes(operands: list[Any]) -> Iterator[bytes]:
    pieces = operands[-1] if isinstance(operands[-1], pikepdf.Array) else operands[-1:]
    for piece in pieces:
        if isinstance(piece, pikepdf.String):
            raw = bytes(piece)
            yield from (raw[at : at + 2] for at in range(0, len(raw), 2))


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """Yield the leaves of a number tree."""
    pairs = list(node.get("/Nums", ()))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid)


def _parents(file: pikepdf.Pdf) -> dict[int, Any]:
    root: Any = file.Root.StructTreeRoot
    return dict(_numbers(root.get("/ParentTree", pikepdf.Dictionary())))


def _marks(file: pikepdf.Pdf, tree: Tree, contents: list[Content]) -> Iterator[str]:
    """Compare the marks of the pages with those of the tree, and with the way back."""
    parents = _parents(file)
    owners: dict[Mark, tuple[int, int]] = {}
    for element in tree.elements:
        for mark in element.children:
            if isinstance(mark, Mark):
                if mark in owners:
                    yield f"page {mark.page + 1}: mark {mark.number} is in the tree twice"
                owners[mark] = element.node.objgen
    for number, (page, content) in enumerate(zip(file.pages, contents, strict=True)):
        where = f"page {number + 1}"
        listed = {mark.number for mark in owners if mark.page == number}
        for one, count in sorted(content.marks.items()):
            if count > 1:
                yield f"{where}: mark {one} is used twice"
        yield from (
            f"{where}: mark {x} is not in the tree" for x in sorted({*content.marks} - listed)
        )
        yield from (
            f"{where}: mark {x} is not on the page" for x in sorted(listed - {*content.marks})
        )
        back = _several(parents.get(int(page.obj.get("/StructParents", -1))))
        for one in sorted({*content.marks} & listed):
            owner = back[one] if one < len(back) else None
            if owner is None or owner.objgen != owners[Mark(number, one)]:
                yield f"{where}: mark {one} does not lead to its element"


def _annotations(file: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    parents = _parents(file)
    holders = {
        child.id: element
        for element in tree.elements
        for child in element.children
        if isinstance(child, Annotation)
    }
    for number, page in enumerate(file.pages, 1):
        where = f"page {number}"
        annotations = list(page.obj.get("/Annots", ()))
        if annotations and page.obj.get("/Tabs") != "/S":
            yield f"{where}: the tab key does not follow the tags"
        for one in annotations:
            kind = str(one.get("/Subtype", "")).removeprefix("/")
            hidden = int(one.get("/F", 0)) & 2
            if kind == "Popup" or hidden:
                continue
            wanted = {"Link": "Link", "Widget": "Form"}.get(kind, "Annot")
            holder = holders.get(one.objgen)
            if holder is None or holder.kind != wanted:
                yield f"{where}: a {kind} is in no {wanted}"
                continue
            back = parents.get(int(one.get("/StructParent", -1)))
            if back is None or back.objgen != holder.node.objgen:
                yield f"{where}: a {kind} does not lead to its element"
            words = (one.get("/Contents"), one.get("/TU"), holder.node.get("/Alt"))
            if not any(str(text).strip() for text in words if text is not None):
                yield f"{where}: a {kind} does not say what it is"
            if kind == "Link" and not any(isinstance(leaf, Mark) for leaf in holder.leaves()):
                yield f"{where}: a Link has no words"


# --- Fonts ---------------------------------------------------------------------------------------


def _fonts(contents: list[Content]) -> Iterator[str]:
    fonts: dict[Any, tuple[Any, set[bytes]]] = {}
    for content in contents:
        for key, (font, codes) in content.fonts.items():
            fonts.setdefault(key, (font, set()))[1].update(codes)
    for font, codes in fonts.values():
        name = str(font.get("/BaseFont", "/?")).removeprefix("/")
        yield from (f"font {name}: {fault}" for fault in _font(font, codes))


def _font(font: Any, used: set[bytes]) -> Iterator[str]:
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        yield "is of a kind that is not known here"
        return
    below = font.DescendantFonts[0]
    descriptor = below.get("/FontDescriptor", pikepdf.Dictionary())
    program = next(
        (descriptor[key] for key in ("/FontFile2", "/FontFile3") if key in descriptor), None
    )
    if program is None:
        yield "is not in the file"
    elif not SUBSET.fullmatch(str(font.get("/BaseFont", ""))):
        yield "is a part that does not say so in its name"
    system = below.get("/CIDSystemInfo", pikepdf.Dictionary())
    if (str(system.get("/Registry")), str(system.get("/Ordering"))) != ("Adobe", "Identity"):
        yield "counts its characters in a way that is not its encoding's"
    straight = below.get("/CIDToGIDMap") == "/Identity"
    if below.get("/Subtype") == "/CIDFontType2" and not straight:
        yield "does not map its characters to its glyphs"
    numbers = {int.from_bytes(code, "big") for code in used}
    if 0 in numbers:
        yield "draws .notdef"
    if "/ToUnicode" not in font:
        yield "has no ToUnicode"
    else:
        yield from _meanings(font.ToUnicode.read_bytes(), used)
    if program is not None and straight:
        yield from _widths(below, program.read_bytes(), numbers)


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def _meanings(cmap: bytes, used: set[bytes]) -> Iterator[str]:
    meant = to_unicode(cmap)
    for code in sorted(used):
        text = meant.get(int.from_bytes(code, "big"))
        if not text:
            yield f"code {code.hex()} has no meaning"
        elif any(character in text for character in "\x00\ufeff\ufffe"):
            yield f"code {code.hex()} means U+{ord(text[0]):04X}"


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Return what a ToUnicode CMap says that each code means."""
    found: dict[int, str] = {}
    for section in _SECTION.finditer(cmap):
        tokens = list(_TOKEN.finditer(section[2]))
        at = 0
        while at < len(tokens):
            first = _number(tokens[at])
            if section[1] == b"bfchar":
                found[first] = _characters(tokens[at + 1])
                at += 2
                continue
            last = _number(tokens[at + 1])
            if tokens[at + 2][2]:
                end = next(i for i in range(at, len(tokens)) if tokens[i][3])
                for offset, token in enumerate(tokens[at + 3 : end]):
                    found[first + offset] = _characters(token)
                at = end + 1
            else:
                text = _characters(tokens[at + 2])
                for code in range(first, last + 1):
                    found[code] = text[:-1] + chr(ord(text[-1]) + code - first)
                at += 3
    return found


def _number(token: re.Match[bytes]) -> int:
    return int(bytes(token[1]), 16)


def _characters(token: re.Match[bytes]) -> str:
    return bytes.fromhex(bytes(token[1]).decode("ascii")).decode("utf-16-be", "replace")


def _widths(font: Any, program: bytes, numbers: set[int]) -> Iterator[str]:
    """Compare the widths that the file names with those of its font; TrueType only."""
    if program[:4] != b"\x00\x01\x00\x00":
        return
    tables = {
        program[at : at + 4]: struct.unpack(">II", program[at + 8 : at + 16])
        for at in range(12, 12 + 16 * struct.unpack(">H", program[4:6])[0], 16)
    }
    (em,) = struct.unpack_from(">H", program, tables[b"head"][0] + 18)
    (metrics,) = struct.unpack_from(">H", program, tables[b"hhea"][0] + 34)
    (glyphs,) = struct.unpack_from(">H", program, tables[b"maxp"][0] + 4)
    named = _named_widths(font)
    for number in sorted(numbers):
        if number >= glyphs:
            yield f"draws glyph {number}, which it does not have"
            continue
        at = tables[b"hmtx"][0] + 4 * min(number, metrics - 1)
        width = struct.unpack_from(">H", program, at)[0] * 1000 / em
        if abs(named.get(number, float(font.get("/DW", 1000))) - width) > 1:
            yield f"glyph {number} is not as wide as the file says"


def _named_widths(font: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    values = list(font.get("/W", ()))
    at = 0
    while at < len(values):
        first = int(values[at])
        if isinstance(values[at + 1], pikepdf.Array):
            found.update((first + i, float(width)) for i, width in enumerate(values[at + 1]))
            at += 2
        else:
            found.update(
                dict.fromkeys(range(first, int(values[at + 1]) + 1), float(values[at + 2]))
            )
            at += 3
    return found


# --- The order -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are drawn at once, and where: in points from the lower left.

    ``row`` is that of the table that they are in, counted through the file.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    row: int | None = None

    def after(self, other: Piece, tolerance: float) -> bool:
        """Whether this stands where it is read after the other: below it, or right on its line."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        if down > (min(self.top - self.bottom, other.top - other.bottom) / 2):
            # A cell that is several rows high is read with its first one, whatever is beside it.
            rows_differ = None not in (self.row, other.row) and self.row != other.row
            return self.left >= other.right - tolerance and not rows_differ
        return across > tolerance and self.top < other.top


def misplaced(pdf: bytes, tolerance: float = 1.0) -> list[str]:
    """Tell which words are read out before others that an eye meets first.

    Of two pieces of text in one column the upper comes first, of two on one line the left. Pieces
    that are neither beside nor above each other may come in any order: so columns, cells and
    their rows are read as they are made. ``tolerance`` is what boxes may overlap, in points.
    """
    found: list[str] = []
    for number, pieces in enumerate(reading_order(pdf), 1):
        for at, early in enumerate(pieces):
            found.extend(
                f"page {number}: {early.text!r} is read before {late.text!r}"
                for late in pieces[at + 1 :]
                if early.after(late, tolerance)
            )
    return found


def reading_order(pdf: bytes) -> list[list[Piece]]:
    """Return the words of each page in the order of the tags."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        tree = tree_of(file)
        order = [leaf for top in tree.top for leaf in top.leaves() if isinstance(leaf, Mark)]
        rows = {
            leaf: number
            for number, row in enumerate(one for one in tree.elements if one.kind == "TR")
            for leaf in row.leaves()
        }
    source = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_pieces(source[number]) for number in range(len(source))]
    finally:
        source.close()
    return [
        [
            Piece(text, *box, row=rows.get(mark))
            for mark in order
            if mark.page == number
            for text, box in pieces.get(mark.number, ())
        ]
        for number, pieces in enumerate(pages)
    ]


Box = tuple[float, float, float, float]


def _pieces(page: Any) -> dict[int, list[tuple[str, Box]]]:
    """Return the words of each mark and the box around their ink."""
    found: dict[int, list[tuple[str, Box]]] = {}
    textpage = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=textpage):
        box = thing.get_bounds()
        if box[2] - box[0] < 0.1:
            continue  # a space
        mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        found.setdefault(mark, []).append((thing.extract().strip(), box))
    textpage.close()
    return found
