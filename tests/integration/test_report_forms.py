"""Reports as their readers open them: a strict reader of CSV, Excel's files, and the page."""

from __future__ import annotations

import re
import warnings
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.history.hour import Hour, Import
from custom_components.footfall.reports.csv_file import COLUMNS
from custom_components.footfall.reports.document import Days, Number, Unit
from custom_components.footfall.reports.forms import Form, async_document, async_file, async_words_of

from .hours import HOUR, at, row, rows
from .reported import (
    FORMULA,
    NOW,
    OPEN,
    SCRIPT,
    YESTERDAY,
    column,
    of_table,
    read_csv,
    read_xlsx,
    remember_days,
    reported_shop,
)
from .test_history import history_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from openpyxl.workbook import Workbook
    from pytest_homeassistant_custom_component.common import MockConfigEntry

WEEK = [f"2026-11-{day:02}" for day in range(2, 9)]
WEEK_BEFORE = ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30", "2026-10-31", "2026-11-01"]


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncIterator[MockConfigEntry]:
    shop = await reported_shop(hass, freezer, options=OPEN)
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


async def report(
    hass: HomeAssistant, shop: MockConfigEntry, begin: str, end: str, form: Form, language: str = "en", **more: Any
) -> bytes:
    document = await async_document(hass, shop, (at(begin), at(end)), **{"open_only": False, **more})
    return await async_file(hass, document, form, await async_words_of(hass, document, language))


async def as_csv(hass: HomeAssistant, shop: MockConfigEntry, begin: str, end: str, **more: Any) -> list[dict[str, str]]:
    return read_csv(await report(hass, shop, f"{begin} 04:00", f"{end} 04:00", Form.CSV, **more))


async def as_xlsx(hass: HomeAssistant, shop: MockConfigEntry, begin: str, end: str, **more: Any) -> Workbook:
    return read_xlsx(await report(hass, shop, f"{begin} 04:00", f"{end} 04:00", Form.XLSX, **more))


async def as_page(hass: HomeAssistant, shop: MockConfigEntry, begin: str, end: str, **more: Any) -> str:
    return (await report(hass, shop, f"{begin} 04:00", f"{end} 04:00", Form.HTML, **more)).decode()


def figures(read: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {line["figure"]: line for line in of_table(read, "figures")}


def visible(page: str) -> str:
    """Return what of a page can be read."""
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())


def days(first: str, count: int) -> Iterator[str]:
    return ((datetime.fromisoformat(first) + timedelta(days=step)).date().isoformat() for step in range(count))


async def test_a_day(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, ["2026-11-03", "2026-11-09"])
    remember_days(shop, [YESTERDAY], more=5.0)

    read = await as_csv(hass, shop, YESTERDAY, "2026-11-11")

    told = figures(read)
    assert (told["entries"]["value"], told["entries"]["low"], told["entries"]["high"]) == ("148", "140", "156")
    assert (told["entries"]["before"], told["entries"]["before_change"]) == ("108", "0.37")
    assert (told["entries"]["week_before"], told["entries"]["week_before_change"]) == ("108", "0.37")
    assert (told["passers_by"]["value"], told["capture_rate"]["value"]) == ("240", "0.381")
    assert told["capture_rate"]["before_change"] == "0.07", "a difference of shares is one of points"
    assert (told["dwell_median"]["value"], told["peak"]["value"]) == ("360", "44")
    assert told["peak"]["at"] == told["busiest_hour"]["at"] == "2026-11-10T17:00:00+01:00"
    assert told["busiest_hour"]["value"] == "22"
    assert "estimated. A visit is one" in told["entries"]["definition"]
    hours = of_table(read, "hours")
    assert len(hours) == 24
    assert hours[6] | {"entries": "15", "week_before": "10"} == hours[6]
    assert hours[6]["begin"] == "2026-11-10T10:00:00+01:00"
    till = next(iter(of_table(read, "zones")))
    assert (till["zone"], till["entries"], till["known_share"]) == ("Till", "40", "1.0")
    bands = [line for line in of_table(read, "dwell") if line["place"] == "shop"]
    assert [(line["from_seconds"], line.get("to_seconds"), line["people"]) for line in bands][2:4] == [
        ("300", "600", "148"),
        ("600", "1200", "0"),
    ]


async def test_a_week_with_gaps(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, WEEK_BEFORE)
    gone = [f"2026-11-04 {hour}:00" for hour in (11, 12, 13)]
    remember_days(shop, WEEK, without=[*gone, "2026-11-06 17:00"])

    read = await as_csv(hass, shop, WEEK[0], "2026-11-09")

    told = figures(read)
    assert told["entries"]["value"] == str(7 * 108 - 11 - 12 - 13 - 17)
    assert told["entries"]["week_before"] == str(7 * 108)
    assert told["heard_share"]["value"] == "0.976"
    assert [line["missing"] for line in of_table(read, "gaps")] == ["180", "60"]
    by_day = of_table(read, "days")
    assert [line["entries"] for line in by_day] == ["108", "108", "72", "108", "91", "108", "108"]
    assert [line["heard_share"] for line in by_day][2:5] == ["0.875", "1.0", "0.958"]
    assert [line["week_before"] for line in by_day] == ["108"] * 7
    by_hour = {line["begin"]: line for line in of_table(read, "hours")}
    assert by_hour["2026-11-03T11:00:00+01:00"]["week_before"] == "11", "also of the first week of a span"
    wednesday = {line["hour"]: line for line in of_table(read, "pattern") if line["weekday"] == "wed"}
    assert (wednesday["10:00"]["entries"], wednesday["10:00"]["weeks"]) == ("10.0", "1")
    assert "entries" not in wednesday["11:00"]
    assert any(line["note"].startswith("4.0 hours of this time were not heard.") for line in of_table(read, "notes"))
    page = visible(await as_page(hass, shop, WEEK[0], "2026-11-09"))
    assert "November 2 to November 8, 2026" in page
    assert "November 4, 11:00 AM to November 4, 2:00 PM: 3.0 h missing" in page


async def test_the_day_on_which_clocks_are_set_back(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """The night belongs to the business day before; both hours of the same name are there."""
    history_of(shop).add(rows("2026-10-24 04:00", 25))

    read = await as_csv(hass, shop, "2026-10-24", "2026-10-25")

    hours = of_table(read, "hours")
    assert [line["begin"] for line in hours][21:] == [
        "2026-10-25T01:00:00+02:00",
        "2026-10-25T02:00:00+02:00",
        "2026-10-25T02:00:00+01:00",
        "2026-10-25T03:00:00+01:00",
    ]
    assert len(hours) == 25
    assert figures(read)["entries"]["value"] == str(sum(range(1, 25)) + 1)
    assert figures(read)["heard_share"]["value"] == "1.0"
    twice = next(line for line in of_table(read, "pattern") if (line["weekday"], line["hour"]) == ("sat", "02:00"))
    assert (twice["weeks"], twice["entries"]) == ("2", "23.5")
    book = await as_xlsx(hass, shop, "2026-10-24", "2026-10-25")
    assert column(book, "Hours", "From")[22:24] == [datetime(2026, 10, 25, 2)] * 2  # noqa: DTZ001 - Excel has none
    assert "not heard" not in visible(await as_page(hass, shop, "2026-10-24", "2026-10-25")).replace(
        "not heard in full", ""
    ).replace("was not heard is not", "")


async def test_a_shop_of_which_nothing_is_known(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    read = await as_csv(hass, shop, YESTERDAY, "2026-11-11")
    assert "value" not in figures(read)["entries"]
    assert of_table(read, "zones") == of_table(read, "dwell") == []
    assert [line["note"] for line in of_table(read, "notes")] == [
        "Nothing is known of this time: no node heard, and nothing was imported."
    ]
    book = await as_xlsx(hass, shop, YESTERDAY, "2026-11-11")
    assert column(book, "Figures", "This time")[:13] == [
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        0,
        0,
        None,
    ]
    page = visible(await as_page(hass, shop, YESTERDAY, "2026-11-11"))
    assert "Nothing is known of this time" in page
    assert "Entries" not in page


async def test_a_span_without_any_length(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """Today, before its first hour is over."""
    for form in Form:
        assert await report(hass, shop, "2026-11-11 04:00", "2026-11-11 04:00", form)
    page = visible((await report(hass, shop, "2026-11-11 04:00", "2026-11-11 04:00", Form.HTML)).decode())
    assert "Wednesday, November 11, 2026 This time has just begun" in page
    assert "not heard" not in page


async def test_a_day_that_is_not_over(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """It is compared with the same hours a week before; what went before it was a night."""
    remember_days(shop, ["2026-11-04", YESTERDAY])
    history_of(shop).add(
        [row("2026-11-11 10:00", 7.0), *(row(f"2026-11-11 {hour:02}:00", 0.0) for hour in range(4, 10))]
    )

    read = read_csv(await report(hass, shop, "2026-11-11 04:00", "2026-11-11 11:00", Form.CSV))

    told = figures(read)["entries"]
    assert (told["value"], told["week_before"], told["week_before_change"]) == ("7", "10", "-0.3")
    assert "before" not in told
    page = visible((await report(hass, shop, "2026-11-11 04:00", "2026-11-11 11:00", Form.HTML)).decode())
    assert "Wednesday, November 11, 2026, from 4:00 AM to 11:00 AM" in page
    assert "This time is not over yet: figures are up to November 11, 11:00 AM." in page


async def test_a_span_of_a_week_and_some_hours(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """Each of its days is compared with the day that the whole is compared with."""
    remember_days(shop, ["2026-10-20", "2026-10-27", "2026-11-03", YESTERDAY])
    document = await async_document(hass, shop, (at("2026-11-03 04:00"), at("2026-11-10 14:00")), open_only=False)
    assert document.compared["week_before"].span == Days(*(at_day(day) for day in ("2026-10-27", "2026-11-03")))
    days_of = list(document.tables["days"])
    assert (days_of[0]["week_before"], days_of[-1]["week_before"]) == (
        Number(108, Unit.PEOPLE),
        Number(46, Unit.PEOPLE),
    )
    assert document.figure("entries")["week_before"] == Number(108 + 46, Unit.PEOPLE)


def at_day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


async def test_a_shop_without_opening_hours(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """All hours in which anybody came are drawn."""
    hass.config_entries.async_update_entry(shop, options={})
    await hass.async_block_till_done()
    remember_days(shop, [YESTERDAY])
    page = await as_page(hass, shop, YESTERDAY, "2026-11-11")
    assert "Opening hours are not set" in page
    listed = re.findall(r'<th scope="row">(\d+:00&nbsp;..|\d+:00\xa0..)</th>', page)
    assert [text.replace("\xa0", " ") for text in listed] == [
        *("10:00 AM", "11:00 AM", "12:00 PM", "1:00 PM", "2:00 PM", "3:00 PM", "4:00 PM", "5:00 PM")
    ]


async def test_opening_hours_only(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, [YESTERDAY])
    read = await as_csv(hass, shop, YESTERDAY, "2026-11-11", open_only=True)
    assert len(of_table(read, "hours")) == 8
    assert figures(read)["occupancy"]["value"] == "13.5"
    assert "Only hours in which the shop was open for some part." in [line["note"] for line in of_table(read, "notes")]


async def test_what_was_imported_is_said(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    begin, end = at("2026-11-02 04:00"), at("2026-11-03 04:00")
    whole = Hour(row("2026-11-02 16:00", 200.0, heard_s=0.0), Import(begin=begin, end=end))
    await history_of(shop).async_replace({whole.row.start: whole})
    read = await as_csv(hass, shop, "2026-11-02", "2026-11-03")
    assert (figures(read)["entries"]["value"], figures(read)["imported_share"]["value"]) == ("200", "1.0")
    page = visible(await as_page(hass, shop, "2026-11-02", "2026-11-03"))
    assert "100% of the time was counted elsewhere and imported." in page
    assert "Share of the time whose counts come from elsewhere" in page


async def test_what_was_heard_less_is_not_compared(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, [YESTERDAY])
    history_of(shop).add(rows("2026-11-03 10:00", 6))
    told = figures(await as_csv(hass, shop, YESTERDAY, "2026-11-11"))["entries"]
    assert told["week_before"] == "21"
    assert "week_before_change" not in told
    page = visible(await as_page(hass, shop, YESTERDAY, "2026-11-11"))
    assert "of this time 100% are known, of what it is compared with 25%" in page


async def test_a_year(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, days("2025-11-11", 365))
    read = await as_csv(hass, shop, "2025-11-11", "2026-11-11")
    assert len(of_table(read, "hours")) == 365 * 24
    assert len(of_table(read, "days")) == 365
    months = of_table(read, "months")
    assert [line["month"] for line in months] == [
        *("2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"),
        *("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"),
    ]
    assert sum(int(line["entries"]) for line in months) == int(figures(read)["entries"]["value"])
    book = await as_xlsx(hass, shop, "2025-11-11", "2026-11-11")
    assert book.sheetnames[:5] == ["Figures", "Curve", "Months", "Days", "Hours"]
    assert book["Hours"].max_row == 1 + 365 * 24
    page = await as_page(hass, shop, "2025-11-11", "2026-11-11")
    assert "Entries by the month" in page
    assert len(page) < 200_000


async def test_numbers_and_dates_in_the_workbook_are_such(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, [*WEEK_BEFORE, *WEEK])
    book = await as_xlsx(hass, shop, WEEK[0], "2026-11-09")
    assert book.sheetnames == ["Figures", "Curve", "Days", "Hours", "Usual week", "Zones", "Dwell"]
    assert len(book.chartsheets) == 1
    figures_sheet = book["Figures"]
    assert figures_sheet["A1"].value == "Shop"
    assert column(book, "Figures", "This time")[:4] == [756, 1680, 0.31, timedelta(seconds=360)]
    assert figures_sheet["B8"].number_format == "0%"
    assert column(book, "Days", "Business day")[0] == datetime(2026, 11, 2)  # noqa: DTZ001 - Excel has none
    assert column(book, "Days", "Heard")[0] == 1
    assert [cell.value for cell in book["Usual week"][1]][1] == time(4)
    assert column(book, "Usual week", time(10))[:7] == [10] * 7
    for sheet in book.worksheets:
        assert sheet.freeze_panes, sheet.title
        cells = [cell for line in sheet.iter_rows() for cell in line]
        assert {cell.data_type for cell in cells} <= {"n", "s", "d"}, "a formula"


async def test_a_name_is_never_a_formula(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    shop = await reported_shop(hass, freezer, title=FORMULA, zone="@SUM(1)")
    remember_days(shop, [YESTERDAY])
    read = await as_csv(hass, shop, YESTERDAY, "2026-11-11")
    assert of_table(read, "zones")[0]["zone"] == "'@SUM(1)"
    assert {line.get("place") for line in of_table(read, "dwell")} == {"shop", "'@SUM(1)"}
    assert not [text for line in read for text in line.values() if text.startswith(("=", "@", "+"))]
    with warnings.catch_warnings(action="error"):
        book = await as_xlsx(hass, shop, YESTERDAY, "2026-11-11")
    cell = book["Figures"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (FORMULA, "s", True)
    assert book["Zones"]["A2"].quotePrefix
    page = await as_page(hass, shop, YESTERDAY, "2026-11-11")
    assert FORMULA in visible(page).replace("&#39;", "'")
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_a_name_is_never_markup(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    shop = await reported_shop(hass, freezer, title=f"A & B {SCRIPT}", zone='"><img src=x onerror=alert(1)>')
    remember_days(shop, [YESTERDAY])
    page = await as_page(hass, shop, YESTERDAY, "2026-11-11")
    assert "<script" not in page
    assert "<img" not in page
    assert "A &amp; B &lt;script&gt;alert(1)&lt;/script&gt;" in page
    document = await async_document(hass, shop, (at("2026-11-10 04:00"), at("2026-11-11 04:00")), open_only=False)
    assert re.fullmatch(r"[a-z0-9_-]+", document.slug)
    assert await hass.config_entries.async_unload(shop.entry_id)


async def test_the_page_stands_alone(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, WEEK)
    page = await as_page(hass, shop, WEEK[0], "2026-11-09")
    assert re.findall(r"https?://\S+", page) == []
    assert re.findall(r"\b(?:src|href|onload|onclick|action)=", page) == []
    assert re.findall(r"url\((?!#)", page) == []
    assert "default-src &#39;none&#39;" in page
    assert page.count("<svg") == 4
    assert page.count('role="img"') == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            ["Besucherbericht", "2. November bis 8. November 2026", "1.512", "47 %", "Montag, 2. November", "6,0 min"],
        ),
        ("zh-Hans", ["客流报告", "2026年11月2日至11月8日", "1,512", "47%", "11月2日星期一", "6.0 分钟"]),
        ("en-GB", ["Visitor report", "2 November to 8 November 2026", "1,512", "47%", "Monday, 2 November", "6.0 min"]),
        ("fr", ["Visitor report", "November 2 to November 8, 2026", "Monday, November 2"]),
    ],
)
async def test_languages(hass: HomeAssistant, shop: MockConfigEntry, language: str, words: list[str]) -> None:
    remember_days(shop, WEEK, more=13.5)
    page = visible(await as_page(hass, shop, WEEK[0], "2026-11-09", language=language)).replace("\xa0", " ")
    assert [text for text in words if text not in page] == []


async def test_the_layout_of_the_csv_stays(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """Programs read it by these names: one that goes or is renamed breaks them."""
    document = await async_document(hass, shop, (at("2026-11-02 04:00"), at(NOW)), open_only=False)
    used = {key for table in document.tables.values() for key in table.columns}
    assert used | {"table", "note", "hidden"} == set(COLUMNS)
    assert COLUMNS[:4] == ("table", "figure", "value", "low")
    assert COLUMNS[-3:] == ("definition", "note", "hidden"), "what is new comes last"
    assert list(document.tables) == ["figures", "months", "days", "hours", "pattern", "zones", "dwell", "gaps"]


async def test_a_zone_with_half_hours(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """Hours are kept in UTC: in India they begin at half past, and the first of a business day is at half past four."""
    assert await hass.config_entries.async_unload(shop.entry_id)
    await hass.config.async_set_time_zone("Asia/Kolkata")
    assert await hass.config_entries.async_setup(shop.entry_id)
    history = history_of(shop)
    begin = history.business_days.begin(datetime(2026, 11, 9, tzinfo=UTC).toordinal())
    history.add([row(begin + HOUR / 2 + HOUR * step, 5.0) for step in range(24)])
    document = await async_document(hass, shop, (begin, begin + 24 * HOUR), open_only=False)
    words = await async_words_of(hass, document, "en")
    read = read_csv(await async_file(hass, document, Form.CSV, words))
    assert figures(read)["entries"]["value"] == "120"
    assert [line["begin"] for line in of_table(read, "hours")][::23] == [
        "2026-11-09T04:30:00+05:30",
        "2026-11-10T03:30:00+05:30",
    ]
    page = visible((await async_file(hass, document, Form.HTML, words)).decode()).replace("\xa0", " ")
    assert "Monday, November 9, 2026" in page
    assert "4:30 AM" in page
    assert "Times that were not heard" not in page


async def test_a_zone_that_is_gone_keeps_its_name(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    remember_days(shop, [YESTERDAY])
    await history_of(shop).async_save()
    hass.config_entries.async_remove_subentry(shop, "id-till")
    await hass.async_block_till_done()
    read = await as_csv(hass, shop, YESTERDAY, "2026-11-11")
    assert [line["zone"] for line in of_table(read, "zones")] == ["Till"]
