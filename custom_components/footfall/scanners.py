"""Home Assistant's own Bluetooth scanners: its adapters, and the Bluetooth proxies that it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import CONNECTION_BLUETOOTH

from .const import DOMAIN, SUBENTRY_PROXY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from habluetooth import BaseHaScanner
    from homeassistant.config_entries import ConfigEntry, ConfigSubentry
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry

BLUETOOTH_DOMAIN: Final = "bluetooth"

_ADDRESS: Final = re.compile(r"\s*\(?\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b\)?", re.IGNORECASE)
_UNNAMED: Final = "Bluetooth"


@callback
def async_bluetooth_is_set_up(hass: HomeAssistant) -> bool:
    """Tell whether Home Assistant uses Bluetooth at all."""
    return BLUETOOTH_DOMAIN in hass.config.components


@callback
def async_scanners(hass: HomeAssistant) -> Mapping[str, BaseHaScanner]:
    """Return the scanners there are now, by source, which names each for good; none without Bluetooth."""
    if not async_bluetooth_is_set_up(hass):
        return {}
    # Not before it is known to be there: without Bluetooth what it needs may not be installed.
    from homeassistant.components import bluetooth  # noqa: PLC0415 - see above

    return {scanner.source: scanner for scanner in bluetooth.async_current_scanners(hass)}


@callback
def async_scanner_device(hass: HomeAssistant, source: str) -> DeviceEntry | None:
    """Return Home Assistant's device of a scanner, None where it has none."""
    if (entry := hass.config_entries.async_entry_for_domain_unique_id(BLUETOOTH_DOMAIN, source)) is None:
        return None
    return dr.async_get(hass).async_get_device_by_connection((CONNECTION_BLUETOOTH, source), entry.entry_id)


@callback
def async_scanner_title(hass: HomeAssistant, scanner: BaseHaScanner) -> str:
    """Return what a scanner is called, by its owner where they named it, and without an address."""
    device = async_scanner_device(hass, scanner.source)
    entry = hass.config_entries.async_entry_for_domain_unique_id(BLUETOOTH_DOMAIN, scanner.source)
    names = (device and device.name_by_user, entry and entry.title, scanner.name)
    cleaned = (_ADDRESS.sub("", name).strip() for name in names if name)
    return next((name for name in cleaned if name), _UNNAMED)


@callback
def async_free_scanners(hass: HomeAssistant) -> dict[str, str]:
    """Return the names of the scanners that belong to no shop, by source; those of one name are numbered."""
    names: dict[str, str] = {}
    for source, scanner in sorted(async_scanners(hass).items()):
        if find_proxy(hass, source) is None:
            title = name = async_scanner_title(hass, scanner)
            number = 1
            while name in names.values():
                number += 1
                name = f"{title} {number}"
            names[source] = name
    return dict(sorted(names.items(), key=lambda named: named[1].casefold()))


def find_proxy(hass: HomeAssistant, source: str) -> tuple[ConfigEntry, ConfigSubentry] | None:
    """Find a scanner among all shops."""
    for entry in hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        for subentry in entry.subentries.values():
            if subentry.subentry_type == SUBENTRY_PROXY and subentry.unique_id == source:
                return entry, subentry
    return None
