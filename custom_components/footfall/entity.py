"""What the entities of a shop and those of a node have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import FootfallCoordinator, NodeView
from .devices import node_identifier, shop_identifier

if TYPE_CHECKING:
    from homeassistant.helpers.entity import EntityDescription

    from .node import Node
    from .shop import Shop


class ShopEntity(CoordinatorEntity[FootfallCoordinator]):
    """An entity of a shop; unavailable while no node hears anything."""

    _attr_has_entity_name = True

    def __init__(self, shop: Shop, description: EntityDescription) -> None:
        super().__init__(shop.coordinator)
        entry = shop.coordinator.config_entry
        self.entity_description = description
        self._attr_unique_id = f"{entry.entry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(identifiers={shop_identifier(entry)})

    @property
    @override
    def available(self) -> bool:
        return super().available and self.coordinator.data.numbers is not None


class NodeEntity(CoordinatorEntity[FootfallCoordinator]):
    """An entity of a node; it is removed with the node's subentry."""

    _attr_has_entity_name = True

    def __init__(self, shop: Shop, node: Node, description: EntityDescription) -> None:
        super().__init__(shop.coordinator)
        self.entity_description = description
        self._subentry_id = node.subentry_id
        self._attr_unique_id = f"{node.subentry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(identifiers={node_identifier(node)})

    @property
    def view(self) -> NodeView:
        """The node as shown; disconnected once it has left the shop."""
        return self.coordinator.data.nodes.get(self._subentry_id, NodeView())
