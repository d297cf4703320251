"""Whether somebody is in the shop or in a zone, whether the shop is open, and whether each node is connected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import callback

from .entity import NodeEntity, ShopEntity, Shown, ShownEntity, ZoneEntity, always, async_add_as_set_up, defined

if TYPE_CHECKING:
    from collections.abc import Callable

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry
    from .node import AnyNode
    from .view import SetUp, ShopView
    from .zone import Zone

PARALLEL_UPDATES: Final = 0


@dataclass(frozen=True, kw_only=True)
class ShopBinaryDescription(BinarySensorEntityDescription):
    """Something that is so in a shop or not; None where that is not known, and the entity unavailable."""

    value_fn: Callable[[ShopView], bool | None]
    exists_fn: Callable[[SetUp], bool] = always


def occupied_while_closed(view: ShopView) -> bool | None:
    """Tell whether somebody is inside although the shop is closed."""
    if view.occupied is None or view.open is None:
        return None
    return view.occupied and not view.open


SHOP_BINARIES: Final = (
    ShopBinaryDescription(
        key="occupied",
        translation_key="occupied",
        device_class=BinarySensorDeviceClass.OCCUPANCY,
        value_fn=lambda view: view.occupied,
    ),
    ShopBinaryDescription(
        key="open",
        translation_key="open",
        value_fn=lambda view: view.open,
        exists_fn=lambda set_up: set_up.hours,
    ),
    ShopBinaryDescription(
        key="occupied_closed",
        translation_key="occupied_closed",
        device_class=BinarySensorDeviceClass.PROBLEM,
        value_fn=occupied_while_closed,
        exists_fn=lambda set_up: set_up.hours,
    ),
)
ZONE_OCCUPIED: Final = BinarySensorEntityDescription(
    key="zone_occupied", translation_key="zone_occupied", device_class=BinarySensorDeviceClass.OCCUPANCY
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
    """Add the shop's entities, and one for each zone and node there is and to come."""
    shop = entry.runtime_data

    @callback
    def add_zone(zone: Zone) -> None:
        async_add_entities([ZoneOccupied(shop, zone, ZONE_OCCUPIED)], config_subentry_id=zone.subentry_id)

    @callback
    def add_node(node: AnyNode) -> None:
        async_add_entities([Connected(shop, node, CONNECTED)], config_subentry_id=node.subentry_id)

    wanted = [(description, description.exists_fn) for description in SHOP_BINARIES]
    entry.async_on_unload(async_add_as_set_up(shop, Platform.BINARY_SENSOR, async_add_entities, wanted, ShopBinary))
    entry.async_on_unload(shop.async_on_new_zone(add_zone))
    entry.async_on_unload(shop.async_on_new_node(add_node))


class ShownBinary(ShownEntity, BinarySensorEntity):
    """Something that is so or not."""

    @property
    @override
    def is_on(self) -> bool | None:
        return None if self._shown.value is None else bool(self._shown.value)


class ShopBinary(ShopEntity, ShownBinary):
    """Something that is so in the shop or not."""

    entity_description: ShopBinaryDescription

    @override
    def look(self) -> Shown:
        value = self.entity_description.value_fn(self.coordinator.data)
        return Shown(available=value is not None, value=value, attributes=defined(self.entity_description))


class ZoneOccupied(ZoneEntity, ShownBinary):
    """Whether somebody is in a zone."""

    @override
    def look(self) -> Shown:
        value = None if self.view is None else self.view.occupied
        return Shown(available=value is not None, value=value, attributes=defined(self.entity_description))


class Connected(NodeEntity, ShownBinary):
    """Whether the hub is connected to a node."""

    @override
    def look(self) -> Shown:
        return Shown(available=True, value=self.view.connected)
