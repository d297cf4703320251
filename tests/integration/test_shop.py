"""A shop at work with real nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.const import STATE_OFF, STATE_ON, STATE_UNAVAILABLE

from .conftest import node_subentry, set_up, shop_entry, until

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from scripts.tools.host_node import HostNode

OCCUPIED = "binary_sensor.shop_occupied"
CONNECTED = "binary_sensor.door_connected"


def state(hass: HomeAssistant, entity_id: str) -> str:
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return found.state


async def test_people_appear(hass: HomeAssistant, busy_node: HostNode) -> None:
    entry = await set_up(hass, shop_entry(node_subentry(busy_node)))
    assert state(hass, OCCUPIED) == STATE_UNAVAILABLE
    await until(lambda: state(hass, OCCUPIED) == STATE_ON)
    assert state(hass, CONNECTED) == STATE_ON
    assert await hass.config_entries.async_unload(entry.entry_id)
