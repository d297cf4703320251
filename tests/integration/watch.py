"""What the tests of a shop and its nodes look at."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from homeassistant.const import CONF_HOST, CONF_PORT

from custom_components.footfall.const import CONF_KEY
from custom_components.footfall.engine.protocol import Flag

from .links import LOOPBACK

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigSubentryDataWithId
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

    from .stand_ins import ScriptedNode

OCCUPIED = "binary_sensor.shop_occupied"
OCCUPANCY = "sensor.shop_occupancy"
CONNECTED = "binary_sensor.door_connected"


def state(hass: HomeAssistant, entity_id: str) -> str:
    found = hass.states.get(entity_id)
    assert found is not None, entity_id
    return found.state


def number(hass: HomeAssistant, entity_id: str) -> float:
    return float(state(hass, entity_id))


def scripted_subentry(node: ScriptedNode) -> ConfigSubentryDataWithId:
    return {
        "data": {CONF_HOST: LOOPBACK, CONF_PORT: node.port, CONF_KEY: ""},
        "subentry_id": "id-door",
        "subentry_type": "node",
        "title": "Door",
        "unique_id": node.mac.lower(),
    }


def tasks() -> list[str]:
    return [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("footfall")]


def played(shop: Shop, *nodes: str) -> bool:
    """Whether these nodes, or all, have played their captures to the end and everything of them was read."""
    answers = [shop.nodes[node_id].answer for node_id in nodes or shop.nodes]
    return all(answer is not None and answer.drained and Flag.ENDED in answer.flags for answer in answers)
