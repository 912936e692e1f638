"""How high a sheet will be, reckoned as the templates in ``theme/sheets`` set it.

It follows from the widths of the words; Typst would have to lay the sheet out to tell, once for
each way to set it. What is reckoned is true to a hundredth or so. What was decided on the way, such
as columns and figures, is given to the template, which decides nothing twice.

All lengths are in points.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from plugins.sheets.design import MM
from plugins.sheets.lettering import Piece, Pieces, joined, lines, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from plugins.sheets.design import Design, Way

#: Between two positions of a figure.
_BETWEEN: Final = 1.2 * MM
_TICK: Final = 2.6 * MM
#: Type of this size is large print.
_LARGE: Final = 12.5
#: The room that words need beside figures and cells, in ems.
_LEAST_NAME: Final = 9
#: What six sessions are asked in the end, as frame.typ says it.
_ASKED: Final = "How hard was it, 1\u00a0to\u00a010, and\u00a0soreness,\u00a00\u00a0to\u00a010"
#: Below the line for a name, however tight the rest is.
_BELOW_NAME: Final = 2.6 * MM


#: What stands in the head and what in the foot.
_ABOVE: Final = (
    *("site", "title", "author", "goal", "level", "space"),
    *("equipment", "cautions", "address"),
)
_BELOW: Final = ("progression", "version", "licence")
#: The ink, in letters, of what each sheet has besides: labels, rules, cells, the QR code.
_INK: Final = {"head": 100, "section": 30, "row": 25, "foot": 150}


def all_rows(workout: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for section in workout["sections"]:
        for part in section["parts"]:
            if part["kind"] == "rows":
                yield from part["rows"]


def letters_in(data: Any) -> int:
    """How many letters there are, of labels and of addresses as well: near enough to tell."""
    match data:
        case str():
            return len(data)
        case dict():
            words = (each for name, each in data.items() if name not in ("qr", "figures"))
            return sum(map(letters_in, words))
        case list() | tuple():
            return sum(map(letters_in, data))
    return 0


def _is_logged(section: Mapping[str, Any]) -> bool:
    return any(
        row["log"] is not None
        for part in section["parts"]
        if part["kind"] == "rows"
        for row in part["rows"]
    )


def _is_notes(part: Mapping[str, Any]) -> bool:
    return not part["title"] and all(row["kind"] == "note" for row in part["rows"])


def _is_carded(section: Mapping[str, Any], part: Mapping[str, Any]) -> bool:
    """What is ticked and not logged needs no columns: each exercise is a card."""
    return (
        _is_once(section)
        and part["kind"] == "rows"
        and len(part["rows"]) > 1
        and all(row["kind"] == "exercise" and row["log"] is None for row in part["rows"])
    )


def _is_once(section: Mapping[str, Any]) -> bool:
    """What is done once, and not logged, is ticked."""
    track = section["track"]
    return track is None or (track["kind"] == "rounds" and len(track["boxes"]) < 2)


# --- Figures -------------------------------------------------------------------------------------


def chosen(positions: Sequence[Any], most: int) -> list[Any]:
    """The first and the last position, and of more those that lie most evenly between."""
    last = len(positions) - 1
    if last < most:
        return list(positions)
    return [positions[(i * last + (most - 1) // 2) // (most - 1)] for i in range(most)]


def _pictures_width(positions: Sequence[Any], size: float) -> float:
    return size * sum(float(one["width"]) for one in positions) + _BETWEEN * max(
        0, len(positions) - 1
    )


def _pictures_height(positions: Sequence[Any], size: float) -> float:
    return size * max((float(one["height"]) for one in positions), default=0.0)


class Reckoned:
    """A sheet in one way: how high its parts will be, and all that was decided to reckon it.

    ``blocks`` are the head, the sections and the foot, each as the heights of what no page parts;
    ``clinging`` are those of their parts that belong to the one before: notes below exercises.
    ``rows`` are those that are a row of a table, each with the height of the head that it has again
    if it begins a page; ``airy`` are those that may have more air, and how many rows they hold.
    """

    def __init__(
        self, sheet: Mapping[str, Any], way: Way, choice: Mapping[str, Any], design: Design
    ) -> None:
        self._sheet, self._d = sheet, way
        self._width, _ = design.room(choice)
        self._workout: Mapping[str, Any] = sheet["workout"]
        self._cap, self._leading = design.cap, design.leading
        self._letters = design.lettering(choice)
        # What is minor is not bold in large print.
        self._heavy = way.label < _LARGE
        self._columns = self._columns_of()
        self._strip_after, self._strip = self._strip_of()
        self._heads: list[dict[str, bool]] = []
        self.clinging: set[tuple[int, int]] = set()
        self.rows: dict[tuple[int, int], float] = {}
        self.airy: dict[tuple[int, int], int] = {}
        sections = self._workout["sections"]
        self.blocks = [
            [self._head()],
            *(self._section(number, section) for number, section in enumerate(sections)),
            [self._foot()],
        ]

    @property
    def cramped(self) -> bool:
        """Whether figures and cells leave no room for words: hardly two of them on a line."""
        d = self._d
        return d.place == "beside" and self._columns["name"] < _LEAST_NAME * d.body

    @property
    def height(self) -> float:
        """How high it is in all."""
        return sum(map(sum, self.blocks))

    @cached_property
    def ink(self) -> list[list[int]]:
        """How many letters as much ink would set as each part of a block has: near enough to tell.

        Those of the foot and the head are all in one part.
        """
        sheet, workout = self._sheet, self._workout
        found = []
        for section, heights in zip(workout["sections"], self.blocks[1:-1], strict=True):
            ink = [letters_in([section["title"], section["scheme"]]) + _INK["section"]]
            for part in section["parts"]:
                if part["kind"] == "rows" and not _is_carded(section, part):
                    ink += [letters_in(row) + _INK["row"] for row in part["rows"]]
                else:
                    ink.append(letters_in(part))
            # What is above the first part is one with it, and a strip has no letters.
            found.append([sum(ink[:2]), *ink[2:], *[0] * (len(heights) - len(ink) + 1)])
        above, below = (letters_in([sheet[name] for name in names]) for names in (_ABOVE, _BELOW))
        return [
            [above + 2 * len(workout["title"]) + _INK["head"]],
            *found,
            [below + letters_in(workout["legend"]) + _INK["foot"]],
        ]

    # --- Words -----------------------------------------------------------------------------------

    def _text(self, words: str, size: float, *, bold: bool = False) -> Pieces:
        return self._letters.pieces(words, size, bold=bold)

    def _wide(self, words: str, size: float, *, bold: bool = False) -> float:
        return self._letters.width(words, size, bold=bold)

    def _box(self, *pieces: Pieces) -> Pieces:
        """What is on one line, whatever it is."""
        return ((sum(wide + space for run in pieces for wide, space in run), 0.0),)

    def _high(self, count: int, size: float, leading: float = 0.0) -> float:
        """How high so many lines are."""
        leading = leading or self._leading * size
        return count * self._cap * size + (count - 1) * leading if count else 0.0

    def _par(self, pieces: Iterable[Piece], size: float, within: float) -> float:
        return self._high(lines(pieces, within), size)

    # --- Head and foot ---------------------------------------------------------------------------

    def _head(self) -> float:
        d, sheet = self._d, self._sheet
        title = self._workout["title"] or sheet["title"]
        page = sheet["title"] if sheet["title"] != title else ""
        first = [
            *self._text(sheet["site"] + "   ", d.label, bold=True),
            *self._text(page + " ", d.label),
            *self._box(self._text(sheet["address"], d.label)),
        ]
        high = self._par(first, d.label, self._width) + 1.8 * MM + 0.3 * d.gap + 2.4 * MM
        beside = self._width - (d.qr + 6 * MM if sheet["qr"] else 0)
        named = lines(self._text(title, d.title, bold=True), beside)
        upper = self._high(named, d.title, 0.3 * d.title)
        between = 0.35 * d.gap + 2 * MM
        author = sheet["author"] not in ("", sheet["site"])
        by = [self._text(f"By {sheet['author']}", d.body)] if author else []
        facts = self._facts()
        listed = []
        if self._are_stacked(facts):
            listed += [self._par(one, d.body, beside) for one in by]
            if facts:
                listed.append(self._stacked(facts, beside))
        elif by or facts:
            pairs = by + [
                joined(self._text(f"{term}\u00a0", d.body, bold=True), self._value(value))
                for term, value in facts
            ]
            listed.append(self._par(spaced(pairs, 5 * MM), d.body, beside))
        if listed:
            # The title wants a little less air below it than the list above.
            upper += between + sum(listed) + between * (len(listed) - 1)
        high += max(upper, d.qr if sheet["qr"] else 0)
        if lists := self._lists():
            high += 0.3 * d.gap + 1.6 * MM + lists
        high += d.blank + d.body
        if d.sessions == 6 and all(row["log"] is None for row in all_rows(self._workout)):
            high += 2 * MM + d.cell
        return high

    def _facts(self) -> list[tuple[str, str]]:
        sheet = self._sheet
        all_of_them = (
            ("Goal", sheet["goal"]),
            ("Level", sheet["level"]),
            ("Time", self._workout["estimate"]),
            ("Space", sheet["space"]),
        )
        return [fact for fact in all_of_them if fact[1]]

    def _are_stacked(self, facts: list[tuple[str, str]]) -> bool:
        d = self._d
        return d.stacked and d.label < _LARGE and sum(len(value) + 4 for _, value in facts) < 80

    def _stacked(self, facts: list[tuple[str, str]], within: float) -> float:
        """Terms above their values, in columns: the longest values share what is left."""
        d = self._d
        wide = [
            max(self._wide(term, d.label, bold=True), self._wide(value, d.body))
            for term, value in facts
        ]
        left = within - 6 * MM * (len(facts) - 1)
        flexible = [len(value) > 24 for _, value in facts]
        fixed = sum(0 if grows else each for each, grows in zip(wide, flexible, strict=True))
        share = (left - fixed) / max(1, sum(flexible))
        count = max(
            lines(self._text(value, d.body), share if grows else each + 1)
            for (_, value), each, grows in zip(facts, wide, flexible, strict=True)
        )
        return self._cap * d.label + count * (self._cap + self._leading) * d.body

    def _value(self, words: str) -> Pieces:
        pieces = self._text(words, self._d.body)
        return self._box(pieces) if len(words) < 24 else pieces

    def _needs(self) -> Pieces:
        d = self._d
        tick = [(0.5 * MM + _TICK + 2 * MM, 0.0)]
        items = []
        for thing in self._sheet["equipment"]:
            item = joined(tick, self._text(thing, d.body))
            items.append(self._box(item) if len(thing) < 40 else item)
        return spaced(items, 5 * MM)

    def _lists(self) -> float:
        d, sheet = self._d, self._sheet
        found = []
        if d.stacked:
            within = (
                self._width
                - 4 * MM
                - max(
                    self._wide("You need", d.body, bold=True) if sheet["equipment"] else 0,
                    self._wide("Take care", d.body, bold=True) if sheet["cautions"] else 0,
                )
            )
            if sheet["equipment"]:
                found.append(self._ticked(lines(self._needs(), within)))
            if sheet["cautions"]:
                each = (lines(self._text(it, d.body), within) for it in sheet["cautions"])
                found.append(self._high(sum(each), d.body))
            return sum(found) + (0.2 * d.gap + 1.6 * MM) * max(0, len(found) - 1)
        if sheet["equipment"]:
            head = self._text("You\u00a0need", d.body, bold=True)
            whole = spaced([head, self._needs()], 3 * MM)
            found.append(self._ticked(lines(whole, self._width)))
        if sheet["cautions"]:
            head = self._text("Take\u00a0care", d.body, bold=True)
            texts = [self._text(it, d.body) for it in sheet["cautions"]]
            found.append(self._par(spaced([head, *texts], 3 * MM), d.body, self._width))
        return sum(found) + 0.7 * d.body * max(0, len(found) - 1)

    def _ticked(self, count: int) -> float:
        """Lines with boxes to tick, which are higher than capitals."""
        d = self._d
        return count * max(self._cap * d.body, _TICK) + (count - 1) * self._leading * d.body

    def _foot(self) -> float:
        d, sheet = self._d, self._sheet
        if d.sessions == 6:
            beside = self._width - 6 * d.session - 3 * MM
            asked = self._text(_ASKED, d.body)
            high = max(d.gap, 1 * MM) + max(d.cell, self._par(asked, d.body, beside))
        else:
            outcome = [
                *self._text("How hard was it, 1\u00a0to\u00a010\u00a0", d.body),
                (14 * MM, 3 * MM),
                *self._text("Soreness, 0\u00a0to\u00a010\u00a0", d.body),
                (14 * MM, 3 * MM),
                *self._text("Next run\u00a0", d.body),
            ]
            count = lines(outcome, self._width)
            high = max(d.gap, d.blank) + count * d.body + (count - 1) * self._leading * d.body
        # Where the line has no room for its label it begins another.
        high += d.blank + d.body
        above = 0.2 * d.gap + (3 if d.stacked else 2) * MM
        after: list[Pieces] = []
        if sheet["progression"]:
            after.append(
                joined(
                    self._text("Next time: ", d.label, bold=True),
                    self._text(sheet["progression"], d.label),
                )
            )
        terms = [
            self._term(term)
            for term in self._workout["legend"]
            if d.sessions == 1 or not term["cells"]
        ]
        stop = [
            *self._text("Stop if it hurts. ", d.label, bold=True),
            *self._text("Sharp pain, dizziness or a tight chest end the session.", d.label),
        ]
        last = 0.0
        if sheet["version"]:
            last += self._wide("Version of 30 September 2026", d.label)
        if sheet["licence"]:
            last += 3 * MM + self._wide(sheet["licence"], d.label)
        if not d.stacked:
            pieces = [*spaced([*after, *terms, stop], 4 * MM), (last, 0.0)]
            return high + above + self._par(pieces, d.label, self._width)
        texts = [*after, *([spaced(terms, 4 * MM)] if terms else []), [*stop, (last, 0.0)]]
        return high + sum(above + self._par(text, d.label, self._width) for text in texts)

    def _term(self, term: Mapping[str, Any]) -> Pieces:
        d = self._d
        pieces = joined(
            self._text(term["short"] + "\u00a0 ", d.label, bold=True),
            self._text(term["meaning"], d.label),
        )
        return self._box(pieces) if len(term["meaning"]) < 60 else pieces

    # --- Sections --------------------------------------------------------------------------------

    def _section(self, number: int, section: Mapping[str, Any]) -> list[float]:
        d = self._d
        found: list[float] = []
        # The air between parts is the wider of what the one wants below and the other above.
        first, below = self._section_head(section)
        for part in section["parts"]:
            if part["kind"] == "table":
                above, heights, after = self._plan(part)
                self.airy[number + 1, len(found)] = len(part["rows"])
            elif _is_notes(part):
                above = after = 0.4 * d.gap + 1 * MM
                heights = [
                    self._par(self._text(row["name"], d.body), d.body, self._width) + above
                    for row in part["rows"]
                ]
                heights[-1] -= above
            elif _is_carded(section, part):
                above, heights, after = self._cards(part)
                # Air is between the lines of cards only.
                lines_of_cards = math.ceil(len(part["rows"]) / len(self._card_columns(part)))
                self.airy[number + 1, len(found)] = lines_of_cards // 2
            else:
                above, heights, after = self._table(part, (number + 1, len(found)))
            # Nothing has air above it where a section begins.
            heights[0] += first + (max(below, above) if first or found else 0.0)
            if part["kind"] == "rows" and len(heights) == len(part["rows"]):
                for at, row in enumerate(part["rows"][1:], len(found) + 1):
                    if row["kind"] == "note":
                        # The head of the sheet is the first block.
                        self.clinging.add((number + 1, at))
            found += heights
            first, below = 0.0, after
        if self._strip_after == number:
            found.append(max(below, 0.5 * d.gap + 0.6 * MM) + self._strip_high())
        if not found:
            found.append(first)
        # The first one has the air above the section as well.
        found[0] += d.gap if number else max(d.gap, _BELOW_NAME)
        return found

    def _section_head(self, section: Mapping[str, Any]) -> tuple[float, float]:
        """How high the head of a section is, and the air below it."""
        d, track = self._d, section["track"]
        six = d.sessions == 6
        counted = track is not None and track["kind"] in ("amrap", "time")
        ticked = (counted or not _is_logged(section)) if six else track is not None
        own_line = (
            not six
            and track is not None
            and (track["kind"] == "minutes" or len(track["boxes"]) > 8 or len(track["note"]) > 36)
        )
        if not section["title"] and not section["scheme"] and not ticked:
            self._heads.append({})
            return 0.0, 0.0
        beside = (0.0, 0.0)
        if ticked and not own_line:
            beside = self._session_track(track) if six else self._track(track)
        within = self._width - (6 * MM + beside[0] if beside[0] else 0)
        titles = self._text(section["title"], d.section, bold=True)
        schemes = self._text(section["scheme"], d.body)
        # Words that would stand in a narrow column of their own have the whole width instead.
        below = bool(beside[0]) and (
            within < 60 * MM
            or lines(titles, within) > lines(titles, self._width)
            or lines(schemes, within) > lines(schemes, self._width) + 1
        )
        if below:
            within = self._width
        title, scheme = lines(titles, within), lines(schemes, within)
        titled, schemed = self._high(title, d.section), self._high(scheme, d.body)
        one_line = bool(title and scheme) and _is_one_line(section, within, d)
        self._heads.append({"below": below, "one-line": one_line})
        if not title or not scheme:
            words = titled + schemed
        elif one_line:
            left = within - 4 * MM - self._wide(section["title"], d.section, bold=True)
            schemed = self._par(schemes, d.body, left)
            words = max(titled, schemed)
        else:
            words = titled + schemed + 0.35 * d.body + 1.2 * MM
        whole = words + 3 * MM + beside[1] if below else max(words, beside[1])
        if own_line:
            whole += 0.4 * d.gap + 1.6 * MM
            whole += self._minutes(track) if track["kind"] == "minutes" else self._track(track)[1]
        return whole, 0.3 * d.gap + 1.6 * MM

    def _track(self, track: Mapping[str, Any]) -> tuple[float, float]:
        """The width and the height of what is ticked beside a heading."""
        d = self._d
        note = f"\u00a0 {track['note']}" if track["note"] else ""
        if track["kind"] == "rounds":
            size = 1.9 * d.label
            boxes = len(track["boxes"])
            pieces = self._text(f"{track['name']}\u00a0\u00a0", d.body)
            pieces = joined(pieces, [(size, 1.6 * MM)] * (boxes - 1) + [(size, 0.0)])
            pieces = [*pieces, *self._text(note, d.body)]
            count = lines(pieces, self._width)
            wide = min(self._width, sum(wide + space for wide, space in pieces))
            return wide, count * size + (count - 1) * self._leading * d.body
        fields, words = (32, "Rounds\u00a0\u00a0 + extra reps\u00a0")
        if track["kind"] == "time":
            fields, words = 28, "Result\u00a0" + ("\u00a0 cap" if note else "")
        return self._wide(words + note, d.body) + fields * MM, 9 * MM

    def _session_track(self, track: Mapping[str, Any] | None) -> tuple[float, float]:
        """The same for six sessions."""
        d = self._d
        if track is None or track["kind"] == "rounds":
            high = max(self._cap * d.body, _TICK)
            return self._wide("Done", d.body) + 2 * MM + 6 * d.session, high
        label = {"minutes": "Minutes", "amrap": "Rounds + reps", "time": "Result"}[track["kind"]]
        if track["note"]:
            label += f" ({track['note']})"
        return self._wide(label, d.body) + 2 * MM + 6 * d.session, d.cell

    def _minutes(self, track: Mapping[str, Any]) -> float:
        d = self._d
        count = max(1, len(track["boxes"]))
        across = math.ceil(count / math.ceil(count / (self._width // (15 * MM))))
        down = math.ceil(len(track["boxes"]) / across)
        high = down * d.cell + (down - 1) * MM
        if track["note"]:
            note = self._text(track["note"], d.body)
            count = lines(note, self._width)
            high += 1.4 * MM + count * self._cap * d.body + (count - 1) * MM
        return high

    # --- Tables ----------------------------------------------------------------------------------

    def _columns_of(self) -> dict[str, float]:
        """One set of columns for the whole sheet, so that its tables line up.

        ``left`` is what cells may take, ``log`` what they take.
        """
        d = self._d
        rows = list(all_rows(self._workout))
        # "Minute 1" stands in its own column; a number in a narrow one.
        widest = max((self._wide(row["order"], d.body, bold=True) for row in rows), default=0.0)
        order = 0.0
        if widest:
            order = max(0.95 * d.body + 2.6 * MM, min(30 * MM, widest + 1.8 * MM))
        figures = max((_pictures_width(self._beside(row), d.figure) for row in rows), default=0.0)
        if figures:
            figures += 3 * MM
        # The room that a name needs beside its cells, at the least.
        beside = d.place == "beside"
        name = 3.4 * d.exercise + 26 * MM if beside else 5 * d.exercise + 34 * MM
        left = self._width - order - figures - name
        logs = [row["log"] for row in rows if row["log"] is not None]

        def divided(left: float) -> dict[str, float]:
            log = 0.0
            if logs and d.sessions == 6:
                log = 6 * d.session
            elif logs:
                log = max(
                    self._sets_per_line(log, left) * len(log["fields"]) * d.wide for log in logs
                )
            name = self._width - order - figures - (log + 3 * MM if log else 0)
            return {"order": order, "figures": figures, "log": log, "name": name, "left": left}

        if d.sessions == 6 or not logs or d.label < _LARGE:
            return divided(left)
        # In large print words need more room than cells do: sets may stand below each other.
        whole = max(len(log["fields"]) for log in logs) * d.wide
        most = max(1, int(left // whole))
        ways = [divided(left), *(divided(count * whole) for count in range(most, 0, -1))]
        return min(ways, key=self._rows_high)

    def _rows_high(self, columns: dict[str, float]) -> float:
        """How high all rows with cells are in these columns."""
        self._columns = columns
        rows = (row for row in all_rows(self._workout) if row["log"] is not None)
        return sum(self._row(row, columns["name"], logged=True) for row in rows)

    def _sets_per_line(self, log: Mapping[str, Any], left: float) -> int:
        """How many sets stand beside each other in a width."""
        sets = len(log["sets"])
        most = max(1, math.floor(left / (len(log["fields"]) * self._d.wide) + 0.001))
        return math.ceil(sets / math.ceil(sets / most))

    def _beside(self, row: Mapping[str, Any]) -> list[Any]:
        """The positions beside a row: a third one only where it takes no more room than two."""
        d = self._d
        if d.place != "beside" or row["exercise"] not in self._sheet["figures"]:
            return []
        positions = self._sheet["figures"][row["exercise"]]
        three = chosen(positions, 3)
        if _pictures_width(three, d.figure) <= 2 * d.figure:
            return three
        return chosen(positions, 2)

    def _table(
        self, part: Mapping[str, Any], place: tuple[int, int]
    ) -> tuple[float, list[float], float]:
        d, columns = self._d, self._columns
        logged = any(row["log"] is not None for row in part["rows"])
        head = self._high(1, d.body + 1 if part["title"] else d.label)
        if logged and d.sessions == 6 and part is self._dated():
            head = max(head, d.cell)
        head += max(0.2 * d.label + 0.15 * MM, 1.2 * MM)
        within = columns["name"]
        if not logged and columns["log"]:
            within += columns["log"] + 3 * MM
        heights = [self._row(row, within, logged=logged) for row in part["rows"]]
        heights[0] += head
        block, first = place
        self.rows |= {(block, first + at): head if at else 0.0 for at in range(len(heights))}
        self.airy |= {(block, first + at): 1 for at in range(len(heights))}
        return 0.0, heights, 0.5 * d.gap

    def _dated(self) -> Mapping[str, Any] | None:
        """The first table with cells has room for the dates of six sessions."""
        for section in self._workout["sections"]:
            for part in section["parts"]:
                if part["kind"] == "rows" and any(row["log"] is not None for row in part["rows"]):
                    dated: Mapping[str, Any] = part
                    return dated
        return None

    def _row(self, row: Mapping[str, Any], within: float, *, logged: bool) -> float:
        d = self._d
        air = max(0.14 * d.label, d.row) + max(0.2 * d.label + 0.15 * MM, d.row + 0.3 * MM)
        if row["kind"] == "note":
            return self._par(self._text(row["name"], d.body), d.body, self._width) + air
        cells = 0.0
        if row["log"] is not None:
            sets = 1
            if d.sessions == 1:
                per_line = self._sets_per_line(row["log"], self._columns["left"])
                sets = math.ceil(len(row["log"]["sets"]) / per_line)
            cells = sets * d.cell + (sets - 1) * MM
        pictures = _pictures_height(self._beside(row), d.figure)
        return max(self._words(row, within, logged=logged), cells, pictures) + air

    def _words(self, row: Mapping[str, Any], within: float, *, logged: bool) -> float:
        d = self._d
        name = self._text(row["name"], d.exercise, bold=True)
        if row["optional"]:
            name = [*name, *self._text("\u00a0 (optional)", d.body)]
        whole = names = lines(name, within)
        if row["dose"]:
            dose = [(self._wide(row["dose"], d.body), 0.0)]
            whole = lines(spaced([name, dose], (3 if logged else 6) * MM), within)
        high = self._high(names, d.exercise, self._leading * d.body)
        high += (whole - names) * (self._cap + self._leading) * d.body
        below = self._details(row, within)
        return high + (0.42 * d.body + below if below else 0)

    def _details(self, row: Mapping[str, Any], within: float) -> float:
        """Load, tempo, rest, cue, easier, harder: a line each, or run together."""
        d = self._d
        told = (f"{fact['term']}\u00a0{fact['text']}" for fact in row["facts"])
        facts = [self._text(words, d.small) for words in told]
        rest = [self._text(row["cue"], d.small)] if row["cue"] else []
        for variant in row["variants"]:
            words = self._text(variant["text"], d.small)
            if variant["label"]:
                words = [*self._text(variant["label"] + ": ", d.small, bold=self._heavy), *words]
            rest.append(words)
        if d.lines:
            every = [spaced(facts, 4 * MM), *rest] if facts else rest
            count = sum(lines(each, within) for each in every)
        else:
            # A dot stays with what is before it.
            dot = self._wide("\u00a0·", d.small)
            space = self._wide(" ", d.small)
            run: list[Piece] = []
            for each in filter(None, facts + rest):
                if run:
                    run[-1] = (sum(run[-1]) + dot, space)
                run.extend(each)
            count = lines(run, within)
        return self._high(count, d.small, self._leading * d.body)

    # --- Cards -----------------------------------------------------------------------------------

    def _card_figures(self, row: Mapping[str, Any]) -> list[Any]:
        positions = self._sheet["figures"].get(row["exercise"], ()) if self._d.place else ()
        return chosen(positions, 2)

    def _card_columns(self, part: Mapping[str, Any]) -> list[float]:
        """In one line, where each has room for its words, the longer ones more; else alike."""
        d, gutter = self._d, 4 * MM
        least = 44 * MM if d.label > _LARGE else 2.2 * d.body + 12 * MM
        figures = [_pictures_width(self._card_figures(row), d.figure) for row in part["rows"]]
        count = len(figures)
        left = self._width - sum(figures) - gutter * (count - 1)
        if left / count >= least:
            lengths = [
                len(row["name"])
                + len(row["dose"])
                + len(row["cue"])
                + 12
                + sum(len(variant["text"]) + 6 for variant in row["variants"])
                for row in part["rows"]
            ]
            # Half of the room goes to all alike.
            return [
                wide + 0.5 * left / count + 0.5 * left * length / sum(lengths)
                for wide, length in zip(figures, lengths, strict=True)
            ]
        number = max(1, int((self._width + gutter) // (max(figures) + least + gutter)))
        return [(self._width - gutter * (number - 1)) / number] * number

    def _cards(self, part: Mapping[str, Any]) -> tuple[float, list[float], float]:
        d = self._d
        columns = self._card_columns(part)
        high = [
            self._card(row, columns[number % len(columns)])
            for number, row in enumerate(part["rows"])
        ]
        down = [max(high[at : at + len(columns)]) for at in range(0, len(high), len(columns))]
        whole = 0.6 * d.row + 0.8 * MM + sum(down) + (len(down) - 1) * (d.row + MM)
        if not part["title"]:
            return 0.0, [whole], 0.6 * d.gap
        title = self._par(self._text(part["title"], d.body + 1, bold=True), d.body + 1, self._width)
        return 0.8 * d.gap + MM, [title + 1.6 * MM + whole], 0.6 * d.gap

    def _card(self, row: Mapping[str, Any], width: float) -> float:
        d = self._d
        shown = self._card_figures(row)
        within = width - (_pictures_width(shown, d.figure) + 2 * MM if shown else 0)
        name = self._text(row["name"], d.body, bold=True)
        if row["order"]:
            name = joined(self._text(row["order"] + "\u00a0", d.body, bold=True), name)
        if d.sessions == 1:
            tick = 0.5 * MM + _TICK + 2 * self._wide(" ", d.body)
            name = joined([(tick, 0.0)], name)
        if row["optional"]:
            name = [*name, *self._text(" (optional)", d.body)]
        parts = [self._par(name, d.body, within)]
        if d.sessions == 1:
            parts[0] += max(0.0, _TICK - self._cap * d.body)
        if row["dose"]:
            parts.append(self._par(self._text(row["dose"], d.body), d.body, within))
        if below := self._details(row, within):
            parts.append(below)
        words = sum(parts) + 0.4 * d.body * (len(parts) - 1)
        return max(words, _pictures_height(shown, d.figure))

    # --- Plans and strips ------------------------------------------------------------------------

    def _plan(self, part: Mapping[str, Any]) -> tuple[float, list[float], float]:
        d = self._d
        count = len(part["head"])
        rows = part["rows"]
        flexible = [any(len(row[x]) >= 9 for row in rows) for x in range(count)]
        # Between two columns are 3 mm.
        narrow = [
            0.0
            if flexible[x]
            else max(
                self._wide(part["head"][x], d.body, bold=self._heavy),
                *(self._wide(row[x], d.body) for row in rows),
            )
            for x in range(count)
        ]
        left = self._width - sum(narrow) - 3 * MM * sum(not flexible[x] for x in range(count - 1))
        wide = left / max(1, sum(flexible))

        def cells(row: Sequence[str], *, bold: bool = False) -> float:
            return max(
                self._par(
                    self._text(cell, d.body, bold=bold),
                    d.body,
                    (wide - (3 * MM if x + 1 < count else 0) if flexible[x] else narrow[x] + 1),
                )
                for x, cell in enumerate(row)
            )

        head = cells(part["head"], bold=self._heavy) + 1.2 * MM
        air = max(0.14 * d.label, 0.7 * d.row + 0.3 * MM)
        air += max(0.2 * d.label + 0.15 * MM, 0.7 * d.row + 0.9 * MM)
        whole = head + sum(cells(row) + air for row in rows)
        if not part["caption"]:
            return 0.0, [whole], 0.6 * d.gap
        caption = self._par(self._text(part["caption"], d.body), d.body, self._width)
        return 0.5 * d.gap, [caption + 0.2 * d.gap + 2 * MM + whole], 0.6 * d.gap

    def _strip_of(self) -> tuple[int | None, list[dict[str, Any]]]:
        """Figures in a strip: those of all tables, each once, and the section that they follow.

        Their numbers are enough, as long as no two exercises have the same.
        """
        d, figures = self._d, self._sheet["figures"]
        if d.place != "strip":
            return None, []
        after = None
        found: dict[str, dict[str, Any]] = {}
        for number, section in enumerate(self._workout["sections"]):
            for part in section["parts"]:
                if part["kind"] != "rows" or _is_carded(section, part):
                    continue
                for row in part["rows"]:
                    if row["exercise"] not in figures:
                        continue
                    after = number
                    shown = chosen(figures[row["exercise"]], 3)
                    if _pictures_width(shown, d.figure) > 2.2 * d.figure:
                        shown = chosen(shown, 2)
                    entry = {"order": row["order"], "name": row["name"], "pictures": shown}
                    found.setdefault(row["exercise"], entry)
        entries = list(found.values())
        orders = [entry["order"] for entry in entries]
        told = len({*orders}) == len(orders) and all(0 < len(order) < 4 for order in orders)
        for entry in entries:
            wide = _pictures_width(entry["pictures"], d.figure)
            if told:
                wide += self._wide(entry["order"], d.label, bold=True) + 0.8 * MM
            else:
                # Two lines hold the name.
                wide = max(wide, min(30 * MM, len(entry["name"]) * 0.3 * d.label + 3 * MM))
            entry["width"] = wide
            entry["told"] = told
        return after, entries

    def _strip_high(self) -> float:
        d = self._d
        high, at, most = 0.0, 0.0, 0.0
        for entry in self._strip:
            if at and at + entry["width"] > self._width:
                high, at, most = high + most + 1.4 * MM, 0.0, 0.0
            at += entry["width"] + 1.6 * MM
            own = _pictures_height(entry["pictures"], d.figure)
            if not entry["told"]:
                name = self._text(entry["name"], d.label, bold=True)
                count = lines(name, entry["width"])
                own += 0.4 * d.label + self._high(count, d.label, 0.3 * d.label)
            most = max(most, own)
        return high + most

    # --- What the template is given --------------------------------------------------------------

    def placed(self, way: Way, parted: Sequence[bool] = ()) -> dict[str, Any]:
        """Return the sheet with all that was decided; ``parted`` are its blocks that may break."""
        sections = [
            {
                **section,
                "head": head,
                "parts": [
                    part
                    if part["kind"] == "table"
                    else {
                        **part,
                        "cards": self._card_columns(part) if _is_carded(section, part) else [],
                        "rows": [
                            {
                                **row,
                                "pictures": self._card_figures(row)
                                if _is_carded(section, part)
                                else self._beside(row),
                            }
                            for row in part["rows"]
                        ],
                    }
                    for part in section["parts"]
                ],
            }
            for section, head in zip(self._workout["sections"], self._heads, strict=True)
        ]
        return {
            **{name: value for name, value in self._sheet.items() if name != "figures"},
            "workout": {**self._workout, "sections": sections},
            "way": asdict(way),
            "columns": self._columns,
            "strip": {"after": self._strip_after, "entries": self._strip},
            "parted": list(parted),
        }


def _is_one_line(section: Mapping[str, Any], within: float, d: Way) -> bool:
    """Whether a heading and its scheme stand beside each other, near enough to tell."""
    widths = 0.6 * d.section * len(section["title"]) + 0.5 * d.body * len(section["scheme"])
    return not d.stacked and widths + 4 * MM < within
