"""The cells of a workbook: what a document's cell is in Excel, and how it looks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final, assert_never

from .document import Clock, Day, Days, Hidden, Moment, Name, Number, Term, Text, Unit, Written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from .document import Cell, Table
    from .words import Words

ACCENT: Final = "#0B8276"
PALE: Final = "#E3F1EF"
MUTED: Final = "#8A8F98"
DAY_S: Final = 86_400.0
DATE: Final = "yyyy-mm-dd"
MONTH: Final = "yyyy-mm"
DATE_TIME: Final = "yyyy-mm-dd hh:mm"
TIME: Final = "hh:mm"
NUMBERS: Final = {
    Unit.PEOPLE: "#,##0",
    Unit.MEAN: "#,##0.0",
    Unit.SHARE: "0%",
    Unit.CHANGE: "+0%;-0%;0%",
    Unit.SECONDS: "[m]:ss",
    Unit.MINUTES: "#,##0",
    Unit.HOURS: "#,##0.0",
    Unit.COUNT: "0",
}
WIDTHS: Final = {"figure": 26, "definition": 100, "zone": 24, "place": 24, "band": 22, "at": 17, "begin": 17, "end": 17}
WIDTH: Final = 13.0
A4: Final = 9
"""Excel's number of the paper."""


class Styles:
    """The formats of a workbook, each made once, and what is needed to turn a cell into Excel's."""

    def __init__(self, workbook: Workbook, words: Words, zone: tzinfo) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.words = words
        self.zone = zone
        before, after = words.around_points()
        self._points = f'"{before}"+0"{after}";"{before}"-0"{after}";"{before}"0"{after}"'

    def of(self, **look: Any) -> Format:
        """Return the format of a look."""
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"valign": "top", **look})
        return self._made[key]

    def number(self, unit: Unit) -> Format:
        """Return how a number of a unit is shown."""
        return self.of(num_format=self._points if unit is Unit.POINTS else NUMBERS[unit])

    def local(self, moment: float) -> datetime:
        """Return a moment by the shop's clock; Excel knows no time zones."""
        return datetime.fromtimestamp(moment, UTC).astimezone(self.zone).replace(tzinfo=None)


class Sheet:
    """A sheet while it is written."""

    def __init__(self, worksheet: Worksheet, styles: Styles) -> None:
        self.worksheet = worksheet
        self._styles = styles

    def table(self, top: int, table: Table, columns: Sequence[str], headings: Mapping[str, str]) -> int:
        """Write columns of a table under their headings; returns the first row after it."""
        for place, key in enumerate(columns):
            self.heading(top, place, headings.get(key) or self._styles.words.heading(key))
            self.worksheet.set_column(place, place, WIDTHS.get(key, WIDTH))
        row = top
        for row, cells in enumerate(table, top + 1):
            for place, key in enumerate(columns):
                self.cell(row, place, cells[key])
        return row + 1

    def heading(self, row: int, column: int, text: str) -> None:
        """Write a heading."""
        look = self._styles.of(bold=True, bg_color=PALE, text_wrap=True, bottom=1, bottom_color=ACCENT)
        self.worksheet.write_string(row, column, text, look)

    def text(self, row: int, column: int, cell: Cell | str, *, title: bool = False) -> None:
        """Write a line of text over whatever is right of it."""
        said = cell if isinstance(cell, str) else self._styles.words.cell(cell)
        look = {"bold": True, "font_size": 16, "font_color": ACCENT} if title else {}
        self.worksheet.write_string(row, column, said, self._styles.of(quote_prefix=True, **look))

    def cell(self, row: int, column: int, cell: Cell) -> None:
        """Write a cell as what it is. Text is never taken for a formula, now or when it is changed."""
        sheet, styles = self.worksheet, self._styles
        match cell:
            case None:
                sheet.write_blank(row, column, None, styles.of())
            case Number(value, Unit.SECONDS):
                sheet.write_number(row, column, value / DAY_S, styles.number(Unit.SECONDS))
            case Number(value, Unit.POINTS):
                sheet.write_number(row, column, round(100 * value), styles.number(Unit.POINTS))
            case Number(value, unit):
                sheet.write_number(row, column, value, styles.number(unit))
            case Moment(at):
                sheet.write_datetime(row, column, styles.local(at), styles.of(num_format=DATE_TIME))
            case Day(ordinal, written):
                shown = MONTH if written is Written.MONTH_YEAR else DATE
                sheet.write_datetime(row, column, date.fromordinal(ordinal), styles.of(num_format=shown))
            case Clock(minutes):
                sheet.write_datetime(row, column, time(*divmod(minutes, 60)), styles.of(num_format=TIME, bold=True))
            case Hidden():
                look = styles.of(align="right", font_color=MUTED, quote_prefix=True)
                sheet.write_string(row, column, styles.words.cell(cell), look)
            case Term() | Text() | Name() | Days():
                look = styles.of(text_wrap=isinstance(cell, Text), quote_prefix=True)
                sheet.write_string(row, column, styles.words.cell(cell), look)
            case _:
                assert_never(cell)

    def freeze(self, rows: int, columns: int) -> None:
        """Have the first rows and columns stay in view, and the rows be printed on every page."""
        self.worksheet.freeze_panes(rows, columns)
        self.worksheet.repeat_rows(rows - 1)

    def filter(self, rows: int, columns: int) -> None:
        """Let a table that begins in the first row be filtered."""
        self.worksheet.autofilter(0, 0, rows, columns - 1)

    def colour(self, top: int, left: int, rows: int, columns: int) -> None:
        """Colour numbers by their size."""
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": ACCENT}
        self.worksheet.conditional_format(top, left, top + rows - 1, left + columns - 1, scale)

    def narrow(self, first: int, columns: int) -> None:
        """Make columns as narrow as a time of day."""
        self.worksheet.set_column(0, 0, WIDTHS["figure"])
        self.worksheet.set_column(first, first + columns - 1, 7)

    def print_on_one_page_across(self) -> None:
        """Print on A4, turned, as wide as the page."""
        self.worksheet.set_landscape()
        self.worksheet.set_paper(A4)
        self.worksheet.fit_to_pages(1, 0)
