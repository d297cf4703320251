"""What the cards need to know of a shop before they ask for figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import callback
from homeassistant.helpers import device_registry as dr

from custom_components.footfall.const import DOMAIN
from custom_components.footfall.history import statistic_ids
from custom_components.footfall.settings import engine_settings

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

    from custom_components.footfall.shop import Shop

MINUTE_S: Final = 60


@callback
def async_describe(hass: HomeAssistant, shop: Shop, *, may_edit: bool) -> dict[str, Any]:
    """Describe a shop; `may_edit`: who asks may change what it looks like."""
    registry = dr.async_get(hass)

    def device_id(part_id: str) -> str | None:
        device = registry.async_get_device_by_identifier((DOMAIN, part_id), shop.entry_id)
        return None if device is None else device.id

    days = shop.history.business_days
    settings = engine_settings(shop.coordinator.config_entry)
    return {
        "entry_id": shop.entry_id,
        "title": shop.title,
        "device_id": device_id(shop.entry_id),
        "time_zone": str(days.zone),
        "day_ends": days.day_ends.isoformat(timespec="minutes"),
        "hours_known": days.hours_known,
        "bounce_minutes": settings.bounce / MINUTE_S,
        "engaged_minutes": settings.engaged / MINUTE_S,
        "anonymous": settings.anonymous,
        "currency": None,
        "zones": [
            {"id": zone_id, "name": zone.title, "kind": zone.kind.value, "device_id": device_id(zone_id)}
            for zone_id, zone in shop.zones.items()
        ],
        "nodes": [
            {
                "id": node.subentry_id,
                "name": node.title,
                "device_id": device_id(node.subentry_id),
                "kind": "node" if node.subentry_id in shop.nodes else "bluetooth_proxy",
            }
            for node in shop.all_nodes
        ],
        "statistics": statistic_ids(shop.entry_id),
        "may_edit": may_edit,
    }
