"""How a node is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import EntityCategory

from .entity import RATES_EVERY_S, NodeEntity, Shown, Value
from .node import NodeStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from .node import AnyNode
    from .shop import Shop
    from .view import NodeView


@dataclass(frozen=True, kw_only=True)
class NodeSensorDescription(SensorEntityDescription):
    """A figure of a node.

    `stays`: it is known while the node is away too. `of_frames`: it takes a count of frames. `every_s`: seconds from
    one change to the next, but where the node's status changes.
    """

    value_fn: Callable[[NodeView], Value]
    stays: bool = False
    of_frames: bool = False
    every_s: float = 0.0


NODE_SENSORS: Final = (
    NodeSensorDescription(
        key="status",
        translation_key="status",
        device_class=SensorDeviceClass.ENUM,
        options=[status.value for status in NodeStatus],
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda node: node.status.value,
        stays=True,
    ),
    NodeSensorDescription(
        key="frames_per_second",
        translation_key="frames_per_second",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=1,
        value_fn=lambda node: node.figures.frames_per_second,
        of_frames=True,
        every_s=RATES_EVERY_S,
    ),
    NodeSensorDescription(
        key="dropped",
        translation_key="dropped",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=0,
        value_fn=lambda node: node.figures.dropped,
        of_frames=True,
        every_s=RATES_EVERY_S,
    ),
    NodeSensorDescription(
        key="last_heard",
        translation_key="last_heard",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda node: node.figures.last_heard,
        stays=True,
        every_s=RATES_EVERY_S,
    ),
)


class NodeSensor(NodeEntity, SensorEntity):
    """A figure of a node: while it is away nothing is known but that, and when it was last heard."""

    entity_description: NodeSensorDescription

    def __init__(self, shop: Shop, node: AnyNode, description: NodeSensorDescription) -> None:
        super().__init__(shop, node, description, description.every_s)

    @override
    def look(self) -> Shown:
        node, description = self.view, self.entity_description
        available = description.stays or node.connected
        return Shown(available=available, value=description.value_fn(node), marked=node.status)

    @property
    @override
    def native_value(self) -> Value:
        return self._shown.value
