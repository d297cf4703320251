"""Whether somebody is in the shop, and whether each node is connected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import callback

from .entity import NodeEntity, ShopEntity

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry
    from .node import Node

PARALLEL_UPDATES: Final = 0

OCCUPIED: Final = BinarySensorEntityDescription(
    key="occupied", translation_key="occupied", device_class=BinarySensorDeviceClass.OCCUPANCY
)
CONNECTED: Final = BinarySensorEntityDescription(
    key="connected",
    translation_key="connected",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: FootfallConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shop's entity, and one for each node there is and to come."""
    shop = entry.runtime_data
    async_add_entities([Occupied(shop, OCCUPIED)])

    @callback
    def add_node(node: Node) -> None:
        async_add_entities([Connected(shop, node, CONNECTED)], config_subentry_id=node.subentry_id)

    entry.async_on_unload(shop.async_on_new_node(add_node))


class Occupied(ShopEntity, BinarySensorEntity):
    """Whether somebody is in the shop."""

    @property
    @override
    def is_on(self) -> bool | None:
        return self.coordinator.data.occupied


class Connected(NodeEntity, BinarySensorEntity):
    """Whether the hub is connected to a node."""

    @property
    @override
    def is_on(self) -> bool:
        return self.view.connected
