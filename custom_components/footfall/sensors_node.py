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

from .entity import NodeEntity, Shown, Value
from .node import NodeStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from .view import NodeView


@dataclass(frozen=True, kw_only=True)
class NodeSensorDescription(SensorEntityDescription):
    """A figure of a node. `stays`: it is known while the node is away too. `of_frames`: it takes a count of frames."""

    value_fn: Callable[[NodeView], Value]
    stays: bool = False
    of_frames: bool = False


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
    ),
    NodeSensorDescription(
        key="dropped",
        translation_key="dropped",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        suggested_display_precision=0,
        value_fn=lambda node: node.figures.dropped,
        of_frames=True,
    ),
    NodeSensorDescription(
        key="last_heard",
        translation_key="last_heard",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda node: node.figures.last_heard,
        stays=True,
    ),
)


class NodeSensor(NodeEntity, SensorEntity):
    """A figure of a node: while it is away nothing is known but that, and when it was last heard."""

    entity_description: NodeSensorDescription

    @override
    def look(self) -> Shown:
        node, description = self.view, self.entity_description
        return Shown(available=description.stays or node.connected, value=description.value_fn(node))

    @property
    @override
    def native_value(self) -> Value:
        return self._shown.value
