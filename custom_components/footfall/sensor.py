"""How many people and devices are in the shop, and how each node is doing."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory
from homeassistant.core import callback

from .entity import NodeEntity, ShopEntity
from .why import Why

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from . import FootfallConfigEntry
    from .coordinator import Numbers
    from .node import Node, NodeFigures

PARALLEL_UPDATES: Final = 0


@dataclass(frozen=True, kw_only=True)
class ShopSensorDescription(SensorEntityDescription):
    """A number of the shop."""

    value_fn: Callable[[Numbers], int]


@dataclass(frozen=True, kw_only=True)
class NodeSensorDescription(SensorEntityDescription):
    """A figure of a node."""

    value_fn: Callable[[NodeFigures], float | int | datetime | None]


OCCUPANCY: Final = ShopSensorDescription(
    key="occupancy",
    translation_key="occupancy",
    state_class=SensorStateClass.MEASUREMENT,
    value_fn=lambda numbers: numbers.occupancy,
)

SHOP_SENSORS: Final = (
    ShopSensorDescription(
        key="occupancy_low",
        translation_key="occupancy_low",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda numbers: numbers.low,
    ),
    ShopSensorDescription(
        key="occupancy_high",
        translation_key="occupancy_high",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda numbers: numbers.high,
    ),
    ShopSensorDescription(
        key="wifi_devices",
        translation_key="wifi_devices",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda numbers: numbers.wifi_devices,
    ),
    ShopSensorDescription(
        key="bluetooth_devices",
        translation_key="bluetooth_devices",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda numbers: numbers.bluetooth_devices,
    ),
)

NODE_SENSORS: Final = (
    NodeSensorDescription(
        key="frames_per_second",
        translation_key="frames_per_second",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=1,
        value_fn=lambda figures: figures.frames_per_second,
    ),
    NodeSensorDescription(
        key="dropped",
        translation_key="dropped",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda figures: figures.dropped,
    ),
    NodeSensorDescription(
        key="last_heard",
        translation_key="last_heard",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda figures: figures.last_heard,
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: FootfallConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the shop's numbers, and the figures of each node there is and to come."""
    shop = entry.runtime_data
    async_add_entities([OccupancySensor(shop, OCCUPANCY)])
    async_add_entities(ShopSensor(shop, description) for description in SHOP_SENSORS)

    @callback
    def add_node(node: Node) -> None:
        async_add_entities(
            (NodeSensor(shop, node, description) for description in NODE_SENSORS),
            config_subentry_id=node.subentry_id,
        )

    entry.async_on_unload(shop.async_on_new_node(add_node))


class ShopSensor(ShopEntity, SensorEntity):
    """A number of the shop."""

    entity_description: ShopSensorDescription

    @property
    @override
    def native_value(self) -> int | None:
        numbers = self.coordinator.data.numbers
        return None if numbers is None else self.entity_description.value_fn(numbers)


class OccupancySensor(ShopSensor):
    """The number of people, with why it is what it is; the recorder keeps the number alone."""

    _unrecorded_attributes = frozenset(field.name for field in fields(Why))

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        why = self.coordinator.data.why
        return None if why is None else why.attributes()


class NodeSensor(NodeEntity, SensorEntity):
    """A figure of a node: while it is away nothing is known but when it was last heard."""

    entity_description: NodeSensorDescription

    @property
    @override
    def available(self) -> bool:
        stays = self.entity_description.device_class is SensorDeviceClass.TIMESTAMP
        return super().available and (stays or self.view.connected)

    @property
    @override
    def native_value(self) -> float | int | datetime | None:
        return self.entity_description.value_fn(self.view.figures)
