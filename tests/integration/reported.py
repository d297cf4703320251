"""Reports of a shop with a history, as they are asked for and as their readers open them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import openpyxl
from homeassistant.util import dt as dt_util

from custom_components.footfall.engine import HourRow, VisitFigures, ZoneHour

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, zone_hour, zone_subentry
from .test_history import history_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from openpyxl.workbook import Workbook
    from pytest_homeassistant_custom_component.common import MockConfigEntry

NOW = "2026-11-11 14:30"
"""A Wednesday."""
YESTERDAY = "2026-11-10"
OPEN = {
    "hours": {day: [{"from": "10:00:00", "to": "18:00:00"}] for day in ("mon", "tue", "wed", "thu", "fri", "sat")}
    | {"sun": []}
}
FORMULA = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script>"


async def reported_shop(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    *,
    title: str = "Shop",
    zone: str = "Till",
    options: dict[str, Any] | None = None,
) -> MockConfigEntry:
    """Give a shop in Berlin with a zone, on a Wednesday afternoon, with nothing in its history."""
    freezer.move_to(dt_util.utc_from_timestamp(at(NOW)))
    await hass.config.async_set_time_zone("Europe/Berlin")
    shop = await set_up(hass, shop_entry(title=title, options=options or {}))
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", zone))
    await hass.async_block_till_done()
    return shop


def remember_days(
    shop: MockConfigEntry, days: Iterable[str], *, without: Iterable[str] = (), more: float = 0.0
) -> None:
    """Keep days from 10 to 18: 10 entries in the first hour, one more in each that follows, and `more` in each.

    The nights were heard, and nobody was there. `without`: starts of hours that nobody heard.
    """
    gone = {at(start) for start in without}
    for day in days:
        begin = at(f"{day} 04:00")
        opened = {at(f"{day} {hour:02}:00"): 10.0 + more + hour - 10 for hour in range(10, 18)}
        ends = at(f"{day} 04:00") + 24 * HOUR
        starts = (begin + HOUR * step for step in range(round((ends - begin) / HOUR)))
        history_of(shop).add(
            _busy(start, opened[start]) if start in opened else _quiet(start) for start in starts if start not in gone
        )


def _busy(start: float, entries: float) -> HourRow:
    return row(start, entries, zones={"id-till": zone_hour(entries / 5)})


def _quiet(start: float) -> HourRow:
    return row(start, 0.0, visits=VisitFigures(), zones={"id-till": ZoneHour(known_s=HOUR)})


def read_csv(content: bytes) -> list[dict[str, str]]:
    """Read a CSV as strictly as can be."""
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    text = content.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", ""), "RFC 4180 ends lines with CRLF"
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert {len(line) for line in lines} == {len(header)}
    return [dict(zip(header, line, strict=True)) for line in lines]


def of_table(rows: list[dict[str, str]], table: str) -> list[dict[str, str]]:
    """Return the rows of one table of a CSV, without the cells that are empty in them."""
    return [{key: value for key, value in line.items() if value} for line in rows if line["table"] == table]


def read_xlsx(content: bytes) -> Workbook:
    """Open a workbook."""
    return openpyxl.load_workbook(io.BytesIO(content))


def column(book: Workbook, sheet: str, heading: object) -> list[Any]:
    """Return the cells below a heading of a sheet, wherever its table begins."""
    cells: list[list[Any]] = [[cell.value for cell in line] for line in book[sheet].iter_rows()]
    top = next(place for place, line in enumerate(cells) if heading in line)
    place = cells[top].index(heading)
    return [line[place] for line in cells[top + 1 :]]
