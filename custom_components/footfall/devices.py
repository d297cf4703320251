"""The devices that stand for a shop, its nodes and its zones in Home Assistant's registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType

from .adopted import async_adopted_device
from .const import DOMAIN
from .scanners import async_scanner_device

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from . import FootfallConfigEntry
    from .connection import NodeIdentity
    from .node import AnyNode, Node
    from .proxy import Proxy
    from .zone import Zone

MANUFACTURER: Final = "Footfall"


def shop_identifier(entry: FootfallConfigEntry) -> tuple[str, str]:
    """Give what tells a shop's device from others."""
    return DOMAIN, entry.entry_id


def node_identifier(node: AnyNode) -> tuple[str, str]:
    """Give what tells a node's device from others."""
    return DOMAIN, node.subentry_id


def zone_identifier(zone: Zone) -> tuple[str, str]:
    """Give what tells a zone's device from others."""
    return DOMAIN, zone.subentry_id


@callback
def async_register_shop(hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
    """Make the shop's device, or bring it up to date."""
    dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={shop_identifier(entry)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=MANUFACTURER,
        name=entry.title,
    )


@callback
def async_register_node(
    hass: HomeAssistant, entry: FootfallConfigEntry, node: Node, identity: NodeIdentity | None = None
) -> None:
    """Make a node's device, or bring it up to date; it hangs on ESPHome's device of the same node, else on the shop."""
    registry = dr.async_get(hass)
    above = async_adopted_device(hass, node.mac) or registry.async_get_device_by_identifier(
        shop_identifier(entry), entry.entry_id
    )
    device = registry.async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=node.subentry_id,
        identifiers={node_identifier(node)},
        manufacturer=MANUFACTURER,
        name=node.title,
        via_device_id=above.id if above else None,
    )
    if identity is not None:
        registry.async_update_device(device.id, model=identity.model or None, sw_version=identity.version or None)


@callback
def async_register_proxy(hass: HomeAssistant, entry: FootfallConfigEntry, proxy: Proxy) -> None:
    """Make the device of a scanner of the shop's, or bring it up to date; it hangs on Home Assistant's own of it."""
    registry = dr.async_get(hass)
    above = async_scanner_device(hass, proxy.source) or registry.async_get_device_by_identifier(
        shop_identifier(entry), entry.entry_id
    )
    registry.async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=proxy.subentry_id,
        identifiers={node_identifier(proxy)},
        manufacturer=MANUFACTURER,
        name=proxy.title,
        via_device_id=above.id if above else None,
    )


@callback
def async_register_zone(hass: HomeAssistant, entry: FootfallConfigEntry, zone: Zone) -> None:
    """Make a zone's device, or bring it up to date; it hangs on the shop, and goes with its subentry."""
    registry = dr.async_get(hass)
    shop = registry.async_get_device_by_identifier(shop_identifier(entry), entry.entry_id)
    registry.async_get_or_create(
        config_entry_id=entry.entry_id,
        config_subentry_id=zone.subentry_id,
        identifiers={zone_identifier(zone)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=MANUFACTURER,
        name=zone.title,
        via_device_id=shop.id if shop else None,
    )


@callback
def async_remove_stale(hass: HomeAssistant, entry: FootfallConfigEntry) -> None:
    """Remove devices of what is no part of the shop any more.

    With a subentry Home Assistant removes its device; a backup of one of its files alone may bring it back.
    """
    registry = dr.async_get(hass)
    known = {(DOMAIN, known_id) for known_id in (entry.entry_id, *entry.subentries)}
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        if known.isdisjoint(device.identifiers):
            registry.async_remove_device(device.id)
