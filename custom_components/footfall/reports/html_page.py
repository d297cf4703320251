"""A report as one page of HTML to read, to print and to send: nothing is loaded, nothing runs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from custom_components.footfall.history.business_days import WEEK_DAYS

from .charts import Band, Bar, Warmth, bands, bars, heat_map
from .document import Hidden, Moment, Number, Term, Unit

if TYPE_CHECKING:
    from jinja2 import Template

    from .document import Cell, Document, Row
    from .words import Words

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page, wherever it lies: show it."""
CURVE_HEIGHT: Final = 175.0
INSIDE_HEIGHT: Final = 110.0
MOST_GAPS: Final = 10
"""Gaps that are listed, the longest; the other forms have all."""
WITH_TILES: Final = ("entries", "passers_by", "dwell_median", "engaged_rate", "bounce_rate", "peak")


def html_page(document: Document, words: Words) -> bytes:
    """Return a report as a page."""
    return _template().render(page=_Page(document, words), policy=POLICY).encode("utf-8", "replace")


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template("page.html.jinja")


class _Page:
    """What the template asks for."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.tables = document.tables
        self.say = words.cell

    @property
    def tiles(self) -> list[Row]:
        """The figures that are told first."""
        return [self.document.figure(key) for key in WITH_TILES]

    @property
    def figures(self) -> list[Row]:
        """The figures that are listed with what they mean; imports where there are any."""
        imported = Term("figure", "imported_share")
        return [row for row in self.tables["figures"] if row["figure"] != imported or _value(row["value"])]

    @property
    def marked(self) -> bool:
        """Whether the curve is compared with anything."""
        return any(_value(row.get("week_before")) for row in self._rows())

    @property
    def series(self) -> str:
        """The table that the curve is drawn from."""
        return "hours" if self.document.single else "months" if len(self.tables["months"]) else "days"

    @property
    def curve(self) -> Markup:
        """Entries over time, beside those of a week before."""
        points = [
            Bar(
                label=self._label(row),
                about=self._about(row, "entries"),
                value=_value(row["entries"]),
                low=_value(row["entries_low"]),
                high=_value(row["entries_high"]),
                mark=_value(row.get("week_before")),
                heard=_known(row),
                said=self._instead(row["entries"]),
            )
            for row in self._rows()
        ]
        return bars(points, self.words(f"curve.{self.series}"), CURVE_HEIGHT, self._axis)

    @property
    def inside(self) -> Markup:
        """People inside over a day: on average, and most at once."""
        points = [
            Bar(
                label=self._label(row),
                about=self._about(row, "occupancy"),
                value=_value(row["occupancy"]),
                mark=_value(row["peak"]),
                heard=_known(row),
                said=self._instead(row["occupancy"]),
            )
            for row in self._rows()
        ]
        return bars(points, self.words("curve.inside"), INSIDE_HEIGHT, self._axis)

    @property
    def pattern(self) -> Markup:
        """The usual week."""
        begin, end = self.document.window
        by_weekday: dict[Cell, list[Row]] = {}
        for row in self.tables["pattern"]:
            by_weekday.setdefault(row["weekday"], []).append(row)
        hours = list(dict.fromkeys(row["hour"] for row in self.tables["pattern"]))[begin:end]
        known = {
            weekday: {row["hour"]: self._instead(row["entries"]) or _value(row["entries"]) for row in rows}
            for weekday, rows in by_weekday.items()
        }
        warmth = Warmth(
            [self.words.term("weekday_short", weekday.key) for weekday in known if isinstance(weekday, Term)],
            [self.say(hour) for hour in hours],
            [[of.get(hour) for hour in hours] for of in known.values()],
        )
        return heat_map(warmth, self.words("pattern.entries"), lambda value: self.say(Number(value, Unit.PEOPLE)))

    @property
    def stays(self) -> list[Row]:
        """How long people stayed in the shop, by band."""
        return [row for row in self.tables["dwell"] if row["place"] == Term("place", "shop")]

    @property
    def bands(self) -> Markup:
        """How long people stayed, drawn."""
        shown = [
            Band(
                self.say(row["band"]),
                _value(row["share"]) or 0.0,
                self._instead(row["people"]) or f"{self.say(row['share'])} ({self.say(row['people'])})",
            )
            for row in self.stays
        ]
        return bands(shown, self.words("section.dwell"))

    @property
    def listed(self) -> list[Row]:
        """The rows that are listed one by one, below the curve."""
        return self._rows()

    @property
    def gaps(self) -> list[Row]:
        """The longest gaps, in the order of time."""
        longest = sorted(self.tables["gaps"], key=lambda row: -(_value(row["missing"]) or 0.0))[:MOST_GAPS]
        return [row for row in self.tables["gaps"] if row in longest]

    @property
    def more_gaps(self) -> str:
        """Say how many gaps are not listed."""
        return self.words("more_gaps", number=Number(len(self.tables["gaps"]) - MOST_GAPS, Unit.COUNT))

    @property
    def style(self) -> Markup:
        """The style sheet."""
        return _style()

    def number(self, cell: Cell) -> bool:
        """Tell whether a number is told."""
        return isinstance(cell, Number)

    def short(self, row: Row) -> str:
        """Return what a row of the series is of."""
        return self.say(row.get("begin") or row.get("month") or row.get("day"))

    def _rows(self) -> list[Row]:
        rows = list(self.tables[self.series])
        if self.series != "hours":
            return rows
        begin, end = self.document.curve_window
        day = self.document.day_begins
        return [row for row in rows if isinstance(at := row["begin"], Moment) and begin <= (at.at - day) // 3600 < end]

    def _label(self, row: Row) -> str:
        if self.series == "hours" and isinstance(at := row["begin"], Moment):
            return self.words.hour(at)
        if self.series == "months":
            return self.words.month_label(row["month"])
        return self.words.day_label(row["day"], with_weekday=len(self.tables["days"]) <= WEEK_DAYS)

    def _about(self, row: Row, key: str) -> str:
        return f"{self.short(row)}: {self.say(row[key])}"

    def _instead(self, cell: Cell) -> str:
        """Return what stands in the place of a number that is not told."""
        return self.say(cell) if isinstance(cell, Hidden) else ""

    def _axis(self, value: float) -> str:
        return self.say(Number(value, Unit.PEOPLE))


@cache
def _style() -> Markup:
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    return Markup(style)  # noqa: S704 - a file of ours, no text of anybody's  # nosec B704


def _value(cell: Cell) -> float | None:
    return cell.value if isinstance(cell, Number) else None


def _known(row: Row) -> float:
    return (_value(row["heard_share"]) or 0.0) + (_value(row["imported_share"]) or 0.0)
