"""How seldom the entities are written: each write costs Home Assistant time, and its recorder a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from homeassistant.const import STATE_UNAVAILABLE

from custom_components.footfall.node import NodeFigures

from .told import TODAY, in_zone, passes, settled, tell, told_shop, writes, zone_subentry
from .watch import OCCUPANCY, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

ENTRIES = "sensor.shop_entries_today"
CAPTURE_RATE = "sensor.shop_capture_rate_today"
OF_NODE: Final = ("sensor.door_frames_a_second", "sensor.door_dropped", "sensor.door_last_heard")
NINE: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def test_what_did_not_change_is_not_written(hass: HomeAssistant) -> None:
    """Not even as the same state once more: 40 views of which nothing that is shown differs cost nothing."""
    async with told_shop(hass, zone_subentry("Aisle")) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY, zones={"id-aisle": in_zone(2.0)})
        await settled(hass)
        seen = writes(hass)
        for step in range(40):
            visits = replace(TODAY.visits, entries=20.0 + step / 100)
            tell(
                shop.runtime_data,
                5.0 + step / 250,
                today=replace(TODAY, visits=visits),
                zones={"id-aisle": in_zone(2.0 + step / 100, entries=0.0 + step / 100)},
            )
            await passes(hass, 11)
        assert seen == []


async def test_one_number_that_changes_is_one_write(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY)
        await settled(hass)
        seen = writes(hass)
        tell(shop.runtime_data, 5.0, today=replace(TODAY, in_progress=14.0))
        await settled(hass)
        assert seen == ["sensor.shop_visits_in_progress"]


async def test_figures_of_the_day_change_once_a_minute_and_rates_every_five(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY)
        await settled(hass)
        seen = writes(hass)
        for step in range(12):
            visits = replace(TODAY.visits, entries=30.0 + 10 * step)
            tell(shop.runtime_data, 5.0, today=replace(TODAY, visits=visits))
            await passes(hass, 11)
        # They were shown at once, as nothing had changed for long, or wait: twelve changes within a minute are one.
        assert Counter(seen)[ENTRIES] <= 1
        assert Counter(seen)[CAPTURE_RATE] <= 1
        await passes(hass, 61)
        assert state(hass, ENTRIES) == "140"
        assert Counter(seen)[CAPTURE_RATE] <= 1
        await passes(hass, 301)
        assert state(hass, CAPTURE_RATE) == "64"
        assert Counter(seen)[ENTRIES] <= 2
        assert Counter(seen)[CAPTURE_RATE] <= 2


async def test_figures_of_a_node_change_every_five_minutes_and_with_its_status(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        node = running.nodes["id-door"]
        await settled(hass)
        seen = writes(hass)
        for minute in range(1, 5):
            node.figures = NodeFigures(
                frames_per_second=10.0 + minute, dropped=minute, last_heard=NINE.replace(minute=minute)
            )
            tell(running, 5.0)
            await passes(hass, 11)
        counted = Counter(entity_id for entity_id in seen if entity_id in OF_NODE)
        assert all(writes <= 1 for writes in counted.values()), counted
        await passes(hass, 301)
        assert [state(hass, entity_id) for entity_id in OF_NODE] == ["14.0", "4", "2026-03-02T09:04:00+00:00"]
        node.figures = NodeFigures(frames_per_second=20.0, dropped=9, last_heard=NINE.replace(minute=5))
        node.connected = False
        running.node_changed(node)
        assert [state(hass, entity_id) for entity_id in OF_NODE] == [
            STATE_UNAVAILABLE,
            STATE_UNAVAILABLE,
            "2026-03-02T09:05:00+00:00",
        ]


async def test_what_waits_to_be_shown_is_forgotten_with_the_shop(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        tell(shop.runtime_data, 5.0, today=TODAY)
        await settled(hass)
        tell(shop.runtime_data, 9.0, today=replace(TODAY, in_progress=30.0))
        await passes(hass, 11)
        tell(shop.runtime_data, 19.0, today=replace(TODAY, in_progress=40.0))
        assert await hass.config_entries.async_reload(shop.entry_id)
        await settled(hass)
        assert state(hass, OCCUPANCY) != "19"
