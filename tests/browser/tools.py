"""What the browser tests ask of a page: of axe-core, and of where its words stand."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "npm" / "node_modules" / "axe-core" / "axe.min.js"

# WCAG 2.0, 2.1 and 2.2 at levels A and AA, and what axe's authors recommend beyond.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: All that can differ between light and dark.
COLOUR_RULES = ("color-contrast", "link-in-text-block")

#: How far a page goes beyond the window, and which words stand outside of it. A table may be wider
#: than the window: then it has a scroll bar of its own, and its part of the page stays within.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || element.matches(".skip-link") || !element.checkVisibility()) continue;
    for (const box of element.getClientRects())
      if (box.width > 1 && (box.left < -0.5 || box.right > width + 0.5)
          && !scrolls(element.parentElement)) {
        found.push(`${element.tagName} ${element.textContent.trim().slice(0, 40)}`);
        break;
      }
  }
  return { wider: document.documentElement.scrollWidth - width, found };
}"""

#: Where an element is costs as much as what is wrong with it: asked for only if anything is.
RUN = """async ([type, rules]) => {
  const look = (selectors) => axe.run(document, {
    runOnly: { type, values: rules },
    resultTypes: ["violations"],
    selectors,
  });
  let results = await look(false);
  if (results.violations.length) results = await look(true);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => ({
      rule: violation.id,
      impact: node.impact ?? "",
      help: violation.help,
      target: node.target.flat().join(" "),
      html: node.html,
      summary: node.failureSummary ?? "",
    })),
  );
}"""

#: What waits for the fonts, but not for ever: an evaluation has no time limit of its own.
FONTS_READY = """Promise.race([
  document.fonts.ready,
  new Promise((_, late) => setTimeout(() => late(new Error("no fonts after 10 s")), 10000)),
]).then(() => true)"""


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that breaks one of axe's rules."""

    rule: str
    impact: str
    help: str
    target: str
    html: str
    summary: str

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}): {self.help}\n  at {self.target}: {self.html}"


def run_axe(page: Page, *, colours_only: bool = False) -> list[Violation]:
    """What axe finds wrong on the page as it stands, an entry for each element.

    With ``colours_only`` it looks for what other colours can change; the rest was looked at before.
    """
    # Evaluated, not added as a script element: the page and its content policy stay as they are.
    if page.evaluate("typeof globalThis.axe === 'undefined'"):
        page.evaluate(_axe_source())
    rules = ["rule", list(COLOUR_RULES)] if colours_only else ["tag", list(RULES)]
    return [Violation(**found) for found in page.evaluate(RUN, rules)]


@cache
def _axe_source() -> str:
    if not AXE.is_file():
        raise FileNotFoundError(f"{AXE} is missing: `make test` installs it")
    return AXE.read_text(encoding="utf-8")
