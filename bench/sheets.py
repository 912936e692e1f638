"""What a sheet costs: in time and bytes, beside WeasyPrint making the like from HTML and CSS.

    PYTHONPATH=. .venv/bin/python bench/sheets.py

WeasyPrint is no part of the project, because it needs Pango from the system. To have it beside us:

    python3 -m venv /tmp/weasyprint && /tmp/weasyprint/bin/pip install weasyprint
    make bench WEASYPRINT=/tmp/weasyprint/bin/python

Without it our times stand alone. Both set the same words with the same font in a table with log
cells, with the same figures, and both write tagged PDF/UA-1.

Times are CPU seconds of whole processes, the makers in turn. What one more sheet costs is the
difference between a process that makes many and one that makes few, each with other words, so that
neither what is loaded once nor what is remembered of the sheet before counts. No figure of one run
means much on a busy machine; the ratios do.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from plugins.notation.workout.choices import Choice, Paper
from plugins.notation.workout.present import RowsView, Text
from plugins.sheets.model import Picture, Sheet
from plugins.sheets.paper import said
from tests.sheets import examples, making

FEW, MANY = 2, 12
RUNS = 3
DEFAULT = Choice(Paper.A4)

# --- What we make: the lines to change when the sheets' interface does ---------------------------


def default() -> Sheet:
    """Return the sheet that all is measured with: eight exercises, of which six have a log."""
    return examples.EVERY["typical with figures"]


def variants(sheet: Sheet) -> Iterator[Choice]:
    """Yield all ways in which a site renders one workout."""
    yield from making.ways(sheet)


def render(sheet: Sheet, choice: Choice = DEFAULT) -> bytes:
    return making.made(sheet, choice).file


def other(sheet: Sheet, number: int) -> Sheet:
    """Return a sheet of the same length with other words in each row."""
    sections = tuple(
        replace(
            section,
            parts=tuple(
                replace(
                    part,
                    rows=tuple(
                        replace(
                            row, name=f"{row.name} {number}", cue=row.cue and f"{number}: {row.cue}"
                        )
                        for row in part.rows
                    ),
                )
                if isinstance(part, RowsView)
                else part
                for part in section.parts
            ),
        )
        for section in sheet.workout.sections
    )
    workout = replace(sheet.workout, title=f"{sheet.workout.title} {number}", sections=sections)
    return replace(sheet, title=f"{sheet.title} {number}", workout=workout)


# --- The like of it in HTML ----------------------------------------------------------------------

PAGE: Final = """\
<!doctype html>
<html lang="{{ sheet.lang }}">
<meta charset="utf-8">
<title>{{ sheet.workout.title }} – {{ sheet.title }}</title>
<meta name="author" content="{{ sheet.author }}">
<style>
{%- for weight in ("Regular", "Bold") %}
@font-face {
  font-family: Sheet; font-weight: {{ weight | lower | replace("regular", "normal") }};
  src: url("{{ fonts }}/AtkinsonHyperlegibleNext-{{ weight }}.ttf");
}
{%- endfor %}
@page {
  size: A4; margin: 11mm 13mm 14mm;
  font: 10pt Sheet;
  @bottom-left { content: "{{ sheet.address }}"; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); }
}
body { font: 10pt/1.2 Sheet; margin: 0; }
h1 { font-size: 18pt; margin: 0; border-top: 1.8pt solid; }
h2 { font-size: 13pt; margin: 4mm 0 1mm; break-after: avoid; }
h3 { font-size: 11pt; margin: 0; }
p { margin: 0.6mm 0; }
table { border-collapse: collapse; width: 100%; }
tr { break-inside: avoid; border-top: 0.6pt solid; }
th, td { text-align: left; vertical-align: top; padding: 0.5mm 1.5mm 0.5mm 0; }
ol.cells { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
ol.cells li { width: 9mm; height: 8mm; border: 0.6pt solid; margin: 0 -0.6pt 0 0; }
ol.ticks li { width: 7mm; height: 7mm; border-radius: 50%; text-align: center; }
td:nth-child(2) { white-space: nowrap; width: 48mm; }
svg { height: 13mm; }
</style>
<body>
<p><b>{{ sheet.site }}</b></p>
<h1>{{ sheet.workout.title }}</h1>
<p>By {{ sheet.author }}. From <a href="{{ sheet.url }}">{{ sheet.title }}</a></p>
<p>Goal <b>{{ sheet.goal }}</b> Level <b>{{ sheet.level }}</b> Space <b>{{ sheet.space }}</b>
Time <b>{{ say(sheet.workout.estimate) }}</b></p>
<p><b>You need</b> {{ sheet.equipment | join(", ") }}
<b>Take care</b> {{ sheet.cautions | join(" ") }}</p>
<p>Name ______________ Date __________ Start ______ Finish ______ Week ____ of ____</p>
{%- for section in sheet.workout.sections %}
<h2>{{ section.title or "Workout" }}</h2>
<p>{{ say(section.scheme) }}</p>
{%- if section.track %}
<ol class="cells ticks">{% for box in section.track.boxes %}<li>{{ box }}</li>{% endfor %}</ol>
{%- endif %}
{%- for part in section.parts if part.kind == "rows" %}
<table>
<thead><tr><th scope="col" colspan="3">{{ part.title or "Exercise" }}</th>
<th scope="col">How much</th><th scope="col">Log</th></tr></thead>
<tbody>
{%- for row in part.rows %}
<tr>
<td>{{ row.order }}</td>
<td>{% for picture in sheet.figures.get(row.exercise, ())[:2] -%}
  {{ drawing(picture) }}
{%- endfor %}</td>
<td><b>{{ row.name }}</b>{% if row.optional %} (optional){% endif %}
<p>{% for fact in row.facts %}{{ fact.term }} <b>{{ say(fact.text) }}</b> · {% endfor %}
{{ row.cue }}
{%- for variant in row.variants %} · <b>{{ variant.label }}:</b> {{ variant.text }}{% endfor %}</p>
</td>
<td><b>{{ say(row.dose) }}</b></td>
<td>{% if row.log %}<ol class="cells">
{%- for set in row.log.sets %}{% for cell in row.log.fields %}<li>{{ set }} {{ cell }}</li>
{%- endfor %}{% endfor %}</ol>{% endif %}
</td>
</tr>
{%- endfor %}
</tbody></table>
{%- endfor %}
{%- endfor %}
<p>How hard was it, 1 to 10 ______ Soreness, 0 to 10 ______ Next run ______________</p>
<p>Notes ____________________________________________________________</p>
<p>{% for term in sheet.workout.legend %}<b>{{ term.short }}</b> {{ term.meaning }} {% endfor %}</p>
<p><b>Stop if it hurts.</b> Sharp pain, dizziness or a tight chest end the session.
Version of {{ sheet.version }} {{ sheet.licence }}</p>
"""

#: What WeasyPrint's process runs: its arguments are the file to write to and the pages to print.
WEASYPRINT: Final = """\
import sys
from weasyprint import HTML
for page in sys.argv[2:]:
    HTML(page).write_pdf(sys.argv[1], pdf_variant="pdf/ua-1")
"""


def page(sheet: Sheet) -> str:
    """Return the HTML that has the words and figures of ``sheet``."""
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    fonts = (making.TEMPLATES / "fonts").resolve().as_uri()
    return environment.from_string(PAGE).render(sheet=sheet, say=say, drawing=drawing, fonts=fonts)


def drawing(picture: Picture) -> Markup:
    """Return a figure as a part of the page, with the words that stand for it."""
    named = Markup('<svg role="img" aria-label="{}" ').format(picture.description)
    return Markup(picture.svg.replace("<svg ", named, 1))


def say(text: Text) -> str:
    return said(text, "kg")


# --- Times ---------------------------------------------------------------------------------------


def cpu(command: list[str]) -> float:
    """Return the seconds of CPU that a command takes, until it has ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def ours(what: str, count: int) -> list[str]:
    """Return the command that makes some sheets of ours: this file, as its own process."""
    return [sys.executable, __file__, what, str(count)]


def make(what: str, count: int) -> None:
    """Make some sheets, as the process that :func:`ours` starts."""
    for number in range(count):
        sheet = other(default(), number)
        for choice in variants(sheet) if what == "variants" else (DEFAULT,):
            render(sheet, choice)


def weasyprint() -> str:
    """Return the Python that has WeasyPrint; nothing if there is none."""
    python = shutil.which(os.environ.get("WEASYPRINT", sys.executable))
    if python is None:
        return ""
    found = subprocess.run([python, "-c", "import weasyprint"], check=False, capture_output=True)
    return "" if found.returncode else python


def main() -> None:
    """Print times and bytes."""
    python = weasyprint()
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder, f"{number}.html") for number in range(MANY)]
        for number, path in enumerate(pages):
            path.write_text(page(other(default(), number)), encoding="utf-8")
        theirs = Path(folder, "sheet.pdf")

        def command(maker: str, count: int) -> list[str]:
            if maker == "WeasyPrint":
                return [python, "-c", WEASYPRINT, str(theirs), *map(str, pages[:count])]
            return ours(maker, count)

        makers = ["sheet", "variants", *(["WeasyPrint"] if python else [])]
        times: dict[tuple[str, int], list[float]] = {
            (maker, count): [] for maker in makers for count in (1, FEW, MANY)
        }
        for _ in range(RUNS):
            for (maker, count), taken in times.items():
                taken.append(cpu(command(maker, count)))
        file = render(other(default(), 0))
        sizes = {"sheet": len(file), "WeasyPrint": theirs.stat().st_size if python else 0}

    def first(maker: str) -> float:
        return statistics.median(times[maker, 1])

    def each(maker: str) -> float:
        pairs = zip(times[maker, FEW], times[maker, MANY], strict=True)
        return statistics.median((many - few) / (MANY - FEW) for few, many in pairs)

    count = len(list(variants(default())))
    names = {"sheet": "a sheet", "variants": f"its {count} variants", "WeasyPrint": "by WeasyPrint"}
    print(f"{'CPU, ms':<18} {'first, with start':>18} {'one more':>10} {'bytes':>9}")
    for maker in makers:
        size = sizes.get(maker, "")
        print(
            f"{names[maker]:<18} {first(maker) * 1e3:>18.0f} {each(maker) * 1e3:>10.0f} {size:>9}"
        )
    if python:
        print(f"\nWeasyPrint takes {first('WeasyPrint') / first('sheet'):.1f} x", end="")
        print(f" for the first, {each('WeasyPrint') / each('sheet'):.1f} x for one more")
    else:
        print("\nThere is no WeasyPrint to compare with; the head of this file says how to get it.")


if __name__ == "__main__":
    if sys.argv[1:]:
        make(sys.argv[1], int(sys.argv[2]))
    else:
        main()
