"""A report as CSV: one table after RFC 4180, for programs; docs/reports.md describes its columns.

Keys are English and numbers and times those of ISO, whatever the language; definitions and notes are in its words. What
is not told is an empty cell, so that columns of numbers stay so; which these are stands in a column of its own.
"""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, assert_never

from .document import Clock, Day, Days, Hidden, Moment, Name, Number, Term, Text, Unit, Written

if TYPE_CHECKING:
    from datetime import tzinfo

    from .document import Cell, Document, Row
    from .words import Words

ENCODING: Final = "utf-8-sig"
"""With a byte order mark: without one Excel takes names for what they are not, and other programs skip it."""
COLUMNS: Final = (
    *("table", "figure", "value", "low", "high", "at", "before", "before_change", "week_before", "week_before_change"),
    *("month", "day", "weekday", "hour", "begin", "end", "missing", "weeks"),
    *("zone", "place", "band", "from_seconds", "to_seconds", "people", "share"),
    *("entries", "entries_low", "entries_high", "entry_rate", "passers_by", "capture_rate", "dwell_median"),
    *("engaged_rate", "bounce_rate", "occupancy", "peak", "heard_share", "imported_share", "known_share"),
    *("definition", "note", "hidden"),
)
"""All columns, in an order that stays: new ones are added at the end."""
WHOLE: Final = {Unit.PEOPLE, Unit.SECONDS, Unit.MINUTES, Unit.COUNT}
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a text must not begin with, or a spreadsheet may take it for something to work out; the last are full width."""


def csv_file(document: Document, words: Words) -> bytes:
    """Return a report as CSV."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for key, table in document.tables.items():
        for row in table:
            cells = {column: _cell(cell, document.zone, words) for column, cell in row.items()}
            writer.writerow({"table": key, **cells, "hidden": _hidden(row)})
    for note in document.notes:
        writer.writerow({"table": "notes", "note": _harmless(words.text(note))})
    return text.getvalue().encode(ENCODING, "replace")


def _hidden(row: Row) -> str:
    """Name the columns of a row that are known and not told; those of a few people with how many these are not."""
    hidden = ((column, cell.below) for column, cell in row.items() if isinstance(cell, Hidden))
    return " ".join(column if below is None else f"{column}<{below}" for column, below in hidden)


def _cell(cell: Cell, zone: tzinfo, words: Words) -> str:
    match cell:
        case None | Hidden():
            said = ""
        case Number():
            said = str(round(cell.value)) if cell.unit in WHOLE else str(cell.value)
        case Moment():
            said = datetime.fromtimestamp(cell.at, UTC).astimezone(zone).isoformat(timespec="seconds")
        case Day():
            written = date.fromordinal(cell.ordinal).isoformat()
            said = written[: len("2026-11")] if cell.written is Written.MONTH_YEAR else written
        case Clock():
            said = f"{cell.minutes // 60:02}:{cell.minutes % 60:02}"
        case Term():
            said = cell.key
        case Text() | Name() | Days():
            said = _harmless(words.cell(cell))
        case _:
            assert_never(cell)
    return said


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
