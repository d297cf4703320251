"""What helps to find out what is wrong, without an address, a name, a key or anything of a stranger."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.diagnostics import async_redact_data

from .care.findings import channel_of
from .const import CONF_DOOR_COUNTER, CONF_PROFILE
from .devices import node_identifier, zone_identifier
from .privacy import privacy_of

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry

    from . import FootfallConfigEntry
    from .node import Node
    from .proxy import Proxy
    from .shop import Shop
    from .zone import Zone

ANSWER_FIELDS: Final = (
    *("version", "boot_id", "epoch", "next_epoch", "epoch_left_s", "table_used", "table_rows"),
    *("oldest", "newest", "next", "heard_wifi", "heard_bluetooth"),
    *("lost_gate", "lost_queue", "lost_table", "lost_ring", "lost_damaged", "unkeyed"),
)

REDACTED: Final = {CONF_DOOR_COUNTER, CONF_PROFILE}
"""Options that name something of the owner's; the profile in use is told without its place among the options."""


async def async_get_config_entry_diagnostics(_hass: HomeAssistant, entry: FootfallConfigEntry) -> dict[str, Any]:
    """Describe a shop and all that belongs to it."""
    shop = entry.runtime_data
    return {
        "calibrated": CONF_PROFILE in entry.options,
        "privacy": privacy_of(entry.options),
        "options": async_redact_data(dict(entry.options), REDACTED),
        "snapshot": _describe_now(shop),
        "why": _rounded(asdict(shop.engine.explain())),
        "today": _rounded(asdict(shop.engine.snapshot.today)),
        "profile": json.loads(shop.engine.profile.to_json()),
        "counts": shop.engine.carry_calibration(),
        "history": await _describe_history(shop),
        "wrong_for_minutes": shop.care.described(),
        "equipment": len(shop.equipment),
        "staff": {"people": len(shop.staff), "carried": shop.staff.described()},
        "zones": [_describe_zone(shop, zone) for zone in shop.zones.values()],
        "nodes": [_describe(shop, node) for node in shop.nodes.values()],
        "proxies": [_describe_proxy(shop, proxy) for proxy in shop.proxies.nodes.values()],
    }


async def async_get_device_diagnostics(
    _hass: HomeAssistant, entry: FootfallConfigEntry, device: DeviceEntry
) -> dict[str, Any]:
    """Describe one node, scanner or zone; the shop's device is described by its entry."""
    shop = entry.runtime_data
    for node in shop.nodes.values():
        if node_identifier(node) in device.identifiers:
            return _describe(shop, node)
    for proxy in shop.proxies.nodes.values():
        if node_identifier(proxy) in device.identifiers:
            return _describe_proxy(shop, proxy)
    for zone in shop.zones.values():
        if zone_identifier(zone) in device.identifiers:
            return _describe_zone(shop, zone)
    return await async_get_config_entry_diagnostics(_hass, entry)


def _rounded(value: Any) -> Any:
    """Leave of numbers what helps."""
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(value, 3) if isinstance(value, float) else value


def _describe_now(shop: Shop) -> dict[str, Any]:
    snapshot = shop.engine.snapshot
    return {
        "time": snapshot.time,
        "estimate": round(snapshot.estimate, 3),
        "low": round(snapshot.low, 3),
        "high": round(snapshot.high, 3),
        "occupied": snapshot.occupied,
        "wifi_devices": snapshot.wifi_devices,
        "bluetooth_devices": snapshot.bluetooth_devices,
        "late": snapshot.late,
        "withheld": snapshot.withheld,
    }


async def _describe_history(shop: Shop) -> dict[str, int]:
    return {"hours": len(shop.history), "days": len(shop.history.days()), "bytes": await shop.history.async_size()}


def _describe_zone(shop: Shop, zone: Zone) -> dict[str, Any]:
    figures = shop.engine.snapshot.zones.get(zone.subentry_id)
    return {
        "id": zone.subentry_id,
        "kind": zone.kind,
        "rings": [asdict(ring) for ring in zone.settings.rings],
        "lost_nodes": zone.lost,
        "figures": None if figures is None else _rounded(asdict(figures)),
    }


def _describe_proxy(shop: Shop, proxy: Proxy) -> dict[str, Any]:
    return {
        "id": proxy.subentry_id,
        "connected": proxy.connected,
        "problem": proxy.problem,
        "addresses_held": proxy.addresses,
        **_timings(shop, proxy),
    }


def _timings(shop: Shop, node: Node | Proxy) -> dict[str, Any]:
    """Tell how far event time is behind a node, and when it last heard anything. All times UTC seconds."""
    last = node.figures.last_heard
    return {
        "now": round(node.now, 3),
        "ahead_s": round(node.now - shop.engine.snapshot.time, 3) if node.now else None,
        "last_heard": None if last is None else last.timestamp(),
    }


def _describe(shop: Shop, node: Node) -> dict[str, Any]:
    answer = node.answer
    return {
        "id": node.subentry_id,
        "connected": node.connected,
        "hears": node.hears,
        "problem": node.problem,
        "beacons": node.beacons,
        "beacons_problem": node.deaf,
        "encrypted": bool(node.address.key),
        "losses": asdict(node.losses),
        "cursor": node.cursor,
        "channel": channel_of(node),
        "clock_moved_s": round(shop.care.drift(node.subentry_id), 3),
        **_timings(shop, node),
        "answer": None
        if answer is None
        else {
            **{name: getattr(answer, name) for name in ANSWER_FIELDS},
            "flags": [flag.name for flag in answer.flags],
            "time_base": answer.time_base.name,
        },
    }
