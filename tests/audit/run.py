"""Looks at every page of a published site, and says what is wrong and what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser

from plugins.assets.files import Assets
from tests.audit import data
from tests.audit.kinds import kind_of
from tests.audit.visit import Visit, Visitor, brotli_size, gzip_size
from tests.browser.tools import OUTSIDE, run_axe
from tests.site import nu
from tests.site.links import dead_addresses, dead_fragments
from tests.site.site import Site

#: Bytes that a page may have, by what is weighed.
FIRST: Final = "first view, brotli"
WHOLE: Final = "whole page, gzip"
SCRIPT: Final = "script, gzip"
FONT: Final = "fonts"
LIMITS: Final[Mapping[str, int]] = {FIRST: 14_600, WHOLE: 40_000, SCRIPT: 6_000}
#: An article is what most people see first, and has the least reason to be heavy. One of more than
#: eight hundred words is a series (docs/articles.md).
POST: Final = "article"
POST_FIRST: Final = 8_000
#: The limit of a whole page is for one with a picture. More of them may weigh more.
_PICTURE: Final = 5_000
_PICTURES: Final = (".avif", ".webp", ".png", ".jpg")

#: In which windows and colours a page is looked at.
LOOKS: Final[tuple[tuple[int, Literal["light", "dark"]], ...]] = (
    (1280, "light"),
    (1280, "dark"),
    (360, "light"),
)
_PHONE: Final = 320
#: The theme, for the rules that a page might have.
THEME: Final = Assets(Path(__file__).parents[2] / "theme" / "static", "")
#: Tables that a phone shows a part of: their rows should have been cards.
_WIDE_TABLES: Final = """() => [...document.querySelectorAll("table, .table-scroll")]
  .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
  .map((e) => `${e.scrollWidth} px: ${e.textContent.trim().slice(0, 40)}`)"""
#: Rules of the whole style sheet that are for something on the page, and that the page is without.
_LACKING: Final = """(css) => {
  const whole = new CSSStyleSheet();
  whole.replaceSync(css);
  const flat = (rules) => [...rules].flatMap((rule) =>
    rule.selectorText ? [rule.selectorText] : rule.cssRules ? flat(rule.cssRules) : []);
  const selectors = (sheet) => flat(sheet.cssRules).flatMap(parts).flatMap(each);
  const has = new Set(selectors(document.querySelector("style").sheet).map(bare));
  function parts(list) {
    let depth = 0, one = "";
    const found = [];
    for (const sign of `${list},`) {
      depth += "([".includes(sign) - ")]".includes(sign);
      if (sign === "," && !depth) found.push(one.trim()), (one = "");
      else one += sign;
    }
    return found;
  }
  // One for each that a list names: a page's lists have those alone that are on it.
  function each(one) {
    const list = one.includes(":not(") ? null : /:(?:is|where)\\(([^()]*)\\)/.exec(one);
    return list === null ? [one] : parts(list[1]).flatMap((name) =>
      each(one.slice(0, list.index) + `:IS(${name})` + one.slice(list.index + list[0].length)));
  }
  function bare(one) {
    return one.replace(/:IS\\(([^()]*)\\)/g, "$1");
  }
  // A state that may come, and a part that no element stands for, count as there.
  const states = /:(hover|focus[\\w-]*|active|visited|checked)/g;
  const still = (one) => one.replace(/::[\\w-]+/g, "").replace(states, ":not(#none)") || "*";
  return selectors(whole)
    .filter((one) => !has.has(bare(one)) && document.querySelector(still(one)));
}"""
#: What the search loads once somebody looks for something is no part of a page.
_SEARCH: Final = "pagefind/"


@dataclass
class Findings:
    """What was found on one page: mistakes by what looked for them, and bytes."""

    path: str
    kind: str
    bytes: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, found: Iterable[object]) -> None:
        lines = [str(one) for one in found]
        self.wrong.setdefault(what, []).extend(lines)

    @property
    def mistakes(self) -> list[str]:
        return [
            f"{self.path}: {what}: {line}" for what, lines in self.wrong.items() for line in lines
        ]


def audit(browser: Browser, site: Site, paths: Iterable[str] | None = None) -> list[Findings]:
    """Look at the pages ``paths`` of a published site, or at all of them."""
    every = list(site.paths if paths is None else paths)
    visitor = Visitor(browser, site)
    said = nu.check([site.folder / path for path in every])
    found = []
    for path in every:
        one = Findings(path, kind_of(path, site.pages[path]))
        one.add("Nu", (message for message in said if message.path == site.folder / path))
        one.add("links", dead_addresses(site, path) + dead_fragments(site, path))
        for script in site.pages[path].all('script[type="application/ld+json"]'):
            one.add("data", data.problems(script.raw_text))
        with visitor.visit(path) as visit:
            _look(visit, one)
            _weigh(site, path, visit, one)
        found.append(one)
    visitor.close()
    return found


def _look(visit: Visit, one: Findings) -> None:
    page = visit.page
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        wrong = run_axe(page, colours_only=scheme == "dark")
        one.add("axe", (f"{width} px, {scheme}: {each}" for each in wrong))
    page.set_viewport_size({"width": _PHONE, "height": 800})
    sideways = page.evaluate(OUTSIDE)
    one.add("sideways", [f"{sideways['wider']} px"] if sideways["wider"] > 0 else [])
    one.add("sideways", sideways["found"])
    one.add("sideways", page.evaluate(_WIDE_TABLES))
    one.add("rules", page.evaluate(_LACKING, THEME.whole_style()))
    one.add("blocking", visit.blocking)
    one.add("cookies", visit.cookies)
    one.add("forbidden", visit.forbidden)
    one.add("hosts", visit.guard.foreign)
    one.add("scripts", visit.guard.script_errors)


def _weigh(site: Site, path: str, visit: Visit, one: Findings) -> None:
    names = [name for name in visit.sent if not name.startswith(_SEARCH)]
    waited = [site.file(address) for address in visit.blocking]
    one.bytes[FIRST] = sum(brotli_size(site.folder / name) for name in [path, *waited] if name)
    one.bytes[SCRIPT] = sum(gzip_size(site.folder / name) for name in names if name.endswith(".js"))
    one.bytes[FONT] = sum(
        gzip_size(site.folder / name) for name in names if name.endswith(".woff2")
    )
    one.bytes[WHOLE] = sum(gzip_size(site.folder / name) for name in names) - one.bytes[FONT]
    pictures = sum(name.endswith(_PICTURES) for name in names)
    limits = {**LIMITS, WHOLE: LIMITS[WHOLE] + _PICTURE * max(0, pictures - 1)}
    if one.kind == POST:
        limits[FIRST] = POST_FIRST
    for what, most in limits.items():
        if one.bytes[what] > most:
            one.add(what, [f"{one.bytes[what]} bytes, which is more than {most}"])


def table(found: Iterable[Findings]) -> str:
    """Return the worst of each kind of page, as lines to be read."""
    kinds: dict[str, list[Findings]] = {}
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    checks = [
        "axe",
        "Nu",
        "links",
        "data",
        "sideways",
        "rules",
        "blocking",
        "hosts",
        "cookies",
        "forbidden",
    ]
    weights = [FIRST, WHOLE, SCRIPT, FONT]
    rows = [["kind of page", "pages", *checks, *weights]]
    for kind, members in sorted(kinds.items()):
        worst = [max(len(one.wrong.get(check, ())) for one in members) for check in checks]
        heavy = [max(one.bytes[weight] for one in members) for weight in weights]
        rows.append(
            [
                kind,
                str(len(members)),
                *map(str, worst),
                *(f"{each / 1000:.1f} kB" for each in heavy),
            ]
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
