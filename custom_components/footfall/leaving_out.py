"""The action of somebody who is in the shop and wants to be left out: their phone is held against a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import probatio as vol
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.util import dt as dt_util

from .action_target import SHOP, async_shop_of
from .const import DOMAIN
from .engine import ObjectionError, ZoneKind
from .engine.objections import LONGEST_LOOK, LOOK, NOBODY

if TYPE_CHECKING:
    from homeassistant.helpers.device_registry import ChildDeviceEntry, DeviceEntry

    from .engine import Objected
    from .shop import Shop
    from .zone import Zone

ATTR_SECONDS: Final = "seconds"
LEAVE_OUT: Final = "leave_out"
SHORTEST_LOOK: Final = 5

LEAVE_OUT_SCHEMA: Final = vol.Schema(
    {
        **SHOP,
        vol.Optional(ATTR_DEVICE_ID): str,
        vol.Optional(ATTR_SECONDS, default=LOOK): vol.All(
            vol.Coerce(float), vol.Range(min=SHORTEST_LOOK, max=LONGEST_LOOK)
        ),
    }
)


@callback
def async_register_leave_out(hass: HomeAssistant) -> None:
    """Register the action."""
    hass.services.async_register(
        DOMAIN, LEAVE_OUT, _async_leave_out, LEAVE_OUT_SCHEMA, supports_response=SupportsResponse.OPTIONAL
    )


async def _async_leave_out(call: ServiceCall) -> ServiceResponse:
    """Leave out whose phone is held against a node; say how many phones that were, and until when at the latest."""
    device_id: str | None = call.data.get(ATTR_DEVICE_ID)
    device = None if device_id is None else dr.async_get(call.hass).async_get(device_id)
    shop = await async_shop_of(call, of=device.primary_config_entry if device else None)
    if device_id is not None and device is None:
        raise _refused("objection_not_of_shop")
    objected = _objected(shop, _nodes(shop, device), call.data[ATTR_SECONDS])
    until = dt_util.as_local(dt_util.utc_from_timestamp(shop.keys.valid[0].ends))
    return {
        "left_out": objected.phones,
        "until": until.isoformat(timespec="seconds"),
        "wifi": objected.wifi,
        "bluetooth": objected.bluetooth,
    }


def _objected(shop: Shop, nodes: list[str], seconds: float) -> Objected:
    """Leave out what is held against the first of these nodes against which anything is."""
    hearing = {node.subentry_id for node in shop.all_nodes if node.hears}
    if not (asked := [node for node in nodes if node in hearing]):
        raise _refused("objection_unheard")
    reason = NOBODY
    for node in asked:
        try:
            return shop.leave_out_near(node, seconds)
        except ObjectionError as error:
            # That too many are at one node says more than that nobody is at another.
            reason = error.reason if reason == NOBODY else reason
    raise _refused(reason)


def _nodes(shop: Shop, device: DeviceEntry | ChildDeviceEntry | None) -> list[str]:
    """Return the nodes that are meant by a device: a node, a zone, or a shop, as by none, for its till."""
    meant = {one for domain, one in device.identifiers if domain == DOMAIN} if device else {shop.entry_id}
    if shop.entry_id in meant:
        return _till(shop)
    for zone in shop.zones.values():
        if zone.subentry_id in meant:
            return _around(zone)
    for node in shop.all_nodes:
        if node.subentry_id in meant:
            return [node.subentry_id]
    raise _refused("objection_not_of_shop")


def _till(shop: Shop) -> list[str]:
    """Return the nodes of the only till, else the only node."""
    tills = [zone for zone in shop.zones.values() if zone.kind is ZoneKind.TILL]
    if len(tills) == 1:
        return _around(tills[0])
    nodes = [node.subentry_id for node in shop.all_nodes]
    if len(nodes) > 1:
        raise _refused("objection_where")
    return nodes


def _around(zone: Zone) -> list[str]:
    return [ring.node for ring in zone.settings.rings]


def _refused(reason: str) -> ServiceValidationError:
    return ServiceValidationError(translation_domain=DOMAIN, translation_key=reason)
