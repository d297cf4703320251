"""A report as an Excel workbook: real numbers and dates, no formulas, headings that stay, a sheet with the curve."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

from .document import Term
from .xlsx_cells import ACCENT, MUTED, Sheet, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from .document import Document, Table
    from .words import Words

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
SERIES: Final = ("months", "days", "hours")
"""The tables that the curve is drawn from, the first that there is."""
DATA_FROM: Final = 1
"""The row in which the cells of a table begin, on every sheet but the first."""


def xlsx_file(document: Document, words: Words) -> bytes:
    """Return a report as a workbook."""
    held = io.BytesIO()
    with Workbook(held, OPTIONS) as workbook:
        _Book(workbook, document, words).write()
    return held.getvalue()


class _Book:
    """A workbook while it is written."""

    def __init__(self, workbook: Workbook, document: Document, words: Words) -> None:
        self._workbook = workbook
        self._document = document
        self._words = words
        self._styles = Styles(workbook, words, document.zone)
        title = f"{document.shop.text}: {words.cell(document.span)}"
        workbook.set_properties({"title": title[:255], "company": "", "comments": words.cell(document.made)})

    def write(self) -> None:
        """Write all sheets; one that would be empty is left out."""
        tables = self._document.tables
        self._overview()
        series = [key for key in SERIES if len(tables[key]) > (key != "hours")]
        chartsheet = self._workbook.add_chartsheet(self._name("chart")) if series else None
        for key in series:
            self._sheet(key, tables[key])
        if chartsheet is not None:
            self._curve(chartsheet, series[0])
        self._pattern()
        for key in ("zones", "dwell", "gaps"):
            if len(tables[key]):
                sheet = self._sheet(key, tables[key])
                if key == "dwell":
                    self._bands(sheet)

    def _name(self, key: str) -> str:
        return self._words(f"sheet.{key}")

    def _overview(self) -> None:
        document, words = self._document, self._words
        sheet = Sheet(self._workbook.add_worksheet(self._name("figures")), self._styles)
        sheet.text(0, 0, document.shop, title=True)
        sheet.text(1, 0, document.span)
        sheet.text(2, 0, words("made", made=document.made))
        table = document.tables["figures"]
        left_out = {
            column
            for name in ("before", "week_before")
            if name not in document.compared
            for column in (name, f"{name}_change")
        }
        columns = [column for column in table.columns if column not in left_out]
        headings = {
            name: f"{words.text(compared.name)}, {words.cell(compared.span)}"
            for name, compared in document.compared.items()
        }
        after = sheet.table(4, table, columns, headings)
        for step, note in enumerate(document.notes):
            sheet.text(after + 1 + step, 0, note)
        sheet.freeze(5, 1)
        sheet.print_on_one_page_across()

    def _sheet(self, key: str, table: Table) -> Worksheet:
        """Write a table on a sheet of its own."""
        sheet = Sheet(self._workbook.add_worksheet(self._name(key)), self._styles)
        headings = {"week_before": self._words("column.entries_week_before")}
        if key == "zones":
            headings |= {"entries": self._words("column.stays"), "occupancy": self._words("column.zone_occupancy")}
        sheet.table(0, table, list(table.columns), headings)
        sheet.freeze(DATA_FROM, 2 if table.columns[:1] == ("day",) else 1)
        sheet.filter(len(table), len(table.columns))
        sheet.print_on_one_page_across()
        return sheet.worksheet

    def _curve(self, chartsheet: Any, key: str) -> None:
        """Draw the entries over time, beside those of the same weekdays before."""
        table = self._document.tables[key]
        chart = self._drawing("column")
        # No name of the owner's: XlsxWriter would take one that begins with = for a formula.
        chart.set_title({"name": self._words.cell(self._document.span)})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
        chart.add_series(self._series(key, "entries", self._words("figure.entries"), fill={"color": ACCENT}, gap=40))
        if "week_before" in table.columns and any(row["week_before"] for row in table):
            earlier = self._words("column.entries_week_before")
            line = self._drawing("line")
            line.add_series(self._series(key, "week_before", earlier, line={"color": MUTED}))
            chart.combine(line)
        chartsheet.set_chart(chart)

    def _drawing(self, kind: str) -> Any:
        """Begin a chart; of these kinds there is always one."""
        return self._workbook.add_chart({"type": kind})

    def _series(self, key: str, column: str, name: str, **look: Any) -> dict[str, Any]:
        table = self._document.tables[key]
        last = DATA_FROM + len(table) - 1
        named = 1 if key == "hours" else 0
        place = table.columns.index(column)
        return {
            "name": name,
            "categories": [self._name(key), DATA_FROM, named, last, named],
            "values": [self._name(key), DATA_FROM, place, last, place],
            **look,
        }

    def _pattern(self) -> None:
        """Write the usual week as weekdays by hours, coloured by how many come."""
        table = self._document.tables["pattern"]
        if not len(table):
            return
        sheet = Sheet(self._workbook.add_worksheet(self._name("pattern")), self._styles)
        hours = list(dict.fromkeys(row["hour"] for row in table))
        sheet.heading(0, 0, self._words("pattern.entries"))
        for place, hour in enumerate(hours):
            sheet.cell(0, 1 + place, hour)
        weekdays = list(dict.fromkeys(row["weekday"] for row in table))
        known = {(row["weekday"], row["hour"]): row["entries"] for row in table}
        for place, weekday in enumerate(weekdays):
            sheet.cell(1 + place, 0, weekday)
            for step, hour in enumerate(hours):
                sheet.cell(1 + place, 1 + step, known.get((weekday, hour)))
        sheet.colour(1, 1, len(weekdays), len(hours))
        sheet.text(len(weekdays) + 2, 0, self._words("pattern.from", span=self._document.pattern_span))
        sheet.freeze(1, 1)
        sheet.narrow(1, len(hours))
        sheet.print_on_one_page_across()

    def _bands(self, worksheet: Worksheet) -> None:
        """Draw how long people stayed in the shop beside the table of it."""
        table = self._document.tables["dwell"]
        bands = sum(row["place"] == Term("place", "shop") for row in table)
        if not bands:
            return
        chart = self._drawing("bar")
        name = self._name("dwell")
        place, share = table.columns.index("band"), table.columns.index("share")
        chart.add_series(
            {
                "categories": [name, DATA_FROM, place, DATA_FROM + bands - 1, place],
                "values": [name, DATA_FROM, share, DATA_FROM + bands - 1, share],
                "fill": {"color": ACCENT},
                "data_labels": {"value": True},
                "gap": 40,
            }
        )
        chart.set_title({"name": self._words("section.dwell")})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}})
        worksheet.insert_chart(DATA_FROM, len(table.columns) + 1, chart)
