"""What the entities of a shop, of a zone and of a node have in common: above all, that they are written rarely.

An entity is written where what it shows has changed, and no sooner again than its figure is due.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, override

from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import FootfallCoordinator
from .devices import node_identifier, shop_identifier, zone_identifier
from .view import NodeView, ZoneView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from homeassistant.const import Platform
    from homeassistant.helpers.entity import Entity, EntityDescription
    from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

    from .node import AnyNode
    from .shop import Shop
    from .view import SetUp
    from .zone import Zone

FIGURES_EVERY_S: Final = 60.0
"""How often a figure that only grows, or is for the curious, is written at most."""
RATES_EVERY_S: Final = 300.0
"""How often a figure that says something of many people together, of one zone's day or of a node is written at most."""

DEFINITION: Final = "definition"
"""The attribute that says what a number means: its value is a key, Home Assistant shows the sentence to it."""

type Value = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What an entity shows. Attributes belong to the value that they are shown with, unless `marked` has changed."""

    available: bool
    value: Value = None
    attributes: dict[str, Any] | None = field(default=None, compare=False)
    marked: object = None

    def cannot_wait(self, before: Shown) -> bool:
        """Tell whether more has changed than a number: what is marked, or whether anything is known."""
        known, was_known = ((shown.available, shown.value is None) for shown in (self, before))
        return known != was_known or self.marked != before.marked

    def differs(self, before: Shown) -> bool:
        """Tell whether Home Assistant would show something else: what is marked need not be shown."""
        shown, was_shown = ((one.available, one.value, one.attributes) for one in (self, before))
        return shown != was_shown


class ShownEntity(CoordinatorEntity[FootfallCoordinator]):
    """An entity that is written where what it shows has changed, `every_s` seconds apart at least."""

    _attr_has_entity_name = True
    _unrecorded_attributes = frozenset({DEFINITION})

    def __init__(self, shop: Shop, description: EntityDescription, every_s: float = 0.0) -> None:
        super().__init__(shop.coordinator)
        self.entity_description = description
        self._every_s = every_s
        self._shown = Shown(available=False)
        self._shown_at = float("-inf")
        self._stop_waiting: CALLBACK_TYPE | None = None
        self._due = HassJob(self._async_due, f"{DOMAIN} {description.key} due", cancel_on_shutdown=True)

    @abstractmethod
    def look(self) -> Shown:
        """Return what is to be shown now."""

    @property
    @override
    def available(self) -> bool:
        return self._shown.available

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any] | None:
        return self._shown.attributes

    @override
    async def async_added_to_hass(self) -> None:
        await super().async_added_to_hass()
        self._shown = self.look()

    @override
    async def async_will_remove_from_hass(self) -> None:
        self._wait_no_more()
        await super().async_will_remove_from_hass()

    @callback
    @override
    def _handle_coordinator_update(self) -> None:
        seen = self.look()
        if seen == self._shown:
            return
        wait = self._shown_at + self._every_s - self.hass.loop.time()
        if wait <= 0 or seen.cannot_wait(self._shown):
            self._show(seen)
        elif self._stop_waiting is None:
            self._stop_waiting = async_call_later(self.hass, wait, self._due)

    @callback
    def _async_due(self, _now: datetime) -> None:
        self._stop_waiting = None
        if (seen := self.look()) != self._shown:
            self._show(seen)

    def _show(self, seen: Shown) -> None:
        self._wait_no_more()
        before, self._shown = self._shown, seen
        if seen.differs(before):
            self._shown_at = self.hass.loop.time()
            self.async_write_ha_state()

    def _wait_no_more(self) -> None:
        if self._stop_waiting is not None:
            self._stop_waiting()
            self._stop_waiting = None


class ShopEntity(ShownEntity):
    """An entity of a shop."""

    def __init__(self, shop: Shop, description: EntityDescription, every_s: float = 0.0) -> None:
        super().__init__(shop, description, every_s)
        entry = shop.coordinator.config_entry
        self._attr_unique_id = part_unique_id(entry.entry_id, description)
        self._attr_device_info = DeviceInfo(identifiers={shop_identifier(entry)})


class ZoneEntity(ShownEntity):
    """An entity of a zone; it is removed with the zone's subentry, and unavailable while nothing is known of it."""

    def __init__(self, shop: Shop, zone: Zone, description: EntityDescription, every_s: float = 0.0) -> None:
        super().__init__(shop, description, every_s)
        self._zone_id = zone.subentry_id
        self._attr_unique_id = part_unique_id(zone.subentry_id, description)
        self._attr_device_info = DeviceInfo(identifiers={zone_identifier(zone)})

    @property
    def view(self) -> ZoneView | None:
        """The zone as shown."""
        return self.coordinator.data.zones.get(self._zone_id)


class NodeEntity(ShownEntity):
    """An entity of a node; it is removed with the node's subentry."""

    def __init__(self, shop: Shop, node: AnyNode, description: EntityDescription, every_s: float = 0.0) -> None:
        super().__init__(shop, description, every_s)
        self._subentry_id = node.subentry_id
        self._attr_unique_id = part_unique_id(node.subentry_id, description)
        self._attr_device_info = DeviceInfo(identifiers={node_identifier(node)})

    @property
    def view(self) -> NodeView:
        """The node as shown; disconnected once it has left the shop."""
        return self.coordinator.data.nodes.get(self._subentry_id, NodeView())


def part_unique_id(part_id: str, description: EntityDescription) -> str:
    """Give what tells an entity from all others. `part_id`: of the shop's entry, or of a subentry."""
    return f"{part_id}_{description.key}"


def defined(description: EntityDescription, **more: Any) -> dict[str, Any]:
    """Give the attributes of a number: what it means, and `more`."""
    return {DEFINITION: description.translation_key, **more}


def always(_set_up: SetUp) -> bool:
    """Tell that an entity needs nothing to be set up."""
    return True


@callback
def async_add_as_set_up[Description: EntityDescription](
    shop: Shop,
    platform: Platform,
    async_add_entities: AddConfigEntryEntitiesCallback,
    wanted: Iterable[tuple[Description, Callable[[SetUp], bool]]],
    make: Callable[[Shop, Description], Entity],
    zone: Zone | None = None,
) -> CALLBACK_TYPE:
    """Add the entities of a shop, or of a zone of it, each while what it needs is set up, and remove it after that."""
    coordinator = shop.coordinator
    part_id = coordinator.config_entry.entry_id if zone is None else zone.subentry_id
    kept = list(wanted)
    there: dict[str, bool] = {}

    @callback
    def follow() -> None:
        if zone is not None and part_id not in shop.zones:
            # Its entities went with its subentry.
            return
        set_up = coordinator.data.set_up
        now = {description.key: needed(set_up) for description, needed in kept}
        if now == there:
            return
        async_add_entities(
            make(shop, description)
            for description, _ in kept
            if now[description.key] and not there.get(description.key)
        )
        registry = er.async_get(coordinator.hass)
        for description, _ in kept:
            if now[description.key] or there.get(description.key) is False:
                continue
            unique_id = part_unique_id(part_id, description)
            if (entity_id := registry.async_get_entity_id(platform, DOMAIN, unique_id)) is not None:
                registry.async_remove(entity_id)
        there.update(now)

    follow()
    return coordinator.async_add_listener(follow)
