"""What the entities of zones say, and how they come and go."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er

from custom_components.footfall.engine import Dwell
from custom_components.footfall.engine.figures import ZoneFigures

from .told import TODAY, in_zone, passes, registered, settled, tell, told_shop, zone_subentry
from .watch import OCCUPANCY, number, state

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

STAYS = Dwell().with_stay(45.0, 10.0)
FITTING_ROOM = "sensor.fitting_room_people"


async def test_a_zone_and_a_till(hass: HomeAssistant) -> None:
    """The same number; at a till it is called by the name that it has there."""
    zones = zone_subentry("Aisle"), zone_subentry("Till", "till")
    async with told_shop(hass, *zones) as shop:
        aisle, till = in_zone(2.6, entries=30.6, dwell=STAYS), in_zone(4.2)
        tell(shop.runtime_data, 9.0, today=TODAY, zones={"id-aisle": aisle, "id-till": till})
        await settled(hass)
        assert state(hass, "sensor.aisle_people") == "3"
        assert state(hass, "binary_sensor.aisle_occupied") == STATE_ON
        assert state(hass, "sensor.aisle_entries_today") == "31"
        # In the bin from 45 to 60 seconds, in its middle; steps of ten seconds, shown in minutes.
        assert number(hass, "sensor.aisle_dwell_today") == pytest.approx(50 / 60, abs=0.01)
        assert state(hass, "sensor.till_queue_length") == "4"
        assert state(hass, "sensor.till_dwell_today") == STATE_UNKNOWN
        assert hass.states.get("sensor.till_people") is None


async def test_the_share_of_the_shops_entries_is_for_those_who_want_it(hass: HomeAssistant) -> None:
    async with told_shop(hass, zone_subentry("Aisle")) as shop:
        registry = er.async_get(hass)
        entity_id = "sensor.aisle_share_of_the_shop_s_entries_today"
        assert registered(hass, entity_id).disabled
        registry.async_update_entity(entity_id, disabled_by=None)
        await hass.config_entries.async_reload(shop.entry_id)
        await hass.async_block_till_done()
        assert state(hass, entity_id) == STATE_UNAVAILABLE


async def test_somebody_is_in_a_zone_at_once(hass: HomeAssistant) -> None:
    """Presence does not wait for the ten seconds of the numbers, and does not take them along."""
    async with told_shop(hass, zone_subentry("Aisle"), zone_subentry("Shelf")) as shop:
        running = shop.runtime_data
        tell(running, 5.0, zones={"id-aisle": in_zone(0.0), "id-shelf": in_zone(2.0)})
        assert state(hass, "binary_sensor.aisle_occupied") == STATE_OFF
        tell(running, 6.0, zones={"id-aisle": in_zone(0.4), "id-shelf": in_zone(3.0)})
        assert state(hass, "binary_sensor.aisle_occupied") == STATE_ON
        assert state(hass, "sensor.aisle_people") == "1", "who is there is at least one"
        assert state(hass, OCCUPANCY) == "5"
        assert state(hass, "sensor.shelf_people") == "2"
        await settled(hass)
        assert state(hass, OCCUPANCY) == "6"
        assert state(hass, "sensor.shelf_people") == "3"


async def test_people_of_a_zone_change_every_thirty_seconds_and_a_queue_every_ten(hass: HomeAssistant) -> None:
    zones = zone_subentry("Aisle"), zone_subentry("Till", "till")
    async with told_shop(hass, *zones) as shop:
        tell(shop.runtime_data, 5.0, zones={"id-aisle": in_zone(2.0), "id-till": in_zone(2.0)})
        await settled(hass)
        tell(shop.runtime_data, 6.0, zones={"id-aisle": in_zone(3.0), "id-till": in_zone(3.0)})
        await settled(hass)
        assert state(hass, "sensor.aisle_people") == "3"
        tell(shop.runtime_data, 7.0, zones={"id-aisle": in_zone(4.0), "id-till": in_zone(4.0)})
        await passes(hass, 11)
        assert state(hass, "sensor.till_queue_length") == "4"
        assert state(hass, "sensor.aisle_people") == "3"
        await passes(hass, 31)
        assert state(hass, "sensor.aisle_people") == "4"


async def test_a_zone_that_empties_says_so_at_once(hass: HomeAssistant) -> None:
    """Its number is nought exactly when it is not occupied."""
    async with told_shop(hass, zone_subentry("Aisle")) as shop:
        for people in (2.0, 0.0, 3.0, 0.0):
            tell(shop.runtime_data, 5.0, zones={"id-aisle": in_zone(people)})
            assert state(hass, "sensor.aisle_people") == f"{people:.0f}"
            assert state(hass, "binary_sensor.aisle_occupied") == (STATE_ON if people else STATE_OFF)


async def test_a_zone_whose_node_is_silent_is_unavailable(hass: HomeAssistant) -> None:
    """Never guessed: neither the last number nor nobody."""
    async with told_shop(hass, zone_subentry("Aisle")) as shop:
        tell(shop.runtime_data, 5.0, zones={"id-aisle": in_zone(2.0)})
        assert state(hass, "sensor.aisle_people") == "2"
        tell(shop.runtime_data, 5.0, zones={"id-aisle": ZoneFigures(known=False, occupied=True, occupancy=2.0)})
        for entity_id in ("sensor.aisle_people", "binary_sensor.aisle_occupied", "sensor.aisle_entries_today"):
            assert state(hass, entity_id) == STATE_UNAVAILABLE, entity_id
        assert state(hass, OCCUPANCY) == "5"


async def test_zones_come_and_go_while_the_shop_counts(hass: HomeAssistant) -> None:
    async with told_shop(hass) as shop:
        running = shop.runtime_data
        said = zone_subentry("Fitting room", "fitting_room")
        zone = ConfigSubentry(
            data=MappingProxyType(said["data"]),
            subentry_id="id-fitting",
            subentry_type="zone",
            title="Fitting room",
            unique_id=None,
        )
        hass.config_entries.async_add_subentry(shop, zone)
        await hass.async_block_till_done()
        assert shop.runtime_data is running, "nothing was reloaded"
        tell(running, 5.0, zones={"id-fitting": in_zone(2.0)})
        await settled(hass)
        assert state(hass, FITTING_ROOM) == "2"
        device = dr.async_get(hass).async_get(registered(hass, FITTING_ROOM).device_id or "")
        assert isinstance(device, dr.DeviceEntry)
        assert device.name == "Fitting room"
        assert device.config_subentry_id == "id-fitting"
        hass.config_entries.async_remove_subentry(shop, "id-fitting")
        await hass.async_block_till_done()
        assert hass.states.get(FITTING_ROOM) is None
        assert er.async_get(hass).async_get(FITTING_ROOM) is None
        assert dr.async_get(hass).async_get(device.id) is None
        tell(running, 6.0)
        await settled(hass)
        assert state(hass, OCCUPANCY) == "6"
