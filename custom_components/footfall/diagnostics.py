"""What helps to find out what is wrong, without an address, a name, a key or anything of a stranger."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from .const import CONF_PROFILE
from .devices import node_identifier

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant
    from homeassistant.helpers.device_registry import DeviceEntry

    from . import FootfallConfigEntry
    from .node import Node
    from .proxy import Proxy

ANSWER_FIELDS: Final = (
    *("version", "boot_id", "epoch", "next_epoch", "epoch_left_s", "table_used", "table_rows"),
    *("oldest", "newest", "next", "heard_wifi", "heard_bluetooth"),
    *("lost_gate", "lost_queue", "lost_table", "lost_ring", "lost_damaged", "unkeyed"),
)


async def async_get_config_entry_diagnostics(_hass: HomeAssistant, entry: FootfallConfigEntry) -> dict[str, Any]:
    """Describe a shop and each of its nodes."""
    shop = entry.runtime_data
    snapshot = shop.engine.snapshot
    return {
        "calibrated": CONF_PROFILE in entry.options,
        "snapshot": {
            "time": snapshot.time,
            "estimate": round(snapshot.estimate, 3),
            "low": round(snapshot.low, 3),
            "high": round(snapshot.high, 3),
            "occupied": snapshot.occupied,
            "wifi_devices": snapshot.wifi_devices,
            "bluetooth_devices": snapshot.bluetooth_devices,
            "late": snapshot.late,
        },
        "why": _rounded(asdict(shop.engine.explain())),
        "profile": json.loads(shop.engine.profile.to_json()),
        "counts": shop.engine.carry_calibration(),
        "equipment": len(shop.equipment),
        "staff": {"people": len(shop.staff), "carried": shop.staff.described()},
        "nodes": [_describe(node) for node in shop.nodes.values()],
        "proxies": [_describe_proxy(proxy) for proxy in shop.proxies.nodes.values()],
    }


async def async_get_device_diagnostics(
    _hass: HomeAssistant, entry: FootfallConfigEntry, device: DeviceEntry
) -> dict[str, Any]:
    """Describe one node or scanner; the shop's device is described by its entry."""
    shop = entry.runtime_data
    for node in shop.nodes.values():
        if node_identifier(node) in device.identifiers:
            return _describe(node)
    for proxy in shop.proxies.nodes.values():
        if node_identifier(proxy) in device.identifiers:
            return _describe_proxy(proxy)
    return await async_get_config_entry_diagnostics(_hass, entry)


def _rounded(value: Any) -> Any:
    """Leave of numbers what helps."""
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    return round(value, 3) if isinstance(value, float) else value


def _describe_proxy(proxy: Proxy) -> dict[str, Any]:
    return {
        "id": proxy.subentry_id,
        "connected": proxy.connected,
        "problem": proxy.problem,
        "addresses_held": proxy.addresses,
    }


def _describe(node: Node) -> dict[str, Any]:
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
        "answer": None
        if answer is None
        else {
            **{name: getattr(answer, name) for name in ANSWER_FIELDS},
            "flags": [flag.name for flag in answer.flags],
            "time_base": answer.time_base.name,
        },
    }
