"""The numbers of a shop, its zones and its nodes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.const import Platform
from homeassistant.core import callback

from .entity import async_add_as_set_up
from .sensors_node import NODE_SENSORS, NodeSensor
from .sensors_shop import SHOP_SENSORS, ShopSensor
from .sensors_zone import ZoneSensor, sensors_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry
    from .node import AnyNode
    from .zone import Zone

PARALLEL_UPDATES: Final = 0


async def async_setup_entry(
    _hass: HomeAssistant, entry: FootfallConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the numbers of the shop, and those of each zone and node there is and to come."""
    shop = entry.runtime_data

    @callback
    def add_zone(zone: Zone) -> None:
        entry.async_on_unload(
            async_add_as_set_up(
                shop,
                Platform.SENSOR,
                partial(async_add_entities, config_subentry_id=zone.subentry_id),
                [(description, description.exists_fn) for description in sensors_of(zone)],
                lambda shop, description: ZoneSensor(shop, zone, description),
                zone,
            )
        )

    @callback
    def add_node(node: AnyNode) -> None:
        async_add_entities(
            (
                NodeSensor(shop, node, description)
                for description in NODE_SENSORS
                if node.counts_frames or not description.of_frames
            ),
            config_subentry_id=node.subentry_id,
        )

    wanted = [(description, description.exists_fn) for description in SHOP_SENSORS]
    entry.async_on_unload(async_add_as_set_up(shop, Platform.SENSOR, async_add_entities, wanted, ShopSensor))
    entry.async_on_unload(shop.async_on_new_zone(add_zone))
    entry.async_on_unload(shop.async_on_new_node(add_node))
