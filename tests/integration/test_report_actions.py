"""The actions on a shop's history, as an automation calls them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import probatio as vol
import pytest
from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.footfall.const import DOMAIN

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, rows, zone_hour, zone_subentry
from .test_history import folder, history_of, restart

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry

NOW = "2026-11-11 14:30"
"""A Wednesday."""
WEEK = {day: {"mon": [{"from": "09:00:00", "to": "18:00:00"}]}.get(day, []) for day in ("mon", "tue", "wed")}


@pytest.fixture
async def shop(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> AsyncIterator[MockConfigEntry]:
    """Give a shop in Berlin on a Wednesday afternoon in November."""
    freezer.move_to(dt_util.utc_from_timestamp(at(NOW)))
    await hass.config.async_set_time_zone("Europe/Berlin")
    shop = await set_up(hass, shop_entry())
    yield shop
    await hass.config_entries.async_unload(shop.entry_id)


async def act(hass: HomeAssistant, action: str, context: Context | None = None, **given: Any) -> Any:
    return await hass.services.async_call(DOMAIN, action, given, blocking=True, context=context, return_response=True)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("today", "2026-11-11T04:00:00+01:00", "2026-11-11T14:00:00+01:00"),
        ("yesterday", "2026-11-10T04:00:00+01:00", "2026-11-11T04:00:00+01:00"),
        ("this_week", "2026-11-09T04:00:00+01:00", "2026-11-11T14:00:00+01:00"),
        ("last_week", "2026-11-02T04:00:00+01:00", "2026-11-09T04:00:00+01:00"),
        ("this_month", "2026-11-01T04:00:00+01:00", "2026-11-11T14:00:00+01:00"),
        ("last_month", "2026-10-01T04:00:00+02:00", "2026-11-01T04:00:00+01:00"),
    ],
)
async def test_a_period(hass: HomeAssistant, shop: MockConfigEntry, period: str, start: str, end: str) -> None:
    answer = await act(hass, "report", period=period)
    assert (answer["start"], answer["end"]) == (start, end)
    assert answer["entries"] is None
    assert [(gap["start"], gap["end"]) for gap in answer["gaps"]] == [(start, end)]


async def test_an_hour_that_has_just_ended_is_not_missing_yet(
    hass: HomeAssistant, shop: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(dt_util.utc_from_timestamp(at("2026-11-11 15:00") + 30))
    assert (await act(hass, "report", period="today"))["end"] == "2026-11-11T14:00:00+01:00"
    freezer.tick(31)
    assert (await act(hass, "report", period="today"))["end"] == "2026-11-11T15:00:00+01:00"


async def test_before_four_it_is_still_yesterday(
    hass: HomeAssistant, shop: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(dt_util.utc_from_timestamp(at("2026-11-12 03:59")))
    assert (await act(hass, "report", period="today"))["start"] == "2026-11-11T04:00:00+01:00"


async def test_a_report_in_full(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", "Till"))
    await hass.async_block_till_done()
    history_of(shop).add(
        [
            row("2026-11-10 10:00", 10.26, zones={"id-till": zone_hour(1.26)}),
            row("2026-11-10 11:00", 20.0, heard_s=1800.0),
            row("2026-11-09 10:00", 5.0),
        ]
    )

    answer = await act(hass, "report", period="yesterday", by="day")

    assert (answer["entries"], answer["entries_low"], answer["entries_high"], answer["passers_by"]) == (30, 28, 32, 60)
    assert (answer["capture_rate"], answer["bounce_rate"], answer["engaged_rate"]) == (0.335, 0.066, 0.5)
    assert (answer["dwell_median"], answer["traceable_share"]) == (360, 0.25)
    assert answer["dwell_bands"][2] == {"from_seconds": 300, "people": 30}
    assert (answer["occupancy"], answer["person_hours"], answer["peak"]) == (13.5, 20.3, 40)
    assert answer["peak_at"] == "2026-11-10T11:00:00+01:00"
    assert answer["busiest_hour"] == {"start": "2026-11-10T11:00:00+01:00", "entries": 20}
    assert (answer["heard_share"], answer["imported_share"]) == (0.062, 0)
    assert answer["gaps"][1] == {
        "start": "2026-11-10T11:00:00+01:00",
        "end": "2026-11-11T04:00:00+01:00",
        "minutes": 16 * 60 + 30,
    }
    [till] = answer["zones"]
    assert (till["id"], till["name"], till["occupancy"], till["entries"]) == ("id-till", "Till", 1.3, 5)
    assert (till["entry_rate"], till["dwell_median"], till["known_share"]) == (0.487, 25, 0.042)
    assert answer["before"]["entries"] == 5
    assert answer["week_before"] is None
    [day] = answer["days"]
    assert (day["day"], day["entries"]) == ("2026-11-10", 30)
    assert "hours" not in answer


async def test_a_span(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-10 04:00", 24))
    answer = await act(hass, "report", start="2026-11-10 10:00", end="2026-11-10 12:00", by="hour")
    assert [(hour["start"], hour["entries"]) for hour in answer["hours"]] == [
        ("2026-11-10T10:00:00+01:00", 7),
        ("2026-11-10T11:00:00+01:00", 8),
    ]
    assert (await act(hass, "report", start="2026-11-10 10:00"))["end"] == "2026-11-11T14:00:00+01:00"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "report_what"),
        ({"period": "today", "start": "2026-11-10 10:00"}, "report_what"),
        ({"period": "today", "end": "2026-11-10 10:00"}, "report_what"),
        ({"end": "2026-11-10 10:00"}, "report_what"),
        ({"start": "2026-11-10 10:00", "end": "2026-11-10 10:00"}, "report_backwards"),
        ({"start": "2026-12-10 10:00"}, "report_backwards"),
        ({"period": "today", "open_only": True}, "report_hours_unknown"),
    ],
)
async def test_a_report_that_makes_no_sense(
    hass: HomeAssistant, shop: MockConfigEntry, given: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "report", **given)
    assert refused.value.translation_key == reason


async def test_who_may_not_read_the_shop_gets_no_figures(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-10 04:00", 24))
    nobody, reader = (MockUser(groups=[]).add_to_hass(hass) for _ in range(2))
    nobody.mock_policy({})
    reader.mock_policy({"entities": {"entity_ids": {"binary_sensor.shop_occupied": True}}})
    with pytest.raises(Unauthorized):
        await act(hass, "report", Context(user_id=nobody.id), period="yesterday")
    assert (await act(hass, "report", Context(user_id=reader.id), period="yesterday"))["entries"] == 300


async def test_opening_hours_that_are_set_later(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-09 04:00", 24))
    hass.config_entries.async_update_entry(shop, options={"hours": WEEK})
    await hass.async_block_till_done()
    answer = await act(hass, "report", start="2026-11-09 04:00", end="2026-11-10 04:00", open_only=True, by="hour")
    assert [hour["entries"] for hour in answer["hours"]] == list(range(6, 15))


async def test_a_forgotten_day_is_gone_for_good(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-09 04:00", 48))

    assert await act(hass, "forget", day="2026-11-09") == {"forgotten_hours": 24}

    assert await act(hass, "forget", day="2026-11-09") == {"forgotten_hours": 0}
    await restart(hass, shop)
    answer = await act(hass, "report", start="2026-11-09 04:00", end="2026-11-11 04:00", by="day")
    assert [day["entries"] for day in answer["days"]] == [None, 300]
    kept = json.loads(folder(hass, shop)["2026-11"].read_text())["data"]["rows"]
    assert [row[0] for row in kept] == [at("2026-11-10 04:00") + HOUR * step for step in range(24)]


async def test_everything_is_forgotten(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-10-09 04:00", 24 * 30))
    await history_of(shop).async_save()
    history_of(shop).add(rows("2026-11-09 04:00", 3))

    assert await act(hass, "forget", all=True) == {"forgotten_hours": 24 * 30 + 3}

    await restart(hass, shop)
    assert folder(hass, shop) == {}
    assert (await act(hass, "report", period="last_month"))["entries"] is None
    assert history_of(shop).days() == ()


@pytest.mark.parametrize("given", [{}, {"day": "2026-11-09", "all": True}, {"all": False}])
async def test_what_to_forget_has_to_be_said(hass: HomeAssistant, shop: MockConfigEntry, given: dict[str, Any]) -> None:
    history_of(shop).add(rows("2026-11-09 04:00", 3))
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "forget", **given)
    assert refused.value.translation_key == "forget_what"
    assert (await act(hass, "report", period="this_week"))["entries"] == 6


async def test_a_day_that_cannot_be_read_cannot_be_forgotten(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-09 04:00", 3))
    await history_of(shop).async_save()
    assert await hass.config_entries.async_unload(shop.entry_id)
    folder(hass, shop)["2026-11"].write_text('{"version": 2, "data": []}')
    assert await hass.config_entries.async_setup(shop.entry_id)
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "forget", day="2026-11-09")
    assert refused.value.translation_key == "forget_unreadable"
    assert await act(hass, "forget", all=True) == {"forgotten_hours": 0}
    assert folder(hass, shop) == {}


async def test_counts_of_a_former_door_counter(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    counts = [
        {"start": "2025-11-10 10:00", "entries": 31, "passers_by": 210, "occupancy": 4.5, "dwell_median": 400},
        {"start": "2025-11-10T10:00:00+00:00", "entries": 12},
        {"start": "2025-11-11", "entries": 240},
        {"start": date(2025, 11, 12), "entries": 100.5},
    ]
    assert await act(hass, "import_counts", rows=counts) == {"taken": 4, "skipped": 0}
    await restart(hass, shop)

    answer = await act(hass, "report", start="2025-11-10 04:00", end="2025-11-13 04:00", by="day")

    assert [day["entries"] for day in answer["days"]] == [43, 240, 100]
    assert [day["imported_share"] for day in answer["days"]] == [0.083, 1, 1]
    assert answer["days"][0]["dwell_median"] is not None
    assert (answer["days"][0]["passers_by"], answer["days"][1]["passers_by"]) == (210, None)
    assert answer["heard_share"] == 0
    first = await act(hass, "report", start="2025-11-10 10:00", end="2025-11-10 12:00", by="hour")
    assert [(hour["entries"], hour["occupancy"]) for hour in first["hours"]] == [(31, 4.5), (12, None)]


async def test_what_the_shop_counted_itself_stays(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-11-09 10:00", 2))
    counts = [
        {"start": "2026-11-09 10:00", "entries": 50},
        {"start": "2026-11-09 12:00", "entries": 60},
        {"start": "2026-11-08", "entries": 70},
    ]
    assert await act(hass, "import_counts", rows=counts) == {"taken": 2, "skipped": 1}
    assert (await act(hass, "report", period="this_week"))["entries"] == 1 + 2 + 60
    assert await act(hass, "import_counts", rows=counts, replace=True) == {"taken": 3, "skipped": 0}
    assert (await act(hass, "report", period="this_week"))["entries"] == 50 + 2 + 60
    assert await act(hass, "import_counts", rows=[{"start": "2026-11-09", "entries": 9}]) == {"taken": 0, "skipped": 1}
    whole = [{"start": "2026-11-09", "entries": 9}]
    assert await act(hass, "import_counts", rows=whole, replace=True) == {"taken": 1, "skipped": 0}
    assert (await act(hass, "report", period="this_week"))["entries"] == 9


async def test_days_and_hours_are_never_there_twice(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    day, hour = {"start": "2026-11-02", "entries": 90}, {"start": "2026-11-02 10:00", "entries": 8}
    for counts in (day, hour, day):
        await act(hass, "import_counts", rows=[counts])
        assert (await act(hass, "report", period="last_week"))["entries"] == counts["entries"]


@pytest.mark.parametrize(
    ("rows_", "reason", "place"),
    [
        (["2026-11-09 10:30"], "import_not_an_hour", "1"),
        (["2026-11-09 10:00", "2026-11-09 10:00:01"], "import_not_an_hour", "2"),
        (["1969-12-31"], "import_not_an_hour", "1"),
        (["2026-11-11 14:00"], "import_ahead", "1"),
        (["2026-11-11"], "import_ahead", "1"),
        (["2026-11-09 10:00", "2026-11-09T09:00:00+00:00"], "import_twice", "2"),
        (["2026-11-09", "2026-11-09 10:00"], "import_twice", "2"),
    ],
)
async def test_rows_are_checked_before_any_is_taken(
    hass: HomeAssistant, shop: MockConfigEntry, rows_: list[str], reason: str, place: str
) -> None:
    counts = [{"start": start, "entries": 5} for start in rows_]
    with pytest.raises(ServiceValidationError) as refused:
        await act(hass, "import_counts", rows=counts)
    assert refused.value.translation_key == reason
    assert refused.value.translation_placeholders == {"row": place}
    assert history_of(shop).days() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": "yesterday", "entries": 1},
        {"start": "2026-11-09", "entries": -1},
        {"start": "2026-11-09", "entries": "nan"},
        {"start": "2026-11-09", "entries": "inf"},
        {"start": "2026-11-09"},
        {"start": "2026-11-09", "entries": 1, "visitors": 2},
        {"entries": 1},
    ],
)
async def test_rows_of_another_form_are_refused(
    hass: HomeAssistant, shop: MockConfigEntry, wrong: dict[str, Any]
) -> None:
    with pytest.raises(vol.Invalid):
        await act(hass, "import_counts", rows=[{"start": "2026-11-03", "entries": 1}, wrong])
    assert history_of(shop).days() == ()


async def test_a_zone_with_half_hours(
    hass: HomeAssistant, shop: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """Hours are kept in UTC: one of India goes into the one that it begins in."""
    assert await hass.config_entries.async_unload(shop.entry_id)
    await hass.config.async_set_time_zone("Asia/Kolkata")
    assert await hass.config_entries.async_setup(shop.entry_id)
    counts = [{"start": "2026-11-09 10:00", "entries": 5}, {"start": "2026-11-08", "entries": 7}]
    assert await act(hass, "import_counts", rows=counts) == {"taken": 2, "skipped": 0}
    answer = await act(hass, "report", start="2026-11-08 04:00", end="2026-11-10 04:00", by="day")
    assert [day["entries"] for day in answer["days"]] == [7, 5]


async def test_a_report_over_a_restart_of_everything_is_the_same(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(rows("2026-10-28 04:00", 24 * 8, zones={"gone": zone_hour(1.0)}))
    before = await act(hass, "report", start="2026-10-28 04:00", end="2026-11-05 04:00", by="day")
    await restart(hass, shop)
    assert await act(hass, "report", start="2026-10-28 04:00", end="2026-11-05 04:00", by="day") == before
