"""What the entities of a shop say, and when they are there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.footfall.engine.figures import DayFigures
from custom_components.footfall.sensors_shop import BANDS

from .conftest import set_up, shop_entry, until
from .hours import row
from .stand_ins import ScriptedNode, golden
from .told import TODAY, attribute, passes, registered, settled, staff_subentry, tell, told_shop
from .watch import OCCUPANCY, OCCUPIED, number, scripted_subentry, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

OPEN = "binary_sensor.shop_open"
CLOSED_BUT_OCCUPIED = "binary_sensor.shop_occupied_while_closed"
STATUS = "sensor.door_status"
ALWAYS = {"hours": {day: [{"from": "00:00:00", "to": "24:00:00"}] for day in ("mon", "tue", "wed", "thu", "fri")}}
ALWAYS["hours"] |= {day: [{"from": "00:00:00", "to": "24:00:00"}] for day in ("sat", "sun")}
NEVER: dict[str, object] = {"hours": {}}


async def test_figures_of_the_day(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 12.3, today=TODAY)
        await settled(hass)
        shown = {
            "entries_today": "20",
            "passers_by_today": "80",
            "capture_rate_today": "20",
            "bounce_rate_today": "25",
            "engaged_visits_today": "2",
            "visits_in_progress": "12",
            "entries_in_the_last_hour": "7",
            "passers_by_in_the_last_hour": "30",
            "traceable_visits_today": "38",
        }
        assert {key: state(hass, f"sensor.shop_{key}") for key in shown} == shown
        # Half of them stayed for 5 to 7 minutes; whole steps of ten seconds, shown in minutes.
        assert number(hass, "sensor.shop_dwell_today") == pytest.approx(6.0)
        assert attribute(hass, "sensor.shop_dwell_today", "unit_of_measurement") == "min"


async def test_how_long_visitors_stayed_is_said_by_bands(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 12.3, today=TODAY)
        await settled(hass)
        shares = {band: attribute(hass, "sensor.shop_dwell_today", band) for band in BANDS}
        assert shares == {
            "below_2_min": 25,
            "from_2_min": 0,
            "from_5_min": 50,
            "from_10_min": 25,
            "from_20_min": 0,
            "from_45_min": 0,
        }


async def test_entries_say_how_sure_they_are(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 12.3, today=TODAY)
        await settled(hass)
        entries = "sensor.shop_entries_today"
        assert [attribute(hass, entries, bound) for bound in ("low", "high")] == [18, 24]


async def test_what_nobody_did_yet_is_unknown_and_not_nought(hass: HomeAssistant) -> None:
    """No rate without anybody, and no median of nothing; but nobody came in is a statement."""
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 0.0, today=DayFigures(day=1))
        await settled(hass)
        for rate in ("capture_rate_today", "bounce_rate_today", "dwell_today", "traceable_visits_today"):
            assert state(hass, f"sensor.shop_{rate}") == STATE_UNKNOWN, rate
        assert state(hass, "sensor.shop_entries_today") == "0"


async def test_statistics_are_not_made_twice(hass: HomeAssistant) -> None:
    """Home Assistant makes its own of what has a state class; those of the day come from the shop's history."""
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 12.3, today=TODAY)
        await settled(hass)
        with_class = {state.entity_id for state in hass.states.async_all("sensor") if "state_class" in state.attributes}
        assert with_class == {
            "sensor.shop_occupancy",
            "sensor.shop_occupancy_low",
            "sensor.shop_occupancy_high",
            "sensor.shop_wi_fi_devices_near",
            "sensor.shop_bluetooth_devices_near",
            "sensor.shop_visits_in_progress",
            "sensor.door_frames_a_second",
            "sensor.door_dropped",
        }


async def test_each_says_what_it_means(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 12.3, today=TODAY)
        await settled(hass)
        told = hass.states.async_all(["binary_sensor", "event", "sensor"])
        of_shop = [state for state in told if state.entity_id.split(".")[1].startswith("shop_")]
        assert len(of_shop) >= 17
        assert [state.entity_id for state in of_shop if "definition" not in state.attributes] == []


@pytest.mark.parametrize(("answer", "status"), [("paused", "paused"), ("silent_without_key", "no_key")])
async def test_a_node_that_hears_nothing_says_why(hass: HomeAssistant, answer: str, status: str) -> None:
    """Connected is not enough: the owner sees that it is paused, and the shop claims nothing but its hours."""
    said = [golden("answer", answer)]
    async with ScriptedNode(pull=lambda: said[-1]) as node:
        entry = await set_up(hass, shop_entry(scripted_subentry(node), options=ALWAYS))
        await until(lambda: state(hass, STATUS) == status)
        claimed = {
            state.entity_id
            for state in hass.states.async_all(["binary_sensor", "event", "sensor"])
            if state.entity_id.split(".")[1].startswith("shop_") and state.state != STATE_UNAVAILABLE
        }
        assert claimed == {OPEN}
        said.append(golden("answer", "one_arrival"))
        await until(lambda: state(hass, STATUS) == "listening")
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_node_that_is_away_says_so(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        node = shop.runtime_data.nodes["id-door"]
        assert state(hass, STATUS) == "listening"
        node.connected = False
        shop.runtime_data.node_changed(node)
        assert state(hass, STATUS) == "disconnected"
        assert state(hass, "sensor.door_frames_a_second") == STATE_UNAVAILABLE


async def test_opening_hours_bring_their_entities_and_take_them_along(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        registry = er.async_get(hass)
        assert hass.states.get(OPEN) is None
        hass.config_entries.async_update_entry(shop, options=NEVER)
        await hass.async_block_till_done()
        tell(shop.runtime_data, 3.0)
        assert (state(hass, OPEN), state(hass, CLOSED_BUT_OCCUPIED)) == (STATE_OFF, STATE_ON)
        tell(shop.runtime_data, 0.0)
        assert state(hass, CLOSED_BUT_OCCUPIED) == STATE_OFF
        assert registered(hass, "sensor.shop_entries_while_open_today").disabled
        hass.config_entries.async_update_entry(shop, options=ALWAYS)
        await hass.async_block_till_done()
        tell(shop.runtime_data, 3.0)
        assert (state(hass, OPEN), state(hass, CLOSED_BUT_OCCUPIED)) == (STATE_ON, STATE_OFF)
        hass.config_entries.async_update_entry(shop, options={})
        await hass.async_block_till_done()
        for entity_id in (OPEN, CLOSED_BUT_OCCUPIED, "sensor.shop_entries_while_open_today"):
            assert registry.async_get(entity_id) is None
            assert hass.states.get(entity_id) is None


async def test_the_shop_opens_while_no_node_says_anything(hass: HomeAssistant) -> None:
    """Hours go by the clock: nodes that are away do not keep the shop shut."""
    zone = dt_util.get_default_time_zone()
    soon = datetime.now(zone) + timedelta(minutes=30)
    hours = {
        day: [{"from": f"{soon:%H:%M:%S}", "to": f"{soon - timedelta(hours=1):%H:%M:%S}"}]
        for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    }
    async with told_shop(hass, options={"hours": hours}) as shop:
        node = shop.runtime_data.nodes["id-door"]
        node.connected = False
        shop.runtime_data.node_changed(node)
        assert state(hass, OPEN) == STATE_OFF
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(dt_util, "utcnow", lambda: datetime.now(UTC) + timedelta(minutes=31))
            await passes(hass, 61)
            assert state(hass, OPEN) == STATE_ON
        assert state(hass, CLOSED_BUT_OCCUPIED) == STATE_UNAVAILABLE


async def test_a_limit_gives_free_places(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        assert hass.states.get("sensor.shop_free_places") is None
        hass.config_entries.async_update_entry(shop, options={"capacity": 10})
        await hass.async_block_till_done()
        tell(shop.runtime_data, 7.0)
        assert state(hass, "sensor.shop_free_places") == "3"
        tell(shop.runtime_data, 14.0)
        await passes(hass, 11)
        assert state(hass, "sensor.shop_free_places") == "0"
        hass.config_entries.async_update_entry(shop, options={})
        await hass.async_block_till_done()
        assert hass.states.get("sensor.shop_free_places") is None


async def test_staff_give_people_per_head(hass: HomeAssistant) -> None:
    async with told_shop(hass, staff_subentry()) as shop:
        tell(shop.runtime_data, 7.0, staff_present=2.0)
        assert state(hass, "sensor.shop_staff_present") == "2"
        assert state(hass, "sensor.shop_people_per_staff_member") == "3.5"
        tell(shop.runtime_data, 7.0, staff_present=0.0)
        assert state(hass, "sensor.shop_staff_present") == "0"
        assert state(hass, "sensor.shop_people_per_staff_member") == STATE_UNKNOWN
        hass.config_entries.async_remove_subentry(shop, "id-staff")
        await hass.async_block_till_done()
        assert hass.states.get("sensor.shop_staff_present") is None


@pytest.mark.parametrize(("people", "shown"), [(2.0, "quiet"), (8.0, "usual"), (12.0, "usual"), (17.0, "busy")])
async def test_busyness_is_by_the_weeks_before(hass: HomeAssistant, people: float, shown: str) -> None:
    async with told_shop(hass) as shop:
        running: Shop = shop.runtime_data
        tell(running, 5.0)
        assert state(hass, "sensor.shop_busyness") == STATE_UNKNOWN
        now = running.nodes["id-door"].now
        days = running.history.business_days
        hours = [days.earlier(now, 7 * week) // 3600 * 3600 for week in (1, 2, 3)]
        running.history.add(
            row(hour, before, day=days.of(hour)) for hour, before in zip(hours, (7.0, 10.0, 13.0), strict=True)
        )
        tell(running, people)
        await passes(hass, 11)
        assert state(hass, "sensor.shop_busyness") == shown


async def test_nothing_is_known_of_a_shop_that_lags_behind(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running: Shop = shop.runtime_data
        tell(running, 5.0, today=TODAY)
        assert state(hass, OCCUPIED) == STATE_ON
        running.engine._snapshot = replace(running.engine.snapshot, time=running.nodes["id-door"].now - 60)
        running._publish()
        for entity_id in (OCCUPIED, OCCUPANCY, "sensor.shop_entries_today", "event.shop_arrivals"):
            assert state(hass, entity_id) == STATE_UNAVAILABLE, entity_id
