"""Pros and cons: what is a point, and what is none."""

from plugins.notation.diagnostics import Report
from plugins.notation.document import parse_document
from plugins.notation.pros_cons import Point, ProsCons, parse
from plugins.notation.source import Source


def read(lines: str, options: str = "") -> tuple[ProsCons, list[tuple[str, str]]]:
    """Return the value and each mistake's code with the words that it is about."""
    source = Source("x.md", f"\n/// pros-cons{options} | T\n{lines}\n///\n")
    (block,) = parse_document(source, ("pros-cons",), Report()).blocks
    value, diagnostics = parse(source, block)
    return value, [(d.code, source.slice(d.span)) for d in diagnostics]


def test_paragraphs_and_lists() -> None:
    """A body is all that is indented, blank lines and nested lists included."""
    value, codes = read(
        "## Pros\n1. **Lead.** One.\n\n    Two.\n\n    - three\n        - four\n\n2. **Next.**\n"
    )

    assert codes == []
    assert value.pros == (Point("Lead.", "One.\n\nTwo.\n\n- three\n    - four"), Point("Next.", ""))


def test_lazy_lines() -> None:
    """A line straight below goes on with the item, indented or not."""
    value, codes = read("## Pros\n- **Lead.** One\ntwo\n  three\n- **Next.** Four")

    assert codes == []
    assert [p.body for p in value.pros] == ["One\ntwo\nthree", "Four"]


def test_a_lead_over_two_lines() -> None:
    """Its words are joined."""
    value, codes = read("## Cons\n1. **A long\n   lead.** Body")

    assert codes == []
    assert value.cons == (Point("A long lead.", "Body"),)


def test_uneven_sides_are_fine() -> None:
    """Three for and one against, or none: nobody has to make one up."""
    value, codes = read("## Pros\n1. **A.** a\n2. **B.** b\n\n## Cons\n\n## Verdict\nYes.")

    assert codes == []
    assert (len(value.pros), len(value.cons), value.verdict) == (2, 0, "Yes.")


def test_no_verdict() -> None:
    """It may be left to the reader."""
    value, codes = read("## Against\n- **A.** a")

    assert codes == []
    assert (value.verdict, value.intro, value.paired) == ("", "", False)


def test_paired() -> None:
    """Only sides of one length are; otherwise they stand each by itself."""
    even, none = read("## Pros\n- **A.** a\n## Cons\n- **B.** b", ", Paired")
    uneven, codes = read("## Pros\n- **A.** a", ", paired")

    assert (even.paired, none) == (True, [])
    assert (uneven.paired, codes) == (False, [("uneven-pairs", "/// pros-cons, paired | T")])


def test_stray_text_goes_to_the_item_above() -> None:
    """Nothing is lost, and it is told once."""
    value, codes = read("## Pros\n- **A.** a\n\nstray\nmore\n")

    assert codes == [("stray-text", "stray")]
    assert value.pros == (Point("A.", "a\n\nstray\nmore"),)


def test_text_before_the_first_item() -> None:
    """It becomes a point, so that it is on the page; that it has no lead is no second mistake."""
    value, codes = read("## Pros\nstray\nmore\n\n- **A.** a")

    assert codes == [("stray-text", "stray")]
    assert [p.lead for p in value.pros] == ["stray", "A."]


def test_no_lead() -> None:
    """The first line stands in for it."""
    value, codes = read("## Pros\n- Plain words\n  and more")

    assert codes == [("missing-lead", "Plain words")]
    assert value.pros == (Point("Plain words", "and more"),)


def test_headings() -> None:
    """Unknown ones stay as text; a second one of a name is told, and its items count."""
    value, codes = read("## Prose\n## Pros ##\n- **A.** a\n### PROS\n- **B.** b")

    assert codes == [("unknown-side", "Prose"), ("duplicate-side", "### PROS")]
    assert value.intro == "## Prose"
    assert [p.lead for p in value.pros] == ["A.", "B."]


def test_neither_side() -> None:
    """A block of nothing is a mistake."""
    assert [code for code, _ in read("words")[1]] == ["empty-pros-cons"]
