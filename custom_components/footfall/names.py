"""One name for each part of a shop: what its owner calls a device is what the shop calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homeassistant.core import Event, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN

if TYPE_CHECKING:
    from homeassistant.config_entries import ConfigEntry
    from homeassistant.core import CALLBACK_TYPE, HomeAssistant


@callback
def async_follow_names(hass: HomeAssistant, entry: ConfigEntry) -> CALLBACK_TYPE:
    """Take over the names that the owner gives to devices; gives what ends it.

    Home Assistant asks for names as soon as a shop is set up. Without this, zones and messages would go on with the
    name that the node has from its maker.
    """
    registry = dr.async_get(hass)

    @callback
    def renamed(event: Event[dr.EventDeviceRegistryUpdatedData]) -> None:
        if event.data["action"] != "update" or "name_by_user" not in event.data["changes"]:
            return
        device = registry.async_get(event.data["device_id"])
        if device is None or not (name := device.name_by_user):
            return
        for domain, part_id in device.identifiers:
            if domain == DOMAIN and _take_over(hass, entry, part_id, name):
                # A name of the device's own would hide the name that the part is given later.
                registry.async_update_device(device.id, name=name, name_by_user=None)
                return

    return hass.bus.async_listen(dr.EVENT_DEVICE_REGISTRY_UPDATED, renamed)


def _take_over(hass: HomeAssistant, entry: ConfigEntry, part_id: str, name: str) -> bool:
    """Give a part of the shop this name; False where it is no part, or another one of its kind has the name already."""
    if part_id == entry.entry_id:
        hass.config_entries.async_update_entry(entry, title=name)
        return True
    if (part := entry.subentries.get(part_id)) is None:
        return False
    kind = [other for other in entry.subentries.values() if other.subentry_type == part.subentry_type]
    if any(other is not part and other.title.casefold() == name.casefold() for other in kind):
        return False
    hass.config_entries.async_update_subentry(entry, part, title=name)
    return True
