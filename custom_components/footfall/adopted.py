"""Nodes that Home Assistant's own esphome integration has adopted, and their encryption keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from homeassistant.const import CONF_HOST, CONF_PORT
from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import CONNECTION_NETWORK_MAC, format_mac

from .connection import PULL_ACTION, NodeAddress
from .const import DEFAULT_PORT

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry

ESPHOME_DOMAIN: Final = "esphome"
ESPHOME_KEY: Final = "noise_psk"


@dataclass(frozen=True, slots=True)
class AdoptedNode:
    """A Footfall node that is adopted in ESPHome."""

    mac: str
    title: str
    address: NodeAddress


@callback
def async_adopted_nodes(hass: HomeAssistant) -> list[AdoptedNode]:
    """Give the adopted devices that have a node's actions."""
    return [
        AdoptedNode(format_mac(entry.unique_id), entry.title, _address(entry))
        for entry in hass.config_entries.async_loaded_entries(ESPHOME_DOMAIN)
        if entry.unique_id is not None
        and any(action.name == PULL_ACTION for action in entry.runtime_data.services.values())
    ]


@callback
def async_adopted_device(hass: HomeAssistant, mac: str) -> DeviceEntry | None:
    """Give ESPHome's device of a node, None where it has none."""
    registry = dr.async_get(hass)
    for entry in hass.config_entries.async_entries(ESPHOME_DOMAIN, include_ignore=False):
        connection = (CONNECTION_NETWORK_MAC, mac)
        if (device := registry.async_get_device_by_connection(connection, entry.entry_id)) is not None:
            return device
    return None


@callback
def async_adopted_key(hass: HomeAssistant, mac: str | None) -> str:
    """Give the encryption key that ESPHome has for a node; empty where it has none."""
    for entry in hass.config_entries.async_entries(ESPHOME_DOMAIN, include_ignore=False):
        if entry.unique_id is not None and format_mac(entry.unique_id) == mac:
            return _address(entry).key
    return ""


@callback
def async_complete(hass: HomeAssistant, address: NodeAddress) -> NodeAddress:
    """Add the encryption key that ESPHome has for what listens there, where none was given."""
    if address.key:
        return address
    for entry in hass.config_entries.async_entries(ESPHOME_DOMAIN, include_ignore=False):
        adopted = _address(entry)
        if (adopted.host, adopted.port) == (address.host, address.port):
            return adopted
    return address


def _address(entry: ConfigEntry) -> NodeAddress:
    return NodeAddress(
        entry.data[CONF_HOST], entry.data.get(CONF_PORT, DEFAULT_PORT), entry.data.get(ESPHOME_KEY) or ""
    )
