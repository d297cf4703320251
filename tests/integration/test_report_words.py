"""What reports say in each language: every text is used, none is missing, and numbers and dates are as there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from custom_components.footfall.assist.periods import WEEKDAYS
from custom_components.footfall.assist.words import MONTHS
from custom_components.footfall.history.hour import Hour, Import
from custom_components.footfall.reports.document import Cell, Clock, Day, Days, Moment, Number, Unit, Written
from custom_components.footfall.reports.formats import FORMATS, MINUS, TO, format_of, number
from custom_components.footfall.reports.forms import Form, async_document, async_file, async_words_of
from custom_components.footfall.reports.summary import summary, title
from custom_components.footfall.reports.words import Words, async_words
from scripts.bootstrap.paths import COMPONENT

from .hours import HOUR, ZONE, at, row, rows
from .reported import OPEN, remember_days, reported_shop
from .test_history import history_of
from .test_report_forms import days
from .test_translations import TEXTS, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

SPANS = [
    ("2026-11-10 04:00", "2026-11-11 04:00"),
    ("2026-11-11 04:00", "2026-11-11 12:00"),
    ("2026-11-11 04:00", "2026-11-11 04:00"),
    ("2026-11-02 04:00", "2026-11-09 04:00"),
    ("2026-11-09 04:00", "2026-11-11 12:00"),
    ("2026-10-01 04:00", "2026-11-01 04:00"),
    ("2026-01-01 04:00", "2026-11-11 04:00"),
    ("2024-01-01 04:00", "2024-01-02 04:00"),
    ("2025-12-30 04:00", "2026-01-02 04:00"),
]
"""A day, one that goes on, one that has just begun, a week, one that goes on, months, an empty day, a new year."""


WITHIN = "config_panel.report_document."


class Noted(dict[str, str]):
    """Texts that note which of them were asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        text = super().__getitem__(key)
        self.asked.add(key)
        return text

    def get(self, key: str, default: Any = None) -> Any:
        """Return a text if there is one."""
        try:
            return self[key]
        except KeyError:
            return default


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> MockConfigEntry:
    """Give a shop with nearly a year of history: with days that were imported, many gaps, and a week unheard."""
    shop = await reported_shop(hass, freezer, options=OPEN)
    remember_days(shop, days("2026-02-01", 242))
    gone = [f"{day} {hour}:00" for day in days("2026-10-01", 12) for hour in (11, 14)]
    remember_days(shop, days("2026-10-01", 31), without=gone)
    remember_days(shop, days("2026-11-02", 9))
    history_of(shop).add(rows("2026-11-11 04:00", 8))
    begin = at("2026-01-05 04:00")
    whole = Hour(row("2026-01-05 16:00", 9.0, heard_s=0.0), Import(begin=begin, end=begin + 24 * HOUR))
    await history_of(shop).async_replace({whole.row.start: whole})
    return shop


async def test_every_text_is_said_somewhere_and_no_other(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    noted = Noted((await async_words(hass, "zh-Hans", ZONE))._texts)
    words = Words(noted, format_of("zh-Hans"), ZONE)
    for begin, end in SPANS:
        for open_only in (False, True):
            document = await async_document(hass, shop, (at(begin), at(end)), open_only=open_only)
            for form in Form:
                assert await async_file(hass, document, form, words)
            assert title(document, words)
            assert summary(document, words)
    hass.config_entries.async_update_entry(shop, options={})
    await hass.async_block_till_done()
    document = await async_document(hass, shop, (at(SPANS[0][0]), at(SPANS[0][1])), open_only=False)
    assert await async_file(hass, document, Form.HTML, words)
    there_are = {path.removeprefix(WITHIN) for path, _ in walk(TEXTS) if path.startswith(WITHIN)}
    assert there_are - noted.asked == set(), "nothing says it"
    assert noted.asked - there_are <= {*WEEKDAYS, *MONTHS}
    assert await hass.config_entries.async_unload(shop.entry_id)


def test_each_language_has_its_format() -> None:
    translated = {file.stem for file in (COMPONENT / "translations").glob("*.json")}
    assert {form.texts for form in FORMATS.values()} == translated


@pytest.mark.parametrize("language", sorted({form.texts for form in FORMATS.values()}))
def test_names_of_sheets_are_such_as_excel_takes(language: str) -> None:
    texts = json.loads((COMPONENT / f"translations/{language}.json").read_text(encoding="utf-8"))
    names = list(texts["config_panel"]["report_document"]["sheet"].values())
    assert len({name.casefold() for name in names}) == len(names)
    assert [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\'")] == []


CELLS: list[tuple[Cell, dict[str, str]]] = [
    (None, {"en": TO, "de": TO, "zh-Hans": TO}),
    (Number(1234567, Unit.PEOPLE), {"en": "1,234,567", "de": "1.234.567", "zh-Hans": "1,234,567"}),
    (Number(1234.56, Unit.MEAN), {"en": "1,234.6", "de": "1.234,6", "zh-Hans": "1,234.6"}),
    (Number(0.125, Unit.SHARE), {"en": "12%", "de": "12 %", "zh-Hans": "12%"}),
    (Number(-0.25, Unit.CHANGE), {"en": f"{MINUS}25%", "de": f"{MINUS}25 %", "zh-Hans": f"{MINUS}25%"}),
    (Number(0.25, Unit.CHANGE), {"en": "+25%", "de": "+25 %", "zh-Hans": "+25%"}),
    (Number(-0.001, Unit.CHANGE), {"en": "0%", "de": "0 %", "zh-Hans": "0%"}),
    (Number(0.07, Unit.POINTS), {"en": "+7 pp", "de": "+7 %-Pkt.", "zh-Hans": "+7 个百分点"}),
    (Number(350, Unit.SECONDS), {"en": "5.8 min", "de": "5,8 min", "zh-Hans": "5.8 分钟"}),
    (Number(1260, Unit.SECONDS), {"en": "21 min", "de": "21 min", "zh-Hans": "21 分钟"}),
    (Number(90, Unit.MINUTES), {"en": "90 min", "de": "90 min", "zh-Hans": "90 分钟"}),
    (Number(150, Unit.MINUTES), {"en": "2.5 h", "de": "2,5 Std.", "zh-Hans": "2.5 小时"}),
    (
        Moment(at("2026-11-10 00:05")),
        {
            "en": "November 10, 12:05 AM",
            "en-GB": "10 November, 00:05",
            "de": "10. November, 00:05",
            "zh-Hans": "11月10日 00:05",
        },
    ),
    (
        Moment(at("2026-11-10 12:00"), day=False),
        {"en": "12:00 PM", "en-GB": "12:00", "de": "12:00", "zh-Hans": "12:00"},
    ),
    (Clock(0), {"en": "12 AM", "en-GB": "0", "de": "0", "zh-Hans": "0"}),
    (Clock(13 * 60 + 30), {"en": "1:30 PM", "en-GB": "13:30", "de": "13:30", "zh-Hans": "13:30"}),
    (
        Day(739_930, Written.WEEKDAY_DATE),
        {
            "en": "Tuesday, November 10, 2026",
            "en-GB": "Tuesday, 10 November 2026",
            "de": "Dienstag, 10. November 2026",
            "zh-Hans": "2026年11月10日星期二",
        },
    ),
    (Day(739_930, Written.MONTH_YEAR), {"en": "November 2026", "de": "November 2026", "zh-Hans": "2026年11月"}),
    (
        Days(739_930, 739_932),
        {
            "en": "November 10 to November 12, 2026",
            "en-GB": "10 November to 12 November 2026",
            "de": "10. November bis 12. November 2026",
            "zh-Hans": "2026年11月10日至11月12日",
        },
    ),
    (
        Days(739_930, 740_000),
        {
            "en": "November 10, 2026 to January 19, 2027",
            "de": "10. November 2026 bis 19. Januar 2027",
            "zh-Hans": "2026年11月10日至2027年1月19日",
        },
    ),
]


def each_cell() -> Iterator[Any]:
    for cell, said in CELLS:
        for language, text in said.items():
            yield pytest.param(cell, language, text, id=f"{language}: {text}")


@pytest.mark.parametrize(("cell", "language", "text"), each_cell())
async def test_how_it_is_written(hass: HomeAssistant, cell: Cell, language: str, text: str) -> None:
    words = await async_words(hass, language, ZONE)
    assert words.cell(cell).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("asked", "texts"),
    [("de-CH", "de"), ("en-GB", "en"), ("zh-Hans", "zh-Hans"), ("zh-Hant", "en"), ("fr", "en"), ("", "en")],
)
def test_a_language_that_is_not_spoken_is_english(asked: str, texts: str) -> None:
    assert format_of(asked).texts == texts


def test_numbers_keep_their_digits() -> None:
    german = FORMATS["de"]
    assert number(999, 0, german) == "999"
    assert number(1000, 0, german) == "1.000"
    assert number(-1234567.89, 2, german) == f"{MINUS}1.234.567,89"
    assert number(-0.4, 0, german) == "0"


async def test_home_assistants_own_language_is_taken_where_none_is_named(
    hass: HomeAssistant, shop: MockConfigEntry
) -> None:
    hass.config.language = "de"
    document = await async_document(hass, shop, (at(SPANS[0][0]), at(SPANS[0][1])), open_only=False)
    assert title(document, await async_words_of(hass, document, None)) == "Shop: Dienstag, 10. November 2026"
    assert title(document, await async_words_of(hass, document, "en")) == "Shop: Tuesday, November 10, 2026"
    assert await hass.config_entries.async_unload(shop.entry_id)
