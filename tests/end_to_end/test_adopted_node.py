"""A node alone, without this integration: what Home Assistant's own ESPHome integration makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scripts.tools.free_port import LOOPBACK
from scripts.tools.host_node import HostNode
from scripts.tools.shop_setup import result_of
from tests.captures import one_frame_each, write

from .test_chain import number

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.tools.home_assistant import HomeAssistantProcess
    from scripts.tools.home_assistant_api import HomeAssistantApi

    from .test_chain import States


class Shown(NamedTuple):
    """What Home Assistant says of an entity; of a disabled one it knows no unit."""

    name: str
    domain: str
    unit: str | None
    icon: str | None
    category: str | None
    device_class: str | None
    is_enabled: bool


ENTITIES = {
    Shown("People-like devices", "sensor", "devices", "mdi:cellphone-wireless", None, None, is_enabled=True),
    Shown("Wi-Fi devices", "sensor", "devices", "mdi:wifi", None, None, is_enabled=True),
    Shown("Bluetooth devices", "sensor", "devices", "mdi:bluetooth", None, None, is_enabled=True),
    Shown("Occupancy", "binary_sensor", None, None, None, "occupancy", is_enabled=True),
    Shown("Frames", "sensor", "frames/s", "mdi:radio-tower", "diagnostic", None, is_enabled=True),
    Shown("Wi-Fi frames", "sensor", None, "mdi:wifi-arrow-down", "diagnostic", None, is_enabled=False),
    Shown("Bluetooth frames", "sensor", None, "mdi:bluetooth-transfer", "diagnostic", None, is_enabled=False),
    Shown("Dropped", "sensor", "events", "mdi:tray-remove", "diagnostic", None, is_enabled=True),
    Shown("Dropped at gate", "sensor", None, "mdi:gate", "diagnostic", None, is_enabled=False),
    Shown("Dropped from queue", "sensor", None, "mdi:tray-full", "diagnostic", None, is_enabled=False),
    Shown("Dropped from table", "sensor", None, "mdi:table-remove", "diagnostic", None, is_enabled=False),
    Shown("Dropped from ring", "sensor", None, "mdi:database-remove", "diagnostic", None, is_enabled=False),
    Shown("Table use", "sensor", "%", "mdi:table-account", "diagnostic", None, is_enabled=True),
    Shown("Wi-Fi channel", "sensor", None, "mdi:access-point", "diagnostic", None, is_enabled=True),
    Shown("Key valid", "binary_sensor", None, "mdi:key-wireless", "diagnostic", None, is_enabled=True),
    Shown("Signal gate", "number", "dBm", "mdi:signal-distance-variant", "config", "signal_strength", is_enabled=True),
    Shown("Presence time-out", "number", "s", "mdi:timer-outline", "config", "duration", is_enabled=True),
    Shown("Listening", "switch", None, "mdi:ear-hearing", "config", None, is_enabled=True),
    Shown("Restart", "button", None, "mdi:restart", "config", "restart", is_enabled=True),
}
STATES: dict[str, float | str] = {
    "People-like devices": 3,
    "Wi-Fi devices": 3,
    "Bluetooth devices": 0,
    "Occupancy": "on",
    "Frames": 0,
    "Dropped": 0,
    "Table use": 0,
    "Wi-Fi channel": 6,
    "Key valid": "off",
    "Signal gate": -90,
    "Presence time-out": 300,
    "Listening": "on",
}


async def registered(api: HomeAssistantApi) -> dict[str, dict[str, Any]]:
    """Return the entities of the ESPHome integration as they are registered, by their own name."""
    listed = await api.command("config/entity_registry/list")
    ids = [entry["entity_id"] for entry in listed if entry["platform"] == "esphome"]
    entries = await api.command("config/entity_registry/get_entries", entity_ids=ids)
    return {entry["original_name"]: entry for entry in entries.values()}


async def test_node_alone_in_home_assistant(home: HomeAssistantProcess, tmp_path: Path) -> None:
    capture = write(tmp_path / "a.pcap", one_frame_each([0.0, 1.0, 2.0]))
    async with HostNode(name="door", captures=[capture], speed="1000000") as node, home.api() as api:
        result_of(await api.flow("flow", "esphome", {"host": LOOPBACK, "port": node.port}))
        await api.until(lambda s: any(e.startswith("button.") and e.endswith("_restart") for e in s), "the entities")
        entries = await registered(api)

        def shown(name: str, states: States) -> float | str | None:
            entity = entries[name]["entity_id"]
            return number(states, entity) if isinstance(STATES[name], int) else str(states[entity]["state"])

        states = await api.until(
            lambda s: {name: shown(name, s) for name in STATES} == STATES, "the states of the node"
        )
        units = {entity: state["attributes"].get("unit_of_measurement") for entity, state in states.items()}
        assert {
            Shown(
                name,
                entry["entity_id"].partition(".")[0],
                units.get(entry["entity_id"]),
                entry["original_icon"],
                entry["entity_category"],
                entry["original_device_class"],
                is_enabled=entry["disabled_by"] is None,
            )
            for name, entry in entries.items()
        } == ENTITIES
        assert {
            states[entry["entity_id"]]["attributes"]["friendly_name"]
            for entry in entries.values()
            if not entry["disabled_by"]
        } == {f"Footfall host {node.mac.replace(':', '')[-6:]} {shown.name}" for shown in ENTITIES if shown.is_enabled}
        precisions = {name: entry["options"] for name, entry in entries.items() if name in STATES}
        assert precisions["Wi-Fi channel"]["sensor"]["suggested_display_precision"] == 0
