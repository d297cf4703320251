"""What the recorder has of a shop: the same as the shop's history, whatever happens to either."""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.recorder.db_schema import Statistics, StatisticsMeta
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import get_metadata, statistics_during_period
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers.recorder import get_instance, session_scope
from sqlalchemy.exc import SQLAlchemyError

from custom_components.footfall.history import statistics
from custom_components.footfall.history.hour import Hour, Import

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, rows, zone_hour, zone_subentry
from .test_history import figures, history_of, restart

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from homeassistant.components.recorder.core import Recorder
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

BEGIN = "2026-10-31 20:00"


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Make the database before Home Assistant."""


@pytest.fixture
async def shop(recorder_mock: Recorder, hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a shop in Berlin whose history and statistics have ten hours of two months."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    shop = await set_up(hass, shop_entry())
    await settle(hass, shop)
    history_of(shop).add(rows(BEGIN, 10, zones={"id-till": zone_hour(2.5)}))
    await settle(hass, shop)
    yield shop
    if shop.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(shop.entry_id)


async def settle(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """Wait until the statistics are written."""
    await hass.async_block_till_done(wait_background_tasks=True)
    await history_of(shop)._statistics._async_synchronize()


def recorded(hass: HomeAssistant) -> dict[str, list[Any]]:
    """Give all statistics of ours by what follows the shop in their ids."""
    found = statistics_during_period(
        hass,
        datetime(2000, 1, 1, tzinfo=UTC),
        None,
        {one for one in get_metadata(hass) if one.startswith("footfall:")},
        "hour",
        None,
        {"mean", "min", "max", "state", "sum"},
    )
    return {one.split("_", 1)[1]: list(of) for one, of in found.items()}


async def now_recorded(hass: HomeAssistant, shop: MockConfigEntry) -> dict[str, list[Any]]:
    await settle(hass, shop)
    return await hass.async_add_executor_job(recorded, hass)


async def test_every_closed_hour_becomes_statistics(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    found = await now_recorded(hass, shop)

    assert set(found) == {"entries", "occupancy", "passers_by", "id_till_occupancy"}
    assert [of["start"] for of in found["entries"]] == [at(BEGIN) + HOUR * step for step in range(10)]
    assert [of["state"] for of in found["entries"]] == list(range(1, 11))
    assert [of["sum"] for of in found["entries"]] == [1, 3, 6, 10, 15, 21, 28, 36, 45, 55]
    assert found["passers_by"][-1]["sum"] == 300
    last = found["occupancy"][-1]
    assert (last["mean"], last["min"], last["max"]) == (10, 0, 20)
    assert (found["id_till_occupancy"][0]["mean"], found["id_till_occupancy"][0]["max"]) == (2.5, 3.5)


async def test_they_are_told_in_words(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    hass.config_entries.async_add_subentry(shop, zone_subentry("id-till", "Till"))
    await hass.async_block_till_done()
    history_of(shop).add([row("2026-11-01 09:00", zones={"id-till": zone_hour(1.0)})])
    await settle(hass, shop)

    known = await hass.async_add_executor_job(get_metadata, hass)

    told = {one.split("_", 1)[1]: of for one, (_, of) in known.items() if one.startswith("footfall:")}
    assert {of["name"] for of in told.values()} == {
        *("Shop: Entries", "Shop: Occupancy", "Shop: Passers-by"),
        "Shop, Till: Occupancy",
    }
    assert (told["entries"]["has_sum"], told["entries"]["mean_type"]) == (True, StatisticMeanType.NONE)
    assert (told["occupancy"]["has_sum"], told["occupancy"]["mean_type"]) == (False, StatisticMeanType.ARITHMETIC)
    assert {of["source"] for of in told.values()} == {"footfall"}


async def test_an_hour_that_nobody_heard_is_a_gap(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add(
        [
            row("2026-11-01 08:00", 0.0, heard_s=0.0),
            row("2026-11-01 09:00", 5.0, heard_s=1800.0, zones={"id-till": zone_hour(1.0, known_s=0.0)}),
        ]
    )
    found = await now_recorded(hass, shop)

    starts = [of["start"] for of in found["entries"]]
    assert at("2026-11-01 08:00") not in starts
    assert starts[-1] == at("2026-11-01 09:00")
    assert found["entries"][-1]["sum"] == 60
    assert len(found["id_till_occupancy"]) == 10


async def test_an_hour_that_a_restart_interrupted_is_counted_once(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add([row("2026-11-01 08:00", 2.0, heard_s=600.0)])
    await restart(hass, shop)
    await settle(hass, shop)
    history_of(shop).add([row("2026-11-01 08:00", 7.0), row("2026-11-01 09:00", 8.0)])

    found = await now_recorded(hass, shop)

    assert [of["sum"] for of in found["entries"]][-3:] == [55, 62, 70]


async def test_an_hour_that_comes_late_moves_the_sums_after_it(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    history_of(shop).add([row("2026-10-01 12:00", 100.0)])
    found = await now_recorded(hass, shop)
    assert [of["sum"] for of in found["entries"]][:3] == [100, 101, 103]


@pytest.mark.parametrize("lost", ["all of it", "one", "the last hours", "the names alone remain"])
async def test_what_the_recorder_lost_is_written_anew(hass: HomeAssistant, shop: MockConfigEntry, lost: str) -> None:
    """A new database, one that was restored from an older backup, one that broke."""
    before = await now_recorded(hass, shop)
    assert await hass.config_entries.async_unload(shop.entry_id)
    await hass.async_add_executor_job(_lose, hass, lost)
    assert await hass.async_add_executor_job(recorded, hass) != before

    assert await hass.config_entries.async_setup(shop.entry_id)

    assert await now_recorded(hass, shop) == before


def _lose(hass: HomeAssistant, lost: str) -> None:
    with session_scope(hass=hass) as session:
        rows_ = session.query(Statistics)
        if lost == "one":
            rows_.filter(Statistics.start_ts == at(BEGIN) + 2 * HOUR, Statistics.mean.is_not(None)).delete()
        elif lost == "the last hours":
            rows_.filter(Statistics.start_ts > at(BEGIN) + 7 * HOUR).delete()
        else:
            rows_.delete()
        if lost == "all of it":
            session.query(StatisticsMeta).delete()
    get_instance(hass).statistics_meta_manager.reset()


async def test_what_the_recorder_has_too_much_goes(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    """The history was restored from an older backup, or a file of it was damaged."""
    before = await now_recorded(hass, shop)
    history_of(shop).add([row("2026-11-05 08:00", 9.0)])
    await settle(hass, shop)
    day = history_of(shop).business_days.of(at("2026-11-05 08:00"))
    history_of(shop)._statistics._started = False
    await history_of(shop).async_forget(day)

    await restart(hass, shop)

    assert await now_recorded(hass, shop) == before


async def test_a_start_with_nothing_to_do_writes_nothing(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Any] = []
    monkeypatch.setattr(statistics, "async_add_external_statistics", lambda *given: written.append(given))
    await restart(hass, shop)
    await settle(hass, shop)
    assert written == []


async def test_a_purge_of_the_recorder_takes_nothing(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    before = await now_recorded(hass, shop)
    await hass.services.async_call("recorder", "purge", {"keep_days": 0, "repack": False}, blocking=True)
    assert await now_recorded(hass, shop) == before


async def test_forgotten_hours_leave_the_statistics_too(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    day = history_of(shop).business_days.of(at(BEGIN))
    assert await history_of(shop).async_forget(day) == 8
    found = await now_recorded(hass, shop)
    assert [of["sum"] for of in found["entries"]] == [9, 19]
    assert (await figures(shop, BEGIN, "2026-11-01 06:00")).total.entries == 19

    assert await history_of(shop).async_forget() == 2
    assert await now_recorded(hass, shop) == {}


async def test_imported_days_and_hours_are_in_the_sums(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    begin, end = at("2026-10-05 04:00"), at("2026-10-06 04:00")
    whole = Hour(row("2026-10-05 16:00", 200.0, heard_s=0.0), Import(begin=begin, end=end, occupancy=True))
    hour = Hour(
        row("2026-10-06 10:00", 20.0, heard_s=0.0), Import(begin=at("2026-10-06 10:00"), end=at("2026-10-06 11:00"))
    )
    await history_of(shop).async_replace({of.row.start: of for of in (whole, hour)})

    found = await now_recorded(hass, shop)

    assert [of["sum"] for of in found["entries"]][:3] == [200, 220, 221]
    assert found["passers_by"][0]["start"] == at(BEGIN), "passers-by were not given"
    assert found["occupancy"][0]["start"] == at(BEGIN), "a day's mean is no hour's"


async def test_a_removed_shop_takes_its_statistics_along(hass: HomeAssistant, shop: MockConfigEntry) -> None:
    other = await set_up(hass, shop_entry(title="Other"))
    history_of(other).add([row(BEGIN)])
    await settle(hass, other)

    assert await hass.config_entries.async_remove(shop.entry_id)

    found = await now_recorded(hass, other)
    assert {one: len(of) for one, of in found.items()} == {"entries": 1, "occupancy": 1, "passers_by": 1}
    assert await hass.config_entries.async_unload(other.entry_id)


@pytest.mark.parametrize("lost", ["all of it", "one", "the last hours"])
async def test_what_is_lost_while_it_runs_is_found_with_the_next_hour(
    hass: HomeAssistant, shop: MockConfigEntry, lost: str
) -> None:
    await hass.async_add_executor_job(_lose, hass, lost)
    history_of(shop).add([row("2026-11-01 08:00", 9.0)])
    found = await now_recorded(hass, shop)
    assert [of["sum"] for of in found["entries"]] == [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 64]
    assert len(found["occupancy"]) == 11


async def test_an_hour_that_closes_meanwhile_is_no_reason_to_write_all_anew(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A node that catches up closes hour after hour: years of statistics would go and come back with each."""
    history = history_of(shop)
    cleared: list[list[str]] = []
    following = [row("2026-11-01 10:00", 11.0), row("2026-11-01 09:00", 10.0)]

    def closing(*given: Any) -> Any:
        if following:
            history.add([following.pop()])
        return SynchronizeTask(*given)

    monkeypatch.setattr(statistics, "SynchronizeTask", closing)
    monkeypatch.setattr(get_instance(hass), "async_clear_statistics", cleared.append)
    history.add([row("2026-11-01 08:00", 9.0)])
    found = await now_recorded(hass, shop)
    assert [of["sum"] for of in found["entries"]] == [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 64, 74, 85]
    assert cleared == []


async def test_no_hour_is_held_while_the_recorder_is_waited_for(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may take long, and hours of two months are compared: whoever kept them until then would hold ever more."""
    await history_of(shop).async_save()
    held = []

    def holding(called: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            gc.collect()
            held.append(sum(isinstance(one, Hour) for one in gc.get_objects()))
            return called(*given)

        return call

    for waits in ("SynchronizeTask", "statistics_during_period"):
        monkeypatch.setattr(statistics, waits, holding(getattr(statistics, waits)))
    history_of(shop).add([row("2026-11-01 08:00", 9.0)])
    task = history_of(shop)._statistics._task
    assert task is not None
    await task
    assert len(held) > 4
    assert max(held) == 1, "the one that is not on the disk yet"


async def test_a_database_that_fails_is_tried_again(
    hass: HomeAssistant, shop: MockConfigEntry, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(statistics, "AGAIN_AFTER_S", 0.0)
    fails = [SQLAlchemyError("locked"), SQLAlchemyError("locked")]
    read = statistics_during_period

    def sometimes(*given: Any) -> Any:
        if fails:
            raise fails.pop()
        return read(*given)

    monkeypatch.setattr(statistics, "statistics_during_period", sometimes)
    history_of(shop).add([row("2026-11-01 08:00", 9.0)])
    found = await now_recorded(hass, shop)
    assert found["entries"][-1]["sum"] == 64
    assert fails == []
    assert caplog.text.count("the recorder's database gives no statistics, it is tried again") == 1
