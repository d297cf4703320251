"""Reports say what the entities said, what the statistics say, and what the action `footfall.report` says.

Of any number of people: of few, reports say nothing unless the owner wants it so (test_report_suppression.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.config_entries import ConfigEntryState
from homeassistant.util import dt as dt_util

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.reports.document import Moment, Number
from custom_components.footfall.reports.forms import async_document

from .conftest import set_up, shop_entry
from .hours import HOUR, at, row, rows, zone_hour
from .reported import OPEN, YESTERDAY, remember_days, reported_shop
from .test_history import history_of
from .test_history_statistics import settle
from .told import TODAY, VISITS, attribute, settled, tell, told_shop
from .watch import state

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from freezegun.api import FrozenDateTimeFactory
    from homeassistant.components.recorder.core import Recorder
    from homeassistant.core import HomeAssistant
    from pytest_homeassistant_custom_component.common import MockConfigEntry
    from pytest_homeassistant_custom_component.typing import RecorderInstanceContextManager

    from custom_components.footfall.reports.document import Cell, Document


ALL = {"smallest": 0}


def value(cell: Cell) -> float | None:
    return cell.value if isinstance(cell, Number) else None


def told(document: Document, figure: str, part: str = "value") -> float | None:
    return value(document.figure(figure)[part])


async def test_entities(hass: HomeAssistant) -> None:
    """A day whose visits all fell into one hour: the numbers on the dashboard and those on paper."""
    async with told_shop(hass, options=ALL) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY)
        await settled(hass)
        history = history_of(shop)
        begin = history.business_days.begin(history.business_days.of(at(f"{YESTERDAY} 10:00")))
        history.add([row(begin + 6 * HOUR, visits=VISITS)])

        document = await async_document(hass, shop, (begin, begin + 24 * HOUR), open_only=False)

        shown = {name: float(state(hass, f"sensor.shop_{entity}")) for name, entity in ENTITIES.items()}
        assert told(document, "entries") == shown["entries"] == 20
        bounds = tuple(attribute(hass, "sensor.shop_entries_today", end) for end in ("low", "high"))
        assert (told(document, "entries", "low"), told(document, "entries", "high")) == bounds == (18, 24)
        assert told(document, "passers_by") == shown["passers_by"] == 80
        for share in ("capture_rate", "bounce_rate", "traceable_share"):
            assert round(100 * (told(document, share) or 0)) == shown[share], share
        assert round((told(document, "dwell_median") or 0) / 60, 1) == pytest.approx(shown["dwell_median"], abs=0.05)


ENTITIES = {
    "entries": "entries_today",
    "passers_by": "passers_by_today",
    "capture_rate": "capture_rate_today",
    "bounce_rate": "bounce_rate_today",
    "traceable_share": "traceable_visits_today",
    "dwell_median": "dwell_today",
}


async def test_the_action(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    shop = await reported_shop(hass, freezer, options={**OPEN, **ALL})
    remember_days(shop, ["2026-11-03", "2026-11-09", YESTERDAY], without=[f"{YESTERDAY} 12:00"], more=0.4)
    answer: Any = await hass.services.async_call(
        DOMAIN, "report", {"period": "yesterday", "by": "hour"}, blocking=True, return_response=True
    )
    document = await async_document(hass, shop, (at(f"{YESTERDAY} 04:00"), at("2026-11-11 04:00")), open_only=False)
    for figure in ("entries", "passers_by", "capture_rate", "engaged_rate", "bounce_rate", "occupancy", "peak"):
        assert told(document, figure) == answer[figure], figure
    for figure in ("person_hours", "heard_share", "imported_share", "traceable_share"):
        assert told(document, figure) == answer[figure], figure
    assert told(document, "dwell_median") == pytest.approx(answer["dwell_median"], abs=30)
    assert told(document, "entries", "before") == answer["before"]["entries"]
    assert told(document, "entries", "week_before") == answer["week_before"]["entries"]
    assert [value(hour["entries"]) for hour in document.tables["hours"]] == [
        hour["entries"] for hour in answer["hours"]
    ]
    assert len(document.tables["gaps"]) == len(answer["gaps"]) == 1
    [zone], [same] = document.tables["zones"], answer["zones"]
    assert [value(zone[key]) for key in ("entries", "entry_rate", "occupancy", "peak", "known_share")] == [
        same[key] for key in ("entries", "entry_rate", "occupancy", "peak", "known_share")
    ]
    assert await hass.config_entries.async_unload(shop.entry_id)


@pytest.fixture
async def mock_recorder_before_hass(async_test_recorder: RecorderInstanceContextManager) -> None:
    """Make the database before Home Assistant."""


@pytest.fixture
async def recorded_shop(recorder_mock: Recorder, hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a shop whose history, with a gap in it, is in a real recorder."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    shop = await set_up(hass, shop_entry(options=ALL))
    history_of(shop).add(
        [*rows("2026-10-24 04:00", 30, zones={"id-till": zone_hour(2.5)}), *rows("2026-10-25 12:00", 20)]
    )
    await settle(hass, shop)
    yield shop
    if shop.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(shop.entry_id)


async def test_statistics(hass: HomeAssistant, recorded_shop: MockConfigEntry) -> None:
    """Of two days with a change of clocks between them."""
    begin, end = at("2026-10-24 04:00"), at("2026-10-26 04:00")
    shop = recorded_shop.entry_id.lower()
    names = [f"footfall:{shop}_{name}" for name in ("entries", "passers_by", "occupancy")]

    def recorded() -> dict[str, Any]:
        first, last = map(dt_util.utc_from_timestamp, (begin, end))
        wanted: set[Any] = {"mean", "max", "state", "change"}
        return {**statistics_during_period(hass, first, last, set(names), "hour", None, wanted)}

    found = await hass.async_add_executor_job(recorded)
    entries, passers_by, occupancy = (found[name] for name in names)

    document = await async_document(hass, recorded_shop, (begin, end), open_only=False)

    assert told(document, "entries") == sum(hour["change"] or 0 for hour in entries)
    assert told(document, "passers_by") == sum(hour["change"] or 0 for hour in passers_by)
    assert told(document, "peak") == max(hour["max"] or 0 for hour in occupancy)
    means = [hour["mean"] or 0 for hour in occupancy]
    assert told(document, "occupancy") == round(sum(means) / len(means), 1)
    by_begin = {hour["start"]: hour for hour in entries}
    hours = list(document.tables["hours"])
    assert len(hours) == 25 + 24
    for hour in hours:
        begun = hour["begin"]
        assert isinstance(begun, Moment)
        known = by_begin.get(begun.at)
        assert value(hour["entries"]) == (None if known is None else known["state"])
    days = [value(day["entries"]) for day in document.tables["days"]]
    assert sum(day or 0 for day in days) == told(document, "entries")
